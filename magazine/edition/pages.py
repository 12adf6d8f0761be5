"""Which pages are kept for the next reader, and what of an address each of them understands.

Everything else of a request is dropped before a page is made: other parameters, cookies and all
headers. So nobody can make a page another than the one that everybody is given, nor fill what is
kept with a thousand addresses of one page.
"""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlencode

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from people import negotiating
from people.alphabet import CHOICES
from people.paging import LAST_PAGE, page_number

PAGED = ("page",)
IN_PARTS = ("p",)
ASKED = ("q", "kind", "section", "year", "person")
LONGEST_QUESTION = 200
# Characters of an address that is remembered: what anybody can make up takes no room to speak of.
LONGEST_KNOWN = 300

# The name of an address, with the parameters that its view reads.
PAGES = {
    "home": (),
    "story": (),
    "story-list": PAGED,
    "story-json": (),
    "kind": PAGED,
    "year": PAGED,
    "month": PAGED,
    "archive": (),
    "series": PAGED,
    "series-list": (),
    "section": PAGED,
    "section-list": (),
    "issue": PAGED,
    "issue-list": (),
    "tag": PAGED,
    "tag-list": PAGED,
    "picture-list": PAGED,
    "person-pictures": PAGED,
    "company-pictures": PAGED,
    "film-pictures": PAGED,
    "person": (),
    "person-list": ("letter", *PAGED),
    "person-stories": PAGED,
    "person-json": (),
    "company": (),
    "company-stories": PAGED,
    "film": (),
    "film-list": ("letter", "decade", *PAGED),
    "film-stories": PAGED,
    "film-json": (),
    "programme": ("prize", *PAGED),
    "programme-list": PAGED,
    "season": PAGED,
    "edition": (),
    "edition-json": (),
    "feed": (),
    "site-feed": (),
    "section-feed": (),
    "tag-feed": (),
    "person-feed": (),
    "film-feed": (),
    "look": (),
    "robots": (),
    "llms": (),
    "manifest": (),
    "opensearch": (),
    "sitemap-index": (),
    "sitemap": IN_PARTS,
    "story-sitemap": IN_PARTS,
    "search": (*ASKED, *PAGED),
    "search-suggest": ASKED,
}
FORMS = "a form, or its answer to one person"
# Public, and made anew for everybody, with why.
NOT_KEPT = {
    "healthz": "how it is, now",
    "livez": "that it is there, now",
    "magazine-picture": "a file, whose name changes with it",
    "news-sitemap": "its stories age by the clock, from one minute to the next",
    "social-picture": "a file, whose name changes with it",
    "newsletter-picture": "a file, of a letter that was sent",
    "newsletter": FORMS,
    "newsletter-asked": FORMS,
    "newsletter-confirm": FORMS,
    "newsletter-data": FORMS,
    "newsletter-data-asked": FORMS,
    "newsletter-data-delete": FORMS,
    "newsletter-data-export": FORMS,
    "newsletter-data-of": FORMS,
    "newsletter-leave": FORMS,
    "rendition": "a file, whose name changes with it",
    "shared-preview": "a draft, for whoever holds the link",
}
# What anybody can ask in as many ways as they like is kept apart, so that it pushes out nothing else: questions, and
# what is chosen of a list, but for the few letters and decades that there are.
SEARCHES = {"search", "search-suggest"}
CHOSEN = ("letter", "decade", "prize")


class Page(NamedTuple):
    """A page at an address: what of the address counts, in one order, and whether it may be kept."""

    name: str
    path: str
    query: str
    as_json: bool
    is_usual: bool

    @property
    def is_search(self):
        return self.name in SEARCHES

    @property
    def at_will(self):
        return self.is_search or bool(self.chosen and not re.fullmatch(CHOICES, "&".join(self.chosen)))

    @property
    def chosen(self):
        return [each for each in self.query.split("&") if each.partition("=")[0] in CHOSEN]

    @property
    def surrogate_key(self):
        """What a cache in front may call it, to let go of this page, of all of its kind, or of all."""
        return f"magazine {self.name} {quote(self.path)}"


def page_at(path, query="", accept=""):
    """The page at an address; None where there is none, or one that is not for everybody."""
    find = known_page if len(path) + len(query) < LONGEST_KNOWN else known_page.__wrapped__
    return find(path, query, prefers_json(accept))


@lru_cache(maxsize=1024)
def known_page(path, query, json):
    """The same, found once: further pages of lists are asked for over and over, and finding out takes longer than all
    the rest of giving one that is kept."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.namespaces or match.url_name not in PAGES:
        return None
    known, usual = understood(PAGES[match.url_name], query) if query else ("", True)
    return Page(match.url_name, path, known, json and negotiating.is_also_json(match.func), usual)


def understood(parameters, query):
    """The parameters that a page reads, in one order and one spelling; whether none is out of the ordinary."""
    asked = QueryDict(query)
    values = {name: asked.get(name) for name in parameters if asked.get(name)}
    usual = len(values.get("q", "")) <= LONGEST_QUESTION
    for name in {*PAGED, *IN_PARTS} & values.keys():
        usual = usual and values[name] == str(min(page_number(values[name]), LAST_PAGE))
    return urlencode(values), usual


@lru_cache(maxsize=256)
def prefers_json(accept):
    """Whether a page would answer as JSON, decided by what decides it there."""
    if not accept:
        return False
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accept
    return negotiating.prefers_json(request)
