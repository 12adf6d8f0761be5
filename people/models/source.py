from django.db import models

from people.dates import PartialDateField
from people.natural_keys import NaturalKeyModel


class Source(NaturalKeyModel):
    """Where a fact was read: one text of one publisher."""

    slug = models.SlugField(max_length=100, unique=True)
    publisher = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    date = PartialDateField(help_text="As printed. Leave empty where the text carries no date.")
    url = models.URLField("address", max_length=500, blank=True)

    class Meta:
        ordering = ["publisher", "title"]
        indexes = [models.Index(fields=["publisher", "title"], name="source_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(publisher=""),
                name="source_has_publisher",
                violation_error_message="Name the publisher of this source.",
            ),
        ]

    def __str__(self):
        return f"{self.publisher}, “{self.title}”"
