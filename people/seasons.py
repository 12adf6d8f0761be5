"""A season of awards: every edition that honours one year, film by film and programme by programme.

A season is named by the year honoured, not by the winter of its ceremonies: that year is what most
sources state (“top ten films of 2024”), what festivals of the spring and ceremonies of the next
spring have in common, and the year that stands beside the title of a film.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.text import slugify

from .honours import Figure, Honours
from .models import Edition, Film, Nomination, Tally

PROGRAMMES_IN_A_TABLE = 30
PEOPLE_BESIDE = 20
LEADERS_NAMED = 3


def slug_of(season):
    """A season as part of an address: 1927/28 is 1927-28."""
    return slugify(season.replace("/", "-"))


@dataclass
class FilmSeason:
    """One film's season: its honours at each edition, and what they come to."""

    film: Film
    at: dict  # by the key of an edition

    @cached_property
    def nominations(self):
        return sum((each.nomination_figure for each in self.at.values()), Figure(0))

    @cached_property
    def wins(self):
        return sum((each.win_figure for each in self.at.values()), Figure(0))

    @cached_property
    def listings(self):
        return sum(each.listed for each in self.at.values())

    @property
    def rank(self):
        return -self.nominations.least, -self.wins.least, -self.listings, self.film.title, self.film.pk


class Season:
    """The editions of one season and the films that they put forward, the most nominated first."""

    def __init__(self, name, earlier=None, later=None):
        self.name, self.earlier, self.later = name, earlier, later
        self.editions = list(Edition.objects.in_season(self.name))
        self.films, self.people = self.gather()

    @classmethod
    def at(cls, slug):
        """The season at an address; none where no edition belongs to such a one."""
        seasons = [season for season, _ in Edition.objects.seasons()]
        for later, season, earlier in zip([None, *seasons], seasons, [*seasons[1:], None], strict=False):
            if slug_of(season) == slug:
                return cls(season, earlier, later)
        return None

    def gather(self):
        editions = {edition.pk: edition for edition in self.editions}
        tallies = Tally.objects.filter(edition__in=editions).select_related("person", "source").order_by("id")
        found = defaultdict(dict)
        for film, edition, result in Nomination.objects.results_by_film(editions):
            found[film].setdefault(edition, Honours(editions[edition])).results.append(result)
        people = []
        for tally in tallies:
            if tally.person_id:
                tally.edition = editions[tally.edition_id]
                people.append(tally)
            else:
                honours = found[tally.film_id].setdefault(tally.edition_id, Honours(editions[tally.edition_id]))
                honours.tallies.append(tally)
        films = Film.objects.only("title", "year", "slug", "kind").in_bulk(found)
        rows = sorted((FilmSeason(films[key], at) for key, at in found.items()), key=lambda row: row.rank)
        return rows, people[:PEOPLE_BESIDE]

    @cached_property
    def columns(self):
        """The editions that a table has room for: those with the most films, in their own order."""
        most = sorted(self.editions, key=lambda edition: -len(self.films_at(edition)))[:PROGRAMMES_IN_A_TABLE]
        return [edition for edition in self.editions if edition in most]

    @cached_property
    def other_editions(self):
        """Those that it has no room for."""
        return [edition for edition in self.editions if edition not in self.columns]

    def films_at(self, edition):
        """The films of one edition with their honours there, the most nominated first."""
        return self._films_at.get(edition.pk, [])

    @cached_property
    def _films_at(self):
        found = defaultdict(list)
        for row in self.films:
            for edition, honours in row.at.items():
                found[edition].append((row.film, honours))
        for films in found.values():
            films.sort(key=lambda pair: (-pair[1].nomination_figure.least, -pair[1].win_figure.least))
        return found

    def rows(self, films):
        """Rows of the table: a film, its honours in each column, None where it has none."""
        return [(row, [row.at.get(edition.pk) for edition in self.columns]) for row in films]

    @cached_property
    def most_won(self):
        """The film of which most wins are stated, if there is one that leads alone."""
        first, *others = sorted(self.films, key=lambda row: -row.wins.least)[:2] or [None]
        if first and first.wins.least and (not others or others[0].wins.least < first.wins.least):
            return first
        return None

    @property
    def leaders(self):
        """Of each edition at which films are put forward: who has most nominations and most wins, in words."""
        for edition in self.columns:
            nominations = [(film, honours.nomination_figure) for film, honours in self.films_at(edition)]
            wins = [(film, honours.win_figure) for film, honours in self.films_at(edition)]
            if any(figure.least for _, figure in [*nominations, *wins]):
                yield edition, leading(nominations), leading(wins)

    @property
    def placed_by_films(self):
        """Editions of which no source states the year."""
        return [edition for edition in self.editions if edition.is_placed_by_its_films]


def leading(figures):
    """Wicked, Conclave, 11 each; Anora, 5, of those stated: nobody leads those of whom nothing is said."""
    most = max((figure.least for _, figure in figures), default=0)
    if not most:
        return "none stated" if all(figure.is_exact for _, figure in figures) else "not stated"
    films = sorted(film.title for film, figure in figures if figure.least == most)
    more = f" and {len(films) - LEADERS_NAMED} more" if len(films) > LEADERS_NAMED else ""
    words = f"{', '.join(films[:LEADERS_NAMED])}{more}, {most}{' each' if len(films) > 1 else ''}"
    if len(figures) == 1:
        return f"{words}; no other film is counted"
    return words if all(figure.is_exact for _, figure in figures) else f"{words}, of those stated"
