"""How long whoever asks the database waits there for somebody who holds what they need.

An editor's save waits long (DATABASE_PATIENCE), so that nobody types anything twice for a neighbour's save. A reader,
who is given a page or nothing, waits for moments: there are few threads, and each that waits for a table is missing
where pages stand ready.
"""

import sqlite3
from time import monotonic
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections, router

from .models import Plate

# Where a reader waited in vain, somebody holds something for long: for so many seconds no other waits for more than so
# many milliseconds.
REST, PATIENCE_IN_VAIN = 5, 100
# What PostgreSQL says then.
LOCK_NOT_AVAILABLE = "55P03"

# Connections that were told how long, which they keep from one request to the next: to tell them is a question, too.
told = WeakKeyDictionary()


class Readers:
    """How long one waits just now."""

    in_vain_until = 0

    def milliseconds(self):
        return PATIENCE_IN_VAIN if monotonic() < self.in_vain_until else settings.READERS_PATIENCE * 1000

    def waited(self, error):
        """Whether an error is of a wait that was in vain, which is then known to those who come next."""
        held = is_held(error)
        if held:
            self.in_vain_until = monotonic() + REST
        return held


readers = Readers()


def is_held(error):
    """Whether it says, or was raised over one that says, that somebody else holds the table, the row or the file."""
    while error is not None:
        if getattr(error, "sqlstate", None) == LOCK_NOT_AVAILABLE:
            return True
        # The code may have its kind in a second byte.
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            return True
        error = error.__cause__ or error.__context__
    return False


def as_readers():
    """From here on this connection waits as readers do. A replica, which nobody else asks, always does."""
    if router.db_for_read(Plate) == DEFAULT_DB_ALIAS:
        tell(connections[DEFAULT_DB_ALIAS], readers.milliseconds())


def as_saves():
    """From here on it waits as long as a save may."""
    tell(connections[DEFAULT_DB_ALIAS], settings.DATABASE_PATIENCE * 1000)


def tell(connection, milliseconds):
    """Let it wait so long; nothing inside a transaction, with whose end that would be forgotten again."""
    if connection.in_atomic_block:
        return
    connection.close_if_health_check_failed()
    if connection.connection is None:
        connect(connection, milliseconds)
    # The driver is asked itself: nobody counts this among the questions of a page.
    driver = connection.connection
    if connection.vendor == "sqlite":
        # No dictionary can hold SQLite's weakly, and no pool has it: it is this connection's until that is closed.
        if getattr(connection, "waits", None) != (driver, milliseconds):
            with connection.wrap_database_errors:
                driver.execute(f"PRAGMA busy_timeout = {milliseconds}")
            connection.waits = driver, milliseconds
    elif told.get(driver) != milliseconds:
        with connection.wrap_database_errors:
            driver.execute(f"SET lock_timeout = {milliseconds}")
        told[driver] = milliseconds


def connect(connection, milliseconds):
    """Open it. SQLite looks into its file meanwhile, and waits there as well."""
    its = connection.settings_dict
    if connection.vendor == "sqlite":
        connection.settings_dict = {**its, "OPTIONS": {**its.get("OPTIONS", {}), "timeout": milliseconds / 1000}}
    try:
        connection.connect()
    finally:
        connection.settings_dict = its


class at_most:
    """Within it, so many milliseconds."""

    def __init__(self, milliseconds):
        self.milliseconds = milliseconds

    def __enter__(self):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                self.before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
                cursor.execute(f"PRAGMA busy_timeout = {self.milliseconds}")
            else:
                cursor.execute(f"SET lock_timeout = {self.milliseconds}")

    def __exit__(self, *failed):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(f"PRAGMA busy_timeout = {self.before}")
            elif before := told.get(connection.connection):
                cursor.execute(f"SET lock_timeout = {before}")
            else:
                cursor.execute("RESET lock_timeout")
