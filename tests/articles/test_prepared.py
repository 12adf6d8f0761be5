"""Queries put together once: where they are asked, and that each answer is of the values it was asked with."""

from unittest import mock

from django.db import connection
from django.test import TestCase

from articles.models import Article
from articles.prepared import NOW, TEXT, Prepared
from tests.factories import ago, ahead, make_ready_article

live = Prepared(
    Article, lambda now, slug: Article.objects.live(now).filter(slug=slug).values_list("pk"), now=NOW, slug=TEXT
)


class PreparedTests(TestCase):
    def test_each_answer_is_of_its_own_values(self):
        one, other = make_ready_article("Beach walk"), make_ready_article("Night bus")
        self.assertEqual(live.rows(now=ahead(hours=1), slug=one.slug), [(one.pk,)])
        self.assertEqual(live.rows(now=ahead(hours=1), slug=other.slug), [(other.pk,)])
        self.assertEqual(live.rows(now=ago(days=9999), slug=one.slug), [])

    def test_is_asked_where_the_model_is_read_from_just_now(self):
        story = make_ready_article("Beach walk")
        with (
            mock.patch("articles.prepared.router.db_for_read", return_value="a replica"),
            mock.patch("articles.prepared.connections", {"a replica": connection}),
        ):
            self.assertEqual(live.rows(now=ahead(hours=1), slug=story.slug), [(story.pk,)])
