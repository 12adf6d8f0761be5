"""Lines as they were typed, and whether they were broken by hand or by a mailer."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import glued_pages

LINE = re.compile(r"[^\n]+")
LONGEST_STORY = 200_000  # characters: four times the longest of long reads; what goes on beyond is left, and told
MANY = 10  # lines
ROOM = 4  # characters by which a line may fall short though the next word had room, broken by hand
SHORTEST = 40  # characters of a line that may be broken
OUTLIER = 8  # characters: by so much the one line at the head of a page may be longer than all others
MOSTLY_ANEW = 0.8  # of the lines
# “Ana Ruiz ......... Judge Amparo”, the name of the paper and its number: set in columns, and broken by nobody
IN_COLUMNS = re.compile(r"^\s{16}|\S[ \t.·…_]{5,40}\S")
SPLIT_WORD = re.compile(r"[^\W\d_]{2}-$")


@dataclass(frozen=True)
class Line:
    start: int
    end: int
    source: str

    @property
    def is_blank(self) -> bool:
        return not self.source.strip()


def edges_of_lines(text: str) -> Iterator[tuple[int, int]]:
    end = end_of_story(text)
    if glued_pages.is_glued(text):
        return glued_pages.lines(text[:end])
    return (match.span() for match in LINE.finditer(text, 0, end))


def end_of_story(text: str) -> int:
    """Where to stop at the latest: between two lines, or else two words."""
    most = len(text) - len(text.lstrip()) + LONGEST_STORY
    ends = (text.find(sign, most, most + LONGEST_STORY // 10) for sign in "\n ")
    return min(len(text), next((end for end in ends if end > 0), most))


def wrapped_at(text: str, lines: list[Line]) -> int:
    """The width at which the lines were broken by hand or by a mailer, or 0 where each paragraph is one line."""
    followed = [
        (len(line.source.rstrip()), len(after.source.split(maxsplit=1)[0]), parts_word(line, after))
        for line, after in itertools.pairwise(lines)
        if follows_at_once(text, line, after) and not IN_COLUMNS.search(line.source.rstrip())
    ]
    lengths = sorted(length for length, _, _ in followed if length > SHORTEST)
    if len(lengths) < 4 or lengths[len(lengths) * 9 // 10] > 110:
        return 0
    width = lengths[min(len(lengths) - 1, len(lengths) * 95 // 100)]
    if len(lengths) >= MANY and width >= lengths[-2] + OUTLIER:
        width = lengths[-2]
    followed = [each for each in followed if each[0] > SHORTEST or each[2]]
    full = sum(parted or length + 1 + word > width - ROOM for length, word, parted in followed)
    if begin_anew(text, lines):
        return 0
    return width if full >= 0.6 * len(followed) else 0


def begin_anew(text: str, lines: list[Line]) -> bool:
    """Whether nearly all lines under another begin with a capital, as entries do: prose that is broken does not."""
    below = [line.source.lstrip() for above, line in itertools.pairwise(lines) if follows_at_once(text, above, line)]
    return sum(not begins[0].islower() for begins in below) > MOSTLY_ANEW * len(below)


def parts_word(line: Line, after: Line) -> bool:
    """Whether a line breaks off within a word: nobody does that who does not break all lines."""
    return bool(SPLIT_WORD.search(line.source.rstrip())) and after.source.lstrip()[:1].islower()


def follows_at_once(text: str, above: Line, line: Line) -> bool:
    """Whether no empty line parts them."""
    return text.count("\n", above.end, line.start) == 1
