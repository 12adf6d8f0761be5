"""Prizes that no list has, by what is done with them: “won the Amanda for best short”, “The Kingfisher went to”."""

from collections.abc import Iterator

from . import contexts
from .bodies import Body
from .gazetteer import companies, fold, is_given, places
from .passages import Passage, Word
from .titles import PRIZE_WORDS

WON = contexts.words("won wins winning scooped")
WENT = contexts.words("went goes")
BEFORE = contexts.words("the an a its their her his")
# What stands behind a prize, where a noun stands behind what is no prize: “won the Peckham vote”
BEHIND = contexts.words("for at in with from last this and , . ; : ) — – when while after on ! ?") | {""}
INSIDE = contexts.words("of de du des d' del di da von the")
LONGEST = 6  # words
NO_PRIZE = contexts.CALENDAR | contexts.MODIFIERS | contexts.FUNCTION


def won(number: int, passage: Passage, taken: set[int]) -> Iterator[Body]:
    """Runs of capitals that somebody won, or that went to somebody."""
    if passage.is_title_cased:
        return
    words = passage.words
    for at, word in enumerate(words[:-1]):
        if word.low not in BEFORE or not words[at + 1].is_capital:
            continue
        last = end_of_run(words, at + 1)
        after = [each.low for each in words[last + 1 : last + 3]]
        is_won = at > 0 and words[at - 1].low in WON and (after[:1] or [""])[0] in BEHIND
        goes = len(after) > 1 and after[0] in WENT and after[1] == "to" and is_somebody(passage, last + 3)
        if (is_won or (goes and word.low == "the")) and may_be_prize(passage, at + 1, last, taken):
            name = passage.text[words[at + 1].start : words[last].end]
            yield Body(number, at + 1, last, name, "award", "somebody won it")


def end_of_run(words: list[Word], first: int) -> int:
    last = first
    for number in range(first + 1, min(first + LONGEST, len(words))):
        if words[number].start > words[number - 1].end + 1 or words[number - 1].possessive:
            break
        if words[number].is_capital and words[number].is_word:
            last = number
        elif words[number].low not in INSIDE:
            break
    return last


def is_somebody(passage: Passage, first: int) -> bool:
    """Whether a capital stands there that no town has."""
    word = passage.words[first] if first < len(passage.words) else None
    return word is not None and word.is_capital and fold(word.text) not in places()


def may_be_prize(passage: Passage, first: int, last: int, taken: set[int]) -> bool:
    words = passage.words[first : last + 1]
    name = fold(passage.text[words[0].start : words[-1].end])
    return (
        not taken.intersection(range(first, last + 1))
        and not words[-1].possessive
        and name not in places()
        and name not in companies()
        and words[0].low not in NO_PRIZE
        and (words[-1].low not in contexts.THING_TAILS or words[-1].low in PRIZE_WORDS)
        and not (len(words) > 1 and is_given(words[0].text))
    )
