"""Who and what is named: people, companies, films, each by the name that was printed and with its page."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from people.models import Company, Film, Person

from .script import known

LOGO = "magazine/icon-512.png"
LOGO_SIZE = 512


def maker(credited, absolute):
    """A person or a company under the name that was printed."""
    kind = "Person" if credited.person_id else "Organization"
    return {"@type": kind, "name": credited.name, "url": absolute(credited.party.get_absolute_url())}


def named(row, absolute):
    """A person, a company or a film of the shelf, by its name alone."""
    name = row.title if isinstance(row, Film) else row.name
    return {"@type": type_of(row), "name": name, "url": absolute(row.get_absolute_url())}


def type_of(row):
    if isinstance(row, Film):
        return "TVSeries" if row.kind == Film.Kind.SERIES else "Movie"
    return {Person: "Person", Company: "Organization"}[type(row)]


def film_named(film, absolute):
    """A film by its title and its year, which tells it from another of the same title."""
    return {**named(film, absolute), **known(datePublished=film.year and str(film.year))}


def magazine(absolute):
    """Who publishes all this."""
    return {"@type": "Organization", "name": settings.SITE_NAME, "url": absolute(reverse("home"))}


def magazine_with_logo(absolute):
    logo = {"@type": "ImageObject", "url": absolute(static(LOGO)), "width": LOGO_SIZE, "height": LOGO_SIZE}
    return {**magazine(absolute), "logo": {**logo, "creditText": settings.SITE_NAME}}
