import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..addresses import folded

# A request holds an address that may be nobody's subscription: it is not kept for long.
KEPT = datetime.timedelta(days=2)


class OutgoingQuerySet(models.QuerySet):
    def due(self, now=None):
        now = now or timezone.now()
        waiting = self.filter(state=Outgoing.State.WAITING)
        return waiting.filter(Q(next_try_at=None) | Q(next_try_at__lte=now)).order_by("pk")

    def over(self, now=None):
        return self.filter(asked_at__lt=(now or timezone.now()) - KEPT)


class Outgoing(models.Model):
    """A mail that somebody asked for on the site. It is written and sent later, by the command that sends letters.

    While a visitor waits nothing is asked about the address, so nothing can be told from the answer or its time.
    """

    class Kind(models.TextChoices):
        SIGN_UP = "sign-up", "Sign-up"
        DATA = "data", "What is kept"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed"
        HELD = "held", "Held back: one mail a day is enough"
        NOTHING = "nothing", "There was nothing to send"

    kind = models.CharField(max_length=7, choices=Kind)
    email = models.EmailField(max_length=254)
    folded = models.CharField(max_length=254)
    page = models.CharField(max_length=200, blank=True)
    wording = models.TextField(blank=True)
    version = models.CharField(max_length=20, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["id"], condition=Q(state="waiting"), name="outgoing_waiting"),
            models.Index(fields=["asked_at"], name="outgoing_by_age"),
            models.Index(fields=["folded"], name="outgoing_to"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="sign-up") | ~Q(wording=""), name="outgoing_sign_up_with_its_wording"
            ),
        ]

    def __str__(self):
        return f"Outgoing mail {self.pk}"

    def save(self, *args, **kwargs):
        self.folded = folded(self.email)
        super().save(*args, **kwargs)
