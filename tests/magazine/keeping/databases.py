"""Magazines in databases of their own, of either kind, beside the one that tests run on."""

import os
import secrets
import shutil
import tempfile
import unittest
from pathlib import Path

import psycopg
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, TestCase, override_settings

from articles.importing.fixtures import FIXTURES, FOLDER
from magazine.edition import number
from magazine.edition.engines import engine as edition_engine
from magazine.keeping.copying.whole import digest_of
from magazine.keeping.standing import database_at, standing_on, tables
from magazine.search import noting
from tests.tables import make_tables

FALLBACK = "postgres://postgres@127.0.0.1:5432/postgres"


def server():
    """The address of a PostgreSQL to make databases on, or a skip that says what is missing."""
    address = os.environ.get("DATABASE_URL", "")
    address = address if address.startswith("postgres") else FALLBACK
    address = address.rpartition("/")[0] + "/postgres"
    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.Error:
        raise unittest.SkipTest("There is no PostgreSQL on 127.0.0.1:5432 to copy to.") from None
    return address


def on_server(statement):
    with psycopg.connect(server(), autocommit=True) as one:
        one.execute(statement)


def migrated():
    """Bring an empty database to where migrating brings it, without the way there, which takes long."""
    make_tables()
    with connection.cursor() as cursor:
        for statement in edition_engine().made:
            cursor.execute(statement)
    noting.make_tables()
    number.make_triggers()
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in MigrationLoader(connection).disk_migrations:
        recorder.record_applied(app, name)


def drop_templates():
    """What a module calls when its tests are over."""
    for kind, name in KeepingTestCase.template.items():
        if kind == "sqlite":
            shutil.rmtree(name.parent)
        else:
            on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    KeepingTestCase.template.clear()


class KeepingTestCase(TestCase):
    """Gives each test folders, and databases that are empty and migrated: ``self.database("postgresql")``."""

    template = {}

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.folder / "media", DATA_DIR=self.folder))

    def database(self, kind):
        name, template = f"matinee_keeping_{secrets.token_hex(4)}", self.template_of(kind)
        if kind == "sqlite":
            path = self.folder / f"{name}.sqlite3"
            shutil.copyfile(template, path)
            wrapper = database_at(f"sqlite:///{path}")
        else:
            on_server(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            self.addCleanup(on_server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            wrapper = database_at(server().rpartition("/")[0] + f"/{name}")
        self.addCleanup(wrapper.close)
        return wrapper

    def template_of(self, kind):
        """A migrated database that the others are copies of; made once for a module."""
        if kind not in KeepingTestCase.template:
            if kind == "sqlite":
                name = Path(tempfile.mkdtemp(prefix="matinee-test-keeping-")) / "template.sqlite3"
                wrapper = database_at(f"sqlite:///{name}")
            else:
                name = f"matinee_keeping_template_{secrets.token_hex(4)}"
                on_server(f'CREATE DATABASE "{name}"')
                wrapper = database_at(server().rpartition("/")[0] + f"/{name}")
            with standing_on(wrapper):
                migrated()
                if kind == "sqlite":
                    wrapper.cursor().execute("PRAGMA journal_mode = DELETE")
            wrapper.close()
            KeepingTestCase.template[kind] = name
        return KeepingTestCase.template[kind]

    def fill(self, wrapper):
        """The three stories and their pictures, without the checks, which have tests of their own."""
        with standing_on(wrapper):
            call_command("loaddata", *(FOLDER / name for name in FIXTURES), verbosity=0)
        shutil.copytree(FOLDER / "pictures", self.folder / "media" / "originals", dirs_exist_ok=True)

    def digests(self, wrapper):
        """Label to digest, of every table of the magazine."""
        with standing_on(wrapper):
            digests = {model._meta.label: digest_of(model) for model in tables()}
            found = {label: (digest.rows, str(digest)) for label, digest in digests.items()}
        wrapper.close()
        return found

    def pages(self, wrapper):
        with standing_on(wrapper):
            answers = [Client().get(page) for page in ("/", "/films/anora/", "/search/?q=anora")]
            return [(answer.status_code, answer.content) for answer in answers]

    def media(self):
        return {
            file.name: default_storage.open(file.name).read()
            for folder in ("originals",)
            for file in default_storage.files_below(folder)
        }
