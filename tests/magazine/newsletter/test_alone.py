"""Two runs never send at once."""

from unittest import skipUnless

from django.db import connection
from django.test import TestCase

from magazine.newsletter.alone import KEY, alone, in_a_file


class LockTests(TestCase):
    def test_a_file_is_one_runs_own_until_it_ends(self):
        with in_a_file() as first, in_a_file() as second:
            self.assertEqual((first, second), (True, False))
        with in_a_file() as again:
            self.assertTrue(again)

    def test_a_run_by_itself_has_it(self):
        for _ in range(2):
            with alone() as ours:
                self.assertTrue(ours)

    @skipUnless(connection.vendor == "postgresql", "SQLite is one machine's own: its lock is a file.")
    def test_a_database_keeps_it_from_runs_elsewhere(self):
        elsewhere = connection.copy()
        self.addCleanup(elsewhere.close)
        with elsewhere.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
            with alone() as ours:
                self.assertFalse(ours)
        elsewhere.close()
