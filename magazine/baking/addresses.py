"""Which addresses the site has: those of all rows with a page, and from there whatever a page leads on to.

So a page that is linked is in the folder, and one that is in the folder and linked nowhere is named by a map.
"""

import html
import re
from functools import lru_cache
from itertools import chain
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from articles.feed_formats import FORMATS
from articles.models import Article
from magazine.edition.pages import PAGES, understood
from magazine.sitemaps import sitemaps
from people.models import FormerAddress, Programme

# Public, not kept from one request to the next, and part of the folder.
BESIDE_PAGES = {"news-sitemap", "rendition", "social-picture", "magazine-picture"}
# Made anew in every bake, since they age by the clock and not by the edition.
AGEING = {"news-sitemap"}
# Files whose names change with what is in them, so that one that is there need not be read again.
NAMED_BY_CONTENT = {"rendition", "social-picture", "magazine-picture"}
# What a web server shows for an address at which there is nothing, or nothing any more.
NOTICES = {"/404.html": "404.html", "/410.html": "410.html"}
# In their place stands a page that says where to go instead.
STAND_INS = {"search": "searching", "newsletter": "the newsletter"}
NEEDS_A_SERVER = "needs somebody who answers"
LEFT_OUT = {
    "healthz": NEEDS_A_SERVER,
    "livez": NEEDS_A_SERVER,
    "search-suggest": NEEDS_A_SERVER,
    "newsletter-asked": NEEDS_A_SERVER,
    "newsletter-confirm": NEEDS_A_SERVER,
    "newsletter-data": NEEDS_A_SERVER,
    "newsletter-data-asked": NEEDS_A_SERVER,
    "newsletter-data-delete": NEEDS_A_SERVER,
    "newsletter-data-export": NEEDS_A_SERVER,
    "newsletter-data-of": NEEDS_A_SERVER,
    "newsletter-leave": NEEDS_A_SERVER,
    "newsletter-picture": "only letters that were sent show it",
    "shared-preview": "a draft, for whoever holds the link",
}
FILES = ("search", "feed", "look", "robots", "llms", "manifest", "opensearch", "sitemap-index", "news-sitemap")
AT_ONCE = 2_000


# What there is


def of_stories():
    """Live stories and their JSON."""
    for slug in Article.objects.live().order_by().values_list("slug", flat=True).iterator(AT_ONCE):
        yield reverse("story", args=[slug])
        yield reverse("story-json", args=[slug])


def of_everything_else():
    """All other pages that a map names, the maps, what readers of feeds and machines ask for, and old addresses."""
    yield from (reverse(name) for name in FILES)
    yield from NOTICES
    yield from (reverse("site-feed", args=[form]) for form in FORMATS)
    for name, its_map in sitemaps.items():
        if name != "stories":
            rows = its_map.items()
            for row in rows.iterator(AT_ONCE) if hasattr(rows, "iterator") else rows:
                yield its_map.location(row)
    yield from of_what_was()


def of_what_was():
    """Addresses at which something stood: of stories that are gone, and of whatever has another address now.

    What is at each of them now is for the site to say.
    """
    for slug in Article.objects.gone().order_by().values_list("slug", flat=True).iterator(AT_ONCE):
        yield from forms_of("story", slug)
    former = FormerAddress.objects.values_list("content_type__model", "slug", "object_id").order_by("pk")
    for model, slug, key in former.iterator(AT_ONCE):
        yield from forms_of({"article": "story"}.get(model, model), slug)
        if model == "programme":
            editions = Programme.objects.filter(pk=key).values_list("editions__slug", flat=True)
            for edition in editions.exclude(editions=None):
                yield from (reverse(name, args=[slug, edition]) for name in ("edition", "edition-json"))


def forms_of(name, slug):
    """Every address at which a row can be read: its page, its JSON, its lists and its feeds."""
    forms = chain(
        ((f"{name}{beside}", {"slug": slug}) for beside in ("", "-json", "-pictures", "-stories")),
        ((f"{name}-feed", {"slug": slug, "form": form}) for form in FORMATS),
    )
    for view, at in forms:
        try:
            yield reverse(view, kwargs=at)
        except NoReverseMatch:
            continue


# What a page leads on to


@lru_cache(maxsize=4096)
def known(address):
    """An address of the site in its one spelling, with the name of what is there and whose it is; or None."""
    path, _, query = address.partition("?")
    if path.startswith(settings.STATIC_URL):
        return path, "static", ""
    if path in NOTICES:
        return path, "notice", ""
    try:
        match = resolve(unquote(path))
    except Resolver404:
        return None
    name = match.url_name
    if match.namespaces or name in LEFT_OUT or not (name in PAGES or name in BESIDE_PAGES or name in STAND_INS):
        return None
    query = understood(PAGES[name], query)[0] if name in PAGES and name not in STAND_INS else ""
    owner = match.kwargs.get("token") or match.kwargs.get("slug") or ""
    return f"{path}?{query}" if query else path, name, owner


class Links:
    """Finds what a page, a feed, a map or a style sheet leads on to within the site."""

    IN_TAGS = re.compile(r'="([/?][^"]*)"')
    OF_A_SET = re.compile(r"(?:^|,\s*)([/?][^\s,]+)")
    IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)""")

    def __init__(self, root):
        self.root = root
        self.whole = re.compile(rf"{re.escape(root)}(/[^\s\"'<>()\\]*|(?=[\"'<>\s]))")

    def found_in(self, content, address, content_type):
        """The addresses, each once, in the order in which they stand there."""
        kind = content_type.partition(";")[0]
        if kind.startswith("image/") and kind != "image/svg+xml":
            return []
        text = content.decode("utf-8", "replace")
        found = []
        if kind == "text/css":
            found = self.IN_STYLES.findall(text)
        elif kind == "text/html":
            for value in self.IN_TAGS.findall(text):
                found += self.OF_A_SET.findall(html.unescape(value))
        if kind.endswith(("+xml", "/xml")):
            text = html.unescape(text)
            found += self.IN_TAGS.findall(text)
        elif kind.endswith("json"):
            found += re.findall(r'"(/[^"]*)"', text)
        found += [html.unescape(each) or "/" for each in self.whole.findall(text)]
        return list(dict.fromkeys(each for link in found if (each := self.within(link, address))))

    def within(self, link, address):
        link = link.partition("#")[0]
        if not link or link.startswith("//"):
            return None
        parts = urlsplit(urljoin(address, link))
        if parts.netloc:
            return None
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
