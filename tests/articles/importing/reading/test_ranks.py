from django.test import SimpleTestCase

from articles.importing.reading import read

from .written import MORE_PROSE, PROSE, entries, headings, under_a_head


class RankTests(SimpleTestCase):
    def test_ranks_go_up_or_down_by_one(self):
        for ranks in ((1, 2, 3), (3, 2, 1)):
            with self.subTest(ranks):
                reading = under_a_head(
                    *(f"{rank}. Rope (194{rank})\n\nIt is shot in one room, they say." for rank in ranks)
                )
                self.assertEqual([rank for rank, _, _ in entries(reading)], list(ranks))

    def test_an_entry_keeps_the_lines_that_belong_to_it(self):
        lines = "Director: Ana Ruiz\nThe room: A vestry\nLongest take: 9 minutes\nShe asked for a window."
        reading = under_a_head(*(f"{rank}. Rope (194{rank})\n{lines}" for rank in (1, 2, 3)))
        self.assertEqual(headings(reading), [])
        self.assertTrue(all("Longest take: 9 minutes" in text for _, _, text in entries(reading)))

    def test_numbered_parts_of_an_essay_are_headings(self):
        reading = under_a_head("1. The rain that washes", PROSE, "2. The rain that hides", MORE_PROSE)
        self.assertEqual(headings(reading), ["1. The rain that washes", "2. The rain that hides"])
        reading = under_a_head("### 1. The rain", PROSE, "### 2. The hail", MORE_PROSE)
        self.assertEqual(headings(reading), ["1. The rain", "2. The hail"])

    def test_numbered_captions_may_end_with_their_credits(self):
        captions = "\n".join(f"{n}. Rain on plank {n}. Photograph: Bo Lund/Pier House" for n in (1, 2, 3, 4))
        figures = read(f"The pier in pictures\nBy Ana Ruiz\n\n{PROSE}\n\n{captions}").figures
        self.assertEqual(figures[2].caption, "Rain on plank 3.")
        self.assertEqual(figures[2].credit, "Photograph: Bo Lund/Pier House")

    def test_a_number_on_a_line_of_its_own_has_its_title_below(self):
        reading = under_a_head(
            *(f"{rank}.\n\nRope (194{rank})\n\nIt is shot in one room, they say." for rank in (3, 2, 1))
        )
        self.assertEqual([title for _, title, _ in entries(reading)], ["Rope (1943)", "Rope (1942)", "Rope (1941)"])
