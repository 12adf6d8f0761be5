"""Somebody holds the database for longer than a request waits: readers go on, and an editor loses no word."""

import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing, contextmanager
from types import SimpleNamespace
from unittest import skipUnless

from django.conf import settings
from django.db import connection
from django.test import Client

from articles import scheduling
from articles.models import Article, Launch
from tests.factories import ahead, make_editor, make_person, make_ready_article
from tests.forms import fields_of
from tests.magazine.processes import ProcessTestCase

FORM = "/admin/people/person/{}/change/"

DUE = """
import django; django.setup()
from articles.models import Launch
from django.utils import timezone
Launch.objects.update(goes_live_at=timezone.now())
"""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


class HoldingTestCase(ProcessTestCase):
    patience = "1"

    def fill(self):
        super().fill()
        self.person = make_person("Lena Ortiz")
        self.tomorrow = make_ready_article("Of tomorrow", status=Article.Status.DRAFT, published_at=None)
        by = make_editor("scheduler")
        scheduling.arrange(Launch(made_by=by), ahead(days=1), [scheduling.Row(self.tomorrow)], by=by)
        desk = Client()
        desk.force_login(make_editor())
        self.session = desk.cookies[settings.SESSION_COOKIE_NAME].value

    def setUp(self):
        super().setUp()
        self.site = self.serve(DATABASE_PATIENCE=self.patience)
        self.status(self.site + "/people/")  # it has begun to work; from then on the database has its log beside it
        self.form = FORM.format(self.person.pk)

    def ask(self, address, data=None, cookies=""):
        """Status, headers and page of what an editor asks."""
        cookies = f"{settings.SESSION_COOKIE_NAME}={self.session}; {cookies}"
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        request = urllib.request.Request(self.site + address, body, {"Cookie": cookies, "Origin": self.site})
        try:
            answer = urllib.request.build_opener(NoRedirect).open(request, timeout=30)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            return SimpleNamespace(status=answer.status, headers=answer.headers, content=answer.read())

    @contextmanager
    def locked(self, tables="people_person, django_session, articles_article", mode="EXCLUSIVE"):
        """Another process is in the middle of writing."""
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.folder / "matinee.sqlite3", isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                yield
        else:
            import psycopg  # there where PostgreSQL is

            address = self.environment["DATABASE_URL"].replace("postgres://", "postgresql://")
            with closing(psycopg.connect(address)) as other:
                other.execute(f"LOCK TABLE {tables} IN {mode} MODE")
                yield

    def typed(self, page, form_id):
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        token = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].partition('"')[0]
        return {**fields_of(page, form_id), "csrfmiddlewaretoken": token}, cookie


class LockedTests(HoldingTestCase):
    def test_an_editor_keeps_what_was_typed_and_saves_it_by_one_press_once_it_is_free(self):
        fields, cookie = self.typed(self.ask(self.form), "person_form")
        told = "She grew up above a cinema.\n\n“Quoted” & <marked>."
        with self.locked():
            refused = self.ask(self.form, {**fields, "bio": told, "_save": "Save"}, cookie)
        self.assertEqual((refused.status, refused.headers["Retry-After"]), (503, "10"))
        self.assertIn("no-store", refused.headers["Cache-Control"])
        self.assertIn("Not saved yet", refused.content.decode())
        again, _ = self.typed(SimpleNamespace(headers={"Set-Cookie": cookie}, content=refused.content), "typed")
        self.assertEqual((again["bio"], again["_save"]), (told, "Save"))
        self.assertEqual(self.ask(self.form, again, cookie).status, 302)
        self.assertIn("She grew up above a cinema.", self.ask(self.form).content.decode())

    def test_readers_go_on_also_with_pages_that_are_not_kept_yet(self):
        with self.locked():
            for address in (self.story.get_absolute_url(), "/", "/people/", "/search/?q=beach"):
                self.assertEqual(self.status(self.site + address)[0], 200, address)

    def test_readers_do_not_wait_as_long_as_a_save_for_what_is_due(self):
        self.site = self.serve(DATABASE_PATIENCE="600")
        self.status(self.site + "/people/")
        address = self.site + self.tomorrow.get_absolute_url()
        self.run_python("-c", DUE)
        with self.locked():
            for page in (self.site + "/", self.site + "/people/", self.site + self.story.get_absolute_url()):
                self.assertEqual(self.status(page)[0], 200, page)
            self.assertEqual(self.status(address)[0], 404)
        self.assertEqual(self.status(address)[0], 200)

    @skipUnless(connection.vendor == "postgresql", "SQLite lets everybody read whoever writes.")
    def test_readers_are_told_soon_where_nothing_can_be_read(self):
        self.site = self.serve(DATABASE_PATIENCE="600")
        page = self.site + self.story.get_absolute_url()
        self.assertEqual(self.status(page)[0], 200)
        with self.locked(tables="edition_count", mode="ACCESS EXCLUSIVE"):
            self.assertEqual(self.status(page)[0], 503)
        self.assertEqual(self.status(page)[0], 200)

    def test_a_form_that_cannot_be_shown_says_so_and_is_shown_later(self):
        story = f"/admin/articles/article/{self.story.pk}/change/"
        with self.locked():
            refused = self.ask(story)
        if refused.status != 200:  # PostgreSQL shows it: nothing there waits for another's writing
            self.assertEqual(refused.status, 503)
            self.assertIn("Not to be had just now", refused.content.decode())
        self.assertEqual(self.ask(story).status, 200)
