"""Results in the running of a page: the name of a prize on a line, and under it who was up for it, a line to each."""

import re
from collections.abc import Iterator

from ..copy import Copy
from ..pictures.picture_credits import caption_and_credit
from ..pieces import Heading, ListEntry
from ..text.lines import Passage
from ..text.running_text import text_of
from ..words import NOT_PRINTED, is_finished

PRIZE = re.compile(
    r"(?:(?:best|outstanding|meilleure?s?|mejor(?:es)?|migliore?|melhor|beste[rs]?)\s.{2,80}"
    r"|.{0,60}\b(?:award|prize|prix|premio|preis)(?:\s(?:for|in|to|de|du|à|al?|für)\s.{2,50})?)",
    re.IGNORECASE,
)
FEWEST_PRIZES = 2
FEWEST_ROWS = 4  # under all of them
LONGEST_PRIZE = 10  # words
LONGEST_ROW = 110  # characters
SMALL_WORD = 3  # letters: of words that stay small in a title
MOSTLY = 0.6
WORDS = re.compile(r"[^\W\d_]+")


def of(copy: Copy) -> dict[int, range]:
    """The prizes that stand over lines, each with those lines; none where a page has only one, or hardly a line."""
    heads = [at for at in range(len(copy.passages)) if heads_rows(copy, at)]
    found = {at: rows for at in heads if (rows := rows_below(copy, at))}
    prizes = sum(bool(PRIZE.fullmatch(printed(copy.passages[at]))) for at in found)
    enough = len(found) >= FEWEST_PRIZES and prizes * 2 >= len(found)
    return found if enough and sum(map(len, found.values())) >= FEWEST_ROWS else {}


def heads_rows(copy: Copy, index: int) -> bool:
    """Whether a line names a prize, or is set as a heading is."""
    passage = copy.passages[index]
    if copy.kind(index) or not passage.is_bare or passage.words > LONGEST_PRIZE:
        return False
    marked = passage.set_as == "heading" and passage.level > 1
    return marked or (not passage.set_as and bool(PRIZE.fullmatch(printed(passage))))


def rows_below(copy: Copy, index: int) -> range:
    """The lines below, down to the next prize or whatever cannot be one of them."""
    end = index + 1
    while end < len(copy.passages) and not heads_rows(copy, end) and is_row(copy, end):
        end += 1
    lines = copy.passages[index + 1 : end]
    return range(index + 1, end if not all(line.is_all("link") for line in lines) else index + 1)


def is_row(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    plain = passage.set_as in ("", "item") and not copy.kind(index) and bool(passage.text)
    short = plain and len(passage.text) <= LONGEST_ROW and not is_finished(passage.text)
    return short and ":" not in passage.text[-1:] and is_named(passage) and not caption_and_credit(passage.text)[1]


def is_named(passage: Passage) -> bool:
    """Whether most of its longer words have a capital, as names and titles have."""
    long = [word for word in WORDS.findall(passage.text) if len(word) > SMALL_WORD]
    return sum(word[0].isupper() for word in long) >= MOSTLY * len(long)


def printed(passage: Passage) -> str:
    return NOT_PRINTED.sub("", passage.text).strip("*_ :")


def under_prize(copy: Copy, index: int, results: dict[int, range]) -> int:
    """The name of a prize with the lines below it, each a list entry."""
    if index not in results:
        return 0
    passage = copy.passages[index]
    copy.add(Heading(passage.start, passage.end, printed(passage), max(passage.level, 2)))
    copy.add(*entries(copy, results[index]))
    return 1 + len(results[index])


def entries(copy: Copy, rows: range) -> Iterator[ListEntry]:
    for at in rows:
        line = copy.passages[at]
        words, _, marks = text_of(copy, line)
        yield ListEntry(line.start, line.end, words, marks=marks)
