"""The picture files that come with fixtures: looked at as every upload is, then kept among the originals.

They stand in ``pictures/`` beside the fixtures. One that is new is in storage before its row is
certain, and is taken out again where nothing is loaded. One that takes another's place does so once the
rows are certain, so that a load that is refused changes no picture.
"""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path, PurePosixPath

from django.core.files.base import File
from django.core.files.images import get_image_dimensions
from django.core.files.storage import default_storage

from articles.pictures.inspection import Refused, inspect

from .rows import Name, Problem, Row

FOLDER = "originals"
LONGEST_NAME = 200  # bytes: file systems take 255, and the name of an unfinished file is longer


def source(row: Row) -> Path:
    """The picture file that comes with a photo's row."""
    return row.file.parent / "pictures" / PurePosixPath(row.fields["file"]).name


def open_given(row: Row) -> File:
    """The file that comes with a photo's row, or the original that is in storage; FileNotFoundError for neither."""
    if source(row).is_file():
        return File(source(row).open("rb"), name=source(row).name)
    return default_storage.open(row.fields["file"])


def problems(row: Row, digests: dict[Name, str]) -> Iterator[Problem]:
    """Whether a photo's file is there, can be taken in, and has the size that the row states.

    Which picture it is goes into ``digests``.
    """
    name = PurePosixPath(row.fields["file"])
    if len(name.parts) != 2 or name.parts[0] != FOLDER or name.name.startswith(".") or "\\" in name.name:
        yield row.problem(f"is {str(name)!r}. Write “{FOLDER}/<name of the picture>”.", "file")
        return
    if len(name.name.encode()) > LONGEST_NAME:
        yield row.problem("is longer than a file's name can be everywhere. Choose a shorter one.", "file")
        return
    try:
        file = open_given(row)
    except FileNotFoundError:
        yield row.problem(f"is neither at pictures/{name.name} beside the fixture nor among the originals.", "file")
        return
    with file:
        try:
            digests[row.name] = inspect(file).digest
        except Refused as reason:
            yield row.problem(f"cannot be used as a picture. {reason}", "file")
            return
        size = get_image_dimensions(file)
    for side, measured in zip(("width", "height"), size, strict=True):
        if row.fields[side] != measured:
            yield row.problem(f"is {row.fields[side]}, but the picture measures {size[0]} × {size[1]}.", side)


class Copies:
    """Pictures on their way to the originals."""

    def __init__(self):
        self.stored: list[str] = []
        self.replacing: list[Row] = []
        self.as_given: set[Name] = set()  # rows whose original is, or will be, the picture that the fixture has

    def add(self, row: Row, *, overwrite: bool = False) -> bool:
        """Keep a photo's file among the originals, if it is wanted; whether it was."""
        name = row.fields["file"]
        is_there = default_storage.exists(name)
        if not source(row).is_file() or (is_there and same(row)):
            self.as_given.add(row.name)
            return False
        if is_there and not overwrite:
            return False
        self.as_given.add(row.name)
        if is_there:
            self.replacing.append(row)
        else:
            put(row)
            self.stored.append(name)
        return True

    def finish(self):
        """Put those in place that take another's."""
        for row in self.replacing:
            put(row)

    def abandon(self):
        """Take out again what nothing will speak of."""
        for name in self.stored:
            default_storage.delete(name)


def put(row: Row):
    with source(row).open("rb") as file:
        default_storage.put(row.fields["file"], File(file))


def same(row: Row) -> bool:
    """Whether the original in storage is, byte for byte, the file that comes with the row."""
    if default_storage.size(row.fields["file"]) != source(row).stat().st_size:
        return False
    with source(row).open("rb") as given, default_storage.open(row.fields["file"]) as kept:
        return all(one == other for one, other in zip_longest(File(given).chunks(), kept.chunks()))
