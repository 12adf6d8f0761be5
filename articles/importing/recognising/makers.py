"""What stands right before or behind whoever made it: “Aftersun director Ana Ruiz”, “Bo Lund for Pier Films”."""

import re
from itertools import pairwise

from . import contexts
from .gazetteer import companies, fold, is_english, is_given, is_surname, places
from .passages import Passage

PRODUCES = contexts.words("produce produces produced producing producer producers")
MAKES = contexts.words("director writer-director filmmaker creator helmer")
# “She is repped by Tavistock Wood and Sloane Offer”
REPRESENTED = contexts.words("repped represented managed")
OWN = re.compile(r"\b(?:wears?|wearing|her own|his own|their own|stylist['’]s own)\b", re.IGNORECASE)
MOST_BEFORE = 16  # words
KINDS_OF_FILM = contexts.words("spielfilm dokumentarfilm kurzfilm film films thriller drama komödie debüt")


def stands_before_maker(passage: Passage, first: int, last: int) -> bool:
    """“Aftersun director Ana Ruiz”: a word of no language before what somebody does, and then the name."""
    after = passage.words[last + 1 : last + 4]
    return (
        len(after) > 2
        and after[0].low in MAKES
        and is_strange_word(passage, first, last)
        and all(word.is_capital for word in after[1:])
        and is_given(after[1].text)
    )


def is_strange_word(passage: Passage, first: int, last: int) -> bool:
    """Whether one word alone is of no language and no list: no country, no firm, nobody’s name."""
    word = passage.words[first]
    known = is_given(word.text) or is_surname(word.text) or is_english(word.text) or passage.is_everyday(word.text)
    listed = fold(word.text) in places() | companies() or word.low in contexts.MODIFIERS | contexts.ROLES
    return first == last and word.text.istitle() and not known and not listed


def is_whose_firm(passage: Passage, first: int) -> bool:
    """Whether it is a firm for which somebody produces: “Bo Lund for Pier Films”."""
    words = passage.words
    if first < 2 or words[first - 1].low != "for" or not words[first - 2].is_capital:
        return False
    sentence, _ = passage.sentence_of(first)
    return bool(PRODUCES & {word.low for word in words[sentence:first]})


def is_house(passage: Passage, first: int) -> bool:
    """Whether a name is a house: of agents who represent somebody, or of the clothes under a picture."""
    words = passage.words
    sentence, _ = passage.sentence_of(first)
    before = [word.low for word in words[max(sentence, first - MOST_BEFORE) : first]]
    if REPRESENTED & set(before) and "by" in before:
        return True
    if ("is", "with") in pairwise(before) and REPRESENTED & {word.low for word in words}:
        return True  # “… and is with Sloane Offer and Tavistock Wood”, among those who are represented by others
    if passage.part not in ("caption", "alt") or not first or not OWN.search(passage.text):
        return False
    last = words[first - 1]
    return last.text in (",", "by") or (last.text.islower() and last.low not in contexts.FUNCTION)


def is_end_of_firm(passage: Passage, first: int) -> bool:
    """“Les Films Pelléas”: behind a “Films” that has its capital amid a sentence, and is no German noun."""
    before = passage.words[first - 1 : first] if first else []
    named = bool(before) and before[0].text in ("Films", "Film") and first - 1 not in passage.openers
    return named and passage.language != "de"
