"""What an archive has said so far, by its own ids: on disk, so that memory does not grow with the archive."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from .lines import Refused

AT_ONCE = 500
NO_ROW = 0


class Said(NamedTuple):
    """A record further up: where it stood and what became of it. ``row`` is None where it was refused."""

    line: int
    row: int | None
    key: str = ""
    more: str = ""

    @property
    def words(self) -> dict[str, str]:
        """What was said of a picture that is not there."""
        return json.loads(self.more or "{}")


class Ledger:
    """Records by kind and id. One that has no id of its own goes by its key."""

    def __init__(self):
        self.database = sqlite3.connect("", isolation_level=None)  # a file that is gone when it is closed
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -4000"):
            self.database.execute(f"PRAGMA {pragma}")
        # No type for ids, so that 1 and "1" stay two.
        self.database.execute(
            "CREATE TABLE said (kind TEXT, id, line INTEGER, row INTEGER, key TEXT, more TEXT, PRIMARY KEY (kind, id)) "
            "WITHOUT ROWID"
        )
        self.database.execute("CREATE INDEX said_key ON said (kind, key)")
        self.database.execute("CREATE TABLE later (number INTEGER PRIMARY KEY, line INTEGER, row INTEGER, words TEXT)")

    def close(self):
        self.database.close()

    def begin(self):
        self.database.execute("BEGIN")

    def commit(self):
        self.database.execute("COMMIT")

    def rollback(self):
        self.database.execute("ROLLBACK")

    # Records

    def add(self, kind: str, entries: Iterable[tuple]):
        """Note records, each as its id and what was Said; one that is noted already stays, unless it was refused."""
        self.database.executemany(
            "INSERT INTO said VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET "
            "line = excluded.line, row = excluded.row, key = excluded.key, more = excluded.more WHERE row IS NULL",
            ((kind, each, *said) for each, said in entries),
        )

    def find(self, kind: str, ids: Iterable, column="id") -> dict[int | str, Said]:
        """What was said under these ids, or with ``column="key"`` under these keys."""
        found, ids = {}, list(ids)
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self.database.execute(
                f"SELECT {column}, line, row, key, more FROM said WHERE kind = ? AND {column} IN ({marks})",
                [kind, *some],
            )
            found.update((row[0], Said(*row[1:])) for row in rows)
        return found

    def update(self, kind: str, key: str, more: str):
        self.database.execute("UPDATE said SET more = ? WHERE kind = ? AND key = ?", (more, kind, key))

    # What is to be looked at once all is in

    def put_off(self, line: int, row: int, words: str):
        self.database.execute("INSERT INTO later (line, row, words) VALUES (?, ?, ?)", (line, row, words))

    def put_off_so_far(self, after=0) -> list[tuple[int, int, int, str]]:
        """Some of what was put off, in order, from a number on."""
        return self.database.execute(
            "SELECT number, line, row, words FROM later WHERE number > ? ORDER BY number LIMIT ?", (after, AT_ONCE)
        ).fetchall()

    def settle(self, numbers: Iterable[int]):
        self.database.executemany("DELETE FROM later WHERE number = ?", ((number,) for number in numbers))


class Above:
    """What the records of a batch name, looked up all at once."""

    def __init__(self, ledger: Ledger, named: Iterable[tuple[str, int | str]]):
        by_kind: dict[str, set] = {}
        for kind, each in named:
            by_kind.setdefault(kind, set()).add(each)
        self.said = {kind: ledger.find(kind, ids) for kind, ids in by_kind.items()}

    def get(self, field: str, kind: str, each: int | str, line: int) -> Said:
        """A record that another names; Refused where it is not above it, or was refused itself."""
        said = self.said[kind].get(each)
        if said is None or said.line > line:
            raise Refused(f"{field}: names the {kind} {each!r}, and no record above has it. Put that one first.")
        if said.row is None:
            raise Refused(f"{field}: names the {kind} {each!r}, which was refused in line {said.line:,}.")
        return said
