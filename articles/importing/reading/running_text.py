"""Running text as readers should have it: no reference markers, glued sentences parted."""

from . import about
from .copy import Copy
from .lines import Passage
from .pieces import Mark, Paragraph, Video
from .words import DROP_CAP, END_MARK, GLUED_SENTENCES, without_markers


def take_as_text(copy: Copy, index: int):
    passage = copy.passages[index]
    words, markers, marks = text_of(copy, passage)
    if about.ABOVE.search(words) and not copy.has_video:
        copy.add(Video(passage.start, passage.start))
        copy.ask(passage.start, "The text speaks of a video above. Which one is it?")
    copy.seen.setdefault(copy.keys[index], index)
    copy.add(Paragraph(passage.start, passage.end, words, markers, marks))


def text_of(copy: Copy, passage: Passage, skipped: int = 0) -> tuple[str, tuple[str, ...], tuple[Mark, ...]]:
    """A passage's words as readers should have them: no reference markers, glued sentences parted."""
    words = passage.text[skipped:].lstrip(" *_")
    moved = len(passage.text) - len(words)
    marks = tuple(
        Mark(max(mark.start - moved, 0), mark.end - moved, mark.kind, mark.address)
        for mark in passage.marks
        if mark.end > moved
    )
    plain, markers = without_markers(DROP_CAP.sub("", END_MARK.sub("", words), count=1))
    parted = GLUED_SENTENCES.sub(" ", plain) if "http" not in plain else plain
    if parted != plain:
        copy.ask(passage.start, "Sentences stood here without a space between them, and were parted. Are they right?")
    return parted, markers, marks if parted == words else moved_marks(words, parted, marks)


def moved_marks(before: str, after: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks where their words stand now; one whose words cannot be found again in order is let go."""
    found, reached = [], 0
    for mark in marks:
        at = after.find(before[mark.start : mark.end], reached)
        if at >= 0:
            found.append(Mark(at, at + mark.end - mark.start, mark.kind, mark.address))
            reached = at
    return tuple(found)
