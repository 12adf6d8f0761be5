"""What a line above the body may be: a title, a name, who wrote the story and when."""

import re

from ..copy import Copy
from ..facts import about, shoot
from ..facts.labelled_lines import is_boxed
from ..furniture.furniture import is_bar
from ..pieces import Byline, Field
from ..text.lines import Passage
from ..text.stretches import PARTED
from ..words import OPEN_LINE, OPEN_WORD, WORD, key
from . import meta
from .kickers import is_kicker

LONGEST_TITLE = 220
# With what no name begins
NO_NAME = re.compile(
    r"(?:lead|header|main|hero|cover) (?:image|picture|photo)$"
    r"|(?:in|on|at|to|for|with|from|your|our|my|all|more|zur?|zum|im|am|ins?|auf|für|mit|alle|mehr|au|aux|dans|sur|pour"
    r"|avec|votre|nos|plus|al|en|para|con|tu|su|más|nel|per|tutti)\s",
    re.IGNORECASE,
)
WITH_LABEL = re.compile(r"[^:“”‘’«»]{3,30}:\s\S")


def tells_who_or_when(copy: Copy, index: int) -> bool:
    found = meta.told(copy, index)
    if not found or is_boxed(copy, index) or (index > 0 and shoot.crew(copy.passages[index].text)):
        return False
    return any(isinstance(piece, Byline | Field) for piece in found[0])


def may_be_title(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    return (
        passage.set_as in ("", "heading")
        and len(passage.text) <= LONGEST_TITLE
        and not copy.kind(index)
        and not is_bar(copy.source(passage))
        and meta.told(copy, index) is None
    )


def is_name_alone(copy: Copy, passage: Passage) -> bool:
    """Whether a line without “by” can be somebody's name: two to four words of which the body does not speak. Buttons
    and a role may stand beside it.
    """
    if passage.set_as or len(passage.text) > LONGEST_TITLE or passage.text.startswith(("©", "(c)", "(C)")):
        return False
    if is_flag_under_byline(copy, passage):
        return False
    if OPEN_LINE.search(passage.text.lower()) or OPEN_WORD.search(passage.text) or NO_NAME.match(passage.text):
        return False  # “Add Us On”, “Zur App”
    said = [part for part in PARTED.split(passage.text) if part.strip() and not meta.belongs_beside(part.strip())]
    if len(said) != 1 or not 2 <= len(said[0].split()) <= 4 or is_spoken_of(copy, key(said[0])):
        return False
    of_kind = is_kicker(said[0].split()[-1]) and meta.kind_of(said[0]) == "person"
    if of_kind or re.search(r"\(.*\d", said[0]):
        return False  # “Low Tide (2025)”, “Cahier critique”
    if all(meta.belongs_beside(word) for word in said[0].split()):
        return False  # “Save Share”
    # “Ana Ruiz Bo Lund”, as what is left of a picture: each of them in the story, though nowhere side by side
    return len(said[0].split()) < 4 or not set(WORD.findall(key(said[0]))) <= copy.words_of_body


def is_flag_under_byline(copy: Copy, passage: Passage) -> bool:
    """“PIER EXCLUSIVE” where somebody has signed already, and not in capitals: for whom the story is, or its kind."""
    signed = [piece for piece in copy.pieces if isinstance(piece, Byline) and piece.label]
    return passage.text.isupper() and bool(signed) and not copy.source(signed[-1]).isupper()


def is_spoken_of(copy: Copy, words: str) -> bool:
    """Whether the running text names somebody, apart from where it says who the writer is."""
    if not copy.names_in_body(words):
        return False
    lines = copy.body_keys.split("\n")
    return any(f" {words}" in f" {line}" and not (line.startswith(words) and about.BIO.search(line)) for line in lines)


def goes_over_two_lines(copy: Copy, above: int, below: int) -> bool:
    """Whether a headline was broken behind its colon, or behind a word that cannot end one."""
    words = copy.passages[above].text
    return (
        above + 1 == below
        and copy.stands_right_below(below)
        and (words.endswith((":", ",")) or bool(OPEN_WORD.search(words)) or opens_marks(words))
        and not is_kicker(words)
    )


def opens_marks(words: str) -> bool:
    """Whether a title or a quotation begins that ends on the next line."""
    return any(words.count(sign) > words.count(closed) for sign, closed in ("“”", "«»", "‘’"))


def is_one_of_labelled(copy: Copy, index: int) -> bool:
    """“Opening night: …” over “Closing night: …”: lines with labels, one under another, head nothing."""
    block = copy.blocks[index]
    near = [copy.passages[at].text for at in (index - 1, index, index + 1) if at in block]
    labelled = [bool(WITH_LABEL.match(words)) for words in near]
    return bool(WITH_LABEL.match(copy.passages[index].text)) and sum(labelled) > 1
