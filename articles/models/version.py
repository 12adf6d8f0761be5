from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .article import Article


class VersionQuerySet(models.QuerySet):
    def for_history(self):
        """Newest first, with who made each and how often it was commented on; without the texts themselves."""
        counted = self.annotate(comment_count=models.Count("comments"))
        return counted.select_related("made_by").defer("frozen").order_by("-number")

    def in_hand_of(self, editor):
        """Where an editor left off: the drafts that wait beside a story, and stories that readers
        do not see and nobody else has saved since. The newest first, without the texts themselves.
        """
        unseen = ~Q(article__status=Article.Status.PUBLISHED) & ~Q(kind=Version.Kind.WITHDRAWN)
        return (
            self.filter(Q(draft_of__isnull=False) | unseen & Q(number=F("article__saves")), made_by=editor)
            .select_related("article")
            .defer("frozen")
            .order_by("-pk")
        )


class Version(models.Model):
    """A whole story as it stood when it was saved, published or withdrawn: see articles.freezing."""

    class Kind(models.TextChoices):
        FOUND = "found", "As it was before its first save here"
        IMPORTED = "imported", "Imported"
        DRAFT = "draft", "Draft saved"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"
        RESTORED = "restored", "Earlier version taken up"
        DISCARDED = "discarded", "Draft discarded"
        TIMES = "times", "Times changed"

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions", verbose_name="story")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    frozen = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=300, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"],
                name="version_number_once_per_story",
                violation_error_message="This story already has a version of that number.",
            ),
        ]

    def __str__(self):
        return f"Version {self.number}: {self.get_kind_display().lower()}"
