"""Ways through the magazine: what stands above a page."""

from django import template

from articles import crumbs

register = template.Library()


@register.inclusion_tag("articles/_crumbs.html", takes_context=True)
def breadcrumbs(context):
    """The way to this page from the front page."""
    return {"crumbs": crumbs.trail(context)}


@register.inclusion_tag("articles/_masthead_ways.html", takes_context=True)
def masthead_ways(context):
    """What the masthead leads to, and which of it this page is or stands in."""
    return {"ways": crumbs.masthead(context)}
