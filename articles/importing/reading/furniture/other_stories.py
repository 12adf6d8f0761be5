"""What heads a list of other stories, told by what stands under it."""

import re
from itertools import takewhile

from ..body import lists
from ..copy import Copy
from ..facts import names_in_print
from ..head.kickers import is_kicker

EMPTY_BOX = re.compile(r"(?:popular|trending|more) (?:on|from|in)\b.{2,40}", re.IGNORECASE)
LONGEST_HEADLINE = 200
LONGEST_LABEL = 5  # words
FEWEST_WORDS = 5  # of a headline whose label is not known
MOST_HEADLINES = 30


def is_empty_box(copy: Copy, index: int) -> bool:
    """Whether nothing of “Popular on Pier” was copied: a heading of the story comes next, a few words over its text in
    a text that is parted by such.
    """
    at = index + 1
    if not EMPTY_BOX.fullmatch(copy.passages[index].text[:80]) or at + 1 >= len(copy.passages):
        return False
    line, below = copy.passages[at], copy.passages[at + 1]
    others = sum(
        copy.stands_alone(each) and copy.passages[each].is_bare and copy.passages[each + 1].is_prose
        for each in range(at + 2, min(at + 2 + MOST_HEADLINES, len(copy.passages) - 1))
        if not copy.kind(each)
    )
    return copy.stands_alone(at) and line.is_bare and line.words <= LONGEST_LABEL and below.is_prose and others > 0


def stands_over_headlines(copy: Copy, index: int) -> bool:
    """“More on this story” over a block of headlines: no topic is so long."""
    block, label = range(index + 1, copy.blocks[index].stop), copy.passages[index]
    if label.words > LONGEST_LABEL or ":" in label.text[:-1]:
        return False
    lines = list(takewhile(lambda at: not copy.kind(at), block[:MOST_HEADLINES]))
    if len(lines) == 1 and not any(word.islower() for word in copy.passages[lines[0]].text.split()):
        return False  # topics in a row
    return bool(lines) and all(reads_as_headline(copy, at) for at in lines)


def heads_other_stories(copy: Copy, index: int) -> bool:
    """Whether a few words below the story stand over nothing but headlines: lines that are links throughout, or that
    stand right under one another over the buttons of the page.
    """
    label = is_label(copy, index)
    if not label or not copy.has_paragraph:
        return False
    if heads_block(copy, index):
        return True
    end = index + 1
    while end < len(copy.passages) and end - index <= MOST_HEADLINES and reads_as_headline(copy, end):
        if end > index + 1 and not copy.passages[end].set_as and not copy.stands_right_below(end):
            break
        end += 1
    lines = copy.passages[index + 1 : end]
    if len(lines) < 2:
        return False
    if all(line.is_all("link") for line in lines):
        return True
    if lists.are_alike(lines):
        return False  # who was nominated for a prize
    over_furniture = end < len(copy.passages) and copy.kind(end) is not None
    return (
        over_furniture
        and not any(line.set_as for line in lines)
        and all(map(copy.stands_right_below, range(index + 1, end)))
    )


def heads_block(copy: Copy, index: int) -> bool:
    """Whether a label stands alone over a block of lines that are all built as headlines, and under that the page ends
    or something of the page comes.
    """
    if not copy.stands_alone(index) or index + 1 >= len(copy.passages):
        return False
    block = copy.blocks[index + 1]
    lines = [copy.passages[at] for at in block]
    ends = block.stop >= len(copy.passages) or copy.kind(block.stop) is not None
    words = [line.words for line in lines]
    return (
        ends
        and len(lines) > 1
        and min(words) >= FEWEST_WORDS - 1
        and sum(words) >= FEWEST_WORDS * len(lines)
        and not any(line.set_as or not line.is_bare or copy.kind(at) for at, line in zip(block, lines, strict=True))
        and not any(line.text.endswith((",", ":")) or line.text.isupper() for line in lines)
        and not lists.are_alike(lines)
    )


def is_label(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    short = passage.words <= LONGEST_LABEL and (passage.is_bare or passage.text.endswith(":"))
    return short and passage.set_as in ("", "heading") and not copy.kind(index) and not is_kicker(passage.text)


def reads_as_headline(copy: Copy, index: int) -> bool:
    """Whether a line is built as headlines are: several words, no full stop, no label or row of a list."""
    passage = copy.passages[index]
    return (
        passage.set_as in ("", "item")
        and passage.words >= FEWEST_WORDS
        and len(passage.text) <= LONGEST_HEADLINE
        and not passage.text.endswith((".", ",", ":"))
        and not copy.kind(index)
        and not names_in_print.bylines_in(passage.text)
    )
