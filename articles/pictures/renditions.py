"""Renditions: the files that readers get of a picture, made ahead of time and kept in step.

Every file name holds a token that cannot be guessed and is drawn anew whenever the
picture, its focal point, its rights or the table of frames changes. So an
address never shows another picture than before, and an old one leads nowhere.
"""

import secrets
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from ..models import RenditionSet
from .darkroom import FRAMES, SAVED, BrokenPicture, Order, develop
from .rights_metadata import Rights

FOLDER = "renditions"
CONTENT_TYPES = {"avif": "image/avif", "jpg": "image/jpeg"}


# Making them


def make(photo) -> RenditionSet:
    """The renditions of a photo, made now unless they are there and up to date.

    BrokenPicture says in a sentence why an original cannot be used.
    """
    original, order = read(photo), order_for(photo)
    recipe = order.recipe(original)
    existing = RenditionSet.objects.filter(photo=photo).first()
    if existing and existing.recipe == recipe and is_complete(existing):
        return existing
    return keep(photo, recipe, *develop(original, order))


def read(photo) -> bytes:
    """The original, from storage."""
    try:
        with photo.file.storage.open(photo.file.name, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        raise BrokenPicture(f"Its original, {photo.file.name or 'unnamed'}, is not in storage.") from None


def order_for(photo) -> Order:
    """What the darkroom should make: a portrait only of somebody's portrait, a poster only of a film's poster."""
    unasked = {"portrait": photo.portrait_of_id is None, "poster": photo.poster_of_id is None}
    frames = tuple(name for name in FRAMES if not unasked.get(name))
    return Order(frames, (photo.focal_x, photo.focal_y), Rights.of(photo))


def keep(photo, recipe, sizes, files) -> RenditionSet:
    """Store the files under a new token; the old ones go once that is certain."""
    token = secrets.token_hex(16)
    for name, content in files.items():
        default_storage.save(storage_name(token, name), ContentFile(content))
    fields = {"token": token, "recipe": recipe, "frames": sizes}
    with transaction.atomic():
        old = RenditionSet.objects.select_for_update().filter(photo=photo).first()
        kept, _ = RenditionSet.objects.update_or_create(photo=photo, defaults=fields)
        if old:
            transaction.on_commit(lambda: delete_folder(old.token))
    return kept


def is_complete(renditions) -> bool:
    """Whether every file that the row speaks of is in storage."""
    return all(default_storage.exists(storage_name(renditions.token, name)) for name in file_names(renditions))


# Deleting them


def delete_files(renditions) -> None:
    """Delete the files of a set once the transaction is through."""
    transaction.on_commit(lambda: delete_folder(renditions.token))


def delete_folder(token) -> None:
    """Delete whatever lies under a token, named by a row or not."""
    folder = f"{FOLDER}/{token}"
    if not default_storage.exists(folder):
        return
    for name in default_storage.listdir(folder)[1]:
        default_storage.delete(f"{folder}/{name}")
    default_storage.delete(folder)


def sweep(older_than) -> int:
    """Delete folders that no row speaks of: left by a crash, or by rows deleted in bulk.

    Only those older than a timedelta, since a younger one may belong to a row that is
    being written.
    """
    if not default_storage.exists(FOLDER):
        return 0
    known = set(RenditionSet.objects.values_list("token", flat=True))
    strays = [token for token in default_storage.listdir(FOLDER)[0] if token not in known]
    old = [token for token in strays if timezone.now() - _last_changed(token) > older_than]
    for token in old:
        delete_folder(token)
    return len(old)


def _last_changed(token):
    names = default_storage.listdir(f"{FOLDER}/{token}")[1] or [""]
    return max(default_storage.get_modified_time(f"{FOLDER}/{token}/{name}".rstrip("/")) for name in names)


# Showing them, without a look at the disk


class Rendition(NamedTuple):
    """One size of one frame: what an ``<img>`` needs."""

    url: str
    width: int
    height: int


def sizes(renditions, frame, suffix="jpg") -> list[Rendition]:
    """The sizes of a frame, smallest first; none where the picture has no renditions yet."""
    if renditions is None:
        return []
    return [
        Rendition(reverse("rendition", args=[renditions.token, f"{frame}-{width}.{suffix}"]), width, height)
        for width, height in renditions.frames.get(frame, [])
    ]


def srcset(renditions, frame, suffix="jpg") -> str:
    """The ``srcset`` of a frame in one format: ``avif`` or ``jpg``."""
    return ", ".join(f"{size.url} {size.width}w" for size in sizes(renditions, frame, suffix))


def largest(renditions, frame, suffix="jpg") -> Rendition | None:
    """The widest rendition of a frame, for ``src``, feeds and Open Graph."""
    return next(reversed(sizes(renditions, frame, suffix)), None)


def file_names(renditions) -> list[str]:
    """Every file of a set: ``flat-400.avif``, ``flat-400.jpg``, …"""
    return [
        f"{frame}-{width}.{suffix}"
        for frame, made in renditions.frames.items()
        for width, _ in made
        for suffix in SAVED
    ]


def storage_name(token, name) -> str:
    """Where a rendition is kept in the default storage."""
    return f"{FOLDER}/{token}/{name}"
