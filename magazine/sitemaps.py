"""Every page a reader can reach, once each, and the pictures of each story."""

import datetime
from collections import defaultdict

from django.contrib.sitemaps import Sitemap
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db import connections, router
from django.db.models import Count, Exists, OuterRef, Prefetch
from django.urls import reverse
from django.utils import timezone

from articles import leaving_out
from articles.full_text import file_to_tell
from articles.kinds import page_of
from articles.models import Article, Block, Issue, Photo, PhotoCreator, Section, Series, Subject, Tag
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
        return list(self.told(self.rows(page), root))

    def rows(self, page):
        return self.paginator.page(page).object_list

    def parts(self, counted):
        """How many maps it takes. ``counted`` says of each table how many rows it has, so that of most maps no more
        need be asked: what is told of them fits into one."""
        return 1 if self.at_most(counted) <= self.limit else self.paginator.num_pages

    def at_most(self, counted):
        """So many addresses there can be, or fewer; of what is not of one table, far fewer than a map holds."""
        return 0

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
        return Article.objects.live().newest_first().reverse()

    def at_most(self, counted):
        return counted[Article]

    def rows(self, page):
        """Found by their keys, and none of them counted."""
        try:
            number = int(page)
        except ValueError:
            raise PageNotAnInteger(page) from None
        keys = list(self.items().values_list("pk", flat=True)[max(0, number - 1) * self.limit :][: self.limit])
        if number < 1 or (number > 1 and not keys):
            raise EmptyPage(page)
        blocks = Block.objects.exclude(kind__in=ONLY_WORDS).for_page().defer("text")
        # A film page opens with the poster of its film; of no other story is it asked whom it is about.
        films = Subject.objects.filter(article__kind=Article.Kind.FILM_PAGE, film__isnull=False).for_page()
        whole = Article.objects.live_one_by_one().for_listing()
        found = whole.prefetch_related(Prefetch("blocks", blocks), Prefetch("subjects", films)).in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def beside(self, article, root):
        shown = standing.on_story_page(article, article.blocks.all())
        files = [file_to_tell(each.photo) for each in shown]
        images = dict.fromkeys(f"{root}{file.url}" for file in files if file)
        return {"lastmod": article.updated_at or article.published_at, "images": list(images)}

    def get_latest_lastmod(self):
        return Article.objects.live_one_by_one().last_changed()


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

    def at_most(self, counted):
        return counted[self.queryset.model]


class LiveSitemap(OurSitemap):
    """Pages that exist as long as a live story leads to them."""

    def __init__(self, model, find):
        self.model, self.find = model, find

    def items(self):
        return self.find(Article.objects.live_one_by_one())

    def at_most(self, counted):
        return counted[self.model]


class ArchiveSitemap(OurSitemap):
    """The lists of the archive that some story stands in: of kinds, years and months."""

    def items(self):
        stories = Article.objects.live()
        kinds = [page_of(kind)[1] for kind in stories.kinds()]
        all_years = stories.years()
        years = [reverse("year", args=[year]) for year in all_years]
        months = [reverse("month", args=[year, f"{n:02}"]) for year in all_years for n in stories.months(year)]
        series = [reverse("series-list")] if Article.objects.live_one_by_one().series().exists() else []
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

    def at_most(self, counted):
        links = PhotoCreator, Photo.people.through, Photo.films.through
        return sum(counted[link] for link in links) // PICTURES_IN_A_BAND

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
            # Each link by itself: a database may go through all pictures, and look for each of the keys beside each.
            seen = link.objects.filter(
                Exists(Photo.objects.public().filter(pk=OuterRef("photo"))), **{f"{name}__in": keys}
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
    "series": LiveSitemap(Series, lambda stories: stories.series()),
    "issues": LiveSitemap(Issue, lambda stories: stories.issues()),
    "topics": LiveSitemap(Tag, lambda stories: Tag.objects.carried_by(stories).order_by("slug")),
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

COUNTED = (
    *(Article, Series, Issue, Tag, Section, Person, Company, Film, Programme, Edition),
    *(PhotoCreator, Photo.people.through, Photo.films.through),
)


def count_rows():
    """How many rows there are of each, hidden ones too, in one query."""
    each = ", ".join(f'(SELECT COUNT(*) FROM "{model._meta.db_table}")' for model in COUNTED)
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(f"SELECT {each}")
        return dict(zip(COUNTED, cursor.fetchone(), strict=True))
