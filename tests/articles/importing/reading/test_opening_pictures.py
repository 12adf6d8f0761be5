"""What is left of the picture over the first paragraph, and what else stands between who and when and the text."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Field, Figure, Heading

from .written import MORE_PROSE, PROSE, bylines, left

HEAD = ("A Pier in the Long Winter", "By Ana Ruiz", "13 June 2025")
TEXT = f"{PROSE} Kit Amado is the keeper. {MORE_PROSE}"


def page(*lines):
    return read("\n".join([*lines, TEXT]))


def figures(reading):
    return [(figure.alt, figure.caption, figure.credit) for figure in reading.all_of(Figure)]


class CaptionTests(SimpleTestCase):
    def test_somebody_of_the_story_in_something_is_the_caption(self):
        for line in ("Kit Amado in Low Tide", "Bo Lund and Kit Amado as two keepers", "Kit Amado dans Marée basse."):
            with self.subTest(line):
                reading = page(*HEAD, line)
                self.assertEqual((figures(reading), reading.all_of(Heading)), ([("", line, "")], []))

    def test_a_film_with_its_maker_and_year_is_the_caption(self):
        self.assertEqual(figures(page(*HEAD, "Low Tide (Kit Amado, 2025)")), [("", "Low Tide (Kit Amado, 2025)", "")])

    def test_its_owner_may_stand_behind_it_without_a_word_for_it(self):
        for line, caption, owner in (
            ("Kit Amado in una scena del film (Ansa)", "Kit Amado in una scena del film", "Ansa"),
            ("Kit Amado in ‘Low Tide.’ Neon", "Kit Amado in ‘Low Tide.’", "Neon"),
            ("Kit Amado in Low TideCourtesy of Neon", "Kit Amado in Low Tide", "Courtesy of Neon"),
        ):
            with self.subTest(line):
                self.assertEqual(figures(page(*HEAD, line)), [("", caption, owner)])

    def test_a_headline_under_the_day_is_no_caption(self):
        reading = page("By Ana Ruiz", "13 June 2025", "", "A Pier in Winter", "")
        self.assertEqual((reading.value("headline"), figures(reading)), ("A Pier in Winter", []))

    def test_a_sentence_over_its_owner_is_the_caption(self):
        line, owner = "Kit Amado wears a coat by Pier.", "Photograph by Bo Lund."
        self.assertEqual(figures(page(*HEAD, line, owner)), [("", line, owner)])

    def test_what_is_seen_stands_over_a_caption_with_its_owner(self):
        seen = "A young woman in a yellow coat looks out of a hut."
        reading = page(*HEAD[:1], seen, "Kit Amado in “Low Tide.” Credit...Neon", *HEAD[1:])
        self.assertEqual(figures(reading), [(seen, "Kit Amado in “Low Tide.”", "Credit...Neon")])

    def test_a_button_over_a_caption_says_nothing_of_the_picture(self):
        caption = "Vom Wärter die Tochter: Kit Amado in „Low Tide“"
        reading = page(*HEAD, "Zur App", caption, "Bild: Steg Medien")
        self.assertEqual(figures(reading)[0][1:], (caption, "Bild: Steg Medien"))
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])


class WhoAndWhenTests(SimpleTestCase):
    def test_by_on_a_line_of_its_own_goes_on_no_line(self):
        reading = page("Review: The Longer Pier", "by", "Ana Ruiz", "13 June 2025")
        self.assertEqual(
            (reading.value("headline"), bylines(reading)), ("Review: The Longer Pier", [("Ana Ruiz", "words")])
        )

    def test_the_title_of_the_film_under_the_day_is_nobody(self):
        reading = page("‘Low Tide’ Review: The Sea Takes Its Time", *HEAD[1:], "Low Tide", "Directed by Kit Amado")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_the_picture_of_the_writer_is_nobody(self):
        reading = page(HEAD[0], "Ana Ruiz Avatar", *HEAD[1:])
        self.assertEqual((bylines(reading), left(reading)["Ana Ruiz Avatar"]), ([("Ana Ruiz", "words")], "duplicate"))

    def test_what_the_writer_is_is_nobody(self):
        reading = page(HEAD[0], "By Ana Ruiz, Senior International Critic", HEAD[2])
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_when_it_was_changed_may_stand_in_brackets(self):
        reading = page(HEAD[0], "di Ana Ruiz", "6 novembre 2025 (modifica il 7 novembre 2025 | 10:12)")
        found = {field.name: field.value for field in reading.all_of(Field)}
        self.assertEqual((found["published"], found["updated"]), ("2025-11-06", "2025-11-07T10:12"))

    def test_a_bio_may_stand_under_the_picture(self):
        bio = "Ana Ruiz is a pier editor covering boats. She has been with the Weekly since 2019."
        reading = page(HEAD[0], "by", "Ana Ruiz", HEAD[2], "Share", "Image: Neon", "Ana Ruiz", bio)
        self.assertEqual((left(reading)[bio], len(reading.paragraphs)), ("boilerplate", 1))
