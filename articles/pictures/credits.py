"""The credit of a picture, in the house's format: the one place that words it, and that leads from it to its makers.

What a source gave is printed word for word. Only where none did, and the rights are the
magazine's own, is a line made: “Photograph: Shayan Asgharnia”.
"""

import re

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.html import format_html, format_html_join

from ..models import Photo, PhotoCreator

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
PHOTOGRAPH = ("Photograph", "Photographs")
ILLUSTRATION = ("Illustration", "Illustrations")
# IPTC's term for how a picture came to be: how a credit calls one of it, and several makers of one.
KINDS = {
    "digitalArt": ILLUSTRATION,
    "digitalCreation": ILLUSTRATION,
    "virtualRecording": ("Screenshot", "Screenshots"),
    "screenCapture": ("Screenshot", "Screenshots"),
    "softwareImage": ("Graphic", "Graphics"),
    "dataDrivenMedia": ("Graphic", "Graphics"),
    "composite": ("Composite", "Composites"),
    "compositeCapture": ("Composite", "Composites"),
    "compositeSynthetic": ("Composite", "Composites"),
    "algorithmicMedia": ("Image made by software", "Images made by software"),
    "trainedAlgorithmicMedia": ("Image made by an AI model", "Images made by an AI model"),
    "algorithmicallyEnhanced": ("Picture altered by software", "Pictures altered by software"),
    "compositeWithTrainedAlgorithmicMedia": (
        "Picture made in part by an AI model",
        "Pictures made in part by an AI model",
    ),
}


def credit(photo):
    """The line that stands with a picture: its source's own wording, or the house's where there is none to keep."""
    if photo.credit_line or photo.rights_status != Photo.Rights.OWN:
        return photo.credit_line
    return made(photo.digital_source_type, [creator.name for creator in photo.creators.select_related(*PARTIES)])


def made(digital_source_type, names):
    """The house's own wording for what these people made; empty where nobody is named."""
    if not names:
        return ""
    one, several = KINDS.get(digital_source_type.removeprefix(SOURCE_TYPES), PHOTOGRAPH)
    *others, last = names
    together = f"{', '.join(others)} and {last}" if others else last
    return f"{several if others else one}: {together}"


def give_credit(photo):
    """Write down the house's wording where a picture has none; whether that changed it.

    A row, not a page, keeps it: what readers see, what the file says of itself and what the
    rule of clearing asks for is one and the same line, which an editor can change.
    """
    photo.credit_line, before = credit(photo), photo.credit_line
    if photo.credit_line == before:
        return False
    photo.save(update_fields=["credit_line"])
    return True


# From the credit to who made the picture

PARTIES = ("person", "company")


def fetch_makers(photos):
    """Give each of the pictures that stand on a page its ``makers``, all in one query."""
    creators = PhotoCreator.objects.select_related(*PARTIES)
    prefetch_related_objects(list(photos), Prefetch("creators", creators, to_attr="makers"))


def linked(photo):
    """The credit with each maker's name, where the line has it, leading to their page. Not a letter is changed.

    Makers are those that ``fetch_makers`` found; without it, as in a card, the line is plain.
    """
    pages = {}
    for maker in getattr(photo, "makers", ()):
        for name in (maker.name, maker.party.name):
            pages.setdefault(name.casefold(), maker.party.get_absolute_url())
    if not pages:
        return format_html("{}", photo.credit_line)
    # The longest name first, so that "Ann Lee Smith" does not become a link to Ann Lee.
    names = "|".join(re.escape(name) for name in sorted(pages, key=len, reverse=True))
    pieces = re.split(rf"(?<!\w)({names})(?!\w)", photo.credit_line, flags=re.IGNORECASE)
    return format_html_join("", "{}", ((anchor(piece, pages.get(piece.casefold())),) for piece in pieces))


def anchor(text, address):
    return format_html('<a href="{}">{}</a>', address, text) if address else text
