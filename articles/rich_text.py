"""Rich text inside a block: a few tags, the same few for the form, the importer and fixtures."""

import re
from collections import Counter
from html import escape
from urllib.parse import parse_qs, urlsplit

import nh3

from people.text import printable

from .pasted_text import as_meant, is_pasted

TAGS = {"a", "blockquote", "br", "em", "li", "ol", "p", "strong", "ul"}
ADDRESS = re.compile(r"(?:https?://|mailto:|/(?![/\\]))", re.IGNORECASE)
OLD_NAMES = {"b": "strong", "i": "em"}
OLD_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[bi])(?=[\s/>])", re.IGNORECASE)
GOOGLE = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/url\?", re.IGNORECASE)
MARKUP = re.compile(r"<[^<>]*>")
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)(?![a-z0-9:])", re.IGNORECASE)
NEVER_CLOSED = {"br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p", "td", "th", "tr"}
DEEPEST = 200
TIMES_TO_SETTLE = 5
TIMES_LED_ON = 3


def clean(html: str) -> str:
    """The same text with nothing but our tags and harmless links; cleaned again, it stays as it is."""
    if is_nested_beyond_reason(html):
        # What parses markup takes time by the square of its depth.
        return from_plain(MARKUP.sub(" ", html))
    if sanitise(html) != html and is_pasted(html):
        html = as_meant(printable(html))
    for _ in range(TIMES_TO_SETTLE):
        cleaned = sanitise(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    # Markup that reads otherwise each time it is parsed is not markup: show it as text.
    return from_plain(html)


def is_nested_beyond_reason(html: str) -> bool:
    """Whether more tags are open at once than any text needs; those that are commonly left open do not count."""
    opened, depth = Counter(), 0
    for slash, name in TAG.findall(html):
        name = name.lower()
        if name in NEVER_CLOSED or (slash and not opened[name]):
            continue
        opened[name] += -1 if slash else 1
        depth += -1 if slash else 1
        if depth > DEEPEST:
            return True
    return False


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
    address = where_it_leads(address)
    address = re.sub(r"[\x00-\x20\x7f-\x9f]", "", address)
    if not ADDRESS.match(address):
        return None
    return re.sub(r"[<>\"`]", lambda match: f"%{ord(match[0]):02X}", address)


def where_it_leads(address: str) -> str:
    """The address itself where Google Docs has put its own counter of clicks before it."""
    for _ in range(TIMES_LED_ON):
        if not GOOGLE.match(address):
            return address
        named = parse_qs(urlsplit(address).query)
        target = (named.get("q") or named.get("url") or [""])[0]
        if not ADDRESS.match(target):
            return address
        address = target.replace(" ", "%20")
    return address
