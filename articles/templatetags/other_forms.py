"""Where else a page can be read: in the feeds that it belongs to, and as JSON."""

from django import template
from django.conf import settings
from django.urls import reverse

from articles.feed_formats import FORMATS

register = template.Library()

NAMES = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}
WITH_A_FEED = ("section", "tag", "person", "film")
AS_JSON = ("story", "film", "person", "edition")


@register.inclusion_tag("articles/_other_forms.html", takes_context=True)
def other_forms(context):
    """The feeds of the magazine, and the feeds and the JSON of the page at whose address this is.

    A page names its own row as its address does: ``film`` shows ``film``.
    """
    match = getattr(context.get("request"), "resolver_match", None)
    name = match.url_name if match else None
    row = context.get("article" if name == "story" else name) if name else None
    feeds = feeds_at({"atom": reverse("feed"), **{form: reverse("site-feed", args=[form]) for form in ("rss", "json")}})
    if row and name in WITH_A_FEED:
        own = {form: reverse(f"{name}-feed", kwargs={**match.kwargs, "form": form}) for form in NAMES}
        feeds += feeds_at(own, of=row)
    return {"feeds": feeds, "json": reverse(f"{name}-json", kwargs=match.kwargs) if row and name in AS_JSON else ""}


def feeds_at(addresses, of=None):
    about = f"stories on {of}" if of else "new stories"
    return [
        {
            "type": FORMATS[form].content_type.partition(";")[0],
            "title": f"{settings.SITE_NAME}: {about}{'' if form == 'atom' else f' ({NAMES[form]})'}",
            "address": address,
        }
        for form, address in addresses.items()
    ]
