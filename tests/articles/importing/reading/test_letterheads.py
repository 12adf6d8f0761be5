"""What looks like a headline over or under the headline, and who signs where."""

from django.test import SimpleTestCase

from articles.importing.reading import read

from .written import MORE_PROSE, PROSE, bylines, related

BODY = f"{PROSE}\n\n{MORE_PROSE}"


class LetterheadTests(SimpleTestCase):
    def test_the_headline_of_a_post_stands_under_the_name_of_its_letter_and_the_motto(self):
        reading = read(
            "The Wet Pier\nA weekly letter about planks that nobody walks on\n\nWhat I saw from the pier\n"
            f"Issue 12: gulls, rails and a hat\n\nAna Ruiz\nMar 02, 2025\n14\n3\nShare\n\n{BODY}"
        )
        self.assertEqual(reading.value("headline"), "What I saw from the pier")
        self.assertEqual(reading.value("dek"), "Issue 12: gulls, rails and a hat")

    def test_four_lines_that_each_stand_alone_are_no_letter_over_its_post(self):
        reading = read(
            "A winter pier\n\nIt is longer than it looks\n\nWhat gulls know\n\nIssue 12: planks\n\n"
            f"By Ana Ruiz\n\n{BODY}"
        )
        self.assertNotEqual(reading.value("headline"), "What gulls know")

    def test_the_episode_under_a_recap_is_not_its_headline(self):
        spoken = "“Low Water,” the first hour that a swimmer has directed, is about what a pier is for, and what not."
        for episode in ("Season 2, Episode 7, “Low Water”", "Series 2 Episode 7: Low Water"):
            with self.subTest(episode):
                head = f"tv recaps\n\nKeepers Recap: Somebody Left It On\n\n{episode}\n\nBy Ana Ruiz"
                reading = read(f"{head}\n\n{spoken}\n\n{BODY}")
                self.assertEqual(reading.value("headline"), "Keepers Recap: Somebody Left It On")


class WhoSignsTests(SimpleTestCase):
    def test_what_is_told_of_the_writer_names_no_other_writer(self):
        reading = read(f"A pier in every winter\n\nBy Ana Ruiz, who has walked it plank by plank\n\n{BODY}")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_a_name_under_the_points_of_a_summary_signs_the_story(self):
        points = "• The pier was sold twice\n• It will open again in the spring"
        for role in ("", "\nSenior Film Writer"):
            with self.subTest(role):
                reading = read(f"A pier in every winter\n\nMay 26, 2025\n\n{points}\n\nBo Lund{role}\n\n{BODY}")
                self.assertEqual(bylines(reading), [("Bo Lund", "words")])
                self.assertEqual(len(reading.paragraphs), 2)

    def test_a_town_before_the_day_under_a_name_in_capitals_is_nobody(self):
        reading = read(f"Un muelle para el invierno\n\nANA RUIZ\nSan Telmo 23 SEPT 2025 - 05:40 CEST\n\n{BODY}")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])
        self.assertEqual(reading.value("published")[:10], "2025-09-23")


class OtherStoriesTests(SimpleTestCase):
    def test_labels_that_say_more_of_a_kind_of_story_head_other_stories(self):
        for label in ("More recaps", "Other reviews you may have missed", "More festival interviews", "Recent essays"):
            with self.subTest(label):
                reading = read(
                    f"A pier in every winter\n\n{BODY}\n\n{label}\nThe Hut Recap: Mostly Gulls\nOne Last Swim"
                )
                self.assertEqual(related(reading), ["The Hut Recap: Mostly Gulls", "One Last Swim"])
