import hashlib
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from people.dates import PartialDateField
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet

from .award import Edition
from .category import Category
from .company import Credited
from .film import Film
from .person import Person
from .source import Source

KEY_LENGTH = 200


def provisional_key():
    """Holds the place of a nomination's key until its films and nominees are saved."""
    return f"new-{uuid.uuid4().hex}"


class NominationQuerySet(NaturalKeyQuerySet):
    def named(self):
        """Put forward for a prize, won or not: neither listed nor honoured."""
        return self.filter(result__in=[Nomination.Result.NOMINEE, Nomination.Result.WINNER])

    def won(self):
        return self.filter(result=Nomination.Result.WINNER)

    def rewarded(self):
        """Won, listed or honoured: whoever did not go home with nothing."""
        return self.exclude(result=Nomination.Result.NOMINEE)

    def naming(self, row):
        """Those that put a film, a person or a company forward; of any other row, none."""
        path = {"film": "films", "person": "nominees__person", "company": "nominees__company"}
        name = path.get(row._meta.model_name)
        return self.filter(pk__in=self.filter(**{name: row}).values("pk")) if name else self.none()

    def results_by_film(self, editions):
        """Triples of a film's key, an edition's and a result, without fetching a row: a season has thousands."""
        links = self.model.films.through.objects.filter(nomination__edition__in=editions)
        return links.order_by("id").values_list("film_id", "nomination__edition_id", "nomination__result")

    def refresh_keys(self):
        """Give nominations the keys that their rows spell, also where two of them have changed places."""
        nominations = list(self.select_related("category"))
        for nomination in nominations:
            nomination.key = provisional_key()
            nomination.save(update_fields=["key"])
        for nomination in nominations:
            nomination.refresh_key()

    def in_order(self):
        """By edition, newest first, then by category; winners before nominees."""
        return self.select_related("edition__programme", "edition__source", "category", "source").order_by(
            "-edition__starts", "edition_id", "category__position", "category__name", "-result", "key"
        )

    def with_nominees(self):
        return self.prefetch_related(models.Prefetch("nominees", Nominee.objects.select_related("person", "company")))

    def with_films(self):
        return self.prefetch_related("films")


class Nomination(NaturalKeyModel):
    """Films, and sometimes people or companies, put forward for a prize in one year.

    Ties and shared awards are allowed: several rows of one category may have won,
    and one row may carry several films and several nominees.
    """

    class Result(models.TextChoices):
        NOMINEE = "nominee", "Nominee"
        WINNER = "winner", "Winner"
        LISTED = "listed", "Listed"
        HONOURED = "honoured", "Honoured"

    natural_key_lookups = ("edition__programme__slug", "edition__slug", "key")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="nominations")
    category = models.ForeignKey(Category, models.PROTECT, related_name="nominations")
    key = models.SlugField(
        max_length=KEY_LENGTH,
        editable=False,
        help_text="Category, films, nominees and detail in one word, so that nothing is entered twice.",
    )
    label = models.CharField(
        "wording that year", max_length=200, blank=True, help_text="Only where it differs from the category's name."
    )
    films = models.ManyToManyField(Film, related_name="nominations", blank=True)
    result = models.CharField(max_length=10, choices=Result, default=Result.NOMINEE)
    detail = models.CharField(max_length=200, blank=True, help_text="A character, a song, a country.")
    announced = PartialDateField(help_text="When the award was given or the honour announced.")
    note = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="nominations")

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "category", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "key"],
                name="nomination_once",
                violation_error_message="This nomination is already there.",
            ),
        ]

    def __str__(self):
        return f"{self.wording}, {self.edition} ({self.get_result_display().lower()})"

    def clean(self):
        if self.edition_id and self.category_id and self.edition.programme_id != self.category.programme_id:
            raise ValidationError({"category": "This category belongs to another award than the edition."})

    @property
    def wording(self):
        """The prize as it was called that year."""
        return self.label or self.category.name

    @property
    def told_by(self):
        """The key of its source: its own, or that of its edition."""
        return self.source_id or self.edition.source_id

    @staticmethod
    def make_key(category, films=(), nominees=(), detail=""):
        """The slugs of what was nominated for what, joined; cut with a digest when too long."""
        parts = [category, *sorted(films), *sorted(nominees), slugify(detail)]
        key = "_".join(part for part in parts if part)
        if len(key) <= KEY_LENGTH:
            return key
        digest = hashlib.sha256(key.encode()).hexdigest()[:12]
        return f"{key[: KEY_LENGTH - 13]}_{digest}"

    def spell_key(self):
        """The key by the rows as they stand."""
        return self.make_key(
            self.category.slug,
            [film.slug for film in self.films.all()],
            [nominee.party.slug for nominee in self.nominees.select_related("person", "company")],
            self.detail,
        )

    def refresh_key(self):
        """Set the key from the rows as they stand. Call it once films and nominees are saved."""
        self.key = self.spell_key()
        self.save(update_fields=["key"])


class Nominee(Credited):
    """A person or a company named in a nomination."""

    natural_key_lookups = (
        "nomination__edition__programme__slug",
        "nomination__edition__slug",
        "nomination__key",
        "person__slug",
        "company__slug",
    )

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="nominees")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            *Credited.Meta.constraints,
            models.UniqueConstraint(
                fields=["nomination", "person"],
                name="nominee_person_once",
                violation_error_message="This person is already named in this nomination.",
            ),
            models.UniqueConstraint(
                fields=["nomination", "company"],
                name="nominee_company_once",
                violation_error_message="This company is already named in this nomination.",
            ),
        ]

    def __str__(self):
        return self.name


class TallyQuerySet(NaturalKeyQuerySet):
    def for_listing(self):
        """Newest edition first, the largest count first within it; what no edition holds comes last."""
        return self.select_related("edition__programme", "film", "person", "source").order_by(
            F("edition__starts").desc(nulls_last=True), F("nominations").desc(nulls_last=True), "id"
        )


class Tally(NaturalKeyModel):
    """How often a source says that a film or a person was nominated and won.

    Kept beside the nominations that are named, never instead of them: “seven nominations,
    two wins” stands as it was printed, and no category is invented to fill it.
    """

    natural_key_lookups = (
        "film__slug",
        "person__slug",
        "edition__programme__slug",
        "edition__slug",
        "scope",
        "source__slug",
    )

    film = models.ForeignKey(Film, models.CASCADE, null=True, blank=True, related_name="tallies")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="tallies")
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, related_name="tallies")
    scope = models.CharField(
        max_length=200,
        blank=True,
        help_text="What was counted, where it was not one edition: “critics' groups and other bodies”.",
    )
    nominations = models.PositiveSmallIntegerField(null=True, blank=True)
    wins = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Leave empty where the source does not say; nought means none."
    )
    wins_are_nominations = models.BooleanField(
        "wins are counted within the nominations",
        default=True,
        help_text="Off where the source counts wins apart, as in “45 wins and 38 nominations”.",
    )
    as_of = PartialDateField("as of")
    source = models.ForeignKey(Source, models.PROTECT, related_name="tallies")

    objects = TallyQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "id"]
        verbose_name_plural = "tallies"
        constraints = [
            models.CheckConstraint(
                condition=Q(film__isnull=False, person__isnull=True) | Q(film__isnull=True, person__isnull=False),
                name="tally_film_or_person",
                violation_error_message="A tally counts for a film or for a person, not both.",
            ),
            models.CheckConstraint(
                condition=Q(edition__isnull=False, scope="") | (Q(edition__isnull=True) & ~Q(scope="")),
                name="tally_edition_or_scope",
                violation_error_message="Name the edition that was counted, or say in words what was.",
            ),
            models.CheckConstraint(
                condition=Q(nominations__isnull=False) | Q(wins__isnull=False),
                name="tally_counts_something",
                violation_error_message="Give the number of nominations, of wins, or both.",
            ),
            models.CheckConstraint(
                condition=Q(wins_are_nominations=False)
                | Q(nominations__isnull=True)
                | Q(wins__isnull=True)
                | Q(wins__lte=F("nominations")),
                name="tally_wins_within_nominations",
                violation_error_message="More wins than nominations: untick “wins are counted within the nominations”.",
            ),
            models.UniqueConstraint(
                fields=["film", "edition", "source"],
                name="tally_film_once_per_edition_and_source",
                violation_error_message="This source already gives a tally for this film and edition.",
            ),
            models.UniqueConstraint(
                fields=["person", "edition", "source"],
                name="tally_person_once_per_edition_and_source",
                violation_error_message="This source already gives a tally for this person and edition.",
            ),
            models.UniqueConstraint(
                fields=["film", "scope", "source"],
                condition=Q(edition__isnull=True),
                name="tally_film_once_per_scope_and_source",
                violation_error_message="This source already gives that tally for this film.",
            ),
            models.UniqueConstraint(
                fields=["person", "scope", "source"],
                condition=Q(edition__isnull=True),
                name="tally_person_once_per_scope_and_source",
                violation_error_message="This source already gives that tally for this person.",
            ),
        ]

    def __str__(self):
        return f"{self.film or self.person}: {self.words}"

    @property
    def words(self):
        """The tally as a reader says it: 7 nominations, 2 wins."""
        counts = [(self.nominations, "nomination"), (self.wins, "win")]
        return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count is not None)
