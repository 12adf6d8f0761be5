"""A page copied out as Markdown, with its pictures as ``![caption](address)``."""

import re

from .lines import Passage, passages
from .pieces import Field, Figure, Heading, Note, Paragraph, Piece, Reading, covering
from .words import without_markers

# The last “](” parts the caption from the address: captions hold brackets of every kind.
PICTURE = re.compile(r"!\[(?P<words>.*)\]\((?P<address>\S*)\)")
HEADING = re.compile(r"(?P<level>#{1,6}) +(?P<text>.+?)(?: +#+)?")
LONGEST_ALT = 250
LONGEST_TAGLINE = 80
WHERE_TO_WATCH = re.compile(r"\b(?:available|streaming|in cinemas|watch it)\b.*(?:…|\.\.\.)$")


def shows_in(text: str) -> bool:
    """A picture alone on its line tells, or a headline with its hash."""
    lines = [line.strip() for line in text.splitlines()]
    return any(PICTURE.fullmatch(line) for line in lines) or any(line.startswith("# ") for line in lines)


def read(text: str) -> Reading:
    pieces: list[Piece] = []
    for passage in passages(text):
        pieces.append(piece_of(passage, is_first=not pieces))
    return Reading(covering(text, pieces))


def piece_of(passage: Passage, is_first: bool) -> Piece:
    where = passage.start, passage.end
    if match := PICTURE.fullmatch(passage.text):
        return figure(passage, match)
    if match := HEADING.fullmatch(passage.text):
        is_headline = is_first and match["level"] == "#"
        return Field(*where, "headline", match["text"]) if is_headline else Heading(*where, match["text"])
    if is_first and len(passage.text) <= LONGEST_TAGLINE:
        return Field(*where, "tagline", passage.text)
    if name := name_of_note(passage.text):
        return Note(*where, name, passage.text)
    return Paragraph(*where, *without_markers(passage.text))


def figure(passage: Passage, match: re.Match) -> Figure:
    """What is too long for a description of the picture is a caption."""
    words, markers = without_markers(match["words"])
    kind = "caption" if len(words) > LONGEST_ALT else "alt"
    return Figure(passage.start, passage.end, address=match["address"], markers=markers, **{kind: words})


def name_of_note(line: str) -> str:
    if line.isupper() and line.endswith("!"):
        return "call to action"
    return "where to watch" if WHERE_TO_WATCH.search(line) else ""
