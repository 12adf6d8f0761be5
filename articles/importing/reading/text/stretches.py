"""A line of the head cut into what it says: at its bars, or at the commas around its day."""

import re
from collections.abc import Iterator

from ..facts import dates
from ..facts.days_in_print import CHANGED, DATE_WORDS, STOOD, WEEKDAY
from .lines import Passage

PARTED = re.compile(
    r"[ \t\u00a0]+[|·•–—/-][ \t\u00a0]+|[ \t\u00a0]*[|·•][ \t\u00a0]*"
    r"|(?<!\bby)(?<!\bpar)(?<!\bpor)(?<!\bvon)(?<!\bdi)(?:(?<=\S)[ \t\u00a0]{2,}|(?<![\t ])\t+)"
    rf"|(?<!last)(?<!letzt),?\s+(?=\(?(?:last |zuletzt )?{CHANGED}\b)"
    rf"|,\s+(?=(?:first |originally )?{STOOD}\b)|,\s+(?=(?:[^\W\d]+ )?(?:by|par|por|von|di)\s?:?\s[A-ZÀ-Þ])",
    re.IGNORECASE,
)
MOST_PARTS = 5
LONGEST_CUT = 160  # characters
BEFORE_DAY = re.compile(rf"(?:\b(?=\w)(?>{DATE_WORDS.pattern}|{WEEKDAY.pattern})|[\s,;:(])*+$", re.IGNORECASE)
BEHIND_DAY = re.compile(rf"(?:[\s,;:)]|(?:{DATE_WORDS.pattern})\s)*", re.IGNORECASE)
STOP = re.compile(r"(?<=[^\W\d_]{2})\.[ \t]+(?=[^\W_])")
COMMA = re.compile(r"[ \t]*[,;][ \t]+|\n")


def segments(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """The stretches between the bars of a line."""
    reached = passage.start
    for bar in PARTED.finditer(text, passage.start, passage.end):
        if text[reached : bar.start()].strip():
            yield reached, bar.start()
        reached = bar.end()
    if text[reached : passage.end].strip():
        yield reached, passage.end


def hours_with_days(text: str, stretches: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches, an hour behind its bar put back to the day before it."""
    whole: list[tuple[int, int]] = []
    for start, end in stretches:
        day = dates.find(text[slice(*whole[-1])]) if whole and dates.is_hour(text[start:end]) else None
        if day and "T" not in day.value:
            start = whole.pop()[0]
        whole.append((start, end))
    return whole


def between_stops(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """The stretches between the full stops of a short line; an initial’s parts nothing."""
    if passage.end - passage.start > LONGEST_CUT:
        return
    reached = passage.start
    for stop in STOP.finditer(text, passage.start, passage.end):
        yield reached, stop.start() + 1
        reached = stop.end()
    if reached < passage.end:
        yield reached, passage.end


def around_day(text: str, passage: Passage) -> list[tuple[int, int]]:
    """The stretches of a line that has no bars: its day with what is said of it, and what commas part beside it."""
    line = text[passage.start : passage.end]
    moment = dates.find(line) if len(line) <= LONGEST_CUT else None
    if moment is None or not line.strip():
        return []
    first = BEFORE_DAY.search(line, 0, moment.start).start()
    last = BEHIND_DAY.match(line, moment.end).end()
    found = [*parts(line, 0, first), (first, last), *parts(line, last, len(line))]
    return [(passage.start + start, passage.start + end) for start, end in found] if len(found) <= MOST_PARTS else []


def parts(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for comma in COMMA.finditer(line, start, end):
        if line[start : comma.start()].strip():
            yield start, comma.start()
        start = comma.end()
    if line[start:end].strip(" ,;"):
        yield start, end
