from django.db import connection
from django.test import TestCase

from articles.checks.shelf import people_named
from people.models import Person, PersonName
from people.models.words import FirstWord, LastWord
from tests.factories import make_person


class WordsOfNamesTests(TestCase):
    def words_of(self, name, **sign):
        person = make_person(name)
        rows = Person.objects.filter(pk=person.pk)
        return rows.values_list(FirstWord("name", **sign), LastWord("name", **sign)).get()

    def test_a_name_begins_with_its_first_word_and_ends_with_its_last(self):
        self.assertEqual(self.words_of("Luna Sofía Miranda"), ("Luna", "Miranda"))
        self.assertEqual(self.words_of("Åsa Öst"), ("Åsa", "Öst"))

    def test_a_name_of_one_word_is_both(self):
        self.assertEqual(self.words_of("Sjón"), ("Sjón", "Sjón"))

    def test_the_same_letters_on_both_sides_of_a_space_are_no_matter(self):
        self.assertEqual(self.words_of("anna nana"), ("anna", "nana"))

    def test_another_sign_may_stand_between_words(self):
        self.assertEqual(self.words_of("Jean-Luc Godard", between="-"), ("Jean", "Luc Godard"))

    def test_names_are_found_by_their_words_along_indexes(self):
        for rows, indexes in [
            (Person.objects.all(), ["person_by_first_word", "person_by_last_word"]),
            (PersonName.objects.all(), ["personname_by_first_word", "personname_by_last_word"]),
        ]:
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    cursor.execute("SET LOCAL enable_seqscan = off")
            plan = people_named(rows, ["Sofía", "Miranda"]).explain()
            for index in indexes:
                with self.subTest(index):
                    self.assertIn(index, plan)
