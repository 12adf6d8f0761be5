"""What is looked at before a picture is taken in: what it is, whether all of it is there, which picture it is.

By what the file holds; its name says nothing. The length is asked first, then the header, and only
then is it decoded, so that a small file cannot claim more memory than a picture may take.
"""

import hashlib
from dataclasses import dataclass

from PIL import Image

from .originals import BrokenPicture, damage_told, orientation_of, read_header, upright

MAX_BYTES = 30 * 1024 * 1024
SUFFIXES = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
STRIP = 256  # rows that are converted at a time

# How files begin that are often taken for pictures of ours, so that the refusal can say what they are.
BEGINNINGS = {
    b"GIF8": "a GIF",
    b"II*\0": "a TIFF",
    b"MM\0*": "a TIFF",
    b"8BPS": "a Photoshop file",
    b"%!PS": "an EPS",
    b"\xc5\xd0\xd3\xc6": "an EPS",
    b"%PDF": "a PDF",
    b"\0\0\1\0": "an icon",
    b"BM": "a Windows bitmap",
    b"PK\3\4": "an archive",
    b"\xff\x0a": "a JPEG XL",
    b"\0\0\0\x0cJXL": "a JPEG XL",
    b"\0\0\0\x0cjP": "a JPEG 2000",
}
WORDS = {b"<svg": "an SVG", b"<html": "a web page", b"<!doctype html": "a web page", b"<?xml": "an XML file"}
BRANDS = {b"heic": "a HEIC", b"heix": "a HEIC", b"mif1": "a HEIC", b"msf1": "a HEIC", b"crx ": "a camera's raw file"}


class Refused(Exception):
    """A file that is not taken in, with the sentence that says why."""


@dataclass(frozen=True)
class Inspected:
    """What was found: the suffix that its content goes by, and the digest of the picture itself."""

    suffix: str
    digest: str


def inspect(file) -> Inspected:
    """Look at all of a Django File. Refuses what is not one whole picture of a usable size."""
    if not file.size:
        raise Refused("The file is empty.")
    if file.size > MAX_BYTES:
        raise Refused("The file is larger than 30 MB. Send a smaller copy of the picture.")
    file.seek(0)
    try:
        return _look(file.read())
    except BrokenPicture as reason:
        raise Refused(str(reason)) from None
    finally:
        file.seek(0)


def _look(content: bytes) -> Inspected:
    if other := _something_else(content):
        raise BrokenPicture(f"It is {other}, not a JPEG, PNG, WebP or AVIF picture.")
    image = read_header(content)
    with damage_told():
        frames = getattr(image, "n_frames", 1)
    # Phones write a JPEG with a second picture behind it (MPO): the first is the photograph.
    if image.format != "MPO" and frames > 1:
        raise BrokenPicture(f"It moves: it holds {frames} pictures, and a photo is one.")
    with damage_told():
        image.load()
    return Inspected(SUFFIXES[image.format], digest(image))


def _something_else(content: bytes) -> str:
    start = content[:512]
    for beginning, what in BEGINNINGS.items():
        if start.startswith(beginning):
            return what
    if start[4:8] == b"ftyp" and start[8:12] in BRANDS and b"avif" not in start[8:64]:
        return BRANDS[start[8:12]]
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"<"):
        return next((what for word, what in WORDS.items() if word in text), "a text")
    return ""


def digest(image: Image.Image) -> str:
    """SHA-256 of the picture as it stands upright: its size and its pixels, in one mode.

    The same for every file of the same pixels, whatever format keeps them whole and whatever is
    written beside them, the colour profile too: programs that take out what a file says take that.
    """
    image = upright(image, orientation_of(image))
    found = hashlib.sha256(f"{image.width}x{image.height}".encode())
    for top in range(0, image.height, STRIP):
        strip = image.crop((0, top, image.width, min(image.height, top + STRIP)))
        # Sixteen bits a pixel stay sixteen: cut to eight, different pictures would be one.
        found.update(strip.convert("I" if strip.mode.startswith("I") else "RGBA").tobytes())
    return found.hexdigest()
