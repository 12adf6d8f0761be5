from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from .addressing import lead_on, redirect_for_good
from .models import Company, Edition, Film, FormerAddress, Nomination, Person, Programme
from .negotiating import also_as_json

PEOPLE_ON_A_PAGE = 60
FILMS_ON_A_PAGE = 48


def person_list(request):
    """Everybody on the shelf, by surname."""
    page = Paginator(Person.objects.for_listing(), PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/person_list.html", {"page": page})


@also_as_json
def person_detail(request, slug):
    """One person: films, awards, what sources say, and the magazine's own coverage."""
    person = Person.objects.for_page().filter(slug=slug).first()
    if person is None:
        return lead_on(request, Person.objects.all(), slug)
    return render(request, "people/person_detail.html", whole_person(person))


def whole_person(person):
    """What the page of a person shows of the shelf."""
    return {
        "person": person,
        "credits": person.credits.for_filmography(),
        "nominations": Nomination.objects.filter(nominees__person=person).in_order().with_films(),
        "tallies": person.tallies.for_listing(),
        "claims": person.claims.for_listing(),
        "edition_roles": person.edition_roles.for_listing(),
    }


def company_detail(request, slug):
    """One company: its films, the awards it gives, carries and was put forward for, its pictures and stories."""
    company = Company.objects.with_other_names().filter(slug=slug).first()
    if company is None:
        return lead_on(request, Company.objects.all(), slug)
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


@also_as_json
def film_detail(request, slug):
    """One film: facts, cast and crew, releases, awards, what sources say, coverage."""
    film = Film.objects.for_page().filter(slug=slug).first()
    if film is None:
        return lead_on(request, Film.objects.all(), slug)
    return render(request, "people/film_detail.html", whole_film(film))


def whole_film(film):
    """What the page of a film shows of the shelf."""
    return {
        "film": film,
        "releases": film.releases.for_listing(),
        "nominations": film.nominations.in_order().with_nominees(),
        "tallies": film.tallies.for_listing(),
        "claims": film.claims.for_listing(),
    }


def programme_list(request):
    """Awards and festivals, each with its editions."""
    return render(request, "people/programme_list.html", {"programmes": Programme.objects.for_listing()})


def programme_detail(request, slug):
    """One award or festival: its prizes and its editions."""
    programme = Programme.objects.for_page().filter(slug=slug).first()
    if programme is None:
        return lead_on(request, Programme.objects.all(), slug)
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


@also_as_json
def edition_detail(request, programme, slug):
    """One year of an award or festival: categories, nominees, winners, tallies."""
    edition = Edition.objects.for_page().filter(programme__slug=programme, slug=slug).first()
    if edition is None:
        return lead_on_with_programme(request, programme, slug)
    return render(request, "people/edition_detail.html", whole_edition(edition))


def whole_edition(edition):
    """What the page of an edition shows."""
    return {
        "edition": edition,
        "nominations": edition.nominations.in_order().with_films().with_nominees(),
        "tallies": edition.tallies.for_listing(),
        "premieres": edition.premieres.for_listing().select_related("film"),
    }


def lead_on_with_programme(request, former, slug, to=None):
    """The editions of an award or festival go where it goes; ``to`` says where, if not to the page."""
    moved = FormerAddress.objects.of_model(Programme).filter(slug=former)
    editions = Edition.objects.select_related("programme").filter(programme__in=moved.values("object_id"))
    edition = get_object_or_404(editions, slug=slug)
    return redirect_for_good(request, to(edition) if to else edition.get_absolute_url())
