"""The databases that a magazine may live in, as settings have them."""

import os
from importlib.util import find_spec

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from .environment import env_number

POSTGRESQL = "django.db.backends.postgresql"
# Seconds: opening a connection for every request would take longer than most pages.
CONNECTION_LIFE = 600
# After so many seconds (of the last, milliseconds) a server of PostgreSQL that says nothing is taken for gone.
VANISHED = {"connect_timeout": 3, "keepalives_idle": 5, "tcp_user_timeout": 10_000}
# Seconds that a request waits for one of the connections that a process keeps. Round a replica there is a way.
PATIENCE, PATIENCE_WITH_REPLICA = 10, 2
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
        # Triggers are told of a row, too, that REPLACE deletes for another.
        "PRAGMA recursive_triggers=ON;"
    ),
}


def env_database(name, default=""):
    """Where a database is: an address of SQLite or PostgreSQL, refusing anything else; None where none is named."""
    address = os.environ.get(name) or default
    try:
        if address.partition(":")[0] in ("sqlite", "postgres", "postgresql"):
            return dj_database_url.parse(address, conn_max_age=CONNECTION_LIFE, conn_health_checks=True)
    except ValueError:
        pass
    if not address:
        return None
    # The address itself is not repeated: there may be a password in it.
    raise ImproperlyConfigured(
        f"{name} must be sqlite:///<file> or postgres://<user>:<password>@<host>:<port>/<name>, "
        "with other characters than letters and digits percent-encoded."
    )


def on_sqlite(database, saves_wait):
    """One writer that waits its turn instead of failing, every commit on disk before it is reported as done."""
    return {**database, "OPTIONS": {**SQLITE, "timeout": saves_wait}}


def on_postgresql(database, connections, saves_wait, patience=PATIENCE):
    """A PostgreSQL with what several machines need: one that vanished is noticed in seconds, and connections are
    kept for the next request, so many for each process, where a number of them is given."""
    # Asked for a page, it would compile a long query for two seconds to run it for a hundredth of one (jit). And what
    # lies in memory or on a solid-state disk is as quick to find here and there as in a row (random_page_cost).
    options = f"-c jit=off -c random_page_cost=1.1 -c lock_timeout={saves_wait}s"
    database["OPTIONS"] = {**VANISHED, "options": options, **database.get("OPTIONS", {})}
    if connections:
        database["CONN_MAX_AGE"] = 0  # the pool keeps them
        database["CONN_HEALTH_CHECKS"] = True
        pool = {"min_size": 1, "max_size": connections, "timeout": patience}
        # A server that was away is asked again by the next who needs it, and not after a pause that doubles.
        database["OPTIONS"]["pool"] = {**pool, "reconnect_timeout": patience / 2}
    return database


def env_pool(name, database):
    """How many connections a process keeps open, refusing them where there is nothing to keep; 0 for none."""
    connections = env_number(name, 0)
    if connections and database["ENGINE"] != POSTGRESQL:
        raise ImproperlyConfigured(f"{name} keeps connections to PostgreSQL: leave it out, or set DATABASE_URL to one.")
    if connections and not find_spec("psycopg_pool"):
        raise ImproperlyConfigured(f"{name} needs one more package: pip install '.[postgres]'.")
    return connections


def env_replica(name, primary):
    """A streaming replica of the database, refusing anything else; None where there is none."""
    database = env_database(name)
    if database is None:
        return None
    if {database["ENGINE"], primary["ENGINE"]} != {POSTGRESQL}:
        raise ImproperlyConfigured(f"{name} names a replica of DATABASE_URL: both must be postgres://….")
    where = ("HOST", "PORT", "NAME")
    if [database[each] for each in where] == [primary[each] for each in where]:
        raise ImproperlyConfigured(
            f"{name} names the very database of DATABASE_URL: leave it out where there is no other."
        )
    return {**database, "ENGINE": "magazine.replica", "TEST": {"MIRROR": "default"}}
