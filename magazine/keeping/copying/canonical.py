"""Digests of tables that are the same on every database: of the values as Python has them, in one spelling.

What differs between databases and means the same is written alike: the order of keys in JSON, trailing
zeros of a number, the zone that an instant is told in. A table's digest is the sum of its rows', so it
does not depend on the order in which a database lists them.
"""

import datetime
import decimal
import hashlib
import json
from dataclasses import dataclass, field

WIDTH = 32  # bytes


@dataclass
class Digest:
    """Of so many rows; and in each column how many of them hold a value."""

    rows: int = 0
    total: int = 0
    filled: dict = field(default_factory=dict)

    def add(self, columns, values):
        self.rows += 1
        found = hashlib.blake2b(digest_size=WIDTH)
        for column, value in zip(columns, values, strict=True):
            if value is not None:
                self.filled[column] = self.filled.get(column, 0) + 1
            written = spelled(value)
            found.update(len(written).to_bytes(8, "big") + written)
        self.total = (self.total + int.from_bytes(found.digest(), "big")) % (1 << 8 * WIDTH)

    def __str__(self):
        return self.total.to_bytes(WIDTH, "big").hex()


def spelled(value):
    """A value in bytes, with a letter for what kind it is; equal values of either database in the same ones."""
    match value:
        case None:
            return b"-"
        case bool():
            return b"n1" if value else b"n0"
        case str():
            return b"t" + value.encode("utf-8", "surrogatepass")
        case int():
            return b"n%d" % value
        case float() | decimal.Decimal():
            return b"n" + number(value).encode()
        case datetime.datetime():
            return b"i" + value.astimezone(datetime.UTC).isoformat(timespec="microseconds").encode()
        case datetime.date() | datetime.time():
            return b"d" + value.isoformat().encode()
        case dict() | list():
            text = json.dumps(plain(value), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
            return b"j" + text.encode()
        case bytes() | memoryview():
            return b"b" + bytes(value)
        case _:  # a UUID, a length of time
            return b"s" + str(value).encode()


def number(value):
    """12.50 and 12.5, 1.0 and 1 are one number, and so are 0 and -0."""
    exact = decimal.Decimal(repr(value)) if isinstance(value, float) else value
    if not exact.is_finite():
        return str(exact)
    return format(exact.normalize(), "f") if exact else "0"


def plain(value):
    """JSON with whole numbers as such: PostgreSQL keeps 1e2 as 100."""
    match value:
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case list():
            return [plain(each) for each in value]
        case float() if value.is_integer():
            return int(value)
    return value
