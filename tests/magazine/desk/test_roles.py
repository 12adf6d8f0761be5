from django.contrib.auth.models import Permission, User
from django.urls import reverse

from articles import drafting, signing_off
from articles.freezing import freeze
from articles.models import Article, Launch
from tests.factories import ago, ahead, make_article, make_member, make_photo, make_section

from .case import FRONT, TRAYS, DeskTestCase, draft, launch, say

Status = Article.Status


class RolesTests(DeskTestCase):
    def names_for(self, user):
        self.client.force_login(user)
        return list(self.trays())

    def test_an_empty_desk_has_only_what_its_role_uses(self):
        of_importers = ["Imports to look at"]
        self.assertEqual(
            self.names_for(make_member("Chief editor")), [name for name in TRAYS if name not in of_importers]
        )
        self.assertLessEqual(set(of_importers), set(self.names_for(make_member("Importer"))))
        self.assertEqual(self.names_for(make_member("Writer")), ["My drafts", "Recently published"])
        self.assertEqual(
            self.names_for(make_member("Section editor", sections=[make_section()])),
            [
                "Corrections due",
                "My drafts",
                "Drafts waiting beside live stories",
                "Stories with problems",
                "Going live next",
                "Under embargo",
                "Leaving soon",
                "Recently published",
            ],
        )
        self.assertEqual(
            self.names_for(make_member("Photo editor")),
            ["Pictures that need care", "Leaving soon", "Recently published"],
        )
        self.assertEqual(self.names_for(User.objects.create_user("nobody", is_staff=True)), [])

    def test_no_word_of_a_story_reaches_those_who_may_not_see_it(self):
        self.secrets()
        strangers = [
            make_member("Writer"),
            make_member("Section editor", sections=[make_section()]),
            make_member("Photo editor"),
            make_member("Importer"),
            self.publisher(make_section()),
            User.objects.create_user("nobody", is_staff=True),
        ]
        self.client.force_login(make_member("Chief editor"))
        self.assertContains(self.client.get(FRONT), "Secret")
        for stranger in strangers:
            self.client.force_login(stranger)
            with self.subTest(stranger.username):
                self.assertNotContains(self.client.get(FRONT), "Secret")

    def test_a_section_editor_finds_what_lies_in_their_section(self):
        section = make_section()
        self.secrets(section=section)
        self.client.force_login(self.publisher(section))
        trays = self.trays()
        for name in (
            "Did not go live",
            "Waiting for sign-off",
            "Signed off, to be published",
            "Drafts waiting beside live stories",
            "Going live next",
            "Under embargo",
        ):
            with self.subTest(name):
                self.assertFalse(trays[name].is_empty)

    def test_a_writer_finds_no_more_of_a_story_that_readers_were_given(self):
        writer = make_member("Writer")
        article = draft(make_article("Mine", status=Status.DRAFT, writer=writer), writer)
        say(article, by=self.editor)
        self.client.force_login(writer)
        self.assertEqual([row.title for row in self.trays()["Comments on your stories"].rows], ["Mine"])
        article.publish()
        trays = self.trays()
        self.assertEqual(list(trays), ["My drafts", "Recently published"])
        self.assertTrue(trays["My drafts"].is_empty)

    def publisher(self, section):
        """A section editor who was given the right to publish."""
        editor = make_member("Section editor", sections=[section])
        editor.user_permissions.add(Permission.objects.get(codename="publish_article"))
        return editor

    def secrets(self, **fields):
        """A story that nobody outside may see a word of, in every place that the desk looks at."""

        def secret(**more):
            return draft(make_article("Secret", **{"status": Status.DRAFT, **fields, **more}), self.editor)

        signing_off.ask(secret(), by=self.editor, note="Secret")
        signing_off.approve(signing_off.ask(secret(), by=self.editor), by=self.colleague, answer="Secret")
        say(secret(), "Secret", by=self.colleague, correction_due=True)
        beside = make_article("Known", **fields)
        frozen = freeze(beside)
        frozen["story"]["title"] = "Secret"
        drafting.save_draft(beside, frozen, base=0, by=self.editor)
        say(beside, "Secret", by=self.colleague, correction_due=True)
        make_article("Secret", embargo_until=ahead(days=2), **fields)
        make_article("Secret", published_at=ahead(days=2), **fields)
        launch([secret(), beside], ahead(days=3), name="Secret")
        launch([secret()], ago(days=1), state=Launch.State.STOPPED, trouble="“Secret”: no section")

    def test_pictures_are_shown_to_those_who_care_for_them(self):
        make_photo("Lent", rights_until=ahead(days=1), alt="")
        make_article("Expiring secret", embargo_until=ahead(hours=1), expires_at=ahead(days=2))
        self.client.force_login(make_member("Photo editor"))
        self.assertEqual(self.titles("Leaving soon"), ["Lent"])
        self.assertEqual(self.titles("Pictures that need care"), ["1 without alt text"])
        self.client.force_login(make_member("Writer"))
        page = self.client.get(FRONT)
        self.assertNotContains(page, "Pictures that need care")
        self.assertNotContains(page, "Lent")

    def test_nobody_is_asked_to_add_what_they_may_not(self):
        user = User.objects.create_user("helper", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=["change_article", "change_photo"]))
        self.client.force_login(user)
        page = self.client.get(FRONT)
        self.assertContains(page, "My drafts")
        self.assertContains(page, "Pictures that need care")
        for link in ("admin:articles_article_add", "admin:articles_photo_add"):
            self.assertNotContains(page, f'href="{reverse(link)}"')

    def test_a_stranger_is_sent_to_log_in(self):
        self.client.logout()
        self.assertRedirects(self.client.get(FRONT), f"{reverse('admin:login')}?next={FRONT}")
