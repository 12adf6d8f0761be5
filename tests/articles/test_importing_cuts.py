"""A cut of which the reader is in doubt, in the review of an import: chosen among places near by, or written."""

from django.urls import reverse

from articles.models import Article, Import
from tests.articles.importing.planning.incoming import WALK

from .test_importing_admin import DeskTestCase, review, waiting

GLUED = WALK + "\nThe ferry was late.Then it came in with a pelican on its bow, and we went aboard before dawn.\n"


class CutsAtTheDeskTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.row = waiting(self.importer, GLUED)
        (self.written,) = [name for name in self.form(self.row) if name.endswith(".at")]
        self.choice = self.written.removesuffix(".at")

    def keep(self, **fields):
        data = self.form(self.row) | fields
        return self.client.post(review(self.row), {**data, "_keep": ""})

    def last_paragraph(self):
        self.post(self.row)
        return Article.objects.get().blocks.order_by("ordering").last().text

    def test_the_page_shows_the_words_with_a_bar_in_a_field_with_a_label(self):
        response = self.client.get(review(self.row))
        self.assertContains(response, f'name="{self.written}"')
        self.assertContains(response, 'value="late.|Then"')
        self.assertContains(response, "move the bar")

    def test_what_nobody_touches_is_not_decided(self):
        self.keep()
        self.row.refresh_from_db()
        self.assertEqual(self.row.choices, {})

    def test_another_place_is_chosen(self):
        self.keep(**{self.choice: "late.Then"})
        self.assertEqual(self.form(self.row)[self.written], "late.Then")
        self.assertIn("late.Then it came", self.last_paragraph())

    def test_a_place_is_written_and_kept_and_then_chosen_otherwise(self):
        self.keep(**{self.written: "late.Th|en"})
        form = self.form(self.row)
        self.assertEqual((form[self.choice], form[self.written]), ("late.Th|en", "late.Th|en"))
        self.keep(**{self.choice: "right"})
        self.assertEqual(self.form(self.row)[self.written], "late.|Then")
        self.assertIn("late. Then it came", self.last_paragraph())

    def test_what_is_written_goes_before_what_is_chosen_at_once(self):
        self.keep(**{self.choice: "right", self.written: "late.Th|en"})
        self.assertIn("late.Th en it came", self.last_paragraph())

    def test_other_words_are_refused_by_name_and_nothing_is_kept(self):
        response = self.keep(**{self.written: "early.|Then"})
        self.assertContains(response, "only the bar may move")
        self.row.refresh_from_db()
        self.assertEqual((self.row.choices, self.row.state), ({}, Import.State.OPEN))

    def test_words_for_a_cut_that_nobody_asked_about_are_a_forgery(self):
        response = self.client.post(review(self.row), {**self.form(self.row), "d.doubt.000000000000.at": "a|b"})
        self.assertEqual(response.status_code, 400)

    def test_a_moved_cut_is_kept_once_its_draft_is_made(self):
        self.keep(**{self.choice: "late.Then"})
        self.last_paragraph()
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, list(self.row.choices.values())), (Import.State.DONE, ["late.Then"]))
        response = self.client.post(reverse("admin:articles_article_import"), {"text": GLUED, "name": "walk"})
        self.assertRedirects(response, reverse("admin:articles_article_import"))
        self.assertEqual(Article.objects.count(), 1)
