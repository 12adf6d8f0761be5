import re

from django.conf import settings
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse

from articles.conditional import known_by_content
from articles.models import Article, Photo, Section
from people.models import Edition, Film
from people.text import one_line

from .icons import DARK

LATEST = 13
ON_THE_SHELF = 6
NEWEST_FOR_MODELS = 20
# As the style sheet has it.
PAPER = "#faf6ec"


def home(request):
    """The front page: a lead, what is new, and a look along the shelf."""
    stories = list(Article.objects.live().for_listing()[:LATEST])
    lead = next((story for story in stories if story.kind == Article.Kind.COVER_STORY), stories[0] if stories else None)
    return render(
        request,
        "magazine/home.html",
        {
            "lead": lead,
            "stories": [story for story in stories if story != lead],
            "films": Film.objects.for_listing().filter(poster__in=Photo.objects.cleared())[:ON_THE_SHELF],
            "people": Article.objects.filter(pk__in=[story.pk for story in stories]).people_in_them()[:ON_THE_SHELF],
            "editions": Edition.objects.for_listing()[:ON_THE_SHELF],
        },
    )


def robots(request):
    """What crawlers are asked: to read everything but the desk."""
    return render(request, "robots.txt", content_type="text/plain")


@known_by_content
def llms(request):
    """A short map of the magazine for language models, in Markdown. https://llmstxt.org"""
    stories = Article.objects.live().newest_first().only("title", "slug", "dek")[:NEWEST_FOR_MODELS]
    sections = Section.objects.for_listing()
    context = {
        "root": request.build_absolute_uri("/")[:-1],
        "sections": [{"name": as_markdown(each.name), "address": each.get_absolute_url()} for each in sections],
        "stories": [
            {"title": as_markdown(str(each)), "dek": as_markdown(each.dek), "address": each.get_absolute_url()}
            for each in stories
        ],
    }
    return render(request, "llms.txt", context, content_type="text/plain; charset=utf-8")


def as_markdown(text):
    """A text on one line, in which nothing can end a link or begin markup."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", one_line(text))


@known_by_content
def manifest(request):
    """What the magazine is called, its colours and its icons, where somebody puts it on the screen of their phone."""
    icons = [{"src": static("magazine/icon.svg"), "sizes": "any", "type": "image/svg+xml"}]
    icons += [
        {"src": static(f"magazine/icon-{name}.png"), "sizes": size, "type": "image/png", "purpose": purpose}
        for name, size, purpose in [
            ("192", "192x192", "any"),
            ("512", "512x512", "any"),
            ("maskable", "512x512", "maskable"),
        ]
    ]
    facts = {
        "id": "/",
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME[:12],
        "description": settings.SITE_TAGLINE,
        "lang": "en",
        "start_url": reverse("home"),
        "scope": reverse("home"),
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": DARK,
        "icons": icons,
    }
    return JsonResponse(facts, content_type="application/manifest+json")


@known_by_content
def opensearch(request):
    """How a browser searches the magazine, for as long as there is a page to search it on."""
    try:
        search = reverse("search")
    except NoReverseMatch:
        raise Http404 from None
    absolute = request.build_absolute_uri
    addresses = {
        "search": absolute(search),
        "own": absolute(request.path),
        "icon": absolute(static("magazine/icon-192.png")),
    }
    return render(request, "opensearch.xml", addresses, content_type="application/opensearchdescription+xml")
