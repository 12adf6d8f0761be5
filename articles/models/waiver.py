from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from people.models import AuditEntry

from .article import Article


class WaiverQuerySet(models.QuerySet):
    @transaction.atomic
    def wave_through(self, article, warnings, *, by, reason):
        """Note that these warnings of the checks are known, and why the story may go out with them.

        One that somebody has waved through already is left as it is.
        """
        open_ones = {warning.key: warning for warning in warnings if warning.is_open}
        reason = reason.strip()
        for code, field, block, message in open_ones:
            self.create(
                article=article, code=code, field=field, block=block, message=message, reason=reason, made_by=by
            )
        words = "\n".join(str(warning) for warning in open_ones.values())
        if words:
            AuditEntry.objects.record(AuditEntry.Action.WAIVED, article, by=by, words=words, reason=reason)


class Waiver(models.Model):
    """A warning that an editor waved through, with the reason. It holds for that very sentence in that place."""

    LONGEST_REASON = 300

    article = models.ForeignKey(Article, models.CASCADE, related_name="waivers", verbose_name="story")
    code = models.CharField(max_length=50)
    field = models.CharField(max_length=50, blank=True)
    block = models.UUIDField(null=True, blank=True)
    message = models.TextField()
    reason = models.CharField(max_length=LONGEST_REASON)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="waiver_has_reason",
                violation_error_message="Say why the warning may be waved through.",
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.reason}"

    @property
    def key(self):
        """What was waved through: see articles.checks.Problem.key."""
        return self.code, self.field, self.block, self.message

    @transaction.atomic
    def take_back(self, *, by):
        """Let the warning stand open again, as often as it was waved through."""
        same = self.article.waivers.filter(code=self.code, field=self.field, block=self.block, message=self.message)
        if same.delete()[0]:
            words = f"Taken back, so that it is open again: {self.message}"
            AuditEntry.objects.record(AuditEntry.Action.WAIVED, self.article, by=by, words=words)
