import json
import re
from html import unescape

from django.test import SimpleTestCase, TestCase
from django.utils import timezone

from articles.models import Contribution, Photo, RenditionSet
from articles.structured_data import as_script
from tests.factories import (
    ahead,
    make_article,
    make_block,
    make_company,
    make_film,
    make_gallery,
    make_person,
    make_photo,
)

FRAMES = {"free": [[480, 360], [1600, 1200]], "flat": [[400, 216], [1200, 649]]}
SMALL = {"free": [[480, 360]]}


def develop(photo, frames=FRAMES):
    RenditionSet.objects.create(photo=photo, token=f"{photo.pk:032x}", recipe="x", frames=frames)
    return photo


class ScriptTests(SimpleTestCase):
    def test_nothing_in_it_ends_the_script_or_opens_another(self):
        text = '</script><!-- <script> & \u2028 \u2029 ]]> "quoted" \x00'
        script = as_script({"headline": text})
        for sign in "<>&\u2028\u2029\x00":
            self.assertNotIn(sign, script)
        self.assertEqual(json.loads(script)["headline"], text)


class PageDataCase(TestCase):
    def read(self, address):
        """The page, its data for search engines and its card for social networks."""
        page = self.client.get(address).content.decode()
        scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        tags = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', page)
        return page, [json.loads(script) for script in scripts], {name: unescape(value) for name, value in tags}

    def data(self, address):
        (data,) = self.read(address)[1]
        return data

    def card(self, address):
        return self.read(address)[2]


class StoryDataTests(PageDataCase):
    def test_tells_of_the_story_what_its_page_shows(self):
        ann, bo = make_person("Ann Lee", slug="ann"), make_person("Bo Li", slug="bo")
        article = make_article("A “long” walk", slug="walk", dek="On a beach", by=[ann], updated_at=timezone.now())
        Contribution.objects.create(article=article, person=bo, role="photography", position=1)
        page, (data,), _ = self.read("/stories/walk/")
        self.assertEqual(data["@type"], "Article")
        self.assertEqual(data["headline"], "A “long” walk")
        self.assertEqual(data["url"], "http://testserver/stories/walk/")
        self.assertEqual(data["author"], {"@type": "Person", "name": "Ann Lee", "url": "http://testserver/people/ann/"})
        self.assertEqual(data["contributor"]["name"], "Bo Li")
        for date in (data["datePublished"], data["dateModified"]):
            self.assertIn(f'datetime="{date}"', page)
        self.assertNotEqual(data["datePublished"], data["dateModified"])

    def test_gives_the_date_of_the_source_where_the_page_does(self):
        make_article(slug="dated", first_published="2025-01")
        make_article(slug="yearless", first_published="XXXX-01-30")
        self.assertEqual(self.data("/stories/dated/")["datePublished"], "2025-01")
        self.assertRegex(self.data("/stories/yearless/")["datePublished"], r"^20\d\d-\d\d-\d\dT")

    def test_names_no_author_where_the_page_names_none(self):
        make_article(slug="walk")
        self.assertNotIn("author", self.data("/stories/walk/"))

    def test_news_is_called_news(self):
        make_article(slug="walk", kind="news")
        self.assertEqual(self.data("/stories/walk/")["@type"], "NewsArticle")


class PictureDataTests(PageDataCase):
    def setUp(self):
        self.other = develop(make_photo("On the pier", credit_line="Photograph: Bo Li"))
        self.photo = develop(
            make_photo(
                caption="Varda, walking",
                credit_line="Photograph by Ann Lee",
                copyright_notice="© Ann Lee",
                licence_url="https://example.org/licence",
                acquire_url="https://example.org/buy",
                digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
                substitute=self.other,
            )
        )
        self.photo.creators.create(person=make_person("Ann Lee", slug="ann"))
        self.article = make_article(slug="walk", lead_photo=self.photo)

    def test_tells_whose_it_is_and_where_it_may_be_had(self):
        (image,) = self.data("/stories/walk/")["image"]
        self.assertEqual(
            image,
            {
                "@type": "ImageObject",
                "contentUrl": f"http://testserver/pictures/{self.photo.renditions.token}/free-1600.jpg",
                "width": 1600,
                "height": 1200,
                "caption": "Varda, walking",
                "creditText": "Photograph by Ann Lee",
                "creator": {"@type": "Person", "name": "Ann Lee", "url": "http://testserver/people/ann/"},
                "copyrightNotice": "© Ann Lee",
                "license": "https://example.org/licence",
                "acquireLicensePage": "https://example.org/buy",
                "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
            },
        )

    def test_names_each_picture_of_the_body_once_in_the_order_of_the_page(self):
        photos = [develop(make_photo(credit_line=f"Credit {n}")) for n in range(4)]
        make_block(self.article, "figure", photo=photos[0], caption="Only here")
        make_block(self.article, "gallery", gallery=make_gallery([photos[1], photos[0]]))
        make_block(self.article, "list-entry", title="One", photo=photos[2])
        make_photo(poster_of=(film := make_film()), credit_line="not made yet")
        make_block(self.article, "film-card", film=film)
        page, (data,), _ = self.read("/stories/walk/")
        credits = [image["creditText"] for image in data["image"]]
        self.assertEqual(credits, ["Photograph by Ann Lee", "Credit 0", "Credit 1", "Credit 2"])
        self.assertEqual(data["image"][1]["caption"], "Only here")
        shown = re.findall(r'<span class="credit">(.*?)</span>', page)
        self.assertEqual(re.sub("<.*?>", "", shown[0]), credits[0])
        self.assertLess(set(credits[1:]), set(shown))

    def test_a_company_is_an_organisation(self):
        self.photo.creators.all().delete()
        for name in ("Neon", "Mubi"):
            self.photo.creators.create(company=make_company(name))
        (image,) = self.data("/stories/walk/")["image"]
        self.assertEqual(
            [(c["@type"], c["name"]) for c in image["creator"]], [("Organization", "Neon"), ("Organization", "Mubi")]
        )

    def test_leaves_with_its_rights_and_its_substitute_comes_with_its_own_credit(self):
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=timezone.now())
        page, (data,), card = self.read("/stories/walk/")
        self.assertEqual([image["creditText"] for image in data["image"]], ["Photograph: Bo Li"])
        self.assertIn(self.other.renditions.token, card["og:image"])
        self.assertNotIn(self.photo.renditions.token, page)
        Photo.objects.filter(pk=self.other.pk).update(rights_status="withdrawn")
        page, (data,), card = self.read("/stories/walk/")
        self.assertNotIn("image", data)
        self.assertNotIn("og:image", card)
        self.assertNotIn("/pictures/0", page)

    def test_stands_on_the_pages_of_people_films_companies_and_pictures_too(self):
        ann, film = make_person("Agnès", slug="agnes"), make_film("Vagabond", slug="vagabond")
        neon = make_company("Neon", slug="neon")
        self.photo.people.add(ann)
        self.photo.films.add(film)
        self.photo.creators.create(company=neon)
        pages = {
            "/people/agnes/": ("Person", "Agnès"),
            "/people/ann/": ("Person", "Ann Lee"),
            "/films/vagabond/": ("Movie", "Vagabond"),
            "/companies/neon/": ("Organization", "Neon"),
            "/pictures/": ("ImageGallery", "Pictures"),
        }
        for address, (kind, name) in pages.items():
            with self.subTest(address):
                data = self.data(address)
                self.assertEqual((data["@type"], data["name"]), (kind, name))
                (image,) = data["image"]
                self.assertEqual(image["creditText"], "Photograph by Ann Lee")
                self.assertEqual(len(image.get("creator")), 2)

    def test_a_portrait_stands_first(self):
        ann = make_person("Agnès", slug="agnes")
        self.photo.people.add(ann)
        develop(make_photo(portrait_of=ann, credit_line="The portrait"))
        credits = [image["creditText"] for image in self.data("/people/agnes/")["image"]]
        self.assertEqual(credits, ["The portrait", "Photograph by Ann Lee"])


class SocialCardTests(PageDataCase):
    def test_shows_the_story_with_its_first_picture_wide_enough_for_a_card(self):
        photo = develop(make_photo(alt="A woman on a beach"))
        make_article("A “long” walk", slug="walk", dek="On a beach", lead_photo=photo)
        self.assertEqual(
            self.card("/stories/walk/"),
            {
                "og:site_name": "Matinee",
                "og:title": "A “long” walk",
                "og:description": "On a beach",
                "og:type": "article",
                "og:url": "http://testserver/stories/walk/",
                "og:image": f"http://testserver/pictures/{photo.renditions.token}/flat-1200.jpg",
                "og:image:type": "image/jpeg",
                "og:image:width": "1200",
                "og:image:height": "649",
                "og:image:alt": "A woman on a beach",
                "twitter:card": "summary_large_image",
            },
        )

    def test_takes_the_widest_where_none_is_wide_enough_and_none_where_there_is_none(self):
        make_article(slug="small", lead_photo=develop(make_photo(), SMALL))
        make_article(slug="none", lead_photo=make_photo(rights_status="unknown"))
        card = self.card("/stories/small/")
        self.assertEqual((card["og:image:width"], card["twitter:card"]), ("480", "summary"))
        self.assertNotIn("og:image", self.card("/stories/none/"))

    def test_says_nothing_of_a_story_that_is_hidden(self):
        for state in ({"status": "draft"}, {"status": "withdrawn"}, {"embargo_until": ahead(days=1)}):
            article = make_article("Telltale", **state)
            page, data, card = self.read(article.get_absolute_url())
            with self.subTest(state):
                self.assertEqual((data, card), ([], {}))
                self.assertNotIn("Telltale", page)
