"""Every page a reader can reach, once each."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Count
from django.urls import reverse

from articles.models import Article, Photo, PhotoCreator, Section
from articles.templatetags.stories import PICTURES_IN_A_BAND
from people.models import Company, Edition, Film, Person, Programme


class PageSitemap(Sitemap):
    def items(self):
        return [
            "home",
            "story-list",
            "section-list",
            "issue-list",
            "tag-list",
            "picture-list",
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


class PicturesSitemap(Sitemap):
    """The pages with all pictures of a film, or of or by somebody, where their own page does not show them all."""

    def items(self):
        return [
            subject for model in (Person, Company, Film) for subject in self.with_many(model) if self.has_more(subject)
        ]

    def with_many(self, model):
        """Few rows in which there can be so many. A person may be shown in some and have made others."""
        name = model._meta.model_name
        links = {
            "person": [PhotoCreator, Photo.people.through],
            "company": [PhotoCreator],
            "film": [Photo.films.through],
        }
        keys = set()
        for link in links[name]:
            counted = link.objects.exclude(**{name: None}).order_by().values(name).annotate(pictures=Count("pk"))
            keys |= set(counted.filter(pictures__gt=PICTURES_IN_A_BAND // 2).values_list(name, flat=True))
        return model.objects.filter(pk__in=keys).order_by("pk")

    def has_more(self, subject):
        return len(Photo.objects.public().of(subject).values("pk")[: PICTURES_IN_A_BAND + 1]) > PICTURES_IN_A_BAND

    def location(self, subject):
        return reverse(f"{subject._meta.model_name}-pictures", args=[subject.slug])


sitemaps = {
    "pages": PageSitemap(),
    "stories": StorySitemap(),
    "issues": LiveSitemap("issues"),
    "topics": LiveSitemap("topics"),
    "pictures": PicturesSitemap(),
    "sections": QuerySetSitemap(Section.objects.all()),
    "people": QuerySetSitemap(Person.objects.all()),
    "companies": QuerySetSitemap(Company.objects.all()),
    "films": QuerySetSitemap(Film.objects.all()),
    "programmes": QuerySetSitemap(Programme.objects.all()),
    "editions": QuerySetSitemap(Edition.objects.select_related("programme")),
}
