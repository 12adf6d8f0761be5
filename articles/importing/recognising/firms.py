"""Companies: known ones, those whose last word says so, those that a sentence calls so."""

import re
from collections.abc import Iterator
from functools import cache

from . import contexts
from .bodies import Body
from .gazetteer import companies, fold, is_english, is_given
from .passages import Passage


def firms(number: int, passage: Passage, taken: set[int]) -> Iterator[Body]:
    """Companies: known ones, those whose last word says so, those that a sentence calls so."""
    words = passage.words
    at = 0
    while at < len(words):
        word = words[at]
        if at in taken or not word.is_word or not (word.is_capital or word.text[0].isdigit() or word.text in ("mk2",)):
            at += 1
            continue
        last = at
        while (
            last + 1 < len(words)
            and last - at < 6
            and words[last + 1].start - words[last].end <= 1
            and not words[last].possessive
            and (
                words[last + 1].is_capital
                or words[last + 1].text in "&+!"
                or (
                    words[last + 1].low in ("of", "et", "du", "des", "d'")
                    and passage.language != "de"  # “eine Szene des Films”
                    and last + 2 < len(words)
                    and words[last + 2].is_capital
                )
            )
            and last + 1 not in taken
        ):
            last += 1
        found = None
        opens_known = opening(fold(word.text)) in openings()
        for end in range(last, at - 1, -1):
            if opens_known and is_known(passage, at, end):
                found = end, "known"
                break
            if (
                end > at
                and words[at].low != "best"
                and words[end].low.rstrip(".") in contexts.COMPANY_TAILS
                and words[end].is_capital
                and not passage.is_title_cased
            ):
                found = end, "tail"
                break
        if (
            not found
            and words[at].low in ("les", "studio", "studios", "la")
            and last > at
            and (words[at + 1].low == "films" or words[at].low in ("studio", "studios"))
            and not passage.is_title_cased
        ):
            found = last, "tail"
        if not found:
            p1 = words[at - 1].low if at else ""
            p2 = words[at - 2].low if at > 1 else ""
            if p1 in contexts.COMPANY_NOUNS or (
                p1 in ("by", "par", "por")
                and p2
                in (
                    "distribué",
                    "distribuée",
                    "distribuida",
                    "released",
                    "distributed",
                    "acquired",
                    "bought",
                    "picked",
                    "financed",
                    "handled",
                    "commissioned",
                    "published",
                )
            ):
                found = last, "stated"
            elif p1 == "for" and is_produced_for(passage, at):
                found = last, "produced for"
            elif (
                at + 1 < len(words)
                and words[last + 1 : last + 2]
                and words[last + 1].low in ("acquired", "acquires", "picked", "releases", "distributes", "distributed")
                and not words[last].possessive
            ):
                found = last, "acquires"
        if found:
            yield Body(number, at, found[0], passage.text[words[at].start : words[found[0]].end], "company", found[1])
            at = found[0] + 1
        else:
            at += 1


def is_produced_for(passage: Passage, at: int) -> bool:
    """“Ana Ruiz produced with Bo Lund for Low Water”: a name stands before “for”, or the verb."""
    words = passage.words
    sentence, _ = passage.sentence_of(at)
    if at < 2 or (is_given(words[at].text) and not is_english(words[at].text)):
        return False
    if not (words[at - 2].is_capital or words[at - 2].low in PRODUCES):
        return False
    return bool(PRODUCES & {word.low for word in words[sentence:at]})


PRODUCES = contexts.words("produce produces produced producing producer producers")


COMMON_NAMES = frozenset(
    [
        "max",
        "peacock",
        "sky",
        "arrow",
        "criterion",
        "altitude",
        "illumination",
        "universal",
        "neon",
        "vertical",
        "pyramide",
        "arte",
        "amazon",
        "marvel",
        "disney",
        "fx",
        "abc",
        "curzon",
        "gaumont",
        "starz",
        "showtime",
        "wild bunch",
        "black bear",
        "plan b",
        "working title",
    ]
)


LEADS = contexts.words("on by via from with for through to at sur chez par and or , en bei auf courtesy of / ( © :")


FIRST = re.compile(r"\w+")


@cache
def openings() -> frozenset[str]:
    """What the names of known companies begin with: few words do, so that most are not looked up at every length."""
    return frozenset(map(opening, companies()))


def opening(name: str) -> str:
    first = FIRST.search(name)
    return first[0] if first else ""


def is_known(passage: Passage, first: int, last: int) -> bool:
    name = passage.text[passage.words[first].start : passage.words[last].end]
    return fold(name) in companies() and known_is_meant(passage, first, last, name)


def known_is_meant(passage: Passage, first: int, last: int, name: str) -> bool:
    """Names that are everyday words too count where a release or a credit is spoken of."""
    if fold(name) not in COMMON_NAMES or (name.isupper() and len(name) > 2):
        return True
    before = passage.words[first - 1].low if first else ""
    follow = passage.words[last + 1] if last + 1 < len(passage.words) else None
    if follow is not None and follow.is_capital and follow.start == passage.words[last].end + 1:
        return False
    return before in LEADS or (
        follow is not None and follow.low in ("series", "show", "will", "has", "is", "acquired", "picked", "releases")
    )
