from django.test import SimpleTestCase

from articles.importing.as_json import as_json
from articles.importing.doors import Given, Incoming
from articles.importing.reading import read
from articles.importing.recognising import not_looked_at

SAID = "she walks along the pier with Agnès Varda and tells of the sea, of her cats and of what the boats bring in."


def paragraphs(count):
    return [f"On day {number} {SAID}" for number in range(count)]


class BeyondTests(SimpleTestCase):
    def reading(self, *paragraphs):
        return read("\n\n".join(("A walk along the pier", *paragraphs)), Given())

    def test_where_names_are_looked_for_no_further_is_said(self):
        reading = self.reading(*paragraphs(850), "Here the director Jacques Demy comes in and says what he thinks.")
        self.assertIn("No name was looked for from “", " ".join(not_looked_at(reading)))
        told = as_json(Incoming("walk.txt", "\n\n".join(paragraphs(1000)), Given()))["warnings"]
        self.assertIn("No name was looked for from “", " ".join(told))

    def test_a_long_read_is_looked_at_as_a_whole(self):
        self.assertEqual(not_looked_at(self.reading(*paragraphs(400))), [])
        self.assertEqual(not_looked_at(self.reading(*paragraphs(1))), [])
