"""Whom and what the text names: linked to the shelf where it is certain, asked where it is not."""

from collections import Counter
from dataclasses import dataclass

from articles.importing.reading import Reading
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Evidence, Option
from .parties import LONGEST_NAME, NEW, Parties
from .plan import Left, Row, row

ABOUT, MENTIONS = "about", "mentions"
OFTEN = 4
MOST_NAMES = 400
# Captions say whom a picture shows, credits who made it: the story itself need not speak of them.
COUNTING = frozenset({"text", "title", "heading", "attribution", "headline", "dek", "kicker"})
KINDS = {"person": "person", "film": "film", "series": "film", "company": "company"}


@dataclass(frozen=True)
class Spot:
    """Where a name stands: a block of the reading, or a field of it such as the headline."""

    block: int | None
    start: int
    end: int
    part: str = "text"


@dataclass(frozen=True)
class Candidate:
    """A row of the shelf that a name may stand for, and what speaks for it."""

    slug: str
    label: str
    why: str = ""


@dataclass(frozen=True)
class Named:
    """Somebody or something that a text names, as far as it was matched to the shelf.

    ``kind`` is “person”, “film”, “series” or “company”; ``slug`` says who or which, where that is certain.
    """

    kind: str
    name: str
    slug: str = ""
    candidates: tuple[Candidate, ...] = ()
    sentence: str = ""
    year: int | None = None
    spots: tuple[Spot, ...] = ()
    why: str = ""


class Subjects:
    """What a story is about and mentions, each name decided once."""

    def __init__(self, deciding: Deciding, parties: Parties, named: tuple[Named, ...]):
        self.deciding, self.parties = deciding, parties
        # Who stands in the credits alone was decided with them.
        found = [each for each in named if each.kind in KINDS and one_line(each.name) and each.spots]
        self.named = found[:MOST_NAMES]
        for each in found[MOST_NAMES:]:
            deciding.left.append(Left("name not looked at", each.name))
        if len(found) > MOST_NAMES:
            deciding.warnings.append(f"It names {len(found):,}, and the first {MOST_NAMES} were looked at.")
        self.in_head = [each for each in self.named if any(spot.part in ("headline", "dek") for spot in each.spots)]
        self.central = self.most_often_named()
        self.chosen: dict[tuple[str, str], Row] = {}

    def decide(self) -> list[Row]:
        """A row for each person and film; companies are no subjects, and only made."""
        found: dict[tuple[str, str], str] = {}
        for each in self.named:
            chosen = self.choose(each)
            if chosen and KINDS[each.kind] != "company":
                prominence, model, slug = chosen
                if found.get((model, slug)) != ABOUT:
                    found[model, slug] = prominence
        rows = []
        for prominence in (ABOUT, MENTIONS):
            own = [key for key, value in found.items() if value == prominence]
            rows += [
                row("articles.subject", **{model: [slug]}, prominence=prominence, position=position)
                for position, (model, slug) in enumerate(own)
            ]
        return rows

    def choose(self, each: Named) -> tuple[str, str, str] | None:
        """What a name stands for and how much the story is about it: prominence, model, address."""
        model, name = KINDS[each.kind], one_line(each.name)
        is_subject = model != "company"
        prominence = ABOUT if is_subject and self.is_about(each) else MENTIONS
        known = sorted(each.candidates, key=lambda candidate: candidate.slug != each.slug)
        if each.slug and all(candidate.slug != each.slug for candidate in known):
            known.insert(0, Candidate(each.slug, name))
        options = []
        for candidate in known:
            options += prominences(prominence, candidate.slug, candidate.label, candidate.why, is_subject)
        words = {"person": "person", "film": "film", "series": "series", "company": "company"}[each.kind]
        may_make = not each.slug and len(name) <= LONGEST_NAME and self.deciding.policy.may_add(model)
        if may_make:
            options += prominences(prominence, NEW, f"Make “{name}” a new {words}", "", is_subject)
        options.append(Option(LEAVE, "Link nobody" if model == "person" else "Link nothing"))
        proposed, why, asked = self.proposed(each, options, prominence, may_make)
        chosen = self.deciding.choose(
            self.deciding.key("name", each.kind, name),
            "names",
            f"{name}{f' ({each.year})' if each.year else ''}",
            options,
            proposed,
            why,
            evidence=self.evidence(each),
            asked=asked,
        )
        if not chosen:
            start, end = next(((e.start, e.end) for e in self.evidence(each)), (0, 0))
            self.deciding.left.append(Left(f"{words} not linked", f"{name}: {each.sentence}".rstrip(": "), start, end))
            return None
        how, _, slug = chosen.partition(".")
        if slug == NEW:
            slug = self.make(model, each, name)
        self.chosen[each.kind, each.name] = {model: [slug]}
        return how, model, slug

    def proposed(self, each: Named, options, prominence: str, may_make: bool) -> tuple[str, str, bool]:
        because = f" {each.why}" if each.why else ""
        if all(spot.part not in COUNTING for spot in each.spots):
            return LEAVE, f"It is named beside the text only: {each.spots[0].part}.{because}", False
        if each.slug:
            return options[0].value, each.why or "That is a name on the shelf.", False
        if each.candidates:
            count = len(each.candidates)
            why = f"{count} may be meant." if count > 1 else "One that may be meant is on the shelf."
            return LEAVE, why + because, True
        policy = self.deciding.policy
        if may_make and (policy.make_people if each.kind == "person" else policy.make_names):
            return f"{prominence}.{NEW}", f"It is not on the shelf: made, as was asked for.{because}", False
        return LEAVE, f"It is not on the shelf.{because}", False

    def make(self, model: str, each: Named, name: str) -> str:
        if model != "film":
            return self.parties.make(model, name)
        kind = {"kind": "series"} if each.kind == "series" else {}
        return self.parties.make("film", name, **({"year": each.year} if each.year else {}), **kind)

    # How much it is about them

    def is_about(self, each: Named) -> bool:
        """Named in the headline or dek; where nobody is, who is named most often."""
        if self.in_head:
            return each in self.in_head
        return each in self.central

    def most_often_named(self) -> list[Named]:
        often = Counter({each: len(each.spots) for each in self.named if KINDS[each.kind] != "company"})
        most = max(often.values(), default=0)
        return [each for each, count in often.items() if count == most] if most >= OFTEN else []

    def evidence(self, each: Named) -> list[Evidence]:
        """The first places where the name stands, with the sentence of the very first."""
        found = []
        for number, spot in enumerate(each.spots[:5]):
            place = span_of(self.deciding.reading, self.deciding.incoming.text, spot, each.name)
            if place:
                found.append(Evidence(*place, (each.sentence if not number else each.name)[:500]))
        return found or ([Evidence(0, 0, each.sentence[:500])] if each.sentence else [])


def prominences(first: str, slug: str, label: str, why: str, is_subject: bool) -> list[Option]:
    """The ways to link one row, the likelier first."""
    if not is_subject:
        return [Option(f"{MENTIONS}.{slug}", label, why)]
    words = {ABOUT: "the story is about it", MENTIONS: "the story mentions it"}
    both = [first, MENTIONS if first == ABOUT else ABOUT]
    return [Option(f"{how}.{slug}", f"{label}: {words[how]}", why) for how in both]


def span_of(reading: Reading, text: str, spot: Spot, name: str) -> tuple[int, int] | None:
    """Where in the source a name stands; the whole block where the source spells it otherwise."""
    if spot.block is None:
        piece = reading.fields.get(spot.part)
    else:
        blocks = reading.blocks
        piece = blocks[spot.block] if 0 <= spot.block < len(blocks) else None
    if piece is None:
        return None
    # The name may stand there before: in “Anora Mikheeva” it is not the film.
    before = getattr(piece, "text", "")[: spot.start].count(name) if spot.part in ("text", "heading") else 0
    at = piece.start - 1
    for _ in range(before + 1):
        at = text.find(name, at + 1, piece.end)
        if at < 0:
            return piece.start, piece.end
    return at, at + len(name)
