import threading
import unittest

from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, connection, connections, transaction
from django.test import TestCase, TransactionTestCase
from django.urls import reverse

from articles import drafting, signing_off
from articles.freezing import freeze
from articles.models import Article, SignOff, Version
from articles.signing_off import NoLongerWaiting, NothingNew, NothingSaid
from tests.factories import make_editor, make_member, make_ready_article
from tests.forms import values_at

Outcome = SignOff.Outcome
Status = Article.Status


def save(article, by, **changes):
    """A draft of the story, as the form saves it."""
    frozen = drafting.in_hand(article)
    frozen["story"].update(changes)
    drafting.save_draft(article, frozen, base=article.saves, by=by)
    return Article.objects.get(pk=article.pk)


def outcomes(article):
    return list(article.sign_offs.order_by("pk").values_list("outcome", flat=True))


class AskingTests(TestCase):
    def setUp(self):
        self.writer = make_member("Writer", "wendy")
        self.article = save(make_ready_article(status=Status.DRAFT, writer=self.writer), self.writer, dek="Once")

    def test_sends_the_version_that_the_writer_saved(self):
        asked = signing_off.ask(self.article, by=self.writer, note="By noon, please")
        self.assertEqual((asked.version.number, asked.note, asked.asked_by), (1, "By noon, please", self.writer))
        self.assertTrue(asked.is_waiting)

    def test_a_save_of_somebody_else_meanwhile_is_not_sent_with_it(self):
        save(Article.objects.get(pk=self.article.pk), make_editor(), dek="Theirs")
        self.assertEqual(signing_off.ask(self.article, by=self.writer).version.number, 1)
        self.assertTrue(signing_off.standing_of(self.article).has_newer)

    def test_sending_again_takes_the_earlier_one_back(self):
        signing_off.ask(self.article, by=self.writer)
        newer = save(self.article, self.writer, dek="Twice")
        self.assertTrue(signing_off.standing_of(newer).has_newer)
        again = signing_off.ask(newer, by=self.writer)
        self.assertEqual(again.version.number, 2)
        self.assertEqual(outcomes(newer), [Outcome.RECALLED, ""])
        self.assertFalse(signing_off.standing_of(newer).has_newer)

    def test_a_story_that_was_never_saved_here_is_sent_as_it_was_found(self):
        found = make_ready_article(status=Status.DRAFT)
        asked = signing_off.ask(found, by=self.writer)
        self.assertEqual((asked.version.number, asked.version.kind), (0, Version.Kind.FOUND))
        self.assertEqual(asked.version.frozen, freeze(found))

    def test_what_readers_see_already_is_not_sent(self):
        with self.assertRaises(NothingNew):
            signing_off.ask(make_ready_article(), by=self.writer)

    def test_the_draft_beside_a_live_story_is_sent(self):
        live = save(make_ready_article(), self.writer, dek="Newer")
        self.assertEqual(signing_off.ask(live, by=self.writer).version, live.draft)

    def test_one_request_waits_for_a_story_at_a_time(self):
        asked = signing_off.ask(self.article, by=self.writer)
        with self.assertRaises(IntegrityError), transaction.atomic():
            SignOff.objects.create(article=self.article, version=asked.version)


class AnsweringTests(TestCase):
    def setUp(self):
        self.chief = make_editor("chief")
        self.writer = make_member("Writer", "wendy")
        self.article = save(make_ready_article(status=Status.DRAFT, writer=self.writer), self.writer, dek="Once")
        self.asked = signing_off.ask(self.article, by=self.writer)

    def standing(self):
        return signing_off.standing_of(Article.objects.get(pk=self.article.pk))

    def test_signing_off_publishes_nothing(self):
        signing_off.approve(self.asked, by=self.chief, answer="Lovely.")
        self.assertEqual(Article.objects.get(pk=self.article.pk).status, Status.DRAFT)
        answered = self.standing().answered
        self.assertEqual((answered.outcome, answered.answer, answered.answered_by), ("approved", "Lovely.", self.chief))

    def test_sending_back_takes_a_comment(self):
        with self.assertRaises(NothingSaid):
            signing_off.send_back(self.asked, by=self.chief, answer="")
        self.assertEqual(outcomes(self.article), [""])
        signing_off.send_back(self.asked, by=self.chief, answer="Who says so?")
        self.assertEqual(self.standing().answered.answer, "Who says so?")

    def test_the_database_knows_no_sending_back_without_a_comment(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            SignOff.objects.filter(pk=self.asked.pk).settle(Outcome.SENT_BACK, by=self.chief)

    def test_the_second_of_two_answers_changes_nothing(self):
        signing_off.approve(self.asked, by=self.chief)
        for late in (
            lambda: signing_off.send_back(self.asked, by=self.chief, answer="No"),
            lambda: signing_off.approve(self.asked, by=self.chief),
            lambda: signing_off.recall(self.asked, by=self.writer),
        ):
            with self.assertRaises(NoLongerWaiting):
                late()
        self.assertEqual(outcomes(self.article), [Outcome.APPROVED])

    def test_an_answer_to_what_was_sent_anew_meanwhile_changes_nothing(self):
        signing_off.ask(self.article, by=self.writer)
        with self.assertRaises(NoLongerWaiting):
            signing_off.approve(self.asked, by=self.chief)
        self.assertEqual(outcomes(self.article), [Outcome.RECALLED, ""])

    def test_what_was_taken_back_is_no_answer(self):
        signing_off.recall(self.asked, by=self.writer)
        standing = self.standing()
        self.assertEqual((standing.waiting, standing.answered), (None, None))
        self.assertEqual(standing.earlier, [self.asked])

    def test_an_answer_counts_until_the_story_is_sent_again(self):
        signing_off.send_back(self.asked, by=self.chief, answer="Who says so?")
        again = signing_off.ask(save(self.article, self.writer, dek="Twice"), by=self.writer)
        standing = self.standing()
        self.assertEqual((standing.waiting, standing.answered, standing.before), (again, None, self.asked))

    def test_a_draft_saved_after_the_answer_is_named(self):
        signing_off.approve(self.asked, by=self.chief)
        self.assertFalse(self.standing().has_newer)
        save(self.article, self.writer, dek="Twice")
        self.assertTrue(self.standing().has_newer)


@unittest.skipUnless(connection.vendor == "postgresql", "SQLite lets one transaction write at a time.")
class RaceTests(TransactionTestCase):
    def setUp(self):
        self.chief = make_editor("chief")
        self.article = save(make_ready_article(status=Status.DRAFT), self.chief, dek="Once")

    def at_once(self, act, times=6):
        """Do something several times at once; how often it was refused."""

        def run(refused):
            try:
                act()
            except NoLongerWaiting:
                refused.append(True)
            finally:
                connections.close_all()

        refused = []
        threads = [threading.Thread(target=run, args=[refused]) for _ in range(times)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return len(refused)

    def test_of_requests_sent_at_once_one_waits(self):
        self.at_once(lambda: signing_off.ask(self.article, by=self.chief))
        self.assertEqual(sorted(outcomes(self.article)), ["", *[Outcome.RECALLED] * 5])

    def test_of_answers_given_at_once_one_counts(self):
        asked = signing_off.ask(self.article, by=self.chief)
        refused = self.at_once(lambda: signing_off.approve(asked, by=self.chief))
        self.assertEqual((refused, outcomes(self.article)), (5, [Outcome.APPROVED]))


class PublishingTests(TestCase):
    def setUp(self):
        self.chief = make_editor("chief")
        self.article = save(make_ready_article(status=Status.DRAFT), self.chief, dek="Once")
        self.asked = signing_off.ask(self.article, by=self.chief)

    def outcome(self):
        self.asked.refresh_from_db()
        return self.asked.outcome, self.asked.answered_by

    def test_publishing_signs_off_what_waits(self):
        drafting.publish(self.article, base=self.article.saves, by=self.chief)
        self.assertEqual(self.outcome(), (Outcome.APPROVED, self.chief))
        standing = signing_off.standing_of(self.article)
        self.assertEqual((standing.waiting, standing.answered), (None, None))

    def test_what_checks_stop_goes_on_waiting(self):
        article = save(self.article, self.chief, section=None)
        with self.assertRaises(drafting.NotReady):
            drafting.publish(article, base=article.saves, by=self.chief)
        self.assertEqual(self.outcome(), ("", None))

    def test_withdrawing_leaves_it_waiting(self):
        live = save(make_ready_article(), self.chief, dek="Newer")
        self.asked = signing_off.ask(live, by=self.chief)
        drafting.withdraw(live, base=live.saves, by=self.chief)
        self.assertEqual(self.outcome(), ("", None))

    def test_letting_go_of_the_draft_takes_it_back(self):
        live = save(make_ready_article(), self.chief, dek="Newer")
        self.asked = signing_off.ask(live, by=self.chief)
        drafting.discard(live, base=live.saves, by=self.chief)
        self.assertEqual(self.outcome(), (Outcome.RECALLED, self.chief))


class FormTestCase(TestCase):
    def setUp(self):
        self.chief = make_editor("chief")
        self.writer = make_member("Writer", "wendy")
        self.article = make_ready_article(status=Status.DRAFT, writer=self.writer)
        self.client.force_login(self.writer)

    def address(self, name="change"):
        return reverse(f"admin:articles_article_{name}", args=[self.article.pk])

    def form(self):
        return self.client.get(self.address())

    def ask(self, **changes):
        data = {**values_at(self.client, self.address()), **changes, "_ask_sign_off": "Send"}
        return self.client.post(self.address(), data, follow=True)

    def answer(self, user, button, answer="", follow=True):
        waiting = self.article.sign_offs.waiting().first() or self.article.sign_offs.first()
        self.client.force_login(user)
        data = {"sign_off": waiting.pk, button: "1", "answer": answer}
        return self.client.post(self.address("sign_off"), data, follow=follow)

    def log(self):
        entries = LogEntry.objects.filter(object_id=str(self.article.pk))
        return [entry.get_change_message() for entry in entries]


class SendingFormTests(FormTestCase):
    def test_the_button_saves_the_draft_and_sends_it_with_its_note(self):
        page = self.ask(dek="Sharper", sign_off_note="By noon,\nplease")
        self.assertContains(page, "Version 1 is sent for sign-off.")
        asked = self.article.sign_offs.get()
        self.assertEqual((asked.note, asked.asked_by, asked.version.number), ("By noon, please", self.writer, 1))
        self.assertEqual(asked.version.frozen["story"]["dek"], "Sharper")
        self.assertIn("Version 1 sent for sign-off.", self.log())

    def test_the_writer_sees_where_it_stands_and_may_take_it_back(self):
        page = self.ask(dek="Sharper")
        self.assertContains(page, "Waits for sign-off")
        self.assertContains(page, "Take it back")
        self.assertNotContains(page, "Send back with the comment")
        self.assertContains(self.answer(self.writer, "recall"), "Taken back.")
        self.assertEqual(outcomes(self.article), [Outcome.RECALLED])

    def test_a_later_save_is_named_beside_what_waits(self):
        self.ask(dek="Sharper")
        self.client.post(
            self.address(), {**values_at(self.client, self.address()), "dek": "Sharper still", "_continue": "Save"}
        )
        self.assertContains(self.form(), "A newer draft was saved since, version 2.")
        self.assertContains(self.ask(), "Version 2 is sent for sign-off.")
        self.assertEqual(outcomes(self.article), [Outcome.RECALLED, ""])

    def test_a_form_with_errors_sends_nothing_and_keeps_the_note(self):
        page = self.ask(first_published="some day", sign_off_note="By noon, please")
        self.assertContains(page, 'value="By noon, please"')
        self.assertFalse(self.article.sign_offs.exists())

    def test_a_live_story_without_a_draft_has_nothing_to_send(self):
        self.client.force_login(self.chief)
        self.article = make_ready_article()
        self.assertContains(self.ask(), "There is nothing to sign off")
        self.assertFalse(self.article.sign_offs.exists())

    def test_a_new_story_is_sent_with_its_first_save(self):
        add = reverse("admin:articles_article_add")
        data = {**values_at(self.client, add), "title": "New", "slug": "new", "_ask_sign_off": "Send"}
        self.client.post(add, data)
        self.assertEqual(Article.objects.get(slug="new").sign_offs.get().asked_by, self.writer)


class AnsweringFormTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.article = save(self.article, self.writer, dek="Sharper")
        signing_off.ask(self.article, by=self.writer, note="By noon, please")

    def test_those_who_may_publish_find_it_on_the_form_with_two_answers(self):
        self.client.force_login(self.chief)
        page = self.form()
        for words in ("Waits for your sign-off", "By noon, please", "Sign off</button>", "Send back with the comment"):
            self.assertContains(page, words)
        self.assertNotContains(page, "Take it back")

    def test_signing_off_tells_the_writer(self):
        self.assertContains(self.answer(self.chief, "approve", "Lovely."), "Signed off. Readers see it once")
        self.client.force_login(self.writer)
        self.assertContains(self.form(), "chief signed off version 1")
        self.assertContains(self.form(), "Lovely.")
        self.assertIn("Version 1 signed off.", self.log())

    def test_sending_back_without_a_comment_asks_for_one(self):
        page = self.answer(self.chief, "send_back", "  ")
        self.assertContains(page, "Say what is to be done")
        self.assertEqual(outcomes(self.article), [""])

    def test_sending_back_tells_the_writer_why(self):
        self.answer(self.chief, "send_back", "Who <b>says</b> so?")
        self.client.force_login(self.writer)
        self.assertContains(self.form(), "sent version 1 back")
        self.assertContains(self.form(), "Who &lt;b&gt;says&lt;/b&gt; so?")
        self.assertIn("Version 1 sent back to the writer.", self.log())

    def test_a_late_answer_is_told_so(self):
        self.answer(self.chief, "approve")
        self.assertContains(self.answer(self.chief, "send_back", "No"), "Nothing was changed")
        self.assertEqual(outcomes(self.article), [Outcome.APPROVED])

    def test_who_may_not_publish_may_not_answer(self):
        for button in ("approve", "send_back"):
            self.assertEqual(self.answer(self.writer, button, "Mine").status_code, 403)
        self.assertEqual(outcomes(self.article), [""])

    def test_only_who_asked_or_writes_it_takes_it_back(self):
        self.assertEqual(self.answer(self.chief, "recall").status_code, 403)
        self.assertEqual(outcomes(self.article), [""])

    def test_a_request_of_another_story_is_not_there(self):
        other = make_ready_article(status=Status.DRAFT)
        self.client.force_login(self.chief)
        url = reverse("admin:articles_article_sign_off", args=[other.pk])
        for key in (self.article.sign_offs.get().pk, "", "x", "9" * 30, "²"):
            self.assertEqual(self.client.post(url, {"sign_off": key, "approve": "1"}).status_code, 404, key)
        self.assertEqual(outcomes(self.article), [""])

    def test_the_page_of_its_own_shows_it_too(self):
        self.client.force_login(self.chief)
        self.assertContains(self.client.get(self.address("sign_off")), "Waits for your sign-off")

    def test_readers_see_nothing_of_it(self):
        self.client.force_login(self.chief)
        article = Article.objects.get(pk=self.article.pk)
        drafting.publish(article, base=article.saves, by=self.chief, reason="Known")
        self.client.logout()
        self.assertNotContains(self.client.get(self.article.get_absolute_url()), "By noon")
