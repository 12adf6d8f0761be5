"""A reading as a person reads it: each piece of the text with its line, and what it was taken for."""

from collections.abc import Iterator

from .doors import Incoming
from .reading.pieces import (
    Block,
    Byline,
    Credits,
    Field,
    Figure,
    Gallery,
    Leftover,
    ListEntry,
    Piece,
    Reading,
    RelatedHeadline,
    Rest,
    Video,
)

WIDTH = 100  # characters of a piece that are shown


def lines_of(incoming: Incoming, reading: Reading) -> Iterator[tuple[str, str]]:
    """The report line by line, each with what it is: “story”, “part”, “left” or “asked”."""
    yield "story", incoming.name
    at, line = 0, 1
    for piece in reading.pieces:
        line += incoming.text.count("\n", at, piece.start)
        at = piece.start
        if isinstance(piece, Leftover) and piece.name == "white space":
            continue
        yield "left" if isinstance(piece, Leftover) else "part", f"{line:>6}  {taken_for(piece):<18}  {shown(piece)}"
    for leftover in incoming.set_aside:
        yield "left", f"{'file':>6}  {leftover.name:<18}  {cut(leftover.text)}"
    for warning in incoming.warnings:
        yield "asked", f"{'file':>6}  {'warning':<18}  {warning}"
    for doubt in reading.doubts:
        line = incoming.text.count("\n", 0, doubt.at) + 1
        yield "asked", f"{line:>6}  {'asked':<18}  {doubt.question}"


def taken_for(piece: Piece) -> str:
    match piece:
        case Leftover() | Field():
            return piece.name
        case ListEntry(rank=int()):
            return f"list entry {piece.rank}"
        case Byline():
            return f"byline, {piece.role}"
        case Rest():
            return "paragraph, the rest"
        case RelatedHeadline():
            return "related headline"
        case _:
            name = getattr(piece, "name", "") or type(piece).__name__
            return "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name).strip()


def shown(piece: Piece) -> str:
    """What a piece says, on one line."""
    match piece:
        case Field():
            return cut(
                piece.value if piece.value == piece.label or not piece.label else f"{piece.value} ({piece.label})"
            )
        case Credits():
            made = [f"{line.label}: {line.name}" for line in piece.lines]
            return cut("; ".join([*made, *filter(None, (piece.date, piece.location))]))
        case Figure() | Video():
            return cut(
                " | ".join(filter(None, (piece.caption or getattr(piece, "alt", ""), piece.credit, piece.address)))
            )
        case Gallery():
            return f"{len(piece.figures)} pictures"
        case ListEntry():
            return cut(f"{piece.title} {piece.text}")
        case Byline():
            return piece.name
        case Rest():
            return "goes with the paragraph above"
        case Block() | Leftover() | RelatedHeadline():
            return cut(piece.text)
        case _:
            return ""


def cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WIDTH else f"{words[: WIDTH - 1]}…"
