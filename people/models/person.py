from django.db import models
from django.urls import reverse

from people.dates import PartialDateField
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet
from people.pictures import picture_at

from .address import Addressed
from .words import FirstWord, LastWord


class OtherName(NaturalKeyModel):
    """Another name that somebody or something goes by."""

    class Kind(models.TextChoices):
        SPELLING = "spelling", "Other spelling"
        FULL = "full", "Full name"
        BIRTH = "birth", "Name at birth"
        SHORT = "short", "Short name"
        TRANSLATED = "translated", "In another language"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.SPELLING)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


class JoinedNames(models.Aggregate):
    """Names of many rows in one text, a line each, on either database."""

    function = "GROUP_CONCAT"
    output_field = models.TextField()

    def __init__(self, expression, **extra):
        super().__init__(expression, models.Value("\n"), **extra)

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="STRING_AGG", **extra)


class OtherNamesQuerySet(NaturalKeyQuerySet):
    def with_other_names(self):
        """Each row with ``joined_names``, so that showing other names costs no query of its own."""
        names = self.model.other_names.rel.related_model
        owner = self.model.other_names.rel.field.name
        joined = names.objects.filter(**{owner: models.OuterRef("pk")}).order_by().values(owner)
        return self.annotate(joined_names=models.Subquery(joined.values(all_names=JoinedNames("name"))))


class Named(Addressed):
    """Somebody or something that may go by other names too."""

    own_parts = frozenset({"other_names"})
    name_field = "name"

    class Meta:
        abstract = True

    @property
    def other_name_list(self):
        """Other names in order, of a row fetched by ``with_other_names()``."""
        return sorted((self.joined_names or "").splitlines())


class PersonQuerySet(OtherNamesQuerySet):
    def for_listing(self):
        """Everything a card shows, in one query: the name and the portrait."""
        return self.select_related(*picture_at("portrait")).order_by("sort_name", "slug")

    def for_page(self):
        """One person with what the head of the page shows."""
        return self.select_related(*picture_at("portrait")).with_other_names()


class Person(Named):
    """Somebody who makes films, is in them, writes about them or photographs them."""

    name = models.CharField(max_length=200, help_text="As the magazine prints it.")
    sort_name = models.CharField(max_length=200, help_text="Surname first, for lists: “Miranda, Luna Sofía”.")
    slug = models.SlugField(
        max_length=100, unique=True, help_text="Part of the address. It stays once readers have seen it."
    )
    born = PartialDateField()
    died = PartialDateField()
    bio = models.TextField("short biography", blank=True, help_text="Plain text. An empty line starts a new paragraph.")

    hands_over = ("born", "died", "bio")

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "slug"]
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["sort_name", "slug"], name="person_in_order"),
            models.Index(fields=["name"], name="person_by_name"),
            models.Index(FirstWord("name"), name="person_by_first_word"),
            models.Index(LastWord("name"), name="person_by_last_word"),
            models.Index(FirstWord("slug", between="-"), name="person_by_first_of_slug"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""), name="person_has_name", violation_error_message="A person needs a name."
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("person", args=[self.slug])


class PersonName(OtherName):
    natural_key_lookups = ("person__slug", "name")

    person = models.ForeignKey(Person, models.CASCADE, related_name="other_names")

    class Meta(OtherName.Meta):
        verbose_name = "other name"
        indexes = [
            models.Index(fields=["name"], name="personname_by_name"),
            models.Index(FirstWord("name"), name="personname_by_first_word"),
            models.Index(LastWord("name"), name="personname_by_last_word"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                name="personname_once_per_person",
                violation_error_message="This person already has that name.",
            ),
        ]
