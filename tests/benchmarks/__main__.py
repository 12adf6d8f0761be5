"""Measures every kind of page, in process, on made-up magazines of growing size.

    python -m tests.benchmarks                             # 100 and 10,000 stories, on SQLite
    python -m tests.benchmarks --sizes 100 100000 --keep /tmp/magazines
    DATABASE_URL=postgres://… python -m tests.benchmarks
    python -m tests.benchmarks --only pictures             # what renditions cost, and what they save
    python -m tests.benchmarks --only serving              # over HTTP, kept and not, beside two floors
    python -m tests.benchmarks --only publishing           # what publishing one story takes, and the first readings
    python -m tests.benchmarks --only archive              # how quickly an archive comes in, beside bulk_create

Each size gets a database of its own, which is dropped at the end or, with --keep, kept for
the next time. Rounds go through all pages in turn, so that a slow moment of the machine is
shared by all of them. “CPU” is what this process itself worked: on SQLite that is all there is
to a page, and it stays true on a machine that others use at the same time.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import django

BAR = 24
# At a hundred thousand stories nine tenths of what is served at a hundred.
MOST_GROWTH = 1 / 0.9
SECTIONS = ("readers", "search", "desk")
# Longer than this nobody waits for one page's rounds; it is slow, and that is what is to be known.
PATIENCE = 10


def main():
    options = parse()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    if options.only == "pictures":
        from . import pictures

        return pictures.run(options, say)
    if options.only == "archive":
        from . import archive

        return archive.run(options, say)
    if options.only == "serving":
        from . import serving

        return serving.run(options, say, magazine)
    if options.only == "publishing":
        from . import publishing

        return publishing.run(options, say, magazine)
    results = {size: measure(size, options) for size in options.sizes}
    for size, sections in results.items():
        for section, pages in sections.items():
            print_table(f"{section}, {size:,} stories", pages)
    if len(results) > 1:
        print_growth(results)


def parse():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of stories: 100 and 10,000; 10,000 of an archive")
    parser.add_argument("--rounds", type=int, default=40, help="times that each page is asked for")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the databases there, and use those that are")
    parser.add_argument(
        "--only", choices=[*SECTIONS, "pictures", "archive", "serving", "publishing"], help="one section alone"
    )
    parser.add_argument("--photos", type=int, default=100, help="photographs in a batch, with --only pictures")
    options = parser.parse_args()
    options.sizes = options.sizes or ([10_000] if options.only == "archive" else [100, 10_000])
    return options


def measure(size, options):
    """Ask for every page of a magazine in rounds; section -> page -> (queries, bytes, milliseconds, those of work)."""
    from . import desk, pages, search

    results = {}
    wanted = [options.only] if options.only else SECTIONS
    with magazine(size, options):
        if "readers" in wanted:
            results["What readers see"] = ask(django.test.Client(), pages.addresses(size), options.rounds)
        if "search" in wanted:
            results["Searching"] = ask(django.test.Client(), search.pages(say), options.rounds)
        if "desk" in wanted:
            client = desk.client()
            results["The desk"] = ask(client, desk.pages(client, size), options.rounds)
            client = desk.client_of_a_section()
            results["The desk of a section editor"] = ask(client, desk.pages_of_a_section(client), options.rounds)
    return results


@contextmanager
def magazine(size, options):
    """A database with a magazine of that size: made now, or kept from an earlier time."""
    from django.db import connection

    own_name = connection.settings_dict["NAME"]
    name = f"{own_name}-benchmark-{size}"  # beside that of whoever else measures on the same server
    if connection.vendor == "sqlite":
        folder = options.keep or Path(tempfile.gettempdir())
        folder.mkdir(parents=True, exist_ok=True)
        name = str(folder / f"matinee-benchmark-{size}.sqlite3")
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=bool(options.keep))
    try:
        if not is_complete(size):
            fill(size, options)
        yield
    finally:
        connection.creation.destroy_test_db(own_name, verbosity=0, keepdb=bool(options.keep))


def is_complete(size):
    from articles.models import Article, Version

    return Article.objects.count() == size and Version.objects.exists()


def fill(size, options):
    from django.core.management import call_command

    from magazine.search.indexing import take_in_everything

    from .magazine import make_magazine

    call_command("flush", verbosity=0, interactive=False)
    started = time.perf_counter()
    make_magazine(size, options.seed, progress=lambda done: show_progress(done, size))
    count_rows()
    take_in_everything(lambda done: say(f"\r{done:,} rows taken into the index"))
    count_rows()
    say(f"\r{size:,} stories made in {time.perf_counter() - started:.1f} s\n")


def count_rows():
    """What PostgreSQL does by itself in time; SQLite never does, and has to do without."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def ask(client, addresses, rounds):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = {}
    for page, address in addresses.items():
        client.get(address)  # warms what is kept for the process
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        if answer.status_code != 200:
            sys.exit(f"{address} answered {answer.status_code}, so nothing was measured.")
        counted[page] = (len(queries), len(answer.content))
    gc.collect()
    gc.freeze()  # as a worker does: see magazine/wsgi.py
    times, work = {page: [] for page in addresses}, {page: [] for page in addresses}
    for _ in range(rounds):
        for page, address in addresses.items():
            if len(times[page]) >= 3 and sum(times[page]) > 1000 * PATIENCE:
                continue
            started, worked = time.perf_counter(), time.process_time()
            client.get(address)
            times[page].append(1000 * (time.perf_counter() - started))
            work[page].append(1000 * (time.process_time() - worked))
    return {page: (*counted[page], times[page], work[page]) for page in addresses}


def print_table(title, pages):
    width = max(map(len, pages))
    columns = f"{'queries':>7} {'median ms':>10} {'p95 ms':>8} {'p99 ms':>8} {'CPU ms':>8} {'bytes':>9}"
    print(f"\n{title}\n{'page':{width}} {columns}")
    slowest = max(statistics.median(work) for *_, work in pages.values())
    for page, (queries, length, times, work) in pages.items():
        median, cuts = statistics.median(times), statistics.quantiles(times, n=100, method="inclusive")
        own = statistics.median(work)
        bar = "▇" * max(1, round(BAR * own / slowest))
        figures = f"{queries:7} {median:10.1f} {cuts[94]:8.1f} {cuts[98]:8.1f} {own:8.1f} {length:9,}"
        print(f"{page:{width}} {figures}  {bar}")


def print_growth(results):
    first, last = min(results), max(results)
    print(f"\nFrom {first:,} to {last:,} stories")
    for section, pages in results[first].items():
        for page in filter(results[last][section].get, pages):
            queries, _, _, small = pages[page]
            more, _, _, large = results[last][section][page]
            factor = statistics.median(large) / statistics.median(small)
            grows = "  ← grows" if factor > MOST_GROWTH or more > queries else ""
            print(f"{page:55} {factor:8.2f} × the work, {more - queries:+} queries{grows}")


def show_progress(done, size):
    say(f"\r{done:,} of {size:,} stories made")


def say(text):
    sys.stderr.write(text)
    sys.stderr.flush()


if __name__ == "__main__":
    main()
