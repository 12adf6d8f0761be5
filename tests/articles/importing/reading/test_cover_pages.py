"""Releases and press notes whose first page is set like a poster."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Note

from .written import MORE_PROSE, PROSE, headings

COVER = (
    "HARBOUR PICTURES\npresents",
    "THE LONG TIDE",
    "A film by Ana Ruiz",
    "Starring\nBo Lund\nand introducing Kit Amado",
)
FACTS = "2025 / United Kingdom, France / 112 min / 1.66 / Rated R"


class CoverPageTests(SimpleTestCase):
    def setUp(self):
        self.reading = read(
            "\n\n".join((*COVER, FACTS, "WORLD PREMIERE\nHARBOUR FESTIVAL", "SYNOPSIS", PROSE, "CREW", MORE_PROSE))
        )

    def test_the_title_stands_over_whose_film_it_is(self):
        self.assertEqual(self.reading.value("headline"), "THE LONG TIDE")
        notes = [note.text for note in self.reading.all_of(Note) if note.name == "film facts"]
        self.assertEqual(notes, ["\n".join(COVER[2:]), FACTS])

    def test_what_kind_of_showing_it_is_in_capitals_is_no_dek(self):
        self.assertEqual(self.reading.value("dek"), "")

    def test_a_line_of_facts_has_no_writer(self):
        self.assertEqual(self.reading.bylines, [])

    def test_its_parts_have_headings(self):
        self.assertEqual(headings(self.reading), ["SYNOPSIS", "CREW"])
