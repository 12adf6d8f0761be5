"""Names in a text and the shelf: what is certain is matched, what is doubtful is asked, and never guessed."""

from .candidates import Candidate
from .choices import Choice, Matched
from .facts_beside import FactBeside
from .names import Names, Row
from .shelf import match

__all__ = ["Candidate", "Choice", "FactBeside", "Matched", "Names", "Row", "match"]
