from unittest import mock

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import OperationalError, connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import drafting
from articles.models import Article, Block, Presence, RecoveryCopy, Section, TextBlock, Version
from people.models import AuditEntry
from tests.factories import ago, make_editor, make_ready_article, make_section
from tests.forms import add_row, prefix_of, values, values_at

SECRET = "Typed and never saved"


def address(article, name="change"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk] if article else [])


class RecoveryTestCase(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)
        self.article = make_ready_article("Before", dek="Two hours.", body=["First.", "Second."])

    def filled(self, **changes):
        return {**values_at(self.client, address(self.article)), **changes}

    def keep(self, data=None, **changes):
        """What the page posts while somebody types."""
        return self.client.post(address(self.article, "recovery"), data or self.filled(**changes))

    def form(self, **query):
        return self.client.get(address(self.article), query)

    def taken_up(self):
        return self.form(recover="1")

    def press(self, data, button="_continue"):
        return self.client.post(address(self.article), {**data, button: "Pressed"})

    def in_hand(self):
        return drafting.in_hand(Article.objects.get(pk=self.article.pk))

    def copies(self):
        return RecoveryCopy.objects.of(self.editor, self.article)

    def another(self, name="maria", **fields):
        other = make_editor(name)
        User.objects.filter(pk=other.pk).update(**fields)
        client = Client()
        client.force_login(other)
        return client


class KeepingTests(RecoveryTestCase):
    def test_what_is_typed_is_kept_and_said_so_and_saves_nothing(self):
        before = self.in_hand()
        response = self.keep(dek=SECRET)
        self.assertIn("Kept a copy at", response.json()["said"])
        self.assertEqual(self.copies().get().typed["dek"], [SECRET])
        self.assertEqual(self.in_hand(), before)
        self.assertEqual(Article.objects.get(pk=self.article.pk).saves, 0)

    def test_there_is_one_copy_of_a_story_the_latest(self):
        self.keep(dek="Once")
        self.keep(dek="Twice")
        self.assertEqual(self.copies().get().typed["dek"], ["Twice"])

    def test_there_is_one_copy_of_a_new_story_the_latest(self):
        for title in ["Once", "Twice"]:
            self.client.post(address(None, "add_recovery"), {"title": title})
        self.assertEqual(RecoveryCopy.objects.of(self.editor, None).get().typed["title"], ["Twice"])

    def test_another_window_making_the_copy_at_the_same_moment_is_no_mistake(self):
        self.keep(dek="theirs")
        queryset = type(RecoveryCopy.objects.all())
        update, not_there_yet = queryset.update, iter([True])

        def beaten_to_it(rows, **fields):
            return 0 if next(not_there_yet, False) else update(rows, **fields)

        data = self.filled(dek="mine")
        with mock.patch.object(queryset, "update", beaten_to_it):
            self.assertEqual(self.keep(data).status_code, 200)
        self.assertEqual(self.copies().get().typed["dek"], ["mine"])

    def test_buttons_tokens_and_characters_that_no_database_keeps_stay_out(self):
        self.keep({"title": "A\x00B", "csrfmiddlewaretoken": "x", "_save": "x", "blocks-__prefix__-text": "x"})
        self.assertEqual(self.copies().get().typed, {"title": ["AB"]})

    def test_what_is_too_large_is_refused_with_a_sentence(self):
        response = self.keep({"dek": "x" * 2_000_001})
        self.assertEqual(response.status_code, 413)
        self.assertIn("Save it now", response.json()["said"])
        self.assertFalse(self.copies().exists())

    def test_a_base_that_makes_no_sense_is_taken_for_the_oldest(self):
        for base in ["", "-1", "x", "9" * 5000]:
            with self.subTest(base=base[:5]):
                self.assertEqual(self.keep({"title": "x", "_base": base}).status_code, 200)
                self.assertEqual(self.copies().get().base, 0)

    def test_a_busy_database_is_answered_quietly(self):
        with mock.patch.object(RecoveryCopy.objects, "keep", side_effect=OperationalError("database is locked")):
            response = self.keep(dek=SECRET)
        self.assertEqual(response.status_code, 503)
        self.assertIn("tried again", response.json()["said"])

    def test_a_post_without_its_token_is_refused_and_a_new_one_is_to_be_had(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.editor)
        where = address(self.article, "recovery")
        self.assertEqual(client.post(where, {"title": "x"}).status_code, 403)
        token = client.get(where).json()["token"]
        self.assertEqual(client.post(where, {"title": "x", "csrfmiddlewaretoken": token}).status_code, 200)


class PrivacyTests(RecoveryTestCase):
    def setUp(self):
        super().setUp()
        self.keep(title=SECRET, dek=SECRET)

    def test_nobody_else_sees_it_whatever_their_rights(self):
        for fields in [{}, {"is_superuser": True}]:
            other = self.another(f"other{len(fields)}", **fields)
            for name in ["change", "history", "preview", "preview_page", "share", "delete", "recovery"]:
                with self.subTest(name=name, **fields):
                    page = other.get(address(self.article, name), {"recover": "1"})
                    self.assertNotContains(page, SECRET)
                    self.assertNotContains(page, "You typed something here")
            self.assertNotContains(other.get(address(None, "changelist")), SECRET)
            self.assertNotContains(other.get(reverse("admin:index")), SECRET)

    def test_it_leaves_no_trace_in_history_or_logs(self):
        self.assertFalse(Version.objects.filter(article=self.article).exists())
        self.assertFalse(LogEntry.objects.exists())
        self.assertFalse(AuditEntry.objects.exists())

    def test_another_editor_letting_go_leaves_it(self):
        self.another().post(address(self.article, "recovery_let_go"))
        self.assertTrue(self.copies().exists())

    def test_of_a_story_that_one_may_no_longer_edit_nothing_is_shown_or_accepted(self):
        self.editor.groups.first().permissions.remove(Permission.objects.get(codename="change_article"))
        page = self.form(recover="1")
        self.assertNotContains(page, SECRET)
        self.assertNotContains(page, "You typed something here")
        for name in ["recovery", "recovery_let_go", "presence"]:
            with self.subTest(name=name):
                self.assertEqual(self.client.post(address(self.article, name), {"title": "x"}).status_code, 403)
        self.assertEqual(self.copies().get().typed["title"], [SECRET])

    def test_without_the_right_to_begin_a_story_none_is_kept(self):
        self.editor.groups.first().permissions.remove(Permission.objects.get(codename="add_article"))
        self.assertEqual(self.client.post(address(None, "add_recovery"), {"title": "x"}).status_code, 403)
        self.assertFalse(RecoveryCopy.objects.of(self.editor, None).exists())

    def test_who_is_not_signed_in_is_sent_to_sign_in(self):
        self.client.logout()
        self.assertEqual(self.keep({"title": "x"}).status_code, 302)


class OfferingTests(RecoveryTestCase):
    def test_the_form_offers_the_copy_and_shows_what_was_saved(self):
        self.keep(dek=SECRET)
        page = self.form()
        self.assertContains(page, "You typed something here on")
        self.assertContains(page, "Take it up")
        self.assertNotContains(page, SECRET)

    def test_without_a_copy_nothing_is_offered(self):
        self.assertNotContains(self.form(), "You typed something here")
        self.assertContains(self.form(recover="1"), "Before")

    def test_letting_go_deletes_it(self):
        self.keep(dek=SECRET)
        page = self.client.post(address(self.article, "recovery_let_go"), follow=True)
        self.assertContains(page, "is let go of")
        self.assertFalse(self.copies().exists())

    def test_saving_deletes_it(self):
        self.keep(dek=SECRET)
        self.press(self.filled(dek="Saved"))
        self.assertFalse(self.copies().exists())

    def test_saving_with_the_copy_left_aside_keeps_it(self):
        self.keep(dek=SECRET)
        self.press(self.filled(dek="Saved", _aside="1"))
        self.assertEqual(self.copies().get().typed["dek"], [SECRET])
        self.assertContains(self.form(), "as it was saved after that")

    def test_a_save_that_was_refused_keeps_it_and_does_not_offer_what_the_form_holds_already(self):
        self.keep(dek=SECRET)
        page = self.press(self.filled(dek=SECRET, first_published="some day"))
        self.assertContains(page, SECRET)
        self.assertNotContains(page, "You typed something here")
        self.assertTrue(self.copies().exists())

    def test_saving_a_new_story_deletes_the_copy_of_it(self):
        self.client.post(address(None, "add_recovery"), {"title": "New"})
        data = {**values_at(self.client, address(None, "add")), "title": "New", "slug": "new", "_continue": "Save"}
        self.assertEqual(self.client.post(address(None, "add"), data).status_code, 302)
        self.assertFalse(RecoveryCopy.objects.of(self.editor, None).exists())


class TakingUpTests(RecoveryTestCase):
    def test_everything_typed_stands_in_the_form_and_nothing_is_saved(self):
        page = self.form()
        data = {**values(page), "title": SECRET, "tags": "noir", "first_published": "some day"}
        prefix = prefix_of(page, TextBlock)
        data[f"{prefix}-0-text"] = "<p>First, typed over.</p>"
        data[f"{prefix}-1-DELETE"] = "on"
        add_row(data, prefix, text="<p>Third.</p>", ordering=30, region="body")
        self.keep(data)
        before = self.in_hand()
        taken_up = values(self.taken_up())
        self.assertEqual({name: str(taken_up.get(name, "")) for name in data}, {n: str(data[n]) for n in data})
        self.assertEqual(self.in_hand(), before)
        self.assertEqual(Article.objects.get(pk=self.article.pk).saves, 0)

    def test_what_was_taken_up_is_not_complained_of_before_it_is_saved(self):
        self.keep(title="", first_published="some day")
        page = self.taken_up()
        self.assertContains(page, "some day")
        self.assertNotContains(page, "Please correct")
        self.assertEqual(self.press(values(page)).status_code, 200)

    def test_it_is_saved_as_any_form_is(self):
        self.keep(title=SECRET)
        self.assertEqual(self.press(values(self.taken_up())).status_code, 302)
        self.assertEqual(self.in_hand()["story"]["title"], SECRET)
        self.assertFalse(self.copies().exists())

    def test_the_form_is_not_sent_back_to_the_address_that_takes_it_up(self):
        self.keep(title=SECRET)
        self.assertContains(self.taken_up(), f'action="{address(self.article)}"')

    def test_it_says_what_it_is_and_that_it_is_not_saved(self):
        self.keep(title=SECRET)
        page = self.taken_up()
        self.assertContains(page, "This is what you typed on")
        self.assertContains(page, "not saved yet")

    def test_a_save_made_since_is_met_as_a_conflict_with_both_texts(self):
        self.keep(title=SECRET)
        self.press(self.filled(title="Theirs", _aside="1"))
        page = self.taken_up()
        self.assertContains(page, "The story was saved since")
        met = self.press(values(page))
        self.assertContains(met, SECRET, status_code=409)
        self.assertContains(met, "Theirs", status_code=409)
        self.assertEqual(self.in_hand()["story"]["title"], "Theirs")
        self.assertTrue(self.copies().exists())
        settled = {"mine": met.context["mine"], "theirs": met.context["theirs"].number, "story.title": "mine"}
        self.client.post(address(self.article, "settle"), settled)
        self.assertEqual(self.in_hand()["story"]["title"], SECRET)
        self.assertFalse(self.copies().exists())

    def test_it_is_taken_up_on_the_draft_that_it_was_built_on(self):
        page = self.form()
        data = add_row(values(page), prefix_of(page, TextBlock), text="<p>Third.</p>", ordering=30, region="body")
        self.press(data)
        before = {block["id"]: block["text"] for block in self.in_hand()["parts"]["blocks"]}
        data = self.filled()
        (field,) = [name for name, value in data.items() if value == "<p>Third.</p>"]
        self.keep({**data, field: f"<p>{SECRET}</p>"})
        self.press(values(self.taken_up()))
        after = {block["id"]: block["text"] for block in self.in_hand()["parts"]["blocks"]}
        self.assertEqual(after, {key: text.replace("Third.", SECRET) for key, text in before.items()})

    def test_a_row_that_was_deleted_since_becomes_a_new_one(self):
        Article.objects.filter(pk=self.article.pk).update(status=Article.Status.DRAFT)
        page = self.form()
        prefix = prefix_of(page, TextBlock)
        data = {**values(page), f"{prefix}-0-text": f"<p>{SECRET}</p>"}
        add_row(data, prefix, text="<p>Third.</p>", ordering=30, region="body")
        self.keep(data)
        Block.objects.filter(pk=data[f"{prefix}-0-id"]).delete()
        page = self.taken_up()
        self.assertContains(page, SECRET)
        self.assertEqual(self.press(values(page)).status_code, 302)
        texts = {block.text for block in self.article.blocks.all()}
        self.assertEqual(texts, {f"<p>{SECRET}</p>", "<p>Second.</p>", "<p>Third.</p>"})

    def test_a_row_that_was_chosen_and_deleted_since_is_left_empty(self):
        section = make_section("Gone soon")
        self.keep(dek=SECRET, section=section.pk)
        Section.objects.filter(pk=section.pk).delete()
        self.assertContains(self.taken_up(), SECRET)

    def test_a_copy_from_before_the_form_had_all_its_kinds_of_rows_is_taken_up_too(self):
        self.keep({"title": SECRET, "blocks-TOTAL_FORMS": "many", "blocks-INITIAL_FORMS": "x"})
        self.assertContains(self.taken_up(), SECRET)

    def test_a_new_story_is_taken_up_in_the_form_of_a_new_story(self):
        add = address(None, "add")
        page = self.client.get(add)
        data = {**values(page), "title": SECRET, "slug": ""}
        add_row(data, prefix_of(page, TextBlock), text="<p>Begun.</p>", ordering=10, region="body")
        self.client.post(address(None, "add_recovery"), data)
        self.assertContains(self.client.get(add), "You typed something here on")
        page = self.client.get(add, {"recover": "1"})
        self.assertContains(page, SECRET)
        self.assertContains(page, "Begun.")
        self.assertNotContains(page, "Please correct")
        self.assertFalse(Article.objects.filter(title=SECRET).exists())
        self.client.post(add, {**values(page), "slug": "new", "_continue": "Save"})
        self.assertEqual(Article.objects.get(slug="new").blocks.get().text, "<p>Begun.</p>")

    def test_the_browser_that_takes_it_up_needs_no_token(self):
        self.keep(title=SECRET)
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.editor)
        self.assertContains(client.get(address(self.article), {"recover": "1"}), SECRET)


class PresenceTests(RecoveryTestCase):
    def setUp(self):
        super().setUp()
        self.maria = self.another(first_name="Maria", last_name="Lenz")

    def hear(self, client, **said):
        return client.post(address(self.article, "presence"), {"_base": 0, **said})

    def test_the_form_and_the_page_say_who_else_has_the_story_open(self):
        self.hear(self.maria)
        self.assertContains(self.form(), "Maria Lenz has this story open too.")
        self.assertEqual(self.hear(self.client).json()["others"], "Maria Lenz has this story open too.")

    def test_they_say_whether_something_is_typed_there(self):
        self.hear(self.maria, typing="yes")
        self.assertContains(self.form(), "Maria Lenz has this story open too, and is typing.")
        self.hear(self.maria, typing="no")
        self.assertNotContains(self.form(), "and is typing")

    def test_keeping_a_copy_says_so_too(self):
        self.maria.post(address(self.article, "recovery"), self.filled(title=SECRET))
        response = self.hear(self.client)
        self.assertEqual(response.json()["others"], "Maria Lenz has this story open too, and is typing.")
        self.assertNotContains(response, SECRET)

    def test_nobody_is_told_of_themselves_or_of_another_story(self):
        self.hear(self.client)
        self.assertEqual(self.hear(self.client).json()["others"], "")
        self.maria.post(address(make_ready_article("Another"), "presence"))
        self.assertEqual(self.hear(self.client).json()["others"], "")

    def test_who_left_is_not_there(self):
        self.hear(self.maria)
        self.assertEqual(self.hear(self.maria, leaving="1").status_code, 204)
        self.assertEqual(self.hear(self.client).json()["others"], "")

    def test_who_was_not_heard_of_for_a_minute_and_a_half_is_not_there(self):
        self.hear(self.maria)
        Presence.objects.update(heard_at=ago(seconds=91))
        self.assertEqual(self.hear(self.client).json()["others"], "")

    def test_rows_of_pages_that_never_said_goodbye_are_thrown_away(self):
        self.hear(self.maria)
        Presence.objects.update(heard_at=ago(days=2))
        self.hear(self.client, leaving="1")
        self.assertFalse(Presence.objects.exists())

    def test_a_save_made_since_the_form_was_opened_is_told(self):
        self.maria.post(address(self.article), {**self.filled(title="Theirs"), "_continue": "Save"})
        self.assertIn("It was saved since you opened it", self.hear(self.client).json()["others"])

    def test_it_is_one_row_and_one_write_however_often(self):
        self.hear(self.client)
        with CaptureQueriesContext(connection) as queries:
            self.hear(self.client)
        writes = [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]
        self.assertEqual(len(writes), 1, writes)
        self.assertEqual(Presence.objects.count(), 1)

    def test_a_busy_database_is_answered_quietly(self):
        with mock.patch.object(Presence.objects, "hear", side_effect=OperationalError("database is locked")):
            self.assertEqual(self.hear(self.client).status_code, 503)

    def test_a_story_that_is_gone_is_not_found(self):
        Article.objects.filter(pk=self.article.pk).delete()
        self.assertEqual(self.hear(self.client).status_code, 404)
