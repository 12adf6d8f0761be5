"""Stories of an archive, read: what each would be as rows."""

from dataclasses import dataclass, field
from typing import Any

from articles.checks.links import story_slugs
from articles.importing.checking import value_problem
from articles.models import Article, Block
from articles.models.tag import MAX_TAGS
from people.models import Source

from .batches import Wanted, digest
from .forms import BLOCKS, is_id
from .ledger import Above
from .lines import Record, Refused
from .paragraphs import cleaned
from .pictures import UNCREDITED
from .values import moment_for, text_for

STEP = 10
STATUSES = (Article.Status.PUBLISHED, Article.Status.DRAFT)


@dataclass(slots=True)
class Parts:
    """What belongs to a story: its blocks as fields, and the rows that it names."""

    blocks: list[dict[str, Any]] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    films: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    source_url: str = ""
    links: list[str] = field(default_factory=list)  # to stories of ours, by slug
    credits: dict[tuple[int, str], str] = field(default_factory=dict)  # of pictures that have none yet
    cleaned: int = 0


def named(given: dict[str, Any]) -> list[tuple[str, int | str]]:
    """The records that a story names."""
    found = [("section", given["section"]), ("photo", given.get("lead_photo"))]
    found += [("tag", each) for each in given.get("tags") or ()]
    found += [("person", each) for name in ("authors", "people") for each in given.get(name) or ()]
    found += [("film", each) for each in given.get("films") or ()]
    found += [("photo", block["photo"]) for block in given["body"] if is_id(block.get("photo"))]
    return [pair for pair in found if pair[1] is not None]


def read(record: Record, above: Above) -> Wanted:
    """A story as its record has it, or Refused."""
    given, line = record.given, record.line
    slug = text_for(Article, "slug", given["slug"])
    section = above.get("section", "section", given["section"], line)
    values = {
        "title": text_for(Article, "title", given["title"]),
        "dek": text_for(Article, "dek", given.get("dek")),
        "kicker": text_for(Article, "kicker", given.get("kicker")),
        "kind": kind_of(given.get("kind_of_story")),
        "status": status_of(given.get("status")),
        "published_at": moment_for(Article, "published_at", given["published"], "published"),
        "section_id": section.row,
    }
    parts = Parts(source_url=text_for(Source, "url", given.get("source_url"), "source_url"))
    canonical = [{**values, "section_id": section.key}, parts.source_url]
    lacking = 0
    if given.get("lead_photo") is not None:
        lead = above.get("lead_photo", "photo", given["lead_photo"], line)
        values["lead_photo_id"] = lead.row or None
        lacking += not lead.row
        canonical.append(lead.key)
    for name, kind, found in (
        ("authors", "person", parts.authors),
        ("people", "person", parts.people),
        ("films", "film", parts.films),
        ("tags", "tag", parts.tags),
    ):
        said = [above.get(name, kind, each, line) for each in dict.fromkeys(given.get(name) or ())]
        # Two records may be one row of the shelf: it is named once.
        found += dict.fromkeys(each.row for each in said)
        canonical.append([each.key for each in said])
    if len(parts.tags) > MAX_TAGS:
        raise Refused(f"tags: there are {len(parts.tags)}, and a story carries at most {MAX_TAGS}. Leave some out.")
    for number, block in enumerate(given["body"], start=1):
        try:
            fields, said = read_block(block, parts, above, line)
        except Refused as reason:
            raise Refused(f"body, block {number}: {reason}") from None
        lacking += fields["kind"] == "figure" and fields["photo_id"] is None
        parts.blocks.append({**fields, "ordering": number * STEP})
        canonical.append(said)
    return Wanted(line, given["id"], slug, values, digest(canonical), lacking, parts)


def kind_of(given: str | None) -> str:
    if given is None:
        return Article.Kind.FEATURE
    if sentence := value_problem(Article._meta.get_field("kind"), given):
        raise Refused(f"kind_of_story: {sentence}")
    return given


def status_of(given: str | None) -> str:
    if given is None:
        return Article.Status.PUBLISHED
    if given not in STATUSES:
        raise Refused(f"status: is {given[:60]!r}. Choose one of: {', '.join(STATUSES)}.")
    return given


def read_block(given: dict[str, Any], parts: Parts, above: Above, line: int) -> tuple[dict[str, Any], Any]:
    """The fields of one block, and what its record says in a form that knows no ids."""
    form = BLOCKS.get(given.get("type")) if isinstance(given.get("type"), str) else None
    if form is None:
        raise Refused(f"type: is {given.get('type')!r}. Choose one of: {', '.join(BLOCKS)}.")
    form.check(given)
    kind = given["type"]
    if kind == "p":
        return paragraph(given["html"], parts), given["html"]
    if kind == "h2":
        text = text_for(Block, "text", given["text"])
        return {"kind": Block.Kind.HEADING, "text": text}, [kind, text]
    if kind == "quote":
        text, who = text_for(Block, "text", given["text"]), text_for(Block, "attribution", given.get("who"), "who")
        return {"kind": Block.Kind.PULL_QUOTE, "text": text, "attribution": who}, [kind, text, who]
    return figure(given, parts, above, line)


def paragraph(html: str, parts: Parts) -> dict[str, Any]:
    text = cleaned(html)
    text_for(Block, "text", text, "html")
    parts.cleaned += text != f"<p>{html}</p>"
    if "<a " in text:
        parts.links += story_slugs(text)
    return {"kind": Block.Kind.TEXT, "text": text}


def figure(given: dict[str, Any], parts: Parts, above: Above, line: int) -> tuple[dict[str, Any], Any]:
    """A figure. Where its picture is not there it keeps the words for it, and waits."""
    photo = None if given.get("photo") is None else above.get("photo", "photo", given["photo"], line)
    caption = text_for(Block, "caption", given.get("caption"))
    credit = text_for(Block, "wanted_credit", given.get("credit"), "credit")
    said = ["photo", photo and photo.key, caption, credit]
    if photo and photo.row:
        if credit and photo.more == UNCREDITED:
            parts.credits.setdefault((photo.row, photo.key), credit[:300])
        return {"kind": Block.Kind.FIGURE, "photo_id": photo.row, "caption": caption}, said
    words = photo.words if photo else {}
    fields = {
        "kind": Block.Kind.FIGURE,
        "photo_id": None,
        "caption": caption or words.get("caption", ""),
        "alt": words.get("alt", ""),
        "wanted_credit": credit or words.get("credit_line", ""),
    }
    return fields, said
