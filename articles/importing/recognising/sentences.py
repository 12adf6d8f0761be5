"""Sentences with who and what is named in them, and what “it”, “the film” and “she” stand for."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from .mentions import Fact, Mention, Place
from .numbers_and_days import DATE, iso
from .passages import Passage

FILM_PRONOUN = re.compile(
    r"\b(?:[Ii]t|[Tt]he (?:\w+[ -]){0,2}?(?:film|movie|picture|documentary|drama|comedy|thriller|"
    r"feature|series|show)|[Ll]e film|[Ll]a película|[Dd]er Film"
    r"|[Ee]l filme?|[Ii]ts)\b"
)
SHE_OR_HE = re.compile(r"\b(?:[Ss]he|[Hh]e|[Hh]er|[Hh]is|[Ee]lle|[Éé]l|[Ee]lla|[Ss]ie|[Ee]r)(?:['’]s|['’]d)?\b")
DOUBTFUL = re.compile(
    r"\b(?:could|might|may have|tipp(?:ed|ing)|hop(?:es?|ed|ing) to|would (?:have|be)|not|never|"
    r"n['’]t|without|failed|rumou?red|expected|set to|poised|in the running"
    r"|favou?rites? to|should|if)\b"
)


POSSESSIVES = ("’s", "'s", "‘s")
BESIDE = re.compile(
    r"(?:starring|featuring|directed by|written by|alongside|opposite|presented by|with|"
    r"co-written with)\s[^.;:—]{0,80}\Z"
)
LIKENESS = re.compile(r"[”\"’']?[-–—](?:esque|like|style|inspired|ish)")


@dataclass(frozen=True)
class Named:
    """A mention where it stands in a passage."""

    start: int
    end: int
    kind: str
    name: str
    year: int | None = None


@dataclass
class Sentence:
    """One sentence with its mentions, and the films and people named before it in the same passage."""

    passage: Passage
    start: int
    end: int
    named: list[Named] = field(default_factory=list)
    film_before: str = ""
    person_before: str = ""
    main_film: str = ""
    person_after: str = ""

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def of(self, *kinds: str) -> list[Named]:
        return [named for named in self.named if named.kind in kinds]

    def before(self, position: int, *kinds: str) -> Named | None:
        """The last mention of a kind before a place of the sentence, asides between dashes left out."""
        return next(
            (
                n
                for n in reversed(self.named)
                if n.end - self.start <= position and n.kind in kinds and not self.is_aside(n, position)
            ),
            None,
        )

    def is_aside(self, named: Named, position: int) -> bool:
        """Whether it stands between dashes that are closed again, or only compares: “Pretty Woman”–esque."""
        if LIKENESS.match(self.passage.text, named.end):
            return True
        at = named.start - self.start
        opens = self.text.rfind("—", 0, at)
        return opens >= 0 and "—" in self.text[named.end - self.start : position]

    def is_possessive(self, named: Named) -> bool:
        return self.passage.text[named.end : named.end + 2] in POSSESSIVES

    def is_beside(self, named: Named) -> bool:
        """Whether somebody is only named along with a film: “starring Renate Reinsve and …”."""
        at = named.start - self.start
        return bool(BESIDE.search(self.text[max(0, at - 100) : at])) and bool(self.of("film", "series"))

    def after(self, position: int, *kinds: str, within: int = 400) -> Named | None:
        return next(
            (n for n in self.named if position <= n.start - self.start <= position + within and n.kind in kinds), None
        )

    def film_at(self, position: int) -> tuple[str, bool]:
        """The film that a place of the sentence is about, and whether the sentence names it."""
        if named := self.before(position, "film", "series"):
            return named.name, True
        if FILM_PRONOUN.search(self.text[:position]):
            return self.film_before or (self.main_film if self.passage.part == "text" else ""), False
        films = self.of("film", "series")
        return (films[0].name, True) if len(films) == 1 else ("", False)

    def subject_at(self, position: int) -> tuple[str, str, bool]:
        """Who or what did it: kind, name and whether the sentence names it."""
        options: list[tuple[int, str, str, bool]] = []
        if named := self.before(position, "film", "series"):
            options.append((named.start - self.start, "film", named.name, True))
        named = self.before(position, "person")
        if named and not self.is_possessive(named) and not self.is_beside(named):
            options.append((named.start - self.start, "person", named.name, True))
        for match in FILM_PRONOUN.finditer(self.text[:position]):
            name = self.film_before or (self.main_film if self.passage.part == "text" else "")
            if name and match[0].lower() not in ("its",):
                options.append((match.start(), "film", name, False))
        for match in SHE_OR_HE.finditer(self.text[:position]):
            if self.person_before and match[0].lower() not in ("her", "his"):
                options.append((match.start(), "person", self.person_before, False))
        if not options:
            return "", "", False
        _, kind, name, stated = max(options, key=lambda option: option[0])
        return kind, name, stated

    def fact(
        self,
        kind: str,
        subject: str,
        object: str = "",
        value: str = "",
        at: tuple[int, int] = (0, 0),
        stated: bool = True,
        also: str = "",
    ) -> Fact:
        place = Place(self.passage.block, self.start + at[0], self.start + at[1], self.passage.part)
        return Fact(kind, subject, object, value, self.text.strip(), place, stated, also)


def sentences_of(passages: list[Passage], mentions: list[Mention]) -> Iterator[Sentence]:
    """Every sentence of running text in its order."""
    by_place: dict[tuple[int | None, str], list[Named]] = defaultdict(list)
    for mention in mentions:
        for place in mention.places:
            by_place[place.block, place.part].append(
                Named(place.start, place.end, mention.kind, mention.name, mention.year)
            )
    main, person = main_film(passages, mentions), ""
    for passage in passages:
        if passage.is_title_cased and passage.part != "text":
            continue
        named = sorted(by_place.get((passage.block, passage.part), ()), key=lambda n: (n.start, -n.end))
        for sentence in cut(passage, named, main, person):
            yield sentence
            if passage.part == "text":
                person = sentence.person_after


def cut(passage: Passage, named: list[Named], main: str, person: str = "") -> Iterator[Sentence]:
    starts = passage.sentence_starts
    film = ""
    person = person if passage.part == "text" else ""
    at = 0
    for number, first in enumerate(starts):
        if not passage.words:
            return
        start = passage.words[first].start
        end = passage.words[starts[number + 1]].start if number + 1 < len(starts) else len(passage.text)
        here = []
        while at < len(named) and named[at].start < end:
            if named[at].end <= len(passage.text) and (not here or named[at].start >= here[-1].end):
                here.append(named[at])
            at += 1
        sentence = Sentence(passage, start, end, here, film, person, main)
        film = spoken_of(here, start) or film
        if not SHE_OR_HE.match(passage.text, start):
            plain = (n.name for n in here if n.kind == "person" and passage.text[n.end : n.end + 2] not in POSSESSIVES)
            person = next(plain, person)
        sentence.person_after = person
        yield sentence


def spoken_of(named: list[Named], start: int) -> str:
    """The film that a sentence is about: its only one, or the one that it opens with."""
    films = [n for n in named if n.kind in ("film", "series")]
    if len({film.name for film in films}) == 1 or (films and films[0].start - start < 25):
        return films[0].name
    return ""


def main_film(passages: list[Passage], mentions: list[Mention]) -> str:
    """The film that a story is about: named above it, or far more often than any other."""
    films = [mention for mention in mentions if mention.kind in ("film", "series") and mention.places]
    above = [film for film in films if any(p.part in ("headline", "dek", "kicker") for p in film.places)]
    if len({film.name for film in above}) == 1:
        return above[0].name
    ranked = sorted(films, key=lambda film: -len(film.places))
    if len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].places) > len(ranked[1].places)):
        return ranked[0].name
    return ""


def is_doubtful(text: str) -> bool:
    """Whether a clause hopes, denies or supposes what it speaks of."""
    return bool(DOUBTFUL.search(text))


def clause_before(sentence: Sentence, position: int, reach: int = 60) -> str:
    return re.split(r"[,;:—]", sentence.text[max(0, position - reach) : position])[-1]


def date_near(sentence: Sentence, position: int, reach: int = 120) -> str:
    """The first date after a place of the sentence."""
    match = DATE.search(sentence.text, position)
    return iso(match) if match and match.start() <= position + reach else ""
