from django.contrib.auth.models import User
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import AuditEntry
from tests.factories import make_article, make_editor, make_film, make_member, make_person

Action = AuditEntry.Action
LOG = reverse("admin:people_auditentry_changelist")


def record(row, action=Action.PUBLISHED, **fields):
    return AuditEntry.objects.record(action, row, by=None, **fields)


class AuditEntryTests(TestCase):
    def test_stays_as_it_was_written(self):
        entry = record(make_person())
        entry.words = "Something else"
        for change in (
            entry.save,
            entry.delete,
            AuditEntry.objects.all().delete,
            lambda: AuditEntry.objects.update(words="Something else"),
        ):
            with self.subTest(change), self.assertRaises(TypeError):
                change()
        self.assertEqual(AuditEntry.objects.get().words, "")

    def test_outlives_what_it_is_about_and_who_did_it(self):
        person, editor = make_person("Agnès Varda"), User.objects.create_user("wanda", first_name="Wanda")
        AuditEntry.objects.record(Action.MERGED, person, by=editor)
        person.delete()
        editor.delete()
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.subject, entry.actor, entry.actor_name), ("Agnès Varda", None, "Wanda"))


class AuditLogTests(TestCase):
    def setUp(self):
        self.boss = User.objects.create_superuser("boss")
        self.client.force_login(self.boss)

    def listed(self, **query):
        return [entry.subject for entry in self.client.get(LOG, query).context["cl"].result_list]

    def test_lists_the_newest_first(self):
        for title in ("First", "Second"):
            record(make_film(title))
        self.assertEqual([subject[:6] for subject in self.listed()], ["Second", "First "])

    def test_is_narrowed_by_what_was_done_and_searched_by_what_it_was_done_to_and_by_whom(self):
        editor = make_editor("wanda")
        AuditEntry.objects.record(Action.WITHDRAWN, make_person("Agnès Varda"), by=editor)
        record(make_person("Chantal Akerman"))
        self.assertEqual(self.listed(action=Action.WITHDRAWN), ["Agnès Varda"])
        self.assertEqual(self.listed(q="varda"), ["Agnès Varda"])
        self.assertEqual(self.listed(q="wanda"), ["Agnès Varda"])

    def test_says_what_was_done_in_words_with_the_reason(self):
        record(make_person(), Action.LIFTED, words="It was to hold until noon.", reason="The studio agreed.")
        page = self.client.get(LOG)
        for words in ("Embargo lifted early", "It was to hold until noon.", "The studio agreed."):
            self.assertContains(page, words)

    def test_leads_to_what_an_entry_is_about_as_long_as_it_is_there(self):
        story, gone = make_article("Still there"), make_article("Deleted since")
        for each in (story, gone):
            record(each)
        form = reverse("admin:articles_article_change", args=[gone.pk])
        gone.delete()
        page = self.client.get(LOG)
        self.assertContains(
            page, f'<a href="{reverse("admin:articles_article_change", args=[story.pk])}">Still there</a>'
        )
        self.assertContains(page, "Deleted since")
        self.assertNotContains(page, form)

    def test_stands_by_itself_and_not_on_the_shelf(self):
        entry = record(make_person("Agnès Varda"))
        for page in (self.client.get(LOG), self.client.get(reverse("admin:people_auditentry_change", args=[entry.pk]))):
            crumbs = page.content.decode().partition('<div class="breadcrumbs">')[2].partition("</div>")[0]
            self.assertIn("Audit log", crumbs)
            self.assertNotIn("Reference shelf", crumbs)
        shelf = self.client.get(reverse("admin:app_list", args=["people"]))
        self.assertNotContains(shelf, f'<a href="{LOG}">')

    def test_leads_nobody_to_what_they_may_not_open(self):
        record(self.boss, Action.RIGHTS, words="Account: + superuser")
        form = reverse("admin:auth_user_change", args=[self.boss.pk])
        self.assertContains(self.client.get(LOG), form)
        self.client.force_login(make_member("Chief editor"))
        self.assertNotContains(self.client.get(LOG), form)

    def test_shows_an_entry_about_nothing_in_particular(self):
        record(None, Action.IMPORTED, words="Three stories")
        self.assertContains(self.client.get(LOG), "Three stories")

    def test_asks_the_database_as_often_for_twenty_entries_as_for_two(self):
        counts = []
        for number in (1, 9):
            for _ in range(number):
                record(make_article())
                record(make_person())
            self.client.get(LOG)
            with CaptureQueriesContext(connection) as captured:
                self.client.get(LOG)
            counts.append(len(captured))
        self.assertEqual(*counts)

    def test_nobody_writes_in_it_superusers_included(self):
        entry = record(make_person("Agnès Varda"), words="As it was")
        change, delete, add = (
            reverse("admin:people_auditentry_change", args=[entry.pk]),
            reverse("admin:people_auditentry_delete", args=[entry.pk]),
            reverse("admin:people_auditentry_add"),
        )
        forged = {"action": "published", "words": "Forged", "subject": "Forged", "post": "yes"}
        for address in (change, delete, add):
            with self.subTest(address):
                self.assertEqual(self.client.post(address, forged).status_code, 403)
        chosen = {"action": "delete_selected", "_selected_action": entry.pk, "post": "yes"}
        self.client.post(LOG, chosen)
        self.client.post(LOG, {"_save": "1", "form-TOTAL_FORMS": "1", "form-0-id": entry.pk, "form-0-words": "Forged"})
        self.assertEqual([(e.subject, e.words) for e in AuditEntry.objects.all()], [("Agnès Varda", "As it was")])
        page = self.client.get(LOG)
        self.assertNotContains(page, "delete_selected")
        self.assertNotContains(page, "auditentry/add/")
        self.assertNotContains(self.client.get(change), 'name="_save"')

    def test_is_read_by_the_chief_editor_and_by_no_other_role(self):
        record(make_person())
        for role, status in [
            ("Chief editor", 200),
            ("Writer", 403),
            ("Section editor", 403),
            ("Photo editor", 403),
            ("Importer", 403),
        ]:
            with self.subTest(role):
                self.client.force_login(make_member(role))
                self.assertEqual(self.client.get(LOG).status_code, status)
                self.assertEqual(
                    "auditentry" in self.client.get(reverse("admin:index")).content.decode(), status == 200
                )
