from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse, Http404
from django.urls import path

from articles.models import Photo, PhotoCreator
from articles.pictures import renditions
from articles.pictures.credits import give_credit
from articles.pictures.frames import FRAMES
from people.admin.desk import DeskAdmin, RowsInline
from people.admin.filters import FewRowsFilter
from people.admin.in_use import InUse
from people.merging import CannotMerge, merge
from people.models import AuditEntry
from people.moments import in_words
from people.text import whole_number

from .batch import Batch
from .library import Library
from .originals import OriginalForm, Originals
from .photo_filters import ChosenFilter, CreatorFilter, MissingFilter, RightsFilter, UsedFilter
from .thumbnails import focal_picker, has_rendition
from .uploads import Uploads
from .what_file_says import WhatFileSays
from .where_used import WhereUsed


class PhotoCreatorInline(RowsInline):
    model = PhotoCreator
    fields = ["person", "company", "credited_as", "position"]
    autocomplete_fields = ["person", "company"]
    verbose_name_plural = "creators: each row names a person or a company"


@admin.register(Photo)
class PhotoAdmin(Originals, Uploads, WhatFileSays, Library, Batch, WhereUsed, InUse, DeskAdmin):
    form = OriginalForm
    merge_word, merge_into = "replace", "by"
    merge_hint = "Captions written for the old picture in stories and galleries stay: look them over afterwards."
    list_display = ["title", "credit", "marks", "rights", "of_shoot"]
    list_filter = [
        MissingFilter,
        RightsFilter,
        "rights_status",
        UsedFilter,
        CreatorFilter,
        ("shoot", FewRowsFilter),
        ChosenFilter,
    ]
    list_select_related = ["renditions", "shoot"]
    search_fields = [
        "title",
        "slug",
        "caption",
        "alt",
        "credit_line",
        "people__name",
        "people__slug",
        "creators__person__name",
        "creators__company__name",
        "creators__credited_as",
        "films__title",
        "films__slug",
        "shoot__title",
    ]
    nothing_here = "Add a picture with its credit, its alt text and its rights; then it can stand in stories."

    fieldsets = [
        (None, {"fields": ["file", ("title", "slug")]}),
        (
            "Crops",
            {
                "fields": ["preview", ("focal_x", "focal_y"), "no_crop"],
                "description": "The cross marks what must stay in every crop. Set it by a click, or move it by the "
                "arrow keys: 1 per cent at a time, 10 with Shift.",
            },
        ),
        (
            "What it shows",
            {
                "fields": ["alt", "decorative", "caption", ("people", "films"), ("portrait_of", "poster_of")],
                "description": "Alt text tells somebody who cannot see the picture what is in it. "
                "Where it means something else in one story, that story can have its own.",
            },
        ),
        (
            "Credit and rights",
            {
                "fields": [
                    "credit_line",
                    "rights_status",
                    ("rights_from", "rights_until"),
                    "territories",
                    "substitute",
                    "copyright_notice",
                    "usage_terms",
                    ("licence_url", "acquire_url"),
                ],
                "description": "Readers see the picture only while it has a credit line, alt text (or is decorative) "
                "and known rights that have begun, have not ended and hold where the magazine is read. At that second "
                "it leaves every page, and its substitute takes its place; with none, the place stays empty.",
            },
        ),
        (
            "Where it comes from",
            {
                "fields": [("shoot", "created"), ("source", "source_url"), "digital_source_type"],
                "classes": ["collapse"],
            },
        ),
    ]
    slug_from = "title"
    readonly_fields = ["preview"]
    autocomplete_fields = ["people", "films", "portrait_of", "poster_of", "shoot", "substitute"]
    inlines = [PhotoCreatorInline]

    class Media:
        css = {"all": ["articles/admin/library.css", "articles/admin/uploads.css"]}
        js = ["articles/admin/focal_point.js", "articles/admin/alt_text.js", "articles/admin/batch.js"]

    # What is replaced or deleted leaves no files behind

    def look_over(self, photo):
        """What to do after a picture got another file, and how long the earlier one is kept."""
        former = photo.former_files.first()
        kept = f" The earlier file is kept until {in_words(former.kept_until)}." if former else ""
        return (
            "The picture has another file now. Look over its alt text, its caption and its focal point: "
            f"they were written for the earlier one.{kept}"
        )

    def save_related(self, request, form, formsets, change):
        """Who made a picture is known only now. Where nobody worded its credit, the house does."""
        super().save_related(request, form, formsets, change)
        if give_credit(form.instance):
            self.message_user(
                request,
                f"Nobody gave a credit line, so readers see “{form.instance.credit_line}”. "
                "If its source words it otherwise, change it under “Credit and rights”.",
            )

    def delete_model(self, request, photo):
        forget_files(photo)
        super().delete_model(request, photo)

    @transaction.atomic
    def delete_queryset(self, request, photos):
        for photo in photos.select_related("renditions"):
            forget_files(photo)
        super().delete_queryset(request, photos)

    def refuse_merge(self, photo, other):
        """Readers do not lose a picture by its replacement."""
        if photo.is_cleared() and not other.is_cleared():
            raise CannotMerge(
                f"Readers may see “{photo}”, but not “{other}”: give that one its credit, alt text and rights first."
            )

    @transaction.atomic
    def merge(self, request, photo, other):
        forget_files(photo)
        return merge(photo, other, by=request.user, action=AuditEntry.Action.REPLACED)

    # Pictures for the desk alone

    def get_urls(self):
        picture = self.admin_site.admin_view(self.picture_view)
        return [
            path("<int:photo_id>/picture/<slug:frame>/", picture, name="articles_photo_picture"),
            *super().get_urls(),
        ]

    def picture_view(self, request, photo_id, frame):
        """The smallest rendition that is as wide as asked, also of a picture that readers may not see (yet)."""
        photo = Photo.objects.select_related("renditions").filter(pk=photo_id).first()
        if not self.has_view_or_change_permission(request, photo):
            raise PermissionDenied
        if frame not in FRAMES or not photo or not has_rendition(photo):
            raise Http404("This picture has no such rendition.")
        frame = renditions.frame_made(photo.renditions, frame)
        sizes = photo.renditions.frames[frame]
        wanted = whole_number(request.GET.get("width", "")) or 0
        width = next((width for width, _ in sizes if width >= wanted), sizes[-1][0])
        name = renditions.storage_name(photo.renditions.token, f"{frame}-{width}.jpg")
        try:
            file = default_storage.open(name)
        except FileNotFoundError:
            raise Http404("This rendition is not in storage.") from None
        return FileResponse(file, content_type="image/jpeg", headers={"Cache-Control": "private, no-store"})

    @admin.display(description="preview")
    def preview(self, photo):
        return focal_picker(photo)


def forget_files(photo):
    """Delete all files of a photo, once its row is certainly gone."""
    if has_rendition(photo):
        renditions.delete_files(photo.renditions)
    forget_original(photo.file.name)


def forget_original(name):
    """Delete an original once no row names it any more."""
    transaction.on_commit(lambda: renditions.delete_original(name))
