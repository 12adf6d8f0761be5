"""Originals: opened, found fit to be used, and brought to plain pixels.

A picture of 40 megapixels takes 160 MB, and every step that makes a whole copy of it takes
as much again. So a JPEG is decoded no larger than its renditions need, and whatever changes
the pixels of other formats does so a strip at a time, after reducing them.
"""

import io
import math
import struct
import warnings
import zlib
from contextlib import contextmanager

from PIL import Image, ImageCms, UnidentifiedImageError

from .frames import Size

OPENED = ["JPEG", "PNG", "WEBP", "AVIF"]
MAX_PIXELS = 40_000_000
MIN_SIDE = 16

# What transparent parts of an original are laid on: the site's paper.
PAPER = "#f6f1e7"

ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = {5, 6, 7, 8}

STRIP = 256  # rows of the reduced picture

# What Pillow raises over files that somebody has damaged, by accident or not.
DAMAGE = (EOFError, OSError, RuntimeError, SyntaxError, ValueError, struct.error, zlib.error)


class BrokenPicture(Exception):
    """An original that cannot be used, with the sentence that says why."""


def open_original(original: bytes) -> Image.Image:
    """The whole picture upright, in sRGB, on paper. Refuses what is not one, or is too large to be one."""
    return decode(read_header(original))


def read_header(original: bytes) -> Image.Image:
    """The picture not decoded yet, by its content whatever its name; of a size that can be used."""
    try:
        with warnings.catch_warnings():
            # We set a lower limit of our own, below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(original), formats=OPENED)
    except UnidentifiedImageError:
        raise BrokenPicture("It is not a JPEG, PNG, WebP or AVIF picture.") from None
    except Image.DecompressionBombError:
        raise BrokenPicture("It has more than 40 million pixels.") from None
    except DAMAGE as error:
        raise BrokenPicture(f"It is damaged: {error}.") from None
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise BrokenPicture(f"It has {width} × {height} pixels, more than 40 million.")
    if min(width, height) < MIN_SIDE:
        raise BrokenPicture(f"It has only {width} × {height} pixels.")
    return image


def upright_size(image: Image.Image) -> Size:
    """The size it will have when it stands upright."""
    return image.size[::-1] if orientation_of(image) in LYING else image.size


def decode(image: Image.Image, spare: float = 1) -> Image.Image:
    """A picture whose header was read: upright, in sRGB, on paper; reduced where it is ``spare`` times too large."""
    orientation = orientation_of(image)
    width, height = image.size
    # Does nothing to other formats. Rounded up, so that the decoder never takes off more than may be spared.
    image.draft(image.mode, (math.ceil(width / spare), math.ceil(height / spare)))
    with damage_told():
        # A decoder's own reduction is as good as resizing. Plain averaging is not: half of what is to spare is kept.
        times = max(1, int(spare / 2)) if image.format in ("PNG", "WEBP", "AVIF") else 1
        image.load()
        image = _plain(image, times)
    return upright(image, orientation)


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """A decoded picture as it is to be looked at."""
    return image.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else image


def orientation_of(image: Image.Image) -> int:
    with damage_told():
        return image.getexif().get(ORIENTATION, 1)


@contextmanager
def damage_told():
    """Around what Pillow decodes, and nothing else: a mistake of ours is not to be called damage."""
    try:
        yield
    except DAMAGE as error:
        raise BrokenPicture(f"It is damaged: {error}.") from None


def _plain(image: Image.Image, times: int) -> Image.Image:
    """Reduced so many times, its colours as a browser without colour management shows them, on paper."""
    to_srgb = _to_srgb(image)
    if image.mode == "RGB" and times == 1 and to_srgb is None and not image.has_transparency_data:
        return image
    width, height = image.size
    plain = Image.new("RGB", (math.ceil(width / times), math.ceil(height / times)))
    for top in range(0, height, STRIP * times):
        strip = _full_colour(image.crop((0, top, width, min(height, top + STRIP * times))))
        if times > 1:
            strip = strip.reduce(times)
        if to_srgb:
            strip = ImageCms.applyTransform(strip, to_srgb)
        plain.paste(_on_paper(strip), (0, top // times))
    return plain


def _full_colour(image: Image.Image) -> Image.Image:
    """In a mode that can be averaged and that colour profiles speak of."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):
        # Sixteen bits a pixel: Pillow would cut them off instead of scaling them.
        return image.convert("I").point(lambda level: level / 257).convert("L")
    return image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")


def _to_srgb(image: Image.Image) -> ImageCms.ImageCmsTransform | None:
    profile = image.info.get("icc_profile")
    if not profile:
        return None
    mode = _full_colour(image.crop((0, 0, 1, 1))).mode
    try:
        return ImageCms.buildTransform(
            io.BytesIO(profile), ImageCms.createProfile("sRGB"), mode, "RGBA" if mode == "RGBA" else "RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        # A broken profile, or one for other colours: the numbers as they are will do.
        return None


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image.convert("RGB")
    return Image.alpha_composite(Image.new("RGBA", image.size, PAPER), image).convert("RGB")
