"""The words of a story as lines of plain text."""

import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags

from articles.importing.reading.words import tidy

from .problem import Place

EDGE = re.compile(r"<br\s*/?>|</?(?:p|li|ul|ol|blockquote)>", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """The lines of one field, and whether they are part of the story's running text."""

    place: Place
    lines: list[str]
    in_body: bool = False


def paragraphs(html: str) -> list[str]:
    """The paragraphs and list items of a rich text, each on one line, without its markup."""
    return [line for part in EDGE.split(html) if (line := tidy(unescape(strip_tags(part))))]


def plain_paragraphs(text: str) -> list[str]:
    return [line for part in text.splitlines() if (line := tidy(part))]
