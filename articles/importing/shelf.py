"""The reference shelf, read from its TOML files into fixture objects.

The files are shaped like the models: a heading is a slug, a key is a field, and a
word where a person, a film or a source is meant is that one's slug. What a model does
not have, or what names nothing on the shelf, is refused with a sentence that says where.
"""

import tomllib
from decimal import Decimal
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db.models import NOT_PROVIDED

from people.models import (
    Broadcast,
    Category,
    Claim,
    Company,
    CompanyName,
    Credit,
    Edition,
    EditionRole,
    Film,
    FilmTitle,
    Nomination,
    Nominee,
    Person,
    PersonName,
    Programme,
    ProgrammeName,
    Release,
    Source,
    Tally,
)


class ShelfError(ValueError):
    """Something on the shelf that cannot be read, in a sentence that names the file and the entry."""


def shelf_fixtures(folder: Path) -> dict[str, list[dict]]:
    """Every object of the shelf, by the fixture file it goes into, in the order that loaddata needs."""
    shelf = Shelf(folder)
    return {
        "people.json": [*shelf.sources(), *shelf.people(), *shelf.companies()],
        "films.json": [*shelf.films()],
        "awards.json": [*shelf.awards(), *shelf.tallies()],
        "releases-and-claims.json": [*shelf.releases(), *shelf.claims()],
    }


class Shelf:
    """A folder of TOML files, and the names of all that has been read from it so far."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.keys = set()

    def sources(self):
        for place, slug, facts in self.entries("sources.toml"):
            yield self.row(Source, place, facts, slug=slug)

    def people(self):
        for place, slug, facts in self.entries("people.toml"):
            names = facts.pop("other_names", [])
            facts.setdefault("sort_name", surname_first(facts.get("name", "")))
            yield self.row(Person, place, facts, slug=slug)
            yield from self.rows(PersonName, f"{place}, other_names", names, person=[slug])

    def companies(self):
        for place, slug, facts in self.entries("companies.toml"):
            names = facts.pop("other_names", [])
            yield self.row(Company, place, facts, slug=slug)
            yield from self.rows(CompanyName, f"{place}, other_names", names, company=[slug])

    def films(self):
        for place, slug, facts in self.entries("films.toml"):
            names, credits = facts.pop("other_names", []), facts.pop("credits", [])
            default = source_of(facts, "credits_source")
            yield self.row(Film, place, facts, slug=slug)
            yield from self.rows(FilmTitle, f"{place}, other_names", names, film=[slug])
            yield from self.rows(Credit, f"{place}, credits", credits, default, film=[slug])

    def awards(self):
        for place, slug, facts in self.entries("awards.toml"):
            names = facts.pop("other_names", [])
            categories, editions = facts.pop("categories", {}), facts.pop("editions", {})
            yield self.row(Programme, place, facts, slug=slug)
            yield from self.rows(ProgrammeName, f"{place}, other_names", names, programme=[slug])
            for position, (below, category, its) in enumerate(headed(f"{place}, categories", categories), 1):
                yield self.row(Category, below, {"position": position, **its}, programme=[slug], slug=category)
            for below, edition, its in headed(f"{place}, editions", editions):
                yield from self.edition(below, slug, edition, its)

    def edition(self, place, programme, slug, facts):
        roles, broadcasts = facts.pop("roles", []), facts.pop("broadcasts", [])
        nominations, tallies = facts.pop("nominations", []), facts.pop("tallies", [])
        default, key = source_of(facts), [programme, slug]
        yield self.row(Edition, place, {**facts, **default}, programme=[programme], slug=slug)
        yield from self.rows(EditionRole, f"{place}, roles", roles, edition=key)
        yield from self.rows(Broadcast, f"{place}, broadcasts", broadcasts, edition=key)
        for below, nomination in listed(f"{place}, nominations", nominations):
            yield from self.nomination(below, key, {**default, **nomination})
        yield from self.rows(Tally, f"{place}, tallies", tallies, default, edition=key)

    def nomination(self, place, edition, facts):
        """A nomination and its nominees, under the key that the model itself would give it."""
        people, companies = facts.pop("people", []), facts.pop("companies", [])
        category = facts.pop("category", "")
        key = Nomination.make_key(category, facts.get("films", []), [*people, *companies], facts.get("detail", ""))
        yield self.row(Nomination, place, facts, edition=edition, category=[edition[0], category], key=key)
        nominees = [*({"person": slug} for slug in people), *({"company": slug} for slug in companies)]
        yield from self.rows(Nominee, place, nominees, nomination=[*edition, key])

    def tallies(self):
        for place, person, tallies in self.entries("tallies.toml", list):
            yield from self.rows(Tally, place, tallies, person=[person])

    def releases(self):
        for place, film, kinds in self.entries("releases.toml"):
            for below, kind, releases in headed(place, kinds, list):
                yield from self.rows(Release, below, releases, film=[film], kind=kind)

    def claims(self):
        for place, subject, slugs in self.entries("claims.toml"):
            for of_one, slug, topics in headed(place, slugs):
                for on_topic, topic, claims in headed(of_one, topics, list):
                    yield from self.rows(Claim, on_topic, claims, **{subject: [slug]}, topic=topic)

    def entries(self, name, shape=dict):
        """Place, heading and contents of each entry of a file."""
        try:
            contents = tomllib.loads((self.folder / name).read_text("utf-8"), parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            raise ShelfError(f"{name}: {error}.") from None
        return headed(name, contents, shape)

    def rows(self, model, place, several, default=None, **known):
        """A fixture object for each of several; the order they stand in is their position, where they have one."""
        ordered = any(field.name == "position" for field in model._meta.fields)
        for number, (below, facts) in enumerate(listed(place, several), 1):
            position = {"position": number} if ordered else {}
            yield self.row(model, below, {**(default or {}), **position, **facts}, **known)

    def row(self, model, place, facts, **known):
        """One fixture object: ``facts`` stand in the file, what is ``known`` follows from where they stand."""
        options = model._meta
        fields = {field.name: field for field in [*options.fields, *options.many_to_many] if not field.primary_key}
        given = {**facts, **known}
        if strangers := sorted((given.keys() - fields.keys()) | (facts.keys() & known.keys())):
            raise ShelfError(f"{place}: “{strangers[0]}” is nothing that can be said here of a {options.verbose_name}.")
        if absent := [name for name, field in fields.items() if is_required(field) and name not in given]:
            raise ShelfError(f"{place}: {absent[0]} is missing.")
        written = {name: self.written(fields[name], given[name], place) for name in fields if name in given}
        self.remember(model, written, place)
        return {"model": options.label_lower, "fields": written}

    def written(self, field, value, place):
        """A value as a fixture writes it: references as natural keys, dates and amounts as text."""
        if field.many_to_many:
            return [self.reference(field, slug, place) for slug in value]
        if field.is_relation:
            return self.reference(field, value, place)
        try:
            value = field.clean(value, None)
        except ValidationError as error:
            raise ShelfError(f"{place}, {field.name}: {' '.join(error.messages)}") from None
        return f"{value:.{field.decimal_places}f}" if isinstance(value, Decimal) else value

    def reference(self, field, value, place):
        key = value if isinstance(value, list) else [value]
        model = field.related_model
        if (model, *key) not in self.keys:
            raise ShelfError(f"{place}: no {model._meta.verbose_name} “{'/'.join(map(str, key))}” stands on the shelf.")
        return key

    def remember(self, model, fields, place):
        key = (model, *natural_key(model, fields))
        if key in self.keys:
            raise ShelfError(f"{place}: this stands on the shelf already.")
        self.keys.add(key)


def headed(place, contents, shape=dict):
    """Place, heading and contents of each thing that stands below a heading of its own."""
    for heading, its in contents.items():
        if not isinstance(its, shape):
            brackets = "[[double brackets]]" if shape is list else "[brackets]"
            raise ShelfError(f"{place}, {heading}: make this a heading in {brackets}, with the facts below it.")
        yield f"{place}, {heading}", heading, its


def listed(place, several):
    """Place and facts of each entry of a list."""
    if not isinstance(several, list) or not all(isinstance(facts, dict) for facts in several):
        raise ShelfError(f"{place}: make this a list of entries in {{ braces }}.")
    return [(f"{place}, number {number}", facts) for number, facts in enumerate(several, 1)]


def natural_key(model, fields):
    """The natural key of an object that is not in the database: its own words, and those of what it refers to."""
    names = dict.fromkeys(lookup.partition("__")[0] for lookup in model.natural_key_lookups)
    values = [fields.get(name, "") for name in names]
    return [part for value in values for part in (value if isinstance(value, list) else [value])]


def is_required(field):
    return not field.blank and not field.null and field.default is NOT_PROVIDED


def source_of(facts, name="source"):
    """The source that an entry names for all that stands in it."""
    return {"source": facts.pop(name)} if name in facts else {}


def surname_first(name):
    """“Miranda, Luna Sofía” for “Luna Sofía Miranda”; a single name stays as it is."""
    first, _, last = name.rpartition(" ")
    return f"{last}, {first}" if first else name
