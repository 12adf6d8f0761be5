"""Which stories somebody at the desk finds, may change, publish and delete, and may put where."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import transaction

from articles import drafting
from articles.models import Article, Section
from people.accounts import name_of

EVERY = "articles.edit_every_article"
TOLD_WITHOUT_PUBLISHING = {
    "On the site": {
        "description": "Whoever publishes the story puts it on the site at the moment set here: with none, at once; "
        "with a later one, by itself when it comes."
    }
}


class MemberField(forms.ModelChoiceField):
    """Somebody of the desk, by the name that they are called."""

    def label_from_instance(self, user):
        return name_of(user)


def members():
    """Who may enter the desk, by name."""
    return get_user_model().objects.filter(is_staff=True, is_active=True).order_by("first_name", "username")


class Rights:
    """Mixed into ArticleAdmin. The rules themselves are Article's and its QuerySet's.

    A story that somebody may not see is not there for them: list, search, autocomplete and every
    page of it answer as they do for a number that no story has.
    """

    def get_queryset(self, request):
        stories = super().get_queryset(request)
        if in_hand := self.in_hand(request):
            return stories.filter(pk=in_hand)
        return stories.seen_at_desk_by(request.user)

    def hides_rows(self, request):
        return not request.user.has_perm(EVERY)

    def may_be_named(self, request):
        """The stories whose headlines somebody may read; None where that is all of them."""
        return Article.objects.seen_at_desk_by(request.user) if self.hides_rows(request) else None

    def take_in_hand(self, request, article):
        """Somebody may change the story, and may until this request ends.

        Its rehearsals put a draft on the rows, or an older version, which may lie in another section.
        """
        request.story_in_hand = article.pk

    def in_hand(self, request):
        return getattr(request, "story_in_hand", None)

    # Permissions, for stories at all and for one of them

    def has_view_permission(self, request, obj=None):
        if not super().has_view_permission(request, obj):
            return False
        return obj is None or obj.pk == self.in_hand(request) or obj.is_seen_at_desk_by(request.user)

    def has_change_permission(self, request, obj=None):
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or obj.pk == self.in_hand(request) or obj.is_editable_by(request.user)

    def has_delete_permission(self, request, obj=None):
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or obj.is_deletable_by(request.user)

    def has_publish_permission(self, request, obj=None):
        if not request.user.has_perm("articles.publish_article"):
            return False
        return obj is None or self.has_change_permission(request, obj)

    # Who writes it, and where it stands

    def get_fieldsets(self, request, obj=None):
        """Whoever starts a story writes it, unless somebody who edits every story says otherwise."""
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.has_perm(EVERY):
            return fieldsets
        shown = ["written_by"] if obj else []
        told = {} if self.has_publish_permission(request) else TOLD_WITHOUT_PUBLISHING
        return [
            (name, {**options, **told.get(name, {}), "fields": replaced(options["fields"], "writer", shown)})
            for name, options in fieldsets
        ]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "written_by"]

    @admin.display(description="writer")
    def written_by(self, article):
        return name_of(article.writer) if article.writer else "Nobody at the desk"

    def get_changeform_initial_data(self, request):
        return {"writer": request.user.pk, **super().get_changeform_initial_data(request)}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        in_hand = Article.objects.filter(pk=self.in_hand(request))
        if db_field.name == "writer":
            kept = get_user_model().objects.filter(pk__in=in_hand.values("writer"))
            kwargs |= {"queryset": members() | kept, "form_class": MemberField}
        elif db_field.name == "section" and Section.objects.limited_for(request.user):
            kept = Section.objects.filter(pk__in=in_hand.values("section"))
            kwargs["queryset"] = (Section.objects.edited_by(request.user) | kept).select_related("parent")
            kwargs["widget"] = forms.Select
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "writer":
            field.widget.can_add_related = field.widget.can_change_related = False
        return field

    def save_model(self, request, article, form, change):
        if not change and article.writer is None:
            article.writer = request.user
        super().save_model(request, article, form, change)

    # Deleting leaves a trace in the audit log

    def delete_model(self, request, article):
        drafting.delete([article], by=request.user)

    @transaction.atomic
    def delete_queryset(self, request, articles):
        drafting.delete(articles, by=request.user)


def replaced(fields, name, shown):
    """The fields of a fieldset with others in the place of one that stands in a row."""
    return [
        tuple(it for each in row for it in (shown if each == name else [each])) if isinstance(row, tuple) else row
        for row in fields
    ]
