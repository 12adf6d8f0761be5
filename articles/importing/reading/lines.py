"""Lines put back together into passages: paragraphs, captions, headlines."""

import re
from dataclasses import dataclass

from .words import is_finished, tidy

LINE = re.compile(r"[^\n]+")
LONGEST_BARE_LINE = 150
LONGEST_HEADING = 200


@dataclass(frozen=True)
class Passage:
    """One or more lines that belong together."""

    start: int
    end: int
    text: str

    @property
    def is_bare(self) -> bool:
        """Whether it is too short and too open to be a paragraph: a headline, a name under a picture."""
        return len(self.text) <= LONGEST_BARE_LINE and not is_finished(self.text)


def passages(text: str) -> list[Passage]:
    """A line goes on from the one above when no empty line parts them and that one broke off."""
    found: list[Passage] = []
    for match in LINE.finditer(text):
        if not match[0].strip():
            continue
        start, end = match.span()
        above = found[-1] if found else None
        if above and text[above.end : start] == "\n" and breaks_off(above, match[0]):
            start = found.pop().start
        found.append(Passage(start, end, tidy(text[start:end])))
    return found


def breaks_off(above: Passage, line: str) -> bool:
    """A hard-wrapped line ends in mid-sentence, and the next does not start something of its own."""
    starts_anew = line.lstrip().startswith(("![", "#", "“"))
    return not starts_anew and not is_finished(above.text) and not above.text.startswith(("![", "#"))
