"""Where originals and renditions are kept on a disk of our own: whole, or not at all."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.core.files.storage import FileSystemStorage

UNFINISHED = ".part"
# What cannot be made again. For the rest it would take longer to wait for the disk than it is worth.
ORIGINALS = "originals/"


class StoredFile(NamedTuple):
    """A file as storage lists it."""

    name: str
    modified: datetime.datetime
    size: int


class WholeFileStorage(FileSystemStorage):
    """Files that take their name once all of them is on the disk.

    Whatever ends the process, a full disk or a kill, no half file is ever found under a name that
    a row could speak of. An original is on the disk before its row is, so that it outlasts a power cut too.
    """

    def _save(self, name, content):
        begun = f"{name}{UNFINISHED}"
        try:
            begun = super()._save(begun, content)
            if name.startswith(ORIGINALS):
                _onto_the_disk(self.path(begun))
            Path(self.path(begun)).replace(self.path(name))
        except BaseException:
            Path(self.path(begun)).unlink(missing_ok=True)
            raise
        if name.startswith(ORIGINALS):
            _onto_the_disk(Path(self.path(name)).parent)
        return name

    def put(self, name, content):
        """Keep a file under exactly that name, in place of one that may be there."""
        self._save(name, content)

    def files_below(self, folder) -> Iterator[StoredFile]:
        """Every file in a folder and the folders in it, as the disk lists them."""
        try:
            entries = os.scandir(self.path(folder))
        except FileNotFoundError:
            return
        with entries:
            for entry in entries:
                name = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    yield from self.files_below(name)
                else:
                    yield StoredFile(name, self.get_modified_time(name), self.size(name))


def _onto_the_disk(path):
    """Wait until a file, or the names in a folder, would outlast a power cut."""
    if os.name == "nt" and Path(path).is_dir():
        return  # Windows writes names at once, and opens no folder
    descriptor = os.open(path, os.O_RDONLY if Path(path).is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
