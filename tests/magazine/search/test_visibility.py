"""A story is found from the second in which it goes live to the second in which it goes."""

import datetime
from unittest import mock

from django.test import TestCase
from django.utils import timezone

from articles import drafting, launching
from articles.models import Article, Launch, LaunchItem
from articles.rehearsal import rehearsal
from tests.factories import ago, ahead, make_article, make_person, make_ready_article

SECOND = datetime.timedelta(seconds=1)
CANARY = "cafebabe0123"


class VisibilityTests(TestCase):
    """Its words are looked for as page, count, filter, suggestion and spelling."""

    def assertFound(self, found, words=CANARY, at=None):
        with mock.patch("django.utils.timezone.now", return_value=at or timezone.now()):
            page = self.client.get("/search/", {"q": words})
            typed = self.client.get("/search/suggest/", {"q": words}).json()["suggestions"]
        self.assertEqual(len(page.context["stories"]), found)
        self.assertEqual(page.context["total"], str(found))
        self.assertEqual(len(typed), found)
        self.assertEqual(page.context["nothing"], not found)

    def make(self, **fields):
        return make_article(f"Story {CANARY}", body=[f"Body {CANARY}."], **fields)

    def test_a_draft_is_not_found(self):
        self.make(status=Article.Status.DRAFT)
        self.assertFound(0)

    def test_a_scheduled_one_is_found_from_its_second(self):
        at = ahead(days=1)
        self.make(published_at=at)
        self.assertFound(0, at=at - SECOND)
        self.assertFound(1, at=at)

    def test_an_embargoed_one_is_found_from_its_hour(self):
        at = ahead(days=1)
        self.make(embargo_until=at)
        self.assertFound(0, at=at - SECOND)
        self.assertFound(1, at=at)

    def test_an_expiring_one_is_gone_from_its_second(self):
        at = ahead(days=1)
        self.make(expires_at=at)
        self.assertFound(1, at=at - SECOND)
        self.assertFound(0, at=at)

    def test_a_withdrawn_one_is_gone(self):
        story = self.make()
        self.assertFound(1)
        story.withdraw()
        self.assertFound(0)

    def test_one_that_the_index_holds_wrongly_is_not_found(self):
        story = self.make()
        self.assertFound(1)
        with mock.patch("magazine.search.views.catch_up", return_value=False):
            Article.objects.filter(pk=story.pk).update(status=Article.Status.WITHDRAWN)
            self.assertFound(0)
            Article.objects.filter(pk=story.pk).delete()
            self.assertFound(0)

    def test_hidden_ones_take_no_place_among_those_counted(self):
        shown = self.make(published_at=ago(days=9))
        with mock.patch.multiple("magazine.search.stories", OF_A_TIER=2, COUNTED=2):
            for _ in range(4):
                self.make(published_at=ago(days=1), expires_at=ago(hours=1))
            page = self.client.get("/search/", {"q": CANARY})
            self.assertEqual([each["article"] for each in page.context["stories"]], [shown])

    def test_what_waits_beside_a_live_story_is_not_found(self):
        story = make_ready_article("Live")
        with rehearsal():
            Article.objects.filter(pk=story.pk).update(title=f"Draft {CANARY}")
            frozen = drafting.in_hand(Article.objects.get(pk=story.pk))
        version = story.versions.create(number=0, kind="draft", frozen=frozen)
        Article.objects.filter(pk=story.pk).update(draft=version)
        self.assertFound(0)
        launch = Launch.objects.create(goes_live_at=ahead(days=1))
        LaunchItem.objects.create(launch=launch, article=story, version=version)
        self.assertFound(0)
        with mock.patch("django.utils.timezone.now", return_value=launch.goes_live_at):
            launching.carry_out_due(launch.goes_live_at)
        self.assertFound(1, at=launch.goes_live_at)
        self.assertFound(0, words="live", at=launch.goes_live_at)

    def test_a_rehearsal_leaves_nothing_to_find(self):
        story = make_article("Live")
        with rehearsal():
            Article.objects.filter(pk=story.pk).update(title=f"Draft {CANARY}")
            self.assertFound(1)
        self.assertFound(0)

    def test_nobody_is_offered_for_being_in_a_hidden_story(self):
        make_article("Shown", body=["walk"])
        make_article("Hidden", body=["walk"], about=[make_person("Nora Nobody")], embargo_until=ahead(days=1))
        self.assertNotContains(self.client.get("/search/", {"q": "walk"}), "Nora")
