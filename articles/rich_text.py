"""Rich text inside a block: a few tags, the same few for the form, the importer and fixtures."""

import re
from html import escape

import nh3

from people.text import printable

TAGS = {"a", "blockquote", "br", "em", "li", "ol", "p", "strong", "ul"}
ADDRESS = re.compile(r"(?:https?://|mailto:|/(?![/\\]))", re.IGNORECASE)
OLD_NAMES = {"b": "strong", "i": "em"}
OLD_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[bi])(?=[\s/>])", re.IGNORECASE)
TIMES_TO_SETTLE = 5


def clean(html: str) -> str:
    """The same text with nothing but our tags and harmless links; cleaned again, it stays as it is."""
    for _ in range(TIMES_TO_SETTLE):
        cleaned = sanitise(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    # Markup that reads otherwise each time it is parsed is not markup: show it as text.
    return from_plain(html)


def from_plain(text: str) -> str:
    """A plain paragraph as rich text."""
    text = printable(text).strip()
    return f"<p>{nh3.clean(escape(text, quote=False), tags=set())}</p>" if text else ""


def sanitise(html: str) -> str:
    html = OLD_TAG.sub(lambda tag: f"<{tag['slash']}{OLD_NAMES[tag['name'].lower()]}", printable(html))
    return printable(
        nh3.clean(
            html,
            tags=TAGS,
            attributes={"a": {"href"}},
            attribute_filter=lambda tag, name, value: safe_address(value),
            url_schemes={"http", "https", "mailto"},
            link_rel=None,
        )
    )


def safe_address(address: str) -> str | None:
    """An address of the web, of a letter box or of this site; nothing at all for any other."""
    address = re.sub(r"[\x00-\x20\x7f-\x9f]", "", address)
    if not ADDRESS.match(address):
        return None
    return re.sub(r"[<>\"`]", lambda match: f"%{ord(match[0]):02X}", address)
