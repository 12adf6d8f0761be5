import errno
import io
import signal
import socket
import tempfile
from pathlib import Path
from unittest import mock

from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings

from articles.models import Article, Block

DEMO = "magazine.management.commands.demo"


class DemoTestCase(TestCase):
    """Runs the demo in folders of its own. Making renditions takes long and has tests of its own."""

    def setUp(self):
        self.data = Path(self.enterContext(tempfile.TemporaryDirectory())) / "var"
        self.enterContext(override_settings(DEBUG=True, DATA_DIR=self.data, MEDIA_ROOT=self.data / "media"))
        self.enterContext(mock.patch(f"{DEMO}.develop", return_value="made"))

    def demo(self, **options):
        out = io.StringIO()
        call_command("demo", stdout=out, **options)
        return out.getvalue()

    def set_up(self):
        return self.demo(no_serve=True)

    def serve(self, end=KeyboardInterrupt, ask=(), **options):
        """Start the server and end it as soon as it listens, and has answered what is asked of it."""

        def run(host, port, handler, on_bind, **kwargs):
            on_bind(port)
            self.asked = {address: self.client.get(address) for address in ask}
            raise end

        with mock.patch(f"{DEMO}.basehttp.run", run):
            return self.demo(**options)

    @property
    def password(self):
        return (self.data / "demo-password").read_text().strip()


class DemoTests(DemoTestCase):
    def test_is_refused_without_debug(self):
        with override_settings(DEBUG=False), self.assertRaisesMessage(CommandError, "DEBUG=yes matinee demo"):
            self.set_up()
        self.assertFalse(get_user_model().objects.exists())
        self.assertFalse(self.data.exists())

    def test_fills_an_empty_magazine(self):
        out = self.set_up()
        self.assertEqual(set(Article.objects.live().values_list("kind", flat=True)), set(Article.Kind.values))
        self.assertEqual(self.client.get("/").status_code, 200)
        self.assertIn("checked and loaded", out)

    def test_loses_no_edits_when_it_is_run_again(self):
        self.set_up()
        story = Article.objects.get(slug="anora-film-page")
        Article.objects.filter(pk=story.pk).update(title="Edited")
        Article.objects.exclude(pk=story.pk).first().delete()
        count = Article.objects.count()
        story.blocks.first().delete()
        blocks = list(Block.objects.order_by("pk").values())
        self.assertIn("as you left them", self.set_up())
        self.assertEqual(Article.objects.count(), count)
        self.assertEqual(Article.objects.get(pk=story.pk).title, "Edited")
        self.assertEqual(list(Block.objects.order_by("pk").values()), blocks)


@mock.patch(f"{DEMO}.fill", return_value="")
class DemoServingTests(DemoTestCase):
    def test_prints_where_the_magazine_and_the_desk_are_and_who_may_enter(self, fill):
        out = self.serve(port=8017)
        for words in (
            "http://127.0.0.1:8017/\n",
            "http://127.0.0.1:8017/admin/",
            f"name editor, password {self.password}",
        ):
            self.assertIn(words, out)

    def test_what_is_not_there_is_told_in_the_look_of_the_magazine(self, fill):
        self.serve(port=8017, ask=["/no/such/page/", "/static/magazine/matinee.css"])
        missing, style = self.asked.values()
        self.assertContains(missing, "This reel is not in the booth", status_code=404)
        self.assertEqual(style.status_code, 200)

    def test_ends_in_peace_on_ctrl_c(self, fill):
        self.assertTrue(self.serve(port=8017).endswith("the same command starts it again.\n"))

    def test_ends_on_an_interrupt_also_where_the_shell_has_it_ignore_them(self, fill):
        self.addCleanup(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, signal.SIG_IGN))
        self.serve(port=8017)
        self.assertIs(signal.getsignal(signal.SIGINT), signal.default_int_handler)


class DemoPortTests(DemoTestCase):
    def assertRefused(self, message, **options):
        with self.assertRaisesMessage(CommandError, message):
            self.serve(**options)

    def test_that_is_taken_is_named_before_anything_is_done(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            self.assertRefused(f"Port {port} is taken by another program. Choose another: --port {port + 1}", port=port)
        self.assertFalse(self.data.exists())

    @mock.patch(f"{DEMO}.fill", return_value="")
    def test_that_is_taken_meanwhile_is_named_too(self, fill):
        self.assertRefused("Port 8017 is taken", port=8017, end=OSError(errno.EADDRINUSE, ""))

    def test_that_does_not_exist_is_refused(self):
        self.assertRefused("There is no port 70000", port=70000)

    def test_of_an_address_that_is_not_ours_is_refused(self):
        self.assertRefused("Cannot serve on 192.0.2.1, port 8017", host="192.0.2.1", port=8017)


@mock.patch(f"{DEMO}.fill", return_value="")
class DemoEditorTests(DemoTestCase):
    def test_may_enter_the_desk_and_edit_but_is_no_superuser(self, fill):
        self.set_up()
        editor = get_user_model().objects.get(username="editor")
        self.assertTrue(self.client.login(username="editor", password=self.password))
        for page in ("/admin/", "/admin/articles/article/import/"):
            self.assertEqual(self.client.get(page).status_code, 200, page)
        self.assertTrue(editor.has_perms(["articles.change_article", "people.delete_film", "articles.add_textblock"]))
        self.assertFalse(editor.is_superuser)
        self.assertFalse(editor.has_perm("auth.change_user"))

    def test_has_a_password_that_only_the_owner_of_the_file_may_read(self, fill):
        self.set_up()
        self.assertEqual((self.data / "demo-password").stat().st_mode & 0o777, 0o600)
        self.assertGreaterEqual(len(self.password), 12)

    def test_keeps_the_password_and_hears_it_again(self, fill):
        self.set_up()
        password = self.password
        self.assertIn(f"password {password}\n", self.set_up())
        self.assertEqual(get_user_model().objects.count(), 1)

    def test_keeps_a_password_of_their_own(self, fill):
        self.set_up()
        editor = get_user_model().objects.get()
        editor.set_password("chosen-at-the-desk")
        editor.save()
        self.assertIn("password as you have changed it", self.set_up())
        editor.refresh_from_db()
        self.assertTrue(editor.check_password("chosen-at-the-desk"))

    def test_has_another_password_in_another_magazine(self, fill):
        self.set_up()
        first = self.password
        with tempfile.TemporaryDirectory() as other, override_settings(DATA_DIR=other):
            get_user_model().objects.all().delete()
            self.set_up()
            self.assertNotEqual((Path(other) / "demo-password").read_text().strip(), first)
