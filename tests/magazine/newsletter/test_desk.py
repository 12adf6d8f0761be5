"""The newsletter at the desk: who may compose, try, send, see addresses and delete."""

import io
import json

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import roles
from articles.models import Article
from magazine.newsletter import rights
from magazine.newsletter.models import Letter, Outgoing, Subscriber, Suppressed
from people.models import AuditEntry
from tests.articles.role_matrix import Writes, quiet
from tests.factories import ago, ahead, make_article, make_member
from tests.forms import add_row, prefix_of, values

from .case import NewsletterTestCase, make_letter, make_subscriber

# What each may do with the newsletter: c compose and try, s plan and send, a see addresses, d delete subscribers.
MATRIX = {
    None: "",
    "outsider": "",
    "Writer": "",
    "Photo editor": "",
    "Importer": "",
    "Section editor": "c",
    "Chief editor": "csad",
    "superuser": "csad",
}


def address(model, name, *args):
    return reverse(f"admin:newsletter_{model}_{name}", args=args)


class DeskTestCase(NewsletterTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.people = {
            "outsider": User.objects.create_user("outsider", is_staff=True),
            "superuser": User.objects.create_superuser("boss", "boss@example.org"),
            **{role: make_member(role) for role in roles.ROLES},
        }

    def be(self, role):
        self.client.logout()
        if role:
            self.client.force_login(self.people[role])


class RoleTests(DeskTestCase):
    def setUp(self):
        self.start_mail()
        self.letter = make_letter(intro="Secretword")
        self.subscriber = make_subscriber("ada.secretword@example.org")

    def asked(self):
        """Every address: what it needs, the method, and where."""
        letter, subscriber = self.letter.pk, self.subscriber.pk
        yield "c", "get", address("letter", "changelist"), {}
        yield "c", "get", address("letter", "add"), {}
        yield "c", "get", address("letter", "change", letter), {}
        yield "c", "get", address("letter", "history", letter), {}
        yield "c", "get", address("letter", "preview", letter), {}
        yield "c", "get", address("letter", "preview_page", letter), {}
        yield "c", "post", address("letter", "test", letter), {}
        yield "s", "get", address("letter", "plan", letter), {}
        yield "s", "post", address("letter", "plan", letter), {"goes_out_at_0": "", "goes_out_at_1": ""}
        yield "s", "post", address("letter", "take_off", letter), {}
        yield "a", "get", address("subscriber", "changelist"), {}
        yield "a", "get", address("subscriber", "change", subscriber), {}
        yield "a", "post", address("subscriber", "export", subscriber), {}
        export = {"action": "export_chosen", "_selected_action": subscriber}
        yield "a", "post", address("subscriber", "changelist"), export
        yield "d", "get", address("subscriber", "delete", subscriber), {}
        yield "", "get", address("subscriber", "add"), {}
        yield "", "post", address("subscriber", "change", subscriber), {"email": "forged@example.org"}

    def test_each_may_what_the_matrix_says_and_who_may_not_changes_and_learns_nothing(self):
        for role, may in MATRIX.items():
            self.be(role)
            for needs, method, where, data in self.asked():
                writes = Writes()
                with self.subTest(role=role, where=where, method=method), quiet():
                    with connection.execute_wrapper(writes):
                        answer = getattr(self.client, method)(where, data)
                    if needs and needs in may:
                        self.assertIn(answer.status_code, (200, 302))
                        self.assertNotIn("/login/", answer.headers.get("Location", ""))
                        continue
                    refused = answer.status_code in (403, 404) or "/login/" in answer.headers.get("Location", "")
                    self.assertTrue(refused, answer.status_code)
                    self.assertEqual(writes.seen, [])
                    self.assertNotIn("secretword", answer.content.decode().lower())

    def test_no_address_stands_where_it_is_not_needed(self):
        self.be("Section editor")
        self.client.get(address("letter", "plan", self.letter.pk))
        for where in (
            reverse("admin:index"),
            address("letter", "changelist"),
            address("letter", "change", self.letter.pk),
        ):
            self.assertNotContains(self.client.get(where), "ada.secretword")

    def test_a_planned_letter_is_changed_by_those_alone_who_may_send_it(self):
        self.letter.plan(ahead(days=1), by=None)
        self.be("Section editor")
        page = self.client.get(address("letter", "change", self.letter.pk))
        self.assertNotContains(page, 'name="_save"')
        self.assertEqual(
            self.client.post(address("letter", "change", self.letter.pk), {"subject": "x"}).status_code, 403
        )
        self.be("Chief editor")
        self.assertContains(self.client.get(address("letter", "change", self.letter.pk)), 'name="_save"')

    def test_the_matrix_of_the_desk_names_them(self):
        out = io.StringIO()
        call_command("roles", stdout=out)
        for words in (rights.LETTERS, rights.SEND, rights.SUBSCRIBERS, rights.FORGET):
            self.assertIn(words, out.getvalue())

    def test_a_magazine_that_had_roles_before_is_given_what_is_new_and_nothing_else(self):
        chief = Group.objects.get(name="Chief editor")
        chief.permissions.set(Permission.objects.filter(codename="add_tag", content_type__app_label="articles"))
        rights.after_migrating(plan=[(Migration("0002_later", "newsletter"), False)])
        self.assertEqual(chief.permissions.count(), 1)
        rights.after_migrating(plan=[(Migration("0001_initial", "newsletter"), False)])
        names = set(chief.permissions.values_list("codename", flat=True))
        self.assertLessEqual({"add_tag", "send_letter", "view_subscriber", "add_letter"}, names)
        self.assertNotIn("publish_article", names)


class ComposingTests(DeskTestCase):
    def test_a_letter_is_made_of_stories_in_their_order(self):
        self.be("Section editor")
        first, second = make_article("First"), make_article("Second")
        page = self.client.get(address("letter", "add"))
        data, prefix = values(page), prefix_of(page, Letter.stories.rel.related_model)
        data |= {"subject": "The week", "intro": "Words."}
        add_row(data, prefix, article=second.pk, words="In short.", position="0")
        add_row(data, prefix, article=first.pk, words="", position="0")
        self.assertEqual(self.client.post(address("letter", "add"), data).status_code, 302)
        letter = Letter.objects.get()
        self.assertEqual([row.article for row in letter.stories.all()], [second, first])
        self.assertEqual(letter.made_by, self.people["Section editor"])

    def test_a_story_that_one_may_not_see_has_no_name_and_stays(self):
        hidden = make_article("Telltale", embargo_until=ahead(days=1), status=Article.Status.DRAFT)
        letter = make_letter(stories=[hidden, make_article("Shown")])
        self.be("Section editor")
        page = self.client.get(address("letter", "change", letter.pk))
        self.assertNotContains(page, "Telltale")
        self.assertContains(page, f"Story {hidden.pk}, which you may not open")
        self.assertContains(page, "left out as it stands")
        self.client.post(address("letter", "change", letter.pk), {**values(page), "subject": "Other"})
        letter.refresh_from_db()
        self.assertEqual((letter.subject, letter.stories.count()), ("Other", 2))
        letter.plan(ahead(days=1), by=None)
        self.assertNotContains(self.client.get(address("letter", "change", letter.pk)), "Telltale")

    def test_a_story_that_one_may_not_see_cannot_be_taken(self):
        hidden = make_article("Telltale", status=Article.Status.DRAFT)
        self.be("Section editor")
        page = self.client.get(address("letter", "add"))
        data = {**values(page), "subject": "The week"}
        add_row(data, prefix_of(page, Letter.stories.rel.related_model), article=hidden.pk, words="", position="0")
        self.assertEqual(self.client.post(address("letter", "add"), data).status_code, 200)
        self.assertFalse(Letter.objects.exists())

    def test_previews_are_the_mail_itself(self):
        letter = make_letter(stories=[make_article("Shown"), make_article("Telltale", status="withdrawn")])
        self.be("Section editor")
        page = self.client.get(address("letter", "preview", letter.pk))
        self.assertContains(page, "1 story is left out")
        self.assertNotContains(page, "Telltale")
        own = self.client.get(address("letter", "preview_page", letter.pk))
        self.assertContains(own, "Shown")
        self.assertIn("default-src 'none'", own["Content-Security-Policy"])
        self.assertEqual(own["X-Frame-Options"], "SAMEORIGIN")

    def test_a_preview_is_light_or_dark_whatever_room_the_editor_sits_in(self):
        letter = make_letter()
        self.be("Section editor")
        for room, rule in [
            ("dark", "@media all"),
            ("light", "@media not all"),
            ("", "@media (prefers-color-scheme: dark)"),
        ]:
            page = self.client.get(address("letter", "preview_page", letter.pk), {"room": room})
            self.assertContains(page, rule)

    @override_settings(SITE_URL="")
    def test_without_an_address_of_the_site_it_says_what_to_set(self):
        letter = make_letter()
        self.be("Chief editor")
        for page in ("preview", "plan"):
            answer = self.client.get(address("letter", page, letter.pk), follow=True)
            self.assertContains(answer, "Set SITE_URL to")

    def test_a_test_goes_to_oneself_and_counts_for_nothing(self):
        self.start_mail()
        make_subscriber()
        letter = make_letter()
        self.be("superuser")
        self.client.post(address("letter", "test", letter.pk), {"to": "victim@example.org"})
        ((to, message),) = self.mail.mails
        self.assertEqual((to, message["Subject"]), ("boss@example.org", "[Test] The week in films"))
        self.assertIsNone(message["List-Unsubscribe"])
        self.assertEqual((letter.deliveries.count(), Outgoing.objects.count()), (0, 0))
        self.be("Chief editor")
        answer = self.client.post(address("letter", "test", letter.pk), follow=True)
        self.assertContains(answer, "Your account has no e-mail address.")

    def test_a_mail_server_that_does_not_answer_is_said(self):
        self.be("superuser")
        answer = self.client.post(address("letter", "test", make_letter().pk), follow=True)
        self.assertContains(answer, "The test was not sent.")


class PlanningTests(DeskTestCase):
    def setUp(self):
        self.letter = make_letter()
        self.be("Chief editor")

    def plan(self, date="", time=""):
        data = {"goes_out_at_0": date, "goes_out_at_1": time}
        answer = self.client.post(address("letter", "plan", self.letter.pk), data, follow=True)
        self.letter.refresh_from_db()
        return answer

    def test_at_a_moment_or_with_the_next_run(self):
        self.plan("2099-03-03", "09:00")
        self.assertEqual((self.letter.state, self.letter.goes_out_at.year), ("planned", 2099))
        self.assertFalse(Letter.objects.due().exists())
        self.plan()
        self.assertTrue(Letter.objects.due().exists())
        self.assertEqual(self.letter.released_by, self.people["Chief editor"])
        self.assertEqual(AuditEntry.objects.filter(action="scheduled").count(), 2)

    def test_taken_off_it_is_a_draft_again(self):
        self.plan("2099-03-03", "09:00")
        self.client.post(address("letter", "take_off", self.letter.pk))
        self.letter.refresh_from_db()
        self.assertEqual((self.letter.state, self.letter.goes_out_at), ("draft", None))
        self.assertEqual(AuditEntry.objects.filter(action="unscheduled").count(), 1)

    def test_what_is_on_its_way_stays_as_it_is(self):
        self.start_mail()
        make_subscriber()
        call_command("send_newsletter", self.letter.pk, verbosity=0)
        for button in ("plan", "take_off"):
            self.client.post(address("letter", button, self.letter.pk), {"goes_out_at_0": "", "goes_out_at_1": ""})
        self.letter.refresh_from_db()
        self.assertEqual(self.letter.state, "sent")
        page = self.client.get(address("letter", "change", self.letter.pk))
        self.assertNotContains(page, 'name="_save"')
        self.assertContains(page, "1 sent")
        self.assertEqual(self.client.get(address("letter", "delete", self.letter.pk)).status_code, 403)

    def test_says_how_many_get_it(self):
        make_subscriber()
        make_subscriber().leave()
        self.assertContains(
            self.client.get(address("letter", "plan", self.letter.pk)), "goes to 1 subscriber, with 1 story"
        )


class SubscriberTests(DeskTestCase):
    def setUp(self):
        self.subscriber = make_subscriber("ada@example.org")
        self.be("Chief editor")

    def test_what_is_kept_is_exported_and_that_is_noted(self):
        answer = self.client.post(address("subscriber", "export", self.subscriber.pk))
        self.assertEqual(json.loads(answer.content)["address"], "ada@example.org")
        self.assertIn("no-store", answer["Cache-Control"])
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.action, entry.subject), ("exported", f"Subscriber {self.subscriber.pk}"))

    def test_deleted_nothing_remains_and_that_is_noted_without_the_address(self):
        self.client.post(address("subscriber", "delete", self.subscriber.pk), {"post": "yes"})
        self.assertFalse(Subscriber.objects.exists() or Suppressed.objects.exists())
        self.assertEqual(AuditEntry.objects.get().actor, self.people["Chief editor"])
        self.assertNotIn("ada@", repr([*AuditEntry.objects.values(), *LogEntry.objects.values()]))

    def test_several_are_deleted_for_good(self):
        other = make_subscriber()
        chosen = {"_selected_action": [self.subscriber.pk, other.pk], "action": "delete_for_good"}
        self.client.post(address("subscriber", "changelist"), chosen)
        self.assertEqual((Subscriber.objects.count(), Suppressed.objects.count()), (0, 2))

    def test_nobody_deletes_by_the_list_who_may_only_look(self):
        looker = User.objects.create_user("looker", is_staff=True)
        looker.user_permissions.add(Permission.objects.get(codename="view_subscriber"))
        self.client.force_login(looker)
        for action in ("delete_for_good", "delete_selected"):
            chosen = {"_selected_action": [self.subscriber.pk], "action": action, "post": "yes"}
            self.client.post(address("subscriber", "changelist"), chosen)
        self.assertTrue(Subscriber.objects.exists())

    def test_lists_cost_the_same_for_many(self):
        counts = set()
        for _ in range(2):
            for _ in range(6):
                letter = make_letter()
                letter.plan(ago(days=1), by=self.people["superuser"])
                make_subscriber()
            for page in ("letter", "subscriber"):
                with CaptureQueriesContext(connection) as queries:
                    self.client.get(address(page, "changelist"))
                counts.add((page, len(queries)))
        self.assertEqual(len(counts), 2)
