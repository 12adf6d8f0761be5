"""The list of its own sections that a page prints over a story: each of its lines stands below once more."""

import re

from ..copy import Copy
from ..furniture.furniture import LONGEST

LABEL = re.compile(
    r"(?:table of )?contents|jump to(?: section)?|in this (?:article|guide|story|piece)|on this page|sommaire|inhalt"
    r"|índice|sumario|sommario",
    re.IGNORECASE,
)
FEWEST = 3  # lines


def set_aside(copy: Copy):
    """Take the lines of contents off the desk, with their label: what is read below them are headings."""
    found: set[int] = set()
    if not copy.passages:
        return
    for block in dict.fromkeys(copy.blocks):
        lines = [at for at in block if not LABEL.fullmatch(copy.passages[at].text[:LONGEST].strip(" *_:"))]
        if len(lines) >= FEWEST and all(stands_again(copy, at, block.stop) for at in lines):
            found |= set(block)
            if block.start and LABEL.fullmatch(copy.passages[block.start - 1].text[:LONGEST].strip(" *_:")):
                found.add(block.start - 1)
    for at in found:
        copy.leave(at, 1, "navigation")
    if found:
        copy.take_off(found)


def stands_again(copy: Copy, index: int, end: int) -> bool:
    """Whether a short line stands once more below its block, and there over something else."""
    passage = copy.passages[index]
    if len(passage.text) > LONGEST or copy.printings[copy.keys[index]] != 2:
        return False
    at = copy.last_printed[copy.keys[index]]
    return at >= end and len(copy.blocks[at]) <= 2
