from unittest import mock

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Photo, Tag
from people.addressing import AddressMoved, change_address
from people.merging import merge
from people.models import AuditEntry, Company, Edition, Film, FormerAddress, Person
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_company,
    make_edition,
    make_editor,
    make_film,
    make_nomination,
    make_person,
    make_photo,
)
from tests.forms import values_at

HIDDEN = {
    "a draft again": {"status": Article.Status.DRAFT},
    "scheduled": {"published_at": ahead(days=1)},
    "embargoed": {"embargo_until": ahead(days=1)},
}
GONE = {"withdrawn": {"status": Article.Status.WITHDRAWN}, "expired": {"expires_at": ago(hours=1)}}


class FormerAddressOfAStoryTests(TestCase):
    def setUp(self):
        self.article = make_article(slug="old")
        change_address(self.article, "new", by=None)

    def test_leads_to_the_new_one_for_good_with_the_query(self):
        response = self.client.get("/stories/old/?utm=letter&x=%26")
        self.assertRedirects(response, "/stories/new/?utm=letter&x=%26", status_code=301)
        self.assertEqual(response["Cache-Control"], "max-age=60")

    def test_leads_there_in_one_step_after_many_changes(self):
        for slug in ("newer", "newest"):
            change_address(self.article, slug, by=None)
        for slug in ("old", "new", "newer"):
            self.assertRedirects(self.client.get(f"/stories/{slug}/"), "/stories/newest/", status_code=301)

    def test_answers_gone_when_the_story_is_gone(self):
        for state, fields in GONE.items():
            with self.subTest(state):
                Article.objects.update(status="published", expires_at=None)
                Article.objects.update(**fields)
                self.assertEqual(self.client.get("/stories/old/").status_code, 410)

    def test_answers_like_one_that_never_was_while_the_story_is_hidden(self):
        never = self.client.get("/stories/nev/")
        for state, fields in HIDDEN.items():
            with self.subTest(state):
                Article.objects.update(status="published", published_at=ago(days=1), embargo_until=None)
                Article.objects.update(**fields)
                response = self.client.get("/stories/old/")
                self.assertEqual(response.status_code, 404)
                self.assertNotIn("Location", response)
                self.assertEqual(
                    response.content.replace(b"/old/", b"/nev/"), never.content, "More is said than of any other."
                )

    def test_may_be_taken_back_and_the_other_leads_on_then(self):
        change_address(self.article, "old", by=None)
        self.assertEqual(self.client.get("/stories/old/").status_code, 200)
        self.assertRedirects(self.client.get("/stories/new/"), "/stories/old/", status_code=301)
        self.assertEqual(FormerAddress.objects.count(), 1)

    def test_is_refused_to_another_story(self):
        sentence = "“old” was the address of another story"
        with self.assertRaisesMessage(ValidationError, sentence):
            change_address(make_article(), "old", by=None)
        with self.assertRaisesMessage(ValidationError, sentence):
            Article(title="Another", slug="old").full_clean()

    def test_is_free_to_what_is_no_story(self):
        change_address(make_person(), "old", by=None)
        self.assertEqual(self.client.get("/people/old/").status_code, 200)

    def test_goes_with_the_story(self):
        self.article.delete()
        self.assertEqual(self.client.get("/stories/old/").status_code, 404)
        Article(title="Another", slug="old").full_clean()


class ChangeOfAnAddressTests(TestCase):
    def test_built_on_an_address_that_somebody_changed_is_refused(self):
        article = make_article(slug="old")
        mine = Article.objects.get(pk=article.pk)
        change_address(article, "theirs", by=None)
        with self.assertRaises(AddressMoved):
            change_address(mine, "mine", by=None)
        self.assertEqual(Article.objects.get().slug, "theirs")
        self.assertEqual([former.slug for former in FormerAddress.objects.all()], ["old"])

    def test_to_what_is_no_address_or_taken_changes_nothing(self):
        article, other = make_article(slug="old"), make_article()
        for slug in ("", "a b", "é/", "x" * 101, other.slug):
            with self.subTest(slug), self.assertRaises(ValidationError):
                change_address(Article.objects.get(pk=article.pk), slug, by=None)
        self.assertFalse(FormerAddress.objects.exists() or AuditEntry.objects.exists())

    def test_to_the_same_is_no_change(self):
        change_address(make_article(slug="old"), "old", by=None)
        self.assertFalse(FormerAddress.objects.exists() or AuditEntry.objects.exists())

    def test_of_a_film_spells_its_nominations_anew(self):
        film = make_film(slug="cleo")
        nomination = make_nomination(films=[film])
        change_address(film, "cleo-from-5-to-7", by=None)
        nomination.refresh_from_db()
        self.assertEqual(nomination.key, "best-picture_cleo-from-5-to-7")


class FormerAddressOnTheShelfTests(TestCase):
    def test_leads_to_the_new_one(self):
        make_article(tags=["noir"])
        rows = [make_person(), make_film(), make_company(), make_edition().programme, Tag.objects.get()]
        for row in rows:
            with self.subTest(row=row):
                before = row.get_absolute_url()
                change_address(row, "moved", by=None)
                self.assertRedirects(self.client.get(f"{before}?page=1"), f"{row.get_absolute_url()}?page=1", 301)

    def test_of_an_award_takes_its_editions_along(self):
        edition = make_edition(slug="97th")
        before = edition.get_absolute_url()
        change_address(edition.programme, "oscars", by=None)
        self.assertRedirects(self.client.get(before), Edition.objects.get().get_absolute_url(), status_code=301)
        self.assertEqual(self.client.get(before.replace("97th", "98th")).status_code, 404)

    def test_of_a_topic_of_hidden_stories_leads_nowhere(self):
        article = make_article(tags=["noir"])
        change_address(Tag.objects.get(), "film-noir", by=None)
        Article.objects.filter(pk=article.pk).update(embargo_until=ahead(days=1))
        self.assertEqual(self.client.get("/tags/noir/").status_code, 404)

    def test_is_refused_in_every_model_by_validation(self):
        for row in (make_person(slug="old"), make_film(slug="old"), make_company(slug="old")):
            change_address(row, "new", by=None)
        for row in (
            Person(name="A", sort_name="A", slug="old"),
            Film(title="A", year=1950, slug="old"),
            Company(name="A", slug="old"),
        ):
            with self.subTest(row=row), self.assertRaisesMessage(ValidationError, "was the address of another"):
                row.full_clean()

    def test_is_not_given_to_a_new_topic(self):
        tag = Tag.objects.create(name="Noir")
        change_address(tag, "film-noir", by=None)
        Tag.objects.filter(pk=tag.pk).update(name="Film noir", key="film noir")
        self.assertEqual([Tag.objects.create(name=name).slug for name in ("Noir", "noir!")], ["noir-1", "noir-2"])

    def test_of_a_picture_that_was_replaced_is_refused_to_another(self):
        merge(make_photo(slug="old"), make_photo(), by=None)
        with self.assertRaisesMessage(ValidationError, "was the address of another photo"):
            Photo(title="Another", slug="old").full_clean()


class AddressPageTests(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)

    def page(self, row):
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_address", args=[row.pk])

    def test_changes_the_address_of_a_story_and_leaves_a_trace(self):
        article = make_article(slug="old")
        page = self.client.post(self.page(article), {"slug": "new"}, follow=True)
        self.assertContains(page, "Readers who come by /stories/old/ are led there.")
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.action, entry.actor, entry.words), ("address", self.editor, "From “old” to “new”."))
        self.assertContains(self.client.get(self.page(article)), "<code>old</code>")

    def test_says_why_an_address_is_refused_and_keeps_what_was_typed(self):
        article = make_article(slug="old")
        change_address(make_article(slug="taken"), "elsewhere", by=None)
        for slug, sentence in [
            ("taken", "readers are still led on from it"),
            ("elsewhere", "already exists"),
            ("a b", "Enter a valid"),
            ("", "required"),
        ]:
            with self.subTest(slug):
                page = self.client.post(self.page(article), {"slug": slug})
                self.assertContains(page, sentence)
                self.assertContains(page, f'value="{slug}"' if slug else "/stories/old/")
        self.assertEqual(Article.objects.get(pk=article.pk).slug, "old")

    def test_is_not_for_a_draft_that_nobody_saw(self):
        draft = make_article(status=Article.Status.DRAFT)
        self.assertEqual(self.client.get(self.page(draft)).status_code, 404)
        self.assertNotContains(
            self.client.get(reverse("admin:articles_article_change", args=[draft.pk])), self.page(draft)
        )

    def test_a_draft_changes_its_address_on_the_form_and_leaves_none_behind(self):
        draft = make_article(status=Article.Status.DRAFT, slug="old")
        address = reverse("admin:articles_article_change", args=[draft.pk])
        self.client.post(address, {**values_at(self.client, address), "slug": "new", "_continue": "x"})
        self.assertEqual(Article.objects.get().slug, "new")
        self.assertFalse(FormerAddress.objects.exists())

    def test_a_form_that_was_open_meanwhile_does_not_put_the_old_address_back(self):
        for status in (Article.Status.PUBLISHED, Article.Status.WITHDRAWN):
            with self.subTest(status):
                article = make_article(slug=f"old-{status}", status=status)
                address = reverse("admin:articles_article_change", args=[article.pk])
                data = {**values_at(self.client, address), "title": "Another", "_continue": "x"}
                change_address(article, f"new-{status}", by=None)
                self.client.post(address, {**data, "slug": f"old-{status}"})
                article.refresh_from_db()
                self.assertEqual(article.slug, f"new-{status}")
                self.assertEqual(drafted_title(article), "Another")

    def test_a_save_that_is_on_its_way_meanwhile_does_not_either(self):
        article = make_article(slug="old", status=Article.Status.WITHDRAWN)
        address = reverse("admin:articles_article_change", args=[article.pk])
        data = {**values_at(self.client, address), "published_at_1": "00:00:01", "_continue": "x"}
        with mock.patch(
            "articles.admin.drafts.name_topics", side_effect=lambda *_: change_address(article, "new", by=None)
        ):
            self.client.post(address, data)
        saved = Article.objects.get()
        self.assertEqual((saved.slug, saved.published_at.second), ("new", 1))

    def test_needs_the_right_to_publish(self):
        article = make_article(slug="old")
        self.editor.groups.get().permissions.remove(
            *self.editor.groups.get().permissions.filter(codename="publish_article")
        )
        for request in (self.client.get, self.client.post):
            self.assertEqual(request(self.page(article), {"slug": "new"}).status_code, 403)
        self.assertEqual(Article.objects.get().slug, "old")

    def test_stands_on_the_shelf_too(self):
        make_article(tags=["noir"])
        for row in [make_person(), make_film(), make_company(), make_edition().programme, Tag.objects.get()]:
            with self.subTest(row=row):
                change = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
                self.assertContains(self.client.get(reverse(change, args=[row.pk])), self.page(row))
                self.client.post(self.page(row), {"slug": "moved"})
                row.refresh_from_db()
                self.assertEqual(row.slug, "moved")


def drafted_title(article):
    return article.draft.frozen["story"]["title"] if article.draft else article.title
