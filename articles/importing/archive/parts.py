"""What belongs to the stories of an archive, as rows."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.db import models

from articles.models import Block, Contribution, Subject, TaggedArticle
from people.models import Source

from .batches import Wanted, digest
from .stories import Parts


class Rows(NamedTuple):
    """Rows of one model: which attributes they give, and their values."""

    model: type[models.Model]
    columns: tuple[str, ...]
    values: list[tuple]

    def objects(self) -> list[models.Model]:
        return [self.model(**dict(zip(self.columns, row, strict=True))) for row in self.values]


def rows_of(pairs: Iterable[tuple[int, Parts]]) -> Iterator[Rows]:
    """The rows that belong to stories, model by model, of pairs of a story's key and its parts."""
    pairs = list(pairs)
    yield Rows(
        Block,
        ("parent_id", "ordering", "kind", "text", "attribution", "caption", "alt", "wanted_credit", "photo_id"),
        [
            (
                key,
                block["ordering"],
                block["kind"],
                block.get("text", ""),
                block.get("attribution", ""),
                block.get("caption", ""),
                block.get("alt", ""),
                block.get("wanted_credit", ""),
                block.get("photo_id"),
            )
            for key, parts in pairs
            for block in parts.blocks
        ],
    )
    yield Rows(
        Contribution,
        ("article_id", "person_id", "position"),
        [(key, person, position) for key, parts in pairs for position, person in enumerate(parts.authors)],
    )
    yield Rows(
        Subject,
        ("article_id", "person_id", "film_id", "position"),
        [
            *((key, person, None, n) for key, parts in pairs for n, person in enumerate(parts.people)),
            *((key, None, film, n) for key, parts in pairs for n, film in enumerate(parts.films)),
        ],
    )
    yield Rows(
        TaggedArticle, ("content_object_id", "tag_id"), [(key, tag) for key, parts in pairs for tag in parts.tags]
    )


def sources_of(wanted: list[Wanted]) -> dict[str, int]:
    """Where stories first stood, as a source each: its key by the story's slug."""
    with_address = {each.key: each for each in wanted if each.more.source_url}
    if not with_address:
        return {}
    slugs = {key: [key, f"{key[:80]}-{digest(each.more.source_url)[:12]}"] for key, each in with_address.items()}
    either = [slug for both in slugs.values() for slug in both]
    there = {row.slug: row for row in Source.objects.filter(slug__in=either)}
    found, new = {}, {}
    for key, each in with_address.items():
        for slug in slugs[key]:
            row = there.get(slug)
            if row is None or row.url == each.more.source_url:
                found[key] = row or new.setdefault(slug, Source(slug=slug, **source_fields(each)))
                break
    Source.objects.bulk_create(new.values())
    return {key: row.pk for key, row in found.items()}


def source_fields(each: Wanted) -> dict[str, Any]:
    address = each.more.source_url
    host = urlsplit(address).hostname or "the web"
    return {"publisher": host.removeprefix("www.")[:200], "title": each.values["title"] or each.key, "url": address}
