"""Where a picture of a page lies: pages that load theirs late keep that in many places."""

import re

from lxml import etree

from .elements import classes_of, safe
from .passages import Picture

LATE = ("data-src", "data-lazy-src", "data-lazy", "data-original", "data-image", "data-full-src")
NEW_FORMATS = {"image/avif", "image/webp", "image/jxl"}
IN_SIZES = ("data-srcset", "data-lazy-srcset")
SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)[wxh]")
STAND_IN = re.compile(
    r"(?:spacer|blank|place-?holder|lazy-?load|transparent|pixel|1x1|loading)[\w.-]{0,40}\.(?:gif|png|svg|jpe?g|webp)",
    re.IGNORECASE,
)
BEHIND = re.compile(r"""background(?:-image)?\s*:[^;]{0,200}?url\(\s*["']?([^"'()]{1,2000})""", re.IGNORECASE)
LONGEST = 20_000


def source_of(picture: etree.ElementBase) -> str:
    """A picture's address; that of what stands in for it until it is loaded, where there is no other."""
    own = address_in(picture, "src")
    for address in (
        *(address_in(picture, name) for name in LATE),
        *(largest_of(picture.get(name)) for name in IN_SIZES),
        "" if STAND_IN.search(own) else own,
        largest_of(picture.get("srcset")),
        largest_around(picture),
    ):
        if address:
            return address
    return own


def address_in(picture: etree.ElementBase, name: str) -> str:
    address = (picture.get(name) or "").strip()
    is_one = ("." in address or "/" in address) and not address.lower().startswith("data:")
    return address if is_one else ""


def largest_of(sizes: str | None) -> str:
    """The largest of “a.jpg 300w, b.jpg 600w”; an address may have commas of its own."""
    found: list[tuple[float, str]] = []
    for word in (sizes or "")[:LONGEST].split():
        word = word.strip(",")
        if found and (size := SIZE.fullmatch(word)):
            found[-1] = (float(size[1]), found[-1][1])
        elif word and not word.lower().startswith("data:"):
            found.append((0.0, word))
    return max(found, key=lambda each: each[0], default=(0.0, ""))[1]


def largest_around(picture: etree.ElementBase) -> str:
    """From the sources that stand beside it in a “picture” element: rather in a format that every program opens."""
    # For the parser, what follows a source stands in it.
    around = next(picture.iterancestors("picture"), None)
    sources = [] if around is None else sorted(around.iter("source"), key=lambda each: each.get("type") in NEW_FORMATS)
    found = (largest_of(source.get(name)) for source in sources for name in (*IN_SIZES, "srcset"))
    return next(filter(None, found), "")


def shown_behind(element: etree.ElementBase) -> str:
    """The address of a picture that lies behind an element, where that stands for nothing else."""
    if element.get("role") != "img" or len(element):
        return ""
    found = BEHIND.search((element.get("style") or "")[:LONGEST])
    return found[1] if found and not found[1].lower().startswith("data:") else ""


def counts_readers(element: etree.ElementBase) -> bool:
    return element.get("width") in ("0", "1") or element.get("height") in ("0", "1")


def alt_of(element: etree.ElementBase) -> str:
    return " ".join((element.get("alt") or element.get("aria-label") or "").split())


def is_of_type(picture: etree.ElementBase) -> bool:
    """Whether it is a sign that was drawn for want of a letter."""
    return bool({"emoji", "wp-smiley"} & classes_of(picture))


def picture_of(element: etree.ElementBase, base: str, known: dict[str, Picture]) -> Picture | None:
    """What an element shows, with what the file knows of it besides."""
    if counts_readers(element):
        return None
    told = known.get(picture_number(element)) or Picture("", "")
    address = safe(source_of(element) or shown_behind(element), base) or told.address
    picture = Picture(alt_of(element) or told.alt, address, told.caption)
    return picture if picture.address or picture.alt else None


def picture_number(picture: etree.ElementBase) -> str:
    """The number that a picture has in WordPress."""
    found = re.search(r"wp-image-(\d{1,12})", picture.get("class") or "")
    return found[1] if found else picture.get("data-id") or ""
