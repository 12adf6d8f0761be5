"""Files of media into a set and back, from wherever storage keeps them."""

import hashlib
import json
import os
from pathlib import Path

from django.core.files import File as Opened
from django.core.files.storage import default_storage

from articles.pictures import renditions
from articles.pictures.social import keeping as social
from articles.pictures.storage import UNFINISHED

from . import sets

# What can be made again from the originals.
MADE_AGAIN = {renditions.FOLDER, social.FOLDER}
TRIES = 3


class Changing(Exception):
    """A file that was another each time it was read."""


def files(*, with_renditions=False):
    """What storage holds and a backup keeps, in no order."""
    try:
        folders, _ = default_storage.listdir("")
    except FileNotFoundError:
        return
    for folder in sorted(folders):
        if with_renditions or folder not in MADE_AGAIN:
            for file in default_storage.files_below(folder):
                if not file.name.endswith(UNFINISHED):
                    yield file


class Keeping:
    """Files on their way into a set: unchanged ones linked from the set before, the others copied and read again."""

    def __init__(self, folder: Path, before: Path | None):
        self.folder, self.before = folder, before
        self.known = {file.name: file for file in sets.media_of(before)} if before else {}
        self.names, self.size, self.copied, self.linked = set(), 0, 0, 0
        self.vanished, self.damaged = [], []
        self.list = (folder / sets.MEDIA_LIST).open("w", encoding="utf-8")

    def keep(self, file):
        """Keep one file; nothing where it went while it was listed."""
        modified = file.modified.isoformat()
        path = sets.media_path(self.folder, file.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = self.link(file, modified, path) or self.copy(file, modified, path)
        if kept is None:
            self.vanished.append(file.name)
            return
        self.names.add(kept.name)
        self.size += kept.size
        self.list.write(json.dumps(list(kept), ensure_ascii=False) + "\n")

    def link(self, file, modified, path):
        known = self.known.get(file.name)
        if not known or (known.size, known.modified) != (file.size, modified):
            return None
        there = sets.media_path(self.before, file.name)
        try:
            # Read before it is trusted for another time: a disk may have lost what it once held.
            sets.hold_against(there, known)
        except sets.NotWhole:
            self.damaged.append(file.name)
            return None
        try:
            os.link(there, path)
        except OSError:
            return None  # a disk without links, or too many of one: copied again
        self.linked += 1
        return known

    def copy(self, file, modified, path):
        for _ in range(TRIES):
            try:
                with default_storage.open(file.name) as source, path.open("wb") as kept:
                    found = hashlib.sha256()
                    for chunk in source.chunks(sets.CHUNK):
                        kept.write(chunk)
                        found.update(chunk)
                    kept.flush()
                    os.fsync(kept.fileno())
                after = default_storage.get_modified_time(file.name).isoformat()
            except OSError:
                path.unlink(missing_ok=True)
                if default_storage.exists(file.name):
                    raise
                return None
            size = path.stat().st_size
            if after == modified and size == default_storage.size(file.name):
                self.copied += 1
                return sets.File(file.name, size, found.hexdigest(), modified)
            modified = after
        path.unlink()
        raise Changing(f"{file.name} is being written to without end. Find out by what, and take the backup again.")

    def finish(self):
        self.list.flush()
        os.fsync(self.list.fileno())
        self.list.close()


def differing(folder: Path):
    """Names of files that storage holds with other content than the set."""
    for file in sets.media_of(folder):
        if default_storage.exists(file.name) and not is_as_kept(file):
            yield file.name


def is_as_kept(file: sets.File):
    if not default_storage.exists(file.name) or default_storage.size(file.name) != file.size:
        return False
    with default_storage.open(file.name) as there:
        found = hashlib.sha256()
        for chunk in there.chunks(sets.CHUNK):
            found.update(chunk)
    return found.hexdigest() == file.sha256


def put_back(folder: Path, total: int, progress) -> int:
    """Every file of a set into storage, each whole or not at all; how many were not there already."""
    put, done = 0, 0
    for file in sets.media_of(folder):
        if not is_as_kept(file):
            # Of a restore that was killed while it wrote this one.
            if default_storage.exists(half := f"{file.name}{UNFINISHED}"):
                default_storage.delete(half)
            with sets.media_path(folder, file.name).open("rb") as source:
                default_storage.put(file.name, Opened(source, name=file.name))
            put += 1
        done += file.size
        progress(file.name, done, total)
    return put
