"""Lists, choices, deletions and rows of forms: no role finds a story there that it may not see."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from articles.models import Article, Block, Shoot, TextBlock, Video
from tests.articles.role_matrix import (
    CANARY,
    ROLES,
    STORIES,
    MatrixTestCase,
    digest,
)
from tests.factories import make_block, make_gallery, make_photo
from tests.forms import prefix_of, values


class ListTests(MatrixTestCase):
    changelist = "/admin/articles/article/"

    def seen_by(self, role):
        return {self.stories[name].pk for name, held in ROLES[role].items() if held not in "-."}

    def test_the_list_shows_what_each_may_see_and_nothing_else(self):
        for role in ROLES.keys() - {"nobody", "outsider"}:
            with self.acting(role):
                for query in ["", "?q=Shown+hushhush", "?o=1", "?all=", "?section=", "?draft__isnull=False"]:
                    page = self.client.get(f"{self.changelist}{query}")
                    shown = {story.pk for story in page.context["cl"].result_list}
                    self.assertLessEqual(shown, self.seen_by(role), query)
                    if role not in ("chief_editor", "superuser"):
                        self.assertNotContains(page, f"{CANARY} draft")
                page = self.client.get(self.changelist)
                self.assertEqual({story.pk for story in page.context["cl"].result_list}, self.seen_by(role))

    def test_no_filter_guesses_at_what_is_hidden(self):
        with self.acting("writer"):
            for guess in ("draft__frozen__icontains", "versions__frozen__icontains", "comments__text__icontains"):
                page = self.client.get(self.changelist, {guess: CANARY})
                self.assertIn(page.status_code, (302, 400))
            page = self.client.get(self.changelist, {"title__startswith": CANARY})
            self.assertEqual([story.pk for story in page.context["cl"].result_list], [self.stories["mine"].pk])

    def test_the_choice_of_a_story_offers_what_each_may_see(self):
        choice = {"app_label": "articles", "model_name": "relatedstory", "field_name": "story", "term": ""}
        for role in ROLES.keys() - {"nobody"}:
            with self.acting(role):
                answer = self.client.get(reverse("admin:autocomplete"), choice)
                if role == "outsider":
                    self.assertEqual(answer.status_code, 403)
                else:
                    self.assertEqual({int(each["id"]) for each in answer.json()["results"]}, self.seen_by(role))

    def test_an_action_of_the_list_is_asked_again_for_every_story(self):
        for button, right, data in [
            ("publish", "p", {}),
            ("withdraw", "p", {}),
            ("delete_selected", "d", {"post": "yes"}),
        ]:
            for role, rights in ROLES.items():
                with self.acting(role):
                    before = self.standing()
                    keys = [story.pk for story in self.stories.values()]
                    self.client.post(self.changelist, {"action": button, "_selected_action": keys, **data})
                    changed = {name for name in STORIES if self.standing().get(name) != before[name]}
                    allowed = {name for name, held in rights.items() if right in held}
                    self.assertLessEqual(changed, allowed, button)
                    if button == "withdraw":
                        out = {name for name, (status, _) in before.items() if status == Article.Status.PUBLISHED}
                        self.assertEqual(changed, allowed & out)

    def standing(self):
        rows = Article.objects.in_bulk([story.pk for story in self.stories.values()])
        return {
            name: (rows[story.pk].status, rows[story.pk].saves)
            for name, story in self.stories.items()
            if story.pk in rows
        }

    def test_who_may_not_begin_a_story_begins_none(self):
        data = {"title": "Forged", "slug": "forged", "kind": "feature", "typed": "x"}
        for role in ("nobody", "outsider", "photo_editor"):
            with self.acting(role):
                before = digest()
                for name in ("add", "add_recovery", "add_recovery_let_go"):
                    address = reverse(f"admin:articles_article_{name}")
                    for response in (self.client.get(address), self.client.post(address, data)):
                        self.assertRefused(response)
                self.assertEqual(digest(), before)

    def test_the_address_of_a_hidden_story_is_not_told(self):
        """The way from a row at the desk to its page on the site."""
        for role, rights in ROLES.items():
            with self.acting(role):
                for name, held in rights.items():
                    kind = admin.site.get_model_admin(Article).opts
                    response = self.client.get(f"/admin/r/{content_type(kind.model).pk}/{self.stories[name].pk}/")
                    if held in "-.":
                        self.assertRefused(response)

    def test_no_list_and_no_front_page_names_a_hidden_story(self):
        for role in ("outsider", "writer", "section_editor", "photo_editor", "importer"):
            with self.acting(role):
                lists = [
                    reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
                    for model in admin.site._registry
                ]
                for address in [reverse("admin:index"), *lists]:
                    page = self.client.get(address).content.decode()
                    with self.subTest(address):
                        for name in ("draft", "mine-gone", "embargoed", "draft of live"):
                            self.assertNotIn(f"{CANARY} {name}", page)


class DeletionTests(MatrixTestCase):
    """Who deletes pictures and what is made of them learns that they are in use, not of which hidden story."""

    def test_names_no_hidden_story_that_holds_it_up(self):
        story = self.stories["draft"]
        photo, shoot, video = make_photo(), Shoot.objects.create(title="A shoot", slug="a-shoot"), make_video()
        gallery = make_gallery([photo])
        Article.objects.filter(pk=story.pk).update(lead_photo=photo, shoot=shoot)
        make_block(story, Block.Kind.VIDEO, video=video, title=CANARY)
        make_block(story, Block.Kind.GALLERY, gallery=gallery, title=CANARY)
        for row in (photo, shoot, video, gallery):
            name = f"admin:articles_{row._meta.model_name}"
            for role in ("photo_editor", "chief_editor"):
                with self.acting(role), self.subTest(row=row):
                    one = reverse(f"{name}_delete", args=[row.pk])
                    chosen = {"action": "delete_selected", "_selected_action": row.pk}
                    pages = [
                        self.client.get(one),
                        self.client.post(one, {"post": "yes"}),
                        self.client.post(reverse(f"{name}_changelist"), chosen),
                        self.client.post(reverse(f"{name}_changelist"), {**chosen, "post": "yes"}),
                    ]
                    for page in pages:
                        if role == "photo_editor":
                            self.assertNoWord(page)
                    self.assertTrue(type(row).objects.filter(pk=row.pk).exists())


class InlineTests(MatrixTestCase):
    """A form of one's own story, with rows of somebody else's smuggled in."""

    def smuggle(self, role, prefix_model, **row):
        address = reverse("admin:articles_article_change", args=[self.stories["mine"].pk])
        page = self.client.get(address)
        data, prefix = values(page), prefix_of(page, prefix_model)
        number = int(data[f"{prefix}-TOTAL_FORMS"])
        data[f"{prefix}-TOTAL_FORMS"] = number + 1
        data.update({f"{prefix}-{number}-{name}": value for name, value in row.items()})
        return self.client.post(address, {**data, "_continue": "1"})

    def test_a_block_of_another_story_is_neither_moved_nor_changed_nor_deleted(self):
        for role in ("writer", "section_editor", "importer", "plain_permissions"):
            with self.acting(role):
                block = self.stories["draft"].blocks.get()
                for more in ({}, {"DELETE": "on"}):
                    if role == "plain_permissions":  # who may change no blocks has none in the form
                        continue
                    row = {"id": block.pk, "text": "<p>Forged.</p>", "ordering": 10, "region": "body", **more}
                    response = self.smuggle(role, TextBlock, **row)
                    block.refresh_from_db()
                    self.assertEqual((block.parent, block.text), (self.stories["draft"], f"<p>{CANARY} body</p>"))
                    self.assertNotIn(f"{CANARY} draft", response.content.decode())

    def test_a_hidden_story_cannot_be_made_to_tell_its_headline_as_a_related_one(self):
        related = Article._meta.get_field("related").related_model
        for role in ("writer", "section_editor", "importer"):
            with self.acting(role):
                response = self.smuggle(role, related, story=self.stories["draft"].pk, position=0)
                self.assertFalse(self.stories["mine"].related.exists())
                self.assertEqual(response.status_code, 200)
                self.assertNotContains(response, f"{CANARY} draft")

    def test_a_hidden_story_that_somebody_related_is_not_named_and_stays_related(self):
        self.stories["mine"].related.create(story=self.stories["draft"])
        with self.acting("writer"):
            address = reverse("admin:articles_article_change", args=[self.stories["mine"].pk])
            page = self.client.get(address)
            self.assertNotContains(page, f"{CANARY} draft")
            self.client.post(address, {**values(page), "dek": "Another", "_continue": "1"})
            self.assertEqual(Article.objects.get(pk=self.stories["mine"].pk).dek, "Another")
            self.assertEqual(self.stories["mine"].related.get().story, self.stories["draft"])


def make_video():
    return Video.objects.create(title="A trailer", slug="a-trailer", kind="trailer")


def content_type(model):
    return ContentType.objects.get_for_model(model)
