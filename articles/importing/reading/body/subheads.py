"""Subheads that do not look like one: a question, or words between quotation marks, on a line over running text."""

import re

from ..copy import Copy
from ..house import House
from ..pieces import Figure, Heading, Leftover, Note, Paragraph, PullQuote, RelatedHeadline, Video
from ..words import is_finished
from .talk import LONGEST_OF_READERS

ASIDE = (Leftover, Figure, RelatedHeadline, PullQuote, Video, Note)  # what may part a subhead from the text above it
SHORTEST_SENTENCE = 60  # characters
IN_SINGLE_MARKS = re.compile(r"['‘](?P<words>[^\"“”«»„]{6,})['’]")
LONGEST_QUOTED = 120
FEWEST_MARKS = 4  # round what is said


def asks(copy: Copy, index: int) -> bool:
    """“A separate category?” over the paragraph that answers it."""
    passage = copy.passages[index]
    short = not passage.set_as and passage.text.endswith("?") and passage.words <= LONGEST_OF_READERS
    return short and parts_text(copy, index)


def quoted(copy: Copy, index: int, house: House) -> int:
    """“‘Like finding a room in your own house’” over the text in which somebody says it: between single marks, as
    headlines have them, in a story whose speech stands between double ones.
    """
    passage = copy.passages[index]
    found = IN_SINGLE_MARKS.fullmatch(passage.text[:LONGEST_QUOTED]) if not passage.set_as and not house.talk else None
    if not found or passage.words > LONGEST_OF_READERS or found["words"].endswith((".", "!", ",")):
        return 0
    if copy.body_keys.count('"') < FEWEST_MARKS or not parts_text(copy, index):
        return 0
    source = copy.echoes.source_of(index, found["words"])
    if source is not None and source < index:
        return 0
    copy.add(Heading(passage.start, passage.end, passage.text))
    return 1


def parts_text(copy: Copy, index: int) -> bool:
    """Whether running text stands above, whatever of the page lies between, and right below."""
    last = next((piece for piece in reversed(copy.pieces) if not isinstance(piece, ASIDE)), None)
    below = copy.below(index)
    return (
        type(last) is Paragraph
        and below is not None
        and not below.set_as
        and not copy.kind(index + 1)
        and len(below.text) >= SHORTEST_SENTENCE
        and is_finished(below.text)
    )
