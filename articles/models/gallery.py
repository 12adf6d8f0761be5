from django.db import models
from django.db.models import Exists, OuterRef

from people.natural_keys import NaturalKeyModel

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

    @classmethod
    def prefetch(cls, lookup="items"):
        """The pictures of a gallery that readers may see."""
        cleared = cls.objects.filter(Exists(Photo.objects.cleared().filter(pk=OuterRef("photo"))))
        return models.Prefetch(lookup, cleared.select_related("photo__renditions"))
