"""Names and facts in a reading: people, films, series, companies, prizes, and what its sentences state.

No database is touched; lists of names are read from files when the first reading is recognised, never before.
A name counts by what is said around it, so that one nobody has heard of is found too, and a character is
not taken for a person. Every step is linear in the length of the text.
"""

from ..reading.pieces import Reading
from .mentions import Fact, Mention, Place, Recognised


def recognise(reading: Reading) -> Recognised:
    """All that a reading names and states."""
    from .telling import Telling

    return Telling(reading).tell()


__all__ = ["Fact", "Mention", "Place", "Recognised", "recognise"]
