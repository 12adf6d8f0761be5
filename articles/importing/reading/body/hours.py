"""The lines of a story told by the hour that say only when: “22.58 GMT” over what happened then."""

from collections.abc import Sequence

from ..facts import dates
from ..text.lines import Passage

FEWEST = 3
LONGEST = 20  # characters
NEAR = 2  # what happened stands right below, or under a title


def of(passages: Sequence[Passage]) -> frozenset[int]:
    """Where they stand, if there are several."""
    found = [
        at
        for at, passage in enumerate(passages)
        if not passage.set_as
        and len(passage.text) <= LONGEST
        and dates.is_hour(passage.text)
        and any(below.is_prose for below in passages[at + 1 : at + 1 + NEAR])
    ]
    return frozenset(found) if len(found) >= FEWEST else frozenset()
