"""Below the last paragraph: who wrote it and when, what is for the press, what belongs to the page."""

import re

from . import furniture, meta
from .copy import Copy
from .house import House
from .pieces import Field
from .words import key

SIGN_OFF = re.compile(
    r"(?:see you|until|yours|best|love|cheers|take care|with love|all best|à bientôt|hasta|bis)\b.{0,40},",
    re.IGNORECASE,
)
CLOSING_NAME = re.compile(r"(?:[—–-]{1,2}\s?|by |\()(?P<name>[^()]{3,60})\)?", re.IGNORECASE)


def press_end(copy: Copy, index: int, house: House) -> int:
    """“ENDS”: what stands below is for the press."""
    line = copy.passages[index].text.strip(" *_")
    if not furniture.END.fullmatch(line) or not copy.has_paragraph:
        return 0
    rest = [copy.text[passage.start : passage.end] for passage in copy.passages[index + 1 :]]
    if not any(
        furniture.CONTACTS.match(words.strip(" *_#")) or "@" in words or key(words).startswith("about ")
        for words in rest
    ):
        return 0
    return copy.leave(index, len(copy.passages) - index, "boilerplate")


def closing_line(copy: Copy, index: int, house: House) -> int:
    """Under the body: who wrote it and when."""
    passage = copy.passages[index]
    if index <= house.last_prose:
        return 0
    if found := meta.read(copy.text, passage):
        copy.add(*found[0])
        copy.doubts += found[1]
        return 1
    if index and SIGN_OFF.fullmatch(copy.passages[index - 1].text) and meta.looks_like_names(passage.text):
        copy.add(*meta.bylines(passage.start, passage.end, copy.source(passage), passage.text))
        return 1
    if not copy.bylines and (match := CLOSING_NAME.fullmatch(passage.text)):
        names = meta.bylines(passage.start, passage.end, copy.source(passage), match["name"])
        if names and meta.looks_like_names(match["name"]):
            copy.add(*names)
            return 1
    return 0


def said_again(copy: Copy, index: int, house: House) -> int:
    """A line of who and when amid the body: it stands above already."""
    passage = copy.passages[index]
    if passage.is_prose or "published" not in copy.fields:
        return 0
    found = meta.read(copy.text, passage)
    if not found or not any(isinstance(piece, Field) for piece in found[0]):
        return 0
    return copy.leave(index, 1, "duplicate")


def stray_line(copy: Copy, index: int, house: House) -> int:
    """Below the last paragraph: a bare line that no rule knows belongs to the page, not to the story."""
    passage = copy.passages[index]
    if index <= house.last_prose or passage.set_as or not passage.is_bare or not copy.has_paragraph:
        return 0
    return copy.leave(index, 1, "navigation")
