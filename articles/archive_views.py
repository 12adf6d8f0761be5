"""The archive: what there is of it, and its lists by kind, by year and month, and by series.

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
            "series_list": stories.series(),
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
    months = stories.months(int(year))
    if not months or stories.filter(slug=year).exists():
        return views.story(request, slug=year)
    return render_time(request, int(year), None, months)


def month(request, year, month):
    """The stories of a month."""
    months = Article.objects.live().months(int(year))
    if int(month) not in months:
        raise Http404("There is no such story.")
    return render_time(request, int(year), int(month), months)


def render_time(request, year, month, months):
    page = views.paged(request, Article.objects.live().went_live_in(year, month))
    named = [(number, str(MONTHS[number])) for number in months]
    heading = f"{MONTHS[month]} {year}" if month else str(year)
    context = {"year": year, "month": month, "months": named, "heading": heading, "page": page}
    return render(request, "articles/time.html", context)


def series_list(request):
    """Every series that a live story is part of."""
    return render(request, "articles/series_list.html", {"series_list": Article.objects.live().series()})


def series(request, slug):
    """One series, its stories in their order."""
    stories = Article.objects.live()
    found = stories.series().filter(slug=slug).first()
    if found is None:
        return lead_on(request, stories.series(), slug)
    page = views.paged(request, stories.in_series(found), order="in_series_order")
    return render(request, "articles/series_detail.html", {"series": found, "page": page})
