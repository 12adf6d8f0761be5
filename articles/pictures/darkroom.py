"""The darkroom: one original in, all the sizes and crops that readers get out.

Bytes to bytes, with neither database nor storage, so that other processes can do it.
"""

import hashlib
import io
import math
import warnings
from dataclasses import astuple, dataclass

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from . import rights_metadata
from .rights_metadata import Rights


@dataclass(frozen=True)
class Frame:
    """One of cinema's shapes, and the widths it is made in."""

    ratio: float | None
    widths: tuple[int, ...]


# Raise the version when the same table begins to mean other pictures.
FRAMES_VERSION = 1
FRAMES = {
    "free": Frame(None, (480, 960, 1600)),
    "scope": Frame(2.39, (640, 1280, 1920)),
    "flat": Frame(1.85, (400, 800, 1200)),
    "academy": Frame(4 / 3, (400, 800)),
    "portrait": Frame(4 / 5, (240, 480, 800)),
    "poster": Frame(2 / 3, (240, 480)),
    "square": Frame(1, (240,)),
}

OPENED = ["JPEG", "PNG", "WEBP", "AVIF"]
MAX_PIXELS = 40_000_000
MIN_SIDE = 16

# What transparent parts of an original are laid on: the site's paper.
PAPER = "#f6f1e7"

# Suffix to Pillow's format and how it is saved. WebP would gain nothing over AVIF.
SAVED = {
    "avif": ("AVIF", {"quality": 55, "speed": 8, "max_threads": 1}),
    "jpg": ("JPEG", {"quality": 78, "progressive": True, "optimize": True}),
}


class BrokenPicture(Exception):
    """An original that cannot be used, with the sentence that says why."""


@dataclass(frozen=True)
class Order:
    """What is asked of the darkroom for one picture."""

    frames: tuple[str, ...]
    focal: tuple[int, int]
    rights: Rights

    def recipe(self, original: bytes) -> str:
        """A digest that changes whenever the renditions should."""
        digest = hashlib.sha256(original)
        table = [(name, astuple(FRAMES[name])) for name in self.frames]
        digest.update(repr((FRAMES_VERSION, table, self.focal, astuple(self.rights))).encode())
        return digest.hexdigest()


def develop(original: bytes, order: Order) -> tuple[dict[str, list[list[int]]], dict[str, bytes]]:
    """The sizes made, by frame, and the files made, by name."""
    image = open_original(original)
    sizes: dict[str, list[list[int]]] = {}
    files: dict[str, bytes] = {}
    for name in order.frames:
        box = crop(image.size, FRAMES[name].ratio, order.focal)
        for width in fitting(FRAMES[name].widths, box):
            height = max(1, round(width * (box[3] - box[1]) / (box[2] - box[0])))
            rendition = image.resize((width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=3)
            sizes.setdefault(name, []).append([width, height])
            for suffix in SAVED:
                files[f"{name}-{width}.{suffix}"] = _encode(rendition, suffix, order.rights)
    return sizes, files


def crop(size: tuple[int, int], ratio: float | None, focal: tuple[int, int]) -> tuple[float, float, float, float]:
    """The largest part of the picture in that shape, as nearly centred on the focal point as the edges allow."""
    width, height = size
    if ratio is None:
        return 0, 0, width, height
    across, down = min(width, height * ratio), min(height, width / ratio)
    left = min(max(width * focal[0] / 100 - across / 2, 0), width - across)
    top = min(max(height * focal[1] / 100 - down / 2, 0), height - down)
    return left, top, left + across, top + down


def fitting(widths: tuple[int, ...], box: tuple[float, float, float, float]) -> list[int]:
    """The widths that enlarge nothing; where none fits, the crop as it is."""
    available = math.floor(box[2] - box[0] + 0.01)
    return [width for width in widths if width <= available] or [max(1, available)]


def open_original(original: bytes) -> Image.Image:
    """The picture upright, in sRGB, on paper. Refuses what is not one, or is too large to be one."""
    try:
        with warnings.catch_warnings():
            # We set a lower limit of our own, below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(original), formats=OPENED)
    except UnidentifiedImageError:
        raise BrokenPicture("It is not a JPEG, PNG, WebP or AVIF picture.") from None
    except Image.DecompressionBombError:
        raise BrokenPicture("It has more than 40 million pixels.") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise BrokenPicture(f"It is damaged: {error}.") from None
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise BrokenPicture(f"It has {width} × {height} pixels, more than 40 million.")
    if min(width, height) < MIN_SIDE:
        raise BrokenPicture(f"It has only {width} × {height} pixels.")
    try:
        image.load()
        return _flattened(_in_srgb(ImageOps.exif_transpose(image)))
    except (OSError, SyntaxError, ValueError) as error:
        raise BrokenPicture(f"It is damaged: {error}.") from None


def _in_srgb(image: Image.Image) -> Image.Image:
    """Colours as a browser without colour management shows them."""
    if image.mode.startswith("I"):
        # Sixteen bits a pixel: Pillow would cut them off instead of scaling them.
        image = image.convert("I").point(lambda level: level / 257).convert("L")
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        return ImageCms.profileToProfile(image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        # A broken profile, or one for other colours: the numbers as they are will do.
        return image


def _flattened(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, PAPER)
    return Image.alpha_composite(paper, image).convert("RGB")


def _encode(rendition: Image.Image, suffix: str, rights: Rights) -> bytes:
    format, options = SAVED[suffix]
    # Only the pixels go on: not the comment, the position, the camera's serial number.
    rendition.info.clear()
    buffer = io.BytesIO()
    rights_metadata.save(rendition, buffer, format, rights, **options)
    return buffer.getvalue()
