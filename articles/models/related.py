from django.db import models
from django.db.models import F, Q

from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet

from .part import StoryPart


class RelatedStoryQuerySet(NaturalKeyQuerySet):
    def for_page(self):
        """With everything that a teaser shows."""
        return self.select_related("story__section__parent", "story__lead_photo__renditions")


class RelatedStory(StoryPart, NaturalKeyModel):
    """A story that an editor sets beside another."""

    natural_key_lookups = ("article__slug", "story__slug")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="related")
    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_from")
    position = models.PositiveSmallIntegerField("order", default=0)

    objects = RelatedStoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "related stories"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "story"],
                name="relatedstory_once",
                violation_error_message="That story is already related.",
            ),
            models.CheckConstraint(
                condition=~Q(article=F("story")),
                name="relatedstory_not_itself",
                violation_error_message="A story is not related to itself.",
            ),
        ]

    def __str__(self):
        return str(self.story)


class RelatedHeadline(StoryPart, NaturalKeyModel):
    """A headline that stood beside the source text. Kept for the record, not shown.

    It names no person and no film to us: it dates from the day of capture, not from the story.
    """

    natural_key_lookups = ("article__slug", "position")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_headlines")
    position = models.PositiveSmallIntegerField("order")
    headline = models.CharField(max_length=300)
    label = models.CharField(max_length=100, blank=True)
    sponsored = models.BooleanField(default=False)
    url = models.URLField("address", max_length=500, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "position"],
                name="relatedheadline_position_once",
                violation_error_message="Two headlines stand in the same place.",
            ),
        ]

    def __str__(self):
        return self.headline


class Correction(StoryPart, NaturalKeyModel):
    """What was wrong and what is right, with the day it was put right."""

    natural_key_lookups = ("article__slug", "date", "text")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    date = models.DateField()
    text = models.TextField(help_text="Say what was wrong and what is right.")

    class Meta:
        ordering = ["date", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="correction_has_text", violation_error_message="Say what was corrected."
            ),
        ]

    def __str__(self):
        return f"{self.date}: {self.text[:60]}"
