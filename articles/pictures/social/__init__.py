"""Social pictures: what networks show of a story's address, composed of its picture, its headline and the credit;
of a page without any picture the magazine's own words.

``order.py`` says what stands on one, ``type.py`` sets words, ``composing.py`` draws, ``keeping.py`` keeps what was
drawn and finds it again.
"""

from .keeping import LIFE, Card, address_of, card_of, card_of_magazine, fetch, is_kept, make_at_publication, sweep
from .order import SIZE

__all__ = [
    "LIFE",
    "SIZE",
    "Card",
    "address_of",
    "card_of",
    "card_of_magazine",
    "fetch",
    "is_kept",
    "make_at_publication",
    "sweep",
]
