"""Nothing of a story that readers may not see shows anywhere, whichever way they come."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.test import TestCase

from articles.models import Article, Issue, Publication, RelatedStory
from tests.factories import ahead, make_article, make_company, make_film, make_person, make_section

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


class SideDoorTests(TestCase):
    """A live story and a hidden one share a section, an issue, a topic, people and films."""

    @classmethod
    def setUpTestData(cls):
        cls.publication = Publication.objects.create(name="The Gazette", slug="gazette")
        cls.issue, cls.secret_issue = (
            Issue.objects.create(publication=cls.publication, label=label, slug=label)
            for label in ("spring", "telltale-issue")
        )
        cls.section, cls.company, cls.film = make_section("Film"), make_company(), make_film()
        cls.person, cls.stranger = make_person("Agnès Varda"), make_person("Nora Nobody")
        shared = {
            "section": cls.section,
            "about": [cls.person, cls.film],
            "by": [cls.company],
        }
        cls.shown = make_article("Shown", issue=cls.issue, tags=["noir"], **shared)
        cls.hidden = [
            cls.hide("scheduled", shared, published_at=ahead(days=1)),
            cls.hide("embargoed", shared, embargo_until=ahead(days=1)),
            cls.hide("draft", shared, status=Article.Status.DRAFT),
        ]

    @classmethod
    def hide(cls, how, shared, **fields):
        slug = f"telltale-{how}"
        story = make_article(slug, slug=slug, issue=cls.issue, tags=["noir", slug], **{**shared, **fields})
        story.subjects.create(person=cls.stranger)
        make_article(f"{slug} again", slug=f"{slug}-again", issue=cls.secret_issue, by=[cls.company], **fields)
        RelatedStory.objects.create(article=cls.shown, story=story)
        return story

    def assertShowsNothing(self, address):
        with self.subTest(address):
            page = self.client.get(address)
            self.assertEqual(page.status_code, 200)
            self.assertNotIn("telltale-", page.content.decode().lower())
            return page

    def test_no_page_shows_them(self):
        for address in ["/stories/", "/sections/", "/issues/", "/tags/", "/tags/noir/", "/films/", "/robots.txt"]:
            self.assertShowsNothing(address)
        # What they are called, asked for by another word that stands in them and in the story that is shown
        for address in ["/search/", "/search/?q=fast", "/search/?q=walks&kind=feature", "/search/suggest/?q=sh"]:
            self.assertShowsNothing(address)
        for words in ["telltale", "telltale draft", "tellt"]:
            found = self.client.get("/search/", {"q": words}).context
            self.assertEqual((found["total"], found["nothing"]), ("0", True), words)
            self.assertEqual(self.client.get("/search/suggest/", {"q": words}).json(), {"suggestions": []})
        for row in [self.shown, self.section, self.issue, self.person, self.stranger, self.film, self.company]:
            self.assertShowsNothing(row.get_absolute_url())

    def test_no_feed_and_no_map_and_no_json_shows_them(self):
        tag = self.shown.tags.get()
        for row in [self.section, tag, self.person, self.stranger, self.film]:
            for form in ("atom", "rss", "json"):
                self.assertShowsNothing(f"{row.get_absolute_url()}feed.{form}")
        for row in [self.shown, self.person, self.stranger, self.film]:
            self.assertShowsNothing(f"{row.get_absolute_url().rstrip('/')}.json")
        for address in [
            "/feed/",
            "/feed.rss",
            "/feed.json",
            "/sitemap.xml",
            "/sitemap-stories.xml",
            "/sitemap-news.xml",
        ]:
            self.assertShowsNothing(address)
        for address in ["/llms.txt", "/manifest.webmanifest"]:
            self.assertShowsNothing(address)

    def test_no_feed_is_there_of_a_topic_that_they_alone_carry(self):
        for form in ("atom", "rss", "json"):
            answer = self.client.get(f"/tags/telltale-draft/feed.{form}")
            never = self.client.get(f"/tags/never-was/feed.{form}")
            self.assertEqual((answer.status_code, answer.content), (404, never.content))

    def test_the_story_beside_them_shows_everywhere(self):
        for row in [self.section, self.shown.tags.get(), self.person, self.film]:
            for form in ("atom", "rss", "json"):
                feed = self.client.get(f"{row.get_absolute_url()}feed.{form}")
                self.assertContains(feed, self.shown.get_absolute_url())
        for address in ["/sitemap-stories.xml", "/sitemap-news.xml", "/llms.txt", "/feed.rss", "/feed.json"]:
            self.assertContains(self.client.get(address), self.shown.get_absolute_url())
        for row in [self.section, self.issue, self.person, self.film, self.company]:
            self.assertContains(self.client.get(row.get_absolute_url()), self.shown.get_absolute_url())

    def test_the_front_page_shows_neither_them_nor_the_people_in_them(self):
        self.assertNotContains(self.assertShowsNothing("/"), "Nora Nobody")

    def test_no_sitemap_names_them(self):
        index = ElementTree.fromstring(self.client.get("/sitemap.xml").content)
        for part in index.iter(LOC):
            self.assertNotContains(self.client.get(urlsplit(part.text).path), "/telltale-")

    def test_an_issue_of_hidden_stories_alone_is_not_there(self):
        self.assertEqual(self.client.get(self.secret_issue.get_absolute_url()).status_code, 404)
