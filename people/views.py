from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from .models import Company, Edition, Film, Nomination, Person, Programme

PEOPLE_ON_A_PAGE = 60
FILMS_ON_A_PAGE = 48


def person_list(request):
    """Everybody on the shelf, by surname."""
    page = Paginator(Person.objects.for_listing(), PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/person_list.html", {"page": page})


def person_detail(request, slug):
    """One person: films, awards, what sources say, and the magazine's own coverage."""
    person = get_object_or_404(Person.objects.for_page(), slug=slug)
    return render(
        request,
        "people/person_detail.html",
        {
            "person": person,
            "credits": person.credits.for_filmography(),
            "nominations": Nomination.objects.filter(nominees__person=person).in_order().with_films(),
            "tallies": person.tallies.for_listing(),
            "claims": person.claims.for_listing(),
            "edition_roles": person.edition_roles.for_listing(),
        },
    )


def company_detail(request, slug):
    """One company: its films, the awards it gives, carries and was put forward for, its pictures and stories."""
    company = get_object_or_404(Company.objects.with_other_names(), slug=slug)
    editions = Edition.objects.involving(company).for_listing()
    return render(
        request,
        "people/company_detail.html",
        {
            "company": company,
            "credits": company.credits.for_filmography(),
            "releases": company.releases.for_listing().select_related("film"),
            "programmes": {each.programme: each for each in editions if each.programme.organiser_id == company.pk},
            "carried": [edition for edition in editions if edition.carried_as],
            "nominations": Nomination.objects.filter(nominees__company=company).in_order().with_films(),
        },
    )


def film_list(request):
    """Every film and series on the shelf, by title."""
    page = Paginator(Film.objects.for_listing(), FILMS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/film_list.html", {"page": page})


def film_detail(request, slug):
    """One film: facts, cast and crew, releases, awards, what sources say, coverage."""
    film = get_object_or_404(Film.objects.for_page(), slug=slug)
    return render(
        request,
        "people/film_detail.html",
        {
            "film": film,
            "releases": film.releases.for_listing(),
            "nominations": film.nominations.in_order().with_nominees(),
            "tallies": film.tallies.for_listing(),
            "claims": film.claims.for_listing(),
        },
    )


def programme_list(request):
    """Awards and festivals, each with its editions."""
    return render(request, "people/programme_list.html", {"programmes": Programme.objects.for_listing()})


def programme_detail(request, slug):
    """One award or festival: its prizes and its editions."""
    programme = get_object_or_404(Programme.objects.for_page(), slug=slug)
    return render(
        request,
        "people/programme_detail.html",
        {
            "programme": programme,
            "editions": programme.editions.newest_first(),
            "categories": programme.categories.all(),
            "winners": Nomination.objects.filter(edition__programme=programme)
            .won()
            .in_order()
            .with_films()
            .with_nominees(),
        },
    )


def edition_detail(request, programme, slug):
    """One year of an award or festival: categories, nominees, winners, tallies."""
    edition = get_object_or_404(Edition.objects.for_page(), programme__slug=programme, slug=slug)
    return render(
        request,
        "people/edition_detail.html",
        {
            "edition": edition,
            "nominations": edition.nominations.in_order().with_films().with_nominees(),
            "tallies": edition.tallies.for_listing(),
            "premieres": edition.premieres.for_listing().select_related("film"),
        },
    )
