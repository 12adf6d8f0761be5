"""For each mention the row that is meant, or a question with what speaks for each answer, or a proposal."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from people.models import Credit

from ..reading.pieces import Reading
from ..recognising import Mention, Recognised
from ..recognising.titles import title_key
from . import candidates
from .candidates import Candidate, name_key
from .facts_beside import FactBeside, beside

NOT_ON_THE_SHELF = ("character", "band", "book", "place", "work")


@dataclass(frozen=True)
class Choice:
    """What a mention means. ``state`` is “matched”, “asked” (nobody has chosen yet) or “unknown” (proposed as new)."""

    mention: Mention
    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    reason: str
    state: str


@dataclass(frozen=True)
class Matched:
    """All choices in the order of the text, and the facts beside what the shelf says."""

    choices: tuple[Choice, ...]
    facts: tuple[FactBeside, ...] = ()

    def in_state(self, state: str) -> list[Choice]:
        return [choice for choice in self.choices if choice.state == state]

    @property
    def questions(self) -> list[Choice]:
        return self.in_state("asked")


def match(recognised: Recognised, reading: Reading | None = None) -> Matched:
    """Every mention that the shelf has a place for, looked up in a fixed number of queries."""
    mentions = [mention for mention in recognised.mentions if mention.kind not in NOT_ON_THE_SHELF]
    found = look_up(mentions)
    credits = Credits([candidate for rows in found.values() for candidate in rows])
    choices = choose(mentions, found, credits)
    return Matched(tuple(choices), tuple(beside(recognised.facts, choices, credits)))


def look_up(mentions: list[Mention]) -> dict[int, list[Candidate]]:
    """Candidates by the number of the mention."""
    people = candidates.people([m for m in mentions if m.kind == "person"])
    films = candidates.films([m for m in mentions if m.kind in ("film", "series")])
    companies = candidates.companies([m for m in mentions if m.kind == "company"])
    awards = candidates.awards([m for m in mentions if m.kind in ("award", "festival")])
    found = {}
    for number, mention in enumerate(mentions):
        if mention.kind == "person":
            found[number] = people.get(name_key(mention.name), [])
        elif mention.kind in ("film", "series"):
            found[number] = films.get(title_key(mention.name), [])
        elif mention.kind == "company":
            found[number] = companies.get(name_key(mention.name), [])
        else:
            found[number] = awards.get(mention.name, [])
    return found


class Credits:
    """Who did what on the films in question, from one query."""

    def __init__(self, rows: list[Candidate]):
        films = {row.pk for row in rows if row.model == "people.film"}
        people = {row.pk for row in rows if row.model == "people.person"}
        self.of_film: dict[int, list[tuple[int, str, str, str]]] = defaultdict(list)
        self.films_of: dict[int, set[int]] = defaultdict(set)
        if not films and not people:
            return
        for film, person, name, job, character in (
            Credit.objects.filter(Q(film__in=films) | Q(person__in=people), person__isnull=False)
            .order_by("position", "pk")
            .values_list("film_id", "person_id", "person__name", "job", "character")
        ):
            self.of_film[film].append((person, name, job, character))
            self.films_of[person].add(film)

    def directors(self, film: int) -> list[str]:
        return [name for _, name, job, _ in self.of_film[film] if job == Credit.Job.DIRECTOR]


def choose(mentions: list[Mention], found: dict[int, list[Candidate]], credits: Credits) -> list[Choice]:
    """Whoever has one candidate settles the others: first the plain cases, then those that lean on them."""
    same_title: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind in ("film", "series"):
            same_title[title_key(mention.name)].append(mention)
    choices: dict[int, Choice] = {}
    for number, mention in enumerate(mentions):
        twins = len(same_title.get(title_key(mention.name), ())) > 1 and mention.kind in ("film", "series")
        choices[number] = plainly(mention, found[number], twins)
    settled = [c for c in choices.values() if c.state == "matched"]
    for number, choice in choices.items():
        if choice.state == "asked":
            choices[number] = leaning(choice, settled, credits)
    return list(choices.values())


def plainly(mention: Mention, rows: list[Candidate], twins: bool) -> Choice:
    """By the name alone, and the year where the text states one."""
    if not rows:
        return Choice(mention, (), None, "Nothing on the shelf goes by this name.", "unknown")
    listed = tuple(rows)
    fitting = [row for row in rows if mention.year and row.year == mention.year]
    if mention.year and len(fitting) == 1:
        return Choice(mention, listed, fitting[0], f"The text says {mention.year}.", "matched")
    if mention.year and all(row.year and row.year != mention.year for row in rows):
        years = ", ".join(row.words for row in rows)
        return Choice(mention, listed, None, f"The text says {mention.year}, the shelf has {years}.", "asked")
    if twins and not mention.year:
        return Choice(
            mention, listed, None, "The text names two films of this title, this one without a year.", "asked"
        )
    if mention.kind == "person" and " " not in name_key(mention.name) and " " in name_key(rows[0].name):
        return Choice(mention, listed, None, "The text gives a surname alone.", "asked")
    if len(rows) == 1:
        return kind_fits(mention, rows[0], listed)
    return Choice(mention, listed, None, f"{len(rows)} on the shelf go by this name.", "asked")


def kind_fits(mention: Mention, row: Candidate, listed: tuple[Candidate, ...]) -> Choice:
    if mention.kind == "series" and row.model == "people.film" and "series" not in row.detail:
        return Choice(
            mention, listed, None, "The text speaks of a series, the shelf has a film of this title.", "asked"
        )
    return Choice(mention, listed, row, "The only one of this name on the shelf.", "matched")


def leaning(choice: Choice, settled: list[Choice], credits: Credits) -> Choice:
    """A question with its evidence; an answer where the same sentence names a credit that only one of them has."""
    mention = choice.mention
    near = [c for c in settled if c.chosen and beside_each_other(c.mention, mention)]
    rows, decided = [], []
    for row in choice.candidates:
        told = []
        for other in settled:
            link = linked(row, other.chosen, credits)
            if link:
                told.append(f"{other.mention.name} is named in this story and {link}")
                if other in near:
                    decided.append((row, other))
        if row.model == "people.film" and (directors := credits.directors(row.pk)):
            told.append(f"directed by {' and '.join(directors)}")
        if row.model == "people.person" and credits.films_of[row.pk]:
            told.append(f"{len(credits.films_of[row.pk])} credits on the shelf")
        rows.append(row.with_evidence(*told))
    answers = {row.key for row, _ in decided}
    if len(answers) == 1 and len(choice.candidates) > 1 and choice.reason.endswith("go by this name."):
        row, other = decided[0]
        chosen = next(listed for listed in rows if listed.key == row.key)
        reason = f"The same sentence names {other.mention.name}, who is credited on this one alone."
        if row.model == "people.person":
            reason = f"The same sentence names {other.mention.name}, on which this one alone is credited."
        return Choice(mention, tuple(rows), chosen, reason, "matched")
    return Choice(mention, tuple(rows), None, choice.reason, "asked")


def linked(row: Candidate, other: Candidate | None, credits: Credits) -> str:
    """How two rows are joined by a credit."""
    if other is None or {row.model, other.model} != {"people.film", "people.person"}:
        return ""
    film, person = (row, other) if row.model == "people.film" else (other, row)
    jobs = [job for pk, _, job, _ in credits.of_film[film.pk] if pk == person.pk]
    if not jobs:
        return ""
    label = Credit.Job(jobs[0]).label.lower()
    return f"has a credit on it ({label})" if row is film else f"has a credit for this one ({label})"


def beside_each_other(one: Mention, other: Mention) -> bool:
    """Whether both stand in the sentence that first names the other."""
    return bool(one.sentence) and (
        other.name in one.sentence or one.name in other.sentence or one.sentence == other.sentence
    )
