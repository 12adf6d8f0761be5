"""What a bake has to do and what lies in its folder, kept in a small database beside the site.

On disk, so that a bake that is killed goes on where it was, and so that a hundred thousand addresses take no memory.
"""

import json
import sqlite3
from typing import NamedTuple

OURS = 0x4D42414B  # “MBAK”, written into the head of the file: whose folder this is

TABLES = """
CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,          -- of the view, or “static”
    owner TEXT NOT NULL,         -- the slug or the token in the address
    linked_from TEXT NOT NULL,   -- the first page that led here, “” for what was listed
    wanted INTEGER NOT NULL,     -- the round in which it was last listed or linked
    turn INTEGER NOT NULL,       -- when it was last asked for: what was asked for longest ago comes first
    todo INTEGER,                -- the turn, until it is asked for in this round
    status INTEGER,
    leads_to TEXT,
    file TEXT, digest TEXT, size INTEGER
);
CREATE INDEX IF NOT EXISTS entry_todo ON entry (todo) WHERE todo IS NOT NULL;
CREATE INDEX IF NOT EXISTS entry_wanted ON entry (wanted);
CREATE INDEX IF NOT EXISTS entry_owner ON entry (name, owner);
CREATE UNIQUE INDEX IF NOT EXISTS entry_file ON entry (file) WHERE file IS NOT NULL;
CREATE TABLE IF NOT EXISTS known (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
"""


class Busy(Exception):
    """Another bake is at work in this folder."""


class NoRoom(Exception):
    """The disk is full, or this process may write no more."""

    def __init__(self, folder):
        super().__init__(
            f"There is no room left for {folder}. Every file in it is whole, as it was or as it is now; "
            "make room, and bake again: it goes on from there."
        )


class Entry(NamedTuple):
    """An address, and what lies in the folder for it."""

    number: int
    address: str
    name: str
    file: str | None
    digest: str | None
    size: int | None


class Journal:
    COLUMNS = ", ".join(Entry._fields)

    def __init__(self, path):
        self.path = path
        self.database = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            # Held until the end, so that no two bakes write into one folder.
            self.do("PRAGMA locking_mode = EXCLUSIVE")
            # In the head of the file before anything else, and so before there is a log beside it.
            if self.value("PRAGMA application_id") != OURS:
                self.do(f"PRAGMA application_id = {OURS}")
            self.do("PRAGMA journal_mode = WAL")
            self.do("PRAGMA synchronous = NORMAL")
            self.do("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            self.database.close()
            if "locked" in str(error):
                raise Busy from None
            raise
        for statement in TABLES.split(";"):
            self.do(statement)
        self.under_way = path.with_name("under-way").open("a+b", buffering=0)
        self.turn = self.value("SELECT max(turn) FROM entry") or 0
        self.round = self.get("round") or 0

    def do(self, statement, *values):
        try:
            return self.database.execute(statement, values)
        except sqlite3.OperationalError as error:
            if "full" in str(error) or "disk I/O" in str(error):
                raise NoRoom(self.path.parent) from error
            raise

    def value(self, statement, *values):
        return self.do(statement, *values).fetchone()[0]

    def save(self):
        """What was done so far stays done."""
        self.do("COMMIT")
        self.under_way.truncate(0)
        self.do("BEGIN IMMEDIATE")

    def close(self):
        self.under_way.close()
        self.database.close()

    # Files that are written before the journal says so

    def about_to_write(self, name):
        """A file that is there, or is another, for a bake that finds this one killed before it was saved."""
        self.under_way.write(f"{json.dumps(name)}\n".encode())

    def strangers(self):
        """Of those, the ones that the journal does not know; what the others hold it does not say any more."""
        self.under_way.seek(0)
        # The last line may have been cut off; then nothing was written after it.
        for name in [json.loads(line) for line in self.under_way.read().splitlines(True) if line.endswith(b"\n")]:
            if not self.do("UPDATE entry SET digest = NULL WHERE file = ?", name).rowcount:
                yield name

    def get(self, name):
        found = self.do("SELECT value FROM known WHERE name = ?", name).fetchone()
        return found and found[0]

    def set(self, name, value):
        self.do("INSERT OR REPLACE INTO known VALUES (?, ?)", name, value)

    # What is to do

    def begin_round(self, state):
        """Nothing that was made before counts as made: it is another state of the magazine."""
        self.round += 1
        self.set("round", self.round)
        self.set("state", state)
        self.do("UPDATE entry SET todo = NULL WHERE todo IS NOT NULL")

    def want(self, address, name, owner, linked_from=""):
        """An address is part of the site in this round; said again, it changes nothing."""
        self.do(
            "INSERT INTO entry (address, name, owner, linked_from, wanted, turn, todo) VALUES (?, ?, ?, ?, ?, 0, 0) "
            "ON CONFLICT (address) DO UPDATE SET linked_from = excluded.linked_from, wanted = excluded.wanted, "
            "todo = CASE WHEN wanted = excluded.wanted THEN todo ELSE turn END "
            "WHERE wanted <> excluded.wanted OR (linked_from = '' AND excluded.linked_from <> '')",
            *(address, name, owner, linked_from, self.round),
        )

    def ask_again(self, entry):
        self.do("UPDATE entry SET todo = turn WHERE number = ?", entry.number)

    def ask_again_what_failed_or_ages(self, ageing):
        marks = ", ".join("?" * len(ageing))
        self.do(
            "UPDATE entry SET todo = turn WHERE wanted = ? AND todo IS NULL "
            f"AND (status NOT IN (200, 301, 404, 410) OR name IN ({marks}))",
            *(self.round, *ageing),
        )

    def todo(self, at_once):
        found = self.do(
            f"SELECT {self.COLUMNS} FROM entry WHERE todo IS NOT NULL ORDER BY todo, number LIMIT ?", at_once
        )
        return [Entry(*row) for row in found]

    def counts(self):
        """How much of this round is still to do, and how much there is in all, as far as is known."""
        left = self.value("SELECT count(*) FROM entry WHERE todo IS NOT NULL")
        return left, self.value("SELECT count(*) FROM entry WHERE wanted = ?", self.round)

    def did(self, entry, status, *, file=None, digest=None, size=None, leads_to=None):
        self.turn += 1
        self.do(
            "UPDATE entry SET todo = NULL, turn = ?, status = ?, file = ?, digest = ?, size = ?, leads_to = ? "
            "WHERE number = ?",
            *(self.turn, status, file, digest, size, leads_to, entry.number),
        )

    # What lies in the folder

    def entries(self, condition, *values):
        """Entries in batches, so that what is done with them may be written in between."""
        last = 0
        while rows := self.do(
            f"SELECT {self.COLUMNS} FROM entry WHERE number > ? AND ({condition}) ORDER BY number LIMIT 1000",
            *(last, *values),
        ).fetchall():
            yield from (Entry(*row) for row in rows)
            last = rows[-1][0]

    def with_files(self):
        return self.entries("file IS NOT NULL")

    def no_longer_wanted(self):
        return self.entries("wanted <> ?", self.round)

    def of_hidden_stories(self):
        """Files of stories that stand in no list of this round, their pictures for networks included."""
        return self.entries(
            "file IS NOT NULL AND name IN ('story', 'story-json', 'social-picture') AND NOT EXISTS "
            "(SELECT 1 FROM entry live WHERE live.name = 'story-json' AND live.owner = entry.owner "
            "AND live.wanted = ?)",
            self.round,
        )

    def owners(self, name):
        """The owners of files of one kind, each once."""
        last = ""
        while found := self.do(
            "SELECT DISTINCT owner FROM entry WHERE name = ? AND owner > ? AND file IS NOT NULL "
            "ORDER BY owner LIMIT 500",
            *(name, last),
        ).fetchall():
            owners = [owner for (owner,) in found]
            yield owners
            last = owners[-1]

    def lost(self, entry):
        """Its file is gone."""
        self.do("UPDATE entry SET file = NULL, digest = NULL, size = NULL WHERE number = ?", entry.number)

    def forget(self, entry):
        self.do("DELETE FROM entry WHERE number = ?", entry.number)

    def files(self):
        """Name and digest of every file, in the order of their names."""
        return self.do("SELECT file, digest FROM entry WHERE file IS NOT NULL ORDER BY file")

    def moved(self):
        """Old address to new one, in order."""
        return self.do("SELECT address, leads_to FROM entry WHERE status = 301 ORDER BY address")

    def gone(self):
        return self.do("SELECT address FROM entry WHERE status = 410 ORDER BY address")

    def missing(self):
        """What is linked and not there, with a page that links it."""
        return self.do(
            "SELECT address, linked_from FROM entry WHERE status = 404 AND linked_from <> '' ORDER BY address"
        )

    def failed(self):
        return self.do("SELECT address, status FROM entry WHERE status NOT IN (200, 301, 404, 410) ORDER BY address")
