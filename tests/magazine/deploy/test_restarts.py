"""Deploys under load: readers wait a moment longer, and nobody is turned away."""

import signal

from .served import Load, ServedTestCase


class RestartTests(ServedTestCase):
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
        self.assertEqual((load.failed, load.cut), ([], []))
        self.stop(server)
        self.assertNotIn("Traceback", self.errors())
        # Every answer that a reader got has its line, whichever worker gave it.
        self.assertEqual(len(self.lines()), load.answered)
        self.assertEqual({line["status"] for line in self.lines()}, {200})
