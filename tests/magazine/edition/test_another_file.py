"""Somebody puts another SQLite file where the magazine's stands: readers are given that one's number soon after."""

import sqlite3
import tempfile
from pathlib import Path
from unittest import mock

from django.db import connections
from django.test import TestCase

from magazine.edition import number


class AnotherFileTests(TestCase):
    def setUp(self):
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.own, self.other = (self.file(folder / f"{name}.sqlite3", name) for name in (1, 2))
        database = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": str(self.own)}
        self.enterContext(mock.patch.dict(connections.settings, default=database | {"OPTIONS": {}}))
        self.enterContext(mock.patch.object(number, "time", mock.Mock(monotonic=lambda: self.second)))
        self.second, self.numbering = 100, number.Numbering()
        self.addCleanup(self.numbering.close)

    def file(self, path, counted):
        file = sqlite3.connect(path)
        file.executescript(f"CREATE TABLE edition_count (number integer); INSERT INTO edition_count VALUES ({counted})")
        file.close()
        return path

    def test_is_noticed_at_the_next_look(self):
        self.assertEqual(self.numbering(), 1)
        self.other.replace(self.own)
        self.second += number.LOOK_AGAIN
        self.assertEqual(self.numbering(), 2)

    def test_is_looked_for_no_more_often_than_that(self):
        with mock.patch.object(number, "file_at", wraps=number.file_at) as looks:
            self.numbering()
            looks.reset_mock()
            for _ in range(5):
                self.numbering()
            self.second += number.LOOK_AGAIN
            for _ in range(5):
                self.numbering()
        self.assertLessEqual(looks.call_count, 2)

    def test_that_is_gone_has_no_number(self):
        self.numbering()
        self.own.unlink()
        self.second += number.LOOK_AGAIN
        self.assertIsNone(self.numbering())
