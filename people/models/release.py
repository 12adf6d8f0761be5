from django.db import models
from django.db.models import Q

from people.dates import PartialDateField
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet

from .award import Edition
from .company import Company
from .film import Film
from .source import Source


class ReleaseQuerySet(NaturalKeyQuerySet):
    def for_listing(self):
        return self.select_related("company", "edition__programme", "source").order_by("date", "id")


class Release(NaturalKeyModel):
    """A film reaching an audience: how, when, where and through whom.

    A premiere and a run in cinemas have a date; an offer that stands today has terms,
    and that makes it part of “where to watch”.
    """

    class Kind(models.TextChoices):
        PREMIERE = "premiere", "Premiere"
        LIMITED = "limited", "Limited release"
        THEATRICAL = "theatrical", "In cinemas"
        DIGITAL = "digital", "Digital"
        PHYSICAL = "physical", "On disc"
        TELEVISION = "television", "On television"
        STREAMING = "streaming", "Streaming"

    class Terms(models.TextChoices):
        SUBSCRIPTION = "subscription", "with a subscription"
        RENT = "rent", "to rent"
        BUY = "buy", "to buy"
        FREE = "free", "free"
        TICKET = "ticket", "in cinemas now"

    natural_key_lookups = ("film__slug", "kind", "territory", "date", "company__slug", "terms")

    film = models.ForeignKey(Film, models.CASCADE, related_name="releases")
    kind = models.CharField(max_length=10, choices=Kind)
    date = PartialDateField()
    territory = models.CharField(max_length=100, blank=True, help_text="Leave empty where the source does not say.")
    company = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="releases")
    edition = models.ForeignKey(
        Edition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="premieres",
        help_text="The festival, for a premiere.",
    )
    terms = models.CharField(
        "where to watch",
        max_length=12,
        choices=Terms,
        blank=True,
        help_text="Fill in while the offer stands; it is then listed under “where to watch”.",
    )
    url = models.URLField("address", max_length=500, blank=True)
    checked_on = PartialDateField("checked", help_text="When somebody last saw that the offer stands.")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="releases")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["date", "id"]
        indexes = [
            models.Index(fields=["date", "id"], name="release_in_order"),
            # Few are premieres. An index of all rows would look to SQLite as if it told nothing.
            models.Index(fields=["edition"], condition=Q(edition__isnull=False), name="release_at_an_edition"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "kind", "territory", "date", "company", "terms"],
                name="release_once",
                violation_error_message="This release is already there.",
            ),
            models.UniqueConstraint(
                fields=["film", "kind", "territory", "date", "terms"],
                condition=Q(company__isnull=True),
                name="release_once_without_company",
                violation_error_message="This release is already there.",
            ),
            models.CheckConstraint(
                condition=~Q(date="") | ~Q(terms=""),
                name="release_dated_or_on_offer",
                violation_error_message="Give the date of the release, or say on what terms it can be watched.",
            ),
        ]

    def __str__(self):
        return " ".join(
            part for part in [self.get_kind_display(), self.date and self.date.words, self.territory] if part
        )
