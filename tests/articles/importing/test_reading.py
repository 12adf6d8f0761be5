import os
import unittest
from pathlib import Path

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.fixtures import FOLDER
from articles.importing.reading import read
from articles.importing.reading.dates import find
from articles.importing.reading.pieces import Credits, Note, Paragraph, PullQuote, RelatedHeadline, Video, covering
from articles.importing.reading.words import split_at_joins

SOURCES = FOLDER / "sources"
RAW = os.environ.get("MATINEE_SOURCES")

COVER_STORY = """Two Days With Agnès

She talks about the beach, and about cats

The first day is all\u00a0cats. “We were cold, and I liked it,” she says.\u00a0

“I liked it. The sea was never the same colour twice.”

Above: a camera on a table

She walks along the
water. “We were cold, but I liked it. The sea was never the same colour twice.”

Agnès on the beach. Courtesy of CINÉ

Agnès on the beach with a “camera” Courtesy CINÉ

This story originally appeared in the May issue of The Gazette.

Photographed by Ellen Q. Example on 12/17/24 at North Hall. Make-up by Ana Sample."""

CAPTION = (
    'A pier (in French: [ʒəte]; "jetty") on the coast,[1][2] where (as they say) a film was shot and somebody stood '
    "for days on end without a word, until the light was right and the wind was down and the crew had come back from "
    "lunch, which took them longer than was planned that day.[12]"
)
FILM_PAGE = f"""
Short and sweet…
The first paragraph of the page, which is long enough to be one and which says[1] what it says.

![{CAPTION}](https://images.example/pier.jpg?ssl=1)
Glued to the picture, a paragraph goes on about the pier and the light on it.
WATCH THE TRAILER!

It is available now with a subscription to Somewhere…
"""

BOX = "Had enough? Get The PostEmail address SIGN UP News for you, daily. Privacy policy Thank you. Privacy policy"
VIDEO_ITEM = (
    "Film & TV / VideoFilm & TV / VideoWatch: Agnès on the seaThe director answers ten questionsShareLink copied ✔️"
    "May 2, 2024May 2, 2024TextThe Gazette Online A walk on the beach. See the video above. "
    + BOX
    + " Join a club of film lovers.READ MORESeven films about ‘the sea’100 piers to visit before winter"
    "Ciné SoapPalm is the new soap by Ciné Soap, out nowWhy d’Or is not a nameMore cats on film, ten of them" + BOX
)


class CoverageTests(SimpleTestCase):
    def assert_covered(self, text):
        pieces = read(text).pieces
        self.assertEqual("".join(text[piece.start : piece.end] for piece in pieces), text)
        self.assertTrue(all(piece.start < piece.end or isinstance(piece, Video) for piece in pieces))

    def test_every_character_of_every_shape_ends_in_one_piece(self):
        for text in [COVER_STORY, FILM_PAGE, VIDEO_ITEM]:
            with self.subTest(text[:20]):
                self.assert_covered(text)

    def test_every_character_of_our_sources_ends_in_one_piece(self):
        for path in SOURCES.glob("*.txt"):
            with self.subTest(path.name):
                self.assert_covered(path.read_text(encoding="utf-8"))

    @settings(deadline=None)
    @given(st.lists(st.sampled_from([*COVER_STORY.split(" "), *FILM_PAGE.split(" "), *VIDEO_ITEM.split(" "), "\n\n"])))
    def test_no_text_is_lost_however_it_is_cut_up(self, words):
        self.assert_covered(" ".join(words))
        self.assert_covered("".join(words))

    def test_two_pieces_cannot_claim_the_same_words(self):
        with self.assertRaisesMessage(ValueError, "Two pieces claim"):
            covering("some text", [Paragraph(0, 5, "some "), Paragraph(4, 9, " text")])

    def test_what_no_rule_takes_is_called_unread(self):
        names = [piece.name for piece in covering("some text ", [Paragraph(0, 4, "some")])[1:]]
        self.assertEqual(names, ["unread"])


class PlainCopyTests(SimpleTestCase):
    def setUp(self):
        self.reading = read(COVER_STORY)

    def test_headline_dek_and_provenance_are_fields(self):
        self.assertEqual(self.reading.value("headline"), "Two Days With Agnès")
        self.assertEqual(self.reading.value("dek"), "She talks about the beach, and about cats")
        self.assertIn("May issue of The Gazette", self.reading.value("provenance"))

    def test_no_break_spaces_become_plain_and_those_at_the_end_go(self):
        self.assertEqual(
            self.reading.paragraphs[0].text, "The first day is all cats. “We were cold, and I liked it,” she says."
        )

    def test_a_hard_wrapped_paragraph_is_one(self):
        self.assertEqual(len(self.reading.paragraphs), 2)
        self.assertIn("along the water.", self.reading.paragraphs[1].text)

    def test_a_pull_quote_finds_the_paragraph_it_comes_from_though_its_beginning_changed(self):
        (quote,) = self.reading.all_of(PullQuote)
        self.assertEqual(quote.taken_from, self.reading.paragraphs[1].start)

    def test_a_quotation_that_stands_nowhere_else_is_a_paragraph(self):
        reading = read("A Headline\n\nA dek\n\n“Nobody else says this anywhere in the text.”\n\nThe end of it.")
        self.assertEqual(reading.all_of(PullQuote), [])
        self.assertEqual(len(reading.paragraphs), 2)

    def test_a_bare_line_is_a_picture(self):
        self.assertEqual(self.reading.figures[0].alt, "Above: a camera on a table")

    def test_a_picture_printed_twice_is_one_with_its_credit_apart(self):
        self.assertEqual(len(self.reading.figures), 2)
        still = self.reading.figures[1]
        self.assertEqual(still.alt, "Agnès on the beach.")
        self.assertEqual(still.caption, "Agnès on the beach with a “camera”")
        self.assertEqual(still.credit, "Courtesy CINÉ")

    def test_production_credits_are_read_with_their_date_and_place(self):
        (credits,) = self.reading.all_of(Credits)
        self.assertEqual(
            [(line.label, line.name) for line in credits.lines],
            [("Photographed", "Ellen Q. Example"), ("Make-up", "Ana Sample")],
        )
        self.assertEqual((credits.date, credits.location), ("2024-12-17", "North Hall"))


class MarkdownTests(SimpleTestCase):
    def setUp(self):
        self.reading = read(FILM_PAGE)

    def test_the_last_bracket_parts_caption_and_address(self):
        (figure,) = self.reading.figures
        self.assertEqual(figure.address, "https://images.example/pier.jpg?ssl=1")
        self.assertIn('(in French: [ʒəte]; "jetty")', figure.caption)

    def test_a_link_inside_a_caption_does_not_end_it(self):
        (figure,) = read("![See [the pier](/map) as it was](/pier.jpg)").figures
        self.assertEqual((figure.alt, figure.address), ("See the pier as it was", "/pier.jpg"))

    def test_footnote_markers_leave_the_text_and_are_kept_aside(self):
        (figure,) = self.reading.figures
        self.assertEqual(figure.markers, ("[1]", "[2]", "[12]"))
        self.assertNotRegex(figure.caption, r"\[\d")
        self.assertEqual(self.reading.paragraphs[0].markers, ("[1]",))
        self.assertIn("which says what", self.reading.paragraphs[0].text)

    def test_a_paragraph_right_under_a_picture_stands_by_itself(self):
        self.assertEqual(len(self.reading.paragraphs), 2)
        self.assertTrue(self.reading.paragraphs[1].text.startswith("Glued to the picture"))

    def test_a_tagline_is_no_headline(self):
        self.assertEqual(self.reading.value("dek"), "Short and sweet…")
        self.assertNotIn("headline", self.reading.fields)

    def test_a_line_of_its_own_hash_is_the_headline(self):
        self.assertEqual(read("# Cléo\n\nA paragraph that ends.").value("headline"), "Cléo")

    def test_lines_that_speak_to_the_reader_are_notes(self):
        self.assertEqual([note.name for note in self.reading.all_of(Note)], ["call to action", "where to watch"])

    def test_a_short_text_in_brackets_is_the_alt_text(self):
        (figure,) = read("![A pier at dusk](/pier.jpg)").figures
        self.assertEqual((figure.alt, figure.caption), ("A pier at dusk", ""))


class WebPageTests(SimpleTestCase):
    def setUp(self):
        self.reading = read(VIDEO_ITEM)

    def test_the_glued_head_is_taken_apart(self):
        self.assertEqual(self.reading.value("section"), "Film & TV / Video")
        self.assertEqual(self.reading.value("headline"), "Watch: Agnès on the sea")
        self.assertEqual(self.reading.value("dek"), "The director answers ten questions")
        self.assertEqual(self.reading.value("published"), "2024-05-02")

    def test_the_byline_is_a_role_and_a_name_and_is_asked_about(self):
        (byline,) = self.reading.bylines
        self.assertEqual((byline.label, byline.name, byline.kind), ("Text", "The Gazette Online", "organisation"))
        self.assertIn("The Gazette Online", self.reading.doubts[0].question)

    def test_the_body_is_one_run_without_furniture(self):
        self.assertEqual(
            [paragraph.text for paragraph in self.reading.paragraphs], ["A walk on the beach. See the video above."]
        )

    def test_furniture_is_named(self):
        names = [piece.name for piece in self.reading.leftovers if piece.name != "white space"]
        self.assertEqual(
            names,
            [
                "duplicate",
                "share link",
                "duplicate",
                "newsletter box",
                "promotion",
                "related list",
                "newsletter box",
            ],
        )

    def test_other_headlines_are_cut_where_the_glue_shows(self):
        self.assertEqual(
            [(headline.label, headline.text) for headline in self.reading.all_of(RelatedHeadline)],
            [
                ("", "Seven films about ‘the sea’"),
                ("", "100 piers to visit before winter"),
                ("Ciné Soap", "Palm is the new soap by Ciné Soap, out now"),
                ("", "Why d’Or is not a name"),
                ("", "More cats on film, ten of them"),
            ],
        )

    def test_a_head_with_two_possible_cuts_stays_whole_and_is_asked_about(self):
        reading = read(VIDEO_ITEM.replace("ten questions", "tenQuestions"))
        self.assertEqual(reading.value("headline"), "Watch: Agnès on the seaThe director answers tenQuestions")
        self.assertIn("headline end", reading.doubts[0].question)

    def test_names_with_a_capital_inside_are_not_cut(self):
        for name in ["McDonald", "MacDonald", "DiCaprio", "iPhone", "Palme d’Or", "O’Brien"]:
            with self.subTest(name):
                self.assertEqual(split_at_joins(name, 0, len(name)), [(0, len(name))])

    def test_a_day_that_cannot_be_has_no_date(self):
        self.assertIsNone(find("February 31, 2024"))
        self.assertEqual(
            read(VIDEO_ITEM.replace("May 2", "February 31")).fields["published"].label, "February 31, 2024"
        )


@unittest.skipUnless(RAW, "Set MATINEE_SOURCES to the folder with the three texts as they came.")
class RawSourceTests(SimpleTestCase):
    """The texts as they came are not in this repository; who has them can try the reader on them."""

    def read(self, name):
        text = (Path(RAW) / f"{name}.txt").read_bytes().decode()
        reading = read(text)
        self.assertEqual("".join(text[piece.start : piece.end] for piece in reading.pieces), text)
        self.assertNotIn("unread", [piece.name for piece in reading.leftovers])
        return reading

    def test_the_cover_story_has_29_paragraphs_2_pull_quotes_and_4_figures(self):
        reading = self.read("cover-story")
        self.assertEqual(len(reading.paragraphs), 29)
        sources = {paragraph.start: number for number, paragraph in enumerate(reading.paragraphs)}
        self.assertEqual([sources[quote.taken_from] for quote in reading.all_of(PullQuote)], [25, 17])
        self.assertEqual(len(reading.figures), 4)
        self.assertEqual(reading.figures[2].credit, "Courtesy NEON")
        self.assertEqual(len(reading.blocks), 35)
        self.assertEqual(reading.bylines, [])
        self.assertFalse(any("\u00a0" in paragraph.text for paragraph in reading.paragraphs))

    def test_the_video_item_is_one_run_with_12_headlines(self):
        reading = self.read("video-item")
        (body,) = reading.paragraphs
        self.assertEqual((body.start, body.end), (256, 1025))
        self.assertEqual(len(reading.all_of(RelatedHeadline)), 12)
        self.assertEqual([bool(headline.label) for headline in reading.all_of(RelatedHeadline)].index(True), 2)
        self.assertEqual([byline.name for byline in reading.bylines], ["Dazed Digital"])
        self.assertEqual(reading.value("published"), "2024-11-25")

    def test_the_film_page_has_9_paragraphs_and_8_figures_of_6_pictures(self):
        reading = self.read("film-page")
        self.assertEqual(len(reading.paragraphs), 9)
        self.assertEqual(len(reading.figures), 8)
        self.assertEqual(len({figure.address for figure in reading.figures}), 6)
        self.assertEqual(sum(len(figure.markers) for figure in reading.figures), 16 + 3 * 4 + 6 + 9 + 2 + 2)
        for block in [*reading.paragraphs, *reading.figures]:
            self.assertNotRegex(getattr(block, "caption", "") or getattr(block, "text", ""), r"\[\d+\]")
