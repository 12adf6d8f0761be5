from django.test import SimpleTestCase

from articles.importing.reading import read

from .written import PROSE, above_a_body, bylines, left


class MetaTests(SimpleTestCase):
    def test_who_and_when_stand_on_one_line_with_a_bar_between(self):
        reading = above_a_body("A Pier in Winter", "By Ana Ruiz | 4 March 2025 | 5 min read")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])
        self.assertEqual(reading.value("published"), "2025-03-04")
        self.assertEqual(left(reading)["5 min read"], "boilerplate")

    def test_a_name_beside_a_date_needs_no_by(self):
        reading = above_a_body("A Pier in Winter", "Ana Ruiz", "4 March 2025")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_a_byline_stands_where_its_name_is_printed(self):
        text = f"A Pier in Winter\nBy *Ana Ruiz*,   and  Bo Lund\n\n{PROSE}"
        for byline in read(text).bylines:
            self.assertIn(byline.name, text[byline.start : byline.end])

    def test_published_and_updated_are_told_apart(self):
        reading = above_a_body("A Pier", "Publié le 3 mars 2025 à 11h20 - Mis à jour le 4 mars 2025 à 08h15")
        self.assertEqual(reading.value("published"), "2025-03-03T11:20")
        self.assertEqual(reading.value("updated"), "2025-03-04T08:15")

    def test_an_hour_alone_behind_updated_is_of_the_day_before_it(self):
        for line, published, updated in (
            (
                "Published 3 March 2025 at 11:20 CET, updated at 14:30",
                "2025-03-03T11:20+01:00",
                "2025-03-03T14:30+01:00",
            ),
            ("Publié le 3 mars 2025 à 11h20, mis à jour à 12h05", "2025-03-03T11:20", "2025-03-03T12:05"),
            ("3 May 2025 10:00 | Updated 2:15 p.m.", "2025-05-03T10:00", "2025-05-03T14:15"),
        ):
            with self.subTest(line):
                reading = above_a_body("A Pier", line)
                self.assertEqual((reading.value("published"), reading.value("updated")), (published, updated))

    def test_somebody_who_reports_from_a_place_has_written_it(self):
        for line in ("Bo Lund reports from Locarno | 7 August 2025", "Bo Lund reporting from the Lido"):
            with self.subTest(line):
                self.assertEqual(bylines(above_a_body("A Pier in Winter", line)), [("Bo Lund", "words")])

    def test_whose_paper_somebody_wrote_for_is_no_byline(self):
        for lines in (
            ["By Ana Ruiz / Special to the Pier Gazette"],
            ["By Ana Ruiz, Special to the Pier Gazette"],
            ["By Ana Ruiz", "Special to The Gazette"],
            ["By Ana Ruiz, for the Pier Herald"],
        ):
            with self.subTest(lines):
                self.assertEqual(bylines(above_a_body("A Pier in Winter", *lines)), [("Ana Ruiz", "words")])

    def test_a_place_before_the_day_is_where_it_was_written(self):
        self.assertEqual(above_a_body("Un muelle", "Madrid, 14 de enero de 2025").value("published"), "2025-01-14")

    def test_the_hour_of_a_screening_is_no_date_of_the_story(self):
        reading = above_a_body("A Pier in Winter", "Saturday 12 October 2024 18:15, NFT1")
        self.assertEqual(reading.value("published"), "")

    def test_the_day_a_film_came_out_is_no_date_of_the_story(self):
        self.assertEqual(above_a_body("A Pier in Winter", "Release date\t14 March 1949").value("published"), "")

    def test_the_kind_of_a_story_beside_a_date_is_its_section_and_no_byline(self):
        reading = above_a_body("NEWS  15.11.2025", "", "Six titles for the prize of the pier")
        self.assertEqual((reading.value("section"), bylines(reading)), ("NEWS", []))

    def test_the_number_of_an_issue_is_no_section(self):
        reading = above_a_body("THE FRIDAY FLICKER", "Issue #112 | 6 March 2026", "", "The year of the small room")
        self.assertEqual((reading.value("section"), reading.value("published")), ("", "2026-03-06"))

    def test_a_user_s_name_is_a_byline_where_a_blog_says_so(self):
        for line in ("Posted on June 3, 2019 by pierhound", "Posted by u/pierhound"):
            with self.subTest(line):
                self.assertEqual(bylines(above_a_body("Why the pier?", line)), [("pierhound", "words")])

    def test_what_a_writer_is_is_said_without_a_byline(self):
        reading = above_a_body("The Pier", "By Ana Ruiz", "Globe Correspondent, Updated March 3, 2025, 4:00 p.m.")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])
        self.assertEqual(reading.value("updated"), "2025-03-03T16:00")
