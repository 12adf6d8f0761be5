from django.test import SimpleTestCase

from articles.importing.reading.facts import shoot
from articles.importing.reading.facts.names_in_print import bylines_in, in_print, kind_of, names_in, role_of
from articles.importing.reading.pictures import picture_credits


def printed(line):
    return [(role_of(byline.label), names_in(byline.names)) for byline in bylines_in(line)]


class BylineTests(SimpleTestCase):
    def test_a_line_has_a_byline_for_each_label(self):
        self.assertEqual(
            printed("Words: Ana Ruiz. Photography: Bo Lund"),
            [("words", ["Ana Ruiz"]), ("photography", ["Bo Lund"])],
        )

    def test_by_is_said_in_many_languages(self):
        for word in ("By", "Par", "Por", "Von", "di", "Propos recueillis par", "Text by"):
            with self.subTest(word):
                self.assertEqual(printed(f"{word} Ana Ruiz")[0][1], ["Ana Ruiz"])

    def test_a_wire_thanks_its_hands_in_brackets(self):
        self.assertEqual(
            printed("(Reporting by Anu Tamm; Writing by Paul Cray; Editing by Lisa Dunn)"),
            [("words", ["Anu Tamm"]), ("words", ["Paul Cray"]), ("editing", ["Lisa Dunn"])],
        )

    def test_who_wrote_down_what_was_told_asked_the_questions(self):
        self.assertEqual(
            printed("As told to Ana Ruiz, Bo Lund and the Lantern film desk"),
            [("interview", ["Ana Ruiz", "Bo Lund", "the Lantern film desk"])],
        )

    def test_where_somebody_is_and_what_they_are_is_no_part_of_the_name(self):
        self.assertEqual(names_in("Ana Ruiz, Madrid"), ["Ana Ruiz"])
        self.assertEqual(names_in("Ana Ruiz, film critic"), ["Ana Ruiz"])
        self.assertEqual(names_in("Ana Ruiz in Busan"), ["Ana Ruiz"])

    def test_whoever_contributed_is_named_without_their_post(self):
        (byline,) = bylines_in("AP Film Writer Corinne Sloat contributed to this report.")
        self.assertEqual(names_in(byline.names), ["Corinne Sloat"])

    def test_a_desk_is_no_person(self):
        for name in ("Lantern film desk", "The Gazette", "AFP", "our Special Correspondent"):
            with self.subTest(name):
                self.assertEqual(kind_of(name), "organisation")
        self.assertEqual(kind_of("Ana Ruiz"), "person")

    def test_a_name_in_capitals_is_printed_as_names_are(self):
        self.assertEqual(in_print("WENDELL SPROUSE"), "Wendell Sprouse")

    def test_a_review_of_something_has_no_byline(self):
        self.assertEqual(bylines_in("Review: Eel Season (short)"), [])


class ShootTests(SimpleTestCase):
    def test_credits_are_read_with_roles_day_and_place(self):
        lines, day, place = shoot.crew(
            "Photographed by Ana Ruiz on 12/17/24 at North Hall. Hair and make-up by Bo Lund."
        )
        self.assertEqual(
            [(line.role, line.name) for line in lines],
            [("photography", "Ana Ruiz"), ("hair", "Bo Lund"), ("make-up", "Bo Lund")],
        )
        self.assertEqual((day, place), ("12/17/24", "North Hall"))

    def test_what_has_no_name_here_goes_with_what_has_one(self):
        self.assertEqual(shoot.roles_of("Printing and retouching"), ["retouching"])

    def test_a_sentence_about_a_film_is_no_credit(self):
        self.assertIsNone(shoot.crew("The film was produced by Ana Ruiz, and it was shot by the sea."))


class PictureCreditTests(SimpleTestCase):
    def test_caption_and_credit_part_where_the_credit_begins(self):
        for line, credit in {
            "Agnès on the beach. Courtesy of CINÉ": "Courtesy of CINÉ",
            "Agnès on the beach (Photo: Bo Lund)": "Photo: Bo Lund",
            "Agnès on the beach. © Bo Lund": "© Bo Lund",
            "Agnès on the beach. Bo Lund/Getty Images for SFA": "Bo Lund/Getty Images for SFA",
        }.items():
            with self.subTest(line):
                caption, found = picture_credits.caption_and_credit(line)
                self.assertEqual((caption.rstrip("."), found), ("Agnès on the beach", credit))

    def test_courtesy_is_a_virtue_too(self):
        line = "It is there: in the courtesy of not yet coming in."
        self.assertEqual(picture_credits.caption_and_credit(line), (line, ""))
