"""Cards for the invented films and people of the demo's sample stories."""

from .sheet import GOLD, INK, PAPER, RED, Sheet, between, motif, round_about


@motif
def lamp_over_the_water(sheet: Sheet):
    """A lighthouse at night, its beam across the sky and broken on the sea below."""
    sheet.ground(sheet.accent)
    sea, x, top = sheet.tall * 0.72, 76, sheet.tall * 0.2
    sheet.shape([(x, top), (-2, top - 16), (-2, top + 12)], between(sheet.accent, GOLD, 0.55))
    sheet.shape([(x, top), (102, top + 5), (102, top - 6)], between(sheet.accent, GOLD, 0.3))
    sheet.block(-2, sea, 102, sheet.tall + 2, between(sheet.accent, INK, 0.6))
    for row in range(5):
        y, half = sea + 1.6 + row * 1.7, 3 + row * 1.5
        for start in (x - half - (row % 2) * 2, x + 1.5 - (row % 3)):
            sheet.stroke([(start, y), (start + half, y)], 0.42, between(sheet.accent, GOLD, 0.7 - row * 0.08))
    sheet.shape([(55, sea), (63, sea - 4), (90, sea - 5), (102, sea - 2), (102, sea + 1), (55, sea + 1)], INK)
    sheet.shape([(x - 2.4, top + 3), (x + 2.4, top + 3), (x + 4, sea - 3), (x - 4, sea - 3)], PAPER)
    for part in (0.2, 0.56):
        y, deep = top + 3 + (sea - top - 6) * part, (sea - top) * 0.16
        left, right = 2.4 + 1.6 * part, 2.7 + 1.6 * part
        sheet.shape([(x - left, y), (x + left, y), (x + right, y + deep), (x - right, y + deep)], RED)
    sheet.block(x - 3.2, top + 2, x + 3.2, top + 3, INK)
    sheet.block(x - 1.8, top - 2.4, x + 1.8, top + 2, "#ffe9a8")
    sheet.shape([(x - 2.6, top - 2.4), (x + 2.6, top - 2.4), (x, top - 5.6)], INK)
    sheet.foot_colour = PAPER


@motif
def two_chairs(sheet: Sheet):
    """Two chairs turned towards each other, and the microphone between them."""
    floor = sheet.tall * 0.78
    sheet.ground(between(PAPER, GOLD, 0.18))
    sheet.disc(50, floor - 26, 34, between(PAPER, GOLD, 0.5))
    sheet.block(-2, floor, 102, sheet.tall + 2, sheet.accent)
    for x, side, colour in ((24, 1, RED), (76, -1, INK)):
        seat = floor - 17
        sheet.stroke([(x - 9 * side, seat - 27), (x - 7 * side, seat)], 3, colour)
        sheet.stroke([(x - 7 * side, seat), (x + 10 * side, seat - 1)], 3, colour)
        sheet.stroke([(x - 7 * side, seat), (x - 10 * side, floor + 4)], 1.8, colour)
        sheet.stroke([(x + 10 * side, seat - 1), (x + 12 * side, floor + 4)], 1.8, colour)
        sheet.stroke([(x - 5 * side, seat - 10), (x + 8 * side, seat - 11)], 1.8, colour)
        sheet.stroke([(x + 8 * side, seat - 11), (x + 9 * side, seat - 1)], 1.8, colour)
    sheet.stroke([(50, floor + 3), (50, floor - 38)], 1.2, INK)
    sheet.disc(50, floor + 3.4, 7, INK, tall=1.5)
    sheet.disc(50, floor - 41, 3.2, INK, tall=4.6)
    for lift in (-43, -41, -39):
        sheet.stroke([(48.2, floor + lift), (51.8, floor + lift)], 0.35, PAPER)
    sheet.foot_colour = PAPER


@motif
def proof_sheet(sheet: Sheet):
    """A printer's proof: three inks where they overlap, crosses to lay them over each other, a strip of each."""
    middle, radius = sheet.tall * 0.47, sheet.tall * 0.25
    inks = (RED, GOLD, sheet.accent)
    for ink, angle in zip(inks, (150, 30, 270), strict=True):
        x, y = round_about(50, middle, radius * 0.62, angle)
        sheet.overprint([round_about(x, y, radius, turn) for turn in range(0, 360, 3)], ink)
    for x in (8, 92):
        for y in (8, sheet.tall - 14):
            sheet.stroke([(x - 2.4, y), (x + 2.4, y)], 0.22, INK)
            sheet.stroke([(x, y - 2.4), (x, y + 2.4)], 0.22, INK)
            sheet.arc(x, y, 1.4, 0, 360, 0.22, INK)
    for step, ink in enumerate((INK, *inks)):
        sheet.block(88, 18 + step * 5, 93, 22 + step * 5, ink)
