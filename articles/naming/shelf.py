"""Whom and what the shelf knows by a name: one query over its indexes of names."""

import json
from collections import defaultdict
from typing import NamedTuple

from django.db import connection
from django.db.models import CharField, F, Value
from django.db.models.expressions import RawSQL
from django.urls import reverse

from people.models import (
    Company,
    CompanyName,
    Edition,
    Film,
    FilmTitle,
    Person,
    PersonName,
    Programme,
    ProgrammeName,
)

from .flows import AS_IN_NAMES

PERSON, FILM, COMPANY, PROGRAMME, EDITION = "person", "film", "company", "programme", "edition"
MAIN, OTHER = "main", "other"


class Entry(NamedTuple):
    """A row of the shelf that has a page."""

    kind: str
    key: int
    slug: str
    above: str = ""  # of an edition, the address of its award

    @property
    def address(self):
        return reverse(self.kind, args=[self.above, self.slug] if self.above else [self.slug])


def entries_by_name(candidates, subjects):
    """Name to the rows that go by it, each with whether that is its main name. The subjects of the stories
    are among them under every name they have; of an ambiguous name all are.
    """
    found = defaultdict(dict)
    for subject in subjects:
        row, kind = (subject.person, PERSON) if subject.person_id else (subject.film, FILM)
        found[getattr(row, row.name_field).translate(AS_IN_NAMES)][Entry(kind, row.pk, row.slug)] = True
    for kind, name, key, slug, above, which in looked_up(candidates, subjects):
        entries = found[name.translate(AS_IN_NAMES)]
        entry = Entry(kind, key, slug, above)
        entries[entry] = entries.get(entry, False) or which == MAIN
    return found


def looked_up(candidates, subjects):
    """Rows of what, its name, key and address, and whether that is its main name, from all tables of names."""
    names = [*candidates.names]
    with_words = [*names, *candidates.words]
    with_titles = [*with_words, *candidates.titles]
    own = {kind: [getattr(each, f"{kind}_id") for each in subjects] for kind in (PERSON, FILM)}
    first, *others = [
        rows(PERSON, Person.objects.filter(name__in=any_of(with_words))),
        rows(PERSON, PersonName.objects.filter(name__in=any_of(with_words)), owner=PERSON),
        rows(PERSON, PersonName.objects.filter(person__in=filter(None, own[PERSON])), owner=PERSON),
        rows(FILM, Film.objects.filter(title__in=any_of(with_titles)), name="title"),
        rows(FILM, FilmTitle.objects.filter(name__in=any_of(with_titles)), owner=FILM),
        rows(FILM, FilmTitle.objects.filter(film__in=filter(None, own[FILM])), owner=FILM),
        rows(COMPANY, Company.objects.filter(name__in=any_of(with_words))),
        rows(COMPANY, CompanyName.objects.filter(name__in=any_of(with_words)), owner=COMPANY),
        rows(PROGRAMME, Programme.objects.filter(name__in=any_of(with_words))),
        rows(PROGRAMME, ProgrammeName.objects.filter(name__in=any_of(with_words)), owner=PROGRAMME),
        rows(EDITION, Edition.objects.filter(name__in=any_of(names)), above=F("programme__slug")),
    ]
    return first.union(*others, all=True).order_by()


def rows(kind, found, *, name="name", owner="", above=None):
    """The columns of one table of names; ``owner`` is what a row of other names belongs to."""
    key, slug = (f"{owner}_id", f"{owner}__slug") if owner else ("pk", "slug")
    main = text(OTHER if owner else MAIN)
    return found.order_by().values_list(text(kind), name, key, slug, above or text(""), main)


def text(value):
    return Value(value, output_field=CharField())


def any_of(names):
    """Names as one parameter, however many they are."""
    unfolded = {
        "sqlite": "SELECT value FROM json_each(%s)",
        "postgresql": "SELECT jsonb_array_elements_text(%s::jsonb)",
    }[connection.vendor]
    return RawSQL(unfolded, [json.dumps(sorted(names))])
