"""Captions that only their shape tells: whom a picture shows in which film, and whose it is."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Byline, Figure, Heading

from .written import MORE_PROSE, PROSE, headings

FILM = "Low Tide is the second film by Ana Ruiz, and it lasts as long as its summer. Nobody in Low Tide is ever dry."


def under_a_head(*lines):
    return read("\n\n".join(["A Pier in Winter, and what it did", "By Kit Amado", *lines, PROSE, FILM]))


def figures(reading):
    return [(figure.alt, figure.caption, figure.credit) for figure in reading.all_of(Figure)]


class SeenInFilmsTests(SimpleTestCase):
    def test_names_in_a_film_of_which_the_story_speaks_are_a_caption(self):
        for caption in (
            "Ana Ruiz and Bo Lund in Low Tide",
            "Ana Ruiz et Bo Lund dans Low Tide",
            "Ana Ruiz, Bo Lund y Cy de la Vega en Low Tide",
            "Ana Ruiz in Low Tide (2026).",
        ):
            with self.subTest(caption):
                self.assertEqual(figures(under_a_head(caption)), [("", caption, "")])

    def test_of_a_film_that_the_story_does_not_know_they_are_none(self):
        self.assertEqual(figures(under_a_head(PROSE, "Ana Ruiz in High Water", MORE_PROSE)), [])

    def test_the_same_line_twice_is_one_picture(self):
        caption = "Ana Ruiz in Low Tide (2026)."
        self.assertEqual(figures(under_a_head(caption, caption)), [(caption, caption, "")])

    def test_a_name_right_under_them_is_the_owner_s(self):
        self.assertEqual(
            figures(under_a_head("Ana Ruiz dans Low Tide\nQuai Films")), [("", "Ana Ruiz dans Low Tide", "Quai Films")]
        )

    def test_a_name_behind_a_title_between_marks_is_the_owner_s_too(self):
        self.assertEqual(
            figures(under_a_head("Ana Ruiz in ‘Low Tide’ Quay Bros.")), [("", "Ana Ruiz in ‘Low Tide’", "Quay Bros.")]
        )


class OwnerTests(SimpleTestCase):
    def test_a_few_words_between_a_picture_and_its_description_once_more_say_whose_it_is(self):
        shown = "Renate (Ana Ruiz) keeps an eye on the till."
        reading = under_a_head(PROSE, f"![{shown}](https://pier.example/1.jpg)", "Port au Prince Pictures", shown)
        self.assertEqual(figures(reading), [(shown, shown, "Port au Prince Pictures")])
        self.assertEqual(headings(reading), [])

    def test_whom_a_picture_shows_is_no_part_of_the_owner_behind_the_name(self):
        picture = "![Ana Ruiz on the pier, holding a hat](https://pier.example/1.jpg)"
        reading = under_a_head(f"{picture}\n\nAna Ruiz Bo Lund/Getty Images for The Pier")
        self.assertEqual([credit for _, _, credit in figures(reading)], ["Bo Lund/Getty Images for The Pier"])

    def test_a_caption_with_its_label_over_itself_is_one_picture_and_nobody_s_byline(self):
        line = "Ana Ruiz y Bo Lund, en 'Low Tide'. (Faro)"
        title, dek = "'Low Tide': Bo Lund se va al norte", "La directora de 'Ebb' firma su película más larga y húmeda"
        reading = read("\n".join([title, dek, f"Foto: {line}", line, "Por", "Kit Amado", "", PROSE, FILM]))
        self.assertEqual((reading.value("headline"), reading.value("dek")), (title, dek))
        self.assertEqual(figures(reading)[0][1:], ("Ana Ruiz y Bo Lund, en 'Low Tide'.", "Faro"))
        self.assertEqual([byline.name for byline in reading.all_of(Byline)], ["Kit Amado"])

    def test_a_headline_over_a_dek_over_a_caption_is_no_description_of_the_picture(self):
        lines = ["Bo Lund goes north and finds a boat", "The director of Ebb has made a longer film, and a wetter one"]
        reading = read(
            "\n".join([*lines, "Ana Ruiz on a pier. Photo: Cy Lee/Reuters", "By Kit Amado", "", PROSE, FILM])
        )
        self.assertEqual(reading.value("headline"), lines[0])
        self.assertEqual(reading.all_of(Heading), [])
