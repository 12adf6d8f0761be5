"""Facts of the text beside what the shelf says: new, the same, or in disagreement. Nothing is settled here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from people.models import Claim, Credit, Edition, Film, Nomination, Person, Release, Tally

from ..recognising import Fact
from .candidates import Candidate, award_key, name_key

JOBS = {
    "directed": Credit.Job.DIRECTOR,
    "written": Credit.Job.WRITER,
    "produced": Credit.Job.PRODUCER,
    "edited": Credit.Job.EDITOR,
    "shot": Credit.Job.CINEMATOGRAPHER,
    "scored": Credit.Job.COMPOSER,
    "plays": Credit.Job.ACTOR,
}


SAID = ("edition_id", "edition__programme__name", "label", "category__name", "result")  # of a nomination


@dataclass(frozen=True)
class FactBeside:
    """``state`` is “new”, “same” or “disagrees”; ``shelf_says`` is in words, empty where the shelf says nothing."""

    fact: Fact
    state: str
    shelf_says: str = ""


def beside(facts: Iterable[Fact], choices: list, credits) -> Iterator[FactBeside]:
    shelf = Shelf(choices, credits)
    for fact in facts:
        yield shelf.compare(fact)


class Shelf:
    """What the shelf says of the films and people that a text was matched to, a query for each kind of row."""

    def __init__(self, choices: list, credits):
        self.credits = credits
        self.rows: dict[tuple[str, str], Candidate] = {}
        self.editions: dict[str, Candidate] = {}
        for choice in choices:
            if choice.chosen:
                kind = "film" if choice.mention.kind in ("film", "series") else choice.mention.kind
                self.rows.setdefault((kind, choice.mention.name), choice.chosen)
        films = {row.pk for row in self.rows.values() if row.model == "people.film"}
        people = {row.pk for row in self.rows.values() if row.model == "people.person"}
        self.runtimes = dict(Film.objects.filter(pk__in=films).values_list("pk", "runtime"))
        self.lives = {
            pk: (born, died)
            for pk, born, died in Person.objects.filter(pk__in=people).values_list("pk", "born", "died")
        }
        self.releases = grouped(Release.objects.filter(film__in=films).select_related("company", "edition"), "film_id")
        self.claims = grouped(Claim.objects.filter(film__in=films, amount__isnull=False), "film_id")
        tallies = list(Tally.objects.filter(film__in=films).select_related("edition__programme"))
        tallies += Tally.objects.filter(person__in=people).select_related("edition__programme")
        self.tallies: dict[tuple[str, int], list[Tally]] = defaultdict(list)
        for tally in tallies:
            self.tallies[
                ("people.film", tally.film_id) if tally.film_id else ("people.person", tally.person_id)
            ].append(tally)
        self.nominations: dict[tuple[str, int], list[tuple[int, str, str, str, str]]] = defaultdict(list)
        for model, path, keys in (("people.film", "films", films), ("people.person", "nominees__person", people)):
            for own, *row in Nomination.objects.filter(**{f"{path}__in": keys}).values_list(f"{path}__pk", *SAID):
                self.nominations[model, own].append(tuple(row))

    def film(self, name: str) -> Candidate | None:
        return self.rows.get(("film", name))

    def compare(self, fact: Fact) -> FactBeside:
        film, person = self.film(fact.subject), self.rows.get(("person", fact.subject))
        if fact.kind in JOBS and film:
            return self.credit(fact, film)
        if fact.kind in ("premiere", "release") and film:
            return self.release(fact, film)
        if fact.kind in ("budget", "gross") and film:
            return self.money(fact, film)
        if fact.kind == "runtime" and film and self.runtimes.get(film.pk):
            return one_value(fact, str(self.runtimes[film.pk]), f"{self.runtimes[film.pk]} minutes")
        if fact.kind in ("born", "died") and person:
            known = self.lives.get(person.pk, ("", ""))[fact.kind == "died"]
            return one_value(fact, str(known), known.words) if known and fact.value else FactBeside(fact, "new")
        if fact.kind in ("nominations", "wins") and (film or person):
            return self.tally(fact, film or person)
        if fact.kind in ("nomination", "win") and (film or person):
            return self.nomination(fact, person or self.rows.get(("person", fact.also)) or film)
        return FactBeside(fact, "new")

    def credit(self, fact: Fact, film: Candidate) -> FactBeside:
        job = JOBS[fact.kind]
        person = self.rows.get(("person", fact.object))
        there = [row for row in self.credits.of_film[film.pk] if row[2] == job]
        mine = [row for row in there if person and row[0] == person.pk]
        says = ", ".join(f"{name} as {character}" if character else name for _, name, _, character in (mine or there))
        if not mine:
            strange = fact.kind == "directed" and there and person is not None
            return FactBeside(fact, "disagrees" if strange else "new", says)
        if fact.kind != "plays":
            return FactBeside(fact, "same", says)
        characters = [character for *_, character in mine if character]
        if not characters:
            return FactBeside(fact, "new", says)
        same = any(share_a_name(character, fact.value) for character in characters)
        return FactBeside(fact, "same" if same else "disagrees", says)

    def release(self, fact: Fact, film: Candidate) -> FactBeside:
        date, _, territory = fact.value.partition("; ")
        wants_premiere = fact.kind == "premiere"
        rows = [row for row in self.releases[film.pk] if (row.kind == Release.Kind.PREMIERE) == wants_premiere]
        says = "; ".join(
            " ".join(
                part for part in (str(row), row.edition and row.edition.name, row.company and row.company.name) if part
            )
            for row in rows
        )
        dated = [row for row in rows if row.date]
        if not rows or not date:
            return FactBeside(fact, "new", says)
        if any(agree(date, str(row.date)) for row in dated):
            return FactBeside(fact, "same", says)
        against = [
            row
            for row in dated
            if wants_premiere or ((row.territory or "") == territory and row.kind == Release.Kind.THEATRICAL)
        ]
        return FactBeside(fact, "disagrees" if against else "new", says)

    def money(self, fact: Fact, film: Candidate) -> FactBeside:
        claims = [claim for claim in self.claims[film.pk] if claim.topic == fact.kind]
        says = "; ".join(claim.text for claim in claims)
        amount, _, currency = fact.value.partition(" ")
        if any(f"{claim.amount:.0f}" == amount and claim.currency == currency for claim in claims):
            return FactBeside(fact, "same", says)
        return FactBeside(fact, "disagrees" if claims else "new", says)

    def tally(self, fact: Fact, row: Candidate) -> FactBeside:
        tallies = [tally for tally in self.tallies[row.key] if self.is_of(tally.edition, fact.object)]
        says = "; ".join(str(tally) for tally in tallies)
        counts = [count for tally in tallies if (count := getattr(tally, fact.kind)) is not None]
        if not counts:
            return FactBeside(fact, "new", says)
        return FactBeside(fact, "same" if int(fact.value or 0) in counts else "disagrees", says)

    def is_of(self, edition: Edition | None, name: str) -> bool:
        """Whether an edition is the ceremony of that name; a count without one is of no edition either."""
        if edition is None or not name:
            return edition is None and not name
        chosen = self.rows.get(("award", name)) or self.rows.get(("festival", name))
        if chosen and chosen.model == "people.edition":
            return chosen.pk == edition.pk
        return bool(chosen) and chosen.model == "people.programme" and chosen.pk == edition.programme_id

    def nomination(self, fact: Fact, put_forward: Candidate) -> FactBeside:
        wanted = award_key(fact.object)
        there = [
            row
            for row in self.nominations[put_forward.key]
            if wanted in (award_key(row[2]), award_key(row[3])) and self.is_programme(row, fact.value)
        ]
        says = "; ".join(
            f"{label or category}, {programme}: {result}" for _, programme, label, category, result in there
        )
        if not there:
            return FactBeside(fact, "new", says)
        won = any(result == Nomination.Result.WINNER for *_, result in there)
        return FactBeside(fact, "same" if won or fact.kind == "nomination" else "disagrees", says)

    def is_programme(self, row: tuple, name: str) -> bool:
        chosen = self.rows.get(("award", name)) or self.rows.get(("festival", name))
        if not name or chosen is None:
            return not name
        if chosen.model == "people.edition":
            return chosen.pk == row[0]
        return chosen.name == row[1]


def grouped(rows: Iterable, field: str) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for row in rows:
        found[getattr(row, field)].append(row)
    return found


def one_value(fact: Fact, known: str, words: str) -> FactBeside:
    return FactBeside(fact, "same" if agree(fact.value, known) else "disagrees", words)


def agree(one: str, other: str) -> bool:
    """Whether two dates can be the same: one may be less precise, or leave its year out."""
    if one.startswith("XXXX") or other.startswith("XXXX"):
        return one[4:] == other[4:]
    return one.startswith(other) or other.startswith(one)


def share_a_name(one: str, other: str) -> bool:
    """Whether two ways to name a character have a word in common: “Ani” and “Anora “Ani” Mikheeva”."""
    return bool(set(name_key(one).split()) & set(name_key(other).split()))
