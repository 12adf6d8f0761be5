"""The whole site as the fixtures make it: every page that can be reached, and what holds on all of them."""

import json
import re
from collections import Counter
from unittest import mock
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import html5lib
from django.core.management import call_command
from django.test import Client, TestCase

from articles.importing.fixtures import FIXTURES
from articles.models import Article, Photo, RenditionSet
from tests.factories import make_article

HTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FRAMES = {frame: [[240, 160]] for frame in ("free", "scope", "flat", "academy", "portrait", "poster", "square")}


# Feeds and data have a test of their own; each feed holds whole stories.
NO_PAGE = re.compile(r"^/(?:admin|static|pictures/[0-9a-f]{32})/|\.(?:atom|rss|json)$")


def crawl(client, start="/"):
    """Every page of ours that links lead to from the start: address -> status and content."""
    pages, waiting, seen = {}, [start], set()
    while waiting:
        address = waiting.pop()
        if address in seen or NO_PAGE.search(address):
            continue
        seen.add(address)
        response = client.get(address)
        if response["Content-Type"].startswith("text/html"):
            pages[address] = response.status_code, response.content
            links = re.findall(r'href="([^"]+)"', response.content.decode())
            waiting += [
                urlsplit(link)._replace(fragment="").geturl()
                for link in (urljoin(address, link) for link in links)
                if link.startswith("/")
            ]
    return pages


def two_of_each_kind(forms):
    """Of the addresses below each part of the site two in every form."""
    seen = Counter()
    for address, kind in sorted(forms.items()):
        seen[address.split("/")[1], kind] += 1
        if seen[address.split("/")[1], kind] <= 2:
            yield address, kind


class SiteTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", *FIXTURES, verbosity=0)
        for number, photo in enumerate(Photo.objects.all()):
            RenditionSet.objects.create(photo=photo, token=f"{number:032x}", recipe="", frames=FRAMES)
        cls.credits = dict(RenditionSet.objects.values_list("token", "photo__credit_line"))
        cls.pages = crawl(Client())
        cls.trees = {
            address: html5lib.parse(content, treebuilder="etree") for address, (_, content) in cls.pages.items()
        }

    def sitemap_addresses(self):
        index = ElementTree.fromstring(self.client.get("/sitemap.xml").content)
        for part in index.iter(f"{SITEMAP}loc"):
            urls = ElementTree.fromstring(self.client.get(urlsplit(part.text).path).content)
            yield from (urlsplit(url.text).path for url in urls.iter(f"{SITEMAP}loc"))

    def test_every_link_leads_to_a_page(self):
        self.assertGreater(len(self.pages), 80)
        broken = {address: status for address, (status, _) in self.pages.items() if status != 200}
        self.assertEqual(broken, {})

    def test_the_sitemap_names_each_page_once_and_each_answers(self):
        addresses = list(self.sitemap_addresses())
        self.assertEqual(len(addresses), len(set(addresses)))
        for address in addresses:
            with self.subTest(address=address):
                self.assertEqual(self.client.get(address).status_code, 200)

    def test_the_sitemap_names_every_page_that_links_lead_to(self):
        # The search page asks to be left out of indexes.
        reached = {urlsplit(address).path for address in self.pages} - {"/search/"}
        self.assertEqual(reached - set(self.sitemap_addresses()), set())

    def test_every_page_of_the_sitemap_has_a_picture_for_networks_and_each_is_there(self):
        pictures = set()
        for address in self.sitemap_addresses():
            metas = self.trees[address].iter(f"{HTML}meta")
            card = {meta.get("property"): meta.get("content") for meta in metas}
            with self.subTest(address=address):
                self.assertTrue(card["og:image:alt"])
                self.assertGreater(int(card["og:image:width"]) * int(card["og:image:height"]), 0)
                pictures.add(urlsplit(card["og:image"]).path)
        # Those of photographs have no files here.
        composed = {path for path in pictures if not re.match(r"/pictures/[0-9a-f]{32}/", path)}
        self.assertEqual(len(composed), Article.objects.live().count() + 1)
        for path in composed:
            self.assertEqual(self.client.get(path)["Content-Type"], "image/jpeg")

    def test_the_demo_stories_are_no_news(self):
        urls = ElementTree.fromstring(self.client.get("/sitemap-news.xml").content)
        self.assertEqual((urls.tag, list(urls)), (f"{SITEMAP}urlset", []))

    def test_every_feed_and_json_that_a_page_names_answers_and_is_well_formed(self):
        links = [link for tree in self.trees.values() for link in tree.iter(f"{HTML}link")]
        forms = {link.get("href"): link.get("type") for link in links if link.get("rel") == "alternate"}
        self.assertGreater(len(forms), 200)
        for address, kind in two_of_each_kind(forms):
            with self.subTest(address):
                answer = self.client.get(address)
                self.assertEqual((answer.status_code, answer["Content-Type"].partition(";")[0]), (200, kind))
                parse = json.loads if kind.endswith("json") else ElementTree.fromstring
                parse(answer.content)

    def test_every_page_but_the_first_says_where_it_stands(self):
        ways = {}
        for address, tree in self.trees.items():
            found = [nav for nav in tree.iter(f"{HTML}nav") if nav.get("class") == "crumbs"]
            here = [link.get("href") for nav in found for link in nav.iter() if link.get("aria-current")]
            ways[address] = len(found), len(here)
        self.assertEqual(ways.pop("/"), (0, 0))
        # A form of one person's own stands nowhere.
        nowhere = {address for address, way in ways.items() if way != (1, 1) and not address.startswith("/newsletter/")}
        self.assertEqual(nowhere, set())

    def test_every_page_is_html_without_a_parse_error(self):
        for address, (_, content) in self.pages.items():
            with self.subTest(address=address):
                parser = html5lib.HTMLParser()
                parser.parse(content)
                self.assertEqual(parser.errors, [])

    def test_every_page_has_one_headline_a_title_of_its_own_and_one_canonical_address(self):
        titles = {}
        for address, tree in self.trees.items():
            with self.subTest(address=address):
                self.assertEqual(len(list(tree.iter(f"{HTML}h1"))), 1)
                canonical = [link.get("href") for link in tree.iter(f"{HTML}link") if link.get("rel") == "canonical"]
                self.assertEqual(canonical, [f"http://testserver{address}"])
                title = tree.find(f".//{HTML}title").text
                self.assertNotIn(title, titles, f"{address} and {titles.get(title)} share a title")
                titles[title] = address

    def test_no_page_has_an_empty_paragraph_or_list_or_nothing_to_say_of_itself(self):
        for address, tree in self.trees.items():
            with self.subTest(address=address):
                for name in ("p", "ul", "ol", "dd", "h2", "h3"):
                    for element in tree.iter(f"{HTML}{name}"):
                        self.assertTrue("".join(element.itertext()).strip(), f"an empty <{name}>")
                (description,) = [m for m in tree.iter(f"{HTML}meta") if m.get("name") == "description"]
                self.assertTrue(description.get("content"))

    def test_every_picture_stands_in_a_figure_with_its_credit_and_is_described(self):
        shown = 0
        for address, tree in self.trees.items():
            # A pull quote is a figure too, of words.
            figures = [each for each in tree.iter(f"{HTML}figure") if "pull-quote" not in each.get("class", "")]
            in_figures = [image for figure in figures for image in figure.iter(f"{HTML}img")]
            self.assertEqual(len(in_figures), len(list(tree.iter(f"{HTML}img"))), address)
            for figure in figures:
                with self.subTest(address=address):
                    (image,) = figure.iter(f"{HTML}img")
                    (caption,) = figure.iter(f"{HTML}figcaption")
                    (credit,) = [span for span in caption.iter(f"{HTML}span") if span.get("class") == "credit"]
                    self.assertEqual("".join(credit.itertext()), self.credits[image.get("src").split("/")[2]])
                    self.assertTrue(image.get("width") and image.get("height"))
                    self.assertTrue(image.get("alt"))
                    self.assertNotIn(image.get("alt"), self.credits.values())
                    shown += 1
        self.assertGreater(shown, 60)

    def test_the_data_for_machines_tells_the_credits_that_the_page_shows(self):
        told = 0
        for address, tree in self.trees.items():
            visible = {"".join(span.itertext()) for span in tree.iter(f"{HTML}span") if span.get("class") == "credit"}
            for script in tree.iterfind(f".//{HTML}script[@type]"):
                for image in json.loads(script.text).get("image", []):
                    with self.subTest(address=address):
                        token = urlsplit(image["contentUrl"]).path.split("/")[2]
                        self.assertEqual(image["creditText"], self.credits[token])
                        self.assertIn(image["creditText"], visible)
                        self.assertTrue(image["copyrightNotice"] and image["license"])
                        # Who made it is named where the credit names them, and nowhere else.
                        self.assertEqual("creator" in image, "Matinee" in image["creditText"])
                        told += 1
        self.assertGreater(told, 60)

    def test_no_page_shows_a_reference_marker_or_a_template_that_failed(self):
        for address, tree in self.trees.items():
            text = "".join(tree.itertext())
            with self.subTest(address=address):
                self.assertNotRegex(text, r"\[\d+\]")
                self.assertNotRegex(text, r"\{[{%]|\bNone\b")

    def test_no_page_needs_a_script_or_another_host(self):
        for address, tree in self.trees.items():
            with self.subTest(address=address):
                scripts = [script.get("type") for script in tree.iter(f"{HTML}script")]
                # Suggestions while typing are an offer: the form of the search page works without.
                expected = {None} if address == "/search/" else set()
                self.assertEqual(set(scripts) - {"application/ld+json"}, expected)
                sources = [node.get("src") or node.get("srcset") for node in tree.iter() if node.get("src")]
                self.assertEqual([source for source in sources if not source.startswith("/")], [])


class ErrorPageTests(TestCase):
    def test_an_address_that_never_was_has_a_page_with_a_way_out(self):
        page = self.client.get("/no/such/page/")
        self.assertContains(page, 'href="/stories/"', status_code=404)

    def test_an_address_that_leads_nowhere_is_no_pages_canonical_one(self):
        make_article("Gone", slug="gone", status="withdrawn")
        for address, status in [("/no/such/page/", 404), ("/stories/gone/", 410)]:
            with self.subTest(address):
                self.assertNotContains(self.client.get(address), "canonical", status_code=status)

    def test_a_null_character_in_an_address_is_an_address_that_never_was(self):
        for folder in ("stories", "sections", "sections/film-tv", "tags", "people", "films", "awards", "companies"):
            # Asked is only what is due to go live: PostgreSQL refuses to be asked for such an address.
            with self.subTest(folder), self.assertNumQueries(1):
                self.assertEqual(self.client.get(f"/{folder}/a%00b/").status_code, 404)

    def test_a_failure_has_a_page_that_needs_nothing_else(self):
        self.client.raise_request_exception = False
        with (
            mock.patch("articles.views.Article.objects.live", side_effect=RuntimeError("The database is away.")),
            self.assertNumQueries(1),  # what is due to go live, which is asked before any page
            self.assertLogs("django.request", "ERROR"),
        ):
            page = self.client.get("/stories/")
        self.assertContains(page, "The film has torn", status_code=500)
        self.assertNotContains(page, "database", status_code=500)

    def test_crawlers_are_kept_from_the_desk_and_shown_the_sitemap(self):
        page = self.client.get("/robots.txt")
        self.assertContains(page, "Disallow: /admin/")
        self.assertContains(page, "Sitemap: http://testserver/sitemap.xml")
