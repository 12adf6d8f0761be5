"""A restore: everything is looked at before anything is touched, and no page of an old number is believed again."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError, connection

from magazine.edition.number import edition

from . import media, sets
from .backing_up import back_up
from .databases import CannotKeep, engine
from .standing import first_content, migrations_known

KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass
class Restored:
    """What came of it."""

    facts: dict
    put: int  # files of media that were not there already
    kept: Path | None  # the backup of what was there before


def restore(folder: Path, *, replace=False, discard=False, progress=lambda label, done, total: None) -> Restored:
    """Put a set back: media first, then the database in one transaction. NotWhole or CannotKeep where it cannot be."""
    facts = sets.read_manifest(folder)
    look_at(folder, facts, progress)
    kept = make_way(folder, replace, discard, progress)
    past = number_so_far()
    put = media.put_back(folder, facts["media"]["size"], progress)
    engine().restore(folder / facts["database"]["file"][0], max(past, facts["database"]["edition"]))
    return Restored(facts, put, kept)


def look_at(folder, facts, progress):
    """Refuse a set of another kind or of a newer version, and one that is not whole."""
    kind = facts["database"]["kind"]
    if kind != connection.vendor:
        raise CannotKeep(
            f"{folder} is of a magazine on {KINDS[kind]}, and the database here is {KINDS[connection.vendor]}. "
            f"Restore it into {KINDS[kind]}, and bring it here with copy_magazine."
        )
    if newer := sorted(set(facts["database"]["migrations"]) - migrations_known()):
        raise CannotKeep(
            f"{folder} was made by a newer version, or one with other apps: {newer[-1]} is not known here. "
            "Install that version first."
        )
    sets.check(folder, facts, progress)
    engine().check(folder / facts["database"]["file"][0])


def make_way(folder, replace, discard, progress):
    """Refuse to overwrite what somebody made; with ``replace`` keep it first, in a set beside the one restored."""
    try:
        content = first_content()
    except DatabaseError as error:
        content = f"a database that cannot be read: {error}"
    other = next(media.differing(folder), "")
    if not content and not other:
        return None
    what = f"It holds rows of {content}" if content else f"{other} is there with other content"
    if not replace:
        raise CannotKeep(
            f"There is a magazine here already. {what}. With --replace it is backed up to {folder.parent}, and then "
            "replaced. Nothing was touched."
        )
    if discard:
        return None
    try:
        return back_up(folder.parent, progress=progress).folder
    except (CannotKeep, DatabaseError, sqlite3.Error, OSError, media.Changing) as error:
        raise CannotKeep(
            f"What is here cannot be backed up first: {error} Nothing was touched. --discard goes on without."
        ) from error


def number_so_far():
    try:
        return edition()
    except DatabaseError:
        return 0  # a new database, or one that cannot be read: nothing is kept under its numbers
