import io
import signal
import subprocess
import sys
import uuid
from pathlib import Path
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, Version
from magazine.edition import number
from magazine.edition.tables import models
from magazine.keeping.copying import whole
from magazine.keeping.copying.canonical import Digest, spelled
from magazine.keeping.standing import first_content, standing_on
from magazine.search import noting
from people.models import Film, Person
from tests.factories import make_person

from .databases import KeepingTestCase, drop_templates

ROOT = Path(__file__).resolve().parents[3]
tearDownModule = drop_templates


class CopyTestCase(KeepingTestCase):
    def copy(self, source, target):
        out = io.StringIO()
        with standing_on(source):
            call_command("copy_magazine", to=address_of(target), stdout=out)
        return out.getvalue()

    def assertRefused(self, source, target, *words):
        with self.assertRaises(CommandError) as refused:
            self.copy(source, target)
        for each in words:
            self.assertIn(each, str(refused.exception))
        with standing_on(target):
            self.assertEqual(first_content(), "")


def address_of(wrapper):
    its = wrapper.settings_dict
    if wrapper.vendor == "sqlite":
        return f"sqlite:///{its['NAME']}"
    login = f"{its['USER']}:{its['PASSWORD']}" if its["PASSWORD"] else its["USER"]
    return f"postgres://{login}@{its['HOST']}:{its['PORT']}/{its['NAME']}"


class CopyTests(CopyTestCase):
    def test_is_the_same_magazine_on_postgresql_and_back_on_sqlite(self):
        first, second, third = self.database("sqlite"), self.database("postgresql"), self.database("sqlite")
        self.fill(first)
        with standing_on(first):
            gone = make_person()
            highest = gone.pk
            gone.delete()
            before, pages = number.edition(), self.pages(first)
        digests = self.digests(first)
        self.assertIn("✓ articles.Block", self.copy(first, second))
        self.copy(second, third)
        for there in (second, third):
            with self.subTest(there.vendor):
                self.assertEqual(self.digests(there), digests)
                self.assertEqual(self.pages(there), pages)
                with standing_on(there):
                    self.assertGreater(number.edition(), before + (1 << 32))
                    self.assertEqual((number.missing_triggers(), noting.missing_triggers()), ([], []))
                    call_command("rebuild_search", check=True, stdout=io.StringIO())
                    moved = number.edition()
                    self.assertGreater(make_person().pk, highest)
                    self.assertGreater(number.edition(), moved)

    def test_leaves_out_no_table(self):
        made_anew = {"django_session", "articles_plate", "articles_platenumber"}
        known = {"django_migrations", "edition_count", "edition_unseen", *made_anew}
        with standing_on(self.database("sqlite")):
            there = {name for name in connection.introspection.table_names() if not name.startswith("search_")}
            self.assertEqual(there - {model._meta.db_table for model in whole.tables()}, known)
        self.assertEqual(len(models()), len(whole.tables()) + len(made_anew))

    def test_is_never_laid_over_another_magazine(self):
        first, second = self.database("sqlite"), self.database("sqlite")
        with standing_on(second):
            make_person()
        before = self.digests(second)
        with self.assertRaisesMessage(CommandError, "is not empty: it holds rows of people.Person"):
            self.copy(first, second)
        self.assertEqual(self.digests(second), before)

    def test_is_refused_where_what_arrives_is_not_what_left(self):
        first, second = self.database("sqlite"), self.database("sqlite")
        with standing_on(first):
            make_person()
        with mock.patch.object(whole.ENGINES["sqlite"], "write", Dropping()):
            self.assertRefused(first, second, "people.Person: 0 rows arrived of 1")

    def test_never_repeats_a_password(self):
        with self.assertRaises(CommandError) as refused:
            call_command("copy_magazine", to="mysql://desk:secret@db/magazine")
        self.assertNotIn("secret", str(refused.exception))

    def test_is_refused_where_it_would_be_gone_with_the_command(self):
        for address in ("sqlite://", "sqlite:///", "sqlite:///:memory:"):
            with self.subTest(address), self.assertRaisesMessage(CommandError, "--to takes sqlite:///<file>"):
                call_command("copy_magazine", to=address, stdout=io.StringIO())

    def test_that_is_killed_leaves_the_target_empty(self):
        first, second = self.database("sqlite"), self.database("postgresql")
        self.fill(first)
        program = (
            "import django, os, signal; django.setup()\n"
            "from django.core.management import call_command\n"
            "from magazine.keeping.copying import whole\n"
            "whole.settle = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
            f"call_command('copy_magazine', to={address_of(second)!r})"
        )
        environment = {
            "DJANGO_SETTINGS_MODULE": "magazine.settings",
            "DEBUG": "yes",
            "DATABASE_URL": address_of(first),
            "DATA_DIR": str(self.folder),
        }
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True)
        self.assertEqual(done.returncode, -signal.SIGKILL, done.stderr)
        with standing_on(second):
            self.assertEqual(first_content(), "")
        self.copy(first, second)


class Dropping:
    """Writes no person."""

    def __init__(self):
        self.write = whole.ENGINES["sqlite"].write

    def __call__(self, wrapper, model, fields, rows):
        rows = list(rows)
        self.write(wrapper, model, fields, [] if model is Person else rows)


class BadDataTests(CopyTestCase):
    """What SQLite keeps and PostgreSQL refuses is named with its place, all of it at once."""

    def test_is_named_and_nothing_is_copied(self):
        first, second = self.database("sqlite"), self.database("postgresql")
        with standing_on(first):
            nul, long = make_person("Ellen\0Example"), make_person("x" * 1000)
            film = Film.objects.create(title="Beach walk", slug="beach-walk", year=2024)
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA ignore_check_constraints = ON")
                cursor.execute("UPDATE people_film SET year = 'soon' WHERE id = %s", [film.pk])
        first.close()
        self.assertRefused(
            first,
            second,
            f"people.Person {nul.pk}, name: there is a zero byte after 'Ellen'",
            f"people.Person {long.pk}, name: its 1,000 characters are more than",
            f"people.Film {film.pk}, year: 'soon' is no whole number",
            "Nothing was copied.",
        )

    def test_in_json_and_dates_is_named_too(self):
        first, second = self.database("sqlite"), self.database("postgresql")
        with standing_on(first):
            story = Article.objects.create(title="Beach walk", slug="beach-walk", kind="news")
            version = Version.objects.create(article=story, number=1, kind="draft", frozen={"dek": "a\0b"})
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA ignore_check_constraints = ON")
                cursor.execute("UPDATE articles_article SET published_at = 'one day'")
        first.close()
        self.assertRefused(
            first,
            second,
            f"articles.Version {version.pk}, frozen: there is a zero byte in it",
            "articles.Article, published_at: 1 row holds a value that cannot be read",
        )

    def test_that_leads_nowhere_is_named(self):
        first, second = self.database("sqlite"), self.database("sqlite")
        with standing_on(first):
            story = Article.objects.create(title="Beach walk", slug="beach-walk", kind="news")
            with connection.constraint_checks_disabled():
                Article.objects.filter(pk=story.pk).update(section_id=4711)
        first.close()
        self.assertRefused(first, second, "articles_article", "section_id", "4711")


class SpellingTests(KeepingTestCase):
    def test_is_one_for_values_that_are_one(self):
        from datetime import UTC, datetime, timedelta, timezone
        from decimal import Decimal

        moment = datetime(2026, 1, 31, 12, tzinfo=UTC)
        for one, other in (
            ({"a": 1, "b": [1.0]}, {"b": [1], "a": 1}),
            (Decimal("12.50"), Decimal("12.5")),
            (Decimal("0.0"), 0),
            (moment, moment.astimezone(timezone(timedelta(hours=2)))),
            (True, 1),
        ):
            self.assertEqual(spelled(one), spelled(other))

    def test_is_another_for_values_that_are_not(self):
        values = [None, "", "1", 1, 1.5, {}, [], {"a": 1}, b"1", uuid.UUID(int=1), "-", "null"]
        self.assertEqual(len({spelled(value) for value in values}), len(values))

    def test_of_a_table_does_not_depend_on_the_order_of_rows_but_on_columns(self):
        def of(*rows):
            digest = Digest()
            for row in rows:
                digest.add(["a", "b"], row)
            return str(digest)

        self.assertEqual(of((1, 2), (3, 4)), of((3, 4), (1, 2)))
        self.assertNotEqual(of((1, 2)), of((2, 1)))
        self.assertNotEqual(of(("ab", "")), of(("a", "b")))
