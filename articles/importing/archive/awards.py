"""Nominations of an archive: award, year and category are made where they are not there."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from people.models import Category, Edition, FormerAddress, Nomination, Nominee, Programme, ProgrammeName
from people.models.nomination import provisional_key

from .batches import Wanted, digest
from .ledger import Above
from .lines import Record
from .shelf import ShelfBatch
from .values import number_for, text_for

# By these words an award says itself of which kind it is. One that says nothing is taken for an academy's.
KINDS = {
    "critic": Programme.Kind.CRITICS,
    "festival": Programme.Kind.FESTIVAL,
    "guild": Programme.Kind.GUILD,
    "press": Programme.Kind.PRESS,
    "journalist": Programme.Kind.PRESS,
}


class Nominations(ShelfBatch):
    """Nominations go by award, year, category, film and nominee together: an archive gives them no id."""

    kind, model = "nomination", Nomination
    id_field = key_field = "award"

    def named(self, given):
        return [("film", given["film"])] + ([("person", given["person"])] if given.get("person") is not None else [])

    def without_doubles(self, records):
        return records

    def name_of(self, given):
        parts = [given.get(name) for name in ("award", "year", "category")]
        return "nomination " + ", ".join(str(part)[:60] for part in parts if part is not None)

    def read(self, record: Record, above: Above) -> Wanted:
        given, line = record.given, record.line
        award = text_for(Programme, "name", given["award"], "award")
        category = text_for(Category, "name", given["category"], "category")
        year = number_for(Edition, "number", given["year"])
        text_for(Edition, "name", f"{award} {year}", "award")
        film = above.get("film", "film", given["film"], line)
        person = given.get("person")
        person = person if person is None else above.get("person", "person", person, line)
        slugs = slug_of(award), str(year), slug_of(category), film.key, person.key if person else ""
        key = "/".join(slugs)
        if len(key) > 250:
            key = f"{key[:200]}/{digest(slugs)}"
        values = {"result": Nomination.Result.WINNER if given.get("won") else Nomination.Result.NOMINEE}
        each = Wanted(line, key, key, values, digest(values))
        each.more = {"award": award, "year": str(year), "category": category, "film": film, "person": person}
        return each

    def place(self, wanted: list[Wanted]):
        seen = {key: said.line for key, said in self.load.ledger.find(self.kind, [each.key for each in wanted]).items()}
        fresh = []
        for each in wanted:
            if each.key in seen:
                given = {name: each.more[name] for name in ("award", "year", "category")}
                sentence = f"was given in line {seen[each.key]:,} already. Keep one of the two."
                self.refuse(Record(each.line, self.kind, given), sentence)
            else:
                seen[each.key] = each.line
                fresh.append(each)
        self.found = {}
        with transaction.atomic():
            super().place(fresh)

    def find(self, wanted):
        there = {}
        for each in wanted:
            category, edition = self.place_of(each)
            each.more |= {"category": category, "edition": edition}
            nominees = [each.more["person"].key] if each.more["person"] else []
            each.more["key"] = Nomination.make_key(category.slug, [each.more["film"].key], nominees)
            row = Nomination.objects.filter(edition=edition, key=each.more["key"]).first()
            if row is None and each.remembered:
                row = Nomination.objects.filter(pk=each.remembered.row).first()
            if row:
                there[each.key] = row
        return there

    def place_of(self, each: Wanted) -> tuple[Category, Edition]:
        """The category and the edition of its award, made where they are not there."""
        award, year, name = (each.more[part] for part in ("award", "year", "category"))
        programme = self.once(award, lambda: self.programme_called(award, each))
        edition = self.once((award, year), lambda: edition_of(programme, award, year))
        return self.once((award, "in", name), lambda: category_of(programme, name)), edition

    def once(self, mark, find):
        """What was found or made in this batch already; in the next one it is looked for again."""
        if mark not in self.found:
            self.found[mark] = find()
        return self.found[mark]

    def programme_called(self, name: str, each: Wanted) -> Programme:
        """The award of that name, under whichever of its names; made where there is none."""
        merged = FormerAddress.objects.of_model(Programme).filter(slug=slug_of(name)).values("object_id")
        other = ProgrammeName.objects.filter(name__iexact=name).values("programme")
        for rows in (
            Programme.objects.filter(name__iexact=name),
            Programme.objects.filter(pk__in=other),
            Programme.objects.filter(slug=slug_of(name)),
            Programme.objects.filter(pk__in=merged),
        ):
            if programme := rows.order_by("pk").first():
                return programme
        programme = Programme.objects.create(name=name, slug=slug_of(name), kind=kind_of(name))
        words = f"is made as {programme.get_kind_display().lower()}, by its name. Correct that at the desk if need be."
        self.load.report.remark(each.line, f"award {name}", words)
        return programme

    def make(self, wanted):
        return [self.make_one(each.more, each.values) for each in wanted]

    def make_one(self, more: dict[str, Any], values: dict[str, Any]) -> Nomination:
        nomination = Nomination.objects.create(
            edition=more["edition"], category=more["category"], key=provisional_key(), **values
        )
        nomination.films.add(more["film"].row)
        if more["person"]:
            Nominee.objects.create(nomination=nomination, person_id=more["person"].row)
        nomination.refresh_key()
        return nomination

    def values_of(self, row):
        return {"result": row.result}

    def note(self, wanted, rows):
        for each in wanted:
            each.more = None
        super().note(wanted, rows)


def edition_of(programme: Programme, award: str, year: str) -> Edition:
    return (
        programme.editions.filter(slug=year).first()
        or programme.editions.filter(honours_year=year, number=None).first()
        or Edition.objects.create(programme=programme, slug=year, name=f"{award} {year}", honours_year=year)
    )


def category_of(programme: Programme, name: str) -> Category:
    return (
        programme.categories.filter(name__iexact=name).order_by("pk").first()
        or programme.categories.filter(slug=slug_of(name)).first()
        or Category.objects.create(programme=programme, slug=slug_of(name), name=name)
    )


def kind_of(name: str) -> str:
    return next((kind for word, kind in KINDS.items() if word in name.casefold()), Programme.Kind.ACADEMY)


def slug_of(name: str) -> str:
    """An address in plain letters; a digest where the name has none, as in 日本."""
    return slugify(name.casefold())[:100].strip("-") or f"award-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
