from django.db import models
from django.urls import reverse

from people.models import Addressed


class Series(Addressed):
    """A run of stories under one name: a column, a month's featured film, an interview in four parts."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=100, unique=True, help_text="Part of the address. It stays once readers have seen it."
    )
    description = models.CharField(max_length=400, blank=True, help_text="A sentence or two for the head of its page.")
    position = models.PositiveSmallIntegerField("order", default=0, help_text="Lower numbers come first in lists.")

    class Meta:
        ordering = ["position", "name", "slug"]
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""), name="series_has_name", violation_error_message="A series needs a name."
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("series", args=[self.slug])
