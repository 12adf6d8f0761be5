from django.contrib import admin
from django.db.models import Count

from articles.models import Issue, Publication, Section
from people.admin.desk import DeskAdmin

from .thumbnails import thumbnail


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    list_display = ["name", "parent", "path", "position", "story_count"]
    ordering = ["position", "path"]
    search_fields = ["name", "path", "parent__name"]
    nothing_here = "Add the parts of the magazine, then the subsections inside them."

    fields = [("name", "parent"), "slug", "position"]
    slug_from = "name"
    autocomplete_fields = ["parent"]

    def get_queryset(self, request):
        """With the section above, which a subsection's name carries, in lists and autocompletes alike."""
        return super().get_queryset(request).select_related("parent").annotate(story_count=Count("articles"))

    @admin.display(description="stories", ordering="story_count")
    def story_count(self, section):
        return section.story_count


@admin.register(Publication)
class PublicationAdmin(DeskAdmin):
    list_display = ["name", "url"]
    search_fields = ["name", "slug"]
    nothing_here = "Add the magazines that stories first appeared in, your own among them."

    fields = ["name", "slug", "url"]
    slug_from = "name"


@admin.register(Issue)
class IssueAdmin(DeskAdmin):
    list_display = ["cover_thumbnail", "label", "publication", "date"]
    list_display_links = ["cover_thumbnail", "label"]
    list_filter = ["publication"]
    search_fields = ["label", "slug", "publication__name"]
    nothing_here = "Add the publication first, then its issues."

    fields = [("publication", "label"), "slug", "date", "cover"]
    slug_from = "label"
    autocomplete_fields = ["publication", "cover"]

    def get_queryset(self, request):
        """With the publication, which every issue's name carries in lists and autocompletes, and the cover."""
        return super().get_queryset(request).select_related("publication", "cover__renditions")

    @admin.display(description="cover")
    def cover_thumbnail(self, issue):
        return thumbnail(issue.cover)
