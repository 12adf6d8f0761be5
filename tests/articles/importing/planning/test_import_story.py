"""The command: what it says, what it leaves behind, and the code that it ends with."""

import io
import tempfile
from pathlib import Path
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import TestCase

from articles.importing.doors import Incoming
from articles.models import Article, Import
from people.models import Person
from tests.factories import make_member

from .incoming import WALK, all_rows, incoming, opening

OTHER = "Another walk\n\nThis one goes through the town, past the market and the church, and up to the mill.\n"


class ImportStoryTests(TestCase):
    def run_it(self, *names, code=0, holding=None, refusing=None, **options):
        out, err = io.StringIO(), io.StringIO()
        found = holding or [incoming(), Incoming("other.txt", OTHER)]
        with opening(*found, **(refusing or {})):
            try:
                call_command("import_story", *map(Path, names), stdout=out, stderr=err, **options)
                ended = 0
            except CommandError as error:
                ended, self.said = error.returncode, str(error)
        self.assertEqual(ended, code, err.getvalue())
        return out.getvalue(), err.getvalue()

    def test_reports_what_was_read_decided_asked_and_made(self):
        out, err = self.run_it("walk.txt")
        for words in ("walk.txt → ", "read ", "decided ", "Headline: A walk with Varda.", "made ", "1 made."):
            self.assertIn(words, out)
        self.assertEqual(err, "")
        self.assertEqual(Article.objects.get().title, "A walk with Varda")

    def test_a_second_time_nothing_changes(self):
        self.run_it("walk.txt")
        before = all_rows()
        out, _ = self.run_it("walk.txt")
        self.assertIn("It came in before, and nothing of it has changed.", out)
        self.assertIn("1 unchanged.", out)
        self.assertEqual(all_rows(), before)

    def test_one_refusal_keeps_all_out(self):
        _, err = self.run_it("walk.txt", "bad.txt", code=1, refusing={"bad_txt": "bad.txt: is empty."})
        self.assertIn("bad.txt: is empty.", err)
        self.assertFalse(Article.objects.exists())
        self.assertFalse(Import.objects.exists())

    def test_others_come_in_if_asked(self):
        _, err = self.run_it(
            "walk.txt", "bad.txt", "other.txt", code=3, keep_going=True, refusing={"bad_txt": "bad.txt: is empty."}
        )
        self.assertIn("bad.txt: is empty.", err)
        self.assertEqual(self.said, "Some came in: 2 made, 1 refused.")
        self.assertEqual(Article.objects.count(), 2)

    def test_where_none_comes_in_keeping_going_is_a_refusal_too(self):
        self.run_it("bad.txt", code=1, keep_going=True, refusing={"bad_txt": "bad.txt: is empty."})

    def test_a_dry_run_says_all_and_writes_nothing(self):
        out, _ = self.run_it("walk.txt", dry_run=True)
        self.assertIn("made ", out)
        self.assertIn("Nothing was written.", out)
        self.assertEqual(all_rows(), {})
        self.assertFalse(Import.objects.exists())

    def test_a_fixture_of_several_files_loads_as_they_would_have_come_in(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "out.json"
            self.run_it("walk.txt", "other.txt", fixture=path)
            self.assertEqual(all_rows(), {})
            self.assertEqual(list(Path(folder).iterdir()), [path])
            call_command("load_fixtures", path, verbosity=0)
            loaded = all_rows()
        Article.objects.all().delete()
        self.run_it("walk.txt", "other.txt")
        self.assertEqual(all_rows(), loaded)

    def test_a_fixture_that_cannot_be_written_is_refused_and_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            self.run_it("walk.txt", code=1, fixture=Path(folder) / "nowhere" / "out.json")
            self.assertEqual(list(Path(folder).iterdir()), [])

    def test_a_question_is_answered_by_its_key(self):
        self.run_it("walk.txt", decide=["headline=Varda, walking", "kind=critique"])
        story = Article.objects.get()
        self.assertEqual((story.title, story.kind), ("Varda, walking", "critique"))

    def test_an_answer_to_no_question_is_refused(self):
        _, err = self.run_it("walk.txt", code=1, decide=["nonsense=1"])
        self.assertIn("asks nothing by the key nonsense", err)
        self.assertFalse(Article.objects.exists())

    def test_wrong_use_ends_with_two(self):
        for options in ({"by": "nobody"}, {"story": "nowhere"}, {"decide": ["x"]}, {"encoding": "klingon"}):
            with self.subTest(options):
                self.run_it("walk.txt", code=2, **options)
        self.run_it("walk.txt", "other.txt", code=2, decide=["kind=news"])

    def test_the_writer_is_who_is_named(self):
        importer = make_member("Importer", "ida")
        self.run_it("walk.txt", by="ida")
        self.assertEqual(Article.objects.get().writer, importer)

    def test_a_failing_database_is_a_sentence(self):
        with mock.patch("articles.importing.planning.applying.load", side_effect=OperationalError("disk is full")):
            self.run_it("walk.txt", code=1)
        self.assertIn("Nothing came in: disk is full", self.said)

    def test_quiet_is_quiet(self):
        self.assertEqual(self.run_it("walk.txt", verbosity=0), ("", ""))

    def test_no_person_is_made_unless_asked(self):
        self.run_it("walk.txt")
        self.assertFalse(Person.objects.exists())
        self.assertIn("Varda", WALK)
