import json
import re
from html import unescape

from django.test import SimpleTestCase, TestCase
from django.utils import timezone

from articles.models import Contribution, Photo, PhotoCreator, RenditionSet
from articles.structured_data import as_script
from tests.factories import (
    ahead,
    make_article,
    make_block,
    make_company,
    make_edition,
    make_film,
    make_gallery,
    make_person,
    make_photo,
)

FRAMES = {"free": [[480, 360], [1600, 1200]], "flat": [[400, 216], [1200, 649]]}


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
        """The page, its data for search engines without the way to it, and its card for social networks."""
        page = self.client.get(address).content.decode()
        scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        tags = re.findall(r'<meta (?:property|name)="((?:og|twitter|article):[^"]+)" content="([^"]*)">', page)
        data = [told for script in scripts if (told := json.loads(script))["@type"] != "BreadcrumbList"]
        return page, data, {name: unescape(value) for name, value in tags}

    def data(self, address):
        (data,) = self.read(address)[1]
        return data["mainEntity"] if data["@type"] == "ProfilePage" else data

    def card(self, address):
        return self.read(address)[2]


class StoryDataTests(PageDataCase):
    def test_tells_of_the_story_what_its_page_shows(self):
        ann, bo = make_person("Ann Lee", slug="ann"), make_person("Bo Li", slug="bo")
        article = make_article("A “long” walk", slug="walk", dek="On a beach", by=[ann], updated_at=timezone.now())
        Contribution.objects.create(article=article, person=bo, role="photography", position=1)
        page, (data,), _ = self.read("/stories/walk/")
        self.assertEqual(data["@type"], "NewsArticle")
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
        Photo.objects.filter(pk=self.photo.pk).update(credit_line="Neon and Mubi")
        for name in ("Neon", "Mubi"):
            self.photo.creators.create(company=make_company(name))
        (image,) = self.data("/stories/walk/")["image"]
        self.assertEqual(
            [(c["@type"], c["name"]) for c in image["creator"]], [("Organization", "Neon"), ("Organization", "Mubi")]
        )

    def test_a_maker_whom_the_credit_does_not_name_is_not_named(self):
        self.photo.creators.create(person=make_person("Bo Li"), position=1)
        (image,) = self.data("/stories/walk/")["image"]
        self.assertEqual(image["creator"]["name"], "Ann Lee")

    def test_leaves_with_its_rights_and_its_substitute_comes_with_its_own_credit(self):
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=timezone.now())
        page, (data,), card = self.read("/stories/walk/")
        self.assertEqual([image["creditText"] for image in data["image"]], ["Photograph: Bo Li"])
        self.assertNotIn(self.photo.renditions.token, page)
        with_other = card["og:image"]
        Photo.objects.filter(pk=self.other.pk).update(rights_status="withdrawn")
        page, (data,), card = self.read("/stories/walk/")
        self.assertNotIn("image", data)
        self.assertNotEqual(card["og:image"], with_other)
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
                self.assertEqual(image["creator"]["name"], "Ann Lee")

    def test_a_portrait_stands_first(self):
        ann = make_person("Agnès", slug="agnes")
        self.photo.people.add(ann)
        develop(make_photo(portrait_of=ann, credit_line="The portrait"))
        credits = [image["creditText"] for image in self.data("/people/agnes/")["image"]]
        self.assertEqual(credits, ["The portrait", "Photograph by Ann Lee"])


class SocialCardTests(PageDataCase):
    def test_of_a_story_shows_its_composed_picture(self):
        photo = develop(make_photo(alt="A woman on a beach"))
        article = make_article("A “long” walk", slug="walk", dek="On a beach", lead_photo=photo)
        card = self.card("/stories/walk/")
        image, published = card.pop("og:image"), card.pop("article:published_time")
        self.assertRegex(image, r"^http://testserver/stories/walk/[0-9a-f]{32}\.jpg$")
        self.assertEqual(published, article.published_at.isoformat())
        self.assertEqual(
            card,
            {
                "og:site_name": "Matinee",
                "og:locale": "en_GB",
                "og:title": "A “long” walk",
                "og:description": "On a beach",
                "og:type": "article",
                "og:url": "http://testserver/stories/walk/",
                "og:image:type": "image/jpeg",
                "og:image:width": "1200",
                "og:image:height": "630",
                "og:image:alt": "A “long” walk: A woman on a beach",
                "twitter:card": "summary_large_image",
            },
        )

    def test_of_a_long_headline_is_shortened_where_a_network_would_cut_it(self):
        make_article("Word " * 40, slug="walk", dek="More words " * 30)
        card = self.card("/stories/walk/")
        self.assertEqual(card["twitter:title"], f"{'Word ' * 13}".strip() + "…")
        self.assertLessEqual(len(card["twitter:description"]), 200)

    def test_of_a_person_and_a_film_shows_the_portrait_and_the_poster(self):
        ann, film = make_person(slug="ann"), make_film(slug="film")
        pictures = {
            "/people/ann/": develop(make_photo(portrait_of=ann)),
            "/films/film/": develop(make_photo(poster_of=film)),
        }
        for address, photo in pictures.items():
            with self.subTest(address):
                self.assertIn(f"/pictures/{photo.renditions.token}/flat-1200.jpg", self.card(address)["og:image"])
                Photo.objects.filter(pk=photo.pk).update(rights_status="withdrawn")
                self.assertIn("/pictures/magazine/", self.card(address)["og:image"])

    def test_of_a_person_a_company_or_a_film_without_one_shows_the_first_picture_on_its_page(self):
        ann, neon, film = make_person(slug="ann"), make_company(slug="neon"), make_film(slug="film")
        photo = develop(make_photo(people=[ann], films=[film]))
        PhotoCreator.objects.create(photo=photo, company=neon)
        make_article(lead_photo=photo)
        for row in (ann, neon, film):
            with self.subTest(row):
                self.assertIn(photo.renditions.token, self.card(row.get_absolute_url())["og:image"])

    def test_of_a_page_without_any_picture_shows_the_magazine_s_own(self):
        person, edition = make_person(), make_edition()
        make_article(slug="walk", tags=["noir"])
        for address in ("/", "/tags/", "/tags/noir/", person.get_absolute_url(), edition.get_absolute_url()):
            with self.subTest(address):
                card = self.card(address)
                self.assertRegex(card["og:image"], r"^http://testserver/pictures/magazine/[0-9a-f]{32}\.jpg$")
                shape = [card[f"og:image:{name}"] for name in ("type", "width", "height")]
                self.assertEqual(shape, ["image/jpeg", "1200", "630"])
                self.assertEqual(card["og:image:alt"], "Matinee: Films, and the people who make them")
                self.assertEqual(card["twitter:card"], "summary_large_image")

    def test_of_a_list_shows_the_first_picture_on_it(self):
        photo = develop(make_photo())
        make_article(lead_photo=photo)
        for address in ("/", "/stories/"):
            with self.subTest(address):
                self.assertIn(photo.renditions.token, self.card(address)["og:image"])

    def test_says_nothing_of_a_story_that_is_hidden(self):
        for state in ({"status": "draft"}, {"status": "withdrawn"}, {"embargo_until": ahead(days=1)}):
            article = make_article("Telltale", **state)
            page, data, card = self.read(article.get_absolute_url())
            with self.subTest(state):
                self.assertEqual((data, card), ([], {}))
                self.assertNotIn("Telltale", page)
