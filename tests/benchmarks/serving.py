"""Requests a second over HTTP: pages made anew, pages kept and “you have it already”, beside their floors.

Gunicorn with two workers serves all of it: the magazine without and with its page cache, floors.py with a bare
view and with the same bytes as a file, and own_feed.py. Rounds go through all of them in turn, so a slow moment
of the machine is shared; what counts are the ratios. “Made anew” is what Django answers where no page is kept:
printed from plates, where what stands on a page has not changed. At the end stands how much memory a worker has
of its own (RssAnon), after the first request of each page and after all of them.
"""

import gzip
import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

WANTED = ("home", "story", "story-list", "story-list, last page", "section", "tag", "film", "person", "feed")
CLIENTS = 4
SECONDS = 1
AS_READERS = {"Accept-Encoding": "gzip"}
KINDS = ("made anew", "kept", "304")


class Server(NamedTuple):
    port: int
    pid: int

    def memory(self):
        """What the larger of its workers has of its own, in MiB."""
        workers = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        told = [Path(f"/proc/{worker}/status").read_text() for worker in workers]
        return max(int(re.search(r"RssAnon:\s+(\d+) kB", each)[1]) for each in told) / 1024


def run(options, say, magazine):
    from .pages import addresses as addresses_of

    for size in options.sizes:
        with magazine(size, options), ExitStack() as stack:
            found = addresses_of(size)
            addresses = {name: found[name] for name in WANTED}
            figures, memory = measure(addresses, min(options.rounds, 5), say, stack)
            print_rounds(size, figures)
            for name, (first, last, answers) in memory.items():
                print(f"{name}: {first:.0f} MiB of a worker's own at first, {last:.0f} after {answers:,.0f} answers")


def measure(addresses, rounds, say, stack):
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    servers = anew, kept = [serve_magazine(folder, room, stack) for room in (0, 12)]
    feed = serve_magazine(folder, 0, stack, "tests.benchmarks.own_feed")
    targets = {}
    for name, address in addresses.items():
        for _ in range(6):  # so that each worker has made it
            fetch(anew.port, address)
            body, tag = fetch(kept.port, address)
        (folder / file_of(name)).write_bytes(body)
        (folder / f"{file_of(name)}.gz").write_bytes(gzip.compress(body))
        targets[name, "made anew"] = (anew.port, address, AS_READERS)
        targets[name, "kept"] = (kept.port, address, AS_READERS)
        targets[name, "304"] = (kept.port, address, {**AS_READERS, "If-None-Match": tag})
    floor = serve_floors(folder, stack)
    targets["bare view", ""] = (floor.port, "/bare/", AS_READERS)
    targets["own feed", ""] = (feed.port, "/feed/", AS_READERS)
    for name in addresses:
        targets[name, "file"] = (floor.port, f"/files/{file_of(name)}", AS_READERS)
    # At the end of a round come the slow ones, of which some are still at work when their time is up.
    targets = dict(sorted(targets.items(), key=lambda each: "made anew" in each[0]))
    figures = {target: [] for target in targets}
    at_first = [server.memory() for server in servers]
    for number in range(rounds):
        for target, asked in targets.items():
            say(f"\rround {number + 1} of {rounds}: {' '.join(target)}".ljust(60))
            figures[target].append(rate(*asked))
            time.sleep(2 if "made anew" in target else 0)
    say("\r" + " " * 60 + "\r")
    answers = {server.port: 0 for server in servers}
    for target, (port, *_) in targets.items():
        answers[port] = answers.get(port, 0) + SECONDS * sum(figures[target])
    memory = {
        name: (first, server.memory(), answers[server.port])
        for name, server, first in zip(("made anew", "kept"), servers, at_first, strict=True)
    }
    return {target: statistics.median(each) for target, each in figures.items()}, memory


def file_of(name):
    return f"{name.replace(', ', '-').replace(' ', '-')}.html"


def serve_magazine(folder, room, stack, application="magazine.wsgi"):
    from django.db import connection

    its = connection.settings_dict
    address = f"sqlite:///{its['NAME']}"
    if connection.vendor == "postgresql":
        login = f"{its['USER']}:{its['PASSWORD']}" if its["PASSWORD"] else its["USER"]
        address = f"postgres://{login}@{its['HOST']}:{its['PORT']}/{its['NAME']}"
    environment = {
        "DATABASE_URL": address,
        "DATA_DIR": str(folder),
        "SECRET_KEY": "for-measuring-only",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SSL_REDIRECT": "no",
        "DEBUG": "no",
        "DJANGO_SETTINGS_MODULE": "magazine.settings",
        "PAGE_CACHE_MB": str(room),
    }
    if not (folder / "static").exists():
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
        subprocess.run(command, check=True, env={**os.environ, **environment})
    return serve(application, environment, stack)


def serve_floors(folder, stack):
    database = folder / "floor.sqlite3"
    make = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
        "c.execute('CREATE TABLE django_content_type (id integer PRIMARY KEY, app_label text, model text)'); "
        "c.execute(\"INSERT INTO django_content_type VALUES (1, 'articles', 'article')\"); c.commit()"
    )
    subprocess.run([sys.executable, "-c", make, str(database)], check=True)
    environment = {"FLOOR_DATABASE": str(database), "FLOOR_FILES": str(folder)}
    return serve("tests.benchmarks.floors", environment, stack, without="DJANGO_SETTINGS_MODULE")


def serve(application, environment, stack, without=""):
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    inherited = {name: value for name, value in os.environ.items() if name != without}
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}", application]
    process = subprocess.Popen(
        command, env={**inherited, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)
    for _ in range(200):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return Server(port, process.pid)
        time.sleep(0.1)
    sys.exit(f"{application} does not answer, so nothing was measured.")


def fetch(port, address):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers=AS_READERS)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        sys.exit(f"{address} answered {answer.status}, so nothing was measured.")
    tag = answer.headers["ETag"]
    return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body, tag


def rate(port, address, headers):
    """Answers a second, by wrk where it is installed."""
    if wrk := shutil.which("wrk"):
        told = [each for name, value in headers.items() for each in ("-H", f"{name}: {value}")]
        command = [wrk, "-t1", f"-c{CLIENTS}", f"-d{SECONDS}", *told, f"http://127.0.0.1:{port}{address}"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1])
    counts, until = [0] * CLIENTS, time.perf_counter() + SECONDS

    def ask(number):
        while time.perf_counter() < until:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", address, headers=headers)
            connection.getresponse().read()
            connection.close()
            counts[number] += 1

    threads = [threading.Thread(target=ask, args=[number]) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def print_rounds(size, figures):
    bare, feed = figures.pop(("bare view", "")), figures.pop(("own feed", ""))
    print(f"\nServing, {size:,} stories: requests a second; a bare view {bare:,.0f}, Django's own feed {feed:,.0f}")
    print(f"{'page':22} {'file':>8} {'made anew':>10} {'× bare':>7} {'kept':>8} {'× file':>7} {'304':>8} {'× file':>7}")
    for name in WANTED:
        file = figures[name, "file"]
        anew, kept, known = (figures[name, kind] for kind in KINDS)
        print(
            f"{name:22} {file:8,.0f} {anew:10,.0f} {anew / bare:7.2f} "
            f"{kept:8,.0f} {kept / file:7.2f} {known:8,.0f} {known / file:7.2f}"
        )
