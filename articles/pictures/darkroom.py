"""The darkroom: one original in, all the sizes and crops that readers get out.

Bytes to bytes, with neither database nor storage, so that other processes can do it.
"""

import hashlib
import io
from dataclasses import astuple, dataclass

from PIL import Image

from . import metadata
from .frames import FRAMES, Box, crop, sizes_of
from .metadata import Rights
from .originals import decode, read_header, upright_size

# Raise it when the same order begins to mean other pictures.
VERSION = 2

# Suffix to Pillow's format and how it is saved. WebP was measured and left out. At the quality of this AVIF (the same
# structural similarity, 800 pixels wide) a picture takes, on average:
#
#                              AVIF     WebP     JPEG
#     25 drawn title cards    34 kB    48 kB    69 kB
#     6 made-up photographs   36 kB    47 kB    64 kB
#
# It is larger than AVIF in both, so it would save a third for the few browsers that know WebP and not AVIF, and cost
# half as many files again.
SAVED = {
    "avif": ("AVIF", {"quality": 55, "speed": 8, "max_threads": 1}),
    "jpg": ("JPEG", {"quality": 78, "progressive": True, "optimize": True}),
}


@dataclass(frozen=True)
class Order:
    """What is asked of the darkroom for one picture."""

    frames: tuple[str, ...]
    focal: tuple[int, int]
    rights: Rights

    def recipe(self, original: bytes) -> str:
        """A digest that changes whenever the renditions should: one half is the original's, one the order's."""
        return fingerprint(original) + self.fingerprint()

    def fingerprint(self) -> str:
        """The half of the recipe that is known without the original."""
        table = [(name, astuple(FRAMES[name])) for name in self.frames]
        return fingerprint(repr((VERSION, SAVED, table, self.focal, astuple(self.rights))).encode())


def fingerprint(content: bytes) -> str:
    """Half of a recipe."""
    return hashlib.sha256(content).hexdigest()[:32]


def develop(original: bytes, order: Order) -> tuple[dict[str, list[list[int]]], dict[str, bytes]]:
    """The sizes made, by frame, and the files made, by name."""
    image = read_header(original)
    size = upright_size(image)
    crops = {name: crop(size, FRAMES[name].ratio, order.focal) for name in order.frames}
    image = decode(image, spare(crops))
    sizes: dict[str, list[list[int]]] = {}
    files: dict[str, bytes] = {}
    for name, box in crops.items():
        sizes[name] = [list(made) for made in sizes_of(FRAMES[name], box)]
        for rendition in prints(image, scaled(box, size, image.size), sizes[name]):
            for suffix in SAVED:
                files[f"{name}-{rendition.width}.{suffix}"] = _encode(rendition, suffix, order.rights)
    return sizes, files


def spare(crops: dict[str, Box]) -> float:
    """How many times larger the picture is than the largest rendition of any frame needs."""
    return min((box[2] - box[0]) / sizes_of(FRAMES[name], box)[-1][0] for name, box in crops.items())


def prints(image: Image.Image, box: Box, sizes):
    """Each size of one crop, largest first, and each made from the one before: the eye sees no difference."""
    for width, height in reversed(sizes):
        image = image.resize((width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=3)
        box = (0, 0, width, height)
        yield image


def scaled(box: Box, size, reduced) -> Box:
    """Where a part of the picture lies once the picture is reduced."""
    across, down = reduced[0] / size[0], reduced[1] / size[1]
    return box[0] * across, box[1] * down, min(box[2] * across, reduced[0]), min(box[3] * down, reduced[1])


def _encode(rendition: Image.Image, suffix: str, rights: Rights) -> bytes:
    format, options = SAVED[suffix]
    # Only the pixels go on: not the comment, the position, the camera's serial number.
    rendition.info.clear()
    buffer = io.BytesIO()
    metadata.save(rendition, buffer, format, rights, **options)
    return buffer.getvalue()
