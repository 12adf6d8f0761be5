"""Headings that begin with a number and no full stop after it, one more or one less each time: “4 ‘Devil’ (2010)”."""

import re
from dataclasses import replace

from .lines import Passage

COUNTED = re.compile(r"(?P<rank>\d{1,3})[ \u00a0]+(?=[“‘\"'«]|[A-ZÀ-Þ\d])")
FEWEST = 3


def with_ranks(passages: list[Passage]) -> list[Passage]:
    """The passages, such headings as the entries of a list that they are."""
    counted = [
        (at, int(match["rank"]))
        for at, passage in enumerate(passages)
        if passage.set_as == "heading" and (match := COUNTED.match(passage.text))
    ]
    for step in (1, -1):
        for run in runs(counted, passages, step):
            for at, rank in run if len(run) >= FEWEST else ():
                passages[at] = replace(passages[at], set_as="entry", level=rank)
    return passages


def runs(counted: list[tuple[int, int]], passages: list[Passage], step: int) -> list[list[tuple[int, int]]]:
    """Headings of one level whose numbers go on by a step."""
    found: list[list[tuple[int, int]]] = []
    for at, rank in counted:
        last = found[-1][-1] if found else None
        if last and rank == last[1] + step and passages[at].level == passages[last[0]].level:
            found[-1].append((at, rank))
        else:
            found.append([(at, rank)])
    return found
