"""What the reader reaches on the texts written for it: nobody makes it worse unnoticed."""

from django.test import SimpleTestCase

from tests.articles.importing.score import HOUSES, TEXTS, rates, scored, together

# Precision and recall that each field must not fall below. Names and films are told by recognising, not by reading.
FLOORS = {
    "headline": (0.99, 0.99),
    "dek": (0.99, 0.98),
    "kicker": (0.99, 0.99),
    "section": (0.99, 0.99),
    "published": (0.99, 0.99),
    "updated": (0.99, 0.99),
    "rating": (0.99, 0.99),
    "provenance": (0.99, 0.99),
    "embargo": (0.99, 0.99),
    "bylines": (0.985, 0.985),
    "credits": (0.99, 0.99),
    "shoot date": (0.99, 0.99),
    "shoot place": (0.99, 0.99),
    "related": (0.99, 0.97),
    "where to watch": (0.99, 0.965),
    "paragraphs": (0.99, 0.995),
    "headings": (0.98, 0.985),
    "pull quotes": (0.99, 0.99),
    "questions": (0.99, 0.99),
    "answers": (0.99, 0.99),
    "videos": (0.99, 0.99),
    "figures": (0.99, 0.98),
    "figure credits": (0.99, 0.99),
    "figure urls": (0.99, 0.99),
    "list entries": (0.985, 0.99),
    "notes": (0.99, 0.99),
    "leftovers": (0.99, 0.975),
    "furniture kept out": (0.99, 0.99),
    "nothing unread": (0.99, 0.99),
    "people": (0.98, 0.965),
    "films": (0.97, 0.90),
    "awards": (0.98, 0.92),
    "not people": (0.99, 0.975),
}


# The same of whole pages of other houses, of all fields together.
FLOORS_OF_HOUSES = (0.92, 0.91)


class CorpusFloorTests(SimpleTestCase):
    def test_no_field_is_read_worse_than_it_was(self):
        by_story = scored(TEXTS)
        for field, floors in FLOORS.items():
            whole = together([fields[field] for fields in by_story.values() if field in fields])
            for name, rate, floor in zip(("precision", "recall"), rates(whole), floors, strict=False):
                with self.subTest(f"{name} of {field}"):
                    self.assertGreaterEqual(rate, floor, f"missed {whole.missed}, invented {whole.invented}")

    def test_every_field_that_is_scored_has_a_floor(self):
        fields = {field for fields in scored(TEXTS, "review").values() for field in fields}
        self.assertLessEqual(fields, set(FLOORS))

    def test_whole_pages_of_other_houses_are_read_no_worse_than_they_were(self):
        whole = together([score for fields in scored(HOUSES).values() for score in fields.values()])
        for name, rate, floor in zip(("precision", "recall"), rates(whole), FLOORS_OF_HOUSES, strict=False):
            with self.subTest(name):
                self.assertGreaterEqual(rate, floor)
