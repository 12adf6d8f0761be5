"""When two printings of a thing count as the same: one case, one kind of quote, one kind of space."""

import re
import unicodedata
from datetime import datetime

QUOTES = dict.fromkeys(map(ord, "“”„«»‹›\"‘’‚'`´"), "'")
DASHES = dict.fromkeys(map(ord, "‐‑–—"), "-")
SEPARATORS = re.compile(r"\s*(?:[/›»>|·]|\s-\s)\s*")
ARTICLES = ("the ", "le ", "la ", "les ", "el ", "der ", "die ", "das ")


def folded(text) -> str:
    """The text without what printings differ in: case, shapes of quotes and dashes, spacing, outer quotes and stop."""
    text = unicodedata.normalize("NFC", str(text or "")).translate(QUOTES | DASHES)
    text = text.replace("…", "...").replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split()).casefold().strip("'*_ ").rstrip(".").strip("' ")


def folded_name(text) -> str:
    name = folded(text).replace("'", "")
    return next((name.removeprefix(article) for article in ARTICLES if name.startswith(article)), name)


def folded_path(text) -> str:
    """A path of sections, whatever was set between them."""
    return folded(" / ".join(part for part in SEPARATORS.split(str(text or "")) if part))


def folded_moment(text) -> str:
    """A date as it stands; a moment to the minute, so that seconds of zero make no difference."""
    text = str(text or "").strip()
    if "T" not in text:
        return folded(text)
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).isoformat(timespec="minutes")
    except ValueError:
        return folded(text)


def folded_address(text) -> str:
    return re.sub(r"^https?://(www\.)?", "", str(text or "").strip()).rstrip("/")


def folded_rating(text) -> str:
    return re.sub(r"\s*(?:/|out of)\s*", "/", folded(text)).replace(",", ".")
