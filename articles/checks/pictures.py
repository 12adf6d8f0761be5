"""Checks of the pictures in a story. Those that stop it are, one by one, what Photo.is_cleared() asks."""

from django.conf import settings

from articles.models import Photo
from people.moments import in_words

from .problem import stops, warns
from .shelf import fold

# Whether readers may see a picture


@stops
def photo_without_credit(story):
    for use in story.pictures:
        if not use.photo.credit_line:
            yield use.place, f"Give “{use.photo}” its credit line. Without one the picture does not show."


@stops
def photo_without_alt_text(story):
    for use in story.pictures:
        if not use.photo.alt and not use.photo.decorative:
            yield (
                use.place,
                f"Write the alt text of “{use.photo}”: what it shows, for those who cannot see it. "
                "If it only decorates, say so on the photo.",
            )


@stops
def photo_rights_unknown(story):
    for use in story.pictures:
        if use.photo.rights_status == Photo.Rights.UNKNOWN:
            yield use.place, f"Find out what rights we have in “{use.photo}” and say so on the photo, or replace it."


@stops
def photo_withdrawn(story):
    for use in story.pictures:
        if use.photo.rights_status == Photo.Rights.WITHDRAWN:
            yield use.place, f"“{use.photo}” was withdrawn and may not be shown any more. Replace the picture."


@stops
def photo_not_licensed_here(story):
    read_in = ", ".join(settings.TERRITORIES) or "the whole world"
    for use in story.pictures:
        if not use.photo.is_licensed_here():
            yield (
                use.place,
                f"“{use.photo}” is licensed for {use.photo.territories.replace(' ', ', ')} only, and the magazine is "
                f"read in {read_in}. Widen its rights, or replace the picture.",
            )


@stops
def photo_rights_not_begun(story):
    for use in story.pictures:
        begin = use.photo.rights_from
        if begin and begin > story.at:
            yield (
                use.place,
                f"The rights in “{use.photo}” begin on {in_words(begin)}. Let the story go live then or later, "
                "or replace the picture.",
            )


@stops
def photo_rights_ended(story):
    for use in story.pictures:
        end = use.photo.rights_until
        if end and end <= story.at:
            yield use.place, f"The rights in “{use.photo}” end on {in_words(end)}. Renew them, or replace the picture."


# Whether it is shown well


@warns
def photo_used_twice(story):
    """A picture that was chosen twice. That a video's still also opens its story is as it should be."""
    first = {}
    for use in story.pictures:
        if use.place.field == "video":
            continue
        if use.photo.pk in first:
            yield (
                use.place,
                f"“{use.photo}” stands in this story already ({first[use.photo.pk].words}). Choose another picture.",
            )
        first.setdefault(use.photo.pk, use.place)


@warns
def alt_text_repeats(story):
    for use in story.pictures:
        alt = fold(use.alt)
        for text, name in [(use.caption, "caption"), (use.photo.credit_line, "credit line")]:
            if alt and alt == fold(text):
                yield (
                    use.place,
                    f"The alt text of “{use.photo}” only repeats the {name}. Say in it what the picture shows.",
                )
                break
