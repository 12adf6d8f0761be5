import datetime
import hashlib
import secrets

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .subscriber import Consent, Subscriber

TOKEN_BYTES = 24


def digest_of(token):
    return hashlib.sha256(token.encode()).hexdigest()


class TicketQuerySet(models.QuerySet):
    def open(self, purpose, token):
        """The ticket with this token, if it is for this purpose, not used and not past its end."""
        found = self.filter(purpose=purpose, digest=digest_of(token), used_at=None, ends_at__gt=timezone.now())
        return found.select_related("subscriber", "consent")

    def used(self, purpose, token):
        return self.filter(purpose=purpose, digest=digest_of(token), used_at__isnull=False).select_related("subscriber")

    def make(self, purpose, subscriber, consent=None):
        """A token for one purpose, told this once and kept nowhere: only its digest is."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        ends_at = timezone.now() + LIVES[purpose]
        self.create(purpose=purpose, subscriber=subscriber, consent=consent, digest=digest_of(token), ends_at=ends_at)
        return token

    def over(self, now=None):
        return self.filter(ends_at__lt=(now or timezone.now()) - datetime.timedelta(days=30))


class Ticket(models.Model):
    """A link that was mailed to a subscriber: to confirm, or to see what is kept about them."""

    class Purpose(models.TextChoices):
        CONFIRM = "confirm", "Confirm"
        DATA = "data", "See what is kept"

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="tickets")
    consent = models.ForeignKey(Consent, models.CASCADE, null=True, blank=True, related_name="tickets")
    purpose = models.CharField(max_length=7, choices=Purpose)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["ends_at"], name="ticket_ending")]
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="ticket_token_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("made_at")), name="ticket_ends_after_it_was_made"),
            models.CheckConstraint(
                condition=~Q(purpose="confirm") | Q(consent__isnull=False), name="ticket_confirms_a_consent"
            ),
        ]

    def __str__(self):
        return f"Ticket {self.pk}"

    def use(self):
        """Whether it was still there to be used: of two who press at once, one."""
        return bool(type(self).objects.filter(pk=self.pk, used_at=None).update(used_at=timezone.now()))


LIVES = {Ticket.Purpose.CONFIRM: datetime.timedelta(days=3), Ticket.Purpose.DATA: datetime.timedelta(days=1)}
