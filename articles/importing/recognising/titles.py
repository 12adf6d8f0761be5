"""A title of a film, series or book: how it is compared, and what the words around it say that it is."""

import re
from dataclasses import dataclass
from functools import cache

from . import contexts
from .gazetteer import fold, listed

YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")


AFTER_TITLE_YEAR = re.compile(
    r"[,.”’\"'»]{0,3},? ?(?:\((?:[^()\n]{0,60}?[,;] ?)?)(?P<year>(?:18[89]|19\d|20\d)\d)(?:[,;][^()\n]{0,60})?\)"
)


BEFORE_YEAR = re.compile(r"\b(?P<year>(?:18[89]|19\d|20\d)\d)(?:['’]s)?(?: [\w-]+){0,5} ?[“\"«‘'„*_]?\Z")


@dataclass(frozen=True)
class Title:
    """A title where it stands; ``sure`` from 1 (may be one) to 4 (stated)."""

    passage: int
    start: int
    end: int
    name: str
    kind: str
    sure: int
    reason: str
    year: int | None = None
    original: bool = False
    told: bool = False

    @property
    def key(self) -> str:
        return title_key(self.name)


def bare_words(text: str) -> list[str]:
    return re.sub(r"[^\w\s]", " ", fold(text).replace("…", " ").replace("'", "")).split()


def title_key(name: str) -> str:
    """For comparing titles: no accents, capitals, punctuation or opening article."""
    words = bare_words(name)
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words) or fold(name)


def title_cased(name: str) -> bool:
    """All of its longer words begin with a capital."""
    words = [word for word in re.split(r"[\s\-–—/]+", name) if word]
    longer = [word for word in words if word[0].isalpha() and fold(word) not in contexts.CONNECTORS]
    if not longer:
        return True
    capitals = sum(word[0].isupper() for word in longer)
    return capitals == len(longer) or (len(longer) > 3 and capitals >= len(longer) - 1)


PARTING = contexts.words("in on from at with by for and but or dans avec chez en con im bei mit")


def kind_by(before: list[str], after: list[str]) -> tuple[str, bool]:
    """What the nearest noun before a title says that it is, or one straight after; film where none does."""
    near = []
    for word in reversed(before[-4:]):
        if word in PARTING:
            break
        near.append(word)
    for word in [*near, *[w for w in after[:2] if w.isalpha()]]:
        parts = {word, word.rsplit("-", 1)[-1]}
        if parts & contexts.BOOK_NOUNS:
            return "book", True
        if parts & contexts.SERIES_NOUNS:
            return "series", True
        if parts & contexts.FILM_NOUNS:
            return "film", True
        if parts & contexts.OTHER_WORK_NOUNS:
            return "work", True
    return "film", False


def follows_year(text: str, start: int, end: int) -> bool:
    return bool(year_near(text, start, end))


def year_near(text: str, start: int, end: int) -> int | None:
    """The year in brackets after a title, or before it: “2022's “Scream””, “the 2019 drama “Ebb””."""
    if match := AFTER_TITLE_YEAR.match(text, end, end + 160):
        return int(match["year"])
    window = text[max(0, start - 60) : start]
    if match := BEFORE_YEAR.search(window):
        return int(match["year"])
    return None


PRIZE_WORDS = contexts.words("""
    prize award awards best mention jury lantern lion bear palme feature film grand audience special winner director
""")


@cache
def listed_series() -> frozenset[str]:
    """Keys of well-known series."""
    return frozenset(map(title_key, listed("series")))


def known_series(key: str) -> bool:
    return key in listed_series()


def is_right_behind(text: str, raw: str, end: int, start: int) -> bool:
    """Whether nothing parts a title from the next word: “‘Low Tide,’ plays grief” speaks of no play."""
    return text[end:start].isspace() and not raw.rstrip().endswith((",", ";", ":"))
