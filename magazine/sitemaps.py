"""Every page a reader can reach, once each, and the pictures of each story."""

import datetime
from collections import defaultdict

from django.contrib.sitemaps import Sitemap
from django.db.models import Count, Max, Prefetch
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from articles import leaving_out
from articles.full_text import file_to_tell
from articles.kinds import page_of
from articles.models import Article, Block, Photo, PhotoCreator, Section, Subject, Tag
from articles.pictures import standing
from articles.templatetags.stories import PICTURES_IN_A_BAND
from people.models import Company, Edition, Film, Person, Programme
from people.seasons import slug_of
from people.text import one_line

ADDRESSES_IN_A_MAP = 10_000  # 50,000 may be; nobody should wait for so many
STORIES_IN_A_MAP = 250  # with all their pictures
ONLY_WORDS = [Block.Kind.TEXT, Block.Kind.HEADING, Block.Kind.PULL_QUOTE, Block.Kind.NOTE]
NEWS_IN_THE_MAP = 1_000
NEWS_LASTS = datetime.timedelta(days=2)


class OurSitemap(Sitemap):
    """A sitemap in which a row whose address cannot be told is left out, and the log says why: the others stand."""

    limit = ADDRESSES_IN_A_MAP

    def get_urls(self, page=1, site=None, protocol=None):
        root = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        return list(self.told(self.paginator.page(page).object_list, root))

    def told(self, rows, root):
        def tell(row):
            return {"item": row, "location": f"{root}{self.location(row)}", **self.beside(row, root)}

        return leaving_out.each(rows, tell, "The sitemap")

    def beside(self, row, root):
        """What is said of a page beside its address."""
        return {}


class PageSitemap(OurSitemap):
    def items(self):
        return [
            "home",
            "story-list",
            "section-list",
            "archive",
            "issue-list",
            "tag-list",
            "picture-list",
            "person-list",
            "film-list",
            "programme-list",
        ]

    def location(self, name):
        return reverse(name)


class StorySitemap(OurSitemap):
    """Stories, the oldest first, so that a map that is full changes only with its own stories."""

    limit = STORIES_IN_A_MAP

    def items(self):
        blocks = Block.objects.exclude(kind__in=ONLY_WORDS).for_page().defer("text")
        # A film page opens with the poster of its film; of no other story is it asked whom it is about.
        films = Subject.objects.filter(article__kind=Article.Kind.FILM_PAGE, film__isnull=False).for_page()
        return (
            Article.objects.live()
            .for_listing()
            .prefetch_related(Prefetch("blocks", blocks), Prefetch("subjects", films))
            .order_by("published_at", "slug")
        )

    def beside(self, article, root):
        shown = standing.on_story_page(article, article.blocks.all())
        files = [file_to_tell(each.photo) for each in shown]
        images = dict.fromkeys(f"{root}{file.url}" for file in files if file)
        return {"lastmod": article.updated_at or article.published_at, "images": list(images)}

    def get_latest_lastmod(self):
        changed = Coalesce("updated_at", "published_at")
        return Article.objects.live().order_by().aggregate(latest=Max(changed))["latest"]


class NewsSitemap(OurSitemap):
    """What is new to the world, and not only here: of the last two days, by the date that the page shows."""

    limit = NEWS_IN_THE_MAP

    def items(self):
        return Article.objects.live().new_since(timezone.now() - NEWS_LASTS).newest_first()[:NEWS_IN_THE_MAP]

    def beside(self, article, root):
        return {"published": timezone.localtime(article.published_at), "title": one_line(str(article))}


class QuerySetSitemap(OurSitemap):
    """Rows that have a page each, in a stable order."""

    def __init__(self, queryset):
        self.queryset = queryset

    def items(self):
        return self.queryset.order_by("pk")


class LiveSitemap(OurSitemap):
    """Pages that exist as long as a live story leads to them."""

    def __init__(self, find):
        self.find = find

    def items(self):
        return self.find(Article.objects.live())


class ArchiveSitemap(OurSitemap):
    """The lists of the archive that some story stands in: of kinds, years and months."""

    def items(self):
        stories = Article.objects.live()
        kinds = [page_of(kind)[1] for kind in stories.kinds()]
        all_years = stories.years()
        years = [reverse("year", args=[year]) for year in all_years]
        months = [reverse("month", args=[year, f"{n:02}"]) for year in all_years for n in stories.months(year)]
        series = [reverse("series-list")] if stories.series().exists() else []
        return [*kinds, *years, *months, *series]

    def location(self, address):
        return address


class PicturesSitemap(OurSitemap):
    """The pages with all pictures of a film, or of or by somebody, where their own page does not show them all."""

    def items(self):
        return [
            *self.with_more(Person, [PhotoCreator, Photo.people.through]),
            *self.with_more(Company, [PhotoCreator]),
            *self.with_more(Film, [Photo.films.through]),
        ]

    def with_more(self, model, links):
        """Few rows have so many pictures. A person may be shown in some and have made others, or both in one."""
        name = model._meta.model_name
        keys, pictures = set(), defaultdict(set)
        for link in links:
            counted = link.objects.exclude(**{name: None}).order_by().values(name).annotate(pictures=Count("pk"))
            keys |= set(counted.filter(pictures__gt=PICTURES_IN_A_BAND // 2).values_list(name, flat=True))
        if not keys:
            return model.objects.none()
        for link in links:
            seen = link.objects.filter(
                **{f"{name}__in": keys}, photo__in=Photo.objects.public().order_by().values("pk")
            )
            for key, photo in seen.order_by().values_list(name, "photo"):
                pictures[key].add(photo)
        more = [key for key, shown in pictures.items() if len(shown) > PICTURES_IN_A_BAND]
        return model.objects.filter(pk__in=more).order_by("pk")

    def location(self, subject):
        return reverse(f"{subject._meta.model_name}-pictures", args=[subject.slug])


class SeasonSitemap(OurSitemap):
    """One page for each season of awards."""

    def items(self):
        return [season for season, _ in Edition.objects.seasons()]

    def location(self, season):
        return reverse("season", args=[slug_of(season)])


sitemaps = {
    "pages": PageSitemap(),
    "stories": StorySitemap(),
    "archive": ArchiveSitemap(),
    "series": LiveSitemap(lambda stories: stories.series()),
    "issues": LiveSitemap(lambda stories: stories.issues()),
    "topics": LiveSitemap(lambda stories: Tag.objects.carried_by(stories).order_by("slug")),
    "pictures": PicturesSitemap(),
    "sections": QuerySetSitemap(Section.objects.all()),
    "people": QuerySetSitemap(Person.objects.only("slug")),
    "companies": QuerySetSitemap(Company.objects.only("slug")),
    "films": QuerySetSitemap(Film.objects.only("slug")),
    "programmes": QuerySetSitemap(Programme.objects.only("slug")),
    "seasons": SeasonSitemap(),
    "editions": QuerySetSitemap(Edition.objects.select_related("programme").only("slug", "programme__slug")),
}
news = {"news": NewsSitemap()}
