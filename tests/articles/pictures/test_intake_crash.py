"""Whatever ends the taking in of a picture, the library is as it was, or has the picture whole."""

import datetime
import errno
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import SimpleTestCase, TestCase, TransactionTestCase, override_settings
from django.urls import reverse

from articles.models import Photo, RenditionSet
from articles.pictures import intake, renditions, stocktaking
from tests.factories import make_editor, picture_bytes
from tests.forms import values_at

from .killed import STEPS

ROOT = Path(__file__).resolve().parents[3]
ADD = "/admin/articles/photo/add/"


def upload(content=None, name="beach.jpg"):
    return SimpleUploadedFile(name, content or picture_bytes((300, 200)))


class FolderTestCase:
    def setUp(self):
        super().setUp()
        self.media = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.media))

    def files(self):
        return sorted(str(path.relative_to(self.media)) for path in self.media.rglob("*") if path.is_file())

    def findings(self):
        found = stocktaking.take_stock(datetime.timedelta(0))
        return [finding for finding in found if finding]

    def assertNothingThere(self):
        self.assertFalse(Photo.objects.exists())
        self.assertEqual(self.files(), [])


class InterruptedTests(FolderTestCase, TransactionTestCase):
    """The server is told to end while a picture comes in."""

    def ended(self):
        return self.assertRaises(SystemExit)

    def test_leaves_nothing_before_the_row_is_certain(self):
        for step in (
            "articles.pictures.storage._onto_the_disk",
            "articles.models.Photo.save",
            "articles.pictures.intake.fill",
        ):
            with self.subTest(step), mock.patch(step, side_effect=SystemExit):
                with self.ended():
                    intake.take_in(upload())
                self.assertNothingThere()

    def test_leaves_nothing_of_a_form_either(self):
        self.client.force_login(make_editor())
        data = values_at(self.client, ADD)
        for step in (
            "articles.pictures.storage._onto_the_disk",
            "articles.models.Photo.save",
            "articles.admin.originals.fill",
            "articles.admin.photo.PhotoAdmin.log_addition",
        ):
            with self.subTest(step), mock.patch(step, side_effect=SystemExit):
                with self.ended():
                    self.client.post(ADD, {**data, "file": upload()})
                self.assertNothingThere()

    def test_leaves_the_picture_whole_and_without_renditions_afterwards(self):
        with mock.patch("articles.pictures.renditions.ContentFile", side_effect=SystemExit), self.ended():
            renditions.make(intake.take_in(upload()))
        self.assertEqual(self.findings(), [])
        self.assertFalse(RenditionSet.objects.exists())
        self.assertEqual(self.files(), [Photo.objects.get().file.name])

    def test_keeps_the_file_where_nobody_can_say_whether_its_row_is_there(self):
        lost = mock.patch("articles.models.photo.PhotoQuerySet.exists", side_effect=[False, DatabaseError])
        with mock.patch("articles.pictures.intake.fill", side_effect=SystemExit), lost, self.ended():
            intake.take_in(upload())
        self.assertEqual(len(self.files()), 1)


class FullDiskTests(FolderTestCase, TestCase):
    """The disk is full while a picture comes in: a sentence, and nothing left."""

    def setUp(self):
        super().setUp()
        self.client.force_login(make_editor())

    def full(self, *args):
        raise OSError(errno.ENOSPC, "No space left on device")

    def test_refuses_the_picture_in_the_form_and_keeps_what_was_typed(self):
        data = {**values_at(self.client, ADD), "title": "Typed", "file": upload()}
        with mock.patch("articles.pictures.storage._onto_the_disk", self.full):
            page = self.client.post(ADD, data)
        self.assertContains(page, "It could not be kept: No space left on device.")
        self.assertContains(page, 'value="Typed"')
        self.assertNothingThere()

    def test_refuses_the_picture_on_the_page_for_many(self):
        with mock.patch("articles.pictures.storage._onto_the_disk", self.full):
            page = self.client.post(
                reverse("admin:articles_photo_uploads"), {"rights_status": "unknown", "files": upload()}
            )
        self.assertContains(page, "It could not be kept: No space left on device.")
        self.assertNothingThere()

    def test_keeps_the_picture_when_there_is_no_room_for_its_renditions(self):
        data = {**values_at(self.client, ADD), "file": upload()}
        with mock.patch("articles.pictures.renditions.ContentFile", self.full):
            page = self.client.post(ADD, data, follow=True)
        self.assertContains(
            page,
            "No renditions could be made. They could not be kept: No space left on device. Tell who runs the site.",
        )
        self.assertEqual(self.files(), [Photo.objects.get().file.name])


class QuickerTests(FolderTestCase, TestCase):
    """Two send the same picture at once, and both were told that it is new."""

    def quicker(self, digest, **options):
        """Look, find nothing, and let somebody else take the picture in before it is kept."""
        mock.patch.stopall()
        self.first = intake.take_in(upload())

    def setUp(self):
        super().setUp()
        self.client.force_login(make_editor())
        self.addCleanup(mock.patch.stopall)

    def test_the_second_is_refused_by_the_door_and_leaves_no_file(self):
        mock.patch("articles.pictures.intake.refuse_double", self.quicker).start()
        with self.assertRaises(intake.AlreadyThere):
            intake.take_in(upload(name="second.jpg"))
        self.assertEqual(self.files(), [self.first.file.name])

    def test_the_second_is_refused_in_the_form_with_the_same_sentence(self):
        data = {**values_at(self.client, ADD), "file": upload()}
        mock.patch("articles.pictures.intake.refuse_double", self.quicker).start()
        page = self.client.post(ADD, data)
        self.assertContains(page, "This picture is in the library already, as")
        self.assertEqual(self.files(), [self.first.file.name])

    def test_the_second_of_another_picture_gets_another_address(self):
        taken = intake.take_in(upload(picture_bytes(colour="blue")))
        with mock.patch("articles.pictures.intake.free_slug", side_effect=[taken.slug, "free"]):
            self.assertEqual(intake.take_in(upload()).slug, "free")
        self.assertEqual(len(self.files()), 2)


class KilledTests(SimpleTestCase):
    """The process is killed, at each step in turn, in one library."""

    def setUp(self):
        self.data = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def run_python(self, *args):
        environment = {"PATH": os.environ["PATH"], "SECRET_KEY": "killed", "DATA_DIR": str(self.data)}
        environment |= {"DJANGO_SETTINGS_MODULE": "magazine.settings", "DEBUG": "yes"}
        return subprocess.run([sys.executable, *args], cwd=ROOT, env=environment, capture_output=True, text=True)

    def check_media(self, *args):
        return self.run_python("manage.py", "check_media", "--older-than", "0", *args)

    def test_leaves_no_row_without_its_file_and_nothing_that_cannot_be_removed(self):
        self.assertEqual(self.run_python("-m", "tests.articles.pictures.killed", "no step").returncode, 0)
        for step in STEPS:
            with self.subTest(step):
                killed = self.run_python("-m", "tests.articles.pictures.killed", step)
                self.assertEqual(killed.returncode, -signal.SIGKILL, killed.stderr)
        told = self.check_media()
        self.assertEqual(told.returncode, 1, told.stderr)
        self.assertNotIn("lost", told.stdout)
        self.assertIn("half file: originals/", told.stdout)
        self.assertIn("stray original: originals/", told.stdout)
        self.assertIn("stray renditions: renditions/", told.stdout)
        removed = self.check_media("--remove")
        self.assertEqual(removed.returncode, 0, removed.stderr)
        # Those killed once their row was certain are whole.
        self.assertEqual(len(list((self.data / "media" / "originals").iterdir())), 2)
        made = self.run_python("manage.py", "renditions")
        self.assertIn("Renditions of 2 of 2 pictures made.", made.stdout, made.stderr)
        self.assertEqual(self.check_media().returncode, 0)
