"""Cards in the shape of posters, for films and a series since 2000."""

import math

from PIL import Image, ImageFilter

from .sheet import GOLD, INK, PAPER, RED, Sheet, between, curve, motif, round_about


def heart(x, y, size):
    """Points of a heart, its dip at the top in the middle."""
    points = []
    for degree in range(0, 360, 3):
        turn = math.radians(degree)
        across = 16 * math.sin(turn) ** 3
        up = 13 * math.cos(turn) - 5 * math.cos(2 * turn) - 2 * math.cos(3 * turn) - math.cos(4 * turn)
        points.append((x + across * size / 32, y - up * size / 32))
    return points


@motif
def neon_heart(sheet: Sheet):
    """A heart in neon tube above a wet pavement that gives it back in slices."""
    sheet.ground("#15101a")
    kerb = 101
    tube = heart(50, 60, 58)
    tube.append(tube[0])
    for width, part in ((9, 0.10), (6, 0.2), (4, 0.38)):
        sheet.stroke(tube, width, between("#15101a", sheet.accent, part))
    sheet.stroke(tube, 2.6, sheet.accent)
    sheet.stroke(tube, 0.9, "#ffe1e6")
    inner = heart(50, 59.5, 44)
    sheet.stroke([*inner, inner[0]], 1.3, RED)
    # The reflection: the sign upside down, cut into strips that have slipped.
    sign = sheet.image.crop((0, 0, sheet.size[0], round(kerb * sheet.unit)))
    mirrored = sign.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((sheet.size[0], round(80 * sheet.unit)))
    mirrored = mirrored.filter(ImageFilter.GaussianBlur(0.25 * sheet.unit))
    dim = Image.blend(mirrored, Image.new("RGB", mirrored.size, "#0e0a12"), 0.3)
    sheet.block(0, kerb, 100, sheet.tall, "#0e0a12")
    y, row = 0.0, 0
    while y < 39:
        height = 1.1 + y * 0.035
        strip = dim.crop((0, round(y * sheet.unit), dim.width, round((y + height * 0.8) * sheet.unit)))
        slip = (1.6 + y * 0.05) * math.sin(row * 2.1)
        sheet.image.paste(strip, (round(slip * sheet.unit), round((kerb + y) * sheet.unit)))
        y, row = y + height, row + 1
    sheet.words(sheet.card.words[0], 50, 9, 15, PAPER, width=86, weight=0.1, align="centre")
    sheet.foot_colour = PAPER


@motif
def palms_at_dusk(sheet: Sheet):
    """Palms against a sun that goes down in stripes."""
    sheet.ground(between(sheet.accent, PAPER, 0.25))
    sun = 76
    sheet.disc(50, sun, 39, RED)
    for index in range(7):
        y = sun + 4 + index * 5.3
        sheet.block(0, y, 100, y + 0.9 + index * 0.55, between(sheet.accent, PAPER, 0.25))
    for x, foot, top, lean, size in ((27, 118, 54, 3.5, 17), (41, 118, 76, -2, 11), (77, 118, 40, -5, 20)):
        palm(sheet, x, foot, top, lean, size)
    sheet.block(0, 117, 100, sheet.tall, INK)
    first, second, third, fourth = sheet.card.words
    sheet.words(first, 7, 8, 8.4, INK, width=86, weight=0.074)
    sheet.words(second, 7, 18.4, 8.4, INK, width=86, weight=0.074)
    sheet.words(third, 7, 122.5, 4, GOLD, weight=0.07, tracking=0.3)
    sheet.words(fourth, 7, 129, 12, PAPER, width=86, weight=0.087)
    sheet.foot_colour = PAPER


def palm(sheet, x, foot, top, lean, size):
    crown = (x + lean, top)
    trunk = curve([(x, foot), (x + lean * 0.2, (foot + top) / 2), crown], closed=False)
    sheet.stroke(trunk, size * 0.1, INK)
    for angle in (-170, -146, -118, -92, -62, -34, -10, 16, 164):
        droop = 0.55 + 0.2 * abs(math.cos(math.radians(angle)))
        middle = round_about(*crown, size * 0.55, angle)
        tip = round_about(*crown, size, angle)
        tip = (tip[0], tip[1] + size * droop)
        middle = (middle[0], middle[1] - size * 0.06)
        rib = curve([crown, middle, tip], closed=False)
        count = len(rib)
        upper = [(px, py - size * 0.055 * math.sin(math.pi * i / count)) for i, (px, py) in enumerate(rib)]
        # The underside is a comb.
        lower = [
            (px, py + size * (0.2 if i % 3 == 0 else 0.05) * math.sin(math.pi * (i + 0.5) / count))
            for i, (px, py) in enumerate(rib)
        ]
        sheet.shape(upper + lower[::-1], INK)


@motif
def echoing_mouth(sheet: Sheet):
    """A mouth inside a mouth inside a mouth: the fifth cry of the same name."""
    sheet.ground(RED)
    for ring, colour in enumerate((INK, PAPER, INK, PAPER, INK)):
        part = 1 - ring * 0.185
        sheet.shape(mouth(50, 84 + ring * 1.6, 34 * part, 56 * part), colour)
    sheet.shape(mouth(50, 93, 3.6, 8), RED)
    sheet.words(sheet.card.words[0], 7, 9, 13, PAPER, width=86, weight=0.099)
    sheet.foot_colour = PAPER


def mouth(x, y, across, down):
    """A long oval, drawn out towards the chin."""
    points = []
    for degree in range(0, 360, 2):
        turn = math.radians(degree)
        pull = 1 - 0.2 * math.sin(turn)
        points.append((x + across * math.cos(turn) * pull, y + down * math.sin(turn)))
    return points


@motif
def eight_in_the_snow(sheet: Sheet):
    """Eight dots on white ground, and a line of footprints that ends at one of them."""
    sheet.ground("#f2eee6")
    dots = [(24, 34), (42, 24), (61, 30), (73, 44), (68, 63), (53, 76), (31, 68), (20, 52)]
    for x, y in dots:
        # The sun stands low: a long shadow each, away from it.
        along = [(x - 2.4, y + 5), (x + 2.4, y - 5), (x + 25, y + 6), (x + 20.2, y + 16)]
        sheet.shape(along, between("#f2eee6", sheet.accent, 0.5))
        sheet.disc(x + 22.6, y + 11, 5.5, between("#f2eee6", sheet.accent, 0.5))
    for index, (x, y) in enumerate(dots):
        sheet.disc(x, y, 5.6, RED if index == 5 else INK)
    path = curve([(47, 152), (42, 130), (49, 110), (53, 87)], steps=9, closed=False)
    for index, (x, y) in enumerate(path[:-2]):
        side = 1.5 if index % 2 else -1.5
        size = 0.6 + (y - 80) / 110
        sheet.disc(x + side, y, size, between("#f2eee6", INK, 0.75), tall=size * 1.6)
    sheet.words(sheet.card.words[0], 56, 98, 4.6, INK, weight=0.1, tracking=0.3)
    sheet.stack(sheet.card.words[1:], 56, 106, 37, 12.4, INK, weight=0.093)


@motif
def rings_of_a_tree(sheet: Sheet):
    """The rings of a trunk, one for every year, one of them gold."""
    sheet.ground(between(PAPER, GOLD, 0.1))
    x, y = 45, 66
    waves = [(k, sheet.random.uniform(0, 6.28), sheet.random.uniform(0.4, 1) / k) for k in (2, 3, 5, 7)]
    radius, rings = 54.0, []
    while radius > 1.4:
        rings.append(radius)
        radius -= sheet.random.uniform(1.3, 3.4)
    for index, radius in enumerate(rings):
        points = []
        for degree in range(0, 360, 2):
            turn = math.radians(degree)
            bulge = sum(height * math.sin(k * turn + phase) for k, phase, height in waves)
            points.append(
                (
                    x + (radius * (1 + 0.045 * bulge)) * math.cos(turn) + radius * 0.08,
                    y + radius * (1 + 0.045 * bulge) * math.sin(turn),
                )
            )
        light = between(PAPER, GOLD, 0.1)
        colour = (sheet.accent, light)[index % 2]
        if index == 9:
            colour = RED
        sheet.shape(points, colour)
    sheet.block(0, 119, 100, sheet.tall, between(PAPER, GOLD, 0.1))
    sheet.words(sheet.card.words[0], 7, 122, 4.4, sheet.accent, weight=0.07, tracking=0.3)
    sheet.words(sheet.card.words[1], 7, 129, 11.5, INK, width=86, weight=0.087)


@motif
def dividing_stairs(sheet: Sheet):
    """One staircase: light above it, and a second house below it."""
    sheet.ground(PAPER)
    steps, top, bottom = 9, 40, 121
    points = [(100, top)]
    wide, deep = 100 / steps, (bottom - top) / steps
    for index in range(steps):
        x = 100 - index * wide
        points += [(x - wide, top + index * deep), (x - wide, top + (index + 1) * deep)]
    sheet.shape([*points, (-2, bottom), (-2, sheet.tall + 2), (102, sheet.tall + 2), (102, top)], INK)
    for index in range(steps):
        x = 100 - index * wide
        sheet.block(x - wide, top + index * deep - 1.1, x, top + index * deep, sheet.accent)
    # A window upstairs, and the slit of one at street height downstairs.
    sheet.block(9, 45, 39, 71, sheet.accent)
    sheet.block(23.5, 45, 24.5, 71, PAPER)
    sheet.block(9, 57.5, 39, 58.5, PAPER)
    sheet.block(63, 108, 93, 114, RED)
    sheet.block(77.6, 108, 78.4, 114, INK)
    word = sheet.card.words[0]
    sheet.words(word, 7, 9, 17, INK, width=86, weight=0.093)
    reflected(sheet, word, 125.5, 14)
    sheet.foot_colour = PAPER


def reflected(sheet, word, y, cap):
    """The word once more, upside down, in the dark."""
    before = sheet.image.copy()
    sheet.words(word, 7, y, cap, between(INK, PAPER, 0.32), width=86, weight=0.093)
    box = (0, round((y - 0.5) * sheet.unit), sheet.size[0], round((y + cap + 0.5) * sheet.unit))
    strip = sheet.image.crop(box).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    sheet.image.paste(before)
    sheet.image.paste(strip, box[:2])


@motif
def lit_windows(sheet: Sheet):
    """A house at night with four windows lit, one for each of the women in it."""
    sheet.ground(sheet.accent)
    sheet.disc(80, 40, 7, PAPER)
    sheet.disc(83, 38, 6.2, sheet.accent)
    wall = INK
    sheet.shape([(14, 82), (50, 52), (86, 82)], wall)
    sheet.block(66, 52, 73, 76, wall)
    sheet.block(18, 80, 82, 132, wall)
    lights = {(0, 0): GOLD, (2, 0): PAPER, (1, 1): RED, (0, 2): "#e8a33b"}
    for row in range(3):
        for column in range(3):
            x, y = 25.5 + column * 18.5, 84 + row * 15.2
            if (column, row) == (2, 2):
                sheet.block(x, y, x + 12, 132, between(INK, PAPER, 0.16))
                sheet.disc(x + 9.6, y + 8, 0.7, GOLD)
                continue
            sheet.block(x, y, x + 12, y + 10.6, lights.get((column, row), between(INK, PAPER, 0.14)))
            sheet.block(x + 5.6, y, x + 6.4, y + 10.6, wall)
            sheet.block(x, y + 4.9, x + 12, y + 5.7, wall)
    sheet.block(0, 131.5, 100, sheet.tall, between(sheet.accent, INK, 0.55))
    sheet.stack(sheet.card.words, 7, 9, 86, 14, PAPER, weight=0.093, gap=0.2)
    sheet.foot_colour = PAPER
