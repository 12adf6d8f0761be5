"""Running text as readers should have it: no reference markers, glued sentences parted."""

import re
from collections.abc import Iterator
from itertools import islice

from ..copy import Copy
from ..facts import about
from ..furniture import furniture
from ..pieces import Cut, Mark, Paragraph, Video
from ..words import DROP_CAP, END_MARK, GLUED_SENTENCES, without_markers
from .lines import Passage
from .page_breaks import SHORTEST_HALF

PARTED = "Sentences stood here without a space between them, and were parted. Are they right?"
STRUCK = re.compile(r"~~(?=[^\s~])(?P<words>[^~\n]{1,300})~~")
WORD_BEFORE = re.compile(r"\S*$")
WORD_AFTER = re.compile(r"\S*")
MOST_GLUED = 10  # places in a paragraph: where more are glued, it is no running text
LONGEST_GLUED = 60  # characters on either side
ONE_LETTER = ("E ", "Y ", "O ", "A ", "À ")  # words in Italian, Spanish, French
MOST_NEAR = 6  # places


def goes_on_below(copy: Copy, index: int, *, in_prose: bool = False) -> bool:
    """Whether the sentence goes on under what cut it in two: the foot of a page, an advertisement."""
    for at in range(index + 1, min(index + 4, len(copy.passages))):
        if at not in copy.page_lines and not copy.kind(at) and not furniture.is_bar(copy.source(copy.passages[at])):
            if in_prose and not copy.passages[at].is_prose:
                return False
            return len(copy.passages[index].text) >= SHORTEST_HALF and copy.passages[at].text[:1].islower()
    return False


def take_as_text(copy: Copy, index: int, tells: str = ""):
    """A passage as a paragraph; what it tells readers of beside that, if it does."""
    passage = copy.passages[index]
    words, markers, marks = text_of(copy, passage)
    if about.ABOVE.search(words) and not copy.has_video:
        copy.add(Video(passage.start, passage.start))
        copy.ask(passage.start, "The text speaks of a video above. Which one is it?")
    copy.seen.setdefault(copy.keys[index], index)
    copy.add(Paragraph(passage.start, passage.end, words, markers, marks, tells=tells))


def text_of(copy: Copy, passage: Passage, skipped: int = 0) -> tuple[str, tuple[str, ...], tuple[Mark, ...]]:
    """A passage's words as readers should have them: no reference markers, glued sentences parted."""
    words = passage.text[skipped:].lstrip(" *_")
    moved = len(passage.text) - len(words)
    if struck := STRUCK.search(copy.text, passage.start, passage.end):
        copy.ask(passage.start, f"“{struck['words']}” was struck out here, and is left out. Is that right?")
    marks = tuple(
        Mark(max(mark.start - moved, 0), mark.end - moved, mark.kind, mark.address)
        for mark in passage.marks
        if mark.end > moved
    )
    whole = END_MARK.sub("", words)
    plain, markers = without_markers(whole if begins_with_letter(copy, whole) else DROP_CAP.sub("", whole, count=1))
    parted = parted_where_glued(copy, passage, plain) if "http" not in plain else plain
    return parted, markers, marks if parted == words else moved_marks(words, parted, marks)


def begins_with_letter(copy: Copy, words: str) -> bool:
    """“E con il mare?”: a word of one letter, and no large capital, where the text has what follows it for a word and
    has no word that both make.
    """
    if words[:2] not in ONE_LETTER:
        return False
    following = WORD_AFTER.match(words, 2)[0].casefold()
    return following in copy.words_of_body and words[0].casefold() + following not in copy.words_of_body


def parted_where_glued(copy: Copy, passage: Passage, plain: str) -> str:
    """A passage's words with a space where sentences ran together, or where an editor has moved it to; each is asked
    about, in one question where the words do not stand in the source as they are printed, or too often.
    """
    glued = [match.start() for match in islice(GLUED_SENTENCES.finditer(plain), MOST_GLUED + 1)]
    if not glued:
        return plain
    cuts = list(cuts_of(copy.text, passage, plain, glued)) if len(glued) <= MOST_GLUED else []
    if len(cuts) < len(glued):
        copy.ask(passage.start, PARTED)
        return GLUED_SENTENCES.sub(" ", plain)
    found, reached = [], 0
    for place, cut in zip(glued, cuts, strict=True):
        copy.ask(cut.at, PARTED, cut)
        to = copy.cuts.get(cut.at, cut.at)
        if cut.start < to < cut.end:
            found.append(plain[reached : place + to - cut.at])
            reached = place + to - cut.at
    return " ".join([*found, plain[reached:]])


def cuts_of(text: str, passage: Passage, plain: str, glued: list[int]) -> Iterator[Cut]:
    """Where in the source each of the glued places stands, and the word that it is in."""
    places = [match.start() for match in GLUED_SENTENCES.finditer(text, passage.start, passage.end)]
    if len(places) != len(glued):
        return
    edges = [passage.start, *places, passage.end]
    for number, (at, place) in enumerate(zip(places, glued, strict=True)):
        start, end = max(edges[number], at - LONGEST_GLUED), min(edges[number + 2], at + LONGEST_GLUED)
        start = at - len(WORD_BEFORE.search(text, start, at)[0])
        end = WORD_AFTER.match(text, at, end).end()
        if text[start:end] == plain[max(place - at + start, 0) : place - at + end]:
            signs = range(start + 1, end)
            near = sorted(
                (each for each in signs if each != at and is_edge(text, each)), key=lambda each: abs(each - at)
            )
            yield Cut(start, end, at, (*sorted(near[:MOST_NEAR]), end))


def is_edge(text: str, at: int) -> bool:
    """Whether a word could begin there: with a capital, or behind a sign that closes the one before."""
    before, after = text[at - 1], text[at]
    return after.isalnum() and (after.isupper() or not before.isalnum())


def moved_marks(before: str, after: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks where their words stand now; one whose words cannot be found again in order is let go."""
    found, reached = [], 0
    for mark in marks:
        at = after.find(before[mark.start : mark.end], reached)
        if at >= 0:
            found.append(Mark(at, at + mark.end - mark.start, mark.kind, mark.address))
            reached = at
    return tuple(found)
