import os
import subprocess
import sys
import tempfile
import unittest

from django.conf import settings
from django.db import connection
from django.test import SimpleTestCase, TransactionTestCase

from articles.models import Article
from tests.articles.racing import race, words_in_hand
from tests.factories import make_article

EDITORS, SAVES = 12, 8


class ConcurrentSavesOnSQLiteTests(SimpleTestCase):
    def test_no_save_that_was_acknowledged_is_lost(self):
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
                [sys.executable, "-m", "tests.articles.racing", str(EDITORS), str(SAVES)],
                cwd=settings.BASE_DIR,
                env=environment,
                capture_output=True,
                text=True,
            )
        self.assertEqual(done.returncode, 0, done.stderr)
        added = EDITORS * SAVES
        self.assertEqual(done.stdout.split(), [str(added + 1), str(added + 1), str(added + 1)])


@unittest.skipUnless(connection.vendor == "postgresql", "Runs on PostgreSQL; SQLite has a test of its own.")
class ConcurrentSavesOnPostgreSQLTests(TransactionTestCase):
    def test_no_save_that_was_acknowledged_is_lost(self):
        article = make_article(body=["Begun."])
        race(article.pk, EDITORS, SAVES)
        words, versions = words_in_hand(Article.objects.get(pk=article.pk))
        self.assertEqual((len(words), len(set(words)), versions), (EDITORS * SAVES + 1,) * 3)
