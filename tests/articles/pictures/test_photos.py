from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django.test import TestCase
from django.utils import timezone

from articles.models import Photo, RenditionSet
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_block,
    make_film,
    make_gallery,
    make_person,
    make_photo,
    show_to_readers,
)

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
    "decorative": ({"alt": "", "decorative": True}, True),
    "withdrawn": ({"rights_status": "withdrawn"}, False),
    "for two countries only": ({"territories": "GB IE"}, False),
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


class TerritoryTests(TestCase):
    # where the magazine is read, what the picture is licensed for, whether it shows
    CASES = [
        ([], "", True),
        ([], "GB", False),
        (["GB"], "", True),
        (["GB"], "GB", True),
        (["GB"], "GB IE", True),
        (["GB", "IE"], "GB", False),
        (["GB", "IE"], "FR GB IE", True),
        (["BI"], "GB IE", False),
    ]

    def test_a_picture_shows_where_it_is_licensed_in_every_country_the_magazine_is_read_in(self):
        for read_in, territories, shows in self.CASES:
            photo = make_photo(territories=territories)
            with self.subTest(read_in=read_in, territories=territories), self.settings(TERRITORIES=read_in):
                self.assertEqual(photo.is_cleared(), shows)
                self.assertEqual(Photo.objects.cleared().contains(photo), shows)

    def test_countries_are_written_as_two_capital_letters_each(self):
        for territories in ["gb", "GBR", "GB,IE", "GB  IE", " GB"]:
            with self.subTest(territories), self.assertRaisesMessage(ValidationError, "two capital letters each"):
                make_photo(territories=territories).full_clean()


class SubstituteTests(TestCase):
    def setUp(self):
        self.other = make_photo("On the pier", caption="The pier at dusk", alt="A pier")
        self.photo = make_photo(substitute=self.other, caption="Varda, walking")

    def test_stands_in_once_the_rights_have_ended_with_its_own_words(self):
        self.assertEqual(self.photo.shown("Here she walks", "A walk"), (self.photo, "Here she walks", "A walk"))
        self.photo.rights_until = ago(seconds=1)
        self.assertEqual(self.photo.shown("Here she walks", "A walk"), (self.other, "The pier at dusk", "A pier"))

    def test_stands_in_only_while_it_is_cleared_itself(self):
        self.photo.rights_status = self.other.rights_status = "withdrawn"
        self.assertIsNone(self.photo.shown())

    def test_takes_the_place_on_the_page_of_a_story_in_its_lead_its_body_and_its_galleries(self):
        article = make_article(lead_photo=self.photo)
        make_block(article, "figure", photo=self.photo, caption="Here she walks")
        make_block(article, "gallery", gallery=make_gallery([self.photo]))
        self.assertContains(self.client.get(article.get_absolute_url()), 'alt="A pier"', 0)
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=ago(seconds=1))
        page = self.client.get(article.get_absolute_url())
        self.assertContains(page, "A pier", 3)
        self.assertNotContains(page, "Here she walks")

    def test_is_found_by_readers_only_once_it_stands_in(self):
        show_to_readers(self.photo)
        self.assertFalse(Photo.objects.public().contains(self.other))
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=ago(seconds=1))
        self.assertTrue(Photo.objects.public().contains(self.other))
        self.assertFalse(Photo.objects.public().contains(self.photo))

    def test_is_never_the_picture_itself(self):
        with self.assertRaises(IntegrityError):
            Photo.objects.filter(pk=self.photo.pk).update(substitute=self.photo)


class WordsForAPlaceTests(TestCase):
    def test_alt_text_of_a_place_goes_before_that_of_the_picture(self):
        photo = make_photo(alt="A woman on a beach")
        article = make_article(lead_photo=photo, lead_alt="The director at twenty")
        make_block(article, "figure", photo=photo, alt="The director, waiting")
        gallery = make_gallery([photo])
        gallery.items.update(alt="The director, leaving")
        make_block(article, "gallery", gallery=gallery)
        page = self.client.get(article.get_absolute_url())
        for alt in ["The director at twenty", "The director, waiting", "The director, leaving"]:
            self.assertContains(page, alt)
        self.assertNotContains(page, "A woman on a beach")

    def test_a_decorative_picture_says_nothing_in_any_place(self):
        photo = make_photo(alt="", decorative=True)
        self.assertEqual(photo.shown(alt="A wave").alt, "")

    def test_a_picture_is_decorative_or_described_but_not_both(self):
        with self.assertRaises(IntegrityError):
            make_photo(alt="A wave", decorative=True)


class InSightTests(TestCase):
    def test_a_picture_is_public_only_where_readers_can_come_upon_it(self):
        cases = [
            (make_photo("In the library"), False),
            (show_to_readers(make_photo("In a story")), True),
            (make_photo("A portrait", portrait_of=make_person()), True),
            (make_photo("A poster", poster_of=make_film()), True),
        ]
        for photo, is_public in cases:
            with self.subTest(str(photo)):
                self.assertEqual(Photo.objects.public().contains(photo), is_public)


class RenditionAddressTests(TestCase):
    def setUp(self):
        self.photo = show_to_readers(make_photo())
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
