"""What the head of a page says to machines: JSON-LD for search engines, a card for social networks."""

from django import template

from articles.pictures import social
from articles.structured_data import CARD_WIDTH, as_script, for_card, lists, pages

register = template.Library()

# What a network shows before it cuts off by itself, in the middle of a word.
TITLE, DESCRIPTION = 70, 200


@register.inclusion_tag("articles/_told.html", takes_context=True)
def told_to_machines(context):
    """The card of the page at this address, its data, and the way to it; nothing where it is no page for machines."""
    if not getattr(context, "request", None):
        return {}
    absolute = context.request.build_absolute_uri
    page = pages.told(context, absolute)
    if page is None:
        return {}
    way = lists.breadcrumbs(pages.crumbs_of(context), absolute)
    data = [*page.data, way] if way else page.data
    return {"scripts": [as_script(each) for each in data], "card": card(context, page, absolute)}


def card(context, page, absolute):
    """What a social network shows of this address."""
    description = page.description or context.get("site_tagline", "")
    return {
        "title": page.title,
        "short_title": shortened(page.title, TITLE),
        "description": description,
        "short_description": shortened(description, DESCRIPTION),
        "kind": page.kind,
        "facts": {name: value for name, value in page.facts.items() if value},
        "site_name": context.get("site_name"),
        "url": absolute(page.address or pages.address_of(context)),
        **picture(page, absolute),
    }


def picture(page, absolute):
    """The composed one of a story, the first picture that readers see on the page, or the magazine's own."""
    for shown in page.pictures:
        if file := for_card(shown.photo):
            wide = file.width >= CARD_WIDTH
            return {"image": absolute(file.url), "file": file, "alt": shown.alt, "wide": wide}
    made = page.composed or social.card_of_magazine()
    return {"image": absolute(made.address), "file": made, "alt": made.alt, "wide": True}


def shortened(text, length):
    """A text that is too long for a network, up to the last whole word; nothing where it is not."""
    if len(text) <= length:
        return ""
    return f"{text[: length - 1].rsplit(' ', 1)[0]}…"
