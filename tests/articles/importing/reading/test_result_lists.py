"""Prizes, each over the lines of who was up for it."""

from django.test import SimpleTestCase

from .written import MORE_PROSE, entries, headings, left, under_a_head

FEATURES = ["Low Tide", "East of Wall", "★ Ebb"]
DIRECTORS = ["Ana Ruiz, Low Tide", "★ Bo Lund, Ebb"]


class ResultListTests(SimpleTestCase):
    def test_lines_under_prizes_below_the_story_are_entries(self):
        reading = under_a_head(MORE_PROSE, "Best Feature", *FEATURES, "Best Director", *DIRECTORS)
        self.assertEqual(headings(reading), ["Best Feature", "Best Director"])
        self.assertEqual([text for _, _, text in entries(reading)], [*FEATURES, *DIRECTORS])

    def test_headings_of_markdown_may_name_prizes_in_fewer_words(self):
        reading = under_a_head(MORE_PROSE, "### Best Feature", *FEATURES, "### Directing", *DIRECTORS)
        self.assertEqual(headings(reading), ["Best Feature", "Directing"])
        self.assertEqual(len(entries(reading)), 5)

    def test_what_the_page_says_below_is_no_entry(self):
        offer = "PREDICT who wins it next year, and change it as often as you like"
        reading = under_a_head(MORE_PROSE, "Best Feature", *FEATURES, "Best Director", *DIRECTORS, offer)
        self.assertEqual(left(reading).get(offer), "navigation")

    def test_one_prize_is_no_list_of_results(self):
        reading = under_a_head(MORE_PROSE, "Best Feature", *FEATURES)
        self.assertEqual(entries(reading), [])

    def test_links_under_headings_of_the_page_are_none_either(self):
        links = [f"[The Pier in {year}](https://pier.example/{year})" for year in (1987, 1988, 1989)]
        reading = under_a_head(MORE_PROSE, "### Best Of", *links, "### The Best of Boats", *links)
        self.assertEqual(entries(reading), [])
