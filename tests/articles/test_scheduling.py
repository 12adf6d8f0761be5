from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles import drafting, scheduling
from articles.freezing import digest
from articles.launching import Stopped, carry_out_due
from articles.models import Article, Launch, LaunchItem, Waiver
from people.models import AuditEntry
from tests.articles.launches import SECOND, LaunchTestCase
from tests.factories import ago, ahead, make_ready_article

Action, State = AuditEntry.Action, Launch.State
LINK_TO_FIRST = 'See <a href="/stories/first/">it</a>.'


class SchedulingTests(LaunchTestCase):
    def test_a_story_that_readers_have_never_seen_is_published_with_its_moment(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        self.assertIsNone(self.schedule(article))
        article = self.fresh(article)
        self.assertEqual((article.status, article.published_at), (Article.Status.PUBLISHED, self.at))
        self.assertFalse(Launch.objects.exists())

    def test_a_story_that_was_withdrawn_and_is_scheduled_keeps_its_first_date(self):
        article = make_ready_article()
        drafting.withdraw(article, base=0, by=self.editor)
        self.schedule(article)
        self.assertFalse(self.fresh(article).is_live())
        carry_out_due(self.at)
        self.assertEqual(self.fresh(article).published_at, article.published_at)
        self.assertTrue(self.fresh(article).is_live())

    def test_the_moment_must_be_to_come(self):
        for article in [make_ready_article(), make_ready_article(status=Article.Status.DRAFT)]:
            with self.assertRaisesMessage(scheduling.Refused, "Choose a moment to come."):
                self.schedule(article, ago(minutes=1))

    def test_scheduling_again_takes_the_place_of_what_was_scheduled(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="First"))
        self.schedule(self.save(article, title="Second"), self.at + SECOND)
        launch = Launch.objects.get()
        (item,) = launch.in_turn()
        self.assertEqual((launch.goes_live_at, item.version.frozen["story"]["title"]), (self.at + SECOND, "Second"))

    def test_what_somebody_saved_meanwhile_is_not_scheduled_unseen(self):
        article = make_ready_article()
        self.save(article, title="Theirs")
        with self.assertRaises(drafting.StaleSave):
            scheduling.schedule(article, self.at, base=0, by=self.editor)
        self.assertFalse(LaunchItem.objects.exists())

    def test_what_checks_stop_is_not_scheduled(self):
        article = self.save(make_ready_article(), section=None)
        with self.assertRaises(Stopped) as stopped:
            self.schedule(article)
        self.assertEqual([problem.code for _, found in stopped.exception.stories for problem in found], ["no-section"])
        self.assertFalse(Launch.objects.exists())

    def test_checks_are_asked_for_that_moment(self):
        article = make_ready_article(embargo_until=ahead(days=1))
        with self.assertRaisesMessage(Stopped, "embargoed"):
            self.schedule(article, ahead(hours=1))
        self.assertIsNotNone(self.schedule(article))

    def test_a_story_that_expires_before_is_not_scheduled(self):
        for status in [Article.Status.DRAFT, Article.Status.PUBLISHED]:
            article = make_ready_article(status=status, published_at=ago(days=1), expires_at=ahead(days=1))
            with self.subTest(status), self.assertRaisesMessage(Stopped, "before it would go live"):
                self.schedule(article)

    def test_a_warning_needs_a_reason_which_is_kept(self):
        for status in [Article.Status.DRAFT, Article.Status.PUBLISHED]:
            article = make_ready_article(status=status, dek="")
            with self.subTest(status):
                with self.assertRaises(scheduling.Warned):
                    self.schedule(article)
                self.schedule(article, reason="It is a picture story.")
                self.assertEqual(Waiver.objects.get(article=article).reason, "It is a picture story.")

    def test_stories_that_link_to_one_another_are_live_for_one_another(self):
        first = make_ready_article("First", status=Article.Status.DRAFT, slug="first")
        second = make_ready_article(
            "Second", status=Article.Status.DRAFT, body=['See <a href="/stories/first/">it</a>.']
        )
        with self.assertRaisesMessage(Stopped, "Readers will find no story at “first”"):
            self.launch(second)
        self.launch(first, second)
        carry_out_due(self.at)
        self.assertEqual(Launch.objects.get().state, State.DONE)

    def test_a_link_to_a_story_of_an_earlier_launch_leads_somewhere_by_then(self):
        first = make_ready_article("First", status=Article.Status.DRAFT, slug="first")
        second = make_ready_article(
            "Second", status=Article.Status.DRAFT, body=['See <a href="/stories/first/">it</a>.']
        )
        self.launch(first, at=self.at - SECOND, name="Earlier")
        self.launch(second)
        self.assertEqual(Launch.objects.planned().count(), 2)

    def test_leaves_its_trace_in_the_log(self):
        article = make_ready_article()
        self.schedule(article)
        self.assertIn("Version 0 goes live", AuditEntry.objects.about(article).get(action=Action.SCHEDULED).words)
        LaunchItem.objects.take_off(article, by=self.editor)
        self.assertTrue(AuditEntry.objects.about(article).filter(action=Action.UNSCHEDULED).exists())

    def test_makes_no_open_form_stale(self):
        article = self.save(make_ready_article(), title="After")
        self.schedule(article)
        self.assertEqual(self.fresh(article).saves, article.saves)


class OneLaunchAtATimeTests(LaunchTestCase):
    def test_a_story_is_refused_while_it_waits_in_another_launch(self):
        article = make_ready_article("Wanted")
        self.launch(article)
        with self.assertRaisesMessage(scheduling.Refused, "“Wanted” waits in another launch: “Cannes”."):
            self.launch(article, name="Venice")

    def test_the_database_holds_it_too(self):
        article = make_ready_article()
        item = self.launch(article).items.get()
        other = Launch.objects.create(goes_live_at=self.at)
        with self.assertRaisesMessage(IntegrityError, ""), transaction.atomic():
            LaunchItem.objects.create(launch=other, article=article, version=item.version)

    def test_scheduled_from_its_form_it_leaves_the_one_for_the_other(self):
        article, stays = make_ready_article("Moves"), make_ready_article("Stays")
        cannes, venice = self.launch(article, stays), self.launch(make_ready_article(), name="Venice")
        scheduling.join(article, venice, base=0, by=self.editor)
        self.assertEqual([item.article for item in cannes.in_turn()], [stays])
        self.assertIn(article, [item.article for item in venice.in_turn()])

    def test_what_was_launched_may_be_launched_again(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="Once"))
        carry_out_due(self.at)
        self.schedule(self.save(article, title="Twice"), self.at + SECOND)
        carry_out_due(self.at + SECOND)
        self.assertEqual(self.fresh(article).title, "Twice")

    def test_a_stopped_launch_is_not_planned_anew_while_a_story_of_it_waits_elsewhere(self):
        article, other = make_ready_article("Wanted"), make_ready_article()
        launch = self.launch(article, other)
        Article.objects.filter(pk=other.pk).update(embargo_until=self.at + SECOND)
        carry_out_due(self.at)
        self.launch(article, name="Venice", at=self.at + SECOND)
        with self.assertRaisesMessage(scheduling.Refused, "“Venice”"):
            scheduling.arrange(launch, self.at + 2 * SECOND, by=self.editor)

    def test_a_launch_that_is_done_takes_no_more_stories(self):
        launch = self.launch(make_ready_article())
        carry_out_due(self.at)
        with self.assertRaisesMessage(scheduling.Refused, "has gone live or was cancelled"):
            scheduling.join(make_ready_article(), launch, base=0, by=self.editor)

    def test_a_story_that_left_meanwhile_does_not_come_back_in_the_version_that_it_had(self):
        article = make_ready_article("Gone")
        launch = self.launch(article, make_ready_article())
        kept = scheduling.Row(article, tell_readers=True, version=launch.items.get(article=article).version)
        drafting.withdraw(article, base=0, by=self.editor)
        with self.assertRaisesMessage(scheduling.Refused, "“Gone” was taken off “Cannes”"):
            scheduling.arrange(launch, self.at, [kept], by=self.editor)


class WhatEndsAScheduleTests(LaunchTestCase):
    def setUp(self):
        super().setUp()
        self.article = self.save(make_ready_article("Before"), title="Scheduled")

    def test_publishing_by_hand_takes_the_story_off(self):
        launch = self.launch(self.article, make_ready_article())
        drafting.publish(self.article, base=1, by=self.editor)
        self.assertFalse(launch.items.filter(article=self.article).exists())
        self.assertEqual(self.fresh(launch).state, State.PLANNED)

    def test_withdrawing_takes_it_off_and_a_launch_left_empty_is_cancelled(self):
        launch = self.schedule(self.article)
        drafting.withdraw(self.article, base=1, by=self.editor)
        self.assertEqual(self.fresh(launch).state, State.CANCELLED)
        carry_out_due(self.at)
        self.assertEqual(self.fresh(self.article).status, Article.Status.WITHDRAWN)

    def test_letting_go_of_the_very_draft_that_is_scheduled_takes_it_off(self):
        launch = self.schedule(self.article)
        drafting.discard(self.article, base=1, by=self.editor)
        self.assertEqual(self.fresh(launch).state, State.CANCELLED)

    def test_what_is_refused_stays_scheduled(self):
        launch = self.schedule(self.article)
        article = self.save(self.article, section=None)
        with self.assertRaises(drafting.NotReady):
            drafting.publish(article, base=article.saves, by=self.editor)
        self.assertEqual(self.fresh(launch).state, State.PLANNED)

    def test_publishing_by_hand_settles_a_launch_of_it_alone_that_was_stopped(self):
        launch = self.schedule(self.article)
        Article.objects.filter(pk=self.article.pk).update(embargo_until=self.at + SECOND)
        carry_out_due(self.at)
        Article.objects.filter(pk=self.article.pk).update(embargo_until=None)
        drafting.publish(self.article, base=1, by=self.editor)
        self.assertEqual(self.fresh(launch).state, State.CANCELLED)

    def test_cancelling_leaves_everything_as_it_is(self):
        launch = self.launch(self.article)
        before = digest(drafting.in_hand(self.fresh(self.article)))
        scheduling.cancel(launch, by=self.editor)
        self.assertEqual(carry_out_due(self.at), [])
        self.assertEqual(digest(drafting.in_hand(self.fresh(self.article))), before)
        with self.assertRaises(scheduling.Refused):
            scheduling.cancel(launch, by=self.editor)

    def test_a_deleted_story_leaves_no_empty_launch(self):
        launch = self.schedule(self.article)
        drafting.delete([self.fresh(self.article)], by=self.editor)
        self.assertEqual(self.fresh(launch).state, State.CANCELLED)

    def test_a_story_that_was_launched_can_be_deleted(self):
        self.schedule(self.article)
        carry_out_due(self.at)
        self.fresh(self.article).delete()
        self.assertFalse(LaunchItem.objects.exists())


class TimeTests(TestCase):
    def test_a_story_was_given_to_readers_once_its_moment_came_while_it_was_published(self):
        for fields, given in [
            ({}, True),
            ({"status": Article.Status.WITHDRAWN}, True),
            ({"status": Article.Status.DRAFT, "published_at": ago(days=1)}, False),
            ({"published_at": ahead(days=1)}, False),
        ]:
            with self.subTest(fields):
                self.assertEqual(make_ready_article(**fields).was_given_to_readers(timezone.now()), given)
