"""Which page tells what: for each name in the table of addresses, its card and its data.

A page that is not named here and has a way to it (``crumbs.trail``) or a list (``page``) is told as a list of what
stands on it. Any other, and one without the row that it is about, as where nothing was found, tells nothing.
"""

from dataclasses import dataclass, field
from itertools import chain

from django.conf import settings
from django.template.defaultfilters import truncatewords
from django.urls import reverse
from django.utils import timezone

from people.models import Film

from .. import leaving_out
from ..crumbs import trail
from ..models import Article, Issue
from ..pictures import social
from ..templatetags.stories import pictures_of
from . import films, lists, shelf
from .story import date_published, of_story

TOLD = {}
# As the descriptions in the heads of the pages have it.
WORDS_OF_DESCRIPTION = 30
EVERY_PICTURE = "Every picture in the magazine, with its credit"


@dataclass
class Page:
    """What a page tells of itself: on a card, and as data."""

    title: str
    description: str = ""
    address: str = ""  # where it is not the one that was asked for
    kind: str = "website"
    pictures: list = field(default_factory=list)  # the card shows the first that has a file
    composed: social.Card | None = None  # or this one; where there is none either, the magazine's own
    facts: dict = field(default_factory=dict)  # what Open Graph says beside it
    data: list = field(default_factory=list)


def told(context, absolute):
    """What the page at this address tells; nothing where it is no page for machines."""
    request = context.request
    match = request.resolver_match
    tell = TOLD.get(match.url_name if match else "", any_list)
    return tell(context, absolute) if match else None


def page(*names):
    """Registers what the pages at these addresses tell."""

    def register(tell):
        TOLD.update(dict.fromkeys(names, tell))
        return tell

    return register


@page("shared-preview")
def nothing(context, absolute):
    """Whoever is sent the link reads the story; what unfolds links and gathers data does not."""


@page("home")
def home(context, absolute):
    lead = context.get("lead")
    return Page(settings.SITE_NAME, pictures=shown_of([lead] if lead else []), data=[lists.website(absolute)])


@page("story")
def story(context, absolute):
    article = context.get("article")
    if not isinstance(article, Article):
        return None
    pictures, crumbs = context["pictures"], crumbs_of(context)
    facts = {
        "article:published_time": date_published(article),
        "article:section": article.section.name if article.section else "",
        "article:modified_time": timezone.localtime(article.updated_at).isoformat() if article.updated_at else "",
    }
    return Page(
        str(article),
        article.dek,
        kind="article",
        composed=social.card_of(article, pictures),
        facts=facts,
        data=[of_story(article, context["byline"], context["blocks"], pictures, crumbs, absolute)],
    )


@page("film")
def film(context, absolute):
    film = context.get("film")
    if not isinstance(film, Film):
        return None
    pictures = pictures_of(film)["told"]
    data = films.of_film(film, context["releases"], context["nominations"], pictures, absolute)
    kind = "video.tv_show" if film.kind == Film.Kind.SERIES else "video.movie"
    return Page(str(film), in_brief(film.synopsis), kind=kind, pictures=pictures, data=[data])


@page("person")
def person(context, absolute):
    if not (person := context.get("person")):
        return None
    pictures = pictures_of(person)["told"]
    data = shelf.of_person(person, context["nominations"], pictures, absolute)
    return Page(person.name, in_brief(person.bio), kind="profile", pictures=pictures, data=[data])


@page("company")
def company(context, absolute):
    if not (company := context.get("company")):
        return None
    pictures = pictures_of(company)["told"]
    return Page(company.name, pictures=pictures, data=[shelf.of_company(company, pictures, absolute)])


@page("programme")
def programme(context, absolute):
    if not (programme := context.get("programme")):
        return None
    return Page(programme.name, data=[shelf.of_programme(programme, context["page"], absolute)])


@page("edition")
def edition(context, absolute):
    if not (edition := context.get("edition")):
        return None
    return Page(edition.name, data=[shelf.of_edition(edition, context["nominations"], absolute)])


@page("picture-list", "film-pictures", "person-pictures", "company-pictures")
def pictures(context, absolute):
    if context.get("shown") is None:
        return None
    subject = context.get("subject")
    name = str(subject or "Pictures")
    data = lists.gallery(name, context.request.path, context["shown"], absolute)
    words = f"Pictures of or by {name}, with their credits" if subject else EVERY_PICTURE
    return Page(name, words, pictures=context["shown"], data=[data])


@page("search")
def search(context, absolute):
    return Page("Search", address=context.request.path) if context.get("question") else None


# Lists: a name, and what is on the page

SHELVES = {
    "story-list": "Stories",
    "film-list": "Films and series",
    "person-list": "People",
    "tag-list": "Topics",
    "programme-list": "Awards and festivals",
}


@page(*SHELVES)
def one_shelf(context, absolute):
    return listed(SHELVES[context.request.resolver_match.url_name], context, absolute)


@page("section", "tag", "issue")
def one_way(context, absolute):
    row = context.get(context.request.resolver_match.url_name)
    if not row:
        return None
    return listed(row.label if isinstance(row, Issue) else row.name, context, absolute)


@page("section-list")
def sections(context, absolute):
    return all_of("Sections", context.get("sections"), absolute, reverse("section-list"))


@page("issue-list")
def issues(context, absolute):
    rows = context.get("issues")
    shown = [picture for issue in rows or () if issue.cover and (picture := issue.cover.shown())]
    return all_of("Issues", rows, absolute, reverse("issue-list"), name=lambda issue: issue.label, pictures=shown)


def any_list(context, absolute):
    """A list that nobody named: called as the way to it calls it."""
    crumbs = crumbs_of(context)
    return listed(crumbs[-1][0], context, absolute) if crumbs else None


def listed(name, context, absolute):
    """A page of a long list, with its first picture."""
    rows = context.get("page")
    if rows is None:
        return Page(name) if crumbs_of(context) else None
    entries = entries_of([row for row in rows if hasattr(row, "get_absolute_url")], title_of)
    # Not start_index, for which Django counts them all.
    first = (rows.number - 1) * rows.paginator.per_page + 1
    data = lists.collection(name, address_of(context), entries, absolute, first=first)
    return Page(name, pictures=shown_of(rows), data=[data])


def all_of(title, rows, absolute, address, name=str, pictures=()):
    """A page of everything of one kind."""
    if rows is None:
        return None
    entries = entries_of(rows, name)
    data = lists.collection(title, address, entries, absolute)
    return Page(title, pictures=list(pictures), data=[data])


def entries_of(rows, name):
    """Names and addresses, for data."""
    return list(leaving_out.each(rows, lambda row: (name(row), row.get_absolute_url()), "The data of a page"))


def title_of(row):
    return getattr(row, "title", None) or str(row)


def shown_of(rows):
    """Pictures for a card."""
    return list(chain.from_iterable(leaving_out.each(rows, pictures_in, "The card of a page")))


def pictures_in(row):
    """What readers see of a row in a list."""
    if shown := getattr(row, "lead_picture", None):
        return [shown]
    return shown_in(row, "poster") or shown_in(row, "portrait")


def shown_in(row, place):
    photo = getattr(row, place, None)
    shown = photo.shown() if photo else None
    return [shown] if shown else []


def in_brief(text):
    return truncatewords(text, WORDS_OF_DESCRIPTION)


def crumbs_of(context):
    """The way to the page that stands above it, as pairs of a name and an address, where it has one."""
    return [(str(name), address) for name, address in trail(context)]


def address_of(context):
    """The address that is the page's own, as the canonical link has it."""
    rows = context.get("page")
    number = getattr(rows, "number", 1)
    return f"{context.request.path}?page={number}" if number > 1 else context.request.path
