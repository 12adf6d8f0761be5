"""Titles that everybody who reads about films knows, where they stand in plain letters."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from . import contexts
from .extents import run_of_title
from .gazetteer import fold, is_english, is_given, is_plain_english, is_surname, listed, places
from .passages import Passage, Word
from .titles import Title

NUMBERED = re.compile(r"[2-9]|II|III|IV|VI{0,3}|20[2-9]\d")  # the second of several, or one that plays in 2049
SMALL = frozenset(["of", "the", "for", "and", "a", "an", "in", "on", "at", "to", "by", "with", "from"])
STREETS = contexts.words("drive road street lane avenue boulevard bridge square hill")
# What makes of a well-known name a part in a film, of a word with a capital the thing itself: “plays”, “the Titanic”
PLAYS = contexts.PLAYS | contexts.words("as named called")
OF_A_PART = PLAYS | contexts.words("meet meets at the a an this that his her their its my our")
ARTICLES_DE = contexts.words("Der Die Das")
LED = contexts.words("inspired influenced haunted shaped marked")
# Why a title is one that may be a word or a name as well: where the shelf has it, an editor is asked.
ALONE = "well known, by a word or a name"
BEHIND = 3  # letters
SPOKEN = contexts.SPEECH | contexts.words("himself herself")


@cache
def by_opening() -> dict[str, list[str]]:
    """The titles by how they begin, longer ones first; none that means something else too. A thousand begin with an
    article, so that the letters behind the first word are asked for as well.
    """
    found: dict[str, list[str]] = defaultdict(list)
    names = listed("films") | known_series()
    for name in sorted(names | {with_capitals(name) for name in names}, key=len, reverse=True):
        if not is_ambiguous(name.split()):
            first = name.split()[0].rstrip(",:").removesuffix("'s")
            found[name[: len(first) + BEHIND]].append(name)
    return dict(found)


def with_capitals(name: str) -> str:
    """“The Hunt For Red October”: as houses print it that set every word of a title with a capital."""
    words = name.split(" ")
    return " ".join(word[:1].upper() + word[1:] if word in SMALL else word for word in words)


def opening_at(text: str, word: Word) -> Iterator[str]:
    """The titles that may stand there, by their first word and what follows it, longer ones first."""
    for behind in range(BEHIND, -1, -1):
        yield from by_opening().get(text[word.start : word.end + behind], ())


@cache
def known_series() -> frozenset[str]:
    """Of the series those that mean nothing else: “The Bridge” and “Friends” do."""
    names = (name.replace("’", "'") for name in listed("series"))
    return frozenset(name for name in names if len(name.split()) > (2 if name.startswith("The ") else 1))


@cache
def known_in_capitals() -> frozenset[str]:
    """Those of several words, as a house writes them that sets its titles in capitals."""
    return frozenset(name.upper() for name in listed("films") if " " in name)


def is_ambiguous(words: list[str]) -> bool:
    """Whether it is a name, a town, a year, or built like a street: an editor is asked of these."""
    if "".join(words).isdigit():
        return True  # “1917”
    if len(words) == 1:
        return any(tells(words[0]) for tells in (is_given, is_surname)) or fold(words[0]) in places()
    return len(words) == 2 and words[0] != "The" and words[1].lower() in contexts.THING_TAILS | STREETS


def is_more_than_title(words: list[str]) -> bool:
    """Whether it is an everyday word, or built like somebody's name: as a title it stands where these do not."""
    return is_english(words[0]) if len(words) == 1 else len(words) == 2 and words[0] != "The" and is_given(words[0])


def well_known(number: int, passage: Passage) -> Iterator[Title]:
    """Each of them that stands there by itself, and in no longer run of capitals."""
    if passage.is_title_cased or passage.part not in ("text", "dek", "caption"):
        return
    text = passage.text.replace("’", "'")
    reached = -1
    for at, word in enumerate(passage.words):
        if word.start < reached or not (word.is_capital or word.text[0].isdigit()):
            continue
        for name in opening_at(text, word):
            end = word.start + len(name)
            if not text.startswith(name, word.start):
                continue
            if longer := end_of_series(passage, at, end):
                yield Title(number, word.start, longer, passage.text[word.start : longer], "film", 3, "one of several")
                reached = longer
                break
            if not stands_apart(passage, at, end):
                continue
            if opens_with_small(passage, at, name.split()):
                continue
            if is_more_than_title(name.split()) and not stands_as_title(passage, at, end):
                continue
            kind = "series" if name in known_series() else "film"
            doubtful = " " not in name or is_more_than_title(name.split())
            reason = ALONE if doubtful else "well known"
            yield Title(number, word.start, end, passage.text[word.start : end], kind, 3, reason)
            reached = end
            break


def opens_with_small(passage: Passage, first: int, words: list[str]) -> bool:
    """Whether a sentence may just begin so: “Las niñas llegan tarde”, “Intervista di Bo Lund”, “Der Hauptmann geht”."""
    if first not in passage.openers:
        return False
    if passage.language == "de" and words[0] in ARTICLES_DE:
        return len(words) == 2
    return passage.language != "en" and all(word[0].islower() for word in words[1:])


def end_of_series(passage: Passage, first: int, end: int) -> int | None:
    """Where a known title ends that goes on with a number or behind a colon: “Low Tide 2”, “Low Tide: Part Two”."""
    words, last = passage.words, passage.index_at(end - 1)
    ahead = words[last + 1 : last + 8]
    if words[last].end != end or not ahead or first in passage.openers:
        return None
    if ahead[0].start == end + 1 and NUMBERED.fullmatch(ahead[0].text):
        return ahead[0].end if not [word for word in ahead[1:2] if word.is_capital or word.text in "%-"] else None
    if ahead[0].text != ":" or ahead[0].start != end or len(ahead) < 2 or ahead[1].start != ahead[0].end + 1:
        return None
    run = run_of_title(passage, last + 2)
    if run is None or words[run].possessive or is_given(words[last + 2].text):
        return None
    after = words[run + 1 : run + 2]
    alone = run == last + 2 and not (after and after[0].text in ",;.)" and not passage.is_everyday(words[run].text))
    return None if alone else words[run].end


def stands_apart(passage: Passage, first: int, end: int) -> bool:
    words = passage.words
    last = passage.index_at(end - 1)
    if words[last].end < end - 1 or passage.text[end : end + 1].isalnum():
        return False
    before, after = words[first - 1 : first] if first else [], words[last + 1 : last + 2]
    if before and before[0].low in PLAYS and last - first < 2:
        return False  # “as Anora “Ani” Mikheeva”
    if after and after[0].text == ":" and words[last + 2 : last + 3] and words[last + 2].is_capital:
        return False  # “Avatar: Fire and Ash”
    return not (continues(before, words[first].start) or (after and continues_with(after[0], end)))


def stands_as_title(passage: Passage, first: int, end: int) -> bool:
    """Whether a word that may be anything has its capital amid a sentence, and nobody is or plays who is called so."""
    last = passage.index_at(end - 1)
    if first in passage.openers and not is_nobody(passage, first, last):
        return False
    if passage.language == "de":
        return False
    after = passage.words[last + 1 : last + 2]
    if first in passage.openers:
        return not (passage.words[last].possessive or (after and after[0].low in SPOKEN | PLAYS | {","}))
    before = passage.words[first - 1]
    by_somebody = before.low == "by" and (first < 2 or passage.words[first - 2].low not in LED)
    if by_somebody or before.low in OF_A_PART or passage.words[last].possessive:
        return False
    if before.possessive and is_plain_english(before.text.replace("’", "'").removesuffix("'s")):
        return False  # “The Drover’s Ghost”
    return not (after and after[0].low in SPOKEN)


def is_nobody(passage: Passage, first: int, last: int) -> bool:
    """“Frances Ha”: built like a name, of which nobody bears the second word."""
    name = passage.words[last].text
    return last == first + 1 and name.isalpha() and not (is_surname(name) or is_given(name) or is_english(name))


def continues(before: list[Word], start: int) -> bool:
    """Whether a capital stands right before, and is no maker's: “Lean’s Brief Encounter”."""
    return bool(before) and before[0].is_capital and not before[0].possessive and before[0].end == start - 1


def continues_with(word: Word, end: int) -> bool:
    return word.is_capital and word.start == end + 1
