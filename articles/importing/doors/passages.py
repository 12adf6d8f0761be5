"""What a walk over markup gathers: blocks of text, pictures, and the blocks that hold others."""

import re
from dataclasses import dataclass, field

from lxml import etree

from .elements import number_of

ONE_STAR = re.compile(r"(?<!\*)\*(?!\*)")


@dataclass(frozen=True)
class Passage:
    """A block of text, the element that it stood in, and whether it could be seen there."""

    text: str
    element: etree.ElementBase
    is_hidden: bool = False


@dataclass(frozen=True)
class Picture:
    alt: str
    address: str
    caption: str = ""

    @property
    def line(self) -> str:
        """“![alt](address)”, and what is printed under it on the next line, in emphasis as a whole."""
        caption = ONE_STAR.sub("", self.caption)
        return f"![{self.alt}]({self.address})" + (f"\n*{caption}*" if caption else "")


@dataclass
class Frame:
    """A block that gathers what stands in it: a quotation, a caption, a table, a figure."""

    role: str
    texts: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    players: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)


@dataclass
class Numbering:
    """A list that is open, and the number that its next entry has."""

    is_numbered: bool
    number: int = 1
    step: int = 1

    def mark(self, given: str | None) -> str:
        """What stands before its next entry, which may state its own number."""
        if not self.is_numbered:
            return "- "
        number = number_of(given, self.number)
        self.number = number + self.step
        return f"{number}. "
