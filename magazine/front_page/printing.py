"""The story of a place as it is printed there.

It is printed while the page is composed, since nothing else says whether it can be: one that breaks
its template, or has no address, leaves its place to the next best, and the desk is told.
"""

from django.template.loader import get_template

from articles.leaving_out import without

from .models import Slot


def print_story(standing):
    """Print the story of a place; whether it could be."""
    with without(standing.story, "The front page"):
        if standing.place == Slot.Place.LEAD:
            standing.html = get_template("magazine/front_page/_lead.html").render({"article": standing.story})
        else:
            words = {"article": standing.story, "heading": "h3", "large": False}
            standing.html = get_template("articles/_teaser.html").render(words)
    return bool(standing.html)
