"""The first page of what a press office sends: the title of a film over whose it is and who is in it."""

import re

from ..copy import Copy
from ..facts.names_in_print import looks_like_names
from ..pieces import Note
from ..words import is_finished

# “A film by Ana Ruiz”, “Un film de Bo Lund”, “Ein Dokumentarfilm von Kit Amado”
FILM_BY = re.compile(
    r"(?:an?|une?|una|eine?|uma?) (?:[\w-]+ ){0,2}?"
    r"(?:film|movie|documentary|feature|série|serie|series|película|largometraje|documental|\w*film|documentaire)"
    r" (?:by|de|von|di)\s(?=(?-i:[A-ZÀ-Þ]))(?P<who>.{4,80})",
    re.IGNORECASE,
)
CAST = re.compile(
    r"(?:(?:also )?(?:starring|featuring|with|and|introducing|avec|mit|con|et|und|y|e)[: ]*){1,3}(?P<who>.{0,80})",
    re.IGNORECASE,
)
LONGEST = 120  # characters
MOST_LINES = 20


def names_film(copy: Copy, index: int) -> bool:
    """Whether the line below says whose film it is that this one names."""
    return 0 <= index < len(copy.passages) - 1 and says_whose(copy, index + 1)


def says_whose(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    match = FILM_BY.fullmatch(passage.text[:LONGEST]) if not passage.set_as else None
    return bool(match) and looks_like_names(match["who"])


def first_part(copy: Copy, end: int) -> int | None:
    """Below a cover page: the first line in capitals by itself over a sentence, which is the heading of a part."""
    cover = next((at for at in range(1, min(end, MOST_LINES)) if says_whose(copy, at)), None)
    if cover is None:
        return None
    below = range(cover + 1, min(end, len(copy.passages) - 1))
    return next((at for at in below if is_heading(copy, at) and is_finished(copy.passages[at + 1].text)), None)


def is_heading(copy: Copy, index: int) -> bool:
    words = copy.passages[index].text
    return words.isupper() and copy.passages[index].is_bare and copy.stands_alone(index) and not copy.kind(index)


def below_title(copy: Copy, index: int) -> int:
    """“A film by …” under the title, and who is in it: the facts of the film."""
    if not index or not says_whose(copy, index):
        return 0
    count = 1
    while index + count < min(len(copy.passages), index + MOST_LINES) and names_cast(copy, index + count):
        count += 1
    lines = copy.passages[index : index + count]
    copy.add(Note(lines[0].start, lines[-1].end, "film facts", "\n".join(line.text for line in lines)))
    return count


def names_cast(copy: Copy, index: int) -> bool:
    """“Starring”, a name right under it, and more of them."""
    passage = copy.passages[index]
    if passage.set_as or not passage.is_bare or copy.kind(index):
        return False
    if match := CAST.fullmatch(passage.text[:LONGEST]):
        return not match["who"] or looks_like_names(match["who"])
    return copy.stands_right_below(index) and looks_like_names(passage.text) and passage.words > 1
