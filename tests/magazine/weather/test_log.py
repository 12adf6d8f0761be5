"""The disk that the log is written to is full."""

import unittest
from contextlib import suppress
from pathlib import Path

from django.test import SimpleTestCase, override_settings

from magazine.request_log import RequestLog

FULL = Path("/dev/full")


@override_settings(LOG_REQUESTS=True, LOG_KEPT_PAGES=1)
class FullLogTests(SimpleTestCase):
    @unittest.skipUnless(FULL.exists(), "This system has no /dev/full, which stands for a full disk.")
    def test_readers_are_answered_all_the_same(self):
        def application(environ, start_response):
            start_response("200 OK", [("Content-Length", "4")])
            return [b"page"]

        out = FULL.open("w")
        with self.assertRaises(OSError):
            out.write("a line")
            out.flush()
        for _ in range(3):
            begun = []
            answer = RequestLog(application, out)(
                {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}, lambda status, *_, begun=begun: begun.append(status)
            )
            self.assertEqual((begun, b"".join(answer)), (["200 OK"], b"page"))
        with suppress(OSError):
            out.close()
