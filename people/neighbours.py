"""Who and what stands near on the shelf, each with the reason in words."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, F

from .models import Credit, Edition, Film, Nomination, Person, Tally
from .seasons import slug_of

HOW_MANY = 12
MOST_LINKS = 5_000  # links to other films that are looked at: where there are more, the nearest are among them
TITLES_NAMED = 3


class Neighbour(NamedTuple):
    row: object
    reason: str


def of_film(film, editions):
    """A film's neighbours: by the same director, newest first, and at the same editions, those with most in common."""
    return {
        "directed": by_the_same_director(film),
        "in_season": at_the_same_editions(film, editions),
        "seasons": [(season, slug_of(season)) for season in seasons_of(editions)],
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


def at_the_same_editions(film, editions):
    named = Nomination.films.through.objects.filter(nomination__edition__in=editions).exclude(film=film)
    counted = Tally.objects.filter(edition__in=editions, film__isnull=False).exclude(film=film).order_by()
    links = {
        *named.values_list("film_id", "nomination__edition_id").distinct()[:MOST_LINKS],
        *counted.values_list("film_id", "edition_id").distinct()[:MOST_LINKS],
    }
    shared = Counter(key for key, _ in links)
    nearest = sorted(shared, key=lambda key: (-shared[key], key))[:HOW_MANY]
    films = Film.objects.only("title", "year", "slug").in_bulk(nearest)
    at = {key: [edition for edition in editions if (key, edition.pk) in links] for key in nearest}
    return [Neighbour(films[key], f"also at the {words_of(at[key])}") for key in nearest]


def words_of(editions):
    if len(editions) > 2:
        return f"{editions[0]} and {len(editions) - 1} others"
    return in_a_row([str(edition) for edition in editions])


def seasons_of(editions):
    """The seasons that editions belong to, newest first."""
    found = Edition.objects.with_season().filter(pk__in=[edition.pk for edition in editions]).order_by()
    return sorted({season for season in found.values_list("season", flat=True) if season}, reverse=True)


def of_person(person):
    """Whom somebody worked with, most shared films first."""
    films = Credit.objects.filter(person=person).order_by().values("film")
    shared = Credit.objects.filter(film__in=films, person__isnull=False).exclude(person=person)
    counted = dict(
        shared.order_by()
        .values("person")
        .annotate(films=Count("film", distinct=True))
        .order_by("-films", "person__sort_name", "person__slug")
        .values_list("person", "films")[:HOW_MANY]
    )
    people = Person.objects.for_listing().in_bulk(counted)
    titles = {key: {} for key in counted}
    named = shared.filter(person__in=counted).order_by(F("film__year").desc(nulls_last=True), "film__title")
    for key, film, title in named.values_list("person", "film", "film__title"):
        titles[key][film] = title
    return [Neighbour(people[key], in_films(list(titles[key].values()))) for key in counted]


def in_films(titles):
    """In Anora; in Anora and Tangerine; in 12 films, the latest Anora."""
    if len(titles) > TITLES_NAMED:
        return f"in {len(titles)} films, the latest {titles[0]}"
    return f"in {in_a_row(titles)}"


def in_a_row(words):
    """One, two and three."""
    return " and ".join(part for part in [", ".join(words[:-1]), words[-1]] if part)
