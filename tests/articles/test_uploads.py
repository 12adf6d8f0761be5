"""The page that takes many pictures, and what comes in with them."""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase, override_settings
from django.urls import reverse

from articles.models import Photo, Shoot
from articles.pictures import intake, metadata, renditions
from tests.articles.pictures.corpus import moving, shades
from tests.factories import make_editor, make_member, make_person, picture_bytes
from tests.forms import values_at

ADD = "/admin/articles/photo/add/"
MANY = "/admin/articles/photo/add-many/"
ROOT = Path(__file__).resolve().parents[2]

LARGE = """
import os, resource, sys, tempfile
import django
from django.core.files.uploadhandler import MemoryFileUploadHandler
django.setup()
from django.http.multipartparser import MultiPartParser
from django.conf import settings
from articles.pictures.uploading import PictureUpload

folder = tempfile.mkdtemp()
settings.FILE_UPLOAD_TEMP_DIR = folder
LENGTH = 200 * 1024 * 1024
HEAD = b'--x\\r\\nContent-Disposition: form-data; name="files"; filename="large.jpg"\\r\\n\\r\\n'
TAIL = b'\\r\\n--x--\\r\\n'

class Body:
    '''200 MB, made as they are read.'''
    def __init__(self):
        self.parts, self.left, self.most = [HEAD], LENGTH, 0
    def read(self, size=-1):
        self.most = max(self.most, sum(os.path.getsize(f'{folder}/{name}') for name in os.listdir(folder)))
        if not self.parts and self.left:
            self.parts.append(bytes(min(self.left, 65536)))
            self.left -= len(self.parts[0])
            if not self.left:
                self.parts.append(TAIL)
        part = self.parts.pop(0) if self.parts else b''
        if len(part) > size > 0:
            self.parts.insert(0, part[size:])
            part = part[:size]
        return part

body = Body()
meta = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": str(LENGTH + len(HEAD) + len(TAIL))}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
_, files = MultiPartParser(meta, body, [PictureUpload()]).parse()
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(files["files"].size == LENGTH, grown, body.most, len(os.listdir(folder)))
"""


def upload(content=None, name="beach.jpg"):
    return SimpleUploadedFile(name, content or picture_bytes((300, 200)))


def with_rights(**given):
    """A file that says whose it is."""
    buffer = io.BytesIO()
    metadata.save(shades(), buffer, "JPEG", metadata.Rights(**given))
    return buffer.getvalue()


class UploadsTestCase(TestCase):
    def setUp(self):
        self.client.force_login(make_editor())

    def send(self, *files, **data):
        return self.client.post(MANY, {"rights_status": "unknown", **data, "files": list(files)})


class ManyPicturesTests(UploadsTestCase):
    def test_are_taken_in_each_by_itself_and_listed(self):
        page = self.send(
            upload(picture_bytes(colour="red"), "first.jpg"),
            upload(moving("GIF", 1), "moving.gif"),
            upload(picture_bytes(colour="blue"), "second.jpg"),
        )
        self.assertEqual(
            [outcome.name for outcome in page.context["outcomes"]], ["first.jpg", "moving.gif", "second.jpg"]
        )
        self.assertContains(page, "Taken in:", 2)
        self.assertContains(page, "It is a GIF, not a JPEG", 1)
        photos = Photo.objects.order_by("title")
        self.assertEqual([photo.title for photo in photos], ["first", "second"])
        for photo in photos:
            self.assertTrue(renditions.is_complete(photo.renditions))
            self.assertContains(page, reverse("admin:articles_photo_change", args=[photo.pk]))

    def test_lead_to_a_list_of_just_those(self):
        page = self.send(upload())
        photo = Photo.objects.get()
        intake.take_in(upload(picture_bytes(colour="blue")))
        address = page.context["list_of_them"]
        self.assertContains(page, f'href="{address}"')
        self.assertEqual(list(self.client.get(address).context["cl"].queryset), [photo])

    def test_carry_what_was_said_of_all_of_them_before_what_their_files_say(self):
        shoot = Shoot.objects.create(title="Noirmoutier", slug="noirmoutier")
        content = with_rights(credit_line="By the file", caption="Varda on the beach")
        self.send(upload(content), shoot=shoot.pk, credit_line="Courtesy Ciné-Tamaris", rights_status="courtesy")
        photo = Photo.objects.get()
        self.assertEqual(
            (photo.shoot, photo.credit_line, photo.rights_status), (shoot, "Courtesy Ciné-Tamaris", "courtesy")
        )
        self.assertEqual(photo.caption, "Varda on the beach")

    def test_are_known_again_within_one_go(self):
        page = self.send(upload(name="one.jpg"), upload(name="two.jpg"))
        photo = Photo.objects.get()
        self.assertContains(page, f'<a href="/admin/articles/photo/{photo.pk}/change/">“one”</a>')

    def test_are_answered_to_a_script_one_by_one(self):
        data = {"rights_status": "unknown", "files": upload(name="<b>.jpg")}
        answer = self.client.post(MANY, data, headers={"Accept": "application/json"}).json()
        (outcome,) = answer["outcomes"]
        self.assertEqual(outcome["key"], Photo.objects.get().pk)
        self.assertIn("&lt;b&gt;", outcome["html"])
        data = {"rights_status": "made up", "files": upload()}
        refused = self.client.post(MANY, data, headers={"Accept": "application/json"})
        self.assertEqual(refused.status_code, 400)
        self.assertIn("made up", refused.json()["problem"])

    def test_are_asked_for_when_none_was_chosen(self):
        self.assertContains(self.send(), "Choose one picture or more.")

    def test_stand_in_the_log(self):
        self.send(upload())
        self.assertContains(
            self.client.get(reverse("admin:articles_photo_history", args=[Photo.objects.get().pk])), "Added"
        )

    def test_have_a_button_above_the_list(self):
        self.assertContains(self.client.get("/admin/articles/photo/"), f'href="{MANY}"')


class WhoMayUploadTests(TestCase):
    def test_those_who_may_not_add_photos_change_nothing(self):
        for role in ("Writer", "Section editor"):
            with self.subTest(role):
                self.client.force_login(make_member(role))
                self.assertEqual(self.client.get(MANY).status_code, 403)
                response = self.client.post(MANY, {"rights_status": "unknown", "files": upload()})
                self.assertEqual(response.status_code, 403)
                self.assertNotContains(self.client.get("/admin/articles/photo/"), MANY)
        self.client.logout()
        self.assertEqual(self.client.post(MANY, {"files": upload()}).status_code, 302)
        self.assertFalse(Photo.objects.exists())

    def test_a_forged_form_changes_nothing(self):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(make_editor())
        self.assertEqual(strict.post(MANY, {"rights_status": "unknown", "files": upload()}).status_code, 403)
        self.assertFalse(Photo.objects.exists())

    def test_who_may_not_see_photos_is_not_led_to_one(self):
        intake.take_in(upload(name="secret title.jpg"))
        adder = User.objects.create_user("adder", is_staff=True)
        adder.user_permissions.set(Permission.objects.filter(codename="add_photo"))
        self.client.force_login(adder)
        page = self.client.post(MANY, {"rights_status": "unknown", "files": upload()})
        self.assertContains(page, "This picture is in the library already.")
        self.assertNotContains(page, "secret title")


class FormTests(UploadsTestCase):
    def test_takes_from_the_file_what_the_editor_left_open(self):
        content = with_rights(credit_line="Courtesy NEON", caption="On the set", title="Ani at the window")
        data = {
            **values_at(self.client, ADD),
            "rights_status": "courtesy",
            "caption": "As written",
            "file": upload(content),
        }
        self.assertEqual(self.client.post(ADD, data).status_code, 302)
        photo = Photo.objects.get()
        self.assertEqual((photo.title, photo.slug), ("Ani at the window", "ani-at-the-window"))
        self.assertEqual((photo.credit_line, photo.caption), ("Courtesy NEON", "As written"))

    def test_refuses_the_picture_of_another_photo_and_takes_its_own_again(self):
        first = intake.take_in(upload(name="first.jpg"))
        second = intake.take_in(upload(picture_bytes((300, 200), "blue"), "second.jpg"))
        address = reverse("admin:articles_photo_change", args=[second.pk])
        data = values_at(self.client, address)
        page = self.client.post(address, {**data, "file": upload()})
        self.assertContains(
            page, f'in the library already, as <a href="/admin/articles/photo/{first.pk}/change/">“first”</a>'
        )
        own = upload(picture_bytes((300, 200), "blue", "JPEG"), "again.jpg")
        self.assertEqual(self.client.post(address, {**data, "file": own}).status_code, 302)
        second.refresh_from_db()
        self.assertEqual(second.embedded["file_name"], "again.jpg")


class WhatTheFileSaysTests(UploadsTestCase):
    def setUp(self):
        super().setUp()
        self.person = make_person("Mikey Madison")
        content = with_rights(people=("Mikey Maddison",), credit_line="Courtesy NEON", creators=("Nobody Known",))
        self.photo = intake.take_in(upload(content, "IMG_1.jpg"))
        self.address = reverse("admin:articles_photo_change", args=[self.photo.pk])
        self.settle = reverse("admin:articles_photo_settle", args=[self.photo.pk])

    def test_stands_on_the_page_with_where_it_stood(self):
        page = self.client.get(self.address)
        self.assertContains(page, "What the file says")
        self.assertContains(page, "<bdi>Courtesy NEON</bdi>", html=True)
        self.assertContains(page, "XMP photoshop:Credit")
        self.assertContains(page, "<bdi>IMG_1.jpg</bdi>", html=True)

    def test_asks_whom_a_name_means_and_takes_the_answer(self):
        page = self.client.get(self.address)
        self.assertContains(page, "Is it Mikey Madison?")
        self.assertContains(page, f'value="person-{self.person.pk}"')
        self.client.post(self.settle, {"name": "Mikey Maddison", "answer": f"person-{self.person.pk}"})
        self.assertEqual(list(self.photo.people.all()), [self.person])
        self.assertNotContains(self.client.get(self.address), "Is it Mikey Madison?")

    def test_takes_somebody_else_or_nobody_for_an_answer(self):
        other = make_person("Somebody Else")
        self.client.post(self.settle, {"name": "Nobody Known", "answer": "other", "other": other.pk})
        self.assertEqual(self.photo.creators.get().person, other)
        self.client.post(self.settle, {"name": "Mikey Maddison", "answer": "nobody"})
        self.assertFalse(self.photo.people.exists())
        self.assertEqual(self.client.get(self.address).context["asks"], [])

    def test_changes_nothing_by_an_answer_that_is_none(self):
        for answer in ("", "person-", "person-999999", "photo-1", "person-1x", "other"):
            page = self.client.post(self.settle, {"name": "Mikey Maddison", "answer": answer}, follow=True)
            self.assertContains(page, "Nothing was changed.")
        self.assertEqual(len(page.context["asks"]), 2)

    def test_is_answered_by_those_who_may_change_photos(self):
        self.client.force_login(make_member("Writer"))
        data = {"name": "Mikey Maddison", "answer": f"person-{self.person.pk}"}
        self.assertEqual(self.client.post(self.settle, data).status_code, 403)
        self.assertFalse(self.photo.people.exists())
        self.assertNotContains(self.client.get(self.address), "Is it Mikey Madison?")
        self.client.force_login(make_member("Photo editor"))
        self.assertEqual(self.client.get(self.settle).status_code, 404)


class LargeFileTests(TestCase):
    def test_is_let_go_while_it_comes_in(self):
        done = subprocess.run(
            [sys.executable, "-c", LARGE],
            cwd=ROOT,
            env={"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        is_known_how_long, grown, most, left = done.stdout.split()
        self.assertEqual(is_known_how_long, "True")
        self.assertLess(int(grown) * (1 if sys.platform == "darwin" else 1024), 50 * 1024 * 1024)
        self.assertLessEqual(int(most), 30 * 1024 * 1024)
        self.assertEqual(left, "0")

    def test_is_refused_with_a_sentence_and_leaves_no_temporary_file(self):
        self.client.force_login(make_editor())
        folder = self.enterContext(tempfile.TemporaryDirectory())
        with override_settings(FILE_UPLOAD_TEMP_DIR=folder):
            data = {"rights_status": "unknown", "files": upload(bytes(31 * 1024 * 1024))}
            self.assertContains(self.client.post(MANY, data), "The file is larger than 30 MB.")
        self.assertEqual(list(Path(folder).iterdir()), [])
