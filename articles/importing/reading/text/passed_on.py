"""A story that a mail passes on: the signs with which each of its lines is quoted."""

import re
from dataclasses import replace

from .wrapping import Line

SIGNS = re.compile(r"(?:>[ \t]?)+")
FEWEST_QUOTED = 8  # lines
FEWEST_EMPTY = 2  # lines with nothing but the sign: whole paragraphs are quoted, and the space between them


def is_passed_on(lines: list[Line]) -> bool:
    """Whether most of a text is quoted, paragraph after paragraph."""
    quoted = [line for line in lines if line.source.startswith(">")]
    empty = sum(not line.source.strip("> \t\r") for line in quoted)
    written = sum(not line.is_blank for line in lines)
    return len(quoted) >= FEWEST_QUOTED and empty >= FEWEST_EMPTY and len(quoted) * 2 >= written


def without_signs(line: Line) -> Line:
    signs = SIGNS.match(line.source)
    width = signs.end() if signs else 0
    return replace(line, start=line.start + width, source=line.source[width:])
