"""The number moves with whatever readers may see, by whichever way, and with nothing else."""

import datetime
import json
import tempfile
import threading
import unittest
from contextlib import suppress
from pathlib import Path

from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.serializers import serialize
from django.db import OperationalError, connection, connections, models, transaction
from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from articles import drafting
from articles.freezing import freeze
from articles.launching import carry_out_due
from articles.models import Article, Block, Launch, Photo, PlateNumber, RenditionSet, Tag, Version
from articles.plates.keeping import numbers
from articles.rehearsal import rehearsal
from magazine import triggers as kept
from magazine.edition import instants, number, tables
from magazine.front_page.models import Look
from people.models import Film, Person
from tests.factories import ahead, make_article, make_editor, make_film, make_person, make_photo, make_ready_article

from ..front_page.pages import make_band, place
from ..spoiled import drop
from ..test_query_counts import Magazine
from .readers import number_in_this_transaction

SEEN_ROWS = {"articles.Article": {"status": "published"}}
# Of these the tests of their own ways, above and below, put in rows.
MADE_ELSEWHERE = {
    "articles.Launch",
    "articles.RelatedHeadline",
    "articles.RenditionSet",
    "people.CompanyName",
    "people.FormerAddress",
    "people.ProgrammeName",
}


class EditionTestCase(TestCase):
    def assertMoves(self, change):
        before = number_in_this_transaction()
        result = change()
        self.assertGreater(number_in_this_transaction(), before)
        return result

    def assertStays(self, change):
        before = number_in_this_transaction()
        change()
        self.assertEqual(number_in_this_transaction(), before)


class WayTests(EditionTestCase):
    def setUp(self):
        self.story = make_ready_article("Before", body=["Words."])

    def test_save_and_delete(self):
        self.story.title = "After"
        self.assertMoves(self.story.save)
        self.assertMoves(self.story.delete)

    def test_update(self):
        self.assertMoves(lambda: Article.objects.filter(pk=self.story.pk).update(title="After"))

    def test_bulk_create_bulk_update_and_creating_over_what_is_there(self):
        (person,) = self.assertMoves(lambda: Person.objects.bulk_create([Person(name="A", sort_name="A", slug="a")]))
        person.name = "B"
        self.assertMoves(lambda: Person.objects.bulk_update([person], ["name"]))
        again = Person(name="C", sort_name="A", slug="a")
        self.assertMoves(
            lambda: Person.objects.bulk_create(
                [again], update_conflicts=True, unique_fields=["slug"], update_fields=["name"]
            )
        )

    def test_raw_sql(self):
        def run(sql):
            with connection.cursor() as cursor:
                cursor.execute(sql)

        self.assertMoves(lambda: run("UPDATE articles_block SET text = '<p>Other</p>'"))
        self.assertMoves(lambda: run("DELETE FROM articles_block"))
        self.assertStays(lambda: run("DELETE FROM articles_block"))

    @unittest.skipUnless(connection.vendor == "sqlite", "Only SQLite knows it.")
    def test_replacing_a_story_and_a_block_by_those_of_a_draft(self):
        """A row that goes for another with its key, or its address, is deleted without a word, if nobody asks."""

        def replaced(row, **values):
            columns = {field.column: getattr(row, field.attname) for field in row._meta.local_concrete_fields} | values
            given = (
                field.get_db_prep_save(columns[field.column], connection) for field in row._meta.local_concrete_fields
            )
            marks = ", ".join(["%s"] * len(columns))
            with connection.cursor() as cursor:
                cursor.execute(f"REPLACE INTO {row._meta.db_table} ({', '.join(columns)}) VALUES ({marks})", [*given])

        def readdressed(row, address):
            with connection.cursor() as cursor:
                cursor.execute("UPDATE OR REPLACE articles_article SET slug = %s WHERE id = %s", [address, row.pk])

        draft = make_article("Draft", status="draft", body=())
        for told in ("ON", "OFF"):
            with self.subTest(recursive_triggers=told):
                self.addCleanup(self.told_of_what_goes, "ON")
                self.told_of_what_goes(told)
                story = make_ready_article(f"Of {told}", body=["Words."])
                self.assertMoves(lambda story=story: replaced(story.blocks.first(), parent_id=draft.pk))
                story.blocks.all().delete()
                self.assertMoves(lambda story=story: replaced(story, status="draft"))
                story = make_article(f"By address, {told}", body=())
                self.assertMoves(lambda story=story: readdressed(draft, story.slug))
                story = make_article(f"Of no number, {told}", body=())
                PlateNumber.objects.all().delete()
                replaced(story, status="draft")
                self.assertTrue(PlateNumber.objects.filter(story=-1).exists())

    def told_of_what_goes(self, told):
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA recursive_triggers = {told}")

    def test_loaddata(self):
        fixture = json.loads(serialize("json", [self.story], use_natural_foreign_keys=True))
        fixture[0]["fields"]["title"] = "After"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "story.json"
            path.write_text(json.dumps(fixture))
            self.assertMoves(lambda: call_command("loaddata", path, verbosity=0))

    def test_publishing_a_draft_and_withdrawing(self):
        draft = make_ready_article("New", status=Article.Status.DRAFT)
        self.assertMoves(lambda: drafting.publish(draft, base=0, by=make_editor()))
        draft.refresh_from_db()
        self.assertMoves(draft.withdraw)

    def test_a_launch_planned_moved_cancelled_and_carried_out(self):
        editor = make_editor()
        frozen = freeze(self.story)
        frozen["story"]["title"] = "After"
        version, _ = drafting.save_draft(self.story, frozen, base=0, by=editor)
        launch = self.assertMoves(lambda: Launch.objects.create(goes_live_at=ahead(hours=1), made_by=editor))
        launch.items.create(article=self.story, version=version, added_by=editor)
        self.assertMoves(lambda: Launch.objects.update(goes_live_at=ahead(minutes=1)))
        self.assertStays(lambda: Launch.objects.update(name="Cannes"))
        self.assertMoves(lambda: carry_out_due(ahead(minutes=2)))
        self.story.refresh_from_db()
        self.assertEqual(self.story.title, "After")

    def test_rights_and_renditions_of_a_picture(self):
        photo = make_photo()
        self.assertMoves(lambda: Photo.objects.update(rights_status=Photo.Rights.WITHDRAWN))
        self.assertMoves(lambda: Photo.objects.update(rights_until=ahead(days=1)))
        made = self.assertMoves(lambda: RenditionSet.objects.create(photo=photo, token="0" * 32, recipe="r"))
        self.assertMoves(lambda: RenditionSet.objects.filter(pk=made.pk).update(frames={"flat": [[400, 300]]}))
        self.assertStays(lambda: RenditionSet.objects.outdate([photo]))

    def test_links_between_rows(self):
        film, photo = make_film(), make_photo()
        self.assertMoves(lambda: photo.films.add(film))
        self.assertMoves(lambda: self.story.tags.add("noir"))
        self.assertMoves(lambda: Tag.objects.update(name="Noir"))
        self.assertMoves(photo.films.clear)

    def test_every_table_that_is_read_moves_it_when_a_row_goes(self):
        magazine = Magazine(2)
        place("lead", magazine.story)
        make_band("section", section=magazine.section)
        Look.objects.create(accent="#a3201c")
        without_rows = set()
        for model in tables.models():
            if model._meta.label in tables.PRIVATE:
                continue
            row = model._base_manager.filter(**SEEN_ROWS.get(model._meta.label, {})).first()
            if row is None:
                without_rows.add(model._meta.label)
                continue
            with self.subTest(model._meta.label), transaction.atomic():
                # Past everything that Django does of itself, and back.
                rows = model._base_manager.filter(pk=row.pk)
                self.assertMoves(lambda rows=rows: rows._raw_delete(rows.db))
                transaction.set_rollback(True)
        self.assertEqual(without_rows, MADE_ELSEWHERE)

    def test_every_table_that_is_read_has_all_its_triggers(self):
        there = kept.there(number.PREFIX)
        for table in tables.read_tables():
            events = {name.rsplit("_", 2)[-2] for name, its in there.items() if its == table}
            with self.subTest(table):
                self.assertLessEqual({"insert", "update", "delete"}, events)


class NothingSeenTests(EditionTestCase):
    def test_a_draft_that_was_never_given_to_readers(self):
        draft = make_ready_article("New", status=Article.Status.DRAFT)
        self.assertStays(lambda: Article.objects.filter(pk=draft.pk).update(title="Newer"))
        self.assertStays(lambda: Block.objects.create(parent=draft, kind="text", text="<p>More</p>", ordering=99))
        self.assertStays(lambda: draft.blocks.update(text="<p>Other</p>"))
        Tag.objects.create(name="noir", slug="noir")
        self.assertStays(lambda: draft.tags.add("noir"))
        self.assertStays(lambda: drafting.save_draft(draft, freeze(draft), base=0, by=make_editor()))
        self.assertStays(draft.blocks.all().delete)
        self.assertMoves(lambda: Article.objects.filter(pk=draft.pk).update(status="published", published_at=ahead()))
        self.assertMoves(lambda: Block.objects.create(parent=draft, kind="text", text="<p>More</p>", ordering=99))
        self.assertMoves(lambda: Article.objects.filter(pk=draft.pk).update(status="draft"))
        self.assertStays(lambda: draft.blocks.update(text="<p>Other</p>"))

    def test_a_draft_saved_beside_a_story(self):
        story = make_ready_article("Live")
        frozen = {**freeze(story)}
        self.assertStays(lambda: drafting.save_draft(story, frozen, base=0, by=make_editor()))

    def test_a_rehearsal(self):
        story = make_ready_article("Live")

        def rehearse():
            with rehearsal():
                Article.objects.update(title="Tried out")
                story.withdraw()

        self.assertStays(rehearse)

    def test_what_is_saved_as_it_was(self):
        person = make_person()
        self.assertStays(person.save)
        self.assertStays(lambda: Film.objects.filter(pk=0).update(title="None"))

    def test_what_only_the_desk_reads(self):
        editor, story = make_editor(), make_article()
        self.assertStays(lambda: User.objects.update(first_name="Ed"))
        self.assertStays(lambda: Version.objects.create(article=story, number=7, kind="draft", frozen={}))
        self.assertStays(lambda: Article.objects.update(writer=editor))
        self.assertStays(lambda: self.client.force_login(editor))

    def test_what_is_rolled_back_to_a_savepoint_and_then_done_moves_it(self):
        person = make_person()

        def change():
            with transaction.atomic():
                Person.objects.update(name="One")
                transaction.set_rollback(True)
            Person.objects.filter(pk=person.pk).update(name="Two")

        self.assertMoves(change)


class TableTests(TestCase):
    def test_every_model_is_read_or_private_with_a_reason(self):
        """Whoever adds a model says which in magazine/edition/tables.py."""
        labels = {model._meta.label for model in tables.models()}
        self.assertEqual(sorted(labels - tables.READ.keys() - tables.PRIVATE.keys()), [])
        self.assertEqual(sorted(tables.READ.keys() & tables.PRIVATE.keys()), [])
        self.assertEqual(sorted({*tables.READ, *tables.PRIVATE} - labels), [])
        self.assertTrue(all(len(reason.split()) > 2 for reason in tables.PRIVATE.values()))

    def test_a_model_that_nobody_listed_moves_it(self):
        self.assertEqual(number.missing_triggers(), [])
        listed = tables.READ.pop("people.Tally")
        try:
            self.assertIn("people_tally", tables.read_tables())
        finally:
            tables.READ["people.Tally"] = listed

    def test_columns_that_are_named_exist(self):
        for label, seen in tables.READ.items():
            columns = {field.column for field in apps.get_model(label)._meta.fields} if "_" not in label else set()
            with self.subTest(label):
                self.assertLessEqual({*seen.aside, *filter(None, [seen.story])}, columns)

    def test_every_moment_of_a_row_that_is_read_bounds_what_is_kept_or_says_why_not(self):
        asked = {(each.rows().model._meta.label, each.moment) for each in instants.INSTANTS}
        for model in tables.models():
            if model._meta.label in tables.PRIVATE:
                continue
            for field in model._meta.fields:
                if isinstance(field, models.DateTimeField):
                    with self.subTest(f"{model._meta.label}.{field.name}"):
                        named = f"{model._meta.label}.{field.name}" in instants.SHOWN_ONLY
                        self.assertNotEqual((model._meta.label, field.name) in asked, named)


class MigratingTests(TransactionTestCase):
    def test_triggers_that_are_gone_or_say_something_else_are_made_again_and_it_is_a_new_edition(self):
        name, (table, _) = next(iter(number.triggers().items()))
        drop(name, table)
        self.assertEqual(number.missing_triggers(), [name])
        before = number.edition()
        call_command("migrate", verbosity=0)
        self.assertEqual(number.missing_triggers(), [])
        self.assertGreater(number.edition(), before)

    def test_a_column_comes_counts_and_goes(self):
        """As a migration does it: no trigger stands in its way, and the new column is not forgotten."""
        column = models.CharField(max_length=300, null=True)
        column.set_attributes_from_name("extra")
        column.model = Film
        make_film()
        self.assertEqual(self.migrated(lambda editor: editor.add_field(Film, column)), [])
        try:
            before = number.edition()
            with connection.cursor() as cursor:
                cursor.execute("UPDATE people_film SET extra = 'x'")
            self.assertGreater(number.edition(), before)
        finally:
            missing = self.migrated(lambda editor: editor.remove_field(Film, column))
        self.assertEqual(missing, [])

    def migrated(self, alter):
        """Let a migration run; which triggers are missing after it."""
        plan = [("a migration", False)]
        number.before_migrating(plan=plan)
        before = number.edition()
        Film.objects.update(year=1962)
        self.assertGreater(number.edition(), before)
        Film.objects.update(year=1963)
        with connection.schema_editor() as editor:
            alter(editor)
        number.after_migrating(plan=plan)
        return number.missing_triggers()

    def test_the_stories_table_can_be_altered(self):
        """On SQLite that remakes it, which no trigger of another table must stand in the way of."""
        old, new = Article._meta.get_field("kicker"), models.CharField(max_length=101, blank=True)
        new.set_attributes_from_name("kicker")
        new.model = Article
        draft = make_article("Draft", status="draft")
        for before, after in ((old, new), (new, old)):
            with connection.schema_editor() as editor:
                editor.alter_field(Article, before, after)
        number.after_migrating()
        self.assertEqual(number.missing_triggers(), [])
        before = number.edition()
        draft.blocks.update(text="<p>x</p>")
        self.assertEqual(number.edition(), before)

    def test_truncating_moves_it(self):
        make_film()
        before = number.edition()
        call_command("flush", verbosity=0, interactive=False)
        self.assertGreater(number.edition(), before)


@unittest.skipUnless(connection.vendor == "postgresql", "SQLite lets one writer in at a time.")
class InterleavingTests(TransactionTestCase):
    """Two connections: what one reads while the other has not committed, and in which order they do."""

    def on_another(self, act):
        problems = []

        def run():
            try:
                act()
            except Exception as problem:
                problems.append(problem)
            finally:
                connections.close_all()

        thread = threading.Thread(target=run)
        thread.start()
        thread.join(20)
        self.assertFalse(thread.is_alive(), "It waits.")
        self.assertEqual(problems, [])

    def test_two_writers_wait_for_neither_and_each_commit_is_another_number(self):
        first, second = make_person("A"), make_person("B")
        seen, numbering = [number.edition()], number.Numbering()
        with transaction.atomic():
            Person.objects.filter(pk=first.pk).update(name="First")
            self.assertEqual(numbering(), seen[0])  # before the commit nobody is told
            self.on_another(lambda: Person.objects.filter(pk=second.pk).update(name="Second"))
            seen.append(numbering())  # the later writer has committed first
        seen.append(numbering())
        numbering.close()
        self.assertEqual(seen, [seen[0], seen[0] + 1, seen[0] + 2])

    def test_a_long_transaction_holds_up_no_other_commit_however_many_there_are(self):
        people = [make_person(f"P{n}") for n in range(4)]
        before = number.edition()

        def nested(left):
            if left:
                with transaction.atomic():
                    Person.objects.filter(pk=left[0].pk).update(name="Held")
                    self.on_another(lambda: nested(left[1:]))

        nested(people)
        self.assertEqual(number.edition(), before + 4)

    def test_who_wrote_on_another_server_is_taken_for_nobody_who_writes_here(self):
        """As in a dump that was put back by hand: transactions are counted anew there."""
        person = make_person()
        to_come = "(pg_current_xact_id()::text::bigint + n)%s FROM generate_series(1, 500) AS n"
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO edition_count (number, writer) SELECT 0, {to_come % '::text::xid8'}")
            cursor.execute(f"INSERT INTO articles_platenumber (story, number, writer) SELECT 0, 0, {to_come % ''}")
        before, shelf = number.edition(), numbers()
        Person.objects.filter(pk=person.pk).update(name="Another")
        self.assertGreater(number.edition(), before)
        self.assertNotEqual(numbers(), shelf)

    def publish_on_another(self, draft):
        """Whether it went out at once, without waiting for who changes it."""

        def publish():
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '300ms'")
            with suppress(OperationalError):
                Article.objects.filter(pk=draft.pk).update(status="published", published_at=timezone.now())
                went_out.append(True)

        went_out = []
        self.on_another(publish)
        return bool(went_out)

    def test_what_is_changed_in_a_draft_is_not_committed_unnoticed_once_it_went_out(self):
        draft, numbering = make_article("Draft", status="draft", body=["Words"]), number.Numbering()
        self.addCleanup(numbering.close)
        with transaction.atomic():
            draft.blocks.update(text="<p>Other words</p>")
            went_out, seen = self.publish_on_another(draft), numbering()
        self.assertTrue(not went_out or numbering() > seen)
        self.assertTrue(went_out or self.publish_on_another(draft))

    def test_who_changes_a_draft_waits_for_nobody_who_publishes_it(self):
        draft, before = make_article("Draft", status="draft", body=["Words"]), number.edition()
        with transaction.atomic():
            Article.objects.filter(pk=draft.pk).update(status="published", published_at=timezone.now())
            self.on_another(lambda: draft.blocks.update(text="<p>Other words</p>"))
        self.assertGreater(number.edition(), before)

    def test_one_transaction_of_many_changes_moves_it_once(self):
        before = number.edition()
        with transaction.atomic():
            for n in range(5):
                make_person(f"P{n}")
        self.assertEqual(number.edition(), before + 1)


class ReadingTests(TransactionTestCase):
    @unittest.skipUnless(connection.vendor == "postgresql", "The tests' SQLite is in memory, and asked by one alone.")
    def test_a_connection_that_was_cut_is_made_anew(self):
        numbering = number.Numbering()
        self.assertEqual(numbering(), number.edition())
        pid = numbering.wrapper.connection.info.backend_pid
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
        self.assertEqual(numbering(), number.edition())
        numbering.close()

    def test_a_leap_is_further_than_any_run_of_changes(self):
        before = number.edition()
        number.leap()
        self.assertGreater(number.edition(), before + (1 << 31))


class NextChangeTests(TestCase):
    def setUp(self):
        self.now = timezone.now().replace(microsecond=0)

    def test_there_is_none_where_nothing_is_to_come(self):
        make_article(), make_photo()
        self.assertIsNone(instants.next_change(self.now))

    def test_a_draft_has_none(self):
        make_article(status="draft", published_at=ahead(days=1), embargo_until=ahead(days=2))
        self.assertIsNone(instants.next_change(self.now))

    def test_each_moment_that_readers_will_notice(self):
        def after(hours):
            return self.now + datetime.timedelta(hours=hours)

        photo, story, gone = make_photo(), make_article(), make_article(status="withdrawn")
        moments = [
            lambda at: make_article(published_at=at),
            lambda at: Article.objects.filter(pk=gone.pk).update(published_at=at),
            lambda at: Article.objects.filter(pk=story.pk).update(embargo_until=at),
            lambda at: make_article(expires_at=at),
            lambda at: Photo.objects.filter(pk=photo.pk).update(rights_from=at),
            lambda at: make_photo(rights_until=at),
            lambda at: Launch.objects.create(goes_live_at=at),
        ]
        for hours, make in zip(range(len(moments) + 1, 1, -1), moments, strict=True):
            make(after(hours))
            self.assertEqual(instants.next_change(self.now), after(hours))
        self.assertEqual(instants.next_change(after(2) - datetime.timedelta(microseconds=1)), after(2))
        self.assertEqual(instants.next_change(after(3)), after(2))  # the launch, until it is carried out
        Launch.objects.all().delete()
        self.assertEqual(instants.next_change(after(3)), after(4))

    def test_it_is_one_query(self):
        with self.assertNumQueries(1):
            instants.next_change(self.now)
