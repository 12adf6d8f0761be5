from django.db import models
from django.db.models import Exists, OuterRef, Q

from people.natural_keys import NaturalKeyModel
from people.pictures import picture_at

from .photo import Photo


class Gallery(NaturalKeyModel):
    """Pictures shown one after another."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "galleries"

    def __str__(self):
        return self.title


class GalleryItem(NaturalKeyModel):
    natural_key_lookups = ("gallery__slug", "photo__slug")

    gallery = models.ForeignKey(Gallery, models.CASCADE, related_name="items")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="gallery_items")
    caption = models.TextField(blank=True, help_text="Instead of the picture's own caption.")
    alt = models.CharField(
        "alt text", max_length=250, blank=True, help_text="Instead of the picture's own, where it means something else."
    )
    position = models.PositiveSmallIntegerField("order", default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = "picture"
        constraints = [
            models.UniqueConstraint(
                fields=["gallery", "photo"],
                name="galleryitem_photo_once",
                violation_error_message="This picture is already in the gallery.",
            ),
        ]

    def __str__(self):
        return str(self.photo)

    @property
    def picture(self):
        """What readers see in the place of the photo."""
        return self.photo.shown(self.caption, self.alt)

    @classmethod
    def prefetch(cls, lookup="items"):
        """The places of a gallery that have a picture which readers may see."""
        cleared = Photo.objects.cleared()
        shown = Exists(cleared.filter(Q(pk=OuterRef("photo")) | Q(pk=OuterRef("photo__substitute"))))
        return models.Prefetch(lookup, cls.objects.filter(shown).select_related(*picture_at("photo")))
