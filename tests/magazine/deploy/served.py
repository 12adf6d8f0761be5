"""The magazine under gunicorn, as its unit starts it: the project's settings, and a socket that somebody else holds."""

import contextlib
import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from django.db import connection
from django.test import TransactionTestCase

ROOT = Path(__file__).resolve().parents[3]
# What systemd does: the socket is number 3, and the process is told its own number.
BY_SOCKET = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3, inheritable=True); "
    "os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid())); os.execv(sys.argv[2], sys.argv[2:])"
)


class ServedTestCase(TransactionTestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.door = self.enterContext(socket.create_server(("127.0.0.1", 0), backlog=512))
        self.port = self.door.getsockname()[1]
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
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True)

    def database(self):
        """The address of a database that a server may read: on SQLite a copy, since the test's own is in memory."""
        if connection.vendor == "sqlite":
            path = self.folder / "served.sqlite3"
            connection.ensure_connection()
            with contextlib.closing(sqlite3.connect(path)) as copy:
                connection.connection.backup(copy)
            return f"sqlite:///{path}"
        its = connection.settings_dict
        login = f"{its['USER']}:{its['PASSWORD']}" if its["PASSWORD"] else its["USER"]
        return f"postgres://{login}@{its['HOST']}:{its['PORT']}/{its['NAME']}"

    def start(self):
        gunicorn = [sys.executable, "-m", "gunicorn", "-c", "magazine/deploy/gunicorn.py", "magazine.wsgi"]
        out, err = (self.folder / name for name in ("out.log", "err.log"))
        with out.open("a") as requests, err.open("a") as errors:
            process = subprocess.Popen(
                [sys.executable, "-c", BY_SOCKET, str(self.door.fileno()), *gunicorn],
                cwd=ROOT,
                env=self.environment,
                pass_fds=[self.door.fileno()],
                stdout=requests,
                stderr=errors,
            )
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def stop(self, process):
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=60), 0, self.errors())

    def errors(self):
        return (self.folder / "err.log").read_text()

    def lines(self):
        """What was written of requests."""
        return [json.loads(line) for line in (self.folder / "out.log").read_text().splitlines()]


class Load:
    """Readers who keep asking, each on a connection that stays open and one that is new, until told to stop."""

    def __init__(self, port, addresses, readers=4):
        self.port, self.addresses = port, addresses
        self.over, self.answered, self.failed = threading.Event(), 0, []
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.ask, args=[bool(number % 2)]) for number in range(readers)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *raised):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def ask(self, keeps):
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while not self.over.is_set():
            for address in self.addresses:
                try:
                    client.request("GET", address)
                    answer = client.getresponse()
                    whole = len(answer.read()) == int(answer.headers["Content-Length"])
                    trouble = "" if answer.status == 200 and whole else f"{address}: {answer.status}"
                except (OSError, http.client.HTTPException) as error:
                    trouble = f"{address}: {error!r}"
                with self.lock:
                    self.answered += 1
                    self.failed += [trouble] if trouble else []
                if trouble or not keeps:
                    client.close()
        client.close()

    def go_on(self, more=40, seconds=180):
        """Wait for so many more answers."""
        wanted, until = self.answered + more, time.monotonic() + seconds
        while self.answered < wanted and time.monotonic() < until:
            time.sleep(0.02)
        return self.answered >= wanted
