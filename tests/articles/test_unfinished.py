from django.contrib.contenttypes.models import ContentType
from django.test import TestCase
from django.urls import reverse

from articles import drafting
from articles.checks import check
from articles.first_address import first_address, is_for_the_time_being
from articles.models import (
    Article,
    Block,
    Contribution,
    Correction,
    FigureBlock,
    FilmCardBlock,
    GalleryBlock,
    HeadingBlock,
    ListEntryBlock,
    NoteBlock,
    PullQuoteBlock,
    RelatedStory,
    Subject,
    TextBlock,
    VideoBlock,
)
from people.models import FormerAddress
from tests.factories import make_article, make_block, make_editor, make_ready_article
from tests.forms import add_row, prefix_of, values, values_at

ADD = "admin:articles_article_add"
EMPTY = {
    TextBlock: {"text": "<p> <br></p>"},
    HeadingBlock: {"text": "   "},
    PullQuoteBlock: {"text": "", "attribution": "Agnès Varda"},
    FigureBlock: {"photo": "", "width": "wide"},
    GalleryBlock: {"gallery": ""},
    VideoBlock: {"video": ""},
    ListEntryBlock: {"title": "", "rank": "", "text": ""},
    FilmCardBlock: {"film": ""},
    NoteBlock: {"text": ""},
}


class UnfinishedTestCase(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)

    def address(self, article, name="change"):
        return reverse(f"admin:articles_article_{name}", args=[article.pk])

    def open(self, article):
        return self.client.get(self.address(article))

    def save(self, article, data):
        """Press “Save draft”, which is to take everything as it is."""
        response = self.client.post(self.address(article), {**data, "_continue": "Save draft"})
        problems = response.context and [each.formset.errors for each in response.context["inline_admin_formsets"]]
        self.assertEqual(response.status_code, 302, problems)
        return Article.objects.get(pk=article.pk)

    def add(self, **fields):
        """A new story with what was typed so far."""
        response = self.client.post(
            reverse(ADD), {**values_at(self.client, reverse(ADD)), **fields, "_continue": "Save draft"}
        )
        self.assertEqual(response.status_code, 302)
        return Article.objects.latest("pk")


class EmptyBlockTests(UnfinishedTestCase):
    def test_of_every_kind_is_kept_in_the_draft_and_stops_publication(self):
        for model, fields in EMPTY.items():
            with self.subTest(model.__name__):
                article = make_ready_article(status=Article.Status.DRAFT)
                page = self.open(article)
                self.save(article, add_row(values(page), prefix_of(page, model), ordering=20, region="body", **fields))
                block = article.blocks.get(ordering=20)
                self.assertEqual(block.kind, model.own_kind)
                (problem,) = [problem for problem in check(article) if problem.stops]
                self.assertEqual((problem.code, problem.block), ("empty-block", block.pk))

    def test_is_kept_even_if_nothing_was_done_to_it(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        page = self.open(article)
        self.save(article, add_row(values(page), prefix_of(page, TextBlock), text="", ordering=0, region="body"))
        self.assertEqual(article.blocks.count(), 2)

    def test_beside_a_live_story_is_kept_and_readers_see_nothing_of_it(self):
        article = make_ready_article()
        page = self.open(article)
        article = self.save(
            article,
            add_row(values(page), prefix_of(page, FigureBlock), photo="", width="wide", ordering=20, region="body"),
        )
        self.assertEqual(len(article.draft.frozen["parts"]["blocks"]), 2)
        self.assertEqual(article.blocks.count(), 1)
        with self.assertRaises(drafting.NotReady):
            drafting.publish(article, base=article.saves, by=self.editor)

    def test_leaves_no_hole_in_the_preview(self):
        article = make_ready_article(status=Article.Status.DRAFT, body=[])
        for kind in Block.Kind:
            make_block(article, kind)
        page = self.client.get(self.address(article, "preview_page"))
        body = page.content.decode().partition('<div class="body">')[2].partition("</div>")[0]
        self.assertEqual(page.status_code, 200)
        for tag in ["<h2", "<figure", "<aside", "<blockquote", "<ul"]:
            self.assertNotIn(tag, body)


class RowTests(UnfinishedTestCase):
    def test_that_was_added_and_left_empty_is_passed_over(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        page = self.open(article)
        data = values(page)
        for model in [Contribution, Subject, RelatedStory, Correction]:
            prefix = prefix_of(page, model)
            (inline,) = [each for each in page.context["inline_admin_formsets"] if each.formset.prefix == prefix]
            empty = inline.formset.empty_form
            initial = {name: empty[name].value() for name in empty.fields}
            untouched = {name: value for name, value in initial.items() if value is not None and value is not False}
            add_row(data, prefix, **untouched)
        self.save(article, data)
        for model in [Contribution, Subject, RelatedStory, Correction]:
            self.assertFalse(model.objects.exists(), model)

    def test_that_is_begun_says_what_it_lacks(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        page = self.open(article)
        data = add_row(values(page), prefix_of(page, Contribution), role="words", label="Text", in_byline="on")
        response = self.client.post(self.address(article), {**data, "_continue": "Save draft"})
        self.assertContains(response, "Choose a person or a company, not both.")


class HeadlineTests(UnfinishedTestCase):
    def test_may_be_missing_until_the_story_is_published(self):
        article = self.add()
        self.assertEqual(article.title, "")
        self.assertIn("no-headline", [problem.code for problem in check(article) if problem.stops])
        with self.assertRaises(drafting.NotReady):
            drafting.publish(article, base=0, by=self.editor)

    def test_is_said_to_be_missing_wherever_the_desk_names_the_story(self):
        article = self.add()
        for where in [reverse("admin:articles_article_changelist"), self.address(article)]:
            self.assertContains(self.client.get(where), "Without a headline")

    def test_may_be_missing_in_the_draft_of_a_story_that_readers_have(self):
        article = make_ready_article("Before")
        page = self.client.get(self.address(article))
        self.client.post(self.address(article), {**values(page), "title": "", "_continue": "Save draft"})
        self.assertContains(self.client.get(self.address(article)), "Write a headline.")
        article.refresh_from_db()
        self.assertEqual((article.title, article.draft.frozen["story"]["title"]), ("Before", ""))

    def test_may_be_missing_in_a_preview(self):
        self.assertContains(self.client.get(self.address(self.add(), "preview_page")), "Without a headline")


class AddressTests(UnfinishedTestCase):
    def test_is_made_from_the_headline_where_none_is_given(self):
        self.assertEqual(self.add(title="Agnès walks").slug, "agnes-walks")
        self.assertEqual(self.add(title="Agnès walks").slug, "agnes-walks-2")

    def test_is_as_it_was_typed_where_one_is(self):
        self.assertEqual(self.add(title="Agnès walks", slug="varda").slug, "varda")

    def test_without_a_headline_serves_for_the_time_being_and_then_follows(self):
        article = self.add()
        self.assertTrue(is_for_the_time_being(article.slug))
        data = values(self.open(article))
        self.assertEqual(self.save(article, {**data, "dek": "Two hours."}).slug, article.slug)
        article = self.save(article, {**values(self.open(article)), "title": "She walks"})
        self.assertEqual(article.slug, "she-walks")
        self.assertEqual(self.save(article, {**values(self.open(article)), "title": "She runs"}).slug, "she-walks")

    def test_is_made_anew_when_it_is_emptied(self):
        article = make_ready_article("She walks", slug="first", status=Article.Status.DRAFT)
        self.assertEqual(self.save(article, {**values(self.open(article)), "slug": ""}).slug, "she-walks")

    def test_is_none_that_another_story_has_or_had(self):
        other = make_article(slug="she-walks")
        FormerAddress.objects.create(
            content_type=ContentType.objects.get_for_model(Article), slug="she-walks-2", object_id=other.pk
        )
        self.assertEqual(first_address("She walks"), "she-walks-3")
        self.assertEqual(first_address("She walks", other), "she-walks")

    def test_fits_whatever_the_headline(self):
        self.assertLessEqual(len(first_address("walk " * 40)), 100)
        for headline in ["", "!!!", "日本"]:
            self.assertTrue(is_for_the_time_being(first_address(headline)))
