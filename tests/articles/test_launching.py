import io
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError, transaction

from articles import drafting, scheduling
from articles.freezing import digest, freeze, to_bytes
from articles.launching import carry_out, carry_out_due
from articles.models import Article, Launch, SignOff, Version
from people.models import AuditEntry
from tests.articles.launches import SECOND, LaunchTestCase, at_the_clock
from tests.factories import make_block, make_person, make_ready_article, make_section

Action, State, Kind = AuditEntry.Action, Launch.State, Version.Kind


class AtItsInstantTests(LaunchTestCase):
    def test_a_change_to_a_live_story_shows_from_that_second_on_with_no_job_running(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="After"))
        for moment, shown in [(self.at - SECOND, "Before"), (self.at, "After"), (self.at + SECOND, "After")]:
            with self.subTest(moment=moment), transaction.atomic(), at_the_clock(moment):
                page = self.read(article.get_absolute_url())
                self.assertIn(shown, page)
                self.assertNotIn({"Before": "After", "After": "Before"}[shown], page)
                transaction.set_rollback(True)

    def test_whichever_page_is_asked_for_first_shows_it(self):
        section, person = make_section("Film"), make_person("Agnès Varda")
        article = make_ready_article("Before", section=section, about=[person], tags=["noir"])
        self.schedule(self.save(article, title="Telltale"))
        for address in ["/", "/stories/", section.get_absolute_url(), person.get_absolute_url(), "/tags/noir/"]:
            with self.subTest(address=address), transaction.atomic():
                self.assertNotIn("Telltale", self.read(address))
                with at_the_clock(self.at):
                    self.assertIn("Telltale", self.read(address))
                transaction.set_rollback(True)

    def test_a_head_request_is_no_earlier_than_the_new_state(self):
        article = make_ready_article()
        self.launch(make_ready_article("New", status=Article.Status.DRAFT), article)
        with at_the_clock(self.at):
            self.client.head("/")
        self.assertEqual(Launch.objects.get().state, State.DONE)

    def test_the_oldest_is_carried_out_first(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="First"))
        other = make_ready_article("Other", body=[f'See <a href="{article.get_absolute_url()}">it</a>.'])
        self.launch(other, at=self.at + SECOND)
        with at_the_clock(self.at + 2 * SECOND):
            first, second = carry_out_due()
        self.assertEqual([item.article for item in first.in_turn()], [article])
        self.assertLess(first.goes_live_at, second.goes_live_at)

    def test_costs_one_query_when_nothing_is_due(self):
        self.launch(make_ready_article())
        with self.assertNumQueries(1):
            self.assertEqual(carry_out_due(), [])


class CarryingOutTests(LaunchTestCase):
    def test_readers_are_given_the_version_that_was_scheduled_to_the_byte(self):
        article = make_ready_article("Before", tags=["noir"], about=[make_person()])
        article = self.save(article, title="After")
        make_block(article, text="<p>Not in the draft.</p>")
        promised = article.draft.frozen
        self.schedule(article)
        carry_out_due(self.at)
        self.assertEqual(to_bytes(freeze(self.fresh(article))), to_bytes(promised))

    def test_a_live_story_keeps_its_date_and_a_new_one_has_that_of_the_launch(self):
        live, new = make_ready_article("Live"), make_ready_article("New", status=Article.Status.DRAFT)
        self.launch(live, new)
        carry_out_due(self.at + 5 * SECOND)
        self.assertEqual(self.fresh(live).published_at, live.published_at)
        self.assertEqual(self.fresh(new).published_at, self.at)
        self.assertEqual(self.fresh(new).status, Article.Status.PUBLISHED)

    def test_readers_are_told_of_a_change_if_the_editor_said_so(self):
        quiet, told = make_ready_article("Quiet"), make_ready_article("Told")
        self.schedule(self.save(quiet, title="Quiet, mended"))
        self.schedule(self.save(told, title="Told more"), tell_readers=True)
        carry_out_due(self.at)
        self.assertIsNone(self.fresh(quiet).updated_at)
        self.assertEqual(self.fresh(told).updated_at, self.at)

    def test_it_is_a_save_with_a_version_and_an_entry_in_the_log(self):
        article = make_ready_article("Before")
        self.launch(self.save(article, title="After"))
        carry_out_due(self.at)
        version = article.versions.order_by("-number").first()
        self.assertEqual((version.number, version.kind, version.made_by), (2, Kind.PUBLISHED, self.editor))
        self.assertEqual((version.note, self.fresh(article).saves), ("With “Cannes”, as scheduled", 2))
        entry = AuditEntry.objects.about(article).get(action=Action.PUBLISHED)
        self.assertIn("version 1 went live", entry.words)
        self.assertEqual(entry.actor, self.editor)

    def test_a_form_that_was_open_meanwhile_is_stale(self):
        article = self.save(make_ready_article("Before"), title="After")
        self.schedule(article)
        carry_out_due(self.at)
        with self.assertRaises(drafting.StaleSave):
            drafting.publish(article, base=article.saves, by=self.editor)

    def test_a_second_time_changes_nothing(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="After"))
        self.assertEqual(len(carry_out_due(self.at)), 1)
        saves = self.fresh(article).saves
        self.assertEqual(carry_out_due(self.at + SECOND), [])
        self.assertEqual(self.fresh(article).saves, saves)

    def test_who_comes_second_or_for_one_that_was_moved_finds_nothing_to_do(self):
        article = make_ready_article("Before")
        launch = self.schedule(self.save(article, title="After"))
        self.assertIsNone(carry_out(launch.pk, self.at - SECOND))
        self.assertIsNotNone(carry_out(launch.pk, self.at))
        self.assertIsNone(carry_out(launch.pk, self.at))
        self.assertEqual(self.fresh(article).saves, 2)

    def test_a_draft_that_waited_for_it_waits_no_more(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="After"))
        carry_out_due(self.at)
        self.assertIsNone(self.fresh(article).draft)

    def test_settles_the_sign_off_that_the_story_waited_for(self):
        article = self.save(make_ready_article(), title="After")
        SignOff.objects.create(article=article, version=article.draft, asked_by=self.editor)
        self.schedule(article)
        carry_out_due(self.at)
        self.assertEqual(article.sign_offs.get().outcome, SignOff.Outcome.APPROVED)


class NewerDraftTests(LaunchTestCase):
    def test_what_was_saved_beside_a_live_story_stays_its_draft(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="Scheduled"))
        self.save(article, title="Newer")
        carry_out_due(self.at)
        article = self.fresh(article)
        self.assertEqual(article.title, "Scheduled")
        self.assertEqual(drafting.in_hand(article)["story"]["title"], "Newer")

    def test_what_was_saved_onto_the_rows_of_a_new_story_becomes_its_draft(self):
        article = make_ready_article("Scheduled", status=Article.Status.DRAFT)
        self.launch(article)
        self.save(article, title="Newer")
        carry_out_due(self.at)
        article = self.fresh(article)
        self.assertEqual((article.title, article.is_live(self.at)), ("Scheduled", True))
        self.assertEqual(drafting.in_hand(article)["story"]["title"], "Newer")

    def test_what_was_changed_on_the_rows_without_a_save_is_kept_too(self):
        article = make_ready_article("Scheduled", status=Article.Status.DRAFT)
        self.launch(article)
        Article.objects.filter(pk=article.pk).update(title="By another door")
        carry_out_due(self.at)
        article = self.fresh(article)
        self.assertEqual(article.title, "Scheduled")
        self.assertEqual(drafting.in_hand(article)["story"]["title"], "By another door")

    def test_a_newer_draft_that_was_let_go_does_not_come_back(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="Scheduled"))
        article = self.save(article, title="Newer")
        drafting.discard(article, base=article.saves, by=self.editor)
        carry_out_due(self.at)
        article = self.fresh(article)
        self.assertEqual((article.title, article.draft), ("Scheduled", None))


class AllOrNoneTests(LaunchTestCase):
    def setUp(self):
        super().setUp()
        self.good = self.save(make_ready_article("Good", status=Article.Status.DRAFT), title="Good, and new")
        self.bad = make_ready_article("Bad", section=make_section("Film"))
        self.stories = [self.good, self.bad]

    def states(self):
        return [(digest(freeze(article)), article.status, article.saves) for article in map(self.fresh, self.stories)]

    def assertNothingGoesLive(self, words):
        before = self.states()
        (launch,) = carry_out_due(self.at)
        self.assertEqual(self.states(), before)
        launch.refresh_from_db()
        self.assertEqual(launch.state, State.STOPPED)
        self.assertIn(words, launch.trouble)
        self.assertEqual(list(Launch.objects.stopped()), [launch])
        self.assertEqual(carry_out_due(self.at + SECOND), [])
        return launch

    def test_an_embargo_set_since_stops_the_whole_launch(self):
        self.launch(*self.stories)
        Article.objects.filter(pk=self.bad.pk).update(embargo_until=self.at + SECOND)
        launch = self.assertNothingGoesLive("“Bad”: Embargo until: The story is embargoed until")
        self.assertNotIn("Good", launch.trouble)

    def test_an_embargo_that_ends_at_the_instant_stops_nothing(self):
        self.launch(*self.stories)
        Article.objects.filter(pk=self.bad.pk).update(embargo_until=self.at)
        carry_out_due(self.at)
        self.assertEqual(Launch.objects.get().state, State.DONE)

    def test_a_story_that_would_have_expired_stops_the_whole_launch(self):
        self.launch(*self.stories)
        Article.objects.filter(pk=self.bad.pk).update(expires_at=self.at)
        self.assertNothingGoesLive("before it would go live")

    def test_something_deleted_since_stops_the_whole_launch(self):
        section = make_section("Going")
        Article.objects.filter(pk=self.bad.pk).update(section=section)
        self.launch(*self.stories)
        Article.objects.filter(pk=self.bad.pk).update(section=make_section("Staying"))
        section.delete()
        self.assertNothingGoesLive("It names what has been deleted since (section)")

    def test_whatever_goes_wrong_stops_the_launch_and_not_the_site(self):
        for error in (IntegrityError, KeyError("id")):
            launch = self.launch(*self.stories)
            with (
                self.subTest(error),
                mock.patch.object(Article, "go_live", side_effect=error),
                self.assertLogs("articles.launching"),
            ):
                self.assertNothingGoesLive("It could not be carried out.")
            scheduling.cancel(self.fresh(launch), by=self.editor)

    def test_what_somebody_merges_or_deletes_this_moment_is_looked_at_once_more(self):
        self.launch(*self.stories)
        with mock.patch.object(Article, "go_live", autospec=True, side_effect=[IntegrityError, None, None]):
            (launch,) = carry_out_due(self.at)
        self.assertEqual(launch.state, State.DONE)

    def test_readers_go_on_seeing_what_they_saw(self):
        self.launch(*self.stories)
        Article.objects.filter(pk=self.bad.pk).update(expires_at=self.at + SECOND)
        Article.objects.filter(pk=self.good.pk).update(embargo_until=self.at + SECOND)
        with at_the_clock(self.at):
            self.assertEqual(self.client.get(self.bad.get_absolute_url()).status_code, 200)
            self.assertNotIn("Good", self.read("/"))

    def test_what_was_stopped_is_mended_and_planned_anew(self):
        launch = self.launch(*self.stories)
        Article.objects.filter(pk=self.bad.pk).update(embargo_until=self.at + SECOND)
        launch = self.assertNothingGoesLive("embargoed")
        scheduling.arrange(launch, self.at + 2 * SECOND, by=self.editor)
        carry_out_due(self.at + 2 * SECOND)
        launch.refresh_from_db()
        self.assertEqual((launch.state, launch.trouble), (State.DONE, ""))
        self.assertTrue(self.fresh(self.good).is_live(self.at + 2 * SECOND))


class DatabaseInTroubleTests(LaunchTestCase):
    def test_readers_are_served_while_the_database_takes_no_writes_and_the_launch_is_tried_again(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="After"))
        locked = mock.patch("articles.launching.give", side_effect=OperationalError("database is locked"))
        with at_the_clock(self.at), locked, self.assertLogs("articles.middleware"):
            self.assertIn("Before", self.read(article.get_absolute_url()))
        with at_the_clock(self.at):
            self.assertIn("After", self.read(article.get_absolute_url()))


class CommandTests(LaunchTestCase):
    def run_it(self):
        """What it prints, and what it complains of."""
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("launch_due", stdout=out, stderr=err)
        except CommandError as error:
            err.write(str(error))
        return out.getvalue(), err.getvalue()

    def test_says_what_went_live(self):
        self.launch(make_ready_article("A walk"))
        self.assertIn("Nothing is due.", self.run_it()[0])
        with at_the_clock(self.at):
            self.assertIn("Cannes (“A walk”): gone live.", self.run_it()[0])

    def test_fails_and_says_what_was_stopped(self):
        article = make_ready_article()
        self.launch(article)
        Article.objects.filter(pk=article.pk).update(embargo_until=self.at + SECOND)
        with at_the_clock(self.at):
            out, err = self.run_it()
        self.assertIn("nothing of it went live", out)
        self.assertIn("embargoed", err)
        self.assertIn("Not everything could go live.", err)

    def test_checking_the_stories_looks_at_what_is_live_by_then(self):
        article = make_ready_article("Before")
        self.schedule(self.save(article, title="After"))
        with at_the_clock(self.at):
            call_command("check_stories", verbosity=0, stdout=io.StringIO())
        self.assertEqual(self.fresh(article).title, "After")
