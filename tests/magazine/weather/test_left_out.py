"""One story cannot be shown: whatever shows others beside it goes on without it and tells the desk where to look."""

from unittest import mock

from django.db import DatabaseError
from django.template.loader import get_template
from django.test import Client, TestCase, override_settings

from articles import astray
from articles.leaving_out import each
from articles.models import Article, RelatedStory
from articles.plates import entries
from magazine.front_page.composing import BROKEN as BROKEN_SLOT
from magazine.front_page.composing import compose as compose_page
from magazine.front_page.explaining import explain
from magazine.front_page.models import Band, FrontPage, Slot
from magazine.newsletter.letters import compose
from magazine.search import entries as search_entries
from magazine.search import words
from people.models import Film, Person
from tests.factories import ago, make_editor, make_film, make_person, make_photo, make_ready_article, make_section
from tests.magazine.newsletter.case import OPEN, make_letter

# No address can be made of it, and it is in the database all the same.
TORN = "no\x01address"
FEEDS = ["/feed/", "/feed.rss", "/feed.json"]
WHOLE, BROKEN = "Beach walk", "Night bus walk"


class LeftOutTests(TestCase):
    def setUp(self):
        self.whole = make_ready_article("Beach walk")
        self.broken = make_ready_article("Night bus")
        whole = get_template("articles/_teaser.html")

        def render(context):
            if context["article"].pk == self.broken.pk:
                raise ZeroDivisionError
            return whole.render(context)

        breaking = mock.Mock(render=render)
        self.enterContext(mock.patch("articles.templatetags.teasers.get_template", return_value=breaking))

    def get(self, address, client=None):
        with self.assertLogs("articles.leaving_out", "ERROR") as logged:
            page = (client or self.client).get(address)
        self.assertIn(self.broken.slug, logged.output[0])
        return page

    def test_a_list_shows_the_others_and_readers_see_nothing_in_its_place(self):
        page = self.get("/stories/")
        self.assertContains(page, "Beach walk")
        self.assertNotContains(page, '<h2 class="card__title"><a href="/stories/night-bus')
        self.assertNotContains(page, "left out")
        self.assertNotIn("sessionid", page.cookies)

    def test_the_desk_is_told_which_story_it_is_and_led_to_it(self):
        desk = Client()
        desk.force_login(make_editor())
        page = self.get("/stories/", desk)
        self.assertContains(page, "A story is left out here")
        self.assertContains(page, f"/admin/articles/article/{self.broken.pk}/change/")


class WithBrokenCopyTests(TestCase):
    """A story whose own words cannot be worked with, whatever it is that breaks on them."""

    def setUp(self):
        self.whole = make_ready_article("Beach walk", body=["By the sea"])
        self.broken = make_ready_article("Night bus walk", body=["By the night"])

    def breaking(self, name, whole, words="By the night"):
        """Something that works for every other story."""

        def breaks(what, *more, **options):
            if words in str(what):
                raise ZeroDivisionError
            return whole(what, *more, **options)

        return mock.patch(name, breaks)

    def get(self, address):
        with self.assertLogs("articles.leaving_out", "ERROR") as logged:
            answer = self.client.get(address)
        self.assertIn(f"/admin/articles/article/{self.broken.pk}/change/", logged.output[0])
        self.assertEqual(answer.status_code, 200)
        return answer.content.decode()

    def assert_told_without_it(self, address):
        for printed in (False, True):
            with (
                self.subTest(address, printed=printed),
                mock.patch("articles.plates.keeping.may_print", return_value=printed),
            ):
                said = self.get(address)
                self.assertIn("Beach walk", said)
                self.assertNotIn("Night bus walk", said)

    def test_a_feed_stands_where_its_links_cannot_be_looked_at(self):
        self.broken.blocks.update(text='<p>By the night <a href="/stories/beach-walk/">here</a></p>')
        with self.breaking("articles.astray.story_slugs", astray.story_slugs):
            for address in FEEDS:
                self.assert_told_without_it(address)

    def test_a_feed_stands_where_what_is_told_of_it_cannot_be_kept(self):
        with (
            self.breaking("articles.plates.entries.engraved", entries.engraved),
            mock.patch("articles.plates.keeping.may_print", return_value=True),
        ):
            for address in FEEDS:
                with self.subTest(address):
                    self.assertNotIn("Night bus walk", self.get(address))

    def test_a_search_finds_the_others(self):
        with self.breaking("magazine.search.entries.words_in", words.words_in):
            said = self.get("/search/?q=walk")
        self.assertIn(self.whole.get_absolute_url(), said)
        self.assertNotIn(self.broken.get_absolute_url(), said)
        self.assertNotIn(self.broken.get_absolute_url(), self.client.get("/search/?q=walk").content.decode())

    def test_a_search_finds_it_once_it_was_mended(self):
        with self.breaking("magazine.search.entries.words_in", words.words_in):
            self.get("/search/?q=walk")
        Article.objects.filter(pk=self.broken.pk).update(kicker="Mended")
        self.assertIn(self.broken.get_absolute_url(), self.client.get("/search/?q=walk").content.decode())

    def test_a_search_finds_the_rest_of_the_shelf(self):
        for model, make in ((Person, make_person), (Film, make_film)):
            whole, broken = (make(name) for name in ("Lena Mender", "Lena Torn"))
            breaking = self.breaking("magazine.search.entries.without_stops", search_entries.without_stops, "Torn")
            with self.subTest(model=model), breaking, self.assertLogs("articles.leaving_out", "ERROR"):
                found = search_entries.entries_of(model._meta.model_name, [whole.pk, broken.pk])
            self.assertEqual([entry.key for entry in found], [whole.pk])


@override_settings(**OPEN)
class WithoutAnAddressTests(TestCase):
    """A story of which no address can be made, at every place where it stands beside another."""

    def setUp(self):
        self.person, self.film, self.section = make_person("Lena Ortiz"), make_film("Pier"), make_section("Notes")
        about = {"about": [self.person, self.film], "section": self.section, "tags": ["sea"]}
        self.stories = [
            make_ready_article(title, published_at=ago(hours=hours), lead_photo=make_photo(f"Of {title}"), **about)
            for hours, title in enumerate([WHOLE, BROKEN, "After the walk"], start=1)
        ]
        self.whole, self.broken, self.after = self.stories
        RelatedStory.objects.create(article=self.whole, story=self.broken, position=0)
        RelatedStory.objects.create(article=self.whole, story=self.after, position=1)
        Article.objects.filter(pk=self.broken.pk).update(slug=TORN)
        self.at_desk = f"/admin/articles/article/{self.broken.pk}/change/"

    def addresses(self):
        ways = [*(row.get_absolute_url() for row in (self.section, self.person, self.film)), "/tags/sea/"]
        yield from FEEDS
        yield from (f"{way}feed.{form}" for way in ways for form in ("atom", "rss", "json"))
        yield from ways
        yield from (f"{row.get_absolute_url()[:-1]}.json" for row in (self.whole, self.person, self.film))
        yield from (self.whole.get_absolute_url(), self.after.get_absolute_url())
        yield from ("/", "/stories/", "/pictures/", "/llms.txt", "/sitemap-stories.xml", "/sitemap-news.xml")
        yield from ("/search/?q=walk", "/search/suggest/?q=walk")

    def get(self, address, client=None):
        with self.assertLogs("articles.leaving_out", "ERROR") as logged:
            answer = (client or self.client).get(address)
        self.assertIn(self.at_desk, logged.output[0])
        self.assertEqual(answer.status_code, 200)
        return answer.content.decode()

    def assert_left_out(self, address):
        said = self.get(address)
        self.assertNotIn(TORN, said)
        self.assertNotIn("left out", said)
        others = [story.get_absolute_url() for story in (self.whole, self.after)]
        self.assertTrue(any(other in said for other in others if other not in address), address)

    def test_everything_goes_on_without_it(self):
        for address in self.addresses():
            with self.subTest(address):
                self.assert_left_out(address)

    def test_so_does_what_is_printed_from_plates(self):
        with mock.patch("articles.plates.keeping.may_print", return_value=True):
            for address in [*FEEDS, self.whole.get_absolute_url()]:
                with self.subTest(address):
                    self.assert_left_out(address)

    def test_its_place_on_the_front_page_goes_to_the_next_best(self):
        page = FrontPage.objects.create()
        Slot.objects.create(page=page, place="lead", story=self.broken)
        Slot.objects.create(page=page, place="row-1", story=self.after)
        with self.assertLogs("articles.leaving_out", "ERROR"):
            front = compose_page()
        self.assertEqual([place.story for place in front.places[:2]], [self.whole, self.after])
        self.assertEqual(front.lead.passed_over[0][1], BROKEN_SLOT)
        self.assertIn('<article class="lead">', self.get("/"))
        with self.assertLogs("articles.leaving_out", "ERROR"):
            lead, *_ = explain(compose_page())
        self.assertIn("cannot be shown: somebody has to mend it", lead.why)

    def test_where_all_that_is_left_cannot_be_shown_the_page_stands_without_it(self):
        Article.objects.exclude(pk=self.broken.pk).delete()
        self.assertNotIn('<article class="lead">', self.get("/"))

    def test_the_desk_is_told_of_it_on_the_front_page(self):
        page = FrontPage.objects.create()
        Slot.objects.create(page=page, place="lead", story=self.broken)
        desk = Client()
        desk.force_login(make_editor())
        said = self.get("/", desk)
        self.assertIn(f'A story is left out here, since it cannot be shown: <a href="{self.at_desk}">', said)

    def test_the_front_page_stands_whichever_place_it_has_there(self):
        page = FrontPage.objects.create()
        for place in (Slot.Place.LEAD, Slot.Place.row()[0]):
            Slot.objects.all().delete()
            Slot.objects.create(page=page, place=place, story=self.broken)
            with self.subTest(place):
                self.assert_left_out("/")
        Slot.objects.all().delete()
        for number in range(len(Slot.Place.row()) + 1):
            make_ready_article(f"Newer {number}", published_at=ago(minutes=number + 1), section=make_section("News"))
        for rhythm in Band.Rhythm:
            Band.objects.all().delete()
            Band.objects.create(page=page, kind=Band.Kind.SECTION, section=self.section, rhythm=rhythm, position=0)
            with self.subTest(rhythm):
                self.assert_left_out("/")

    def test_the_desk_is_led_to_it_from_the_places_on_a_page(self):
        desk = Client()
        desk.force_login(make_editor())
        for address in ("/", "/stories/", "/pictures/", "/search/?q=walk", self.whole.get_absolute_url()):
            with self.subTest(address):
                self.assertIn(f'<a href="{self.at_desk}">', self.get(address, desk))

    def test_a_letter_is_written_without_it_and_says_so(self):
        letter = make_letter(stories=self.stories)
        with self.assertLogs("articles.leaving_out", "ERROR"):
            copy = compose(letter)
        self.assertEqual(len(copy.stories), 2)
        self.assertNotIn(BROKEN, copy.html + copy.text)
        self.assertEqual(copy.left_out, [f"The story {TORN} is left out: it cannot be shown."])

    def test_a_database_that_fails_is_not_one_storys_trouble(self):
        with self.assertRaises(DatabaseError):
            list(each(self.stories, mock.Mock(side_effect=DatabaseError), "A list"))
