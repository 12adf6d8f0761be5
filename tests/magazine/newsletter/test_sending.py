"""Sending: what the server answers, what is made of it, and that nobody gets a letter twice."""

import io
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import override_settings

from magazine.newsletter import alone, links, mail, sending
from magazine.newsletter.models import Letter, Outgoing, Subscriber
from people.models import AuditEntry
from tests.factories import ago, ahead, make_article, make_editor

from .case import OPEN, make_letter, make_subscriber
from .mail_server import Drop
from .test_letters import LetterTestCase

GREYLISTED = "451 4.7.1 Try again later"


class SendingTestCase(LetterTestCase):
    def setUp(self):
        self.start_mail()
        self.ada, self.bea, self.cleo = (make_subscriber(f"{name}@example.org") for name in ("ada", "bea", "cleo"))
        self.letter = make_letter()

    def received(self):
        return sorted(address.partition("@")[0] for address, _ in self.mail.mails)

    def is_due(self):
        self.letter.deliveries.update(next_try_at=ago(seconds=1))

    def state_of(self, subscriber):
        subscriber.refresh_from_db()
        return (subscriber.state, subscriber.failures)


class RunTests(SendingTestCase):
    def test_sends_it_to_everybody_who_is_subscribed_and_to_nobody_else(self):
        make_subscriber("left@example.org").leave()
        make_subscriber("pending@example.org", state="pending")
        self.send(self.letter)
        self.assertEqual(self.received(), ["ada", "bea", "cleo"])
        self.assertEqual(self.letter.state, "sent")

    def test_again_it_sends_nothing(self):
        for _ in range(3):
            self.send(self.letter)
        self.assertEqual(self.received(), ["ada", "bea", "cleo"])

    def test_uses_one_connection_for_a_batch(self):
        self.send(self.letter, batch=2)
        self.assertEqual(self.mail.connections, 2)

    def test_stops_after_the_mail_in_hand_and_goes_on_later(self):
        run = sending.Run(mail.server(), batch=50)
        self.mail.after_data = lambda address: run.stop()
        run.send(self.letter)
        self.assertEqual(self.received(), ["ada"])
        self.letter.refresh_from_db()
        self.assertEqual(self.letter.state, "sending")
        self.mail.after_data = lambda address: None
        self.send(self.letter)
        self.assertEqual(self.received(), ["ada", "bea", "cleo"])

    def test_who_leaves_while_it_is_sent_does_not_get_it(self):
        path = links.leave_url(self.cleo).removeprefix(OPEN["SITE_URL"])
        run = sending.Run(mail.server(), batch=50, show=lambda: self.client.post(path))
        run.send(self.letter)
        self.assertEqual(self.received(), ["ada", "bea"])
        self.letter.refresh_from_db()
        self.assertEqual((self.letter.state, self.states(self.letter)["cleo"]), ("sent", "failed"))

    def test_who_signs_up_while_it_is_sent_does_not_wait_for_its_end(self):
        self.sign_up("new@example.org")
        self.send(self.letter, batch=1)
        self.assertEqual([address for address, _ in self.mail.mails][:2], ["ada@example.org", "new@example.org"])

    def test_a_letter_without_a_story_or_a_word_is_not_sent(self):
        letter = make_letter(stories=[make_article(status="draft")])
        with self.assertRaisesMessage(sending.NotSendable, "There is nothing to send."):
            self.send(letter)
        self.assertFalse(self.mail.mails)

    def test_stands_in_the_audit_log_without_an_address(self):
        self.send(self.letter)
        words = list(AuditEntry.objects.filter(action="sent").values_list("words", flat=True))
        self.assertEqual(words, ["Finished: 3 sent.", "Begun."])


class AnswerTests(SendingTestCase):
    def test_no_for_now_is_tried_again_later_and_more_and_more_rarely(self):
        self.mail.say("reader", "bea@example.org", GREYLISTED, GREYLISTED)
        self.send(self.letter)
        row = self.letter.deliveries.get(subscriber=self.bea)
        self.assertEqual((row.state, row.attempts, self.letter.state), ("waiting", 1, "sending"))
        self.assertIn("4.7.1", row.answer)
        first = row.next_try_at
        self.send(self.letter)
        self.assertEqual(self.received(), ["ada", "cleo"])
        self.is_due()
        self.send(self.letter)
        row.refresh_from_db()
        self.assertGreater(row.next_try_at, first)
        self.is_due()
        self.send(self.letter)
        self.assertEqual(self.received(), ["ada", "bea", "cleo"])
        self.assertEqual((self.letter.state, self.state_of(self.bea)), ("sent", ("active", 0)))

    def test_it_is_given_up_in_the_end_and_not_held_against_the_reader(self):
        self.mail.say("reader", "bea@example.org", *[GREYLISTED] * 7)
        for _ in range(7):
            self.send(self.letter)
            self.is_due()
        row = self.letter.deliveries.get(subscriber=self.bea)
        self.assertEqual((row.state, self.letter.state), ("failed", "sent"))
        self.assertEqual(self.state_of(self.bea), ("active", 0))

    def test_no_for_now_to_the_mail_itself_leaves_no_doubt(self):
        self.mail.say("mail", "bea@example.org", "452 4.3.1 Disk is full")
        self.send(self.letter)
        self.assertEqual(self.states(self.letter)["bea"], "waiting")

    def test_an_address_that_is_not_there_bounces_at_once(self):
        for number, answer in enumerate(["550 5.1.1 No such user", "550 Unknown user", "553 5.1.3 Bad address"]):
            reader = make_subscriber(f"gone-{number}@example.org")
            self.mail.say("reader", reader.email, answer)
        self.send(self.letter)
        self.assertEqual(Subscriber.objects.filter(state="bounced").count(), 3)
        self.send(make_letter())
        self.assertEqual(self.received(), ["ada", "ada", "bea", "bea", "cleo", "cleo"])

    def test_any_other_no_makes_it_bounce_after_three_letters_in_a_row(self):
        for number in (1, 2, 3):
            self.mail.say("reader", "bea@example.org", "550 5.7.1 Blocked by policy")
            self.send(make_letter())
            self.assertEqual(self.state_of(self.bea), ("active" if number < 3 else "bounced", number))

    def test_a_letter_that_is_taken_in_between_begins_the_count_anew(self):
        for answers in (["552 5.2.2 Mailbox full"], [], ["552 5.2.2 Mailbox full"]):
            self.mail.say("reader", "bea@example.org", *answers)
            self.send(make_letter())
        self.assertEqual(self.state_of(self.bea), ("active", 1))

    def test_no_to_the_letter_itself_is_not_held_against_its_reader(self):
        self.mail.say("mail", "bea@example.org", "554 5.7.1 This looks like spam")
        self.send(self.letter)
        self.assertEqual((self.states(self.letter)["bea"], self.state_of(self.bea)), ("failed", ("active", 0)))

    def test_no_to_the_sender_stops_the_run_before_anybody_is_marked(self):
        self.mail.say("sender", "letters@magazine.example", "550 5.7.1 Not your domain")
        with self.assertRaisesRegex(mail.Unreachable, "refuses the sender"):
            self.send(self.letter)
        self.assertEqual(set(self.states(self.letter).values()), {"waiting"})
        self.send(self.letter)
        self.assertEqual(self.received(), ["ada", "bea", "cleo"])

    def test_a_server_that_refuses_one_mail_after_another_stops_the_run(self):
        for number in range(20):
            make_subscriber(f"more-{number}@example.org")
        for subscriber in Subscriber.objects.all():
            self.mail.say("mail", subscriber.email, "554 5.7.1 Spam")
        with self.assertRaisesRegex(mail.Unreachable, "10 mails in a row"):
            self.send(self.letter)
        self.assertEqual(list(self.states(self.letter).values()).count("failed"), sending.REFUSALS_IN_A_ROW)

    def test_a_server_that_says_goodbye_is_connected_to_again(self):
        self.mail.say("reader", "ada@example.org", "421 4.4.5 Too many mails, closing")
        self.send(self.letter)
        self.assertEqual(self.received(), ["bea", "cleo"])
        self.assertEqual(self.states(self.letter)["ada"], "waiting")


class BrokenConnectionTests(SendingTestCase):
    def test_before_the_mail_was_the_servers_it_is_sent_again_at_once(self):
        self.mail.say("reader", "ada@example.org", Drop)
        self.send(self.letter)
        self.assertEqual(self.received(), ["ada", "bea", "cleo"])

    def test_one_that_breaks_it_each_time_does_not_hold_up_the_others(self):
        self.mail.say("reader", "ada@example.org", Drop, Drop)
        self.send(self.letter)
        self.assertEqual(self.received(), ["bea", "cleo"])
        self.assertEqual(self.states(self.letter)["ada"], "waiting")

    def test_after_the_last_dot_it_is_in_doubt_and_not_sent_again(self):
        self.mail.say("mail", "bea@example.org", Drop)
        for _ in range(3):
            self.send(self.letter)
        self.assertEqual(self.received(), ["ada", "bea", "cleo"])
        self.assertEqual((self.states(self.letter)["bea"], self.letter.state), ("claimed", "sent"))

    def test_one_in_doubt_is_sent_again_where_somebody_says_so_with_the_same_message_id(self):
        self.mail.say("mail", "bea@example.org", Drop)
        self.send(self.letter)
        out = io.StringIO()
        call_command("send_newsletter", self.letter.pk, again_in_doubt=True, stdout=out)
        self.assertEqual(self.received(), ["ada", "bea", "bea", "cleo"])
        self.assertEqual(len({message["Message-ID"] for message in self.mail.to("bea@example.org")}), 1)
        self.assertIn("3 sent", out.getvalue())

    def test_no_server_marks_nobody(self):
        self.running.stop()
        with self.assertRaisesRegex(mail.Unreachable, "does not take mail"):
            self.send(self.letter)
        self.assertEqual(set(self.states(self.letter).values()), {"waiting"})

    def test_one_that_breaks_again_and_again_stops_the_run(self):
        for name in ("ada", "bea", "cleo"):
            self.mail.say("reader", f"{name}@example.org", Drop, Drop)
        with self.assertRaisesRegex(mail.Unreachable, "broke 3 times in a row"):
            self.send(self.letter)


class CommandTests(SendingTestCase):
    def run_it(self, *args, **options):
        out = io.StringIO()
        call_command("send_newsletter", *args, stdout=out, **options)
        return out.getvalue()

    def test_sends_what_visitors_asked_for_and_letters_whose_moment_has_come(self):
        editor = make_editor()
        self.letter.plan(ago(minutes=1), by=editor)
        later = make_letter("Later")
        later.plan(ahead(days=1), by=editor)
        self.sign_up("new@example.org")
        said = self.run_it()
        self.assertIn("Mails that visitors asked for: 1 sent.", said)
        self.assertIn("“The week in films”: 3 sent.", said)
        self.assertEqual(self.received(), ["ada", "bea", "cleo", "new"])
        self.assertEqual(AuditEntry.objects.filter(action="sent").first().actor, editor)

    def test_leaves_drafts_alone_unless_one_is_named(self):
        self.run_it()
        self.assertFalse(self.mail.mails)
        self.run_it(self.letter.pk)
        self.assertEqual(self.received(), ["ada", "bea", "cleo"])

    def test_a_letter_planned_for_later_goes_now_only_where_that_is_said(self):
        self.letter.plan(ahead(days=1), by=None)
        with self.assertRaisesMessage(CommandError, "With --now it goes at once."):
            self.run_it(self.letter.pk)
        self.run_it(self.letter.pk, now=True)
        self.assertEqual(len(self.mail.mails), 3)

    def test_says_what_is_left_out(self):
        letter = make_letter(stories=[make_article(), make_article("Telltale", embargo_until=ahead(days=1))])
        said = self.run_it(letter.pk)
        self.assertIn("1 story is left out: readers do not see it.", said)
        self.assertNotIn("Telltale", said)

    def test_names_who_is_in_doubt_by_number(self):
        self.mail.say("mail", "bea@example.org", Drop)
        said = self.run_it(self.letter.pk)
        self.assertIn(f"not sent again: subscriber {self.bea.pk}.", said)
        self.assertNotIn("bea@", said)

    def test_refuses_what_makes_no_sense_with_a_sentence(self):
        for args, options, words in [
            ((999,), {}, "There is no letter 999."),
            ((), {"batch": 0}, "at least 1"),
            ((), {"now": True}, "Name the letter by its number"),
        ]:
            with self.assertRaisesRegex(CommandError, words):
                self.run_it(*args, **options)
        with override_settings(SITE_URL=""), self.assertRaisesRegex(CommandError, "Set SITE_URL to"):
            self.run_it()

    def test_ends_with_a_sentence_where_no_server_takes_mail(self):
        self.running.stop()
        with self.assertRaisesRegex(CommandError, "What was not sent waits: run this again later."):
            self.run_it(self.letter.pk)

    def test_one_run_at_a_time(self):
        with mock.patch.object(alone, "in_a_file", held), mock.patch.object(alone, "in_database", held):
            self.assertIn("Another run is sending.", self.run_it())
            with self.assertRaisesMessage(CommandError, "Another run is sending."):
                self.run_it(self.letter.pk)
        self.assertFalse(self.mail.mails)

    def test_lets_go_of_what_need_not_be_kept(self):
        self.sign_up("x@example.org")
        Outgoing.objects.update(asked_at=ago(days=3))
        self.run_it()
        self.assertFalse(Outgoing.objects.exists())

    def test_a_planned_letter_that_is_empty_is_named_and_holds_up_no_other(self):
        empty = Letter.objects.create(subject="Empty")
        empty.plan(ago(minutes=2), by=None)
        self.letter.plan(ago(minutes=1), by=None)
        with self.assertRaisesMessage(CommandError, "There is nothing to send."):
            self.run_it()
        self.assertEqual(self.received(), ["ada", "bea", "cleo"])


class held:
    """A lock that another process has."""

    def __enter__(self):
        return False

    def __exit__(self, *ended):
        pass
