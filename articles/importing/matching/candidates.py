"""Rows of the shelf that go by a name in the text. A fixed number of queries, however many names there are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from people.models import (
    Category,
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

from ..recognising.gazetteer import fold
from ..recognising.mentions import Mention
from ..recognising.titles import title_key

ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|e|ème|º|ª)\b")
AS_STORED = 2_000  # rows that are fetched at a time


@dataclass(frozen=True)
class Candidate:
    """A row that may be meant: its model, key and address, its name, what tells it apart, what speaks for it.

    ``spelled`` are those of its names that it was found by, as the shelf has them.
    """

    model: str
    pk: int
    slug: str
    name: str
    detail: str = ""
    year: int | None = None
    evidence: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        return self.model, self.pk

    @property
    def words(self) -> str:
        return f"{self.name} ({self.detail})" if self.detail else self.name

    def with_evidence(self, *evidence: str) -> "Candidate":
        return replace(self, evidence=(*self.evidence, *evidence))


def name_key(name: str) -> str:
    """For comparing names: no accents, capitals, dots or quotation marks; hyphens are spaces."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold(name).replace("'", "").replace(".", "")).split())


def award_key(name: str) -> str:
    """For comparing prizes: without number, year, “annual” and the plural."""
    folded = re.sub(r"\b(?:\d{1,3}(?:st|nd|rd|th|e|º|ª)|(?:19|20)\d\d|the|annual|edition)\b", " ", name_key(name))
    return " ".join(re.sub(r"\b(award|prize|oscar|globe|bafta|cesar|goya|emmy)s\b", r"\1", folded).split())


def rows_named(queryset: QuerySet, wanted: Iterable[str], key) -> Iterator[tuple[str, tuple]]:
    """Rows whose second column is wanted, once folded. No database folds accents alike, so each name passes by."""
    wanted = set(wanted)
    if not wanted:
        return
    for row in queryset.iterator(chunk_size=AS_STORED):
        folded = key(row[1])
        if folded in wanted:
            yield folded, row


Found = dict[str, dict[int, Candidate]]


def put(found: Found, key: str, name: str, row: Candidate, main: str = "") -> None:
    """Note a row under what one of its names is looked up by; ``main`` is what it goes by, where that is another."""
    known = found[key].get(row.pk) or (row.with_evidence(f"also goes by “{name}”") if main and main != name else row)
    found[key][row.pk] = replace(known, spelled=(*known.spelled, name))


def listed(found: Found) -> dict[str, list[Candidate]]:
    return {key: list(rows.values()) for key, rows in found.items()}


def people(wanted: set[str]) -> dict[str, list[Candidate]]:
    """By key of the name. One name alone also finds those who bear it as their last."""
    single = {key for key in wanted if " " not in key}
    found: Found = defaultdict(dict)

    def either(name: str) -> str:
        folded = name_key(name)
        last = folded.rpartition(" ")[2]
        return folded if folded in wanted or last not in single else last

    own = Person.objects.order_by().values_list("pk", "name", "slug", "name", "born")
    others = PersonName.objects.order_by().values_list(
        "person_id", "name", "person__slug", "person__name", "person__born"
    )
    for queryset, key_of in ((own, either), (others, name_key)):
        for key, (pk, spelled, slug, name, born) in rows_named(queryset, wanted, key_of):
            row = Candidate("people.person", pk, slug, name, f"born {born}" if born else "")
            put(found, key, spelled, row, name)
    return listed(found)


def films(wanted: set[str]) -> dict[str, list[Candidate]]:
    found: Found = defaultdict(dict)
    fields = "slug", "title", "year", "kind"
    own = Film.objects.order_by().values_list("pk", "title", *fields)
    others = FilmTitle.objects.order_by().values_list("film_id", "name", *(f"film__{field}" for field in fields))
    for queryset in (own, others):
        for key, (pk, spelled, slug, title, year, kind) in rows_named(queryset, wanted, title_key):
            what = [*([str(year)] if year else []), *(["series"] if kind == "series" else [])]
            put(found, key, spelled, Candidate("people.film", pk, slug, title, ", ".join(what), year), title)
    return listed(found)


def companies(wanted: set[str]) -> dict[str, list[Candidate]]:
    found: Found = defaultdict(dict)
    own = Company.objects.order_by().values_list("pk", "name", "slug", "name")
    others = CompanyName.objects.order_by().values_list("company_id", "name", "company__slug", "company__name")
    for queryset in (own, others):
        for key, (pk, spelled, slug, name) in rows_named(queryset, wanted, name_key):
            put(found, key, spelled, Candidate("people.company", pk, slug, name))
    return listed(found)


def awards(mentions: list[Mention]) -> dict[str, list[Candidate]]:
    """By the name as printed: an edition where a number or year is given, else the programme or one of its prizes."""
    wanted: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        wanted[award_key(mention.name)].append(mention)
    programmes: dict[str, dict[int, Candidate]] = defaultdict(dict)
    plain = Programme.objects.order_by().values_list("pk", "name", "slug", "name")
    others = ProgrammeName.objects.order_by().values_list("programme_id", "name", "programme__slug", "programme__name")
    for queryset in (plain, others):
        for key, row in rows_named(queryset, wanted, award_key):
            programmes[key].setdefault(row[0], Candidate("people.programme", row[0], row[2], row[3]))
    ids = {candidate.pk for rows in programmes.values() for candidate in rows.values()}
    editions: dict[int, list[tuple]] = defaultdict(list)
    if wanted:
        for row in (
            Edition.objects.filter(programme__in=ids)
            .order_by()
            .values_list("programme_id", "pk", "slug", "name", "number", "honours_year", "starts")
        ):
            editions[row[0]].append(row)
    prizes: dict[str, list[Candidate]] = defaultdict(list)
    for key, row in rows_named(
        Category.objects.order_by().values_list("pk", "name", "slug", "programme__name"), wanted, award_key
    ):
        prizes[key].append(Candidate("people.category", row[0], row[2], row[1], row[3]))
    found = {}
    for key, group in wanted.items():
        for mention in group:
            rows = list(programmes.get(key, {}).values())
            found[mention.name] = [
                edition_of(mention.name, row, editions.get(row.pk, [])) or row for row in rows
            ] or prizes.get(key, [])
    return found


def edition_of(name: str, programme: Candidate, editions: list[tuple]) -> Candidate | None:
    """The year of a programme that a name states: “97th Academy Awards”, “Cannes 2024”."""
    number = ORDINAL.search(name)
    year = re.search(r"\b(?:19|20)\d\d\b", name)
    for _, pk, slug, title, numbered, honours, starts in editions:
        if (number and numbered == int(number[1])) or (not number and year and year[0] in (honours, str(starts)[:4])):
            return Candidate("people.edition", pk, slug, title, programme.name)
    return None
