"""Accounts and roles at the desk: superusers' business, and every change of them on record."""

from django.contrib.auth.models import Group, Permission, User
from django.test import TestCase
from django.urls import reverse

from articles.models import Section, SectionEditor
from people.models import AuditEntry
from tests.factories import make_member, make_section
from tests.forms import add_row, prefix_of, values, values_at


class AccountTestCase(TestCase):
    def setUp(self):
        self.boss = User.objects.create_superuser("boss")
        self.client.force_login(self.boss)
        self.member = make_member("Writer", "wanda")

    def form_of(self, row):
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])

    def save(self, row, **changes):
        data = {**values_at(self.client, self.form_of(row)), **changes}
        data = {name: value for name, value in data.items() if value is not None}
        response = self.client.post(self.form_of(row), data)
        self.assertEqual(response.status_code, 302)

    def recorded(self):
        return [(entry.action, entry.subject, entry.words, entry.actor) for entry in AuditEntry.objects.order_by("pk")]


class AccountTests(AccountTestCase):
    def test_a_change_of_roles_is_on_record_in_words(self):
        self.save(self.member, groups=[Group.objects.get(name="Importer").pk])
        self.assertEqual(self.recorded(), [("rights", "wanda", "Roles: + Importer, − Writer", self.boss)])

    def test_so_is_everything_else_that_lets_somebody_do_more_or_less(self):
        for changes, words in [
            ({"is_superuser": "on"}, "Account: + superuser"),
            ({"is_active": None}, "Account: − active"),
            ({"username": "wanda2"}, "Name: + wanda2, − wanda"),
            (
                {"user_permissions": [Permission.objects.get(codename="lift_embargo").pk]},
                "May besides: + Can lift an embargo before its hour",
            ),
        ]:
            with self.subTest(words):
                self.save(self.member, **changes)
                self.assertEqual(AuditEntry.objects.first().words, words)

    def test_a_change_of_the_address_book_is_not(self):
        self.save(self.member, first_name="Wanda", email="wanda@example.org")
        self.assertEqual(self.recorded(), [])

    def test_a_new_account_is_on_record(self):
        secret = "a long secret of theirs"
        data = {"username": "nora", "usable_password": "true", "password1": secret, "password2": secret}
        self.client.post(reverse("admin:auth_user_add"), data)
        self.assertEqual(self.recorded(), [("rights", "nora", "Name: + nora; Account: + active", self.boss)])

    def test_a_password_set_by_somebody_else_is_on_record_without_the_password(self):
        secret = "a long secret of theirs"
        address = reverse("admin:auth_user_password_change", args=[self.member.pk])
        self.client.post(address, {"usable_password": "true", "password1": secret, "password2": secret})
        self.assertTrue(User.objects.get(pk=self.member.pk).check_password(secret))
        self.assertEqual(self.recorded(), [("rights", "wanda", "Password set anew", self.boss)])
        self.client.post(address, {"usable_password": "true", "password1": secret, "password2": "another"})
        self.assertEqual(AuditEntry.objects.count(), 1)

    def test_a_deleted_account_leaves_what_it_could_do_and_who_it_was(self):
        AuditEntry.objects.record(AuditEntry.Action.PUBLISHED, self.member, by=self.member)
        self.client.post(reverse("admin:auth_user_delete", args=[self.member.pk]), {"post": "yes"})
        self.assertFalse(User.objects.filter(username="wanda").exists())
        earlier, deletion = AuditEntry.objects.order_by("pk")
        self.assertEqual((earlier.actor, earlier.actor_name), (None, "wanda"))
        self.assertEqual((deletion.action, deletion.subject), ("deleted", "wanda"))
        self.assertIn("Roles: + Writer", deletion.words)

    def test_the_sections_of_a_member_are_given_on_their_account(self):
        section = make_section("Reviews")
        page = self.client.get(self.form_of(self.member))
        data = add_row(values(page), prefix_of(page, SectionEditor), section=section.pk)
        self.client.post(self.form_of(self.member), data)
        self.assertEqual(SectionEditor.objects.get().editor, self.member)
        self.assertEqual(self.recorded(), [("rights", "wanda", "Sections: + Reviews", self.boss)])


class RoleTests(AccountTestCase):
    def test_a_change_of_what_a_role_may_do_is_on_record(self):
        role = Group.objects.get(name="Photo editor")
        given = [permission.pk for permission in role.permissions.exclude(codename="view_article")]
        self.save(role, permissions=given)
        self.assertEqual(self.recorded(), [("rights", "Photo editor", "May: − Can view story", self.boss)])

    def test_a_deleted_role_is_on_record(self):
        role = Group.objects.get(name="Importer")
        chosen = {"action": "delete_selected", "_selected_action": role.pk, "post": "yes"}
        self.client.post(reverse("admin:auth_group_changelist"), chosen)
        self.assertFalse(Group.objects.filter(name="Importer").exists())
        self.assertEqual([entry[:2] for entry in self.recorded()], [("deleted", "Importer")])


class SectionTests(AccountTestCase):
    def test_a_chief_editor_says_who_edits_a_section_and_it_is_on_record(self):
        chief, section = make_member("Chief editor"), make_section("Reviews")
        self.client.force_login(chief)
        page = self.client.get(self.form_of(section))
        data = add_row(values(page), prefix_of(page, SectionEditor), editor=self.member.pk)
        self.client.post(self.form_of(section), data)
        self.assertEqual(SectionEditor.objects.get().editor, self.member)
        self.assertEqual(self.recorded(), [("rights", "Reviews", "Edited by: + wanda", chief)])

    def test_deleting_one_leaves_who_edited_it_on_record(self):
        section, chief = make_section("Film", parent=make_section("Culture")), make_member("Chief editor")
        SectionEditor.objects.create(section=section, editor=self.member)
        listed = reverse("admin:articles_section_changelist")
        for delete in (
            lambda row: self.client.post(reverse("admin:articles_section_delete", args=[row.pk]), {"post": "yes"}),
            lambda row: self.client.post(
                listed, {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
            ),
        ):
            self.client.force_login(chief)
            delete(section)
            self.assertFalse(Section.objects.filter(pk=section.pk).exists())
            entry = AuditEntry.objects.get(action=AuditEntry.Action.DELETED, object_id=str(section.pk))
            self.assertEqual(
                (entry.subject, entry.words, entry.actor),
                ("Culture › Film", "Edited by: + wanda; Inside: + Culture", chief),
            )
            section = make_section("Film", parent=section.parent)
            SectionEditor.objects.create(section=section, editor=self.member)

    def test_moving_one_into_another_is_on_record_since_that_ones_editors_edit_it_too(self):
        section, film = make_section("Video"), make_section("Film")
        self.client.force_login(make_member("Chief editor"))
        form = reverse("admin:articles_section_change", args=[section.pk])
        self.client.post(form, {**values_at(self.client, form), "parent": film.pk})
        self.assertEqual(AuditEntry.objects.get().words, "Inside: + Film")

    def test_a_section_editor_gives_themselves_no_other_section(self):
        ours, other = make_section("Reviews"), make_section("News")
        self.client.force_login(make_member("Section editor", sections=[ours]))
        for section in (ours, other):
            page = self.client.get(self.form_of(section))
            self.assertNotContains(page, 'name="_save"')
            self.assertEqual(self.client.post(self.form_of(section), {"name": "Forged"}).status_code, 403)
        self.assertEqual(SectionEditor.objects.count(), 1)


class SuperusersOnlyTests(AccountTestCase):
    def test_nobody_else_reaches_accounts_whatever_permissions_they_were_given(self):
        """Who may change an account may become anybody."""
        schemer = make_member("Chief editor", "schemer")
        schemer.user_permissions.set(Permission.objects.filter(content_type__app_label="auth"))
        self.client.force_login(schemer)
        writer = Group.objects.get(name="Writer")
        forged = {"username": "schemer", "is_superuser": "on", "name": "Forged", "post": "yes"}
        addresses = [
            *(self.form_of(row) for row in (schemer, self.member, writer)),
            *(reverse(f"admin:auth_{name}_{view}") for name in ("user", "group") for view in ("changelist", "add")),
            *(reverse(f"admin:auth_{row._meta.model_name}_delete", args=[row.pk]) for row in (self.member, writer)),
            reverse("admin:auth_user_password_change", args=[self.boss.pk]),
            reverse("admin:auth_user_history", args=[self.boss.pk]),
        ]
        for address in addresses:
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 403)
                if not address.endswith("history/"):
                    self.assertEqual(self.client.post(address, forged).status_code, 403)
        self.assertFalse(User.objects.get(pk=schemer.pk).is_superuser)
        self.assertTrue(Group.objects.filter(name="Writer").exists())
        self.assertEqual(self.recorded(), [])
        self.assertNotContains(self.client.get(reverse("admin:index")), "/admin/auth/")
