"""The body: every block that was read, kept as it is, as another kind, or left out."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from articles.importing.reading.pieces import (
    Answer,
    Block,
    Figure,
    Gallery,
    Heading,
    Leftover,
    ListEntry,
    Mark,
    Note,
    PullQuote,
    Question,
    Quotation,
    Video,
)
from articles.importing.set_apart import lead_picture
from articles.rich_text import clean, from_plain
from people.text import one_line, printable

from .deciding import Deciding
from .decisions import LEAVE, Option
from .pictures import Pictures
from .plan import Left, PlannedBlock, Row

# Each is a field of the review, and a form takes only so many.
MOST_LEFTOVERS = 800
LONGEST_HEADING = 200
AS = {
    "text": "Text",
    "heading": "Heading",
    "pull-quote": "Pull quote",
    "list-entry": "List entry",
    "note": "Note",
    LEAVE: "Leave it out",
}
SILENT = {"white space"}
TAGS = {"em": "em", "strong": "strong"}


def decide(deciding: Deciding) -> list[PlannedBlock]:
    """The blocks of the draft in the order of the text, leftovers that were called back among them."""
    pieces = [piece for piece in deciding.reading.pieces if isinstance(piece, Block | Leftover)]
    pictures = Pictures(deciding)
    planned: list[PlannedBlock] = []
    if lead := lead_picture(deciding.reading, deciding.given):
        planned += pictures.lead(lead)
    for piece in pieces:
        match piece:
            case Leftover():
                planned += leftover(deciding, piece)
            case Figure() | Gallery() | Video():
                planned += pictures.blocks(piece)
            case _:
                planned += words(deciding, piece)
    for aside in deciding.incoming.set_aside:
        planned += leftover(deciding, aside)
    if deciding.called_back:
        planned = sorted([*planned, *deciding.called_back], key=lambda block: block.start)
    return list(joined_lists(planned))


# Blocks of words


def words(deciding: Deciding, piece: Block) -> list[PlannedBlock]:
    plain = printable(piece.text).strip()
    if not plain and not getattr(piece, "title", ""):
        return []
    key = deciding.key("block", type(piece).__name__, getattr(piece, "title", ""), piece.text)
    proposed, why = kind_of(piece)
    kind = deciding.choose(
        key,
        "body",
        first_words(getattr(piece, "title", "") or plain),
        as_options(proposed),
        proposed,
        why,
        evidence=[deciding.evidence(piece.start, piece.end)],
    )
    if kind == LEAVE:
        deciding.left.append(Left("left out", plain, piece.start, piece.end, key))
        return []
    return [PlannedBlock(key, piece.start, piece.end, values_as(deciding, kind, piece))]


def as_options(proposed: str) -> list[Option]:
    kinds = AS if proposed != "item" else {"item": "Entry of a plain list", **AS}
    return [Option(value, label) for value, label in kinds.items()]


def kind_of(piece: Block) -> tuple[str, str]:
    """The kind of block that a piece becomes unless an editor says otherwise, and why."""
    match piece:
        case Heading() if len(one_line(piece.text)) <= LONGEST_HEADING:
            return "heading", "It stands as a heading."
        case PullQuote():
            return (
                "pull-quote",
                "It repeats words of the text." if piece.taken_from is not None else "It stands set apart.",
            )
        case ListEntry() if piece.rank is not None or piece.title:
            return (
                "list-entry",
                f"It has rank {piece.rank}." if piece.rank is not None else "It has a heading of its own.",
            )
        case ListEntry():
            return "item", "It is an entry of a list."
        case Note():
            return "note", f"It speaks to the reader: {piece.name}."
        case Question():
            return "text", "A question, printed bold."
        case Answer():
            return "text", "An answer."
        case Quotation():
            return "text", "A quotation of some length."
    return "text", "A paragraph."


def values_as(deciding: Deciding, kind: str, piece: Block) -> Row:
    """The fields of the block that a piece becomes."""
    attribution = getattr(piece, "attribution", "")
    match kind:
        case "heading":
            return {"kind": "heading", "text": one_line(piece.text)}
        case "pull-quote":
            said = deciding.fit(attribution, 200, "Who said it") if attribution else ""
            return {"kind": kind, "text": printable(piece.text).strip(), "attribution": said}
        case "list-entry" if isinstance(piece, ListEntry):
            title = deciding.fit(piece.title, 200, "Heading of a list entry")
            rank = piece.rank if piece.rank is not None and 0 <= piece.rank < 32768 else None
            return {"kind": kind, "text": rich(piece), "title": title, "rank": rank}
    return {"kind": kind, "text": rich(piece)}


def rich(piece: Block) -> str:
    """The words of a piece as rich text, as the block of another kind would have them too."""
    inner = marked(piece.text, getattr(piece, "marks", ()))
    speaker = escape(one_line(getattr(piece, "speaker", "")), quote=False)
    match piece:
        case Question():
            inner = f"<strong>{speaker}: {inner}</strong>" if speaker else f"<strong>{inner}</strong>"
        case Answer() if speaker:
            inner = f"<strong>{speaker}:</strong> {inner}"
        case Quotation():
            by = f"<p>— {escape(one_line(piece.attribution), quote=False)}</p>" if piece.attribution else ""
            return clean(f"<blockquote><p>{inner}</p>{by}</blockquote>")
        case Heading() | PullQuote():
            return from_plain(piece.text)
    return clean(f"<p>{inner.strip()}</p>") if inner.strip() else ""


def marked(text: str, marks: tuple[Mark, ...]) -> str:
    """Plain text with its marks as tags; where two overlap, the later one is closed and opened again."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end) if 0 < edge < len(text))})
    begins = sorted(marks, key=lambda mark: mark.start)
    found, open_marks, ahead = [], [], 0
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while ahead < len(begins) and begins[ahead].start <= start:
            open_marks += [begins[ahead]] if begins[ahead].end > start else []
            ahead += 1
        said = escape(printable(text[start:end]), quote=False)
        for mark in sorted(open_marks, key=lambda mark: mark.kind == "link")[:9]:
            if mark.kind == "link":
                said = f'<a href="{escape(mark.address)}">{said}</a>'
            elif mark.kind in TAGS:
                said = f"<{TAGS[mark.kind]}>{said}</{TAGS[mark.kind]}>"
        found.append(said)
    return "".join(found)


def joined_lists(planned: list[PlannedBlock]) -> Iterator[PlannedBlock]:
    """Entries of a plain list that follow one another stand in one block of text."""
    run: list[PlannedBlock] = []
    for block in [*planned, None]:
        if block and block.values["kind"] == "item":
            run.append(block)
            continue
        if run:
            items = "".join(f"<li>{each.values['text']}</li>" for each in run)
            values = {"kind": "text", "text": clean(f"<ul>{items}</ul>")}
            yield PlannedBlock(run[0].decision, run[0].start, run[-1].end, values)
            run = []
        if block:
            yield block


# What was left over


def leftover(deciding: Deciding, piece: Leftover) -> list[PlannedBlock]:
    """A leftover stays out, and a click makes a paragraph of it."""
    plain = printable(piece.text).strip()
    if piece.name in SILENT or not plain:
        return []
    if deciding.leftovers == MOST_LEFTOVERS:
        deciding.left.append(Left(piece.name, plain, piece.start, piece.end))
        return []
    deciding.leftovers += 1
    key = deciding.key("left", piece.name, piece.text)
    options = [Option(LEAVE, "Leave it out"), Option("text", "Make it a paragraph"), Option("note", "Make it a note")]
    if len(one_line(plain)) <= LONGEST_HEADING:
        options.append(Option("heading", "Make it a heading"))
    evidence = [deciding.evidence(piece.start, piece.end, plain[:300])]
    why = f"Taken for: {piece.name}." if piece.name != "unread" else "No rule knows what it is."
    kind = deciding.choose(
        key, "left", f"{piece.name.capitalize()}: {first_words(plain)}", options, LEAVE, why, evidence=evidence
    )
    if kind == LEAVE:
        deciding.left.append(Left(piece.name, plain, piece.start, piece.end, key))
        return []
    text = one_line(plain) if kind == "heading" else from_plain(one_line(plain))
    return [PlannedBlock(key, piece.start, piece.end, {"kind": kind, "text": text})]


def first_words(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 90 else f"{line[:89]}…"
