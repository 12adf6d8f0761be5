"""Guides to what to watch: a title, under it where it can be seen, then what the house says of it."""

import re

from ..copy import Copy
from ..facts.services import LONGEST, names_services
from ..house import House
from ..pieces import Heading, Note
from ..text.lines import Passage
from ..words import is_finished
from .lists import LONGEST_HEADING

OVER_PLACES = re.compile(
    r"(?:(?:where|how) to (?:watch|see|stream)(?: it)?|où (?:le |la )?voir|dónde ver(?:la|lo)?|wo zu sehen|wo läuft’?s?"
    r"|dove vederlo)\s?[:?]?",
    re.IGNORECASE,
)
SHORTEST_TEXT = 40


def capsule(copy: Copy, index: int, house: House) -> int:
    """A title and the line under it, in a text that has several."""
    if index not in house.capsules.titles or index in house.ranks:
        return 0
    title, middle = copy.passages[index : index + 2]
    copy.add(Heading(title.start, title.end, title.text.strip("*_ "), max(title.level, 2)))
    copy.add(Note(middle.start, middle.end, house.capsules.name, middle.text, middle.marks))
    return 2


def entry(copy: Copy, index: int, house: House) -> int:
    """A title and the services under it."""
    title, below = copy.passages[index], copy.below(index)
    if below is None or below.set_as not in ("", "item") or index in house.ranks or not names_services(below.text):
        return 0
    if not may_be_title(title) or copy.kind(index) not in (None, "navigation", "share link"):
        return 0
    text = copy.below(index + 1)
    if text is None or text.set_as or not is_finished(text.text) or len(text.text) < SHORTEST_TEXT:
        return 0
    copy.add(Heading(title.start, title.end, title.text.strip("*_ "), max(title.level, 2)))
    copy.add(Note(below.start, below.end, "where to watch", below.text, below.marks))
    return 2


def may_be_title(passage: Passage) -> bool:
    words = passage.text.strip("*_ ")
    return (
        passage.set_as in ("", "heading")
        and 0 < len(words) <= LONGEST_HEADING
        and (words[0].isupper() or words[0] in "0123456789“«„'‘")
        and not words.endswith((".", ",", ":", ";"))
        and not names_services(words)
    )


def places_below(copy: Copy, index: int, house: House) -> int:
    """“Where to watch” over its lines: each is a place, known or not."""
    label = copy.passages[index]
    if label.set_as not in ("", "heading") or not OVER_PLACES.fullmatch(label.text[:40].strip("*_ ")):
        return 0
    count = 0
    while index + count + 1 < len(copy.passages) and copy.stands_right_below(index + count + 1):
        line = copy.passages[index + count + 1]
        if (
            line.set_as not in ("", "item")
            or not line.is_bare
            or len(line.text) > LONGEST
            or copy.kind(index + count + 1)
        ):
            break
        count += 1
    if not count:
        return 0
    copy.add(Heading(label.start, label.end, label.text.strip("*_ :"), max(label.level, 2)))
    for line in copy.passages[index + 1 : index + count + 1]:
        copy.add(Note(line.start, line.end, "where to watch", line.text, line.marks))
    return 1 + count


def services_below(copy: Copy, index: int, house: House) -> int:
    """The services right under what the house says of a film, or under its facts."""
    passage = copy.passages[index]
    if passage.set_as or not copy.has_paragraph or not copy.stands_right_below(index):
        return 0
    if not names_services(passage.text) or not is_finished(copy.passages[index - 1].text):
        return 0
    copy.add(Note(passage.start, passage.end, "where to watch", passage.text, passage.marks))
    return 1
