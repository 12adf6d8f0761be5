from django.db import models
from django.db.models import Q

from people.dates import PartialDateField
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet

from .film import Film
from .person import Person
from .source import Source


class ClaimQuerySet(NaturalKeyQuerySet):
    def for_listing(self):
        """Claims on one subject side by side, oldest source first within each topic."""
        return self.select_related("source").order_by("topic", "as_of", "id")


class Claim(NaturalKeyModel):
    """What one source says about a film or a person.

    Where two sources disagree, both stand, each with its source and its date.
    """

    class Topic(models.TextChoices):
        BUDGET = "budget", "Budget"
        GROSS = "gross", "Gross"
        GENRE = "genre", "Genre"
        CASTING = "casting", "Casting"
        PREPARATION = "preparation", "Preparation"
        ORIGIN = "origin", "Origin"
        RECEPTION = "reception", "Reception"
        RECORD = "record", "Record"
        CREW = "crew", "Crew"
        CHARACTER = "character", "Character"
        LIFE = "life", "Life"

    natural_key_lookups = ("film__slug", "person__slug", "topic", "text", "source__slug")

    film = models.ForeignKey(Film, models.CASCADE, null=True, blank=True, related_name="claims")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="claims")
    topic = models.CharField(max_length=12, choices=Topic)
    text = models.CharField(max_length=500, help_text="The fact in a sentence of our own, figures and names kept.")
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True, help_text="USD, EUR …")
    as_of = PartialDateField("as of")
    source = models.ForeignKey(Source, models.PROTECT, related_name="claims")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(film__isnull=False, person__isnull=True) | Q(film__isnull=True, person__isnull=False),
                name="claim_film_or_person",
                violation_error_message="A claim is about a film or a person, not both.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="") | (Q(amount__isnull=False) & ~Q(currency="")),
                name="claim_amount_with_currency",
                violation_error_message="An amount needs its currency, and a currency its amount.",
            ),
            models.UniqueConstraint(
                fields=["film", "topic", "text", "source"],
                name="claim_once_per_film_and_source",
                violation_error_message="This source already makes that claim.",
            ),
            models.UniqueConstraint(
                fields=["person", "topic", "text", "source"],
                name="claim_once_per_person_and_source",
                violation_error_message="This source already makes that claim.",
            ),
        ]

    def __str__(self):
        return self.text
