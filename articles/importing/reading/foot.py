"""The foot of a page: what stands below the story there, told by the furniture of the page that parts the two."""

from . import notices
from .copy import Copy
from .house import House
from .pieces import Leftover, RelatedHeadline
from .words import is_finished, sentence_count
from .writers import introduces

LONGEST_SENTENCE = 200
NO_PIECE = ("white space", "markup")
OF_PAGE = frozenset(["navigation", "boilerplate", "comments"])
NEAREST = 2  # pieces above
ROUND_BUTTON = 3  # passages on either side
FEWEST_BUTTONS = 3
LONGEST_BUTTON = 3  # words


def sentence_of_page(copy: Copy, index: int, house: House) -> int:
    """A sentence below the story and below a box or a list of the page: “X is part of the Y family.”"""
    passage = copy.passages[index]
    if index <= house.last_prose or not copy.has_paragraph or passage.set_as or len(passage.text) > LONGEST_SENTENCE:
        return 0
    above = last_of_page(copy)
    if sentence_count(passage.text) > 1 or len(above) < NEAREST:
        return 0
    if set(above) - OF_PAGE and not (notices.WE.search(passage.text) and notices.YOU.search(passage.text)):
        return 0
    return copy.leave(index, 1, "boilerplate")


def said_by_house(copy: Copy, index: int, house: House) -> int:
    """Running text below the story in which the house speaks of itself."""
    passage = copy.passages[index]
    if index <= house.last_prose or passage.set_as or not is_finished(passage.text):
        return 0
    return copy.leave(index, 1, "boilerplate") if notices.is_of_the_house(copy, house.last_prose, index) else 0


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
    if index <= house.last_prose or not copy.has_paragraph or not introduces(copy, index + 1):
        return 0
    return copy.leave(index, 2, "boilerplate")


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
