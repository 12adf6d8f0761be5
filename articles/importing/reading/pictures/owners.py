"""Whose a picture is, told by the layout: a line of its own right under a caption, with no sign and no word for it.

A caption over its owner is a block of two lines amid the story. The owner is somebody who is credited elsewhere in the
text, or stands under several captions, or is a firm behind a slash. A firm may stand over the caption too.
"""

import re
from collections import Counter

from ..copy import Copy
from ..facts.names_in_print import NAME_LINE, bylines_in, names_in, role_of
from ..head.kickers import is_kicker
from ..text.lines import Passage
from ..words import is_finished, key
from .picture_credits import LONGEST_CAPTION, SUPPLIERS, caption_and_credit

LONGEST_OWNER = 8  # words
LOOKED_AT = 6  # lines above
FEWEST_WORDS = 4  # of a caption
FEWEST_OF_NAME = 2  # words
OWNER = re.compile(
    r"[A-ZÀ-Þ0-9@][\w’'.&@-]*(?:(?: | ?/ ?)(?:[A-ZÀ-Þ0-9&][\w’'.&-]*"
    r"|de|la|le|les|du|des|au|del|di|da|van|von|der|of|for|and|via))*"
)
# “(Neon)”, “(Ana Ruiz / Pier Times)”, a line of its own under a caption
IN_BRACKETS = re.compile(r"\([A-ZÀ-Þ0-9@©][^()\n!?:;]{1,60}\)")
SLASHED = re.compile(r"\w ?/ ?[A-ZÀ-Þ]")
SMALL = re.compile(r"\s[a-zà-ÿ]{2,}\b")


def stands_over_owner(copy: Copy, index: int) -> bool:
    """Whether it is a caption with nothing but its owner's name right below."""
    if copy.owned is None:
        copy.owned = owned_captions(copy)
    return index in copy.owned or stands_between(copy, index) or stands_over_brackets(copy, index)


def is_in_brackets(line: str) -> bool:
    """Whether a line is nothing but a few words in brackets, each a name or what stands between names."""
    return bool(IN_BRACKETS.fullmatch(line)) and bool(OWNER.fullmatch(line.strip("()").replace(", ", " ")))


def out_of_brackets(line: str) -> str:
    return line.strip("()") if is_in_brackets(line) else line


def stands_over_brackets(copy: Copy, index: int) -> bool:
    """Whether it is a caption with its owner in brackets right below."""
    below, passage = copy.below(index), copy.passages[index]
    return (
        below is not None
        and below.text.startswith("(")
        and copy.stands_right_below(index + 1)
        and not below.set_as
        and is_in_brackets(below.text)
        and may_be_owned(copy, index, passage)
    )


def stands_between(copy: Copy, index: int) -> bool:
    """Whether it stands between a button of the page and a firm behind a slash, which stands over running text."""
    if not index or index + 2 >= len(copy.passages) or copy.kind(index - 1) is None:
        return False
    caption, owner, after = copy.passages[index : index + 3]
    return (
        copy.stands_right_below(index + 1)
        and bool(SLASHED.search(owner.text) and SUPPLIERS.search(owner.text))
        and may_be_owned(copy, index, caption)
        and may_own(copy, index + 1, owner)
        and after.is_prose
    )


def stands_without_caption(copy: Copy, index: int) -> bool:
    """“Ana Ruiz / Reuters”, alone between two paragraphs: whose a picture was that has no caption."""
    passage = copy.passages[index]
    return (
        not passage.set_as
        and copy.stands_alone(index)
        and 1 < passage.words <= LONGEST_OWNER
        and bool(SLASHED.search(passage.text))
        and bool(SUPPLIERS.search(passage.text))
        and ". " not in passage.text
        and bool(OWNER.fullmatch(passage.text))
        and copy.has_paragraph
        and beside_prose(copy, copy.blocks[index])
    )


def stands_over_caption(copy: Copy, index: int) -> bool:
    """Whether it says only whose the picture is, in a block of its own with what the picture shows right below."""
    block = copy.blocks[index]
    if len(block) != 2 or index != block.start or not is_firm(copy.passages[index].text):
        return False
    owner, caption = (copy.passages[at] for at in block)
    return (
        is_below_headline(copy, index)
        and may_own(copy, index, owner)
        and may_be_owned(copy, index + 1, caption)
        and not caption.is_prose
        and not caption_and_credit(caption.text)[1]
        and (beside_prose(copy, block) or not copy.has_paragraph)
    )


def stands_twice_over_owner(copy: Copy, index: int) -> bool:
    """Whether a line stands twice, as what a picture is described by and as its caption, with no more than a few words
    under it, and under those running text. Somebody's name may stand twice over the story, and so may its headline.
    """
    lines = copy.passages[index : index + 4]
    if len(lines) < 4 or copy.keys[index] != copy.keys[index + 1] or not is_below_headline(copy, index):
        return False
    shown, _, owner, after = lines
    return (
        copy.stands_right_below(index + 1)
        and copy.stands_right_below(index + 2)
        and not any(line.set_as or copy.kind(at) for at, line in enumerate(lines[:3], index))
        and not NAME_LINE.fullmatch(shown.text)
        and len(shown.text) <= LONGEST_CAPTION
        and is_built_as_owner(owner)
        and after.is_prose
    )


def parts_picture_and_caption(copy: Copy, index: int) -> bool:
    """Whether a few words that can be an owner's name stand between a picture and its description once more."""
    lines = copy.passages[index : index + 3]
    return (
        len(lines) == 3
        and bool(lines[0].text)
        and copy.keys[index] == copy.keys[index + 2]
        and not any(line.set_as or copy.kind(at) for at, line in enumerate(lines[1:], index + 1))
        and is_built_as_owner(lines[1])
    )


def seen_first(line: str, described: str) -> str:
    """The words of somebody's name that open a line and are in what is said of the picture too, where the line goes on
    with a name: “Ana Ruiz Bo Lund/Reuters”.
    """
    words, shown = line.split(), set(key(described).split())
    count = next((at for at, word in enumerate(words) if key(word) not in shown), 0)
    goes_on = count < len(words) and all(word[:1].isupper() for word in words[: count + 1])
    return " ".join(words[:count]) if count >= FEWEST_OF_NAME and goes_on else ""


def is_below_headline(copy: Copy, index: int) -> bool:
    above = range(max(index - LOOKED_AT, 0), index)
    return any(copy.passages[at].words >= FEWEST_WORDS and copy.keys[at] != copy.keys[index] for at in above)


def is_firm(words: str) -> bool:
    return bool(SLASHED.search(words) or SUPPLIERS.search(words))


def owned_captions(copy: Copy) -> frozenset[int]:
    found = [block.start for block in dict.fromkeys(copy.blocks) if is_pair(copy, block)]
    owners = Counter(copy.keys[at + 1] for at in found)
    credited = photographers(copy)
    return frozenset(at for at in found if owners[copy.keys[at + 1]] > 1 or is_owner(copy, at, credited))


def is_owner(copy: Copy, caption: int, credited: frozenset[str]) -> bool:
    """Whether the line under a caption names somebody who takes pictures, or a firm that has them."""
    words = copy.passages[caption + 1].text
    return copy.keys[caption + 1] in credited or is_firm(words)


def is_pair(copy: Copy, block: range) -> bool:
    """Whether two lines stand amid the story, the lower one nothing but a name."""
    if len(block) != 2 or not beside_prose(copy, block):
        return False
    caption, owner = (copy.passages[at] for at in block)
    return may_be_owned(copy, block.start, caption) and may_own(copy, block.start + 1, owner)


def may_be_owned(copy: Copy, index: int, caption: Passage) -> bool:
    return (
        not caption.set_as
        and not copy.kind(index)
        and caption.words >= FEWEST_WORDS
        and len(caption.text) <= LONGEST_CAPTION
        and not caption.text.endswith((":", "?"))
        and not caption.text.isupper()
        and bool(SMALL.search(caption.text))
        and not bylines_in(caption.text)
    )


def may_own(copy: Copy, index: int, owner: Passage) -> bool:
    return not copy.kind(index) and is_built_as_owner(owner) and not is_kicker(owner.text)


def is_built_as_owner(line: Passage) -> bool:
    words = len(line.text.replace("/", " ").split())
    short = not line.set_as and words <= LONGEST_OWNER and not is_finished(line.text)
    return short and bool(OWNER.fullmatch(line.text))


def beside_prose(copy: Copy, block: range) -> bool:
    around = (block.start - 1, block.stop)
    return any(0 <= at < len(copy.passages) and copy.passages[at].is_prose for at in around)


def photographers(copy: Copy) -> frozenset[str]:
    """Whoever the lines about who made the story name as having taken its pictures."""
    return frozenset(
        key(name)
        for passage in copy.passages
        if not passage.is_prose
        for printed in bylines_in(passage.text)
        if role_of(printed.label) == "photography"
        for name in names_in(printed.names)
    )
