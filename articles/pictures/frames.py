"""Cinema's shapes, and the widths that readers are given a picture in.

Widths follow from where the pages show pictures and on what: a phone of 360 to 430 CSS pixels
at two to three times the density wants some 800 or 1,200 pixels across, a laptop up to 1,920
for what opens a cover story. A search engine and a card on a social network want 1,200.
"""

import math
from dataclasses import dataclass

Size = tuple[int, int]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Frame:
    """One of cinema's shapes, and the widths it is made in, smallest first."""

    ratio: float | None
    widths: tuple[int, ...]


FRAMES = {
    "free": Frame(None, (480, 800, 1200, 1600)),
    "scope": Frame(2.39, (640, 1280, 1920)),
    "flat": Frame(1.85, (400, 800, 1200)),
    "widescreen": Frame(16 / 9, (400, 800, 1200)),
    "academy": Frame(4 / 3, (400, 800, 1200)),
    "portrait": Frame(4 / 5, (240, 480, 800)),
    "poster": Frame(2 / 3, (240, 480)),
    "square": Frame(1, (240, 480, 800)),
}


def crop(size: Size, ratio: float | None, focal: tuple[int, int]) -> Box:
    """The largest part of the picture in that shape, as nearly centred on the focal point as the edges allow."""
    width, height = size
    if ratio is None:
        return 0, 0, width, height
    across, down = min(width, height * ratio), min(height, width / ratio)
    left = min(max(width * focal[0] / 100 - across / 2, 0), width - across)
    top = min(max(height * focal[1] / 100 - down / 2, 0), height - down)
    return left, top, left + across, top + down


def fitting(widths: tuple[int, ...], box: Box) -> list[int]:
    """The widths that enlarge nothing; where none fits, the crop as it is."""
    available = math.floor(box[2] - box[0] + 0.01)
    return [width for width in widths if width <= available] or [max(1, available)]


def sizes_of(frame: Frame, box: Box) -> list[Size]:
    """The sizes that a crop is made in, smallest first."""
    shape = (box[3] - box[1]) / (box[2] - box[0])
    return [(width, max(1, round(width * shape))) for width in fitting(frame.widths, box)]
