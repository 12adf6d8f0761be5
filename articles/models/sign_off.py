from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .article import Article
from .version import Version


class SignOffQuerySet(models.QuerySet):
    def waiting(self):
        """Not answered yet, the oldest first."""
        return self.filter(outcome="").order_by("asked_at", "pk")

    def answered(self):
        """Signed off or sent back; what was taken back is left out."""
        return self.filter(outcome__in=[SignOff.Outcome.APPROVED, SignOff.Outcome.SENT_BACK])

    def not_overtaken(self):
        """The last of their stories: nothing was sent again, and nothing published, since.

        A draft that waits beside its story has not been published, whatever was in the meantime.
        """
        sent_again = SignOff.objects.filter(article=OuterRef("article"), pk__gt=OuterRef("pk"))
        published = Version.objects.filter(
            article=OuterRef("article"), kind=Version.Kind.PUBLISHED, number__gt=OuterRef("version__number")
        )
        return self.filter(~Exists(sent_again), ~Exists(published) | Q(version__draft_of__isnull=False))

    def came_back_to(self, editor):
        """What was answered to somebody and is still theirs to go on with, the newest answer first."""
        return self.answered().not_overtaken().filter(asked_by=editor).order_by("-answered_at", "-pk")

    def to_be_published(self, since):
        """Signed off since a moment, and readers have not been given it yet; the newest answer first."""
        approved = self.filter(outcome=SignOff.Outcome.APPROVED, answered_at__gt=since)
        return approved.not_overtaken().order_by("-answered_at", "-pk")

    def with_names(self):
        """With the story, the version's number and who asked and answered; without the texts themselves."""
        return self.select_related("article", "version", "asked_by", "answered_by").defer("version__frozen")

    def settle(self, outcome, *, by, answer=""):
        """Answer those that still wait, and say how many did. What was answered before stays as it is."""
        return self.filter(outcome="").update(
            outcome=outcome, answer=answer, answered_by=by, answered_at=timezone.now()
        )


class SignOff(models.Model):
    """A version of a story sent to those who may publish it, and their answer to the writer."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", "Signed off"
        SENT_BACK = "sent-back", "Sent back"
        RECALLED = "recalled", "Taken back"

    article = models.ForeignKey(Article, models.CASCADE, related_name="sign_offs", verbose_name="story")
    version = models.ForeignKey(Version, models.CASCADE, related_name="sign_offs")
    note = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()  # who may change a story may ask, who may publish it may answer
        indexes = [models.Index(fields=["outcome", "answered_at"], name="sign_off_by_outcome")]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(outcome=""),
                name="sign_off_one_waiting_per_story",
                violation_error_message="The story waits for sign-off already.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None) | (~Q(outcome="") & Q(answered_at__isnull=False)),
                name="sign_off_answered_at_a_moment",
                violation_error_message="An answer needs its moment.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="sent-back") | ~Q(answer=""),
                name="sign_off_sent_back_with_a_comment",
                violation_error_message="Say what is to be done before you send it back.",
            ),
        ]

    def __str__(self):
        return f"{self.article}: {self.get_outcome_display() or 'waiting for sign-off'}"

    @property
    def is_waiting(self):
        return not self.outcome
