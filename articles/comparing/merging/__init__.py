"""Two editors' states of a story, both built on the same earlier one, brought together place by place.

A place is a field of the story, a block, a part such as the credits, or what stands beside the
text such as a time. Where one side alone changed a place, its change is taken; where both did,
an editor chooses. What stands beside the text is under “beside” in a state, if it is to be settled.
"""

from articles.comparing.naming import Names
from articles.freezing import with_heirs

from . import beside, body, fields, parts
from .places import BOTH, MINE, THEIRS, Place

__all__ = ["Place", "Undecided", "conflicts", "merge"]


class Undecided(ValueError):
    """Both sides changed these places, and nobody chose."""

    def __init__(self, keys: list[str]):
        super().__init__(f"Both sides changed: {', '.join(keys)}")
        self.keys = keys


def conflicts(base: dict, mine: dict, theirs: dict, may_see=None) -> list[Place]:
    """The places where two sides differ from each other, in the order of the form."""
    base, mine, theirs = with_heirs(base, mine, theirs)
    names = Names(base, mine, theirs, may_see=may_see)
    return [
        *fields.places(base["story"], mine["story"], theirs["story"], names),
        *beside.places(*(state.get("beside", {}) for state in (base, mine, theirs))),
        *body.places(base, mine, theirs, names),
        *parts.places(base["parts"], mine["parts"], theirs["parts"], names),
    ]


def merge(base: dict, mine: dict, theirs: dict, choices: dict[str, str]) -> dict:
    """One state of two. A choice is heeded at any place; a conflict without one is refused."""
    base, mine, theirs = with_heirs(base, mine, theirs)
    undecided: list[str] = []

    def side(key, standing):
        chosen = choices.get(key, standing)
        if chosen not in (MINE, THEIRS) and not chosen == standing == BOTH:
            undecided.append(key)
        return chosen

    of_parts = parts.merged(base["parts"], mine["parts"], theirs["parts"], side)
    merged = {
        **mine,
        "story": fields.merged(base["story"], mine["story"], theirs["story"], side),
        "parts": {**mine["parts"], **of_parts, "blocks": body.merged(base, mine, theirs, choices, side)},
    }
    if "beside" in mine:
        merged["beside"] = beside.merged(*(state.get("beside", {}) for state in (base, mine, theirs)), side)
    if undecided:
        raise Undecided(undecided)
    return merged
