from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import TestCase
from django.utils import timezone

from articles.models import Photo, RenditionSet
from tests.factories import ago, ahead, make_photo

# name: fields of a picture, whether readers may see it
STATES = {
    "cleared": ({}, True),
    "our own": ({"rights_status": "own"}, True),
    "without credit": ({"rights_status": "own", "credit_line": ""}, False),
    "without alt text": ({"alt": ""}, False),
    "of unknown rights": ({"rights_status": "unknown"}, False),
    "not yet": ({"rights_from": ahead(hours=1)}, False),
    "begun": ({"rights_from": ago(hours=1)}, True),
    "over": ({"rights_until": ago(hours=1)}, False),
    "ending soon": ({"rights_until": ahead(hours=1)}, True),
}


class ClearedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.photos = {name: make_photo(name, **fields) for name, (fields, _) in STATES.items()}

    def test_cleared_holds_what_readers_may_see_and_nothing_else(self):
        expected = {name for name, (_, cleared) in STATES.items() if cleared}
        self.assertEqual({photo.title for photo in Photo.objects.cleared()}, expected)

    def test_one_row_agrees_with_the_queryset_at_every_instant(self):
        for name, photo in self.photos.items():
            for at in [ago(hours=2), timezone.now(), ahead(hours=2)]:
                with self.subTest(photo=name, at=at):
                    self.assertEqual(photo.is_cleared(at), Photo.objects.cleared(at).filter(pk=photo.pk).exists())


class RenditionAddressTests(TestCase):
    def setUp(self):
        self.photo = make_photo()
        token = "0123456789abcdef" * 2
        RenditionSet.objects.create(photo=self.photo, token=token, recipe="x", frames={"flat": [[400, 216]]})
        default_storage.save(f"renditions/{token}/flat-400.jpg", ContentFile(b"a picture"))
        self.address = f"/pictures/{token}/flat-400.jpg"
        self.addCleanup(default_storage.delete, f"renditions/{token}/flat-400.jpg")

    def test_gives_the_file_and_lets_caches_hold_it_for_a_minute(self):
        answer = self.client.get(self.address)
        self.assertEqual(b"".join(answer.streaming_content), b"a picture")
        self.assertEqual(answer["Content-Type"], "image/jpeg")
        self.assertEqual(answer["Cache-Control"], "public, max-age=60")

    def test_says_that_nothing_changed(self):
        etag = self.client.get(self.address)["ETag"]
        self.assertEqual(self.client.get(self.address, headers={"If-None-Match": etag}).status_code, 304)

    def test_is_not_there_once_the_rights_have_ended_not_even_for_those_who_know_it(self):
        etag = self.client.get(self.address)["ETag"]
        self.photo.rights_until = ago(seconds=1)
        self.photo.save()
        self.assertEqual(self.client.get(self.address, headers={"If-None-Match": etag}).status_code, 404)

    def test_a_size_that_was_never_made_is_not_there(self):
        self.assertEqual(self.client.get(self.address.replace("400", "401")).status_code, 404)

    def test_a_name_longer_than_any_file_s_is_not_there(self):
        for name in ("flat-" + 300 * "4", 300 * "f" + "-400"):
            with self.subTest(name):
                self.assertEqual(self.client.get(self.address.replace("flat-400", name)).status_code, 404)

    def test_originals_have_no_address(self):
        for address in [f"/{self.photo.file.name}", f"/media/{self.photo.file.name}"]:
            with self.subTest(address=address):
                self.assertEqual(self.client.get(address).status_code, 404)
