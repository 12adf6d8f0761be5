"""Lists, the pages of the shelf and the front page, printed from plates: the pages that are made without them."""

from datetime import timedelta
from unittest import mock

from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.feeds import AFTER_DATE
from articles.models import Article, Block, Photo, Plate, Section, Subject, Tag, TaggedArticle
from articles.plates import marks
from magazine.front_page.models import FrontPage, Slot
from people.models import Company, Credit, Film, Nomination, Person
from tests.articles.plates import few_on_a_page
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_block,
    make_company,
    make_edition,
    make_film,
    make_nomination,
    make_person,
    make_photo,
)

WITHOUT_PLATES = "articles.plates.keeping.may_print"
HEADERS = ("Content-Type", "Vary", "Cache-Control", "Link", "Last-Modified", "ETag", "X-Robots-Tag")


class PlatesOfPages(TransactionTestCase):
    def setUp(self):
        self.enterContext(mock.patch("articles.plates.shown.WALKED_TO", 2))
        self.enterContext(few_on_a_page(3))
        self.mikey, self.sean, self.neon = make_person("Mikey Madison"), make_person("Sean Baker"), make_company("NEON")
        self.film = make_film("Anora", year=2024, cast=[(self.mikey, "Ani")])
        Credit.objects.create(film=self.film, company=self.neon, job=Credit.Job.DISTRIBUTOR)
        self.edition = make_edition()
        make_nomination(self.edition, films=[self.film])
        self.photo = make_photo(credit_line="Photograph by Ana Ruiz", films=[self.film], people=[self.mikey])
        self.in_a_drawer = make_photo("In a drawer", films=[self.film], people=[self.mikey])
        features = Section.objects.create(name="Features", slug="features", path="features")
        self.section = Section.objects.create(name="Sets", slug="sets", path="features/sets", parent=features)
        self.stories = [self.make_story(f"Story {number}", published_at=ago(days=number)) for number in range(1, 15)]
        self.story, self.unrelated = self.stories[0], make_article("Somewhere else", published_at=ago(days=400))
        self.addresses = {
            "the front page": "/",
            "stories": "/stories/",
            "further stories": "/stories/?page=2",
            "stories far back": "/stories/?page=3",
            "a section with one inside it": "/sections/features/",
            "a section": "/sections/features/sets/",
            "a kind": "/stories/kinds/features/",
            "a topic": "/tags/noir/",
            "a film": self.film.get_absolute_url(),
            "a person of whom stories are": self.mikey.get_absolute_url(),
            "a person who wrote them": self.sean.get_absolute_url(),
            "a company": self.neon.get_absolute_url(),
            "an edition": self.edition.get_absolute_url(),
            "an award": self.edition.programme.get_absolute_url(),
            "awards": "/awards/",
            "films": "/films/",
            "films of a letter": "/films/?letter=A",
            "films of a decade": "/films/?decade=2020",
            "people of a letter": "/people/?letter=B",
            "topics": "/tags/",
            "the archive": "/archive/",
            "a year": f"/stories/{ago(days=2):%Y}/",
            "stories of a film": f"{self.film.get_absolute_url()}stories/",
            "pictures": "/pictures/",
            "pictures of a film": f"{self.film.get_absolute_url()}pictures/",
            "the feed": "/feed/",
            "the feed of a section": "/sections/features/feed.rss",
            "the feed of a film": f"{self.film.get_absolute_url()}feed.json",
            "a story as JSON": f"/stories/{self.stories[1].slug}.json",
            "a film as JSON": f"/films/{self.film.slug}.json",
            "a person as JSON": f"/people/{self.mikey.slug}.json",
            "an edition as JSON": f"{self.edition.get_absolute_url().rstrip('/')}.json",
            "where the maps are": "/sitemap.xml",
            "a map of stories": "/sitemap-stories.xml",
            "a map of news": "/sitemap-news.xml",
            "a map of topics": "/sitemap-topics.xml",
            "a map of films": "/sitemap-films.xml",
        }

    def make_story(self, title, **fields):
        fields = {"section": self.section, "about": [self.film, self.mikey], "by": [self.sean], **fields}
        return make_article(title, lead_photo=self.photo, tags=["noir"], **fields)

    def read(self, address, **options):
        answer = self.client.get(address, **options)
        told = {name: answer.headers.get(name) for name in HEADERS}
        return answer.status_code, told, answer.content.decode()

    def without_plates(self, address, **options):
        with mock.patch(WITHOUT_PLATES, return_value=False):
            return self.read(address, **options)

    def assertPrintedAsMade(self):
        """A reader is given, from a plate or to make one, what a reader without plates is given; which is returned."""
        pages = []
        for name, address in self.addresses.items():
            with self.subTest(page=name):
                pages.append(self.without_plates(address))
                self.assertEqual(self.read(address), pages[-1])
        return pages

    def is_printed(self, address):
        """Whether a page comes from its plate."""
        self.read(address)
        texts = dict(Plate.objects.values_list("pk", "text"))
        Plate.objects.update(text=f"{AFTER_DATE}from a plate")
        printed = self.read(address)[2].endswith("from a plate")
        for key, text in texts.items():
            Plate.objects.filter(pk=key).update(text=text)
        return printed


class SameTests(PlatesOfPages):
    def test_every_page_is_printed_as_it_is_made(self):
        self.assertEqual(self.assertPrintedAsMade(), self.assertPrintedAsMade())
        self.assertEqual([name for name, address in self.addresses.items() if not self.is_printed(address)], [])

    def test_a_plate_serves_every_host_and_both_schemes(self):
        for address in self.addresses.values():
            here = self.read(address)[2]
            there = self.read(address, headers={"host": "localhost"})[2]
            self.assertEqual(there, here.replace("testserver", "localhost"))
            safe = self.read(address, secure=True)[2]
            self.assertEqual(safe, here.replace("http://testserver", "https://testserver"))

    def test_who_has_a_feed_already_is_told_so(self):
        tag = self.client.get("/feed/")["ETag"]
        self.assertEqual(self.client.get("/feed/", headers={"if-none-match": tag}).status_code, 304)
        self.story.withdraw()
        self.assertEqual(self.client.get("/feed/", headers={"if-none-match": tag}).status_code, 200)

    def test_whatever_changes_is_on_the_next_page(self):
        changes = {
            "a headline": lambda: Article.objects.filter(pk=self.story.pk).update(title="Another headline"),
            "a new story": lambda: self.make_story("Just in"),
            "a story withdrawn": self.story.withdraw,
            "and back": lambda: Article.objects.filter(pk=self.story.pk).update(status="published"),
            "a topic renamed": lambda: Tag.objects.update(name="Film noir"),
            "a topic taken off": lambda: TaggedArticle.objects.filter(content_object=self.story).delete(),
            "a section renamed": lambda: Section.objects.filter(pk=self.section.pk).update(name="On set"),
            "a story moved": lambda: Article.objects.filter(pk=self.story.pk).update(section=self.section.parent),
            "a subject fewer": lambda: Subject.objects.filter(article=self.story).delete(),
            "a person renamed": lambda: Person.objects.filter(pk=self.sean.pk).update(name="Sean S. Baker"),
            "the title of a film": lambda: Film.objects.filter(pk=self.film.pk).update(title="Anora!"),
            "a nomination that won": lambda: Nomination.objects.update(result="winner"),
            "a company renamed": lambda: Company.objects.update(name="Neon"),
            "a picture in a story about something else": lambda: make_block(
                self.unrelated, Block.Kind.FIGURE, photo=self.in_a_drawer
            ),
            "and that one withdrawn": self.unrelated.withdraw,
            "a credit line": lambda: Photo.objects.filter(pk=self.photo.pk).update(credit_line="By someone else"),
            "the lead of the front page": self.set_lead,
            "rights that have ended": lambda: Photo.objects.update(rights_until=ahead(days=-1)),
        }
        before = self.assertPrintedAsMade()
        for name, change in changes.items():
            with self.subTest(name):
                change()
                after = self.assertPrintedAsMade()
                self.assertNotEqual(after, before)
                before = after

    def set_lead(self):
        Slot.objects.create(page=FrontPage.objects.create(), place=Slot.Place.LEAD, story=self.story)

    def test_what_time_alone_changes_is_on_the_next_page(self):
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=ahead(hours=1))
        coming = self.make_story("Coming", published_at=ahead(hours=2), expires_at=ahead(hours=4))
        self.assertPrintedAsMade()
        for hours, is_there in ((1.5, False), (2.5, True), (4.5, False)):
            with mock.patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(hours=hours)):
                pages = [page for _, _, page in self.assertPrintedAsMade()]
                # (It is on no further page nor on the first map, and nobody wrote for the company.)
                self.assertEqual(sum(coming.get_absolute_url() in page for page in pages), 18 * is_there)
                self.assertFalse(any("Photograph by Ana Ruiz" in page for page in pages))

    def test_a_busy_topic_and_one_with_no_stories_are_as_they_are_without_plates(self):
        TaggedArticle.objects.filter(content_object=self.story).delete()
        with mock.patch("articles.plates.shown.FEW", 3), mock.patch("articles.models.ways.FEW", 3):
            self.assertPrintedAsMade()
            self.assertTrue(self.is_printed("/tags/noir/"))
        Article.objects.all().delete()
        self.assertPrintedAsMade()

    def test_what_is_not_there_and_what_has_moved_answer_as_without_plates(self):
        for address in ("/tags/none/", "/sections/none/", "/stories/kinds/none/", "/films/none/", "/people/none/"):
            self.assertEqual(self.read(address), self.without_plates(address))
        for address in ("/stories/?page=99", "/stories/?page=0", "/stories/?page=two", "/stories/?page=1&x=1"):
            self.assertEqual(self.read(address), self.without_plates(address))

    def test_what_no_list_has_to_choose_from_is_on_no_plate(self):
        letters, decades = ("letter=AA", "letter=a", "letter=", "x=A"), ("decade=2021", "decade=20200")
        for choice in (*letters, *decades, "letter=A&decade=2020"):
            with self.subTest(choice):
                self.assertEqual(self.read(f"/films/?{choice}"), self.without_plates(f"/films/?{choice}"))
        self.assertFalse(Plate.objects.exists())

    def test_whoever_prefers_json_is_given_json(self):
        as_json = {"headers": {"accept": "application/json"}}
        for row in (self.film, self.mikey, self.edition, self.story):
            address = row.get_absolute_url()
            self.read(address)
            made = self.without_plates(address, **as_json)
            self.assertEqual(made[1]["Content-Type"], "application/json")
            self.assertEqual([self.read(address, **as_json) for _ in range(2)], [made, made])
            self.assertIn("Accept", made[1]["Vary"])

    def test_at_either_address_json_comes_from_one_plate(self):
        for row in (self.film, self.mikey, self.edition, self.story):
            page = row.get_absolute_url()
            self.read(f"{page.rstrip('/')}.json")
            Plate.objects.update(text="from a plate")
            answer = self.read(page, headers={"accept": "application/json"})
            self.assertEqual((answer[1]["Content-Type"], answer[2]), ("application/json", "from a plate"))


class WhatMakesStaleTests(PlatesOfPages):
    def test_a_story_that_stands_elsewhere_leaves_a_page_as_it_is(self):
        self.read(self.film.get_absolute_url())
        self.read("/tags/noir/")
        Article.objects.filter(pk=self.unrelated.pk).update(title="Changed")
        Plate.objects.update(text="from a plate")
        self.assertEqual(self.read("/tags/noir/")[2], "from a plate")
        self.assertEqual(self.read(self.film.get_absolute_url())[2], "from a plate")
        self.assertNotEqual(self.read("/")[2], "from a plate")

    def test_a_story_that_came_while_a_page_was_made_and_was_withdrawn_is_on_no_plate(self):
        coming = self.make_story("Too early", status="draft", published_at=ago(hours=1))
        with self.while_made(lambda: Article.objects.filter(pk=coming.pk).update(status="published")):
            self.assertIn("Too early", self.read("/tags/noir/")[2])
        Article.objects.filter(pk=coming.pk).update(status="draft")
        self.assertNotIn("Too early", self.read("/tags/noir/")[2])

    def test_a_story_that_came_by_time_while_a_page_was_made_and_went_again_is_on_no_plate(self):
        now = timezone.now()
        self.make_story("For a second", published_at=now + timedelta(hours=1), expires_at=now + timedelta(hours=2))
        with mock.patch("django.utils.timezone.now", return_value=now) as clock:
            with self.while_made(lambda: clock.configure_mock(return_value=now + timedelta(hours=1.5))):
                self.assertIn("For a second", self.read("/tags/noir/")[2])
            clock.return_value = now + timedelta(hours=3)
            self.assertNotIn("For a second", self.read("/tags/noir/")[2])

    def while_made(self, act):
        """Does something after it was asked what stands on a page, and before that is shown."""

        def begin(*request):
            act()
            return nowhere(*request)

        nowhere = marks.Nowhere
        return mock.patch.object(marks, "Nowhere", begin)

    def test_a_page_on_which_a_story_is_left_out_is_not_kept(self):
        def breaks(story):
            raise ZeroDivisionError

        with mock.patch("articles.models.Article.get_absolute_url", breaks), self.assertLogs("articles.leaving_out"):
            self.read("/stories/")
        self.assertFalse(Plate.objects.exists())

    def test_a_row_with_the_characters_that_plates_mark_places_with_is_shown_as_it_is(self):
        for mark in (marks.ORIGIN, marks.HOST):
            Article.objects.filter(pk=self.story.pk).update(title=f"A {mark} headline")
            self.assertEqual(self.read("/stories/"), self.without_plates("/stories/"))

    def test_a_feed_in_which_no_names_could_be_linked_is_not_kept(self):
        with mock.patch("articles.feeds.link_names", side_effect=ValueError), self.assertLogs("articles.feeds"):
            self.read("/feed/")
        self.assertFalse(Plate.objects.filter(part=Plate.Part.FEED).exists())

    def test_another_version_of_the_code_prints_from_no_earlier_plate(self):
        self.read("/stories/")
        Plate.objects.update(text="of an earlier version")
        self.assertEqual(self.read("/stories/")[2], "of an earlier version")
        with mock.patch("articles.plates.keeping.version", return_value="another"):
            self.assertIn("Story 1", self.read("/stories/")[2])


class CostTests(PlatesOfPages):
    def test_a_page_with_plates_asks_a_few_cheap_questions(self):
        for name, address in self.addresses.items():
            self.read(address)
            with self.subTest(name), CaptureQueriesContext(connection) as queries:
                self.read(address)
            self.assertLessEqual(len(queries), 8)

    def test_a_map_asks_as_little_for_many_stories_as_for_few(self):
        for address in ("/sitemap.xml", "/sitemap-stories.xml"):
            self.read(address)
            with CaptureQueriesContext(connection) as queries:
                self.read(address)
            self.assertLessEqual(len(queries), 5)

    def test_further_pages_take_no_more_plates_than_they_have_places(self):
        self.enterContext(mock.patch("articles.plates.pages.PLACES", 1))
        further = [f"{name}?page={number}" for number in (2, 3) for name in ("/stories/", "/tags/noir/")]
        further += ["/people/?letter=B", "/films/?letter=A", "/films/?decade=2020"]
        read = [self.read(address) for address in further]
        self.assertEqual({*Plate.objects.values_list("part", flat=True)}, {Plate.Part.LIST, Plate.Part.SHELF})
        self.assertEqual(Plate.objects.count(), 2)
        self.assertEqual([self.read(address) for address in further], read)
        self.assertEqual([self.without_plates(address) for address in further], read)
