"""The site as files: the same bytes as the server gives, of one edition, and nothing that readers may not see."""

import json
import os
import re
import resource
import signal
import sqlite3
from hashlib import sha256
from unittest import mock
from urllib.parse import urljoin, urlsplit

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase
from lxml import etree
from lxml import html as lxml_html

from articles.models import Article, Photo
from magazine.baking import run
from magazine.baking.addresses import BESIDE_PAGES, LEFT_OUT, STAND_INS
from magazine.baking.files import file_of
from magazine.baking.folder import Folder, FolderError
from magazine.baking.journal import NoRoom
from magazine.edition.pages import NOT_KEPT, PAGES
from people.addressing import change_address
from tests.factories import ago, ahead, make_article, make_editor, make_section
from tests.magazine.edition.readers import Readers

from .baked import ROOT, BakedTestCase


class AddressTests(SimpleTestCase):
    def test_every_public_address_is_baked_or_left_out_with_a_reason(self):
        self.assertEqual({*BESIDE_PAGES, *LEFT_OUT, *STAND_INS} - {*PAGES}, {*NOT_KEPT})
        self.assertTrue({*LEFT_OUT}.isdisjoint(BESIDE_PAGES))

    def test_what_stands_after_the_question_mark_stands_in_the_name_of_the_file(self):
        for address, kind, name in [
            ("/", "text/html", "index.html"),
            ("/films/?decade=1990&page=2", "text/html; charset=utf-8", "films/index@decade=1990@page=2.html"),
            ("/sitemap-stories.xml?p=2", "application/xml", "sitemap-stories@p=2.xml"),
            ("/feed/", "application/atom+xml; charset=utf-8", "feed/index.atom"),
        ]:
            self.assertEqual(file_of(address, kind), name)

    def test_no_address_leads_out_of_the_folder(self):
        with self.assertRaises(ValueError):
            file_of("/static/%2e%2e/%2e%2e/etc/passwd", "text/plain")


class BakedSiteTests(BakedTestCase):
    is_small = False

    def test_each_file_is_what_the_server_gives_byte_for_byte(self):
        readers = Readers()
        with sqlite3.connect(self.path / "journal.sqlite3") as journal:
            entries = journal.execute("SELECT address, file, name FROM entry WHERE file IS NOT NULL").fetchall()
        self.assertGreater(len(entries), 80)
        for address, file, name in entries:
            if name not in STAND_INS and name != "notice":
                with self.subTest(address):
                    answer = readers.get(address)
                    self.assertEqual((answer.status, answer.content), (200, (self.site / file).read_bytes()))
        self.assertEqual(readers.get("/404.html").content, (self.site / "404.html").read_bytes())

    def test_every_link_picture_and_feed_in_it_leads_to_a_file(self):
        left_out = re.compile("/search/suggest/")
        checked = set()
        for name in self.files():
            here = "/" + re.sub(r"index(@[^/]*)?\.html$", "", name)
            for link in links_in(self.site / name):
                parts = urlsplit(urljoin(ROOT + here, link))
                if f"{parts.scheme}://{parts.netloc}" == ROOT and not left_out.match(parts.path):
                    address = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
                    checked.add(address)
                    self.assertTrue(self.file(address), f"{name} leads to {address}")
        self.assertGreater(len(checked), 80)
        self.assertIn("/stories/?page=2", checked)

    def test_search_and_newsletter_are_pages_that_say_what_to_do_instead(self):
        self.assertIn("the newsletter has to wait", (self.site / "newsletter/index.html").read_text())
        self.assertIn("searching has to wait", (self.site / "search/index.html").read_text())

    def test_the_manifest_names_edition_time_and_every_file(self):
        Article.objects.filter(slug=self.story.slug).update(expires_at=ahead(hours=1))
        self.bake()
        manifest = json.loads((self.path / "manifest.json").read_text())
        self.assertEqual(manifest["files"], {name: sha256(each).hexdigest() for name, each in self.files().items()})
        self.assertEqual(list(manifest["files"]), sorted(manifest["files"]))
        self.story.refresh_from_db()
        self.assertEqual(manifest["until"], self.story.expires_at.isoformat())


class WithdrawalTests(BakedTestCase):
    def test_what_readers_may_not_see_is_in_no_file(self):
        section = Article.objects.first().section
        make_article("Canary draft", status=Article.Status.DRAFT, section=section)
        make_article("Canary tomorrow", published_at=ahead(days=1), section=section)
        make_article("Canary embargo", embargo_until=ahead(days=1), section=section)
        make_article("Canary expired", published_at=ago(days=2), expires_at=ago(days=1), section=section)
        self.bake()
        self.assertFalse([name for name, content in self.files().items() if b"Canary" in content])
        self.assertFalse([name for name in self.files() if "canary" in name])

    def test_a_withdrawn_story_leaves_first_and_with_its_pictures(self):
        token = self.photo.renditions.token
        slug = self.story.slug
        self.assertTrue([name for name in self.files() if token in name])
        self.story.withdraw()
        still = []
        self.before_each = lambda address: still.append(address) if self.file(f"/stories/{slug}/") else None
        self.bake()
        self.assertEqual(still, ["/robots.txt"], "It has to go before anything else is made.")
        self.assertFalse([name for name in self.files() if slug in name or token in name])
        self.assertFalse([name for name, content in self.files().items() if b"Beach walk" in content])
        self.assertFalse((self.site / "pictures" / token).exists())
        self.assertIn(f'"/stories/{slug}/" 1;', (self.path / "nginx/gone.map").read_text())

    def test_a_picture_leaves_when_its_rights_end(self):
        Photo.objects.update(rights_until=ago(days=1))
        self.bake()
        self.assertFalse([name for name in self.files() if self.photo.renditions.token in name])

    def test_a_story_that_moved_leads_on(self):
        old = self.story.get_absolute_url()
        change_address(self.story, "shore-walk", by=make_editor())
        self.bake()
        self.assertIsNone(self.file(old))
        self.assertIn(f'"{old}" "/stories/shore-walk/";', (self.path / "nginx/moved.map").read_text())
        self.assertIn(f'"{old[:-1]}.json" "/stories/shore-walk.json";', (self.path / "nginx/moved.map").read_text())


class AgainTests(BakedTestCase):
    def test_the_same_edition_is_not_made_again(self):
        self.assertEqual(self.bake(), (0, 0))
        self.assertLess(len(self.readers.made), 5)

    def test_a_change_writes_only_the_files_that_it_shows_in(self):
        before = self.files()
        make_section("Essays", slug="essays")
        written, removed = self.bake()
        after = self.files()
        changed = {name for name in after if after[name] != before.get(name)}
        self.assertEqual((written, removed), (len(changed), 0))
        self.assertIn("sections/essays/index.html", changed)
        self.assertNotIn(f"people/{self.person.slug}/index.html", changed)

    def test_a_file_that_somebody_took_away_is_made_again(self):
        before = self.files()
        (self.site / "index.html").unlink()
        self.assertEqual(self.bake(), (1, 0))
        self.assertEqual(self.files(), before)

    def test_a_change_while_it_bakes_has_everything_made_in_the_new_edition(self):
        pages = []

        def change_once(address):
            pages.append(address)
            if len(pages) == 40:
                Article.objects.filter(pk=self.story.pk).update(title="Other title")

        Article.objects.filter(pk=self.story.pk).update(title="Beach walks")
        self.before_each = change_once
        self.bake()
        self.assertFalse([name for name, content in self.files().items() if b"Beach walk" in content])
        self.assertTrue((self.path / "manifest.json").exists())

    def test_a_magazine_that_never_stands_still_is_not_called_whole(self):
        self.before_each = lambda address: Article.objects.filter(pk=self.story.pk).update(title=os.urandom(4).hex())
        with self.assertRaisesMessage(run.Unfinished, "changed 21 times while it was baked"):
            self.bake()
        self.assertFalse((self.path / "manifest.json").exists())

    def test_a_page_that_fails_stays_as_it_was_and_is_named(self):
        address = self.person.get_absolute_url()
        before = self.file(address).read_bytes()
        type(self.person).objects.update(name="Ada Long")
        self.fail_at(address)
        with self.assertRaisesMessage(run.Unfinished, f"{address} answers 500"):
            self.bake()
        self.assertEqual(self.file(address).read_bytes(), before)
        self.assertFalse((self.path / "manifest.json").exists())
        self.readers = Readers()
        self.bake()
        self.assertIn(b"Ada Long", self.file(address).read_bytes())

    def fail_at(self, address):
        whole = self.readers.front

        def front(environ, start_response):
            if environ["PATH_INFO"] == address:
                start_response("500 Internal Server Error", [("Content-Type", "text/html")])
                return [b"no"]
            return whole(environ, start_response)

        self.readers.front = front


class BadWeatherTests(BakedTestCase):
    def test_a_killed_bake_goes_on_where_it_was(self):
        self.start_anew()
        whole = self.first / "site"
        self.enterContext(mock.patch.object(run, "SAVED_EVERY", -1))
        child = os.fork()
        if not child:
            asked = []
            self.before_each = lambda a: asked.append(a) or len(asked) < 50 or os.kill(os.getpid(), signal.SIGKILL)
            self.bake()
            os._exit(1)
        self.assertEqual(os.waitpid(child, 0)[1], signal.SIGKILL)
        self.assertFalse((self.path / "manifest.json").exists())
        there = self.files()
        self.assertGreater(len(there), 30)
        self.bake()
        self.assertLess(len([address for address in self.readers.made if self.file(address)]), len(self.files()) - 20)
        self.site, anew = whole, self.files()
        self.assertEqual(self.files(), anew)

    def killed(self, once):
        """A bake that is killed as soon as it has made so much, with nothing of that saved."""
        self.enterContext(mock.patch.object(run, "SAVED_EVERY", 3600))
        child = os.fork()
        if not child:
            self.before_each = lambda address: once() and os.kill(os.getpid(), signal.SIGKILL)
            self.bake()
            os._exit(1)
        self.assertEqual(os.waitpid(child, 0)[1], signal.SIGKILL)

    def test_a_story_that_was_written_when_the_bake_was_killed_and_withdrawn_before_the_next_does_not_stay(self):
        story = make_article("Canary", body=())
        self.killed(once=lambda: self.file(story.get_absolute_url()))
        self.assertTrue(self.file(story.get_absolute_url()))
        story.withdraw()
        self.bake()
        self.assertEqual([name for name, content in self.files().items() if b"Canary" in content], [])

    def test_a_page_that_was_written_when_the_bake_was_killed_and_changed_back_is_written_again(self):
        address = self.story.get_absolute_url()
        before = self.file(address).read_bytes()
        Article.objects.filter(pk=self.story.pk).update(title="Bench walk")
        self.killed(once=lambda: self.file(address).read_bytes() != before)
        Article.objects.filter(pk=self.story.pk).update(title="Beach walk")
        self.bake()
        self.assertEqual(self.file(address).read_bytes(), before)

    def test_a_full_disk_is_a_sentence_and_leaves_whole_files(self):
        before = self.files()
        Article.objects.filter(pk=self.story.pk).update(title="Other title")
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, limits[1]))
        try:
            with self.assertRaisesMessage(NoRoom, "make room, and bake again"):
                self.bake()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        self.assertEqual(before.keys(), self.files().keys())
        self.assertFalse((self.path / "part").exists())
        self.bake()
        self.assertIn(b"Other title", self.file(self.story.get_absolute_url()).read_bytes())

    def test_a_disk_that_is_full_when_the_journal_notes_a_file_lets_it_be_closed(self):
        folder = Folder(self.path)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
        try:
            with self.assertRaises(OSError):
                folder.journal.about_to_write("stories/walk/index.html")
            folder.journal.close()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        self.bake()

    def test_a_folder_with_other_things_in_it_is_refused(self):
        self.start_anew()
        self.path.mkdir()
        (self.path / "thesis.txt").write_text("years of work")
        with self.assertRaisesMessage(FolderError, "holds files that no bake wrote"):
            self.bake()
        self.assertEqual([each.name for each in self.path.iterdir()], ["thesis.txt"])
        with self.assertRaisesMessage(CommandError, "holds files that no bake wrote"):
            call_command("bake", str(self.path), site=ROOT)

    def test_two_at_once_do_not_write_into_one_folder(self):
        first = Folder(self.path)
        with self.assertRaisesMessage(FolderError, "Another bake"):
            Folder(self.path)
        first.journal.close()

    def test_an_address_is_asked_for_where_none_is_known(self):
        with self.assertRaisesMessage(CommandError, "--site https://magazine.example"):
            call_command("bake", str(self.path / "new"), site="magazine")
        self.assertFalse((self.path / "new").exists())


def links_in(path):
    """Every address that a file leads to, read by a parser of its own."""
    content = path.read_bytes()
    if path.suffix == ".html":
        for element in lxml_html.fromstring(content).iter("*"):
            for name in ("href", "src", "action"):
                if (value := element.get(name)) and not value.startswith(("mailto:", "data:", "#")):
                    yield value
            for value in (element.get("srcset"), element.get("data-avif"), element.get("data-jpeg")):
                yield from (each.split()[0] for each in (value or "").split(",") if each.strip())
    elif path.suffix in (".xml", ".atom", ".rss"):
        for element in etree.fromstring(content).iter("{*}loc", "{*}link", "{*}enclosure", "{*}content"):
            yield from filter(None, (element.get("href"), element.get("url")))
            if element.tag.endswith(("loc", "link")) and (element.text or "").strip():
                yield element.text.strip()
            elif element.tag.endswith("content") and element.text:
                for inner in lxml_html.fromstring(f"<div>{element.text}</div>").iter("*"):
                    yield from filter(None, (inner.get("href"), inner.get("src")))
    elif path.suffix == ".json":
        yield from re.findall(rf'{ROOT}[^"\\\s<>]*', content.decode())
