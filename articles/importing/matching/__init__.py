"""Names in a text and the shelf: what is certain is matched, what is doubtful is asked, and never guessed."""

from .candidates import Candidate
from .choosing import Choice, Matched, match
from .facts_beside import FactBeside
from .names import Names, Row

__all__ = ["Candidate", "Choice", "FactBeside", "Matched", "Names", "Row", "match"]
