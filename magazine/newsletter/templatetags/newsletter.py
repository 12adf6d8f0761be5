"""The newsletter in templates."""

from django import template
from django.urls import reverse

from magazine.newsletter import opening

register = template.Library()


@register.simple_tag(takes_context=True)
def offers_newsletter(context):
    """Whether a page offers the newsletter in its foot: not where there is none, nor on the newsletter's own pages."""
    request = context.get("request")
    return opening.is_open() and not (request and request.path.startswith(reverse("newsletter")))
