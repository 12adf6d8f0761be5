"""Whatever ends an import, the magazine is as it was or has the story whole, and the next run finishes."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction
from django.test import SimpleTestCase, TestCase, TransactionTestCase
from django.urls import reverse

from articles.importing.planning import Policy, apply, plan_for
from articles.importing.planning.keeping import keep_open
from articles.models import Article, Import
from tests.articles.role_matrix import digest, quiet
from tests.factories import make_member
from tests.forms import fields_of

from .incoming import WALK, all_rows, incoming, knowing, opening, person
from .test_again import CHANGED, edit

ROOT = Path(__file__).resolve().parents[4]
# How often a process is killed; more find more.
KILLS = int(os.environ.get("MATINEE_KILLS", "100"))


class Failing:
    """Every statement goes through but one, counted from nought."""

    def __init__(self, number):
        self.number, self.seen = number, 0

    def __call__(self, execute, sql, params, many, context):
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            self.seen += 1
            if self.seen == self.number + 1:
                raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)


class DatabaseTests(TestCase):
    """Each call of the database fails in turn."""

    def each_fails(self, act, *, every=1):
        """Whether each failure leaves all as it was; then it goes through."""
        before, number = digest(), 0
        while True:
            failing, beginning = Failing(number), transaction.savepoint()
            with connection.execute_wrapper(failing):
                try:
                    act()
                except OperationalError:
                    self.assertEqual(digest(), before, f"statement {number}")
                else:
                    if failing.seen <= number:
                        break
                    # Django passes over a constraint that it cannot ask about: the database has it too.
                    transaction.savepoint_rollback(beginning)
            number += every
        self.assertGreater(number, 20)

    def bring_in(self, text):
        apply(plan_for(incoming(text, tags=("beaches",)), knows=self.known, policy=Policy(make_people=True)))

    def setUp(self):
        self.known = knowing(person("Corinne Marchand"))

    def test_a_new_story(self):
        self.each_fails(lambda: self.bring_in(WALK))
        self.assertEqual(Article.objects.get().title, "A walk with Varda")

    def test_a_changed_source(self):
        self.bring_in(WALK)
        edit(Article.objects.get(), dek="An editor's dek")
        self.each_fails(lambda: self.bring_in(CHANGED), every=3)
        self.assertEqual(Article.objects.get().dek, "An editor's dek")


class DeskTests(TransactionTestCase):
    def test_the_button(self):
        importer = make_member("Importer")
        self.client.force_login(importer)
        self.client.raise_request_exception = False
        came = incoming()
        row = keep_open(came, plan_for(came).digest, by=importer)
        url = reverse("admin:articles_article_import_review", args=[row.pk])
        form = {**fields_of(self.client.get(url), "import-form"), "_make": ""}
        before = digest()
        for number in range(0, 400, 11):
            with connection.execute_wrapper(Failing(number)), quiet():
                response = self.client.post(url, form)
            if response.status_code == 302 and Article.objects.exists():
                break
            self.assertEqual(digest(), before, f"statement {number}")
        self.assertEqual(Import.objects.get().state, "done")


class FileTests(TestCase):
    """Each call that writes the fixture fails in turn."""

    def test_leaves_no_fixture_and_no_half_of_one(self):
        place = "articles.management.commands.import_story"
        for call in ("tempfile.mkstemp", "os.fdopen", "os.fsync", "Path.chmod", "Path.replace"):
            with self.subTest(call), tempfile.TemporaryDirectory() as folder:
                out = Path(folder) / "out.json"
                out.write_text("the one before")
                with mock.patch(f"{place}.{call}", side_effect=OSError(28, "No space left on device")):
                    self.refused(out)
                self.assertEqual(list(Path(folder).iterdir()), [out])
                self.assertEqual(out.read_text(), "the one before")
        self.assertEqual(all_rows(), {})

    def test_a_file_that_cannot_be_read_is_refused(self):
        failing = mock.patch("articles.importing.doors.opening.open_plain", side_effect=OSError(5, "I/O error"))
        with failing, self.assertRaises(CommandError) as refused:
            call_command("import_story", __file__, stderr=mock.Mock(), stdout=mock.Mock())
        self.assertEqual(refused.exception.returncode, 1)

    def refused(self, out):
        with opening(incoming()), self.assertRaisesMessage(CommandError, "No space left on device"):
            call_command("import_story", "walk.txt", fixture=out, verbosity=0)


class KilledTests(SimpleTestCase):
    def test_leaves_the_old_state_or_the_new_one(self):
        with tempfile.TemporaryDirectory() as folder:
            environment = {
                **os.environ,
                "DATA_DIR": folder,
                "DATABASE_URL": f"sqlite:///{folder}/matinee.sqlite3",
                "DJANGO_SETTINGS_MODULE": "tests.settings",
            }
            run = subprocess.run(
                [sys.executable, "-m", "tests.articles.importing.planning.killed", str(KILLS), "5"],
                cwd=ROOT,
                env=environment,
                capture_output=True,
                text=True,
            )
        self.assertEqual(run.returncode, 0, run.stderr)
        old, new = (int(part.split()[0]) for part in run.stdout.split(","))
        self.assertEqual(old + new, KILLS)
        self.assertGreater(old, 0)
