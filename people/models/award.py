from collections import Counter

from django.db import models
from django.db.models import Case, F, FilteredRelation, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf, Substr
from django.urls import reverse

from people.dates import UNKNOWN_YEAR, PartialDateField
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet

from .company import Company
from .film import Film
from .person import Named, OtherName, OtherNamesQuerySet, Person
from .source import Source

NEWEST_EDITIONS = 6  # of each award, where all awards are listed


class ProgrammeQuerySet(OtherNamesQuerySet):
    def for_listing(self):
        """By name, each with its newest editions and ``edition_count``, how many there are."""
        newest = models.Prefetch("editions", Edition.objects.for_listing()[:NEWEST_EDITIONS], to_attr="newest_editions")
        counted = Edition.objects.filter(programme=OuterRef("pk")).order_by().values("programme")
        count = Subquery(counted.annotate(count=models.Count("pk")).values("count"))
        return self.with_other_names().annotate(edition_count=Coalesce(count, 0)).prefetch_related(newest)

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

    def beside(self, edition):
        """The edition before one and the one after it, of the same award; None where there is none."""
        others = self.filter(programme=edition.programme_id).newest_first().values_list("pk", flat=True)
        keys = list(others)
        at = keys.index(edition.pk)
        found = self.select_related("programme").in_bulk([*keys[at + 1 : at + 2], *keys[max(at - 1, 0) : at]])
        return found.get(keys[at + 1]) if at + 1 < len(keys) else None, found.get(keys[at - 1]) if at else None

    def with_season(self):
        """Each edition with ``season``, the year whose films it honours, and ``films_year``, that of its newest film.

        Ceremonies of one season fall on both sides of New Year, so that not the day tells it but the year
        honoured. Where no source states that: of a festival, the year it is held; of an award, the newest year
        among the films that it names, or else counts; or else the year it begins. Empty where nothing tells.
        """

        def newest_year(path):
            films = Film.objects.filter(**{path: OuterRef("pk")}).order_by().values(path)
            return Subquery(films.annotate(newest=Max("year")).values("newest"))

        text = models.CharField()
        year = Case(
            When(Q(starts="") | Q(starts__startswith=UNKNOWN_YEAR), then=None),
            default=Substr("starts", 1, 4, output_field=text),
            output_field=text,
        )
        held = Case(When(programme__kind=Programme.Kind.FESTIVAL, then=year), output_field=text)
        stated = NullIf("honours_year", Value(""), output_field=text)
        return self.annotate(
            films_year=Coalesce(newest_year("nominations__edition"), newest_year("tallies__edition"))
        ).annotate(season=Coalesce(stated, held, Cast("films_year", text), year, Value(""), output_field=text))

    def in_season(self, season):
        """The editions of one season in the order in which they were held, those of no known day last."""
        undated = Case(When(starts="", then=1), default=0)
        return self.with_season().filter(season=season).select_related("programme").order_by(undated, "starts", "name")

    def seasons(self):
        """The seasons, newest first, each with the number of its editions."""
        counted = Counter(self.with_season().order_by().values_list("season", flat=True))
        return [(season, counted[season]) for season in sorted(counted, reverse=True) if season]

    def naming(self, films):
        """Editions that put some of these films forward, or count their prizes."""
        rows = Film.objects.filter(pk__in=films).order_by()
        named, counted = rows.values("nominations__edition"), rows.values("tallies__edition")
        return self.filter(Q(pk__in=named) | Q(pk__in=counted))

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

    @property
    def is_placed_by_its_films(self):
        """Whether only its films tell the season of an edition fetched by ``with_season()``."""
        if self.honours_year or not self.films_year:
            return False
        return not self.starts or self.programme.kind != Programme.Kind.FESTIVAL


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
