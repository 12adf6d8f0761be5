"""Comments of the desk on a story and on its blocks: where each belongs, in the order of the body.

What is said of a block is kept under the block's key, with how the block began, so that it can
still be read when the block was taken out.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from uuid import UUID

from django.db import transaction
from django.utils.html import strip_tags

from people.models import Film

from . import drafting
from .models import Article, Block, Comment, Gallery, Photo, Video

# What a block without words of its own is called after.
SHOWN = {"photo": Photo, "gallery": Gallery, "video": Video, "film": Film}
BEGINNING = 40
WHOLE = "The story as a whole"
# So many of those that are resolved stand beside the form; the others have a page.
RESOLVED = 5


@dataclass(frozen=True)
class Spot:
    """What a comment may be about: the story as a whole, or one of its blocks as an editor counts them."""

    words: str
    block: UUID | None = None
    start: str = ""


@dataclass
class Talk:
    """What was said of one spot and is still open. ``is_gone`` says that its block was taken out since."""

    spot: Spot
    is_gone: bool = False
    comments: list[Comment] = field(default_factory=list)


@dataclass(frozen=True)
class Talks:
    """What was said of a story: all that is open in the order of the body, what was resolved last, and where
    to say more.
    """

    open: list[Talk]
    resolved: list[Comment]
    spots: list[Spot]
    more_resolved: bool = False

    @property
    def number_open(self) -> int:
        return sum(len(talk.comments) for talk in self.open)


def talks_about(article: Article) -> Talks:
    """What was said of a story that an editor has in hand."""
    said = article.comments.for_panel()
    resolved = list(said.resolved()[: RESOLVED + 1])
    spots = [Spot(WHOLE), *spots_in(article)]
    return Talks(
        open=in_order(said.open().order_by("made_at", "pk"), spots),
        resolved=resolved[:RESOLVED],
        spots=spots,
        more_resolved=len(resolved) > RESOLVED,
    )


def in_order(comments: Iterable[Comment], spots: list[Spot]) -> list[Talk]:
    """The open comments by their spots; those of blocks that are gone stand last, under what the block was."""
    by_block = defaultdict(list)
    for comment in comments:
        by_block[comment.block].append(comment)
    talks = [Talk(spot, comments=by_block.pop(spot.block)) for spot in spots if spot.block in by_block]
    return talks + [
        Talk(Spot(named_after(said[0].quote), block, said[0].quote), is_gone=True, comments=said)
        for block, said in by_block.items()
    ]


def named_after(quote: str) -> str:
    return f"A block that began “{beginning(quote)}”" if quote else "A block"


def spots_in(article: Article) -> list[Spot]:
    """The blocks of the story as editors have it in hand, in reading order."""
    blocks = sorted(blocks_in_hand(article), key=lambda block: (block["ordering"], str(block["id"])))
    names = {name: names_of(model, name, blocks) for name, model in SHOWN.items()}
    return [spot(block, position, names) for position, block in enumerate(blocks, 1)]


def blocks_in_hand(article: Article) -> list[dict]:
    if article.draft:
        return article.draft.frozen["parts"]["blocks"]
    return list(article.blocks.order_by().values("id", "ordering", "kind", "title", "text", *SHOWN))


def names_of(model, name: str, blocks: list[dict]) -> dict:
    wanted = {block[name] for block in blocks if block.get(name)}
    return {row.pk: str(row) for row in model._base_manager.filter(pk__in=wanted)} if wanted else {}


def spot(block: dict, position: int, names: dict) -> Spot:
    shown = (names[name].get(block.get(name), "") for name in SHOWN)
    start = " ".join((block["title"] or unescape(strip_tags(block["text"])) or next(filter(None, shown), "")).split())
    words = f"Block {position}, {Block.Kind(block['kind']).label.lower()}"
    return Spot(f"{words} “{beginning(start)}”" if start else words, UUID(str(block["id"])), start)


def beginning(text: str) -> str:
    """Without the quotation mark that it may begin with: it is put between such."""
    text = text.lstrip("“”„«\"‘’'")
    return f"{text[:BEGINNING].rstrip()}…" if len(text) > BEGINNING else text


@transaction.atomic
def say(article: Article, *, text: str, by, about: Spot, correction_due: bool = False) -> Comment:
    """Say something of a spot, as the newest version has it."""
    Article.objects.select_for_update().get(pk=article.pk)
    drafting.keep_as_found(article)
    return Comment.objects.create(
        article=article,
        version=article.versions.defer("frozen").order_by("-number").first(),
        block=about.block,
        quote=about.start[:200],
        text=text,
        correction_due=correction_due,
        made_by=by,
    )
