from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Credits, Gallery, Note, PullQuote

from .written import COVER_STORY, FILM_PAGE, MORE_PROSE, left, under_a_head


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


class PictureTests(SimpleTestCase):
    def test_the_same_picture_once_more_is_a_duplicate(self):
        reading = under_a_head("![A pier](/pier.jpg)", "It goes on for a mile, they say.", "![A pier](/pier.jpg)")
        self.assertEqual(len(reading.figures), 1)
        self.assertEqual(left(reading)["![A pier](/pier.jpg)"], "duplicate")

    def test_three_pictures_in_a_row_are_a_gallery(self):
        reading = under_a_head("![One](/1.jpg)", "![Two](/2.jpg)", "![Three](/3.jpg)")
        self.assertEqual([len(gallery.figures) for gallery in reading.all_of(Gallery)], [3])

    def test_the_credit_of_a_lost_picture_is_a_picture_without_a_caption(self):
        (figure,) = under_a_head("Photo by Ruben Asher", "The end of the pier was cold that day.").figures
        self.assertEqual((figure.caption, figure.credit), ("", "Photo by Ruben Asher"))

    def test_an_agency_in_brackets_is_the_credit(self):
        (figure,) = under_a_head("The pier in 1998. (AP Photo/Len Ostrander, File)").figures
        self.assertEqual((figure.caption, figure.credit), ("The pier in 1998.", "AP Photo/Len Ostrander, File"))

    def test_a_name_before_an_agency_does_not_eat_the_caption(self):
        (figure,) = under_a_head("Danielle Deadwyler. Frazer Harrison/Getty Images").figures
        self.assertEqual((figure.caption, figure.credit), ("Danielle Deadwyler.", "Frazer Harrison/Getty Images"))

    def test_a_word_that_ends_like_an_agency_is_none(self):
        self.assertEqual(under_a_head("There was no narrator, and no map").figures, [])

    def test_numbered_sentences_in_a_story_of_pictures_are_captions(self):
        lines = ["The Week in Pictures", "Photography: Ozren Kovač", "Six days of rain on the fens.", "01  Dawn comes."]
        figures = read("\n\n".join([*lines, "02  A generator drowns.", "03  Last light."])).figures
        self.assertEqual([figure.caption for figure in figures], ["Dawn comes.", "A generator drowns.", "Last light."])


class PartedCaptionTests(SimpleTestCase):
    def test_a_caption_over_its_owner_belongs_to_the_picture_above_that_has_none(self):
        (figure,) = under_a_head(
            "![Ana Ruiz folds a crane](https://a.example/1.jpg)",
            "Ana Ruiz in “Paper Moons.”\nPier Pictures",
            MORE_PROSE,
        ).figures
        self.assertEqual(
            (figure.address, figure.alt, figure.caption, figure.credit),
            ("https://a.example/1.jpg", "Ana Ruiz folds a crane", "Ana Ruiz in “Paper Moons.”", "Pier Pictures"),
        )

    def test_a_picture_that_has_its_own_keeps_it(self):
        reading = under_a_head(
            "![](https://a.example/1.jpg)\n*The pier. Photo: Bo Lund*",
            "Ana Ruiz in “Paper Moons.”\nPier Pictures",
            MORE_PROSE,
        )
        self.assertEqual([figure.caption for figure in reading.figures], ["The pier.", "Ana Ruiz in “Paper Moons.”"])
