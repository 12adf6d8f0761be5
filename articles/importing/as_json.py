"""A reading as one plain object: what ``read_story --json`` prints."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .doors import Given, Incoming, open_bytes
from .reading import dates, furniture, inline, read
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
from .recognising import recognise

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
# Services that scale pictures: the picture's own address stands in their path, or in a parameter.
IN_PATH = re.compile(r"https?://i\d\.wp\.com/(?P<own>[^\s?]+)", re.IGNORECASE)
FEWEST_WORDS, MOST_WORDS = 3, 30  # of a headline
PARAMETERS = ("url", "u", "src", "image", "img")


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
    return {
        "headline": value("headline"),
        "dek": value("dek"),
        "kicker": value("kicker"),
        "section": value("section"),
        "bylines": [byline_as_json(byline) for byline in once(reading.bylines, given.bylines)],
        "published": to_the_minute(value("published")),
        "updated": to_the_minute(value("updated")),
        "rating": value("rating"),
        "blocks": [*lead_picture(reading, given), *(each for block in reading.blocks for each in block_as_json(block))],
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
        "where_to_watch": [note.text for note in reading.all_of(Note) if note.name == "where to watch"],
        "leftovers": [
            {"kind": leftover.name, "text": leftover.text}
            for leftover in [*reading.leftovers, *sponsored(reading), *incoming.set_aside]
            if leftover.name != "white space"
        ],
        "warnings": [*incoming.warnings, *missing(reading, given), *(doubt.question for doubt in reading.doubts)],
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


def lead_picture(reading: Reading, given: Given) -> list[dict[str, Any]]:
    """The picture that the file names as the story's own, where the text does not show it."""
    figures = [*reading.figures, *(figure for gallery in reading.all_of(Gallery) for figure in gallery.figures)]
    if not given.lead_image or own_address(given.lead_image) in {own_address(figure.address) for figure in figures}:
        return []
    return block_as_json(Figure(0, 0, address=given.lead_image))


def listed_beside(incoming: Incoming) -> list[str]:
    """The headlines of lists of other stories that were set aside with their page."""
    lines = [line for aside in incoming.set_aside if aside.name == "related list" for line in aside.text.split("\n")]
    said = [inline.plain(line.lstrip("#-*+> \t"))[0].strip("*_ ") for line in lines]
    return list(dict.fromkeys(words for words in said if is_headline(words)))


def is_headline(words: str) -> bool:
    """Whether a line of a list of stories is the headline of one, and not a label, a date or a teaser."""
    return (
        FEWEST_WORDS <= len(words.split()) <= MOST_WORDS
        and not words.endswith(".")
        and not furniture.kind_of(words)
        and not words.startswith("![")
        and dates.find(words) is None
    )


def own_address(address: str) -> str:
    """A picture's own address, where a service that scales it stands before it."""
    if match := IN_PATH.match(address):
        return f"https://{match['own']}"
    try:
        given = parse_qs(urlsplit(address).query)
    except ValueError:
        return address
    named = next((given[name][0] for name in PARAMETERS if name in given), "")
    if not re.match(r"(?:https?:)?(?://)?[\w-]+(?:\.[\w-]+)+/\S", named):
        return address
    return named if named.startswith("http") else f"https://{named.removeprefix('//')}"


def to_the_minute(moment: str | None) -> str | None:
    """“2024-08-02T09:30:00+01:00” without its seconds; a day or “8h” as it is."""
    found = dates.find(moment) if moment and "T" in moment else None
    return found.value if found else moment


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
