"""The day of a story that stands below it: “Published 30 October 2025”, a line of its own."""

import re

from ..copy import Copy
from ..facts.days_in_print import STOOD
from ..house import House
from ..pieces import Field
from . import meta

SAYS_SO = re.compile(rf"(?:first |originally )?{STOOD}\b", re.IGNORECASE)


def published(copy: Copy, index: int, house: House) -> int:
    """A line that says by its first word that the story stood that day, where no line above the story says when."""
    passage = copy.passages[index]
    if "published" in copy.fields or passage.set_as or not SAYS_SO.match(passage.text) or not passage.is_bare:
        return 0
    if not copy.has_paragraph or not copy.is_mostly_above(index):
        return 0
    found = meta.told(copy, index)
    if not found or not any(isinstance(piece, Field) and piece.name == "published" for piece in found[0]):
        return 0
    copy.add(*found[0])
    copy.doubts += found[1]
    return 1
