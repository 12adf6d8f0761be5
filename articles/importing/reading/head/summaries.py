"""The points of a summary over a story, and the writer's name under them."""

from ..copy import Copy
from . import meta
from .lines_of_head import is_name_alone

MOST_POINTS = 6


def below_summary(copy: Copy, index: int) -> int:
    """The line with the writer's name under the points of a summary, which stand under the day; 0 for none."""
    for at in range(index, min(index + MOST_POINTS + 1, len(copy.passages))):
        if signs_under_summary(copy, at):
            return at
        if copy.passages[at].set_as != "item":
            break
    return 0


def signs_under_summary(copy: Copy, index: int) -> bool:
    """Whether a full name stands by itself between the points of a summary and the first paragraph; what the person
    does may stand under it.
    """
    passage = copy.passages[index]
    if not 0 < index < len(copy.passages) - 1 or copy.passages[index - 1].set_as != "item":
        return False
    if not meta.is_full_name(passage.text) or not is_name_alone(copy, passage):
        return False
    role = copy.stands_right_below(index + 1) and meta.belongs_beside(copy.passages[index + 1].text)
    return copy.passages[min(index + 1 + role, len(copy.passages) - 1)].is_prose
