"""A story as it came in: its text, and what its file says outright beside it."""

from dataclasses import dataclass, field

from articles.importing.reading.pieces import Byline, Leftover


class Refused(ValueError):
    """Why nothing can be read from a file, in a sentence that names the file, the place and the way out."""


@dataclass(frozen=True)
class Given:
    """What a file states outright: front matter, a page's meta tags, the columns of an export.

    It goes before what the text seems to say. Dates are ISO 8601, as precise as the file has them.
    """

    headline: str = ""
    dek: str = ""
    kicker: str = ""
    section: str = ""
    slug: str = ""
    kind: str = ""
    published: str = ""
    updated: str = ""
    status: str = ""  # “draft”, “published”, “scheduled”, “protected”
    bylines: tuple[Byline, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    source_url: str = ""
    lead_image: str = ""


@dataclass(frozen=True)
class Incoming:
    """One story on its way in. Its text is Markdown-like where the file had structure."""

    name: str
    text: str
    given: Given = field(default_factory=Given)
    set_aside: tuple[Leftover, ...] = ()
    warnings: tuple[str, ...] = ()
