"""Heads of whole pages: sentences above who and when, who the writer is, what the opening picture shows."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Figure

from .written import MORE_PROSE, PROSE, above_a_body, left

LINKS = ("Log In", "Advertisement", "Arts & Boats", "Piers")
ASKS = "Column: The piers want your laughter. So why won’t they give it a hat?"
LONG_PROSE = f"{PROSE} {MORE_PROSE}"
BIO = "Ana Ruiz is a senior keeper at the Pier Weekly. She has been counting boats since 2016."


def over_long_prose(*lines):
    """The same with a first paragraph that is longer than any headline."""
    return read("\n".join([*lines, LONG_PROSE]))


class SentencesAboveTests(SimpleTestCase):
    def test_a_headline_of_two_sentences_begins_no_body(self):
        caption = "Bo Lund in “The Pier,” one of the longest films of the year."
        reading = over_long_prose(*LINKS, ASKS, caption, "(Neon)", "By Ana Ruiz", "Keeper", "Follow", "Nov. 12, 2025")
        said = [reading.value(name) for name in ("headline", "dek", "published")]
        self.assertEqual(said, [ASKS, "", "2025-11-12"])
        self.assertEqual([byline.name for byline in reading.bylines], ["Ana Ruiz"])
        self.assertEqual([paragraph.text for paragraph in reading.paragraphs], [LONG_PROSE])

    def test_a_name_in_brackets_under_a_caption_owns_the_picture(self):
        for owner in ("Neon", "Ana Ruiz / Pier Times", "Pier Bros. Pictures"):
            with self.subTest(owner):
                reading = over_long_prose(
                    "A Pier in Winter", "By Bo Lund", "13 June 2025", "Kit Amado waits on the pier", f"({owner})"
                )
                figures = [(figure.caption, figure.credit) for figure in reading.all_of(Figure)]
                self.assertEqual(figures, [("Kit Amado waits on the pier", owner)])

    def test_who_the_writer_is_stands_between_the_byline_and_the_day(self):
        head = ("A Pier in Winter", "What the keeper says of it", "By", "Ana Ruiz", "Ana Ruiz", BIO, "Our Guidelines")
        reading = over_long_prose(*head, "Published on June 13, 2025 12:00PM EDT", "Leave a Comment")
        self.assertEqual(reading.value("published"), "2025-06-13T12:00-04:00")
        self.assertEqual(left(reading)[BIO], "boilerplate")
        self.assertEqual([paragraph.text for paragraph in reading.paragraphs], [LONG_PROSE])

    def test_a_sentence_about_somebody_else_is_no_bio(self):
        reading = over_long_prose("A Pier in Winter", "By Ana Ruiz", "13 June 2025", BIO.replace("Ana Ruiz", "Bo Lund"))
        self.assertEqual(len(reading.paragraphs), 2)

    def test_a_byline_below_the_first_paragraph_ends_no_head(self):
        reading = read("\n".join(["A Pier in Winter", LONG_PROSE, "By Ana Ruiz", MORE_PROSE]))
        self.assertEqual(reading.paragraphs[0].text, LONG_PROSE)


class OverHeadlineTests(SimpleTestCase):
    MENU = ("Pier Daily", "Boats", "Huts", "Weather", "Culture")
    HEADLINE = "A Pier in the Long Winter"
    TITLE = "Longer Than It Looks"

    def said(self, *lines, names=("section", "kicker", "headline")):
        reading = above_a_body(*lines, "By Bo Lund", "13 June 2025")
        return [reading.value(name) for name in names]

    def test_steps_with_signs_on_lines_of_their_own_are_the_path(self):
        for sign in "/›>»":
            with self.subTest(sign):
                lines = (*self.MENU, "Accueil", sign, "Culture", sign, "Boats", "Critique", self.HEADLINE)
                self.assertEqual(self.said(*lines), ["Culture / Boats", "Critique", self.HEADLINE])

    def test_a_link_that_comes_again_begins_the_path(self):
        self.assertEqual(
            self.said(*self.MENU, "Boats", "Old Boats", self.HEADLINE), ["Boats / Old Boats", "", self.HEADLINE]
        )
        self.assertEqual(self.said(*self.MENU, "Huts", self.HEADLINE), ["Huts", "", self.HEADLINE])

    def test_the_last_step_may_be_the_kicker(self):
        self.assertEqual(self.said(*self.MENU, "Boats", "Review", self.TITLE)[:2], ["Boats", "Review"])

    def test_two_lines_between_an_advertisement_and_the_headline_are_the_path(self):
        self.assertEqual(self.said(*LINKS, self.HEADLINE)[0], "Arts & Boats / Piers")

    def test_a_step_may_have_a_label(self):
        self.assertEqual(self.said(*self.MENU, "Home > Category: Boats", self.HEADLINE)[:2], ["Boats", ""])

    def test_a_title_that_stands_twice_is_no_step(self):
        said = self.said(*self.MENU, "Home", "Boats", "The Town", "The Town")
        self.assertEqual(said[::2], ["Boats", "The Town"])

    def test_the_last_link_of_a_menu_is_no_kicker(self):
        menu = ("Pier Daily", "News", "Reviews", "Trailers", "Podcasts")
        self.assertEqual(self.said(*menu, self.HEADLINE)[1], "")
        self.assertEqual(self.said(*menu, "Support Us", self.HEADLINE)[1], "")
        self.assertEqual(self.said(*menu, "Review", self.HEADLINE)[1], "Review")
