"""Who and what stands near on the shelf, each with the reason in words."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, F

from .models import Company, Credit, Edition, Film, Nomination, Person, Tally
from .seasons import slug_of

HOW_MANY = 12
MOST_LINKS = 5_000  # links to other films that are looked at: where there are more, the nearest are among them
MOST_FILMS = 500  # of a company, whose shelf may be a century of them
TITLES_NAMED = 3


class Neighbour(NamedTuple):
    row: object
    reason: str


def of_film(film, editions):
    """A film's neighbours: by the same director, newest first, and at the same editions, those with most in common."""
    return {
        "directed": by_the_same_director(film),
        "in_season": at_the_same_editions([film.pk], editions),
        "seasons": with_slugs(seasons_of(editions)),
    }


def by_the_same_director(film):
    directors = [each.person_id for each in film.credits.all() if each.job == Credit.Job.DIRECTOR and each.person_id]
    credits = (
        Credit.objects.filter(job=Credit.Job.DIRECTOR, person__in=directors)
        .exclude(film=film)
        .select_related("person")
        .for_filmography()
    )
    names = {}
    for credit in credits[: HOW_MANY * max(1, len(directors))]:
        names.setdefault(credit.film, []).append(credit.person.name)
    return [Neighbour(other, f"also directed by {in_a_row(who)}") for other, who in list(names.items())[:HOW_MANY]]


def at_the_same_editions(films, editions):
    """Other films that these editions put forward, or count prizes of, those with most of them first."""
    named = Nomination.films.through.objects.filter(nomination__edition__in=editions).exclude(film__in=films)
    counted = Tally.objects.filter(edition__in=editions, film__isnull=False).exclude(film__in=films).order_by()
    links = {
        *named.values_list("film_id", "nomination__edition_id").distinct()[:MOST_LINKS],
        *counted.values_list("film_id", "edition_id").distinct()[:MOST_LINKS],
    }
    shared = Counter(key for key, _ in links)
    nearest = sorted(shared, key=lambda key: (-shared[key], key))[:HOW_MANY]
    found = Film.objects.only("title", "year", "slug").in_bulk(nearest)
    at = {key: [edition for edition in editions if (key, edition.pk) in links] for key in nearest}
    return [Neighbour(found[key], f"also at the {words_of(at[key])}") for key in nearest]


def words_of(editions):
    if len(editions) > 2:
        return f"{editions[0]} and {len(editions) - 1} others"
    return in_a_row([str(edition) for edition in editions])


def seasons_of(editions):
    """The seasons that editions belong to, newest first."""
    found = Edition.objects.with_season().filter(pk__in=[edition.pk for edition in editions]).order_by()
    return sorted({season for season in found.values_list("season", flat=True) if season}, reverse=True)


def with_slugs(seasons):
    return [(season, slug_of(season)) for season in seasons]


def of_person(person):
    """Whom somebody worked with, most shared films first."""
    films = Credit.objects.filter(person=person).order_by().values("film")
    return credited_on(films, "person", Person.objects.for_listing(), but=person)


def of_company(company, rows):
    """A company's neighbours: who worked on its films, the companies beside it there, and what else stood where those
    were put forward. ``rows`` are its credits and releases; of very many films, the first ones count.
    """
    films = list(dict.fromkeys(row.film_id for row in rows))[:MOST_FILMS]
    editions = list(Edition.objects.with_season().naming(films).newest_first()[:HOW_MANY])
    return {
        "worked_with": credited_on(films, "person", Person.objects.for_listing()),
        "companies": credited_on(films, "company", Company.objects.all(), but=company, word="on"),
        "in_season": at_the_same_editions(films, editions),
        "seasons": with_slugs(sorted({edition.season for edition in editions if edition.season}, reverse=True)),
    }


def credited_on(films, party, parties, *, but=None, word="in"):
    """People or companies credited on some films, those with most of them first, each with the films in words."""
    shared = Credit.objects.filter(film__in=films, **{f"{party}__isnull": False})
    if but:
        shared = shared.exclude(**{party: but})
    by_name = "person__sort_name" if party == "person" else "company__name"
    counted = dict(
        shared.order_by()
        .values(party)
        .annotate(films=Count("film", distinct=True))
        .order_by("-films", by_name, f"{party}__slug")
        .values_list(party, "films")[:HOW_MANY]
    )
    found = parties.in_bulk(counted)
    titles = {key: {} for key in counted}
    named = shared.filter(**{f"{party}__in": counted}).order_by(F("film__year").desc(nulls_last=True), "film__title")
    for key, film, title in named.values_list(party, "film", "film__title"):
        titles[key][film] = title
    return [Neighbour(found[key], in_films(list(titles[key].values()), word)) for key in counted]


def in_films(titles, word):
    """In Anora; in Anora and Tangerine; in 12 films, the latest Anora."""
    if len(titles) > TITLES_NAMED:
        return f"{word} {len(titles)} films, the latest {titles[0]}"
    return f"{word} {in_a_row(titles)}"


def in_a_row(words):
    """One, two and three."""
    return " and ".join(part for part in [", ".join(words[:-1]), words[-1]] if part)
