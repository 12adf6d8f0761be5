"""What pages are made by besides the rows: whatever of it changes, no page of before is found again."""

from pathlib import Path
from unittest import mock

from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import SimpleTestCase, override_settings

from magazine.edition.version import version


class VersionTests(SimpleTestCase):
    def test_the_lists_by_which_names_in_the_copy_are_linked_are_part_of_it(self):
        """They lie with what reads sources, and pages are made with them all the same."""
        read_bytes = Path.read_bytes
        before = version()
        for name in ("common_words.txt", "surnames.txt", "gazetteer.py"):
            with mock.patch.object(
                Path, "read_bytes", lambda path, n=name: b"" if path.name == n else read_bytes(path)
            ):
                self.assertNotEqual(version(), before, name)

    def test_the_key_of_the_site_is_part_of_it(self):
        """What a story is called in feeds is made with it."""
        before = version()
        with override_settings(SECRET_KEY="another, since somebody saw the first"):
            self.assertNotEqual(version(), before)

    def test_what_static_files_are_called_is_part_of_it(self):
        """Pages name them by their content, and an icon or a type is no code."""
        before = version()
        with mock.patch.object(staticfiles_storage, "hashed_files", {"magazine/icon-180.png": "x.png"}, create=True):
            self.assertNotEqual(version(), before)
