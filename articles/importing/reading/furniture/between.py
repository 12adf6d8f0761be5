"""What a page puts between the paragraphs of a story or under them, told by where it stands."""

from ..copy import Copy
from ..house import House
from ..pieces import Field, Leftover, Paragraph, RelatedHeadline
from ..words import is_finished, sentence_count
from . import notices

LONGEST_LABEL = 3  # words
LONGEST_SOLD = 4  # lines of an advertisement
LONGEST_OFFER = 15  # words
LONGEST_MOTTO = 120
MOSTLY = 0.6
LONGEST_BOX = 5  # lines beside it
BOXES = ("navigation", "boilerplate", "newsletter box", "share link", "related list", "sponsored item", "advertisement")
OF_PAGE = ("navigation", "boilerplate", "comments", "cookie notice")


def linked_behind_label(copy: Copy, index: int, house: House) -> int:
    """“**SEE** [Is this the year of the pier?](…)”: a word or two, and the rest of the line a link to another story."""
    passage = copy.passages[index]
    link = next((mark for mark in passage.marks if mark.kind == "link"), None)
    if link is None or passage.set_as not in ("", "item") or not copy.has_paragraph or not copy.stands_alone(index):
        return 0
    label = passage.text[: link.start].strip(" :|–—-")
    apart = label.isupper() or any(mark.kind == "strong" and mark.start == 0 for mark in passage.marks)
    whole = link.end >= len(passage.text.rstrip()) and link.end - link.start >= MOSTLY * len(passage.text)
    if not label or not apart or not whole or len(label.split()) > LONGEST_LABEL or passage.text.endswith("."):
        return 0
    copy.add(RelatedHeadline(passage.start, passage.end, passage.text[link.start : link.end], address=link.address))
    return 1


def sold_between_rules(copy: Copy, index: int, house: House) -> int:
    """“ADVERTISEMENT” under a rule, and what is sold, down to the next rule."""
    if copy.kind(index) != "advertisement" or not index or copy.passages[index - 1].set_as != "rule":
        return 0
    for at in range(index + 1, min(index + 2 + LONGEST_SOLD, len(copy.passages))):
        if copy.passages[at].set_as == "rule":
            return copy.leave(index, at - index, "advertisement")
        if not copy.stands_right_below(at):
            break
    return 0


def goes_on_from_paragraph(copy: Copy) -> bool:
    return bool(copy.pieces) and isinstance(copy.pieces[-1], Paragraph)


def under_other_stories(copy: Copy, index: int, house: House) -> int:
    """A sentence between the headlines of other stories and the links at the foot: what the paper says it is."""
    passage = copy.passages[index]
    last = copy.pieces[-1] if copy.pieces else None
    if index <= house.last_prose or passage.set_as or not isinstance(last, RelatedHeadline) or copy.kind(index):
        return 0
    one = sentence_count(passage.text) == 1 and is_finished(passage.text) and len(passage.text) <= LONGEST_MOTTO
    over_links = copy.kinds[index + 1 : index + 2] and copy.kind(index + 1) in OF_PAGE
    return copy.leave(index, 1, "boilerplate") if one and over_links and copy.stands_right_below(index + 1) else 0


def asks_reader(copy: Copy, index: int, house: House) -> int:
    """A question below the story over a link or something else of the page: whether one would read on."""
    passage, below = copy.passages[index], copy.below(index)
    if index <= house.last_prose or passage.set_as or house.talk or not copy.has_paragraph or below is None:
        return 0
    asks = passage.text.endswith("?") and sentence_count(passage.text) == 1 and passage.words <= LONGEST_OFFER
    if goes_on_from_paragraph(copy) and not notices.YOU.search(passage.text):
        return 0  # the story's own last words
    leads = below.is_all("link") or copy.kind(index + 1) in BOXES
    return copy.leave(index, 1, "navigation") if asks and leads and not copy.kind(index) else 0


def says_headline_again(copy: Copy, index: int, house: House) -> int:
    """The first words of the headline, or all, by themselves over the first paragraph: what the picture is called."""
    passage = copy.passages[index]
    if copy.has_paragraph or passage.set_as or not passage.is_bare or passage.words < LONGEST_LABEL:
        return 0
    headline = next((piece for piece in copy.pieces if isinstance(piece, Field) and piece.name == "headline"), None)
    return copy.leave(index, 1, "duplicate") if headline and headline.value.startswith(passage.text) else 0


def in_box(copy: Copy, index: int, house: House) -> int:
    """A few words in a small block with something of the page and no running text, or between two such lines: a heading
    stands by itself, or over text.
    """
    passage = copy.passages[index]
    if not copy.has_paragraph or passage.set_as or not passage.is_bare or index in house.in_capitals:
        return 0
    block = copy.blocks[index]
    others = [at for at in block if at != index]
    boxed = 0 < len(others) <= LONGEST_BOX and any(copy.kind(at) in BOXES for at in others)
    boxed = boxed and not any(copy.passages[at].is_prose or copy.passages[at].set_as for at in block)
    last = copy.pieces[-1] if copy.pieces else None
    above = isinstance(last, Leftover) and last.name in BOXES
    between = above and copy.kinds[index + 1 : index + 2] and copy.kind(index + 1) in BOXES
    return copy.leave(index, 1, "navigation") if boxed or between else 0


def points_on(copy: Copy, index: int, house: House) -> int:
    """“See it all ›”: a line that ends with an arrow leads somewhere."""
    passage = copy.passages[index]
    source = copy.source(passage).rstrip(" *_")
    arrow = source.endswith(("→", "›", "»", ">", "►", "▸")) and "«" not in source and "<" not in source
    if not arrow or passage.set_as or not passage.is_bare or not copy.has_paragraph:
        return 0
    return copy.leave(index, 1, "navigation")
