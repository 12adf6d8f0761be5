"""What a text is taken apart into. A piece knows where in the text it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Piece:
    """A stretch of the text, from ``start`` up to but not including ``end``."""

    start: int
    end: int


@dataclass(frozen=True)
class Mark:
    """A stretch of a block's own text that was set apart: “em”, “strong”, or “link” with its address."""

    start: int
    end: int
    kind: str
    address: str = ""


# The body


@dataclass(frozen=True)
class Block(Piece):
    """A piece of the body, in the order of reading."""


@dataclass(frozen=True)
class Paragraph(Block):
    """Running text, without the reference markers (“[3]”) that stood in it.

    ``tells`` is what a sentence of the story tells readers as a note would: “where to watch”.
    """

    text: str
    markers: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    tells: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class Rest(Piece):
    """The rest of a paragraph that a page break, a picture or an advertisement had cut in two.

    Its words are in the text of the paragraph that begins at ``of``.
    """

    of: int


@dataclass(frozen=True)
class Question(Paragraph):
    """What an interviewer asks."""

    speaker: str = ""


@dataclass(frozen=True)
class Answer(Paragraph):
    """What is said in reply; longer ones go on in plain paragraphs."""

    speaker: str = ""


@dataclass(frozen=True)
class Heading(Block):
    text: str
    level: int = 2
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class PullQuote(Block):
    """A sentence set large, with the start of the paragraph that it was taken from, where it stands in one."""

    text: str
    taken_from: int | None = None
    attribution: str = ""


@dataclass(frozen=True)
class Quotation(Block):
    """Words quoted at length, set apart from the running text and not repeated in it."""

    text: str
    attribution: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Figure(Block):
    """A picture's place in the body, with what the text says of it."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    address: str = ""
    markers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gallery(Block):
    """Several pictures that were printed as one."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Video(Block):
    """A film clip's place in the body."""

    caption: str = ""
    credit: str = ""
    address: str = ""


@dataclass(frozen=True)
class ListEntry(Block):
    """An entry of a list: with its rank and heading in a ranked one, its text alone in a plain one."""

    text: str
    title: str = ""
    rank: int | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Note(Block):
    """A line that speaks to the reader. Its name says of what: “where to watch”, “call to action”,
    “editor's note”, “correction”, “about the author”, “sources”, “event”.
    """

    name: str
    text: str
    marks: tuple[Mark, ...] = ()


# What is said about the story


@dataclass(frozen=True)
class Field(Piece):
    """Something that is said about the story, under the name it goes by here: headline, dek, kicker,
    section, published, updated, rating, verdict, provenance, embargo.

    ``value`` is what it means (a date as 2024-11-25), ``label`` what was printed, where the two differ.
    """

    name: str
    value: str
    label: str = ""


@dataclass(frozen=True)
class Byline(Piece):
    """Somebody who made the story, with the role as printed (“By”, “Text”) and as Contribution.Role has it.

    ``kind`` is “person” or “organisation”.
    """

    name: str
    role: str = "words"
    label: str = ""
    kind: str = "person"


@dataclass(frozen=True)
class CreditLine:
    """One sentence of production credits: “Hair by Rena Calhoun”. ``role`` is a Contribution.Role."""

    label: str
    name: str
    role: str = "other"


@dataclass(frozen=True)
class Credits(Piece):
    """Who made the pictures, when and where."""

    lines: tuple[CreditLine, ...]
    date: str = ""
    location: str = ""


@dataclass(frozen=True)
class RelatedHeadline(Piece):
    """A headline that stood beside the story, with its advertiser's name where it has one."""

    text: str
    label: str = ""
    address: str = ""


@dataclass(frozen=True)
class Leftover(Piece):
    """What is not part of the story, and what it is taken for: “navigation”, “newsletter box”, “share link”,
    “sponsored item”, “related list”, “cookie notice”, “duplicate”, “promotion”, “advertisement”, “comments”,
    “boilerplate”, “markup”, “unread”, “white space”.
    """

    name: str
    text: str


@dataclass(frozen=True)
class Cut:
    """Where two things that ran together were parted: somewhere in a stretch of the text; at its end, not at all.

    ``places`` are where else it could be; ``is_needed`` where it must be somewhere. By ``at`` a later reading
    knows which cut an editor has moved.
    """

    start: int
    end: int
    at: int
    places: tuple[int, ...] = ()
    is_needed: bool = False


@dataclass(frozen=True)
class Doubt:
    """A question that the text leaves open, for an editor to answer; about a cut, where it is one.

    ``is_join`` where two halves of a paragraph were made one there, and may be two.
    """

    at: int
    question: str
    cut: Cut | None = None
    is_join: bool = False


@dataclass(frozen=True)
class Reading:
    """A whole text taken apart: its pieces in order cover every character once."""

    pieces: tuple[Piece, ...]
    doubts: tuple[Doubt, ...] = ()

    @cached_property  # asked for by each passage
    def blocks(self) -> list[Block]:
        return self.all_of(Block)

    @property
    def paragraphs(self) -> list[Paragraph]:
        return self.all_of(Paragraph)

    @property
    def figures(self) -> list[Figure]:
        return self.all_of(Figure)

    @property
    def leftovers(self) -> list[Leftover]:
        return self.all_of(Leftover)

    @property
    def fields(self) -> dict[str, Field]:
        return {field.name: field for field in reversed(self.all_of(Field))}

    @property
    def bylines(self) -> list[Byline]:
        return self.all_of(Byline)

    def value(self, name: str) -> str:
        """What a field says, or nothing where the text does not have it."""
        return self.fields[name].value if name in self.fields else ""

    def all_of(self, kind: type) -> list:
        return [piece for piece in self.pieces if isinstance(piece, kind)]


def covering(text: str, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces in order, what lies between them added as leftovers.

    White space is called so, and so is markup: bars and bullets. Anything else that no rule has taken is “unread”.
    """
    whole: list[Piece] = []
    reached = 0
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if piece.start < reached:
            raise ValueError(f"Two pieces claim the text from {piece.start} to {reached}.")
        whole += between(text, reached, piece.start)
        whole.append(piece)
        reached = piece.end
    return (*whole, *between(text, reached, len(text)))


def between(text: str, start: int, end: int) -> list[Leftover]:
    if start == end:
        return []
    gap = text[start:end]
    signs_alone = not any(sign.isalnum() for sign in gap)
    return [Leftover(start, end, "white space" if not gap.strip() else "markup" if signs_alone else "unread", gap)]
