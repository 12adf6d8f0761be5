"""What a reader is answered, and every way in which a word may stand in it."""

import base64
import binascii
import gzip
import html
import json
import re
from urllib.parse import unquote

BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
# Of every answer anew: when it was made.
EACH_TIME = {"Date", "Expires"}


def body_of(response):
    content = b"".join(response) if response.streaming else response.content
    return gzip.decompress(content) if response.get("Content-Encoding") == "gzip" else content


def everything_in(response):
    """Body and headers, as they are and read as HTML, addresses, JSON and base64 would be."""
    raw = body_of(response) + b"\n" + repr(sorted(response.headers.items())).encode() + repr(response.cookies).encode()
    text = raw.decode("utf-8", "replace")
    readings = [text, unquote(text), html.unescape(text), ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)]
    for run in BASE64.findall(raw):
        try:
            readings.append(
                base64.urlsafe_b64decode(run.rstrip(b"=") + b"=" * (-len(run.rstrip(b"=")) % 4)).decode("latin-1")
            )
        except (binascii.Error, ValueError):
            continue
    return "\n".join(readings).lower()


def found_in(everything, canaries):
    """Those places of a story whose canary stands in everything that is in an answer."""
    return {place for place, token in canaries.items() if token in everything}


def plainly(response, *without):
    """An answer to be compared with another: status, headers and body; ``without`` are words that the asker gave."""
    headers = {name: value for name, value in response.headers.items() if name not in EACH_TIME}
    text = json.dumps([response.status_code, sorted(headers.items()), body_of(response).decode("latin-1")])
    for word in without:
        text = text.replace(word, "…")
    return text
