"""Cards that stand in for portraits, a still and an interview."""

import math

from .sheet import GOLD, INK, PAPER, RED, Sheet, between, curve, motif

# A face in profile, looking left, cut with as few bends as it can do with: from the
# crown over brow, nose, lips and chin to the throat, then out below and up the back.
PROFILE = [
    (46, -4), (30, 2), (21, 12), (18.2, 22), (17.4, 28), (17.8, 31.5),
    (14.4, 37), (10.6, 42.2), (11.2, 44.2), (14.2, 45.2), (14.8, 47),
    (12.6, 49.2), (12.9, 50.8), (14.7, 51.9), (13.6, 53.4), (14.2, 55.4), (16.6, 57.2),
    (16.4, 60), (17.4, 64), (21.6, 66.6), (28, 66.4), (33, 68.5),
    (35, 73), (36.2, 80), (36, 87), (34, 94), (30, 101), (27, 112),
]  # fmt: skip


@motif
def empty_stool(sheet: Sheet):
    """A stool on a roll of red paper, under a lamp: nobody has sat down yet."""
    floor = sheet.tall * 0.66
    sheet.ground(between(INK, PAPER, 0.06))
    # The roll comes down the wall and sweeps forward over the floor.
    left, right = 24, 76
    sweep = [(left, -2), (right, -2), (right, floor - 8)]
    sweep += curve(
        [(right, floor - 8), (right + 1.5, floor), (right + 8, floor + 8), (right + 22, sheet.tall + 2)], closed=False
    )
    sweep += curve(
        [(left - 22, sheet.tall + 2), (left - 8, floor + 8), (left - 1.5, floor), (left, floor - 8)], closed=False
    )
    sheet.shape(sweep, RED)
    deep = between(RED, INK, 0.16)
    sheet.shape([(left, floor - 8), (right, floor - 8), (right + 1.5, floor), (left - 1.5, floor)], deep)
    # The pool of light, and the stool's shadow in it.
    sheet.disc(50, floor + 5.5, 23, between(RED, "#ff8a5c", 0.35), tall=5.4)
    sheet.disc(55, floor + 6.6, 12, deep, tall=2)
    seat = floor - 15
    for foot, lean in ((43.6, 46.6), (56.4, 53.4), (48, 48.8), (52.2, 51.4)):
        down = floor + (6.2 if foot in (43.6, 56.4) else 3.6)
        sheet.stroke([(lean, seat), (foot, down)], 0.95, INK)
    sheet.stroke([(45.2, seat + 12.6), (54.8, seat + 12.6)], 0.7, INK)
    sheet.disc(50, seat + 0.6, 7, INK, tall=1.7)
    sheet.disc(50, seat - 0.4, 7, PAPER, tall=1.5)
    # The lamp, hung in from the left, and its beam.
    lamp = [(15, 8), (22.5, 4.2), (29, 16), (21.5, 20)]
    sheet.overprint([(22.5, 19.5), (28.5, 16), (73, floor + 5.5), (27, floor + 5.5)], "#ffe3d2")
    sheet.stroke([(18.5, 12), (18.5, -3)], 0.8, PAPER)
    sheet.shape(lamp, PAPER)
    sheet.stroke([(21.7, 19.9), (28.9, 16)], 1.2, GOLD)
    sheet.foot_colour = PAPER


@motif
def dressing_room_mirror(sheet: Sheet):
    """A mirror with bulbs all round and two overprinted initials in place of a face."""
    sheet.ground(sheet.accent)
    left, right, top, bottom = 13, 87, 13, sheet.tall - 17
    dark = between(INK, sheet.accent, 0.1)
    sheet.block(left - 5, top - 5, right + 5, bottom + 5, dark)
    sheet.block(left + 5, top + 5, right - 5, bottom - 5, PAPER)
    bulbs = [(x, y) for y in (top, bottom) for x in spaced(left, right, 7)]
    bulbs += [(x, y) for x in (left, right) for y in spaced(top, bottom, 9)[1:-1]]
    for x, y in bulbs:
        sheet.disc(x, y, 4.1, between(dark, GOLD, 0.45))
        sheet.disc(x, y, 2.9, "#fbe3a6")
    height = bottom - top - 24
    for index, (colour, x, y) in enumerate(((RED, 22.5, top + 10), (sheet.accent, 30.5, top + 14))):
        sheet.overprint(initial_m(x, y, 47, height), colour if index == 0 else between(colour, PAPER, 0.15))
    sheet.foot_colour = PAPER


def spaced(start, end, count):
    return [start + (end - start) * index / (count - 1) for index in range(count)]


def initial_m(x, y, width, height):
    stem, dip = width * 0.22, height * 0.66
    return [
        (x, y + height), (x, y), (x + stem, y), (x + width / 2, y + dip - stem), (x + width - stem, y), (x + width, y),
        (x + width, y + height), (x + width - stem, y + height), (x + width - stem, y + stem * 2.2),
        (x + width / 2, y + dip + stem), (x + stem, y + stem * 2.2), (x + stem, y + height),
    ]  # fmt: skip


@motif
def single_tear(sheet: Sheet):
    """A name as large as the page, and one tear that runs from it."""
    sheet.ground(RED)
    cap = sheet.tall * 0.66
    sheet.words(sheet.card.words[0], 6, 8, cap, PAPER, width=88, weight=0.087)
    tear_x, tear_y = 23.4, 8 + cap * 0.72
    sheet.stroke([(tear_x, 8 + cap * 0.5), (tear_x, tear_y + 8)], 0.9, sheet.accent)
    drop(sheet, tear_x, tear_y + 26, 8, sheet.accent)
    sheet.disc(tear_x - 2.8, tear_y + 28, 1.5, PAPER, tall=2.6)
    sheet.foot_colour = PAPER


def drop(sheet, x, y, radius, colour):
    side = curve(
        [(x, y - radius * 2.6), (x + radius * 0.55, y - radius * 1.1), (x + radius, y + 0.1), (x, y + radius)],
        closed=False,
    )
    sheet.shape(side + [(2 * x - px, py) for px, py in reversed(side)], colour)
    sheet.disc(x, y, radius, colour)


@motif
def two_profiles(sheet: Sheet):
    """Two faces cut from paper, in two inks, so close that they print on each other."""
    sheet.ground(between(PAPER, GOLD, 0.12))
    scale = sheet.tall / 98
    outline = curve(PROFILE, closed=False)
    face = [(x * scale, (y + 4) * scale) for x, y in outline]
    right = [(x + 37.5, y) for x, y in face] + [(104, sheet.tall + 6), (104, -4)]
    left = [(61.5 - x, y + 2.4) for x, y in face] + [(-4, sheet.tall + 6), (-4, -4)]
    sheet.overprint(right, RED)
    sheet.overprint(left, sheet.accent)
    sheet.foot_colour = PAPER


@motif
def spoken_bars(sheet: Sheet):
    """A voice as a row of bars, and the bars a mouth."""
    sheet.ground(INK)
    middle, count = sheet.tall / 2, 41
    for index in range(count):
        part = index / (count - 1) * 2 - 1
        x = 50 + part * 41
        envelope = max(0.0, 1 - part**2)
        bow = 1 - 0.28 * math.exp(-((part / 0.13) ** 2))
        lively = 0.9 + 0.1 * math.cos(index * 2.4)
        upper = 13.5 * envelope**0.85 * bow * lively + 0.5
        lower = 17 * envelope**0.62 * lively + 0.5
        parted = 3.6 * max(0.0, 1 - (part / 0.86) ** 2)
        sheet.stroke([(x, middle - parted - upper), (x, middle - parted)], 1.15, sheet.accent)
        sheet.stroke([(x, middle + parted), (x, middle + parted + lower)], 1.15, RED if index % 2 else sheet.accent)
    sheet.disc(91, 8, 1.7, RED)
    sheet.foot_colour = PAPER
