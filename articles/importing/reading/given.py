"""What a file states outright beside the text of a story."""

from dataclasses import dataclass

from .pieces import Byline


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
    rating: str = ""
