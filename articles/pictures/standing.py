"""Where pictures stand: those of one story's page in order, and for each picture the page that readers find it on."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Exists, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce

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
        yield without_caption(block.video.still_picture)
    elif block.kind == block.Kind.FILM_CARD and block.film:
        yield poster_of(block.film)


def poster_of(film):
    """What readers see as a film's poster."""
    photo = getattr(film, "poster", None)
    return without_caption(photo.shown()) if photo else None


def without_caption(shown):
    """What stands beside the words that say what it is: a poster, a portrait, the still of a video."""
    return shown._replace(caption="") if shown else None


class Place(NamedTuple):
    """Where a picture stands, in a word and with the page to go to."""

    words: str
    holder: Model


def places(photos):
    """For pictures that readers can come upon, by key: the newest live story each stands in, or whose portrait or
    poster it is. A substitute stands where the pictures do that it stands in for.
    """
    keys = {photo.pk for photo in photos}
    themselves, replaced = defaultdict(list), defaultdict(list)
    for row in with_newest_stories(Photo.objects.filter(pk__in=keys)):
        themselves[row.pk].append(row)
    for row in with_newest_stories(Photo.objects.uncleared().filter(substitute__in=keys).in_sight()):
        replaced[row.substitute_id].append(row)
    named = {
        story for rows in (themselves, replaced) for each in rows.values() for row in each for story in row.stories
    }
    stories = list(Article.objects.live_one_by_one().filter(pk__in=named).newest_first())
    found = {key: place(themselves[key], stories) or place(replaced[key], stories) for key in keys}
    return {key: found_in for key, found_in in found.items() if found_in}


def place(rows, stories):
    """Where pictures stand that are seen as one: of the stories, which come newest first, in the first that has one."""
    theirs = {story for row in rows for story in row.stories}
    if story := next((story for story in stories if story.pk in theirs), None):
        return Place("In", story)
    for row in rows:
        if row.portrait_of:
            return Place("Portrait of", row.portrait_of)
        if row.poster_of:
            return Place("Poster of", row.poster_of)
    return None


def with_newest_stories(photos):
    """Pictures with ``stories``, the keys of live ones that each stands in: for each kind of place the newest.

    Asked from the picture to its few stories, and only then which are live: never through all that are.
    """
    stories = Article.objects.order_by()
    is_live = Exists(stories.live().filter(pk=OuterRef("pk")))
    # By an expression, as no index has it: a database would rather go along its index through all stories.
    newest_first = Coalesce("published_at", "published_at").desc(), "slug"
    newest = {
        f"in_{number}": Subquery(
            stories.filter(is_live, **{place: OuterRef("pk")}).order_by(*newest_first).values("pk")[:1]
        )
        for number, place in enumerate(OF_A_STORY)
    }
    rows = list(photos.annotate(**newest).select_related("portrait_of", "poster_of"))
    for row in rows:
        row.stories = {getattr(row, name) for name in newest} - {None}
    return rows
