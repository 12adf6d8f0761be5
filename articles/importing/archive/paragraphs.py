"""Paragraphs of an archive as rich text: cleaned as the desk's own form does it, or plainly clean already.

Cleaning parses, which would take longer than writing the story. So a paragraph that holds nothing but text,
the four characters that are always escaped, and ``em``, ``strong`` and ``a`` set neatly in each other, is known to
come out of it as it went in (a test holds the two against each other); every other one is cleaned.
"""

import re

from articles.rich_text import clean
from people.text import UNPRINTABLE


def pattern(letters: str) -> re.Pattern:
    """Paragraphs that are known to be clean, of text that is made of these letters."""
    text = rf"(?:[{letters}]++|&(?:amp|lt|gt|nbsp);)"
    em = rf"<em>{text}*+</em>"
    strong = rf"<strong>(?:{text}|{em})*+</strong>"
    # Of an address what no parser of them would write otherwise: a plain host, and a path without surprises.
    label = r"[a-z0-9]++(?:-[a-z0-9]++)*+"
    address = rf"https?://(?!(?:www\.)?google\.)(?:{label}\.)++[a-z]{{2,20}}+(?:/(?:[A-Za-z0-9/._~?=,:+-]|&amp;)*+)?"
    link = rf'<a href="{address}">(?:{text}|{em}|<strong>{text}*+</strong>)*+</a>'
    return re.compile(rf"(?:{text}|{em}|{strong}|{link})++")


# ASCII by itself, since a class of it is looked through several times as fast.
ASCII = pattern(r"\t\n\x20-\x25\x27-\x3b=\x3f-\x7e")
ANY = pattern(rf"^<>&\u00a0\r{UNPRINTABLE.pattern[1:-1]}")


def is_clean(html: str) -> bool:
    """Whether cleaning is known to leave a paragraph as it is. False says nothing."""
    return (ASCII if html.isascii() else ANY).fullmatch(html) is not None


def cleaned(html: str) -> str:
    """A paragraph of an archive as a block keeps it."""
    html = html.replace("\u00a0", "&nbsp;")
    return f"<p>{html}</p>" if is_clean(html) else clean(f"<p>{html}</p>")
