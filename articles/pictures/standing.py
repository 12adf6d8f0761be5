"""Where pictures stand: those of one story's page in order, and for each picture the page that readers find it on."""

from typing import NamedTuple

from django.db.models import Exists, Max, Model, OuterRef, Subquery

from ..models import Article, Photo
from ..models.library import OF_A_STORY


def on_story_page(article, blocks):
    """What readers see as the story's own pictures, from the opener down; a picture as often as it stands there.

    The cards of other stories and of people below it are not among them.
    """
    return [shown for shown in [opening(article), *(each for block in blocks for each in in_block(block))] if shown]


def opening(article):
    """What readers see above the words, as the opener of the story's kind shows it."""
    if article.kind == Article.Kind.VIDEO:
        return None  # the video itself opens it
    if article.kind == Article.Kind.FILM_PAGE and article.film:
        return poster_of(article.film) or article.lead_picture
    return article.lead_picture


def in_block(block):
    """What readers see in one piece of a body."""
    if block.kind in (block.Kind.FIGURE, block.Kind.LIST_ENTRY):
        yield block.picture
    elif block.kind == block.Kind.GALLERY and block.gallery:
        yield from (item.picture for item in block.gallery.items.all())
    elif block.kind == block.Kind.VIDEO and block.video:
        yield block.video.still_picture
    elif block.kind == block.Kind.FILM_CARD and block.film:
        yield poster_of(block.film)


def poster_of(film):
    """What readers see as a film's poster."""
    photo = getattr(film, "poster", None)
    return photo.shown() if photo else None


class Place(NamedTuple):
    """Where a picture stands, in a word and with the page to go to."""

    words: str
    holder: Model


def places(photos):
    """For pictures that readers can come upon, by key: the newest live story each stands in, or whose portrait or
    poster it is. A substitute stands where the picture does that it stands in for.
    """
    keys = {photo.pk for photo in photos}
    rows = with_newest_story(Photo.objects.filter(pk__in=keys))
    replaced = with_newest_story(Photo.objects.uncleared().filter(substitute__in=keys).in_sight())
    found = {row.substitute_id: row for row in replaced} | {row.pk: row for row in rows if stands(row)}
    stories = Article.objects.live().in_bulk({row.story for row in found.values() if row.story})
    standing = {key: place(row, stories.get(row.story)) for key, row in found.items()}
    return {key: found_in for key, found_in in standing.items() if found_in.holder}


def place(row, story):
    if story or not stands(row):
        return Place("In", story)
    return Place("Portrait of", row.portrait_of) if row.portrait_of else Place("Poster of", row.poster_of)


def stands(row):
    """Whether the picture stands somewhere by itself, and not in the place of another."""
    return row.story or row.portrait_of_id or row.poster_of_id


def with_newest_story(photos):
    """Pictures with ``story``, the key of the newest live story that each stands in.

    Asked from the picture to its few stories, and only then which are live: never through all that are.
    """
    stories = Article.objects.order_by()
    is_live = Exists(stories.live().filter(pk=OuterRef("pk")))
    newest = {
        f"in_{number}": Subquery(
            stories.filter(is_live, **{place: OuterRef("pk")}).values(place).annotate(newest=Max("pk")).values("newest")
        )
        for number, place in enumerate(OF_A_STORY)
    }
    rows = list(photos.annotate(**newest).select_related("portrait_of", "poster_of"))
    for row in rows:
        row.story = max((getattr(row, name) for name in newest if getattr(row, name)), default=None)
    return rows
