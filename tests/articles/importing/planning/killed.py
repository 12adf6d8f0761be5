"""Stories on their way in, in processes that are killed at random moments. Run as a program: killed.py TIMES SEED.

One process sets everything up; each import is a child of it, so that starting takes next to nothing.
"""

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

FOLDER = Path(os.environ["DATA_DIR"])
BEGUN, TRIED = FOLDER / "begun.sqlite3", FOLDER / "tried.sqlite3"


def main(times, seed):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    chance = random.Random(seed)
    call_command("migrate", verbosity=0)
    connection.close()
    scenarios = [new_story(), changed_story()]
    seen = {"old": 0, "new": 0}
    for number in range(times):
        begun, bring_in, old, new, duration = scenarios[number % 2]
        use(begun)
        child = os.fork()
        if not child:
            bring_in()
            os._exit(0)
        time.sleep(moment(number // 2, -(-times // 2), chance) * duration * 1.1)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = state()
        if found not in (old, new):
            sys.exit(f"Kill {number} of seed {seed} left neither the old state nor the new one: {found}")
        seen["new" if found == new else "old"] += 1
        bring_in()
        finished = state()
        if finished != new or broken():
            sys.exit(f"After kill {number} of seed {seed} the next run did not finish: {finished} is not {new}.")
    print(f"{seen['old']} old, {seen['new']} new")


def moment(number, of, chance):
    """A random share of what an import takes: each in a stretch of its own, so that a few fall early and late."""
    return (number + chance.random()) / of


def use(database):
    """A fresh copy of a database, and nothing of the one before."""
    from django.db import connection

    connection.close()
    for left in FOLDER.glob("tried.sqlite3*"):
        left.unlink()
    shutil.copy(database, TRIED)
    connection.settings_dict["NAME"] = str(TRIED)


def keep(name):
    from django.db import connection

    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return shutil.copy(TRIED if TRIED.exists() else FOLDER / "matinee.sqlite3", FOLDER / name)


def bring_in(text):
    from articles.importing.planning import apply, plan_for
    from tests.articles.importing.planning.incoming import incoming, knowing, person

    def do():
        apply(plan_for(incoming(text, tags=("beaches",)), knows=knowing(person("Corinne Marchand")), policy=policy()))

    return do


def policy():
    from articles.importing.planning import Policy

    return Policy(make_people=True)


def new_story():
    from tests.articles.importing.planning.incoming import WALK

    return scenario(keep("empty.sqlite3"), bring_in(WALK))


def changed_story():
    """A source that changed, of a story that an editor has changed too."""
    from articles.models import Article
    from tests.articles.importing.planning.incoming import WALK
    from tests.articles.importing.planning.test_again import CHANGED, edit

    use(FOLDER / "empty.sqlite3")
    bring_in(WALK)()
    edit(Article.objects.get(), dek="An editor's dek")
    return scenario(keep("changed.sqlite3"), bring_in(CHANGED))


def scenario(begun, do):
    use(begun)
    old = state()
    started = time.monotonic()
    do()
    return begun, do, old, state(), time.monotonic() - started


def state():
    """Everything that an import touches, without what is new each time: a query for each model."""
    from articles.importing.rows import fixture_models, own_fields
    from articles.models import Import, Version
    from people.models import AuditEntry

    rows = {}
    for label, model in fixture_models().items():
        plain = [name for name, field in own_fields(model).items() if not field.is_relation]
        found = model._default_manager.order_by()
        rows[label] = sorted(found.values_list(*plain), key=repr) if plain else found.count()
    versions = list(Version.objects.order_by("pk").values_list("article__slug", "number", "kind"))
    imports = list(Import.objects.order_by("pk").values_list("digest", "state", "story__slug"))
    return rows, versions, imports, AuditEntry.objects.count()


def broken():
    from django.db import connection

    return connection.cursor().execute("PRAGMA integrity_check").fetchall() != [("ok",)]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
