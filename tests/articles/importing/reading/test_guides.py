"""Guides to what to watch, and lists of what else there is to read."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.body.guides import names_services

from .written import MORE_PROSE, PROSE, entries, headings, left, notes, related, under_a_head

TEXT = "A man sells tickets for boats that no longer sail."


def where_to_watch(reading):
    return [text for name, text in notes(reading) if name == "where to watch"]


class ServiceTests(SimpleTestCase):
    def test_a_line_of_nothing_but_services_says_where_to_watch(self):
        for line in (
            "Disney+",
            "MUBI and the Criterion Channel",
            "All 4 (free)",
            "Hulu, or to rent on Amazon",
            "Watch: Shudder",
            "ITVX from Sunday",
            "In cinemas now",
        ):
            with self.subTest(line):
                self.assertTrue(names_services(line))

    def test_a_line_that_says_more_does_not(self):
        for line in ("Netflix buys a pier", "Now", "The Max Ophüls season", "Binge-watching"):
            with self.subTest(line):
                self.assertFalse(names_services(line))

    def test_a_title_stands_over_its_services(self):
        reading = under_a_head("The Long Pier\nShudder\n" + TEXT, "Close\nHulu and Kanopy\n" + TEXT)
        self.assertEqual(headings(reading), ["The Long Pier", "Close"])
        self.assertEqual(
            [text for name, text in notes(reading) if name == "where to watch"], ["Shudder", "Hulu and Kanopy"]
        )

    def test_services_may_stand_right_under_what_is_said_of_a_film(self):
        reading = under_a_head("The Long Pier", MORE_PROSE + "\nBFI Player, from Friday", "Low Tide", PROSE + "\nStan")
        self.assertEqual(where_to_watch(reading), ["BFI Player, from Friday", "Stan"])

    def test_a_service_over_running_text_is_a_heading_still(self):
        self.assertEqual(headings(under_a_head(MORE_PROSE, "Netflix", MORE_PROSE[:-1] + "!")), ["Netflix"])


class RatedListTests(SimpleTestCase):
    def test_titles_in_a_row_with_their_stars_first_are_a_list(self):
        reading = under_a_head(MORE_PROSE, "★★★ Low Tide\n★★ Tin\n★★★★½ Zinc")
        self.assertEqual([text for _, _, text in entries(reading)], ["★★★ Low Tide", "★★ Tin", "★★★★½ Zinc"])

    def test_the_stars_of_one_film_in_a_list_are_not_the_story_s(self):
        entry = "{}. {} (1990)\n\nWhere to watch: Hulu\n\nRating: 3.5/5\n\n" + TEXT
        reading = under_a_head(*(entry.format(rank, name) for rank, name in enumerate(["Tin", "Zinc", "Lead"], 1)))
        self.assertEqual((reading.value("rating"), [name for name, _ in notes(reading)].count("film facts")), ("", 3))

    def test_a_life_in_dates_may_stand_behind_a_bullet(self):
        reading = under_a_head(MORE_PROSE, "• Ana Ruiz, walker, born 3 May 1931; died 9 June 2020")
        self.assertEqual([name for name, _ in notes(reading)], ["dates of a life"])


class RowTests(SimpleTestCase):
    def test_lines_that_begin_with_their_minute_are_a_list(self):
        reading = under_a_head(MORE_PROSE, "00:00 Good evening\n04:12 Is it a comedy?\n1:17:30 Ana Ruiz on rain")
        self.assertEqual(len(entries(reading)), 3)

    def test_a_table_may_open_a_story(self):
        rows = "\n".join(f"{rank}. Tin {rank} (Sky) | £{rank}.4m | £6.0m | 2" for rank in (1, 2, 3, 4))
        reading = read(f"Weekend box office\n\nRank | Film | Gross | Total | Week\n{rows}\n\n{PROSE}")
        self.assertEqual(reading.value("headline"), "Weekend box office")
        self.assertEqual([rank for rank, _, _ in entries(reading)], [1, 2, 3, 4])


class OtherStoriesTests(SimpleTestCase):
    def test_numbers_under_most_read_count_other_stories(self):
        for lines in (
            "1\nA pier is sold\n2\nA dog comes home\n3\nPlanks",
            "1. A pier is sold\n2. A dog comes home\n3. Planks",
        ):
            with self.subTest(lines):
                reading = under_a_head(MORE_PROSE, "Most popular\n" + lines)
                self.assertEqual(related(reading), ["A pier is sold", "A dog comes home", "Planks"])
                self.assertEqual(entries(reading), [])

    def test_a_list_of_the_story_s_own_keeps_its_numbers_beside_them(self):
        own = ["1. Low Tide. It rains.", "2. Tin. It rains more.", "3. Zinc. It rains still."]
        reading = under_a_head(*own, "Most read\n1. A pier is sold\n2. A dog\n3. A hut\n4. A plank\n5. A boat")
        self.assertEqual(([rank for rank, _, _ in entries(reading)], len(related(reading))), ([1, 2, 3], 5))

    def test_how_old_another_story_is_is_no_part_of_its_headline(self):
        aged = ["2h ago  A pier is saved", "3 days ago | A hut goes to Planks Bros.", "A dog comes home – 5d ago"]
        reading = under_a_head("\n".join(["Must Reads", *aged]))
        self.assertEqual(related(reading), ["A pier is saved", "A hut goes to Planks Bros.", "A dog comes home"])

    def test_a_headline_may_end_with_the_quotation_it_holds(self):
        reading = under_a_head("Lire aussi : Ana Ruiz : « Je vends des billets »", MORE_PROSE)
        self.assertEqual(related(reading), ["Ana Ruiz : « Je vends des billets »"])
        self.assertNotIn("unread", left(reading).values())
