from django.test import SimpleTestCase

from articles.importing.reading.facts import dates

PRINTED = {
    "November 25, 2024": "2024-11-25",
    "Jan. 30": "XXXX-01-30",
    "le 3 mars 2025 à 11h20": "2025-03-03T11:20",
    "12. Februar 2025": "2025-02-12",
    "14 de enero de 2025": "2025-01-14",
    "14 marzo 2025": "2025-03-14",
    "12/17/24": "2024-12-17",
    "Thu, 09 Jan 2025 14:00:00 +0000": "2025-01-09T14:00+00:00",
    "Updated 4:18 PM EDT, July 8, 2024": "2024-07-08T16:18-04:00",
    "September 2024": "2024-09",
}


class DateTests(SimpleTestCase):
    def test_days_of_many_houses_are_read_no_more_precisely_than_they_are_printed(self):
        for printed, meant in PRINTED.items():
            with self.subTest(printed):
                self.assertEqual(dates.find(printed).value, meant)

    def test_a_day_that_cannot_be_is_none(self):
        self.assertIsNone(dates.find("February 31, 2024"))

    def test_day_and_month_that_could_change_places_are_asked_about(self):
        self.assertIn("day first", dates.find("02/03/24").doubt)
        self.assertEqual(dates.find("17/12/24").doubt, "")

    def test_a_running_time_is_no_hour_ago(self):
        self.assertIsNone(dates.RELATIVE.fullmatch("87 minutes"))
        self.assertTrue(dates.RELATIVE.fullmatch("8h"))
        self.assertTrue(dates.RELATIVE.fullmatch("12 minutes ago"))

    def test_days_that_something_took_are_a_span(self):
        self.assertEqual(dates.find_span("24 and 30 April 2023").value, "2023-04-24/2023-04-30")
        self.assertEqual(dates.find_span("30 April 2023").value, "2023-04-30")
