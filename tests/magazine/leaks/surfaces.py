"""Every address of the site, claimed by its name: how a reader asks for it, of a story that may be hidden.

A new pattern that nobody claims here fails ``test_claims``: whoever adds a page says how it may show a story.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ask:
    """One request. ``own`` says that the address is the story's: hidden, it must answer as if it had never been."""

    path: str
    method: str = "get"
    data: dict = field(default_factory=dict)
    headers: dict = field(default_factory=dict)
    own: bool = False

    def of_one_that_never_was(self, told):
        """The same, of a story, topic or issue that nobody ever wrote."""
        asked = [self.path, *self.data.values()]
        for token, never in told.never_was().items():
            asked = [each.replace(token, never) for each in asked]
        path, *words = asked
        return Ask(path, self.method, dict(zip(self.data, words, strict=True)), self.headers)


JSON = {"Accept": "application/json"}
# What clients send that hold, or say that they hold, an earlier answer.
CONDITIONS = [
    {"If-None-Match": "*"},
    {"If-None-Match": '"guess", W/"guess"'},
    {"If-Modified-Since": "Fri, 31 Dec 2100 23:59:59 GMT"},
    {"Range": "bytes=0-99"},
]
FORMS = ("atom", "rss", "json")


def story(world, told):
    slug = told.article.slug
    yield Ask(f"/stories/{slug}/", own=True)
    yield Ask(f"/stories/{slug}/", "head", own=True)
    yield Ask(f"/stories/{slug}/", "options", own=True)
    yield Ask(f"/stories/{slug}", own=True)
    for query in ("?preview=1", "?page=2", "?static=1", "?format=json", "?q=x"):
        yield Ask(f"/stories/{slug}/{query}", own=True)
    for wrong in (slug.upper(), f"%2e/{slug}", f"/{slug}", f"{slug}/amp", f"{slug}/print"):
        yield Ask(f"/stories/{wrong}/", own=True)
    for headers in [JSON, *CONDITIONS]:
        yield Ask(f"/stories/{slug}/", headers=headers, own=True)
    former = told.canaries.secrets["former address"]
    yield Ask(f"/stories/{former}/", own=True)


def social_picture(world, told):
    for digest in ("0" * 32, "f" * 32):
        yield Ask(f"/stories/{told.article.slug}/{digest}.jpg", own=True)
        yield Ask(f"/stories/{told.canaries.secrets['former address']}/{digest}.jpg", own=True)


def story_json(world, told):
    for headers in [{}, *CONDITIONS]:
        yield Ask(f"/stories/{told.article.slug}.json", headers=headers, own=True)
    yield Ask(f"/stories/{told.canaries.secrets['former address']}.json", own=True)


def search(world, told):
    words = told.canaries.words
    yield Ask("/search/")
    for place in ("title", "dek", "text", "heading", "topic", "issue"):
        yield Ask("/search/", data={"q": words[place]}, own=True)
    yield Ask("/search/", data={"q": f'"{words["title"]}"'}, own=True)
    yield Ask("/search/", data={"q": words["title"][:9]})
    yield Ask("/search/", data={"q": "text", "kind": "review", "section": "shared", "person": "ana"})
    yield Ask("/search/", data={"q": told.canaries.pictures["picture 0 caption"]})
    yield Ask("/search/", data={"q": told.canaries.pictures["picture 0 alt"]})


def suggest(world, told):
    for place in ("title", "topic"):
        yield Ask("/search/suggest/", data={"q": told.canaries.words[place]}, own=True)


def issue(world, told):
    yield Ask(told.issue.get_absolute_url(), own=True)


def series(world, told):
    if told.article.series:
        yield Ask(f"/series/{told.article.series.slug}/", own=True)


def topic(world, told):
    yield Ask(f"/tags/{told.canaries.words['topic']}/", own=True)
    yield Ask("/tags/shared-topic/")
    yield Ask("/tags/shared-topic/?page=2")


def topic_feed(world, told):
    for form in FORMS:
        yield Ask(f"/tags/{told.canaries.words['topic']}/feed.{form}", own=True)
        yield Ask(f"/tags/shared-topic/feed.{form}")


def rendition(world, told):
    token = told.canaries.pictures["picture 0"]
    for headers in [{}, *CONDITIONS]:
        yield Ask(f"/pictures/{token}/flat-400.jpg", headers=headers, own=True)
    yield Ask(f"/pictures/{token}/flat-9999.jpg", own=True)


def preview(world, told):
    yield Ask(f"/preview/{'x' * 43}/", own=True)
    yield Ask(f"/preview/{told.canaries.secrets['preview']}/", own=True)


def of(path, **ask):
    return lambda world, told: [Ask(path, **ask)]


def feeds(path):
    return lambda world, told: [Ask(f"{path}feed.{form}") for form in FORMS]


SURFACES = {
    "home": of("/"),
    "story-list": lambda world, told: [Ask("/stories/"), Ask("/stories/?page=2")],
    "story": story,
    "story-json": story_json,
    "social-picture": social_picture,
    "magazine-picture": of(f"/pictures/magazine/{'0' * 32}.jpg"),
    "look": of("/look.css"),
    "kind": of("/stories/kinds/reviews/"),
    "year": of("/stories/2026/"),
    "month": lambda world, told: [Ask("/stories/2026/05/"), Ask("/stories/2026/06/")],
    "archive": of("/archive/"),
    "series-list": of("/series/"),
    "series": series,
    "section-list": of("/sections/"),
    "section": of("/sections/shared/"),
    "section-feed": feeds("/sections/shared/"),
    "issue-list": of("/issues/"),
    "issue": issue,
    "tag-list": of("/tags/"),
    "tag": topic,
    "tag-feed": topic_feed,
    "shared-preview": preview,
    "picture-list": of("/pictures/"),
    "rendition": rendition,
    "feed": of("/feed/"),
    "site-feed": feeds("/"),
    "person-list": of("/people/"),
    "person": lambda world, told: [Ask("/people/ana/"), Ask("/people/nora/"), Ask("/people/will/")],
    "person-json": lambda world, told: [
        Ask("/people/ana.json"),
        Ask("/people/nora.json"),
        Ask("/people/ana/", headers=JSON),
    ],
    "person-feed": lambda world, told: [*feeds("/people/ana/")(world, told), *feeds("/people/nora/")(world, told)],
    "person-pictures": of("/people/ana/pictures/"),
    "person-stories": lambda world, told: [Ask("/people/ana/stories/"), Ask("/people/nora/stories/")],
    "company": of("/companies/shared-pictures/"),
    "company-stories": of("/companies/shared-pictures/stories/"),
    "company-pictures": of("/companies/shared-pictures/pictures/"),
    "film-list": of("/films/"),
    "film": of("/films/shared-film/"),
    "film-stories": of("/films/shared-film/stories/"),
    "film-json": of("/films/shared-film.json"),
    "film-feed": feeds("/films/shared-film/"),
    "film-pictures": of("/films/shared-film/pictures/"),
    "programme-list": of("/awards/"),
    "programme": lambda world, told: [Ask(world.edition.programme.get_absolute_url())],
    "season": of("/seasons/2024/"),
    "edition": lambda world, told: [Ask(world.edition.get_absolute_url())],
    "edition-json": lambda world, told: [Ask(f"{world.edition.get_absolute_url().rstrip('/')}.json")],
    "search": search,
    "search-suggest": suggest,
    "newsletter": lambda world, told: [Ask("/newsletter/"), Ask("/newsletter/", "post", {"email": "a@example.com"})],
    "newsletter-asked": of("/newsletter/asked/"),
    "newsletter-confirm": of("/newsletter/confirm/guess/"),
    "newsletter-leave": of("/newsletter/leave/guess/"),
    "newsletter-picture": lambda world, told: [Ask(f"/newsletter/picture/{told.photo.slug}.jpg", own=True)],
    "newsletter-data": of("/newsletter/data/"),
    "newsletter-data-asked": of("/newsletter/data/asked/"),
    "newsletter-data-of": of("/newsletter/data/guess/"),
    "newsletter-data-export": of("/newsletter/data/guess/export/"),
    "newsletter-data-delete": of("/newsletter/data/guess/delete/"),
    "healthz": of("/healthz"),
    "livez": of("/livez"),
    "robots": of("/robots.txt"),
    "llms": of("/llms.txt"),
    "manifest": of("/manifest.webmanifest"),
    "opensearch": of("/opensearch.xml"),
    "sitemap-index": of("/sitemap.xml"),
    "news-sitemap": of("/sitemap-news.xml"),
    "story-sitemap": lambda world, told: [Ask("/sitemap-stories.xml"), Ask("/sitemap-stories.xml?p=2")],
    "sitemap": lambda world, told: [
        Ask(f"/sitemap-{part}.xml")
        for part in (
            "pages",
            "issues",
            "topics",
            "pictures",
            "sections",
            "people",
            "companies",
            "films",
            "programmes",
            "editions",
        )
    ],
}

# Where a story that readers see shows: its headline or its address must stand there, or the matrix looked at nothing.
SHOWN_ON = {
    "home",
    "story-list",
    "story",
    "story-json",
    "kind",
    "month",
    "section",
    "section-feed",
    "issue",
    "tag",
    "tag-feed",
    "feed",
    "site-feed",
    "person",
    "person-feed",
    "person-stories",
    "company-stories",
    "film-stories",
    "company",
    "film",
    "film-feed",
    "search",
    "search-suggest",
    "llms",
    "news-sitemap",
    "story-sitemap",
}
