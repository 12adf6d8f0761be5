"""Titles next to people: “Greta Lee in Past Lives”, “Robert Bresson's A Man Escaped”, “Emma Corrin (The Crown)”."""

import re
from collections.abc import Iterator

from . import contexts
from .extents import run_of_title
from .gazetteer import fold, is_given, places
from .passages import Passage
from .people import Bearer, Spot
from .titles import YEAR, Title

SMALL = contexts.words("with for from at by to in on of under over the a an")
# What follows a work, where a noun follows what is somebody's apartment.
BEHIND = contexts.words(". , ; : ! ? and or but ) ( – — is was has which that who when where in at with from as") | {""}
TELLING_NOUNS = contexts.words(
    "film story tale portrait drama comedy thriller documentary chronicle study satire account"
)


def beside_people(
    number: int, passage: Passage, spots: list[Spot], people: dict[str, Bearer], taken: set[int]
) -> Iterator[Title]:
    """Titles that stand with a person. ``people`` are those whom the text is known to name."""
    if passage.is_title_cased:
        return
    for spot in spots:
        bearer = people.get(fold(spot.name))
        if bearer is None or spot.last + 1 >= len(passage.words):
            continue
        for first, sure, reason in openings(passage, spot, bearer):
            last = run_of_title(passage, first) if first < len(passage.words) else None
            if last == first and reason == "somebody's" and bearer.word_count > 1:
                last = over_small_word(passage, first)
            if last is None or not passage.words[last].is_word or taken.intersection(range(first, last + 1)):
                continue
            sure = surer(passage, first, last, bearer, sure, reason)
            if sure:
                start, end = passage.words[first].start, passage.words[last].end
                yield Title(number, start, end, passage.text[start:end], "film", sure, reason)


def of_film(follow: list[str]) -> bool:
    return bool({word.rsplit("-", 1)[-1] for word in follow[2:]} & (contexts.FILM_NOUNS | contexts.SERIES_NOUNS))


COUNTRY = re.compile(r"USA?|U\.S\.A?\.?|U\.?K\.?|UAE|EEUU|GB|GDR|DDR|USSR|UdSSR|URSS")


def over_small_word(passage: Passage, first: int) -> int:
    """“Ana Ruiz's Salt in the Wall.”: what is somebody's goes on over a small word to a capital, if a sign ends it."""
    words = passage.words
    at = first + 1
    while at < len(words) and at - first < 4 and words[at].low in SMALL:
        at += 1
    if at == first + 1 or at >= len(words) or not words[at].is_capital or not words[at].is_word:
        return first
    closed = at + 1 == len(words) or words[at + 1].text in ",.;:)!?"
    named = is_given(words[at].text) or fold(words[at].text) in places() or words[at].low in contexts.CALENDAR
    return at if closed and not named else first


def openings(passage: Passage, spot: Spot, bearer: Bearer) -> Iterator[tuple[int, int, str]]:
    """Where a title may begin after a name, how sure that makes it, and why."""
    at = spot.last + 1
    low = passage.words[at].low
    if spot.possessive:
        yield at + (low == "own"), 1, "somebody's"
    elif bearer.word_count > 1 and low in ("in", "dans", "en"):
        yield at + 1, 2 if passage.part == "text" else 3, "somebody in it"
    elif low == "(":
        yield at + 1, 3, "in brackets after a name"


def surer(passage: Passage, first: int, last: int, bearer: Bearer, sure: int, reason: str) -> int:
    """How sure the run itself leaves it; nought where it is something else."""
    words = passage.words
    run = words[first : last + 1]
    follow = [word.low for word in words[last + 1 : last + 8]] + [""] * 2
    everyday = all(passage.is_everyday(word.text) for word in run)
    if len(run) == 1 and YEAR.fullmatch(run[0].text):
        return 0  # “Beatrix Lorne in 1964”
    if {word.low for word in run} & contexts.CALENDAR and reason != "somebody's":
        return 0
    if fold(run[0].text) in places() and reason == "somebody in it":
        return 0
    if reason == "somebody in it" and passage.part != "text" and run[0].low not in ("the", "a", "an"):
        sure = sure if follow[0] in ("", ".", ",", "(", ")", ";", "and") else 1
    if reason == "in brackets after a name":
        person = is_given(run[0].text) and len(run) > 1 and not everyday
        closes = follow[0] in (")", ",", ";") and not follow[1].isdigit()
        if bearer.word_count == 1 and len(run) == 1 and follow[0] == ")":
            return 0  # “Ruiz (Asa)” says whom she plays
        if len(run) == 1 and COUNTRY.fullmatch(run[0].text) and follow[0] in (")", ",", ";"):
            return 0  # “Kelly Reichardt (USA)” says where a film is from
        return 0 if person or not closes or fold(run[0].text) in places() else sure
    if reason == "somebody's":
        if run[0].low.rstrip(".") in contexts.RANKS | contexts.SIR and len(run) > 1:
            return 0  # “Stephen Root's Sheriff Boone”
        article = run[0].low in ("the", "a", "an")
        if run[-1].low.rstrip(".") in contexts.VENUES | contexts.COMPANY_TAILS and not article:
            return 0
        if article or (len(run) > 1 and (bearer.word_count > 1 or (not everyday and not is_given(run[0].text)))):
            return 3
        if follow[0] == "," and TELLING_NOUNS & set(follow[1:6]):
            return 3
        if len(run) == 1 and follow[0] in ("is", "was") and follow[1] in ("a", "an", "the") and not of_film(follow):
            return 0  # “Tom Cruise's Cage is a coward”: whom somebody plays
        strange = not everyday and not is_given(run[0].text) and fold(run[0].text) not in places()
        if len(run) == 1 and strange and bearer.word_count > 1 and run[0].low not in contexts.MODIFIERS:
            return 3 if follow[0] in BEHIND else 2
        return 2 if len(run) > 1 else 1
    return sure


__all__ = ["beside_people"]
