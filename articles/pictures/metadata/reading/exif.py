"""EXIF: a directory of numbered tags in the manner of TIFF, with another behind it.

Only the few entries that are wanted are looked at, each directory once: Pillow would copy every
entry's value, and thousands of entries may point at the same megabyte.
"""

import struct

from .bytes_as_text import decoded

HEADER = b"Exif\0\0"
EXIF_DIRECTORY = 0x8769
NAMES = {
    0x010E: "ImageDescription",
    0x013B: "Artist",
    0x8298: "Copyright",
    0x9C9B: "XPTitle",
    0x9C9C: "XPComment",
    0x9C9D: "XPAuthor",
    0x9C9F: "XPSubject",
    0x9003: "DateTimeOriginal",
    0x9286: "UserComment",
}
# Types of which an item is one byte: numbers, text, anything, and EXIF 3's UTF-8.
BYTE_TYPES = (1, 2, 7, 129)
LONGEST_VALUE = 64 * 1024
MOST_ENTRIES = 1000


def read(block: bytes, problems: list[str]) -> dict[str, list[str]]:
    """The texts of each tag that we know, up to where a directory leads nowhere."""
    tiff = block.removeprefix(HEADER)
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    found: dict[str, list[str]] = {}
    if order is None:
        problems.append("Its EXIF does not begin as EXIF does and was not read.")
        return found
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        second = read_directory(tiff, order, first, found)
        if second and second != first:
            read_directory(tiff, order, second, found)
    except struct.error:
        problems.append("Its EXIF is broken: only a part of it was read.")
    return found


def read_directory(tiff: bytes, order: str, start: int, found: dict[str, list[str]]) -> int:
    """Take the wanted entries of a directory; where the one behind it begins, or 0."""
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    behind = 0
    for number in range(min(count, MOST_ENTRIES)):
        entry = start + 2 + 12 * number
        tag, kind, length, offset = struct.unpack_from(f"{order}HHII", tiff, entry)
        if tag == EXIF_DIRECTORY:
            behind = offset
        elif tag in NAMES and kind in BYTE_TYPES and length <= LONGEST_VALUE:
            at = entry + 8 if length <= 4 else offset
            text = text_of(NAMES[tag], tiff[at : at + length], order).strip()
            if text:
                found.setdefault(NAMES[tag], [text])
    return behind


def text_of(name: str, value: bytes, order: str) -> str:
    if name.startswith("XP"):
        return decoded_utf16(value, "<")
    if name == "UserComment":
        return comment(value, order)
    # “The photographer’s, a byte of nothing, the editor’s”: so the standard has it for copyright.
    return "; ".join(part for part in decoded(value).removeprefix("ASCII\0\0\0").split("\0") if part.strip())


def comment(value: bytes, order: str) -> str:
    """A user comment: eight bytes that name its encoding, and the text."""
    code, text = value[:8], value[8:]
    if code == b"UNICODE\0":
        # The standard does not say in which order; that of the numbers around it is the usual one.
        return decoded_utf16(text, order)
    if code in (b"ASCII\0\0\0", bytes(8)):
        return decoded(text).rstrip("\0")
    return ""


def decoded_utf16(value: bytes, order: str) -> str:
    return value.decode("utf-16-le" if order == "<" else "utf-16-be", "ignore").rstrip("\0")
