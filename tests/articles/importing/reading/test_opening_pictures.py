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
            ("Kit Amado dans le film de Bo Lund. Le Pacte", "Kit Amado dans le film de Bo Lund.", "Le Pacte"),
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

    def test_its_owner_may_stand_right_below_it(self):
        for line in ("Kit Amado in Low Tide.", "Kit Amado dans Marée basse"):
            with self.subTest(line):
                reading = page(*HEAD, line, "Le Pacte", "hide caption", "toggle caption")
                self.assertEqual((figures(reading), len(reading.paragraphs)), ([("", line, "Le Pacte")], 1))

    def test_it_may_stand_over_who_wrote_the_story(self):
        reading = page(HEAD[0], "A keeper tells us what he has seen", "Kit Amado, en ‘Marea baja’.", *HEAD[1:])
        self.assertEqual(figures(reading), [("", "Kit Amado, en ‘Marea baja’.", "")])

    def test_somebody_described_stands_over_the_caption_that_names_them_again(self):
        seen = "Kit Amado, in a yellow coat, looks out to sea."
        self.assertEqual(
            figures(page(*HEAD, seen, "Kit Amado in Low Tide. Neon")), [(seen, "Kit Amado in Low Tide.", "Neon")]
        )

    def test_what_is_seen_stands_over_a_caption_with_its_owner(self):
        seen = "A young woman in a yellow coat looks out of a hut."
        reading = page(*HEAD[:1], seen, "Kit Amado in “Low Tide.” Credit...Neon", *HEAD[1:])
        self.assertEqual(figures(reading), [(seen, "Kit Amado in “Low Tide.”", "Credit...Neon")])

    def test_a_button_over_a_caption_says_nothing_of_the_picture(self):
        caption = "Vom Wärter die Tochter: Kit Amado in „Low Tide“"
        reading = page(*HEAD, "Zur App", caption, "Bild: Steg Medien")
        self.assertEqual(figures(reading)[0][1:], (caption, "Bild: Steg Medien"))
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])


class HeadlineTests(SimpleTestCase):
    def test_a_title_in_quotation_marks_over_it_says_what_it_is_about(self):
        for about in (("Seedrama »Low Tide«",), ("„Low Tide“ im Kino", ":")):
            with self.subTest(about):
                reading = page("Startseite", "Kultur", "Kino", *about, "Warten auf das letzte Boot", "Von Ana Ruiz")
                said = [reading.value(name) for name in ("kicker", "headline")]
                self.assertEqual(said, [about[0], "Warten auf das letzte Boot"])

    def test_it_stands_under_a_menu_and_over_a_picture_with_its_owner(self):
        menu = ("Menu", "Pier Press", "World", "Politics", "Sports", "Science")
        headline = "Pier Review: A hut, a dog and a ticket add up"
        caption = "This image released by Neon shows Kit Amado on the pier. (Neon via AP)"
        reading = page(*menu, headline, caption, *HEAD[1:])
        self.assertEqual((reading.value("headline"), len(figures(reading))), (headline, 1))

    def test_what_a_browser_prints_over_a_page_is_the_headline_once_more(self):
        printed = "06/11/2025, 10:12\tLow Tide: the slowest chase | Film | Pier Weekly"
        reading = page(printed, "Low Tide: the slowest chase", "Ana Ruiz", "6 Nov 2025")
        self.assertEqual(
            (reading.value("headline"), reading.value("published")), ("Low Tide: the slowest chase", "2025-11-06")
        )

    def test_a_link_of_a_menu_describes_no_picture(self):
        menu = ("The Pier Weekly, back to its home page", "News", "Opinion", "Sport", "Culture", "Books", "Stage")
        caption = "‘I rowed until it rained’ … Kit Amado in Low Tide."
        reading = page(*menu, f"{caption} Photograph: Neon", HEAD[0], *HEAD[1:])
        self.assertEqual(figures(reading), [("", caption, "Photograph: Neon")])


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

    def test_a_label_alone_stands_over_whoever_wrote_it(self):
        reading = page(HEAD[0], HEAD[2], "Text", "Ana Ruiz", "Lead Image", "Share")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_labels_of_roles_stand_over_their_names(self):
        reading = page(HEAD[0], "TextAna Ruiz", "Photography", "Bo Lund", "Styling", "Lena Koch", HEAD[2])
        self.assertEqual(
            bylines(reading), [("Ana Ruiz", "words"), ("Bo Lund", "photography"), ("Lena Koch", "styling")]
        )

    def test_a_film_with_its_year_and_the_name_of_a_rubric_are_nobody(self):
        for line in ("Low Tide (2025)", "Cahier Critique"):
            with self.subTest(line):
                self.assertEqual(bylines(page(*HEAD, line)), [("Ana Ruiz", "words")])

    def test_days_are_read_in_portuguese_and_dutch(self):
        for line, day in (
            ("6.nov.2025 às 15h00", "2025-11-06T15:00"),
            ("6 de março de 2025", "2025-03-06"),
            ("6 mei 2025", "2025-05-06"),
        ):
            with self.subTest(line):
                self.assertEqual(page(*HEAD[:2], line).value("published"), day)

    def test_the_year_may_be_glued_to_the_hour(self):
        self.assertEqual(page(*HEAD[:2], "Nov 06, 20255:45 AM").value("published"), "2025-11-06T05:45")

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
