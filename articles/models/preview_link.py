import datetime
import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .article import Article

TOKEN_BYTES = 32


def digest_of(token):
    return hashlib.sha256(token.encode()).hexdigest()


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at=None):
        """Links that still lead somewhere: neither at their end nor revoked."""
        at = at or timezone.now()
        return self.filter(Q(revoked_at=None) | Q(revoked_at__gt=at), expires_at__gt=at)

    def with_token(self, token):
        return self.filter(token_digest=digest_of(token))

    def for_list(self):
        """Newest first, with who made each, how often it was visited and when last."""
        return (
            self.select_related("made_by")
            .annotate(visit_count=models.Count("visits"), last_visit=models.Max("visits__at"))
            .order_by("-made_at", "-pk")
        )

    def make(self, article, *, days, by, note=""):
        """A new link with its token, which is told this once and kept nowhere."""
        token, now = secrets.token_urlsafe(TOKEN_BYTES), timezone.now()
        link = self.create(
            article=article,
            token_digest=digest_of(token),
            note=note,
            made_by=by,
            made_at=now,
            expires_at=now + datetime.timedelta(days=days),
        )
        return link, token


class PreviewLink(models.Model):
    """A way to a story's draft for somebody without an account, until a set moment.

    Of its token only a digest is kept: who reads the database still cannot use the link.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="preview_links", verbose_name="story")
    token_digest = models.CharField(max_length=64, editable=False)
    note = models.CharField("for whom", max_length=100, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField("ends")
    revoked_at = models.DateTimeField("revoked", null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        default_permissions = ()  # who may change a story may share it
        constraints = [
            models.UniqueConstraint(
                fields=["token_digest"],
                name="preview_link_token_once",
                violation_error_message="There is already a link with that token.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="preview_link_ends_after_it_is_made",
                violation_error_message="A preview link cannot end before it is made.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("made_at")),
                name="preview_link_revoked_after_it_is_made",
                violation_error_message="A preview link cannot be revoked before it is made.",
            ),
        ]

    def __str__(self):
        return f"Preview of “{self.article}”{f' for {self.note}' if self.note else ''}"

    def is_open(self, at=None):
        """Whether it still leads somewhere. Keep in step with PreviewLinkQuerySet.open()."""
        at = at or timezone.now()
        return self.expires_at > at and (self.revoked_at is None or self.revoked_at > at)

    def revoke(self):
        """End the link now. One that was revoked before keeps the moment it was."""
        PreviewLink.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())
        self.refresh_from_db(fields=["revoked_at"])


class PreviewVisitQuerySet(models.QuerySet):
    def record(self, link, browser=""):
        """Note a visit, and let go of the link's oldest beyond those that are kept."""
        visit = self.create(link=link, browser=browser[:60])
        oldest_kept = self.filter(link=link).order_by("-pk").values_list("pk", flat=True)[PreviewVisit.KEPT - 1 :][:1]
        for pk in oldest_kept:
            self.filter(link=link, pk__lt=pk).delete()
        return visit


class PreviewVisit(models.Model):
    """That a preview link was opened: when, and with what kind of browser. Not by whom."""

    KEPT = 500  # visits of each link

    link = models.ForeignKey(PreviewLink, models.CASCADE, related_name="visits")
    at = models.DateTimeField(default=timezone.now)
    browser = models.CharField(max_length=60, blank=True)

    objects = PreviewVisitQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M}"
