"""Lists without numbers: a line that names a work, of one shape with others, and what is said of it below or behind."""

import re

from ..copy import Copy
from ..text.lines import Passage
from ..words import is_finished

FEWEST = 3
LONGEST_HEAD = 120
YEAR = r"(?:18[89]|19\d|20\d)\d"
# “Low Tide (1967)”, “Low Tide (Ana Ruiz, 1967)”, “Low Tide (dir. Ana Ruiz)”, “Low Tide, dir. Ana Ruiz, 1967”
BRACKETS = (
    rf"\((?:[^()]{{2,60}}[,;] ?)?{YEAR}(?:[,;–-][^()]{{0,60}})?\)"
    r"|\((?:dir(?:\.|ected by)|réal\.|regia|regie:?) [^()]{3,60}\)"
)
HEAD = re.compile(
    rf"[^()\n]{{1,80}}(?: (?:{BRACKETS})|, dir(?:\.|ected by) [^()\n]{{3,60}})(?:\W{{0,12}}|\s[^\w]*\d?[^\w]*)"
)
# The same, with what is said of it behind a sign on the same line
LEADING = re.compile(rf"[^().!?\n]{{1,80}} (?:{BRACKETS})(?:[.:]|\s?[–—]|,? -)\s(?=\S.{{20}})")
BEHIND_BOLD = re.compile(rf"\W{{0,2}}\s?(?:{BRACKETS}|[–—:-])")
NEITHER = ("picture", "rule", "item")


def of(copy: Copy) -> dict[int, None]:
    """The passages that begin an entry, where there are enough of one kind and running text belongs to each."""
    places = [at for at, passage in enumerate(copy.passages) if passage.set_as not in NEITHER]
    if sum(heads_entry(copy, at) for at in places) >= FEWEST:
        return dict.fromkeys(at for at in places if is_head(copy, at))
    found = [at for at in places if leads_entry(copy, at)]
    return dict.fromkeys(found) if len(found) >= FEWEST else {}


def is_head(copy: Copy, index: int) -> bool:
    words = copy.passages[index].text
    return len(words) <= LONGEST_HEAD and bool(HEAD.fullmatch(words)) and not copy.kind(index)


def heads_entry(copy: Copy, index: int) -> bool:
    """Whether a line is nothing but a work with its year or maker, over running text."""
    below = copy.below(index)
    return below is not None and not below.set_as and is_finished(below.text) and is_head(copy, index)


def leads_entry(copy: Copy, index: int) -> bool:
    """Whether running text is led in by a work with its year or maker, or by one in bold that these stand behind."""
    passage = copy.passages[index]
    if passage.set_as not in ("", "quote") or not is_finished(passage.text):
        return False
    return bool(LEADING.match(passage.text)) or is_led_in_bold(passage)


def is_led_in_bold(passage: Passage) -> bool:
    bold = next((mark for mark in passage.marks if mark.kind == "strong" and mark.start <= 1), None)
    return bold is not None and bold.end < LONGEST_HEAD and bool(BEHIND_BOLD.match(passage.text, bold.end))


def title_and_text(passage: Passage) -> tuple[str, str] | None:
    """“Low Tide (1967): everybody drowns” as what is listed and what is said of it."""
    if len(passage.text) <= LONGEST_HEAD and HEAD.fullmatch(passage.text):
        return passage.text.strip(), ""
    led = LEADING.match(passage.text)
    return (led[0].strip(" .:–—-"), passage.text[led.end() :].strip()) if led else None
