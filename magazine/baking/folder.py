"""The folder that a bake writes: ``site/`` for readers, and beside it what a web server and the next bake need.

site/              the magazine, each address a file
nginx/             old addresses, stories that are gone, and the headers of every answer
manifest.json      the edition, until when it is right, and a digest of each file; there only while it is whole
journal.sqlite3    what lies here, and what is still to do
under-way          what has been written since the journal was saved
"""

import errno
import hashlib
import json
import os
from contextlib import contextmanager, suppress
from pathlib import Path

from .journal import OURS, Busy, Journal, NoRoom

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class FolderError(Exception):
    """Why nothing can be baked into a folder, and the way out."""


class Folder:
    def __init__(self, path):
        self.path = Path(path).absolute()
        self.site, self.nginx = self.path / "site", self.path / "nginx"
        self.manifest, self.part = self.path / "manifest.json", self.path / "part"
        self.written, self.removed = 0, 0
        with self.saying_what_fails():
            self.check_that_it_is_ours()
            self.path.mkdir(parents=True, exist_ok=True)
            try:
                self.journal = Journal(self.path / "journal.sqlite3")
            except Busy:
                raise FolderError(f"Another bake is writing to {self.path}. Let it end, or stop it.") from None
            for each in (self.site, self.nginx):
                each.mkdir(exist_ok=True)
            # Readers could see them for ever: whatever they show, no bake would know that they are there.
            for name in self.journal.strangers():
                self.remove(name)
            self.journal.save()

    def check_that_it_is_ours(self):
        if not self.path.exists() or not any(self.path.iterdir()):
            return
        with suppress(OSError):
            with (self.path / "journal.sqlite3").open("rb") as file:
                head = file.read(100)
            # A journal that was never finished is empty still; the head of a file of SQLite names its application.
            if not head or int.from_bytes(head[68:72], "big") == OURS:
                return
        raise FolderError(
            f"{self.path} holds files that no bake wrote. Name an empty folder, or one that is not there."
        )

    @contextmanager
    def saying_what_fails(self):
        """A full disk, or a folder that may not be written, as a sentence."""
        try:
            yield
        except OSError as error:
            with suppress(OSError):
                self.part.unlink(missing_ok=True)
            if error.errno in FULL:
                raise NoRoom(self.path) from error
            raise FolderError(f"{self.path} cannot be written: {error.strerror or error}.") from error

    # One file

    def put(self, entry, name, content):
        """Let a file have this content; its digest. One that has it already is not touched."""
        digest = hashlib.sha256(content).hexdigest()
        self.replace(self.site / name, content, known=entry.digest == digest and entry.file == name)
        if entry.file and entry.file != name:
            self.remove(entry.file)
        return digest

    def replace(self, path, content, known=False):
        """A file changes whole: whoever reads it, or ends this process, finds the old one or the new one.

        The disk is not waited for. What a power cut took is of another length than the journal says, and made again.
        """
        with self.saying_what_fails():
            if path.is_file() and path.stat().st_size == len(content) and (known or path.read_bytes() == content):
                return
            self.is_not_whole()
            if self.site in path.parents:
                self.journal.about_to_write(path.relative_to(self.site).as_posix())
            self.part.write_bytes(content)
            path.parent.mkdir(parents=True, exist_ok=True)
            self.part.replace(path)
        self.written += 1

    def remove(self, name):
        """Take a file away, and the folders that held nothing else."""
        path = self.site / name
        with self.saying_what_fails():
            self.is_not_whole()
            path.unlink(missing_ok=True)
        self.removed += 1
        with suppress(OSError):
            for folder in path.parents:
                if folder == self.site:
                    break
                folder.rmdir()

    def has(self, entry):
        try:
            return (self.site / entry.file).stat().st_size == entry.size
        except OSError:
            return False

    # All of it

    def is_not_whole(self):
        """From the first change on, until all are made, it is of no one edition."""
        self.manifest.unlink(missing_ok=True)

    def is_whole(self):
        return self.manifest.exists()

    def declare_whole(self, facts):
        """Write the manifest, last of all; file by file, however many there are."""
        with self.saying_what_fails(), self.part.open("w") as part:
            part.write(json.dumps(facts, indent=1).removesuffix("\n}"))
            part.write(',\n "files": {')
            comma = "\n"
            for name, digest in self.journal.files():
                part.write(f"{comma}  {json.dumps(name)}: {json.dumps(digest)}")
                comma = ",\n"
            part.write("\n }\n}\n")
            part.flush()
            os.fsync(part.fileno())
            self.part.replace(self.manifest)
