from django.contrib import admin
from django.db.models import OuterRef

from articles.models import Contribution, Gallery, GalleryItem, Photo, Shoot, Video
from people.admin.choosing import KnownChoicesForm
from people.admin.desk import DeskAdmin, RowsInline
from people.paging import CountUpTo, in_figures

from .alt_here import AltHere
from .thumbnails import thumbnail


class CrewInline(RowsInline):
    """Who worked on a shoot. The same rows as credits on stories, but belonging to the shoot."""

    model = Contribution
    fk_name = "shoot"
    fields = ["role", "person", "company", "credited_as", "label", "position"]
    autocomplete_fields = ["person", "company"]
    verbose_name = "credit"
    verbose_name_plural = "crew, named at the end of the story: each row names a person or a company"

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["role"].initial = Contribution.Role.PHOTOGRAPHY
        return formset


@admin.register(Shoot)
class ShootAdmin(DeskAdmin):
    list_display = ["title", "date", "location", "picture_count"]
    list_annotations = {"picture_count": CountUpTo(Photo.objects.filter(shoot=OuterRef("pk")))}
    ordering = ["-date", "slug"]
    search_fields = ["title", "slug", "location", "crew__person__name", "crew__person__slug"]
    nothing_here = "Add a shoot to keep its day, its place and its crew in one place for all its pictures."

    fields = ["title", "slug", ("date", "location")]
    slug_from = "title"
    inlines = [CrewInline]

    def render_change_form(self, request, context, *args, **kwargs):
        context["may_change_photos"] = request.user.has_perm("articles.change_photo")
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="pictures")
    def picture_count(self, shoot):
        return in_figures(shoot.picture_count)


class GalleryItemForm(AltHere, KnownChoicesForm):
    pass


class GalleryItemInline(RowsInline):
    model = GalleryItem
    form = GalleryItemForm
    fields = ["picture", "photo", "caption", "alt", "position"]
    readonly_fields = ["picture"]
    autocomplete_fields = ["photo"]
    also_fetch = ["photo__renditions"]

    @admin.display(description="picture")
    def picture(self, item):
        return thumbnail(item.photo) if item.photo_id else ""


@admin.register(Gallery)
class GalleryAdmin(DeskAdmin):
    list_display = ["title", "item_count"]
    list_annotations = {"item_count": CountUpTo(GalleryItem.objects.filter(gallery=OuterRef("pk")))}
    ordering = ["title"]
    search_fields = ["title", "slug"]
    nothing_here = "Add a gallery here, then show it in a story with a gallery block."

    fields = ["title", "slug"]
    slug_from = "title"
    inlines = [GalleryItemInline]

    @admin.display(description="pictures")
    def item_count(self, gallery):
        return in_figures(gallery.item_count)


@admin.register(Video)
class VideoAdmin(DeskAdmin):
    list_display = ["picture", "title", "kind", "film", "official", "date", "has_address"]
    list_display_links = ["picture", "title"]
    list_filter = ["kind", "official", ("url", admin.EmptyFieldListFilter)]
    list_select_related = ["film", "still__renditions"]
    search_fields = ["title", "slug", "film__title"]
    nothing_here = "Add trailers, interviews and clips, then show them in a story with a video block."

    fields = [("title", "kind"), "slug", "url", ("film", "official"), "still", "date"]
    slug_from = "title"
    autocomplete_fields = ["film", "still"]

    @admin.display(description="still")
    def picture(self, video):
        return thumbnail(video.still)

    @admin.display(description="address known", boolean=True)
    def has_address(self, video):
        return bool(video.url)
