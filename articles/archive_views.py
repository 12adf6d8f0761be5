"""The archive: what there is of it, and its lists by kind, by year and month (of the date shown), and by series.

A list that nothing live stands in is not there. So nobody learns from an address that a story is
still to come: it answers as one under which there never was anything.
"""

from django.http import Http404
from django.shortcuts import render
from django.utils.dates import MONTHS

from people.addressing import lead_on

from . import views
from .kinds import BY_SLUG, MANY, page_of
from .models import Article, Section


def archive(request):
    """Every way into the stories."""
    stories = Article.objects.live()
    return render(
        request,
        "articles/archive.html",
        {
            "years": stories.years(),
            "kinds": [page_of(kind) for kind in stories.kinds()],
            "sections": Section.objects.for_listing(),
            "series_list": Article.objects.live_one_by_one().series(),
        },
    )


def kind(request, kind):
    """The stories of one kind."""
    found = BY_SLUG.get(kind)
    page = views.paged(request, Article.objects.live().of_kind(found)) if found else ()
    if not page:
        raise Http404("There is no such story.")
    return render(request, "articles/kind.html", {"kind": found, "heading": MANY[found], "page": page})


def year(request, year):
    """The stories of a year. A story that has the year for its own address stands there instead."""
    stories = Article.objects.live()
    page = () if stories.filter(slug=year).exists() else page_of_time(request, int(year))
    if not page:
        return views.story(request, slug=year)
    return render_time(request, page, stories.months(int(year)), int(year))


def month(request, year, month):
    """The stories of a month."""
    page = page_of_time(request, int(year), int(month))
    if not page:
        raise Http404("There is no such story.")
    return render_time(request, page, Article.objects.live().months(int(year)), int(year), int(month))


def page_of_time(request, *time):
    return views.paged(request, Article.objects.live().dated_in(*time), order="latest_dated_first")


def render_time(request, page, months, year, month=None):
    named = [(number, str(MONTHS[number])) for number in months]
    heading = f"{MONTHS[month]} {year}" if month else str(year)
    context = {"year": year, "month": month, "months": named, "heading": heading, "page": page}
    return render(request, "articles/time.html", context)


def series_list(request):
    """Every series that a live story is part of."""
    return render(request, "articles/series_list.html", {"series_list": Article.objects.live_one_by_one().series()})


def series(request, slug):
    """One series, its stories in their order."""
    stories = Article.objects.live_one_by_one()
    found = stories.series().filter(slug=slug).first()
    if found is None:
        return lead_on(request, stories.series(), slug)
    page = views.paged(request, stories.in_series(found), order="in_series_order")
    return render(request, "articles/series_detail.html", {"series": found, "page": page})
