"""Cards of other stories: a headline, perhaps a sentence about that story, and in small print who wrote it and when."""

import re

from ..copy import Copy
from ..facts import days_in_print, names_in_print
from ..head import meta
from ..head.kickers import is_kicker
from ..head.lines_of_head import is_name_alone
from ..house import House
from ..pieces import Byline, Field, Leftover, RelatedHeadline
from ..words import is_finished, sentence_count
from .other_stories import FEWEST_WORDS, LONGEST_HEADLINE

MOST_LINES = 5  # of small print
LONGEST_LINE = 8  # words
LONGEST_DEK = 160
LONGEST_SECTION = 2  # words
LONGEST_DAY = 12  # characters
DAY_LAST = re.compile(r"(?:^|\s)\d{1,2}[./-]\d{1,2}[./-](?:\d\d)?\d\d$")
FEWEST_OF_TITLE = 3  # words
READING_TIME = re.compile(
    r"\d{1,3}[ -]?(?:min(?:ute)?s?\.?(?: read| de lectura| de lecture| lesezeit)?|comments?)", re.IGNORECASE
)
SECTION = re.compile(r"[^\W\d_]\w{2,15} [-–|·] [^\W\d_][\w-]{2,20}")  # “News - TV-Tipps”
NO_MARK = ("white space", "markup", "duplicate")


def amid(copy: Copy, index: int, house: House) -> int:
    """A card amid the story, under what the page says of it (“For subscribers”), or one below the story."""
    passage = copy.passages[index]
    if not copy.has_paragraph or not reads_as_title(copy, index) or (house.talk and passage.text.endswith("?")):
        return 0
    count = lines_below(copy, index + 1)
    if not count or not (index > house.last_prose or stands_under_label(copy)):
        return 0
    return take(copy, index, count)


def take(copy: Copy, index: int, count: int) -> int:
    passage = copy.passages[index]
    copy.add(RelatedHeadline(passage.start, passage.end, passage.text))
    return 1 + copy.leave(index + 1, count, "related list")


def reads_as_title(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    fewest = FEWEST_OF_TITLE if copy.fields & {"published"} else FEWEST_WORDS
    return (
        passage.set_as in ("", "item", "heading")
        and passage.words >= fewest
        and len(passage.text) <= LONGEST_HEADLINE
        and not passage.text.endswith((".", ",", ":"))
        and not copy.kind(index)
        and not SECTION.fullmatch(passage.text)
        and meta.told(copy, index) is None
    )


def stands_under_label(copy: Copy) -> bool:
    """Whether the last that was taken belongs to the page."""
    last = next((p for p in reversed(copy.pieces) if not (isinstance(p, Leftover) and p.name in NO_MARK)), None)
    return isinstance(last, Leftover | RelatedHeadline)


def ends_list(copy: Copy, index: int) -> bool:
    """Whether a line in a list of cards is none of them: nothing says who wrote it or when."""
    passage = copy.passages[index]
    plain = not passage.set_as and not copy.kind(index) and not tells_of_other(copy, index)
    return plain and not is_label(copy, index) and not lines_below(copy, index + 1)


def lines_below(copy: Copy, index: int) -> int:
    """How many lines of small print stand under a headline of another story, what it is about with them."""
    count, told = 0, False
    while count < MOST_LINES and index + count < len(copy.passages):
        at = index + count
        tells = tells_of_other(copy, at)
        if not (tells or is_label(copy, at) or (not count and is_dek(copy, at))):
            break
        told = told or tells
        count += 1
    return count if told else 0


def is_dek(copy: Copy, index: int) -> bool:
    """A sentence, or two short ones, with who wrote that story or when right below."""
    passage = copy.passages[index]
    return (
        not passage.set_as
        and not copy.kind(index)
        and len(passage.text) <= LONGEST_DEK
        and is_finished(passage.text)
        and sentence_count(passage.text) <= 2
        and passage.words >= FEWEST_OF_TITLE
        and index + 1 < len(copy.passages)
        and meta.told(copy, index) is None
        and (tells_of_other(copy, index + 1) or (is_label(copy, index + 1) and tells_of_other(copy, index + 2)))
    )


def tells_of_other(copy: Copy, index: int) -> bool:
    """Whether a line says nothing but who or when, and nobody of those who wrote this story."""
    passage = copy.passages[min(index, len(copy.passages) - 1)]
    if passage.set_as or passage.words > LONGEST_LINE:
        return False
    if READING_TIME.fullmatch(passage.text) or days_in_print.is_relative(passage.text):
        return True
    found = meta.told(copy, index)
    if found is None:
        return bool(names_in_print.bylines_in(passage.text)) and passage.text != copy.source(passage)
    said = [piece for piece in found[0] if isinstance(piece, Byline | Field)]
    signed = [piece for piece in said if isinstance(piece, Byline)]
    return bool(said) and not any(
        byline.name in copy.bylines or byline.label == "contributed" or byline.role != "words" for byline in signed
    )


def signs_alone(copy: Copy, index: int) -> bool:
    """Whether a full name stands under the title of another story, and so under the next or the one before."""
    block = copy.blocks[index]
    if index != block.stop - 1 or not is_signed(copy, block):
        return False
    around = [copy.blocks[at] for at in (block.start - 1, block.stop) if 0 <= at < len(copy.passages)]
    return any(is_signed(copy, other) for other in around)


def is_signed(copy: Copy, block: range) -> bool:
    return len(block) == 2 and meta.is_full_name(copy.passages[block.stop - 1].text)


def is_label(copy: Copy, index: int) -> bool:
    """“Critique”, “abonnés”: where such a story stands, or for whom it is."""
    passage = copy.passages[index]
    if not passage.set_as and SECTION.fullmatch(passage.text):
        return True
    if passage.set_as or passage.words > 2 or not passage.is_bare:
        return False
    return is_kicker(passage.text) or passage.text[0].islower() or (passage.words == 1 and passage.is_all("link"))


def stands_over_card(copy: Copy, index: int) -> bool:
    """“Royals” over a headline with its small print below: where that story stands."""
    over = index + 1 < len(copy.passages) and copy.stands_right_below(index + 1)
    few = copy.passages[index].words <= LONGEST_SECTION and copy.passages[index].is_bare
    return over and few and reads_as_title(copy, index + 1) and lines_below(copy, index + 2) > 0


def signs_headline(copy: Copy, index: int) -> bool:
    """Whether a full name of which the story does not speak is the last line of a block, right under a headline."""
    passage = copy.passages[index]
    last = copy.pieces[-1] if copy.pieces else None
    ends = copy.stands_right_below(index) and not (
        index + 1 < len(copy.passages) and copy.stands_right_below(index + 1)
    )
    named = ends and isinstance(last, RelatedHeadline) and last.text.count(" ") >= FEWEST_WORDS
    return named and is_name_alone(copy, passage) and bool(names_in_print.NAME_LINE.fullmatch(passage.text))


def says_where_and_when(copy: Copy, index: int) -> bool:
    """“Pier Festival 2025 – Competition 12/07/2025” right over a headline: it ends with a whole day."""
    passage, below = copy.passages[index], copy.below(index)
    if below is None or not copy.stands_right_below(index + 1) or not DAY_LAST.search(passage.text[-LONGEST_DAY:]):
        return False
    return not DAY_LAST.search(below.text[-LONGEST_DAY:])
