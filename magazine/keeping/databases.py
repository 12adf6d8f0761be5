"""How the database itself is written into one file, and read back, on SQLite and on PostgreSQL."""

import fcntl
import os
import re
import secrets
import shutil
import sqlite3
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from articles.models import FormerFile, Photo
from magazine.edition.number import a_leap, edition, leap

from .standing import database_at, migrations_applied, standing_on

TOOLS = Path("/usr/lib/postgresql")
# What stands behind the name of SQLite's file in that of one which is made ready to take its place.
READY = ".restoring-"
# Seconds that a program has to end which takes nothing more.
PARTING = 5


class CannotKeep(Exception):
    """What stands in the way of dumping or restoring, and the way out."""


def engine():
    return ENGINES[connection.vendor]


def facts():
    """What a dump is of, as this transaction sees it; beside the names of the pictures' files that it speaks of."""
    named = {name for model in (Photo, FormerFile) for name in model.objects.values_list("file", flat=True) if name}
    return {"migrations": migrations_applied(), "edition": edition()}, named


class SQLite:
    file = "database.sqlite3"
    pages = 5000

    def dump(self, path, progress):
        """By SQLite's backup API, from one moment: this transaction's, however much is written meanwhile."""
        source = sqlite3.connect(connection.settings_dict["NAME"], uri=True, isolation_level=None)
        target = sqlite3.connect(path)
        try:
            source.execute("PRAGMA busy_timeout = 30000")
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on it is that moment
            source.backup(
                target, pages=self.pages, progress=lambda _, left, total: progress(self.file, total - left, total)
            )
            target.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        finally:
            target.close()
            source.close()
        with reading(path) as words:
            if words != "ok":
                raise CannotKeep(f"The database is damaged: {words}. Restore the last good backup.")
            return facts()

    def check(self, path):
        """Whether a dump can be read at all, before anything is touched."""
        with reading(path) as words:
            if words != "ok":
                raise CannotKeep(f"{path} cannot be read: {words}. Take another backup.")

    def restore(self, path, past):
        """Made ready beside the magazine's file, then put in its place in one transaction, also while others read."""
        own = Path(connection.settings_dict["NAME"])
        sweep(own)
        ready = own.with_name(f"{own.name}{READY}{secrets.token_hex(4)}")
        with ready.open("xb") as mine:
            fcntl.flock(mine, fcntl.LOCK_EX)
            try:
                shutil.copyfile(path, ready)
                with standing_on(database_at(f"sqlite:///{ready}")) as restored:
                    try:
                        bring_up_to_date()
                        leap(past=past)
                    finally:
                        restored.close()
                connection.close()
                source, target = sqlite3.connect(ready), sqlite3.connect(own)
                try:
                    target.execute("PRAGMA busy_timeout = 30000")
                    source.backup(target)
                finally:
                    target.close()
                    source.close()
            finally:
                remove(ready)


def sweep(own):
    """What restores left that were killed: a whole magazine each, drafts and all. A lock goes with its process."""
    for ready in own.parent.glob(f"{own.name}{READY}????????"):  # not what SQLite has beside one, which nobody locks
        with suppress(OSError), ready.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove(ready)


def remove(ready):
    for left in ready.parent.glob(f"{ready.name}*"):
        left.unlink(missing_ok=True)


@contextmanager
def reading(path):
    """Stand on a dump that is only read; what SQLite says of its pages and rows, “ok” where nothing is wrong."""
    dumped = database_at("sqlite://")
    dumped.settings_dict["NAME"] = f"{Path(path).absolute().as_uri()}?mode=ro&immutable=1"
    dumped.settings_dict["OPTIONS"] = {}
    with standing_on(dumped):
        try:
            with dumped.cursor() as cursor:
                cursor.execute("PRAGMA quick_check(1)")
                words = cursor.fetchone()[0]
        except DatabaseError as error:
            words = str(error)
        try:
            yield words
        finally:
            dumped.close()


class PostgreSQL:
    file = "database.dump"

    def dump(self, path, progress):
        """By pg_dump, from the same moment as the facts: it is handed this transaction's snapshot."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            only = f'--schema="{schema_of(cursor)}"'
            run("pg_dump", "--format=custom", only, f"--snapshot={snapshot}", f"--file={path}", *login())
            return facts()

    def check(self, path):
        """Whether a dump can be read at all, to its end, before anything is touched."""
        try:
            run("pg_restore", "--file=/dev/null", str(path))
        except CannotKeep as reason:
            raise CannotKeep(f"{path} cannot be read. {reason}. Take another backup.") from None

    def restore(self, path, past):
        """All in one transaction: what is there goes, what was comes, and the number leaps. Then what is newer."""
        with connection.cursor() as cursor:
            schema = schema_of(cursor)
        connection.close()
        feed(path, schema, EMPTYING.format(schema=schema), LEAPING.format(schema=schema, past=past, further=a_leap()))
        bring_up_to_date()


def bring_up_to_date():
    """Newer migrations; where there are none, a dump may still have triggers that say what they said on its day."""
    call_command("migrate", interactive=False, verbosity=0)


def schema_of(cursor):
    """The magazine's own: what stands beside it in the same database is somebody else's."""
    cursor.execute("SELECT current_schema()")
    return cursor.fetchone()[0]


# Tables and functions of the magazine's schema; never those that belong to an extension.
EMPTYING = """
BEGIN;
SET client_min_messages = warning;
DO $$ DECLARE each record; BEGIN
  FOR each IN SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace = '{schema}'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  LOOP EXECUTE 'DROP TABLE IF EXISTS ' || each.name || ' CASCADE'; END LOOP;
  FOR each IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = '{schema}'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP EXECUTE 'DROP FUNCTION ' || each.name || ' CASCADE'; END LOOP;
END $$;
"""
# Who wrote last is forgotten: on another server a transaction to come may have the same number, and would then be
# taken for one that has moved the numbers already.
LEAPING = """
UPDATE {schema}.edition_count SET number = number + {further}
  + greatest(0, {past} - (SELECT sum(number)::bigint FROM {schema}.edition_count))
  WHERE id = (SELECT min(id) FROM {schema}.edition_count);
UPDATE {schema}.edition_count SET writer = NULL;
DO $$ BEGIN
  IF to_regclass('{schema}.articles_platenumber') IS NOT NULL THEN
    UPDATE {schema}.articles_platenumber SET writer = NULL;
  END IF;
END $$;
COMMIT;
"""


def feed(path, schema, before, after):
    """What a dump has of a schema into psql, with what comes before and after it. Whoever is killed meanwhile, no
    COMMIT has been said."""
    arguments = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-", *login()]
    with subprocess.Popen(
        [tool("psql"), *arguments], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True,
    ) as psql:  # fmt: skip
        try:
            psql.stdin.write(before)
            psql.stdin.flush()
            only = f"--schema={schema}"
            run("pg_restore", "--no-owner", "--no-privileges", only, "--file=-", str(path), into=psql.stdin)
            psql.stdin.write(after)
        except BrokenPipeError:
            pass  # it ends by itself, and says why
        except CannotKeep:
            # The other end may have broken off, which is then about to end by itself.
            with suppress(subprocess.TimeoutExpired):
                psql.wait(PARTING)
            if not psql.poll():
                psql.kill()
                raise
        said = psql.communicate()[1]
    if psql.returncode:
        raise CannotKeep(f"The dump could not be put back: {' '.join(said.split())[:600]}")


def login():
    its = connection.settings_dict
    given = {"--username": its["USER"], "--host": its["HOST"], "--port": its["PORT"], "--dbname": its["NAME"]}
    return ["--no-password", *(f"{name}={value}" for name, value in given.items() if value)]


def environment():
    """A password is handed over where no list of processes shows it."""
    its = connection.settings_dict
    secret = {"PGPASSWORD": its["PASSWORD"]} if its["PASSWORD"] else {}
    options = {f"PG{name.upper()}": str(its["OPTIONS"][name]) for name in SECURITY if name in its.get("OPTIONS", {})}
    return {**os.environ, **secret, **options}


def run(program, *arguments, into=None):
    """One of PostgreSQL's own programs."""
    done = subprocess.run(
        [tool(program), *arguments],
        env=environment(),
        stdout=into or subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotKeep(f"{program} could not: {' '.join(done.stderr.split())[:600]}")


SECURITY = ("sslmode", "sslrootcert", "sslcert", "sslkey", "service")


def tool(program):
    """The first of those on this machine that is not older than the server."""
    needed = server_version()
    found = [
        path
        for path in (shutil.which(program), *sorted(map(str, TOOLS.glob(f"*/bin/{program}")), reverse=True))
        if path
    ]
    for path in found:
        if version_of(path) >= needed:
            return path
    if not found:
        raise CannotKeep(f"{program} is not on this machine. Install PostgreSQL's client programs, version {needed}.")
    raise CannotKeep(
        f"{program} is of version {version_of(found[0])}, older than the server's {needed}, which it cannot read. "
        f"Install PostgreSQL's client programs, version {needed}."
    )


def version_of(path):
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"\d+", said).group())


def server_version():
    connection.ensure_connection()
    return connection.pg_version // 10000


ENGINES = {"sqlite": SQLite(), "postgresql": PostgreSQL()}
