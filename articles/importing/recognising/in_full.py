"""Names as the credits of a film give them: what was read as the first words of one is that name."""

from collections.abc import Iterable
from dataclasses import replace

from .passages import Passage
from .people import Spot


def openings(credited: Iterable[str]) -> dict[str, str]:
    """The names of more than two words, by those that they open with: “Ana Maria” for “Ana Maria Ruiz”."""
    found: dict[str, str] = {}
    for name in credited:
        words = name.split(" ")
        for count in range(2, len(words)):
            found.setdefault(" ".join(words[:count]), name)
    return found


def in_full(spot: Spot, passage: Passage, full: dict[str, str]) -> Spot:
    """A spot as far as the credited name goes there."""
    name = full.get(spot.name, "")
    end = spot.start + len(name)
    if not name or not passage.text.startswith(name, spot.start) or passage.text[end : end + 1].isalnum():
        return spot
    last = passage.index_at(end - 1)
    return replace(spot, last=last, end=end, name=name, possessive=passage.words[last].possessive)
