import json
import os
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase

from articles.importing.as_json import story_as_json

REPOSITORY = Path(__file__).parents[3]
STORY = """Two Days With Agnès

By Ana Ruiz

The first day is all cats. “We were cold, and I liked it,” she says.

Share this article
"""
EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Blog</title><wp:wxr_version>1.2</wp:wxr_version>{items}</channel></rss>
"""
ITEM = """<item><title>{title}</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<content:encoded><![CDATA[<p>The pier is long, and nobody walks to its end.
The film does.</p>]]></content:encoded></item>"""


class ReadStoryCommandTests(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def read(self, name, content, *options):
        """What it prints, and what it says beside."""
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        out, err = StringIO(), StringIO()
        call_command("read_story", str(path), *options, stdout=out, stderr=err, no_color=True)
        return out.getvalue(), err.getvalue()

    def test_json_is_one_object_and_nothing_else(self):
        out, err = self.read("story.txt", STORY, "--json")
        self.assertEqual(json.loads(out), story_as_json(STORY, "story.txt"))
        self.assertEqual(err, "")

    def test_without_json_each_piece_stands_with_its_line_and_what_it_was_taken_for(self):
        out, _ = self.read("story.txt", STORY)
        lines = [line.split(maxsplit=2) for line in out.splitlines()[1:]]
        self.assertIn(["1", "headline", "Two Days With Agnès"], lines)
        self.assertIn(["3", "byline,", "words       Ana Ruiz"], lines)
        self.assertIn(["7", "share", "link          Share this article"], lines)

    def test_a_terminal_alone_sees_colours(self):
        self.assertNotIn("\x1b", self.read("story.txt", STORY)[0])

    def test_of_several_stories_the_first_is_read_and_the_others_are_spoken_of(self):
        export = EXPORT.format(items=ITEM.format(title="One") + ITEM.format(title="Two"))
        out, err = self.read("export.xml", export, "--json")
        self.assertEqual(json.loads(out)["headline"], "One")
        self.assertIn("--all", err)

    def test_all_stories_are_an_object_a_line(self):
        export = EXPORT.format(items=ITEM.format(title="One") + ITEM.format(title="Two"))
        out, err = self.read("export.xml", export, "--json", "--all")
        self.assertEqual([json.loads(line)["headline"] for line in out.splitlines()], ["One", "Two"])
        self.assertEqual(err, "")

    def test_what_cannot_be_read_is_refused_in_a_sentence(self):
        with self.assertRaisesMessage(CommandError, "empty.txt is empty"):
            self.read("empty.txt", "")

    def test_as_a_process_it_reads_standard_input_and_tells_by_its_exit_code(self):
        done = self.run_process("-", "--json", given=STORY)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["headline"], "Two Days With Agnès")
        refused = self.run_process(str(self.folder / "none.txt"), "--json")
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertIn("none.txt", refused.stderr)
        self.assertNotIn("Traceback", refused.stderr)

    def run_process(self, *arguments, given=""):
        return subprocess.run(
            [sys.executable, "manage.py", "read_story", *arguments],
            input=given,
            capture_output=True,
            encoding="utf-8",
            cwd=REPOSITORY,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(REPOSITORY)},
            timeout=120,
        )
