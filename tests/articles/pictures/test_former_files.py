import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.models import FormerFile
from articles.pictures import renditions
from tests.articles.pictures.making import MakingTestCase, let_time_pass, token_files
from tests.factories import ago, make_editor, make_photo, picture_bytes, show_to_readers


class FormerFileTests(MakingTestCase):
    """Pages that readers have open go on showing what was replaced, for an hour and while they may see the picture."""

    def test_an_old_address_goes_on_for_an_hour(self):
        old, new = self.make_anew(show_to_readers(make_photo()))
        self.assertEqual(self.fetch(old).status_code, 200)
        self.assertEqual(self.fetch(old)["Cache-Control"], "public, max-age=60")
        self.assertEqual(self.fetch(new).status_code, 200)
        let_time_pass(minutes=59)
        self.assertEqual(self.fetch(old).status_code, 200)
        let_time_pass(minutes=2)
        self.assertEqual(self.fetch(old).status_code, 404)
        self.assertEqual(self.fetch(new).status_code, 200)

    def test_readers_lose_it_with_the_picture(self):
        changes = {
            "withdrawn": {"rights_status": "withdrawn"},
            "rights ended": {"rights_until": ago(seconds=1)},
            "rights not known": {"rights_status": "unknown"},
            "no credit": {"credit_line": "", "rights_status": "own"},
        }
        for name, change in changes.items():
            with self.subTest(change=name):
                photo = show_to_readers(make_photo())
                old, _ = self.make_anew(photo)
                self.assertEqual(self.fetch(old).status_code, 200)
                type(photo).objects.filter(pk=photo.pk).update(**change)
                self.assertEqual(self.fetch(old).status_code, 404)

    def test_readers_lose_it_with_the_story(self):
        photo = show_to_readers(make_photo())
        old, _ = self.make_anew(photo)
        photo.leads.update(status="withdrawn")
        self.assertEqual(self.fetch(old).status_code, 404)

    def test_holds_back_what_was_never_out(self):
        old, _ = self.make_anew(make_photo())
        self.assertEqual(self.fetch(old).status_code, 404)

    def test_says_what_was_replaced_by_whom_and_when(self):
        photo, editor = make_photo(), make_editor()
        old = self.make(photo)
        renditions.set_aside(photo, "originals/before.jpg", by=editor)
        former = photo.former_files.get()
        self.assertEqual((former.token, former.frames, former.file), (old.token, old.frames, "originals/before.jpg"))
        self.assertEqual(former.replaced_by, editor)
        self.assertAlmostEqual(former.replaced_at, timezone.now(), delta=datetime.timedelta(minutes=1))
        self.assertEqual(round((former.kept_until - former.replaced_at).total_seconds()), 3600)

    def test_the_next_that_is_made_clears_away_what_is_over(self):
        photo = make_photo()
        name = default_storage.save("originals/before.jpg", ContentFile(picture_bytes()))
        old = self.make(photo)
        renditions.set_aside(photo, name)
        self.make(photo)
        self.make(make_photo())
        self.assertTrue(token_files(old.token))
        let_time_pass(minutes=61)
        self.make(make_photo())
        self.assertFalse(token_files(old.token))
        self.assertFalse(default_storage.exists(name))
        self.assertFalse(FormerFile.objects.exists())

    def test_an_original_that_is_used_again_stays(self):
        photo = make_photo()
        self.make(photo)
        renditions.set_aside(photo, photo.file.name)
        let_time_pass(minutes=61)
        self.make(make_photo())
        self.assertTrue(default_storage.exists(photo.file.name))
        self.assertFalse(FormerFile.objects.exists())

    def test_may_be_forgotten_at_once(self):
        photo = show_to_readers(make_photo())
        old, new = self.make_anew(photo)
        with self.captureOnCommitCallbacks(execute=True):
            self.assertEqual(renditions.forget_former(photo.former_files.all()), 1)
        self.assertEqual(self.fetch(old).status_code, 404)
        self.assertFalse(token_files(old.token))
        self.assertEqual(self.fetch(new).status_code, 200)

    def test_goes_with_the_files_of_its_picture(self):
        old, new = self.make_anew(make_photo())
        with self.captureOnCommitCallbacks(execute=True):
            renditions.delete_files(new)
        self.assertFalse(token_files(old.token) | token_files(new.token))

    def test_stays_until_the_change_is_certain(self):
        photo = make_photo()
        old, _ = self.make_anew(photo)
        with self.captureOnCommitCallbacks() as waiting:
            renditions.forget_former(photo.former_files.all())
        self.assertTrue(token_files(old.token))
        waiting[0]()
        self.assertFalse(token_files(old.token))
