from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase

from people.dates import PartialDate
from people.models import Edition, Person
from tests.factories import make_edition, make_person


class PartialDateTests(SimpleTestCase):
    def test_says_in_words_what_it_knows_and_no_more(self):
        for text, words in [
            ("2024-05-21", "21 May 2024"),
            ("2024-05", "May 2024"),
            ("2024", "2024"),
            ("XXXX-01-30", "30 January"),
            ("XXXX-04", "April"),
        ]:
            with self.subTest(text=text):
                self.assertEqual(PartialDate.parse(text).words, words)

    def test_gives_html_what_html_can_hold(self):
        for text, machine in [("2024-05-21", "2024-05-21"), ("2024", "2024"), ("XXXX-01-30", "01-30"), ("XXXX-04", "")]:
            with self.subTest(text=text):
                self.assertEqual(PartialDate.parse(text).machine, machine)

    def test_takes_the_29th_of_february_of_an_unknown_year(self):
        self.assertEqual(PartialDate.parse("XXXX-02-29").day, 29)

    def test_refuses_what_is_no_date_with_the_way_out(self):
        for text in ["21 May 2024", "2024-13", "2024-02-30", "2023-02-29", "2024-00", "XXXX", "24", "2024-5-1", "٢٠٢٤"]:
            with self.subTest(text=text), self.assertRaises(ValueError) as raised:
                PartialDate.parse(text)
            self.assertIn(text, str(raised.exception))


class PartialDateFieldTests(TestCase):
    def test_comes_back_from_the_database_with_its_precision(self):
        make_person(born="1943-11")
        self.assertEqual(Person.objects.get().born.words, "November 1943")

    def test_is_refused_by_validation_and_by_saving_alike(self):
        person = make_person()
        person.born = "some day"
        with self.assertRaises(ValidationError):
            person.full_clean()
        with self.assertRaises(ValidationError):
            person.save()

    def test_sorts_by_time(self):
        for starts in ["2024-05-14", "2023", "2024-05"]:
            make_edition(starts=starts)
        self.assertEqual(
            [edition.starts for edition in Edition.objects.order_by("starts")], ["2023", "2024-05", "2024-05-14"]
        )
