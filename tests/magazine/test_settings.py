"""Settings as a server meets them: read by a new process from an environment made for the test."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.test import SimpleTestCase

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {"SECRET_KEY": "a-long-random-text-" + "x7Qv2" * 10, "ALLOWED_HOSTS": "magazine.example"}
TRYING_OUT = {"DEBUG": "yes"}

PRAGMAS = """
import django, json
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    def pragma(name):
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]
    print(json.dumps({name: pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys")}))
"""

TRANSACTION = """
import django
django.setup()
from django.conf import settings
from django.db import connection, transaction
statements = []
with connection.cursor(), transaction.atomic():
    connection.connection.set_trace_callback(statements.append)
connection.connection.set_trace_callback(statements.append)
with transaction.atomic():
    pass
print([statement for statement in statements if statement.startswith("BEGIN")])
"""

WRITERS = """
import django, threading
django.setup()
from django.db import connection, transaction
from people.models import Company
from tests.tables import make_tables

make_tables()
company = Company.objects.create(name="0", slug="counter")
failures = []

def count_up():
    try:
        for _ in range(40):
            with transaction.atomic():
                read = Company.objects.get(slug="counter")
                read.name = str(int(read.name) + 1)
                read.save()
    except Exception as error:
        failures.append(repr(error))
    finally:
        connection.close()

threads = [threading.Thread(target=count_up) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
company.refresh_from_db()
print(failures, company.name)
"""


class SettingsTestCase(SimpleTestCase):
    def setUp(self):
        self.data = self.enterContext(tempfile.TemporaryDirectory())

    def run_python(self, *args, **environment):
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        environment = {**kept, "DATA_DIR": self.data, "DJANGO_SETTINGS_MODULE": "magazine.settings", **environment}
        return subprocess.run([sys.executable, *args], cwd=ROOT, env=environment, capture_output=True, text=True)

    def matinee(self, *args, **environment):
        return self.run_python("manage.py", *args, **environment)

    def setting(self, expression, **environment):
        """The value of an expression about the settings, by way of JSON."""
        code = f"import json; from django.conf import settings; print(json.dumps({expression}, default=str))"
        result = self.run_python("-c", code, **environment)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def assertRefused(self, result, *words):
        """Whether a command ended with one sentence and no traceback."""
        self.assertEqual(result.returncode, 1)
        self.assertEqual(len(result.stderr.strip().splitlines()), 1, result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)


class EnvironmentTests(SettingsTestCase):
    def test_without_a_secret_key_is_refused_and_the_way_out_named(self):
        self.assertRefused(self.matinee("check"), "Set SECRET_KEY", "or DEBUG=yes")

    def test_with_debug_that_is_neither_yes_nor_no_is_refused(self):
        for value in ("true", "1", "YES", ""):
            with self.subTest(value):
                self.assertRefused(self.matinee("check", DEBUG=value), f"DEBUG must be 'yes' or 'no', not {value!r}")

    def test_with_a_database_address_that_is_none_is_refused(self):
        for address in ("matinee.sqlite3", "http://db", "postgres://matinee@db:port/matinee"):
            with self.subTest(address):
                result = self.matinee("check", DATABASE_URL=address, **TRYING_OUT)
                self.assertRefused(result, "DATABASE_URL", "postgres://")

    def test_with_a_form_of_log_that_is_none_is_refused(self):
        self.assertRefused(self.matinee("check", LOG_FORMAT="xml", **PRODUCTION), "LOG_FORMAT", "'json' or 'text'")

    def test_with_a_token_that_could_be_guessed_is_refused_without_repeating_it(self):
        refused = self.matinee("check", HEALTH_TOKEN="letmein", **PRODUCTION)
        self.assertRefused(refused, "HEALTH_TOKEN", "20 or more")
        self.assertNotIn("letmein", refused.stderr)

    def test_with_seconds_that_are_no_number_is_refused(self):
        self.assertRefused(self.matinee("check", HSTS_SECONDS="long", **PRODUCTION), "HSTS_SECONDS")

    def test_with_a_place_for_files_that_is_none_is_refused_without_repeating_it(self):
        for place in ("/var/media", "https://s3.example.org/bucket", "s3://", "s3://Bucket", "s3://key:s3cret@bucket"):
            refused = self.matinee("check", MEDIA_STORAGE=place, **PRODUCTION)
            self.assertRefused(refused, "MEDIA_STORAGE", "s3://<bucket>")
            self.assertNotIn("s3cret", refused.stderr)
        with_endpoint = {"MEDIA_STORAGE": "s3://magazine", "S3_ENDPOINT_URL": "s3.example.org"}
        self.assertRefused(self.matinee("check", **with_endpoint, **PRODUCTION), "S3_ENDPOINT_URL", "https://")

    def test_keeps_files_in_a_bucket_where_one_is_named(self):
        found = self.setting(
            'settings.STORAGES["default"]',
            MEDIA_STORAGE="s3://magazine/files",
            S3_ENDPOINT_URL="https://s3.example.org",
            **PRODUCTION,
        )
        self.assertEqual(found["BACKEND"], "articles.pictures.bucket.PrivateBucket")
        self.assertEqual((found["OPTIONS"]["bucket_name"], found["OPTIONS"]["location"]), ("magazine", "files"))

    def test_with_a_country_that_is_none_is_refused(self):
        self.assertRefused(self.matinee("check", TERRITORIES="GB,Ireland", **PRODUCTION), "TERRITORIES", "'IRELAND'")

    def test_takes_the_countries_the_magazine_is_read_in(self):
        self.assertEqual(self.setting("settings.TERRITORIES", **PRODUCTION), [])
        self.assertEqual(self.setting("settings.TERRITORIES", TERRITORIES="gb, IE", **PRODUCTION), ["GB", "IE"])

    def test_writes_each_line_of_the_log_once(self):
        code = "import django, logging; django.setup(); logging.getLogger('django.request').warning('Once')"
        for environment in (PRODUCTION, TRYING_OUT):
            with self.subTest(environment):
                self.assertEqual(self.run_python("-c", code, **environment).stderr.count("Once"), 1)

    def test_is_without_debug_unless_asked(self):
        self.assertIs(self.setting("settings.DEBUG", **PRODUCTION), False)
        self.assertIs(self.setting("settings.DEBUG", **TRYING_OUT), True)

    def test_lets_nobody_in_by_a_name_that_is_not_given(self):
        self.assertEqual(self.setting("settings.ALLOWED_HOSTS", SECRET_KEY="x"), [])
        self.assertEqual(self.setting("settings.ALLOWED_HOSTS", **PRODUCTION), ["magazine.example"])

    def test_for_production_passes_djangos_own_check(self):
        result = self.matinee("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_for_production_serves_hashed_static_files(self):
        backend = self.setting("settings.STORAGES['staticfiles']['BACKEND']", **PRODUCTION)
        self.assertEqual(backend, "whitenoise.storage.CompressedManifestStaticFilesStorage")


class DatabaseTests(SettingsTestCase):
    def test_is_sqlite_in_the_data_folder_unless_another_is_named(self):
        database = self.setting("settings.DATABASES['default']", **TRYING_OUT)
        self.assertEqual(database["ENGINE"], "django.db.backends.sqlite3")
        self.assertEqual(Path(database["NAME"]), Path(self.data) / "matinee.sqlite3")

    def test_on_sqlite_has_its_folder_made(self):
        result = self.matinee("migrate", "--plan", DATA_DIR=f"{self.data}/new/folder", **TRYING_OUT)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_is_postgresql_where_its_address_says_so(self):
        database = self.setting(
            "settings.DATABASES['default']", DATABASE_URL="postgres://desk:pass@db.example:5433/magazine", **TRYING_OUT
        )
        self.assertEqual(
            [database[name] for name in ("ENGINE", "USER", "HOST", "PORT", "NAME")],
            ["django.db.backends.postgresql", "desk", "db.example", 5433, "magazine"],
        )
        self.assertNotIn("init_command", database.get("OPTIONS", {}))

    def test_on_sqlite_keeps_a_log_and_every_commit_and_every_foreign_key(self):
        result = self.run_python("-c", PRAGMAS, **TRYING_OUT)
        self.assertEqual(json.loads(result.stdout), {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1})

    def test_on_sqlite_begins_each_transaction_as_a_writer(self):
        result = self.run_python("-c", TRANSACTION, **TRYING_OUT)
        self.assertIn("BEGIN IMMEDIATE", result.stdout, result.stderr)
        self.assertNotIn("'BEGIN'", result.stdout)

    def test_on_sqlite_lets_four_writers_take_turns_and_loses_nothing(self):
        result = self.run_python("-c", WRITERS, **TRYING_OUT)
        self.assertEqual(result.stdout.strip(), "[] 160", result.stderr)


class ManyMachinesTests(SettingsTestCase):
    POSTGRES = "postgres://desk:s3cret@db.example/magazine"
    REPLICA = "postgres://desk:s3cret@copy.example/magazine"

    def test_keep_connections_to_postgresql_only(self):
        self.assertRefused(self.matinee("check", DATABASE_POOL="4", **PRODUCTION), "DATABASE_POOL", "DATABASE_URL")
        refused = self.matinee("check", DATABASE_POOL="many", DATABASE_URL=self.POSTGRES, **PRODUCTION)
        self.assertRefused(refused, "DATABASE_POOL must be a whole number")

    def test_read_from_a_replica_that_is_one(self):
        for database, replica in (
            ("", self.REPLICA),
            (self.POSTGRES, "sqlite:///copy.sqlite3"),
            (self.POSTGRES, self.POSTGRES),
            (self.POSTGRES, "copy.example"),
        ):
            with self.subTest(database=database, replica=replica):
                refused = self.matinee("check", DATABASE_URL=database, REPLICA_URL=replica, **PRODUCTION)
                self.assertRefused(refused, "REPLICA_URL")
                self.assertNotIn("s3cret", refused.stderr)

    def test_are_told_by_the_environment_alone(self):
        told = {"DATABASE_URL": self.POSTGRES, "REPLICA_URL": self.REPLICA, **PRODUCTION}
        names = "{name: each['HOST'] for name, each in settings.DATABASES.items()}"
        self.assertEqual(self.setting(names, **told), {"default": "db.example", "replica": "copy.example"})
        self.assertEqual(self.setting(names, DATABASE_URL=self.POSTGRES, **PRODUCTION), {"default": "db.example"})
