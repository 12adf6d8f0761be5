"""The triggers of the edition number and of the search index say what they should, whatever was done to them."""

from unittest import skipUnless

from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase

from articles.models import Article
from magazine import triggers as kept
from magazine.edition import number
from magazine.search import noting
from tests.factories import make_article

from .spoiled import alter, drop, run

on_postgresql = skipUnless(connection.vendor == "postgresql", "SQLite has no such thing.")


class OfTheEditionTests(TransactionTestCase):
    part = number
    function = "edition_move()"
    returns = "void"

    def setUp(self):
        self.addCleanup(self.part.make_triggers)

    def assertMadeAnew(self, *missing):
        self.assertEqual(self.part.missing_triggers(), sorted(missing))
        call_command("migrate", verbosity=0)
        self.assertEqual(self.part.missing_triggers(), [])

    def test_are_all_there(self):
        self.assertEqual(self.part.missing_triggers(), [])
        self.assertGreaterEqual(len(self.part.triggers()), 33)

    def test_one_that_was_dropped_is_missed_and_made_anew(self):
        name, (table, _) = next(iter(self.part.triggers().items()))
        drop(name, table)
        self.assertMadeAnew(name)

    def test_one_that_was_altered_under_its_name_is_missed_and_made_anew(self):
        name, (table, _) = next(iter(self.part.triggers().items()))
        alter(name, table)
        self.assertMadeAnew(name)

    def test_one_of_an_older_version_goes(self):
        name, (_, statement) = next(iter(self.part.triggers().items()))
        older = name[:-8] + "00000000"
        run(statement.replace(name, older))
        self.part.make_triggers()
        self.assertNotIn(older, kept.there(self.part.PREFIX))

    @on_postgresql
    def test_those_that_are_switched_off_or_fire_for_some_only_are_missed_and_made_anew(self):
        on_people = [name for name, (table, _) in self.part.triggers().items() if table == "people_person"]
        run("ALTER TABLE people_person DISABLE TRIGGER USER")
        self.assertLessEqual(set(on_people), set(self.part.missing_triggers()))
        self.part.make_triggers()
        run(f"ALTER TABLE people_person ENABLE TRIGGER {on_people[0]}")
        self.assertMadeAnew(on_people[0])

    @on_postgresql
    def test_what_they_run_is_missed_where_it_was_altered_and_made_anew(self):
        run(
            f"CREATE OR REPLACE FUNCTION {self.function} RETURNS {self.returns} LANGUAGE plpgsql "
            "AS 'BEGIN RETURN{}; END'".format("" if self.returns == "void" else " NULL")
        )
        self.assertMadeAnew(self.function.removesuffix("()"))
        run(f"ALTER FUNCTION {self.function} SET enable_sort = off")
        self.assertMadeAnew(self.function.removesuffix("()"))


class OfTheSearchTests(OfTheEditionTests):
    part = noting
    function = "search_note()"
    returns = "trigger"


@on_postgresql
class SessionTests(TransactionTestCase):
    """Whatever a session has set that writes."""

    def setUp(self):
        self.story = make_article("Before", body=())
        self.forget()

    def forget(self):
        run("DELETE FROM search_due")
        self.before = number.edition()

    def assertNoticed(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_due WHERE kind = 'story' AND key = %s", [self.story.pk])
            self.assertGreater(cursor.fetchone()[0], 0)
        self.assertGreater(number.edition(), self.before)

    def test_that_has_switched_triggers_off_is_noticed(self):
        with transaction.atomic():
            run("SET LOCAL session_replication_role = replica")
            Article.objects.update(title="After")
        self.assertNoticed()

    def test_with_another_magazine_in_its_path_moves_the_one_whose_rows_it_changes(self):
        """Two of them in two schemas, and a program that names a table by its schema."""
        self.addCleanup(run, "DROP SCHEMA another CASCADE")
        run("CREATE SCHEMA another")
        for table in ("edition_count", "search_due", "articles_article", "articles_platenumber", "articles_plate"):
            run(f"CREATE TABLE another.{table} (LIKE public.{table} INCLUDING ALL)")
        for change in ("UPDATE public.articles_article SET title = 'After'", "DELETE FROM public.articles_article"):
            with self.subTest(change):
                self.forget()
                with transaction.atomic():
                    run("SET LOCAL search_path = another")
                    run("SET CONSTRAINTS ALL IMMEDIATE")
                    run(change)
                    with connection.cursor() as cursor:
                        cursor.execute("SHOW search_path")
                        self.assertEqual(cursor.fetchone(), ("another",))
                self.assertNoticed()
                with connection.cursor() as cursor:
                    cursor.execute("SELECT count(*) FROM another.edition_count")
                    self.assertEqual(cursor.fetchone(), (0,))
