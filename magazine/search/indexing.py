"""Keeping the index: whoever searches first takes in what the triggers have noted (see ``noting``).

What is noted and not yet taken in (more of it than one reader should wait for) is left out of every
answer, so that nothing is found by words it has lost.
"""

from contextlib import suppress

from django.db import DatabaseError, connection, transaction
from django.db.models import Q

from articles.waiting import at_most
from people.models import Edition

from .engines import engine
from .entries import entries_of
from .noting import MODELS, drop_tables, make_tables, make_triggers, note_everything, tables_are_there

AT_ONCE = 250
# Milliseconds that a reader waits for another who takes in, or writes.
PATIENCE = 200
# Where nobody asked how far it is, so many rows are a line.
SAID_EVERY = 20 * AT_ONCE


def after_migrating(plan=(), using="default", stdout=None, **_):
    """Make the triggers that a migration dropped, and take in what was changed without them."""
    if using != "default" or not tables_are_there():
        return
    if make_triggers():
        note_everything()
    elif not any(migration.app_label == "search" for migration, _ in plan):
        return
    # Halfway through the migrations the tables may not be what the models say. It stays noted.
    with suppress(DatabaseError):
        take_in_everything(telling(stdout))


def telling(stdout):
    """Progress for who waits for it: a large archive takes minutes, a small one no time at all."""
    said = 0

    def tell(done):
        nonlocal said
        if stdout and done >= said + SAID_EVERY:
            said = done
            stdout.write(f"  Search index: {done:,} rows taken in")

    return tell


def catch_up():
    """Take in what is due, as much as a reader may wait for; whether anything is left.

    Where another holds the database, or it cannot be written, what is due is left for the next.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM search_due LIMIT 1")
        if not cursor.fetchone():
            return False
    try:
        with at_most(PATIENCE):
            return bool(take_in(AT_ONCE)[1])
    except DatabaseError:
        return True


def take_in_everything(progress=lambda done: None):
    with connection.cursor() as cursor:
        engine().forget_sizes(cursor)
    done = 0
    while True:
        taken, left = take_in(AT_ONCE)
        done += taken
        progress(done)
        if not left:
            return done


@transaction.atomic
def take_in(most):
    """Take in the rows of so many notes, with whatever else is noted of them; how many rows, and whether more are due.

    The notes are deleted before the rows are read: what is committed in between is read, and stays noted.
    """
    with connection.cursor() as cursor:
        engine().lock(cursor)
        cursor.execute(
            "DELETE FROM search_due WHERE (kind, key) IN (SELECT kind, key FROM search_due ORDER BY id LIMIT %s) "
            "RETURNING kind, key",
            [most],
        )
        noted = {}
        for kind, key in cursor.fetchall():
            noted.setdefault(kind, set()).add(key)
        if awards := noted.get("programme"):
            of_them = Edition.objects.filter(programme__in=awards).values_list("pk", flat=True)
            noted.setdefault("edition", set()).update(of_them)
        for kind, keys in noted.items():
            write(cursor, kind, keys)
        cursor.execute("SELECT 1 FROM search_due LIMIT 1")
        return sum(map(len, noted.values())), cursor.fetchone() is not None


def write(cursor, kind, keys):
    """Put the index in step with these rows; whose entries were not."""
    now = {entry.key: entry for entry in entries_of(kind, keys)}
    kept = digests(cursor, kind, keys)
    changed = [key for key in keys if kept.get(key) != (now[key].digest if key in now else None)]
    if not changed:
        return changed
    entries = [now[key] for key in changed if key in now]
    if kind == "story":
        engine().remove_stories(cursor, changed)
        engine().write_stories(cursor, entries)
    else:
        engine().remove_shelf(cursor, kind, changed)
        engine().write_shelf(cursor, entries)
    return changed


def digests(cursor, kind, keys):
    """Key to digest of what the index holds of these rows."""
    marks = ", ".join(["%s"] * len(keys))
    if kind == "story":
        cursor.execute(f"SELECT story_id, digest FROM search_story WHERE story_id IN ({marks})", list(keys))
    else:
        cursor.execute(f"SELECT key, digest FROM search_shelf WHERE kind = %s AND key IN ({marks})", [kind, *keys])
    return dict(cursor.fetchall())


# Comparing


def all_keys(kind):
    """Of the rows and of the index, in order."""
    with connection.cursor() as cursor:
        if kind == "story":
            cursor.execute("SELECT story_id FROM search_story")
        else:
            cursor.execute("SELECT key FROM search_shelf WHERE kind = %s", [kind])
        indexed = {key for (key,) in cursor.fetchall()}
    rows = MODELS[kind].objects.filter(Q(status="published") if kind == "story" else Q())
    return sorted(indexed | set(rows.order_by().values_list("pk", flat=True)))


def differing(kind, keys):
    """Which of these the index does not hold as they are; what is noted as due is no difference."""
    if not keys:
        return []
    now = {entry.key: entry.digest for entry in entries_of(kind, keys)}
    with connection.cursor() as cursor:
        kept = digests(cursor, kind, keys)
        marks = ", ".join(["%s"] * len(keys))
        cursor.execute(f"SELECT key FROM search_due WHERE kind = %s AND key IN ({marks})", [kind, *keys])
        due = {key for (key,) in cursor.fetchall()}
    return [key for key in keys if now.get(key) != kept.get(key) and key not in due]


def empty():
    """Throw the index away and note everything anew."""
    with transaction.atomic():
        drop_tables()
        make_tables()
