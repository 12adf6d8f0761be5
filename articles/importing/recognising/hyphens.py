"""Names with a hyphen that belongs to neither: “the Ana Ruiz-Bo Lund comedy”, “a Kit Amado-free sequel”."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from . import contexts
from .gazetteer import is_given

if TYPE_CHECKING:
    from .people import Spot

PAIR = re.compile(r"(?P<one>[^\s-]+ [^\s-]+)[-–](?P<other>[^\s-]+ [^\s-]+)")
# What stands behind a name and says what somebody has to do with a thing
BEHIND = contexts.words("""
    free led style starring directed produced penned esque helmed fronted backed inspired written like era based scored
    hosted narrated adjacent approved shot created edited themed loving related
""")


def parted(spot: "Spot") -> list["Spot"]:
    """The name without what its hyphen joins to it, or both names of a pair."""
    name, hyphen, behind = spot.name.rpartition("-")
    if hyphen and " " in name and behind in BEHIND:
        return [replace(spot, name=name, end=spot.end - len(behind) - 1)]
    pair = PAIR.fullmatch(spot.name)
    if pair and is_given(pair["one"].split()[0]) and is_given(pair["other"].split()[0]):
        middle = spot.first + 1
        if spot.last == middle + 1:
            cut = spot.start + len(pair["one"])
            one = replace(spot, last=middle, end=cut, name=pair["one"], possessive=False)
            return [one, replace(spot, first=middle, start=cut + 1, name=pair["other"])]
    return [spot]
