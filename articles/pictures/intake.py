"""The one door by which pictures come in: each is looked at, asked what it says of itself, and kept.

A crash at any step leaves the library as it was. The original is in storage, whole, before
the row that names it is written; renditions are made once the row is certain. What a crash can
leave behind is a file that no row names, which nobody is served and ``check_media`` removes.
"""

import itertools
import re
import unicodedata
from contextlib import suppress
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import DatabaseError, IntegrityError, transaction
from django.utils.text import slugify

from people.models import FormerAddress
from people.text import one_line

from ..models import FormerFile, Photo
from . import metadata
from .credits import give_credit
from .filling_in import fill, fill_texts
from .inspection import Refused, inspect

LONGEST_NAME = 150
LONGEST_SLUG = 90  # leaves room for a number
NOT_A_TITLE = re.compile(r"[\s_]+")
ATTEMPTS = 3


class AlreadyThere(Refused):
    """The same picture, whatever its file is called or says beside it, is in the library."""

    def __init__(self, photo):
        super().__init__(f"This picture is in the library already, as “{photo}”.")
        self.photo = photo


class Original(File):
    """A file that was looked at, under a name of ours, with what was found."""

    def __init__(self, file, found, embedded, their_name):
        super().__init__(file, name=f"original.{found.suffix}")
        self.digest = found.digest
        self.embedded = embedded
        self.their_name = their_name

    def describe(self, photo):
        """Write on a photo, not saved yet, what belongs to the file and to nobody's taste."""
        photo.digest = self.digest
        photo.embedded = {**self.embedded.to_json(), "file_name": self.their_name}


# Looking


def look_at(file) -> Original:
    """An uploaded file as it can be kept, or Refused with the sentence why not."""
    found = inspect(file)
    embedded = metadata.read(file)
    file.seek(0)
    return Original(file, found, embedded, clean_name(file.name or ""))


def refuse_double(digest, *, except_for=None):
    """Raise AlreadyThere where another photo is the same picture."""
    if photo := Photo.objects.filter(digest=digest).exclude(pk=except_for).first():
        raise AlreadyThere(photo)


def clean_name(name: str) -> str:
    """What somebody called a file, fit to be read: never a path, and never the name of a file of ours."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", one_line(name)))[-1]
    return last.strip(". ")[:LONGEST_NAME]


# Keeping


def take_in(file, **fields) -> Photo:
    """A new photo of an uploaded file: what ``fields`` leave open is read out of it.

    Refused says why not; then nothing is left behind. Its renditions are the caller's to make.
    """
    original = look_at(file)
    refuse_double(original.digest)
    for attempt in itertools.count(1):
        title = fields.get("title") or title_of(original)
        photo = Photo(**{**fields, "title": title, "slug": free_slug(title)})
        original.describe(photo)
        fill_texts(photo, original.embedded)
        try:
            photo.full_clean(exclude=["file", "slug", "digest"])
            with Kept() as kept, transaction.atomic():
                kept.store(photo, original)
                photo.save()
                fill(photo, original.embedded)
                give_credit(photo)
            return photo
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from None
        except IntegrityError:
            # Somebody was quicker: with this picture, or with the address that was still free.
            refuse_double(original.digest)
            if attempt == ATTEMPTS:
                raise Refused("Others were adding pictures at the same moment. Send it again.") from None


def title_of(original) -> str:
    """What the file calls itself, or what somebody called the file."""
    stem = PurePosixPath(original.their_name).stem
    return (original.embedded.title or NOT_A_TITLE.sub(" ", stem).strip() or "Untitled picture")[:200]


def free_slug(title) -> str:
    """An address that no other photo has or had."""
    wanted = slugify(title)[:LONGEST_SLUG].strip("-") or "picture"
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return next(slug for slug in itertools.chain([wanted], numbered) if _is_free(slug))


def _is_free(slug):
    had = FormerAddress.objects.of_model(Photo).filter(slug=slug)
    return not Photo.objects.filter(slug=slug).exists() and not had.exists()


class Kept:
    """Originals that were stored for rows still to be written: taken out again where those are not.

    Around the transaction, not inside it, for only then is it known what the rows say.
    """

    def __init__(self):
        self.names = []

    def __enter__(self):
        return self

    def store(self, photo, original):
        """Store an original and name it in the photo, which is not saved by that."""
        try:
            photo.file.save(original.name, original, save=False)
        except OSError as error:
            raise Refused(f"It could not be kept: {error.strerror or error}. Tell who runs the site.") from None
        self.names.append(photo.file.name)

    def __exit__(self, kind, error, traceback):
        if kind is None:
            return
        for name in self.names:
            # Where nobody can say any more whether a row names it, it stays; check_media will find it.
            with suppress(DatabaseError):
                if not any(model.objects.filter(file=name).exists() for model in (Photo, FormerFile)):
                    default_storage.delete(name)
