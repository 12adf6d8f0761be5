"""How quickly an archive comes in: ``--only archive``.

Beside ``load_archive`` stands the least that any way of writing those rows takes: ``bulk_create`` of the very same
ones, in as many batches, in an empty database, with nothing checked and nothing looked up. Its rows are at hand as
objects when the clock starts; what making the objects takes is told apart. Each is a process of its own, whose
memory is measured too. “Work” is what the process itself worked, which is true on a machine that others use.
"""

import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .made_up_archive import MadeUpArchive

AT_ONCE = 100  # stories


def run(options, say):
    """Load an archive of each size and write its rows again; print what both took."""
    print(f"\n{'Archive':28}{'stories/s':>11}{'of bare':>9}{'stories/s of work':>19}{'of bare':>9}{'memory':>10}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            say(f"\r{size:,} stories: writing the archive …{' ' * 30}")
            file = MadeUpArchive(size, options.seed).write(Path(folder, "archive.jsonl"))
            results = measure(file, Path(folder, "rows.pickle"), options, say)
        say("\r" + 60 * " " + "\r")
        print_results(size, results)


def measure(file, rows, options, say):
    from django.core.management import call_command
    from django.db import connection

    results = {}
    own_name = connection.settings_dict["NAME"]
    name = "matinee-benchmark-archive"
    if connection.vendor == "sqlite":
        name = str((options.keep or file.parent) / f"{name}.sqlite3")
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        say("\rload_archive …")
        results["load_archive"] = alone("load", file)
        say("\rload_archive again, of which everything is in …")
        results["again, all of it in"] = alone("load", file)
        say("\rtaking the rows down …" + " " * 30)
        take_down(rows)
        call_command("flush", verbosity=0, interactive=False)
        say("\rbulk_create …")
        results["bulk_create"] = alone("bare", rows)
    finally:
        connection.creation.destroy_test_db(own_name, verbosity=0)
    return results


def print_results(size, results):
    bare = results["bulk_create"]
    made = {"seconds": bare["seconds"] + bare["making"], "work": bare["work"] + bare["making_work"], "memory": 0}
    for name, result in {**results, "bulk_create, objects too": made}.items():
        rates = [size / result["seconds"], bare["seconds"] / result["seconds"]]
        rates += [size / result["work"], bare["work"] / result["work"]]
        memory = f"{result['memory']:,.0f} MiB" if result["memory"] else ""
        title = f"{size:,}: {name}"
        print(f"{title:28}{rates[0]:11,.0f}{rates[1]:9.2f}{rates[2]:19,.0f}{rates[3]:9.2f}{memory:>10}")


# In a process of its own


def alone(what, file):
    """What a way of writing took, in a process of its own on the database of this one."""
    from django.db import connection

    parts = connection.settings_dict
    address = f"sqlite:///{parts['NAME']}"
    if connection.vendor == "postgresql":
        secret = f":{parts['PASSWORD']}" if parts["PASSWORD"] else ""
        address = f"postgres://{parts['USER']}{secret}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"
    command = [sys.executable, "-m", "tests.benchmarks.archive", what, str(file)]
    environment = {**os.environ, "DATABASE_URL": address}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment)
    if ran.returncode:
        sys.exit(ran.stderr)
    return json.loads(ran.stdout)


def load(file):
    from articles.importing.archive.loading import load

    started, worked = time.perf_counter(), time.process_time()
    report = load(file)
    result = {"seconds": time.perf_counter() - started, "work": time.process_time() - worked}
    if report.refused or report.held_back:
        sys.exit(f"{report.refused} refused, {report.held_back} held back, so nothing was measured.")
    return result


def bare(file):
    from django.db import transaction

    result = dict.fromkeys(("seconds", "work", "making", "making_work"), 0)

    def timed(name, work):
        started, worked = time.perf_counter(), time.process_time()
        made = work()
        result[name] += time.perf_counter() - started
        result["work" if name == "seconds" else "making_work"] += time.process_time() - worked
        return made

    def write(batch):
        with transaction.atomic():
            for model, objects in batch:
                model.objects.bulk_create(objects)

    with file.open("rb") as rows:
        while batch := read_batch(rows):
            objects = timed("making", lambda batch=batch: [(m, [m(**each) for each in some]) for m, some in batch])
            timed("seconds", lambda objects=objects: write(objects))
    return result


# The rows, as plain values in a file


def take_down(path):
    """Every row that the archive brought, in the batches that it was written in."""
    from articles.importing.archive.again import PARTS
    from articles.models import Article, Section, Tag
    from people.models import Category, Credit, Edition, Film, Nomination, Nominee, Person, Programme

    with path.open("wb") as file:
        for model in (Section, Tag, Person, Film, Credit, Programme, Edition, Category, Nomination, Nominee):
            keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
            for start in range(0, len(keys), 5 * AT_ONCE):
                some = keys[start : start + 5 * AT_ONCE]
                pickle.dump([(model, values_of(model.objects.filter(pk__in=some)))], file)
        keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            parts = [(rel.related_model, rel.field.name) for rel in map(Article._meta.get_field, PARTS)]
            batch = [(Article, values_of(Article.objects.filter(pk__in=some)))]
            batch += [(m, values_of(m.objects.filter(**{f"{owner}__in": some}))) for m, owner in parts]
            pickle.dump(batch, file)


def values_of(rows):
    return list(rows.order_by("pk").values())


def read_batch(file):
    try:
        return pickle.load(file)
    except EOFError:
        return None


def main(what, file):
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    result = {"load": load, "bare": bare}[what](Path(file))
    print(json.dumps({**result, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main(*sys.argv[1:])
