import datetime

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from .article import Article


class KeptOnce(models.QuerySet):
    """Rows of which there is one for each editor and story."""

    def put(self, editor, article, **fields):
        """Write the one row, making it if need be. Two windows at once write the same one; the later stays."""
        mine = self.filter(editor=editor, article=article)
        if mine.update(**fields):
            return
        try:
            with transaction.atomic():
                self.create(editor=editor, article=article, **fields)
        except IntegrityError:
            # The other window made it just now, or the story is gone, and this does nothing.
            mine.update(**fields)


class RecoveryCopyQuerySet(KeptOnce):
    def of(self, editor, article):
        """What this editor typed into this story, or into a new one where there is none yet. Nobody else's."""
        return self.filter(editor=editor, article=article)

    def keep(self, editor, article, *, typed, base):
        self.put(editor, article, typed=typed, base=base, kept_at=timezone.now())

    def let_go(self, editor, article):
        self.of(editor, article).delete()


class RecoveryCopy(models.Model):
    """What an editor typed and has not saved: one for each story they have open, seen by nobody else."""

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="recovery_copies")
    typed = models.JSONField(help_text="The form as the browser would have posted it.")
    base = models.PositiveIntegerField(default=0)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = RecoveryCopyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "recovery copies"
        constraints = [
            models.UniqueConstraint(
                fields=["editor", "article"],
                name="recovery_copy_one_per_story",
                violation_error_message="There is already a recovery copy of this story.",
            ),
            models.UniqueConstraint(
                fields=["editor"],
                condition=Q(article=None),
                name="recovery_copy_one_of_a_new_story",
                violation_error_message="There is already a recovery copy of a new story.",
            ),
        ]

    def __str__(self):
        return f"{self.editor}: {self.article or 'a new story'}"


class PresenceQuerySet(KeptOnce):
    def beside(self, article, editor, at=None):
        """Who else has the story open: heard of within the last minute and a half."""
        since = (at or timezone.now()) - Presence.HEARD_OF
        return (
            self.filter(article=article, heard_at__gt=since)
            .exclude(editor=editor)
            .select_related("editor")
            .order_by("since", "pk")
        )

    def long_gone(self, at=None):
        return self.filter(heard_at__lt=(at or timezone.now()) - Presence.FORGOTTEN)

    def hear(self, editor, article, *, typing):
        """The page of a story's form says that it is open. One write, unless the editor has just come."""
        self.put(editor, article, typing=typing, heard_at=timezone.now())

    def leave(self, editor, article):
        """The page was closed; rows of those whose page never said so go with it."""
        self.filter(editor=editor, article=article).delete()
        self.long_gone().delete()


class Presence(models.Model):
    """That somebody has a story's form open, as its page keeps saying."""

    HEARD_OF = datetime.timedelta(seconds=90)
    FORGOTTEN = datetime.timedelta(days=1)

    article = models.ForeignKey(Article, models.CASCADE, related_name="presences")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    heard_at = models.DateTimeField(default=timezone.now)
    typing = models.BooleanField(default=False, help_text="Whether there is something in their form that is not saved.")

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "editor"],
                name="presence_once",
                violation_error_message="That editor is known to have the story open.",
            ),
        ]

    def __str__(self):
        return f"{self.editor}: {self.article}"
