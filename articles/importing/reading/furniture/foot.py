"""The foot of a page: what stands below the story there, told by the furniture of the page that parts the two."""

from ..copy import Copy
from ..house import House
from ..pieces import Leftover, RelatedHeadline
from ..text.lines import Passage
from ..words import is_finished, sentence_count
from . import notices, papers
from .writers import ABOUT, introduces

LONGEST_SENTENCE = 200
NO_PIECE = ("white space", "markup")
OF_PAGE = frozenset(["navigation", "boilerplate", "comments"])
NEAREST = 2  # pieces above
ROUND_BUTTON = 3  # passages on either side
FEWEST_BUTTONS = 3
LONGEST_BUTTON = 3  # words
LONGEST_LABEL = 4  # words
LONGEST_OF_PAPER = 8  # words
LONGEST_TEASER = 120
FEWEST_TEASERS = 2


def sentence_of_page(copy: Copy, index: int, house: House) -> int:
    """A sentence below the story and below a box or a list of the page: “X is part of the Y family.”"""
    passage = copy.passages[index]
    if index <= house.last_prose or not copy.has_paragraph or passage.set_as or len(passage.text) > LONGEST_SENTENCE:
        return 0
    above = last_of_page(copy)
    if sentence_count(passage.text) > 1 or not above:
        return 0
    if notices.speaks_to_reader(copy, index):
        return copy.leave(index, 1, "boilerplate")
    if len(above) < NEAREST:
        return 0
    if papers.opens_with_it(copy, index):
        return copy.leave(index, 1, "boilerplate")
    if set(above) - OF_PAGE and not (notices.WE.search(passage.text) and notices.YOU.search(passage.text)):
        return 0
    return copy.leave(index, 1, "boilerplate")


def said_by_house(copy: Copy, index: int, house: House) -> int:
    """Running text below the story in which the house speaks of itself."""
    passage = copy.passages[index]
    if index <= house.last_prose or passage.set_as or not is_finished(passage.text):
        return 0
    return copy.leave(index, 1, "boilerplate") if notices.is_of_the_house(copy, house.last_prose, index) else 0


def teasers(copy: Copy, index: int, house: House) -> int:
    """A label below the story over sentences, one to each other story, up to something else of the page."""
    label = copy.passages[index]
    if index <= house.last_prose or not copy.has_paragraph or label.set_as or label.words > LONGEST_LABEL:
        return 0
    if copy.kind(index) or not label.is_bare:
        return 0
    end = index + 1
    while end < len(copy.passages) and is_teaser(copy, end):
        end += 1
    if end - index <= FEWEST_TEASERS or copy.kinds[end : end + 1] in ([], [None]):
        return 0
    copy.leave(index, 1, "related list")
    for line in copy.passages[index + 1 : end]:
        copy.add(RelatedHeadline(line.start, line.end, line.text))
    return end - index


def is_teaser(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    one = not passage.set_as and not copy.kind(index) and sentence_count(passage.text) == 1
    return one and passage.text.endswith(".") and len(passage.text) <= LONGEST_TEASER and passage.text[0] not in '“"‘'


def advertised(copy: Copy, index: int, house: House) -> int:
    """“VIDEO FROM THE LEDGER” over a headline, amid the story: the paper's name, with what else it has."""
    below = copy.below(index)
    label = copy.passages[index]
    if not copy.has_paragraph or below is None or not label.is_bare or label.words > LONGEST_OF_PAPER:
        return 0
    if not papers.names_it(copy, index) or copy.kind(index):
        return 0
    if below.is_prose and (index < house.last_prose - 1 or not is_apart(label)):
        return 0
    if below.is_prose:
        return copy.leave(index, 2, "promotion")
    if below.set_as or not below.is_bare or copy.kind(index + 1) or not label.text.isupper():
        return 0
    copy.leave(index, 1, "related list")
    copy.add(RelatedHeadline(below.start, below.end, below.text))
    return 2


def is_apart(label: Passage) -> bool:
    return label.set_as == "heading" or label.text.isupper()


def last_of_page(copy: Copy) -> list[str]:
    """What the last pieces were taken for, as far as they belong to the page."""
    taken = [p for p in copy.pieces[-2 * NEAREST :] if not (isinstance(p, Leftover) and p.name in NO_PIECE)][-NEAREST:]
    return [
        piece.name if isinstance(piece, Leftover) else "related list"
        for piece in taken
        if isinstance(piece, Leftover | RelatedHeadline)
    ]


def card_of_writer(copy: Copy, index: int, house: House) -> int:
    """“Ana Ruiz” over “Ana Ruiz is a columnist for the Ledger …”, below the story."""
    if not copy.has_paragraph or index + 1 >= len(copy.passages) or not copy.is_mostly_above(index):
        return 0
    if ABOUT.fullmatch(copy.passages[index].text[:LONGEST_SENTENCE]):
        count = 2 + (copy.passages[index + 1].words <= LONGEST_LABEL and copy.passages[index + 1].is_bare)
        card = copy.passages[index + count - 1 : index + count]
        return copy.leave(index, count, "boilerplate") if card and is_finished(card[0].text) else 0
    named = index > house.last_prose and introduces(copy, index + 1)
    return copy.leave(index, 2, "boilerplate") if named else 0


def button(copy: Copy, index: int, house: House) -> int:
    """A word or two between the buttons that share a story: another of them, or how often one was used."""
    passage = copy.passages[index]
    counts = passage.set_as == "entry" and not passage.text
    if not counts and (passage.set_as or passage.words > LONGEST_BUTTON or not passage.is_bare):
        return 0
    around = (copy.kinds[max(index - ROUND_BUTTON, 0) : index], copy.kinds[index + 1 : index + 1 + ROUND_BUTTON])
    if not all("share link" in side for side in around) or sum(map(len, map(named, around))) < FEWEST_BUTTONS:
        return 0
    return copy.leave(index, 1, "share link")


def named(kinds: list[str | None]) -> list[str]:
    return [kind for kind in kinds if kind]
