"""The sheet that a card is drawn on: the house's colours, shapes, type, and its print."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

from PIL import Image, ImageChops, ImageColor, ImageDraw

from . import lettering

PAPER, INK, RED, GOLD = "#f1e7d3", "#1a1613", "#c22a1d", "#c9992e"

# The shape in which archives and galleries show a picture.
ACADEMY = 4 / 3
# Drawn larger than printed, for clean edges.
SCALE = 2


@dataclass(frozen=True)
class Card:
    """What is to be drawn: a motif, its size and one accent, the words, the line at the foot."""

    slug: str
    motif: str
    size: tuple[int, int]
    accent: str
    words: tuple[str, ...] = ()
    foot: str = ""


MOTIFS: dict[str, Callable[["Sheet"], None]] = {}


def motif(draw):
    """Registers the drawing under its own name, with spaces for underscores."""
    MOTIFS[draw.__name__.replace("_", " ")] = draw
    return draw


class Sheet:
    """Drawn on in hundredths of its width, ``x`` to the right and ``y`` down.

    ``tall`` is the sheet's height in the same measure, so that shapes keep their shape.
    """

    def __init__(self, card: Card):
        self.card = card
        self.size = (card.size[0] * SCALE, card.size[1] * SCALE)
        self.unit = self.size[0] / 100
        self.tall = self.size[1] / self.unit
        self.accent = card.accent
        self.foot_colour = INK
        self.random = random.Random(crc32(card.slug.encode()))
        self.ground(PAPER)

    # Shapes

    def ground(self, colour):
        self.image = Image.new("RGB", self.size, colour)
        self.pen = ImageDraw.Draw(self.image)

    def at(self, *points):
        return [(x * self.unit, y * self.unit) for x, y in points]

    def block(self, left, top, right, bottom, colour):
        self.pen.rectangle([*self.at((left, top), (right, bottom))], fill=colour)

    def shape(self, points, colour):
        self.pen.polygon(self.at(*points), fill=colour)

    def disc(self, x, y, radius, colour, *, tall=None):
        tall = radius if tall is None else tall
        self.pen.ellipse(self.at((x - radius, y - tall), (x + radius, y + tall)), fill=colour)

    def stroke(self, points, width, colour):
        """A line with round ends and joints."""
        self.pen.line(self.at(*points), fill=colour, width=round(width * self.unit), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def arc(self, x, y, radius, start, end, width, colour):
        """Part of a ring, in degrees from three o'clock, clockwise."""
        outer = radius + width / 2
        self.pen.arc(
            self.at((x - outer, y - outer), (x + outer, y + outer)), start, end, colour, round(width * self.unit)
        )

    def overprint(self, points, colour):
        """A shape in a second ink: what lies below shows through, as in letterpress."""
        layer = Image.new("RGB", self.size, "white")
        ImageDraw.Draw(layer).polygon(self.at(*points), fill=colour)
        self.image.paste(ImageChops.multiply(self.image, layer))

    # Type

    def words(self, text, x, y, cap, colour, *, width=None, weight=0.0, tracking=0.0, align="left"):
        """A line of type with capitals ``cap`` high, its cap line at ``y``.

        Given a width it is drawn condensed or extended to fill it exactly.
        """
        mask, cut = lettering.line(text, cap * self.unit, weight, tracking)
        ratio = cap * self.unit / cut
        across = width * self.unit if width else mask.width * ratio
        mask = mask.resize((max(1, round(across)), round(mask.height * ratio)), Image.Resampling.LANCZOS)
        shift = {"left": 0, "centre": mask.width / 2, "right": mask.width}[align]
        self.image.paste(colour, (round(x * self.unit - shift), round(y * self.unit)), mask)
        return across / self.unit

    def stack(self, lines, x, y, width, cap, colour, *, gap=0.14, weight=0.081, align="left"):
        """Lines of type below each other, each filling the width. Returns where the next would start."""
        for text in lines:
            self.words(text, x, y, cap, colour, width=width, weight=weight, align=align)
            y += cap * (1 + gap)
        return y

    def foot(self):
        """The small line along the bottom edge: what the card stands for, and whose it is.

        On a wide sheet it keeps to what an archive or a gallery shows of it, as titles keep to the safe part of a film.
        """
        margin, cap = 4.5, 0.92 * math.sqrt(self.tall / 100) if self.tall > 100 else 0.8
        y = self.tall - margin - cap + 0.6
        side = max(0, 100 - self.tall * ACADEMY) / 2
        text = self.card.foot.upper()
        lines = text.split(". ") if side else [text]
        for above, line in enumerate(reversed(lines)):
            self.small(line, side + margin, y - above * 2 * cap, cap, "left")
        self.small("MATINEE", 100 - side - margin, y, cap, "right")

    def small(self, text, x, y, cap, align):
        self.words(text, x, y, cap, self.foot_colour, weight=0.02, tracking=0.26, align=align)

    # The print

    def printed(self):
        """Brought down to size, with the unevenness of ink on paper."""
        image = self.image.resize(self.card.size, Image.Resampling.LANCZOS, reducing_gap=2)
        image = self._uneven(image, cell=2, strength=0.036)
        return self._uneven(image, cell=9, strength=0.022)

    def _uneven(self, image, cell, strength):
        small = (image.width // cell + 1, image.height // cell + 1)
        noise = Image.frombytes("L", small, self.random.randbytes(small[0] * small[1]))
        noise = noise.point(lambda level: round(128 + (level - 128) * strength))
        noise = noise.resize((small[0] * cell, small[1] * cell), Image.Resampling.BICUBIC).crop((0, 0, *image.size))
        return ImageChops.add(image, Image.merge("RGB", [noise] * 3), 1, -128)


def between(one, other, part):
    """A colour some part of the way from one to another."""
    one, other = (ImageColor.getrgb(colour) if isinstance(colour, str) else colour for colour in (one, other))
    return tuple(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))


def curve(points, steps=16, closed=True):
    """A smooth line through the points (Catmull and Rom's spline)."""
    count = len(points)
    drawn = []
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            drawn.append(tuple(_spline(a, b, c, d, t) for a, b, c, d in zip(p0, p1, p2, p3, strict=True)))
    return drawn if closed else [*drawn, points[-1]]


def _spline(a, b, c, d, t):
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def round_about(x, y, radius, angle, tall=None):
    """The point at an angle on a circle, in degrees from three o'clock, clockwise."""
    turn = math.radians(angle)
    return x + radius * math.cos(turn), y + (radius if tall is None else tall) * math.sin(turn)
