"""Pictures come in by one door, which looks at what they are."""

import io
import resource
import subprocess
import sys
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase, TestCase, override_settings
from django.urls import reverse
from PIL import Image

from articles.models import Photo
from articles.pictures import intake, renditions
from articles.pictures.inspection import Refused, inspect
from articles.rehearsal import rehearsal
from tests.factories import make_editor, make_photo, picture_bytes
from tests.forms import values_at

from .corpus import NAMES, TAKEN, corpus, mpo, saved, shades

SUFFIXES = ("jpg", "png", "webp", "avif")
ADD = "/admin/articles/photo/add/"
ROOT = Path(__file__).resolve().parents[3]

GROWTH = """
import resource, sys
import django
django.setup()
from django.core.files.base import ContentFile
from articles.pictures.inspection import Refused, inspect
from tests.articles.pictures.corpus import bomb, saved, shades
inspect(ContentFile(saved(shades(), "PNG"), name="warm.png"))
content = bomb()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    inspect(ContentFile(content, name="bomb.png"))
except Refused as reason:
    print(len(content), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def stored():
    """Every file among the originals and the renditions."""
    return {file.name for folder in ("originals", "renditions") for file in default_storage.files_below(folder)}


def upload(content, name="picture.jpg"):
    return SimpleUploadedFile(name, content)


class InspectionTests(SimpleTestCase):
    def digest(self, content):
        return inspect(ContentFile(content, name="x")).digest

    def test_goes_by_what_a_file_holds(self):
        for suffix, format in zip(SUFFIXES, ("JPEG", "PNG", "WEBP", "AVIF"), strict=True):
            with self.subTest(format):
                found = inspect(ContentFile(saved(shades(), format), name="whatever.exe"))
                self.assertEqual(found.suffix, suffix)

    def test_knows_a_picture_again_whatever_its_file_is_and_says(self):
        picture = shades(seed=1)
        digest = self.digest(saved(picture, "PNG"))
        exif = Image.Exif()
        exif[0x013B] = "Ellen Example"
        for name, content in {
            "more in it": saved(picture, "PNG", exif=exif, dpi=(300, 300)),
            "another format": saved(picture, "WEBP", lossless=True),
            "another mode": saved(picture.convert("RGBA"), "PNG"),
            "a tail": saved(picture, "PNG") + b"tail",
            "a profile": saved(picture, "PNG", icc_profile=b"whatever" * 20),
        }.items():
            with self.subTest(name):
                self.assertEqual(self.digest(content), digest)

    def test_knows_a_picture_again_that_lies_on_its_side(self):
        picture = shades(seed=1)
        exif = Image.Exif()
        exif[0x0112] = 6
        lying = saved(picture.transpose(Image.Transpose.ROTATE_90), "PNG", exif=exif)
        self.assertEqual(self.digest(lying), self.digest(saved(picture, "PNG")))

    def test_tells_pictures_apart_that_differ_in_one_pixel_or_in_their_shape(self):
        picture = shades(seed=1)
        other = picture.copy()
        other.putpixel((60, 40), (1, 2, 3))
        sixteen = shades("I;16", seed=1)
        different = [picture, other, sixteen, shades("I;16", seed=2), picture.transpose(Image.Transpose.ROTATE_180)]
        different += [Image.new("RGB", size, "#123456") for size in [(100, 40), (40, 100), (50, 80)]]
        self.assertEqual(len({self.digest(saved(each, "PNG")) for each in different}), len(different))

    def test_takes_the_first_of_the_pictures_that_a_phone_writes_into_one(self):
        found = inspect(ContentFile(mpo(3), name="phone.jpg"))
        self.assertEqual(found.suffix, "jpg")
        with Image.open(io.BytesIO(mpo(3))) as first:
            self.assertEqual(found.digest, self.digest(saved(first.convert("RGB"), "PNG")))

    def test_refuses_a_bomb_without_opening_it(self):
        done = subprocess.run(
            [sys.executable, "-c", GROWTH],
            cwd=ROOT,
            env={"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        length, grown = map(int, done.stdout.split())
        self.assertLess(length, 1_000_000)
        unit = 1 if sys.platform == "darwin" else 1024
        self.assertLess(grown * unit, 50 * 1024 * 1024)
        self.assertGreater(resource.getpagesize(), 0)

    def test_survives_whatever_is_done_to_a_file(self):
        import random

        chance = random.Random(5)
        for format in ("JPEG", "PNG", "WEBP", "AVIF"):
            whole = saved(shades(seed=4), format)
            for _ in range(60):
                damaged = bytearray(whole)
                for _ in range(chance.randrange(1, 8)):
                    damaged[chance.randrange(min(len(damaged), 600))] = chance.randrange(256)
                try:
                    inspect(ContentFile(bytes(damaged), name="damaged"))
                except Refused as reason:
                    self.assertTrue(str(reason))


class OurMistakesTests(SimpleTestCase):
    def test_are_not_called_damage(self):
        content = ContentFile(saved(shades(), "JPEG"), name="whole.jpg")
        for mistake in (TypeError, KeyError, ZeroDivisionError, ValueError):
            with self.subTest(mistake), mock.patch("articles.pictures.inspection.digest", side_effect=mistake):
                self.assertRaises(mistake, inspect, content)


class CorpusTestCase(TestCase):
    """Every file of the corpus by both ways in."""

    def setUp(self):
        self.client.force_login(make_editor())
        self.form = values_at(self.client, ADD)
        self.before = stored()

    def by_the_form(self, name, content):
        response = self.client.post(ADD, {**self.form, "file": upload(content, name)})
        if response.status_code == 302:
            return ""
        return " ".join(response.context["adminform"].form.errors.get("file", ["?"]))

    def by_the_page(self, name, content):
        response = self.client.post(
            reverse("admin:articles_photo_uploads"), {"rights_status": "unknown", "files": upload(content, name)}
        )
        (outcome,) = response.context["outcomes"]
        return outcome.refused

    def assertVerdict(self, way, name, content, verdict):
        refused = way(name, content)
        if verdict is TAKEN:
            self.assertEqual(refused, "")
            self.assertKept(name)
        else:
            self.assertIn(verdict, refused)
            self.assertFalse(Photo.objects.exists())
            self.assertEqual(stored(), self.before)

    def assertKept(self, name):
        photo = Photo.objects.get()
        self.assertRegex(photo.file.name, r"^originals/[0-9a-f]{32}\.(jpg|png|webp|avif)$")
        self.assertTrue(photo.title)
        self.assertRegex(photo.slug, "^[a-z0-9-]+$")
        self.assertTrue(renditions.is_complete(photo.renditions))
        for file in renditions.files_under(photo.renditions.token):
            content = default_storage.open(renditions.storage_name(photo.renditions.token, file)).read()
            self.assertNotIn(b"the tail", content)

    def test_each_file_gets_its_verdict(self):
        for name, content, verdict in corpus():
            for way in (self.by_the_form, self.by_the_page):
                with self.subTest(name=name[:40], way=way.__name__), rehearsal():
                    self.assertVerdict(way, name, content, verdict)
                for left in stored() - self.before:
                    default_storage.delete(left)


@override_settings(FILE_UPLOAD_HANDLERS=settings.FILE_UPLOAD_HANDLERS)
class NameTests(SimpleTestCase):
    def test_is_remembered_as_something_to_read(self):
        cleaned = [intake.clean_name(name) for name in NAMES]
        self.assertEqual(cleaned[:4], ["passwd.jpg", "win.ini.jpg", "nulbyte.jpg", "turnedgpj.exe"])
        self.assertLessEqual(max(map(len, cleaned)), intake.LONGEST_NAME)
        self.assertEqual(cleaned[11], cleaned[12])
        self.assertEqual(intake.clean_name(".htaccess"), "htaccess")
        for name in cleaned:
            with self.subTest(name):
                self.assertTrue(name.isprintable() or "\ufe0f" in name)


class TakeInTests(TestCase):
    def test_fills_in_what_the_file_says_of_itself(self):
        photo = intake.take_in(upload(saved(shades(), "JPEG"), "DSC_0042 beach.jpg"), credit_line="By hand")
        photo.refresh_from_db()
        self.assertEqual((photo.title, photo.slug), ("DSC 0042 beach", "dsc-0042-beach"))
        self.assertEqual(photo.credit_line, "By hand")
        self.assertEqual(photo.embedded["file_name"], "DSC_0042 beach.jpg")
        self.assertEqual((photo.width, photo.height), (120, 80))
        self.assertEqual(len(photo.digest), 64)

    def test_gives_each_an_address_of_its_own(self):
        slugs = [intake.take_in(upload(picture_bytes(colour=c), "Beach.jpg")).slug for c in ("red", "green", "blue")]
        self.assertEqual(slugs, ["beach", "beach-2", "beach-3"])

    def test_refuses_what_the_rights_demand_in_the_words_of_the_rule(self):
        with self.assertRaisesMessage(Refused, "A picture whose rights are lent needs its credit line."):
            intake.take_in(upload(picture_bytes()), rights_status="licensed")
        self.assertFalse(Photo.objects.exists())

    def test_refuses_the_same_picture_and_says_which_it_is(self):
        first = intake.take_in(upload(saved(shades(), "PNG"), "first.png"))
        with self.assertRaises(intake.AlreadyThere) as refused:
            intake.take_in(upload(saved(shades(), "WEBP", lossless=True), "second.webp"))
        self.assertEqual(refused.exception.photo, first)
        self.assertIn("“first”", str(refused.exception))

    def test_lets_pictures_be_alike_that_were_never_looked_at(self):
        make_photo()
        make_photo()
        intake.take_in(upload(picture_bytes()))
        self.assertEqual(Photo.objects.count(), 3)
