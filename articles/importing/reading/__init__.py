"""Reading a story that arrives as text: from characters to blocks, fields and leftovers.

No database is touched. Every character of the text ends in exactly one piece of the
reading, so nothing is lost in silence. What a text *is* shows in the text itself, never
in the name of its file: each shape below knows its own signs.
"""

from . import markdown, plain, web_page
from .pieces import (
    Block,
    Credits,
    Doubt,
    Field,
    Figure,
    Heading,
    Leftover,
    Note,
    Paragraph,
    Piece,
    PullQuote,
    Reading,
    RelatedHeadline,
)

# Tried in this order; any text at all can be read as plain.
SHAPES = (markdown, web_page, plain)


def read(text: str) -> Reading:
    """Take a text apart, whichever shape it came in."""
    shape = next(shape for shape in SHAPES if shape.shows_in(text))
    return shape.read(text)


__all__ = [
    "Block",
    "Credits",
    "Doubt",
    "Field",
    "Figure",
    "Heading",
    "Leftover",
    "Note",
    "Paragraph",
    "Piece",
    "PullQuote",
    "Reading",
    "RelatedHeadline",
    "read",
]
