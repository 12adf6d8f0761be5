"""Titles over the parts of a story: a festival report sets each film over what it says of it."""

from collections.abc import Iterator
from itertools import pairwise

from . import contexts
from .passages import Passage
from .titles import Title, title_cased

FEWEST = 2
LOOKED_AT = 60  # words
NEAR = 4  # words: “her long-awaited second feature”
OWNERS = contexts.words("his her their its")
WORKS = contexts.FILM_NOUNS | {"debut"}


def over_sections(passages: list[Passage]) -> Iterator[Title]:
    """“Low Tide” over “Ana Ruiz’s second feature is …”, where several headings stand over somebody's film."""
    found = [
        number
        for number, (above, below) in enumerate(pairwise(passages))
        if above.part == "heading"
        and below.part == "text"
        and title_cased(above.text)
        and above.text[-1].isalnum()
        and speaks_of_somebodys_film(below)
    ]
    for number in found if len(found) >= FEWEST else ():
        name = passages[number].text.strip("“”‘’'\"")
        start = passages[number].text.index(name)
        yield Title(number, start, start + len(name), name, "film", 3, "over what is said of somebody's film")


def speaks_of_somebodys_film(passage: Passage) -> bool:
    words = passage.words[:LOOKED_AT]
    return any(
        word.low in WORKS and any(owner.possessive or owner.low in OWNERS for owner in words[max(at - NEAR, 0) : at])
        for at, word in enumerate(words)
    )
