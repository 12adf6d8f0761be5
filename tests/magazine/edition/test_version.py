"""What pages are made by besides the rows: whatever of it changes, no page of before is found again."""

from pathlib import Path
from unittest import mock

from django.test import SimpleTestCase

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
