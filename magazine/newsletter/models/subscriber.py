import datetime

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from people.models import AuditEntry

from ..addresses import digest, digests, folded

# How long somebody who left stays known, so that the magazine can show that it stopped when it was asked to.
KEPT_AFTER_LEAVING = datetime.timedelta(days=365)
# How long a sign-up may wait to be confirmed.
KEPT_UNCONFIRMED = datetime.timedelta(days=4)
FAILURES_ALLOWED = 3


class SubscriberQuerySet(models.QuerySet):
    """The words in which the magazine asks for its subscribers."""

    def active(self):
        """Whom letters are sent to: confirmed, not gone since, and their mail was taken."""
        return self.filter(state=Subscriber.State.ACTIVE)

    def at(self, address):
        return self.filter(folded=folded(address))

    def over(self, now=None):
        """Whom nothing need be kept about any longer: never confirmed in time, or gone for long."""
        now = now or timezone.now()
        never_confirmed = Q(state=Subscriber.State.PENDING, asked_at__lt=now - KEPT_UNCONFIRMED)
        long_gone = Q(left_at__lt=now - KEPT_AFTER_LEAVING)
        return self.filter(never_confirmed | long_gone)


class Subscriber(models.Model):
    """A reader who asked for the newsletter. By name it is a number: addresses stand nowhere but in their column."""

    class State(models.TextChoices):
        PENDING = "pending", "Asked, not confirmed"
        ACTIVE = "active", "Subscribed"
        LEFT = "left", "Left"
        BOUNCED = "bounced", "Mail is not taken"

    email = models.EmailField("address", max_length=254)
    folded = models.CharField(max_length=254, editable=False)
    state = models.CharField(max_length=7, choices=State, default=State.PENDING)
    asked_at = models.DateTimeField("asked", default=timezone.now)
    confirmed_at = models.DateTimeField("confirmed", null=True, blank=True)
    left_at = models.DateTimeField("left", null=True, blank=True)
    failures = models.PositiveSmallIntegerField(
        default=0, help_text="Letters in a row that the reader's mail server refused."
    )
    last_answer = models.CharField(max_length=300, blank=True, help_text="What the reader's mail server said last.")

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view", "delete")  # nobody signs a reader up for them
        indexes = [models.Index(fields=["state", "id"], name="subscriber_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["folded"],
                name="subscriber_address_once",
                violation_error_message="This address is known already.",
            ),
            models.CheckConstraint(condition=~Q(folded=""), name="subscriber_has_an_address"),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(confirmed_at__isnull=False),
                name="subscriber_active_once_confirmed",
                violation_error_message="Nobody is subscribed who has not confirmed it.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["left", "bounced"]) | Q(left_at__isnull=False),
                name="subscriber_left_at_a_moment",
            ),
        ]

    def __str__(self):
        return f"Subscriber {self.pk}"

    def save(self, *args, **kwargs):
        self.folded = folded(self.email)
        super().save(*args, **kwargs)

    def confirm(self, consent):
        """Subscribed from now on, by a consent that they gave and confirmed."""
        now = timezone.now()
        consent.confirmed_at = now
        consent.save(update_fields=["confirmed_at"])
        self.state, self.confirmed_at, self.left_at = self.State.ACTIVE, now, None
        self.failures, self.last_answer = 0, ""
        self.save(update_fields=["state", "confirmed_at", "left_at", "failures", "last_answer"])

    def leave(self):
        """No letter from now on. Again, it changes nothing."""
        self.go(self.State.LEFT)
        self.consents.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())

    def go(self, state):
        gone = type(self).objects.filter(pk=self.pk).exclude(state__in=[self.State.LEFT, state])
        gone.update(state=state, left_at=timezone.now())
        self.refresh_from_db()

    # What the mail server says of the address

    def was_taken(self):
        type(self).objects.filter(pk=self.pk, failures__gt=0).update(failures=0, last_answer="")

    def was_refused(self, answer, *, for_good):
        """A letter was not taken. An address that does not exist bounces at once, any other after three in a row."""
        mine = type(self).objects.filter(pk=self.pk)
        mine.update(failures=F("failures") + 1, last_answer=answer[:300])
        self.refresh_from_db()
        if for_good or self.failures >= FAILURES_ALLOWED:
            self.go(self.State.BOUNCED)

    def came_back(self, answer, *, for_good):
        """A letter that their mail server had taken came back. Taking the next one makes up for nothing."""
        states = self.deliveries.filter(state__in=["sent", "failed"]).order_by("-pk").values_list("state", flat=True)
        last = list(states[:FAILURES_ALLOWED])
        self.was_refused(answer, for_good=for_good or last == ["failed"] * FAILURES_ALLOWED)

    # What is kept

    def as_data(self):
        """Everything that is kept about them, as they may take it with them."""
        return {
            "address": self.email,
            "state": self.get_state_display(),
            "asked": self.asked_at,
            "confirmed": self.confirmed_at,
            "left": self.left_at,
            "letters refused in a row": self.failures,
            "last answer of the mail server": self.last_answer,
            "consents": [
                {
                    "wording": consent.wording,
                    "version": consent.version,
                    "given on": consent.page,
                    "asked": consent.asked_at,
                    "confirmed": consent.confirmed_at,
                    "withdrawn": consent.withdrawn_at,
                }
                for consent in self.consents.all()
            ],
            "letters": [
                {
                    "subject": each.letter.subject,
                    "state": each.get_state_display(),
                    "sent": each.sent_at,
                    "answer of the mail server": each.answer,
                }
                for each in self.deliveries.select_related("letter")
            ],
        }

    @transaction.atomic
    def forget(self, *, by=None, never_again=False):
        """Delete everything about them. Where they asked not to be written to again, a keyed hash remains for that."""
        if never_again:
            Suppressed.objects.get_or_create(digest=digest(self.email, "suppressed"))
        words = "Everything about a subscriber" if by else "Everything about a subscriber, who asked for it"
        kept = "; a hash remains, so that they are not written to again" if never_again else ""
        AuditEntry.objects.record(AuditEntry.Action.DELETED, self, by=by, words=f"{words}{kept}.")
        self._meta.apps.get_model("newsletter", "Outgoing").objects.filter(folded=self.folded).delete()
        self.delete()


class Consent(models.Model):
    """That a reader agreed: to which words, when, and on which page."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="consents")
    wording = models.TextField()
    version = models.CharField(max_length=20)
    page = models.CharField("given on", max_length=200, blank=True, help_text="Where on the site they asked.")
    asked_at = models.DateTimeField("asked", default=timezone.now)
    confirmed_at = models.DateTimeField("confirmed", null=True, blank=True)
    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()  # goes with its subscriber
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("asked_at")),
                name="consent_confirmed_after_it_was_asked",
            ),
            models.CheckConstraint(condition=~Q(wording=""), name="consent_has_its_words"),
        ]

    def __str__(self):
        return f"Consent {self.pk}"


class SuppressedQuerySet(models.QuerySet):
    def holds(self, address):
        return self.filter(digest__in=digests(address, "suppressed")).exists()


class Suppressed(models.Model):
    """An address that is never to be written to again. The address itself is not kept, only what tells it."""

    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    objects = SuppressedQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["digest"], name="suppressed_once")]

    def __str__(self):
        return f"Suppressed address {self.pk}"
