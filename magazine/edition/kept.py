"""An answer as it is kept: compressed already, with a name by its content, ready for whoever asks."""

import gzip
import hashlib
import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property, lru_cache

from django.utils.http import http_date, parse_http_date_safe

try:
    import brotli
except ImportError:  # an extra; gzip is understood by everybody
    brotli = None

LIFE = 60  # seconds that a cache outside may hold what could be withdrawn
WORTH_COMPRESSING = 400
OVERHEAD = 1500  # what an entry takes beside its bodies, roughly
# A date is only said of what has stood for so long: machines whose clocks differ by less never say the same
# second of two states.
SETTLED = timedelta(seconds=10)
OURS = {"content-length", "content-encoding", "etag", "last-modified", "cache-control", "vary"}
# What is said again of a page that somebody has: RFC 9110, 15.4.5. The rest, and its date, stand with what they have,
# and a page that comes with other headers has another name.
SAID_AGAIN = {"etag", "vary", "expires", "content-location"}
ENCODINGS = ("br", "gzip") if brotli else ("gzip",)


@dataclass
class Kept:
    """One page under one edition, right from ``since`` until ``until``."""

    number: int
    since: datetime
    until: datetime
    headers: list
    tag: str
    vary: str
    bodies: dict  # by encoding; "" is as it was made
    dated: bool  # whether it goes by a date, too; what the view named by its content goes by that alone
    heads: dict = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, content, headers, *, number, since, until, compressed=True):
        given = {name.lower(): value for name, value in headers}
        own = given.get("etag", "").removeprefix("W/").strip('"')
        headers = [(name, value) for name, value in headers if name.lower() not in OURS]
        bodies = {"": content}
        if compressed and len(content) >= WORTH_COMPRESSING:
            bodies = {"gzip": gzip.compress(content, 6, mtime=0)}
            if brotli:
                bodies["br"] = brotli.compress(content, quality=5)
        vary = [each.strip() for each in given.get("vary", "").split(",") if each.strip()]
        return cls(
            number=number,
            since=since,
            until=until,
            headers=headers,
            tag=own or name_of(headers, content),
            vary=", ".join(dict.fromkeys([*vary, "Accept-Encoding"])),
            bodies=bodies,
            dated=not own,
        )

    def __len__(self):
        return OVERHEAD + sum(map(len, self.bodies.values()))

    @cached_property
    def page_name(self):
        """The name of its address, for the log."""
        given = next((value for name, value in self.headers if name == "Surrogate-Key"), "")
        return given.split(" ")[1] if given else None

    @cached_property
    def encodings(self):
        return tuple(self.bodies)

    @cached_property
    def last_minute(self):
        """Since when it is right for less than a cache outside may hold it otherwise."""
        return self.until - timedelta(seconds=LIFE)

    def body(self, encoding):
        if encoding in self.bodies:
            return self.bodies[encoding]
        return gzip.decompress(self.bodies["gzip"])

    def head(self, encoding):
        """What stays the same from one answer to the next: the tag, the headers, and those of no body."""
        if encoding not in self.heads:
            tag = f'"{self.tag}-{encoding}"' if encoding else f'"{self.tag}"'
            always = [*self.headers, ("ETag", tag), ("Vary", self.vary)]
            without = [(name, value) for name, value in always if self.is_said_again(name.lower())]
            if encoding:
                always.append(("Content-Encoding", encoding))
            self.heads[encoding] = tag, always, without
        return self.heads[encoding]

    def is_said_again(self, name):
        """A name of its own that the view gave a page says nothing of its headers: all of them are said again."""
        return name in SAID_AGAIN or (not self.dated and name != "content-type")

    def answer(self, environ, start_response, now, *, seen=None, shared=True):
        """Give it, whole or as “you have it already”. ``seen``: since when nothing has changed, as far as is known."""
        encoding = chosen_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""), self.encodings)
        tag, always, without = self.head(encoding)
        beside = [("Cache-Control", self.lifetime(now) if shared else "private, no-cache")]
        names, date = environ.get("HTTP_IF_NONE_MATCH"), None
        known = bool(names) and (names == tag or self.is_among(names))
        if shared and not known:
            date = self.date(now, seen)
            known = bool(date) and not names and is_said(date, environ.get("HTTP_IF_MODIFIED_SINCE"))
        if known:
            start_response("304 Not Modified", without + beside)
            return []
        if date:
            beside.append(("Last-Modified", in_http(date)))
        body = self.body(encoding)
        start_response("200 OK", [*always, *beside, ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def lifetime(self, now):
        if now <= self.last_minute:
            return FULL_LIFE
        left = max(0, int((self.until - now).total_seconds()))
        return living_for(left) + ("" if left else ", must-revalidate")

    def date(self, now, seen):
        """The second by which all was as it is now, once that is long enough ago to be told from any other."""
        if not self.dated or seen is None or now < seen + SETTLED:
            return None
        return math.ceil(seen.timestamp())

    def is_among(self, names):
        """Whether one of the names that a client has things by is this one's."""
        return names.strip() == "*" or any(bare(each) == self.tag for each in names.split(","))


def is_said(date, since):
    """Whether a client that names a date has what is of this date: only where it is the very one.

    Of two states of the magazine no process says the same date: each is said ten seconds after it was first seen
    at the earliest, so whatever follows is first seen in a later second. “Not older than” would not do: what is
    withdrawn leaves no younger date behind.
    """
    return bool(since) and parse_http_date_safe(since) == date


def living_for(seconds):
    return f"public, max-age={seconds}, s-maxage={seconds}"


FULL_LIFE = living_for(LIFE)


def name_of(headers, content):
    """By a digest for which processors have instructions: of a page, others take longer than asking what is on it."""
    said = "".join(f"{name}: {value}\n" for name, value in headers if name.lower() != "server-timing")
    return hashlib.sha256(said.encode() + b"\0" + content).hexdigest()[:32]


def bare(name):
    """An entity tag without what says how the body was compressed."""
    inner = name.strip().removeprefix("W/").strip('"')
    for encoding in ("br", "gzip"):
        inner = inner.removesuffix(f"-{encoding}")
    return inner


# The same second is said of every page until the edition moves.
in_http = lru_cache(maxsize=8)(http_date)


@lru_cache(maxsize=512)
def chosen_encoding(accepted, there):
    """The best of what is there and what the client takes; "" for a body as it was made."""
    if "gzip" not in there:
        return ""
    taken = {}
    for each in accepted.lower().split(","):
        name, _, options = each.partition(";")
        taken[name.strip()] = weight(options)
    offered = [encoding for encoding in ENCODINGS if encoding in there]
    best = max(offered, key=lambda encoding: taken.get(encoding, 0))  # of two as welcome, the smaller
    return best if taken.get(best) and taken[best] >= taken.get("identity", 0) else ""


def weight(options):
    """How welcome an encoding is, by what stands behind its name: wholly, where that says nothing or no number."""
    said = next((each for each in options.replace(" ", "").split(";") if each.startswith("q=")), "q=1")
    try:
        return float(said.removeprefix("q="))
    except ValueError:
        return 1
