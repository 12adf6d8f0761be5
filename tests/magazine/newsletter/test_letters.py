"""A letter as its readers get it, through a real mail server."""

import email.policy
import re

from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from articles.models import Photo
from articles.pictures.renditions import make
from magazine.newsletter import letters, links, mail, sending
from magazine.newsletter.messages import letter_to
from magazine.newsletter.models import Delivery
from tests.factories import ago, ahead, make_article, make_photo, make_section, show_to_readers

from .case import SITE, NewsletterTestCase, make_letter, make_subscriber


class LetterTestCase(NewsletterTestCase):
    def send(self, letter, **options):
        run = sending.Run(mail.server(), batch=options.pop("batch", 50), **options)
        run.send(letter)
        letter.refresh_from_db()
        return run

    def states(self, letter):
        rows = letter.deliveries.order_by("pk").select_related("subscriber")
        return {row.subscriber.email.partition("@")[0]: row.state for row in rows}


class CopyTests(LetterTestCase):
    def test_holds_its_stories_in_their_order_with_whole_addresses(self):
        first = make_article("Zazie & the “métro”", dek="She runs <fast>.", section=make_section("Reviews"))
        second = make_article("Another", kicker="Encounter")
        copy = letters.compose(make_letter(stories=[first, second], intro="One.\n\nTwo\nlines.", note="Thanks."))
        for text in (copy.html, copy.text):
            self.assertLess(text.index("Zazie"), text.index("Another"))
            self.assertIn(f"{SITE}{first.get_absolute_url()}", text)
            self.assertIn("Reviews", text)
        self.assertIn("Zazie &amp; the “métro”", copy.html)
        self.assertIn("She runs &lt;fast&gt;.", copy.html)
        self.assertIn("Zazie & the “métro”", copy.text)
        self.assertIn("She runs <fast>.", copy.text)
        self.assertIn("Two lines.", copy.text)

    def test_leaves_out_what_readers_do_not_see_and_says_how_many_and_no_word_of_them(self):
        hidden = [
            make_article("Telltale", embargo_until=ahead(days=1)),
            make_article("Telltale", status="draft"),
            make_article("Telltale", published_at=ahead(days=1)),
            make_article("Telltale", status="withdrawn"),
            make_article("Telltale", expires_at=ago(hours=1)),
        ]
        copy = letters.compose(make_letter(stories=[*hidden, make_article("Shown")]))
        self.assertNotIn("telltale", repr(copy).lower())
        self.assertEqual(copy.left_out, ["5 stories are left out: readers do not see them."])
        self.assertEqual(len(copy.stories), 1)

    def test_text_is_78_columns_wide_and_addresses_are_whole(self):
        story = make_article("A very long headline " * 8, slug="a-" + "very-" * 17 + "long-slug", dek="Words " * 60)
        text = letters.compose(make_letter(stories=[story], intro="Many words in a row. " * 30)).text
        long = [line for line in text.splitlines() if len(line) > letters.COLUMNS]
        self.assertEqual([line.strip() for line in long], [f"<{SITE}{story.get_absolute_url()}>"])
        self.assertNotIn("\n\n\n", text)

    def test_shows_a_picture_with_its_credit_only_where_readers_may_see_it(self):
        photo = make_photo(size=(1600, 900))
        make(photo)
        letter = make_letter(lead_photo=photo)
        self.assertIn("picture is left out", letters.compose(letter).left_out[0])
        show_to_readers(photo)
        copy = letters.compose(letter)
        self.assertEqual(copy.left_out, [])
        self.assertIn(f'src="{SITE}/newsletter/picture/{photo.slug}.jpg"', copy.html)
        for text in (copy.html, copy.text):
            self.assertIn("Photograph by Ellen Example", text)
        self.assertIn('alt="A woman on a beach', copy.html)
        Photo.objects.filter(pk=photo.pk).update(rights_status=Photo.Rights.WITHDRAWN)
        copy = letters.compose(letter)
        self.assertNotIn("<img", copy.html)
        self.assertNotIn("Ellen", copy.html + copy.text)

    def test_the_address_of_a_picture_leads_to_its_file_as_long_as_readers_may_see_it(self):
        photo = show_to_readers(make_photo(size=(1600, 900)))
        address = f"/newsletter/picture/{photo.slug}.jpg"
        self.assertEqual(self.client.get(address).status_code, 404)
        make(photo)
        for _ in range(2):
            answer = self.client.get(address)
            self.assertEqual(self.client.get(answer["Location"]).headers["Content-Type"], "image/jpeg")
            Photo.objects.filter(pk=photo.pk).update(focal_x=10)
            photo.refresh_from_db()
            make(photo)
        Photo.objects.filter(pk=photo.pk).update(rights_until=ago(hours=1))
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_nothing_in_it_tells_one_reader_from_another_but_the_link_to_leave(self):
        photo = show_to_readers(make_photo(size=(1600, 900)))
        make(photo)
        copy = letters.compose(make_letter(lead_photo=photo))
        one, two = (copy.addressed(links.leave_url(make_subscriber())) for _ in range(2))
        for mine, others in zip(one, two, strict=True):
            differing = {*re.findall(r"https?://[^\s\"<>]+", mine)} ^ {*re.findall(r"https?://[^\s\"<>]+", others)}
            self.assertEqual({address.partition("/leave/")[0] for address in differing}, {f"{SITE}/newsletter"})
        self.assertEqual(len(re.findall("<img", copy.html)), 1)

    def test_is_refused_without_what_mail_needs_with_the_way_out(self):
        for name, variable in [("SITE_URL", "SITE_URL"), ("MAIL_SERVER", "EMAIL_URL"), ("NEWSLETTER_FROM",) * 2]:
            with override_settings(**{name: None}), self.assertRaisesRegex(ImproperlyConfigured, f"Set {variable} to"):
                letters.compose(make_letter())


class MessageTests(LetterTestCase):
    def test_carries_what_mailboxes_ask_of_a_list(self):
        self.start_mail()
        subscriber = make_subscriber("ada@example.org")
        self.send(
            make_letter(subject="Zazie, “métro” and a subject that goes on for much longer than a line of mail may")
        )
        ((to, message),) = self.mail.mails
        leave = links.leave_url(subscriber)
        self.assertEqual(to, "ada@example.org")
        self.assertEqual(message["List-Unsubscribe"], f"<{leave}>")
        self.assertEqual(message["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        self.assertEqual(message["List-ID"], "<newsletter.magazine.example>")
        self.assertEqual((message["Precedence"], message["Auto-Submitted"]), ("bulk", "auto-generated"))
        self.assertRegex(message["Message-ID"], r"^<[0-9a-f]{32}@magazine\.example>$")
        self.assertIn("“métro” and a subject that goes on", message["Subject"])
        self.assertEqual([part.get_content_type() for part in message.iter_parts()], ["text/plain", "text/html"])
        raw = self.mail.raw[0]
        # Whole, as machines read it, and in seven bits.
        self.assertIn(f"List-Unsubscribe: <{leave}>\r\n".encode(), raw)
        raw.decode("ascii")
        self.assertLess(max(map(len, raw.split(b"\r\n"))), 998)

    def test_a_link_to_leave_works_as_it_stands_in_the_mail(self):
        self.start_mail()
        subscriber = make_subscriber()
        self.send(make_letter())
        header = self.mail.mails[0][1]["List-Unsubscribe"].strip("<>")
        self.client.post(header.removeprefix(SITE), {"List-Unsubscribe": "One-Click"})
        subscriber.refresh_from_db()
        self.assertEqual(subscriber.state, "left")
        self.assertEqual(self.link_in(self.mail.mails[0][1], "leave"), header.removeprefix(SITE))

    def test_a_line_that_begins_with_a_dot_arrives_whole(self):
        self.start_mail()
        make_subscriber()
        self.send(make_letter(intro=".\n\n.hidden\n\n..."))
        text = self.mail.mails[0][1].get_body(["plain"]).get_content()
        for line in (".", ".hidden", "..."):
            self.assertIn(line, text.splitlines())

    def test_what_is_written_in_a_subject_makes_no_header(self):
        letter = make_letter(subject="Fine\nBcc: everybody@example.org")
        copy = letters.compose(letter)
        message = letter_to(make_subscriber(), letter, copy)
        self.assertIsNone(message["Bcc"])
        again = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
        self.assertIsNone(again["Bcc"])

    def test_is_the_same_mail_when_it_is_made_again(self):
        letter, subscriber = make_letter(), make_subscriber()
        ids = {letter_to(subscriber, letter, letters.compose(letter))["Message-ID"] for _ in range(2)}
        other = letter_to(make_subscriber(), letter, letters.compose(letter))["Message-ID"]
        self.assertEqual(len(ids | {other}), 2)


class FrozenTests(LetterTestCase):
    def test_everybody_gets_the_letter_as_it_was_when_the_first_was_sent(self):
        self.start_mail()
        make_subscriber("a@example.org")
        late = make_subscriber("b@example.org")
        story = make_article("As it was")
        letter = make_letter(stories=[story])
        sending.begin(letter)
        story.title = "As it is"
        story.save()
        letter.subject = "Changed"
        letter.save(update_fields=["subject"])
        self.send(letter)
        self.assertEqual({message["Subject"] for _, message in self.mail.mails}, {"The week in films"})
        for _, message in self.mail.mails:
            self.assertIn("As it was", message.get_body(["plain"]).get_content())
        self.assertEqual(Delivery.objects.filter(subscriber=late).count(), 1)

    def test_who_subscribes_after_that_gets_the_next_one(self):
        self.start_mail()
        make_subscriber("a@example.org")
        letter = make_letter()
        sending.begin(letter)
        make_subscriber("late@example.org")
        sending.begin(letter)
        self.send(letter)
        self.assertEqual(list(self.states(letter)), ["a"])
