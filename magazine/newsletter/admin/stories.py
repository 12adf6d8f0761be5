"""The stories of a letter, in its form."""

from django.contrib import admin

from articles.models import Article
from people.admin.choosing import KnownChoicesForm
from people.admin.desk import RowsInline

from ..models import LetterStory


class Unseen:
    """A story that whoever has the form open may not see: by its number, and no word of it."""

    def __init__(self, article):
        self.pk = article.pk

    def __str__(self):
        return f"Story {self.pk}, which you may not open"


class StoryForm(KnownChoicesForm):
    user = None

    def fetched(self, name):
        rows = super().fetched(name)
        if name != "article" or not rows:
            return rows
        return {key: row if row.is_seen_at_desk_by(self.user) else Unseen(row) for key, row in rows.items()}


class StoryInline(RowsInline):
    model = LetterStory
    form = StoryForm
    fields = ["article", "words", "standing", "position"]
    readonly_fields = ["standing"]
    autocomplete_fields = ["article"]
    related_links = frozenset()
    verbose_name = "story"
    verbose_name_plural = "stories, in their order: one that is not live when the letter is sent is left out"

    def get_fields(self, request, obj=None):
        """Where nothing can be changed Django names the story by itself, which not everybody may see."""
        return self.fields if self.has_change_permission(request, obj) else ["story", "words", "standing"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, *([] if self.has_change_permission(request, obj) else ["story"])]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("article")
        self.user = request.user
        return rows

    def get_formset(self, request, obj=None, **kwargs):
        kwargs["form"] = type("StoryForm", (StoryForm,), {"user": request.user})
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "article":
            # With those that the letter has already, so that it can be saved by whoever may not see one of them.
            seen = Article.objects.seen_at_desk_by(request.user)
            kwargs["queryset"] = seen | Article.objects.filter(pk__in=self.stories_of(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def stories_of(self, request):
        number = request.resolver_match.kwargs.get("object_id", "")
        rows = LetterStory.objects.filter(letter=int(number)) if number.isdecimal() else LetterStory.objects.none()
        return rows.values("article")

    @admin.display(description="story")
    def story(self, row):
        return str(row.article if row.article.is_seen_at_desk_by(self.user) else Unseen(row.article))

    @admin.display(description="readers")
    def standing(self, row):
        if not row.article_id:
            return "–"
        return "see it now" if row.article.is_live() else "do not see it: left out as it stands"

    # Its rows go with the letter

    def has_view_permission(self, request, obj=None):
        return self.letters.has_view_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.letters.has_change_permission(request, obj) if obj else self.letters.has_add_permission(request)

    has_add_permission = has_delete_permission = has_change_permission

    @property
    def letters(self):
        return self.admin_site._registry[self.parent_model]
