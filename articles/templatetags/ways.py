"""Ways through the magazine: what stands above a page."""

from django import template

from articles import crumbs

register = template.Library()


@register.inclusion_tag("articles/_crumbs.html", takes_context=True)
def breadcrumbs(context):
    """The way to this page from the front page."""
    return {"crumbs": crumbs.trail(context)}
