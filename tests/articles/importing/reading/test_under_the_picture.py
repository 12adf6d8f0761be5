"""Heads whose first picture stands between the headline and who wrote the story."""

from django.test import SimpleTestCase

from articles.importing.reading.pieces import Figure, Note

from .written import PROSE, above_a_body, headings

DEK = "As its keeper she closed her eyes to the sea. She taught three generations to listen first."
SHOWN = "A black-and-white photograph of a woman on a pier, her eyes shut."
CAPTION = "Ana Ruiz at work in 1971. She kept the door open."
OWNER = "Credit...Kit Amado/The Harbour Times"


class UnderThePictureTests(SimpleTestCase):
    def test_who_and_when_may_stand_under_the_first_picture(self):
        signed = ("By Bo Lund", "Published April 2, 2025", "Updated April 3, 2025, 9:14 a.m. ET")
        reading = above_a_body(
            "Ana Ruiz, Who Heard the Boats, Dies at 91", DEK, "", "Share full article", SHOWN, CAPTION, OWNER, *signed
        )
        said = [reading.value(name) for name in ("headline", "dek", "published")]
        self.assertEqual(said, ["Ana Ruiz, Who Heard the Boats, Dies at 91", DEK, "2025-04-02"])
        self.assertEqual([byline.name for byline in reading.bylines], ["Bo Lund"])
        self.assertEqual((reading.paragraphs[0].text, headings(reading)), (PROSE, []))
        figures = [(figure.alt, figure.caption, figure.credit) for figure in reading.all_of(Figure)]
        self.assertEqual(figures, [(SHOWN, CAPTION, OWNER)])

    def test_a_paragraph_between_picture_and_byline_is_the_story(self):
        reading = above_a_body("A Pier in Winter", DEK, "", CAPTION, OWNER, "", PROSE + " Yes.", "", "By Bo Lund")
        self.assertEqual(reading.value("dek"), "")

    def test_how_long_it_takes_to_hear_a_story_is_no_fact_of_a_film(self):
        reading = above_a_body("A Pier in Winter", "By Bo Lund", "Listen to this article · 6:12 min Learn more")
        self.assertEqual(reading.all_of(Note), [])

    def test_the_dek_may_stand_under_the_buttons_over_the_caption(self):
        dek = "A keeper counts his boats and finds one too many in this cool debut"
        lines = ("Facebook", "Twitter", "Email", dek, "The Pier in Winter", "Source: Harbour Films")
        reading = above_a_body("‘The Pier in Winter’: Harbour Review", "By Bo Lund", "4 March 2025", "", *lines)
        self.assertEqual(reading.value("dek"), dek)
        self.assertEqual([figure.caption for figure in reading.all_of(Figure)], ["The Pier in Winter"])

    def test_a_label_may_stand_over_what_it_says_of_the_picture(self):
        lines = ("Image source, Harbour Films", "Image caption,", "The boats lay behind a barn all winter", "Bo Lund")
        reading = above_a_body("A Pier in Winter", *lines, "Published", "4 March 2025")
        figures = [(figure.caption, figure.credit) for figure in reading.all_of(Figure)]
        self.assertEqual(figures, [("The boats lay behind a barn all winter", "Harbour Films")])
        self.assertEqual(reading.value("dek"), "")
