from django.test import SimpleTestCase

from articles.pictures.metadata.dates import read_date


class ReadDateTests(SimpleTestCase):
    def test_every_standards_way_of_writing_is_read(self):
        for written, date in (
            ("2024-05-21T10:30:00+02:00", "2024-05-21"),
            ("2024-05-21", "2024-05-21"),
            ("2024-05", "2024-05"),
            ("2024", "2024"),
            ("20240521", "2024-05-21"),
            ("20240500", "2024-05"),
            ("20240000", "2024"),
            ("2024:05:21 10:30:00", "2024-05-21"),
            ("2024:05:21", "2024-05-21"),
        ):
            with self.subTest(written=written):
                self.assertEqual(read_date(written), (date, ""))

    def test_what_names_no_day_is_not_taken_and_says_why(self):
        for written, reason in (
            ("0000:00:00 00:00:00", "It was never set."),
            ("    :  :     :  :  ", "It was never set."),
            ("00000130", "It is no day of the calendar."),
            ("1970:01:01 00:00:00", "It is where a clock starts that nobody has set."),
            ("2024:13:41 10:30:00", "It is no day of the calendar."),
            ("20240230", "It is no day of the calendar."),
            ("last summer", "It is no date that can be read."),
            ("21.05.2024", "It is no date that can be read."),
            ("٢٠٢٤", "It is no date that can be read."),
        ):
            with self.subTest(written=written):
                self.assertEqual(read_date(written), (written, reason))

    def test_the_day_a_clock_starts_is_a_day_where_no_clock_wrote_it(self):
        self.assertEqual(read_date("1970-01-01"), ("1970-01-01", ""))
