"""Title cards: pictures of our own, drawn where no picture may be shown.

Flat colour, big type, a little grain, one drawn idea each. A card says in its foot what
it stands for. Drawn with Pillow alone, seeded by its slug, so that a card drawn again is
the same card.
"""

from . import last_century, samples, season, shoots, this_century
from .sheet import MOTIFS, Card, Sheet

__all__ = ["MOTIFS", "Card", "Sheet", "draw", "last_century", "samples", "season", "shoots", "this_century"]


def draw(card: Card):
    """The finished card, as a Pillow image."""
    sheet = Sheet(card)
    MOTIFS[card.motif](sheet)
    sheet.foot()
    return sheet.printed()
