import datetime

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.validators import FileExtensionValidator
from django.db import transaction
from django.http import FileResponse, Http404
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Photo, PhotoCreator
from articles.pictures import renditions
from articles.pictures.darkroom import BrokenPicture, open_original
from people.admin.desk import DeskAdmin, RowsInline
from people.admin.filters import FewRowsFilter
from people.admin.in_use import InUse
from people.merging import CannotMerge, merge
from people.models import AuditEntry

from .thumbnails import has_rendition, thumbnail

MAX_BYTES = 30 * 1024 * 1024
EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
ENDING_SOON = datetime.timedelta(days=30)


class OriginalField(forms.FileField):
    """A whole picture in a format that readers' renditions can be made of, whatever its name says."""

    default_validators = [FileExtensionValidator(EXTENSIONS)]

    def to_python(self, data):
        """Refuse what is too large or broken, in our own words. Django's own field would call all of it corrupted."""
        file = super().to_python(data)
        if file is None:
            return None
        if file.size > MAX_BYTES:
            raise forms.ValidationError("The file is larger than 30 MB. Send a smaller copy of the picture.")
        try:
            open_original(file.read())
        except BrokenPicture as error:
            raise forms.ValidationError(f"This file cannot be used. {error}") from None
        file.seek(0)
        return file


class PhotoForm(forms.ModelForm):
    class Meta:
        field_classes = {"file": OriginalField}
        # Django's own widget would link the original, which nobody is served.
        widgets = {"file": forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"})}
        help_texts = {"file": "JPEG, PNG, WebP or AVIF, at most 30 MB and 40 million pixels."}

    def clean(self):
        """Ask for an original that has gone missing, which Django would try to measure and fail."""
        cleaned = super().clean()
        kept = cleaned.get("file") if "file" not in self.changed_data else None
        if kept and not kept.storage.exists(kept.name):
            self.add_error("file", "The original is no longer in storage. Send the picture again.")
        return cleaned


class ToDoFilter(admin.SimpleListFilter):
    """What keeps a picture from readers, or soon will."""

    title = "what is missing"
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [
            ("rights", "rights unknown"),
            ("ending", "rights ending within 30 days"),
            ("ended", "rights ended"),
            ("credit", "without credit"),
            ("alt", "without alt text"),
            ("renditions", "without renditions"),
        ]

    def queryset(self, request, photos):
        now = timezone.now()
        wanted = {
            "rights": {"rights_status": Photo.Rights.UNKNOWN},
            "ending": {"rights_until__gt": now, "rights_until__lte": now + ENDING_SOON},
            "ended": {"rights_until__lte": now},
            "credit": {"credit_line": ""},
            "alt": {"alt": ""},
            "renditions": {"renditions": None},
        }
        return photos.filter(**wanted.get(self.value(), {}))


class PhotoCreatorInline(RowsInline):
    model = PhotoCreator
    fields = ["person", "company", "credited_as", "position"]
    autocomplete_fields = ["person", "company"]
    verbose_name_plural = "creators: each row names a person or a company"


@admin.register(Photo)
class PhotoAdmin(InUse, DeskAdmin):
    form = PhotoForm
    merge_word, merge_into = "replace", "by"
    merge_hint = "Captions written for the old picture in stories and galleries stay: look them over afterwards."
    list_display = ["thumbnail", "title", "credit_line", "rights", "shown_to_readers", "has_alt", "shoot"]
    list_display_links = ["thumbnail", "title"]
    list_filter = [ToDoFilter, "rights_status", ("shoot", FewRowsFilter)]
    list_select_related = ["renditions", "shoot"]
    search_fields = [
        "title",
        "slug",
        "caption",
        "alt",
        "credit_line",
        "people__name",
        "people__slug",
        "films__title",
        "films__slug",
    ]
    nothing_here = "Add a picture with its credit, its alt text and its rights; then it can stand in stories."

    fieldsets = [
        (None, {"fields": ["preview", "file", ("title", "slug")]}),
        (
            "What it shows",
            {
                "fields": ["alt", "caption", ("people", "films"), ("portrait_of", "poster_of")],
                "description": "Alt text tells somebody who cannot see the picture what is in it.",
            },
        ),
        (
            "Credit and rights",
            {
                "fields": [
                    "credit_line",
                    ("rights_status", "rights_from", "rights_until"),
                    "copyright_notice",
                    "usage_terms",
                    ("licence_url", "acquire_url"),
                ],
                "description": "Readers see the picture only while it has a credit line, alt text "
                "and known rights that have begun and not ended.",
            },
        ),
        (
            "Crop",
            {
                "fields": [("focal_x", "focal_y")],
                "description": "Click the preview on what must stay in every crop, or write it in per cent.",
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
    autocomplete_fields = ["people", "films", "portrait_of", "poster_of", "shoot"]
    inlines = [PhotoCreatorInline]

    class Media:
        js = ["articles/admin/focal_point.js"]

    # Saving makes the renditions; what is replaced or deleted leaves no files behind

    def save_model(self, request, photo, form, change):
        if change and "file" in form.changed_data:
            forget_original(Photo.objects.get(pk=photo.pk).file.name)
        super().save_model(request, photo, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        try:
            renditions.make(form.instance)
        except BrokenPicture as error:
            self.message_user(request, f"No renditions could be made. {error}", messages.WARNING)

    def delete_model(self, request, photo):
        forget_files(photo)
        super().delete_model(request, photo)

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
        """A small rendition, also of a picture that readers may not see (yet)."""
        photo = Photo.objects.select_related("renditions").filter(pk=photo_id).first()
        if not self.has_view_or_change_permission(request, photo):
            raise PermissionDenied
        sizes = photo.renditions.frames.get(frame) if photo and has_rendition(photo) else None
        if not sizes:
            raise Http404("This picture has no such rendition.")
        name = renditions.storage_name(photo.renditions.token, f"{frame}-{sizes[0][0]}.jpg")
        try:
            file = default_storage.open(name)
        except FileNotFoundError:
            raise Http404("This rendition is not in storage.") from None
        return FileResponse(file, content_type="image/jpeg", headers={"Cache-Control": "private, no-store"})

    # Columns

    @admin.display(description="picture")
    def thumbnail(self, photo):
        return thumbnail(photo)

    @admin.display(description="preview")
    def preview(self, photo):
        return thumbnail(photo, "free", side=480) if photo.pk else "Shown once the picture is saved."

    @admin.display(description="rights", ordering="rights_status")
    def rights(self, photo):
        """The state of the rights in words, with the day they end."""
        words = photo.get_rights_status_display()
        if photo.rights_until is None:
            return words
        day = date_format(timezone.localtime(photo.rights_until), "j F Y")
        return f"{words}, {'ended' if photo.rights_until <= timezone.now() else 'until'} {day}"

    @admin.display(description="readers see it", boolean=True)
    def shown_to_readers(self, photo):
        return photo.is_cleared()

    @admin.display(description="alt text", boolean=True, ordering="alt")
    def has_alt(self, photo):
        return bool(photo.alt)


def forget_files(photo):
    """Delete all files of a photo, once its row is certainly gone."""
    if has_rendition(photo):
        renditions.delete_files(photo.renditions)
    forget_original(photo.file.name)


def forget_original(name):
    """Delete an original once no row names it any more."""

    def delete():
        if name and not Photo.objects.filter(file=name).exists():
            default_storage.delete(name)

    transaction.on_commit(delete)
