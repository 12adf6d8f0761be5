"""What names say of each other: an actor in brackets, “as”, “played by”, lists of one kind."""

import itertools
import re

from . import contexts
from .gazetteer import fold, is_common, is_given
from .passages import Passage
from .people import Bearer, Spot

PLAYED_BY = re.compile(
    r"\b(?:played|portrayed|voiced|embodied|incarnée?|jouée?|interprétée?|campée?|interpretad[oa]|"
    r"encarnad[oa]|gespielt)\b"
    r"(?: \w+){0,3}? (?:by|par|por|von)\s\Z"
)
LISTED = re.compile(
    r"\s*(?:\([^()]{0,60}\)|“[^“”]{0,60}”)?(?:,|;| and| &| et| y| e| und|, and|, &|,? as well as|"
    r",? along with|,? plus)\s\Z"
)
OPENING_BRACKET = re.compile(r"[”\"’'» ]{0,3}\( ?")
OTHERS = contexts.words("a an and her his their whose by with un une una ein eine einen son sa sus et und y")
NEAR = 110


def weigh_neighbours(passage: Passage, spots: list[Spot], bearers: dict[str, Bearer], surnames: set[str]) -> None:
    """``spots`` are those of one passage in their order; ``surnames`` the last words of fuller names anywhere."""
    for before, after in itertools.pairwise(spots):
        between = passage.text[before.end : after.start] if after.start - before.end < NEAR else None
        if between is None:
            continue
        one, other = bearers[fold(before.name)], bearers[fold(after.name)]
        in_brackets(passage, between, after, one, other, surnames)
        as_whom(between, before, one, other)
        if (by := PLAYED_BY.search(between)) and "." not in between:
            other.add("person", "plays somebody", 3)
            if is_spoken_of(between[: by.start()]):
                one.add("character", f"played by {after.name}", 4)


def weigh_again(passages: list[Passage], bearers: dict[str, Bearer]) -> None:
    """Full names of words that are no everyday ones, and that the text comes back to: by surname, or in full."""
    for bearer in list(bearers.values()):
        words = bearer.name.split()
        if len(words) not in (2, 3) or bearer.evidence["thing"] or bearer.evidence["character"]:
            continue
        everyday = passages[bearer.spots[0].passage].is_everyday if bearer.spots else is_common
        alone = bearers.get(fold(words[-1]))
        known = alone is not None and alone.stated >= 3
        known = known and not alone.evidence["thing"] and not alone.evidence["character"]
        if any(map(everyday, words)) or not (bearer.stated or known):
            continue
        if known and not bearer.stated:
            bearer.add("person", "spoken of by surname", 3)
        if len(bearer.spots) > 1 or (alone is not None and alone.stated and not alone.evidence["thing"]):
            bearer.add("person", "spoken of again", 1)


def is_spoken_of(between: str) -> bool:
    """Whether “played by” speaks of the name before: it follows it, or an aside about it. “Florence Pugh, and her
    mother, who is played by …” speaks of another.
    """
    if between.startswith(","):
        return not re.match(r",? (?:and|but|whose|with|his|her)\b", between)
    words = between.lower().split()
    return len(words) <= 4 and not OTHERS & set(words)


def in_brackets(passage: Passage, between: str, after: Spot, one: Bearer, other: Bearer, surnames: set[str]) -> None:
    """“Igor (Yura Borisov)”, “Sam Fox (Adlon)”: the character, then who plays it."""
    closes = passage.text[after.end : after.end + 1]
    if not OPENING_BRACKET.fullmatch(between) or closes not in (")", ",", ";"):
        return
    billed = one.word_count > 1 and one.score("person") >= 3
    if (
        billed
        and (other.word_count == 1 or passage.text[after.end + 1 : after.end + 2] == ":")
        and fold(other.name) not in surnames
    ):
        other.add("character", f"in brackets after {one.name}", 3)
        return
    first, *rest = one.name.split()
    # “Taxifahrer Yusuf”: in German what somebody is has its capital as well
    alone = not rest or (len(rest) == 1 and passage.language == "de" and is_given(rest[0]) and not is_given(first))
    looks = other.word_count > 1 and (other.score("person") >= 3 or (alone and other.score("person") > 0))
    if (
        one.word_count > 1
        and passage.is_everyday(other.name.split()[0])
        and passage.is_everyday(other.name.split()[-1])
    ):
        looks = False
    if (looks and not other.evidence["thing"]) or fold(other.name) in surnames:
        one.add("character", f"in brackets: {other.name}", 5)
        other.add("person", "plays somebody", 3)


def as_whom(between: str, before: Spot, one: Bearer, other: Bearer) -> None:
    """“Mikey Madison as Ani”, “Laura Dern as the weary Detective Reyes”."""
    match = re.fullmatch(
        r"(?:\s(?:is|was|shines|excels|dazzles|est|está|ist) (?:[\w’'-]+ ){0,4}?|\s)(?:as|comme|como|"
        r"als)\s(?:(?:the|a|an|his|her|le|la|el|ihre?)\s)?(?:[\w’'-]+,?\s){0,4}",
        between,
    )
    if match and ("," in between or " and " in between):
        match = None
    if not match and not before.possessive and re.fullmatch(r"\s[^,.;:()]{1,60}\s(?:as|comme|como|als)\s", between):
        other.add("character", f"{one.name} … as", 3 if one.score("person") >= 3 else 1)
    if match and not before.possessive:
        other.add("character", f"{one.name} as", 4)
        if one.word_count > 1:
            one.add("person", "as somebody", 2)


def share_in_lists(passage: Passage, spots: list[Spot], bearers: dict[str, Bearer]) -> None:
    """In a list of names where one is certainly a person, the others are of the same kind."""
    row: list[Spot] = []
    for spot in [*spots, None]:
        joined = (
            bool(row)
            and spot is not None
            and spot.start - row[-1].end < 80
            and bool(LISTED.fullmatch(passage.text[row[-1].end : spot.start]))
        )
        if joined:
            row.append(spot)
            continue
        share(row, bearers)
        row = [spot] if spot is not None else []


def share(row: list[Spot], bearers: dict[str, Bearer]) -> None:
    listed = [bearers[fold(spot.name)] for spot in row]
    if len(listed) < 2:
        return
    surest = max(bearer.stated if not bearer.score("character") else 0 for bearer in listed)
    named = sum(bearer.word_count > 1 and bearer.score("person") >= 3 for bearer in listed)
    for previous, bearer in zip([None, *listed], listed, strict=False):
        single = previous is not None and bearer.word_count == previous.word_count == 1
        if single and previous.score("character") >= 4 and not bearer.score("person"):
            bearer.add("character", "listed with one", 3)
        if bearer.evidence["character"] or "in or at it" in bearer.evidence["thing"]:
            continue
        if surest >= 3 and bearer.word_count > 1:
            bearer.add("person", "in a list of people", 3)
        elif is_listed_as_person(bearer, named, len(listed)):
            bearer.add("person", "in a list of people", 2)


def is_listed_as_person(bearer: Bearer, named: int, count: int) -> bool:
    """Whether so many of a list are people for certain that this one is: all the sooner where it is of no language."""
    if bearer.word_count == 1:
        return named >= 1 and fold(bearer.name) in contexts.MONONYMS
    return (named >= 1 and "no everyday words" in bearer.evidence["person"]) or (named >= 2 and named * 2 >= count)


def looks_like_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and is_given(words[0])
