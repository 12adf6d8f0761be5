"""What a reader is answered, and every way in which a word may stand in it."""

import base64
import binascii
import gzip
import html
import json
import re
from functools import cached_property
from urllib.parse import unquote

BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
# What most canaries look like; those that do not (a picture's token, a date) are looked for one by one.
CANARY = re.compile(r"k[0-9a-f]{15}")
# Of every answer anew: when it was made, and for the desk how long that took.
EACH_TIME = {"Date", "Expires", "Server-Timing"}


class Answer:
    """One answer, kept as it came. ``doors``, where they were watched, are those that it was fetched through."""

    def __init__(self, status, headers, content, *, cookies="", doors=frozenset()):
        self.status, self.headers, self.cookies, self.doors = status, headers, cookies, doors
        self.body = gzip.decompress(content) if headers.get("Content-Encoding") == "gzip" else content

    @classmethod
    def of(cls, response, doors=frozenset()):
        content = b"".join(response) if response.streaming else response.content
        headers, cookies = dict(response.headers), repr(response.cookies)
        return cls(response.status_code, headers, content, cookies=cookies, doors=doors)

    @property
    def plain_content(self):
        """What a reader is given of it, whatever stood between."""
        return self.status, self.body

    @cached_property
    def everything(self):
        """Body and headers, as they are and read as HTML, addresses, JSON and base64 would be."""
        raw = self.body + b"\n" + repr(sorted(self.headers.items())).encode() + self.cookies.encode()
        text = raw.decode("utf-8", "replace")
        read = [text, unquote(text), html.unescape(text), ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)]
        readings = dict.fromkeys(read)  # most answers read the same in most ways
        for run in BASE64.findall(raw):
            try:
                readings[
                    base64.urlsafe_b64decode(run.rstrip(b"=") + b"=" * (-len(run.rstrip(b"=")) % 4)).decode("latin-1")
                ] = None
            except (binascii.Error, ValueError):
                continue
        return "\n".join(readings).lower()

    @cached_property
    def canaries(self):
        """Everything in it that looks like a canary, whosever it is: the text is gone through once for all stories."""
        return set(CANARY.findall(self.everything))

    def shows(self, token):
        return token in self.canaries if CANARY.fullmatch(token) else token in self.everything

    def places(self, canaries):
        """Those places of a story whose canary stands in it."""
        return {place for place, token in canaries.items() if self.shows(token)}

    def plainly(self, *without):
        """To be compared with another: status, headers and body; ``without`` are words that the asker gave.

        A body in which one of those stands has a name (``ETag``) by its content, which is compared itself.
        """
        body, passed_over = self.body.decode("latin-1"), EACH_TIME
        if any(word in body for word in without):
            passed_over = EACH_TIME | {"ETag"}
        headers = sorted((name, value) for name, value in self.headers.items() if name not in passed_over)
        text = json.dumps([self.status, headers, body])
        for word in without:
            text = text.replace(word, "…")
        return text
