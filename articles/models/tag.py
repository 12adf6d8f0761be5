import hashlib
import itertools
import unicodedata
from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db import models, router
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import slugify
from taggit.managers import _TaggableManager
from taggit.models import ItemBase, TagBase

from people.models import Addressed, Film, FilmTitle, FormerAddress, Person, PersonName
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet

from .part import StoryPart

MAX_TAGS = 50
NAMED = [(Person, "name"), (PersonName, "name"), (Film, "title"), (FilmTitle, "name")]


def normalise(name):
    """A tag's name as it is kept: NFKC, no invisible characters, single spaces."""
    name = unicodedata.normalize("NFKC", name)
    visible = (
        " " if unicodedata.category(char) == "Cc" else char for char in name if unicodedata.category(char) != "Cf"
    )
    return " ".join("".join(visible).split())


def on_the_shelf(names):
    """Those of the names that a person or a film on the shelf goes by, accents and capitals aside."""
    taken = set(Person.objects.filter(slug__in=[slugify(name) for name in names]).values_list("slug", flat=True))
    for model, field in NAMED:
        spelled = reduce(or_, [Q(**{f"{field}__iexact": name}) for name in names], Q(pk__in=[]))
        taken.update(slugify(kept) for kept in model.objects.filter(spelled).values_list(field, flat=True))
    return [name for name in names if slugify(name) in taken]


class TagQuerySet(NaturalKeyQuerySet):
    def carried_by(self, stories):
        """The topics of these stories."""
        return self.filter(Exists(stories.tagged_with(OuterRef("pk"))))

    def by_name(self, name):
        """The topic of that name, or the one that it was merged into; a new one where there is neither."""
        merged = FormerAddress.objects.of_model(Tag).filter(
            slug=Tag(name=name, key=name.casefold()).slugify(name), former_id__isnull=False
        )
        own, heir = self.filter(key=name.casefold()), self.filter(pk__in=merged.values("object_id"))
        return own.first() or heir.first() or self.get_or_create(key=name.casefold(), defaults={"name": name})[0]


class Tag(Addressed, TagBase):
    """A topic. People and films are not tags: they are linked."""

    key = models.CharField(
        max_length=100, unique=True, editable=False, help_text="The name, case folded: Noir and noir are one tag."
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""), name="tag_has_name", violation_error_message="A tag needs a name."
            ),
        ]

    def clean(self):
        self.name = normalise(self.name)
        self.key = self.name.casefold()
        if not self.name:
            raise ValidationError({"name": "A tag needs at least one visible character."})

    def save(self, *args, **kwargs):
        self.clean()
        if self._state.adding and not self.slug:
            self.slug = self.free_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("tag", args=[self.slug])

    def slugify(self, tag, i=None):
        """An address in plain letters; a digest where the name has none, as in 日本."""
        slug = slugify(tag.casefold()) or f"topic-{hashlib.sha256(self.key.encode()).hexdigest()[:8]}"
        return slug if i is None else f"{slug}-{i}"

    def free_slug(self):
        """An address that no topic has, nor had before."""
        begun = self.slugify(self.name)
        taken = {
            *Tag.objects.filter(slug__startswith=begun).values_list("slug", flat=True),
            *FormerAddress.objects.of_model(Tag).filter(slug__startswith=begun).values_list("slug", flat=True),
        }
        numbered = (self.slugify(self.name, number) for number in itertools.count(1))
        return next(slug for slug in itertools.chain([begun], numbered) if slug not in taken)


class TopicManager(_TaggableManager):
    """Adds tags by their normalised name, so that spellings of one topic stay one topic."""

    def _to_tag_model_instances(self, tags, tag_kwargs):
        spellings = [normalise(tag) for tag in tags if isinstance(tag, str)]
        instances = {tag for tag in tags if not isinstance(tag, str)}
        # Of several spellings of a new topic the first one stays.
        for name in filter(None, {name.casefold(): name for name in reversed(spellings)}.values()):
            instances.add(Tag.objects.using(router.db_for_write(Tag)).by_name(name))
        return instances


class TaggedArticle(StoryPart, NaturalKeyModel, ItemBase):
    """A topic on a story, by a real foreign key, so that fixtures and history carry it."""

    natural_key_lookups = ("content_object__slug", "tag__slug")

    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tagged", verbose_name="story")
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="tagged")

    class Meta:
        verbose_name = "topic"
        indexes = [models.Index(fields=["tag", "-id"], name="taggedarticle_newest_of_tag")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"],
                name="taggedarticle_once",
                violation_error_message="This story already carries that topic.",
            ),
        ]
