"""Links in the copy to stories of ours that readers may not see stand as text: they would lead nowhere, and their
addresses name what is withdrawn, or not out yet.

No story goes out with such a link (articles/checks), but the story that it leads to may go. So what is told of a story
with links to others goes by all stories, and so does what is kept of it: keeping.go_by_all_stories.
"""

from html import unescape

from django.db import DatabaseError
from django.db.models import Q

from people.models import FormerAddress

from . import leaving_out
from .checks.gathering import RICH_TEXT
from .checks.links import CLEAN_LINK, story_slug, story_slugs
from .models import Article
from .plates import keeping
from .rich_text import clean


def take_off_links_to_hidden(*stories):
    """Pairs of a story and its blocks, whose ``text``, to be shown, keeps no link to what is not live. Two queries
    where there are links to stories, none else; such a story ``leads_to_stories``.
    """
    led = []
    for article, blocks in stories:
        with_links = [block for block in blocks if block.kind in RICH_TEXT and "<a" in block.text.lower()]
        for block in with_links:
            block.text = clean(block.text)
        found = [(block, slugs) for block in with_links if (slugs := story_slugs(block.text))]
        article.leads_to_stories = bool(found)
        led += found
    if not led:
        return
    keeping.go_by_all_stories()
    hidden = hidden_among({slug for _, slugs in led for slug in slugs})
    for block, slugs in led:
        if not hidden.isdisjoint(slugs):
            block.text = CLEAN_LINK.sub(
                lambda link: link["copy"] if story_slug(unescape(link["address"])) in hidden else link[0], block.text
            )


def those_without_links_to_hidden(stories, where):
    """Stories without such links. They are asked all at once; where one breaks that, each for itself, and that one is
    left out."""

    def led(story):
        take_off_links_to_hidden((story, story.blocks.all()))
        return story

    try:
        take_off_links_to_hidden(*((story, story.blocks.all()) for story in stories))
    except DatabaseError:
        raise
    except Exception:  # which of them it is, is found out and told now
        return list(leaving_out.each(stories, led, where))
    return stories


def hidden_among(slugs):
    """Those of these addresses at which readers find no story, and from which they are led on to none."""
    former = dict(FormerAddress.objects.of_model(Article).filter(slug__in=slugs).values_list("slug", "object_id"))
    asked = Q(slug__in=slugs) | Q(pk__in=former.values())
    live = Article.objects.live_one_by_one().filter(asked).values_list("slug", "pk")
    there = {each for found in live for each in found}
    return {slug for slug in slugs if slug not in there and former.get(slug) not in there}
