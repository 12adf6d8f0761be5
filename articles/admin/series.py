from django.contrib import admin
from django.db.models import OuterRef

from articles.models import Article, Series
from people.admin.addresses import Addresses
from people.admin.desk import DeskAdmin
from people.admin.in_use import InUse
from people.paging import CountUpTo, in_figures


@admin.register(Series)
class SeriesAdmin(InUse, Addresses, DeskAdmin):
    list_display = ["name", "position", "story_count"]
    ordering = ["position", "name"]
    search_fields = ["name", "slug"]
    nothing_here = "Add a series, then choose it in the form of each of its stories."

    fields = [("name", "position"), "slug", "description"]
    slug_from = "name"

    def get_list_annotations(self, request):
        stories = Article.objects.seen_at_desk_by(request.user)
        return {"story_count": CountUpTo(stories.filter(series=OuterRef("pk")))}

    @admin.display(description="stories")
    def story_count(self, series):
        return in_figures(series.story_count)
