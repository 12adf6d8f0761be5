import uuid
from typing import NamedTuple

from django.conf import settings
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.dates import PartialDateField
from people.models import Addressed, Credited, Film, Person

from .library import PhotoQuerySet
from .shoot import Shoot


def original_path(photo, filename):
    """Where an original is kept: out of readers' reach, under a name of our own."""
    return f"originals/{uuid.uuid4().hex}.{filename.rsplit('.', 1)[-1].lower()[:4]}"


class Photo(Addressed):
    """A picture with what may be done with it, and by whom it was made."""

    class Rights(models.TextChoices):
        UNKNOWN = "unknown", "Not known yet"
        OWN = "own", "Our own"
        LICENSED = "licensed", "Licensed"
        COURTESY = "courtesy", "By courtesy"
        CREATIVE_COMMONS = "cc", "Creative Commons"
        PUBLIC_DOMAIN = "public-domain", "Public domain"
        WITHDRAWN = "withdrawn", "Withdrawn: not to be shown any more"

        @classmethod
        def closed(cls):
            """Those with which readers see nothing, whatever else is known."""
            return [cls.UNKNOWN, cls.WITHDRAWN]

    title = models.CharField(max_length=200, help_text="For the desk. Readers see caption and credit.")
    slug = models.SlugField(max_length=100, unique=True)
    file = models.ImageField(
        "original", upload_to=original_path, width_field="width", height_field="height", max_length=200
    )
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    focal_x = models.PositiveSmallIntegerField(
        "focal point, from the left",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="In per cent. Crops keep this point.",
    )
    focal_y = models.PositiveSmallIntegerField(
        "focal point, from the top", default=50, validators=[MaxValueValidator(100)]
    )

    alt = models.CharField(
        "alt text",
        max_length=250,
        blank=True,
        help_text="What the picture shows, for somebody who cannot see it. Not the credit.",
    )
    decorative = models.BooleanField(
        default=False, help_text="It says nothing that the text does not: readers who cannot see it are told nothing."
    )
    caption = models.TextField(blank=True)
    credit_line = models.CharField(
        max_length=300,
        blank=True,
        help_text="Word for word as it was given: “Courtesy NEON”. Printed with the picture wherever it stands.",
    )
    copyright_notice = models.CharField(max_length=300, blank=True)
    usage_terms = models.CharField(max_length=500, blank=True)
    licence_url = models.URLField("licence", max_length=500, blank=True)
    acquire_url = models.URLField("where to license it", max_length=500, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="Who supplied it: an agency, a distributor.")
    source_url = models.URLField(
        "source address", max_length=500, blank=True, help_text="Where it was found. Never shown, never fetched."
    )
    digital_source_type = models.URLField(
        max_length=200,
        blank=True,
        help_text="IPTC's term for how it came to be: a photograph, a drawing, made by a model.",
    )
    created = PartialDateField("date made")

    rights_status = models.CharField(
        "rights",
        max_length=15,
        choices=Rights,
        default=Rights.UNKNOWN,
        help_text="A picture without known rights is shown to nobody outside the desk.",
    )
    rights_from = models.DateTimeField(null=True, blank=True)
    rights_until = models.DateTimeField(null=True, blank=True, help_text="At this moment the picture leaves the site.")

    territories = models.CharField(
        max_length=300,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}( [A-Z]{2})*$", "Write countries as two capital letters each: GB IE.")],
        help_text="Only in these countries, as two letters each: GB IE. Empty: everywhere.",
    )
    no_crop = models.BooleanField("not to be cropped", default=False, help_text="It is shown whole wherever it stands.")
    substitute = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="stands_in_for",
        help_text="Shown in its place once readers may not see this one any more.",
    )

    digest = models.CharField(
        max_length=64, blank=True, editable=False, help_text="SHA-256 of the picture, whatever its file says beside it."
    )
    embedded = models.JSONField(default=dict, blank=True, editable=False, help_text="What its file says of itself.")

    shoot = models.ForeignKey(Shoot, models.PROTECT, null=True, blank=True, related_name="photos")
    portrait_of = models.OneToOneField(Person, models.SET_NULL, null=True, blank=True, related_name="portrait")
    poster_of = models.OneToOneField(Film, models.SET_NULL, null=True, blank=True, related_name="poster")
    people = models.ManyToManyField(Person, blank=True, related_name="photos", verbose_name="people shown")
    films = models.ManyToManyField(Film, blank=True, related_name="photos", verbose_name="films shown")

    own_parts = frozenset({"renditions", "creators", "former_files"})
    hands_over = ("portrait_of", "poster_of")

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["title", "slug"]
        indexes = [
            models.Index(fields=["rights_until"], condition=Q(rights_until__isnull=False), name="photo_rights_ending"),
            models.Index(fields=["rights_status"], name="photo_by_rights"),
            models.Index(fields=["title", "slug"], name="photo_in_order"),
            # Few pictures have one. An index of all rows would look to SQLite as if it told nothing.
            models.Index(fields=["substitute"], condition=Q(substitute__isnull=False), name="photo_with_substitute"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(rights_status__in=["licensed", "courtesy", "cc"]) | ~Q(credit_line=""),
                name="photo_credit_where_rights_are_lent",
                violation_error_message="A picture whose rights are lent needs its credit line.",
            ),
            models.CheckConstraint(
                condition=Q(decorative=False) | Q(alt=""),
                name="photo_decorative_without_alt",
                violation_error_message="A decorative picture has no alt text: choose one or the other.",
            ),
            models.CheckConstraint(
                condition=Q(substitute=None) | ~Q(substitute=models.F("id")),
                name="photo_no_substitute_for_itself",
                violation_error_message="A picture cannot stand in for itself.",
            ),
            models.UniqueConstraint(
                fields=["digest"],
                condition=~Q(digest=""),
                name="photo_picture_once",
                violation_error_message="This picture is in the library already.",
            ),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="photo_focal_point_inside",
                violation_error_message="The focal point lies between 0 and 100 per cent.",
            ),
            models.CheckConstraint(
                condition=Q(rights_from=None) | Q(rights_until=None) | Q(rights_from__lt=models.F("rights_until")),
                name="photo_rights_begin_before_they_end",
                violation_error_message="The rights must begin before they end.",
            ),
        ]

    def __str__(self):
        return self.title

    def is_cleared(self, at=None):
        """Whether readers may see it. Keep in step with PhotoQuerySet.cleared()."""
        at = at or timezone.now()
        return (
            bool(self.credit_line)
            and bool(self.alt or self.decorative)
            and self.rights_status not in self.Rights.closed()
            and (self.rights_from is None or self.rights_from <= at)
            and (self.rights_until is None or self.rights_until > at)
            and self.is_licensed_here()
        )

    def is_licensed_here(self):
        """Whether its territories take in every country the magazine is read in. Keep in step with
        licensed_where_it_is_read()."""
        read_in = set(settings.TERRITORIES)
        return not self.territories or (bool(read_in) and read_in <= set(self.territories.split()))

    def shown(self, caption="", alt=""):
        """What readers see where this picture was put, with the words that were written for that place.

        The picture itself, or its substitute with that one's own words, or nothing.
        """
        if self.is_cleared():
            return Shown(self, caption or self.caption, "" if self.decorative else alt or self.alt)
        other = self.substitute if self.substitute_id else None
        return Shown(other, other.caption, other.alt) if other and other.is_cleared() else None


class Shown(NamedTuple):
    """A picture as it stands in one place: which one readers see there, and with which words."""

    photo: Photo
    caption: str
    alt: str


class PhotoCreator(Credited):
    """Who made a picture."""

    natural_key_lookups = ("photo__slug", "person__slug", "company__slug")

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="creators")

    class Meta:
        ordering = ["position", "id"]
        verbose_name = "creator"
        # Most makers may be agencies: an index of all rows would look to SQLite as if it told nothing of people.
        indexes = [
            models.Index(fields=["person"], condition=Q(person__isnull=False), name="photocreator_of_a_person"),
        ]
        constraints = [
            *Credited.Meta.constraints,
            models.UniqueConstraint(
                fields=["photo", "person"],
                name="photocreator_person_once",
                violation_error_message="This person is already named as its creator.",
            ),
            models.UniqueConstraint(
                fields=["photo", "company"],
                name="photocreator_company_once",
                violation_error_message="This company is already named as its creator.",
            ),
        ]

    def __str__(self):
        return self.name
