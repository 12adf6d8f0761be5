"""Stories that came in before and come again: what is new is given to the desk, and never laid over its work."""

from collections import defaultdict

from django.db import transaction

from articles import drafting
from articles.freezing import freeze
from articles.models import Article, Block, Version
from articles.rehearsal import rehearsal

from .batches import Wanted, keep_records, remember
from .parts import rows_of, sources_of

IMPORTED = Version.Kind.IMPORTED
PARTS = ("blocks", "contributions", "subjects", "tagged")


@transaction.atomic
def change(row: Article, each: Wanted) -> str:
    """Save a story as the archive has it now, as its draft; what was done, in a sentence.

    Nobody at the desk has saved it since it came in. Readers keep what they have until somebody publishes.
    """
    article = Article.objects.get(pk=row.pk)
    with rehearsal():
        put_in_place(article, each)
        frozen = freeze(Article.objects.get(pk=row.pk))
    article = Article.objects.get(pk=row.pk)
    drafting.save_draft(article, frozen, base=article.saves, by=None, kind=IMPORTED, note="The archive has changed")
    keep_records([remember("article", each, article, str(article.saves))])
    if drafting.has_readers(article):
        return "says something else than before. It waits as a draft beside the story; readers keep what they have."
    return "says something else than before, and the draft was changed to that."


def put_in_place(article: Article, each: Wanted):
    """Lay the archive's story over the rows. Blocks that stay as they are keep their keys."""
    keys = defaultdict(list)
    for block in article.blocks.order_by("ordering"):
        keys[block.kind, block.text, block.caption].append(block.pk)
    for name, value in each.values.items():
        if name not in ("status", "published_at"):
            setattr(article, name, value)
    sources = sources_of([each])
    article.source_id = sources.get(each.key, article.source_id)
    article.save()
    for part in PARTS:
        getattr(article, part).all().delete()
    for rows in rows_of([(article.pk, each.more)]):
        new = rows.objects()
        for block in new if rows.model is Block else ():
            if same := keys[block.kind, block.text, block.caption]:
                block.pk = same.pop(0)
        rows.model.objects.bulk_create(new)


@transaction.atomic
def complete(row: Article, each: Wanted) -> bool:
    """Give figures, and the head of a story, the pictures that were not there when it came in; whether any was.

    It counts as a save, so that a form that is open somewhere does not take them away again.
    """
    article = Article.objects.get(pk=row.pk)
    figures = {block["ordering"]: block["photo_id"] for block in each.more.blocks if block.get("photo_id")}
    empty = [block for block in article.blocks.filter(kind="figure", photo=None) if figures.get(block.ordering)]
    lead = each.values.get("lead_photo_id") if article.lead_photo_id is None else None
    if not (empty or lead):
        return False
    drafting.take_turn(article, article.saves)
    for block in empty:
        block.photo_id = figures[block.ordering]
        block.save(update_fields=["photo"])
    if lead:
        article.lead_photo_id = lead
        article.save(update_fields=["lead_photo"])
    drafting.keep(article, IMPORTED, freeze(article), None, "Pictures that were missing")
    keep_records([remember("article", each, article, str(article.saves))])
    return True
