"""Django's own ``Feed`` over twenty rows of the same magazine, with their whole text: a floor for ours."""

import os

import django
from django.conf import settings

if not settings.configured:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "magazine.settings")
    django.setup()
    settings.ROOT_URLCONF, settings.MIDDLEWARE = __name__, []

from django.contrib.syndication.views import Feed
from django.core.wsgi import get_wsgi_application
from django.urls import path

from articles.models import Article


class OwnFeed(Feed):
    title, link, description = "Stories", "/", "The newest"

    def items(self):
        return Article.objects.live().newest_first().prefetch_related("blocks")[:20]

    def item_title(self, story):
        return story.title

    def item_link(self, story):
        return f"/stories/{story.slug}/"

    def item_description(self, story):
        return "".join(block.text for block in story.blocks.all())

    def item_pubdate(self, story):
        return story.published_at


urlpatterns = [path("feed/", OwnFeed())]

application = get_wsgi_application()
