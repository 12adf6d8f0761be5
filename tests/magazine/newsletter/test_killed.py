"""A run that is killed, at the worst moments, and the next one: each subscriber gets exactly one."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from django.test import SimpleTestCase

from .mail_server import started

ROOT = Path(__file__).resolve().parents[3]
READERS = 12

MAKE = f"""
import django
django.setup()
from tests.tables import make_tables
make_tables()
from tests.magazine.newsletter.case import make_letter, make_subscriber
for number in range({READERS}):
    make_subscriber(f"reader-{{number}}@example.org")
make_letter()
"""

TALLY = """
import django, json
django.setup()
from magazine.newsletter.models import Letter
letter = Letter.objects.get()
print(json.dumps([letter.state, letter.deliveries.tally()]))
"""


class KilledTests(SimpleTestCase):
    """With a database file of its own, and the command as a process of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.running = started(self)
        self.mail = self.running.handler
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "magazine.settings",
            "DEBUG": "yes",
            "DATA_DIR": folder.name,
            "DATABASE_URL": f"sqlite:///{folder.name}/db.sqlite3",
            "EMAIL_URL": f"smtp+plain://127.0.0.1:{self.running.port}",
            "SITE_URL": "http://127.0.0.1:8000",
            "NEWSLETTER_FROM": "letters@magazine.example",
        }
        self.python("-c", MAKE)

    def python(self, *args):
        run = subprocess.run([sys.executable, *args], cwd=ROOT, env=self.environment, capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout

    def run_killed(self, **kills):
        """The command, which the mail server ends by a signal at a moment of its choosing."""
        command = [sys.executable, "manage.py", "send_newsletter", "1", "--batch", "5"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True)
        for moment, kill in kills.items():
            setattr(self.mail, moment, kill)
        said, _ = self.process.communicate(timeout=120)
        self.mail.before_data = self.mail.after_data = lambda address: None
        return said

    def at(self, number, signal_number):
        """End the process when so many mails have come to that moment, and wait until it is gone."""
        seen = []

        def moment(address):
            seen.append(address)
            if len(seen) == number:
                self.process.send_signal(signal_number)
                if signal_number == signal.SIGKILL:
                    os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOWAIT)

        return moment

    def assertOneEach(self):
        counted = Counter(address for address, _ in self.mail.mails)
        self.assertEqual(counted, {f"reader-{number}@example.org": 1 for number in range(READERS)})

    def finish(self):
        said = self.python("manage.py", "send_newsletter", "1")
        return said, *json.loads(self.python("-c", TALLY))

    def test_before_a_mail_was_handed_over(self):
        self.run_killed(before_data=self.at(4, signal.SIGKILL))
        self.assertEqual(self.process.returncode, -signal.SIGKILL)
        self.assertEqual(len(self.mail.mails), 3)
        _, state, tally = self.finish()
        self.assertOneEach()
        self.assertEqual((state, tally), ("sent", {"sent": READERS}))

    def test_after_the_server_had_the_mail_and_before_its_answer_was_noted(self):
        """The one window in which it cannot be known: the mail is named, and not sent again."""
        self.run_killed(after_data=self.at(4, signal.SIGKILL))
        self.assertEqual(self.process.returncode, -signal.SIGKILL)
        said, state, tally = self.finish()
        self.assertOneEach()
        self.assertEqual((state, tally), ("sent", {"sent": READERS - 1, "claimed": 1}))
        self.assertIn("In doubt, and not sent again: subscriber 4.", said)

    def test_again_and_again(self):
        for number in (1, 2, 3):
            moment = "before_data" if number % 2 else "after_data"
            self.run_killed(**{moment: self.at(number, signal.SIGKILL)})
        self.finish()
        self.assertOneEach()

    def test_politely_it_finishes_the_mail_in_hand(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            said = self.run_killed(after_data=self.at(2, number))
            self.assertEqual(self.process.returncode, 0)
            self.assertIn("Stopped. Run this again to go on.", said)
        _, state, tally = self.finish()
        self.assertOneEach()
        self.assertEqual((state, tally), ("sent", {"sent": READERS}))
