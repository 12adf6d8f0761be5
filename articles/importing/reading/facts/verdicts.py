"""What a house gives points for one by one: a label, what is said under it, and the points, a line each."""

from ..copy import Copy
from ..pieces import Note
from ..text.lines import Passage
from ..words import is_finished

FEWEST = 2
LONGEST_LABEL = 3  # words
LONGEST_SAID = 300
MOST_POINTS = 10


def given(copy: Copy, index: int, in_tail: bool) -> int:
    """“Anticipation.” over “We have waited for this.” over “4”: two such at least, right under one another."""
    said = []
    while verdict := verdict_at(copy, index + 3 * len(said)):
        said.append(verdict)
    if len(said) < FEWEST:
        return 0
    for at, words in enumerate(said):
        first, last = copy.passages[index + 3 * at], copy.passages[index + 3 * at + 2]
        copy.add(Note(first.start, last.end, "film facts", words))
    return 3 * len(said)


def verdict_at(copy: Copy, index: int) -> str:
    """The words of one, on three lines."""
    if index + 2 >= len(copy.passages) or not all(map(copy.stands_right_below, (index + 1, index + 2))):
        return ""
    label, words, points = copy.passages[index : index + 3]
    points_first = is_points(words)
    if points_first:
        words, points = points, words
    if not is_points(points) or label.set_as or words.set_as or not is_finished(words.text):
        return ""
    if label.words > LONGEST_LABEL or words.words <= LONGEST_LABEL or len(words.text) > LONGEST_SAID:
        return ""
    name = label.text.strip(" .:")
    return f"{name} {points.level}. {words.text}" if points_first else f"{name}. {words.text} {points.level}"


def is_points(line: Passage) -> bool:
    return line.set_as == "entry" and not line.text and line.level <= MOST_POINTS
