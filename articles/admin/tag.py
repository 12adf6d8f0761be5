import csv

from django import forms
from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, OuterRef
from django.db.models.functions import Cast
from django.utils.text import slugify
from taggit import admin as taggit_admin

from articles.models import Article, Tag
from articles.models.tag import MAX_TAGS, normalise
from people.admin.addresses import Addresses
from people.admin.desk import DeskAdmin
from people.admin.in_use import InUse
from people.paging import CountUpTo, in_figures

from .rights import EVERY

MAX_LENGTH = Tag._meta.get_field("name").max_length

# taggit brings a list of its own, for a table that nothing here uses.
admin.site.unregister(taggit_admin.Tag)


def refuse_name(name):
    """ValidationError for a name that cannot be kept or that has no address."""
    if max(len(name), len(name.casefold())) > MAX_LENGTH:
        raise forms.ValidationError(f"“{name[:40]}…” is longer than {MAX_LENGTH} characters.")
    if not slugify(name):
        raise forms.ValidationError(f"“{name}” has no Latin letter or digit to make an address of.")


class TopicInput(forms.TextInput):
    """Topics in a line; quotation marks only round one that has a comma of its own."""

    def format_value(self, topics):
        if topics is None or isinstance(topics, str):
            return topics
        return ", ".join(quoted(tag.name) for tag in topics)


def quoted(name):
    return '"{}"'.format(name.replace('"', '""')) if set(name) & {",", '"'} else name


class TopicField(forms.CharField):
    """The topics of a story, refused with a sentence where they are not topics.

    Only a comma parts one from the next: taggit's own field also splits at spaces when it
    sees no comma, and “Awards season” becomes two topics.
    """

    widget = TopicInput(attrs={"class": "vTextField"})

    def clean(self, value):
        line = normalise(super().clean(value))
        names = sorted({normalise(name) for name in next(csv.reader([line], skipinitialspace=True), [])} - {""})
        if len(names) > MAX_TAGS:
            raise forms.ValidationError(f"A story carries at most {MAX_TAGS} topics; these are {len(names)}.")
        for name in names:
            refuse_name(name)
        return names

    def has_changed(self, initial, data):
        return super().has_changed(self.widget.format_value(initial), data)


def made_here():
    """The keys of topics that somebody added to the list by itself, so that all may use them."""
    added = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Tag), action_flag=ADDITION)
    return added.annotate(key=Cast("object_id", BigIntegerField())).order_by().values("key")


class TagForm(forms.ModelForm):
    found = Tag.objects.all()  # those that the editor finds in the list
    hidden_twin = None

    def clean_name(self):
        name = normalise(self.cleaned_data["name"])
        refuse_name(name)
        twin = Tag.objects.filter(key=name.casefold()).exclude(pk=self.instance.pk).first()
        if twin and (self.instance.pk or self.found.contains(twin)):
            raise forms.ValidationError("This topic is already there, in capitals or small letters.")
        self.hidden_twin = twin
        return name

    def clean(self):
        """One that only a hidden story carries is taken into the list as it is: nobody learns that it was there."""
        cleaned = super().clean()
        if self.hidden_twin is None:
            return cleaned
        self.instance = self.hidden_twin
        return {}


@admin.register(Tag)
class TagAdmin(InUse, Addresses, DeskAdmin):
    form = TagForm
    list_display = ["name", "slug", "story_count"]
    ordering = ["name"]
    search_fields = ["name", "slug"]
    nothing_here = "Topics are made by typing them into a story."

    fields = ["name", "slug"]
    slug_from = "name"

    def get_queryset(self, request):
        """Without the topics that stand only in stories which somebody may not see, or stood there once."""
        topics = super().get_queryset(request)
        if request.user.has_perm(EVERY):
            return topics
        return topics.carried_by(Article.objects.seen_at_desk_by(request.user)) | topics.filter(pk__in=made_here())

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.found = self.get_queryset(request)
        return form

    def get_list_annotations(self, request):
        stories = Article.objects.seen_at_desk_by(request.user)
        return {"story_count": CountUpTo(stories.tagged_with(OuterRef("pk")))}

    @admin.display(description="stories")
    def story_count(self, tag):
        return in_figures(tag.story_count)
