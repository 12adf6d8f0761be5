"""What stands beside a story: buttons, boxes, notices, the same words once more."""

from ..body import asides
from ..copy import Copy
from ..facts import about, names_in_print, ratings
from ..text import inline
from ..text.lines import LONGEST_BARE_LINE
from ..words import sentence_count
from . import furniture
from .furniture import LONGEST_LINK

LONGEST_TOPIC = 4  # words
SHORTEST_DUPLICATE = 20
NEAREST = 3  # passages under “Comments” among which the writer is introduced
MOST_IN_BOX = 5  # lines


def rule_or_end(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    bare = not any(sign.isalnum() for sign in passage.text) and not ratings.rating(passage.text)
    if (
        passage.set_as == "rule"
        or about.REFERENCE.fullmatch(passage.text)
        or inline.HALF_LINK.fullmatch(passage.text)
        or (bare and passage.set_as not in ("entry", "picture"))
    ):
        return copy.leave(index, 1, "markup")
    return 0


def printed_again(copy: Copy, index: int, in_tail: bool) -> int:
    """The same words once more: a caption, a date, a teaser."""
    passage = copy.passages[index]
    known = copy.keys[index]
    if copy.has_paragraph and names_in_print.in_print(names_in_print.BRACKETED.sub("", passage.text)) in copy.bylines:
        return copy.leave(index, 1, "duplicate")
    if known in copy.seen and len(known) >= SHORTEST_DUPLICATE:
        return copy.leave(index, 1, "duplicate")
    return 0


def beside_the_story(copy: Copy, index: int, in_tail: bool) -> int:
    """A button, a box, a notice, a footer."""
    passage = copy.passages[index]
    name = copy.kind(index)
    if passage.set_as == "picture":
        return 0
    if name == "comments" and copy.has_paragraph and (in_tail or copy.is_mostly_above(index)):
        calls = passage.text.endswith(("!", "."))  # readers to write some, with more of the page and of the story below
        return copy.leave(index, 1 if calls else end_of_comments(copy, index) - index, "comments")
    if name:
        return copy.leave(index, 1 + (name == "sponsored item" and advertises_below(copy, index)), name)
    if furniture.is_bar(copy.source(passage)):
        return copy.leave(index, 1, furniture.kind_of_bar(copy.source(passage)))
    if index in copy.page_lines:
        return copy.leave(index, 1, "navigation")
    if in_box(copy, index):
        return copy.leave(index, 1, "newsletter box")
    if opens_box(copy, index) or says_what_it_offers(copy, index):
        return copy.leave(index, 1, "newsletter box")
    return 0


def end_of_comments(copy: Copy, index: int) -> int:
    """Where the comments end: at a list (“Latest” alone sorts them), a box that asks for an address, the page's end."""
    below = range(index + 1, len(copy.passages))
    ends = ("related list", "newsletter box", "topics")
    end = next((at for at in below if copy.kind(at) in ends and copy.passages[at].words > 1), len(copy.passages))
    near = range(index + 1, min(index + 1 + NEAREST, end))
    return next((at for at in near if asides.tells_of_author(copy, copy.passages[at])), end)


def advertises_below(copy: Copy, index: int) -> bool:
    """Whether the label of an advertisement stands on a line of its own, with what it sells right below."""
    below = copy.below(index)
    if copy.passages[index].words > 3 or below is None or below.set_as or not copy.stands_right_below(index + 1):
        return False
    return len(below.text) <= LONGEST_BARE_LINE and sentence_count(below.text) <= 2


def in_box(copy: Copy, index: int) -> bool:
    """Whether a line stands right under one that asks for an address, in a box of few lines with nothing below: what
    else is in it belongs to it.
    """
    first = last = index
    while copy.stands_right_below(first) and index - first <= MOST_IN_BOX:
        first -= 1
    while last + 1 < len(copy.passages) and copy.stands_right_below(last + 1) and last - index <= MOST_IN_BOX:
        last += 1
    return last - first < MOST_IN_BOX and any(copy.kind(at) == "newsletter box" for at in range(first, index))


def says_what_it_offers(copy: Copy, index: int) -> bool:
    """Whether a line stands between the name of a newsletter, which it begins with, and the button that subscribes."""
    below = copy.below(index)
    if below is None or copy.kind(index + 1) != "newsletter box" or below.words > LONGEST_LINK:
        return False
    if not copy.stands_right_below(index) or not copy.stands_right_below(index + 1):
        return False
    name = copy.keys[index - 1]
    return name.count(" ") < LONGEST_TOPIC and copy.keys[index].startswith(f"{name} ")


def opens_box(copy: Copy, index: int) -> bool:
    """Whether it is the heading of a box that asks for an address right below."""
    passage = copy.passages[index]
    short = len(passage.text) <= LONGEST_BARE_LINE and sentence_count(passage.text) <= 2
    below = [copy.kind(at) for at in range(index + 1, min(index + 3, len(copy.passages)))]
    if index and copy.stands_right_below(index) and copy.passages[index - 1].text.endswith(","):
        return False  # “See you next week,” and the name under it
    if (
        not short
        or passage.is_prose
        or passage.set_as in ("picture", "entry", "quote")
        or below[:1] != ["newsletter box"]
    ):
        return False
    if copy.has_paragraph and not copy.has_headings and copy.stands_right_below(index + 1):
        return True  # over a box of one line, in a story that no headings part
    return below.count("newsletter box") > 1 or (index > 0 and copy.kind(index - 1) == "newsletter box")
