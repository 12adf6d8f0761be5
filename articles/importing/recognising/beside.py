"""What is said right beside a title without marks: which film it is, how long it is, what came next."""

import re

from . import contexts
from .gazetteer import fold, is_given, is_surname, places
from .leading import NONE, is_named, may_be_title
from .passages import Passage, Word

# “Low Tide, her second film, …”, “Low Tide, a comedy about …”
DETERMINERS = contexts.words("his her their its the a an my our")
ENDS_NOUN = contexts.words(", . ; : ) — – about that which of with from in by set starring for from to on at after and")
SEEN = contexts.words("saw seen watched rewatched watch")
LONGEST_PHRASE = 5  # words up to the noun
MINUTES = contexts.words("minutes mins min minuten minutos minuti")
# “Then came Low Tide”, “next was Low Tide”
CAME = re.compile(r"\b(?:[Tt]hen|[Nn]ext|[Aa]fter (?:that|this|it)|[Ff]irst|[Ll]ast) (?:came|come|comes|was|is)\s\Z")
# “an assistant to Ana Ruiz on Low Tide”, “has worked on everything from Low Tide to Ebb”
WORKED = re.compile(
    r"\b(?:work(?:s|ed|ing)?|assist(?:ant|ants|ed|ing)|apprentice|collaborat\w+|cut|edited|shot|designed|runner|trainee)\b"
    r"(?: [^.;:,]{1,50})? on (?:everything from )?\Z",
    re.IGNORECASE,
)
TO_ANOTHER = re.compile(r"\b(?:worked|credits|films|everything|filmography)\b[^.;:]{0,40} from [^.;:,]{2,60} to \Z")
AFTER = contexts.words("after since before dopo après depuis nach seit vor tras después desde")
LONGEST = 120  # characters


def said_beside(passage: Passage, first: int, last: int) -> tuple[int, str, str]:
    """How sure what stands beside an unmarked run makes it a film's title, and why."""
    run = passage.words[first : last + 1]
    if not may_be_title(passage, run) or run[0].text.isupper():
        return NONE
    after = passage.words[last + 1 : last + 4 + LONGEST_PHRASE]
    if len(after) > 2 and after[0].text in ",(" and after[1].text.isdigit() and after[2].low in MINUTES:
        if is_named(run) and after[0].text == ",":
            return NONE  # “Ana Ruiz, 13 minutes, a yellow gown”
        return 3, "film", "how long it is"
    if is_named(run):
        return NONE
    if is_seen(after):
        return 3, "film", "who saw it"
    if is_work(after):
        return 3, "film", "which film it is"
    before = passage.text[max(0, passage.words[first].start - LONGEST) : passage.words[first].start]
    if came_before(passage, first, run, after):
        return 3, "film", "what came before"
    follows = after[0].text if after else "."
    if CAME.search(before) and follows in ",.;(":
        return 3, "film", "what came next"
    if (WORKED.search(before) or TO_ANOTHER.search(before)) and (len(run) > 1 or follows in ",.;)"):
        return 3, "film", "what somebody worked on"
    return NONE


def came_before(passage: Passage, first: int, run: list[Word], after: list[Word]) -> bool:
    """“After Low Tide, Ana Ruiz returns to …”: a word that is no name and no town, at the beginning of a sentence."""
    if first < 1 or first - 1 not in passage.openers or passage.words[first - 1].low not in AFTER or len(after) < 3:
        return False
    if any(is_given(word.text) or is_surname(word.text) or fold(word.text) in places() for word in run):
        return False
    named = after[0].text == "," and is_given(after[1].text) and after[2].is_capital
    return named and not any(word.low in contexts.CALENDAR | contexts.MODIFIERS for word in run)


def is_seen(after: list[Word]) -> bool:
    """“Low Tide, which nobody saw”"""
    low = [word.low for word in after[:5]]
    return low[:2] == [",", "which"] and bool(SEEN & set(low[2:]))


def is_work(after: list[Word]) -> bool:
    """Whether a phrase set off by a comma says that what stands before it is a film, and nobody who makes them."""
    if len(after) < 3 or after[0].text != "," or after[1].low not in DETERMINERS:
        return False
    for number, word in enumerate(after[2 : 2 + LONGEST_PHRASE], 2):
        if not word.is_word or word.low in contexts.ROLES or word.possessive:
            return False
        if word.low in contexts.FILM_NOUNS and number + 1 < len(after) and after[number + 1].text in ENDS_NOUN:
            return True
    return False
