"""The letters of a file: which encoding it is in, and what in it no page should hold."""

import re
from collections import Counter
from dataclasses import dataclass

from people.text import UNPRINTABLE

from .incoming import Refused

# The longer mark first: UTF-32 begins as UTF-16 does.
BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
NOT_FOR_TEXT = {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "utf_7", "mbcs", "oem"}
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
TURNS_THE_LINE = re.compile("[\u202a-\u202e\u2066-\u2069]")
TYPOGRAPHY = set("‘’‚“”„–—…•€©«»®°£§¡¿")
MOST_CONTROLS = 0.01  # of all characters: more is not text
A_FEW = 10
OTHERWISE = " Save it as plain text in UTF-8, or as .docx."


@dataclass(frozen=True)
class Decoded:
    text: str
    warnings: tuple[str, ...] = ()


def decode(name: str, content: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file: UTF-8, UTF-16 with its mark, or the encoding that somebody has named."""
    if not content.strip():
        raise Refused(f"{name} is empty. There is nothing to read in it.")
    mark = next((mark for mark in BYTE_ORDER_MARKS if content.startswith(mark)), b"")
    if mark:
        text = decoded(name, content[len(mark) :], BYTE_ORDER_MARKS[mark])
    else:
        text = decoded(name, content, known(name, encoding) if encoding else "utf-8", is_named=bool(encoding))
    return without_unprintable(name, text)


def decoded(name: str, content: bytes, encoding: str, is_named: bool = False) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start
    line = content.count(b"\n", 0, at) + 1
    where = f"byte {content[at]:#04x} at offset {at:,}, in line {line:,}"
    if encoding != "utf-8" or is_named:
        raise Refused(f"{name} is not {encoding.upper()}: {where}. Name another encoding, or save it as UTF-8.")
    if is_binary(content):
        raise Refused(f"{name} is not text: {where}. Save it as plain text in UTF-8, or as .docx.")
    if reads_well_as_windows_1252(content):
        start = max(0, at - 20)
        shown = " ".join(content[start : at + 20].decode("cp1252").split())
        way_out = f"As Windows-1252 it reads “…{shown}…”: save it as UTF-8, or give --encoding windows-1252."
    else:
        way_out = "Save it as UTF-8, or name its encoding with --encoding."
    raise Refused(f"{name} is not UTF-8: {where}. {way_out}")


def known(name: str, encoding: str) -> str:
    """The encoding, if it is one that text is saved in."""
    try:
        b"a".decode(encoding)
        is_known = True
    except UnicodeDecodeError:  # half a character of one that has two bytes
        is_known = True
    except (LookupError, ValueError):
        is_known = False
    if is_known and encoding.lower().replace("-", "_") not in NOT_FOR_TEXT:
        return encoding
    raise Refused(f"{name} cannot be read as {encoding!r}: no encoding of text has this name. Try utf-8.")


def is_binary(content: bytes) -> bool:
    head = content[:8192]
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in head)
    return b"\0" in head or controls > A_FEW + len(head) * MOST_CONTROLS


def reads_well_as_windows_1252(content: bytes) -> bool:
    """Whether the bytes beyond ASCII make letters and typographic marks, and nothing odd."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    beyond = Counter(char for char in text if char > "\x7f")
    good = sum(count for char, count in beyond.items() if char.isalpha() or char in TYPOGRAPHY or char == "\xa0")
    return good >= 0.9 * beyond.total()


def without_unprintable(name: str, text: str) -> Decoded:
    """The text with plain line ends; what had to be left out is told, with its first place."""
    text = LINE_ENDS.sub("\n", text)
    found = UNPRINTABLE.search(text)
    if not found:
        return Decoded(checked(name, text))
    if "\0" in text:
        line, nuls = line_of(text, text.index("\0")), text.count("\0")
        hint = " It looks like UTF-16 without its mark: save it as UTF-8." if nuls > len(text) / 4 else ""
        times = "a NUL character" if nuls == 1 else f"{nuls:,} NUL characters"
        raise Refused(f"{name} holds {times}, the first in line {line:,}: it is not text.{hint or OTHERWISE}")
    turning = TURNS_THE_LINE.findall(text)
    others = len(UNPRINTABLE.findall(text)) - len(turning)
    if others > A_FEW + len(text) * MOST_CONTROLS:
        place = f"the first in line {line_of(text, found.start()):,}"
        raise Refused(f"{name} holds {others:,} control characters, {place}: it is not text.{OTHERWISE}")
    warnings = []
    if others:
        first = next(match for match in UNPRINTABLE.finditer(text) if not TURNS_THE_LINE.match(match[0]))
        what = "a character" if others == 1 else f"{others:,} characters"
        warnings.append(f"Left out {what} that cannot be printed {place_of(text, first)}.")
    if turning:
        what = "a mark" if len(turning) == 1 else f"{len(turning):,} marks"
        place = place_of(text, TURNS_THE_LINE.search(text))
        warnings.append(f"Left out {what} turning the direction of a line {place}.")
    return Decoded(checked(name, UNPRINTABLE.sub("", text)), tuple(warnings))


def checked(name: str, text: str) -> str:
    if not text.strip():
        raise Refused(f"{name} is empty. There is nothing to read in it.")
    return text


def place_of(text: str, first: re.Match) -> str:
    return f"(U+{ord(first[0]):04X} first, in line {line_of(text, first.start()):,})"


def line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
