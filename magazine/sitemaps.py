"""Every page a reader can reach, once each."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from articles.models import Article, Section
from people.models import Company, Edition, Film, Person, Programme


class PageSitemap(Sitemap):
    def items(self):
        return [
            "home",
            "story-list",
            "section-list",
            "issue-list",
            "tag-list",
            "person-list",
            "film-list",
            "programme-list",
        ]

    def location(self, name):
        return reverse(name)


class StorySitemap(Sitemap):
    def items(self):
        return Article.objects.live().newest_first()

    def lastmod(self, article):
        return article.updated_at or article.published_at


class QuerySetSitemap(Sitemap):
    """Rows that have a page each, in a stable order."""

    def __init__(self, queryset):
        self.queryset = queryset

    def items(self):
        return self.queryset.order_by("pk")


class LiveSitemap(Sitemap):
    """Pages that exist as long as a live story leads to them."""

    def __init__(self, method):
        self.method = method

    def items(self):
        return getattr(Article.objects.live(), self.method)()


sitemaps = {
    "pages": PageSitemap(),
    "stories": StorySitemap(),
    "issues": LiveSitemap("issues"),
    "topics": LiveSitemap("topics"),
    "sections": QuerySetSitemap(Section.objects.all()),
    "people": QuerySetSitemap(Person.objects.all()),
    "companies": QuerySetSitemap(Company.objects.all()),
    "films": QuerySetSitemap(Film.objects.all()),
    "programmes": QuerySetSitemap(Programme.objects.all()),
    "editions": QuerySetSitemap(Edition.objects.select_related("programme")),
}
