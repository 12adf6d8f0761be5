"""The body of a story: each kind of block a small form of its own."""

import re

from content_editor.admin import ContentEditorInline
from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from articles.models import (
    Article,
    FigureBlock,
    FilmCardBlock,
    GalleryBlock,
    HeadingBlock,
    ListEntryBlock,
    NoteBlock,
    PullQuoteBlock,
    TextBlock,
    VideoBlock,
)
from articles.rich_text import clean
from people.admin.choosing import KnownChoicesForm
from people.admin.desk import DeskRows, LineField, PlainTextField

from .alt_here import AltHere
from .thumbnails import thumbnail

# Left behind by pasting, and by the Enter key.
EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|<br>|&nbsp;)*</p>")

# The buttons of the text editor. What they make is what rich_text.clean() lets through.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Link": {"enableTarget": False},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "SpecialCharacters": True,
}


class RichTextField(ProseEditorFormField):
    """Text with emphasis, links and lists, cleaned on the server whatever the browser sends. It may be empty."""

    def __init__(self, **kwargs):
        widget = AdminProseEditorWidget(attrs={"rows": 6})
        super().__init__(config={"extensions": EXTENSIONS}, sanitize=clean, widget=widget, required=False, **kwargs)

    def clean(self, value):
        return EMPTY_PARAGRAPH.sub("", super().clean(value)).strip()


class BlockForm(KnownChoicesForm):
    """What every kind shares. A block may be empty for now: the checks see to it before readers do."""

    # The editor's script moves blocks between regions by this field; a story has only one.
    region = forms.CharField(initial=Article.regions[0].key, widget=forms.HiddenInput)

    def has_changed(self):
        """A block that was added is kept, also while nothing stands in it."""
        return self.instance._state.adding or super().has_changed()


class BlockInline(DeskRows, ContentEditorInline):
    form = BlockForm
    own_fields = ()

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": [*self.own_fields, "region", "ordering"]})]

    def get_formset(self, request, obj=None, **kwargs):
        """The form's own region field serves the script; the row's never changes."""
        kwargs["fields"] = [*flatten(self.own_fields), "ordering"]
        return super().get_formset(request, obj, **kwargs)


class TextForm(BlockForm):
    text = RichTextField(label="Text")


class TextInline(BlockInline):
    model = TextBlock
    form = TextForm
    own_fields = ["text"]
    icon, color = "notes", "oklch(0.5 0.02 260)"


class HeadingForm(BlockForm):
    text = LineField(label="Heading", max_length=200, required=False, widget=AdminTextInputWidget)


class HeadingInline(BlockInline):
    model = HeadingBlock
    form = HeadingForm
    own_fields = ["text"]
    icon, color = "title", "oklch(0.5 0.12 260)"


class PullQuoteForm(BlockForm):
    text = PlainTextField(
        label="Quotation",
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text="With its quotation marks, as readers will see it.",
    )


class PullQuoteInline(BlockInline):
    model = PullQuoteBlock
    form = PullQuoteForm
    own_fields = ["text", "attribution"]
    icon, color = "format_quote", "oklch(0.5 0.16 300)"


class Wanted:
    """Mixed into an inline of pictures or videos: what an import says of the one that is still to be put there."""

    @admin.display(description="in the source")
    def wanted(self, block):
        """Credit and address as text: nothing is fetched from there, and the desk decides whether to go there."""
        return " · ".join(filter(None, (block.wanted_credit, block.wanted_url)))


class FigureForm(AltHere, BlockForm):
    pass


class FigureInline(Wanted, BlockInline):
    model = FigureBlock
    form = FigureForm
    own_fields = ["picture", "wanted", "photo", "caption", "alt", "width"]
    readonly_fields = ["picture", "wanted"]
    autocomplete_fields = ["photo"]
    also_fetch = ["photo__renditions"]
    icon, color = "image", "oklch(0.5 0.12 150)"

    @admin.display(description="picture")
    def picture(self, block):
        return thumbnail(block.photo, side=120) if block.photo_id else ""


class GalleryInline(BlockInline):
    model = GalleryBlock
    own_fields = ["gallery", "caption"]
    autocomplete_fields = ["gallery"]
    icon, color = "photo_library", "oklch(0.5 0.12 170)"


class VideoInline(Wanted, BlockInline):
    model = VideoBlock
    own_fields = ["wanted", "video", "caption"]
    readonly_fields = ["wanted"]
    autocomplete_fields = ["video"]
    icon, color = "play_circle", "oklch(0.5 0.18 27)"


class ListEntryForm(AltHere, BlockForm):
    text = RichTextField(label="Text")


class ListEntryInline(BlockInline):
    model = ListEntryBlock
    form = ListEntryForm
    own_fields = [("rank", "title"), "film", "photo", "alt", "text"]
    autocomplete_fields = ["film", "photo"]
    icon, color = "format_list_numbered", "oklch(0.5 0.12 70)"


class FilmCardInline(BlockInline):
    model = FilmCardBlock
    own_fields = ["film"]
    autocomplete_fields = ["film"]
    icon, color = "movie", "oklch(0.5 0.14 50)"


class NoteForm(BlockForm):
    text = RichTextField(label="Note")


class NoteInline(BlockInline):
    model = NoteBlock
    form = NoteForm
    own_fields = ["text"]
    icon, color = "sticky_note_2", "oklch(0.5 0.08 100)"


BLOCKS = [
    TextInline,
    HeadingInline,
    PullQuoteInline,
    FigureInline,
    GalleryInline,
    VideoInline,
    ListEntryInline,
    FilmCardInline,
    NoteInline,
]
