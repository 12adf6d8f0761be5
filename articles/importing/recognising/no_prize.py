"""What has the words of a prize and is none: part of somebody's name, a firm that shows films."""

from . import contexts
from .gazetteer import is_english, is_given, is_surname
from .passages import Passage

RELEASED = contexts.words("released distributed acquired bought handled sold")


def is_of_a_name(passage: Passage, first: int, last: int) -> bool:
    return is_called_oscar(passage, first) or (first == last and is_given_too(passage, first))


def is_called_oscar(passage: Passage, at: int) -> bool:
    """“Oscar Isaac”: somebody's given name, before a name that is no word."""
    words = passage.words
    if words[at].text != "Oscar" or at + 1 >= len(words) or words[at + 1].start != words[at].end + 1:
        return False
    name = words[at + 1]
    return name.is_capital and (is_given(name.text) or is_surname(name.text)) and not is_english(name.text)


def is_given_too(passage: Passage, first: int) -> bool:
    """“João César Monteiro”: between a given name and a surname."""
    words = passage.words
    if not 0 < first < len(words) - 1:
        return False
    before, after = words[first - 1], words[first + 1]
    close = before.end + 1 == words[first].start and after.start == words[first].end + 1
    if not close or not (before.is_capital and after.is_capital):
        return False
    return is_given(before.text) and not is_english(after.text) and first - 1 not in passage.openers - {0}


def is_distributor(passage: Passage, first: int) -> bool:
    """“released by Cinema Guild”"""
    before = [word.low for word in passage.words[max(first - 2, 0) : first]]
    return before[1:] in (["by"], ["through"]) and before[0] in RELEASED
