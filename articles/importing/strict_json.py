"""JSON read strictly: whatever Django would pass over in silence is refused with a sentence."""

import json
from pathlib import Path

MOST_BYTES = 20 * 1024 * 1024
DEEPEST = 8
MOST_DIGITS = 18


class Refused(ValueError):
    """Why a file cannot be read, in a sentence."""


class RepeatedName(dict):
    """A JSON object that gives one name twice. Python alone would keep the last and say nothing."""

    def __init__(self, pairs):
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.names = sorted({name for name in names if names.count(name) > 1})


def read(path: Path) -> object:
    """The value a file holds; Refused when it is not plain UTF-8 JSON of a sensible size."""
    return value_of(read_content(path))


def value_of(content: bytes) -> object:
    """The same for what is not in a file yet."""
    text = text_of(content)
    try:
        value = json.loads(text, object_pairs_hook=one_of_each, parse_int=short_int, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        raise Refused(f"is not JSON: {error.msg} (line {error.lineno}, column {error.colno}).") from None
    except RecursionError:
        raise Refused(f"nests values more than {DEEPEST} deep. A fixture is a list of objects.") from None
    if deeper_than(DEEPEST, value):
        raise Refused(f"nests values more than {DEEPEST} deep. A fixture is a list of objects.")
    return value


def read_content(path: Path) -> bytes:
    if not path.is_file():
        raise Refused("is not there, or is not a file.")
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def text_of(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise Refused(f"is larger than {MOST_BYTES // 1024 // 1024} MB. Split it into several files.")
    if content.startswith(b"\xef\xbb\xbf"):
        raise Refused("begins with a byte order mark. Save it as UTF-8 without one.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused(f"is not UTF-8: byte {content[error.start]:#04x} in line {line}. Save it as UTF-8.") from None
    if not text.strip():
        raise Refused("is empty. A fixture without objects is written []; better remove the file.")
    return text


def one_of_each(pairs):
    value = dict(pairs)
    return value if len(value) == len(pairs) else RepeatedName(pairs)


def short_int(text):
    if len(text) > MOST_DIGITS:
        raise Refused(f"holds a number of {len(text)} digits. Nothing in a fixture needs more than {MOST_DIGITS}.")
    return int(text)


def refuse_constant(name):
    raise Refused(f"holds {name}, which is not JSON. Leave the value out, or write null.")


def deeper_than(depth, value):
    if not isinstance(value, list | dict):
        return False
    if not depth:
        return True
    return any(deeper_than(depth - 1, item) for item in (value.values() if isinstance(value, dict) else value))
