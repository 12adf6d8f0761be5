from django.db import models
from django.urls import reverse

from people.natural_keys import NaturalKeyModel

from .person import Named, OtherName, OtherNamesQuerySet, Person


class Company(Named):
    """An organisation: distributor, broadcaster, studio, publisher, academy."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    url = models.URLField("website", max_length=500, blank=True)

    hands_over = ("url",)

    objects = OtherNamesQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "companies"
        indexes = [models.Index(fields=["name"], name="company_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""), name="company_has_name", violation_error_message="A company needs a name."
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("company", args=[self.slug])


class CompanyName(OtherName):
    natural_key_lookups = ("company__slug", "name")

    company = models.ForeignKey(Company, models.CASCADE, related_name="other_names")

    class Meta(OtherName.Meta):
        verbose_name = "other name"
        indexes = [models.Index(fields=["name"], name="companyname_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "name"],
                name="companyname_once_per_company",
                violation_error_message="This company already has that name.",
            ),
        ]


class Credited(NaturalKeyModel):
    """A person or a company, exactly one, under the name that was printed."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    company = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    credited_as = models.CharField(
        max_length=200, blank=True, help_text="The name as printed, where it differs from the shelf."
    )
    position = models.PositiveSmallIntegerField("order", default=0, help_text="Lower numbers come first.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, company__isnull=True)
                | models.Q(person__isnull=True, company__isnull=False),
                name="%(class)s_person_or_company",
                violation_error_message="Choose a person or a company, not both.",
            ),
        ]

    @property
    def party(self):
        """The person or the company itself."""
        return self.person or self.company

    @property
    def name(self):
        return self.credited_as or self.party.name
