"""What the reader reaches on the texts written for it: nobody makes it worse unnoticed."""

from django.test import SimpleTestCase

from tests.articles.importing.score import TEXTS, rates, scored, together

# Precision and recall that each field must not fall below. Names and films are told by recognising, not by reading.
FLOORS = {
    "headline": (0.98, 0.98),
    "dek": (0.97, 0.96),
    "kicker": (0.97, 0.97),
    "section": (0.97, 0.97),
    "published": (0.98, 0.98),
    "updated": (0.98, 0.98),
    "rating": (0.98, 0.98),
    "provenance": (0.98, 0.98),
    "embargo": (0.98, 0.98),
    "bylines": (0.98, 0.98),
    "credits": (0.97, 0.97),
    "shoot date": (0.98, 0.98),
    "shoot place": (0.98, 0.98),
    "related": (0.98, 0.98),
    "where to watch": (0.98, 0.98),
    "paragraphs": (0.985, 0.985),
    "headings": (0.975, 0.975),
    "pull quotes": (0.98, 0.98),
    "questions": (0.98, 0.98),
    "answers": (0.98, 0.98),
    "videos": (0.98, 0.98),
    "figures": (0.98, 0.98),
    "figure credits": (0.98, 0.98),
    "figure urls": (0.98, 0.98),
    "list entries": (0.98, 0.98),
    "notes": (0.98, 0.98),
    "leftovers": (0.98, 0.97),
    "furniture kept out": (0.98, 0.99),
    "nothing unread": (0.98, 0.98),
    "people": (0.965, 0.945),
    "films": (0.95, 0.87),
    "awards": (0.97, 0.92),
    "not people": (0.98, 0.95),
}


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
