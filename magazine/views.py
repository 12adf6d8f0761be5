from django.shortcuts import render

from articles.models import Article, Photo
from people.models import Edition, Film

LATEST = 13
ON_THE_SHELF = 6


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
