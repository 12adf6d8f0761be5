"""The index is right after any way in which a row can change."""

import json
import tempfile
from io import StringIO
from pathlib import Path
from unittest import mock, skipUnless

from django.core.management import CommandError, call_command
from django.core.serializers import serialize
from django.db import DatabaseError, connection, models
from django.db.migrations import Migration
from django.test import TestCase, TransactionTestCase

from articles import drafting
from articles.models import Article, Block
from magazine.search import indexing, noting
from people.models import Film, Person, PersonName
from tests.factories import make_article, make_editor, make_film, make_person, make_ready_article

from ..spoiled import drop


def found(client, words):
    page = client.get("/search/", {"q": words})
    names = [*page.context["called_so"], *(name for group in page.context["groups"] for name in group["names"])]
    return len(page.context["stories"]) + len(names)


def trigger(beginning):
    """The whole name of one."""
    return next(name for name in noting.triggers() if name.startswith(f"search_{beginning}_"))


@skipUnless(connection.vendor == "sqlite", "Others count their tables anew by themselves.")
class CountedWhenSmallTests(TestCase):
    """SQLite’s ANALYZE on a young magazine, which has an index of two rows still."""

    def plan(self):
        with connection.cursor() as cursor:
            # As FTS5 deletes what it has merged.
            cursor.execute("EXPLAIN QUERY PLAN DELETE FROM search_story_words_data WHERE id >= 8 AND id <= 9")
            return " ".join(row[-1] for row in cursor.fetchall())

    def test_the_index_is_not_taken_for_a_small_one_ever_after(self):
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.assertIn("SCAN", self.plan())
        indexing.take_in_everything()
        self.assertIn("SEARCH", self.plan())


class WayTests(TestCase):
    def setUp(self):
        self.story = make_ready_article("Before", body=["Former words."])
        self.assertFound(before=1, after=0)

    def assertFound(self, **expected):
        for words, count in expected.items():
            with self.subTest(words):
                self.assertEqual(found(self.client, words), count)
        self.assertEqual(indexing.differing("story", indexing.all_keys("story")), [])

    def test_save(self):
        self.story.title = "After"
        self.story.save()
        self.assertFound(before=0, after=1)

    def test_update(self):
        Article.objects.filter(pk=self.story.pk).update(title="After")
        self.assertFound(before=0, after=1)

    def test_publishing_a_draft(self):
        draft = make_ready_article("After", status=Article.Status.DRAFT)
        self.assertFound(after=0)
        drafting.publish(draft, base=0, by=make_editor())
        self.assertFound(after=1)

    def test_bulk_create_and_bulk_update(self):
        (made,) = Article.objects.bulk_create(
            [Article(title="After", slug="after", status="published", published_at=self.story.published_at)]
        )
        Block.objects.bulk_create([Block(parent=made, kind="text", text="<p>Latter words</p>")])
        self.assertFound(after=1, latter=1)
        made.title = "Later"
        Article.objects.bulk_update([made], ["title"])
        self.assertFound(after=0, later=1)

    def test_bulk_create_over_what_is_there(self):
        row = Article(title="After", slug=self.story.slug, status="published", published_at=self.story.published_at)
        Article.objects.bulk_create([row], update_conflicts=True, unique_fields=["slug"], update_fields=["title"])
        self.assertFound(before=0, after=1)

    def test_raw_sql(self):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE articles_block SET text = '<p>Latter</p>'")
            cursor.execute("UPDATE articles_article SET title = 'After'")
            self.assertFound(before=0, former=0, after=1, latter=1)
            cursor.execute("DELETE FROM articles_block")
        self.assertFound(latter=0, after=1)

    def test_loaddata(self):
        fixture = json.loads(serialize("json", [self.story], use_natural_foreign_keys=True))
        fixture[0]["fields"]["title"] = "After"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "story.json"
            path.write_text(json.dumps(fixture))
            call_command("loaddata", path, verbosity=0)
        self.assertFound(before=0, after=1)

    def test_delete(self):
        Article.objects.filter(pk=self.story.pk).delete()
        self.assertFound(before=0, former=0)

    def test_a_block_that_moves_to_another_story(self):
        other = make_article("Other", body=())
        self.story.blocks.update(parent=other)
        page = self.client.get("/search/", {"q": "former"})
        self.assertEqual([each["article"] for each in page.context["stories"]], [other])

    def test_a_name_of_a_person_and_a_film(self):
        person, film = make_person("Earlier Name"), make_film("Earlier Film")
        self.assertEqual(found(self.client, "earlier"), 2)
        Person.objects.filter(pk=person.pk).update(name="Newer Name")
        film.title = "Newer Film"
        film.save()
        PersonName.objects.create(person=person, name="Pseudonym")
        self.assertEqual([found(self.client, words) for words in ("earlier", "newer", "pseudonym")], [0, 2, 1])
        PersonName.objects.all().delete()
        Film.objects.all().delete()
        self.assertEqual([found(self.client, words) for words in ("newer", "pseudonym")], [1, 0])

    def test_what_changes_twice_is_taken_in_once(self):
        with connection.cursor() as cursor:
            for title in ("One", "Two", "After"):
                cursor.execute("UPDATE articles_article SET title = %s", [title])
        with mock.patch.object(indexing, "write", wraps=indexing.write) as write:
            self.assertFound(one=0, after=1)
        self.assertEqual(write.call_count, 1)


class DueTests(TestCase):
    """More is due than one reader should wait for, or it cannot be taken in."""

    def test_what_is_not_taken_in_yet_is_not_found_by_words_it_has_lost(self):
        story, person = make_article("Before"), make_person("Before")
        self.assertEqual(found(self.client, "before"), 2)
        Article.objects.filter(pk=story.pk).update(title="After")
        Person.objects.filter(pk=person.pk).update(name="After")
        with mock.patch.object(indexing, "take_in", side_effect=DatabaseError("locked")):
            self.assertEqual(found(self.client, "before"), 0)
        self.assertEqual(found(self.client, "after"), 2)

    def test_each_search_takes_in_some_until_nothing_is_left(self):
        for number in range(5):
            make_article(f"Story {number}", body=["Words."])
        with mock.patch.object(indexing, "AT_ONCE", 2):
            counts = [found(self.client, "words") for _ in range(5)]
        self.assertEqual(counts[-1], 5)
        self.assertEqual(counts, sorted(counts))

    def test_a_row_that_was_noted_often_is_taken_in_at_one_go(self):
        story = make_article("Before")
        indexing.take_in_everything()
        for title in ("One", "Two", "After"):
            story.title = title
            story.save()
        self.assertEqual(indexing.take_in(1), (1, False))


class TriggerTests(TestCase):
    def test_every_table_that_is_searched_notes_its_changes(self):
        self.assertEqual(noting.missing_triggers(), [])
        self.assertGreaterEqual(len(noting.triggers()), 33)

    def test_those_that_were_dropped_are_made_again_after_migrating_and_what_changed_meanwhile_is_taken_in(self):
        story = make_article("Before")
        self.assertEqual(found(self.client, "before"), 1)
        name = trigger("articles_article_update" + ("_to" if connection.vendor == "postgresql" else ""))
        drop(name, "articles_article")
        self.assertEqual(noting.missing_triggers(), [name])
        Article.objects.filter(pk=story.pk).update(title="After")
        indexing.after_migrating()
        self.assertEqual(noting.missing_triggers(), [])
        self.assertEqual([found(self.client, "before"), found(self.client, "after")], [0, 1])

    @skipUnless(connection.vendor == "postgresql", "SQLite has one magazine in a file.")
    def test_those_of_another_magazine_in_the_same_database_are_not_taken_for_its_own(self):
        name, (_, statement) = next(iter(noting.triggers().items()))
        with connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA another")
            cursor.execute("CREATE TABLE another.articles_article (id bigint)")
            cursor.execute(f"DROP TRIGGER {name} ON articles_article")
            cursor.execute(statement.replace(" ON articles_article", " ON another.articles_article"))
            self.assertEqual(noting.missing_triggers(), [name])
            noting.make_triggers()
            noting.drop_triggers()
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname = %s", [name])
            self.assertEqual(cursor.fetchone(), (1,))

    def migrate(self, **said):
        """As after a migration of the index itself, of four stories, in parts of one."""
        for number in range(4):
            make_article(f"Story {number}", body=())
        with mock.patch.multiple(indexing, AT_ONCE=1, SAID_EVERY=2):
            indexing.after_migrating(plan=[(Migration("0009_later", "search"), False)], **said)

    def test_what_a_migration_makes_due_is_taken_in_by_parts_and_one_that_fails_undoes_no_other(self):
        take_in, times = indexing.take_in, iter((True, False))

        def once(most):
            if not next(times):
                raise DatabaseError("database is locked")
            return take_in(most)

        with mock.patch.object(indexing, "take_in", once):
            self.migrate()
        self.assertEqual(self.due(), 3)

    def test_says_how_far_it_is(self):
        out = StringIO()
        self.migrate(stdout=out)
        self.assertIn("2 rows taken in", out.getvalue())
        self.assertEqual(self.due(), 0)

    def due(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(DISTINCT key) FROM search_due")
            return cursor.fetchone()[0]


class RebuildTests(TestCase):
    def run_command(self, *options):
        out = StringIO()
        call_command("rebuild_search", *options, stdout=out)
        return out.getvalue()

    def spoil(self, sql):
        with connection.cursor() as cursor:
            cursor.execute(sql)

    def test_makes_the_index_anew_and_compares_it(self):
        make_article("Anora"), make_person("Mikey")
        self.assertIn("2 stories and names", self.run_command())
        self.assertEqual(found(self.client, "anora"), 1)
        self.assertIn("2 stories and names", self.run_command("--check"))

    def test_tells_what_differs_and_mends_it(self):
        make_article("Anora")
        self.run_command()
        for sql in ("UPDATE search_story SET digest = 'x'", "DELETE FROM search_story"):
            self.spoil(sql)
            with self.assertRaisesMessage(CommandError, "differ"):
                self.run_command("--check")
            self.run_command()
            self.assertEqual(found(self.client, "anora"), 1)

    def test_tells_that_a_trigger_is_missing(self):
        name = trigger("articles_block_insert")
        self.spoil(f"DROP TRIGGER {name}" + (" ON articles_block" if connection.vendor == "postgresql" else ""))
        with self.assertRaisesMessage(CommandError, name):
            self.run_command("--check")
        self.run_command()
        self.assertEqual(noting.missing_triggers(), [])


class AlteredTableTests(TransactionTestCase):
    def test_a_table_that_is_altered_has_its_triggers_after_the_next_migrate(self):
        """SQLite rebuilds a table when a column is altered, and its triggers go with the old one."""
        old, new = Film._meta.get_field("tagline"), models.CharField(max_length=301, blank=True)
        new.set_attributes_from_name("tagline")
        new.model = Film
        with connection.schema_editor() as editor:
            editor.alter_field(Film, old, new)
        if connection.vendor == "sqlite":
            self.assertIn(trigger("people_film_update"), noting.missing_triggers())
        with connection.schema_editor() as editor:
            editor.alter_field(Film, new, old)
        call_command("migrate", verbosity=0)
        self.assertEqual(noting.missing_triggers(), [])
        film = make_film("Anora")
        self.assertEqual(found(self.client, "anora"), 1)
        Film.objects.filter(pk=film.pk).update(title="Other")
        self.assertEqual(found(self.client, "anora"), 0)
