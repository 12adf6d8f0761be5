"""Pictures in templates: only cleared ones, in a frame, with the sizes that exist."""

from django import template

from articles.pictures.renditions import largest, srcset

register = template.Library()


@register.inclusion_tag("articles/_picture.html")
def picture(photo, frame="free", sizes="100vw", lead=False):
    """A photo in one of the magazine's frames, or nothing when readers may not see it.

    Where the frame was not made (a portrait of nobody) the free frame stands in for it.
    """
    if not photo or not photo.is_cleared():
        return {}
    context = {"photo": photo, "frame": frame, "sizes": sizes, "lead": lead}
    renditions = getattr(photo, "renditions", None)
    if renditions is None:
        return context
    made = frame if frame in renditions.frames else "free"
    src, width, height = largest(renditions, made)
    return context | {
        "src": src,
        "width": width,
        "height": height,
        "avif": srcset(renditions, made, "avif"),
        "jpeg": srcset(renditions, made, "jpg"),
    }


@register.inclusion_tag("articles/_figure.html")
def figure(photo, frame="free", sizes="(min-width: 40rem) 38rem, 100vw", caption="", lead=False, hide_caption=False):
    """A photo with its caption and its credit, which always stands with it."""
    if not photo or not photo.is_cleared():
        return {}
    return {
        "photo": photo,
        "frame": frame,
        "sizes": sizes,
        "lead": lead,
        "caption": "" if hide_caption else caption or photo.caption,
    }
