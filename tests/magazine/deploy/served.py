"""The magazine under gunicorn, as its unit starts it: the project's settings, and a socket that somebody else holds."""

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time

from tests.magazine.processes import ROOT, ProcessTestCase

# What systemd does: the socket is number 3, and the process is told its own number.
BY_SOCKET = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3, inheritable=True); "
    "os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid())); os.execv(sys.argv[2], sys.argv[2:])"
)
# How a reader learns that an answer is none, or not all of it: fewer bytes than were promised are an IncompleteRead.
CUT_OFF = (ConnectionError, http.client.IncompleteRead)


class ServedTestCase(ProcessTestCase):
    def setUp(self):
        super().setUp()
        self.door = self.enterContext(socket.create_server(("127.0.0.1", 0), backlog=512))
        self.port = self.door.getsockname()[1]

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

    def booted(self):
        """The workers that were ever started, by their numbers."""
        return [int(pid) for pid in re.findall(r"Booting worker with pid: (\d+)", self.errors())]

    def wait_for_workers(self, count):
        until = time.monotonic() + 180
        while len(self.booted()) < count and time.monotonic() < until:
            time.sleep(0.05)
        self.assertGreaterEqual(len(self.booted()), count, self.errors())

    def errors(self):
        return (self.folder / "err.log").read_text()

    def lines(self):
        """What was written of requests."""
        return [json.loads(line) for line in (self.folder / "out.log").read_text().splitlines()]


class Load:
    """Readers who keep asking, each on a connection that stays open and one that is new, until told to stop.

    What they are given is ``failed`` where it passes for an answer and is none, and ``cut`` where their connection was
    closed before they had a whole one. ``expected`` has the page that an address must give, where there is but one.
    """

    def __init__(self, port, addresses, readers=4, expected=None):
        self.port, self.addresses, self.expected = port, addresses, expected or {}
        self.over, self.answered, self.failed, self.cut = threading.Event(), 0, [], []
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
                trouble, cut = "", ""
                try:
                    trouble = self.wrong_with(address, *get(client, address))
                except CUT_OFF as error:
                    cut = f"{address}: {error!r}"
                except (OSError, http.client.HTTPException) as error:
                    trouble = f"{address}: {error!r}"
                with self.lock:
                    self.answered += not cut
                    self.failed += [trouble] if trouble else []
                    self.cut += [cut] if cut else []
                if trouble or cut or not keeps:
                    client.close()
        client.close()

    def wrong_with(self, address, answer, page):
        if answer.status != 200:
            return f"{address}: {answer.status}"
        if answer.headers["Content-Length"] != str(len(page)):
            return f"{address}: nothing tells where the page ends"
        if page != self.expected.get(address, page):
            return f"{address}: another page"
        return ""

    def go_on(self, more=40, seconds=180):
        """Wait for so many more answers."""
        wanted, until = self.answered + more, time.monotonic() + seconds
        while self.answered < wanted and time.monotonic() < until:
            time.sleep(0.02)
        return self.answered >= wanted


def get(client, address):
    """An answer, and its whole page."""
    client.request("GET", address)
    answer = client.getresponse()
    return answer, answer.read()
