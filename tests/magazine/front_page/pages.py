"""Front pages for tests: the page, and places and sections on it."""

from magazine.front_page.models import Band, FrontPage, Slot
from people.models import Film


def make_page():
    return FrontPage.objects.get_or_create(slug="home")[0]


def place(where, what, **fields):
    """Put a story, or the film of the month, in a place of the front page."""
    kind = "film" if isinstance(what, Film) else "story"
    return Slot.objects.create(page=make_page(), place=where, **{kind: what}, **fields)


def make_band(kind, **fields):
    page = make_page()
    fields.setdefault("position", page.bands.count())
    return Band.objects.create(page=page, kind=kind, **fields)
