"""What the page holds of a form that the database refused."""

from unittest import mock

from django.db import OperationalError
from django.test import Client, TestCase
from django.urls import reverse

from tests.factories import make_editor
from tests.forms import fields_of


class HeldTests(TestCase):
    def refused(self, address, data):
        desk = Client()
        desk.force_login(make_editor())
        with (
            mock.patch("django.contrib.auth.models.User.save", side_effect=OperationalError("database is locked")),
            self.assertLogs("magazine.desk.interrupted", "ERROR"),
        ):
            return desk.post(address, data)

    def test_no_password_stands_on_it(self):
        old, new = "ed", "a very long pass phrase of more than forty characters"
        typed = {"old_password": old, "new_password1": new, "new_password2": new}
        page = self.refused(reverse("admin:password_change"), {**typed, "next": "/admin/"})
        self.assertEqual(page.status_code, 503)
        self.assertNotContains(page, new, status_code=503)
        self.assertEqual(fields_of(page, "typed"), {"next": "/admin/"})
