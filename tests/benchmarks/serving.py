"""Requests a second over HTTP: pages made anew, pages kept and “you have it already”, beside two floors.

Gunicorn with two workers serves all of it: the magazine without and with its page cache, and
floors.py with a bare view and with the same bytes as a file. Rounds go through all of them in turn, so
a slow moment of the machine is shared; what counts are the ratios.
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

WANTED = ("home", "story", "section", "film", "person", "feed")
CLIENTS = 4
SECONDS = 1
AS_READERS = {"Accept-Encoding": "gzip"}
KINDS = ("made anew", "kept", "304")


def run(options, say, magazine):
    from .__main__ import PAGES

    for size in options.sizes:
        with magazine(size, options), ExitStack() as stack:
            addresses = {name: PAGES[name](size) for name in WANTED}
            print_rounds(size, measure(addresses, min(options.rounds, 5), say, stack))


def measure(addresses, rounds, say, stack):
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    anew, kept = (serve_magazine(folder, room, stack) for room in (0, 12))
    targets = {}
    for name, address in addresses.items():
        for _ in range(6):  # so that each worker has made it
            body, tag = fetch(kept, address)
        (folder / f"{name}.html").write_bytes(body)
        (folder / f"{name}.html.gz").write_bytes(gzip.compress(body))
        targets[name, "made anew"] = (anew, address, AS_READERS)
        targets[name, "kept"] = (kept, address, AS_READERS)
        targets[name, "304"] = (kept, address, {**AS_READERS, "If-None-Match": tag})
    floor = serve_floors(folder, stack)
    targets["bare view", ""] = (floor, "/bare/", AS_READERS)
    for name in addresses:
        targets[name, "file"] = (floor, f"/files/{name}.html", AS_READERS)
    # At the end of a round come the slow ones, of which some are still at work when their time is up.
    targets = dict(sorted(targets.items(), key=lambda each: "made anew" in each[0]))
    figures = {target: [] for target in targets}
    for number in range(rounds):
        for target, asked in targets.items():
            say(f"\rround {number + 1} of {rounds}: {' '.join(target)}".ljust(60))
            figures[target].append(rate(*asked))
            time.sleep(2 if "made anew" in target else 0)
    say("\r" + " " * 60 + "\r")
    return {target: statistics.median(each) for target, each in figures.items()}


def serve_magazine(folder, room, stack):
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
    return serve("magazine.wsgi", environment, stack)


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
    process = subprocess.Popen(command, env={**inherited, **environment}, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.terminate)
    for _ in range(200):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return port
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
    bare = figures.pop(("bare view", ""))
    print(f"\nServing, {size:,} stories: requests a second; a bare view {bare:,.0f}")
    print(f"{'page':10} {'file':>8} {'made anew':>10} {'× bare':>7} {'kept':>8} {'× file':>7} {'304':>8} {'× file':>7}")
    for name in WANTED:
        file = figures[name, "file"]
        anew, kept, known = (figures[name, kind] for kind in KINDS)
        print(
            f"{name:10} {file:8,.0f} {anew:10,.0f} {anew / bare:7.2f} "
            f"{kept:8,.0f} {kept / file:7.2f} {known:8,.0f} {known / file:7.2f}"
        )
