"""Confirming, leaving, and what is kept about a reader."""

import json
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.test import Client, SimpleTestCase

from magazine.newsletter import addresses, consent, links
from magazine.newsletter.cleaning import clean
from magazine.newsletter.models import Consent, Outgoing, Subscriber, Suppressed, Ticket
from people.models import AuditEntry
from tests.factories import ago

from .case import NewsletterTestCase, make_letter, make_subscriber


class Private:
    def assertPrivate(self, answer):
        """Not kept, not found, and no link out of it says where it comes from; no cookie."""
        self.assertIn("no-store", answer["Cache-Control"])
        self.assertEqual((answer["X-Robots-Tag"], answer["Referrer-Policy"]), ("noindex", "no-referrer"))
        self.assertFalse(answer.cookies)


class ConfirmTests(Private, NewsletterTestCase):
    def setUp(self):
        self.start_mail()
        self.client = Client(enforce_csrf_checks=True)
        self.sign_up()
        self.post_outbox()
        self.link = self.link_in(self.mail.mails[0][1], "confirm")

    def test_a_look_at_the_link_confirms_nothing(self):
        for _ in range(3):
            page = self.client.get(self.link)
            self.client.head(self.link)
        self.assertContains(page, consent.wording())
        self.assertPrivate(page)
        self.assertEqual(Subscriber.objects.get().state, "pending")

    def test_the_button_does_and_the_consent_is_kept_with_its_words_and_times(self):
        page = self.client.post(self.link)
        self.assertContains(page, "You are subscribed")
        self.assertPrivate(page)
        subscriber, given = Subscriber.objects.get(), Consent.objects.get()
        self.assertEqual((subscriber.state, subscriber.email), ("active", "ada@example.org"))
        self.assertEqual((given.wording, given.version, given.page), (consent.wording(), consent.VERSION, "/films/"))
        self.assertEqual(given.asked_at, Outgoing.objects.get().asked_at)
        self.assertEqual(given.confirmed_at, subscriber.confirmed_at)

    def test_pressed_again_it_says_so_and_changes_nothing(self):
        self.client.post(self.link)
        before = Subscriber.objects.get().confirmed_at
        self.assertContains(self.client.post(self.link), "You are subscribed")
        self.assertEqual(Subscriber.objects.get().confirmed_at, before)
        Subscriber.objects.get().leave()
        self.assertEqual(self.client.post(self.link).status_code, 410)
        self.assertEqual(Subscriber.objects.get().state, "left")

    def test_it_ends_after_three_days_and_serves_no_other_purpose(self):
        token = self.link.split("/")[-2]
        for address in (f"/newsletter/data/{token}/", f"/newsletter/leave/{token}/"):
            self.assertIn(self.client.get(address).status_code, (404, 410))
        Ticket.objects.update(made_at=ago(days=4), ends_at=ago(seconds=1))
        self.assertEqual(self.client.post(self.link).status_code, 410)
        self.assertPrivate(self.client.get(self.link))
        self.assertEqual(Subscriber.objects.get().state, "pending")

    def test_its_token_is_kept_nowhere(self):
        self.assertNotIn(self.link.split("/")[-2], repr([list(m.objects.values()) for m in (Ticket, Outgoing)]))

    def test_nobody_is_kept_who_does_not_confirm(self):
        Subscriber.objects.update(asked_at=ago(days=5))
        Outgoing.objects.update(asked_at=ago(days=3))
        clean()
        self.assertEqual([model.objects.count() for model in (Subscriber, Consent, Ticket, Outgoing)], [0] * 4)


class LeaveTests(Private, NewsletterTestCase):
    def setUp(self):
        self.subscriber = make_subscriber("ada@example.org")
        self.link = links.leave_url(self.subscriber).removeprefix("https://magazine.example")
        self.client = Client(enforce_csrf_checks=True)

    def state(self):
        self.subscriber.refresh_from_db()
        return self.subscriber.state

    def test_a_look_at_the_link_shows_a_button(self):
        page = self.client.get(self.link)
        self.assertContains(page, "<button>Leave the newsletter</button>")
        self.assertPrivate(page)
        self.assertEqual(self.state(), "active")

    def test_a_mailbox_posts_once_and_its_reader_has_left(self):
        """RFC 8058: no cookie, no token, no redirect; again is as good as once."""
        body = {"List-Unsubscribe": "One-Click"}
        for _ in range(2):
            answer = self.client.post(self.link, body, headers={"origin": "https://mailbox.example"})
            self.assertEqual(answer.status_code, 200)
            self.assertPrivate(answer)
            self.assertEqual(self.state(), "left")
        left = self.subscriber.left_at
        self.client.post(self.link, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
        self.assertEqual((self.state(), self.subscriber.left_at), ("left", left))
        self.assertIsNotNone(self.subscriber.consents.get().withdrawn_at)

    def test_a_link_that_is_forged_or_of_another_leads_nowhere(self):
        key = links.leave_key(self.subscriber.pk)
        other = make_subscriber()
        for forged in (f"{other.pk}-{key.partition('-')[2]}", f"{self.subscriber.pk}-", "x", f"{key}x", f"０-{key}"):
            self.assertEqual(self.client.post(f"/newsletter/leave/{forged}/").status_code, 404)
        self.assertEqual(self.state(), "active")

    def test_it_answers_the_same_once_nothing_is_kept(self):
        self.subscriber.forget()
        self.assertContains(self.client.post(self.link), "You have left")

    def test_who_left_is_forgotten_after_a_year(self):
        self.subscriber.leave()
        clean()
        self.assertTrue(Subscriber.objects.exists())
        Subscriber.objects.update(left_at=ago(days=366))
        clean()
        self.assertFalse(Subscriber.objects.exists())


class DataTests(Private, NewsletterTestCase):
    def setUp(self):
        self.start_mail()
        self.subscriber = make_subscriber("ada@example.org")
        letter = make_letter()
        letter.deliveries.create(subscriber=self.subscriber, state="sent", sent_at=ago(days=1))
        self.client = Client(enforce_csrf_checks=True)
        self.ask_for_data()
        self.post_outbox()
        (message,) = self.mail.to("ada@example.org")
        self.link = self.link_in(message, "data")

    def test_the_link_is_asked_for_without_a_word_on_who_is_known(self):
        known, unknown = (self.ask_for_data(f"{name}@example.org") for name in ("ada", "nobody"))
        self.assertEqual((known.status_code, known["Location"]), (unknown.status_code, unknown["Location"]))
        self.post_outbox()
        self.assertEqual(self.mail.to("nobody@example.org"), [])

    def test_it_shows_what_is_kept(self):
        page = self.client.get(self.link)
        self.assertPrivate(page)
        for words in ("ada@example.org", consent.wording(), "Subscribed"):
            self.assertContains(page, words)

    def test_it_gives_all_of_it_as_a_file(self):
        answer = self.client.post(f"{self.link}export/")
        self.assertPrivate(answer)
        found = json.loads(answer.content)
        self.assertEqual((found["address"], found["state"]), ("ada@example.org", "Subscribed"))
        self.assertEqual(found["consents"][0]["wording"], consent.wording())
        self.assertEqual(found["letters"][0]["subject"], "The week in films")
        self.assertEqual(AuditEntry.objects.get().action, "exported")

    def test_deleted_nothing_remains(self):
        self.client.post(f"{self.link}delete/")
        left = [model.objects.count() for model in (Subscriber, Consent, Ticket, Outgoing, Suppressed)]
        self.assertEqual(left, [0] * 5)
        self.assertNotIn("ada", repr(list(AuditEntry.objects.values())))
        self.assertEqual(self.client.get(self.link).status_code, 410)

    def test_or_only_what_keeps_the_address_from_being_written_to(self):
        answer = self.client.post(f"{self.link}delete/", {"never_again": "yes"})
        self.assertContains(answer, "only a fingerprint remains")
        self.assertNotIn("ada", repr(list(Suppressed.objects.values())))
        self.assertTrue(Suppressed.objects.holds("ADA@example.org"))

    def test_it_ends_after_a_day(self):
        Ticket.objects.update(made_at=ago(days=2), ends_at=ago(seconds=1))
        self.assertEqual(self.client.get(self.link).status_code, 410)
        for button in ("export/", "delete/"):
            self.assertEqual(self.client.post(self.link + button).status_code, 410)
        self.assertTrue(Subscriber.objects.exists())


class AddressTests(NewsletterTestCase):
    def test_is_one_however_it_is_spelt(self):
        for spelling in ("Ada@Example.org", "ＡＤＡ@example.org", "  ada@EXAMPLE.ORG\n"):
            self.assertEqual(addresses.folded(spelling), "ada@example.org")
        self.assertEqual(addresses.tidy("ada@Bücher.example"), "ada@xn--bcher-kva.example")
        self.assertNotEqual(addresses.folded("ada+films@example.org"), addresses.folded("ada@example.org"))

    def test_is_kept_once(self):
        make_subscriber("ada@example.org")
        with self.assertRaisesMessage(IntegrityError, ""), transaction.atomic():
            make_subscriber("ADA@Example.org")

    def test_nobody_is_subscribed_without_having_confirmed(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Subscriber.objects.create(email="ada@example.org", state="active")


class WordingTests(SimpleTestCase):
    def test_another_wording_is_another_version(self):
        """Who changes the words gives them a new version, and writes both down here."""
        self.assertEqual(consent.VERSION, "2026-11")
        self.assertEqual(sha256(consent.WORDING.encode()).hexdigest()[:12], "c82ffd2358fc")
