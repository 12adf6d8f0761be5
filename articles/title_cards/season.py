"""Cards for festivals, ceremonies and one director, from the film page."""

import math

from .sheet import GOLD, INK, PAPER, RED, Sheet, between, curve, motif, round_about


@motif
def steps_to_the_sea(sheet: Sheet):
    """Red carpet on a flight of steps, and the sea where the door would be."""
    horizon = sheet.tall * 0.47
    sheet.ground(between(PAPER, GOLD, 0.2))
    sheet.disc(50, horizon, 23, GOLD)
    sheet.block(0, horizon, 100, sheet.tall, sheet.accent)
    for index, (reach, y) in enumerate(((21, 2.2), (16, 5), (18, 7.8), (10, 10.6))):
        sheet.block(
            50 - reach + index, horizon + y, 50 + reach - index, horizon + y + 0.8, between(sheet.accent, GOLD, 0.6)
        )
    # Twenty-four steps in the world, nine here: each nearer, wider and deeper.
    top, y, depth = horizon + 15, horizon + 15, 2.6
    steps = []
    while y < sheet.tall:
        steps.append((y, y + depth))
        y += depth
        depth *= 1.21
    for start, end in steps:
        part = (start - top) / (sheet.tall - top)
        side, carpet = 20 + 34 * part, 7.5 + 19 * part
        tread = start + (end - start) * 0.42
        sheet.block(50 - side, start, 50 + side, end, PAPER)
        sheet.block(50 - side, tread, 50 + side, end, between(PAPER, sheet.accent, 0.28))
        sheet.block(50 - carpet, start, 50 + carpet, end, RED)
        sheet.block(50 - carpet, tread, 50 + carpet, end, between(RED, INK, 0.28))
    sheet.block(0, sheet.tall - 9.5, 100, sheet.tall, sheet.accent)
    sheet.words(sheet.card.words[0], 7, 7.5, 19, INK, weight=0.093)
    sheet.words(sheet.card.words[1], 93, 7.5, 3.4, INK, weight=0.08, tracking=0.2, align="right")
    sheet.words(sheet.card.words[2], 93, 13.2, 3.4, INK, weight=0.08, tracking=0.2, align="right")
    sheet.foot_colour = PAPER


@motif
def golden_leaf(sheet: Sheet):
    """A palm leaf of single strokes."""
    sheet.ground(sheet.accent)
    stem = curve([(14, 44.5), (30, 37.5), (48, 29), (65, 19.5), (80, 8)], steps=40, closed=False)
    count = 16
    for index in range(count):
        part = index / (count - 1)
        x, y = stem[int((0.14 + 0.78 * part) * (len(stem) - 1))]
        length = 25 * math.sin(math.pi * (0.2 + 0.72 * part)) ** 0.9 + 2.5
        for side in (-1, 1):
            angle = -25 - 17 * part + side * (60 - 24 * part)
            blade(
                sheet,
                x,
                y,
                length * (0.92 if side < 0 else 1),
                angle,
                side,
                GOLD if side < 0 else between(GOLD, PAPER, 0.35),
            )
    sheet.stroke(stem[:-10], 0.8, PAPER)
    sheet.foot_colour = PAPER


def blade(sheet, x, y, length, angle, side, colour):
    """One leaflet: pointed at both ends, bent a little towards the tip."""
    tip = round_about(x, y, length, angle - side * 7)
    belly = round_about(x, y, length * 0.5, angle + side * 4)
    across = round_about(0, 0, 1.05, angle + 90)
    edge = curve([(x, y), (belly[0] + across[0], belly[1] + across[1]), tip], closed=False)
    back = curve([tip, (belly[0] - across[0], belly[1] - across[1]), (x, y)], closed=False)
    sheet.shape(edge + back, colour)


@motif
def crossing_spotlights(sheet: Sheet):
    """Five beams cross above a stage, and where they cross stands a number."""
    sheet.ground(INK)
    stage = sheet.tall * 0.8
    for index, (foot, lean) in enumerate(((10, 62), (30, 32), (50, 0), (70, -32), (90, -62))):
        head = foot + lean
        warm = between(INK, GOLD, 0.3 if index % 2 else 0.42)
        sheet.shape([(foot - 1.4, stage), (foot + 1.4, stage), (head + 17, -4), (head - 17, -4)], warm)
    middle = sheet.tall * 0.38
    sheet.disc(50, middle, 35, GOLD)
    sheet.words(sheet.card.words[0], 50, middle - 17, 34, INK, width=50, weight=0.07, align="centre")
    sheet.block(0, stage, 100, sheet.tall, RED)
    for index in range(26):
        x = 2 + index * 4
        sheet.shape(
            [
                (x - 1, stage),
                (x + 0.6, stage),
                (50 + (x - 50) * 1.5 + 0.9, sheet.tall),
                (50 + (x - 50) * 1.5 - 1.5, sheet.tall),
            ],
            between(RED, INK, 0.26),
        )
    sheet.block(0, stage, 100, stage + 1.6, PAPER)
    for x in (10, 30, 50, 70, 90):
        sheet.disc(x, stage, 2.6, PAPER)
    sheet.foot_colour = PAPER


@motif
def columns_of_stars(sheet: Sheet):
    """Seven columns of stars, one for each nomination; the one that won is gold."""
    sheet.ground(sheet.accent)
    heights, pitch = (4, 6, 3, 8, 5, 7, 4), 12.4
    base = sheet.tall - 14
    for column, height in enumerate(heights):
        x = 50 + (column - 3) * 12.6
        colour = GOLD if height == 8 else PAPER
        for row in range(height):
            sheet.shape(star(x, base - row * pitch * 0.98, 5.7, 2.45), colour)
    sheet.words(sheet.card.words[0], 7, 7.5, 17, RED, weight=0.105)
    sheet.foot_colour = PAPER


def star(x, y, outer, inner):
    return [round_about(x, y, inner if point % 2 else outer, point * 36 - 90) for point in range(10)]


@motif
def two_masks(sheet: Sheet):
    """The stage's two masks, each a half disc and three arcs."""
    sheet.ground(PAPER)
    upper, lower, radius = sheet.tall * 0.31, sheet.tall * 0.66, 33
    mask_of(sheet, 42, upper, radius, GOLD, INK, merry=True)
    mask_of(sheet, 58, lower, radius, sheet.accent, PAPER, merry=False)
    sheet.words(sheet.card.words[0], 93, 8, 10, RED, weight=0.099, align="right")


def mask_of(sheet, x, y, radius, colour, line, *, merry):
    brow = y - radius * 0.62
    sides = [(x - radius, brow), (x + radius, brow), (x + radius, y)]
    chin = [round_about(x, y, radius, angle, radius * 1.25) for angle in range(0, 181, 4)]
    sheet.overprint([*sides, *chin], colour)
    for eye in (-0.46, 0.46):
        sheet.arc(
            x + eye * radius,
            y + (0.02 if merry else -0.2) * radius,
            radius * 0.24,
            *((200, 340) if merry else (20, 160)),
            3,
            line,
        )
    if merry:
        sheet.arc(x, y + radius * 0.28, radius * 0.52, 15, 165, 4.4, line)
    else:
        sheet.arc(x, y + radius * 0.98, radius * 0.46, 200, 340, 4.4, line)


@motif
def low_sun(sheet: Sheet):
    """A field, one tree, and the sun about to go: the hour a director waits for."""
    horizon = sheet.tall * 0.7
    sheet.ground(between(sheet.accent, PAPER, 0.45))
    for index, radius in enumerate((58, 45, 33)):
        sheet.disc(66, horizon - 6, radius, between(sheet.accent, "#f7d58a", 0.25 + 0.2 * index))
    sheet.disc(66, horizon - 6, 21, PAPER)
    sheet.shape(
        [
            *curve(
                [(-5, horizon + 1), (20, horizon - 1.6), (50, horizon), (80, horizon + 1.4), (106, horizon - 1)],
                closed=False,
            ),
            (106, 200),
            (-5, 200),
        ],
        INK,
    )
    # The tree: a trunk that leans with the wind, and boughs that part again and again.
    bough(sheet, 33, horizon + 2, 25, -88, 3.4, 7)
    for _ in range(520):
        x = sheet.random.uniform(-2, 102)
        y = sheet.random.uniform(horizon + 4, sheet.tall + 4)
        near = (y - horizon) / (sheet.tall - horizon)
        tone = between(INK, sheet.accent, 0.15 + 0.65 * sheet.random.random() * (1 - 0.55 * near))
        height = 3 + 9 * near
        sheet.stroke(
            [(x, y), (x + 0.8, y - height * 0.6), (x + 2.4 * near + 0.8, y - height)], 0.22 + 0.25 * near, tone
        )
    sheet.block(0, sheet.tall - 9.5, 100, sheet.tall, INK)
    sheet.foot_colour = PAPER


def bough(sheet, x, y, length, angle, width, forks):
    end = round_about(x, y, length, angle)
    sheet.stroke([(x, y), end], width, INK)
    if forks == 0:
        return
    for turn, part in ((-24, 0.76), (21, 0.72), (4, 0.5)):
        swing = sheet.random.uniform(-9, 9)
        bough(
            sheet,
            *end,
            length * part * sheet.random.uniform(0.88, 1.06),
            angle + turn + swing,
            max(0.22, width * 0.64),
            forks - 1,
        )
