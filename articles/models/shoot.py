from django.db import models

from people.dates import PartialDateField
from people.natural_keys import NaturalKeyModel


class Shoot(NaturalKeyModel):
    """A photo shoot: when, where and (by its contributions) who."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    date = PartialDateField()
    location = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-date", "slug"]

    def __str__(self):
        return self.title
