"""The stories of a launch, in its form: which joins, which leaves, which is taken as it is in hand now."""

import copy

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles import scheduling
from articles.launching import Stopped
from articles.models import Article, LaunchItem, Version
from articles.rehearsal import rehearsal
from people.admin.choosing import KnownChoicesForm
from people.admin.desk import DeskFormSet, RowsInline

MENDED = "Mend it, or say under “Warnings that may stay” why it may go out as it is."


class ItemForm(KnownChoicesForm):
    """A story of a launch. Which story it is stays; it may be taken anew, as it is in hand now."""

    take_newest = forms.BooleanField(label="take the newest version", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["article"].disabled = True
        if not newer_version(self.instance):
            self.fields["take_newest"].disabled = True


class ItemsFormSet(DeskFormSet):
    """The stories of a launch. Before anything is saved the launch is rehearsed, and what checks say is shown."""

    user = None

    def clean(self):
        super().clean()
        if any(self.errors) or not self.instance.goes_live_at or self.instance.goes_live_at <= timezone.now():
            return
        try:
            with rehearsal():
                self.arrange(copy.copy(self.instance))
        except scheduling.Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        except Stopped as stopped:
            lead = MENDED if isinstance(stopped, scheduling.Warned) else "At that moment this would keep it back."
            raise forms.ValidationError([lead, *str(stopped).splitlines()]) from stopped

    def arrange(self, launch):
        """Plan the launch as its form and these rows have it."""
        return scheduling.arrange(
            launch,
            launch.goes_live_at,
            [self.row_of(form) for form in self.forms if form.has_changed() and form not in self.deleted_forms],
            name=launch.name,
            leaving=[form.instance for form in self.deleted_forms if form.instance.pk],
            by=self.user,
            reason=self.data.get("reason", ""),
        )

    def row_of(self, form):
        chosen = form.cleaned_data
        keeps_version = form.instance.pk and not chosen["take_newest"]
        version = form.instance.version if keeps_version else None
        return scheduling.Row(chosen["article"], chosen["tell_readers"], version=version)


def newer_version(item):
    """The number of the newest version of its story, if that is newer than the one in the launch."""
    newest = getattr(item, "newest", None)
    return newest if item.pk and newest and newest > item.version.number else None


class ItemInline(RowsInline):
    model = LaunchItem
    form = ItemForm
    formset = ItemsFormSet
    fields = ["article", "pinned", "take_newest", "tell_readers"]
    readonly_fields = ["pinned"]
    autocomplete_fields = ["article"]
    related_links = frozenset()
    verbose_name = "story"
    verbose_name_plural = "stories: each goes live as it was saved when it was added here"

    def get_queryset(self, request):
        versions = Version.objects.filter(article=OuterRef("article")).order_by("-number")
        newest = Coalesce("article__draft__number", Subquery(versions.values("number")[:1]))
        items = super().get_queryset(request).select_related("article", "version").annotate(newest=newest)
        return items.defer("version__frozen").order_by("pk")

    def get_fields(self, request, obj=None):
        may_change = self.has_change_permission(request, obj)
        return self.fields if may_change else [name for name in self.fields if name != "take_newest"]

    def get_formset(self, request, obj=None, **kwargs):
        return type("ItemsFormSet", (super().get_formset(request, obj, **kwargs),), {"user": request.user})

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "article":
            kwargs["queryset"] = Article.objects.editable_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="goes live as")
    def pinned(self, item):
        if not item.pk:
            return "It is taken as it is in hand."
        newer = newer_version(item)
        return f"Version {item.version.number}{f'; version {newer} is newer' if newer else ''}"

    # Its rows go with the launch

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.publish_article")

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request) and (obj is None or obj.is_open)

    has_add_permission = has_delete_permission = has_change_permission
