from django.test import SimpleTestCase

from .written import MORE_PROSE, entries, headings, under_a_head


def under(*lines):
    return under_a_head(*(part for line in lines for part in (f"## {line}", MORE_PROSE)))


class CountedHeadingTests(SimpleTestCase):
    def test_numbers_that_go_down_or_up_are_ranks(self):
        for lines in (
            ["3 ‘Devil’ (2010)", "2 Lift", "1 12 Angry Men"],
            ["1 ‘Devil’ (2010)", "2 Lift (1983)", "3 12 Angry Men"],
        ):
            with self.subTest(lines):
                found = [(rank, title) for rank, title, _ in entries(under(*lines))]
                self.assertEqual(found, [(int(line[0]), line[2:]) for line in lines])

    def test_a_heading_after_a_full_stop_has_its_number_once(self):
        found = [(rank, title) for rank, title, _ in entries(under("3. ‘Devil’ (2010)", "2. Lift", "1. 12 Angry Men"))]
        self.assertEqual(found, [(3, "‘Devil’ (2010)"), (2, "Lift"), (1, "12 Angry Men")])

    def test_numbers_that_belong_to_titles_stay_in_headings(self):
        lines = ["12 Angry Men", "8 Women", "21 Grams"]
        self.assertEqual(headings(under(*lines)), lines)
