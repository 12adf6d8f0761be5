from content_editor.models import Region
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from taggit.managers import TaggableManager

from people.dates import PartialDateField
from people.models import Addressed, Film, Person, Source

from .archive import ArticleQuerySet
from .dated import DateShown, dated, last_changed
from .in_hand import InHand
from .issue import Issue, Section
from .life import Life
from .photo import Photo
from .series import Series
from .shoot import Shoot
from .subject import Subject
from .tag import TaggedArticle, TopicManager

ASKED_OF_LIVE = ["embargo_until", "expires_at"]


class Article(Life, InHand, Addressed):
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
    KINDS_WITH_OPENER = frozenset(
        {Kind.COVER_STORY, Kind.FILM_PAGE, Kind.INTERVIEW, Kind.NEWS, Kind.REVIEW, Kind.VIDEO}
    )

    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who at the desk writes it, and may change it until readers are given it.",
    )
    kind = models.CharField(
        max_length=12, choices=Kind, default=Kind.FEATURE, help_text="Decides how the page is laid out."
    )
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, related_name="articles")
    kicker = models.CharField(max_length=100, blank=True, help_text="The short line above the headline.")
    title = models.CharField("headline", max_length=200, blank=True)
    title_source = models.CharField("headline comes", max_length=10, choices=TitleSource, default=TitleSource.EDITOR)
    slug = models.SlugField(
        max_length=100, unique=True, help_text="The last part of the address. It stays once readers have seen it."
    )
    dek = models.CharField(max_length=400, blank=True, help_text="The sentence under the headline.")
    lead_photo = models.ForeignKey(Photo, models.PROTECT, null=True, blank=True, related_name="leads")
    lead_alt = models.CharField(
        "alt text here",
        max_length=250,
        blank=True,
        help_text="Instead of the lead photo's own alt text, where it means something else in this story.",
    )

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

    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="articles", help_text="The run that it belongs to."
    )
    number_in_series = models.PositiveSmallIntegerField(
        "number in it",
        default=0,
        help_text="Its place in the series. Those of one number, and of none (0), go by date.",
    )
    links_names = models.BooleanField(
        "link names in the copy",
        default=True,
        help_text="Whom and what the shelf knows leads to its page where the copy first names it.",
    )
    names_not_linked = models.TextField(
        "but not these", blank=True, help_text="Names that lead nowhere in this story, one on each line."
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
        permissions = [
            ("edit_every_article", "Can edit the stories of every section and writer"),
            ("publish_article", "Can publish, schedule and withdraw stories"),
            ("lift_embargo", "Can lift an embargo before its hour"),
            ("import_article", "Can import stories"),
        ]
        indexes = [
            # Each holds all that live() asks, so that the pages of a list before one are passed over in it alone.
            models.Index(
                fields=["status", "-published_at", "slug", *ASKED_OF_LIVE, "section", "kind", "id"],
                name="article_newest",
            ),
            models.Index(
                fields=["section", "status", "-published_at", "slug", *ASKED_OF_LIVE, "id"],
                name="article_newest_in_section",
            ),
            models.Index(
                fields=["kind", "status", "-published_at", "slug", *ASKED_OF_LIVE, "id"], name="article_newest_of_kind"
            ),
            models.Index(
                *("status", DateShown().desc(), F("published_at").desc(), "slug", *ASKED_OF_LIVE),
                *("first_published", "id"),
                name="article_by_date_shown",
            ),
            models.Index(
                fields=["series", "number_in_series", "published_at", "slug"],
                condition=Q(series__isnull=False),
                name="article_in_series",
            ),
            models.Index("status", last_changed().desc(), name="article_last_changed"),
            models.Index(fields=["-published_at", "-id"], name="article_at_the_desk"),
            models.Index(fields=["embargo_until"], condition=Q(embargo_until__isnull=False), name="article_embargoed"),
            models.Index(fields=["expires_at"], condition=Q(expires_at__isnull=False), name="article_expiring"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="article_published_at_a_moment",
                violation_error_message="A published story needs the moment it goes live.",
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
        return self.title or "Without a headline"

    def get_absolute_url(self):
        return reverse("story", args=[self.slug])

    @property
    def dated(self):
        """The date that it shows, with a year. Keep in step with ArticleQuerySet.dated_in()."""
        return dated(self.first_published, self.published_at)

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
        """What readers see in the place of the lead photo."""
        return self.lead_photo.shown(alt=self.lead_alt) if self.lead_photo else None
