from django import template
from django.utils.safestring import mark_safe

from articles.rich_text import clean

register = template.Library()


@register.filter
def copy(block):
    """The copy of a block: with the links that naming.link_names() gave it, where somebody asked for them."""
    return getattr(block, "copy", None) or rich_text(block.text)


@register.filter
def rich_text(html):
    """An editor's rich text, cleaned again on its way out: rows can arrive without a form."""
    return mark_safe(clean(html))
