import datetime

from django.contrib.auth.models import Permission
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from articles import drafting, timing
from articles.models import Article, Version
from people.models import AuditEntry
from tests.factories import ago, ahead, make_article, make_editor, make_ready_article
from tests.forms import values_at

Status = Article.Status


def address(article, name="times"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def as_typed(name, at):
    if at is None:
        return {f"{name}_0": "", f"{name}_1": ""}
    local = timezone.localtime(at)
    return {f"{name}_0": f"{local:%Y-%m-%d}", f"{name}_1": f"{local:%H:%M:%S.%f}"}


class TimesTestCase(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)

    def fresh(self, article):
        return Article.objects.get(pk=article.pk)

    def filled(self, article, **times):
        """What the page of times would send back, with some of them set otherwise."""
        page = self.client.get(address(article))
        data = {"_base": page.context["base"], "_move": "Change times"}
        for name in page.context["form"].fields:
            data |= as_typed(name, times.get(name, getattr(article, name)))
        return data

    def move(self, article, **times):
        return self.client.post(address(article), self.filled(article, **times), follow=True)


class MovingTests(TimesTestCase):
    def test_a_story_still_to_come_is_moved(self):
        article = make_ready_article(published_at=ahead(days=1))
        later = ahead(days=2)
        page = self.move(article, published_at=later)
        self.assertContains(page, "Times changed. Goes live")
        self.assertEqual(self.fresh(article).published_at, later)

    def test_a_story_that_readers_have_keeps_the_moment_it_went_live(self):
        article = make_ready_article()
        self.assertNotIn("published_at", self.client.get(address(article)).context["form"].fields)
        self.client.post(address(article), {**self.filled(article), **as_typed("published_at", ahead(days=1))})
        self.assertEqual(self.fresh(article).published_at, article.published_at)

    def test_a_live_story_is_given_an_end_and_a_date_of_change(self):
        article = make_ready_article()
        end, changed = ahead(days=3), ago(hours=1)
        self.move(article, expires_at=end, updated_at=changed)
        article = self.fresh(article)
        self.assertEqual((article.expires_at, article.updated_at), (end, changed))

    def test_an_expired_story_is_given_more_time(self):
        article = make_ready_article(expires_at=ago(hours=1))
        self.move(article, expires_at=ahead(days=1))
        self.assertTrue(self.fresh(article).is_live())

    def test_an_expired_story_comes_back_only_if_its_checks_let_it(self):
        article = make_ready_article(expires_at=ago(hours=1), section=None)
        page = self.move(article, expires_at=None)
        self.assertContains(page, "Choose the section")
        self.assertFalse(self.fresh(article).is_live())

    def test_a_story_that_something_stops_by_now_can_still_be_put_off(self):
        article = make_ready_article(published_at=ahead(hours=1), section=None)
        later = ahead(days=2)
        self.move(article, published_at=later)
        self.assertEqual(self.fresh(article).published_at, later)

    def test_a_live_story_is_hidden_by_an_embargo(self):
        article = make_ready_article()
        self.move(article, embargo_until=ahead(days=1))
        self.assertEqual(self.client.get(article.get_absolute_url()).status_code, 404)

    def test_a_story_that_is_not_published_has_its_times_in_its_form(self):
        article = make_ready_article(status=Status.DRAFT)
        self.assertRedirects(self.client.get(address(article)), address(article, "change"))


class RefusedTests(TimesTestCase):
    def refused(self, article, sentence, **times):
        page = self.move(article, **times)
        self.assertContains(page, sentence)
        fresh = self.fresh(article)
        for name in timing.TIMES:
            self.assertEqual(getattr(fresh, name), getattr(article, name))
        self.assertEqual(fresh.saves, article.saves)
        self.assertFalse(AuditEntry.objects.exists())
        return page

    def test_expiring_before_going_live(self):
        article = make_ready_article(published_at=ahead(days=2))
        self.refused(article, "A story cannot expire before it goes live.", expires_at=ahead(days=1))

    def test_expiring_in_the_past(self):
        self.refused(make_ready_article(), "withdraw it in its form", expires_at=ago(hours=1))

    def test_a_date_of_change_still_to_come(self):
        self.refused(make_ready_article(), "it cannot be one still to come", updated_at=ahead(hours=1))

    def test_no_moment_at_all(self):
        article = make_ready_article(published_at=ahead(days=2))
        self.refused(article, "or take the story off the schedule below", published_at=None)

    def test_going_live_under_embargo(self):
        article = make_ready_article(published_at=ahead(days=2))
        self.refused(article, "It goes live before that hour", embargo_until=ahead(days=3))
        article = make_ready_article(published_at=ahead(days=4), embargo_until=ahead(days=3))
        self.refused(article, "let it go live then or later", published_at=ahead(days=2))

    def test_a_night_hour_that_comes_twice(self):
        article = make_ready_article(published_at=ahead(days=2))
        data = {**self.filled(article), "published_at_0": "2099-10-25", "published_at_1": "01:30"}
        with override_settings(TIME_ZONE="Europe/London"):
            self.assertContains(self.client.post(address(article), data), "twice")

    def test_what_is_typed_stays_in_the_page_and_the_next_try_is_not_stale(self):
        article = make_ready_article(published_at=ahead(days=2))
        page = self.refused(article, "It goes live before that hour", embargo_until=ahead(days=3))
        self.assertEqual(page.context["base"], article.saves)
        self.assertContains(page, f"{ahead(days=3):%Y-%m-%d}")

    def test_what_a_check_stops_stands_at_its_field_and_the_next_try_is_not_stale(self):
        article = make_ready_article(expires_at=ago(hours=1), section=None)
        page = self.refused(article, "Choose the section", expires_at=None)
        self.assertEqual(page.context["base"], article.saves)


class TraceTests(TimesTestCase):
    def test_a_change_of_times_is_said_in_words_in_the_audit_log_and_the_history(self):
        article = make_ready_article(published_at=ahead(days=1))
        self.move(article, published_at=ahead(days=2), expires_at=ahead(days=9))
        entry = AuditEntry.objects.about(article).get()
        self.assertEqual((entry.action, entry.actor), (AuditEntry.Action.TIMES, self.editor))
        self.assertRegex(entry.words, r"Goes live: .+\(UTC\) → .+\(UTC\); Expires: not set → .+\(UTC\)")
        self.assertEqual(article.versions.latest("number").kind, Version.Kind.TIMES)
        self.assertContains(self.client.get(address(article, "history")), "Times changed")

    def test_changing_nothing_leaves_no_trace(self):
        article = make_ready_article(published_at=ahead(days=1))
        self.assertContains(self.move(article), "Nothing was changed.")
        self.assertEqual(self.fresh(article).saves, 0)
        self.assertFalse(AuditEntry.objects.exists())

    def test_the_text_is_left_alone_and_so_is_a_draft_that_waits(self):
        article = make_ready_article("Before", published_at=ahead(days=1))
        form = values_at(self.client, address(article, "change"))
        self.client.post(address(article, "change"), {**form, "title": "After", "_continue": "Save"})
        self.move(article, published_at=ahead(days=2))
        article = self.fresh(article)
        self.assertEqual((article.title, drafting.in_hand(article)["story"]["title"]), ("Before", "After"))


class StaleTests(TimesTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_ready_article(published_at=ahead(days=1))

    def test_a_page_built_before_another_save_changes_nothing_and_says_what_is_set_now(self):
        mine = self.filled(self.article, published_at=ahead(days=5))
        theirs = ahead(days=2)
        self.move(self.article, published_at=theirs)
        page = self.client.post(address(self.article), mine)
        self.assertContains(page, "Somebody saved the story since you opened this page")
        self.assertContains(page, "It is set to")
        self.assertContains(page, mine["published_at_0"])
        self.assertEqual(self.fresh(self.article).published_at, theirs)

    def test_a_story_form_built_before_is_refused_like_any_that_is_stale(self):
        form = values_at(self.client, address(self.article, "change"))
        self.move(self.article, published_at=ahead(days=2))
        page = self.client.post(address(self.article, "change"), {**form, "title": "Mine", "_continue": "Save"})
        self.assertEqual(page.status_code, 409)
        self.assertEqual(self.fresh(self.article).title, self.article.title)

    def test_a_form_of_a_draft_does_not_put_back_a_time_that_somebody_else_set(self):
        article = make_ready_article(status=Status.DRAFT)
        stale = values_at(self.client, address(article, "change"))
        moment = ahead(days=2).replace(microsecond=0)
        self.client.post(address(article, "change"), {**stale, **as_typed("published_at", moment), "_continue": "Save"})
        self.assertEqual(self.fresh(article).published_at, moment)
        page = self.client.post(address(article, "change"), {**stale, "title": "Mine", "_continue": "Save"})
        self.assertEqual(page.status_code, 409)
        self.assertEqual(self.fresh(article).published_at, moment)

    def test_nor_does_one_in_which_nothing_else_was_typed(self):
        article = make_ready_article(status=Status.DRAFT)
        stale = values_at(self.client, address(article, "change"))
        moment = ahead(days=2).replace(microsecond=0)
        self.client.post(address(article, "change"), {**stale, **as_typed("published_at", moment), "_continue": "Save"})
        self.client.post(address(article, "change"), {**stale, "_continue": "Save"})
        self.assertEqual(self.fresh(article).published_at, moment)


class NotAtAllTests(TimesTestCase):
    def take_off(self, article, base=None):
        base = article.saves if base is None else base
        return self.client.post(address(article), {"_base": base, "_unschedule": "Take off"}, follow=True)

    def test_a_story_still_to_come_is_a_draft_again_without_a_moment(self):
        article = make_ready_article(published_at=ahead(days=1))
        self.assertContains(self.take_off(article), "Taken off the schedule.")
        article = self.fresh(article)
        self.assertEqual((article.status, article.published_at), (Status.DRAFT, None))
        entry = AuditEntry.objects.about(article).get()
        self.assertEqual(entry.action, AuditEntry.Action.UNSCHEDULED)
        self.assertIn("It was to go live", entry.words)

    def test_a_draft_that_waited_becomes_its_text(self):
        article = make_ready_article("Before", published_at=ahead(days=1))
        form = values_at(self.client, address(article, "change"))
        self.client.post(address(article, "change"), {**form, "title": "After", "_continue": "Save"})
        self.take_off(self.fresh(article))
        article = self.fresh(article)
        self.assertEqual((article.title, article.draft), ("After", None))

    def test_a_story_that_readers_have_is_not_taken_off_in_this_way(self):
        article = make_ready_article()
        self.assertContains(self.take_off(article), "It went live")
        self.assertEqual((self.fresh(article).status, self.fresh(article).saves), (Status.PUBLISHED, 0))

    def test_a_stale_page_takes_nothing_off(self):
        article = make_ready_article(published_at=ahead(days=1))
        self.move(article, published_at=ahead(days=2))
        self.assertContains(self.take_off(article, base=0), "Somebody saved the story since")
        self.assertEqual(self.fresh(article).status, Status.PUBLISHED)


class WhoMayTests(TimesTestCase):
    def take(self, codename):
        self.editor.groups.first().permissions.remove(Permission.objects.get(codename=codename))

    def test_who_may_not_publish_neither_sees_nor_changes_times(self):
        article = make_ready_article(published_at=ahead(days=1))
        data = self.filled(article, published_at=ahead(days=2))
        self.take("publish_article")
        self.assertNotContains(self.client.get(address(article, "change")), address(article))
        for answer in [
            self.client.get(address(article)),
            self.client.post(address(article), data),
            self.client.post(address(article), {"_base": 0, "_unschedule": "x"}),
        ]:
            self.assertEqual(answer.status_code, 403)
        self.assertEqual(self.fresh(article).published_at, article.published_at)

    def test_the_form_of_a_published_story_leads_to_its_times(self):
        for status, leads in [(Status.PUBLISHED, True), (Status.DRAFT, False), (Status.WITHDRAWN, False)]:
            article = make_ready_article(status=status)
            with self.subTest(status=status):
                page = self.client.get(address(article, "change")).content.decode()
                self.assertEqual(address(article) in page, leads)


class SaidTests(TimesTestCase):
    def test_the_form_of_a_published_story_says_its_times_in_words_and_takes_none(self):
        article = make_ready_article(expires_at=datetime.datetime(2099, 3, 3, 12, tzinfo=datetime.UTC))
        page = self.client.get(address(article, "change"))
        self.assertContains(page, "Expires Tuesday 3 March 2099, 12:00 (UTC)")
        self.assertTrue(set(timing.TIMES).isdisjoint(page.context["adminform"].form.fields))


class StandingTests(TestCase):
    def test_says_what_is_to_come_with_its_zone_and_how_far_it_is(self):
        noon = datetime.datetime(2099, 3, 3, 12, tzinfo=datetime.UTC)
        for fields, words in [
            ({"published_at": noon}, "Goes live Tuesday 3 March 2099, 12:00 (UTC), in "),
            ({"embargo_until": noon}, "Embargoed until Tuesday 3 March 2099, 12:00 (UTC), in "),
            (
                {"status": Status.DRAFT, "embargo_until": noon},
                "Draft, embargoed until Tuesday 3 March 2099, 12:00 (UTC)",
            ),
            ({"published_at": noon, "embargo_until": noon}, "Goes live Tuesday 3 March 2099, 12:00 (UTC), in "),
            ({"expires_at": ago(hours=1)}, "Expired "),
            ({"status": Status.WITHDRAWN}, "Withdrawn"),
        ]:
            with self.subTest(words=words):
                self.assertTrue(make_article(**fields).standing().startswith(words))

    def test_a_story_published_at_once_carries_a_whole_second_which_its_form_gives_back_exactly(self):
        article = make_ready_article(status=Status.DRAFT)
        drafting.publish(article, base=0, by=None)
        self.assertEqual(article.published_at.microsecond, 0)
        self.assertTrue(article.is_live())
