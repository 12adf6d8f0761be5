"""Captions without a credit: “Ana Ruiz and Bo Lund in Low Tide”, once or twice, and perhaps whose the picture is."""

import re

from ..copy import Copy
from ..pieces import Figure
from ..words import key
from . import picture_credits
from .owners import is_below_headline, is_built_as_owner

WORD = r"[^\W\d_a-zà-ÿ][\w’'.-]*"
NAME = rf"{WORD}(?: (?:{WORD}|de|del|della|di|da|van|von|der|den|la|le|al|el|bin)){{0,4}}"
JOINS = r"(?:,? (?:and|&|et|und|y|e) |, )"
# With a title between marks, what stands behind them can only say whose the picture is.
SHOWN = re.compile(
    rf"(?P<who>{NAME}(?:{JOINS}{NAME}){{0,7}}),? (?:in|dans|en|im|nel|as .{{3,40}} in|als .{{3,40}} in) "
    r"(?:(?P<opens>[“‘«„\"'])(?P<quoted>[^“”\n]{2,60})[”’»“\"'](?: (?P<owner>[^\W\d_a-zà-ÿ][\w&’'./-]*(?: "
    r"[^\W\d_a-zà-ÿ&][\w&’'./-]*){0,4}|[^\W\d_a-zà-ÿ][\w’'-]*\.))?|(?P<title>[^\W\d_a-zà-ÿ][^“”\n,;:]{1,60}?))"
    r"(?: \((?:18[89]|19\d|20\d)\d\))?\.?"
)
LONGEST = 160
LONGEST_OWNER = 5  # words
FEWEST_WORDS = 2  # of a name


def shows_in_film(copy: Copy, index: int) -> int:
    """Whom a picture shows in which film: of a title without marks the story must speak, and a headline stand above."""
    passage = copy.passages[index]
    found = SHOWN.fullmatch(passage.text[:LONGEST]) if not passage.set_as else None
    if passage.text[-1:] != ")" and picture_credits.FROM_SCENE.fullmatch(passage.text[:LONGEST]):
        supplied = is_supplied(copy, index)
        owner = copy.passages[index + 1] if supplied else passage
        copy.add(Figure(passage.start, owner.end, caption=passage.text, credit=owner.text if supplied else ""))
        return 1 + supplied
    if not found or (found["title"] and not is_spoken_of(copy, index, found)):
        return 0
    below = copy.below(index)
    again = below is not None and copy.keys[index + 1] == copy.keys[index] and not found["owner"]
    last = index + again
    if found["owner"] and not passage.text.endswith(f"{found['owner']}.."):
        caption = passage.text[: found.start("owner")].strip()
        copy.add(Figure(passage.start, passage.end, caption=caption, credit=found["owner"]))
        return 1
    alt, end, credit = passage.text if again else "", copy.passages[last].end, ""
    if is_supplied(copy, last):
        credit, last = copy.passages[last + 1].text, last + 1
        end = copy.passages[last].end
    copy.add(Figure(passage.start, end, alt, passage.text, credit))
    return last - index + 1


def is_spoken_of(copy: Copy, index: int, found: re.Match) -> bool:
    named = len(found["who"].split()) >= FEWEST_WORDS
    return named and is_below_headline(copy, index) and copy.names_in_body(key(found["title"]))


def is_supplied(copy: Copy, index: int) -> bool:
    """Whether the last line of the block, right under the caption, is a few words that can be a firm's name."""
    below = copy.below(index)
    return (
        below is not None
        and copy.stands_right_below(index + 1)
        and index + 1 == copy.blocks[index][-1]
        and below.words <= LONGEST_OWNER
        and below.is_bare
        and is_built_as_owner(below)
        and not copy.kind(index + 1)
    )
