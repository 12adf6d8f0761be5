from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import roles
from articles.models import Article
from magazine.front_page import rights
from magazine.front_page.models import Band, FrontPage, Slot
from people.models import AuditEntry
from tests.articles.role_matrix import digest, quiet
from tests.factories import ago, ahead, make_article, make_film, make_member
from tests.forms import values_at
from tests.magazine.front_page.pages import make_band, make_page, place

LIST = reverse("admin:front_page_frontpage_changelist")
PREVIEW = reverse("admin:front_page_frontpage_preview")


class ComposingCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_member("Chief editor")
        cls.old = make_article("Old", published_at=ago(days=9))
        cls.new = make_article("New", published_at=ago(days=3))

    def setUp(self):
        self.client.force_login(self.editor)

    def address(self):
        return self.client.get(LIST)["Location"]

    def values(self):
        return values_at(self.client, self.address())

    def with_lead(self, story, **fields):
        values = self.values()
        number = int(values["slots-TOTAL_FORMS"])
        fields = {
            "story": story.pk or "",
            "place": "lead",
            "starts_0": "",
            "starts_1": "",
            "ends_0": "",
            "ends_1": "",
            **fields,
        }
        added = {f"slots-{number}-{name}": value for name, value in fields.items()}
        return {**values, "slots-TOTAL_FORMS": number + 1, **added}


class FormTests(ComposingCase):
    def save(self, values):
        return self.client.post(self.address(), values, follow=True)

    def test_the_first_save_keeps_the_usual_sections(self):
        self.save(self.with_lead(self.old, title="Here"))
        self.assertEqual(Slot.objects.get().title, "Here")
        self.assertEqual(Slot.objects.get().story, self.old)
        kinds = list(Band.objects.values_list("kind", flat=True))
        self.assertEqual(kinds, ["film", "latest", "films", "people", "awards"])
        self.assertContains(self.client.get("/"), "Here")

    def test_says_what_stands_in_each_place_and_why(self):
        page = self.client.get(self.address())
        self.assertContains(page, "the newest story of the magazine, because nothing is chosen for it")

    def test_sections_change_places_by_their_numbers(self):
        for kind in ("films", "people", "awards"):
            make_band(kind)
        values = self.values()
        for number, turn in enumerate([3, 1, 2]):
            values[f"bands-{number}-turn"] = turn
        self.save(values)
        self.assertEqual(
            list(Band.objects.values_list("kind", "position")), [("people", 0), ("awards", 1), ("films", 2)]
        )

    def test_a_section_may_go_and_another_take_its_turn(self):
        for kind in ("films", "people"):
            make_band(kind)
        values = {**self.values(), "bands-0-DELETE": "on"}
        values |= {"bands-TOTAL_FORMS": 3, "bands-2-kind": "latest", "bands-2-turn": 1, "bands-2-rhythm": "cards"}
        self.save(values)
        self.assertEqual(list(Band.objects.values_list("kind", flat=True)), ["latest", "people"])

    def test_what_cannot_be_is_refused_in_sentences(self):
        place("lead", self.new)
        self.assertContains(self.save(self.with_lead(self.old)), "Set a “from” for one of them")
        wrong = self.with_lead(self.old, starts_0="2030-03-03", starts_1="09:00", ends_0="2030-03-02", ends_1="09:00")
        self.assertContains(self.save(wrong), "set “until” later than “from”")
        self.assertContains(
            self.save(self.with_lead(Article(), title="Here")), "Choose the story, or delete this place"
        )
        values = self.values() | {"bands-TOTAL_FORMS": 1, "bands-0-kind": "section", "bands-0-rhythm": "cards"}
        self.assertContains(self.save(values), "Choose the section whose stories are shown")

    def test_a_form_that_was_built_on_an_older_page_is_refused_whole(self):
        make_page()
        mine, theirs = self.with_lead(self.old), self.with_lead(self.new)
        self.save(theirs)
        self.assertContains(self.save(mine), "Somebody else saved this while you had it open")
        self.assertEqual(Slot.objects.get().story, self.new)

    def test_each_save_stands_in_the_audit_log_with_what_was_chosen(self):
        self.save(self.with_lead(self.old, starts_0="2030-03-03", starts_1="09:00"))
        entry = AuditEntry.objects.about(FrontPage.objects.get()).get()
        self.assertEqual(entry.actor, self.editor)
        self.assertIn("Lead: Old, from Sunday 3 March 2030, 09:00", entry.words)

    def test_takes_as_many_queries_for_many_places_as_for_few(self):
        make_page()
        counts = []
        for number in range(2):
            for n in range(1 + 9 * number):
                place("row-1", make_article(), starts=ago(days=n + 20 * number + 1))
                place("film", make_film(), starts=ago(days=n + 20 * number + 1))
            with self.subTest(number):
                with CaptureQueriesContext(connection) as queries:
                    self.client.get(reverse("admin:front_page_frontpage_change", args=[make_page().pk]))
                counts.append(len(queries))
        self.assertEqual(*counts)


class PreviewTests(ComposingCase):
    def preview(self, values, at=None):
        moment = {"at_0": at.date().isoformat(), "at_1": at.strftime("%H:%M")} if at else {"at_0": "", "at_1": ""}
        return self.client.post(PREVIEW, {**values, **moment})

    def test_shows_the_page_as_the_form_has_it_and_keeps_nothing(self):
        values = self.with_lead(self.old, title="Only tried")
        before = digest()
        page = self.preview(values)
        self.assertContains(page, "Only tried")
        self.assertContains(page, 'class="lead"')
        self.assertIn("no-store", page["Cache-Control"])
        self.assertEqual(digest(), before)
        self.assertNotContains(self.client.get("/"), "Only tried")
        self.assertNotContains(self.client.get(self.address()), "was added successfully")

    def test_at_a_moment_to_come_slots_and_stories_are_as_they_will_be(self):
        coming = make_article("Coming", published_at=ahead(days=2), kind=Article.Kind.COVER_STORY)
        leaving = make_article("Leaving", published_at=ago(days=1), expires_at=ahead(days=2))
        place("lead", leaving, starts=ago(days=1))
        place("row-1", self.old, starts=ahead(days=2), title="Later here")
        place("row-2", self.old, ends=ahead(days=2), title="Sooner here")
        values = self.values()
        before = digest()
        now, then = self.preview(values), self.preview(values, ahead(days=3))
        self.assertContains(now, "Leaving")
        self.assertContains(now, "Sooner here")
        self.assertNotContains(now, "Coming")
        self.assertContains(then, coming.title)
        self.assertContains(then, "Later here")
        for words in ("Leaving", "Sooner here"):
            self.assertNotContains(then, words)
        self.assertEqual(digest(), before)

    def test_of_two_slots_to_come_the_later_one_has_the_place(self):
        place("lead", self.new, starts=ahead(days=1), title="First")
        place("lead", self.old, starts=ahead(days=2), title="Second")
        page = self.preview(self.values(), ahead(days=3))
        self.assertContains(page, "Second")
        self.assertNotContains(page, "First</a>")

    def test_what_keeps_the_form_from_being_saved_is_said(self):
        place("lead", self.new)
        self.assertContains(self.preview(self.with_lead(self.old)), "Set a “from” for one of them")

    def test_a_moment_that_is_over_is_refused(self):
        self.assertContains(self.preview(self.values(), ago(days=3)), "choose a moment to come")


class RightsTests(TestCase):
    def try_all(self):
        page = make_page()
        change = reverse("admin:front_page_frontpage_change", args=[page.pk])
        add = reverse("admin:front_page_frontpage_add")
        own = [reverse(f"admin:front_page_frontpage_{name}", args=[page.pk]) for name in ("history", "delete")]
        look = [reverse(f"admin:front_page_look_{name}") for name in ("changelist", "add")]
        addresses = [LIST, change, add, *look, *own]
        answers = {address: self.client.get(address) for address in addresses}
        answers |= {
            f"POST {address}": self.client.post(address, {"accent": "#224466"}) for address in [*addresses, PREVIEW]
        }
        return answers

    def test_nobody_but_a_chief_editor_is_let_in(self):
        make_page()
        for role in [*set(roles.ROLES) - {"Chief editor"}, None]:
            with self.subTest(role), quiet():
                self.client.logout()
                if role:
                    self.client.force_login(make_member(role))
                before = digest()
                for address, answer in self.try_all().items():
                    refused = answer.status_code in (403, 404) or "/admin/login" in answer.get("Location", "")
                    self.assertTrue(refused, (address, answer.status_code))
                self.assertEqual(digest(), before)

    def test_who_may_compose_and_not_see_every_story_is_refused_since_the_page_names_any(self):
        user = User.objects.create_user("half", is_staff=True)
        user.user_permissions.add(Permission.objects.get(codename="change_frontpage"))
        self.client.force_login(user)
        with quiet():
            self.assertEqual(self.client.get(LIST).status_code, 403)

    def test_nobody_deletes_the_page(self):
        self.client.force_login(make_member("Chief editor"))
        with quiet():
            answer = self.client.post(
                reverse("admin:front_page_frontpage_delete", args=[make_page().pk]), {"post": "yes"}
            )
        self.assertEqual(answer.status_code, 403)

    def test_a_magazine_that_had_its_roles_before_gives_them_to_its_chief_editors(self):
        chief = Group.objects.get(name="Chief editor")
        own = Permission.objects.filter(content_type__app_label="front_page")
        chief.permissions.remove(*own)
        rights.after_migrating()
        self.assertFalse(chief.permissions.filter(pk__in=own).exists())

        class Brought:
            app_label, name = rights.BROUGHT_BY

        rights.after_migrating(plan=[(Brought, False)])
        self.assertEqual(chief.permissions.filter(pk__in=own).count(), 2)
