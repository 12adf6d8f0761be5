"""Bringing stories in at the desk: paste or send in, review, make the draft; and what forged requests get."""

import re
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import TestCase
from django.urls import reverse

from articles.importing.planning import READER, apply, plan_for
from articles.importing.planning.keeping import keep_open
from articles.models import Article, Import, Version
from tests.articles.importing.planning.incoming import WALK, cover_story, incoming
from tests.articles.role_matrix import digest, quiet
from tests.factories import make_member, make_section
from tests.forms import fields_of

START = reverse("admin:articles_article_import")
OTHER = WALK.replace("Varda", "Akerman").replace("Noirmoutier", "Ostend")


def review(row):
    return reverse("admin:articles_article_import_review", args=[row.pk])


def let_go(row):
    return reverse("admin:articles_article_import_let_go", args=[row.pk])


def waiting(by, text=WALK, name="walk.txt"):
    came = incoming(text, name)
    return keep_open(came, plan_for(came).digest, by=by)


class DeskTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.importer = make_member("Importer", "ida")

    def setUp(self):
        self.client.force_login(self.importer)

    def form(self, row):
        """The fields of the review, as a browser would send them."""
        return fields_of(self.client.get(review(row)), "import-form")

    def post(self, row, button="_make", **changes):
        data = {**self.form(row), **{name.replace("__", "."): value for name, value in changes.items()}}
        return self.client.post(review(row), {**data, button: ""})


class ComingInTests(DeskTestCase):
    def test_a_pasted_story_without_a_name_is_called_by_the_first_words_that_readers_see(self):
        page = f"<!DOCTYPE html><html><head><title>By the sea</title></head><body><p>{WALK}</p></body></html>"
        for text, name in (
            (WALK, "A walk with Varda She knows every stone.txt"),
            (page, "By the sea A walk with Varda She.txt"),
        ):
            with self.subTest(name):
                self.client.post(START, {"text": text})
                self.assertEqual(Import.objects.latest("pk").name, name)

    def test_a_stroke_in_a_name_cuts_nothing_off(self):
        self.client.post(START, {"text": WALK, "name": "24/7 by the sea"})
        self.assertEqual(Import.objects.get().name, "24 7 by the sea.txt")

    def test_a_pasted_story_is_looked_at_before_anything_is_made(self):
        response = self.client.post(START, {"text": WALK, "name": "walk"})
        row = Import.objects.get()
        self.assertRedirects(response, review(row))
        self.assertEqual((row.name, row.state, row.made_by), ("walk.txt", "open", self.importer))
        self.assertFalse(Article.objects.exists())

    def test_several_files_wait_side_by_side_and_what_cannot_be_read_is_named(self):
        files = [
            SimpleUploadedFile("one.txt", WALK.encode()),
            SimpleUploadedFile("empty.txt", b""),
            SimpleUploadedFile("two.md", OTHER.encode()),
        ]
        response = self.client.post(START, {"files": files})
        self.assertContains(response, "empty.txt")
        self.assertContains(response, "One could not be read.")
        self.assertEqual(Import.objects.count(), 2)

    def test_nothing_is_nothing(self):
        self.assertContains(self.client.post(START, {}), "Paste a story, or choose a file.")

    def test_the_same_pasted_twice_waits_once(self):
        for _ in range(2):
            self.client.post(START, {"text": WALK, "name": "walk"})
        self.assertEqual(Import.objects.count(), 1)

    def test_what_is_a_story_already_is_told(self):
        row = waiting(self.importer)
        self.post(row)
        response = self.client.post(START, {"text": WALK, "name": "again"}, follow=True)
        self.assertContains(response, "came in before, just as it is")
        self.assertEqual(Import.objects.count(), 1)

    def test_the_list_of_stories_and_the_desk_lead_there(self):
        self.assertContains(self.client.get(reverse("admin:articles_article_changelist")), START)
        waiting(self.importer)
        desk = self.client.get(reverse("admin:index"))
        self.assertContains(desk, START)
        self.assertContains(desk, "walk.txt")


class ReviewTests(DeskTestCase):
    def test_shows_the_whole_source_and_every_block(self):
        row = waiting(self.importer)
        page = self.client.get(review(row)).content.decode()
        source = re.search(r'<div class="import-text".*?>(.*?)</div>', page, re.S)[1]
        shown = re.sub(r"<[^>]+>", "", re.sub(r'<span class="visually-hidden">.*?</span>', "", source))
        self.assertEqual(shown, WALK)
        self.assertEqual(page.count('class="import-block"'), 3)

    def test_one_button_makes_the_draft(self):
        row = waiting(self.importer)
        response = self.post(row)
        story = Article.objects.get()
        self.assertRedirects(response, reverse("admin:articles_article_change", args=[story.pk]))
        self.assertEqual((story.writer, story.status), (self.importer, "draft"))
        row.refresh_from_db()
        self.assertEqual((row.state, row.story, row.reader), ("done", story, READER))
        self.assertEqual(Version.objects.get().made_by, self.importer)

    def test_a_decision_is_kept_and_heeded(self):
        row = waiting(self.importer)
        self.post(row, "_keep", d__headline="Varda, walking", d__kind="critique")
        self.assertEqual(self.form(row)["d.headline"], "Varda, walking")
        self.post(row)
        story = Article.objects.get()
        self.assertEqual((story.title, story.kind, story.title_source), ("Varda, walking", "critique", "editor"))

    def test_only_what_was_changed_counts_as_decided(self):
        row = waiting(self.importer)
        self.post(row, "_keep", d__kicker="On the beach")
        row.refresh_from_db()
        self.assertEqual(row.choices, {"kicker": "On the beach"})

    def test_a_block_is_left_out_and_another_called_back(self):
        row = keep_open(cover_story(), "x" * 64, by=self.importer)
        form = self.form(row)
        block = next(name for name in form if name.startswith("d.block."))
        leftover = next((name for name in form if name.startswith("d.left.")), None)
        changes = {block: "", **({leftover: "text"} if leftover else {})}
        self.client.post(review(row), {**form, **changes, "_make": ""})
        count = len([name for name in form if name.startswith(("d.block.", "d.figure."))])
        self.assertEqual(Article.objects.get().blocks.count(), count - 1 + bool(leftover))

    def test_what_does_not_fit_is_said_and_nothing_is_made(self):
        row = waiting(self.importer)
        response = self.post(row, d__slug="Not An Address")
        self.assertContains(response, "is none. Write small letters")
        self.assertFalse(Article.objects.exists())

    def test_of_two_who_decide_the_second_is_told_and_loses_nothing(self):
        row = waiting(self.importer)
        mine = self.form(row)
        self.post(row, "_keep", d__headline="Theirs")
        response = self.client.post(review(row), {**mine, "d.headline": "Mine", "_keep": ""})
        self.assertEqual(response.status_code, 409)
        self.assertContains(response, "they have “Theirs”, you “Mine”", status_code=409)
        row.refresh_from_db()
        self.assertEqual(row.choices, {"headline": "Theirs"})
        self.client.post(review(row), {**fields_of(response, "import-form"), "_keep": ""})
        row.refresh_from_db()
        self.assertEqual(row.choices["headline"], "Mine")

    def test_whoever_comes_after_the_draft_is_led_to_it(self):
        row = waiting(self.importer)
        mine = self.form(row)
        self.post(row)
        response = self.client.post(review(row), {**mine, "_make": ""}, follow=True)
        self.assertContains(response, "was brought in already")
        self.assertEqual(Article.objects.count(), 1)

    def test_a_failing_database_leaves_all_as_it_was(self):
        row = waiting(self.importer)
        form = self.form(row)
        before = digest()
        with mock.patch("articles.importing.planning.applying.load", side_effect=OperationalError), quiet():
            self.client.raise_request_exception = False
            self.client.post(review(row), {**form, "_make": ""})
        self.assertEqual(digest(), before)

    def test_what_the_loader_refuses_is_said_on_the_page(self):
        row = waiting(self.importer)
        make_section("Here", slug="here")
        form = {**self.form(row), "d.section": "here"}
        with mock.patch("articles.importing.planning.applying.check_contents") as check:
            check.return_value.problems = ["walk.txt.json, object 1: is wrong."]
            with mock.patch("articles.importing.planning.applying.load"):
                response = self.client.post(review(row), {**form, "_make": ""})
        self.assertContains(response, "object 1: is wrong.")
        self.assertContains(response, "The draft was not made.")
        self.assertEqual(fields_of(response, "import-form")["d.section"], "here")

    def test_a_changed_source_becomes_a_draft_of_its_story(self):
        self.post(waiting(self.importer))
        row = waiting(self.importer, WALK.replace("a dog", "a small dog"))
        self.assertContains(self.client.get(review(row)), "A changed source of")
        self.post(row)
        story = Article.objects.get()
        self.assertEqual(story.versions.first().number, 1)
        self.assertIn("a small dog", story.blocks.last().text)

    def test_letting_go_throws_away_what_nobody_decided_meanwhile(self):
        row = waiting(self.importer)
        saves = row.saves
        self.post(row, "_keep", d__kicker="On the beach")
        self.client.post(let_go(row), {"saves": saves})
        self.assertTrue(Import.objects.exists())
        self.client.post(let_go(row), {"saves": saves + 1})
        self.assertFalse(Import.objects.exists())

    def test_hostile_text_is_shown_as_text(self):
        picture = "![<b onclick=x>](javascript:alert(3))"
        text = f'<script>alert(1)</script> "><img src=x onerror=alert(2)>\n\n{WALK}\n\n{picture}\n'
        page = self.client.get(review(waiting(self.importer, text))).content.decode()
        for markup in ("<script>alert", "<img src=x", "<b onclick", 'href="javascript'):
            self.assertNotIn(markup, page)
        self.assertIn("&lt;script&gt;alert(1)", page)


class ForgedTests(DeskTestCase):
    def assertNothingChanges(self, ask, *statuses):
        before = digest()
        with quiet():
            response = ask()
        self.assertIn(response.status_code, statuses)
        self.assertEqual(digest(), before)

    def test_a_decision_that_nobody_asks_changes_nothing(self):
        row = waiting(self.importer)
        form = self.form(row)
        self.assertNothingChanges(
            lambda: self.client.post(review(row), {**form, "d.name.deadbeef0000": "about.x", "_make": ""}), 400
        )

    def test_an_option_that_is_not_offered_changes_nothing(self):
        row = waiting(self.importer)
        form = self.form(row)
        for name, value in [("d.kind", "sonnet"), ("d.section", "not-mine"), ("d.source", "another")]:
            self.assertNothingChanges(lambda: self.client.post(review(row), {**form, name: value, "_make": ""}), 200)  # noqa: B023

    def test_ten_thousand_fields_change_nothing(self):
        row = waiting(self.importer)
        self.assertNothingChanges(
            lambda: self.client.post(review(row), {f"d.x{number}": "1" for number in range(10_000)}), 400
        )

    def test_a_section_that_is_not_theirs_is_not_offered(self):
        ours, other = make_section("Ours"), make_section("Other")
        editor = make_member("Section editor", "sid", sections=[ours])
        editor.groups.add(*self.importer.groups.all())
        self.client.force_login(editor)
        row = waiting(editor)
        form = self.form(row)
        self.assertNothingChanges(
            lambda: self.client.post(review(row), {**form, "d.section": other.path, "_make": ""}), 200
        )


class RightsTests(TestCase):
    """Who may import stories: nobody but importers and superusers."""

    def test_every_page_is_closed_to_whoever_may_not_import(self):
        row = waiting(None)
        for role in ("Writer", "Section editor", "Photo editor", "Chief editor", None):
            with self.subTest(role), quiet():
                self.client.logout()
                if role:
                    self.client.force_login(make_member(role))
                before = digest()
                for ask in (
                    lambda: self.client.get(START),
                    lambda: self.client.post(START, {"text": OTHER}),
                    lambda: self.client.get(review(row)),
                    lambda: self.client.post(review(row), {"saves": 0, "_make": ""}),
                    lambda: self.client.post(let_go(row), {"saves": 0}),
                ):
                    response = ask()
                    self.assertIn(response.status_code, (403,) if role else (302,))
                    self.assertNotContains(response, "Varda", status_code=response.status_code)
                self.assertEqual(digest(), before)
                if role:
                    listed = self.client.get(reverse("admin:articles_article_changelist"))
                    self.assertNotIn(START, listed.content.decode())
                    self.assertNotIn(START, self.client.get(reverse("admin:index")).content.decode())

    def test_an_import_that_is_not_there_is_not_there(self):
        self.client.force_login(make_member("Importer"))
        with quiet():
            self.assertEqual(self.client.get(f"{START}9999/").status_code, 404)

    def test_an_importer_is_not_led_to_a_story_that_is_not_theirs(self):
        outcome = apply(plan_for(incoming()))
        row = Import.objects.get()
        self.client.force_login(make_member("Importer"))
        response = self.client.get(review(row), follow=True)
        self.assertRedirects(response, START)
        self.assertNotContains(response, outcome.story.title)
