"""The XML of a WordPress export (WXR 1.0 to 1.2), read as a stream: one post at a time is held, never the file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from people.text import one_line

from .elements import safe
from .incoming import Refused
from .passages import Picture
from .sources import Source

MB = 1024 * 1024
LARGEST_POST = 32 * MB
DEEPEST = 20
NOT_IN_XML = bytes({*range(32)} - {9, 10, 13})
STORIES = {"post": "post", "page": "page"}
NOT_KEPT = {"auto-draft": "automatic draft", "trash": "post in the bin", "inherit": "older version"}
DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description")
UNDERSTOOD = {
    "_thumbnail_id",
    "_wp_attached_file",
    "_wp_attachment_image_alt",
    "_wp_attachment_metadata",
    *DESCRIPTIONS,
}
VERSIONS = {"1.0", "1.1", "1.2"}


class Stream:
    """The file as it is read, without the control characters that XML forbids and many a blog has."""

    def __init__(self, name: str, file: BinaryIO):
        self.name, self.file = name, file
        self.since = 0
        self.left_out = 0

    def read(self, size: int) -> bytes:
        content = self.file.read(size)
        self.since += len(content)
        if self.since > LARGEST_POST:
            raise Refused(f"{self.name} holds a post of more than {LARGEST_POST // MB} MB. Export the others.")
        printable = content.translate(None, NOT_IN_XML)
        self.left_out += len(content) - len(printable)
        return printable


def elements(source: Source, stream: Stream) -> Iterator[Element]:
    """What stands in the channel, in order; each is let go of once the next is asked for."""
    depth, channel = 0, None
    try:
        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                depth += 1
                if depth > DEEPEST:
                    raise Refused(f"{source.name} nests its elements more than {DEEPEST} deep. Refused.")
                if depth == 2:
                    channel = element
                continue
            depth -= 1
            if depth == 2:
                yield element
                channel.clear()
                stream.since = 0
    except DefusedXmlException:
        raise Refused(f"{source.name} declares entities, as no export of WordPress’s does. Refused.") from None
    except ParseError as error:
        raise Refused(
            f"{source.name} is broken or was cut short: {error}. Nothing of it has come in. Export it again."
        ) from None
    except (ValueError, LookupError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"{source.name} cannot be read: {error}. Export it again, in UTF-8.") from None


def local(element: Element) -> str:
    """“wp:post_id” and “excerpt:encoded” whatever the version of the export."""
    space, _, name = element.tag.rpartition("}")
    if name == "encoded":
        return "excerpt" if "excerpt" in space else "content"
    return name


@dataclass
class Post:
    """An entry of the export: its own fields, the topics and the further fields it has."""

    fields: dict[str, str] = field(default_factory=dict)
    topics: list[tuple[str, str, str]] = field(default_factory=list)  # kind, slug, name
    meta: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    @property
    def kind(self) -> str:
        return self["post_type"] or "post"

    @property
    def number(self) -> str:
        return self["post_id"].strip()

    def meta_value(self, name: str) -> str:
        return next((value for key, value in self.meta if key == name), "")


def post_of(item: Element) -> Post:
    post = Post()
    for child in item:
        name = local(child)
        if name == "category":
            post.topics.append((child.get("domain", "category"), child.get("nicename", ""), one_line(child.text or "")))
        elif name == "postmeta":
            inner = inner_of(child)
            post.meta.append((one_line(inner.get("meta_key", "")), inner.get("meta_value", "").strip()))
        elif name == "comment":
            inner = inner_of(child)
            post.comments.append(f"{inner.get('comment_author', '')}: {inner.get('comment_content', '')}".strip(": "))
        else:
            post.fields.setdefault(name, child.text or "")
    return post


def inner_of(element: Element) -> dict[str, str]:
    return {local(child): child.text or "" for child in element}


@dataclass
class Contents:
    """What a first reading gathers: small things that posts refer to, and counts of what will not come in."""

    authors: dict[str, str] = field(default_factory=dict)
    categories: dict[str, tuple[str, str]] = field(default_factory=dict)  # slug to name and parent's slug
    pictures: dict[str, Picture] = field(default_factory=dict)
    attached: dict[str, list[str]] = field(default_factory=dict)  # post to pictures
    language: str = ""
    version: str = ""
    counts: Counter = field(default_factory=Counter)
    stories: int = 0
    comments: int = 0
    internal: int = 0  # fields that only WordPress understands
    controls: int = 0

    def path(self, slug: str) -> list[str]:
        """The names of a section and those above it, the topmost first; a ring is cut."""
        names: list[str] = []
        seen: set[str] = set()
        while slug in self.categories and slug not in seen:
            seen.add(slug)
            name, slug = self.categories[slug]
            names.insert(0, name)
        return names


def contents_of(source: Source) -> Contents:
    """The whole file read once, so that a broken one is refused before anything of it comes in."""
    contents = Contents()
    with source.open() as file:
        stream = Stream(source.name, file)
        for element in elements(source, stream):
            note(contents, element)
        if stream.left_out:
            contents.controls = stream.left_out
    return contents


def note(contents: Contents, element: Element) -> None:
    name = local(element)
    if name == "item":
        note_item(contents, post_of(element))
    elif name == "author":
        inner = inner_of(element)
        contents.authors[inner.get("author_login", "")] = one_line(
            inner.get("author_display_name", "")
            or f"{inner.get('author_first_name', '')} {inner.get('author_last_name', '')}"
        )
    elif name == "category" and len(element):
        inner = inner_of(element)
        slug = inner.get("category_nicename", "")
        contents.categories[slug] = (one_line(inner.get("cat_name", slug)), inner.get("category_parent", ""))
    elif name == "language":
        contents.language = one_line(element.text or "")
    elif name == "wxr_version":
        contents.version = one_line(element.text or "")


def note_item(contents: Contents, post: Post) -> None:
    counts = contents.counts
    contents.comments += len(post.comments)
    contents.internal += sum(key.startswith("_") and key not in UNDERSTOOD for key, _ in post.meta)
    if post.kind == "attachment":
        contents.pictures[post.number] = Picture(
            one_line(post.meta_value("_wp_attachment_image_alt")),
            safe(post["attachment_url"] or post["guid"]),
            one_line(post["excerpt"]),
        )
        contents.attached.setdefault(post["post_parent"].strip(), []).append(post.number)
    elif post.kind not in STORIES:
        counts[f"“{one_line(post.kind)[:50]}”"] += 1
    elif post["status"] in NOT_KEPT:
        counts[NOT_KEPT[post["status"]]] += 1
    else:
        contents.stories += 1
