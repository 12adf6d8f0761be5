import re

from django.conf import settings
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse

from articles import leaving_out
from articles.conditional import known_by_content
from articles.models import Article, Section
from people.text import one_line

from .front_page.composing import compose
from .icons import DARK

NEWEST_FOR_MODELS = 20
# As the style sheet has it.
PAPER = "#faf6ec"


def home(request):
    """The front page: as editors composed it, and where they left something open, by what is newest."""
    front = compose()
    return render(request, "magazine/home.html", {"front": front, "lead": front.lead.story})


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
        "stories": list(leaving_out.each(stories, as_line, "The map for language models")),
    }
    return render(request, "llms.txt", context, content_type="text/plain; charset=utf-8")


def as_line(story):
    return {"title": as_markdown(str(story)), "dek": as_markdown(story.dek), "address": story.get_absolute_url()}


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
