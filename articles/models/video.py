from django.db import models

from people.dates import PartialDateField
from people.models import Film
from people.natural_keys import NaturalKeyModel

from ..players import player_for
from .photo import Photo


class Video(NaturalKeyModel):
    """A trailer, an interview, a clip. The address is left empty where no source gives one."""

    class Kind(models.TextChoices):
        TRAILER = "trailer", "Trailer"
        INTERVIEW = "interview", "Interview"
        CLIP = "clip", "Clip"

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    url = models.URLField("address", max_length=500, blank=True)
    still = models.ForeignKey(Photo, models.PROTECT, null=True, blank=True, related_name="videos")
    film = models.ForeignKey(Film, models.PROTECT, null=True, blank=True, related_name="videos")
    official = models.BooleanField(default=False, help_text="Published by the film's makers or distributor.")
    date = PartialDateField("published")

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title

    @property
    def still_picture(self):
        """What readers see in the place of the still."""
        return self.still.shown() if self.still else None

    @property
    def player(self):
        """What plays it on our own page; None where its address can only be followed, or there is none."""
        return player_for(self.url)
