"""Pictures of an archive, by the door that every picture comes in by. One whose file is not there is waited for.

Each comes in by itself, since looking at it takes as long as writing a hundred stories. What the archive says of
one that is not there goes with the stories that show it, as words on a figure that waits for its picture.
"""

import hashlib
import json
import stat
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files.base import File
from django.db import transaction

from articles.models import ArchiveRecord, Photo
from articles.pictures import intake
from articles.pictures.filling_in import CREATORS, link
from articles.pictures.intake import AlreadyThere
from articles.pictures.intake import Refused as NotAPicture
from articles.pictures.matching import match

from .batches import Batch, Wanted, digest, keep_records, remember
from .ledger import NO_ROW, Above, Said
from .lines import Record, Refused
from .values import moment_for, text_for

LONGEST_FILE = 300
LENT = (Photo.Rights.LICENSED, Photo.Rights.COURTESY, Photo.Rights.CREATIVE_COMMONS)
WORDS = {"alt": "alt", "caption": "caption", "credit": "credit_line", "copyright": "copyright_notice"}
UNCREDITED = "uncredited"


class Pictures(Batch):
    """Two records may name one file: it is one picture then, with the words of the first."""

    kind, key_field, keys_may_repeat = "photo", "file", True

    def read(self, record: Record, above: Above) -> Wanted:
        given = record.given
        check_name(given["file"])
        values: dict[str, Any] = {field: text_for(Photo, field, given.get(name), name) for name, field in WORDS.items()}
        values["creator"] = text_for(Photo, "source", given.get("creator"), "creator")
        rights = text_for(Photo, "usage_terms", given.get("rights"), "rights")
        values |= {"rights_status": rights} if rights in Photo.Rights.values else {"usage_terms": rights}
        if given.get("rights_until") is not None:
            values["rights_until"] = moment_for(Photo, "rights_until", given["rights_until"], "rights_until")
        path = given["file"]
        return Wanted(record.line, given["id"], path, values, digest([path, values]), more=self.file_of(path))

    def file_of(self, path: str) -> Path | None:
        """The file in the folder that was given, or None. Refused where it would be outside of it."""
        if self.load.pictures is None:
            return None
        file = self.load.pictures / path
        try:
            resolved = file.resolve(strict=True)
        except OSError:
            return None
        if not resolved.is_relative_to(self.load.pictures.resolve()):
            raise Refused(f"file: {path!r} leads out of the folder of pictures. Put the picture itself there.")
        return resolved if stat.S_ISREG(resolved.stat().st_mode) else None

    def place(self, wanted: list[Wanted]):
        keys = [each.remembered.row for each in wanted if each.remembered]
        there = set(Photo.objects.filter(pk__in=keys).values_list("pk", flat=True))
        for each in wanted:
            known = each.remembered if each.remembered and each.remembered.row in there else None
            if each.more is None:
                self.do_without(each, known)
            else:
                self.bring_in(each, known)

    def do_without(self, each: Wanted, known: ArchiveRecord | None):
        """Its file is not there: the picture that came in under that record before, or words alone."""
        if known and known.digest == each.digest:
            self.load.report.count("unchanged", self.kind)
            return self.hold(each, known.row)
        if self.load.pictures is not None:
            self.remark(each.line, each.key, "is not in the folder of pictures. Its figures wait for it.")
        self.load.report.count("missing", self.kind)
        words = {name: each.values[name] for name in ("alt", "caption", "credit_line") if each.values[name]}
        self.load.ledger.add(self.kind, [(each.id, Said(each.line, NO_ROW, each.key, json.dumps(words)))])

    def bring_in(self, each: Wanted, known: ArchiveRecord | None):
        content = hashlib.sha256()
        with each.more.open("rb") as file:
            while chunk := file.read(1 << 20):
                content.update(chunk)
        state = content.hexdigest()[:32]
        if known and known.digest == each.digest and known.state == state:
            self.load.report.count("unchanged", self.kind)
            return self.hold(each, known.row)
        try:
            # The row and what is remembered of it are in together, or not at all; then the file goes too.
            with intake.Kept() as kept, transaction.atomic():
                photo, outcome = self.take_in(each), "made"
                kept.names.append(photo.file.name)
                keep_records([remember(self.kind, each, photo, state)])
        except AlreadyThere as reason:
            photo, outcome = reason.photo, "unchanged"
            if known is None or known.row != photo.pk:
                self.remark(each.line, each.key, f"is in the library already, as “{photo}”. That one is used.")
            elif known.digest != each.digest:
                outcome = "kept"
                self.remark(each.line, each.key, "has other words than before. Those in the library stay.")
            keep_records([remember(self.kind, each, photo, state)])
        except NotAPicture as reason:
            self.remark(each.line, each.key, f"cannot be used as a picture. {reason} Its figures wait for one.")
            each.more = None
            return self.do_without(each, known)
        self.load.report.count(outcome, self.kind)
        self.hold(each, photo.pk, UNCREDITED if not photo.credit_line else "")

    def take_in(self, each: Wanted) -> Photo:
        """A new photo. Its rights are as the archive has them, or as it was said of all of them."""
        fields = {name: value for name, value in each.values.items() if name != "creator"}
        with each.more.open("rb") as file:
            rights = fields.setdefault("rights_status", Photo.Rights.UNKNOWN)
            if self.load.cleared_under and rights == Photo.Rights.UNKNOWN:
                fields |= cleared(self.load.cleared_under)
            wanted = fields["rights_status"]
            if not fields["credit_line"] and wanted in LENT:
                # What is lent needs a credit. It may stand in the file, or with the stories that show it: give_credits.
                fields["rights_status"] = Photo.Rights.UNKNOWN
            photo = intake.take_in(File(file, name=PurePosixPath(each.key).name), **fields)
        if photo.credit_line and photo.rights_status != wanted:
            photo.rights_status = wanted
            photo.save(update_fields=["rights_status"])
        if creator := each.values["creator"]:
            name_creator(photo, creator)
        return photo

    def hold(self, each: Wanted, row: int, more: str | None = None):
        if more is None:
            lacks = Photo.objects.filter(pk=row, credit_line="").exists()
            more = UNCREDITED if lacks else ""
        self.load.ledger.add(self.kind, [(each.id, Said(each.line, row, each.key, more))])


def check_name(path: str):
    """Refused where a file's name is none that stands in a folder."""
    parts = PurePosixPath(path).parts
    if not path or len(path) > LONGEST_FILE or "\0" in path:
        raise Refused(f"file: is {path[:60]!r}. Write the file's name in the folder of pictures.")
    if path.startswith("/") or "\\" in path or ".." in parts or any(":" in part for part in parts[:1]):
        raise Refused(f"file: {path[:60]!r} leads out of the folder of pictures. Write its name in there.")


def cleared(licence: str) -> dict[str, str]:
    return {"rights_status": Photo.Rights.LICENSED, "usage_terms": licence}


def name_creator(photo: Photo, name: str):
    """Credit its maker, if it is certain who that is; otherwise the desk is asked, as of a name in the file."""
    (found,) = match([name])
    if found.certain and not photo.creators.exists():
        link(photo, CREATORS, {found.certain: name})
        answer = [found.certain._meta.model_name, found.certain.slug]
    else:
        answer = None
    entry = {"role": CREATORS, "name": name, "answer": answer}
    photo.embedded = {**photo.embedded, "names": [*photo.embedded.get("names", ()), entry]}
    photo.save(update_fields=["embedded"])


def give_credits(ledger, credits: dict[tuple[int, str], str], licence: str) -> int:
    """Give pictures without a credit the one that a story prints with them; how many were.

    ``credits`` go by a picture's number and its key in the archive. Called inside a batch's transaction.
    """
    given = 0
    for (row, key), credit in credits.items():
        photos = Photo.objects.filter(pk=row, credit_line="")
        if photos.update(credit_line=credit):
            given += 1
            if licence:
                Photo.objects.filter(pk=row, rights_status=Photo.Rights.UNKNOWN).update(**cleared(licence))
        ledger.update("photo", key, "")
    return given
