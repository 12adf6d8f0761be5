"""Pictures told one after the other under their counters: “3/10”, then what the picture shows, then whose it is."""

from ..copy import Copy
from ..house import House
from ..pieces import Figure
from ..words import is_finished
from .picture_credits import caption_and_credit

LONGEST_CREDIT = 90


def counted(copy: Copy, index: int, house: House) -> int:
    """A counter and the lines under it, in a text that counts its pictures up from the first to the last."""
    if index not in copy.counted:
        return 0
    lines = copy.passages[index + 1 : index + 1 + copy.counted[index]]
    words = [line.text for line in lines]
    caption, credit = caption_and_credit(words[-1])
    if not credit and len(lines) > 1 and (stands_alone(words[-1]) or copy.printings[copy.keys[index + len(lines)]] > 1):
        caption, credit = "", words[-1]
    said = " ".join([*words[:-1], caption]).strip()
    copy.leave(index, 1, "navigation")
    copy.add(Figure(lines[0].start, lines[-1].end, caption=said, credit=credit))
    return 1 + len(lines)


def stands_alone(words: str) -> bool:
    return len(words) <= LONGEST_CREDIT and not is_finished(words)
