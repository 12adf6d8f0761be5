import io
import os
import time
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import TestCase

from articles.models import FormerFile
from articles.pictures import renditions, stocktaking
from tests.articles.pictures.test_intake_crash import FolderTestCase
from tests.factories import ago, ahead, make_photo


class CheckMediaTests(FolderTestCase, TestCase):
    def setUp(self):
        super().setUp()
        self.photo = make_photo(size=(300, 200))
        self.set = renditions.make(self.photo)

    def call(self, *args):
        """What the command says, and whether all is well."""
        out = io.StringIO()
        try:
            call_command("check_media", *args, stdout=out)
        except CommandError:
            return out.getvalue(), False
        return out.getvalue(), True

    def put(self, name, age=7200):
        default_storage.save(name, ContentFile(b"something"))
        self.make_older(name, age)
        return name

    def make_older(self, name, age=7200):
        os.utime(self.media / name, (time.time() - age,) * 2)

    def test_finds_nothing_where_all_is_well(self):
        said, well = self.call("--older-than", "0")
        self.assertTrue(well, said)
        self.assertIn(f"{len(self.files())} files are as they should be.", said)

    def test_names_each_kind_of_fault(self):
        token = "f" * 32
        faults = {
            "stray original: originals/stray.jpg": lambda: self.put("originals/stray.jpg"),
            "half file: originals/half.jpg.part": lambda: self.put("originals/half.jpg.part"),
            f"stray renditions: renditions/{token}": lambda: self.put(f"renditions/{token}/free-480.jpg"),
            f"lost original: {self.photo.slug}": lambda: default_storage.delete(self.photo.file.name),
            f"lost renditions: {self.photo.slug}": lambda: default_storage.delete(
                renditions.storage_name(self.set.token, renditions.file_names(self.set)[0])
            ),
        }
        for sentence, break_it in faults.items():
            with self.subTest(sentence):
                break_it()
                said, well = self.call()
                self.assertFalse(well)
                self.assertIn(sentence, said)

    def test_counts_what_is_empty_as_lost(self):
        for name in self.files():
            Path(self.media / name).write_bytes(b"")
        said, _ = self.call()
        self.assertIn("lost original", said)
        self.assertIn("lost renditions", said)

    def test_removes_what_no_row_speaks_of_and_nothing_else(self):
        before = self.files()
        token = "f" * 32
        for name in ("originals/stray.jpg", "originals/half.jpg.part", f"renditions/{token}/free-480.jpg"):
            self.put(name)
        self.put(renditions.storage_name(self.set.token, "half.jpg.part"))
        said, well = self.call("--remove")
        self.assertTrue(well, said)
        self.assertEqual(self.files(), before)

    def test_passes_over_what_may_still_be_on_its_way(self):
        self.put("originals/young.jpg", age=600)
        self.assertTrue(self.call("--remove")[1])
        self.assertFalse(self.call("--older-than", "5")[1])
        self.assertTrue(self.call("--remove", "--older-than", "5")[1])
        self.assertFalse(default_storage.exists("originals/young.jpg"))

    def test_asks_the_rows_once_more_before_it_removes(self):
        for name in self.files():
            self.make_older(name)
        for finding in (
            stocktaking.Finding(stocktaking.Fault.STRAY_ORIGINAL, self.photo.file.name),
            stocktaking.Finding(stocktaking.Fault.STRAY_FOLDER, f"renditions/{self.set.token}"),
        ):
            self.assertFalse(stocktaking.remove(finding))
        self.assertTrue(self.call()[1])

    def test_leaves_former_files_alone_and_says_when_their_time_is_over(self):
        for name in ("originals/former.jpg", "renditions/" + "e" * 32 + "/free-480.jpg"):
            self.put(name)
        former = FormerFile.objects.create(
            photo=self.photo, file="originals/former.jpg", token="e" * 32, kept_until=ahead(hours=1)
        )
        said, well = self.call("--remove")
        self.assertTrue(well, said)
        self.assertNotIn("past their time", said)
        FormerFile.objects.filter(pk=former.pk).update(kept_until=ago(hours=1))
        self.assertIn("1 former files are past their time", self.call("--remove")[0])
        self.assertTrue(default_storage.exists("originals/former.jpg"))

    def test_asks_as_often_for_many_files_as_for_few(self):
        for count in (2, 40):
            for number in range(count):
                self.put(f"originals/{count}-{number}.jpg")
            with self.subTest(count=count), self.assertNumQueries(7):
                self.call()
