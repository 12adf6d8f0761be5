from django.db import models
from django.db.models import F, Q

from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet
from people.pictures import picture_at

from .part import StoryPart


class RelatedStoryQuerySet(NaturalKeyQuerySet):
    def for_page(self):
        """With everything that a teaser shows."""
        return self.select_related("story__section__parent", *picture_at("story__lead_photo"))


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
    """A dated note under a story: what was wrong and is right now, what is new, or that it is taken back."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction"
        UPDATE = "update", "Update"
        RETRACTION = "retraction", "Retraction"

    natural_key_lookups = ("article__slug", "date", "text")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CORRECTION)
    date = models.DateField()
    text = models.TextField(
        help_text="Say what was wrong and what is right; what is new; or why the story is taken back."
    )

    class Meta:
        ordering = ["date", "id"]
        verbose_name = "note to readers"
        verbose_name_plural = "notes to readers"
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="correction_has_text", violation_error_message="Say what was corrected."
            ),
        ]

    def __str__(self):
        return f"{self.date}: {self.text[:60]}"
