"""Paragraphs that the foot of a page, a picture or an advertisement had cut in two, made whole again."""

import re
from collections.abc import Container
from dataclasses import replace

from ..pieces import Doubt, Figure, Leftover, Mark, Paragraph, Piece, PullQuote, Rest

BROKEN_OFF = re.compile(r"[\w,’'–—-]$")
LONGEST_WHOLE = 10_000  # characters: no paragraph goes on beyond that
JOINED = "A paragraph broke off above, and was joined with what goes on here. Are they one?"
SHORTEST_HALF = 60  # characters: what is shorter was no running text


def mended(pieces: list[Piece], apart: Container[int]) -> tuple[list[Piece], list[Doubt]]:
    """The pieces in order; what goes on in the middle of a sentence joins the paragraph that broke off there.

    Each join is asked about, at the place where it was made; ``apart`` are those that an editor undid.
    """
    whole: list[Piece] = []
    doubts: list[Doubt] = []
    last = None  # where the last paragraph stands, while nothing but pictures and leftovers came after it
    for piece in sorted(pieces, key=lambda piece: piece.start):
        before = whole[last] if last is not None else None
        if type(piece) is Paragraph and before and goes_on(before, piece):
            doubts.append(Doubt(piece.start, JOINED, is_join=True))
            if piece.start not in apart:
                whole[last] = joined(before, piece)
                whole.append(Rest(piece.start, piece.end, before.start))
                continue
        whole.append(piece)
        if type(piece) is Paragraph:
            last = len(whole) - 1
        elif not isinstance(piece, Leftover | Figure | PullQuote):
            last = None
    return whole, doubts


def goes_on(above: Paragraph, below: Paragraph) -> bool:
    if not SHORTEST_HALF <= len(above.text) <= LONGEST_WHOLE:
        return False
    return bool(BROKEN_OFF.search(above.text)) and below.text[:1].islower()


def joined(above: Paragraph, below: Paragraph) -> Paragraph:
    """Both halves in one; a word that was parted between the pages is one again."""
    parted = above.text.endswith("-") and not above.text.endswith(" -")
    start = above.text[:-1] if parted else f"{above.text} "
    moved = (Mark(mark.start + len(start), mark.end + len(start), mark.kind, mark.address) for mark in below.marks)
    return replace(
        above,
        text=start + below.text,
        markers=(*above.markers, *below.markers),
        marks=(*above.marks, *moved),
    )
