"""What a backup is on disk, and whether one that is found is whole.

A set is a folder::

    manifest.json    written last: what the set is of, with the digests of the two files below
    media.jsonl      a line for each file of media: name, size, SHA-256, when it was changed
    database.sqlite3, or database.dump as pg_dump writes it
    media/           the files themselves, under the names that storage has for them

Until its manifest is written a set has another name, so that one which was cut off is never taken for
whole. Files that have not changed since the set before are the same file on the disk (a hard link), and
any set may be deleted without harm to the others.
"""

import datetime
import hashlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.utils import validate_file_name

FORMAT = "matinee-backup/1"
MANIFEST, MEDIA_LIST, MEDIA = "manifest.json", "media.jsonl", "media"
UNFINISHED = ".unfinished-"
CHUNK = 1 << 20


class NotWhole(Exception):
    """A set, or what should be one, that cannot be trusted: which file, what is wrong with it, and the way out."""


class File(NamedTuple):
    """A file of a set."""

    name: str
    size: int
    sha256: str
    modified: str = ""


def sha256_of(path) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def described(path, name=None) -> File:
    return File(name or path.name, path.stat().st_size, sha256_of(path))


def write_manifest(folder: Path, facts: dict):
    """The last file of a set; from then on, and not before, it may be believed."""
    facts = {"format": FORMAT, **facts}
    path = folder / MANIFEST
    with path.open("w", encoding="utf-8") as file:
        json.dump({**facts, "sha256": digest_of(facts)}, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def digest_of(facts: dict) -> str:
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def read_manifest(folder: Path) -> dict:
    """What a set says of itself; NotWhole where it says nothing that can be believed."""
    if not folder.is_dir():
        raise NotWhole(f"{folder} is not a folder. Name a folder that backup made.")
    path = folder / MANIFEST
    if not path.is_file():
        whole = sets_in(folder)
        if whole:
            raise NotWhole(f"{folder} holds several backups. Name one of them; the newest is {whole[-1]}.")
        why = "It was cut off" if folder.name.startswith(UNFINISHED) else "It is no backup, or was cut off"
        raise NotWhole(f"{folder} has no {MANIFEST}. {why}; name another.")
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        told = facts.pop("sha256")
        known = facts["format"]
    except (ValueError, KeyError, AttributeError, TypeError):
        raise NotWhole(f"{path} cannot be read as a manifest. Take another backup.") from None
    if known != FORMAT:
        raise NotWhole(
            f"{path} is of the format {known!r}, and this version reads {FORMAT}. Use the version that made it."
        )
    if told != digest_of(facts):
        raise NotWhole(f"{path} has been altered since it was written. Take another backup.")
    return facts


def check(folder: Path, facts: dict, progress=lambda label, done, total: None):
    """Read every file of a set and hold it against its digest; NotWhole names the first that is not as it was."""
    database, listed = File(*facts["database"]["file"]), File(*facts["media"]["list"])
    for file in (listed, database):
        hold_against(folder / file.name, file)
    total, done = facts["media"]["size"], 0
    for file in media_of(folder):
        hold_against(media_path(folder, file.name), file)
        done += file.size
        progress(file.name, done, total)


def hold_against(path: Path, file: File):
    try:
        found = path.lstat()
    except FileNotFoundError:
        raise NotWhole(f"{path} is missing. Take another backup, or put the file back.") from None
    if not stat.S_ISREG(found.st_mode):
        raise NotWhole(f"{path} is not a plain file. Take another backup.")
    if found.st_size != file.size:
        raise NotWhole(f"{path} has {found.st_size:,} bytes and should have {file.size:,}. Take another backup.")
    if sha256_of(path) != file.sha256:
        raise NotWhole(f"{path} has been altered: its digest is not the one in the manifest. Take another backup.")


def media_of(folder: Path) -> Iterator[File]:
    with (folder / MEDIA_LIST).open(encoding="utf-8") as lines:
        for line in lines:
            yield File(*json.loads(line))


def media_path(folder: Path, name: str) -> Path:
    """Where in a set a file of media lies; never outside of it."""
    try:
        return folder / MEDIA / validate_file_name(name, allow_relative_path=True)
    except SuspiciousFileOperation:
        raise NotWhole(
            f"{folder / MEDIA_LIST} names {name!r}, which is no name of a picture. Take another backup."
        ) from None


def sets_in(folder: Path) -> list[Path]:
    """Those that were finished, the newest last."""
    return sorted(path.parent for path in folder.glob(f"*/{MANIFEST}") if not path.parent.name.startswith(UNFINISHED))


def name_for(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%d-%H%M%S")
