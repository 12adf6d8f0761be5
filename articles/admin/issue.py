from django.contrib import admin
from django.db.models import OuterRef

from articles.models import Article, Issue, Publication, Section
from people.admin.desk import DeskAdmin
from people.admin.filters import FewRowsFilter
from people.paging import CountUpTo, in_figures

from .accounts import DeletesWithTrace, NotesRights, SectionEditorInline
from .thumbnails import thumbnail


@admin.register(Section)
class SectionAdmin(DeletesWithTrace, NotesRights, DeskAdmin):
    list_display = ["name", "parent", "path", "position", "story_count"]
    ordering = ["position", "path"]
    search_fields = ["name", "path", "parent__name"]
    nothing_here = "Add the parts of the magazine, then the subsections inside them."

    fields = [("name", "parent"), "slug", "position"]
    slug_from = "name"
    autocomplete_fields = ["parent"]
    inlines = [SectionEditorInline]

    def get_queryset(self, request):
        """With the section above, which a subsection's name carries, in lists and autocompletes alike."""
        return super().get_queryset(request).select_related("parent")

    def get_list_annotations(self, request):
        stories = Article.objects.seen_at_desk_by(request.user)
        return {"story_count": CountUpTo(stories.filter(section=OuterRef("pk")))}

    @admin.display(description="stories")
    def story_count(self, section):
        return in_figures(section.story_count)


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
    list_filter = [("publication", FewRowsFilter)]
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
