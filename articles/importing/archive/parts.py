"""What belongs to the stories of an archive, as rows."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.db import models

from articles.models import Block, Contribution, Subject, TaggedArticle
from people.models import Source

from .batches import Wanted, digest
from .stories import Parts


def rows_of(pairs: Iterable[tuple[int, Parts]]) -> Iterator[tuple[type[models.Model], list[models.Model]]]:
    """The rows that belong to stories, model by model, of pairs of a story's key and its parts."""
    pairs = list(pairs)
    yield Block, [Block(parent_id=key, **fields) for key, parts in pairs for fields in parts.blocks]
    yield (
        Contribution,
        [
            Contribution(article_id=key, person_id=person, position=position)
            for key, parts in pairs
            for position, person in enumerate(parts.authors)
        ],
    )
    yield (
        Subject,
        [
            Subject(article_id=key, position=position, **{field: row})
            for key, parts in pairs
            for field, rows in (("person_id", parts.people), ("film_id", parts.films))
            for position, row in enumerate(rows)
        ],
    )
    yield (
        TaggedArticle,
        [TaggedArticle(content_object_id=key, tag_id=tag) for key, parts in pairs for tag in parts.tags],
    )


def sources_of(wanted: list[Wanted]) -> dict[str, int]:
    """Where stories first stood, as a source each: its key by the story's slug."""
    with_address = {each.key: each for each in wanted if each.more.source_url}
    if not with_address:
        return {}
    slugs = {key: [key, f"{key[:80]}-{digest(each.more.source_url)[:12]}"] for key, each in with_address.items()}
    there = {
        row.slug: row for row in Source.objects.filter(slug__in=[slug for both in slugs.values() for slug in both])
    }
    found, new = {}, {}
    for key, each in with_address.items():
        address = each.more.source_url
        for slug in slugs[key]:
            row = there.get(slug)
            if row is None or row.url == address:
                found[key] = row or new.setdefault(slug, Source(slug=slug, **source_fields(each)))
                break
    Source.objects.bulk_create(new.values())
    return {key: row.pk for key, row in found.items()}


def source_fields(each: Wanted) -> dict[str, Any]:
    host = urlsplit(each.more.source_url).hostname or "the web"
    return {
        "publisher": host.removeprefix("www.")[:200],
        "title": each.values["title"] or each.key,
        "url": each.more.source_url,
    }
