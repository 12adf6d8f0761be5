"""Short pieces in a row: a title, under it a line about the film, under that what the house says of it.

Each stands by itself between empty lines. Where three or more are built alike, what the line in their middle says
need not be known: it may be facts, stars, points in percent, or where to see it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..copy import Copy
from ..facts import film_facts, ratings, services
from ..furniture import furniture
from ..text.lines import Passage
from ..words import is_finished

FEWEST = 3
LONGEST_TITLE = 110
LONGEST_MIDDLE = 160
SHORTEST_TEXT = 40


@dataclass(frozen=True)
class Capsules:
    """The titles of such pieces, and what the lines under them are."""

    titles: frozenset[int]
    name: str  # of the note that such a line is

    @classmethod
    def of(cls, copy: Copy) -> "Capsules":
        found = list(capsules(copy))
        middles = [copy.passages[index + 1].text for index in found]
        seen = sum(map(services.names_services, middles))
        name = "where to watch" if seen * 2 >= len(found) else "film facts"
        if len(found) < FEWEST or (name == "film facts" and not are_facts(middles)):
            found = []
        return cls(frozenset(found), name)


def are_facts(lines: list[str]) -> bool:
    """Whether most of the lines say something of a film, or are as short as points are."""
    told = [film_facts.reads_as_facts(line) or bool(ratings.rating(line)) or is_score(line) for line in lines]
    return sum(told) * 2 > len(lines)


def is_score(line: str) -> bool:
    """“88%”"""
    return len(line) <= 6 and line[:1].isdigit()


def capsules(copy: Copy) -> Iterator[int]:
    for index in range(len(copy.passages) - 2):
        title, middle, text = copy.passages[index : index + 3]
        if (
            not copy.stands_right_below(index)
            and copy.stands_right_below(index + 1)
            and copy.stands_right_below(index + 2)
            and may_be_title(copy, index, title)
            and not middle.set_as
            and 0 < len(middle.text) <= LONGEST_MIDDLE
            and not furniture.is_bar(copy.source(middle))
            and not text.set_as
            and is_finished(text.text)
            and len(text.text) >= SHORTEST_TEXT
            and len(text.text) > len(middle.text)
        ):
            yield index


def may_be_title(copy: Copy, index: int, title: Passage) -> bool:
    words = title.text.strip("*_ ")
    return (
        title.set_as in ("", "heading")
        and 0 < len(words) <= LONGEST_TITLE
        and not words.endswith((".", ",", ":", ";"))
        and any(sign.isalnum() for sign in words)
        and not copy.kind(index)
    )
