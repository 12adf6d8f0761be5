"""Cast lists: who is in a film, and behind dots, dashes or a gap whom they play, a line each."""

import re

from ..copy import Copy
from ..pieces import Note
from ..text.lines import Passage
from .names_in_print import NAME

# “Ana Ruiz … Judge Amparo”, “Ana Ruiz ..... Amparo”, “Ana Ruiz as Amparo”; in small print also with a gap between
ROW = re.compile(
    rf"(?P<who>{NAME})(?:\s?(?:…|\.{{2,}}|·{{2,}}|_{{2,}})[\s.…]*|\s+as\s+|\t+|[ \u00a0]{{3,}})"
    r"(?P<whom>[A-ZÀ-Þ“\"'‘](?:[^.!?;:|\n]|(?<=\b[MDS][rt])\.|(?<=\bMrs)\.){1,60})"
)
LABEL = re.compile(
    r"(?:(?:the |full |principal )?cast(?: list| and characters)?|starring|reparto|besetzung|darsteller|distribution"
    r"|avec|interpreti|elenco|mit|con|with)\s?:?",
    re.IGNORECASE,
)
FEWEST = 3
LONGEST_ROW = 120


def rows(copy: Copy, index: int, in_tail: bool) -> int:
    """Three rows or more in a row, with the label over them where there is one, in one box of facts."""
    labelled = bool(LABEL.fullmatch(copy.passages[index].text[:40]))
    first = index + labelled
    count = 0
    while first + count < len(copy.passages) and is_row(copy, copy.passages[first + count]):
        count += 1
    if count < FEWEST:
        return 0
    lines = copy.passages[first : first + count]
    copy.add(Note(lines[0].start, lines[-1].end, "film facts", "\n".join(line.text for line in lines)))
    if labelled:
        copy.leave(index, 1, "navigation")
    return labelled + count


def is_row(copy: Copy, line: Passage) -> bool:
    return not line.set_as and len(line.text) <= LONGEST_ROW and bool(ROW.fullmatch(copy.source(line).strip()))
