"""The maps as they are given: each from its plate, for as long as the same pages stand on it (articles/plates/)."""

from functools import wraps

from django.contrib.sitemaps.views import x_robots_tag
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.models import Article, Plate
from articles.plates import keeping, pages
from articles.plates.pages import Printed
from articles.plates.shown import any_story, next_of_either, shelf_alone
from articles.prepared import NOW, START, Prepared
from people.paging import page_number

from .sitemaps import STORIES_IN_A_MAP, NewsSitemap, count_rows


def index(request, sitemaps):
    """Where all maps are, and of each that is full its parts."""
    root, counted, parts = f"{request.scheme}://{request.get_host()}", count_rows(), []
    for section, its_map in sitemaps.items():
        first, changed = f"{root}{reverse('sitemap', args=[section])}", its_map.get_latest_lastmod()
        further = (f"{first}?p={number}" for number in range(2, its_map.parts(counted) + 1))
        parts += [{"location": address, "last_mod": changed} for address in (first, *further)]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml")


# What stands on them

map_of_stories = Prepared(
    Article,
    lambda now, start: (
        Article.objects.live(now).newest_first().reverse().values_list("pk")[start : start + STORIES_IN_A_MAP]
    ),
    now=NOW,
    start=START,
)


def on_map_of_stories(now, number):
    keys = map_of_stories.rows(now=now, start=(number - 1) * STORIES_IN_A_MAP)
    return keeping.with_numbers(key for (key,) in keys)


def on_map_of_news(now, number):
    return keeping.with_numbers(NewsSitemap().items().values_list("pk", flat=True))


ON_THE_SHELF = ("pages", "sections", "people", "companies", "films", "programmes", "seasons", "editions")
BY_STORIES = ("index", "archive", "series", "issues", "topics", "pictures")
MAPS = {
    **dict.fromkeys(ON_THE_SHELF, Printed(Plate.Part.MAP, shelf_alone)),
    **dict.fromkeys(BY_STORIES, Printed(Plate.Part.MAP, any_story, until=next_of_either)),
    "stories": Printed(Plate.Part.MAP, on_map_of_stories),
    "news": Printed(Plate.Part.MAP, on_map_of_news),
}


def printed(view):
    """The same view of a map, which is asked where no plate is fresh."""

    @x_robots_tag
    @wraps(view)
    def answer(request, **kwargs):
        kind, number = MAPS.get(kwargs.get("section", "index")), page_number(request.GET.get("p"))
        if kind and keeping.may_print() and [*request.GET.items()] in ([], [("p", str(number))]):
            text = pages.printed(
                request,
                kind.part,
                lambda now: kind.shows(now, number),
                lambda nowhere: pages.content_of(view(nowhere, **kwargs).render()),
                number=number,
                called="p",
                until=lambda now: kind.until(now, number),
            )
            if text is not None:
                return HttpResponse(text, content_type="application/xml")
        return view(request, **kwargs)

    return answer
