"""Small pictures for the desk, which also shows those that readers may not see."""

import json

from django.urls import reverse
from django.utils.html import format_html

from articles.pictures.frames import FRAMES

NOT_MADE = "not made yet"
# What the desk calls the shapes that readers get a picture in.
SHAPES = {
    "scope": "Scope, 2.39:1",
    "flat": "Flat, 1.85:1",
    "widescreen": "Widescreen, 16:9",
    "academy": "Academy, 4:3",
    "square": "Square, 1:1",
    "portrait": "Portrait, 4:5",
    "poster": "Poster, 2:3",
}


def has_rendition(photo):
    return getattr(photo, "renditions", None) is not None


def picture_url(photo, frame):
    return reverse("admin:articles_photo_picture", args=[photo.pk, frame])


def thumbnail(photo, frame="square", side=60):
    """A photo's small rendition, served to the desk only, or a word where there is none."""
    if photo is None:
        return ""
    if not has_rendition(photo):
        return NOT_MADE
    return format_html(
        '<img src="{}" alt="" class="desk-thumbnail" loading="lazy" width="{}">', picture_url(photo, frame), side
    )


def focal_picker(photo):
    """The whole picture, for a script that lets its focal point be set on it and shows every crop beside it.

    What has no rendition yet is shown once its file is chosen.
    """
    shapes = [[words, FRAMES[frame].ratio] for frame, words in SHAPES.items() if frame in FRAMES]
    made = photo is not None and photo.pk and has_rendition(photo)
    return format_html(
        '<div class="focal" data-src="{}" data-x="{}" data-y="{}" data-shapes="{}"><p>{}</p></div>',
        f"{picture_url(photo, 'free')}?width=1200" if made else "",
        photo.focal_x if made else 50,
        photo.focal_y if made else 50,
        json.dumps(shapes),
        "" if made else "Shown once a file is chosen.",
    )
