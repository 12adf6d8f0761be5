from content_editor.models import Region
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from taggit.managers import TaggableManager

from people.dates import PartialDateField
from people.models import Film, Person, Source
from people.natural_keys import NaturalKeyModel

from .archive import ArticleQuerySet
from .issue import Issue, Section
from .photo import Photo, Shoot
from .subject import Subject
from .tag import TaggedArticle, TopicManager


def in_words(at):
    """An instant as the desk says it, with the zone of its clock: 3 March 2026, 09:00 (Europe/London)."""
    return f"{date_format(timezone.localtime(at), 'j F Y, H:i')} ({timezone.get_current_timezone_name()})"


class Article(NaturalKeyModel):
    """A story of any kind, from a news item to a cover story."""

    class Kind(models.TextChoices):
        COVER_STORY = "cover-story", "Cover story"
        FEATURE = "feature", "Feature"
        INTERVIEW = "interview", "Interview"
        REVIEW = "review", "Review"
        CRITIQUE = "critique", "Critique"
        NEWS = "news", "News"
        VIDEO = "video", "Video"
        FILM_PAGE = "film-page", "Film page"
        LIST = "list", "List"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class TitleSource(models.TextChoices):
        SOURCE = "source", "From the source"
        EDITOR = "editor", "Given by an editor"

    regions = [Region(key="body", title="Body")]
    KINDS_WITH_OPENER = frozenset({Kind.COVER_STORY, Kind.VIDEO, Kind.FILM_PAGE, Kind.REVIEW})

    kind = models.CharField(
        max_length=12, choices=Kind, default=Kind.FEATURE, help_text="Decides how the page is laid out."
    )
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, related_name="articles")
    kicker = models.CharField(max_length=100, blank=True, help_text="The short line above the headline.")
    title = models.CharField("headline", max_length=200)
    title_source = models.CharField("headline comes", max_length=10, choices=TitleSource, default=TitleSource.EDITOR)
    slug = models.SlugField(
        max_length=100, unique=True, help_text="The last part of the address. It stays once readers have seen it."
    )
    dek = models.CharField(max_length=400, blank=True, help_text="The sentence under the headline.")
    lead_photo = models.ForeignKey(Photo, models.PROTECT, null=True, blank=True, related_name="leads")

    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(
        "goes live", null=True, blank=True, help_text="Readers see a published story from this moment on."
    )
    embargo_until = models.DateTimeField(
        "embargo until",
        null=True,
        blank=True,
        help_text="Before this moment nothing of the story shows, published or not.",
    )
    expires_at = models.DateTimeField("expires", null=True, blank=True, help_text="From this moment the story is gone.")
    updated_at = models.DateTimeField(
        "updated", null=True, blank=True, help_text="Shown to readers. Set it for a change that they should know of."
    )

    issue = models.ForeignKey(
        Issue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="Where the story first appeared in print.",
    )
    first_published = PartialDateField("first published", help_text="The date the source carries, as precise as it is.")
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="The text this story was told from.",
    )
    shoot = models.ForeignKey(
        Shoot,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="Its crew is named at the end of the story.",
    )

    rating = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True, help_text="For reviews only.")
    rating_scale = models.PositiveSmallIntegerField("out of", null=True, blank=True)
    verdict = models.CharField(max_length=300, blank=True, help_text="The review in a sentence.")

    saves = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="How often the story was saved. A form that was built on fewer saves is stale.",
    )
    draft = models.OneToOneField(
        "articles.Version",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="draft_of",
        help_text="What editors have changed since readers were given the story. Empty where there is nothing waiting.",
    )

    people = models.ManyToManyField(
        Person, through="Subject", through_fields=("article", "person"), related_name="articles"
    )
    films = models.ManyToManyField(Film, through="Subject", through_fields=("article", "film"), related_name="articles")
    tags = TaggableManager(
        "topics",
        through=TaggedArticle,
        manager=TopicManager,
        blank=True,
        help_text="Topics, separated by commas. People and films are linked below instead.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "slug"]
        verbose_name = "story"
        verbose_name_plural = "stories"
        permissions = [("publish_article", "Can publish, schedule and withdraw stories")]
        indexes = [
            models.Index(fields=["status", "-published_at", "slug"], name="article_newest"),
            models.Index(fields=["section", "status", "-published_at"], name="article_newest_in_section"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | (Q(published_at__isnull=False) & ~Q(title="")),
                name="article_published_with_title_and_date",
                violation_error_message="A published story needs a headline and the moment it goes live.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(published_at=None) | Q(expires_at__gt=F("published_at")),
                name="article_expires_after_going_live",
                violation_error_message="A story cannot expire before it goes live.",
            ),
            models.CheckConstraint(
                condition=Q(rating=None, rating_scale=None)
                | Q(rating__isnull=False, rating_scale__isnull=False, kind="review"),
                name="article_rating_only_for_reviews",
                violation_error_message="Only a review is rated, and a rating needs its scale: 4 out of 5.",
            ),
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__gte=0, rating__lte=F("rating_scale")),
                name="article_rating_within_scale",
                violation_error_message="The rating lies between nought and its scale.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("story", args=[self.slug])

    def is_live(self, at=None):
        """Whether readers may see it. Keep in step with ArticleQuerySet.live()."""
        at = at or timezone.now()
        return (
            self.status == self.Status.PUBLISHED
            and self.published_at is not None
            and self.published_at <= at
            and (self.embargo_until is None or self.embargo_until <= at)
            and (self.expires_at is None or self.expires_at > at)
        )

    def publish(self):
        """Put the story on the site: now, unless a moment was set. That one is kept, past or to come."""
        self.status = self.Status.PUBLISHED
        self.published_at = self.published_at or timezone.now()
        self.save(update_fields=["status", "published_at"])

    def withdraw(self):
        """Take the story off the site. Its address then answers that it is gone."""
        self.status = self.Status.WITHDRAWN
        self.save(update_fields=["status"])

    def standing(self):
        """Where the story stands, in words with the moment that matters."""
        now = timezone.now()
        if self.status != self.Status.PUBLISHED:
            return self.get_status_display()
        if self.expires_at and self.expires_at <= now:
            return f"Expired {in_words(self.expires_at)}"
        if self.embargo_until and self.embargo_until > now:
            return f"Embargoed until {in_words(self.embargo_until)}"
        if self.published_at > now:
            return f"Goes live {in_words(self.published_at)}"
        return f"Live since {in_words(self.published_at)}"

    @property
    def opener(self):
        """The template that opens the page: some kinds have one of their own."""
        kind = self.kind if self.kind in self.KINDS_WITH_OPENER else "standard"
        return f"articles/openers/_{kind.replace('-', '_')}.html"

    @property
    def film(self):
        """The first film the story is about: what a film page or a review presents."""
        about = (subject.film for subject in self.subjects.all() if subject.prominence == Subject.Prominence.ABOUT)
        return next((film for film in about if film), None)

    @property
    def provenance(self):
        """Where the story first appeared, in a sentence, or nothing."""
        return f"Originally in the {self.issue.label} of {self.issue.publication}." if self.issue else ""

    @property
    def lead_picture(self):
        """The lead photo, if readers may see it."""
        return self.lead_photo if self.lead_photo and self.lead_photo.is_cleared() else None
