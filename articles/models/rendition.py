from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from .photo import Photo


class RenditionSetQuerySet(models.QuerySet):
    def cleared(self):
        """Renditions of pictures that readers may see where a live story shows them."""
        return self.filter(Exists(Photo.objects.cleared().filter(pk=OuterRef("photo"))))

    def public(self):
        """Renditions of pictures that readers may see by themselves, and so at their own address."""
        return self.filter(Exists(Photo.objects.public().filter(pk=OuterRef("photo"))))

    def outdate(self, photos):
        """Let the desk know that those of these pictures carry words and rights of yesterday, until made anew."""
        return self.filter(photo__in=photos).update(recipe="")


class FormerFileQuerySet(models.QuerySet):
    def kept(self):
        """What readers may still be given, where they may see the picture: a page that they have open may show it."""
        return self.filter(kept_until__gt=timezone.now())

    def over(self):
        """What no page shows any more."""
        return self.filter(kept_until__lte=timezone.now())


class RenditionSet(models.Model):
    """What readers are given of a picture: its sizes and crops, made ahead of time.

    Not part of any fixture, since it can be made again from the original.
    """

    photo = models.OneToOneField(Photo, models.CASCADE, related_name="renditions")
    token = models.CharField(
        max_length=32,
        unique=True,
        help_text="In every file name; changes with the picture, so that names cannot be guessed.",
    )
    recipe = models.CharField(
        max_length=64, help_text="Digest of the original, its focal point and the table of sizes."
    )
    frames = models.JSONField(default=dict, help_text="Frame to its sizes: {'flat': [[400, 216], [800, 432]]}.")

    objects = RenditionSetQuerySet.as_manager()

    def __str__(self):
        return f"Renditions of {self.photo}"


class FormerFile(models.Model):
    """What readers were given of a photo before its file was replaced, or its renditions were made anew.

    Kept until no page that is open somewhere shows it, and given for as long as readers may see the photo at all.
    """

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="former_files")
    file = models.CharField("original", max_length=200, blank=True, help_text="Its name in storage.")
    token = models.CharField(max_length=32, unique=True, help_text="Of the renditions that readers may still hold.")
    frames = models.JSONField(default=dict, blank=True)
    replaced_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    kept_until = models.DateTimeField()

    objects = FormerFileQuerySet.as_manager()

    class Meta:
        ordering = ["-replaced_at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"Former file of {self.photo}"
