"""A small magazine, baked within a test, and its folder read as a web server would read it."""

import shutil
import tempfile
from pathlib import Path
from unittest import mock
from urllib.parse import unquote

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import TestCase, override_settings

from articles.pictures.renditions import file_names, storage_name
from magazine.baking.folder import Folder
from magazine.baking.run import Bake
from magazine.baking.site import Site
from tests.articles.test_feeds import develop
from tests.factories import make_article, make_block, make_film, make_person, make_photo, make_section
from tests.magazine.edition.readers import Readers, connections_left_open, number_in_this_transaction

ROOT = "http://testserver"


@override_settings(
    WHITENOISE_AUTOREFRESH=True,
    WHITENOISE_USE_FINDERS=True,
    SITE_URL=ROOT,
    MAIL_SERVER={"scheme": "console"},
    NEWSLETTER_FROM="letters@magazine.example",
)
class BakedTestCase(TestCase):
    is_small = True  # without a film, and without lists of more than one page

    @classmethod
    def setUpTestData(cls):
        cls.photo = with_files(make_photo())
        cls.person, section = make_person("Ada Lang"), make_section()
        about = [cls.person] if cls.is_small else [cls.person, make_film("Night Train", year=1994)]
        cls.story = make_article("Beach walk", section=section, about=about, tags=["noir"], lead_photo=cls.photo)
        make_block(cls.story, "text", text="<p>She walks fast.</p>")
        for number in range(1 if cls.is_small else 2):
            make_article(f"Short {number}", section=section, body=[])
        # Baked once for all tests: each goes on in a copy.
        cls.enterClassContext(mock.patch("articles.views.STORIES_ON_A_PAGE", 2))
        first = cls()
        first.path = cls.first = Path(cls.enterClassContext(tempfile.TemporaryDirectory())) / "baked"
        first.look_at()
        first.bake()

    def setUp(self):
        self.path = Path(self.enterContext(tempfile.TemporaryDirectory())) / "baked"
        shutil.copytree(self.first, self.path)
        self.look_at()

    def look_at(self):
        self.site = self.path / "site"
        self.readers = Readers()
        self.before_each = lambda address: None

    def start_anew(self):
        """From an empty folder."""
        self.path = self.path.with_name("anew")
        self.look_at()

    def application(self, environ, start_response):
        """What readers are given, asked within the test's own transaction."""
        self.before_each(environ["PATH_INFO"])
        with connections_left_open():
            answer = self.readers.front(environ, start_response)
            content = b"".join(answer)
            if hasattr(answer, "close"):
                answer.close()
        return [content]

    def bake(self):
        """Bake, and how many files were written and removed."""
        folder = Folder(self.path)
        try:
            bake = Bake(folder, Site(ROOT, self.application), number_in_this_transaction)
            bake.run()
        finally:
            folder.journal.close()
        return folder.written, folder.removed

    def file(self, address):
        """The file that a web server finds for an address, by the rule that files.py states."""
        path, _, query = unquote(address).partition("?")
        stem, _, ending = path.rpartition(".")
        names = [path + "index", path + "index"] if path.endswith("/") else [stem, stem]
        endings = ["html", "atom"] if path.endswith("/") else [ending, ending]
        asked = "".join(f"@{each}" for each in query.split("&")) if query else ""
        found = [self.site / f"{n}{asked}.{e}".lstrip("/") for n, e in zip(names, endings, strict=True)]
        return next((each for each in found if each.is_file()), None)

    def files(self):
        """Every file of the site with its content."""
        return {
            each.relative_to(self.site).as_posix(): each.read_bytes() for each in self.site.rglob("*") if each.is_file()
        }


def with_files(photo):
    renditions = develop(photo).renditions
    for name in file_names(renditions):
        if not default_storage.exists(stored := storage_name(renditions.token, name)):
            default_storage.save(stored, ContentFile(f"{renditions.token} {name}".encode()))
    return photo
