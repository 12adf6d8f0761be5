"""What the layouts of the kinds ask for: who speaks in an interview, a rating in points, what a film won."""

from django import template
from django.utils.safestring import mark_safe

from articles import talk
from articles.models import Block
from articles.rich_text import clean

from .rich_text import copy

register = template.Library()

LAURELS = 6
MOST_POINTS = 10


@register.filter
def hold(blocks, kind):
    """Whether a block of that kind stands in a body."""
    return any(block.kind == kind for block in blocks)


@register.filter
def play(blocks):
    """Whether a body has a video that plays on its page."""
    return any(block.video and block.video.player for block in blocks)


@register.simple_tag
def voices(blocks):
    """Who speaks in an interview; see talk.py."""
    return talk.voices(clean(block.text) for block in blocks if block.kind == Block.Kind.TEXT)


@register.filter
def turns(block, speaking):
    """The copy of an interview in questions, answers and what stands between: cleaned, and only taken apart here."""
    for turn in talk.turns(copy(block), speaking):
        yield {"kind": turn.kind, "who": turn.who, "words": mark_safe(turn.words)}


@register.filter
def points(article):
    """How full each point of a rating is, in hundredths, left to right; nothing where there are too many to see."""
    if article.rating is None or not 0 < article.rating_scale <= MOST_POINTS:
        return []
    return [round(100 * min(max(article.rating - place, 0), 1)) for place in range(article.rating_scale)]


@register.simple_tag
def wins(film):
    """What a film won, newest edition first: the first few, and how many there are beside them."""
    won = list(film.nominations.won().in_order())
    return {"first": won[:LAURELS], "more": len(won[LAURELS:])}


@register.simple_tag
def offers(film):
    """Where a film can be watched today."""
    return [release for release in film.releases.for_listing() if release.terms]
