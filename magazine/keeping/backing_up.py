"""A backup: the database from one moment, and every original, in a set that is whole or has no name yet."""

import fcntl
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from articles.models import FormerFile, Photo

from . import media, sets
from .databases import CannotKeep, engine
from .standing import has_tables

TRIES = 3
LOCK = ".lock"


@dataclass
class Report:
    """What came of it."""

    folder: Path
    copied: int = 0
    linked: int = 0
    size: int = 0
    damaged: list = field(default_factory=list)  # copied again, since the set before holds them otherwise
    vanished: list = field(default_factory=list)  # gone before they could be read, and nothing speaks of them
    lost: list = field(default_factory=list)  # pictures speak of them, and the magazine itself has them no more


def back_up(parent: Path, *, with_renditions=False, progress=lambda label, done, total: None) -> Report:
    """Make a set in a folder of them, beside those that are there."""
    if not has_tables():
        raise CannotKeep("There is no magazine in the database yet, so there is nothing to back up. Run migrate first.")
    parent.mkdir(parents=True, exist_ok=True)
    with alone(parent):
        for left in parent.glob(f"{sets.UNFINISHED}*"):
            shutil.rmtree(left)
        moment = timezone.now()
        final = parent / sets.name_for(moment)
        if final.exists():
            raise CannotKeep(f"{final} is there already. Wait a second, and take the backup again.")
        folder = parent / f"{sets.UNFINISHED}{final.name}"
        folder.mkdir(mode=0o700)
        try:
            return fill(folder, final, moment, with_renditions, progress)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def fill(folder, final, moment, with_renditions, progress):
    before = newest(folder.parent)
    keeping = media.Keeping(folder, before)
    for _ in range(TRIES):
        # The database first: an original is in storage before its row is, so what this state names is there.
        about, named = engine().dump(folder / engine().file, progress)
        there = [each for each in media.files(with_renditions=with_renditions) if each.name not in keeping.names]
        total, done = sum(each.size for each in there), 0
        for file in there:
            keeping.keep(file)
            done += file.size
            progress(file.name, done, total)
        missing = named - keeping.names
        if not missing or missing <= still_named():
            break
        # A picture was replaced or deleted since: the next state of the database does not speak of it.
    keeping.finish()
    sets.write_manifest(
        folder,
        {
            "made_at": moment.isoformat(),
            "site": settings.SITE_NAME,
            "database": {"kind": connection.vendor, **about, "file": list(sets.described(folder / engine().file))},
            "media": {
                "count": len(keeping.names),
                "size": keeping.size,
                "renditions": with_renditions,
                "lost": sorted(missing),
                "list": list(sets.described(folder / sets.MEDIA_LIST)),
            },
        },
    )
    folder.rename(final)
    _onto_the_disk(final.parent)
    vanished = [name for name in keeping.vanished if name not in missing]
    return Report(final, keeping.copied, keeping.linked, keeping.size, keeping.damaged, vanished, sorted(missing))


def still_named():
    return {name for model in (Photo, FormerFile) for name in model.objects.values_list("file", flat=True)}


def newest(parent):
    """The last set whose manifest can be believed: what has not changed since is linked from there."""
    for folder in reversed(sets.sets_in(parent)):
        try:
            about = sets.read_manifest(folder)
            sets.hold_against(folder / sets.MEDIA_LIST, sets.File(*about["media"]["list"]))
        except sets.NotWhole:
            continue
        return folder
    return None


@contextmanager
def alone(parent):
    """One backup at a time in a folder; the lock goes with the process, however that ends."""
    with (parent / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotKeep(f"Another backup is being written to {parent}. Wait until it is done.") from None
        yield


def _onto_the_disk(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
