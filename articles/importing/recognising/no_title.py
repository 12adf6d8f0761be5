"""What is printed as titles are, and is none: names and labels in italics, what somebody exclaims, nicknames."""

import re

from ..reading.facts.film_facts import FACTS
from . import contexts
from .gazetteer import is_given
from .passages import Passage

LONGEST_ALONE = 4  # words
WHO = re.compile(r"[*_]?,? (?:who|qui|quien|der|die)\b")
NEW_SENTENCE = re.compile(r"\s+[A-ZÀ-Þ]")
GRADE = re.compile(r"[A-F][+–-]?")
SIGNS_OFF = re.compile(r"[.!?…][”\"’]? ?[—–-] ?\Z")


def is_stressed(text: str, raw: str, name: str, start: int, end: int) -> bool:
    """Whether italics or bold letters hold something else: a name, a line of the house, a label with its fact."""
    return bool(
        is_person_there(text, name, end)
        or is_line_of_its_own(text, raw)
        or FACTS.fullmatch(name)
        or is_signature(text, start, end)
    )


def is_line_of_its_own(text: str, raw: str) -> bool:
    """Whether a whole sentence is emphasised, and nothing stands beside it: what the house says of the story."""
    return raw.rstrip().endswith(".") and len(raw.split()) > LONGEST_ALONE and len(raw) >= len(text.strip())


def is_person_there(text: str, name: str, end: int) -> bool:
    """“*Thierry*, who runs the place”: a name that is stressed, and no film."""
    return " " not in name and is_given(name) and bool(WHO.match(text, end))


def is_signature(text: str, start: int, end: int) -> bool:
    """“We would follow him anywhere. — *Ana Ruiz*”: who has written a paragraph, at its end."""
    return not text[end:].strip(" .") and bool(SIGNS_OFF.search(text[:start]))


def is_exclaimed(passage: Passage, raw: str, first: int, end: int) -> bool:
    """“Nothing.” The room was silent: a word or two between quotation marks that are a sentence of their own; or a
    grade, “A-”.
    """
    if GRADE.fullmatch(raw.strip()):
        return True
    alone = raw.rstrip()[-1:] in (".", "!", "?") and len(raw.split()) < 3 and first in passage.openers
    sentence, _ = passage.sentence_of(first)
    return alone and first - sentence < 2 and bool(NEW_SENTENCE.match(passage.text, end))


def is_nickname(passage: Passage, first: int, outer_start: int, outer_end: int, name: str) -> bool:
    """“Ivan “Vanya” Zakharov”: a word or two in quotation marks within a name."""
    if len(name.split()) > 2 or (passage.is_title_cased and not passage.in_results):
        return False
    before = passage.words[passage.index_at(outer_start) - 1] if outer_start > 1 else None
    last = passage.index_at(outer_end - 1) + 1
    after = passage.words[last] if last < len(passage.words) else None
    if before is None or after is None or not (before.is_capital and after.is_capital and after.is_word):
        return False
    return (
        before.end == outer_start - 1
        and not before.possessive
        and after.start == outer_end + 1
        and before.low not in contexts.FUNCTION
        and before.low not in contexts.ROLES
    )
