"""What German does with capitals and endings: every noun has one, and a name has an s for what is somebody's."""

from . import contexts
from .passages import Passage

ARTICLES = contexts.words(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen im am zum zur vom"
)
SOMEBODYS = contexts.FILM_NOUNS | contexts.words("regie debüt werk stil kamera blick welt kino")
SHORTEST = 4  # letters


def is_genitive(passage: Passage, first: int, last: int) -> bool:
    """“Andreas Dresens »Halbe Treppe«”, “Ana Bergers Film”: whose it is, without an apostrophe."""
    word, after = passage.words[last], passage.words[last + 1 : last + 2]
    if passage.language != "de" or not word.text.endswith("s") or word.possessive or not after:
        return False
    if len(word.text) < SHORTEST or after[0].start == word.end:
        return False
    return after[0].text in '„»“"‚›' or (last > first and after[0].is_capital and after[0].low in SOMEBODYS)


def is_noun(passage: Passage, first: int) -> bool:
    """“der Bach”, “kein König”: an article stands before it, as before no name."""
    before = passage.words[first - 1].low if first else ""
    return passage.language == "de" and before in ARTICLES


def names_prize(passage: Passage, at: int) -> bool:
    """“Förderpreis Neues Deutsches Kino”: the name of a prize opens with an adjective, whose capital is a name's."""
    words = passage.words
    after = words[at + 1 : at + 3]
    if passage.language != "de" or not words[at].low.endswith("preis") or len(after) < 2:
        return False
    return all(word.is_capital for word in after) and after[0].low.endswith(("es", "er", "e"))
