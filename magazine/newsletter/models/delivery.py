from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from .letter import Letter
from .subscriber import Subscriber


class DeliveryQuerySet(models.QuerySet):
    def due(self, now=None):
        """What is to be sent now: not yet tried, or its next try has come; not to those who left meanwhile."""
        now = now or timezone.now()
        waiting = self.filter(state=Delivery.State.WAITING, subscriber__state=Subscriber.State.ACTIVE)
        return waiting.filter(Q(next_try_at=None) | Q(next_try_at__lte=now)).order_by("pk")

    def waiting(self):
        """What may still be sent, now or at its next try."""
        return self.filter(state=Delivery.State.WAITING, subscriber__state=Subscriber.State.ACTIVE)

    def in_doubt(self):
        """Handed over to a mail server of which no answer is known."""
        return self.filter(state=Delivery.State.CLAIMED)

    def claim(self, pk):
        """Whether this row was there to be sent, and is nobody else's from now on.

        Asked after all of the letter but its last dot has gone to the mail server, so that a run that ends
        before leaves a row that waits, and one that ends after leaves a row that is in doubt.
        """
        active = Subscriber.objects.active()
        mine = self.filter(pk=pk, state=Delivery.State.WAITING, subscriber__in=active)
        return bool(mine.update(state=Delivery.State.CLAIMED, claimed_at=timezone.now()))

    def tally(self):
        """How many of these stand where: {state: count}."""
        return dict(self.order_by().values_list("state").annotate(Count("pk")))


class Delivery(models.Model):
    """One letter to one subscriber: at most one row, and at most one mail."""

    class State(models.TextChoices):
        WAITING = "waiting", "To be sent"
        CLAIMED = "claimed", "Handed over, answer not known"
        SENT = "sent", "Sent"
        FAILED = "failed", "Refused"

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["letter", "state", "id"], name="delivery_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["letter", "subscriber"], name="delivery_once"),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="delivery_sent_at_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state="claimed") | Q(claimed_at__isnull=False), name="delivery_claimed_at_a_moment"
            ),
        ]

    def __str__(self):
        return f"Delivery {self.pk}"
