"""Lists to look a word up in: given names, places, companies, common words. Each is read when first asked for.

The given names of many languages come from the locale providers of Faker (MIT licence, see
``data/README``), with those of people who make films added to them.
"""

from functools import cache, lru_cache
from pathlib import Path

from people.text import without_accents

from ..reading.words import plain_quotes

DATA = Path(__file__).parent / "data"
# What English puts at the end of a word, and what stood there before.
ENDINGS = [
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("d", ""),
    ("ed", ""),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("r", ""),
    ("ly", ""),
    ("ness", ""),
    ("less", ""),
    ("ful", ""),
]


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """For comparing names: no accents, no capitals, quotation marks as typed, hyphens as spaces."""
    return without_accents(plain_quotes(text)).casefold().replace("-", " ").replace("ø", "o")


def listed(name: str) -> frozenset[str]:
    """The lines of a list. The long ones stand folded in their files, so that reading them costs little."""
    return frozenset((DATA / f"{name}.txt").read_text(encoding="utf-8").split("\n")) - {""}


@cache
def common_words() -> frozenset[str]:
    return listed("common_words")


@cache
def english_words() -> frozenset[str]:
    return listed("english_words")


@cache
def given_names() -> frozenset[str]:
    return listed("given_names")


@cache
def surnames() -> frozenset[str]:
    return listed("surnames")


@cache
def places() -> frozenset[str]:
    return frozenset(map(fold, listed("places")))


@cache
def characters() -> frozenset[str]:
    """Parts in films and books that everybody knows by their full names."""
    return listed("characters")


@cache
def companies() -> frozenset[str]:
    return frozenset(map(fold, listed("companies")))


def is_given(word: str) -> bool:
    """Whether people bear it as a given name; of “Jean-Luc” the first half is enough."""
    folded = fold(word)
    return folded in given_names() or folded.partition(" ")[0] in given_names()


def is_surname(word: str) -> bool:
    """Whether people bear it as a surname; of a double one either half is enough."""
    folded = fold(word)
    return folded in surnames() or any(part in surnames() for part in folded.split())


def is_common(word: str) -> bool:
    """Whether it is an everyday English word when written small."""
    folded = fold(word)
    return folded in common_words() or (folded.endswith("s") and folded[:-1] in common_words())


def is_english(word: str) -> bool:
    """Whether it is any English word when written small, in whatever form: “Ferries”, “Hushed”, “Nickel”."""
    folded = fold(word)
    return any(form in common_words() or form in english_words() for form in forms(folded))


def is_plain_english(word: str) -> bool:
    """Whether it is an English word and nobody's name."""
    return is_english(word) and not is_given(word) and not is_surname(word)


def forms(word: str) -> list[str]:
    """A word and what it may be a form of."""
    found = [word]
    for ending, rest in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            found.append(word[: len(word) - len(ending)] + rest)
    return found
