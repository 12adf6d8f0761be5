"""The picture files that come with fixtures: looked at, then copied among the originals.

They stand in ``pictures/`` beside the fixtures. A copy is written under another name first
and takes its own only when the rows are safely in the database, so that no half-written
picture is ever found under a picture's name.
"""

import filecmp
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.core.files.images import get_image_dimensions
from django.core.files.storage import default_storage

from articles.pictures.darkroom import BrokenPicture, open_original

from .rows import Problem, Row

FOLDER = "originals"
UNFINISHED = ".part"
LONGEST_NAME = 200  # bytes: file systems take 255, and the unfinished copy's name is longer


def source(row: Row) -> Path:
    """The picture file that comes with a photo's row."""
    return row.file.parent / "pictures" / PurePosixPath(row.fields["file"]).name


def destination(row: Row) -> Path:
    return Path(default_storage.path(row.fields["file"]))


def problems(row: Row) -> Iterator[Problem]:
    """Whether a photo's file is there, can be read whole, and has the size that the row states."""
    name = PurePosixPath(row.fields["file"])
    if len(name.parts) != 2 or name.parts[0] != FOLDER or name.name.startswith(".") or "\\" in name.name:
        yield row.problem(f"is {str(name)!r}. Write “{FOLDER}/<name of the picture>”.", "file")
        return
    if len(name.name.encode()) > LONGEST_NAME:
        yield row.problem("is longer than a file's name can be everywhere. Choose a shorter one.", "file")
        return
    file = source(row) if source(row).is_file() else destination(row)
    if not file.is_file():
        yield row.problem(f"is neither at pictures/{name.name} beside the fixture nor among the originals.", "file")
        return
    try:
        open_original(file.read_bytes())
    except BrokenPicture as reason:
        yield row.problem(f"cannot be used as a picture. {reason}", "file")
        return
    size = get_image_dimensions(file)
    for side, measured in zip(("width", "height"), size, strict=True):
        if row.fields[side] != measured:
            yield row.problem(f"is {row.fields[side]}, but the picture measures {size[0]} × {size[1]}.", side)


class Copies:
    """Pictures on their way to the originals."""

    def __init__(self):
        self.begun: list[tuple[Path, Path]] = []

    def add(self, row: Row, *, overwrite: bool = False) -> bool:
        """Copy a photo's file under an unfinished name, if it is wanted; whether it was."""
        from_, to = source(row), destination(row)
        if not from_.is_file() or (to.is_file() and (not overwrite or filecmp.cmp(from_, to, shallow=False))):
            return False
        to.parent.mkdir(parents=True, exist_ok=True)
        unfinished = to.with_name(to.name + UNFINISHED)
        self.begun.append((unfinished, to))
        shutil.copyfile(from_, unfinished)
        return True

    def finish(self):
        """Give the copies their names."""
        for unfinished, to in self.begun:
            unfinished.replace(to)

    def abandon(self):
        for unfinished, _ in self.begun:
            unfinished.unlink(missing_ok=True)
