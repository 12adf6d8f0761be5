"""Stories, films, people and editions as JSON: what their pages show, and nothing that these do not.

Each has an address of its own, the page's with ``.json`` at its end; the page's own answers with
the same to whoever prefers JSON (people/negotiating.py). What stands in it is in as_json.py.
"""

from django.http import JsonResponse
from django.urls import reverse

from people.addressing import lead_on
from people.award_views import lead_on_with_programme, whole_edition
from people.models import Edition, Film, Person
from people.text import printable_all
from people.views import whole_film, whole_person

from . import as_json
from .conditional import known_by_content
from .models import Article
from .templatetags.stories import coverage, pictures_of, stories_of
from .views import gone_or_never_was, related_to, whole_story


def told(request, row, data):
    """The answer: whole addresses throughout, and the page named as the one to lead people to."""
    absolute = request.build_absolute_uri
    page = absolute(row.get_absolute_url())
    whole = {"url": page, "json": absolute(json_address(row)), **data}
    response = JsonResponse(printable_all(whole), json_dumps_params={"ensure_ascii": False})
    response["Link"] = f'<{page}>; rel="canonical"'
    response["X-Robots-Tag"] = "noindex"
    return response


def json_address(row):
    """Where a row with a page is told as JSON."""
    at = {"programme": row.programme.slug} if isinstance(row, Edition) else {}
    name = "story" if isinstance(row, Article) else row._meta.model_name
    return reverse(f"{name}-json", kwargs={**at, "slug": row.slug})


@known_by_content
def story(request, slug):
    """One story, whole."""
    article = Article.objects.live().for_page().filter(slug=slug).first()
    if article is None:
        return gone_or_never_was(request, slug, to=json_address)
    related = related_to(article)
    absolute = request.build_absolute_uri
    return told(request, article, as_json.of_story(**whole_story(article), related=related, absolute=absolute))


@known_by_content
def film(request, slug):
    """One film: its facts, its pictures and what the magazine wrote about it."""
    film = Film.objects.for_page().filter(slug=slug).first()
    if film is None:
        return lead_on(request, Film.objects.all(), slug, to=json_address)
    beside = {"pictures": pictures_of(film)["told"], "stories": coverage(film)}
    return told(request, film, as_json.of_film(**whole_film(film), **beside, absolute=request.build_absolute_uri))


@known_by_content
def person(request, slug):
    """One person: films, awards, pictures and stories."""
    person = Person.objects.for_page().filter(slug=slug).first()
    if person is None:
        return lead_on(request, Person.objects.all(), slug, to=json_address)
    beside = {"pictures": pictures_of(person)["told"], "stories": stories_of(person)}
    return told(
        request, person, as_json.of_person(**whole_person(person), **beside, absolute=request.build_absolute_uri)
    )


@known_by_content
def edition(request, programme, slug):
    """One year of an award or festival."""
    edition = Edition.objects.with_season().for_page().filter(programme__slug=programme, slug=slug).first()
    if edition is None:
        return lead_on_with_programme(request, programme, slug, to=json_address)
    return told(request, edition, as_json.of_edition(**whole_edition(edition), absolute=request.build_absolute_uri))
