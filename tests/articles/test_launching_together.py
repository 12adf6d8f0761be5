import os
import subprocess
import sys
import tempfile
import unittest

from django.conf import settings
from django.db import connection
from django.test import SimpleTestCase, TransactionTestCase

from articles.models import Version
from tests.articles.launching_together import come_together, set_up

READERS, STORIES = 8, 4


class LaunchesOnSQLiteTests(SimpleTestCase):
    def test_who_comes_first_carries_it_out_and_everybody_sees_all_of_it(self):
        """On a file of its own, with the site's settings: the test database lies in memory and locks otherwise."""
        with tempfile.TemporaryDirectory() as folder:
            environment = {
                **os.environ,
                "DEBUG": "yes",
                "DATA_DIR": folder,
                "DJANGO_SETTINGS_MODULE": "magazine.settings",
            }
            environment.pop("DATABASE_URL", None)
            done = subprocess.run(
                [sys.executable, "-m", "tests.articles.launching_together", str(READERS), str(STORIES)],
                cwd=settings.BASE_DIR,
                env=environment,
                capture_output=True,
                text=True,
            )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.split(), ["1", str(STORIES), str(STORIES)])


@unittest.skipUnless(connection.vendor == "postgresql", "Runs on PostgreSQL; SQLite has a test of its own.")
class LaunchesOnPostgreSQLTests(TransactionTestCase):
    def test_who_comes_first_carries_it_out_and_everybody_sees_all_of_it(self):
        set_up(STORIES)
        done, seen = come_together(READERS)
        published = Version.objects.filter(kind=Version.Kind.PUBLISHED).count()
        self.assertEqual((done, min(seen), published), (1, STORIES, STORIES))
