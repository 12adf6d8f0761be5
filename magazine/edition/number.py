"""The edition number: one that moves, with the commit, whenever what readers may see was changed.

Triggers move it, so it makes no difference by which way a row is changed, nor from where. Where a
table gains a column, or the lists in tables.py change, the next ``migrate`` finds that the old ones
are not what they should be (magazine/triggers.py).
"""

import os
import secrets
import threading
import time
from contextlib import suppress

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connection, connections, transaction

from articles.models import PlateNumber
from articles.waiting import connect, readers
from magazine import triggers as kept

from .engines import ENGINES, PREFIX, engine
from .tables import read_tables

# Beside the triggers, what next_change() needs to be quick; “there” or not at the same moments.
INDEX = "CREATE INDEX IF NOT EXISTS edition_rights_from ON articles_photo (rights_from) WHERE rights_from IS NOT NULL"


def edition():
    """The number as this connection sees it."""
    with connection.cursor() as cursor:
        cursor.execute(engine().number)
        return cursor.fetchone()[0]


def move():
    """One further, for what no table of the magazine's tells of: a search index that was made anew."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE edition_count SET number = number + 1 WHERE id = (SELECT min(id) FROM edition_count)")


def leap(past=0):
    """Move it by so much that no number from before can come again: after migrating, and after a restore.

    ``past`` is a number that another database has come to, whose pages may be kept too.
    """
    with connection.cursor() as cursor:
        first = "WHERE id = (SELECT min(id) FROM edition_count)"
        further = max(0, past - edition()) + a_leap()
        cursor.execute(f"UPDATE edition_count SET number = number + %s {first}", [further])
    # What was changed without triggers is on no plate.
    PlateNumber.objects.create(story=PlateNumber.SHELF, number=a_leap())


def a_leap():
    """So far no number moves by itself; and no two leaps are the same."""
    return (1 << 32) + secrets.randbelow(1 << 32)


# Triggers


def triggers(*, by_column=True):
    """Name to table and statement, for the tables and columns that the database has."""
    columns, made = {}, {}
    with connection.cursor() as cursor:
        cursor.execute(engine().columns)
        for table, column in cursor.fetchall():
            columns.setdefault(table, []).append(column)
    for table, seen in read_tables().items():
        if table in columns:
            for event, statement in engine().triggers(table, by_column and columns[table], seen).items():
                made |= kept.named(PREFIX, table, event, statement)
    return made


def missing_triggers():
    """Those that are not there, that somebody has altered or that are switched off."""
    return kept.missing(PREFIX, triggers(), engine().functions)


@transaction.atomic
def make_triggers(*, by_column=True):
    """Make those that are missing, drop those that are not right any more; whether there were any of either."""
    made = kept.make(PREFIX, triggers(by_column=by_column), engine().functions)
    with connection.cursor() as cursor:
        cursor.execute(INDEX)
        for statement in engine().resync if made else ():
            cursor.execute(statement)
    return made


def drop_triggers():
    kept.drop_all(PREFIX)


def before_migrating(plan=(), using=DEFAULT_DB_ALIAS, **_):
    """On SQLite no column can go that a trigger names: while migrating, every update counts, whatever it changes."""
    if plan and connection.vendor == "sqlite" and is_kept_in(using):
        make_triggers(by_column=False)


def after_migrating(plan=(), using=DEFAULT_DB_ALIAS, **_):
    """Give every table its triggers. What was changed without them, or by the migration itself, is a new edition."""
    if is_kept_in(using) and (make_triggers() or plan):
        leap()


def is_kept_in(using):
    there = {"edition_count", "articles_article", "articles_photo", "articles_platenumber"}
    return using == DEFAULT_DB_ALIAS and there <= set(connection.introspection.table_names())


def drop_everything():
    drop_triggers()
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS edition_rights_from")
        for statement in engine().dropped:
            cursor.execute(statement)


# Reading it for every request

# Seconds until somebody who puts another file in SQLite's place is noticed. (A restore writes into the one that is
# there, which every reader sees at once.) To look at every request would take a third of what reading the number does.
LOOK_AGAIN = 0.05


class Numbering(threading.local):
    """Reads the number, on a connection of each thread's own that stays open from one request to the next.

    None where it cannot be read: then nothing is kept and nothing that is kept is given. ``is_held`` where that is
    because somebody holds the very table, as a restore does, or SQLite's file: then no page can be made either.
    """

    def __init__(self, alias=DEFAULT_DB_ALIAS):
        self.alias, self.is_held = alias, False
        self.wrapper, self.path, self.file, self.look_again, self.patience = None, None, None, 0, 0

    def __call__(self):
        rows = self.ask("number")
        return rows[0][0] if rows else None

    def parts(self):
        """The rows of which it is the sum, by their keys, as PostgreSQL has them; None where they cannot be read."""
        rows = self.ask("parts")
        return dict(rows) if rows else None

    def ask(self, what):
        self.is_held = False
        for _ in range(2):  # the second time for a server that was restarted since the last request
            try:
                return self.read(what)
            except (DatabaseError, InterfaceError, *self.errors()) as error:
                self.close()
                self.is_held = readers.waited(error)
                if self.is_held:
                    break
        return None

    def read(self, what):
        if self.wrapper is None or self.patience != readers.milliseconds() or self.is_replaced():
            self.connect()
        # By the driver itself: this is all that a page which is kept costs the database.
        self.cursor.execute(getattr(self.engine, what))
        return self.cursor.fetchall()

    def is_replaced(self):
        """Whether another file stands where the open one did, looked at anew every now and then."""
        if self.path is None or time.monotonic() < self.look_again:
            return False
        self.look_again = time.monotonic() + LOOK_AGAIN
        return self.file != file_at(self.path)

    def connect(self):
        self.close()
        self.wrapper = connections.create_connection(self.alias)
        options = {name: each for name, each in self.wrapper.settings_dict.get("OPTIONS", {}).items() if name != "pool"}
        self.wrapper.settings_dict = {**self.wrapper.settings_dict, "OPTIONS": options}
        self.patience = readers.milliseconds()
        connect(self.wrapper, self.patience)
        self.cursor, self.engine = self.wrapper.connection.cursor(), ENGINES[self.wrapper.vendor]
        if self.wrapper.vendor == "sqlite":
            self.path = str(self.wrapper.settings_dict["NAME"])
            self.file = file_at(self.path)
        else:
            self.cursor.execute(f"SET lock_timeout = {self.patience}")

    def errors(self):
        return (self.wrapper.Database.Error,) if self.wrapper else ()

    def close(self):
        if self.wrapper:
            with suppress(Exception):
                self.wrapper.close()
        self.wrapper = None


def file_at(path):
    """Which file stands there: where somebody has put another in its place, the open one is nobody's."""
    try:
        found = os.stat(path)  # noqa: PTH116 - at every page that is made, and a Path would take as long as the file
    except OSError:
        return None
    return found.st_dev, found.st_ino


# Connections stay open from one request to the next


def note_file(connection, **_):
    if connection.vendor == "sqlite":
        connection.file_opened = file_at(connection.settings_dict["NAME"])


def let_go_of_a_replaced_file(**_):
    """Nobody writes into a file of SQLite's in whose place another was put since the connection was opened."""
    if connection.vendor != "sqlite" or connection.connection is None:
        return
    if connection.file_opened != file_at(connection.settings_dict["NAME"]):
        connection.close()
