"""Lists: entries with a number and a heading, counting up or down, and plain items."""

import itertools

from .copy import Copy
from .lines import Passage

FEWEST_ENTRIES = 3


def of(copy: Copy) -> dict[int, int]:
    """The ranked entries of a text: which passage has which rank. Their numbers go up or down by one."""
    entries = [(index, passage.level) for index, passage in enumerate(copy.passages) if passage.set_as == "entry"]
    best: list[tuple[int, int]] = []
    for step in (1, -1):
        run: list[tuple[int, int]] = []
        for index, level in entries:
            if (run and level == run[-1][1] + step) or (run and level == run[-1][1]):
                run.append((index, level))
            else:
                best = max(best, run, key=len)
                run = [(index, level)]
        best = max(best, run, key=len)
    return dict(best) if len(best) >= FEWEST_ENTRIES else {}


def title_below(copy: Copy, index: int) -> bool:
    """Whether a number stood on a line of its own, with its title on the next."""
    below = copy.passages[index + 1 : index + 2]
    return (
        not copy.passages[index].text
        and bool(below)
        and below[0].set_as in ("", "heading")
        and len(below[0].text) < 200
    )


def title_and_text(passage: Passage) -> tuple[str, str]:
    """What an entry's line says first, set in bold or parted by a dash, and what it goes on with."""
    bold = next((mark for mark in passage.marks if mark.kind == "strong" and mark.start <= 1), None)
    if bold and bold.end < len(passage.text.rstrip(" .:")):
        return passage.text[: bold.end].strip(" .:–—-"), passage.text[bold.end :].strip(" .:–—-")
    for sign in (" — ", " – ", ": "):
        title, parted, text = passage.text.partition(sign)
        if parted and len(title) <= 90 and len(text.split()) > 6:
            return title.strip(), text.strip()
    return (passage.text, "") if len(passage.text) <= 160 else ("", passage.text)


def usual_length(places: list[int]) -> int:
    """How many passages lie between an entry's heading and the next, as a rule."""
    gaps = sorted(after - place - 1 for place, after in itertools.pairwise(places))
    return gaps[len(gaps) // 2] if gaps else 1
