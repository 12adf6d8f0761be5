"""Films of an archive with who directed them and who plays whom: see also shelf.py."""

from collections.abc import Iterable

from django.db import models

from people.models import Credit, Film

from .batches import Wanted, digest
from .forms import CAST, is_id
from .ledger import Above
from .lines import Record, Refused
from .shelf import ShelfBatch
from .values import number_for, text_for


class Films(ShelfBatch):
    kind, model = "film", Film

    def named(self, given):
        cast = [each.get("person") for each in given.get("cast") or ()]
        return [("person", each) for each in [*(given.get("directors") or ()), *cast] if is_id(each)]

    def read(self, record: Record, above: Above) -> Wanted:
        given, line = record.given, record.line
        values = {
            "title": text_for(Film, "title", given["title"]),
            "year": number_for(Film, "year", given.get("year")),
            "runtime": number_for(Film, "runtime", given.get("runtime")),
        }
        if values["year"] is not None and not 1880 <= values["year"] <= 2200:
            raise Refused("year: A film's year lies between 1880 and 2200.")
        credits, names = [], []
        for person in given.get("directors") or ():
            said = above.get("directors", "person", person, line)
            credits.append(["director", said.row, ""])
            names.append(said.key)
        for each in given.get("cast") or ():
            CAST.check(each)
            said = above.get("cast", "person", each["person"], line)
            credits.append(["actor", said.row, text_for(Credit, "character", each.get("role"), "cast, role")])
            names.append(said.key)
        unique = [credit for n, credit in enumerate(credits) if credit not in credits[:n]]
        said = digest([values, [[job, name, part] for (job, _, part), name in zip(credits, names, strict=True)]])
        slug = text_for(Film, "slug", given["slug"])
        return Wanted(line, given["id"], slug, {**values, "credits": unique}, said)

    def place(self, wanted: list[Wanted]):
        """Films, but for those whose title another film of that year has."""
        known = {each.key for each in wanted if each.remembered}
        titles = {each.values["title"] for each in wanted}
        rows = Film.objects.filter(title__in=titles, kind=Film.Kind.FEATURE).values_list("title", "year", "slug")
        taken = {(title, year): slug for title, year, slug in rows}
        kept = []
        for each in wanted:
            mark = (each.values["title"], each.values["year"])
            other = taken.setdefault(mark, each.key)
            if other == each.key or each.key in known:
                kept.append(each)
            else:
                self.refuse(
                    Record(each.line, self.kind, {"id": each.id, "slug": each.key}),
                    f"title: “{mark[0]}” ({mark[1] or 'without a year'}) is on the shelf already, at “{other}”. "
                    "Use that slug, or correct the title or the year.",
                )
        if kept:
            super().place(kept)

    def find(self, wanted):
        found = super().find(wanted)
        models.prefetch_related_objects(list(found.values()), "credits")
        return found

    def values_of(self, row):
        credits = [[each.job, each.person_id, each.character] for each in row.credits.all()]
        return {"title": row.title, "year": row.year, "runtime": row.runtime, "credits": credits}

    def make(self, wanted):
        films = Film.objects.bulk_create(
            Film(slug=each.key, **{name: value for name, value in each.values.items() if name != "credits"})
            for each in wanted
        )
        Credit.objects.bulk_create(
            credit for film, each in zip(films, wanted, strict=True) for credit in credits_of(film, each)
        )
        return films

    def change(self, row, each):
        for name in ("title", "year", "runtime"):
            setattr(row, name, each.values[name])
        row.save(update_fields=["title", "year", "runtime"])
        row.credits.all().delete()
        Credit.objects.bulk_create(credits_of(row, each))


def credits_of(film, each: Wanted) -> Iterable[Credit]:
    for position, (job, person, character) in enumerate(each.values["credits"]):
        yield Credit(film=film, person_id=person, job=job, character=character, position=position)
