import errno
import io
import itertools
from contextlib import suppress
from pathlib import Path
from unittest import mock

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase, TransactionTestCase
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from articles.admin.originals import OriginalForm
from articles.admin.photo import PhotoAdmin
from articles.models import FormerFile, Photo
from articles.pictures import renditions
from articles.pictures.originals import BrokenPicture
from tests.articles.pictures.corpus import png_that_says
from tests.factories import make_editor, make_film, make_member, make_person, make_photo, picture_bytes, show_to_readers
from tests.forms import add_row, values_at

ADD = "/admin/articles/photo/add/"
LIST = "/admin/articles/photo/"


def upload(content, name="picture.jpg"):
    return SimpleUploadedFile(name, content)


def change_page(photo):
    return reverse("admin:articles_photo_change", args=[photo.pk])


def originals():
    return {file.name for file in default_storage.files_below("originals")}


class PhotoFormTestCase(TestCase):
    def setUp(self):
        self.client.force_login(make_editor())

    def add(self, content=None, **fields):
        data = values_at(self.client, ADD)
        data.update({"title": "Varda", "slug": "varda", "file": upload(content or picture_bytes((300, 200)))}, **fields)
        return self.client.post(ADD, data)

    def change(self, photo, **fields):
        address = change_page(photo)
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(address, {**values_at(self.client, address), **fields})
        self.assertEqual(response.status_code, 302)


class PhotoUploadTests(PhotoFormTestCase):
    def test_makes_the_renditions_at_once(self):
        self.assertEqual(self.add().status_code, 302)
        photo = Photo.objects.get()
        self.assertTrue(renditions.is_complete(photo.renditions))
        self.assertEqual((photo.width, photo.height), (300, 200))

    def test_takes_each_of_the_four_formats(self):
        for suffix, colour in [("jpeg", "#111"), ("png", "#a11"), ("webp", "#1a1"), ("avif", "#11a")]:
            with self.subTest(suffix):
                content = picture_bytes((300, 200), colour, format=suffix.upper())
                response = self.add(slug=f"varda-{suffix}", file=upload(content, f"varda.{suffix}"))
                self.assertEqual(response.status_code, 302)

    def test_refuses_with_a_sentence_what_is_no_whole_picture(self):
        whole = picture_bytes((300, 200))
        gif = io.BytesIO()
        Image.new("P", (300, 200)).save(gif, "GIF")
        for name, content in [
            ("a text", b"Not a picture at all, but long enough to be one." * 20),
            ("half a picture", whole[: len(whole) // 2]),
            ("a GIF that says it is a JPEG", gif.getvalue()),
            ("an SVG", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ]:
            with self.subTest(name):
                response = self.add(content)
                self.assertEqual(response.status_code, 200)
                self.assertTrue(response.context["adminform"].form.errors["file"])
        self.assertFalse(Photo.objects.exists())

    def test_refuses_what_is_too_large(self):
        response = self.add(picture_bytes((300, 200)) + b"\0" * (30 * 1024 * 1024))
        self.assertContains(response, "The file is larger than 30 MB.")
        huge = io.BytesIO()
        Image.new("L", (8000, 5001)).save(huge, "PNG")
        self.assertContains(self.add(huge.getvalue()), "more than 40 million")

    def test_names_the_pixels_of_a_picture_too_large_to_open(self):
        response = self.add(png_that_says(50_000, 50_000))
        self.assertContains(response, "It has more than 40 million pixels.")
        self.assertNotContains(response, "corrupted")

    def test_refuses_a_picture_with_a_book_in_its_margin(self):
        book = PngInfo()
        book.add_text("book", "It was a dark and stormy night. " * 200_000, zip=True)
        picture = io.BytesIO()
        Image.new("RGB", (300, 200)).save(picture, "PNG", pnginfo=book)
        self.assertContains(self.add(picture.getvalue()), "It is damaged")

    def test_refuses_lent_pictures_without_their_credit(self):
        self.assertContains(self.add(rights_status="courtesy"), "needs its credit line")

    def test_names_the_creators(self):
        data = add_row(values_at(self.client, ADD), "creators", person=make_person().pk, position=0)
        self.add(**{name: value for name, value in data.items() if name.startswith("creators-")})
        self.assertEqual(Photo.objects.get().creators.get().name, "Agnès Varda")


class TakenMeanwhileTests(PhotoFormTestCase):
    """Another photo takes what this one asks for, after the form had looked whether it is free."""

    def send_too_late(self, send):
        """Send a form whose first look still finds free what is taken."""
        look, looks = OriginalForm.validate_unique, itertools.count()

        def not_at_first(form):
            return next(looks) and look(form)

        with mock.patch.object(OriginalForm, "validate_unique", not_at_first):
            return send()

    def assertBroughtBack(self, words, taken, **fields):
        """The form is back with what was typed, and nothing of it is kept."""
        theirs, before = make_photo("Theirs", **taken), originals()
        page = self.send_too_late(lambda: self.add(**{"title": "Mine", **fields}))
        self.assertContains(page, words)
        self.assertContains(page, 'value="Mine"')
        self.assertEqual(Photo.objects.get(), theirs)
        self.assertEqual(originals() - {theirs.file.name}, before - {theirs.file.name})

    def test_an_address_brings_the_form_back(self):
        self.assertBroughtBack("Another photo has this address", {"slug": "beach"}, slug="beach")

    def test_a_portrait_brings_the_form_back(self):
        person = make_person()
        self.assertBroughtBack("This person has a portrait", {"portrait_of": person}, portrait_of=person.pk)

    def test_a_poster_brings_the_form_back(self):
        film = make_film()
        self.assertBroughtBack("This film has a poster", {"poster_of": film}, poster_of=film.pk)

    def test_brings_back_the_form_of_a_photo_that_is_there(self):
        photo, person = make_photo("Mine"), make_person()
        make_photo("Theirs", portrait_of=person)
        data = {**values_at(self.client, change_page(photo)), "portrait_of": person.pk, "caption": "Typed with care"}
        page = self.send_too_late(lambda: self.client.post(change_page(photo), data))
        self.assertContains(page, "This person has a portrait already")
        self.assertContains(page, "Typed with care")

    def test_an_address_made_from_the_file_gives_way(self):
        make_photo("Theirs", slug="taken")
        with mock.patch("articles.pictures.intake.free_slug", side_effect=["taken", "free"]):
            self.assertEqual(self.send_too_late(lambda: self.add(title="", slug="")).status_code, 302)
        mine = Photo.objects.get(slug="free")
        self.assertTrue(default_storage.exists(mine.file.name))
        self.assertTrue(renditions.is_complete(mine.renditions))


class OnlyLookingTests(TestCase):
    def test_does_not_tell_where_the_original_lies(self):
        photo = make_photo()
        address = change_page(photo)
        self.client.force_login(make_member("Writer"))
        page = self.client.get(address)
        self.assertContains(page, photo.title)
        self.assertNotContains(page, Path(photo.file.name).name)
        self.client.force_login(make_editor())
        self.assertContains(self.client.get(address), 'type="file"')


class CommittedDeletionTests(TransactionTestCase):
    """Outside a test's own transaction, where what is left for its end happens at once."""

    def test_of_chosen_pictures_leaves_no_files(self):
        photo = make_photo()
        token = renditions.make(photo).token
        self.client.force_login(make_editor())
        chosen = {"action": "delete_selected", "_selected_action": [photo.pk], "post": "yes"}
        self.client.post(reverse("admin:articles_photo_changelist"), chosen)
        self.assertFalse(Photo.objects.exists())
        self.assertFalse(default_storage.exists(photo.file.name))
        self.assertEqual(renditions.files_under(token), set())


class PhotoFilesTests(PhotoFormTestCase):
    def replace(self, photo, colour="#123456"):
        return self.change(photo, file=upload(picture_bytes((300, 200), colour)))

    def test_replacing_a_picture_keeps_the_old_files_while_pages_show_them(self):
        photo = make_photo(size=(300, 200))
        old, token = photo.file.name, renditions.make(photo).token
        self.replace(photo)
        photo = Photo.objects.select_related("renditions").get()
        self.assertNotEqual(photo.file.name, old)
        self.assertTrue(renditions.is_complete(photo.renditions))
        for kept in (photo.file.name, old, f"renditions/{token}"):
            self.assertTrue(default_storage.exists(kept))
        with self.captureOnCommitCallbacks(execute=True):
            renditions.forget_former(photo.former_files.all())
        self.assertFalse(default_storage.exists(old))
        self.assertFalse(default_storage.exists(f"renditions/{token}"))

    def test_replacing_a_picture_that_no_page_can_show_leaves_no_old_file(self):
        photo = make_photo(size=(300, 200))
        self.replace(photo)
        self.assertFalse(default_storage.exists(photo.file.name))

    def test_replacing_a_picture_says_what_to_look_over_and_how_long_the_old_one_is_kept(self):
        photo = make_photo(size=(300, 200))
        renditions.make(photo)
        self.replace(photo)
        page = self.client.get(change_page(photo))
        self.assertContains(page, "Look over its alt text, its caption and its focal point")
        self.assertContains(page, "The earlier file is kept until")
        self.assertContains(page, "for pages that readers have open")

    def test_a_replaced_picture_never_stands_under_the_credit_of_the_new_one(self):
        for colour, end in [
            ("red", BrokenPicture("It is damaged.")),
            ("green", OSError(errno.ENOSPC, "No space left on device")),
            ("blue", SystemExit),
        ]:
            with self.subTest(end):
                photo = show_to_readers(make_photo(size=(300, 200)))
                old, token = photo.file.name, renditions.make(photo).token
                with mock.patch("articles.pictures.renditions.develop", side_effect=end), suppress(SystemExit):
                    self.change(photo, file=upload(picture_bytes(colour=colour)), credit_line="By B")
                story = self.client.get(photo.leads.get().get_absolute_url())
                self.assertContains(story, "By B")
                self.assertNotContains(story, token)
                photo = Photo.objects.get(pk=photo.pk)
                self.assertEqual(renditions.lack(photo), "none yet")
                self.assertEqual(photo.former_files.get().file, old)
                made = renditions.make(photo)
                self.assertContains(self.client.get(photo.leads.get().get_absolute_url()), made.token)

    def test_says_that_readers_see_nothing_until_the_new_picture_is_developed(self):
        photo = make_photo(size=(300, 200))
        renditions.make(photo)
        with mock.patch("articles.pictures.renditions.develop", side_effect=BrokenPicture("It is damaged.")):
            self.replace(photo)
        page = self.client.get(LIST)
        self.assertContains(page, "Readers see no picture in its place until they are: save it once more.")
        self.assertContains(page, "No renditions</li>")

    def test_a_replacement_that_is_not_kept_leaves_readers_what_they_see(self):
        photo = make_photo(size=(300, 200))
        token = renditions.make(photo).token
        data = {**values_at(self.client, change_page(photo)), "file": upload(picture_bytes((300, 200), "#123456"))}
        with mock.patch.object(PhotoAdmin, "log_change", side_effect=SystemExit), self.assertRaises(SystemExit):
            self.client.post(change_page(photo), data)
        self.assertEqual(Photo.objects.get().renditions.token, token)
        self.assertFalse(FormerFile.objects.exists())

    def test_moving_the_focal_point_makes_the_renditions_anew(self):
        photo = make_photo(size=(300, 200))
        token = renditions.make(photo).token
        self.change(photo, focal_x=10)
        self.assertNotEqual(Photo.objects.get().renditions.token, token)

    def test_deleting_a_picture_deletes_its_files(self):
        for delete in (self.delete_one, self.delete_chosen):
            with self.subTest(delete.__name__):
                photo = make_photo(size=(300, 200))
                token = renditions.make(photo).token
                with self.captureOnCommitCallbacks(execute=True):
                    delete(photo)
                self.assertFalse(Photo.objects.exists())
                self.assertFalse(default_storage.exists(photo.file.name))
                self.assertFalse(default_storage.exists(f"renditions/{token}"))

    def delete_one(self, photo):
        self.client.post(reverse("admin:articles_photo_delete", args=[photo.pk]), {"post": "yes"})

    def delete_chosen(self, photo):
        self.client.post(LIST, {"action": "delete_selected", "_selected_action": [photo.pk], "post": "yes"})

    def test_asks_for_an_original_that_is_missing(self):
        photo = make_photo()
        default_storage.delete(photo.file.name)
        self.assertContains(self.save(photo), "The original is no longer in storage.")

    def test_tells_of_an_original_that_is_broken_and_saves_the_rest(self):
        photo = make_photo()
        Path(photo.file.path).write_bytes(b"not a picture any more")
        self.assertContains(self.save(photo, caption="On the beach"), "No renditions could be made.")
        self.assertEqual(Photo.objects.get().caption, "On the beach")

    def save(self, photo, **fields):
        address = change_page(photo)
        return self.client.post(address, {**values_at(self.client, address), **fields}, follow=True)


class DeskPictureTests(PhotoFormTestCase):
    def picture(self, photo, frame="square"):
        return self.client.get(reverse("admin:articles_photo_picture", args=[photo.pk, frame]))

    def test_shows_the_desk_what_readers_may_not_see_and_lets_nobody_keep_it(self):
        photo = make_photo(rights_status="unknown", size=(300, 200))
        renditions.make(photo)
        response = self.picture(photo)
        self.assertEqual(response["Content-Type"], "image/jpeg")
        self.assertIn("no-store", response["Cache-Control"])
        self.assertIn("private", response["Cache-Control"])
        self.assertEqual(Image.open(io.BytesIO(b"".join(response.streaming_content))).size, (200, 200))

    def test_answers_404_where_there_is_none(self):
        photo = make_photo(size=(300, 200))
        self.assertEqual(self.picture(photo).status_code, 404)
        token = renditions.make(photo).token
        self.assertEqual(self.picture(photo, "triangle").status_code, 404)
        renditions.delete_folder(token)
        self.assertEqual(self.picture(photo).status_code, 404)

    def test_gives_the_smallest_that_is_as_wide_as_asked(self):
        photo = make_photo(size=(1000, 500))
        renditions.make(photo)
        address = reverse("admin:articles_photo_picture", args=[photo.pk, "free"])
        for asked, width in [("", 480), ("?width=500", 800), ("?width=9999", 800), ("?width=wide", 480)]:
            with self.subTest(asked):
                content = b"".join(self.client.get(address + asked).streaming_content)
                self.assertEqual(Image.open(io.BytesIO(content)).width, width)

    def test_is_closed_to_all_others(self):
        photo = make_photo(size=(300, 200))
        renditions.make(photo)
        stranger = make_editor("stranger")
        stranger.groups.clear()
        self.client.force_login(stranger)
        self.assertEqual(self.picture(photo).status_code, 403)
        self.client.logout()
        self.assertEqual(self.picture(photo).status_code, 302)
