"""A Redis that processes share: quicker where it is there, and never the reason for anything else."""

import shutil
import socket
import subprocess
import tempfile
import threading
import time
import unittest
from unittest import mock

from django.test import SimpleTestCase, override_settings

from magazine.edition import front
from magazine.edition.memory import Redis
from tests.magazine.test_settings import PRODUCTION, SettingsTestCase

from .readers import Readers

SERVER = shutil.which("redis-server")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def django(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"page " * 200]


class RedisTestCase(SimpleTestCase):
    def setUp(self):
        self.enterContext(mock.patch.object(front, "change_after", return_value=None))

    def process(self, address, number=1, application=django):
        with override_settings(CACHE_URL=address):
            return Readers(numbering=lambda: number, application=application)


@unittest.skipUnless(SERVER, "There is no redis-server here.")
class SharedTests(RedisTestCase):
    def setUp(self):
        super().setUp()
        port, folder = free_port(), self.enterContext(tempfile.TemporaryDirectory())
        command = [SERVER, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
        self.server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.kill)
        self.address = f"redis://127.0.0.1:{port}/0"
        import redis

        self.client = redis.Redis.from_url(self.address)
        self.addCleanup(self.client.close)
        for _ in range(100):
            try:
                self.client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.05)

    def test_what_one_process_made_another_need_not(self):
        first, second = self.process(self.address), self.process(self.address)
        made = first.get("/")
        self.assertEqual(second.get("/").content, made.content)
        self.assertEqual((len(first.made), second.made), (1, []))

    def test_another_edition_or_other_code_finds_nothing(self):
        self.process(self.address).get("/")
        self.assertTrue(self.process(self.address, number=2).asked_django("/"))
        with mock.patch.object(front, "version", return_value="other"):
            self.assertTrue(self.process(self.address).asked_django("/"))

    def test_what_somebody_else_put_there_is_no_answer(self):
        self.process(self.address).get("/")
        (name,) = self.client.keys()
        good = self.client.get(name)
        for poison in (b"", b"x" * 500, good[:-1], good[:40] + b"!" + good[41:], good[:32] + b"\0\0\0\0"):
            self.client.set(name, poison)
            with self.subTest(poison[:8]):
                self.assertTrue(self.process(self.address).asked_django("/"))
        other = self.process(self.address)
        other.get("/stories/")
        (theirs,) = set(self.client.keys()) - {name}
        self.client.set(name, self.client.get(theirs))
        self.assertTrue(self.process(self.address).asked_django("/"))

    def test_two_processes_make_a_page_once_between_them(self):
        begun, go_on = threading.Event(), threading.Event()

        def slow(environ, start_response):
            begun.set()
            go_on.wait(10)
            return django(environ, start_response)

        first, second = self.process(self.address, application=slow), self.process(self.address)
        one = threading.Thread(target=first.get, args=["/"])
        other = threading.Thread(target=second.get, args=["/"])
        one.start()
        begun.wait(10)
        other.start()
        go_on.set()
        one.join(20)
        other.join(20)
        self.assertEqual((len(first.made), second.made), (1, []))

    def test_one_that_died_while_making_a_page_holds_nobody_up_for_long(self):
        readers = self.process(self.address)
        key = (False, "testserver", "/", "", False)
        self.assertTrue(readers.front.shared.claim(key, 1))
        with mock.patch.object(front, "PATIENCE_WITH_OTHERS", 0.1):
            self.assertEqual(readers.get("/").status, 200)

    def test_one_that_goes_away_is_missed_by_nobody(self):
        readers = self.process(self.address)
        readers.get("/")
        self.server.kill()
        self.server.wait()
        self.assertEqual(readers.get("/").status, 200)
        self.assertEqual(readers.get("/stories/").status, 200)
        self.assertFalse(readers.asked_django("/stories/"))


class AwayTests(RedisTestCase):
    def test_one_that_is_not_there_is_asked_once_and_then_left_alone_for_a_while(self):
        readers = self.process(f"redis://127.0.0.1:{free_port()}/0")
        with (
            mock.patch.object(Redis, "REST", 3600),
            mock.patch.object(readers.front.shared.client, "get", wraps=readers.front.shared.client.get) as asked,
        ):
            for address in ("/", "/stories/", "/films/"):
                self.assertEqual(readers.get(address).status, 200)
        self.assertEqual(asked.call_count, 1)


class CacheSettingTests(SettingsTestCase):
    def test_an_address_that_is_none_is_refused_without_repeating_it(self):
        for address in ("memcached://s3cret@cache", "redis", "redis://"):
            refused = self.matinee("check", CACHE_URL=address, **PRODUCTION)
            self.assertRefused(refused, "CACHE_URL", "redis://<host>")
            self.assertNotIn("s3cret", refused.stderr)

    def test_room_that_is_no_number_is_refused(self):
        self.assertRefused(self.matinee("check", PAGE_CACHE_MB="much", **PRODUCTION), "PAGE_CACHE_MB")

    def test_nothing_is_kept_while_trying_things_out(self):
        self.assertEqual(self.setting("settings.PAGE_CACHE_MB", DEBUG="yes"), 0)
        self.assertGreater(self.setting("settings.PAGE_CACHE_MB", **PRODUCTION), 0)
