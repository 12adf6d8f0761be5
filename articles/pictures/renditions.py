"""Renditions: the files that readers get of a picture, made ahead of time and kept in step.

Every file name holds a token that cannot be guessed and is drawn anew whenever the
picture, its focal point, its rights or the table of frames changes. So an
address never shows another picture than before. An old one goes on for an hour, since pages
that are open somewhere show it, and then leads nowhere.
"""

import datetime
import secrets
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from ..models import FormerFile, Photo, RenditionSet
from .darkroom import SAVED, Order, develop, fingerprint
from .frames import FRAMES
from .metadata import Rights
from .originals import BrokenPicture

FOLDER = "renditions"
CONTENT_TYPES = {"avif": "image/avif", "jpg": "image/jpeg"}
FORMER_LIFE = datetime.timedelta(hours=1)
FORMER_AT_ONCE = 3
NO_PHOTO = 0  # a key that no row has


# Making them


def make(photo, *, by=None) -> RenditionSet:
    """The renditions of a photo, made now unless they are there and up to date.

    ``by`` is who had them made. BrokenPicture says in a sentence why an original cannot be used.
    """
    original, order = read(photo), order_for(photo)
    recipe = order.recipe(original)
    existing = RenditionSet.objects.filter(photo=photo).first()
    if existing and existing.recipe == recipe and is_complete(existing):
        return existing
    return keep(photo, recipe, *develop(original, order), by=by)


def read(photo) -> bytes:
    """The original, from storage."""
    try:
        with photo.file.storage.open(photo.file.name, "rb") as file:
            return file.read()
    except (FileNotFoundError, ValueError):
        raise lost(photo) from None
    except OSError as error:
        raise BrokenPicture(f"Its original cannot be read just now ({error}). Try again later.") from None


def told(error) -> str:
    """Why there are none, for an editor: what a picture has, or what the disk or the bucket said."""
    if isinstance(error, BrokenPicture):
        return str(error)
    return f"They could not be kept: {error.strerror or error}. Tell who runs the site."


def lost(photo) -> BrokenPicture:
    return BrokenPicture(f"Its original, {photo.file.name or 'unnamed'}, is not in storage.")


def order_for(photo) -> Order:
    """What the darkroom should make: no crop of what is not to be cropped, a portrait only of somebody's portrait,
    a poster only of a film's poster."""
    unasked = {"portrait": photo.portrait_of_id is None, "poster": photo.poster_of_id is None}
    frames = ("free",) if photo.no_crop else tuple(name for name in FRAMES if not unasked.get(name))
    return Order(frames, (photo.focal_x, photo.focal_y), Rights.of(photo))


def keep(photo, recipe, sizes, files, *, by=None) -> RenditionSet:
    """Store the files under a new token; readers may fetch the old ones for a while."""
    token = secrets.token_hex(16)
    try:
        for name, content in files.items():
            default_storage.save(storage_name(token, name), ContentFile(content))
    except OSError:
        delete_folder(token)
        raise
    fields = {"token": token, "recipe": recipe, "frames": sizes}
    with transaction.atomic():
        now = given_another_file(photo)
        if now is None:
            return put_in_place(photo, fields, by)
    delete_folder(token)
    return make(now, by=by)


def given_another_file(photo):
    """The photo as it is now, held, where it has another file than the one that was developed: those renditions
    would show the earlier picture under the later one's credit."""
    return Photo.objects.select_for_update().filter(pk=photo.pk).exclude(file=photo.file.name).first()


def put_in_place(photo, fields, by):
    """Let readers have a set, and keep the earlier one for those who hold its addresses."""
    old = RenditionSet.objects.select_for_update().filter(photo=photo).first()
    kept, _ = RenditionSet.objects.update_or_create(photo=photo, defaults=fields)
    if old:
        keep_former(old, by=by)
    # A few, since somebody waits; where many are over, the command has the time.
    forget_former(FormerFile.objects.over()[:FORMER_AT_ONCE])
    return kept


def set_aside(photo, replaced, *, by=None):
    """Take what was made of a file that was replaced from every page: it would stand there under the credit of the
    later one, for seconds or, where that cannot be developed, for good."""
    for old in RenditionSet.objects.select_for_update().filter(photo=photo):
        keep_former(old, file=replaced, by=by)
        old.delete()


def keep_former(old, *, file="", by=None):
    """Let readers who hold the addresses of a set have it for a while."""
    FormerFile.objects.create(
        photo=old.photo,
        file=file,
        token=old.token,
        frames=old.frames,
        replaced_by=by,
        kept_until=timezone.now() + FORMER_LIFE,
    )


def is_complete(renditions) -> bool:
    """Whether every file that the row speaks of is in storage."""
    return set(file_names(renditions)) <= files_under(renditions.token)


def files_under(token) -> set[str]:
    """The names of the files that lie under a token."""
    try:
        return set(default_storage.listdir(f"{FOLDER}/{token}")[1])
    except FileNotFoundError:
        return set()


def lack(photo) -> str:
    """What a photo's renditions lack, in words; nothing where they are whole and up to date.

    The original is read only where it is younger than they are.
    """
    renditions = getattr(photo, "renditions", None)
    if renditions is None:
        return "none yet"
    if not is_complete(renditions):
        return "files are lost"
    if not renditions.recipe.endswith(order_for(photo).fingerprint()):
        return "out of date"
    first = storage_name(renditions.token, file_names(renditions)[0])
    try:
        is_younger = photo.file.storage.get_modified_time(photo.file.name) > default_storage.get_modified_time(first)
    except (FileNotFoundError, ValueError):
        raise lost(photo) from None
    if is_younger and not renditions.recipe.startswith(fingerprint(read(photo))):
        return "of another original"
    return ""


# Deleting them


def forget_former(former) -> int:
    """Let former files go now: readers who ask for them get nothing, and they leave storage with the transaction."""
    gone = list(former)
    FormerFile.objects.filter(pk__in=[each.pk for each in gone]).delete()

    def delete():
        for each in gone:
            delete_folder(each.token)
            delete_original(each.file)

    if gone:
        transaction.on_commit(delete)
    return len(gone)


def delete_original(name) -> None:
    """Delete an original, unless a picture is made from it or one that was replaced is still kept."""
    if name and not any(kind.objects.filter(file=name).exists() for kind in (Photo, FormerFile)):
        default_storage.delete(name)


def delete_files(renditions) -> None:
    """Delete the files of a set, and former ones of its picture, once the transaction is through."""
    forget_former(FormerFile.objects.filter(photo=renditions.photo_id))
    transaction.on_commit(lambda: delete_folder(renditions.token))


def delete_folder(token) -> None:
    """Delete whatever lies under a token, named by a row or not."""
    for name in files_under(token):
        default_storage.delete(storage_name(token, name))
    default_storage.delete(f"{FOLDER}/{token}")


def sweep(older_than) -> int:
    """Delete what is former for long enough, and folders that no row speaks of: left by a crash, or by rows deleted in
    bulk. The number of folders.

    Of the latter only those older than a timedelta, since a younger one may belong to a row that is being written.
    """
    over = forget_former(FormerFile.objects.over())
    try:
        tokens = default_storage.listdir(FOLDER)[0]
    except FileNotFoundError:
        return over
    known = {token for kind in (RenditionSet, FormerFile) for token in kind.objects.values_list("token", flat=True)}
    strays = [token for token in tokens if token not in known]
    old = [token for token in strays if timezone.now() - _last_changed(token) > older_than]
    for token in old:
        delete_folder(token)
    return over + len(old)


def _last_changed(token):
    names = files_under(token) or {""}
    return max(default_storage.get_modified_time(storage_name(token, name).rstrip("/")) for name in names)


# Showing them, without a look at the disk


class Rendition(NamedTuple):
    """One size of one frame: what an ``<img>`` needs."""

    url: str
    width: int
    height: int


def is_public(token) -> bool:
    """Whether readers may have what lies under a token: what pictures show now, or showed a moment ago."""
    # One that is hidden takes what one takes that never was: the same three questions, each with one row for an answer.
    held = [RenditionSet.objects.filter(token=token), FormerFile.objects.kept().filter(token=token)]
    shown = [holders.aggregate(photo=Max("photo"))["photo"] for holders in held]
    # Asked of the picture itself: inside another question this one takes three times as long to put into words, and
    # it is asked for every file that a reader is given.
    return Photo.objects.filter(pk=next(filter(None, shown), NO_PHOTO)).public().exists()


def frame_made(renditions, frame) -> str:
    """The frame, or the free one where it was not made: a portrait of nobody, a picture not to be cropped."""
    return frame if frame in renditions.frames else "free"


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
