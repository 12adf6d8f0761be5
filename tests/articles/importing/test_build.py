import json
import shutil
import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase

from articles.importing.fixtures import FIXTURES, FOLDER, build
from articles.rich_text import clean

BODY_HTML = {"text", "note", "list-entry"}


class BuildTests(SimpleTestCase):
    """A SimpleTestCase may not ask the database anything, and neither may the build."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.files = build()

    def test_the_fixtures_are_what_their_sources_say(self):
        for file in self.files:
            with self.subTest(file.path.name):
                self.assertTrue(file.is_current, f"{file.path.name} is out of date: run build_fixtures.")

    def test_the_same_bytes_come_out_every_time(self):
        self.assertEqual([file.content for file in build()], [file.content for file in self.files])

    def test_every_fixture_file_has_its_place_in_the_order(self):
        self.assertEqual(sorted(path.name for path in FOLDER.glob("*.json")), sorted(FIXTURES))

    def test_fixtures_are_readable(self):
        for file in self.files:
            text = file.content.decode()
            with self.subTest(file.path.name):
                self.assertTrue(text.endswith("]\n"))
                self.assertNotIn("\\u", text)
                self.assertEqual(json.loads(text), file.rows)

    def test_rows_are_named_by_words_and_not_by_numbers(self):
        for file in self.files:
            for row in file.rows:
                self.assertEqual(sorted(row), ["fields", "model"])

    def test_rich_text_is_as_clean_as_a_form_leaves_it(self):
        blocks = [row["fields"] for file in self.files for row in file.rows if row["model"] == "articles.block"]
        texts = [block["text"] for block in blocks if block["kind"] in BODY_HTML]
        self.assertEqual(texts, [clean(text) for text in texts])
        self.assertGreater(len(texts), 40)


class BuildFixturesCommandTests(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name in ["shelf", "sources", "pictures"]:
            shutil.copytree(FOLDER / name, self.folder / name)

    def run_command(self, *arguments):
        output = StringIO()
        call_command("build_fixtures", *arguments, folder=self.folder, stdout=output)
        return output.getvalue().splitlines()

    def test_it_writes_every_file_and_says_so_in_a_line_each(self):
        lines = self.run_command()
        self.assertEqual([line.split()[0] for line in lines], list(FIXTURES))
        self.assertTrue(all(line.endswith("written") for line in lines))
        for name in FIXTURES:
            self.assertEqual((self.folder / name).read_bytes(), (FOLDER / name).read_bytes())

    def test_a_second_run_changes_nothing(self):
        self.run_command()
        self.assertTrue(all(line.endswith("unchanged") for line in self.run_command()))

    def test_check_names_what_is_out_of_date_and_writes_nothing(self):
        self.run_command()
        (self.folder / "desk.json").write_text("[]", encoding="utf-8")
        (self.folder / "related.json").unlink()
        with self.assertRaisesMessage(CommandError, "Out of date: desk.json, related.json."):
            self.run_command("--check")
        self.assertEqual((self.folder / "desk.json").read_text(encoding="utf-8"), "[]")
        self.assertFalse((self.folder / "related.json").exists())

    def test_check_passes_when_all_is_current(self):
        self.run_command()
        self.assertEqual(len(self.run_command("--check")), len(FIXTURES))

    def test_a_story_that_cannot_be_built_is_a_sentence(self):
        decisions = self.folder / "sources" / "anora-film-page.toml"
        decisions.write_text(decisions.read_text(encoding="utf-8").replace('["scream-2022"]', '["parasite"]'))
        with self.assertRaisesMessage(CommandError, "anora-film-page: “Scream” is no name of parasite."):
            self.run_command()
