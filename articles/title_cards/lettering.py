"""Lettering, made from the one face that Pillow carries.

That face is a plain grotesque (Aileron Regular). Weight is built by thickening the drawn
letters, condensed and extended cuts by drawing tall or wide, spacing letter by letter.
"""

from functools import lru_cache

from PIL import Image, ImageChops, ImageFont

# Height of a capital in the face, in parts of its size.
CAPITAL = 0.7
# Letters are cut no smaller than this, in pixels of a capital's height, then brought to
# the height that is wanted; and no larger than that.
SMALLEST, LARGEST = 300, 1200


@lru_cache(maxsize=4)
def face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def line(text: str, cap: float, weight: float = 0, tracking: float = 0) -> tuple[Image.Image, int]:
    """A line of type as a mask, cap line at the top, descenders let hang; and its capitals' height.

    That height comes as near to the one wanted as cutting allows. Weight is how far stems
    grow, tracking how far letters stand apart, both in parts of a capital's height.
    """
    cut = round(min(max(cap, SMALLEST), LARGEST))
    missing = {letter for letter in text if letter != " " and not has_letter(letter)}
    if missing:
        raise ValueError(f"The face has no {', '.join(sorted(missing))}.")
    grown = round(weight * cut)
    font = face(round((cut - 1.2 * grown) / CAPITAL))
    ascent = round(font.size * CAPITAL)
    advance, pen = 2.0 * grown, float(grown)
    places = []
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        places.append((pen, letter))
        kerned = font.getlength(letter + following) - font.getlength(following) if following else font.getlength(letter)
        pen += kerned + 1.9 * grown + tracking * cut
    hang = round(cut * 0.3)
    drawn = Image.new("L", (round(pen + advance), cut + hang))
    for x, letter in places:
        glyph = font.getmask(letter, anchor="ls")
        box = font.getbbox(letter, anchor="ls")
        if glyph.size[0]:
            image = Image.frombytes("L", glyph.size, bytes(glyph))
            drawn.paste(255, (round(x + box[0]), round(ascent + 0.6 * grown + box[1])), image)
    mask = thicken(drawn, grown, round(0.6 * grown))
    left, _, right, _ = mask.getbbox()
    return mask.crop((left, 0, right, mask.height)), cut


def has_letter(letter: str) -> bool:
    """Whether the face holds it, and not the empty box that stands for what it lacks."""
    font = face(40)
    return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


def thicken(mask: Image.Image, across: int, down: int) -> Image.Image:
    """Grow a shape by so many pixels to each side, its corners kept square."""
    for dx, dy, reach in ((1, 0, across), (0, 1, down)):
        covered = 0
        while covered < reach:
            step = min(covered + 1, reach - covered)
            mask = ImageChops.lighter(_moved(mask, dx * step, dy * step), _moved(mask, -dx * step, -dy * step))
            covered += step
    return mask


def _moved(mask: Image.Image, dx: int, dy: int) -> Image.Image:
    moved = Image.new("L", mask.size)
    moved.paste(mask, (dx, dy))
    return moved
