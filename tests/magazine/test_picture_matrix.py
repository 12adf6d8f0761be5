"""Rows 12 and 13 of the leak matrix: the original and the renditions of a picture, in every state of its story."""

import datetime
from unittest import mock

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import TestCase
from django.utils import timezone

from articles import drafting
from articles.freezing import freeze
from articles.models import Article, Photo, RenditionSet
from articles.models.library import PhotoQuerySet
from articles.rehearsal import rehearsal
from tests.factories import ago, ahead, make_article, make_person, make_photo

Status = Article.Status

# state of the story: its fields, whether readers see its picture
STATES = {
    "published": ({}, True),
    "draft": ({"status": Status.DRAFT}, False),
    "scheduled": ({"published_at": ahead(days=1)}, False),
    "embargoed": ({"embargo_until": ahead(days=1)}, False),
    "expired": ({"published_at": ago(days=2), "expires_at": ago(days=1)}, False),
    "withdrawn": ({"status": Status.WITHDRAWN}, False),
}
# of a picture in a live story: its fields
UNCLEARED = {
    "rights ended": {"rights_until": ago(seconds=1)},
    "rights to come": {"rights_from": ahead(days=1)},
    "rights unknown": {"rights_status": "unknown"},
    "picture withdrawn": {"rights_status": "withdrawn"},
    "licensed elsewhere": {"territories": "FR"},
}
ASKED = [
    {},
    {"Range": "bytes=0-3"},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "Fri, 31 Dec 2100 23:59:59 GMT"},
    {"If-Range": "*", "Range": "bytes=0-3"},
]


class PictureMatrixTests(TestCase):
    def setUp(self):
        self.person = make_person()
        self.made = 0
        self.never = self.answer(f"/pictures/{'0' * 32}/flat-400.jpg")

    def developed(self, **fields):
        """A picture with one rendition in storage."""
        self.made += 1
        photo = make_photo(people=[self.person], **fields)
        token = f"{self.made:032x}"
        RenditionSet.objects.create(
            photo=photo, token=token, recipe="x", frames={name: [[400, 216]] for name in ("free", "flat", "scope")}
        )
        default_storage.save(f"renditions/{token}/flat-400.jpg", ContentFile(b"a picture"))
        self.addCleanup(default_storage.delete, f"renditions/{token}/flat-400.jpg")
        return photo

    def address(self, photo):
        return f"/pictures/{photo.renditions.token}/flat-400.jpg"

    def answer(self, address, **headers):
        answer = self.client.get(address, headers=headers)
        return answer.status_code, b"".join(answer) if answer.streaming else answer.content

    def everything(self):
        """Name to picture, and whether readers see it: the whole column of states."""
        pictures = {}
        for state, (fields, is_seen) in STATES.items():
            pictures[state] = self.developed(), is_seen
            make_article(state, lead_photo=pictures[state][0], mentions=[self.person], **fields)
        for state, fields in UNCLEARED.items():
            pictures[state] = self.developed(**fields), False
            make_article(state, lead_photo=pictures[state][0], mentions=[self.person])
        pictures["in a draft beside a live story"] = self.in_a_draft(), False
        pictures["in the library"] = self.developed(), False
        return pictures

    def in_a_draft(self):
        photo, article = self.developed(), make_article("Live, and being changed")
        with rehearsal():
            article.lead_photo = photo
            article.save()
            frozen = freeze(article)
        article.refresh_from_db()
        drafting.save_draft(article, frozen, base=0, by=None)
        return photo

    def test_a_rendition_that_readers_may_not_see_answers_as_if_it_had_never_been(self):
        for state, (photo, is_seen) in self.everything().items():
            for headers in ASKED:
                with self.subTest(state, headers=headers):
                    answer = self.answer(self.address(photo), **headers)
                    if is_seen:
                        self.assertIn(answer[0], (200, 206, 304))
                    else:
                        self.assertEqual(answer, self.never)

    def test_no_page_names_its_address_either(self):
        pictures = self.everything()
        person = self.person.get_absolute_url()
        pages = ["/", "/stories/", person, "/people/"]
        pages += [article.get_absolute_url() for article in Article.objects.live()]
        # Each of the others by itself: what one of them leaks, the rest would not hide.
        others = [["/feed/"], ["/feed.rss"], ["/feed.json"], ["/sitemap-stories.xml"], [f"{person.rstrip('/')}.json"]]
        others += [[f"{person}feed.{form}"] for form in ("atom", "rss", "json")]
        others += [[f"{article.get_absolute_url().rstrip('/')}.json" for article in Article.objects.live()]]
        for surface in [pages, *others]:
            shown = "".join(self.client.get(page).content.decode() for page in surface)
            for state, (photo, is_seen) in pictures.items():
                with self.subTest(state, surface=surface[0]):
                    self.assertEqual(photo.renditions.token in shown, is_seen)

    def test_an_original_has_no_address_in_any_state(self):
        for state, (photo, _) in self.everything().items():
            name = photo.file.name
            for address in [f"/{name}", f"/media/{name}", f"/pictures/{name}", f"/static/{name}", f"/var/media/{name}"]:
                with self.subTest(state, address=address):
                    self.assertEqual(self.client.get(address).status_code, 404)

    def test_the_picture_is_gone_with_the_second_in_which_its_rights_end(self):
        until = timezone.now() + datetime.timedelta(hours=1)
        photo = self.developed(rights_until=until)
        make_article(lead_photo=photo)
        for seconds, status in [(-1, 200), (0, 404), (1, 404)]:
            at = until + datetime.timedelta(seconds=seconds)
            with self.subTest(seconds), mock.patch("django.utils.timezone.now", return_value=at):
                self.assertEqual(self.answer(self.address(photo))[0], status)

    def test_these_tests_see_a_leak_where_there_is_one(self):
        with mock.patch.object(PhotoQuerySet, "public", lambda photos: photos):
            leaks = [
                s for s, (photo, is_seen) in self.everything().items() if self.answer(self.address(photo))[0] == 200
            ]
        self.assertEqual(len(leaks), len(STATES) + len(UNCLEARED) + 2)

    def test_a_name_that_somebody_guesses_leads_nowhere(self):
        photo, _ = self.everything()["published"]
        token = photo.renditions.token
        guesses = [f"{photo.pk}", photo.slug, token[:-1], token[:-1] + "f", token.upper().replace("0", "O")]
        for guess in guesses:
            for name in ["flat-400.jpg", "original.jpg", "flat-400.png", "../flat-400.jpg", "flat-0400.jpg"]:
                with self.subTest(guess, name=name):
                    self.assertEqual(self.client.get(f"/pictures/{guess}/{name}").status_code, 404)
        self.assertEqual(Photo.objects.public().get().pk, photo.pk)
