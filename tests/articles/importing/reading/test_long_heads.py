"""Heads of whole pages: sentences above who and when, who the writer is, what the opening picture shows."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Figure, Heading, ListEntry

from .written import MORE_PROSE, PROSE, above_a_body, left, notes

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

    def test_buttons_that_no_list_knows_stand_between_those_that_it_does(self):
        head = ("A Pier in the Long Winter", "By", "Ana Ruiz", "Published Oct 26, 2025", BIO)
        reading = over_long_prose(*head, "Follow", "Followed", "Thread", "5", "Address kept now", "Sit By", "Share")
        self.assertEqual([paragraph.text for paragraph in reading.paragraphs], [LONG_PROSE])
        self.assertEqual([byline.name for byline in reading.bylines], ["Ana Ruiz"])
        self.assertEqual(reading.all_of(Heading) + reading.all_of(ListEntry), [])

    def test_what_is_seen_in_a_picture_stands_over_its_caption(self):
        caption = "Kit Amado in ‘The Pier’."
        for seen in ("A woman in a coat waits on a pier.", "Kit Amado as Bo in ‘The Pier’"):
            with self.subTest(seen):
                reading = over_long_prose(
                    "A Pier in Winter", "By Bo Lund", "13 June 2025", seen, caption, "Photo: Neon"
                )
                figures = [(figure.alt, figure.caption, figure.credit) for figure in reading.all_of(Figure)]
                self.assertEqual((figures, reading.value("dek")), ([(seen, caption, "Photo: Neon")], ""))

    def test_a_day_below_the_story_is_its_own_where_none_stands_above(self):
        reading = read(
            "\n".join(["A Pier in Winter", "By Ana Ruiz", LONG_PROSE, PROSE + " Yes.", "Published 30 Oct 2025"])
        )
        self.assertEqual((reading.value("published"), len(reading.paragraphs)), ("2025-10-30", 2))


class LabelledLinesTests(SimpleTestCase):
    FACTS = ("Original-Titel:", "Low Tide", "Start:", "13.11.2025", "Stegpreis:", "–", "Regie:", "Kit Amado")

    def test_a_day_under_the_label_of_a_film_is_not_when_the_story_stood(self):
        reading = over_long_prose("A Pier in Winter", *self.FACTS, "By Ana Ruiz")
        self.assertEqual((reading.value("published"), reading.value("dek")), ("", ""))
        self.assertEqual(notes(reading), [("film facts", "\n".join(self.FACTS))])

    def test_labels_of_a_story_are_none_of_a_film(self):
        reading = over_long_prose("A Pier in Winter", "Words:", "Ana Ruiz", "Published:", "13 June 2025")
        self.assertEqual((reading.value("published"), notes(reading)), ("2025-06-13", []))

    def test_points_for_what_was_hoped_and_had_are_no_list(self):
        points = ("Hope.", "A pier was due.", "4", "Joy.", "A feast for gulls.", "3")
        dek = "A keeper hears murder in the boards."
        reading = over_long_prose(
            "A Pier in Winter", "By Ana Ruiz", "Directed by", "Bo Lund", "Cast", "Kit Amado", *points, dek
        )
        self.assertEqual((reading.all_of(ListEntry), reading.value("dek")), ([], dek))
        self.assertEqual([paragraph.text for paragraph in reading.paragraphs], [LONG_PROSE])


class UnderAMenuTests(SimpleTestCase):
    MENU = ("Direkt zum Inhalt", "steg Film", "Themen", "Boote", "Hütten", "Wetter", "Suche")

    def test_the_first_long_line_over_an_owner_is_the_headline(self):
        reading = over_long_prose(*self.MENU, "Kritik zu The Longer Pier", "© Steg Medien", "Von Ana Ruiz")
        self.assertEqual(reading.value("headline"), "Kritik zu The Longer Pier")
        self.assertEqual([figure.credit for figure in reading.all_of(Figure)], ["© Steg Medien"])

    def test_a_labelled_line_goes_on_nothing(self):
        dek = "Ein Wärter, zwei Töchter und ein Steg, der länger ist, als er aussieht: Kit Amado erzählt in einem"
        dek += " zweiten Film vom langen Winter in den Hütten am Hafen"
        reading = over_long_prose("The Longer Pier", dek, "Bewertung: 4", "Von Ana Ruiz")
        self.assertEqual((reading.value("dek"), reading.value("rating")), (dek, "4"))


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
        self.assertEqual(
            self.said(*self.MENU, "Culture", "Old", "Culture", self.HEADLINE), ["Culture", "", self.HEADLINE]
        )

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
