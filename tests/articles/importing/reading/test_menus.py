"""Menus that were copied line on line, right over the headline."""

from django.test import SimpleTestCase

from .written import above_a_body

MENU = ("Pier Daily", "Reviews", "Tickets and Boats", "Journal", "Contributors", "Collections")


class MenuTests(SimpleTestCase):
    def test_what_stands_above_a_link_that_comes_again_is_the_menu(self):
        reading = above_a_body(*MENU, "Reviews", "The Keeper's Hut", "Ana Ruiz", "13 June 2025")
        self.assertEqual((reading.value("kicker"), reading.value("headline")), ("Reviews", "The Keeper's Hut"))

    def test_the_last_link_is_no_headline_over_longer_lines(self):
        head = ("Harbour Festival of Towns", "INTERVIEW", "Ana Ruiz: “Silence has its wages, too”")
        reading = above_a_body(*MENU, *head, "By Bo Lund", "13 June 2025")
        self.assertEqual((reading.value("kicker"), reading.value("headline")), head[1:])

    def test_a_word_without_a_capital_over_the_headline_is_the_kicker(self):
        reading = above_a_body(*MENU, "", "lowtides", "Lagoon Recap: A Goat in Any Weather", "By Ana Ruiz")
        said = [reading.value(name) for name in ("kicker", "headline", "dek")]
        self.assertEqual(said, ["lowtides", "Lagoon Recap: A Goat in Any Weather", ""])

    def test_a_path_may_stand_a_step_a_line(self):
        headline = "A Pier in the Long Winter"
        for below in ((headline, "By Bo Lund"), ("13 June 2025", headline, "By Bo Lund")):
            with self.subTest(below):
                reading = above_a_body(*MENU, "Home", "Film", "Boat Reviews", *below)
                said = [reading.value(name) for name in ("section", "kicker", "headline")]
                self.assertEqual(said, ["Film / Boat Reviews", "", headline])

    def test_a_menu_that_begins_with_the_home_page_is_no_path(self):
        head = ("Pier Daily", "", "Home", "Boats", "Huts", "", "A Pier in the Long Winter", "13 June 2025")
        self.assertEqual(above_a_body(*head).value("section"), "")

    def test_the_day_may_be_glued_to_the_name(self):
        reading = above_a_body("A Pier in the Long Winter", "By Bo Lund13 June 2025")
        self.assertEqual([byline.name for byline in reading.bylines], ["Bo Lund"])
        self.assertEqual(reading.value("published"), "2025-06-13")
