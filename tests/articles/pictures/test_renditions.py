import datetime
from unittest import mock

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import SimpleTestCase

from articles.models import FormerFile, Photo, PhotoCreator, RenditionSet
from articles.pictures import renditions
from articles.pictures.originals import BrokenPicture
from tests.articles.pictures.making import MakingTestCase, let_time_pass, token_files
from tests.factories import make_film, make_person, make_photo, picture_bytes


class MakeTests(MakingTestCase):
    def test_keeps_files_under_a_token_and_their_sizes_in_the_row(self):
        made = self.make(make_photo(size=(600, 400)))
        self.assertRegex(made.token, r"^[0-9a-f]{32}$")
        self.assertEqual(made.frames["free"], [[480, 320]])
        self.assertEqual(token_files(made.token), {f"{made.token}/{name}" for name in renditions.file_names(made)})
        self.assertEqual(RenditionSet.objects.get().frames, made.frames)

    def test_does_nothing_the_second_time(self):
        photo = make_photo()
        first = self.make(photo)
        with mock.patch("articles.pictures.renditions.develop", side_effect=AssertionError("developed again")):
            self.assertEqual(self.make(photo).token, first.token)

    def test_begins_anew_under_a_new_token_when_anything_changes(self):
        photo = make_photo(size=(600, 400))

        def new_file():
            photo.file.save("other.jpg", ContentFile(picture_bytes((600, 400), "#123456"), name="other.jpg"))

        def new_creator():
            PhotoCreator.objects.create(photo=photo, person=make_person())

        changes = {
            "focal point": lambda: setattr(photo, "focal_x", 20),
            "rights": lambda: setattr(photo, "credit_line", "Courtesy NEON"),
            "creators": new_creator,
            "not to be cropped": lambda: setattr(photo, "no_crop", True),
            "file": new_file,
        }
        for name, change in changes.items():
            with self.subTest(change=name):
                old = self.make(photo)
                change()
                new = self.make(photo)
                self.assertNotEqual(new.token, old.token)
                self.assertTrue(renditions.is_complete(new))
                self.assertEqual(RenditionSet.objects.count(), 1)

    def test_never_puts_the_earlier_picture_in_place_of_one_that_came_while_it_was_developed(self):
        photo, develop = make_photo(size=(600, 400)), renditions.develop

        def slowly(original, order):
            if photo.file.name == Photo.objects.get(pk=photo.pk).file.name:
                now = Photo.objects.get(pk=photo.pk)
                now.file.save("new.jpg", ContentFile(picture_bytes((600, 400), "#123456"), name="new.jpg"))
            return develop(original, order)

        with mock.patch("articles.pictures.renditions.develop", side_effect=slowly):
            made = self.make(photo)
        now = Photo.objects.get(pk=photo.pk)
        self.assertEqual(made.recipe, renditions.order_for(now).recipe(renditions.read(now)))
        self.assertEqual(default_storage.listdir(renditions.FOLDER)[0].count(made.token), 1)
        self.assertEqual(now.former_files.count(), 0)

    def test_makes_again_what_was_lost(self):
        photo = make_photo()
        first = self.make(photo)
        default_storage.delete(renditions.storage_name(first.token, renditions.file_names(first)[0]))
        self.assertTrue(renditions.is_complete(self.make(photo)))

    def test_portraits_and_posters_are_made_where_they_are_asked_for(self):
        self.assertTrue({"portrait", "poster"}.isdisjoint(self.make(make_photo()).frames))
        self.assertIn("portrait", self.make(make_photo(portrait_of=make_person())).frames)
        self.assertIn("poster", self.make(make_photo(poster_of=make_film())).frames)

    def test_crops_nothing_that_is_not_to_be_cropped(self):
        made = self.make(make_photo(size=(600, 400), no_crop=True, portrait_of=make_person()))
        self.assertEqual(made.frames, {"free": [[480, 320]]})

    def test_says_that_an_original_is_missing(self):
        photo = make_photo()
        default_storage.delete(photo.file.name)
        with self.assertRaisesMessage(BrokenPicture, "is not in storage"):
            renditions.make(photo)

    def test_leaves_no_half_of_a_set_where_the_disk_is_full(self):
        photo, save, written = make_photo(), default_storage.save, []

        def save_three(name, content):
            if len(written) == 3:
                raise OSError(28, "No space left on device")
            written.append(name)
            return save(name, content)

        with mock.patch.object(default_storage, "save", save_three), self.assertRaises(OSError):
            renditions.make(photo)
        self.assertEqual([name for name in written if default_storage.exists(name)], [])
        self.assertFalse(RenditionSet.objects.exists())


class LackTests(MakingTestCase):
    def lack(self, photo):
        return renditions.lack(type(photo).objects.select_related("renditions").get(pk=photo.pk))

    def test_says_what_is_missing_and_reads_no_original_for_it(self):
        photo = make_photo()
        self.assertEqual(self.lack(photo), "none yet")
        made = self.make(photo)
        with mock.patch("articles.pictures.renditions.read", side_effect=AssertionError("read")):
            self.assertEqual(self.lack(photo), "")
            photo.focal_x = 20
            photo.save()
            self.assertEqual(self.lack(photo), "out of date")
        default_storage.delete(renditions.storage_name(made.token, renditions.file_names(made)[0]))
        self.assertEqual(self.lack(photo), "files are lost")

    def test_looks_into_an_original_that_is_younger_than_its_renditions(self):
        photo = make_photo()
        self.make(photo)
        for content, words in ((picture_bytes(), ""), (picture_bytes(colour="#123456"), "of another original")):
            default_storage.delete(photo.file.name)
            default_storage.save(photo.file.name, ContentFile(content))
            self.assertEqual(self.lack(photo), words)

    def test_says_that_the_original_is_gone(self):
        photo = make_photo()
        self.make(photo)
        default_storage.delete(photo.file.name)
        with self.assertRaisesMessage(BrokenPicture, f"Its original, {photo.file.name}, is not in storage."):
            self.lack(photo)


class DeletingTests(MakingTestCase):
    def sweep(self, **older_than):
        with self.captureOnCommitCallbacks(execute=True):
            return renditions.sweep(older_than=datetime.timedelta(**older_than))

    def test_files_go_with_the_transaction_and_not_before(self):
        made = self.make(make_photo())
        with self.captureOnCommitCallbacks() as waiting:
            renditions.delete_files(made)
        self.assertTrue(token_files(made.token))
        waiting[0]()
        self.assertFalse(token_files(made.token))
        self.assertFalse(default_storage.exists(f"renditions/{made.token}"))

    def test_sweeps_up_what_no_row_speaks_of_but_not_what_is_young(self):
        kept, gone = self.make(make_photo()), self.make(make_photo())
        former, _ = self.make_anew(make_photo())
        RenditionSet.objects.filter(pk=gone.pk).delete()
        self.sweep(hours=1)
        self.assertTrue(token_files(gone.token))
        self.sweep(hours=0)
        self.assertFalse(token_files(gone.token))
        self.assertTrue(token_files(kept.token))
        self.assertTrue(token_files(former.token))

    def test_sweeps_up_what_is_former_for_long_enough(self):
        former, _ = self.make_anew(make_photo())
        let_time_pass(minutes=61)
        self.assertEqual(self.sweep(hours=1), 1)
        self.assertFalse(token_files(former.token))
        self.assertFalse(FormerFile.objects.exists())


class ReadingTests(SimpleTestCase):
    made = RenditionSet(token="c0ffee" * 5 + "00", frames={"flat": [[400, 216], [800, 432]]})

    def test_srcset_names_every_size_with_its_width(self):
        with mock.patch("articles.pictures.renditions.reverse", lambda name, args: f"/{name}/{'/'.join(args)}"):
            self.assertEqual(
                renditions.srcset(self.made, "flat", "avif"),
                f"/rendition/{self.made.token}/flat-400.avif 400w, /rendition/{self.made.token}/flat-800.avif 800w",
            )

    def test_addresses_are_those_of_the_view(self):
        url, width, height = renditions.largest(self.made, "flat")
        self.assertTrue(url.endswith(f"/pictures/{self.made.token}/flat-800.jpg"), url)
        self.assertEqual((width, height), (800, 432))

    def test_what_was_not_made_is_empty(self):
        self.assertEqual(renditions.srcset(self.made, "scope"), "")
        self.assertIsNone(renditions.largest(self.made, "scope"))
        self.assertEqual(renditions.srcset(None, "flat"), "")
        self.assertIsNone(renditions.largest(None, "flat"))
