"""What names in full do in a sentence, whoever bears them: “while Ana Ruiz hides below”, “the clerk (Ana Ruiz)”."""

import re

from . import contexts
from .gazetteer import fold, is_english, is_surname, places
from .passages import Passage, Word
from .people import Bearer, Spot

VERB = re.compile(r"[a-zà-ÿ]{3,}[^su\W\d_]s\Z")  # hides, looks; no -ss, no -us
NO_VERB = contexts.FILM_NOUNS | contexts.words("""
    films movies series others times years works always perhaps towards besides stars opens follows premieres screens
    tells centers centres concerns features charts traces streams arrives
""")  # the last of them is what films do
KIN_DE = contexts.words(
    "tochter sohn mutter vater schwester bruder frau mann witwe witwer freundin freund tante onkel nichte neffe"
)
IS_DE = contexts.words("ist war spielt wird als")
DETERMINERS_DE = contexts.words("der die das ein eine einen seine ihre sein ihr")


def weigh_doing(passage: Passage, spot: Spot, bearer: Bearer) -> None:
    words = passage.words
    named = [word for word in words[spot.first : spot.last + 1] if word.is_word and word.is_capital]
    if len(named) not in (2, 3) or spot.possessive or not are_strange(passage, named):
        return
    after = words[spot.last + 1 : spot.last + 7]
    low = [word.low for word in after]
    does = passage.language == "en" and bool(low) and bool(VERB.match(low[0])) and is_english(low[0])
    if does and low[0] not in NO_VERB and is_surname(named[-1].text) and not is_english(named[-1].text):
        bearer.add("person", "does something", 1)
    if spot.first > 1 and words[spot.first - 1].text == "(" and low[:1] == [")"] and is_noun(words[spot.first - 2]):
        bearer.add("person", "in brackets after a noun", 2)
    if passage.language == "de" and low[:1] and low[0] in IS_DE and KIN_DE & set(low[2:]) and low[1] in DETERMINERS_DE:
        bearer.add("person", "somebody's kin", 3)


def are_strange(passage: Passage, named: list[Word]) -> bool:
    """Whether no word of a name is an everyday one, or a town."""
    if passage.language != "de" and any(passage.is_everyday(word.text) for word in named[1:]):
        return False
    return not any(word.text.isupper() or fold(word.text) in places() for word in named)


def is_noun(word: Word) -> bool:
    return word.is_word and not word.is_capital and word.low not in contexts.FILM_NOUNS | contexts.FUNCTION
