"""Facts of a text as rows of the shelf, where those that they speak of are on it or being made."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from articles.importing.matching import FactBeside
from articles.importing.matching.facts_beside import JOBS
from articles.importing.recognising import Fact
from articles.importing.rows import own_fields
from people.dates import PartialDate
from people.models import Credit, Film, Person

from .facts import Stated
from .plan import Row, row
from .prize_rows import Ceremony, PrizeRows

STANDING = {"new": "new", "same": "known", "disagrees": "differs"}
COUNTS = ("nominations", "wins")
Chosen = Mapping[tuple[str, str], Row]


class FactRows:
    """Facts turned into rows of the shelf, where both those that they speak of are known."""

    def __init__(self, chosen: Chosen, ceremonies: Mapping[str, Ceremony]):
        self.chosen, self.ceremonies = chosen, ceremonies
        self.prizes = PrizeRows(ceremonies)

    def stated(self, beside: FactBeside) -> Stated:
        fact = beside.fact
        rows = self.rows(beside) if beside.state != "same" else ()
        return Stated(
            in_words(fact),
            fact.sentence,
            rows,
            beside.shelf_says,
            STANDING[beside.state],
            fact.place,
        )

    def film(self, name: str) -> list[str] | None:
        return next(
            (self.chosen[key]["film"] for key in (("film", name), ("series", name)) if key in self.chosen), None
        )

    def edition(self, name: str) -> list[str] | None:
        return self.ceremonies[name].edition if name in self.ceremonies else None

    def of(self, kind: str, name: str) -> list[str] | None:
        return self.chosen.get((kind, name), {}).get(kind)

    def rows(self, beside: FactBeside) -> tuple[Row, ...]:
        """The rows that would hold a fact; none where the shelf has one place for it, and says otherwise there."""
        fact, differs = beside.fact, beside.state == "disagrees"
        film, person = self.film(fact.subject), self.of("person", fact.subject)
        if fact.kind in ("win", "nomination") and (film or person) and not differs:
            also = self.of("person", fact.also) if film else self.film(fact.also)
            return self.prizes.rows(fact, film or also, person or also)
        found = None
        if fact.kind == "runtime" and film and not differs:
            found = filling(Film, film, "runtime", int(fact.value))
        elif fact.kind in ("born", "died") and person and is_date(fact.value):
            found = self.life(fact, person) if differs else filling(Person, person, fact.kind, fact.value)
        elif fact.kind in JOBS and film:
            found = self.credit(fact, film)
        elif fact.kind in ("premiere", "release") and film:
            found = self.release(fact, film)
        elif fact.kind in ("budget", "gross") and film:
            found = self.claim(fact, film)
        return (found,) if found else ()

    def life(self, fact: Fact, person: list[str]) -> Row:
        """A day that another source gives otherwise: both stand, each as what its source says."""
        text = f"{fact.kind.capitalize()}: {fact.value}"
        return row("people.claim", adds=True, person=person, topic="life", text=text)

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
            edition = self.edition(fact.object)
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
        edition = self.edition(ceremony)
        scope = "" if edition else (ceremony or "in all")[:200]
        tally = row("people.tally", adds=True, film=film, edition=edition, scope=scope, **numbers)
        if film is None:
            tally["fields"]["person"] = person
        if numbers.get("wins", 0) > numbers.get("nominations", numbers.get("wins", 0)):
            tally["fields"]["wins_are_nominations"] = False
        return tally


def filling(model, key: list[str], name: str, value) -> Row:
    """A row of the shelf as it stands, with what it does not say yet."""
    there = model.objects.filter(slug=key[0]).first()
    said = {field: getattr(there, field) for field in own_fields(model)} if there else {"slug": key[0]}
    fields = {field: str(is_said) if isinstance(is_said, PartialDate) else is_said for field, is_said in said.items()}
    return {**row(model._meta.label_lower, **{**fields, name: value}), "fills": [name]}


def in_words(fact: Fact) -> str:
    """A fact in a line: “Anora, directed: Sean Baker”."""
    joined = " as " if fact.kind == "plays" else ", "
    said = joined.join(filter(None, (fact.object, fact.value, fact.also and f"for {fact.also}")))
    return f"{fact.subject}, {fact.kind}{f': {said}' if said else ''}"


def is_date(value: str) -> bool:
    try:
        PartialDate.parse(value)
    except ValueError:
        return False
    return True
