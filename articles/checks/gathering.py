"""Everything that the checks look at, fetched for many stories in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from articles.models import Article, Block, GalleryItem, Photo, RelatedStory, Subject, Waiver
from people.models import Film, FormerAddress

from .links import story_slugs
from .passages import Passage, paragraphs, plain_paragraphs
from .problem import Place
from .shelf import ShelfNames

# The kinds of block whose text is marked up; that of the others is plain.
RICH_TEXT = {Block.Kind.TEXT, Block.Kind.LIST_ENTRY, Block.Kind.NOTE}


@dataclass(frozen=True)
class PictureInUse:
    """A picture where it stands in a story, with the words that were written for that place."""

    photo: Photo
    place: Place
    caption: str = ""
    own_alt: str = ""

    @property
    def alt(self) -> str:
        """What is told there to those who cannot see it."""
        return self.own_alt or self.photo.alt


@dataclass
class Story:
    """A story with its parts at hand, so that no check asks the database."""

    article: Article
    at: datetime = field(default_factory=timezone.now)
    blocks: list[Block] = field(default_factory=list)
    lead_photo: Photo | None = None
    subjects: list[Subject] = field(default_factory=list)
    related: list[RelatedStory] = field(default_factory=list)
    linked: dict[str, Article] = field(default_factory=dict)
    names: ShelfNames = field(default_factory=ShelfNames)
    waivers: list[Waiver] = field(default_factory=list)

    def place(self, name: str) -> Place:
        """A field of the story itself, by its label in the form."""
        return Place(Article._meta.get_field(name).verbose_name.capitalize(), name)

    def place_in(self, block: Block, name: str, detail: str = "") -> Place:
        """A field of a block: which block it is, counted as the editor sees it, and how it begins."""
        position = self.blocks.index(block) + 1
        start = str(block).strip()
        words = f"Block {position}, {block.get_kind_display().lower()}"
        if start:
            words += f" “{start[:40].rstrip()}…”" if len(start) > 40 else f" “{start}”"
        return Place(words + detail, name, block.pk, position)

    @property
    def films(self) -> list[Film]:
        return [subject.film for subject in self.subjects if subject.film]

    @cached_property
    def pictures(self) -> list[PictureInUse]:
        """Every picture that an editor put into the story, in reading order."""
        lead = self.lead_photo
        opening = [PictureInUse(lead, self.place("lead_photo"), lead.caption, self.article.lead_alt)] if lead else []
        return opening + [use for block in self.blocks for use in self.pictures_in(block)]

    def pictures_in(self, block: Block) -> Iterator[PictureInUse]:
        if block.photo:
            caption = block.caption or block.photo.caption
            yield PictureInUse(block.photo, self.place_in(block, "photo"), caption, block.alt)
        if block.video and block.video.still:
            yield PictureInUse(block.video.still, self.place_in(block, "video", ", its still"), block.caption)
        if block.gallery:
            for number, item in enumerate(block.gallery.items.all(), 1):
                place = self.place_in(block, "gallery", f", picture {number}")
                yield PictureInUse(item.photo, place, item.caption or item.photo.caption, item.alt)

    @cached_property
    def passages(self) -> list[Passage]:
        """All the words of the story, field by field, in reading order."""
        own = [
            Passage(self.place(name), plain_paragraphs(getattr(self.article, name)))
            for name in ("kicker", "title", "dek", "verdict")
        ]
        in_blocks = [passage for block in self.blocks for passage in self.passages_of(block)]
        return [passage for passage in own + in_blocks if passage.lines]

    def passages_of(self, block: Block) -> Iterator[Passage]:
        for name in ("title", "text", "attribution", "caption"):
            if words := getattr(block, name):
                rich = name == "text" and block.kind in RICH_TEXT
                read = paragraphs if rich else plain_paragraphs
                yield Passage(self.place_in(block, name), read(words), in_body=rich)


def gather(articles: list[Article], at: datetime | None = None) -> list[Story]:
    """The stories with all that their checks need: the same few queries for one and for hundreds."""
    keys = [article.pk for article in articles]
    photos = Photo.objects.in_bulk({article.lead_photo_id for article in articles} - {None})
    blocks = by_story(blocks_with_pictures().filter(parent__in=keys), "parent_id")
    subjects = by_story(
        Subject.objects.filter(article__in=keys, film__isnull=False)
        .select_related("film")
        .prefetch_related("film__other_names"),
        "article_id",
    )
    related = by_story(RelatedStory.objects.filter(article__in=keys).select_related("story"), "article_id")
    waivers = by_story(Waiver.objects.filter(article__in=keys).select_related("made_by"), "article_id")
    stories = [
        Story(
            article,
            at=at or first_seen(article),
            blocks=blocks[article.pk],
            lead_photo=photos.get(article.lead_photo_id),
            subjects=subjects[article.pk],
            related=related[article.pk],
            waivers=waivers[article.pk],
        )
        for article in articles
    ]
    linked = linked_from(stories)
    names = ShelfNames.near(line for story in stories for passage in story.passages for line in passage.lines)
    for story in stories:
        story.linked, story.names = linked, names
    return stories


def first_seen(article: Article) -> datetime:
    """Now, or the moment when readers will first see the story."""
    return max(filter(None, [timezone.now(), article.published_at]))


def blocks_with_pictures():
    """Bodies in reading order, with every picture in them, cleared or not."""
    items = Prefetch("gallery__items", GalleryItem.objects.select_related("photo"))
    return (
        Block.objects.select_related("photo", "video__still", "film", "gallery")
        .prefetch_related(items)
        .order_by("ordering", "id")
    )


def by_story(rows, key):
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found


def linked_from(stories: list[Story]) -> dict[str, Article]:
    """The stories of ours that these ones link to, by slug; also by one that they had before."""
    slugs = {
        slug
        for story in stories
        for block in story.blocks
        if block.kind in RICH_TEXT
        for slug in story_slugs(block.text)
    }
    linked = {article.slug: article for article in Article.objects.filter(slug__in=slugs)}
    if others := slugs - linked.keys():
        former = dict(FormerAddress.objects.of_model(Article).filter(slug__in=others).values_list("slug", "object_id"))
        moved = Article.objects.in_bulk(set(former.values()))
        linked.update({slug: moved[key] for slug, key in former.items() if key in moved})
    return linked
