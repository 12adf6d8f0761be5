"""An archive's file as records, a line each: read one after the other, none longer than memory allows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from articles.importing.strict_json import Refused as NotJSON
from articles.importing.strict_json import RepeatedName, one_of_each, refuse_constant

FORMAT = "film-archive/1"
LONGEST = 4 * 1024 * 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
DECODE = json.JSONDecoder(object_pairs_hook=one_of_each, parse_constant=refuse_constant).decode


class NoArchive(Exception):
    """Why a file is not read at all, in a sentence."""


class Refused(Exception):
    """Why a record is not taken in, in a sentence."""


@dataclass(slots=True)
class Record:
    """One line: what it says, or the sentence why it says nothing."""

    line: int
    kind: str
    given: dict[str, Any]
    refused: str = ""
    size: int = 0


def read_meta(file: BinaryIO) -> dict[str, Any]:
    """The first line, which says that this is an archive, and of which format; else NoArchive."""
    first = file.readline(LONGEST)
    if not first:
        raise NoArchive("is empty. An archive begins with a line of kind “meta”.")
    if first.startswith(BYTE_ORDER_MARK):
        raise NoArchive("begins with a byte order mark. Save it as UTF-8 without one.")
    try:
        record = parse(1, first)
        given = record.given
    except Refused as reason:
        raise NoArchive(f"is not an archive: its first line {reason}") from None
    if record.kind != "meta":
        raise NoArchive(
            'has no first line of kind “meta”. Write {"kind": "meta", "format": "film-archive/1"} above it.'
        )
    if given.get("format") != FORMAT:
        raise NoArchive(f"is of the format {given.get('format')!r}. What is read here is {FORMAT!r}.")
    return given


def records(file: BinaryIO) -> Iterator[Record]:
    """What stands below the first line. A line that is no record comes with the sentence why."""
    number = 1
    while raw := file.readline(LONGEST + 1):
        number += 1
        if raw.isspace():
            continue
        if len(raw) > LONGEST:
            length = len(raw) + skip_rest(file, raw)
            yield Record(number, "", {}, f"is {length:,} bytes long, and {LONGEST:,} is the most. Split it.")
            continue
        try:
            yield parse(number, raw)
        except Refused as reason:
            yield Record(number, "", {}, str(reason))


def skip_rest(file: BinaryIO, raw: bytes) -> int:
    """Read on to the end of a line that is too long, keeping nothing; how long the rest was."""
    skipped = 0
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(LONGEST)
        skipped += len(raw)
    return skipped


def parse(number: int, raw: bytes) -> Record:
    """A line as a record, or Refused."""
    try:
        given = DECODE(raw.decode())
    except UnicodeDecodeError as error:
        raise Refused(
            f"is not UTF-8: byte {raw[error.start]:#04x} at place {error.start + 1}. Save it as UTF-8."
        ) from None
    except json.JSONDecodeError as error:
        raise Refused(not_json(raw, error)) from None
    except RecursionError:
        raise Refused("nests values far deeper than any record does. Write it flat.") from None
    except NotJSON as reason:
        raise Refused(str(reason)) from None
    except ValueError:  # a number of thousands of digits
        raise Refused("holds a number that is longer than any number here can be. Correct it.") from None
    if not isinstance(given, dict):
        raise Refused("is not an object. Write one {…} a line.")
    if isinstance(given, RepeatedName):
        raise Refused(f"gives “{given.names[0]}” twice. Keep one.")
    kind = given.pop("kind", None)
    if not isinstance(kind, str):
        raise Refused("does not say of which kind it is. Every record has “kind”.")
    return Record(number, kind, given, size=len(raw))


def not_json(raw: bytes, error: json.JSONDecodeError) -> str:
    if not raw.endswith(b"\n"):
        return "breaks off, so the file was cut short. Get all of it, and run this again: what is in stays in."
    if b"\0" in raw:
        return f"holds a NUL at place {raw.index(0) + 1}. Remove it."
    reason = error.msg.removesuffix(" at")
    return f"is not JSON: {reason} at place {error.colno}."
