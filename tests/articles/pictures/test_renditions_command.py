import io
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase

from articles.management.commands.renditions import progress
from articles.models import FormerFile, Photo, RenditionSet
from articles.pictures.batch import DIED
from tests.articles.pictures.library import fatal_for_green
from tests.factories import make_photo, picture_bytes


class CommandTestCase(TestCase):
    def run_command(self, *args, **options):
        out = io.StringIO()
        with self.captureOnCommitCallbacks(execute=True):
            call_command("renditions", *args, stdout=out, **options)
        return out.getvalue()

    def replace_original(self, photo, content):
        default_storage.delete(photo.file.name)
        default_storage.save(photo.file.name, ContentFile(content))


class MakingTests(CommandTestCase):
    def test_makes_what_is_missing_and_then_nothing(self):
        make_photo("One")
        make_photo("Two")
        self.assertIn("Renditions of 2 of 2 pictures made.", self.run_command())
        self.assertEqual(RenditionSet.objects.count(), 2)
        self.assertIn("2 pictures: nothing to make.", self.run_command())

    def test_makes_again_what_is_out_of_date(self):
        photo, other = make_photo(), make_photo()
        self.run_command()
        Photo.objects.filter(pk=photo.pk).update(focal_x=20)
        self.assertIn("1 of 2", self.run_command())
        self.replace_original(other, picture_bytes(colour="#123456"))
        self.assertIn("1 of 2", self.run_command())

    def test_counts_along_on_a_terminal_only(self):
        make_photo(slug="beach")
        terminal = io.StringIO()
        terminal.isatty = lambda: True
        self.assertNotIn("\r", self.run_command())
        make_photo(slug="dunes")
        Photo.objects.update(focal_x=20)
        call_command("renditions", stdout=terminal)
        # Whichever of the two is done first is counted first.
        self.assertRegex(terminal.getvalue(), r"\r1 of 2, \d+ a minute, \d+ s left  (beach|dunes)")
        self.assertRegex(terminal.getvalue(), r"\r2 of 2, \d+ a minute, 0 s left  (beach|dunes)")

    def test_says_how_long_it_will_take(self):
        self.assertEqual(progress(30, 3_000, 60), "30 of 3,000, 30 a minute, 99 min 0 s left")
        self.assertEqual(progress(6, 8, 3), "6 of 8, 120 a minute, 1 s left")

    def test_takes_only_the_pictures_named(self):
        one = make_photo("One")
        make_photo("Two")
        self.run_command(one.slug)
        self.assertEqual(RenditionSet.objects.get().photo, one)
        with self.assertRaisesMessage(CommandError, "No picture is called nobody."):
            self.run_command("nobody")

    def test_forgets_former_renditions_when_told(self):
        kept, gone = make_photo(), make_photo()
        self.run_command()
        Photo.objects.update(focal_x=20)
        self.run_command()
        self.assertEqual(FormerFile.objects.count(), 2)
        self.assertIn("1 sets of former", self.run_command(gone.slug, forget_former=True))
        self.assertEqual(FormerFile.objects.get().photo, kept)


class MissingTests(CommandTestCase):
    def test_lists_what_is_lacking_and_why_and_makes_none(self):
        photos = {slug: make_photo(slug=slug) for slug in ("fine", "lost", "stale", "torn-away", "untouched")}
        for slug in ("fine", "lost", "stale"):
            self.run_command(slug)
        Photo.objects.filter(slug="stale").update(focal_x=20)
        default_storage.delete(f"renditions/{photos['lost'].renditions.token}/free-64.avif")
        default_storage.delete(photos["fine"].file.name)
        self.replace_original(photos["untouched"], b"not a picture")
        before = list(RenditionSet.objects.values())
        self.assertEqual(
            self.run_command(missing=True).splitlines(),
            [
                f"fine: Its original, {photos['fine'].file.name}, is not in storage.",
                "lost: files are lost",
                "stale: out of date",
                "torn-away: none yet",
                "untouched: none yet",
                "5 of 5 pictures lack renditions.",
            ],
        )
        self.assertEqual(list(RenditionSet.objects.values()), before)

    def test_asks_the_database_as_often_for_many_as_for_few(self):
        for count in (2, 20):
            for _ in range(count):
                make_photo()
            with self.subTest(count=count), self.assertNumQueries(5):
                call_command("renditions", missing=True, stdout=io.StringIO())


class BrokenTests(CommandTestCase):
    def test_names_a_broken_original_goes_on_and_fails_at_the_end(self):
        torn, lost, whole = make_photo("Torn"), make_photo("Lost"), make_photo("Whole")
        self.replace_original(torn, b"not a picture")
        default_storage.delete(lost.file.name)
        with self.assertRaises(CommandError) as failure:
            self.run_command()
        self.assertIn(f"{torn.slug}: It is not a JPEG, PNG, WebP or AVIF picture.", str(failure.exception))
        self.assertIn(f"{lost.slug}: Its original", str(failure.exception))
        self.assertEqual(RenditionSet.objects.get().photo, whole)

    def test_names_the_picture_whose_process_dies_and_makes_the_rest(self):
        deadly = [make_photo("Deadly"), make_photo("Also deadly")]
        for photo in deadly:
            self.replace_original(photo, picture_bytes(colour="#00ff00"))
        for _ in range(6):
            make_photo()
        with (
            mock.patch("articles.management.commands.renditions.develop", fatal_for_green),
            self.assertRaises(CommandError) as failure,
        ):
            self.run_command()
        self.assertEqual(
            sorted(str(failure.exception).splitlines()), sorted(f"{photo.slug}: {DIED}" for photo in deadly)
        )
        self.assertEqual(RenditionSet.objects.count(), 6)

    def test_says_that_the_disk_is_full(self):
        make_photo(slug="beach")
        with (
            mock.patch.object(default_storage, "save", side_effect=OSError(28, "No space left on device")),
            self.assertRaisesMessage(CommandError, "The renditions of beach could not be stored: [Errno 28] No space"),
        ):
            self.run_command()

    def test_leaves_alone_what_somebody_changes_or_deletes_meanwhile(self):
        changed, deleted, _ = make_photo("Changed"), make_photo("Deleted"), make_photo("Whole")

        def meanwhile(jobs, develop):
            for job in list(jobs):
                Photo.objects.filter(pk=changed.pk).update(focal_x=20)
                Photo.objects.filter(pk=deleted.pk).delete()
                yield job, develop(job.original, job.order)

        with mock.patch("articles.management.commands.renditions.develop_all", meanwhile):
            self.assertIn("Renditions of 1 of 2 pictures made.", self.run_command())
        self.assertIn(f"{changed.slug}: none yet", self.run_command(missing=True))


class KilledTests(SimpleTestCase):
    """Real processes, with the site's settings and a database file of their own."""

    pictures = 10

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.environment = {
            **os.environ,
            "DEBUG": "yes",
            "DATA_DIR": folder.name,
            "DJANGO_SETTINGS_MODULE": "magazine.settings",
        }
        self.environment.pop("DATABASE_URL", None)

    def start(self, *args):
        return subprocess.Popen(
            [sys.executable, "-m", *args],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run_to_its_end(self, *args):
        process = self.start(*args)
        out, err = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 0, err)
        return out

    def made(self):
        with sqlite3.connect(self.folder / "matinee.sqlite3") as database:
            return {token for (token,) in database.execute("SELECT token FROM articles_renditionset")}

    def wait_until(self, condition, words):
        deadline = time.monotonic() + 120
        while not condition():
            self.assertLess(time.monotonic(), deadline, words)
            time.sleep(0.02)

    def test_the_next_run_makes_the_rest_and_no_process_is_left(self):
        self.run_to_its_end("tests.articles.pictures.library", str(self.pictures))
        process = self.start("django", "renditions")
        self.wait_until(lambda: len(self.made()) >= 2, "No renditions were made.")
        children = children_of(process.pid)
        self.addCleanup(end, children)
        process.kill()
        process.wait()
        # Not read to its end: a process that outlived its parent would hold it open.
        process.stdout.close()
        process.stderr.close()
        before = self.made()
        self.assertLess(len(before), self.pictures)
        self.assertTrue(children or not Path("/proc").exists())
        self.wait_until(lambda: not any(map(is_running, children)), "A process outlived its parent.")

        said = self.run_to_its_end("django", "renditions")
        self.assertIn(f"Renditions of {self.pictures - len(before)} of {self.pictures} pictures made.", said)
        self.assertLess(before, self.made())
        self.assertEqual(len(self.made()), self.pictures)


def children_of(pid):
    """The processes that a process has started, where the system tells."""
    file = Path(f"/proc/{pid}/task/{pid}/children")
    return re.findall(r"\d+", file.read_text()) if file.exists() else []


def end(processes):
    """End what should have ended by itself."""
    for pid in filter(is_running, processes):
        os.kill(int(pid), signal.SIGKILL)


def is_running(pid):
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
