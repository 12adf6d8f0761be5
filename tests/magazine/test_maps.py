"""What machines are told of the whole magazine: maps of its pages, its name and its icons, where to search it."""

import datetime
import json
from io import BytesIO
from pathlib import Path
from unittest import mock
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.http import HttpResponse
from django.test import TestCase, override_settings
from django.urls import NoReverseMatch, get_resolver, include, path
from django.utils import timezone
from PIL import Image

from articles.models import Article, Photo
from magazine import sitemaps
from magazine.icons import ICONS, IN_FAVICON, draw
from tests.articles.test_feeds import develop
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_block,
    make_film,
    make_gallery,
    make_photo,
    make_section,
)

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"

# The magazine as it is once there is a page to search it on.
urlpatterns = [path("search/", lambda request: HttpResponse(), name="search"), path("", include("magazine.urls"))]
WITH_SEARCH = override_settings(ROOT_URLCONF=__name__)


class MapTestCase(TestCase):
    def read(self, address):
        return ElementTree.fromstring(self.client.get(address).content)

    def told(self, address="/sitemap-stories.xml"):
        """Path to the element that tells it."""
        return {urlsplit(url.find(f"{MAP}loc").text).path: url for url in self.read(address).iter(f"{MAP}url")}


class StorySitemapTests(MapTestCase):
    def images(self, article):
        return [image.text for image in self.told()[article.get_absolute_url()].iter(f"{IMAGE}loc")]

    def test_names_each_live_story_with_the_moment_it_changed(self):
        at = datetime.datetime(2026, 3, 4, 12, 30, tzinfo=datetime.UTC)
        story = make_article(published_at=at - datetime.timedelta(days=1), updated_at=at)
        other = make_article(published_at=at)
        for article in (story, other):
            lastmod = self.told()[article.get_absolute_url()].find(f"{MAP}lastmod").text
            self.assertEqual(lastmod, "2026-03-04T12:30:00+00:00")

    def test_names_the_pictures_that_stand_in_a_story_each_once(self):
        lead, figure, hung, poster = (develop(make_photo()) for _ in range(4))
        film = make_film()
        Photo.objects.filter(pk=poster.pk).update(poster_of=film)
        story = make_article(lead_photo=lead)
        make_block(story, "figure", photo=figure)
        make_block(story, "gallery", gallery=make_gallery([hung, figure]))
        make_block(story, "film-card", film=film)
        tokens = [urlsplit(address).path.split("/")[2] for address in self.images(story)]
        self.assertEqual(tokens, [photo.renditions.token for photo in (lead, figure, hung, poster)])

    def test_names_the_poster_that_a_film_page_opens_with(self):
        film = make_film()
        poster = develop(make_photo(poster_of=film))
        (address,) = self.images(make_article(kind="film-page", about=[film]))
        self.assertIn(poster.renditions.token, address)

    def test_names_no_picture_that_readers_may_not_see_and_its_substitute_in_its_place(self):
        other = develop(make_photo())
        story = make_article(lead_photo=develop(make_photo(substitute=other)))
        Photo.objects.filter(substitute=other).update(rights_until=timezone.now())
        (address,) = self.images(story)
        self.assertIn(other.renditions.token, address)
        Photo.objects.filter(pk=other.pk).update(rights_status="withdrawn")
        self.assertEqual(self.images(story), [])

    def test_is_cut_where_it_is_full_and_the_index_names_each_part(self):
        stories = [make_article(published_at=ago(days=9 - n)) for n in range(5)]
        with mock.patch.object(sitemaps.StorySitemap, "limit", 2):
            parts = [loc.text for loc in self.read("/sitemap.xml").iter(f"{MAP}loc") if "stories" in loc.text]
            self.assertEqual(len(parts), 3)
            told = [path for part in parts for path in self.told(part.removeprefix("http://testserver"))]
        self.assertEqual(told, [story.get_absolute_url() for story in stories])

    def test_the_index_moves_with_the_newest_change_of_a_live_story_and_with_no_other(self):
        make_article(updated_at=ago(hours=1))
        before = self.client.get("/sitemap.xml").content
        self.assertIn(b"<lastmod>", before)
        make_article(status="draft", updated_at=timezone.now())
        make_article(embargo_until=ahead(days=1), updated_at=timezone.now())
        self.assertEqual(self.client.get("/sitemap.xml").content, before)
        make_article(updated_at=timezone.now())
        self.assertNotEqual(self.client.get("/sitemap.xml").content, before)

    def test_a_story_that_fails_is_left_out_and_the_others_stand(self):
        make_article(slug="good")
        bad = make_article()
        Article.objects.filter(pk=bad.pk).update(slug="no\x01address")
        with self.assertLogs("articles.leaving_out", "ERROR"):
            self.assertEqual(list(self.told()), ["/stories/good/"])

    def test_the_index_takes_as_few_queries_for_20_stories_as_for_2(self):
        for count in (2, 20):
            for _ in range(count):
                make_article(tags=["noir"], lead_photo=develop(make_photo()), about=[make_film()])
            # what is due, how many rows there are of each kind, and when a story last changed
            with self.subTest(count), self.assertNumQueries(3):
                self.client.get("/sitemap.xml")

    def test_the_index_names_no_part_that_is_not_there(self):
        for number in range(3):
            make_article(tags=[f"topic {number}"], about=[make_film()])
            make_article(tags=[f"secret {number}"], status="draft")
        with mock.patch.object(sitemaps.OurSitemap, "limit", 2):
            parts = [loc.text.removeprefix("http://testserver") for loc in self.read("/sitemap.xml").iter(f"{MAP}loc")]
            self.assertEqual(sum("topics" in part for part in parts), 2)
            self.assertEqual(sum("films" in part for part in parts), 2)
            self.assertEqual([part for part in parts if self.client.get(part).status_code != 200], [])

    def test_takes_as_many_queries_for_20_stories_as_for_2(self):
        for count in (2, 20):
            for _ in range(count):
                story = make_article(lead_photo=develop(make_photo()), about=[make_film()])
                make_block(story, "figure", photo=develop(make_photo()))
                make_block(story, "gallery", gallery=make_gallery([develop(make_photo())]))
            # what is due, which stories, these, their blocks, the pictures in galleries, their films
            with self.subTest(count), self.assertNumQueries(6):
                self.client.get("/sitemap-stories.xml")

    def test_is_not_sent_again_to_who_has_it(self):
        story = make_article()
        for address in ("/sitemap.xml", "/sitemap-stories.xml", "/sitemap-news.xml", "/sitemap-films.xml", "/llms.txt"):
            etag = self.client.get(address)["ETag"]
            with self.subTest(address):
                self.assertEqual(self.client.get(address, headers={"If-None-Match": etag}).status_code, 304)
        etag = self.client.get("/sitemap-stories.xml")["ETag"]
        story.withdraw()
        self.assertEqual(self.client.get("/sitemap-stories.xml", headers={"If-None-Match": etag}).status_code, 200)


class NewsSitemapTests(MapTestCase):
    def news(self):
        return self.told("/sitemap-news.xml")

    def test_tells_what_is_two_days_old_at_most_with_what_news_must_say(self):
        with self.settings(SITE_NAME="Reels & Co"):
            story = make_article("Cannes & after", published_at=ago(hours=47))
            make_article("Old", published_at=ago(hours=49))
            (url,) = self.news().values()
        self.assertEqual(url.find(f"{MAP}loc").text, f"http://testserver{story.get_absolute_url()}")
        (news,) = url.iter(f"{NEWS}news")
        self.assertEqual(news.find(f"{NEWS}publication/{NEWS}name").text, "Reels & Co")
        self.assertEqual(news.find(f"{NEWS}publication/{NEWS}language").text, "en")
        self.assertEqual(news.find(f"{NEWS}title").text, "Cannes & after")
        told = datetime.datetime.fromisoformat(news.find(f"{NEWS}publication_date").text)
        self.assertEqual(told, story.published_at)

    def test_is_whole_without_a_story(self):
        answer = self.client.get("/sitemap-news.xml")
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(ElementTree.fromstring(answer.content).tag, f"{MAP}urlset")
        self.assertIn(b"http://www.google.com/schemas/sitemap-news/0.9", answer.content)

    def test_what_was_in_print_earlier_is_no_news_though_it_came_here_today(self):
        for date in ("2024-11-25", "2024", str(ago(days=4).date()), ago(days=40).date().isoformat()[:7]):
            make_article(first_published=date, published_at=ago(hours=1))
        self.assertEqual(self.news(), {})
        for date in ("", "XXXX-01-30", str(timezone.now().date())):
            make_article(first_published=date, published_at=ago(hours=1))
        self.assertEqual(len(self.news()), 3)

    def test_tells_nothing_that_is_hidden(self):
        make_article(status="draft")
        make_article(published_at=ahead(hours=1))
        make_article(published_at=ago(hours=1), embargo_until=ahead(hours=1))
        make_article(published_at=ago(hours=2), expires_at=ago(hours=1))
        make_article(published_at=ago(hours=2), status="withdrawn")
        self.assertEqual(self.news(), {})

    def test_tells_a_thousand_at_most(self):
        now = timezone.now()
        Article.objects.bulk_create(
            Article(title="News", slug=f"news-{n}", status="published", published_at=now) for n in range(1003)
        )
        self.assertEqual(len(self.news()), 1000)
        self.assertEqual(self.client.get("/sitemap-news.xml?p=2").status_code, 404)

    def test_a_headline_that_no_xml_may_hold_harms_nobody(self):
        bad = make_article(published_at=ago(hours=1))
        Article.objects.filter(pk=bad.pk).update(title="Bad\x01\x0b\ufffe headline")
        (url,) = self.news().values()
        self.assertEqual(url.find(f".//{NEWS}title").text, "Bad headline")


class RobotsTests(TestCase):
    def test_crawlers_are_shown_both_maps(self):
        told = self.client.get("/robots.txt").content.decode().splitlines()
        maps = [line.removeprefix("Sitemap: ") for line in told if line.startswith("Sitemap: ")]
        self.assertEqual(maps, ["http://testserver/sitemap.xml", "http://testserver/sitemap-news.xml"])
        for address in maps:
            self.assertEqual(self.client.get(urlsplit(address).path).status_code, 200)


class LanguageModelTests(TestCase):
    def test_is_a_short_map_in_markdown_of_what_readers_see(self):
        make_section("Film & TV", slug="film-tv")
        make_article("Shown", slug="shown", dek="Along the beach")
        make_article("Hidden", slug="hidden", status="draft")
        page = self.client.get("/llms.txt")
        self.assertEqual(page["Content-Type"], "text/plain; charset=utf-8")
        text = page.content.decode()
        self.assertTrue(text.startswith("# Matinee\n\n> Films, and the people who make them"))
        self.assertIn("- [Film & TV](http://testserver/sections/film-tv/)\n", text)
        self.assertIn("- [Shown](http://testserver/stories/shown/): Along the beach\n", text)
        self.assertNotIn("Hidden", text)

    def test_a_headline_cannot_lead_elsewhere(self):
        make_article("x](http://elsewhere.example/)\n# [y", slug="x")
        text = self.client.get("/llms.txt").content.decode()
        self.assertIn(r"- [x\](http://elsewhere.example/) # \[y](http://testserver/stories/x/)", text)

    def test_every_address_in_it_answers(self):
        make_article(section=make_section())
        text = self.client.get("/llms.txt").content.decode()
        for part in text.split("](")[1:]:
            address = part.partition(")")[0].removeprefix("http://testserver")
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 200)


class ManifestTests(TestCase):
    def test_says_what_the_magazine_is_called_and_every_icon_is_there_in_its_size(self):
        with self.settings(SITE_NAME="Reels"):
            answer = self.client.get("/manifest.webmanifest")
        self.assertEqual(answer["Content-Type"], "application/manifest+json")
        manifest = json.loads(answer.content)
        self.assertEqual((manifest["name"], manifest["start_url"]), ("Reels", "/"))
        self.assertRegex(manifest["theme_color"], "^#[0-9a-f]{6}$")
        static = Path(sitemaps.__file__).parent / "static"
        for icon in manifest["icons"]:
            file = static / icon["src"].removeprefix("/static/")
            with self.subTest(icon["src"]):
                self.assertTrue(file.exists())
                if icon["type"] == "image/png":
                    with Image.open(file) as image:
                        self.assertEqual("x".join(map(str, image.size)), icon["sizes"])

    def test_the_icons_are_those_that_our_own_pen_draws(self):
        static = Path(sitemaps.__file__).parent / "static" / "magazine"
        for name, how in ICONS.items():
            with self.subTest(name), Image.open(static / f"{name}.png") as kept:
                self.assertEqual(kept.convert("RGBA").tobytes(), draw(*how).tobytes())

    def test_who_asks_for_an_icon_without_reading_a_page_is_given_it(self):
        answer = self.client.get("/favicon.ico")
        self.assertEqual(answer.status_code, 200)
        with Image.open(BytesIO(b"".join(answer))) as icon:
            self.assertEqual(icon.ico.sizes(), {(size, size) for size in IN_FAVICON})
            self.assertEqual(icon.ico.getimage((48, 48)).convert("RGBA").tobytes(), draw(48).tobytes())

    def test_every_page_leads_to_it(self):
        self.assertContains(
            self.client.get("/no/such/page/"), '<link rel="manifest" href="/manifest.webmanifest">', status_code=404
        )


class OpenSearchTests(TestCase):
    def test_is_an_address_that_never_was_while_there_is_no_page_to_search_on(self):
        with mock.patch("magazine.views.reverse", side_effect=NoReverseMatch):
            answer = self.client.get("/opensearch.xml")
        self.assertEqual((answer.status_code, answer.content), (404, self.client.get("/never-was.xml").content))

    @override_settings(ROOT_URLCONF="magazine.urls")
    def test_no_page_leads_to_it_then(self):
        if "search" in get_resolver().reverse_dict:
            self.skipTest("There is a page to search on.")
        self.assertNotContains(self.client.get("/"), "opensearch")

    @WITH_SEARCH
    def test_says_how_to_ask_and_every_page_leads_to_it(self):
        answer = self.client.get("/opensearch.xml")
        self.assertEqual(answer["Content-Type"], "application/opensearchdescription+xml")
        told = ElementTree.fromstring(answer.content)
        space = "{http://a9.com/-/spec/opensearch/1.1/}"
        self.assertEqual(told.find(f"{space}ShortName").text, "Matinee")
        url = told.find(f"{space}Url")
        self.assertEqual(url.get("template"), "http://testserver/search/?q={searchTerms}")
        self.assertContains(self.client.get("/"), '<link rel="search" type="application/opensearchdescription+xml"')
