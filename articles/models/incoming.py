import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .article import Article


class ImportQuerySet(models.QuerySet):
    def open(self):
        """Those whose draft is still to be made; the last that somebody looked at first."""
        return self.filter(state=Import.State.OPEN).select_related("made_by").order_by("-changed_at", "-pk")

    def of_stories(self):
        """Those that became a story which is still there, the newest first."""
        return self.filter(state=Import.State.DONE, story__isnull=False).order_by("-pk")

    def last_of(self, story):
        """What a story was last brought in from, or nothing."""
        return self.of_stories().filter(story=story).first()

    def standing_for(self, digest):
        """The import of this very source, where its story has taken in nothing else since."""
        newest = self.of_stories().filter(story=models.OuterRef("story"))
        same = self.of_stories().filter(digest=digest)
        return same.alias(newest=models.Subquery(newest.values("pk")[:1])).filter(pk=F("newest")).first()

    def without_texts(self):
        return self.defer("text", "beside", "base", "choices")


class Import(models.Model):
    """A story that came in as text: what came, what was decided about it, and what was made of it.

    While it is open it waits for an editor. Once its draft is made it remembers the story as it
    was brought in, so that what editors change since is told from what changes at the source.
    """

    class State(models.TextChoices):
        OPEN = "open", "To be looked at"
        DONE = "done", "Brought in"

    # A source that is longer than this is not kept once its story is made.
    LONGEST_KEPT = 1_000_000

    name = models.CharField(max_length=200, help_text="What the source is called: a file, a post of an export.")
    address = models.CharField(max_length=500, blank=True, help_text="Where the source says that it was published.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the text and of all that its file said beside it.")
    text = models.TextField(blank=True)
    beside = models.JSONField(default=dict, help_text="What its file said outright, and what its door left out.")
    choices = models.JSONField(default=dict, help_text="What an editor decided, by the key of the decision.")
    state = models.CharField(max_length=4, choices=State, default=State.OPEN)
    saves = models.PositiveIntegerField(default=0, help_text="How often the decisions were saved.")
    story = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="imports")
    base = models.JSONField(null=True, blank=True, help_text="The story as it was brought in, frozen.")
    reader = models.CharField(max_length=20, blank=True, help_text="The version of the reader that read it.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()  # who may import stories may import them
        indexes = [
            models.Index(fields=["digest"], name="import_of_source"),
            models.Index(fields=["name"], name="import_by_name"),
            models.Index(fields=["address"], condition=~Q(address=""), name="import_by_address"),
            models.Index(fields=["-changed_at", "-id"], condition=Q(state="open"), name="import_open"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", story=None, base=None) | Q(state="done", base__isnull=False),
                name="import_done_with_what_was_made",
                violation_error_message="An import that is done remembers the story as it was brought in.",
            ),
        ]

    def __str__(self):
        return self.name

    def take_turn(self, base):
        """Count one save more of the decisions, if nobody did since ``base``; whether that could be done."""
        mine = type(self).objects.filter(pk=self.pk, saves=base, state=self.State.OPEN)
        if not mine.update(saves=F("saves") + 1, changed_at=timezone.now()):
            return False
        self.saves = base + 1
        return True


def digest_of(said: bytes) -> str:
    return hashlib.sha256(said).hexdigest()
