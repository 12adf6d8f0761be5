"""Stocktaking: the files that are in storage held against the rows that speak of them.

Files are taken as storage lists them, some hundreds at a time, so that no more of a large
library is in memory than the keys of its rows.
"""

import datetime
from collections.abc import Iterator
from itertools import chain, groupby, islice
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db.models import TextChoices
from django.utils import timezone

from ..models import FormerFile, Photo, RenditionSet
from . import renditions
from .storage import UNFINISHED, StoredFile

ORIGINALS = "originals"
BATCH = 500


class Fault(TextChoices):
    """What can be wrong, as the summary calls it."""

    STRAY_ORIGINAL = "stray original", "originals that no picture speaks of"
    STRAY_FOLDER = "stray renditions", "folders of renditions that no picture speaks of"
    HALF_FILE = "half file", "half files, left where something was interrupted"
    LOST_ORIGINAL = "lost original", "pictures whose original is not in storage"
    LOST_RENDITIONS = "lost renditions", "pictures of whose renditions some are not in storage"

    @classmethod
    def removable(cls):
        """Those that no row speaks of."""
        return {cls.STRAY_ORIGINAL, cls.STRAY_FOLDER, cls.HALF_FILE}


class Finding(NamedTuple):
    """One thing that is wrong: a file, a folder, or a photo's slug."""

    fault: Fault
    name: str


def take_stock(older_than: datetime.timedelta) -> Iterator[Finding | None]:
    """What is wrong, as it is found; None after each file that is as it should be.

    Files that are younger are passed over: the row of one may be on its way.
    """
    before = timezone.now() - older_than
    yield from _originals(before)
    yield from _renditions(before)


def remove(finding: Finding) -> bool:
    """Remove what no row speaks of, having asked the rows once more; whether it is gone."""
    match finding.fault:
        case Fault.STRAY_ORIGINAL:
            renditions.delete_original(finding.name)
            return not default_storage.exists(finding.name)
        case Fault.STRAY_FOLDER:
            token = finding.name.rpartition("/")[2]
            if _sets([token]):
                return False
            renditions.delete_folder(token)
        case Fault.HALF_FILE:
            default_storage.delete(finding.name)
        case _:
            return False
    return True


def _originals(before):
    seen = set()
    for files in _batches(default_storage.files_below(ORIGINALS)):
        whole, half = _parted(files, before)
        yield from half
        names = [file.name for file in whole]
        known = dict(Photo.objects.filter(file__in=names).values_list("file", "pk"))
        seen.update(known.values())
        former = set(FormerFile.objects.filter(file__in=names).values_list("file", flat=True))
        for file in whole:
            stray = file.name not in known and file.name not in former and file.modified < before
            yield Finding(Fault.STRAY_ORIGINAL, file.name) if stray else None
    for pk, slug, name in Photo.objects.order_by("pk").values_list("pk", "slug", "file").iterator(BATCH):
        # Asked again: its file may have come in since its folder was listed.
        if pk not in seen and not _is_there(name):
            yield Finding(Fault.LOST_ORIGINAL, slug)


def _renditions(before):
    seen = set()
    folders = groupby(default_storage.files_below(renditions.FOLDER), lambda file: file.name.rpartition("/")[0])
    for batch in _batches(((folder, list(files)) for folder, files in folders), BATCH // 10):
        rows = _sets([folder.rpartition("/")[2] for folder, _ in batch])
        for folder, files in batch:
            whole, half = _parted(files, before)
            row = rows.get(folder.rpartition("/")[2])
            if row:
                yield from half
                names = {file.name.rpartition("/")[2] for file in whole}
                if set(renditions.file_names(row)) <= names:
                    seen.add(row.photo_id)
            elif max(file.modified for file in files) < before:
                yield Finding(Fault.STRAY_FOLDER, folder)
            yield from (None for _ in whole)
    for row in RenditionSet.objects.order_by("pk").iterator(BATCH):
        names = (renditions.storage_name(row.token, name) for name in renditions.file_names(row))
        if row.photo_id not in seen and not all(map(_is_there, names)):
            yield Finding(Fault.LOST_RENDITIONS, row.photo.slug)


def _is_there(name):
    return bool(name) and default_storage.exists(name) and default_storage.size(name) > 0


def _sets(tokens):
    """The rows that speak of these folders, of what readers get now or got a moment ago."""
    rows = chain.from_iterable(kind.objects.filter(token__in=tokens) for kind in (FormerFile, RenditionSet))
    return {row.token: row for row in rows}


def _parted(files: list[StoredFile], before) -> tuple[list[StoredFile], list[Finding]]:
    """Whole files, and findings of the half ones that nobody is writing any more."""
    half = [file for file in files if file.name.endswith(UNFINISHED)]
    # An empty one had its name on the disk before a power cut, and nothing else.
    whole = [file for file in files if file.size and not file.name.endswith(UNFINISHED)]
    return whole, [Finding(Fault.HALF_FILE, file.name) for file in half if file.modified < before]


def _batches(items, size=BATCH):
    items = iter(items)
    while batch := list(islice(items, size)):
        yield batch
