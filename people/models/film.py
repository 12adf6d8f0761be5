from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from people.natural_keys import NaturalKeyQuerySet
from people.pictures import picture_at

from .company import Credited
from .person import Named, OtherName, OtherNamesQuerySet
from .source import Source


class FilmQuerySet(OtherNamesQuerySet):
    def for_listing(self):
        """Everything a card shows, by title, in one query."""
        return self.select_related(*picture_at("poster")).order_by(
            Lower("title"), F("year").asc(nulls_last=True), "slug"
        )

    def for_page(self):
        """One film with its other titles and all its credits."""
        return (
            self.select_related(*picture_at("poster"))
            .with_other_names()
            .prefetch_related(models.Prefetch("credits", Credit.objects.select_related("person", "company", "source")))
        )


class Film(Named):
    """A film or a series. Two may share a title; the year tells them apart."""

    class Kind(models.TextChoices):
        FEATURE = "feature", "Feature"
        SHORT = "short", "Short"
        DOCUMENTARY = "documentary", "Documentary"
        SERIES = "series", "Series"

    title = models.CharField(max_length=300)
    slug = models.SlugField(
        max_length=100, unique=True, help_text="Part of the address. It stays once readers have seen it."
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.FEATURE)
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Year of release. Leave empty where no source states it."
    )
    countries = models.CharField(max_length=200, blank=True)
    genre = models.CharField(max_length=200, blank=True, help_text="In the source's words: “romantic comedy-drama”.")
    runtime = models.PositiveSmallIntegerField(null=True, blank=True, help_text="In minutes.")
    tagline = models.CharField(max_length=300, blank=True)
    synopsis = models.TextField(blank=True, help_text="Plain text. An empty line starts a new paragraph.")

    name_field = "title"
    hands_over = ("kind", "year", "countries", "genre", "runtime", "tagline", "synopsis")

    objects = FilmQuerySet.as_manager()

    class Meta:
        ordering = ["title", "year"]
        verbose_name = "film or series"
        verbose_name_plural = "films and series"
        indexes = [models.Index(Lower("title"), name="film_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "year", "kind"],
                name="film_title_year_kind",
                violation_error_message="That title is already on the shelf for that year.",
            ),
            models.UniqueConstraint(
                fields=["title", "kind"],
                condition=Q(year__isnull=True),
                name="film_title_kind_without_year",
                violation_error_message="That title already stands there without a year. Add one to tell them apart.",
            ),
            models.CheckConstraint(
                condition=~Q(title=""), name="film_has_title", violation_error_message="A film needs a title."
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(1880, 2200)),
                name="film_year_possible",
                violation_error_message="A film's year lies between 1880 and 2200.",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.year})" if self.year else self.title

    def get_absolute_url(self):
        return reverse("film", args=[self.slug])

    def credits_by_job(self, credits=None):
        """Pairs of a job and its credits, in the order that a credit roll has."""
        found = {job: [] for job in Credit.Job}
        for credit in self.credits.all() if credits is None else credits:
            found[credit.job].append(credit)
        return [(job, credits) for job, credits in found.items() if credits]


class FilmTitle(OtherName):
    """Another title of a film: a translation, a working title, another spelling."""

    natural_key_lookups = ("film__slug", "name")

    film = models.ForeignKey(Film, models.CASCADE, related_name="other_names")

    class Meta(OtherName.Meta):
        verbose_name = "other title"
        indexes = [models.Index(fields=["name"], name="filmtitle_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "name"],
                name="filmtitle_once_per_film",
                violation_error_message="This film already has that title.",
            ),
        ]


class CreditQuerySet(NaturalKeyQuerySet):
    def for_filmography(self):
        """Newest film first, films of no known year last."""
        return self.select_related("film", "source").order_by(
            F("film__year").desc(nulls_last=True), "film__title", "film_id", "position", "id"
        )

    def by_job(self):
        """Pairs of a job and its credits, in the order that a credit roll has; within a job as they come."""
        found = {job: [] for job in Credit.Job}
        for credit in self:
            found[credit.job].append(credit)
        return [(Credit.Job(job), credits) for job, credits in found.items() if credits]


class Credit(Credited):
    """Who did what on a film, in billing order."""

    class Job(models.TextChoices):
        DIRECTOR = "director", "Director"
        CREATOR = "creator", "Creator"
        WRITER = "writer", "Writer"
        PRODUCER = "producer", "Producer"
        CINEMATOGRAPHER = "cinematographer", "Cinematographer"
        EDITOR = "editor", "Editor"
        COMPOSER = "composer", "Composer"
        ACTOR = "actor", "Cast"
        CONSULTANT = "consultant", "Consultant"
        OTHER = "other", "Other work"
        PRODUCTION_COMPANY = "production-company", "Production company"
        DISTRIBUTOR = "distributor", "Distributor"
        BROADCASTER = "broadcaster", "Broadcaster"

    natural_key_lookups = ("film__slug", "person__slug", "company__slug", "job", "character")

    film = models.ForeignKey(Film, models.CASCADE, related_name="credits")
    job = models.CharField(max_length=20, choices=Job)
    detail = models.CharField(
        max_length=200, blank=True, help_text="The job in the credit's own words, where it says more."
    )
    character = models.CharField(max_length=200, blank=True, help_text="Whom an actor plays, where a source says so.")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="credits")

    objects = CreditQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            *Credited.Meta.constraints,
            models.UniqueConstraint(
                fields=["film", "person", "job", "character"],
                name="credit_person_once_per_job",
                violation_error_message="This person already has that credit.",
            ),
            models.UniqueConstraint(
                fields=["film", "company", "job"],
                name="credit_company_once_per_job",
                violation_error_message="This company already has that credit.",
            ),
            models.CheckConstraint(
                condition=Q(character="") | Q(job="actor"),
                name="credit_character_only_for_cast",
                violation_error_message="Only a cast credit has a character.",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.get_job_display().lower()}, {self.film}"
