"""What recognising and matching know of a text, in the words in which a plan is made."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from articles.importing.matching import FactBeside, Matched, match
from articles.importing.reading import Reading
from articles.importing.recognising import Fact, recognise
from people.dates import PartialDate
from people.models import Credit, Edition

from .facts import Stated
from .names import KINDS, Candidate, Named
from .plan import Row, row

STANDING = {"new": "new", "same": "known", "disagrees": "differs"}
JOBS = {
    "directed": Credit.Job.DIRECTOR,
    "written": Credit.Job.WRITER,
    "produced": Credit.Job.PRODUCER,
    "edited": Credit.Job.EDITOR,
    "shot": Credit.Job.CINEMATOGRAPHER,
    "scored": Credit.Job.COMPOSER,
    "plays": Credit.Job.ACTOR,
}
COUNTS = ("nominations", "wins")
Chosen = Mapping[tuple[str, str], Row]


@dataclass(frozen=True)
class Known:
    """Names with the rows of the shelf that they may stand for, and the facts that were stated of them."""

    named: tuple[Named, ...] = ()
    stated: tuple[Stated, ...] = ()
    beside: tuple[FactBeside, ...] = ()
    editions: Mapping[str, list[str]] = field(default_factory=dict)

    def facts(self, chosen: Chosen) -> list[Stated]:
        """The facts as rows; ``chosen`` says which row a kind and a name stand for."""
        rows = FactRows(chosen, self.editions)
        counted = [each for each in self.beside if each.fact.kind in COUNTS]
        others = [each for each in self.beside if each.fact.kind not in COUNTS]
        return [*self.stated, *(rows.stated(each) for each in others), *rows.tallies(counted)]


def what_is_named(reading: Reading) -> Known:
    """Names and facts of a reading beside the shelf."""
    matched = match(recognise(reading), reading)
    return Known(
        tuple(named(choice) for choice in matched.choices if choice.mention.kind in KINDS),
        beside=tuple(matched.facts),
        editions=editions_of(matched),
    )


def named(choice) -> Named:
    mention = choice.mention
    return Named(
        mention.kind,
        mention.name,
        choice.chosen.slug if choice.chosen else "",
        tuple(Candidate(each.slug, each.words, "; ".join(each.evidence)) for each in choice.candidates),
        mention.sentence,
        mention.year,
        tuple(mention.places),
        choice.reason,
    )


def editions_of(matched: Matched) -> dict[str, list[str]]:
    """The natural keys of the editions that awards and festivals were matched to, by the name in the text."""
    chosen = {
        choice.mention.name: choice.chosen.pk
        for choice in matched.choices
        if choice.chosen and choice.chosen.model == "people.edition"
    }
    keys = {
        edition.pk: list(edition.natural_key())
        for edition in Edition.objects.filter(pk__in=chosen.values()).select_related("programme")
    }
    return {name: keys[key] for name, key in chosen.items() if key in keys}


class FactRows:
    """Facts turned into rows of the shelf, where both those that they speak of are known."""

    def __init__(self, chosen: Chosen, editions: Mapping[str, list[str]]):
        self.chosen, self.editions = chosen, editions

    def stated(self, beside: FactBeside) -> Stated:
        fact = beside.fact
        rows = self.rows(fact) if beside.state != "same" else None
        return Stated(
            in_words(fact),
            fact.sentence,
            (rows,) if rows else (),
            beside.shelf_says,
            STANDING[beside.state],
            fact.place,
        )

    def film(self, name: str) -> list[str] | None:
        return next(
            (self.chosen[key]["film"] for key in (("film", name), ("series", name)) if key in self.chosen), None
        )

    def of(self, kind: str, name: str) -> list[str] | None:
        return self.chosen.get((kind, name), {}).get(kind)

    def rows(self, fact: Fact) -> Row | None:
        film = self.film(fact.subject)
        if film is None:
            return None
        if fact.kind in JOBS:
            return self.credit(fact, film)
        if fact.kind in ("premiere", "release"):
            return self.release(fact, film)
        return self.claim(fact, film) if fact.kind in ("budget", "gross") else None

    def credit(self, fact: Fact, film: list[str]) -> Row | None:
        person, job = self.of("person", fact.object), JOBS[fact.kind].value
        if person is None or len(fact.value) > 200:
            return None
        character = fact.value if fact.kind == "plays" else ""
        there = Credit.objects.filter(film__slug=film[0], person__slug=person[0], job=job)
        if character and there.filter(character="").exists():
            return None  # It would stand twice: the character is written into the credit that is there.
        return row("people.credit", adds=True, film=film, person=person, job=job, character=character)

    def release(self, fact: Fact, film: list[str]) -> Row | None:
        date, _, territory = fact.value.partition("; ")
        if not is_date(date) or len(territory) > 100:
            return None
        if fact.kind == "premiere":
            edition = self.editions.get(fact.object)
            return row("people.release", adds=True, film=film, kind="premiere", date=date, edition=edition)
        company = self.of("company", fact.object)
        return row(
            "people.release", adds=True, film=film, kind="theatrical", date=date, territory=territory, company=company
        )

    def claim(self, fact: Fact, film: list[str]) -> Row | None:
        figure, _, currency = fact.value.partition(" ")
        try:
            amount = Decimal(figure)
        except InvalidOperation:
            return None
        if not 0 <= amount < 10**12 or len(currency) != 3:
            return None
        scope = f", {fact.object}" if fact.object and len(fact.object) < 100 else ""
        text = f"{fact.kind.capitalize()}{scope}: {amount:,} {currency}"
        return row("people.claim", adds=True, film=film, topic=fact.kind, text=text, amount=figure, currency=currency)

    def tallies(self, counted: list[FactBeside]) -> list[Stated]:
        """Nominations and wins that were counted of one and the same stand in one row."""
        together: dict[tuple[str, str], dict[str, FactBeside]] = defaultdict(dict)
        for each in counted:
            together[each.fact.subject, each.fact.object].setdefault(each.fact.kind, each)
        return [self.tally(subject, ceremony, counts) for (subject, ceremony), counts in together.items()]

    def tally(self, subject: str, ceremony: str, counts: dict[str, FactBeside]) -> Stated:
        first = next(iter(counts.values()))
        states = {each.state for each in counts.values()}
        state = "disagrees" if "disagrees" in states else "new" if "new" in states else "same"
        numbers = {kind: int(each.fact.value) for kind, each in counts.items() if each.fact.value.isdecimal()}
        numbers = {kind: number for kind, number in numbers.items() if number < 32768}
        film, person = self.film(subject), self.of("person", subject)
        rows = ()
        if numbers and (film or person) and state != "same":
            rows = (self.tally_row(film, person, ceremony, numbers),)
        says = "; ".join(dict.fromkeys(each.shelf_says for each in counts.values() if each.shelf_says))
        words = " and ".join(f"{each.fact.value} {kind}" for kind, each in counts.items())
        sentence = " ".join(dict.fromkeys(each.fact.sentence for each in counts.values()))
        told = f"{subject}: {words}{f', {ceremony}' if ceremony else ''}"
        return Stated(told, sentence, rows, says, STANDING[state], first.fact.place)

    def tally_row(self, film, person, ceremony: str, numbers: dict[str, int]) -> Row:
        edition = self.editions.get(ceremony)
        scope = "" if edition else (ceremony or "in all")[:200]
        tally = row("people.tally", adds=True, film=film, edition=edition, scope=scope, **numbers)
        if film is None:
            tally["fields"]["person"] = person
        if numbers.get("wins", 0) > numbers.get("nominations", numbers.get("wins", 0)):
            tally["fields"]["wins_are_nominations"] = False
        return tally


def in_words(fact: Fact) -> str:
    """A fact in a line: “Anora, directed: Sean Baker”."""
    said = (
        " as ".join(filter(None, (fact.object, fact.value)))
        if fact.kind == "plays"
        else ", ".join(filter(None, (fact.object, fact.value)))
    )
    return f"{fact.subject}, {fact.kind}{f': {said}' if said else ''}"


def is_date(value: str) -> bool:
    try:
        PartialDate.parse(value)
    except ValueError:
        return False
    return True
