"""The files that run the magazine for real, as far as a machine without systemd's or a container's engine can tell."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import SkipTest

from django.test import SimpleTestCase

ROOT = Path(__file__).resolve().parents[3]
DEPLOY = ROOT / "magazine" / "deploy"


class NginxTests(SimpleTestCase):
    def test_writes_down_nobody_who_asks(self):
        """Its lines of requests, and of what went wrong with one, hold the reader's address and the whole query."""
        for name in ("nginx.conf", "baked.conf"):
            for server in re.split(r"^server \{", (DEPLOY / name).read_text(), flags=re.MULTILINE)[1:]:
                with self.subTest(name, server=server[:40]):
                    self.assertIn("    access_log off;\n", server)
                    self.assertIn("    error_log /var/log/nginx/error.log crit;\n", server)


class UnitTests(SimpleTestCase):
    """As systemd reads them, with the project where it is here, and a user who is there."""

    def setUp(self):
        self.systemd = shutil.which("systemd-analyze")
        if not self.systemd:
            raise SkipTest("systemd-analyze is not here.")
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        scripts = self.folder / "bin"
        scripts.mkdir()
        for name in ("gunicorn", "matinee"):
            (scripts / name).write_text("#!/bin/sh\n")
            (scripts / name).chmod(0o755)
        for unit in DEPLOY.glob("matinee*.*"):
            text = unit.read_text().replace("/srv/matinee/.venv/bin", str(scripts)).replace("/srv/matinee", str(ROOT))
            (self.folder / unit.name).write_text(text.replace("=matinee\nGroup=matinee", "=daemon\nGroup=daemon"))

    def analyze(self, *arguments):
        return subprocess.run([self.systemd, *arguments], capture_output=True, text=True)

    def test_are_what_systemd_understands(self):
        units = sorted(str(each) for each in self.folder.glob("matinee*.*"))
        self.assertEqual(len(units), 4)
        done = self.analyze("verify", "--man=no", "--recursive-errors=no", *units)
        said = [line for line in done.stderr.splitlines() if str(self.folder) in line or "matinee" in line]
        self.assertEqual(said, [])

    def test_let_the_services_do_little(self):
        for name, most in (("matinee.service", 20), ("matinee-newsletter.service", 30)):
            done = self.analyze("security", "--offline=yes", f"--threshold={most}", str(self.folder / name))
            self.assertEqual(done.returncode, 0, done.stdout[-300:] + done.stderr)


class GunicornTests(SimpleTestCase):
    def check(self, **settings):
        environment = {"PATH": "", "SECRET_KEY": "x", "DATABASE_URL": "sqlite://:memory:", "BIND": "127.0.0.1:8123"}
        environment["DATA_DIR"] = self.enterContext(tempfile.TemporaryDirectory())
        command = [sys.executable, "-m", "gunicorn", "-c", "magazine/deploy/gunicorn.py", "--check-config"]
        return subprocess.run(
            [*command, "magazine.wsgi"], cwd=ROOT, env={**environment, **settings}, capture_output=True, text=True
        )

    def test_takes_the_settings_and_loads_the_magazine(self):
        done = self.check(WEB_CONCURRENCY="3", THREADS="1")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_says_which_number_of_processes_or_threads_makes_no_sense(self):
        for setting in ({"WEB_CONCURRENCY": "0"}, {"THREADS": "many"}):
            with self.subTest(setting):
                ((name, value),) = setting.items()
                done = self.check(**setting)
                self.assertEqual(done.returncode, 1)
                self.assertIn(f"{name} must be a whole number from 1 up, not '{value}'.", done.stderr)


class ContainerTests(SimpleTestCase):
    """The container's file, instruction by instruction."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        lines = (line for line in (DEPLOY / "Containerfile").read_text().splitlines() if line and line[0] != "#")
        cls.steps = [line.partition(" ")[::2] for line in lines]

    def of(self, name):
        return [rest for word, rest in self.steps if word == name]

    def test_copies_only_what_there_is(self):
        for paths in (each.split()[:-1] for each in self.of("COPY") if not each.startswith("--from")):
            for path in paths:
                self.assertTrue((ROOT / path).exists(), path)

    def test_runs_as_nobody_in_particular(self):
        at = [word for word, _ in self.steps]
        self.assertEqual(self.of("USER"), ["matinee"])
        self.assertLess(at.index("USER"), at.index("CMD"))
        self.assertFalse([word for word in at[at.index("USER") :] if word in ("RUN", "COPY", "ADD")])

    def test_installs_extras_that_there_are(self):
        extras = re.search(r"\[([\w,]+)\]", "".join(self.of("RUN")))[1].split(",")
        there = (ROOT / "pyproject.toml").read_text()
        for extra in extras:
            self.assertRegex(there, rf"(?m)^{extra} = \[")

    def test_starts_gunicorn_with_the_projects_settings_and_asks_whether_it_lives(self):
        (command,), (health,) = self.of("CMD"), self.of("HEALTHCHECK")
        self.assertTrue((ROOT / json.loads(command)[2]).exists())
        asked = json.loads(health.partition("CMD ")[2])
        compile(asked[-1], "healthcheck", "exec")
        self.assertIn("/livez", asked[-1])
