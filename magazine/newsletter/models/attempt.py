import datetime

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac


class AttemptQuerySet(models.QuerySet):
    def over(self, now=None):
        return self.filter(ends_at__lte=now or timezone.now())

    @transaction.atomic
    def count_up(self, *whats):
        """Count one more of each (kind, value, window), and return how many each has had in its window by now.

        The same four statements whatever is found, so that how long it takes tells nothing.
        """
        now = timezone.now()
        self.over(now).delete()
        rows = [self.model.of(*what, now) for what in whats]
        self.bulk_create(rows, ignore_conflicts=True)
        keys = [row.digest for row in rows]
        # Locked in one order by all, so that no two wait for each other.
        held = list(self.select_for_update().filter(digest__in=keys).order_by("digest").values_list("digest", "count"))
        self.filter(digest__in=keys).update(count=F("count") + 1)
        counts = dict(held)
        return [counts[key] + 1 for key in keys]


class Attempt(models.Model):
    """How often something was tried in a window of time, by somebody of whom only a keyed hash is kept until its end.

    The hash takes in the window, so that one window's cannot be held against the next one's.
    """

    digest = models.CharField(max_length=64)
    ends_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["ends_at"], name="attempt_ending")]
        constraints = [models.UniqueConstraint(fields=["digest"], name="attempt_counted_once")]

    def __str__(self):
        return f"Attempt {self.pk}"

    @classmethod
    def of(cls, kind, value, window, now):
        number = int(now.timestamp() // window.total_seconds())
        digest = salted_hmac("newsletter.attempt", f"{kind}\n{number}\n{value}", algorithm="sha256").hexdigest()
        ends = datetime.datetime.fromtimestamp((number + 1) * window.total_seconds(), datetime.UTC)
        return cls(digest=digest, ends_at=ends)
