"""Links that lead nowhere: “[Follow](#) [Like](#)” are what scripts act upon."""

from ..text.lines import Passage

NOWHERE = {"#", "#0", "javascript:void"}


def are_buttons(passage: Passage) -> bool:
    """Whether every word of a line is such a link."""
    links = [mark for mark in passage.marks if mark.kind == "link"]
    if passage.set_as or not links or any(mark.address not in NOWHERE for mark in links):
        return False
    return passage.words == sum(passage.text[mark.start : mark.end].count(" ") + 1 for mark in links)
