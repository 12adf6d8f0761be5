"""Every page that readers are given, by the name of its address; one that is missing here stops the run."""

import sys

from articles.models import Article, Contribution, Issue, PhotoCreator, Series
from magazine.edition.pages import PAGES, page_at
from people.models import Company


def of(rows):
    """The address of the first of these rows that has a live story."""
    return rows.order_by("pk").first().get_absolute_url()


def by_companies(model):
    """Of a company that had a hand in some story, or made some picture."""
    return of(Company.objects.filter(pk=model.objects.filter(company__isnull=False).order_by("pk").first().company_id))


# Name to address in the made-up magazine of so many stories; more of them where one name has two sides.
ADDRESSES = {
    "home": lambda n: "/",
    "story": lambda n: f"/stories/story-{n // 2}/",
    "story-json": lambda n: f"/stories/story-{n // 2}.json",
    "story-list": lambda n: "/stories/",
    "story-list, last page": lambda n: f"/stories/?page={max(1, n * 99 // 100 // 20)}",
    "kind": lambda n: "/stories/kinds/interviews/",
    "year": lambda n: "/stories/2016/",
    "month": lambda n: f"/stories/{Article.objects.live().order_by('pk')[n // 2].dated[:7].replace('-', '/')}/",
    "archive": lambda n: "/archive/",
    "series": lambda n: of(Series.objects.filter(articles__in=Article.objects.live())),
    "series-list": lambda n: "/series/",
    "section": lambda n: "/sections/features/",
    "section-list": lambda n: "/sections/",
    "issue": lambda n: of(Issue.objects.filter(articles__in=Article.objects.live())),
    "issue-list": lambda n: "/issues/",
    "tag": lambda n: "/tags/tag-7/",
    "tag-list": lambda n: "/tags/",
    "picture-list": lambda n: "/pictures/",
    "picture-list, last page": lambda n: f"/pictures/?page={max(1, n * 45 // 100 // 48)}",
    "person-pictures": lambda n: "/people/person-7/pictures/",
    "company-pictures": lambda n: f"{by_companies(PhotoCreator)}pictures/",
    "film-pictures": lambda n: "/films/film-7/pictures/",
    "person": lambda n: "/people/person-7/",
    "person-list": lambda n: "/people/",
    "person-list, a letter": lambda n: "/people/?letter=S",
    "person-stories": lambda n: "/people/person-7/stories/",
    "person-json": lambda n: "/people/person-7.json",
    "company": lambda n: "/companies/company-1/",
    "company-stories": lambda n: f"{by_companies(Contribution)}stories/",
    "film": lambda n: "/films/film-7/",
    "film-list": lambda n: "/films/",
    "film-list, a decade": lambda n: "/films/?decade=1990s",
    "film-stories": lambda n: "/films/film-7/stories/",
    "film-json": lambda n: "/films/film-7.json",
    "programme": lambda n: "/awards/golden-reels/",
    "programme-list": lambda n: "/awards/",
    "season": lambda n: "/seasons/2008/",
    "edition": lambda n: "/awards/golden-reels/7th/",
    "edition-json": lambda n: "/awards/golden-reels/7th.json",
    "feed": lambda n: "/feed/",
    "site-feed": lambda n: "/feed.json",
    "section-feed": lambda n: "/sections/features/feed.rss",
    "tag-feed": lambda n: "/tags/tag-7/feed.atom",
    "person-feed": lambda n: "/people/person-7/feed.atom",
    "film-feed": lambda n: "/films/film-7/feed.atom",
    "look": lambda n: "/look.css",
    "robots": lambda n: "/robots.txt",
    "llms": lambda n: "/llms.txt",
    "manifest": lambda n: "/manifest.webmanifest",
    "opensearch": lambda n: "/opensearch.xml",
    "sitemap-index": lambda n: "/sitemap.xml",
    "sitemap": lambda n: "/sitemap-people.xml",
    "story-sitemap": lambda n: "/sitemap-stories.xml",
}
# Measured in a section of their own.
ELSEWHERE = {"search", "search-suggest"}


def addresses(stories):
    """Page to address; every page that is kept for readers is among them."""
    found = {page: address(stories) for page, address in ADDRESSES.items()}
    asked = {page_at(*address.partition("?")[::2]).name for address in found.values()}
    if missing := PAGES.keys() - asked - ELSEWHERE:
        sys.exit(
            f"Nobody says where to find {', '.join(sorted(missing))}: add an address to tests/benchmarks/pages.py."
        )
    return found
