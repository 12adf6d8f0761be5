from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from people.accounts import name_of


class AuditEntryQuerySet(models.QuerySet):
    def record(self, action, row, *, by, words="", reason=""):
        """Note what was done to a row, by whom and why. What it was called is kept beside its number."""
        return self.create(
            action=action,
            actor=by,
            actor_name=name_of(by) if by else "",
            content_type=ContentType.objects.get_for_model(row) if row is not None else None,
            object_id=str(row.pk) if row is not None else "",
            subject=str(row)[:200] if row is not None else "",
            words=words,
            reason=reason,
        )

    def about(self, row):
        return self.filter(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))

    def update(self, **values):
        raise TypeError("What stands in the audit log stays as it is.")

    def delete(self):
        raise TypeError("What stands in the audit log stays there.")


class AuditEntry(models.Model):
    """Something that was done and must remain known: who did what, to which row, when and why."""

    class Action(models.TextChoices):
        PUBLISHED = "published", "Published"
        SCHEDULED = "scheduled", "Scheduled"
        UNSCHEDULED = "unscheduled", "Taken off the schedule"
        WITHDRAWN = "withdrawn", "Withdrawn"
        TIMES = "times", "Times changed"
        WAIVED = "waived", "Warning waved through"
        LIFTED = "lifted", "Embargo lifted early"
        ADDRESS = "address", "Address changed"
        MERGED = "merged", "Merged into another"
        REPLACED = "replaced", "Replaced by another"
        DELETED = "deleted", "Deleted"
        IMPORTED = "imported", "Imported"
        RIGHTS = "rights", "Permissions changed"
        SENT = "sent", "Sent to subscribers"
        EXPORTED = "exported", "Exported"

    at = models.DateTimeField(default=timezone.now)
    action = models.CharField(max_length=12, choices=Action)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    actor_name = models.CharField("who", max_length=200, blank=True)
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, blank=True, related_name="+")
    object_id = models.CharField(max_length=40, blank=True)
    subject = models.CharField("what", max_length=200, blank=True)
    words = models.TextField("in words", blank=True)
    reason = models.TextField(blank=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        verbose_name = "audit log entry"
        verbose_name_plural = "audit log entries"
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["action", "-at", "-id"], name="audit_newest_of_action"),
            models.Index(fields=["content_type", "object_id"], name="audit_about_row"),
        ]

    def __str__(self):
        return f"{self.get_action_display()}: {self.subject}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("What stands in the audit log stays as it is.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("What stands in the audit log stays there.")
