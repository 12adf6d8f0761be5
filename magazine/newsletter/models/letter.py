from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Photo
from people.accounts import name_of
from people.models import AuditEntry
from people.moments import in_words


class LetterQuerySet(models.QuerySet):
    def due(self, now=None):
        """Letters that are being sent, and those whose moment has come; the earliest first."""
        now = now or timezone.now()
        planned = Q(state=Letter.State.PLANNED, goes_out_at__lte=now)
        return self.filter(planned | Q(state=Letter.State.SENDING)).order_by("goes_out_at", "pk")


class Letter(models.Model):
    """One issue of the newsletter. Once the first subscriber was sent it, everybody gets the very same."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        PLANNED = "planned", "Planned"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"

    subject = models.CharField(
        max_length=150, help_text="The line in the reader’s mailbox. Some 50 characters show on a phone."
    )
    preheader = models.CharField(
        max_length=200, blank=True, help_text="What a mailbox shows behind the subject. Not shown in the letter itself."
    )
    intro = models.TextField(blank=True, help_text="Opens the letter. An empty line begins a paragraph.")
    lead_photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Stands at the head with its credit. Only a picture that readers can see on the site is sent.",
    )
    note = models.TextField(blank=True, help_text="Closes the letter: a correction, an event, a word of thanks.")
    state = models.CharField(max_length=7, choices=State, default=State.DRAFT, editable=False)
    goes_out_at = models.DateTimeField("goes out", null=True, blank=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    frozen = models.JSONField(null=True, blank=True, editable=False, help_text="The letter as everybody gets it.")
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)
    addressed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When every subscriber had a row to be sent by."
    )
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("send_letter", "Can plan and send letters of the newsletter")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(goes_out_at__isnull=False),
                name="letter_goes_out_at_a_moment",
                violation_error_message="A letter that is to go out needs its moment.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sending", "sent"]) | Q(frozen__isnull=False, frozen_at__isnull=False),
                name="letter_frozen_before_it_is_sent",
                violation_error_message="A letter is frozen before the first is sent.",
            ),
            models.CheckConstraint(condition=~Q(subject=""), name="letter_has_a_subject"),
        ]

    def __str__(self):
        return self.subject

    @property
    def is_open(self):
        """Whether it may still be changed."""
        return self.state in (self.State.DRAFT, self.State.PLANNED)

    def plan(self, at, *, by):
        """Let it go out at a moment, or with the next run where that has come. Whether it still could be planned."""
        mine = type(self).objects.filter(pk=self.pk, state__in=[self.State.DRAFT, self.State.PLANNED])
        if not mine.update(state=self.State.PLANNED, goes_out_at=at, released_by=by):
            return False
        self.refresh_from_db()
        AuditEntry.objects.record(
            AuditEntry.Action.SCHEDULED, self, by=by, words=f"The letter goes to all subscribers {in_words(at)}."
        )
        return True

    def take_off(self, *, by):
        """A draft again; whether it was not too late."""
        mine = type(self).objects.filter(pk=self.pk, state=self.State.PLANNED)
        if not mine.update(state=self.State.DRAFT, goes_out_at=None, released_by=None):
            return False
        self.refresh_from_db()
        AuditEntry.objects.record(AuditEntry.Action.UNSCHEDULED, self, by=by)
        return True

    def standing(self):
        """Where it stands, in words."""
        if self.state == self.State.PLANNED:
            released = f", released by {name_of(self.released_by)}" if self.released_by else ""
            return f"Goes out {in_words(self.goes_out_at)}{released}"
        if self.state == self.State.SENDING:
            return f"Being sent since {in_words(self.frozen_at)}"
        return f"Sent {in_words(self.finished_at or self.frozen_at)}" if self.state == self.State.SENT else "Draft"


class LetterStory(models.Model):
    """A story in a letter, in its place. One that readers do not see when the letter is sent is left out."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="stories")
    position = models.PositiveIntegerField(default=0)
    article = models.ForeignKey(Article, models.CASCADE, related_name="+", verbose_name="story")
    words = models.CharField("in the letter", max_length=400, blank=True, help_text="Instead of the story’s own dek.")

    class Meta:
        ordering = ["position", "pk"]
        default_permissions = ()  # goes with its letter
        verbose_name = "story"
        verbose_name_plural = "stories"
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "article"],
                name="letterstory_once",
                violation_error_message="This story stands in the letter already.",
            )
        ]

    def __str__(self):
        return f"Place {self.position}"
