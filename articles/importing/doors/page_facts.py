"""What a page says of itself for machines: meta tags, Open Graph, JSON-LD."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from .bare import plain
from .crumbs import path_of
from .elements import names_of, safe
from .headlines import headline_of
from .incoming import Given
from .stated import Statement

LARGEST = 1024 * 1024
LONGEST_TOPIC = 60
NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
A_GOOD_DEAL_MORE = 1.3
STORIES = {
    "Article",
    "BlogPosting",
    "CreativeWork",
    "LiveBlogPosting",
    "NewsArticle",
    "OpinionNewsArticle",
    "Report",
    "ReportageNewsArticle",
    "Review",
    "ReviewNewsArticle",
    "WebPage",
}
IN_JSON = {
    "headline": "headline",
    "name": "title",
    "alternativeHeadline": "subtitle",
    "description": "description",
    "articleSection": "section",
    "datePublished": "published_at",
    "dateModified": "updated",
    "author": "author",
    "keywords": "tags",
    "image": "image",
    "inLanguage": "language",
    "reviewRating": "rating",
    "url": "canonical",
}
ADDRESSES = ("image", "canonical")
IN_META = {
    "og:title": "headline",
    "twitter:title": "title",
    "og:description": "dek",
    "description": "description",
    "twitter:description": "summary",
    "article:section": "section",
    "article:published_time": "published_at",
    "datepublished": "date",
    "date": "pubdate",
    "dc.date": "date_published",
    "dc.date.issued": "date_published",
    "parsely-pub-date": "published_time",
    "pubdate": "publishdate",
    "article:modified_time": "updated",
    "og:updated_time": "modified",
    "datemodified": "date_modified",
    "author": "author",
    "article:author": "authors",
    "parsely-author": "byline",
    "dc.creator": "writer",
    "article:tag": "tags",
    "keywords": "keywords",
    "og:image": "image",
    "twitter:image": "cover",
    "og:url": "canonical_url",
    "og:locale": "locale",
}


def facts_of(tree: etree.ElementBase) -> Given:
    """JSON-LD first, then meta tags, then what the page is called, where it is said to stand and which way."""
    in_json, in_meta = from_json(tree), from_meta(tree)
    base = address_of(tree, in_meta)
    facts = merged(as_given(in_json), as_given(in_meta))
    if not facts.source_url and base:
        facts = replace(facts, source_url=base)
    if facts.lead_image:
        facts = replace(facts, lead_image=safe(facts.lead_image, base))
    if not facts.language:
        facts = replace(facts, language=(tree.get("lang") or "")[:20])
    facts = replace(facts, headline=headline_of(tree, facts.headline))
    path = path_of(tree, things_in(tree), facts.headline)
    # Crumbs lead to the section that the page names, or to one that it does not name; not past it.
    return replace(facts, section=" / ".join(path)) if path and facts.section in ("", *path) else facts


def doubts_of(tree: etree.ElementBase, told: list[str]) -> Iterator[str]:
    """What makes it doubtful that the page has all of its story."""
    stories = [thing for thing in things_in(tree) if types_of(thing) & STORIES]
    if any(str(thing.get("isAccessibleForFree")).lower() == "false" for thing in stories):
        yield "The page says that it is not free to read. What was saved of it may not be the whole story."
    bodies = [thing["articleBody"] for thing in stories if isinstance(thing.get("articleBody"), str)]
    whole, shown = max((len(body.split()) for body in bodies), default=0), len(" ".join(told).split())
    if whole > shown * A_GOOD_DEAL_MORE:
        yield f"The page has {whole:,} words of its story for machines, and shows {shown:,}: some may be missing."


def as_given(values: dict[str, object]) -> Given:
    statement = Statement()
    statement.read(values)
    given = statement.given
    # An author's page is no name.
    bylines = tuple(byline for byline in given.bylines if "://" not in byline.name and len(byline.name) <= 200)
    return replace(given, bylines=bylines)


def merged(first: Given, second: Given) -> Given:
    """The first; where it is silent, the second."""
    return Given(**{name: getattr(first, name) or getattr(second, name) for name in Given.__dataclass_fields__})


def from_meta(tree: etree.ElementBase) -> dict[str, object]:
    values: dict[str, object] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = (meta.get("content") or "").strip()
        ours = IN_META.get(name)
        if not ours or not content:
            continue
        if ours in ("tags", "author", "authors") and ours in values:
            values[ours] = [*as_list(values[ours]), content]
        else:
            values.setdefault(ours, content)
    return values


def address_of(tree: etree.ElementBase, in_meta: dict[str, object]) -> str:
    """Where the page stands on the web, by its own word."""
    told = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    told += [in_meta.get("canonical_url"), *(base.get("href") for base in tree.iter("base"))]
    return next((safe(address) for address in told if address and address.startswith(("http://", "https://"))), "")


def from_json(tree: etree.ElementBase) -> dict[str, object]:
    """The story among the things that a page describes, with the names of its people looked up."""
    things = list(things_in(tree))
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    stories = [thing for thing in things if types_of(thing) & STORIES]
    stories.sort(key=lambda thing: ("headline" not in thing, bool(types_of(thing) & {"WebPage", "CreativeWork"})))
    values: dict[str, object] = {}
    for name, ours in IN_JSON.items() if stories else ():
        value = stories[0].get(name)
        if name == "name" and "headline" in stories[0]:
            continue
        if name in ("author", "image"):
            value = [named(each, by_id) for each in as_list(value)]
        elif name == "reviewRating":
            value = rating_of(value)
        elif name == "url" or isinstance(value, dict):
            value = value if isinstance(value, str) else None
        if value:
            values[ours] = value if ours in ADDRESSES else as_printed(value)
    return values


def rating_of(value: object) -> str:
    """“4/5”; of five where the page does not say, as those who read such data take it."""
    if not isinstance(value, dict) or not re.fullmatch(NUMBER, given := str(value.get("ratingValue", "")).strip()):
        return ""
    best = str(value.get("bestRating") or 5).strip()
    return f"{given}/{best}" if re.fullmatch(NUMBER, best) else ""


def as_printed(value: object) -> object:
    """Words without the tags and the references that many pages have in them for machines too."""
    if isinstance(value, list):
        return [as_printed(each) for each in value]
    return plain(value) if isinstance(value, str) else value


def things_in(tree: etree.ElementBase):
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = (script.text or "").strip()
        if len(text) > LARGEST:
            continue
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # what a page says for machines only goes beside its text; broken, it says nothing
        waiting = as_list(found)
        while waiting:
            thing = waiting.pop(0)
            if isinstance(thing, dict):
                yield thing
                waiting += as_list(thing.get("@graph")) + as_list(thing.get("mainEntity"))


def named(value: object, by_id: dict[str, dict]) -> object:
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and not value.get("name"):
        value = by_id.get(value["@id"], value)
    if isinstance(value, dict):
        return value.get("name") or value.get("url") or value.get("contentUrl") or ""
    return value


def types_of(thing: dict) -> set[str]:
    return {each for each in as_list(thing.get("@type")) if isinstance(each, str)}


def as_list(value: object) -> list:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def with_topics(facts: Given, tree: etree.ElementBase, others: Iterable[etree.ElementBase]) -> Given:
    """The section and the topics that its links name as such, where the page says none: the first category, and every
    tag. What stands in other stories is theirs."""
    theirs = {link for other in others for link in other.iter("a")}
    section, tags = topics_of(link for link in tree.iter("a") if link not in theirs)
    return replace(facts, section=facts.section or section, tags=facts.tags or tuple(dict.fromkeys(tags)))


def topics_of(links: Iterable[etree.ElementBase]) -> tuple[str, list[str]]:
    section, tags = "", []
    for link in links:
        about, words = set((link.get("rel") or "").lower().split()), " ".join("".join(link.itertext()).split())
        is_section = "category" in about | names_of(link) or (
            "tag" in about and "/category/" in (link.get("href") or "")
        )
        if not (is_section or "tag" in about) or not words or len(words) > LONGEST_TOPIC:
            continue
        if is_section:
            section = section or words
        else:
            tags.append(words.lstrip("#"))
    return section, tags
