"""Charts of what is read most: a label, and numbered headlines of other stories under it."""

from collections.abc import Sequence
from itertools import pairwise

from ..text.lines import Passage
from . import furniture


def charted(passages: Sequence[Passage], kinds: Sequence[str | None]) -> frozenset[int]:
    """The numbered lines under such a label, whichever way they count."""
    found, due, step = set(), 0, 1
    for at, (passage, below) in enumerate(pairwise([*passages, None])):
        if kinds[at] == "related list" and furniture.CHART.fullmatch(passage.text[:80].strip(" *_")):
            due, step = 1, 1
            if below is not None and below.set_as == "entry" and below.level > 1:
                due, step = below.level, -1  # episodes, the last of them first
        elif due and passage.set_as == "entry" and passage.level == due:
            found.add(at)
            due += step
        elif not passage.is_bare or passage.set_as:
            due = 0
    return frozenset(found)
