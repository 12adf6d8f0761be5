"""Where a page of the magazine stands: the way to it from the front page.

One source for the line above a page and for what is told to machines of it. A page is known by
the name of its address, and shows its own row under the name that its template has for it. A page
of an error stands nowhere.
"""

from typing import NamedTuple

from django.urls import reverse
from django.utils.dates import MONTHS

from .kinds import page_of

LISTS = {
    "archive": "Archive",
    "film-list": "Films",
    "issue-list": "Issues",
    "person-list": "People",
    "picture-list": "Pictures",
    "programme-list": "Awards",
    "search": "Search",
    "section-list": "Sections",
    "series-list": "Series",
    "story-list": "Stories",
    "tag-list": "Topics",
}
# Pages of one row: the list that it is in, and what its template calls it.
ROWS = {
    "company": (None, "company"),
    "film": ("film-list", "film"),
    "issue": ("issue-list", "issue"),
    "person": ("person-list", "person"),
    "programme": ("programme-list", "programme"),
    "series": ("series-list", "series"),
    "tag": ("tag-list", "tag"),
}


# What the masthead leads to, and what else stands in it. A page of none of these, such as a company's, stands in none.
MASTHEAD = {
    "story-list": (
        *("story", "shared-preview", "section", "section-list", "tag", "tag-list", "series", "series-list"),
        *("archive", "kind", "year", "month"),
    ),
    "film-list": ("film", "film-pictures", "film-stories"),
    "person-list": ("person", "person-pictures", "person-stories"),
    "programme-list": ("programme", "edition", "season"),
    "issue-list": ("issue",),
    "search": (),
}


class Crumb(NamedTuple):
    words: str
    address: str


class Way(NamedTuple):
    """What the masthead leads to; ``current`` is “page” where this is it, “true” where the page stands in it."""

    words: str
    address: str
    current: str


def masthead(context):
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.url_name if match and "exception" not in context else None
    for name, within in MASTHEAD.items():
        yield Way(LISTS[name], reverse(name), "page" if here == name else "true" if here in within else "")


def trail(context):
    """The way to the page that is being rendered, itself at the end; nothing for the front page and for errors."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None or "exception" in context:
        return []
    way = list(way_to(match.url_name, match.kwargs, context))
    return [Crumb("Home", reverse("home")), *way] if way else []


def way_to(name, kwargs, context):
    if name in ("story", "year", "shared-preview") and (article := context.get("article")):
        return [*above_story(article), of_row(article)]
    if name in LISTS:
        return [of_list(name)]
    if name in ROWS:
        above, called = ROWS[name]
        row = context.get(called)
        return [*([of_list(above)] if above else []), of_row(row)] if row else []
    return OTHERS[name](context, kwargs) if name in OTHERS else []


def of_list(name):
    return Crumb(LISTS[name], reverse(name))


def of_row(row, words=None):
    return Crumb(words or str(row), row.get_absolute_url())


def of_sections(section):
    above = [section.parent] if section.parent else []
    return [of_row(each, each.name) for each in (*above, section)]


def above_story(article):
    return of_sections(article.section) if article.section else [of_list("story-list")]


def way_to_section(context, kwargs):
    section = context.get("section")
    return [of_list("section-list"), *of_sections(section)] if section else []


def way_to_kind(context, kwargs):
    return [of_list("story-list"), Crumb(*page_of(context["kind"]))] if "kind" in context else []


def way_to_time(context, kwargs):
    if "year" not in context:
        return []
    year, month = context["year"], context.get("month")
    way = [of_list("story-list"), Crumb(str(year), reverse("year", args=[year]))]
    return [*way, Crumb(str(MONTHS[month]), reverse("month", args=[year, f"{month:02}"]))] if month else way


def way_to_edition(context, kwargs):
    edition = context.get("edition")
    return [of_list("programme-list"), of_row(edition.programme), of_row(edition, edition.name)] if edition else []


def way_to_season(context, kwargs):
    if not (season := context.get("season")):
        return []
    here = Crumb(f"Season of {season.name}", reverse("season", args=[kwargs["slug"]]))
    return [of_list("programme-list"), here]


def way_to_pictures(context, kwargs):
    return way_to_all_of(context, "Pictures", "pictures")


def way_to_stories(context, kwargs):
    return way_to_all_of(context, "Stories", "stories")


def way_to_all_of(context, words, what):
    """The way to every picture or every story of a person, a film or a company."""
    subject = context.get("subject")
    if not subject:
        return []
    name = subject._meta.model_name
    above = [of_list(f"{name}-list")] if f"{name}-list" in LISTS else []
    return [*above, of_row(subject), Crumb(words, reverse(f"{name}-{what}", args=[subject.slug]))]


OTHERS = {
    "company-pictures": way_to_pictures,
    "company-stories": way_to_stories,
    "edition": way_to_edition,
    "film-pictures": way_to_pictures,
    "film-stories": way_to_stories,
    "kind": way_to_kind,
    "month": way_to_time,
    "person-pictures": way_to_pictures,
    "person-stories": way_to_stories,
    "season": way_to_season,
    "section": way_to_section,
    "year": way_to_time,
}
