from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models import Article, Section
from people.models import Film
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet
from people.pictures import picture_at

MOST_BANDS = 12


class FrontPage(NaturalKeyModel):
    """What editors decided for the front page. There is one; without it the page is made from what is newest."""

    HOME = "home"

    slug = models.SlugField(max_length=10, unique=True, default=HOME)
    saves = models.PositiveIntegerField(
        default=0, editable=False, help_text="How often it was saved. A form that was built on fewer saves is stale."
    )

    class Meta:
        verbose_name = "front page"
        verbose_name_plural = "front page"
        default_permissions = ("change",)
        constraints = [
            models.CheckConstraint(
                condition=Q(slug="home"),
                name="frontpage_only_one",
                violation_error_message="There is one front page, and its name is “home”.",
            ),
        ]

    def __str__(self):
        return "Front page"


class SlotQuerySet(NaturalKeyQuerySet):
    def in_time(self, at=None):
        """Slots whose time it is, those that began last first: of two for one place, the later one has it."""
        at = at or timezone.now()
        return self.filter(Q(starts=None) | Q(starts__lte=at), Q(ends=None) | Q(ends__gt=at)).latest_first()

    def latest_first(self):
        return self.order_by(F("starts").desc(nulls_last=True), "pk")

    def for_composing(self):
        """With the film that a slot names, and its poster. The stories are asked for by themselves, through live()."""
        return self.select_related(*picture_at("film__poster"))


class Slot(NaturalKeyModel):
    """A story, or the film of the month, in a place of the front page: always, or between two moments.

    Where several are meant for one place and it is the time of all of them, the one that began last
    has it. So a story may take over for a week-end, and the one before returns by itself.
    """

    class Place(models.TextChoices):
        LEAD = "lead", "Lead"
        FIRST = "row-1", "First in the row"
        SECOND = "row-2", "Second in the row"
        THIRD = "row-3", "Third in the row"
        FILM = "film", "Film of the month"

        @classmethod
        def row(cls):
            return [cls.FIRST, cls.SECOND, cls.THIRD]

    natural_key_lookups = ("page__slug", "place", "starts")

    page = models.ForeignKey(FrontPage, models.CASCADE, related_name="slots")
    place = models.CharField(max_length=5, choices=Place)
    story = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="front_page_slots")
    film = models.ForeignKey(Film, models.CASCADE, null=True, blank=True, related_name="front_page_slots")
    kicker = models.CharField("kicker here", max_length=100, blank=True)
    title = models.CharField("headline here", max_length=200, blank=True)
    dek = models.CharField("dek here", max_length=400, blank=True)
    starts = models.DateTimeField("from", null=True, blank=True)
    ends = models.DateTimeField("until", null=True, blank=True)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = "place on the front page"
        verbose_name_plural = "places on the front page"
        ordering = ["place", F("starts").asc(nulls_first=True), "pk"]
        default_permissions = ()  # they are rows of the front page's form
        constraints = [
            models.CheckConstraint(
                condition=Q(place="film", film__isnull=False, story=None)
                | (~Q(place="film") & Q(story__isnull=False, film=None)),
                name="slot_holds_a_story_or_the_film",
                violation_error_message="The film of the month is a film; every other place takes a story.",
            ),
            models.CheckConstraint(
                condition=Q(place="film", kicker="", title="") | ~Q(place="film"),
                name="slot_film_keeps_its_title",
                violation_error_message="A film keeps its title; only the sentence beside it is the page’s own.",
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")),
                name="slot_ends_after_it_starts",
                violation_error_message="A place is left after it was taken: set “until” later than “from”.",
            ),
            models.UniqueConstraint(
                fields=["page", "place", "starts"],
                name="slot_one_per_place_and_moment",
                violation_error_message="Two are to take this place at the same moment. Set another “from” for one.",
            ),
            models.UniqueConstraint(
                fields=["page", "place"],
                condition=Q(starts=None),
                name="slot_one_per_place_without_a_moment",
                violation_error_message="Two are meant for this place from the first. Set a “from” for one of them.",
            ),
        ]

    def __str__(self):
        return str(self.story or self.film)


class Band(NaturalKeyModel):
    """A section of the front page: what it shows, and in which rhythm."""

    class Kind(models.TextChoices):
        SECTION = "section", "Stories of a section"
        FILM_OF_THE_MONTH = "film", "Film of the month"
        FILMS = "films", "Films of these stories"
        PEOPLE = "people", "People in these stories"
        AWARDS = "awards", "Awards, the newest editions"
        LATEST = "latest", "The latest, as a plain list"

    class Rhythm(models.TextChoices):
        CARDS = "cards", "Cards: three beside each other"
        LARGE = "large", "One large, three small beside it"
        STRIP = "strip", "A strip: four small pictures"
        LIST = "list", "A list of headlines"

    natural_key_lookups = ("page__slug", "position")

    # How many stories each rhythm shows.
    SIZES = {Rhythm.CARDS: 3, Rhythm.LARGE: 4, Rhythm.STRIP: 4, Rhythm.LIST: 6}

    page = models.ForeignKey(FrontPage, models.CASCADE, related_name="bands")
    position = models.PositiveSmallIntegerField("order", default=0)
    kind = models.CharField("shows", max_length=10, choices=Kind)
    section = models.ForeignKey(Section, models.CASCADE, null=True, blank=True, related_name="front_page_bands")
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.CARDS, help_text="For sections.")
    heading = models.CharField(max_length=80, blank=True, help_text="Instead of the usual one.")

    objects = NaturalKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "section of the front page"
        verbose_name_plural = "sections of the front page"
        ordering = ["position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page", "position"],
                name="band_one_per_position",
                violation_error_message="Two sections stand at the same place.",
            ),
            models.CheckConstraint(
                condition=Q(kind="section", section__isnull=False) | (~Q(kind="section") & Q(section=None)),
                name="band_section_only_of_a_section",
                violation_error_message="Choose the section whose stories are shown, and none for anything else.",
            ),
            models.UniqueConstraint(
                fields=["page", "section"],
                condition=Q(section__isnull=False),
                name="band_section_once",
                violation_error_message="A section of the magazine stands on the front page once.",
            ),
            models.UniqueConstraint(
                fields=["page", "kind"],
                condition=~Q(kind="section"),
                name="band_kind_once",
                violation_error_message="This stands on the front page already: once is enough.",
            ),
        ]

    def __str__(self):
        return self.heading or str(self.section or self.get_kind_display())

    def clean(self):
        if self.kind == self.Kind.SECTION and not self.section_id:
            raise ValidationError({"section": "Choose the section whose stories are shown."})

    @property
    def size(self):
        """How many stories it shows."""
        return {self.Kind.SECTION: self.SIZES.get(self.rhythm, 0), self.Kind.LATEST: 10}.get(self.kind, 0)


def usual_bands():
    """The sections of a front page that nobody has composed yet."""
    kinds = [
        Band.Kind.FILM_OF_THE_MONTH,
        Band.Kind.LATEST,
        Band.Kind.FILMS,
        Band.Kind.PEOPLE,
        Band.Kind.AWARDS,
    ]
    return [Band(kind=kind, position=position) for position, kind in enumerate(kinds)]
