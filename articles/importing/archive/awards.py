"""Nominations of an archive: award, year and category are made where they are not there."""

import hashlib

from django.db import transaction
from django.utils.text import slugify

from people.models import Category, Edition, Film, FormerAddress, Nomination, Nominee, Person, Programme, ProgrammeName

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
        self.programmes = {}
        with transaction.atomic():
            super().place(fresh)

    def find(self, wanted):
        """Nominations that are there, by what they are for; the awards of all of these are made where they are not."""
        self.look_up_slugs(wanted)
        for each in wanted:
            award, year, category = (each.more[name] for name in ("award", "year", "category"))
            if award not in self.programmes:
                self.programmes[award] = Award(award, self.programme_called(award, each))
            each.more["edition"] = self.programmes[award].edition(year)
            each.more["category"] = self.programmes[award].category(category)
            film, person = each.more["film"], each.more["person"]
            nominees = [self.slugs["person", person.row]] if person else []
            each.more["key"] = Nomination.make_key(each.more["category"].slug, [self.slugs["film", film.row]], nominees)
        rows = Nomination.objects.filter(
            edition__in={each.more["edition"].pk for each in wanted}, key__in={each.more["key"] for each in wanted}
        )
        there = {(row.edition_id, row.key): row for row in rows}
        by_number = Nomination.objects.in_bulk([each.remembered.row for each in wanted if each.remembered])
        found = {}
        for each in wanted:
            row = there.get((each.more["edition"].pk, each.more["key"]))
            row = row or (each.remembered and by_number.get(each.remembered.row))
            if row:
                found[each.key] = row
        return found

    def look_up_slugs(self, wanted):
        """What films and people are called on the shelf: an editor may have moved them since."""
        self.slugs = {}
        for name, model in (("film", Film), ("person", Person)):
            keys = {each.more[name].row for each in wanted if each.more[name]}
            rows = model.objects.filter(pk__in=keys).values_list("pk", "slug")
            self.slugs |= {(name, key): slug for key, slug in rows}

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
        words = f"is made as one of kind “{programme.get_kind_display()}”, by its name. Correct that if need be."
        self.load.report.remark(each.line, f"award {name}", words)
        return programme

    def make(self, wanted):
        rows = Nomination.objects.bulk_create(
            Nomination(
                edition=each.more["edition"], category=each.more["category"], key=each.more["key"], **each.values
            )
            for each in wanted
        )
        pairs = list(zip(rows, (each.more for each in wanted), strict=True))
        Nomination.films.through.objects.bulk_create(
            Nomination.films.through(nomination=row, film_id=more["film"].row) for row, more in pairs
        )
        Nominee.objects.bulk_create(
            Nominee(nomination=row, person_id=more["person"].row) for row, more in pairs if more["person"]
        )
        return rows

    def values_of(self, row):
        return {"result": row.result}

    def note(self, wanted, rows):
        for each in wanted:
            each.more = None
        super().note(wanted, rows)


class Award:
    """A programme with its years and its prizes; those that are missing are made when they are asked for."""

    def __init__(self, name: str, programme: Programme):
        self.name, self.programme = name, programme
        editions = list(programme.editions.order_by("-pk"))
        self.editions = {each.honours_year: each for each in editions if each.number is None}
        self.editions |= {each.slug: each for each in editions}
        categories = list(programme.categories.order_by("-pk"))
        self.categories = {each.slug: each for each in categories}
        self.categories |= {each.name.casefold(): each for each in categories}

    def edition(self, year: str) -> Edition:
        if year not in self.editions:
            self.editions[year] = Edition.objects.create(
                programme=self.programme, slug=year, name=f"{self.name} {year}", honours_year=year
            )
        return self.editions[year]

    def category(self, name: str) -> Category:
        found = self.categories.get(name.casefold()) or self.categories.get(slug_of(name))
        if found is None:
            found = Category.objects.create(programme=self.programme, slug=slug_of(name), name=name)
            self.categories[name.casefold()] = self.categories[found.slug] = found
        return found


def kind_of(name: str) -> str:
    return next((kind for word, kind in KINDS.items() if word in name.casefold()), Programme.Kind.ACADEMY)


def slug_of(name: str) -> str:
    """An address in plain letters; a digest where the name has none, as in 日本."""
    return slugify(name.casefold())[:100].strip("-") or f"award-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
