"""The day of a story, where its head says it in another way than a line of its own."""

import re
from dataclasses import replace

from ..copy import Copy
from ..facts import dates
from ..facts.days_in_print import is_only_date, is_relative
from ..pieces import Field, Leftover

LONGEST_SIGNED = 100
# “TAOS, N.M. (September 21, 2024) —”, “PARIS, le 3 mai 2024 –”
DATED = re.compile(
    r"[A-ZÀ-Þ][\w’' .,/-]{1,50}?(?:, ?| ?\()(?P<day>[^()—–]{0,16}\d[^()—–]{3,24}?)\)?"
    r"(?: \([^()]{2,30}\)| /[^/]{3,30}/)?(?: ?[—–-]{1,2}|:) "
)
DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [^\W\d_]{3,12} \d{4}|[^\W\d_]{3,12} \d{1,2}, \d{4})"
    r"\s?(?:[–—|:]|-)\s(?P<words>[^\W\d_].{30,400})"
)
LONGEST_DEK = 440
SHORTEST_DEK = 20
STANDING = re.compile(r"stand\b", re.IGNORECASE)


def without_age(copy: Copy):
    """“Posted 4 hours ago” over “19 February 2026”: how old a story was when its page was copied says nothing beside
    the day.
    """
    told = [piece for piece in copy.pieces if isinstance(piece, Field) and piece.name == "published"]
    if any(piece.value[:4].isdigit() and len(piece.value) >= len("2026-02-19") for piece in told):
        aged = {id(piece) for piece in told if is_relative(piece.value)}
        copy.pieces = [
            Leftover(piece.start, piece.end, "boilerplate", copy.text[piece.start : piece.end])
            if id(piece) in aged
            else piece
            for piece in copy.pieces
        ]


def dated_by_standing(copy: Copy):
    """“Stand: 14.11.2024”: the only day that a German page names is when the story stood, not when it was changed."""
    for at, piece in enumerate(copy.pieces):
        stood = isinstance(piece, Field) and piece.name == "updated" and bool(STANDING.match(piece.label))
        if stood and "published" not in copy.fields:
            copy.pieces[at] = replace(piece, name="published")
            copy.fields ^= {"updated", "published"}


def day_over_dek(copy: Copy, index: int) -> list[Field]:
    """“09/07/2025 - Ana Ruiz returns with a film about a barn”: the day, and behind it the dek, without a full stop."""
    passage = copy.passages[index] if index < len(copy.passages) else None
    match = DAY_FIRST.fullmatch(passage.text[: LONGEST_DEK + 1]) if passage and not passage.set_as else None
    day = dates.find(match["day"], day_first=copy.counts_days_first) if match else None
    if day is None or copy.fields & {"published", "dek"} or passage.text.endswith(".") or match["words"].isupper():
        return []
    cut = passage.start + copy.source(passage).index(match["words"][:SHORTEST_DEK])
    return [
        Field(passage.start, cut, "published", day.value, match["day"]),
        Field(cut, passage.end, "dek", match["words"]),
    ]


def dated_by_dateline(copy: Copy, index: int):
    """“TAOS, N.M. (September 21, 2024) —” opens the first paragraph: without another date the story is of that day.
    The words stay where they are; only the day is read off them.
    """
    if "published" in copy.fields or index >= len(copy.passages):
        return
    passage = copy.passages[index]
    said = DATED.match(passage.text[:LONGEST_SIGNED])
    day = dates.find(said["day"]) if said else None
    if day and not day.doubt and is_only_date(said["day"][: day.start] + " " + said["day"][day.end :]):
        copy.add(Field(passage.start, passage.start, "published", day.value, said["day"]))
