"""Holding what a page tells machines against what its readers see of it: every name, date, rating, credit, picture
and address.
"""

import re
from urllib.parse import urlsplit

from django.test import TestCase

from articles.models import (
    Photo,
    RenditionSet,
)
from tests.structured import card_faults, faults, nodes, read, squeezed, values

FRAMES = {
    "free": [[480, 360], [1600, 1200]],
    "flat": [[1200, 649]],
    "scope": [[1280, 536]],
    "widescreen": [[1200, 675]],
    "academy": [[1200, 900]],
    "square": [[800, 800]],
    "portrait": [[480, 600]],
    "poster": [[480, 720]],
}
LISTS = [
    "/",
    "/stories/",
    "/sections/",
    "/issues/",
    "/tags/",
    "/people/",
    "/films/",
    "/awards/",
    "/pictures/",
    "/search/",
]
# What stands in no one's way of reading a page: how large a picture is, under which licence it is, and where that is
# sold; in which language all of it is; on which day somebody else put a video up.
NOT_SHOWN = {
    "@type", "@context", "width", "height", "license", "acquireLicensePage", "copyrightNotice", "digitalSourceType",
    "inLanguage", "isAccessibleForFree", "position", "numberOfItems", "itemListOrder", "worstRating", "uploadDate",
    "wordCount", "query-input", "urlTemplate", "logo",
}  # fmt: skip
WORDS = {
    "name", "headline", "description", "caption", "creditText", "characterName", "alternateName", "genre", "address",
    "articleSection", "keywords", "text",
}  # fmt: skip
DATES = {"datePublished", "dateModified", "startDate", "endDate", "birthDate", "deathDate"}
ADDRESSES = {"url", "item", "mainEntityOfPage", "sameAs"}
PICTURES = {"contentUrl", "thumbnailUrl"}


# The page prints quotation marks as a book does; the data says a name as the shelf keeps it (people.text.typographic).
AS_TYPED = str.maketrans("‘’“”", "''\"\"")


def as_typed(text):
    return text.translate(AS_TYPED)


def develop_all():
    photos = Photo.objects.filter(renditions=None)
    RenditionSet.objects.bulk_create(
        RenditionSet(photo=photo, token=f"{photo.pk:032x}", recipe="x", frames=FRAMES) for photo in photos
    )


def unseen(page):
    """What the data of a page says that nobody sees on it, in sentences."""
    for data in page.data:
        for node in nodes(without_logo(data)):
            for name, value in node.items():
                for each in values(value):
                    if not isinstance(each, dict) and (fault := unseen_value(page, name, each)):
                        yield f"{node['@type']}: {fault}"


def without_logo(value):
    if isinstance(value, list):
        return [without_logo(each) for each in value]
    if isinstance(value, dict):
        return {name: without_logo(each) for name, each in value.items() if name != "logo"}
    return value


def unseen_value(page, name, value):
    if name in NOT_SHOWN:
        return None
    if name in WORDS:
        seen = as_typed(squeezed(value)).casefold() in as_typed(page.text).casefold()
    elif name in DATES:
        # A film's year stands in the text; every other date is one.
        seen = value in page.dates or (re.fullmatch(r"\d{4}", value) and value in page.text)
    elif name in PICTURES:
        token = re.search(r"/pictures/([0-9a-f]{32})/", value)
        seen = token[1] in page.tokens if token else is_linked(page, value)
    elif name in ADDRESSES:
        seen = is_linked(page, value)
    elif name == "embedUrl":
        seen = any(player.startswith(value) for player in page.players)
    elif name == "award":
        wording, _, edition = as_typed(value).rpartition(", ")
        seen = wording in as_typed(page.text) and edition in as_typed(page.text)
    elif name == "duration":
        seen = f"{value[2:-1]} minutes" in page.text
    elif name == "ratingValue":
        seen = f"{value:g} out of " in page.text
    elif name == "bestRating":
        seen = f" out of {value}" in page.text
    else:
        return f"nobody checks {name}"
    return None if seen else f"{name} {value!r} is not on the page"


def is_linked(page, address):
    parts = urlsplit(address)
    own = parts.netloc in ("testserver", "")
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return address in page.hrefs or (own and (path in page.hrefs or path == page.address))


class AgreementCase(TestCase):
    def assert_agrees(self, address):
        """A page keeps to the vocabulary, tells nothing that is not on it, and its parts agree with each other."""
        page = read(self.client, address)
        problems = [fault for data in page.data for fault in faults(data)]
        problems += [*unseen(page), *card_faults(page)]
        card = page.card
        if card["og:url"] != page.links["canonical"]:
            problems.append(f"The card leads to {card['og:url']}, the canonical link to {page.links['canonical']}.")
        title, text = as_typed(card["og:title"]), as_typed(page.text)
        if title not in text and title.partition(" (")[0] not in text:
            problems.append(f"The card's title {card['og:title']!r} is not on the page.")
        if card["og:description"] != page.description:
            problems.append(f"The card says {card['og:description']!r}, the head {page.description!r}.")
        for data in page.data:
            told = data.get("headline")
            if told and told != card["og:title"]:
                problems.append(f"The data calls it {told!r}, the card {card['og:title']!r}.")
            if told and squeezed(data.get("description", page.description)) != squeezed(page.description):
                problems.append("The data describes it otherwise than the head.")
            if data.get("inLanguage", page.lang) != page.lang:
                problems.append("The language is another.")
        self.assertEqual(problems, [], address)
        return page
