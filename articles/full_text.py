"""A whole story as one piece of HTML, for those who read it elsewhere: in a feed, or as JSON.

The words and pictures of its page, in its order, with every address made whole and nothing
that only our own style sheet gives a meaning.
"""

import re

from django.db.models import Prefetch
from django.template.loader import render_to_string

from .models import Block, Contribution, Subject
from .pictures.standing import opening
from .structured_data import for_card

TAG = re.compile(r"<[a-z][^<>]*>")
OUR_ADDRESS = re.compile(r'(?<= href=")/(?!/)[^"]*|(?<= src=")/(?!/)[^"]*')


def whole_stories(stories):
    """Stories with all that is told of them elsewhere, many of them in a fixed number of queries."""
    parties = Contribution.objects.select_related("person", "company")
    return stories.select_related("issue__publication", "shoot").prefetch_related(
        "tags",
        "corrections",
        Prefetch("subjects", Subject.objects.for_page()),
        Prefetch("blocks", Block.objects.for_page()),
        Prefetch("contributions", parties),
        Prefetch("shoot__crew", parties),
    )


def credits_of(article):
    """Of a story fetched by whole_stories: those named above it, and those at its end. See also: views.whole_story."""
    crew = article.shoot.crew.all() if article.shoot else ()
    everybody = sorted([*article.contributions.all(), *crew], key=lambda credit: (credit.position, credit.pk))
    byline = [credit for credit in everybody if credit.article_id and credit.in_byline]
    return byline, [credit for credit in everybody if credit not in byline]


def full_text(article, blocks, end_credits, absolute):
    """The story's own words, pictures and credits; ``absolute`` is ``request.build_absolute_uri``."""
    notes = {"retraction": [], "other": []}
    for note in article.corrections.all():
        notes["retraction" if note.kind == note.Kind.RETRACTION else "other"].append(note)
    context = {"article": article, "blocks": blocks, "end_credits": end_credits, "opening": opening(article)}
    html = render_to_string(
        "articles/full_text.html", {**context, "retractions": notes["retraction"], "notes": notes["other"]}
    )
    return with_whole_addresses(html.strip(), absolute)


def with_whole_addresses(html, absolute):
    """The same HTML with every address of ours made whole, and not a letter of its text changed."""
    return TAG.sub(lambda tag: OUR_ADDRESS.sub(lambda address: absolute(address[0]), tag[0]), html)


def file_to_tell(photo, is_opening=False):
    """The rendition of a picture that is told elsewhere: cut for a card where it opens the story, else whole."""
    return for_card(photo) if is_opening and not photo.poster_of_id else for_card(photo, frames=("free",))
