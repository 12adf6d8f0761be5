from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .article import Article
from .version import Version


class CommentQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at=None)

    def resolved(self):
        """Those that are settled, what was settled last standing first."""
        return self.exclude(resolved_at=None).order_by("-resolved_at", "-pk")

    def corrections_due(self):
        """Readers were told something wrong, and still are: of stories that are live, the oldest first."""
        live = Article.objects.live().filter(pk=OuterRef("article"))
        return self.open().filter(Exists(live), correction_due=True).order_by("made_at", "pk")

    def waiting_for(self, editor):
        """What others said of the stories that somebody writes, and is still open; the newest first."""
        said = self.open().filter(article__writer=editor).exclude(made_by=editor)
        return said.order_by("-made_at", "-pk")

    def for_panel(self):
        """With who said and who resolved each, and the number of the version that it was said of."""
        return self.select_related("made_by", "resolved_by", "version").defer("version__frozen")

    def resolve(self, *, by):
        """Close those that are open, and say how many were."""
        return self.open().update(resolved_by=by, resolved_at=timezone.now())

    def reopen(self):
        return self.resolved().update(resolved_by=None, resolved_at=None)


class Comment(models.Model):
    """What somebody at the desk says of a story, or of one of its blocks, as a version had it."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="comments", verbose_name="story")
    version = models.ForeignKey(Version, models.SET_NULL, null=True, blank=True, related_name="comments")
    # The block's key and not the block: a block that was taken out leaves what was said of it.
    block = models.UUIDField(null=True, blank=True)
    quote = models.CharField(max_length=200, blank=True, help_text="How the block began when this was said.")
    text = models.TextField("comment")
    correction_due = models.BooleanField(
        "readers were told something wrong",
        default=False,
        help_text="The story then waits on the desk for its correction.",
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        default_permissions = ()  # who may change a story may comment on it
        indexes = [
            models.Index(
                fields=["made_at"],
                condition=Q(correction_due=True, resolved_at=None),
                name="comment_correction_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="comment_has_text", violation_error_message="Say something."
            ),
        ]

    def __str__(self):
        return self.text[:60]
