from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q, Value
from django.db.models.functions import Concat
from django.urls import reverse

from people.dates import PartialDateField
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet
from people.pictures import picture_at


class SectionQuerySet(NaturalKeyQuerySet):
    def for_listing(self):
        """The sections at the top, each with those inside it."""
        return self.filter(parent=None).prefetch_related("subsections")

    def for_page(self):
        return self.select_related("parent").prefetch_related("subsections")

    def limited_for(self, user):
        """Whether somebody may put stories only into sections they edit: anywhere else they would lose them.

        Who edits none keeps a story for being its writer, wherever it stands.
        """
        return not user.has_perm("articles.edit_every_article") and bool(self.keys_edited_by(user))

    def edited_by(self, user):
        """The sections that somebody edits, and those inside them."""
        return self.filter(pk__in=self.keys_edited_by(user))

    def keys_edited_by(self, user):
        """Their keys, asked for once and kept with the user, as Django keeps the user's permissions."""
        if not hasattr(user, "_sections_edited"):
            theirs = SectionEditor.objects.filter(editor=user).values("section")
            found = self.model.objects.filter(Q(pk__in=theirs) | Q(parent__in=theirs))
            user._sections_edited = list(found.order_by("pk").values_list("pk", flat=True))
        return user._sections_edited


class Section(NaturalKeyModel):
    """A part of the magazine, at most two deep: Film & TV, and Video within it."""

    natural_key_lookups = ("path",)

    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=50)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="subsections")
    path = models.CharField(max_length=101, unique=True, editable=False)
    position = models.PositiveSmallIntegerField("order", default=0)

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "path"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "slug"],
                name="section_slug_once_per_parent",
                violation_error_message="This section already has a subsection at that address.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")),
                name="section_not_its_own_parent",
                violation_error_message="A section cannot stand inside itself.",
            ),
        ]

    def __str__(self):
        return f"{self.parent.name} › {self.name}" if self.parent else self.name

    def clean(self):
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": "Sections go two deep: choose a section that stands at the top."})
        if self.parent and self.pk and self.subsections.exists():
            raise ValidationError({"parent": "This section has subsections of its own, so it must stay at the top."})
        self.path = self.make_path()

    def save(self, *args, **kwargs):
        """Keep the address in step with the slug, and with it those of the sections inside."""
        self.path = self.make_path()
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.subsections.update(path=Concat(Value(f"{self.slug}/"), "slug"))

    def make_path(self):
        return f"{self.parent.slug}/{self.slug}" if self.parent else self.slug

    def get_absolute_url(self):
        return reverse("section", args=[self.path])


class SectionEditor(models.Model):
    """That a member of the desk edits a section, and with it the sections inside."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="editors")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sections")

    class Meta:
        default_permissions = ()  # who may change a section may say who edits it
        constraints = [
            models.UniqueConstraint(
                fields=["section", "editor"],
                name="section_editor_once",
                violation_error_message="That editor has the section already.",
            ),
        ]

    def __str__(self):
        return f"{self.editor}: {self.section}"


class Publication(NaturalKeyModel):
    """A magazine that a story first appeared in; our own among them."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    url = models.URLField("website", max_length=500, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class IssueQuerySet(NaturalKeyQuerySet):
    def for_listing(self):
        return self.select_related("publication", *picture_at("cover")).order_by("-date", "publication__name", "slug")


class Issue(NaturalKeyModel):
    """A print issue, under the name its publication gives it: “the Jan. 30 issue”."""

    natural_key_lookups = ("publication__slug", "slug")

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="issues")
    label = models.CharField(max_length=100, help_text="As printed: “Jan. 30 issue”.")
    slug = models.SlugField(max_length=100)
    date = PartialDateField("cover date")
    cover = models.ForeignKey("articles.Photo", models.PROTECT, null=True, blank=True, related_name="covers")

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["publication", "-date", "slug"]
        # An index of all rows would look to SQLite as if it told nothing, where few issues have one.
        indexes = [models.Index(fields=["cover"], condition=Q(cover__isnull=False), name="issue_with_cover")]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "slug"],
                name="issue_slug_once_per_publication",
                violation_error_message="This publication already has an issue at that address.",
            ),
        ]

    def __str__(self):
        return f"{self.publication}, {self.label}"

    def get_absolute_url(self):
        return reverse("issue", args=[self.publication.slug, self.slug])
