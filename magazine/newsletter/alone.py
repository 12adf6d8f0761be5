"""One run at a time. The lock goes with the process that holds it, however that ends.

On PostgreSQL the database keeps it, wherever runs are started; SQLite is one machine's own, and so is the file there.
"""

import contextlib
import fcntl
import hashlib

from django.conf import settings
from django.db import connection

KEY = 0x4D4154_4E4C  # of our own, among the locks of a database


@contextlib.contextmanager
def alone():
    """Whether this process has the newsletter to itself, for as long as the block goes on."""
    with in_database() if connection.vendor == "postgresql" else in_a_file() as ours:
        yield ours


@contextlib.contextmanager
def in_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
        ours = cursor.fetchone()[0]
    try:
        yield ours
    finally:
        if ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])


@contextlib.contextmanager
def in_a_file():
    name = hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:12]
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / f"newsletter-{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
