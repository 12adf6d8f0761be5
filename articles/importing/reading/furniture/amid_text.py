"""Boxes that a page puts between two paragraphs: polls, and headlines of other stories under their section."""

import re

from ..copy import Copy
from ..head.kickers import is_kicker
from ..house import House
from ..pieces import RelatedHeadline
from .other_stories import MOST_HEADLINES, reads_as_headline

BUTTON = re.compile(
    r"(?:answer|vote|submit|see (?:the )?results|view results|show results|abstimmen|ergebnis(?:se)? anzeigen|votar"
    r"|voter|ver resultados|voir les résultats|vota)",
    re.IGNORECASE,
)
LONGEST_CHOICE = 6  # words
FEWEST_CHOICES = 2
MOST_CHOICES = 12
FEWEST_HEADLINES = 2


def poll(copy: Copy, index: int, house: House) -> int:
    """“What’s your favourite pier?” over what can be chosen and the button that counts it."""
    if not copy.has_paragraph or not copy.passages[index].text.endswith("?"):
        return 0
    end = index + 1
    while end < len(copy.passages) and end - index <= MOST_CHOICES and is_choice(copy, end):
        end += 1
    if end - index <= FEWEST_CHOICES or end >= len(copy.passages) or not is_button(copy, end):
        return 0
    while end < len(copy.passages) and is_button(copy, end):
        end += 1
    return copy.leave(index, end - index, "navigation")


def is_choice(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    return passage.is_bare and passage.words <= LONGEST_CHOICE and not is_button(copy, index)


def is_button(copy: Copy, index: int) -> bool:
    return bool(BUTTON.fullmatch(copy.passages[index].text))


def under_section(copy: Copy, index: int, house: House) -> int:
    """“Movie Reviews” over headlines and nothing else, between two paragraphs that no empty line parts from them."""
    if not copy.has_paragraph or index >= house.last_prose or not is_kicker(copy.passages[index].text):
        return 0
    end = index + 1
    while end < len(copy.passages) and end - index <= MOST_HEADLINES and is_headline(copy, end):
        end += 1
    if end - index <= FEWEST_HEADLINES or end >= len(copy.passages) or not copy.passages[end].is_prose:
        return 0
    copy.leave(index, 1, "related list")
    for line in copy.passages[index + 1 : end]:
        copy.add(RelatedHeadline(line.start, line.end, line.text))
    return end - index


def is_headline(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    return not passage.set_as and passage.is_bare and copy.stands_right_below(index) and reads_as_headline(copy, index)
