from io import StringIO
from unittest import mock

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_migrate
from django.test import TestCase

from articles import roles
from articles.models import SectionEditor
from people.models import AuditEntry
from tests.factories import make_member, make_section


def run(**options):
    out = StringIO()
    call_command("roles", stdout=out, **options)
    return out.getvalue()


class RoleTests(TestCase):
    def test_are_made_when_the_tables_are(self):
        self.assertEqual(set(roles.ROLES), set(Group.objects.values_list("name", flat=True)))
        for role in roles.ROLES:
            self.assertEqual(roles.names_held(role), roles.permissions_of(role))

    def test_name_only_permissions_that_exist(self):
        known = roles.keys_by_name(Permission).keys()
        for area in roles.AREAS.values():
            self.assertLessEqual(area.permissions(roles.EVERYTHING), known)
        self.assertLessEqual(set(roles.RIGHTS.values()), known)

    def test_leave_accounts_to_superusers(self):
        for role in roles.ROLES:
            apps_named = {app for app, _ in roles.permissions_of(role)}
            self.assertLessEqual(apps_named, {"articles", "people", "newsletter"})

    def test_one_that_is_missing_is_made_again_and_the_others_are_left_as_they_are(self):
        Group.objects.get(name="Writer").permissions.clear()
        Group.objects.get(name="Importer").delete()
        roles.make_missing()
        self.assertEqual(roles.names_held("Writer"), set())
        self.assertEqual(roles.names_held("Importer"), roles.permissions_of("Importer"))

    def test_are_found_in_one_query_where_they_are_all_there(self):
        with self.assertNumQueries(1):
            roles.make_missing()

    def test_wait_for_permissions_that_are_still_to_come(self):
        """Halfway through the migrations, a role would be made without the rest of what it may do."""
        Group.objects.all().delete()
        known = roles.keys_by_name(Permission)
        known.pop(("articles", "edit_every_article"))
        with mock.patch.object(roles, "keys_by_name", return_value=known):
            roles.make_missing()
        self.assertFalse(Group.objects.filter(name="Chief editor").exists())
        self.assertTrue(Group.objects.filter(name="Writer").exists())
        roles.make_missing()
        self.assertEqual(roles.names_held("Chief editor"), roles.permissions_of("Chief editor"))

    def test_who_could_change_every_story_before_there_were_roles_still_can(self):
        Group.objects.all().delete()
        change = Permission.objects.get(codename="change_article")
        desk = Group.objects.create(name="Our desk")
        desk.permissions.add(change)
        colleague = User.objects.create_user("colleague")
        colleague.groups.add(desk)
        alone = User.objects.create_user("alone")
        alone.user_permissions.add(change)
        roles.make_missing()
        for name in ("colleague", "alone"):
            self.assertTrue(User.objects.get(username=name).has_perm("articles.edit_every_article"))

    def test_that_holds_where_a_group_bore_the_name_of_a_role_before(self):
        Group.objects.all().delete()
        change, every = (Permission.objects.get(codename=name) for name in ("change_article", "edit_every_article"))
        Group.objects.create(name="Writer").permissions.add(change)
        roles.make_missing(plan=[(self.bringing_roles(), False)])
        self.assertIn(every, Group.objects.get(name="Writer").permissions.all())
        self.assertNotIn(every, Group.objects.get(name="Section editor").permissions.all())

    def test_nobody_is_given_every_story_by_migrations_that_come_later_or_are_run_again(self):
        every = Permission.objects.get(codename="edit_every_article")
        Group.objects.get(name="Importer").delete()
        later = Migration("0005_later", "articles")
        for plan in ([(later, False)], [(self.bringing_roles(), True)], [(self.bringing_roles(), False)], ()):
            roles.make_missing(plan=plan)
            self.assertNotIn(every, Group.objects.get(name="Writer").permissions.all())

    def bringing_roles(self):
        """The migration that roles came with, as the project has it."""
        return MigrationLoader(connection).graph.nodes["articles", roles.BROUGHT_BY]

    def test_are_made_by_the_signal_that_every_new_database_sends(self):
        Group.objects.all().delete()
        config = apps.get_app_config("articles")
        post_migrate.send(sender=config, app_config=config, verbosity=0, interactive=False, using="default")
        self.assertEqual(Group.objects.count(), len(roles.ROLES))


class MatrixCommandTests(TestCase):
    def test_prints_who_may_do_what_and_names_nothing_as_changed(self):
        table = run()
        for words in [*roles.ROLES, *roles.AREAS, *roles.RIGHTS]:
            self.assertIn(words, table)
        self.assertNotIn("is not as the project has it", table)

    def test_says_what_a_magazine_has_changed(self):
        writer = Group.objects.get(name="Writer")
        writer.permissions.add(Permission.objects.get(codename="add_photo"))
        writer.permissions.remove(Permission.objects.get(codename="delete_article"))
        self.assertIn("Writer is not as the project has it: + add_photo, − delete_article.", run())

    def test_resetting_puts_it_back_and_leaves_a_trace(self):
        Group.objects.get(name="Writer").permissions.add(Permission.objects.get(codename="publish_article"))
        self.assertIn("Put back: Writer.", run(reset=True))
        self.assertEqual(roles.names_held("Writer"), roles.permissions_of("Writer"))
        entry = AuditEntry.objects.get(action=AuditEntry.Action.RIGHTS)
        self.assertEqual((entry.subject, entry.words), ("Writer", "May: − Can publish, schedule and withdraw stories"))
        self.assertIn("Every role is as the project has it already.", run(reset=True))
        self.assertEqual(AuditEntry.objects.count(), 1)


class MemberTests(TestCase):
    def test_a_member_made_for_a_test_has_one_role_and_their_sections(self):
        section = make_section()
        member = make_member("Section editor", sections=[section])
        self.assertEqual([group.name for group in member.groups.all()], ["Section editor"])
        self.assertEqual(SectionEditor.objects.get().section, section)
