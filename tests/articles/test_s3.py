"""Originals and renditions in a bucket: asked of a server that speaks S3 on this machine."""

import datetime
import importlib.util
import io
import os
import unittest
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.urls import reverse

from articles.models import FormerFile, Photo
from articles.pictures import intake, renditions, stocktaking
from articles.pictures.inspection import Refused
from tests.articles.importing.written import FixtureTestCase
from tests.articles.importing.written import photo as photo_row
from tests.factories import make_editor, picture_bytes, show_to_readers
from tests.forms import values_at

HAS_SERVER = all(importlib.util.find_spec(name) for name in ("moto", "storages", "boto3"))
KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
READABLE = {"alt": "A beach", "credit_line": "Ellen Example", "rights_status": "own"}


def upload(colour="#8a1c1c", name="beach.jpg"):
    return SimpleUploadedFile(name, picture_bytes((300, 200), colour))


@unittest.skipUnless(HAS_SERVER, "moto or django-storages is not installed: pip install -e '.[test]'.")
class BucketTestCase(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        from moto.server import ThreadedMotoServer

        cls.server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        cls.server.start()
        cls.addClassCleanup(cls.server.stop)
        host, port = cls.server.get_host_and_port()
        cls.endpoint = f"http://{host}:{port}"
        cls.enterClassContext(mock.patch.dict(os.environ, KEYS))

    def setUp(self):
        import boto3

        self.client_of_bucket = boto3.client("s3", endpoint_url=self.endpoint)
        name = f"magazine-{self.id().rpartition('.')[2].replace('_', '-').lower()}"[:60].rstrip("-")
        self.client_of_bucket.create_bucket(Bucket=name)
        self.bucket = name
        options = {"bucket_name": name, "location": "media", "file_overwrite": False, "endpoint_url": self.endpoint}
        bucket = {"BACKEND": "articles.pictures.bucket.PrivateBucket", "OPTIONS": options}
        self.enterContext(override_settings(STORAGES={**settings.STORAGES, "default": bucket}))
        self.client.force_login(make_editor())

    def files(self):
        found = self.client_of_bucket.list_objects_v2(Bucket=self.bucket).get("Contents", [])
        return {each["Key"] for each in found}

    def take_in(self, colour="#8a1c1c"):
        photo = intake.take_in(upload(colour), **READABLE)
        renditions.make(photo)
        return photo


class BucketTests(BucketTestCase):
    def test_takes_a_picture_and_gives_readers_its_renditions(self):
        photo = show_to_readers(self.take_in())
        self.assertIn(f"media/{photo.file.name}", self.files())
        self.assertTrue(renditions.is_complete(photo.renditions))
        address = renditions.largest(photo.renditions, "free").url
        self.client.logout()
        page = self.client.get(address)
        self.assertEqual((page.status_code, page["Content-Type"]), (200, "image/jpeg"))
        self.assertTrue(b"".join(page.streaming_content).startswith(b"\xff\xd8"))
        again = self.client.get(address, headers={"If-None-Match": page["ETag"]})
        self.assertEqual(again.status_code, 304)
        default_storage.delete(renditions.storage_name(photo.renditions.token, address.rpartition("/")[2]))
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_gives_nobody_an_address_of_a_file(self):
        photo = self.take_in()
        with self.assertRaises(ValueError):
            photo.file.url  # noqa: B018
        grants = self.client_of_bucket.get_object_acl(Bucket=self.bucket, Key=f"media/{photo.file.name}")["Grants"]
        self.assertEqual([grant["Permission"] for grant in grants], ["FULL_CONTROL"])

    def test_takes_and_shows_and_replaces_and_deletes_at_the_desk(self):
        add = "/admin/articles/photo/add/"
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(add, {**values_at(self.client, add), "file": upload()})
        photo = Photo.objects.get()
        desk = reverse("admin:articles_photo_picture", args=[photo.pk, "square"])
        self.assertEqual(self.client.get(desk).status_code, 200)
        first = photo.file.name
        change = reverse("admin:articles_photo_change", args=[photo.pk])
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(change, {**values_at(self.client, change), "file": upload("blue")})
        photo.refresh_from_db()
        self.assertNotEqual(photo.file.name, first)
        self.assertEqual(FormerFile.objects.get().file, first)
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(reverse("admin:articles_photo_delete", args=[photo.pk]), {"post": "yes"})
        self.assertFalse(Photo.objects.exists())
        self.assertEqual(self.files(), set())

    def test_refuses_with_a_sentence_where_the_bucket_does_not_answer(self):
        self.client_of_bucket.delete_bucket(Bucket=self.bucket)
        with self.assertRaisesMessage(Refused, "It could not be kept: The bucket did not answer as it should"):
            intake.take_in(upload())
        self.assertFalse(Photo.objects.exists())

    def test_answers_each_question_as_a_disk_would_where_the_line_is_cut(self):
        from botocore.exceptions import EndpointConnectionError

        kept = default_storage.save("originals/beach.jpg", upload())
        questions = {
            "exists": lambda: default_storage.exists(kept),
            "size": lambda: default_storage.size(kept),
            "listdir": lambda: default_storage.listdir("originals"),
            "get_modified_time": lambda: default_storage.get_modified_time(kept),
            "files_below": lambda: list(default_storage.files_below("originals")),
            "open": lambda: default_storage.open(kept),
            "save": lambda: default_storage.save("originals/other.jpg", upload()),
            "put": lambda: default_storage.put("originals/other.jpg", upload()),
            "delete": lambda: default_storage.delete(kept),
        }
        for name, question in questions.items():
            cut = mock.patch(
                "botocore.client.BaseClient._make_api_call", side_effect=EndpointConnectionError(endpoint_url="there")
            )
            with self.subTest(name), cut, self.assertRaisesMessage(OSError, "The bucket did not answer as it should"):
                question()

    def test_tells_of_a_line_that_is_cut_while_a_file_comes(self):
        from botocore.exceptions import ReadTimeoutError

        kept = default_storage.save("originals/beach.jpg", upload())
        cut = mock.patch("s3transfer.download.GetObjectTask._main", side_effect=ReadTimeoutError(endpoint_url="there"))
        with cut, self.assertRaisesMessage(OSError, "The bucket did not answer as it should"):
            default_storage.open(kept).read()

    def test_is_held_against_the_rows_and_rid_of_what_none_speaks_of(self):
        photo = self.take_in()
        call_command("check_media", "--older-than", "0", stdout=io.StringIO())
        whole = self.files()
        for key in ("media/originals/stray.jpg", "media/renditions/" + "f" * 32 + "/free-480.jpg"):
            self.client_of_bucket.put_object(Bucket=self.bucket, Key=key, Body=b"stray")
        out = io.StringIO()
        call_command("check_media", "--older-than", "0", "--remove", stdout=out)
        self.assertIn("stray original: originals/stray.jpg", out.getvalue())
        self.assertEqual(self.files(), whole)
        default_storage.delete(photo.file.name)
        with self.assertRaises(CommandError):
            call_command("check_media", stdout=out)
        self.assertIn(f"lost original: {photo.slug}", out.getvalue())

    def test_lists_more_files_than_fit_into_one_answer(self):
        from moto import backends
        from moto.core import DEFAULT_ACCOUNT_ID

        # Put behind the server's back: asked for by itself, each would take longer than all are listed.
        for number in range(1005):
            behind = backends.get_backend("s3")[DEFAULT_ACCOUNT_ID]["aws"]
            behind.put_object(self.bucket, f"media/originals/{number}", b"x")
        found = list(stocktaking.take_stock(datetime.timedelta(0)))
        self.assertEqual(len([finding for finding in found if finding]), 1005)

    def test_lets_the_command_make_and_sweep_renditions(self):
        photo = intake.take_in(upload(), **READABLE)
        stray = "renditions/" + "f" * 32 + "/free-480.jpg"
        self.client_of_bucket.put_object(Bucket=self.bucket, Key=f"media/{stray}", Body=b"stray")
        self.assertEqual(renditions.sweep(datetime.timedelta(0)), 1)
        self.assertFalse(default_storage.exists(stray))
        self.assertEqual(renditions.sweep(datetime.timedelta(0)), 0)
        self.assertTrue(default_storage.exists(photo.file.name))


class FixtureBucketTests(BucketTestCase, FixtureTestCase):
    def setUp(self):
        FixtureTestCase.setUp(self)
        BucketTestCase.setUp(self)

    def test_takes_the_pictures_of_fixtures_and_overwrites_them_when_asked(self):
        self.write_picture()
        self.assertEqual(self.load(photo_row()).pictures, 1)
        self.assertEqual(self.load(photo_row()).pictures, 0)
        self.write_picture(content=picture_bytes(colour="#204080"))
        self.assertEqual(self.load(photo_row(), overwrite=True).pictures, 1)
        self.assertEqual(self.files(), {"media/originals/beach.jpg"})
        self.assertEqual(Photo.objects.get().file.read(), picture_bytes(colour="#204080"))
        self.assertEqual([path for path in Path(self.media).rglob("*") if path.is_file()], [])
