from html import unescape

from django.db import models
from django.db.models import Q
from django.utils.html import strip_tags

from people.models import Film
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet
from people.pictures import picture_at

from .article import Article
from .gallery import Gallery, GalleryItem
from .part import StoryPart
from .photo import Photo
from .video import Video


class BlockQuerySet(NaturalKeyQuerySet):
    def for_page(self):
        """A whole body in reading order in one query, and one more for its galleries."""
        return (
            self.select_related(
                *picture_at("photo"), *picture_at("video__still"), *picture_at("film__poster"), "gallery"
            )
            .prefetch_related(GalleryItem.prefetch("gallery__items"))
            .order_by("ordering", "id")
        )


class Block(StoryPart, NaturalKeyModel):
    """One piece of a story's body. All kinds share this table, so a body is one query."""

    class Kind(models.TextChoices):
        TEXT = "text", "Text"
        HEADING = "heading", "Heading"
        PULL_QUOTE = "pull-quote", "Pull quote"
        FIGURE = "figure", "Figure"
        GALLERY = "gallery", "Gallery"
        VIDEO = "video", "Video"
        LIST_ENTRY = "list-entry", "List entry"
        FILM_CARD = "film-card", "Film card"
        NOTE = "note", "Note"

    class Width(models.TextChoices):
        COLUMN = "column", "As wide as the text"
        WIDE = "wide", "Wider than the text"
        FULL = "full", "Full width"

    natural_key_lookups = ("parent__slug", "ordering")

    parent = models.ForeignKey(Article, models.CASCADE, related_name="blocks", verbose_name="story")
    region = models.CharField(max_length=10, default="body", editable=False)
    ordering = models.IntegerField(default=0)
    kind = models.CharField(max_length=12, choices=Kind, editable=False)

    title = models.CharField(max_length=200, blank=True, help_text="The heading of a list entry.")
    text = models.TextField(blank=True)
    attribution = models.CharField("who said it", max_length=200, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The entry's place in the list.")
    caption = models.TextField(blank=True, help_text="Instead of the picture's own caption.")
    alt = models.CharField(
        "alt text", max_length=250, blank=True, help_text="Instead of the picture's own, where it means something else."
    )
    width = models.CharField(max_length=8, choices=Width, default=Width.COLUMN)
    wanted_credit = models.CharField(
        "credit in the source",
        max_length=500,
        blank=True,
        help_text="Of a picture or video that is still to be found. For the desk: readers never see it.",
    )
    wanted_url = models.CharField(
        "address in the source",
        max_length=2000,
        blank=True,
        help_text="Where the source had the picture or video. For the desk: never shown to readers, never fetched.",
    )
    photo = models.ForeignKey(Photo, models.PROTECT, null=True, blank=True, related_name="blocks")
    gallery = models.ForeignKey(Gallery, models.PROTECT, null=True, blank=True, related_name="blocks")
    video = models.ForeignKey(Video, models.PROTECT, null=True, blank=True, related_name="blocks")
    film = models.ForeignKey(Film, models.PROTECT, null=True, blank=True, related_name="blocks")

    objects = BlockQuerySet.as_manager()

    class Meta:
        ordering = ["ordering", "id"]
        indexes = [
            models.Index(fields=["parent", "ordering"], name="block_in_order"),
            # Few blocks have one. An index of all rows would look to SQLite as if it told nothing.
            models.Index(fields=["gallery"], condition=Q(gallery__isnull=False), name="block_with_gallery"),
            models.Index(fields=["video"], condition=Q(video__isnull=False), name="block_with_video"),
        ]

    def __str__(self):
        return (
            self.title
            or unescape(strip_tags(self.text))[:60]
            or str(self.photo or self.gallery or self.video or self.film or "")
        )

    @property
    def template(self):
        return f"articles/blocks/_{self.kind.replace('-', '_')}.html"

    @property
    def picture(self):
        """What readers see in the place of the photo."""
        return self.photo.shown(self.caption, self.alt) if self.photo else None


class KindManager(models.Manager.from_queryset(BlockQuerySet)):
    """Only the blocks of a proxy's own kind."""

    def get_queryset(self):
        return super().get_queryset().filter(kind=self.model.own_kind)


class OneKindOfBlock(Block):
    """A kind of block under its own name, for a form of its own in the editor."""

    own_kind = None

    objects = KindManager()

    class Meta:
        proxy = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = self.kind or self.own_kind


class TextBlock(OneKindOfBlock):
    own_kind = Block.Kind.TEXT

    class Meta:
        proxy = True
        verbose_name = "text"
        verbose_name_plural = "text"


class HeadingBlock(OneKindOfBlock):
    own_kind = Block.Kind.HEADING

    class Meta:
        proxy = True
        verbose_name = "heading"


class PullQuoteBlock(OneKindOfBlock):
    own_kind = Block.Kind.PULL_QUOTE

    class Meta:
        proxy = True
        verbose_name = "pull quote"


class FigureBlock(OneKindOfBlock):
    own_kind = Block.Kind.FIGURE

    class Meta:
        proxy = True
        verbose_name = "figure"


class GalleryBlock(OneKindOfBlock):
    own_kind = Block.Kind.GALLERY

    class Meta:
        proxy = True
        verbose_name = "gallery"


class VideoBlock(OneKindOfBlock):
    own_kind = Block.Kind.VIDEO

    class Meta:
        proxy = True
        verbose_name = "video"


class ListEntryBlock(OneKindOfBlock):
    own_kind = Block.Kind.LIST_ENTRY

    class Meta:
        proxy = True
        verbose_name = "list entry"
        verbose_name_plural = "list entries"


class FilmCardBlock(OneKindOfBlock):
    own_kind = Block.Kind.FILM_CARD

    class Meta:
        proxy = True
        verbose_name = "film card"


class NoteBlock(OneKindOfBlock):
    own_kind = Block.Kind.NOTE

    class Meta:
        proxy = True
        verbose_name = "note"
