"""What the front page shows of the reference shelf beside its stories."""

from collections import Counter

from articles.models import Photo, Subject
from people.models import Credit, Edition, Film, Person
from people.pictures import picture_at

from .models import Band

ON_THE_SHELF = 6
LOOKED_THROUGH = 40  # films among which posters are looked for
MORE_THAN_MENTIONS = 1000
MORE_THAN_LISTED = MORE_THAN_MENTIONS**2


def fetch_shelf(composition):
    """What the bands show of the reference shelf: the films and people of the page's own stories, the newest awards."""
    wanted = {shown.band.kind: shown for shown in composition.bands}
    presented = [standing.key for standing in composition.places if standing.key]
    presented += [key for shown in composition.bands if shown.band.kind == Band.Kind.SECTION for key in shown.keys]
    listed = wanted[Band.Kind.LATEST].keys if Band.Kind.LATEST in wanted else []
    if shown := wanted.get(Band.Kind.FILM_OF_THE_MONTH):
        shown.standing = film = composition.film
        if film.film:
            directors = Credit.objects.filter(film=film.film, job=Credit.Job.DIRECTOR).select_related("person")
            film.directors = [credit.person for credit in directors if credit.person]
    people, films = named_in(presented, listed)
    if shown := wanted.get(Band.Kind.FILMS):
        if Band.Kind.FILM_OF_THE_MONTH in wanted and composition.film.film:
            films = [key for key in films if key != composition.film.film.pk]
        shown.rows = with_posters(films)
    if shown := wanted.get(Band.Kind.PEOPLE):
        chosen = people[:ON_THE_SHELF]
        found = Person.objects.filter(pk__in=chosen).select_related(*picture_at("portrait"))
        shown.rows = sorted(found, key=lambda person: chosen.index(person.pk))
    if shown := wanted.get(Band.Kind.AWARDS):
        shown.rows = list(Edition.objects.for_listing()[:ON_THE_SHELF])


def named_in(presented, listed):
    """The people and the films of these stories, by their keys: what most are about first, then what most mention.

    Those of stories that are merely a line in a list come after the others. Counted here: asked to group people by
    their stories, a database goes through every person on the shelf.
    """
    counts = {"person": Counter(), "film": Counter()}
    rows = Subject.objects.filter(article__in=[*presented, *listed]).order_by("position", "pk")
    for story, prominence, person, film in rows.values_list("article", "prominence", "person", "film"):
        weight = MORE_THAN_MENTIONS if prominence == Subject.Prominence.ABOUT else 1
        if story in presented:
            weight *= MORE_THAN_LISTED
        counts["person" if person else "film"][person or film] += weight
    return [[key for key, _ in counted.most_common()] for counted in counts.values()]


def with_posters(films):
    """Of these films those whose poster readers may see, in this order."""
    films = films[:LOOKED_THROUGH]
    cleared = Photo.objects.cleared().filter(poster_of__in=films).values("poster_of")
    found = Film.objects.filter(pk__in=cleared).select_related(*picture_at("poster"))
    return sorted(found, key=lambda film: films.index(film.pk))[:ON_THE_SHELF]
