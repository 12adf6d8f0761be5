"""Pictures in templates: what readers see in one place, in a frame, with the sizes that exist."""

from django import template

from articles.pictures.renditions import largest, srcset

register = template.Library()


@register.inclusion_tag("articles/_picture.html")
def picture(shown, frame="free", sizes="100vw", lead=False):
    """What readers see in one place (see Photo.shown), in one of the magazine's frames.

    Where the frame was not made (a portrait of nobody) the free frame stands in for it.
    """
    if not shown:
        return {}
    photo = shown.photo
    context = {"photo": photo, "alt": shown.alt, "frame": frame, "sizes": sizes, "lead": lead}
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
def figure(shown, frame="free", sizes="(min-width: 40rem) 38rem, 100vw", lead=False, hide_caption=False):
    """What readers see in one place, with its caption and its credit, which always stands with it."""
    if not shown:
        return {}
    caption = "" if hide_caption else shown.caption
    return {"shown": shown, "photo": shown.photo, "frame": frame, "sizes": sizes, "lead": lead, "caption": caption}
