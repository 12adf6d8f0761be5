"""A story as it came in: its text, and what its file says outright beside it."""

from dataclasses import dataclass, field

from articles.importing.reading.given import Given
from articles.importing.reading.pieces import Leftover


class Refused(ValueError):
    """Why nothing can be read from a file, in a sentence that names the file, the place and the way out."""


@dataclass(frozen=True)
class Incoming:
    """One story on its way in. Its text is Markdown-like where the file had structure."""

    name: str
    text: str
    given: Given = field(default_factory=Given)
    set_aside: tuple[Leftover, ...] = ()
    warnings: tuple[str, ...] = ()
