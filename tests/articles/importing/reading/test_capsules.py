"""Short pieces in a row, and what stands beside them and below: marks, winners, notices, other stories."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Heading, Note

from .written import MORE_PROSE, PROSE, above_a_body, left, related

TOLD = "It is about a pier, and for two hours nothing else comes near it at all."


def rows(*middles):
    titles = ["Low Tide", "ebb", "THE LAST PLANK", "Gone to Sea"]
    return "\n\n".join(f"{title}\n{middle}\n{TOLD}" for title, middle in zip(titles, middles, strict=False))


class CapsuleTests(SimpleTestCase):
    def headings(self, text):
        return [heading.text for heading in read(f"Four piers\n\n{PROSE}\n\n{text}").all_of(Heading)]

    def test_a_title_over_a_line_of_the_film_heads_its_piece_in_a_row_of_three(self):
        for middle in ("88%", "Dir: Ana Ruiz. Italy. 104mins. Competition", "★★★"):
            with self.subTest(middle):
                self.assertEqual(self.headings(rows(middle, middle, middle)), ["Low Tide", "ebb", "THE LAST PLANK"])

    def test_a_service_that_is_not_known_is_one_among_others(self):
        text = f"Four piers\n\n{PROSE}\n\n{rows('Netflix', 'Pierflix, free with a ticket', 'MUBI', 'Binge')}"
        told = [note.text for note in read(text).all_of(Note) if note.name == "where to watch"]
        self.assertIn("Pierflix, free with a ticket", told)
        self.assertEqual(len(told), 4)

    def test_marks_for_parts_are_no_list_and_that_of_the_film_is_its_rating(self):
        reading = above_a_body("A Pier", "By Ana Ruiz", "", PROSE, "", "| Film | ★★★☆☆ |\n| Sound | 9/10 |")
        self.assertEqual(reading.value("rating"), "3/5")

    def test_the_house_that_speaks_to_its_readers_tells_no_story(self):
        notice = "Comments have to be polite. Please read our rules before you write to us."
        text = f"A pier\n\nBy Ana Ruiz\n\n{PROSE}\n\n{MORE_PROSE}\n\n%s\n\nFollow us on Facebook and Instagram"
        self.assertEqual(left(read(text % notice))[notice], "comments")

    def test_headlines_under_a_label_that_is_not_known_are_of_other_stories(self):
        lines = "Eyes On These\nA pier is saved by its own town\nWhy nobody swims in November any more"
        reading = read(f"A pier\n\nBy Ana Ruiz\n\n{PROSE}\n\n{MORE_PROSE}\n\n{lines}\n\nSubscribe to our newsletter")
        self.assertEqual(len(related(reading)), 2)
