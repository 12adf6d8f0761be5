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


def not_looked_at(reading: Reading) -> list[str]:
    """A sentence about what stands beyond the length of any story, where no name is looked for."""
    from . import beyond

    return beyond.not_looked_at(reading)


__all__ = ["Fact", "Mention", "Place", "Recognised", "not_looked_at", "recognise"]
