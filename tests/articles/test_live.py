import datetime

from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import Article
from tests.factories import ago, ahead, make_article

Status = Article.Status

# name: fields of a story, whether readers may see it, whether it is gone
STATES = {
    "a draft": ({"status": Status.DRAFT}, False, False),
    "a draft with a date": ({"status": Status.DRAFT, "published_at": ago(days=1)}, False, False),
    "published": ({}, True, False),
    "scheduled": ({"published_at": ahead(hours=1)}, False, False),
    "embargoed": ({"embargo_until": ahead(hours=1)}, False, False),
    "past its embargo": ({"embargo_until": ago(hours=1)}, True, False),
    "expired": ({"expires_at": ago(hours=1)}, False, True),
    "about to expire": ({"expires_at": ahead(hours=1)}, True, False),
    "withdrawn": ({"status": Status.WITHDRAWN}, False, True),
    "withdrawn before its time came": ({"status": Status.WITHDRAWN, "published_at": ahead(hours=1)}, False, False),
    "withdrawn under embargo": ({"status": Status.WITHDRAWN, "embargo_until": ahead(hours=1)}, False, False),
}


class LiveTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.stories = {name: make_article(name, **fields) for name, (fields, _, _) in STATES.items()}

    def test_live_holds_what_readers_may_see_and_nothing_else(self):
        expected = {name for name, (_, live, _) in STATES.items() if live}
        self.assertEqual({story.title for story in Article.objects.live()}, expected)

    def test_one_row_agrees_with_the_queryset_at_every_instant(self):
        for name, story in self.stories.items():
            for at in [ago(days=2), ago(minutes=90), timezone.now(), ahead(minutes=90), ahead(days=2)]:
                with self.subTest(story=name, at=at):
                    self.assertEqual(story.is_live(at), Article.objects.live(at).filter(pk=story.pk).exists())

    def test_gone_holds_only_what_readers_once_could_see(self):
        expected = {name for name, (_, _, gone) in STATES.items() if gone}
        self.assertEqual({story.title for story in Article.objects.gone()}, expected)

    def test_a_story_goes_live_and_expires_at_the_very_second(self):
        noon = timezone.make_aware(datetime.datetime(2026, 3, 3, 12))
        story = make_article(published_at=noon, expires_at=noon + datetime.timedelta(hours=1))
        second = datetime.timedelta(seconds=1)
        for at, live in [
            (noon - second, False),
            (noon, True),
            (story.expires_at - second, True),
            (story.expires_at, False),
        ]:
            with self.subTest(at=at):
                self.assertEqual(story.is_live(at), live)
                self.assertEqual(Article.objects.live(at).filter(pk=story.pk).exists(), live)


class PublishTests(TestCase):
    def test_publishing_sets_the_moment_where_none_was_set(self):
        story = make_article(status=Status.DRAFT)
        story.publish()
        self.assertTrue(Article.objects.live().contains(story))

    def test_publishing_keeps_a_moment_that_was_set(self):
        tomorrow = ahead(days=1)
        story = make_article(status=Status.DRAFT, published_at=tomorrow)
        story.publish()
        story.refresh_from_db()
        self.assertEqual((story.status, story.published_at), (Status.PUBLISHED, tomorrow))

    def test_the_database_refuses_a_published_story_without_its_moment(self):
        story = make_article(status=Status.DRAFT)
        with self.assertRaisesMessage(IntegrityError, "article_published_at_a_moment"), transaction.atomic():
            Article.objects.filter(pk=story.pk).update(status=Status.PUBLISHED)
