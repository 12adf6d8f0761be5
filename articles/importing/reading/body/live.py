"""A story told by the hour: each hour with its title, and the list of them that stands above."""

import re

from ..copy import Copy
from ..house import House
from ..pieces import Heading
from ..words import key
from .lists import LONGEST_HEADING

LONGEST_TITLE = 14  # words
HOUR_FIRST = re.compile(r"\d{1,2}[.:h]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s(?:[–—-]\s)?(?P<words>\S.{3,100})")


def hour(copy: Copy, index: int, house: House) -> int:
    if index not in copy.hours or house.talk:
        return 0
    passage, below = copy.passages[index], copy.passages[index + 1]
    copy.add(Heading(passage.start, passage.end, passage.text))
    if not is_title(copy, index + 1):
        return 1
    copy.add(Heading(below.start, below.end, below.text, 3, below.marks))
    return 2


def is_title(copy: Copy, index: int) -> bool:
    passage, below = copy.passages[index], copy.below(index)
    return (
        passage.set_as in ("", "heading")
        and not copy.kind(index)
        and passage.words <= LONGEST_TITLE
        and len(passage.text) <= LONGEST_HEADING
        and not passage.text.endswith((".", ",", ":"))
        and below is not None
        and below.is_prose
    )


def told_below(copy: Copy, index: int, house: House) -> int:
    """“22.58 A pier is saved”, where an hour has just this title below; or the label of a list of such lines."""
    if not copy.hours or index >= min(copy.hours):
        return 0
    if announces(copy, index):
        return copy.leave(index, 1, "navigation")
    over = copy.stands_right_below(index + 1) and copy.passages[index].is_bare and announces(copy, index + 1)
    return copy.leave(index, 1, "navigation") if over else 0


def announces(copy: Copy, index: int) -> bool:
    match = HOUR_FIRST.fullmatch(copy.passages[index].text[: 2 * LONGEST_HEADING])
    return bool(match) and copy.last_printed.get(key(match["words"]), 0) - 1 in copy.hours
