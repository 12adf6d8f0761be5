"""Pictures in templates: what readers see in one place, in a frame, with the sizes that exist."""

from django import template

from articles.pictures.credits import linked
from articles.pictures.renditions import frame_made, largest, srcset

register = template.Library()


@register.inclusion_tag("articles/_picture.html")
def picture(shown, frame="free", sizes="100vw", lead=False):
    """What readers see in one place (see Photo.shown), in one of the magazine's frames.

    Where the frame was not made (a portrait of nobody) the free frame stands in for it.
    """
    if not shown:
        return {}
    photo = shown.photo
    frame = shape(photo, frame)
    context = {"photo": photo, "alt": shown.alt, "frame": frame, "sizes": sizes, "lead": lead}
    renditions = getattr(photo, "renditions", None)
    if renditions is None:
        return context
    made = frame_made(renditions, frame)
    src, width, height = largest(renditions, made)
    return context | {
        "src": src,
        "width": width,
        "height": height,
        "avif": srcset(renditions, made, "avif"),
        "jpeg": srcset(renditions, made, "jpg"),
    }


@register.inclusion_tag("articles/_figure.html")
def figure(shown, frame="free", sizes="(min-width: 40rem) 38rem, 100vw", lead=False, hide_caption=False):
    """What readers see in one place, with its caption and its credit, which always stands with it."""
    if not shown:
        return {}
    photo, caption = shown.photo, "" if hide_caption else shown.caption
    context = {"shown": shown, "photo": photo, "frame": shape(photo, frame), "sizes": sizes}
    return context | {"lead": lead, "caption": caption}


@register.simple_tag
def whole(shown):
    """The whole of a picture, uncut, in the sizes that exist: what a reader gets who looks closer."""
    renditions = getattr(shown.photo, "renditions", None) if shown else None
    if renditions is None:
        return {}
    file = largest(renditions, "free")
    sources = {suffix: srcset(renditions, "free", suffix) for suffix in ("avif", "jpg")}
    return {"src": file.url, "width": file.width, "height": file.height, **sources} if file else {}


@register.simple_tag
def credit(photo):
    """Its credit, word for word; on pages that fetched who made it, their names lead to them."""
    return linked(photo)


def shape(photo, frame):
    """The frame that a place gives a picture, which a picture that is not to be cropped does not take."""
    return "free" if photo.no_crop else frame
