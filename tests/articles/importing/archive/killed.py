"""Loads of one small archive that are killed at random moments, each in a process of its own. Run as a program.

Each begins with an empty magazine. What a kill leaves must be what the unbroken load had after one of its batches,
and the next load must finish what is left to do. Prints how the kills fell, as JSON.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from functools import cache
from pathlib import Path


def snapshot():
    """Everything that an archive can bring, by names and not by numbers, as one text."""
    from articles.models import ArchiveRecord, Version

    found = [json.dumps([label, row], default=str) for label, rows in named_rows() for row in rows.all().order_by()]
    for rows in (
        ArchiveRecord.objects.values_list("kind", "key", "digest", "lacking"),
        Version.objects.values_list("article__slug", "number", "kind", "frozen__story__title"),
    ):
        found += [json.dumps(row) for row in rows]
    return "\n".join(sorted(found))


@cache
def named_rows():
    """Pairs of a model and its rows: each with its fields, and the natural keys of the rows that it names."""
    from articles.importing.rows import fixture_models, own_fields

    found = []
    for label, model in fixture_models().items():
        columns, links = list(model.natural_key_lookups), []
        for name, each in own_fields(model).items():
            if not each.is_relation and name != "file":
                columns.append(name)
            elif each.is_relation:
                lookups = [f"{name}__{lookup}" for lookup in each.related_model.natural_key_lookups]
                (links if each.many_to_many else columns).extend(lookups)
        found.append((label, model._base_manager.values_list(*columns)))
        found += [(label, model._base_manager.values_list(*model.natural_key_lookups, link)) for link in links]
    return found


def write(folder):
    """The archive, and the one picture that it has."""
    from tests.factories import picture_bytes

    from .written import META, article, line, photo, whole

    records = [META, *whole(), photo(2, "missing.jpg"), *(article(n, f"story-{n}", tags=["noir"]) for n in range(2, 5))]
    path = folder / "archive.jsonl"
    path.write_bytes(b"".join(map(line, records)))
    (folder / "beach.jpg").write_bytes(picture_bytes())
    return path


def load(path, after_each=lambda: None):
    """Load it in batches of two, so that there are several of stories too."""
    from articles.importing.archive import loading

    class Watched(loading.Report):
        def settle(self):
            super().settle()
            after_each()

    loading.AT_ONCE.update(article=2)
    report_class, loading.Report = loading.Report, Watched
    try:
        return loading.load(path, pictures=path.parent)
    finally:
        loading.Report = report_class


def main(kills, seed):
    import django

    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection
    from django.test import override_settings

    random.seed(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = write(folder)
        empty, database = folder / "empty.sqlite3", folder / "magazine.sqlite3"
        use(connection, empty)
        # Tables as the models have them: going through every migration would take longer than all the rest.
        with override_settings(MIGRATION_MODULES=dict.fromkeys(app.label for app in apps.get_app_configs())):
            call_command("migrate", run_syncdb=True, verbosity=0)
        connection.close()
        shutil.copy(empty, database)
        use(connection, database)
        states = [snapshot()]
        load(path)  # everything is imported and compiled once, so that the time taken is that of loading
        fell = Counter()
        for n in range(kills + 1):
            use(connection, renewed(empty, database))
            if n == 0:
                started = time.monotonic()
                load(path)
                duration = time.monotonic() - started
                use(connection, renewed(empty, database))
                load(path, lambda states=states: states.append(snapshot()))
                states = list(dict.fromkeys(states))
                continue
            connection.close()
            killed = kill_one(path, random.uniform(0, duration))
            left = snapshot()
            if left not in states:
                sys.exit(f"Kill {n} left what no batch leaves:\n{left}")
            fell[states.index(left)] += killed
            load(path)
            if snapshot() != states[-1]:
                sys.exit(f"After kill {n} the next load did not finish:\n{snapshot()}")
        print(json.dumps({"states": len(states), "fell": fell}))


def use(connection, database):
    connection.close()
    connection.settings_dict["NAME"] = str(database)


def renewed(empty, database):
    for path in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
        path.unlink(missing_ok=True)
    return shutil.copy(empty, database)


def kill_one(path, after):
    """Whether a load was killed; it may have been quicker."""
    child = os.fork()
    if child == 0:
        load(path)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] != 0


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
