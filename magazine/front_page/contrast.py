"""How well two colours can be told apart, and the nearest colour that can.

Relative luminance and contrast ratio are those of WCAG 2.2:
https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
Success criterion 1.4.3 asks 4.5 to 1 of text: https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

import colorsys
import math

ENOUGH = 4.5
STEPS = 255


def channels(colour):
    """Red, green and blue of #rrggbb, each from 0 to 1."""
    return tuple(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))


def luminance(colour):
    """From 0, black, to 1, white."""
    linear = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels(colour))
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def ratio(one, other):
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lowest(colour, grounds):
    """Of several grounds, the contrast on the one where it is least."""
    return min(ratio(colour, ground) for ground in grounds)


def in_words(value):
    """A ratio as it is said, never rounded up to one that it does not reach: 4.4 to 1."""
    return f"{math.floor(value * 10) / 10:.1f} to 1"


def nearest_that_passes(colour, grounds, enough=ENOUGH):
    """The colour itself, or the nearest of its hue, lighter or darker, that can be read on all grounds."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    here = round(lightness * STEPS)
    tried = [colour] + [
        as_hex(colorsys.hls_to_rgb(hue, step / STEPS, saturation))
        for step in sorted(range(STEPS + 1), key=lambda step: abs(step - here))
    ]
    return next(each for each in tried if lowest(each, grounds) >= enough)


def as_hex(rgb):
    return "#" + "".join(f"{round(255 * each):02x}" for each in rgb)
