"""Small pictures for the desk, which also shows those that readers may not see."""

from django.urls import reverse
from django.utils.html import format_html

NOT_MADE = "not made yet"


def has_rendition(photo):
    return getattr(photo, "renditions", None) is not None


def thumbnail(photo, frame="square", side=60):
    """A photo's small rendition, served to the desk only, or a word where there is none."""
    if photo is None:
        return ""
    if not has_rendition(photo):
        return NOT_MADE
    return format_html(
        '<img src="{}" alt="" class="desk-thumbnail" loading="lazy" width="{}">',
        reverse("admin:articles_photo_picture", args=[photo.pk, frame]),
        side,
    )
