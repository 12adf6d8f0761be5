"""Titles that stand in a row with one that is known."""

import re
from collections.abc import Iterator

from . import contexts
from .extents import LOOSE, comes_from, is_maker, leads_in, run_of_title
from .gazetteer import fold, is_given, is_surname, places
from .passages import Passage
from .titles import Title

# “Low Tide, which nobody saw, and Ebb, which everybody did”
CLAUSE = re.compile(
    r"[”\"’»]?,\s(?:which|whose|with|about|where|in which|from which)\s[^.;:()“”]{3,120}?,\sand\s(?=[A-ZÀ-Þ])"
)
ALIKE = contexts.words("which whose with about where in from")


JOINS = contexts.words("to of de du del da do")
WHERE = contexts.words("worldwide overseas internationally globally domestically stateside elsewhere abroad meanwhile")
SAYS = contexts.SPEECH - contexts.FILM_NOUNS
FEW_LEADS = contexts.words("after like including with as alongside plus by from namely are were them")


def listed_with(number: int, passage: Passage, known: list[Title], taken: set[int]) -> Iterator[Title]:
    """Runs that stand in a row with a known title: “Conclave and Wicked”, “Hacks, The Penguin and Shōgun”."""
    words = passage.words
    for title in known:
        at = passage.index_at(title.end - 1)
        for _ in range(12):
            following = next_in_row(passage, at, taken)
            if following is None or nearest_is_person(passage, *following):
                break
            first, at = following
            yield row_title(number, passage, first, at, title.kind)
        if match := CLAUSE.match(passage.text, title.end):
            yield from behind_clause(number, passage, passage.index_at(match.end()), title.kind, taken)
        at = passage.index_at(title.start)
        for _ in range(12):
            first = before_in_row(passage, at, taken)
            if first is None or nearest_is_person(passage, *first):
                break
            yield row_title(number, passage, first[0], first[1], title.kind)
            at = first[0]
    for at, word in enumerate(words):
        if word.low in FEW_LEADS and at + 1 < len(words) and words[at + 1].is_capital and (at + 1) not in taken:
            sentence, end = passage.sentence_of(at)
            near = [w.low for w in words[max(sentence, at - 4) : at]]
            plural = [w for w in near if w in contexts.FILM_NOUNS or w in contexts.SERIES_NOUNS]
            nominated = (
                word.low == "by"
                and near[-1:] == ["followed"]
                and any("nominations" in w.low for w in words[sentence:end])
            )
            if not ((plural and (word.low != "with" and word.low != "by" and word.low != "from")) or nominated):
                continue
            kind = "series" if plural and plural[-1] in contexts.SERIES_NOUNS else "film"
            if nominated and {"television", "tv", "series"} & {w.low for w in words[sentence:end]}:
                kind = "series"
            first = at + 1
            last = single_run(passage, first)
            if last is None or (nearest_is_person(passage, first, last) and not nominated):
                continue
            yield row_title(number, passage, first, last, kind, told=True)
            at_last = last
            for _ in range(12):
                following = next_in_row(passage, at_last, taken)
                if following is None:
                    break
                yield row_title(number, passage, *following, kind, told=True)
                at_last = following[1]


def behind_clause(number: int, passage: Passage, first: int, kind: str, taken: set[int]) -> Iterator[Title]:
    """The next title of a row in which each has a clause of its own."""
    last = single_run(passage, first) if first not in taken else None
    if last is None or taken.intersection(range(first, last + 1)) or nearest_is_person(passage, first, last):
        return
    after = passage.words[last + 1 : last + 3]
    if len(after) > 1 and after[0].text == "," and after[1].low in ALIKE and not passage.words[last].possessive:
        yield row_title(number, passage, first, last, kind)


def nearest_is_person(passage: Passage, first: int, last: int) -> bool:
    words = passage.words[first : last + 1]
    if len(words) == 1 and words[0].text in ("I", "A"):
        return True  # who speaks, and no title
    if all(passage.is_everyday(word.text) for word in words):
        return False
    plain = len(words) in (2, 3) and all(word.is_capital for word in words) and words[0].low != "the"
    return plain and (
        is_given(words[0].text) or (is_surname(words[-1].text) and not passage.is_everyday(words[0].text))
    )


def row_title(number: int, passage: Passage, first: int, last: int, kind: str, told: bool = False) -> Title:
    start, end = passage.words[first].start, passage.words[last].end
    return Title(number, start, end, passage.text[start:end], kind, 3, "in a row of titles", told=told)


def single_run(passage: Passage, first: int) -> int | None:
    """A run that stops at “and”: in a row it parts two titles."""
    last = run_of_title(passage, first)
    if last is None:
        return None
    for number in range(first + 1, last):
        if (
            passage.words[number].low in ("and", "&", "et", "y", "with", "for")
            or (passage.words[number].low == "to" and comes_from(passage, first))
        ) and passage.words[number + 1].is_capital:
            return number - 1
    return last


def over_preposition(passage: Passage, first: int, last: int) -> int:
    """“Low Tide and Gone to Sea”: in a row one word goes on over a small one, where the next closes the row."""
    ahead = passage.words[first + 1 : first + 4]
    if last > first or len(ahead) < 3 or ahead[0].low not in LOOSE:
        return last
    word = ahead[1].text
    is_title = ahead[1].is_capital and ahead[2].text in ",.;)" and not is_given(word) and fold(word) not in places()
    return first + 2 if is_title and ahead[1].low not in contexts.CALENDAR else last


def next_in_row(passage: Passage, last: int, taken: set[int]) -> tuple[int, int] | None:
    words = passage.words
    ahead = last + 1
    while (
        ahead < len(words)
        and ahead - last < 3
        and (words[ahead].text in ",&" or words[ahead].low in ("and", "et", "y", "und", "e", "or"))
    ):
        ahead += 1
    if ahead == last + 1 or ahead >= len(words) or ahead in taken or not words[ahead].is_capital:
        return None
    if words[ahead].text == "I":
        return None  # “I had seen Low Tide and I wept”
    for owner in range(ahead, min(ahead + 4, len(words) - 1)):
        if words[owner].possessive and is_maker(passage, owner) and words[owner + 1].is_capital:
            ahead = owner + 1
            break
    end = single_run(passage, ahead)
    end = end if end is None else over_preposition(passage, ahead, end)
    closes = words[ahead - 1].low in ("and", "et", "y", "und", "e")
    if closes and end is not None and [word.text for word in words[end + 1 : end + 2]] == ["&"]:
        end = end + 2 if words[end + 2 : end + 3] and words[end + 2].is_capital else end  # “Low Tide and Ali & Ava”
    if end is None or any(n in taken for n in range(ahead, end + 1)) or (words[end].possessive):
        return None
    if ahead == end and [word for word in words[end + 1 : end + 2] if word.low in SAYS]:
        return None  # “Bo sees Low Tide, and Ana says …”
    return ahead, end


def before_in_row(passage: Passage, first: int, taken: set[int]) -> tuple[int, int] | None:
    words = passage.words
    behind = first - 1
    while (
        behind >= 0
        and first - behind < 4
        and (words[behind].text in ",&" or words[behind].low in ("and", "et", "y", "und", "e"))
    ):
        behind -= 1
    if behind == first - 1 or behind < 0 or behind in taken or not words[behind].is_capital:
        return None
    begin = behind
    while (
        begin > 0
        and words[begin - 1].is_capital
        and words[begin - 1].is_word
        and begin - 1 not in taken
        and behind - begin < 8
    ):
        begin -= 1
    if begin > 1 and words[begin - 1].low in JOINS and words[begin - 2].is_capital and begin - 2 not in taken:
        begin -= 2  # “Night Mail to Vigo and The Long Hunger”
        while begin > 0 and words[begin - 1].is_capital and words[begin - 1].is_word and begin - 1 not in taken:
            begin -= 1
    while begin < behind and leads_in(passage, begin):
        begin += 1
    if begin == behind and words[behind].low in WHERE and behind in passage.openers:
        return None  # “Worldwide, Low Tide took more”
    return (begin, behind) if begin not in taken and words[behind].is_word else None
