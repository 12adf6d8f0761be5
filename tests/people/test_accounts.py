from django.contrib.auth.models import User
from django.test import SimpleTestCase

from people.accounts import name_of


class NameTests(SimpleTestCase):
    def test_is_the_full_name_or_what_somebody_signs_in_with(self):
        self.assertEqual(name_of(User(username="agnes", first_name="Agnès", last_name="V.")), "Agnès V.")
        self.assertEqual(name_of(User(username="agnes")), "agnes")
