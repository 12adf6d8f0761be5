"""A batch of records of one kind: read, looked up, written whole or not at all."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models

from articles.importing.checking import unprintable
from articles.models import ArchiveRecord

from .forms import FORMS, LONGEST_ID, is_id
from .ledger import Above, Ledger, Said
from .lines import Record, Refused
from .report import Report


@dataclass
class Load:
    """One load on its way: what it was told, and what it has learnt so far."""

    ledger: Ledger
    report: Report
    pictures: Path | None = None
    cleared_under: str = ""
    strange: set[tuple[str, str]] = field(default_factory=set)


@dataclass(slots=True)
class Wanted:
    """A row as an archive has it, and as it is remembered to have come in before."""

    line: int
    id: int | str
    key: str
    values: dict[str, Any]
    digest: str
    lacking: int = 0
    more: Any = None
    remembered: ArchiveRecord | None = None


def digest(value: Any) -> str:
    """A short name for a value made of plain data: two with the same digest are the same."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Batch:
    """How records of a kind come in. What differs from kind to kind stands in the classes below this one."""

    kind = ""
    id_field = "id"
    key_field = "slug"
    keys_may_repeat = False

    def __init__(self, load: Load):
        self.load = load

    # What each kind says for itself

    def named(self, given: dict) -> list[tuple[str, int | str]]:
        """The records that one names, as pairs of kind and id. It has the right form."""
        return []

    def read(self, record: Record, above: Above) -> Wanted:
        """What a record wants, or Refused."""
        raise NotImplementedError  # each says it for itself

    def place(self, wanted: list[Wanted]):
        """Write rows and remember them, in one transaction."""
        raise NotImplementedError  # each says it for itself

    # What is the same for all

    def take(self, records: list[Record]):
        """Bring a batch in. What is refused is said and noted, and the rest goes on."""
        sound = [record for record in records if self.has_its_form(record)]
        above = Above(self.load.ledger, [pair for record in sound for pair in self.named(record.given)])
        fresh = self.without_doubles(sound)
        wanted = []
        for record in fresh:
            try:
                wanted.append(self.read(record, above))
            except Refused as reason:
                self.refuse(record, str(reason))
        remembered = ArchiveRecord.objects.by_key(self.kind, [each.key for each in wanted])
        for each in wanted:
            each.remembered = remembered.get(each.key)
        if wanted:
            self.place(wanted)

    def has_its_form(self, record: Record) -> bool:
        try:
            strange = FORMS[self.kind].check(record.given)
            for name in (self.id_field, self.key_field):
                if not is_id(record.given[name]):
                    raise Refused(unfit(name, record.given[name]))
        except Refused as reason:
            self.refuse(record, str(reason))
            return False
        for name in strange:
            if (self.kind, name) not in self.load.strange and len(self.load.strange) < 100:
                self.load.strange.add((self.kind, name))
                self.remark(record.line, "", f"{name}: is not part of a {self.kind} and was left out, here and below.")
        return True

    def without_doubles(self, records: list[Record]) -> list[Record]:
        """Those whose id and key nobody had above."""
        seen = {}
        for name, column in {(self.id_field, "id"), (self.key_field, "key")}:
            if column == "id" or not self.keys_may_repeat:
                values = [record.given[name] for record in records]
                said = self.load.ledger.find(self.kind, values, column)
                seen |= {(column, value): each.line for value, each in said.items() if each.row is not None}
        fresh = []
        for record in records:
            marks = {("id", record.given[self.id_field])}
            if not self.keys_may_repeat:
                marks.add(("key", record.given[self.key_field]))
            twice = sorted(mark for mark in marks if mark in seen)
            if twice:
                column, value = twice[-1]
                name = self.id_field if column == "id" else self.key_field
                self.refuse(
                    record, f"{name}: {value!r} was given in line {seen[column, value]:,} already. Keep one of the two."
                )
                continue
            seen |= dict.fromkeys(marks, record.line)
            fresh.append(record)
        return fresh

    def refuse(self, record: Record, sentence: str):
        report, given = self.load.report, record.given
        report.remark(record.line, self.name_of(given), sentence, refused=True)
        report.count("refused", self.kind)
        if is_id(each := given.get(self.id_field)):
            self.load.ledger.add(self.kind, [(each, Said(record.line, None))])

    def remark(self, line: int, key: str, sentence: str):
        self.load.report.remark(line, f"{self.kind} {key}" if key else "", sentence)

    def name_of(self, given: dict) -> str:
        key = given.get(self.key_field)
        shown = key if isinstance(key, str) else given.get(self.id_field)
        return f"{self.kind} {str(shown)[:100]}" if isinstance(shown, str | int) else self.kind

    def note(self, wanted: list[Wanted], rows: dict[str, int]):
        """Let records further down find these."""
        self.load.ledger.add(
            self.kind, ((each.id, Said(each.line, rows.get(each.key), each.key, each.more or "")) for each in wanted)
        )


def unfit(name: str, value: str) -> str:
    """Why a text cannot be what a record goes by."""
    if not value:
        return f"{name}: is empty, and it needs a value."
    if len(value) > LONGEST_ID:
        return f"{name}: has {len(value):,} characters, and {LONGEST_ID} is the most."
    return f"{name}: {unprintable(value)}"


def remember(kind: str, wanted: Wanted, row: models.Model, state: str) -> ArchiveRecord:
    """What is to be known of a record when it comes again. It is not saved by that."""
    record = wanted.remembered or ArchiveRecord(kind=kind, key=wanted.key)
    record.row, record.digest, record.state, record.lacking = row.pk, wanted.digest, state, wanted.lacking
    return record


def keep_records(records: list[ArchiveRecord]):
    """Write what is to be remembered, made now or changed."""
    known = [record for record in records if record.pk is not None]
    ArchiveRecord.objects.bulk_create([record for record in records if record.pk is None])
    if known:
        ArchiveRecord.objects.bulk_update(known, ["row", "digest", "state", "lacking"], batch_size=100)
