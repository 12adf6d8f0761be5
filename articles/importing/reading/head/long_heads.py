"""Heads with lines that read as running text: a headline that asks, what a picture shows, who the writer is."""

import re

from .. import anywhere
from ..copy import Copy
from ..facts import about
from ..facts.labelled_lines import is_boxed
from ..facts.ratings import rating
from ..furniture.furniture import LONGEST_LINK
from ..pictures.owners import is_in_brackets
from ..pictures.picture_credits import caption_and_credit
from ..pieces import Byline
from ..words import is_finished, key
from . import meta
from .lines_of_head import LONGEST_TITLE, is_name_alone, tells_who_or_when

FEWEST_BARE = 3  # lines that are no known button
LONGEST_BARE = 9  # words
LONGEST_BIO = 400
SHORTEST_TEXT = 140
LONGEST_DEK = 420
LONGEST_NAME = 4  # words
MOST_LINES = 20  # of a head, from its first sentence on
LONGEST_BUTTON = 6  # words
MOST_BUTTONS = 6  # lines between two that are known
MOST_SENTENCES = 2  # lines of it that only their place explains: a headline, a dek
NEAREST_META = 6  # lines
NEAREST_NAME = 8  # lines above a bio


def last_told(copy: Copy, first: int) -> int:
    """The last line that says who or when below the first that reads as running text, where all between can stand in a
    head and the story begins below; 0 for none.
    """
    reached, sentences = 0, 0
    for at in range(first, min(first + MOST_LINES, len(copy.passages))):
        if copy.kind(at) == "related list":
            break
        if tells_who_or_when(copy, at):
            reached = at
        elif not stands_in_head(copy, at):
            sentences += 1
            if sentences > MOST_SENTENCES or len(copy.passages[at].text) > LONGEST_TITLE:
                break
    return reached if reached and goes_on_as_text(copy, reached + 1) else 0


def goes_on_as_text(copy: Copy, index: int) -> bool:
    """Whether a paragraph stands near below that is longer than any headline."""
    below = copy.passages[index : index + MOST_LINES]
    return any(passage.is_prose and len(passage.text) > LONGEST_TITLE for passage in below)


def stands_in_head(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    if copy.kind(index) or is_boxed(copy, index) or passage.words <= LONGEST_LINK or rating(passage.text):
        return True
    return is_of_picture(copy, index) or introduces_writer(copy, index)


def stands_among_buttons(copy: Copy, index: int) -> bool:
    """Whether a few words or a number stand in a row of such lines that goes on with a button of the page."""
    if copy.hours:
        return False
    for at in range(index, min(index + MOST_BUTTONS, len(copy.passages))):
        passage = copy.passages[at]
        if at > index and (not copy.stands_right_below(at) or copy.kind(at)):
            return copy.stands_right_below(at) and copy.kind(at) != "related list"
        plain = not passage.text or re.sub(r"[ .]", "", passage.text).isalnum()
        if not plain or passage.words > LONGEST_BUTTON or passage.set_as not in ("", "entry"):
            return False
    return False


def below_buttons(copy: Copy, index: int) -> int:
    """Where the first paragraph begins, below several lines that stand over it without a full stop, buttons among them:
    nobody sets so many headings over one another.
    """
    if copy.hours:
        return index  # what has happened by now, over a story told by the hour
    for at in range(index, min(index + MOST_LINES, len(copy.passages))):
        passage = copy.passages[at]
        if passage.is_prose and len(passage.text) > SHORTEST_TEXT:
            lines = range(index, at)
            bare = sum(copy.kind(line) is None for line in lines)
            known = any(copy.kind(line) for line in range(max(index - 1, 0), at))
            return at if known and bare >= FEWEST_BARE else index
        if copy.kind(at) is None and copy.tries(anywhere.take, at):
            return index  # a picture, a note
        if passage.set_as or passage.words > LONGEST_BARE or is_of_picture(copy, at) or is_boxed(copy, at):
            return index
        if is_finished(passage.text) and not passage.text.endswith(":"):
            return index
    return index


def is_of_picture(copy: Copy, index: int) -> bool:
    """Whether a line is the caption of a picture or right over it, or says whose that is."""
    near = [at for at in range(index, index + 3) if at in copy.blocks[index]]
    lines = [copy.passages[at].text[:LONGEST_DEK] for at in near]
    return any(caption_and_credit(line)[1] or is_in_brackets(line) for line in lines)


def introduces_writer(copy: Copy, index: int) -> bool:
    """Whether a sentence begins with a name that signs the story just above, and says what that person does."""
    passage = copy.passages[index]
    if len(passage.text) > LONGEST_BIO or passage.set_as or passage.words <= LONGEST_NAME:
        return False
    named = [name for at in range(max(index - NEAREST_NAME, 0), index) for name in names_signed(copy, at)]
    said = copy.keys[index]
    if any(said.startswith(f"{key(name)} ") for name in named):
        return is_finished(passage.text)
    # “Ana is a writer from Passau”
    return said.split()[0] in {key(name).split()[0] for name in named} and bool(about.BIO.search(passage.text))


def shows_who_signs(copy: Copy, index: int) -> bool:
    """“Ana Ruiz Avatar” over “By Ana Ruiz”: the picture of whom the next line names with “by”."""
    found = meta.told(copy, index + 1) if copy.below(index) else None
    signed = [piece.name for piece in found[0] if isinstance(piece, Byline) and piece.label] if found else []
    words = copy.passages[index].words
    return any(copy.keys[index].startswith(f"{key(name)} ") and words <= len(name.split()) + 2 for name in signed)


def below_meta(copy: Copy, index: int) -> int:
    """The last line that says who, when or who the writer is, below one that does not, where all between can stand in a
    head; 0 for none.
    """
    reached = 0
    for at in range(index, min(index + NEAREST_META, len(copy.passages))):
        if copy.kind(at) == "related list":
            break
        if tells_who_or_when(copy, at) or introduces_writer(copy, at):
            reached = at
        elif not stands_in_head(copy, at):
            break
    return reached


def names_signed(copy: Copy, index: int) -> list[str]:
    """Whom a line names as a writer, with “by”, beside the day or alone."""
    found = meta.told(copy, index)
    if not found and is_name_alone(copy, copy.passages[index]):
        found = meta.told(copy, index, names_alone=True)
    return [piece.name for piece in found[0] if isinstance(piece, Byline)] if found else []
