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
