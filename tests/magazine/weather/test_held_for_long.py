"""Somebody holds a table, or SQLite's file, so that not even reading goes on: readers are told soon to come again, what
is kept is given as before, and an editor loses no word."""

import shutil
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing
from unittest import mock, skipUnless

from django.db import DatabaseError, OperationalError, connection
from django.test import RequestFactory, SimpleTestCase, TestCase, TransactionTestCase, override_settings

from articles import waiting
from articles.middleware import LaunchesFirst
from articles.waiting import Readers, as_readers, as_saves, at_most, is_held

from .test_locked import HoldingTestCase

ON_POSTGRESQL = skipUnless(connection.vendor == "postgresql", "SQLite lets everybody read whoever writes.")
ON_SQLITE = skipUnless(connection.vendor == "sqlite", "It is one file.")


class HeldTests(HoldingTestCase):
    patience = "600"

    def asked(self, address):
        """Status, headers and text of what a reader asks."""
        try:
            answer = urllib.request.urlopen(self.site + address, timeout=30)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            return answer.status, answer.headers, answer.read().decode()

    def assert_told_to_come_again(self, address):
        status, headers, said = self.asked(address)
        self.assertEqual((status, headers["Retry-After"]), (503, "5"), address)
        self.assertIn("no-store", headers["Cache-Control"])
        self.assertIn("cannot be read at this moment. Please try again in a few seconds.", said)

    @ON_POSTGRESQL
    def test_readers_are_told_soon_whichever_table_is_held(self):
        kept = self.story.get_absolute_url()
        self.assertEqual(self.asked(kept)[0], 200)
        for table, addresses in {
            "articles_article": ("/", "/stories/", "/feed/", "/sitemap-stories.xml", "/search/?q=beach"),
            "people_person": ("/people/lena-ortiz/",),
            "articles_plate": ("/stories/",),
        }.items():
            with self.locked(tables=table, mode="ACCESS EXCLUSIVE"):
                for address in addresses:
                    with self.subTest(table=table, address=address):
                        self.assert_told_to_come_again(address)
                self.assertEqual(self.asked(kept)[0], 200)
        for address in ("/", "/stories/", "/people/", "/search/?q=beach"):
            self.assertEqual(self.asked(address)[0], 200)

    @ON_POSTGRESQL
    def test_an_editor_keeps_what_was_typed_whichever_table_is_held(self):
        self.site = self.serve(DATABASE_PATIENCE="1")
        fields, cookie = self.typed(self.ask(self.form), "person_form")
        with self.locked(tables="people_person, articles_article", mode="ACCESS EXCLUSIVE"):
            refused = self.ask(self.form, {**fields, "bio": "Above a cinema.", "_save": "Save"}, cookie)
        self.assertEqual(refused.status, 503)
        self.assertIn("Not saved yet", refused.content.decode())
        self.assertIn("Above a cinema.", refused.content.decode())

    @ON_SQLITE
    def test_readers_are_told_soon_where_the_file_is_held(self):
        """Nobody can hold it who is not alone with it, so here is one that the site has not opened yet."""
        path = self.folder / "held.sqlite3"
        shutil.copyfile(self.folder / "matinee.sqlite3", path)
        self.site = self.serve(DATABASE_PATIENCE="600", DATABASE_URL=f"sqlite:///{path}")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            self.assert_told_to_come_again("/")
            self.assert_told_to_come_again("/stories/?from=nowhere")
            self.assert_told_to_come_again("/search/suggest/?q=be")
        self.assertEqual(self.asked("/")[0], 200)


class WaitingTests(TransactionTestCase):
    def setUp(self):
        self.enterContext(mock.patch.object(waiting, "readers", Readers()))
        self.addCleanup(as_saves)

    def waits(self):
        """Milliseconds that this connection waits."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                return cursor.execute("PRAGMA busy_timeout").fetchone()[0]
            cursor.execute("SELECT setting::int FROM pg_settings WHERE name = 'lock_timeout'")
            return cursor.fetchone()[0]

    @override_settings(READERS_PATIENCE=3, DATABASE_PATIENCE=7)
    def test_readers_wait_for_moments_and_saves_for_longer(self):
        as_readers()
        self.assertEqual(self.waits(), 3_000)
        as_saves()
        self.assertEqual(self.waits(), 7_000)

    @override_settings(READERS_PATIENCE=3)
    def test_a_shorter_wait_within_leaves_it_as_it_was(self):
        as_readers()
        with at_most(50):
            self.assertEqual(self.waits(), 50)
        self.assertEqual(self.waits(), 3_000)

    @override_settings(READERS_PATIENCE=3, DATABASE_PATIENCE=7)
    def test_a_page_that_is_read_waits_for_moments_and_a_form_that_is_sent_as_long_as_a_save(self):
        waits, ask = [], RequestFactory()
        meet = LaunchesFirst(lambda request: waits.append(self.waits()))
        for request in (ask.get("/stories/"), ask.head("/"), ask.post("/newsletter/")):
            meet(request)
        for address in ("/admin/", "/preview/x/"):
            meet(ask.get(address))
        self.assertEqual(waits, [3_000, 3_000, 7_000, 7_000, 7_000])

    @override_settings(READERS_PATIENCE=3)
    def test_a_connection_that_is_opened_anew_is_told_anew(self):
        as_readers()
        connection.close()
        as_readers()
        self.assertEqual(self.waits(), 3_000)


class InATransactionTests(TestCase):
    def test_nothing_is_told_that_would_be_forgotten_with_it(self):
        with mock.patch.object(connection, "close_if_health_check_failed") as looked_at:
            as_readers()
        looked_at.assert_not_called()


class InVainTests(SimpleTestCase):
    def held(self):
        driver = sqlite3.OperationalError("database is locked")
        driver.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
        error = OperationalError("database is locked")
        error.__cause__ = driver
        return error

    @override_settings(READERS_PATIENCE=3)
    def test_where_one_waited_in_vain_others_hardly_wait_until_it_is_time_to_look_again(self):
        readers = Readers()
        with mock.patch.object(waiting, "monotonic", return_value=100.0) as clock:
            self.assertEqual(readers.milliseconds(), 3_000)
            self.assertTrue(readers.waited(self.held()))
            self.assertEqual(readers.milliseconds(), 100)
            clock.return_value += waiting.REST
            self.assertEqual(readers.milliseconds(), 3_000)

    def test_another_trouble_is_none_of_waiting(self):
        readers = Readers()
        self.assertFalse(readers.waited(DatabaseError("no such table")))
        self.assertEqual(readers.in_vain_until, 0)

    def test_it_is_known_by_what_the_driver_says_also_below_another_error(self):
        driver = Exception("canceling statement due to lock timeout")
        driver.sqlstate = "55P03"
        try:
            try:
                raise driver
            except Exception:
                raise ValueError("the story cannot be shown")  # noqa: B904 - as somebody might
        except ValueError as error:
            self.assertTrue(is_held(error))
        self.assertTrue(is_held(self.held()))
        self.assertFalse(is_held(None))
