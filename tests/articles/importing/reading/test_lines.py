import textwrap

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Leftover, Rest
from articles.importing.reading.text.lines import MOST_PASSAGES, passages

from .written import MORE_PROSE, PROSE, above_a_body, bylines, entries, under_a_head


def texts(source):
    return [passage.text for passage in passages(source)]


class LineTests(SimpleTestCase):
    def test_lines_that_a_mailer_broke_are_one_paragraph(self):
        wrapped = "The pier is longer than it looks from the town, and at\nits end there is a hut where a man sells\n"
        self.assertEqual(
            len(passages(f"{wrapped}tickets for boats that no longer sail, and has for years\non end.")), 1
        )

    def test_a_line_that_every_page_has_with_another_number_is_none_of_the_paragraph_it_stands_in(self):
        lines = textwrap.wrap(" ".join([PROSE, MORE_PROSE] * 3), 72)
        foot = "The Pier Quarterly in winter, page {}"
        pages = [*lines[:4], foot.format(12), *lines[4:9], foot.format(13), *lines[9:]]
        found = texts("\n".join(pages))
        self.assertEqual([words for words in found if "Quarterly" in words], [foot.format(12), foot.format(13)])

    def test_what_hangs_under_a_note_or_a_bullet_goes_on_with_it(self):
        prose = textwrap.fill(PROSE, 60)
        for sign in ("[1]", "2.", "-"):
            with self.subTest(sign):
                note = f"{sign} The man at the hut was called Bo Lund. See Ana Ruiz,\n    Planks (Pier House, 1987)."
                self.assertTrue(
                    texts(f"{prose}\n\n{prose}\n\n{note}")[-1].endswith("Ana Ruiz, Planks (Pier House, 1987).")
                )

    def test_the_paper_and_the_number_of_a_page_at_its_edges_are_neither_headline_nor_heading(self):
        lines = textwrap.wrap(" ".join([PROSE, MORE_PROSE]), 60)
        head = f"The Pier Quarterly{' ' * 70}Winter 2025"
        foot = f"The Pier Quarterly{' ' * 40}23"
        story = [head, "", "COUNTING THE PLANKS", "", "by Ana Ruiz", "", *lines[:4], "", foot, "", *lines[4:]]
        reading = read("\n".join(story))
        self.assertEqual((reading.value("headline"), reading.value("kicker")), ("COUNTING THE PLANKS", ""))
        self.assertEqual(len(reading.paragraphs), 1)
        self.assertEqual([type(block).__name__ for block in reading.blocks], ["Paragraph"])

    def test_a_word_parted_at_the_end_of_a_line_is_one_again(self):
        self.assertEqual(
            texts("They were em-\nployed to paint films by hand."), ["They were employed to paint films by hand."]
        )

    def test_a_headline_ends_where_a_byline_begins_though_it_begins_small(self):
        reading = above_a_body("La casa dei ragni e troppe finestre", "di Ginevra Tassinari – 14 marzo 2025")
        self.assertEqual(reading.value("headline"), "La casa dei ragni e troppe finestre")
        self.assertEqual(bylines(reading), [("Ginevra Tassinari", "words")])

    def test_a_day_at_the_start_of_a_line_is_no_entry_of_a_list(self):
        self.assertEqual([passage.set_as for passage in passages("12. Februar 2025")], [""])

    def test_bullets_of_every_make_are_items(self):
        for bullet in "-*•·▪◦→":
            with self.subTest(bullet):
                self.assertEqual(entries(under_a_head(f"{bullet}   Kite (Iran)")), [(None, "", "Kite (Iran)")])

    def test_an_address_under_a_line_is_a_line_of_its_own(self):
        self.assertEqual(len(passages("In the cupboard (6 min)\nhttps://www.youtube.com/watch?v=a")), 2)

    def test_no_line_has_more_pictures_than_a_story_has_passages(self):
        self.assertEqual(len(passages("![a](b) " * 4_000)), MOST_PASSAGES)
        self.assertEqual(len(passages("The sea.\n\n" + "![a](b) " * 4_000 + "\n\nThe sea.")), MOST_PASSAGES)


class PageBreakTests(SimpleTestCase):
    HALVES = (
        "In August she was set to paint a storm for a film that was never shown, and she",
        "writes that it was cold.",
    )

    def test_a_paragraph_that_went_on_over_the_page_is_one(self):
        reading = read(
            "\n\n".join(["A Title", "By Ana Ruiz", PROSE, self.HALVES[0], "Advertisement", self.HALVES[1], MORE_PROSE])
        )
        whole = reading.paragraphs[1]
        self.assertEqual(whole.text, " ".join(self.HALVES))
        (rest,) = reading.all_of(Rest)
        self.assertEqual(rest.of, whole.start)
        self.assertIn("advertisement", [piece.name for piece in reading.all_of(Leftover)])

    def test_one_that_ended_stays_by_itself(self):
        reading = under_a_head(f"{self.HALVES[0]} left.", self.HALVES[1])
        self.assertEqual(len(reading.paragraphs), 3)

    def test_where_it_goes_on_is_no_part_of_it(self):
        for line in ("(Continued on page 12)", "CONTINUED ON PAGE 12", "Fortsetzung auf Seite 4"):
            with self.subTest(line):
                self.assertNotIn(line, [paragraph.text for paragraph in under_a_head(line).paragraphs])
