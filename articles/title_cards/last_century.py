"""Cards in the shape of posters, for films from before 2000."""

import math

from .sheet import GOLD, INK, PAPER, RED, Sheet, between, curve, motif, round_about
from .this_century import mouth


@motif
def hanging_receiver(sheet: Sheet):
    """A telephone off the hook, and the mouth that it has taken the shape of."""
    sheet.ground(INK)
    x, drop = 50, 30
    coils = []
    for index in range(0, 541):
        turn = index / 540
        coils.append(
            (
                x + 3.4 * math.cos(turn * 2 * math.pi * 13) * (0.5 + 0.5 * turn),
                -2 + (drop + 2) * turn + 1.1 * math.sin(turn * 2 * math.pi * 13),
            )
        )
    sheet.stroke(coils, 0.9, PAPER)
    outline = [
        (-9, 0),
        (9, 0),
        (13, 4),
        (13.5, 16),
        (8, 19),
        (6.6, 26),
        (6.2, 45),
        (6.6, 64),
        (8, 71),
        (13.5, 74),
        (13, 86),
        (9, 90),
        (-9, 90),
    ]
    outline += [(-13, 86), (-13.5, 74), (-8, 71), (-6.6, 64), (-6.2, 45), (-6.6, 26), (-8, 19), (-13.5, 16), (-13, 4)]
    sheet.shape(curve([(x + px, drop - 1 + py) for px, py in outline]), PAPER)
    sheet.shape(mouth(x, drop + 44, 3.7, 21), INK)
    for hole in [(x, drop + 80), *(round_about(x, drop + 80, 4.4, 60 * turn) for turn in range(6))]:
        sheet.disc(*hole, 0.95, INK)
    for side in (-4.6, 4.6):
        sheet.disc(x + side, drop + 9.6, 2.7, INK, tall=4.2)
    sheet.words(sheet.card.words[0], 7, 124, 13, RED, width=86, weight=0.099)
    sheet.foot_colour = PAPER


@motif
def polka_dots(sheet: Sheet):
    """A brown cloth with cream dots, a hat's brim laid across it."""
    sheet.ground(sheet.accent)
    for row in range(22):
        for column in range(12):
            x, y = column * 9.4 - (4.7 if row % 2 else 0), row * 7.4
            red = (row, column) == (13, 6)
            sheet.disc(x, y, 2.7, RED if red else PAPER)
    sheet.disc(50, 43, 62, PAPER, tall=17)
    sheet.disc(50, 42.2, 62, between(PAPER, GOLD, 0.25), tall=16)
    crown = curve([(24, 43), (25, 25), (36, 13.5), (50, 11.6), (64, 13.5), (75, 25), (76, 43)], closed=False)
    band = [(x, 43 + 6 * math.sqrt(max(0, 1 - ((x - 50) / 26) ** 2))) for x in range(76, 23, -2)]
    sheet.shape(crown + band, between(PAPER, GOLD, 0.12))
    upper = [(24.2 + 51.6 * i / 40, 34 + 5 * math.sqrt(max(0, 1 - ((i - 20) / 20) ** 2))) for i in range(41)]
    lower = [(24 + 52 * i / 40, 43 + 6 * math.sqrt(max(0, 1 - ((i - 20) / 20) ** 2))) for i in range(41)]
    sheet.shape(upper + lower[::-1], sheet.accent)
    sheet.block(0, 103.5, 100, sheet.tall, sheet.accent)
    sheet.stack(sheet.card.words, 7, 108, 86, 14, PAPER, weight=0.093, gap=0.18)
    sheet.foot_colour = PAPER


@motif
def record_half_out(sheet: Sheet):
    """A record, half out of its pink sleeve."""
    sheet.ground(between(PAPER, sheet.accent, 0.16))
    x, y = 62, 87
    sheet.disc(x, y, 33, INK)
    for radius in (30, 27.4, 24.8, 22.2, 19.6, 17):
        sheet.arc(x, y, radius, 0, 360, 0.28, between(INK, PAPER, 0.28))
    for start in (-62, 118):
        sheet.shape(
            [(x, y), *[round_about(x, y, 32.6, start + angle) for angle in range(0, 25, 2)]], between(INK, PAPER, 0.22)
        )
    sheet.disc(x, y, 11.5, RED)
    sheet.disc(x, y, 1.3, PAPER)
    sheet.block(-2, 49, 62, 125, sheet.accent)
    sheet.block(-2, 49, 62, 125, sheet.accent)
    for index in range(5):
        sheet.block(8 + index * 8.4, 49, 11.4 + index * 8.4, 125, between(sheet.accent, RED, 0.14 + index * 0.2))
    words = sheet.card.words
    sheet.words(words[0], 7, 9, 16, INK, width=86, weight=0.099)
    sheet.words(words[1], 7, 28.6, 5, RED, weight=0.1, tracking=0.3)
    sheet.words(words[2], 93, 28.6, 14.4, sheet.accent, width=66, weight=0.099, align="right")
    sheet.foot_colour = INK


@motif
def row_of_candles(sheet: Sheet):
    """Sixteen candles, the last of them just blown out."""
    sheet.ground(sheet.accent)
    cake = 113
    for index in range(16):
        x = 9.6 + index * 5.39
        height = 40 + 9 * math.sin(index * 1.7) + 5 * math.cos(index * 0.9)
        top = cake - height
        sheet.block(x - 1.35, top, x + 1.35, cake, PAPER if index % 2 else RED)
        for stripe in range(int(height // 6)):
            y = top + 3 + stripe * 6
            sheet.shape(
                [(x - 1.35, y), (x + 1.35, y - 1.6), (x + 1.35, y + 0.2), (x - 1.35, y + 1.8)],
                RED if index % 2 else PAPER,
            )
        sheet.stroke([(x, top), (x, top - 1.8)], 0.35, INK)
        if index < 15:
            flame(sheet, x, top - 2.4)
        else:
            smoke = [(x, top - 2), (x + 1.6, top - 8), (x - 1.8, top - 15), (x + 1.2, top - 23), (x - 1, top - 31)]
            sheet.stroke(curve(smoke, closed=False), 0.55, between(sheet.accent, PAPER, 0.75))
    sheet.block(0, cake, 100, sheet.tall, PAPER)
    edge = [(x, cake + 5.4 + 2.6 * math.sin(x * 0.42) + 1.2 * math.sin(x * 0.93)) for x in range(-2, 103)]
    sheet.shape([(-2, cake), *edge, (102, cake)], RED)
    sheet.words(sheet.card.words[0], 50, 9, 27, PAPER, width=86, weight=0.105, align="centre")
    sheet.words(sheet.card.words[1], 50, 126, 11, INK, width=86, weight=0.093, align="centre")


def flame(sheet, x, y):
    for size, colour in ((1, GOLD), (0.5, PAPER)):
        side = curve(
            [(x + 0.2, y - 6.4 * size), (x + 1.5 * size, y - 2.6 * size), (x + 1.1 * size, y - 0.6 * size), (x, y)],
            closed=False,
        )
        sheet.shape(side + [(2 * x - px, py) for px, py in reversed(side)], colour)


@motif
def tracks_to_the_hills(sheet: Sheet):
    """A railway line to the horizon, and four walkers on it."""
    horizon = 62
    sheet.ground(between(sheet.accent, PAPER, 0.7))
    sheet.shape(
        [
            *curve([(-5, horizon), (14, 50), (30, 55), (48, 44), (66, 54), (82, 47), (105, 57)], closed=False),
            (105, 66),
            (-5, 66),
        ],
        between(sheet.accent, PAPER, 0.3),
    )
    sheet.shape(
        [*curve([(-5, 58), (22, 59.5), (46, 55.5), (70, 60), (105, 55)], closed=False), (105, 70), (-5, 70)],
        sheet.accent,
    )
    sheet.block(0, horizon, 100, sheet.tall, between(GOLD, PAPER, 0.3))
    near, x = 128, 50

    def rail(depth, side):
        return x + side * (0.9 + 31 * depth**1.0), horizon + (near - horizon) * depth

    depth = 0.012
    while depth < 1.3:
        (left, y), (right, _) = rail(depth, -1.42), rail(depth, 1.42)
        sheet.block(left, y, right, y + 0.35 + 4.4 * depth, between(INK, sheet.accent, 0.12))
        depth = depth * 1.185 + 0.005
    for side in (-1, 1):
        sheet.shape([rail(0, side * 0.9), rail(0, side * 1.1), rail(1.4, side * 1.09), rail(1.4, side * 0.93)], RED)
    for walker, depth in ((-0.5, 0.2), (1, 0.235), (-1, 0.275), (0.3, 0.34)):
        px, py = rail(depth, walker)
        sheet.shape([(px - 0.6, py), (px + 0.6, py), (px + 9, py + 7.5), (px + 6, py + 7.5)], between(GOLD, INK, 0.25))
        standing(sheet, px, py, 40 * depth, INK)
    sheet.block(0, near, 100, sheet.tall, INK)
    sheet.words(sheet.card.words[0], 7, 9, 12, INK, width=86, weight=0.093)
    sheet.words(sheet.card.words[1], 7, 24, 12, RED, width=86, weight=0.093)
    sheet.foot_colour = PAPER


def standing(sheet: Sheet, x, y, height, colour):
    """Somebody seen from behind, coat to the knee, feet at ``y``."""
    shoulder, hem, half = y - height * 0.8, y - height * 0.34, height * 0.13
    for side in (-1, 1):
        sheet.shape(
            [
                (x + side * half * 0.15, hem),
                (x + side * half * 0.95, hem),
                (x + side * half * 1.05, y),
                (x + side * half * 0.55, y),
            ],
            colour,
        )
    slope = curve(
        [
            (x - half, shoulder + height * 0.07),
            (x - half * 0.6, shoulder),
            (x + half * 0.6, shoulder),
            (x + half, shoulder + height * 0.07),
        ],
        closed=False,
    )
    sheet.shape([*slope, (x + half * 1.15, hem), (x - half * 1.15, hem)], colour)
    sheet.disc(x, shoulder - height * 0.08, height * 0.075, colour, tall=height * 0.09)


@motif
def bottle_of_days(sheet: Sheet):
    """A bottle whose level falls through the days of a week's end."""
    sheet.ground(between(PAPER, sheet.accent, 0.14))
    body = [(41, 8), (59, 8), (59, 12.5), (57.4, 13), (57.4, 36)]
    body += curve([(57.4, 36), (59.5, 44), (72, 52), (76, 62)], closed=False)
    body += [(76, 126), (24, 126)]
    body += curve([(24, 62), (28, 52), (40.5, 44), (42.6, 36)], closed=False)
    body += [(42.6, 13), (41, 12.5)]
    sheet.shape(body, INK)
    sheet.block(41, 8, 59, 12.5, RED)
    days = sheet.card.words[1:]
    tones = (0.95, 0.8, 0.62, 0.45, 0.28, 0.14, 0.04)
    pitch = 8.6
    for index, (day, tone) in enumerate(zip(days, tones, strict=True)):
        y = 63.5 + index * pitch
        sheet.block(26.5, y, 73.5, y + pitch - 1.1, between(INK, sheet.accent, 1 - tone if index else 0.05))
        sheet.words(day, 50, y + 2.05, 3.4, PAPER if index < 5 else INK, weight=0.09, tracking=0.3, align="centre")
    first = sheet.card.words[0].split("/")
    sheet.words(first[0], 6.5, 9.5, 9, INK, width=28, weight=0.093)
    sheet.words(first[1], 65.5, 9.5, 9, INK, width=28, weight=0.093)
    sheet.words(first[2], 6.5, 129.6, 10, RED, width=87, weight=0.093)


@motif
def dance_hall_lamp(sheet: Sheet):
    """One lamp, its pool of light on the floor, and one man just outside it."""
    sheet.ground(INK)
    floor = 99
    sheet.block(0, floor, 100, sheet.tall, between(INK, sheet.accent, 0.3))
    sheet.shape([(44, 50), (56, 50), (88, floor + 11), (12, floor + 11)], between(INK, GOLD, 0.4))
    sheet.disc(50, floor + 11, 38, between(PAPER, GOLD, 0.35), tall=8)
    sheet.stroke([(50, -2), (50, 39)], 0.7, PAPER)
    shade = curve([(46, 38), (44, 43), (33, 51)], closed=False) + curve([(67, 51), (56, 43), (54, 38)], closed=False)
    sheet.shape(shade, RED)
    sheet.disc(50, 51, 17, between(RED, INK, 0.3), tall=2.6)
    sheet.disc(50, 51.6, 6, PAPER, tall=2)
    # A row of empty chairs in the dark; the man at the edge of the light, his hat in his hand.
    for x in (4, 11):
        chair(sheet, x, floor + 4)
    standing(sheet, 73, floor + 11, 26, INK)
    sheet.disc(68.4, floor + 2.5, 2.6, RED, tall=1.4)
    sheet.words(sheet.card.words[0], 7, 122.5, 17, PAPER, width=86, weight=0.099)
    sheet.foot_colour = PAPER


def chair(sheet, x, y):
    colour = between(INK, PAPER, 0.35)
    sheet.stroke([(x, y), (x, y - 11)], 0.6, colour)
    sheet.stroke([(x, y - 5.4), (x + 4.6, y - 5.4)], 0.8, colour)
    sheet.stroke([(x + 4.6, y - 5.4), (x + 4.6, y)], 0.6, colour)
