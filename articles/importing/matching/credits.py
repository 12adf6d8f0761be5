"""Who did what on the films that a text may mean."""

from collections import defaultdict

from django.db.models import Q

from people.models import Credit

from .candidates import Candidate


class Credits:
    """Who did what on the films in question, from one query."""

    def __init__(self, rows: list[Candidate]):
        films = {row.pk for row in rows if row.model == "people.film"}
        people = {row.pk for row in rows if row.model == "people.person"}
        self.of_film: dict[int, list[tuple[int, str, str, str]]] = defaultdict(list)
        self.films_of: dict[int, set[int]] = defaultdict(set)
        if not films and not people:
            return
        for film, person, name, job, character in (
            Credit.objects.filter(Q(film__in=films) | Q(person__in=people), person__isnull=False)
            .order_by("position", "pk")
            .values_list("film_id", "person_id", "person__name", "job", "character")
        ):
            self.of_film[film].append((person, name, job, character))
            self.films_of[person].add(film)

    def directors(self, film: int) -> list[str]:
        return [name for _, name, job, _ in self.of_film[film] if job == Credit.Job.DIRECTOR]


def linked(row: Candidate, other: Candidate | None, credits: Credits) -> str:
    """How two rows are joined by a credit."""
    if other is None or {row.model, other.model} != {"people.film", "people.person"}:
        return ""
    film, person = (row, other) if row.model == "people.film" else (other, row)
    jobs = [job for pk, _, job, _ in credits.of_film[film.pk] if pk == person.pk]
    if not jobs:
        return ""
    label = Credit.Job(jobs[0]).label.lower()
    return f"has a credit on it ({label})" if row is film else f"has a credit for this one ({label})"
