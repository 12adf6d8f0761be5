"""Titles without any marks, by what is said of them."""

from collections.abc import Iterator

from . import contexts
from .beside import said_beside
from .extents import comes_from, is_maker, is_voice, run_of_title
from .leading import is_named, is_no_title, led_up_to
from .passages import Passage, Word
from .surroundings import said_of
from .titles import Title, year_near

OPENS = contexts.words("when while after before since though although because if as once until in like unlike with")


def unmarked(number: int, passage: Passage, taken: set[int]) -> Iterator[Title]:
    """Titles without any marks, by the words around them."""
    words = passage.words
    titled = passage.is_title_cased
    reach = -1
    for at, word in enumerate(words):
        if not (word.is_capital or word.text[0].isdigit()) or at in taken or not word.is_word:
            continue
        if (
            at
            and words[at - 1].is_capital
            and words[at - 1].is_word
            and not words[at - 1].possessive
            and (at - 1) not in taken
            and not is_lead(passage, at - 1)
        ):
            continue
        if titled or at <= reach:
            continue
        last = run_of_title(passage, at)
        if last is None or is_voice(passage, at):
            continue
        for owner in range(at, last):
            if words[owner].possessive and is_maker(passage, owner) and words[owner + 1].is_capital:
                at = owner + 1
                break
        while any(n in taken for n in range(at, last + 1)) and last > at:
            last -= 1
        while last > at and not (words[last].is_capital or words[last].text[0].isdigit()):
            last -= 1
        last = before_whom(words, at, last)
        if comes_from(passage, at):
            last = next((number - 1 for number in range(at + 1, last) if words[number].low == "to"), last)
        if is_no_title(passage, at, last):
            continue
        sure, kind, reason = said_of(passage, at, last)
        if sure < 3:
            sure, kind, reason = max(led_up_to(passage, at, last), (sure, kind, reason))
        if sure < 3:
            sure, kind, reason = max(said_beside(passage, at, last), (sure, kind, reason))
        if sure == 2 and reason.startswith("before") and "review" not in reason and word.low == "the" and last > at:
            at += 1
        if at in passage.openers and last > at + 1 and word.low in OPENS and words[at + 1].text in ("The", "A", "An"):
            at += 1
        if sure >= 3:
            reach = last
        if sure:
            name = passage.text[words[at].start : words[last].end]
            yield Title(
                number,
                words[at].start,
                words[last].end,
                name,
                kind,
                sure,
                reason,
                year_near(passage.text, words[at].start, words[last].end) if sure > 2 else None,
            )


def before_whom(words: list[Word], first: int, last: int) -> int:
    """Where a run ends that goes on with whom it was for: “Low Tide for Ana Ruiz”."""
    for number in range(first + 1, last - 1):
        if words[number].low in ("for", "with", "by") and is_named(words[number + 1 : last + 1]):
            return number - 1
    return last


def is_lead(passage: Passage, number: int) -> bool:
    return number in passage.openers and passage.words[number].low in (
        contexts.FUNCTION | contexts.ROLES | contexts.FILM_NOUNS
    )
