"""Deploys under load: readers wait a moment longer, and nobody is turned away."""

import re
import signal
import time

from tests.factories import make_ready_article

from .served import Load, ServedTestCase


class RestartTests(ServedTestCase):
    def setUp(self):
        self.story = make_ready_article("Beach walk")
        super().setUp()

    def booted(self):
        return len(re.findall("Booting worker", self.errors()))

    def wait_for_workers(self, count):
        until = time.monotonic() + 180
        while self.booted() < count and time.monotonic() < until:
            time.sleep(0.05)
        self.assertGreaterEqual(self.booted(), count, self.errors())

    def test_no_request_fails_while_the_server_reloads_and_restarts(self):
        server = self.start()
        with Load(self.port, ["/", self.story.get_absolute_url(), "/livez"]) as load:
            self.assertTrue(load.go_on(), self.errors())
            server.send_signal(signal.SIGHUP)
            self.wait_for_workers(4)
            self.assertTrue(load.go_on(), self.errors())
            self.stop(server)
            server = self.start()
            self.assertTrue(load.go_on(), self.errors())
        self.assertEqual(load.failed, [])
        self.stop(server)
        self.assertNotIn("Traceback", self.errors())
        # Every answer that a reader got has its line, whichever worker gave it.
        self.assertEqual(len(self.lines()), load.answered)
        self.assertEqual({line["status"] for line in self.lines()}, {200})
