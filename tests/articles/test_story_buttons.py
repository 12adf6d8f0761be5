"""The buttons of a story's form: of those that are pressed one acts, and nobody presses what they do not have."""

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import Permission
from django.db import IntegrityError
from django.urls import reverse

from articles.models import Article, TextBlock
from tests.articles.test_admin_drafts import DraftFormTestCase, address, meanwhile
from tests.factories import make_article, make_ready_article, make_section
from tests.forms import add_row, prefix_of, values, values_at


class ButtonTests(DraftFormTestCase):
    def test_of_two_buttons_at_once_one_acts(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        self.press(article, "_publish", _ask_sign_off="Send", _discard="Let go")
        self.assertTrue(self.fresh(article).is_live())
        self.assertFalse(article.sign_offs.exists())

    def test_where_no_draft_waits_there_is_none_to_let_go_of(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        page = self.client.post(address(article), {**self.fill(article), "_discard": "Let go"}, follow=True)
        self.assertContains(page, "there is none to let go of")
        self.assertFalse(article.versions.exists())


class ForgedButtonTests(DraftFormTestCase):
    """Buttons that somebody does not have, sent all the same."""

    def setUp(self):
        super().setUp()
        self.editor.groups.first().permissions.remove(Permission.objects.get(codename="publish_article"))

    def test_are_refused_before_anything_is_kept(self):
        for button in ("_publish", "_withdraw", "_schedule"):
            with self.subTest(button):
                article = make_ready_article("Before", status=Article.Status.DRAFT)
                self.assertNotContains(self.client.get(address(article)), f'name="{button}"')
                self.assertEqual(self.press(article, button, title="After").status_code, 403)
                article = self.fresh(article)
                self.assertEqual((article.status, article.title, article.saves), (Article.Status.DRAFT, "Before", 0))

    def test_begin_no_story(self):
        add = reverse("admin:articles_article_add")
        data = {**values_at(self.client, add), "title": "New", "slug": "new"}
        for button in ("_publish", "_withdraw", "_schedule"):
            with self.subTest(button):
                self.assertEqual(self.client.post(add, {**data, button: "Pressed"}).status_code, 403)
                self.assertFalse(Article.objects.exists())


class NewStoryTests(DraftFormTestCase):
    add = "/admin/articles/article/add/"

    def filled(self):
        page = self.client.get(self.add)
        data = {**values(page), "title": "New", "slug": "new", "dek": "A dek", "section": make_section().pk}
        return add_row(data, prefix_of(page, TextBlock), text="<p>She walks fast.</p>", ordering=10, region="body")

    def begin(self, **pressed):
        return self.client.post(self.add, {**self.filled(), **pressed})

    def test_that_is_published_with_its_first_save_leads_to_its_form(self):
        response = self.begin(_publish="Publish")
        article = Article.objects.get(slug="new")
        self.assertTrue(article.is_live())
        self.assertRedirects(response, address(article))

    def test_that_is_saved_and_closed_leads_to_the_list(self):
        self.assertRedirects(self.begin(_save="Save"), reverse("admin:articles_article_changelist"))

    def test_of_two_buttons_at_once_one_acts(self):
        response = self.begin(_publish="Publish", _ask_sign_off="Send", _schedule="Schedule…")
        article = Article.objects.get(slug="new")
        self.assertTrue(article.is_live())
        self.assertFalse(article.sign_offs.exists())
        self.assertRedirects(response, address(article))

    def test_whose_address_is_taken_meanwhile_is_shown_again_with_everything_typed(self):
        def take_it():
            """What the database says where another story took the address after the form had looked."""
            make_article("Theirs", slug="new")
            raise IntegrityError

        data = self.filled()
        with meanwhile(ModelAdmin, "changeform_view", take_it):
            page = self.client.post(self.add, {**data, "_continue": "Save draft"})
        self.assertContains(page, "Slug already exists")
        self.assertContains(page, "She walks fast.")
        self.assertEqual(Article.objects.get().title, "Theirs")
