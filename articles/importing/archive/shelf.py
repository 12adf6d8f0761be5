"""Sections, topics and people of an archive: made, or found on the shelf and left as the desk has them."""

from typing import Any

from django.db import models, transaction

from articles.importing.report import in_words
from articles.importing.shelf import surname_first
from articles.models import Photo, Section, Tag
from articles.models.tag import normalise
from people.models import FormerAddress, Person

from .batches import Batch, Wanted, digest, keep_records, remember
from .ledger import Above
from .lines import Record
from .values import text_for


class ShelfBatch(Batch):
    """Rows that stories point to. One that is there stays, unless it is as an archive made it and that says it anew."""

    model: type[models.Model]

    def place(self, wanted: list[Wanted]):
        there = self.find(wanted)
        wanted, gone = self.without_deleted(wanted, there)
        new = [each for each in wanted if each.key not in there]
        known = [each for each in wanted if each.key in there]
        changed = [each for each in known if self.is_to_change(each, there[each.key])]
        with transaction.atomic():
            there |= dict(zip((each.key for each in new), self.make(new), strict=True))
            for each in changed:
                self.change(there[each.key], each)
            completed = self.complete(wanted, there)
            records = [remember(self.kind, each, there[each.key], digest(each.values)) for each in new + changed]
            records += [self.adopted(each, there[each.key]) for each in known if each.remembered is None]
            for each in completed:
                if each.remembered and each not in changed:
                    each.remembered.lacking = each.lacking
                    records.append(each.remembered)
            keep_records([record for record in records if record])
        self.load.report.count("made", self.kind, len(new))
        self.load.report.count("changed", self.kind, len(changed))
        self.note(wanted, {key: row.pk for key, row in there.items()})
        self.note(gone, {})

    def find(self, wanted: list[Wanted]) -> dict[str, models.Model]:
        """The rows that are there, by the keys of the records; also those that an editor has moved or merged."""
        keys = {each.key for each in wanted}
        there = {row.slug: row for row in self.model.objects.filter(slug__in=keys)}
        moved = {each.key: each.remembered.row for each in wanted if each.remembered and each.key not in there}
        moved |= dict(
            FormerAddress.objects.of_model(self.model)
            .filter(slug__in=keys - there.keys())
            .values_list("slug", "object_id")
        )
        rows = self.model.objects.in_bulk(set(moved.values()))
        return there | {key: rows[pk] for key, pk in moved.items() if pk in rows}

    def without_deleted(self, wanted, there):
        """Rows that were made of these records before and that somebody has deleted since stay deleted."""
        gone = [each for each in wanted if each.remembered and each.key not in there]
        for each in gone:
            self.remark(each.line, each.key, "was deleted at the desk since, and is not made again.")
            self.load.report.count("kept", self.kind)
        return [each for each in wanted if each not in gone], gone

    def is_to_change(self, each: Wanted, row) -> bool:
        """Whether the archive says something else than when it last came, of a row that nobody changed since."""
        if each.remembered is None:
            if differing := self.differences(each, row):
                self.leave(each, f"is there already, and its {in_words(differing)} differ{'s' * (len(differing) == 1)}")
            else:
                self.load.report.count("unchanged", self.kind)
            return False
        if each.remembered.digest == each.digest:
            self.load.report.count("unchanged", self.kind)
            return False
        if each.remembered.state != digest(self.values_of(row)):
            self.leave(each, "says something else than before, and the row was changed at the desk since")
            return False
        return True

    def differences(self, each: Wanted, row) -> list[str]:
        """What an archive says otherwise than a row. What it does not say differs from nothing."""
        have = self.values_of(row)
        return [name for name, value in each.values.items() if value not in (None, "", []) and value != have[name]]

    def leave(self, each, words):
        self.remark(each.line, each.key, f"{words}. It stays as the desk has it.")
        self.load.report.count("kept", self.kind)

    def adopted(self, each: Wanted, row):
        """What is remembered of a row that was there and is as the archive has it; of any other, nothing."""
        if self.differences(each, row):
            return None
        return remember(self.kind, each, row, digest(self.values_of(row)))

    def values_of(self, row) -> dict[str, Any]:
        """What a record would say of a row."""
        raise NotImplementedError  # each says it for itself

    def make(self, wanted: list[Wanted]) -> list[models.Model]:
        return self.model.objects.bulk_create(self.model(slug=each.key, **each.values) for each in wanted)

    def change(self, row, each: Wanted):
        for name, value in each.values.items():
            setattr(row, name, value)
        row.save(update_fields=list(each.values))

    def complete(self, wanted: list[Wanted], there: dict[str, models.Model]) -> list[Wanted]:
        """Add to rows what could not be added before; those of which something is then to be remembered."""
        return []


class Sections(ShelfBatch):
    kind, model, id_field = "section", Section, "slug"

    def read(self, record: Record, above: Above) -> Wanted:
        slug = text_for(Section, "slug", record.given["slug"])
        values = {"name": text_for(Section, "name", record.given["name"])}
        return Wanted(record.line, slug, slug, values, digest(values))

    def find(self, wanted):
        keys = {each.key for each in wanted}
        there = {row.path: row for row in Section.objects.filter(path__in=keys)}
        moved = {each.key: each.remembered.row for each in wanted if each.remembered and each.key not in there}
        rows = Section.objects.in_bulk(set(moved.values()))
        return there | {key: rows[pk] for key, pk in moved.items() if pk in rows}

    def values_of(self, row):
        return {"name": row.name}

    def make(self, wanted):
        last = Section.objects.aggregate(last=models.Max("position"))["last"]
        first = 0 if last is None else min(last + 1, 32_000)
        return [
            Section.objects.create(slug=each.key, position=min(first + n, 32_767), **each.values)
            for n, each in enumerate(wanted)
        ]


class Tags(ShelfBatch):
    kind, model, id_field = "tag", Tag, "slug"

    def read(self, record: Record, above: Above) -> Wanted:
        slug = text_for(Tag, "slug", record.given["slug"])
        name = text_for(Tag, "name", normalise(record.given["name"]))
        text_for(Tag, "key", name.casefold(), "name")
        return Wanted(record.line, slug, slug, {"name": name}, digest(name))

    def find(self, wanted):
        """Topics by their address, or else by their name: spellings of one are one topic."""
        there = super().find(wanted)
        others = {each.values["name"].casefold(): each.key for each in wanted if each.key not in there}
        named = {row.key: row for row in Tag.objects.filter(key__in=others)}
        return there | {others[key]: row for key, row in named.items()}

    def make(self, wanted):
        """New topics. Of several spellings in one batch the first one stays."""
        rows: dict[str, Tag] = {}
        for each in wanted:
            name = each.values["name"]
            rows.setdefault(name.casefold(), Tag(slug=each.key, name=name, key=name.casefold()))
        Tag.objects.bulk_create(rows.values())
        return [rows[each.values["name"].casefold()] for each in wanted]

    def values_of(self, row):
        return {"name": row.name}

    def change(self, row, each):
        row.name = each.values["name"]
        row.save(update_fields=["name", "key"])

    def differences(self, each, row):
        """A topic that is called the same but for capitals is the same."""
        return [] if row.key == each.values["name"].casefold() else ["name"]


class People(ShelfBatch):
    kind, model = "person", Person

    def named(self, given):
        return [("photo", given["photo"])] if given.get("photo") is not None else []

    def read(self, record: Record, above: Above) -> Wanted:
        given = record.given
        slug = text_for(Person, "slug", given["slug"])
        name = text_for(Person, "name", given["name"])
        born = given.get("born")
        values = {
            "name": name,
            "sort_name": text_for(Person, "sort_name", surname_first(name), "name"),
            "born": "" if born is None else text_for(Person, "born", f"{born:04}"),
            "bio": text_for(Person, "bio", given.get("bio")),
        }
        portrait = None if given.get("photo") is None else above.get("photo", "photo", given["photo"], record.line)
        each = Wanted(record.line, given["id"], slug, values, digest([values, portrait and portrait.key]))
        each.lacking = int(bool(portrait))
        each.more = portrait and portrait.row
        return each

    def values_of(self, row):
        return {"name": row.name, "sort_name": row.sort_name, "born": str(row.born), "bio": row.bio}

    def complete(self, wanted, there):
        """Give people the portraits that they lack, where the picture is there and is nobody else's portrait."""
        waiting = [each for each in wanted if each.more and (each.remembered is None or each.remembered.lacking)]
        keys = [there[each.key].pk for each in waiting]
        has_one = set(Photo.objects.filter(portrait_of__in=keys).values_list("portrait_of", flat=True))
        photos = Photo.objects.in_bulk({each.more for each in waiting})
        given = []
        for each in waiting:
            person, photo = there[each.key], photos.get(each.more)
            if photo and photo.portrait_of_id not in (None, person.pk):
                self.remark(each.line, each.key, f"photo: “{photo}” is the portrait of somebody else and stays so.")
            elif photo and person.pk not in has_one:
                photo.portrait_of = person
                given.append(photo)
            each.lacking = 0
        Photo.objects.bulk_update(given, ["portrait_of"], batch_size=100)
        return waiting

    def note(self, wanted, rows):
        for each in wanted:
            each.more = None
        super().note(wanted, rows)
