from django.db import models

from people.natural_keys import NaturalKeyModel

from .award import Programme


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
