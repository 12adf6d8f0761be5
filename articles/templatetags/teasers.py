"""A story among others. One that cannot be shown takes nothing with it: it is left out, and the desk is told."""

from django import template
from django.template.loader import get_template
from django.utils.html import format_html

from articles.leaving_out import address_at_desk, without

register = template.Library()


@register.simple_tag(takes_context=True)
def teaser(context, story, heading="h3", large=False):
    """A story's picture, headline and dek, under a heading of that level; ``large`` at the top of a page."""
    return story_as(context, "articles/_teaser.html", story, heading=heading, large=large)


@register.simple_tag(takes_context=True)
def story_as(context, name, story, **words):
    """A story by the template of that name, which is given these words and nothing else of the page."""
    with without(story, "A page"):
        return get_template(name).render({"article": story, **words})
    return left_out(context, story)


@register.simple_tag(takes_context=True)
def left_out(context, story):
    """What is said of it where it would stand: nothing to readers, a line to the desk."""
    user = getattr(getattr(context, "request", None), "user", None)
    if not (user and user.is_staff):
        return ""
    return format_html(
        '<p class="left-out" role="status">A story is left out here, since it cannot be shown: <a href="{}">{}</a>. '
        "Readers see nothing in its place.</p>",
        address_at_desk(story),
        story.slug,
    )
