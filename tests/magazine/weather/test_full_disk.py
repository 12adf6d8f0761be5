"""The disk by which files come in is full."""

import tempfile
import unittest
from contextlib import contextmanager
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase, override_settings
from django.urls import reverse

from articles.models import Photo
from tests.factories import make_editor, picture_bytes
from tests.forms import fields_of

try:
    import resource
except ImportError:  # Windows
    resource = None

NEEDS_LIMITS = unittest.skipUnless(resource, "This system cannot be told to refuse what is written.")
SAID = "Lena Ortiz on the beach at Noirmoutier, in the last light of a long day."


@contextmanager
def no_room():
    """No file may grow: the system refuses to write, as where a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class FullDiskTests(TestCase):
    def setUp(self):
        self.desk = Client()
        self.desk.force_login(make_editor())

    def send(self):
        picture = SimpleUploadedFile("beach.jpg", picture_bytes((300, 200)))
        return self.desk.post(
            reverse("admin:articles_photo_uploads"),
            {"credit_line": SAID, "rights_status": "unknown", "files": picture},
        )

    def assertToldWithWhatWasTyped(self):
        with self.assertLogs("magazine.desk.interrupted", "ERROR"):
            page = self.send()
        self.assertContains(page, "disk is full or cannot be written", status_code=503)
        self.assertContains(page, "Choose beach.jpg once more", status_code=503)
        self.assertEqual(fields_of(page, "typed"), {"credit_line": SAID, "rights_status": "unknown"})
        self.assertFalse(Photo.objects.exists())

    @NEEDS_LIMITS
    def test_an_editor_is_told_and_keeps_what_was_typed(self):
        with no_room():
            self.assertToldWithWhatWasTyped()

    def test_so_they_are_where_no_file_can_be_begun(self):
        with tempfile.TemporaryDirectory() as folder, override_settings(FILE_UPLOAD_TEMP_DIR=f"{folder}/gone"):
            self.assertToldWithWhatWasTyped()

    @NEEDS_LIMITS
    def test_nothing_of_a_file_stays_and_with_room_it_comes_in(self):
        with tempfile.TemporaryDirectory() as folder, override_settings(FILE_UPLOAD_TEMP_DIR=folder):
            with no_room(), self.assertLogs("magazine.desk.interrupted", "ERROR"):
                self.send()
            self.assertEqual(list(Path(folder).iterdir()), [])
        self.assertContains(self.send(), "Taken in")
