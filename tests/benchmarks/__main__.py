"""Measures every kind of page, in process, on made-up magazines of growing size.

    python -m tests.benchmarks                       # 100 and 10,000 stories, on SQLite
    python -m tests.benchmarks --sizes 100 1000
    DATABASE_URL=postgres://… python -m tests.benchmarks

Each size gets a database of its own, which is dropped at the end. Rounds go through
all pages in turn, so that a slow moment of the machine is shared by all of them.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import django

PAGES = {
    "home": lambda n: "/",
    "story": lambda n: f"/stories/story-{n // 2}/",
    "stories": lambda n: "/stories/",
    "stories, last page": lambda n: f"/stories/?page={n // 20}",
    "section": lambda n: "/sections/features/",
    "topics": lambda n: "/tags/",
    "topic": lambda n: "/tags/tag-7/",
    "person": lambda n: "/people/person-7/",
    "film": lambda n: "/films/film-7/",
    "people": lambda n: "/people/",
    "films": lambda n: "/films/",
    "awards": lambda n: "/awards/",
    "edition": lambda n: "/awards/golden-reels/7th/",
}
BAR = 24


def main():
    options = parse()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    results = {size: measure(size, options) for size in options.sizes}
    for size, pages in results.items():
        print_table(size, pages)
    if len(results) > 1:
        print_growth(results)


def parse():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000], help="numbers of stories")
    parser.add_argument("--rounds", type=int, default=40, help="times that each page is asked for")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def measure(size, options):
    """Make a magazine, ask for every page in rounds; page -> (queries, bytes, milliseconds)."""
    from django.db import connection
    from django.test.utils import setup_test_environment, teardown_test_environment

    from .magazine import make_magazine

    setup_test_environment(debug=False)
    own_name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(
            Path(tempfile.gettempdir()) / f"matinee-benchmark-{size}.sqlite3"
        )
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        started = time.perf_counter()
        make_magazine(size, options.seed, progress=lambda done: show_progress(done, size))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        say(f"\r{size:,} stories made in {time.perf_counter() - started:.1f} s\n")
        return ask(size, options.rounds)
    finally:
        connection.creation.destroy_test_db(own_name, verbosity=0)
        teardown_test_environment()


def ask(size, rounds):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    addresses = {page: address(size) for page, address in PAGES.items()}
    counted = {}
    for page, address in addresses.items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        if answer.status_code != 200:
            sys.exit(f"{address} answered {answer.status_code}, so nothing was measured.")
        counted[page] = (len(queries), len(answer.content))
    times = {page: [] for page in addresses}
    for _ in range(rounds):
        for page, address in addresses.items():
            started = time.perf_counter()
            client.get(address)
            times[page].append(1000 * (time.perf_counter() - started))
    return {page: (*counted[page], times[page]) for page in addresses}


def print_table(size, pages):
    print(f"\n{size:,} stories\n{'page':20} {'queries':>7} {'median ms':>10} {'p99 ms':>8} {'bytes':>9}")
    slowest = max(statistics.median(times) for _, _, times in pages.values())
    for page, (queries, length, times) in pages.items():
        median, p99 = statistics.median(times), statistics.quantiles(times, n=100, method="inclusive")[98]
        bar = "▇" * max(1, round(BAR * median / slowest))
        print(f"{page:20} {queries:7} {median:10.1f} {p99:8.1f} {length:9,}  {bar}")


def print_growth(results):
    first, last = min(results), max(results)
    print(f"\nFrom {first:,} to {last:,} stories")
    for page in PAGES:
        queries, _, small = results[first][page]
        more, _, large = results[last][page]
        factor = statistics.median(large) / statistics.median(small)
        print(f"{page:20} {factor:6.2f} × the time, {more - queries:+} queries")


def show_progress(done, size):
    say(f"\r{done:,} of {size:,} stories made")


def say(text):
    sys.stderr.write(text)
    sys.stderr.flush()


if __name__ == "__main__":
    main()
