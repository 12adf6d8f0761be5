"""A tray of the desk, its rows, and where they lead."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from people.accounts import name_of
from people.moments import in_words

ROWS = 8
# The most that are counted: nobody needs a number beyond that.
COUNTED = 100


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    words: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Link:
    words: str
    url: str


@dataclass(frozen=True)
class Day:
    name: str
    rows: list[Row]


@dataclass(frozen=True)
class Tray:
    """A heading, what lies under it, and what to do next where nothing does."""

    name: str
    empty: str
    rows: list[Row] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    note: str = ""
    week: list[Day] = field(default_factory=list)
    later: str = ""
    warns: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.rows and not self.week


def story_row(story, words, quote="", beside=""):
    """``beside`` is the place on the story's page that the row leads to."""
    return Row(str(story), form_of(story) + beside, words, quote)


def form_of(story):
    return reverse("admin:articles_article_change", args=[story.pk])


def named(user):
    """Somebody of the desk as the others call them."""
    return name_of(user) if user else "somebody"


def saved(version):
    return f"Saved{f' by {named(version.made_by)}' if version.made_by else ''}, {in_words(version.made_at)}"


def count(rows):
    """How many, up to a hundred."""
    number = rows.order_by()[:COUNTED].count()
    return f"{COUNTED} or more" if number == COUNTED else number


def may_add(viewer, name, words):
    return [Link(words, reverse(f"admin:articles_{name}_add"))] if viewer.may(f"articles.add_{name}") else []


def rest(found, words, url, shown=ROWS):
    """The link to a whole list, where the desk shows only its beginning."""
    return [Link(words, url)] if len(found) > shown else []


def these(stories):
    return stories_where(id__in=",".join(str(key) for key in dict.fromkeys(story.pk for story in stories)))


def stories_where(**wanted):
    return f"{reverse('admin:articles_article_changelist')}?{urlencode(wanted)}"


def photos_where(**wanted):
    return f"{reverse('admin:articles_photo_changelist')}?{urlencode(wanted)}"
