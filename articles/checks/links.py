"""Links to our own stories, found in the text of a block."""

import re
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

HREF = re.compile(r"""<a\b[^>]*?\bhref\s*=\s*(["'])(.*?)\1""", re.IGNORECASE | re.DOTALL)
CLEAN_LINK = re.compile(r'<a href="(?P<address>[^"]*)">(?P<copy>.*?)</a>', re.DOTALL)


def story_slugs(html: str) -> list[str]:
    """The slugs of the stories that a text links to, each once."""
    return list(dict.fromkeys(filter(None, (story_slug(unescape(href)) for _, href in HREF.findall(html)))))


def story_slug(address: str) -> str | None:
    """The slug in the address of a story of ours, with or without our host; None for any other address."""
    try:
        parts = urlsplit(address.strip())
        if parts.hostname and parts.hostname not in settings.ALLOWED_HOSTS:
            return None
        match = resolve(parts.path if parts.path.endswith("/") else f"{parts.path}/")
    except (ValueError, Resolver404):
        return None
    return match.kwargs["slug"] if match.url_name == "story" else None
