"""Signing up, and what an outsider can learn by it: nothing."""

from django.core import signing
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from magazine.newsletter import consent, throttle
from magazine.newsletter.forms import new_stamp
from magazine.newsletter.models import Attempt, Outgoing, Subscriber, Suppressed
from tests.factories import ago

from .case import OPEN, NewsletterTestCase, make_subscriber, old_stamp


class FootTests(NewsletterTestCase):
    def test_stands_on_every_page_and_is_the_same_for_every_visitor(self):
        pages = [Client().get("/films/").content for _ in range(2)]
        self.assertIn(b'action="/newsletter/"', pages[0])
        self.assertEqual(*pages)
        answer = self.client.get("/films/")
        self.assertFalse(answer.cookies)
        self.assertNotContains(answer, "csrf")
        self.assertNotContains(answer, "stamp")

    def test_leads_to_the_sign_up_with_the_address_filled_in_and_does_nothing_yet(self):
        page = Client(enforce_csrf_checks=True).post("/newsletter/", {"email": "ada@example.org", "page": "/films/"})
        self.assertContains(page, 'value="ada@example.org"')
        self.assertContains(page, 'value="/films/"')
        self.assertContains(page, "My address is used for nothing else")
        self.assertFalse(Outgoing.objects.exists())

    def test_is_not_there_where_there_is_no_newsletter(self):
        for name in ("SITE_URL", "NEWSLETTER_FROM", "MAIL_SERVER"):
            with override_settings(**{name: None}), self.subTest(name):
                self.assertNotContains(self.client.get("/films/"), "newsletter")
                self.assertEqual(self.client.get("/newsletter/").status_code, 404)

    def test_is_not_on_pages_whose_address_is_a_secret(self):
        for address in ("/newsletter/", "/newsletter/confirm/some-token/", "/newsletter/data/some-token/"):
            self.assertNotContains(
                self.client.get(address), "foot-email", status_code=self.client.get(address).status_code
            )


class SignUpTests(NewsletterTestCase):
    def test_is_one_form_without_a_cookie_that_says_what_is_agreed_to(self):
        page = Client(enforce_csrf_checks=True).get("/newsletter/")
        self.assertContains(page, consent.wording())
        self.assertContains(page, '<label class="label" for="newsletter-email">E-mail address</label>')
        self.assertContains(page, 'autocomplete="email"')
        self.assertNotContains(page, "placeholder")
        self.assertFalse(page.cookies)

    def test_writes_down_the_address_the_words_and_the_page_and_sends_nothing_itself(self):
        client = Client(enforce_csrf_checks=True)
        self.assertRedirects(self.sign_up(" Ada@Example.ORG ", client), "/newsletter/asked/")
        row = Outgoing.objects.get()
        self.assertEqual((row.email, row.folded), ("Ada@example.org", "ada@example.org"))
        self.assertEqual((row.wording, row.version, row.page), (consent.wording(), consent.VERSION, "/films/"))
        self.assertFalse(Subscriber.objects.exists())

    def test_answers_a_known_address_as_one_that_is_not(self):
        """The same status, words, headers and statements, whatever the address is to the magazine."""
        make_subscriber("active@example.org")
        make_subscriber("left@example.org").leave()
        make_subscriber("pending@example.org", state="pending")
        make_subscriber("gone@example.org").forget(never_again=True)
        self.sign_up("asked@example.org")
        seen = set()
        for name in ("nobody", "active", "left", "pending", "gone", "asked"):
            Attempt.objects.filter(count__gt=1).update(count=1)
            with CaptureQueriesContext(connection) as queries:
                answer = self.sign_up(f"{name}@example.org")
                page = self.client.get(answer["Location"])
            shapes = tuple(query["sql"].split(" ")[0] for query in queries)
            seen.add((answer.status_code, str(answer.headers), page.content, shapes))
        self.assertEqual(len(seen), 1)

    def test_refuses_what_is_no_address_beside_the_field(self):
        for wrong in (
            "",
            "ada",
            "ada@",
            "ada@exa mple.org",
            "a" * 250 + "@example.org",
            "ada@example.org\nBcc: b@b.org",
        ):
            page = self.sign_up(wrong)
            self.assertContains(page, 'aria-describedby="newsletter-email_error"')
            self.assertContains(page, 'id="newsletter-email_error"')
            self.assertContains(page, "<title>Not yet: ")
        self.assertFalse(Outgoing.objects.exists())

    def test_keeps_no_page_that_is_none_or_that_is_a_secret(self):
        for number, page in enumerate(["//elsewhere.example/", "https://x.example/", "/newsletter/leave/1-abc/"]):
            self.sign_up(f"{number}@example.org", page=page)
        self.assertEqual(set(Outgoing.objects.values_list("page", flat=True)), {""})


class MachineTests(NewsletterTestCase):
    def test_who_fills_in_the_hidden_field_is_told_the_same_and_nothing_is_done(self):
        self.assertRedirects(self.sign_up(website="https://spam.example/"), "/newsletter/asked/")
        self.assertFalse(Outgoing.objects.exists())

    def test_who_is_quicker_than_a_person_is_asked_once_more_with_the_same_stamp(self):
        stamp = new_stamp()
        page = self.sign_up(stamp=stamp)
        self.assertContains(page, "once more")
        self.assertContains(page, f'value="{stamp}"')
        self.assertFalse(Outgoing.objects.exists())

    def test_a_stamp_that_is_forged_missing_or_a_day_old_does_nothing(self):
        day_old = signing.TimestampSigner(salt="newsletter.stamp").sign("form").split(":")
        for stamp in ("", "form:now:forged", ":".join([day_old[0], "1", day_old[2]]), signing.dumps("form")):
            self.assertEqual(self.sign_up(stamp=stamp).status_code, 200)
        self.assertFalse(Outgoing.objects.exists())

    def test_a_form_on_another_site_does_nothing(self):
        data = {"email": "ada@example.org", "stamp": old_stamp()}
        for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {"origin": "null"}):
            self.assertEqual(self.client.post("/newsletter/", data, headers=headers).status_code, 200)
        self.assertFalse(Outgoing.objects.exists())
        self.client.post("/newsletter/", data, headers={"sec-fetch-site": "same-origin"})
        self.client.post("/newsletter/", {**data, "email": "b@b.org"}, headers={"origin": "http://testserver"})
        self.assertEqual(Outgoing.objects.count(), 2)


class ThrottleTests(NewsletterTestCase):
    def test_one_address_is_written_to_once_a_day_whoever_asks_and_however_it_is_spelt(self):
        for number, spelling in enumerate(["ada@example.org", "ADA@example.org", "Ada@EXAMPLE.org"]):
            client = Client(REMOTE_ADDR=f"192.0.2.{number}")
            self.assertRedirects(self.sign_up(spelling, client), "/newsletter/asked/")
        self.assertEqual(
            list(Outgoing.objects.order_by("pk").values_list("state", flat=True)), ["waiting", "held", "held"]
        )

    def test_one_visitor_may_ask_ten_times_an_hour(self):
        answers = [self.sign_up(f"{number}@example.org").status_code for number in range(12)]
        self.assertEqual(answers, [302] * 10 + [429] * 2)
        self.assertEqual(self.sign_up("x@example.org", Client(REMOTE_ADDR="192.0.2.9")).status_code, 302)
        refused = self.sign_up("y@example.org")
        self.assertContains(refused, "try again later", status_code=429)
        self.assertEqual(refused["Retry-After"], "3600")

    def test_all_together_have_a_bound_beyond_which_no_row_is_made(self):
        self.sign_up("first@example.org")
        for row in Attempt.objects.all():
            Attempt.objects.filter(pk=row.pk).update(count=throttle.BY_EVERYBODY)
        before = Attempt.objects.count()
        self.assertEqual(self.sign_up("b@example.org", Client(REMOTE_ADDR="192.0.2.77")).status_code, 429)
        self.assertEqual((Attempt.objects.count(), Outgoing.objects.count()), (before, 1))

    def test_no_address_of_anybody_is_kept_with_the_counts_and_they_end(self):
        self.sign_up("ada@example.org", Client(REMOTE_ADDR="192.0.2.55"))
        kept = repr(list(Attempt.objects.values_list()))
        self.assertNotIn("192.0.2.55", kept)
        self.assertNotIn("ada@", kept)
        Attempt.objects.update(ends_at=ago(seconds=1))
        self.sign_up("b@example.org")
        self.assertEqual(Attempt.objects.count(), 3)

    def test_a_visitor_is_told_by_the_connection_and_not_by_what_they_claim(self):
        claim = {"HTTP_X_FORWARDED_FOR": "203.0.113.7"}
        self.assertEqual(self.visitor(REMOTE_ADDR="192.0.2.1", **claim), "192.0.2.1")

    @override_settings(BEHIND_PROXY=True)
    def test_behind_a_proxy_by_what_the_proxy_wrote_and_not_by_what_came_before(self):
        for written, meant in [
            ("198.51.100.4", "198.51.100.4"),
            ("10.0.0.1, 203.0.113.7, 198.51.100.4", "198.51.100.4"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("::ffff:198.51.100.4", "198.51.100.4"),
            ("nonsense", ""),
            ("", "192.0.2.1"),
        ]:
            self.assertEqual(self.visitor(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=written), meant)

    def visitor(self, **meta):
        return throttle.visitor_of(Client(**meta).get("/newsletter/").wsgi_request)


class AnswerTests(NewsletterTestCase):
    """What the mail says, which only who owns the address can read."""

    def setUp(self):
        self.start_mail()

    def answer(self, email):
        self.sign_up(email)
        self.post_outbox()
        return self.mail.to(email)

    def test_a_new_address_is_asked_whether_it_was_they(self):
        (message,) = self.answer("ada@example.org")
        self.assertEqual(message["Subject"], "Please confirm: the newsletter")
        self.assertIn("/newsletter/confirm/", self.link_in(message, "confirm"))
        self.assertIn(consent.wording()[:40], message.get_body(["plain"]).get_content())
        self.assertEqual(Outgoing.objects.get().state, "sent")

    def test_one_that_is_subscribed_is_told_so(self):
        subscriber = make_subscriber("ada@example.org")
        (message,) = self.answer("ada@example.org")
        self.assertEqual(message["Subject"], "You are subscribed already")
        subscriber.refresh_from_db()
        self.assertEqual((subscriber.state, subscriber.consents.count()), ("active", 1))

    def test_one_that_asked_never_to_be_written_to_is_not(self):
        make_subscriber("Ada@example.org").forget(never_again=True)
        self.assertEqual(self.answer("ada@EXAMPLE.org"), [])
        self.assertEqual(Outgoing.objects.get().state, "nothing")
        self.assertFalse(Subscriber.objects.exists())

    @override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=["for-the-tests-only"])
    def test_also_after_the_site_has_another_key(self):
        with override_settings(SECRET_KEY="for-the-tests-only"):
            make_subscriber("ada@example.org").forget(never_again=True)
        self.assertTrue(Suppressed.objects.holds("ada@example.org"))

    def test_no_mail_holds_what_a_visitor_wrote_but_the_address(self):
        (message,) = self.answer("ada@example.org")
        self.assertNotIn("films", str(message))

    def test_mail_that_is_not_taken_for_now_waits_and_one_refused_is_given_up(self):
        self.mail.say("reader", "later@example.org", "451 4.7.1 Greylisted")
        self.mail.say("reader", "no@example.org", "550 5.1.1 No such user")
        self.answer("later@example.org")
        self.answer("no@example.org")
        later, no = Outgoing.objects.order_by("pk")
        self.assertEqual((later.state, later.attempts, no.state), ("waiting", 1, "failed"))
        self.assertEqual(self.post_outbox(), 0)
        Outgoing.objects.update(next_try_at=ago(seconds=1))
        self.assertEqual(self.post_outbox(), 1)
        self.assertEqual(len(self.mail.to("later@example.org")), 1)

    def test_the_host_that_a_request_claims_stands_in_no_mail(self):
        data = {"email": "ada@example.org", "stamp": old_stamp()}
        self.client.post("/newsletter/", data, headers={"host": "localhost"})
        self.post_outbox()
        (message,) = self.mail.to("ada@example.org")
        self.assertNotIn("localhost", str(message.get_body(["html"])))
        self.assertEqual(OPEN["SITE_URL"], "https://magazine.example")
