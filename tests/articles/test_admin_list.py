"""The list of stories: its order, and the years and months that it is narrowed down to."""

from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse

from tests.factories import ago, make_article


class OrderOfStoriesTests(TestCase):
    def test_puts_the_newest_drafts_before_the_newest_that_readers_see(self):
        self.client.force_login(User.objects.create_superuser("boss"))
        earlier, draft = make_article("A draft", status="draft"), make_article("Another draft", status="draft")
        old, new = make_article("Old", published_at=ago(days=9)), make_article("New", published_at=ago(days=1))
        page = self.client.get(reverse("admin:articles_article_changelist"))
        self.assertEqual(list(page.context_data["cl"].result_list), [draft, earlier, new, old])


class YearFilterTests(TestCase):
    def setUp(self):
        self.client.force_login(User.objects.create_superuser("boss"))
        self.march = make_article("March", published_at="2024-03-31T23:59:59.999999Z")
        self.april = make_article("April", published_at="2024-04-01T00:00:00Z")
        self.old = make_article("Old", published_at="2022-12-31T23:00:00Z")

    def list(self, published):
        page = self.client.get(reverse("admin:articles_article_changelist"), {"published": published})
        return page.context_data["cl"]

    def test_offers_the_years_from_the_newest_to_the_oldest(self):
        spec = next(spec for spec in self.list("").filter_specs if spec.title == "goes live")
        self.assertEqual([value for value, _ in spec.lookup_choices], ["2024", "2023", "2022"])

    def test_opens_the_months_of_the_year_that_is_chosen(self):
        spec = next(spec for spec in self.list("2024").filter_specs if spec.title == "goes live")
        self.assertEqual(spec.lookup_choices[1], ("2024-01", "January 2024"))

    def test_finds_the_stories_of_a_year_and_of_a_month(self):
        self.assertEqual(list(self.list("2024").result_list), [self.april, self.march])
        self.assertEqual(list(self.list("2024-03").result_list), [self.march])
        self.assertEqual(list(self.list("2022-12").result_list), [self.old])

    def test_leaves_the_list_as_it_is_for_what_is_no_month(self):
        for nonsense in ("2024-13", "9999", "0", "x", "2024-3", "٢٠٢٤"):
            with self.subTest(nonsense):
                self.assertEqual(len(self.list(nonsense).result_list), 3)
