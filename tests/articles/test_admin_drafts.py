from contextlib import contextmanager
from unittest import mock

from django.contrib.auth.models import Permission
from django.test import TestCase
from django.urls import reverse

from articles.admin.article import ArticleAdmin
from articles.freezing import freeze, to_bytes
from articles.models import Article, RelatedStory, TextBlock, Version
from tests.factories import ahead, make_article, make_editor, make_member, make_person, make_ready_article
from tests.forms import add_row, prefix_of, values, values_at


def address(article, name="change"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


@contextmanager
def meanwhile(owner, step, act):
    """Somebody else acts once, just before a step: after the look that a form took, before its save."""
    real, left = getattr(owner, step), [act]

    def after_them(*args, **kwargs):
        if left:
            left.pop()()
        return real(*args, **kwargs)

    with mock.patch.object(owner, step, after_them):
        yield


class DraftFormTestCase(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)

    def fill(self, article, **changes):
        """The form as it is opened now, with some fields typed over."""
        return {**values_at(self.client, address(article)), **changes}

    def press(self, article, button, data=None, **changes):
        return self.client.post(address(article), {**(data or self.fill(article, **changes)), button: "Pressed"})

    def fresh(self, article):
        return Article.objects.get(pk=article.pk)

    def seen_by_readers(self, article):
        return self.client.get(article.get_absolute_url()).content.decode()


class DraftBesideLiveTests(DraftFormTestCase):
    def test_saving_a_draft_leaves_what_readers_see_and_shows_in_the_form(self):
        article = make_ready_article("Before", body=["First."])
        page = self.client.get(address(article))
        data = {**values(page), "title": "After", "tags": "noir"}
        add_row(data, prefix_of(page, TextBlock), text="<p>Second.</p>", ordering=20, region="body")
        before = to_bytes(freeze(article))
        self.assertEqual(self.press(article, "_continue", data).status_code, 302)
        self.assertEqual(to_bytes(freeze(self.fresh(article))), before)
        self.assertNotIn("Second.", self.seen_by_readers(article))
        form = self.client.get(address(article))
        for words in ["After", "Second.", "noir", "A draft is waiting beside it"]:
            self.assertContains(form, words)

    def test_a_draft_is_edited_further_before_it_goes_live(self):
        article = make_ready_article("Before")
        self.press(article, "_continue", title="Once")
        self.press(article, "_continue", dek="Twice")
        self.press(article, "_publish")
        article = self.fresh(article)
        self.assertEqual((article.title, article.dek, article.draft), ("Once", "Twice", None))

    def test_a_block_made_in_a_draft_keeps_its_key_when_it_goes_live(self):
        article = make_ready_article(body=[])
        page = self.client.get(address(article))
        data = values(page)
        add_row(data, prefix_of(page, TextBlock), text="<p>New.</p>", ordering=10, region="body")
        self.press(article, "_continue", data)
        (block,) = self.fresh(article).draft.frozen["parts"]["blocks"]
        self.press(article, "_publish")
        self.assertEqual(str(article.blocks.get().pk), block["id"])

    def test_publishing_says_what_happened_and_keeps_a_version(self):
        article = make_ready_article("Before", status=Article.Status.DRAFT)
        response = self.client.post(
            address(article), {**self.fill(article, title="After"), "_publish": "P"}, follow=True
        )
        self.assertContains(response, "Published.")
        self.assertIn("After", self.seen_by_readers(self.fresh(article)))
        kinds = list(article.versions.order_by("number").values_list("kind", flat=True))
        self.assertEqual(kinds, [Version.Kind.FOUND, Version.Kind.DRAFT, Version.Kind.PUBLISHED])

    def test_a_moment_to_come_is_a_schedule(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        later = ahead(days=2)
        changes = {"published_at_0": later.strftime("%Y-%m-%d"), "published_at_1": "09:00"}
        response = self.client.post(address(article), {**self.fill(article), **changes, "_publish": "P"}, follow=True)
        self.assertContains(response, "it goes live")
        article = self.fresh(article)
        self.assertEqual(article.status, Article.Status.PUBLISHED)
        self.assertFalse(article.is_live())

    def test_what_readers_were_promised_cannot_be_changed_by_saving_a_draft(self):
        article = make_ready_article()
        self.press(article, "_continue", published_at_0="2030-01-01", published_at_1="09:00", expires_at_0="2030-01-02")
        self.assertEqual(self.fresh(article).published_at, article.published_at)
        self.assertIsNone(self.fresh(article).expires_at)

    def test_withdrawing_takes_it_off_the_site(self):
        article = make_ready_article()
        self.press(article, "_withdraw")
        self.assertEqual(self.client.get(article.get_absolute_url()).status_code, 410)

    def test_what_was_never_out_is_not_withdrawn(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        self.press(article, "_withdraw")
        chosen = {"action": "withdraw", "_selected_action": [article.pk]}
        page = self.client.post(reverse("admin:articles_article_changelist"), chosen, follow=True)
        self.assertContains(page, "is not on the site: there is nothing to withdraw.")
        self.assertEqual(self.fresh(article).status, Article.Status.DRAFT)

    def test_handing_a_story_over_makes_forms_built_before_stale(self):
        article = make_ready_article("Before", writer=make_member("Writer", "first"))
        before = self.fill(article, title="After")
        second = make_member("Writer", "second")
        self.press(article, "_continue", writer=second.pk)
        self.assertEqual(self.press(article, "_continue", before).status_code, 409)
        self.assertEqual(self.fresh(article).writer, second)
        self.assertIsNone(self.fresh(article).draft)

    def test_a_list_filtered_by_a_number_beyond_all_bounds_is_a_list(self):
        page = self.client.get(reverse("admin:articles_article_changelist"), {"section": "9" * 30})
        self.assertEqual(page.status_code, 200)

    def test_a_form_built_on_a_number_beyond_all_bounds_is_stale(self):
        article = make_ready_article()
        self.assertEqual(self.press(article, "_continue", _base="9" * 5000).status_code, 409)

    def test_letting_go_of_a_draft_brings_back_what_readers_see(self):
        article = make_ready_article("Before")
        self.press(article, "_continue", title="After")
        self.press(article, "_discard")
        self.assertContains(self.client.get(address(article)), 'value="Before"')

    def test_saving_without_a_change_makes_no_version(self):
        article = make_ready_article()
        self.press(article, "_continue")
        self.assertFalse(article.versions.exists())

    def test_a_form_with_errors_is_shown_again_with_everything_typed_and_nothing_kept(self):
        article = make_ready_article("Before", body=["First."])
        page = self.press(article, "_continue", dek="Typed", first_published="some day")
        self.assertContains(page, "Typed")
        self.assertContains(page, "some day")
        self.assertFalse(article.versions.exists())
        self.assertEqual(self.fresh(article).dek, article.dek)

    def test_a_new_story_has_its_first_version_at_once(self):
        add = reverse("admin:articles_article_add")
        data = {**values_at(self.client, add), "title": "New", "slug": "new", "_continue": "Save draft"}
        self.client.post(add, data)
        article = Article.objects.get(slug="new")
        self.assertEqual(article.versions.get().frozen["story"]["title"], "New")


class HistoryTests(DraftFormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_ready_article("Before")
        self.press(self.article, "_publish", title="After")

    def test_lists_every_version_with_who_and_when(self):
        page = self.client.get(address(self.article, "history"))
        for words in ["As it was before its first save here", "Draft saved", "Published", self.editor.username]:
            self.assertContains(page, words)

    def test_compares_two_versions_in_words(self):
        page = self.client.get(address(self.article, "compare"), {"old": 0, "new": 2})
        self.assertContains(page, "Before")
        self.assertContains(page, "After")

    def test_takes_up_an_earlier_version_as_a_draft(self):
        restore = reverse("admin:articles_article_restore", args=[self.article.pk, 0])
        self.client.post(restore)
        self.assertIn("After", self.seen_by_readers(self.article))
        self.assertContains(self.client.get(address(self.article)), 'value="Before"')

    def test_a_version_is_taken_up_by_pressing_a_button_not_by_following_a_link(self):
        restore = reverse("admin:articles_article_restore", args=[self.article.pk, 0])
        self.assertEqual(self.client.get(restore).status_code, 405)

    def test_taking_up_a_version_of_a_live_story_says_what_is_gone_since(self):
        article, other = make_ready_article(), make_ready_article("Another")
        RelatedStory.objects.create(article=article, story=other)
        self.press(article, "_publish", title="Once")
        other.delete()
        page = self.client.post(reverse("admin:articles_article_restore", args=[article.pk, 0]), follow=True)
        self.assertContains(page, "have been deleted and could not be kept: related")

    def test_comparing_names_no_story_that_somebody_may_not_see(self):
        article = make_ready_article(status=Article.Status.DRAFT, writer=make_member("Writer", "wr"))
        self.press(article, "_continue", title="Once")
        RelatedStory.objects.create(article=article, story=make_article("Hidden", status=Article.Status.DRAFT))
        for user, named in [(article.writer, False), (self.editor, True)]:
            self.client.force_login(user)
            page = self.client.get(address(article, "compare"), {"old": 0})
            self.assertEqual("Hidden" in page.content.decode(), named)
            self.assertContains(page, "a story that you may not open" if not named else "Hidden")

    def test_a_version_that_is_not_there_is_not_found(self):
        for old in ["99", "x", "", "9" * 30]:
            with self.subTest(old=old):
                self.assertEqual(self.client.get(address(self.article, "compare"), {"old": old}).status_code, 404)

    def test_who_may_not_change_stories_sees_none_of_it(self):
        self.editor.groups.first().permissions.remove(Permission.objects.get(codename="change_article"))
        for name in ["history", "compare", "preview", "preview_page"]:
            with self.subTest(name=name):
                self.assertEqual(self.client.get(address(self.article, name), {"old": 0}).status_code, 403)
        restore = reverse("admin:articles_article_restore", args=[self.article.pk, 0])
        self.assertEqual(self.client.post(restore).status_code, 403)


class PreviewTests(DraftFormTestCase):
    def page(self, article, **query):
        return self.client.get(address(article, "preview_page"), query)

    def test_shows_the_draft_as_readers_will_see_it_and_leaves_the_site_alone(self):
        article = make_ready_article("Before")
        self.press(article, "_continue", title="After")
        page = self.page(article)
        self.assertContains(page, "<h1>After</h1>", html=True)
        self.assertIn("Before", self.seen_by_readers(article))

    def test_shows_any_page_as_it_will_be(self):
        person = make_person()
        article = make_ready_article(
            "Scheduled", published_at=ahead(days=3), embargo_until=ahead(days=1), about=[person]
        )
        for where in ["/", "/stories/", person.get_absolute_url()]:
            with self.subTest(page=where):
                self.assertContains(self.page(article, page=where), "Scheduled")
                self.assertNotContains(self.client.get(where), "Scheduled")

    def test_is_kept_by_nobody_and_found_by_no_crawler(self):
        page = self.page(make_ready_article())
        self.assertIn("no-store", page["Cache-Control"])
        self.assertEqual(page["X-Robots-Tag"], "noindex")

    def test_never_shows_the_desk(self):
        self.assertEqual(self.page(make_ready_article(), page="/admin/").status_code, 404)

    def test_the_frames_show_a_phone_and_a_desktop(self):
        page = self.client.get(address(make_ready_article(), "preview"))
        self.assertContains(page, "On a phone")
        self.assertContains(page, "On a desktop")


class GateTests(DraftFormTestCase):
    def test_the_form_says_what_stops_the_story_before_anybody_presses_publish(self):
        article = make_ready_article(status=Article.Status.DRAFT, section=None)
        form = self.client.get(address(article))
        self.assertContains(form, "This is to be done before it can be published")
        self.assertContains(form, "Stops publication")

    def test_the_panel_is_about_the_draft_in_hand(self):
        article = make_ready_article("Before", dek="Two hours.")
        self.assertNotContains(self.client.get(address(article)), "story-problems__place")
        self.press(article, "_continue", dek="")
        self.assertContains(self.client.get(address(article)), "story-problems__place")

    def test_publishing_what_is_stopped_keeps_the_draft_and_says_why(self):
        article = make_ready_article("Before", status=Article.Status.DRAFT, section=None)
        data = {**self.fill(article, title="After"), "_publish": "P"}
        page = self.client.post(address(article), data, follow=True)
        self.assertContains(page, "Not published; what you wrote is kept as the draft.")
        article = self.fresh(article)
        self.assertEqual((article.status, article.title), (Article.Status.DRAFT, "After"))

    def test_the_action_of_the_list_is_stopped_too(self):
        article = make_ready_article(status=Article.Status.DRAFT, section=None)
        listed = reverse("admin:articles_article_changelist")
        page = self.client.post(listed, {"action": "publish", "_selected_action": article.pk}, follow=True)
        self.assertContains(page, "was not published")
        self.assertEqual(self.fresh(article).status, Article.Status.DRAFT)


class AddressTests(DraftFormTestCase):
    def test_a_draft_may_change_its_address(self):
        article = make_ready_article("Before", status=Article.Status.DRAFT, slug="first")
        self.press(article, "_continue", slug="second", title="After")
        self.assertEqual(self.fresh(article).slug, "second")

    def test_a_stale_form_changes_no_address(self):
        article = make_ready_article("Before", status=Article.Status.DRAFT, slug="first")
        stale = self.fill(article, slug="third", title="Mine")
        self.press(article, "_continue", slug="second", title="Theirs")
        self.assertEqual(self.press(article, "_continue", stale).status_code, 409)
        self.assertEqual(self.fresh(article).slug, "second")

    def test_an_earlier_version_does_not_bring_back_an_address_that_another_story_took(self):
        article = make_ready_article("Before", status=Article.Status.DRAFT, slug="first")
        self.press(article, "_continue", slug="second", title="After")
        make_ready_article("Another", slug="first")
        self.client.post(reverse("admin:articles_article_restore", args=[article.pk, 0]))
        article = self.fresh(article)
        self.assertEqual((article.title, article.slug), ("Before", "second"))

    def test_that_is_taken_meanwhile_brings_the_form_back_with_everything_typed(self):
        article = make_ready_article("Before", status=Article.Status.DRAFT, slug="first")
        data = self.fill(article, slug="second", title="Mine")
        with meanwhile(ArticleAdmin, "keep", lambda: make_ready_article("Theirs", slug="second")):
            page = self.press(article, "_continue", data)
        self.assertContains(page, "Slug already exists")
        self.assertContains(page, 'value="Mine"')
        article = self.fresh(article)
        self.assertEqual((article.title, article.slug, article.saves), ("Before", "first", 0))

    def test_made_from_the_headline_gives_way_to_one_that_is_taken_meanwhile(self):
        article = make_ready_article("Before", status=Article.Status.DRAFT, slug="first")
        data = self.fill(article, slug="", title="A walk")
        with meanwhile(ArticleAdmin, "keep", lambda: make_ready_article("Theirs", slug="a-walk")):
            self.press(article, "_continue", data)
        self.assertEqual((self.fresh(article).title, self.fresh(article).slug), ("A walk", "a-walk-2"))
