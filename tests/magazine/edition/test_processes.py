"""Two processes of the site, and a third that writes: what readers of the first are given in their next request."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

from django.db import connection
from django.test import TransactionTestCase

from tests.factories import make_ready_article

ROOT = Path(__file__).resolve().parents[3]
WITHDRAW = """
import django
django.setup()
from articles.models import Article
Article.objects.get().withdraw()
"""


class ProcessTests(TransactionTestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.story = make_ready_article("Beach walk")
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        self.environment = {
            **kept,
            "DJANGO_SETTINGS_MODULE": "magazine.settings",
            "SECRET_KEY": "for-the-tests-only",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SSL_REDIRECT": "no",
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": self.database(),
            "PYTHONWARNINGS": "ignore",
        }
        self.run_python(
            "-c", "import sys; sys.argv = ['', 'collectstatic', '--noinput', '-v0']; import manage; manage.main()"
        )

    def database(self):
        if connection.vendor == "sqlite":
            path = self.folder / "matinee.sqlite3"
            with sqlite3.connect(path) as copy:
                connection.connection.backup(copy)
            copy.close()
            return f"sqlite:///{path}"
        its = connection.settings_dict
        login = f"{its['USER']}:{its['PASSWORD']}" if its["PASSWORD"] else its["USER"]
        return f"postgres://{login}@{its['HOST']}:{its['PORT']}/{its['NAME']}"

    def run_python(self, *arguments):
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        self.assertEqual(done.returncode, 0, done.stderr)

    def serve(self):
        command = [sys.executable, "-m", "tests.magazine.edition.served"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return f"http://127.0.0.1:{int(process.stdout.readline())}"

    def status(self, address, **headers):
        request = urllib.request.Request(address, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.headers["ETag"]
        except HTTPError as error:
            with error:
                return error.code, None

    def test_what_one_process_withdraws_every_other_has_withdrawn_in_the_next_request(self):
        sites = [self.serve(), self.serve()]
        page = self.story.get_absolute_url()
        tags = {}
        for site in sites:
            for _ in range(2):
                status, tags[site] = self.status(site + page)
                self.assertEqual(status, 200)
            self.assertEqual(self.status(site + page, **{"If-None-Match": tags[site]})[0], 304)
        self.run_python("-c", WITHDRAW)
        for site in sites:
            self.assertEqual(self.status(site + page, **{"If-None-Match": tags[site]})[0], 410)
            self.assertEqual(self.status(site + page)[0], 410)
