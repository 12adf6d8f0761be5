"""In a large archive the newest are looked through first; what is found and its order are the same as in a small."""

from datetime import UTC, datetime
from unittest import mock, skipUnless

from django.db import connection
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from magazine.search import stories
from magazine.search.engines import postgresql
from tests.factories import ago, make_article, make_section

from .test_finding import SearchTestCase

FEW_AT_FIRST = mock.patch.object(postgresql, "NEWEST", (2, 5))


class PartsOfTimeTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        """Fourteen stories over as many years, the newest first, every other one with “beach” in its copy."""
        copy = {1: ["a beach"], 0: ["a hill"]}
        cls.stories = [
            make_article(f"Story {number}", published_at=ago(days=400 * number), body=copy[number % 2])
            for number in range(1, 15)
        ]

    def setUp(self):
        postgresql.oldest_of_the_newest.cache_clear()

    def found(self, q, **others):
        with FEW_AT_FIRST:
            return [hit.title for hit in super().found(q, **others)]

    def test_finds_the_oldest_too_and_the_newest_first(self):
        self.assertEqual(self.found("beach"), [f"Story {number}" for number in range(1, 15, 2)])

    def test_a_headline_of_long_ago_stands_above_what_has_the_words_in_its_copy_today(self):
        Article.objects.filter(pk=self.stories[-1].pk).update(title="The beach")
        self.assertEqual(self.found("beach")[:2], ["The beach", "Story 1"])

    def test_words_side_by_side_stand_above_words_apart_however_old(self):
        make_article("Together", published_at=ago(days=9000), body=["far green hills"])
        make_article("Apart", body=["green grass, far hills"])
        self.assertEqual(self.found("far green"), ["Together", "Apart"])

    def test_looks_no_further_back_than_until_there_are_enough(self):
        with FEW_AT_FIRST, mock.patch.object(stories, "COUNTED", 1):
            page = self.ask("beach")
        self.assertEqual([each["article"].title for each in page.context["stories"]], ["Story 1"])
        self.assertEqual(page.context["total"], "1+")

    @skipUnless(connection.vendor == "postgresql", "SQLite reads no parts of time.")
    def test_looks_side_by_side_no_further_back_than_enough_have_the_words_at_all(self):
        with FEW_AT_FIRST, mock.patch.object(stories, "COUNTED", 1), CaptureQueriesContext(connection) as queries:
            self.ask("a beach")
        self.assertEqual(sum("<->" in each["sql"] for each in queries), 1)

    @skipUnless(connection.vendor == "postgresql", "SQLite reads no parts of time.")
    def test_asks_where_a_part_begins_once_a_while(self):
        def bounds_asked(*, at):
            with self.clock(at), FEW_AT_FIRST, CaptureQueriesContext(connection) as queries:
                self.ask("beach")
            return sum("SELECT position FROM search_story ORDER" in each["sql"] for each in queries)

        each_part = len(postgresql.NEWEST)
        self.assertEqual([bounds_asked(at=second) for second in (600, 601, 659, 660)], [each_part, 0, 0, each_part])

    def clock(self, second):
        return mock.patch.object(postgresql, "time", mock.Mock(monotonic=lambda: second))

    def test_what_is_published_meanwhile_stands_first(self):
        self.found("beach")
        make_article("Just now", body=["a beach"])
        with mock.patch.object(stories, "COUNTED", 2):
            self.assertEqual(self.found("beach"), ["Just now", "Story 1"])

    def test_a_filter_reaches_as_far_back(self):
        section = make_section("Archive")
        Article.objects.filter(pk=self.stories[12].pk).update(section=section)
        self.assertEqual(self.found("beach", section=section.path), ["Story 13"])
        self.assertEqual(self.found("beach", year=f"{self.stories[12].published_at.year}"), ["Story 13"])

    def test_what_is_hidden_among_the_newest_makes_no_room(self):
        Article.objects.filter(pk__in=[story.pk for story in self.stories[:5]]).update(status="withdrawn")
        self.assertEqual(self.found("beach"), [f"Story {number}" for number in range(7, 15, 2)])


class BetweenTests(SimpleTestCase):
    def between(self, *moments):
        return postgresql.between(*(datetime(*each, tzinfo=UTC) for each in moments))

    def test_names_each_month_from_the_oldest_to_the_newest(self):
        self.assertEqual(self.between((2025, 11, 30, 23, 59), (2026, 1, 1)), ("t202511", "t202512", "t202601"))
        self.assertEqual(self.between((2026, 1, 1), (2026, 1, 31)), ("t202601",))

    def test_names_years_where_months_would_be_many(self):
        self.assertEqual(self.between((2023, 12, 31), (2026, 1, 1)), ("t2023", "t2024", "t2025", "t2026"))
