from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.urls import reverse

from people.dates import PartialDateField
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet

from .company import Company
from .person import Named, OtherName, OtherNamesQuerySet, Person
from .source import Source


class ProgrammeQuerySet(OtherNamesQuerySet):
    def for_listing(self):
        """By name, each with its editions, newest first."""
        return self.with_other_names().prefetch_related(models.Prefetch("editions", Edition.objects.for_listing()))

    def for_page(self):
        return self.with_other_names().select_related("organiser")


class Programme(Named):
    """A prize or festival that comes back: the Academy Awards, Cannes, a top ten."""

    class Kind(models.TextChoices):
        ACADEMY = "academy", "Academy"
        GUILD = "guild", "Guild"
        CRITICS = "critics", "Critics"
        PRESS = "press", "Press"
        FESTIVAL = "festival", "Festival"
        LIST = "list", "Yearly list"

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    organiser = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="programmes")
    description = models.TextField(blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = "award or festival"
        verbose_name_plural = "awards and festivals"
        indexes = [models.Index(fields=["name"], name="programme_by_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("programme", args=[self.slug])


class ProgrammeName(OtherName):
    natural_key_lookups = ("programme__slug", "name")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="other_names")

    class Meta(OtherName.Meta):
        verbose_name = "other name"
        indexes = [models.Index(fields=["name"], name="programmename_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"],
                name="programmename_once_per_programme",
                violation_error_message="This programme already has that name.",
            ),
        ]


class EditionQuerySet(NaturalKeyQuerySet):
    def newest_first(self):
        return self.order_by("-starts", "-honours_year", "-number", "slug")

    def for_listing(self):
        return self.select_related("programme").newest_first()

    def involving(self, company):
        """Editions of the awards that a company gives, and those it carries: ``carried_as`` says how."""
        return self.annotate(
            carried=FilteredRelation("broadcasts", condition=Q(broadcasts__company=company)),
            carried_as=F("carried__kind"),
        ).filter(Q(programme__organiser=company) | Q(carried__isnull=False))

    def for_page(self):
        """One edition with its people, its broadcasters and where its facts come from."""
        return self.select_related("programme__organiser", "source").prefetch_related(
            models.Prefetch("roles", EditionRole.objects.select_related("person")),
            models.Prefetch("broadcasts", Broadcast.objects.select_related("company")),
        )


class Edition(NaturalKeyModel):
    """One year of a programme: the 97th Academy Awards, the 77th Cannes."""

    class Standing(models.TextChoices):
        ANNOUNCED = "announced", "Dates as announced beforehand"
        HELD = "held", "Held on these dates"
        UNKNOWN = "unknown", "Dates not stated"

    natural_key_lookups = ("programme__slug", "slug")

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="editions")
    slug = models.SlugField(
        max_length=100, help_text="Part of the address, unique within the programme: “97th”, “2024”."
    )
    name = models.CharField(max_length=200, help_text="In full: “97th Academy Awards”.")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    honours_year = models.CharField(
        "year honoured", max_length=10, blank=True, help_text="The season it honours: “2024”, “1927/28”."
    )
    starts = PartialDateField()
    ends = PartialDateField(help_text="Only where it runs for more than a day.")
    standing = models.CharField("how sure the dates are", max_length=10, choices=Standing, default=Standing.UNKNOWN)
    venue = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=200, blank=True)
    category_count = models.PositiveSmallIntegerField(
        "number of categories", null=True, blank=True, help_text="As the source states it, named here or not."
    )
    note = models.TextField(blank=True, help_text="What a reader should know about the facts on this page.")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="editions")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "-starts", "slug"]
        indexes = [models.Index(fields=["name"], name="edition_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "slug"],
                name="edition_slug_once_per_programme",
                violation_error_message="This programme already has an edition at that address.",
            ),
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="edition_number_once_per_programme",
                violation_error_message="This programme already has an edition of that number.",
            ),
            models.UniqueConstraint(
                fields=["programme", "honours_year"],
                condition=Q(number__isnull=True),
                name="edition_year_once_per_programme_without_number",
                violation_error_message="This programme already has an unnumbered edition for that year.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("edition", args=[self.programme.slug, self.slug])


class EditionRoleQuerySet(NaturalKeyQuerySet):
    def for_listing(self):
        return self.select_related("edition__programme").order_by("-edition__starts", "id")


class EditionRole(NaturalKeyModel):
    """Who hosted an edition, headed its jury or produced its show."""

    class Role(models.TextChoices):
        HOST = "host", "Host"
        JURY_PRESIDENT = "jury-president", "Jury president"
        EXECUTIVE_PRODUCER = "executive-producer", "Executive producer"

    natural_key_lookups = ("edition__programme__slug", "edition__slug", "person__slug", "role")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="roles")
    person = models.ForeignKey(Person, models.PROTECT, related_name="edition_roles")
    role = models.CharField(max_length=20, choices=Role)
    note = models.CharField(max_length=200, blank=True)

    objects = EditionRoleQuerySet.as_manager()

    class Meta:
        ordering = ["role", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "person", "role"],
                name="editionrole_once",
                violation_error_message="This person already has that part in this edition.",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_role_display().lower()}"


class Broadcast(NaturalKeyModel):
    """Where an edition could be seen: a broadcaster or a stream."""

    class Kind(models.TextChoices):
        TELEVISION = "television", "Television"
        STREAM = "stream", "Stream"

    natural_key_lookups = ("edition__programme__slug", "edition__slug", "company__slug", "kind")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="broadcasts")
    company = models.ForeignKey(Company, models.PROTECT, related_name="broadcasts")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TELEVISION)
    territory = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=200, blank=True, help_text="“live”, “the next day”.")

    class Meta:
        ordering = ["-kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "company", "kind"],
                name="broadcast_once",
                violation_error_message="This company already carries this edition that way.",
            ),
        ]

    def __str__(self):
        return f"{self.company}, {self.get_kind_display().lower()}"


class Category(NaturalKeyModel):
    """A prize that a programme gives. A year's own wording stands on the nomination."""

    class Kind(models.TextChoices):
        TOP_PRIZE = "top-prize", "Top prize"
        COMPETITIVE = "competitive", "Competitive"
        HONORARY = "honorary", "Honorary"
        SPECIAL = "special", "Special"
        LIST = "list", "List"

    natural_key_lookups = ("programme__slug", "slug")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="categories")
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.COMPETITIVE)
    position = models.PositiveSmallIntegerField("order", default=0)
    note = models.TextField(blank=True, help_text="The prize's own history, in a sentence or two.")

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "slug"],
                name="category_slug_once_per_programme",
                violation_error_message="This programme already has a category at that address.",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.programme})"
