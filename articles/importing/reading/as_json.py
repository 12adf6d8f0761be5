"""A reading as one plain object: what ``read_story --json`` prints."""

import re
from typing import Any

from . import read
from .given import Given
from .pieces import (
    Answer,
    Block,
    Byline,
    Credits,
    Figure,
    Gallery,
    Heading,
    Leftover,
    ListEntry,
    Note,
    Paragraph,
    PullQuote,
    Question,
    Quotation,
    Reading,
    RelatedHeadline,
    Video,
)

KINDS = {
    Question: "question",
    Answer: "answer",
    Paragraph: "paragraph",
    Heading: "heading",
    PullQuote: "pull_quote",
    Quotation: "quotation",
    Figure: "figure",
    Gallery: "gallery",
    Video: "video",
    ListEntry: "list_item",
    Note: "note",
}
VALUES = ("text", "caption", "credit", "url", "attribution", "rank")
# A picture's own address behind a service that scales pictures.
PROXY = re.compile(r"https?://(?:i\d\.wp\.com|images\.weserv\.nl/\?url=|wsrv\.nl/\?url=)/?(?=\w)", re.IGNORECASE)
SCALING = re.compile(r"\?(?:ssl|w|h|fit|resize|quality|strip|crop|auto|width|height|format|dpr)=[^\s]*$")


def story_as_json(text: str, name: str = "") -> dict[str, Any]:
    """The reading of a text, its names with it."""
    return as_json(read(text))


def as_json(reading: Reading, given: Given | None = None) -> dict[str, Any]:
    """Everything that was read, null or empty where the text has none. What the file states goes first."""
    given = given or Given()

    def value(field: str) -> str | None:
        return getattr(given, field, "") or reading.value(field) or None

    credits = reading.all_of(Credits)
    return {
        "headline": value("headline"),
        "dek": value("dek"),
        "kicker": value("kicker"),
        "section": value("section"),
        "bylines": [byline_as_json(byline) for byline in once(reading.bylines, given.bylines)],
        "published": value("published"),
        "updated": value("updated"),
        "rating": value("rating"),
        "blocks": [each for block in reading.blocks for each in block_as_json(block)],
        "credits": [{"role": line.role, "name": line.name} for each in credits for line in each.lines],
        "shoot": next(
            (
                {"date": each.date or None, "place": each.location or None}
                for each in credits
                if each.date or each.location
            ),
            None,
        ),
        "provenance": value("provenance"),
        "embargo": value("embargo"),
        **names_as_json(reading),
        "related": [headline.text for headline in reading.all_of(RelatedHeadline)],
        "where_to_watch": [note.text for note in reading.all_of(Note) if note.name == "where to watch"],
        "leftovers": [
            {"kind": leftover.name, "text": leftover.text}
            for leftover in reading.all_of(Leftover)
            if leftover.name != "white space"
        ],
        "warnings": [*missing(reading, given), *(doubt.question for doubt in reading.doubts)],
    }


def once(*bylines: list[Byline] | tuple[Byline, ...]) -> list[Byline]:
    """Each byline once, though page and text print it."""
    return list({(byline.name.casefold(), byline.role): byline for each in bylines for byline in each}.values())


def byline_as_json(byline: Byline) -> dict[str, str]:
    return {"name": byline.name, "role": byline.role, "kind": byline.kind}


def block_as_json(block: Block) -> list[dict[str, Any]]:
    """A block as one object of one shape; a gallery's pictures follow it as figures."""
    said: dict[str, Any] = {"kind": KINDS[type(block)], **dict.fromkeys(VALUES)}
    for name in VALUES:
        said[name] = getattr(block, name, None) or None
    match block:
        case ListEntry():
            said["text"] = "\n\n".join(part for part in (block.title, block.text) if part)
        case Figure():
            said["caption"] = block.caption or block.alt or None
            said["url"] = own_address(block.address) or None
        case Video():
            said["url"] = block.address or None
        case Gallery():
            return [said, *(each for figure in block.figures for each in block_as_json(figure))]
    return [said]


def own_address(address: str) -> str:
    """A picture's own address, where a proxy stands before it."""
    if not PROXY.match(address):
        return address
    unwrapped = SCALING.sub("", PROXY.sub("", address))
    return unwrapped if unwrapped.startswith("http") else f"https://{unwrapped}"


def names_as_json(reading: Reading) -> dict[str, list[str]]:
    return {"people": [], "films": [], "awards": []}


def missing(reading: Reading, given: Given) -> list[str]:
    if reading.value("headline") or given.headline:
        return []
    return ["The text has no headline: an editor has to write one."]
