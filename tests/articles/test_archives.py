"""Ways into the stories: by kind, year, month, series and topic, and pages of lists of any length."""

import datetime
import re
from unittest import mock

from django.core.paginator import EmptyPage
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Series
from people.addressing import change_address
from people.paging import UncountedPaginator
from tests.factories import ago, ahead, make_article, make_edition, make_film, make_person, make_section


def on(year, month, day=15, hour=12):
    return datetime.datetime(year, month, day, hour, tzinfo=datetime.UTC)


class ArchiveTestCase(TestCase):
    def titles(self, address):
        answer = self.client.get(address)
        self.assertEqual(answer.status_code, 200, address)
        return [story.title for story in answer.context["page"]]

    def assertNotThere(self, address):
        """Answered as an address under which there never was anything."""
        answer, never = self.client.get(address), self.client.get("/stories/kinds/never-was/")
        self.assertEqual((answer.status_code, answer.content), (404, never.content), address)


class TimeTests(ArchiveTestCase):
    @classmethod
    def setUpTestData(cls):
        for title, moment in [
            ("Old", on(2021, 3)),
            ("First of May", on(2024, 5, 1, 0)),
            ("Last of May", on(2024, 5, 31, 23)),
            ("November", on(2024, 11)),
        ]:
            make_article(title, published_at=moment)
        make_article("Hidden", published_at=on(2022, 7), embargo_until=ahead(days=1))
        make_article("Expired", published_at=on(2024, 6), expires_at=ago(days=1))

    def test_a_year_and_a_month_hold_their_stories_newest_first(self):
        self.assertEqual(self.titles("/stories/2024/"), ["November", "Last of May", "First of May"])
        self.assertEqual(self.titles("/stories/2024/05/"), ["Last of May", "First of May"])
        self.assertEqual(self.titles("/stories/2021/03/"), ["Old"])

    def test_a_time_without_a_live_story_is_not_there(self):
        for address in ["/stories/2024/06/", "/stories/2022/07/", "/stories/2024/12/", "/stories/2023/"]:
            self.assertNotThere(address)
        self.assertEqual(self.client.get("/stories/2022/").status_code, 404)
        for address in ["/stories/2024/13/", "/stories/2024/00/", "/stories/2024/5/", "/stories/0000/01/"]:
            self.assertEqual(self.client.get(address).status_code, 404, address)

    def test_the_archive_and_a_year_name_only_what_is_there(self):
        self.assertEqual(self.client.get("/archive/").context["years"], [2024, 2021])
        self.assertEqual(Article.objects.live().months(2024), [5, 11])
        page = self.client.get("/stories/2024/").content.decode()
        self.assertIn('href="/stories/2024/11/"', page)
        self.assertNotIn('href="/stories/2024/06/"', page)

    def test_months_begin_and_end_by_the_clock_of_the_desk(self):
        with override_settings(TIME_ZONE="Asia/Tokyo"), timezone.override("Asia/Tokyo"):
            self.assertEqual(Article.objects.live().months(2024), [5, 6, 11])

    def test_a_story_that_has_a_year_for_its_address_stands_there(self):
        story = make_article("2024", slug="2024")
        self.assertEqual(self.client.get("/stories/2024/").context["article"], story)
        gone = make_article("1999", slug="1999", status="withdrawn", published_at=on(2020, 1))
        self.assertEqual(self.client.get(gone.get_absolute_url()).status_code, 410)

    def test_a_magazine_without_stories_has_an_archive_without_years(self):
        Article.objects.all().delete()
        self.assertEqual(self.client.get("/archive/").context["years"], [])


class DateShownTests(ArchiveTestCase):
    """A story stands in the archive under the date that its page shows, and is found by its year."""

    @classmethod
    def setUpTestData(cls):
        for title, told, live in [
            ("To the day", "2019-03-05", on(2024, 11)),
            ("To the month", "2019-03", on(2024, 12)),
            ("To the year", "2019", on(2024, 12)),
            ("Of a year alone", "1999", on(2024, 12)),
            ("Without its year", "XXXX-07-04", on(2021, 2)),
            ("Without a date", "", on(2019, 3, 31, 23)),
        ]:
            make_article(title, first_published=told, published_at=live)
        make_article("Hidden", first_published="1975-06-01", published_at=on(2024, 1), embargo_until=ahead(days=1))
        make_article("To come", first_published="1976-06-01", published_at=ahead(days=1))

    def test_a_year_and_a_month_hold_what_shows_them_the_latest_date_first(self):
        self.assertEqual(self.titles("/stories/2019/"), ["Without a date", "To the day", "To the month", "To the year"])
        self.assertEqual(self.titles("/stories/2019/03/"), ["Without a date", "To the day", "To the month"])
        self.assertEqual(self.titles("/stories/1999/"), ["Of a year alone"])
        self.assertEqual(self.titles("/stories/2021/02/"), ["Without its year"])
        self.assertNotThere("/stories/2024/11/")
        self.assertEqual(self.client.get("/stories/2024/").status_code, 404)

    def test_the_archive_names_the_years_and_months_that_are_shown(self):
        self.assertEqual(self.client.get("/archive/").context["years"], [2021, 2019, 1999])
        self.assertEqual(Article.objects.live().months(2019), [3])
        self.assertNotContains(self.client.get("/stories/1999/"), 'href="/stories/1999/0')

    def test_one_that_is_not_live_shows_itself_by_no_year(self):
        for year in ("1975", "1976"):
            self.assertEqual(self.client.get(f"/stories/{year}/").status_code, 404)
            self.assertNotThere(f"/stories/{year}/06/")
            self.assertNotContains(self.client.get("/archive/"), year)

    def test_every_story_stands_in_the_year_and_month_that_it_shows_by_any_clock_and_in_no_other(self):
        for zone in ("UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"):
            with override_settings(TIME_ZONE=zone), timezone.override(zone):
                for story in Article.objects.live():
                    date, stories = story.dated, Article.objects.live()
                    with self.subTest(zone, story=story.title):
                        found = [year for year in range(1998, 2026) if story in stories.dated_in(year)]
                        months = [month for month in range(1, 13) if story in stories.dated_in(date.year, month)]
                        self.assertEqual((found, months), ([date.year], [date.month] if date.month else []))

    def test_the_date_on_its_page_is_the_one_of_the_archive(self):
        for story in Article.objects.live().exclude(title="Without its year"):
            shown = self.client.get(story.get_absolute_url()).content.decode()
            with self.subTest(story.title):
                self.assertRegex(shown, rf'<time[^>]* datetime="{story.dated}')

    def test_a_search_finds_it_under_the_year_of_its_archive(self):
        for zone in ("UTC", "Asia/Tokyo"):
            with override_settings(TIME_ZONE=zone), timezone.override(zone):
                Article.objects.filter(title="Without a date").update(published_at=on(2019, 12, 31, 20))
                for story in Article.objects.live():
                    year = str(story.dated.year)
                    with self.subTest(zone, story=story.title):
                        page = self.client.get("/search/", {"q": story.title, "year": year})
                        self.assertIn(story, [each["article"] for each in page.context["stories"]])
                        self.assertIn(year, dict(self.client.get("/search/", {"q": story.title}).context["years"]))

    def test_what_is_new_goes_by_when_it_came_to_the_site(self):
        newest = ["Of a year alone", "To the month", "To the year", "To the day", "Without its year", "Without a date"]
        self.assertEqual(self.titles("/stories/"), newest)
        entries = self.client.get("/feed.json").json()["items"]
        self.assertEqual([entry["title"] for entry in entries], newest)

    def test_a_page_far_into_a_year_walks_along_an_index(self):
        stories = Article.objects.live().dated_in(2019).latest_dated_first().values_list("pk")[40:60]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.execute("SET LOCAL enable_bitmapscan = off")
        plan = stories.explain()
        self.assertIn("article_by_date_shown", plan)
        self.assertNotRegex(plan, "TEMP B-TREE|Sort")


class KindTests(ArchiveTestCase):
    def test_a_kind_holds_its_stories_and_is_not_there_without_any(self):
        make_article("Seen", kind="review")
        make_article("Heard", kind="interview")
        make_article("To come", kind="list", published_at=ahead(days=1))
        self.assertEqual(self.titles("/stories/kinds/reviews/"), ["Seen"])
        self.assertNotThere("/stories/kinds/lists/")
        self.assertNotThere("/stories/kinds/review/")
        kinds = [words for words, _ in self.client.get("/archive/").context["kinds"]]
        self.assertEqual(kinds, ["Interviews", "Reviews"])

    def test_every_kind_has_a_page_of_its_own(self):
        for kind in Article.Kind:
            make_article(kind, kind=kind)
        addresses = [address for _, address in self.client.get("/archive/").context["kinds"]]
        self.assertEqual(len(set(addresses)), len(Article.Kind))
        for address in addresses:
            self.assertEqual(len(self.titles(address)), 1)


class SeriesTests(ArchiveTestCase):
    def setUp(self):
        self.series = Series.objects.create(name="Film of the month", slug="film-of-the-month", description="One each.")

    def test_holds_its_stories_in_their_order(self):
        for title, number, days in [("Third", 2, 1), ("First", 0, 9), ("Second", 1, 2), ("Fourth", 2, 0)]:
            make_article(title, series=self.series, number_in_series=number, published_at=ago(days=days, hours=1))
        self.assertEqual(self.titles("/series/film-of-the-month/"), ["First", "Second", "Third", "Fourth"])
        self.assertContains(self.client.get("/series/"), "Film of the month")

    def test_of_hidden_stories_alone_is_not_there(self):
        make_article("To come", series=self.series, published_at=ahead(days=1))
        self.assertNotThere("/series/film-of-the-month/")
        for address in ["/series/", "/archive/"]:
            self.assertNotContains(self.client.get(address), "Film of the month")

    def test_a_former_address_leads_on(self):
        make_article(series=self.series)
        change_address(self.series, "monthly", by=None)
        self.assertRedirects(self.client.get("/series/film-of-the-month/"), "/series/monthly/", 301)

    def test_has_a_name_and_stays_while_a_story_is_in_it(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Series.objects.create(name="", slug="none")
        make_article(series=self.series)
        with self.assertRaises(ProtectedError):
            self.series.delete()
        self.assertEqual(Series.objects.get_by_natural_key("film-of-the-month"), self.series)


class TopicTests(ArchiveTestCase):
    def test_the_list_counts_live_stories_to_a_bound(self):
        make_article(tags=["noir"])
        make_article(tags=["noir"], published_at=ahead(days=1))
        make_article(tags=["secret"], status="draft")
        page = self.client.get("/tags/").context["page"]
        self.assertEqual([(tag.name, tag.stories_in_figures) for tag in page], [("noir", "1")])

    def test_a_topic_of_more_stories_than_are_sorted_is_walked_through_to_the_same_list(self):
        few = [make_article(f"Story {n}", tags=["noir"], published_at=ago(days=n)) for n in range(3)]
        tag, stories = few[0].tags.get(), Article.objects
        sorted_ones = list(stories.live_on_topic(tag).newest_first())
        with mock.patch("articles.models.ways.FEW", 2):
            walked = list(stories.live_on_topic(tag).newest_first())
        self.assertEqual((sorted_ones, walked), (few, few))


class PagingTests(TestCase):
    def page(self, number, stories=None):
        stories = Article.objects.live().newest_first() if stories is None else stories
        rows = Article.objects.for_listing()
        return UncountedPaginator(stories, 2, rows=rows).page(number)

    def setUp(self):
        self.stories = [make_article(f"Story {n}", published_at=ago(days=n)) for n in range(5)]

    def test_every_story_stands_on_one_page_in_order(self):
        self.assertEqual([story for n in (1, 2, 3) for story in self.page(n)], self.stories)

    def test_says_whether_there_is_a_page_after_it_and_before_it(self):
        pages = [self.page(n) for n in (1, 2, 3)]
        self.assertEqual([each.has_next() for each in pages], [True, True, False])
        self.assertEqual([each.has_previous() for each in pages], [False, True, True])
        self.assertFalse(self.page(1, Article.objects.none()).has_other_pages())

    def test_beyond_the_last_page_is_none_and_nobody_is_led_there(self):
        for number in (4, 99_999):
            with self.assertRaises(EmptyPage):
                self.page(number)
        with mock.patch("people.paging.LAST_PAGE", 2):
            self.assertFalse(self.page(2).has_next())
            with self.assertRaises(EmptyPage):
                self.page(3)

    def test_no_list_of_the_archive_counts_its_stories(self):
        section = make_section()
        make_article(kind="review", section=section, tags=["noir"])
        for address in ["/stories/", "/stories/kinds/reviews/", section.get_absolute_url(), "/tags/noir/"]:
            with CaptureQueriesContext(connection) as queries:
                self.client.get(address)
            self.assertFalse([each["sql"] for each in queries if "COUNT(" in each["sql"]], address)


class CrumbTests(TestCase):
    def crumbs(self, address):
        page = self.client.get(address).content.decode()
        if 'aria-label="You are here"' not in page:
            return []
        nav = page.partition('aria-label="You are here"')[2].partition("</nav>")[0]
        return [line.partition(">")[2].partition("</a>")[0] for line in nav.split("<a ")[1:]]

    def test_name_the_way_from_the_front_page(self):
        section = make_section("Video", parent=make_section("Film"))
        story = make_article("A walk", section=section, kind="review", published_at=on(2024, 11), tags=["noir"])
        make_article(about=[make_person("Agnès Varda", slug="agnes-varda")])
        make_edition(honours_year="2024")
        for address, way in [
            (story.get_absolute_url(), ["Home", "Film", "Video", "A walk"]),
            (section.get_absolute_url(), ["Home", "Sections", "Film", "Video"]),
            ("/stories/2024/11/", ["Home", "Stories", "2024", "November"]),
            ("/stories/kinds/reviews/", ["Home", "Stories", "Reviews"]),
            ("/tags/noir/", ["Home", "Topics", "noir"]),
            ("/archive/", ["Home", "Archive"]),
            ("/people/agnes-varda/stories/", ["Home", "People", "Agnès Varda", "Stories"]),
            ("/seasons/2024/", ["Home", "Awards", "Season of 2024"]),
            ("/", []),
            ("/stories/nowhere/", []),
        ]:
            self.assertEqual(self.crumbs(address), way, address)

    def test_the_last_one_is_the_page_itself(self):
        page = self.client.get("/stories/").content.decode()
        self.assertIn('<a href="/stories/" aria-current="page">Stories</a>', page)


class MastheadTests(TestCase):
    """The masthead marks what a page is, and what it stands in."""

    def marked(self, address, status=200):
        response = self.client.get(address)
        self.assertEqual(response.status_code, status, address)
        nav = response.content.decode().partition('class="masthead__nav"')[2].partition("</nav>")[0]
        return re.findall(r'<a href="([^"]+)" aria-current="([^"]+)">', nav)

    def test_marks_the_part_of_the_magazine_that_a_page_stands_in(self):
        person, film, edition = make_person("Agnès Varda"), make_film("Vagabond"), make_edition(name="First")
        section = make_section("Film")
        story = make_article("A walk", section=section, about=[person, film], tags=["sea"])
        for address, whole in [
            (story.get_absolute_url(), "/stories/"),
            (section.get_absolute_url(), "/stories/"),
            ("/tags/sea/", "/stories/"),
            (f"/stories/{story.dated.year}/", "/stories/"),
            ("/archive/", "/stories/"),
            (film.get_absolute_url(), "/films/"),
            (person.get_absolute_url(), "/people/"),
            (f"{person.get_absolute_url()}stories/", "/people/"),
            (edition.get_absolute_url(), "/awards/"),
            (edition.programme.get_absolute_url(), "/awards/"),
        ]:
            with self.subTest(address):
                self.assertEqual(self.marked(address), [(whole, "true")])

    def test_marks_the_page_itself_on_each_page_of_a_list(self):
        for number in range(25):
            make_article(f"Story {number}")
        for address in ("/stories/", "/stories/?page=2", "/films/", "/people/", "/awards/", "/issues/", "/search/"):
            with self.subTest(address):
                self.assertEqual(self.marked(address), [(address.partition("?")[0], "page")])

    def test_marks_nothing_on_the_front_page_and_where_there_is_none(self):
        for address, status in [("/", 200), ("/stories/nothing/", 404), ("/nothing/", 404)]:
            with self.subTest(address):
                self.assertEqual(self.marked(address, status), [])
