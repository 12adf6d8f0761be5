"""Stories, films, people and editions as JSON: what their pages show, and nothing that these do not.

Each has an address of its own, the page's with ``.json`` at its end; the page's own answers with
the same to whoever prefers JSON (people/negotiating.py). What stands in it is in as_json.py.
"""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.urls import reverse

from people.addressing import lead_on
from people.award_views import lead_on_with_programme, whole_edition
from people.models import Edition, Film, Person
from people.text import printable_all
from people.views import whole_film, whole_person

from . import as_json
from .conditional import known_by_content
from .models import Article, Plate
from .plates import keeping, pages
from .plates import story as plates
from .plates.shown import PAGES
from .templatetags.stories import coverage, pictures_of, stories_of
from .views import gone_or_never_was, related_to, whole_story


def answer(request, text, page):
    """The answer, which names the page as the one to lead people to."""
    response = HttpResponse(text, content_type="application/json")
    response["Link"] = f'<{request.build_absolute_uri(page)}>; rel="canonical"'
    response["X-Robots-Tag"] = "noindex"
    return response


def told(request, row, data):
    """All that is told of a row, with whole addresses throughout."""
    absolute = request.build_absolute_uri
    return as_text({"url": absolute(row.get_absolute_url()), "json": absolute(json_address(row)), **data})


def as_text(data):
    return json.dumps(printable_all(data), cls=DjangoJSONEncoder, ensure_ascii=False)


def json_address(row):
    """Where a row with a page is told as JSON."""
    at = {"programme": row.programme.slug} if isinstance(row, Edition) else {}
    name = "story" if isinstance(row, Article) else row._meta.model_name
    return reverse(f"{name}-json", kwargs={**at, "slug": row.slug})


# A story


@known_by_content
def story(request, slug):
    """One story, whole."""
    text = keeping.may_print() and printed_story.printed(request, slug)
    if not text:
        article = Article.objects.live().for_page().filter(slug=slug).first()
        if article is None:
            return gone_or_never_was(request, slug, to=json_address)
        text = story_but(request, article, ways_from(request, article))
    return answer(request, text, reverse("story", args=[slug]))


def story_but(request, article, ways):
    """The story, with the ways on from it as a text."""
    whole = as_json.of_story(**whole_story(article), absolute=request.build_absolute_uri)
    return f"{told(request, article, whole).removesuffix('}')}{ways}}}"


def ways_from(request, article):
    """What to read next, to stand at the end of what is told of a story."""
    related = as_json.teasers(related_to(article), request.build_absolute_uri)
    return f', "related": {as_text(related)}' if related else ""


printed_story = plates.Form(
    Plate.Part.STORY_JSON,
    Plate.Part.WAYS_JSON,
    lambda request, article: story_but(request, article, plates.WAYS),
    ways_from,
)


# The shelf


@known_by_content
def film(request, slug):
    """One film: its facts, its pictures and what the magazine wrote about it."""
    return of_shelf(request, "film", film_as_json, slug=slug) or lead_on(
        request, Film.objects.all(), slug, to=json_address
    )


@known_by_content
def person(request, slug):
    """One person: films, awards, pictures and stories."""
    return of_shelf(request, "person", person_as_json, slug=slug) or lead_on(
        request, Person.objects.all(), slug, to=json_address
    )


@known_by_content
def edition(request, programme, slug):
    """One year of an award or festival."""
    return of_shelf(request, "edition", edition_as_json, programme=programme, slug=slug) or lead_on_with_programme(
        request, programme, slug, to=json_address
    )


def of_shelf(request, name, tell, **at):
    """What is told of the row whose page has that name and address; None where there is none.

    The plate that it comes from goes by what its page's goes by: they tell the same.
    """
    text = keeping.may_print() and pages.printed(
        request,
        Plate.Part(f"{name}-json"),
        lambda now: PAGES[name].shows(now, 1, **at),
        lambda nowhere: tell(nowhere, **at),
        path=reverse(f"{name}-json", kwargs=at),
        until=lambda now: PAGES[name].until(now, 1),
        of_a_row=PAGES[name].of_a_row,
    )
    text = text or tell(request, **at)
    return text and answer(request, text, reverse(name, kwargs=at))


def film_as_json(request, slug):
    film = Film.objects.for_page().filter(slug=slug).first()
    if film is None:
        return None
    beside = {"pictures": pictures_of(film)["told"], "stories": coverage(film)}
    return told(request, film, as_json.of_film(**whole_film(film), **beside, absolute=request.build_absolute_uri))


def person_as_json(request, slug):
    person = Person.objects.for_page().filter(slug=slug).first()
    if person is None:
        return None
    beside = {"pictures": pictures_of(person)["told"], "stories": stories_of(person)}
    return told(
        request, person, as_json.of_person(**whole_person(person), **beside, absolute=request.build_absolute_uri)
    )


def edition_as_json(request, programme, slug):
    edition = Edition.objects.with_season().for_page().filter(programme__slug=programme, slug=slug).first()
    if edition is None:
        return None
    return told(request, edition, as_json.of_edition(**whole_edition(edition), absolute=request.build_absolute_uri))
