import os
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

from django.test import SimpleTestCase

from magazine import command_line

REPOSITORY = Path(__file__).parents[2]


class OutputTests(SimpleTestCase):
    def ended(self, *arguments, lines):
        """How a command ends whose reader goes after some lines: its code, and what it says beside."""
        environ = os.environ | {"DEBUG": "yes", "DJANGO_SETTINGS_MODULE": "magazine.settings"}
        command = [sys.executable, "-X", "utf8", "manage.py", *arguments]
        with subprocess.Popen(
            command, cwd=REPOSITORY, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            for _ in range(lines):
                process.stdout.readline()
            process.stdout.close()
            said = process.stderr.read()
        return process.returncode, said

    def test_a_reader_who_has_had_enough_is_no_error(self):
        story = "A headline\n\n" + "She walks along the pier and tells of the sea and of her cats.\n\n" * 1200
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(story)
            file.flush()
            self.assertEqual(self.ended("read_story", file.name, lines=1), (141, ""))

    def test_a_pipe_to_somebody_else_that_breaks_is_told(self):
        with (
            mock.patch.object(
                command_line, "execute_from_command_line", side_effect=BrokenPipeError("the mail server")
            ),
            self.assertRaisesMessage(BrokenPipeError, "the mail server"),
        ):
            command_line.main()

    def test_nor_one_who_goes_before_the_first_line(self):
        code, said = self.ended("help", lines=0)
        self.assertNotIn("BrokenPipe", said)
        self.assertIn(code, (0, 141))
