"""Who and when in the head of a story, however a house orders, parts and labels them."""

from itertools import permutations, product

from django.test import SimpleTestCase

from articles.importing.reading import read

from .written import MORE_PROSE, PROSE, bylines

NAMES = (
    "By Ana Ruiz-Lund",
    "Ana Ruiz-Lund",
    "Words Ana Ruiz-Lund",
    "Ein Interview von Ana Ruiz-Lund",
    "✍ Ana Ruiz-Lund",
)
DAYS = (
    "5 March 2024",
    "Mar 5, 2024, 14:20 GMT",
    "Publié le 5 mars 2024 à 14h20",
    "martes, 5 de marzo de 2024",
    "05.03.2024",
)
BARS = ("\n", " | ", " · ", " — ", ", ", "\n\n")


def under(head, body=f"{PROSE}\n\n{MORE_PROSE}"):
    return read(f"A pier in every winter\n\nIt is longer than it looks from the town\n\n{head}\n\n{body}")


class HeadsInAnyOrderTests(SimpleTestCase):
    def test_a_name_and_a_day_are_read_in_either_order_behind_any_bar(self):
        for name, day, bar in product(NAMES, DAYS, BARS):
            for head in (f"{name}{bar}{day}", f"{day}{bar}{name}"):
                with self.subTest(head):
                    reading = under(head)
                    self.assertEqual(bylines(reading), [("Ana Ruiz-Lund", bylines(reading)[0][1])])
                    self.assertTrue(reading.value("published").startswith("2024-03-05"))
                    self.assertEqual(len(reading.paragraphs), 2)

    def test_roles_counts_and_buttons_stand_anywhere_between(self):
        for lines in permutations(["Ana Ruiz-Lund", "Film Critic", "4 Min. Lesezeit", "Save", "5 March 2024"]):
            with self.subTest(lines):
                reading = under("\n".join(lines))
                self.assertEqual([name for name, _ in bylines(reading)], ["Ana Ruiz-Lund"])
                self.assertEqual(reading.value("published"), "2024-03-05")
                self.assertEqual(len(reading.paragraphs), 2)

    def test_two_days_on_a_line_are_told_apart(self):
        for head in (
            "Updated June 16, 2024 — 7.15pm, first published June 14, 2024 — 5.00am",
            "First published June 14, 2024 — 5.00am, updated June 16, 2024 — 7.15pm",
        ):
            reading = under(head)
            self.assertEqual(reading.value("published"), "2024-06-14T05:00")
            self.assertEqual(reading.value("updated"), "2024-06-16T19:15")

    def test_a_place_beside_a_day_signs_nothing(self):
        for head in ("Curzon Soho cinema, 12 October 2024, 18:15", "By Ana Ruiz | LOCARNO, Switzerland | 5 March 2024"):
            with self.subTest(head):
                self.assertLessEqual({name for name, _ in bylines(under(head))}, {"Ana Ruiz"})

    def test_what_the_film_owes_to_somebody_is_no_byline(self):
        for head in ("Ein Film von Ana Ruiz", "Directed by Ana Ruiz", "Based on the novel by Ana Ruiz"):
            with self.subTest(head):
                self.assertEqual(bylines(under(f"{head}\n5 March 2024")), [])

    def test_the_dateline_dates_a_story_that_nothing_else_does(self):
        body = f"TAOS, N.M. (September 21, 2024) — {PROSE}"
        self.assertEqual(read(f"A pier opens\n\n{body}").value("published"), "2024-09-21")
        self.assertEqual(under("By Ana Ruiz | 5 March 2024", body).value("published"), "2024-03-05")

    def test_numbers_of_a_day_are_read_as_the_language_of_the_text_does(self):
        french = "La ville a une jetée et les gens y vont le soir. " * 4
        self.assertEqual(under("Par Ana Ruiz\n05/03/2024", french).value("published"), "2024-03-05")
        self.assertEqual(under("By Ana Ruiz\n05/03/2024").value("published"), "2024-05-03")

    def test_initials_under_a_brief_sign_it_where_nobody_else_does(self):
        text = f"A pier closes\n\n{PROSE}\n\n(tor)"
        self.assertEqual(bylines(read(text)), [("tor", "words")])
        self.assertEqual(bylines(read(text.replace("closes", "closes\n\nBy Ana Ruiz"))), [("Ana Ruiz", "words")])
