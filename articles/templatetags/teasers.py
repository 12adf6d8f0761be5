"""A story in a list. One that cannot be shown takes nothing with it: the list leaves it out, and the desk is told."""

import logging

from django import template
from django.db import DatabaseError
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html

register = template.Library()
log = logging.getLogger(__name__)


@register.simple_tag(takes_context=True)
def teaser(context, story, heading="h3", large=False):
    """A story's picture, headline and dek, under a heading of that level; ``large`` at the top of a page."""
    try:
        return get_template("articles/_teaser.html").render({"article": story, "heading": heading, "large": large})
    except DatabaseError:
        raise  # nothing of the page could be trusted
    except Exception:  # whatever one story breaks on, the others beside it are whole
        log.exception("A list leaves out the story %s, which cannot be shown.", story.slug)
        return left_out(context, story)


def left_out(context, story):
    """What stands in its place: nothing for readers, a line for the desk."""
    user = getattr(getattr(context, "request", None), "user", None)
    if not (user and user.is_staff):
        return ""
    return format_html(
        '<p class="left-out" role="status">A story is left out here, since it cannot be shown: <a href="{}">{}</a>. '
        "Readers see nothing in its place.</p>",
        reverse("admin:articles_article_change", args=[story.pk]),
        story.slug,
    )
