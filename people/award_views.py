from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from .addressing import lead_on, redirect_for_good
from .honours import counts_of
from .models import Edition, FormerAddress, Nomination, Programme
from .negotiating import also_as_json
from .paging import page_asked_for
from .season_chart import WIDTH, panels
from .seasons import Season, slug_of
from .sourcing import Sources

PROGRAMMES_ON_A_PAGE = 60
EDITIONS_ON_A_PAGE = 20
FILMS_IN_A_TABLE = 40


def programme_list(request):
    """Awards and festivals, each with its newest editions, and the seasons they make up."""
    page = page_asked_for(request, Paginator(Programme.objects.for_listing(), PROGRAMMES_ON_A_PAGE))
    seasons = [(season, slug_of(season), count) for season, count in Edition.objects.seasons()]
    return render(request, "people/programme_list.html", {"page": page, "seasons": seasons})


def programme_detail(request, slug):
    """One award or festival: its prizes, and its winners through the years, of all prizes or of one."""
    programme = Programme.objects.for_page().filter(slug=slug).first()
    if programme is None:
        return lead_on(request, Programme.objects.all(), slug)
    categories = list(programme.categories.all())
    prize = next((each for each in categories if each.slug == request.GET.get("prize")), None)
    page = page_asked_for(request, Paginator(programme.editions.for_listing(), EDITIONS_ON_A_PAGE))
    won = Nomination.objects.rewarded().filter(edition__in=[edition.pk for edition in page])
    if prize:
        won = won.filter(category=prize)
    winners = {}
    for nomination in won.in_order().with_films().with_nominees():
        winners.setdefault(nomination.edition_id, []).append(nomination)
    return render(
        request,
        "people/programme_detail.html",
        {
            "programme": programme,
            "categories": categories,
            "prize": prize,
            "page": page,
            "years": [(edition, winners.get(edition.pk, [])) for edition in page],
        },
    )


@also_as_json
def edition_detail(request, programme, slug):
    """One year of an award or festival: categories, nominees, winners, tallies."""
    edition = Edition.objects.with_season().for_page().filter(programme__slug=programme, slug=slug).first()
    if edition is None:
        return lead_on_with_programme(request, programme, slug)
    shown = whole_edition(edition)
    facts = [
        ("dates, place and people", [edition]),
        ("prizes", shown["nominations"]),
        ("counts of prizes", shown["tallies"]),
        ("premieres", shown["premieres"]),
    ]
    return render(
        request,
        "people/edition_detail.html",
        {
            **shown,
            "season": slug_of(edition.season),
            "counts": counts_of(edition, shown["nominations"], shown["tallies"]),
            "sources": Sources(facts),
        },
    )


def whole_edition(edition):
    """What the page of an edition shows, as its JSON tells it too."""
    earlier, later = Edition.objects.beside(edition)
    return {
        "edition": edition,
        "nominations": edition.nominations.in_order().with_films().with_nominees(),
        "tallies": edition.tallies.for_listing(),
        "premieres": edition.premieres.for_listing().select_related("film"),
        "earlier": earlier,
        "later": later,
    }


def lead_on_with_programme(request, former, slug, to=None):
    """The editions of an award or festival go where it goes; ``to`` says where, if not to the page."""
    moved = FormerAddress.objects.of_model(Programme).filter(slug=former)
    editions = Edition.objects.select_related("programme").filter(programme__in=moved.values("object_id"))
    edition = get_object_or_404(editions, slug=slug)
    return redirect_for_good(request, to(edition) if to else edition.get_absolute_url())


def season_detail(request, slug):
    """One season of awards: who leads, film by film and programme by programme, in a table and drawn."""
    season = Season.at(slug)
    if season is None:
        raise Http404("No award of that season is on the shelf.")
    page = page_asked_for(request, Paginator(season.films, FILMS_IN_A_TABLE))
    return render(
        request,
        "people/season_detail.html",
        {
            "season": season,
            "page": page,
            "rows": season.rows(page),
            "more": len(season.films) - page.end_index(),
            "panels": panels(season) if page.number == 1 else [],
            "width": WIDTH,
            "earlier": season.earlier and (season.earlier, slug_of(season.earlier)),
            "later": season.later and (season.later, slug_of(season.later)),
        },
    )
