"""A reading as one plain object: what ``read_story --json`` prints."""

from collections.abc import Iterator
from typing import Any

from .doors import Given, Incoming, open_bytes
from .reading import read
from .reading.facts import dates
from .reading.pieces import (
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
from .recognising import not_looked_at, recognise
from .set_apart import lead_picture, listed_beside, own_address

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


def story_as_json(text: str, name: str = "") -> dict[str, Any]:
    """The reading of a text as if it came in a file of that name, its names with it."""
    return as_json(next(open_bytes(name or "story.txt", text.encode())))


def as_json(incoming: Incoming) -> dict[str, Any]:
    """Everything that was read, null or empty where the text has none. What the file states goes first."""
    given = incoming.given
    reading = read(incoming.text, given)

    def value(field: str) -> str | None:
        return getattr(given, field, "") or reading.value(field) or None

    credits = reading.all_of(Credits)
    lead = lead_picture(reading, given)
    return {
        "headline": value("headline"),
        "dek": value("dek"),
        "kicker": value("kicker"),
        "section": value("section"),
        "bylines": [byline_as_json(byline) for byline in once(reading.bylines, given.bylines)],
        "published": to_the_minute(value("published")),
        "updated": to_the_minute(value("updated")),
        "rating": value("rating"),
        "blocks": [
            *(block_as_json(lead) if lead else ()),
            *(each for block in reading.blocks for each in block_as_json(block)),
        ],
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
        "related": [*(headline.text for headline in reading.all_of(RelatedHeadline)), *listed_beside(incoming)],
        "where_to_watch": list(where_to_watch(reading)),
        "leftovers": [
            {"kind": leftover.name, "text": leftover.text}
            for leftover in [*reading.leftovers, *sponsored(reading), *incoming.set_aside]
            if leftover.name != "white space"
        ],
        "warnings": [
            *incoming.warnings,
            *missing(reading, given),
            *dict.fromkeys(doubt.question for doubt in reading.doubts),
            *not_looked_at(reading),
        ],
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


def to_the_minute(moment: str | None) -> str | None:
    """“2024-08-02T09:30:00+01:00” without its seconds; a day or “8h” as it is."""
    found = dates.find(moment) if moment and "T" in moment else None
    return found.value if found else moment


def where_to_watch(reading: Reading) -> Iterator[str]:
    """Each line that says where a film can be seen, whether it stands apart or in a sentence of the story."""
    for piece in reading.pieces:
        match piece:
            case Note(name="where to watch", text=words) | Paragraph(tells="where to watch", text=words):
                yield words


def sponsored(reading: Reading) -> list[Leftover]:
    """Of the headlines beside the story those that an advertiser paid for."""
    return [
        Leftover(headline.start, headline.end, "sponsored item", f"{headline.label}: {headline.text}")
        for headline in reading.all_of(RelatedHeadline)
        if headline.label
    ]


def names_as_json(reading: Reading) -> dict[str, list[str]]:
    """Those named in the story; beside the films its series, which the shelf keeps in one table."""
    named = recognise(reading)
    return {
        "people": [mention.name for mention in named.people],
        "films": [mention.name for mention in named.of("film", "series")],
        "awards": [mention.name for mention in named.awards],
    }


def missing(reading: Reading, given: Given) -> list[str]:
    if reading.value("headline") or given.headline:
        return []
    return ["The text has no headline: an editor has to write one."]
