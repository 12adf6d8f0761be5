"""Pictures as readers see them, with whose they are; and which file of one stands for a page on a card."""

from ..pictures.renditions import largest, sizes
from .parties import maker
from .script import known

# Search engines ask for a story's picture in three shapes.
SHAPES = ("widescreen", "academy", "square")

CARD_WIDTH = 1200
CARD_FRAMES = ("flat", "widescreen", "free")


def images(pictures, absolute, first_in_shapes=False):
    """Pictures as readers see them in their places, each once; without those that have no rendition yet.

    The first of a story, what opens it or the still of its video, is told in other shapes too.
    """
    once = {}
    for shown in pictures:
        if (file := largest(renditions_of(shown.photo), "free")) and shown.photo.pk not in once:
            once[shown.photo.pk] = [image_object(shown, file, absolute)]
            if first_in_shapes and len(once) == 1:
                once[shown.photo.pk] += shapes(shown, absolute)
    found = [image for images in once.values() for image in images]
    return {"image": found} if found else {}


def shapes(shown, absolute):
    """The same picture as it was cropped; none of what is not to be cropped."""
    renditions = renditions_of(shown.photo)
    files = (largest(renditions, frame) for frame in SHAPES if frame in renditions.frames)
    return [image_object(shown, file, absolute) for file in files if file]


def image_object(shown, file, absolute):
    """One file of a picture with its rights, for search engines to show beside it.

    Its makers are those that credits.fetch_makers found, where the credit that readers see names them.
    """
    photo = shown.photo
    line = photo.credit_line.casefold()
    makers = [each for each in getattr(photo, "makers", ()) if each.name.casefold() in line]
    return {
        "@type": "ImageObject",
        "contentUrl": absolute(file.url),
        "width": file.width,
        "height": file.height,
        **known(
            caption=shown.caption,
            creditText=photo.credit_line,
            creator=[maker(each, absolute) for each in makers],
            copyrightNotice=photo.copyright_notice,
            license=photo.licence_url,
            acquireLicensePage=photo.acquire_url,
            digitalSourceType=photo.digital_source_type,
        ),
    }


def renditions_of(photo):
    return getattr(photo, "renditions", None)


def for_card(photo, frames=CARD_FRAMES):
    """The rendition of a picture for a card: the first that is wide enough, else the widest there is."""
    made = [size for frame in frames for size in sizes(renditions_of(photo), frame)]
    wide_enough = (size for size in made if size.width >= CARD_WIDTH)
    return next(wide_enough, None) or max(made, key=lambda size: size.width, default=None)
