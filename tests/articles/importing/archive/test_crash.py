"""Whatever ends a load, each batch is in or is not, and the next load finishes what is left."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction
from django.test import SimpleTestCase, TransactionTestCase, override_settings

from articles.models import (
    ArchiveRecord,
    Article,
    Block,
    Contribution,
    Photo,
    PhotoCreator,
    Section,
    Subject,
    Tag,
    TaggedArticle,
    Version,
)
from people.models import (
    AuditEntry,
    Category,
    Credit,
    Edition,
    Film,
    Nomination,
    Nominee,
    Person,
    Programme,
    Source,
)

from . import killed

ROOT = Path(__file__).resolve().parents[4]
# How many processes are killed; each takes some tenths of a second.
KILLS = int(os.environ.get("MATINEE_KILLS", "100"))
# One of so many database calls is failed in turn; with 1 each of them is.
STEP = int(os.environ.get("MATINEE_CRASH_STEP", "3"))
BROUGHT = [
    *(Version, ArchiveRecord, AuditEntry, Block, Contribution, Subject, TaggedArticle, Article, Source),
    *(Nominee, Nomination.films.through, Nomination, Category, Edition, Programme, Credit, Film),
    *(PhotoCreator, Photo.people.through, Photo.films.through, Photo, Person, Tag, Section),
]


class Failing:
    """Fails one call of the database, counted from 1, and every later one too: it is gone."""

    def __init__(self, at=0):
        self.at, self.count = at, 0

    def __call__(self, execute, *args):
        self.count += 1
        if self.at and self.count >= self.at:
            raise OperationalError("database or disk is full")
        return execute(*args)


class CrashTestCase(TransactionTestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.folder / "media"))
        self.path = killed.write(self.folder)

    @transaction.atomic  # in which it does not matter what names what
    def reset(self):
        """Take out what an archive brings, as quickly as can be."""
        for model in BROUGHT:
            model._base_manager.all()._raw_delete(model._base_manager.db)

    def unbroken(self):
        """The states after each batch of a load that nothing breaks, and how many calls of the database it took."""
        states, failing = [killed.snapshot()], Failing()
        ContentType.objects.get_for_models(*apps.get_models())  # kept for the process, whoever asks first
        with connection.execute_wrapper(failing):
            killed.load(self.path)
        final = killed.snapshot()
        self.reset()
        killed.load(self.path, lambda: states.append(killed.snapshot()))
        self.assertEqual(states[-1], final)
        return states, failing.count


class FailingDatabaseTests(CrashTestCase):
    def test_each_call_in_turn(self):
        states, calls = self.unbroken()
        self.assertGreater(calls, 50)
        for at in range(1, calls, STEP):
            self.reset()
            with self.subTest(call=at):
                with self.assertRaises(OperationalError), connection.execute_wrapper(Failing(at)):
                    killed.load(self.path)
                self.assertIn(killed.snapshot(), states)
                killed.load(self.path)
                self.assertEqual(killed.snapshot(), states[-1])
                self.assertTrue(default_storage.exists(Photo.objects.get().file.name))

    def test_is_told_in_a_sentence_that_says_how_to_go_on(self):
        _, calls = self.unbroken()
        self.reset()
        with (
            self.assertRaisesMessage(
                CommandError,
                "It went on no further: database or disk is full. What is in stays in; run it again to go on.",
            ),
            connection.execute_wrapper(Failing(calls // 2)),
        ):
            call_command("load_archive", str(self.path), verbosity=0)

    def test_a_changed_story_is_changed_whole_or_not_at_all(self):
        killed.load(self.path)
        self.path.write_bytes(self.path.read_bytes().replace(b"A walk with Varda", b"A long walk"))
        before = killed.snapshot()
        failing = Failing()
        with connection.execute_wrapper(failing):
            states = [before]
            killed.load(self.path, lambda: states.append(killed.snapshot()))
        after = states[-1]
        self.assertNotEqual(before, after)
        for at in range(1, failing.count, 8 * STEP):
            self.reset()
            with self.subTest(call=at):
                self.path.write_bytes(self.path.read_bytes().replace(b"A long walk", b"A walk with Varda"))
                killed.load(self.path)
                self.path.write_bytes(self.path.read_bytes().replace(b"A walk with Varda", b"A long walk"))
                try:
                    with connection.execute_wrapper(Failing(at)):
                        killed.load(self.path)
                except OperationalError:
                    pass
                drafts = Article.objects.exclude(draft=None).count()
                self.assertEqual(Version.objects.filter(kind="imported").count(), drafts)
                killed.load(self.path)
                self.assertEqual(killed.snapshot(), after)


class FullDiskTests(CrashTestCase):
    def test_leaves_the_picture_out_and_the_next_load_brings_it(self):
        full = OSError(errno.ENOSPC, "No space left on device")
        with mock.patch("articles.pictures.storage._onto_the_disk", side_effect=full):
            report = killed.load(self.path)
        self.assertEqual((Photo.objects.count(), report.counts["missing"]["photo"]), (0, 2))
        killed.load(self.path)
        self.assertEqual(Photo.objects.count(), 1)
        self.assertEqual(Article.objects.get(slug="walk").lead_photo, Photo.objects.get())


class KilledTests(SimpleTestCase):
    def test_at_random_moments(self):
        with tempfile.TemporaryDirectory() as data:
            environment = {"PATH": os.environ["PATH"], "SECRET_KEY": "killed", "DATA_DIR": data, "DEBUG": "yes"}
            environment |= {"DJANGO_SETTINGS_MODULE": "magazine.settings", "PYTHONPATH": str(ROOT)}
            command = [sys.executable, "-m", "tests.articles.importing.archive.killed", str(KILLS), "7"]
            ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        said = json.loads(ran.stdout)
        # They fell everywhere, and not all on one side.
        self.assertGreater(said["states"], 6)
        self.assertGreater(len(said["fell"]), min(KILLS // 10, 3), said)
