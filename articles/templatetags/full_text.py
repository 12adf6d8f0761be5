"""Figures for those who read a story elsewhere: one file, and the credit beside it."""

from django import template

from articles.full_text import file_to_tell

register = template.Library()


@register.inclusion_tag("articles/_plain_figure.html")
def plain_figure(shown, is_opening=False, hide_caption=False):
    """What readers see in one place; nothing where the picture has no rendition yet."""
    if not shown:
        return {}
    caption = "" if hide_caption else shown.caption
    return {"shown": shown, "caption": caption, "file": file_to_tell(shown.photo, is_opening)}
