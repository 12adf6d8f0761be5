from django.shortcuts import render

from . import neighbours
from .addressing import lead_on
from .alphabet import Directory
from .honours import by_edition
from .models import Company, Edition, Film, Nomination, Person
from .negotiating import also_as_json
from .paging import CountedPaginator, page_asked_for
from .sourcing import Sources, showings, topics

PEOPLE_ON_A_PAGE = 60
FILMS_ON_A_PAGE = 48


def person_list(request):
    """Everybody on the shelf, by surname; by its first letter for whoever chooses one."""
    directory = Directory(Person.objects.all(), "sort_name", letter=request.GET.get("letter", ""))
    return render(request, "people/person_list.html", listed(request, Person, directory, PEOPLE_ON_A_PAGE))


def film_list(request):
    """Every film and series on the shelf, by title; by its first letter or by decade for whoever chooses."""
    letter, decade = request.GET.get("letter", ""), request.GET.get("decade", "")
    directory = Directory(Film.objects.all(), "title", year="year", letter=letter, decade=decade)
    return render(request, "people/film_list.html", listed(request, Film, directory, FILMS_ON_A_PAGE))


def listed(request, model, directory, per_page):
    rows = directory.of(model.objects.for_listing())
    page = page_asked_for(request, CountedPaginator(rows, per_page, count=directory.count))
    return {"page": page, "directory": directory}


@also_as_json
def person_detail(request, slug):
    """One person: films, awards, what sources say, and the magazine's own coverage."""
    person = Person.objects.for_page().filter(slug=slug).first()
    if person is None:
        return lead_on(request, Person.objects.all(), slug)
    shown = whole_person(person)
    facts = [
        ("films", shown["credits"]),
        ("prizes", shown["nominations"]),
        ("counts of prizes", shown["tallies"]),
        ("statements", shown["claims"]),
    ]
    return render(
        request,
        "people/person_detail.html",
        {
            **shown,
            "jobs": shown["credits"].by_job(),
            "awards": by_edition(shown["nominations"], shown["tallies"]),
            "topics": topics(shown["claims"]),
            "sources": Sources(facts),
        },
    )


def whole_person(person):
    """What the page of a person shows of the shelf, as its JSON tells it too."""
    return {
        "person": person,
        "credits": person.credits.for_filmography(),
        "nominations": Nomination.objects.filter(nominees__person=person).in_order().with_films(),
        "tallies": person.tallies.for_listing(),
        "claims": person.claims.for_listing(),
        "edition_roles": person.edition_roles.for_listing(),
        "worked_with": neighbours.of_person(person),
    }


def company_detail(request, slug):
    """One company: its films, the awards it gives, carries and was put forward for, pictures, stories, neighbours."""
    company = Company.objects.with_other_names().filter(slug=slug).first()
    if company is None:
        return lead_on(request, Company.objects.all(), slug)
    editions = Edition.objects.involving(company).for_listing()
    credits = company.credits.for_filmography()
    releases = company.releases.for_listing().select_related("film")
    nominations = Nomination.objects.filter(nominees__company=company).in_order().with_films()
    return render(
        request,
        "people/company_detail.html",
        {
            "company": company,
            "jobs": credits.by_job(),
            "releases": releases,
            "programmes": {each.programme: each for each in editions if each.programme.organiser_id == company.pk},
            "carried": [edition for edition in editions if edition.carried_as],
            "awards": by_edition(nominations, []),
            "neighbours": neighbours.of_company(company, [*credits, *releases]),
            "sources": Sources([("films", credits), ("releases", releases), ("prizes", nominations)]),
        },
    )


@also_as_json
def film_detail(request, slug):
    """One film: facts, cast and crew, releases, awards, what sources say, coverage, neighbours."""
    film = Film.objects.for_page().filter(slug=slug).first()
    if film is None:
        return lead_on(request, Film.objects.all(), slug)
    shown = whole_film(film)
    facts = [
        ("cast and crew", film.credits.all()),
        ("releases", shown["releases"]),
        ("prizes", shown["nominations"]),
        ("counts of prizes", shown["tallies"]),
        ("statements", shown["claims"]),
    ]
    return render(
        request,
        "people/film_detail.html",
        {
            **shown,
            "showings": showings(release for release in shown["releases"] if release.date),
            "offers": [release for release in shown["releases"] if release.terms],
            "awards": by_edition(shown["nominations"], shown["tallies"]),
            "topics": topics(shown["claims"]),
            "sources": Sources(facts),
        },
    )


def whole_film(film):
    """What the page of a film shows of the shelf, as its JSON tells it too."""
    nominations, tallies = film.nominations.in_order().with_nominees(), film.tallies.for_listing()
    editions = {each.edition_id: each.edition for each in [*nominations, *tallies] if each.edition_id}
    return {
        "film": film,
        "releases": film.releases.for_listing(),
        "nominations": nominations,
        "tallies": tallies,
        "claims": film.claims.for_listing(),
        "neighbours": neighbours.of_film(film, list(editions.values())),
    }
