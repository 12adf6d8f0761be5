"""A test whose site runs in processes of its own, on the database that the test writes to."""

import atexit
import functools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from tests.factories import make_ready_article

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {
    **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ},
    "DJANGO_SETTINGS_MODULE": "magazine.settings",
    "SECRET_KEY": settings.SECRET_KEY,
    "ALLOWED_HOSTS": "127.0.0.1",
    "SSL_REDIRECT": "no",
    "PYTHONWARNINGS": "ignore",
}


@functools.cache
def static_files():
    """Where they lie, collected once for all tests."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    kept = {**SETTINGS, "DATA_DIR": folder}
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], cwd=ROOT, env=kept, check=True)
    return Path(folder) / "static"


class ProcessTestCase(TransactionTestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.fill()
        self.environment = {**SETTINGS, "DATA_DIR": str(self.folder), "DATABASE_URL": self.database()}
        (self.folder / "static").symlink_to(static_files())

    def fill(self):
        """What is in the magazine before the site is started; on SQLite it gets a copy of it."""
        self.story = make_ready_article("Beach walk")

    def database(self):
        if connection.vendor == "sqlite":
            path = self.folder / "matinee.sqlite3"
            with sqlite3.connect(path) as copy:
                connection.connection.backup(copy)
                # As in every magazine's own file; else the first two who come would both want to change it, and one
                # is told at once that it is locked.
                copy.execute("PRAGMA journal_mode = WAL")
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
        return done.stdout

    def serve(self, **settings):
        command = [sys.executable, "-m", "tests.magazine.served"]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**self.environment, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
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
