"""Counters over pictures, “3/10”, and how many lines belong to each."""

import re
from collections import Counter
from itertools import pairwise

from ..text.lines import Passage

COUNTER = re.compile(
    r"(?:(?:image|photo|picture|slide|bild|foto) )?\d{1,3} ?(?:/|of|von|sur|de) ?\d{1,3}", re.IGNORECASE
)
NUMBER = re.compile(r"\d+")
FEWEST = 3  # pictures
MOST_LINES = 4  # under one counter
LONGEST_LINE = 400


def counted(passages: list[Passage]) -> dict[int, int]:
    """Where the counters of a gallery stand, each with how many lines belong to it: up to the next, or as many as
    the others have. Nothing where anything else than a few short lines stands under one of them.
    """
    counters = [at for at, line in enumerate(passages) if COUNTER.fullmatch(line.text[:40].strip("()[] "))]
    if len(counters) < FEWEST or not counts_up([passages[at].text for at in counters]):
        return {}
    found = {at: following - at - 1 for at, following in pairwise(counters)}
    usual = Counter(found.values()).most_common(1)[0][0]
    found[counters[-1]] = min(usual, len(passages) - counters[-1] - 1)
    lines = [line for at, count in found.items() for line in passages[at + 1 : at + 1 + count]]
    if not all(1 <= count <= MOST_LINES for count in found.values()):
        return {}
    return {} if any(line.set_as or len(line.text) > LONGEST_LINE for line in lines) else found


def counts_up(numbers: list[str]) -> bool:
    """Whether each counter is one further on than the one above, of as many."""
    parts = [[int(part) for part in NUMBER.findall(words)] for words in numbers]
    return all(len(part) == 2 for part in parts) and all(
        after == [before[0] + 1, before[1]] for before, after in pairwise(parts)
    )
