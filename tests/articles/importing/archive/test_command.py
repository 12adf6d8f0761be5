import io
from unittest import mock

from django.db import OperationalError

from articles.management.commands.load_archive import progress
from articles.models import Article

from .written import ArchiveTestCase, article, person, photo, section, whole


class Terminal(io.StringIO):
    def isatty(self):
        return True


class CommandTests(ArchiveTestCase):
    def test_says_at_the_end_what_became_of_each_kind(self):
        said = self.command(self.write(*whole()))
        self.assertRegex(said, r"stories +1 +· +· +· +· +·\n")
        self.assertRegex(said, r"people +2 +·")
        self.assertIn("1 picture was not there; the words for them are kept in their figures. Run it again with", said)
        self.assertRegex(said, r"In \d+\.\d s: 1 section made, 1 tag made, 2 people made")

    def test_says_that_nothing_is_new(self):
        self.command(self.write(*whole()))
        self.assertIn("s: nothing new.", self.command(self.write(*whole())))

    def test_says_what_to_do_about_new_pictures(self):
        self.write_picture()
        self.assertIn("Run renditions next", self.command(self.write(photo()), pictures=self.pictures))

    def test_names_refused_records_and_fails_in_the_end(self):
        path = self.write(section(), article(authors=[7]), article(2, "b"))
        self.command_fails(path, "1 record was refused; the rest is in.")
        self.assertEqual(Article.objects.get().slug, "b")

    def test_names_the_first_remarks_and_counts_the_others(self):
        records = [person(n, f"p{n}", f"P {n}", mood="") for n in range(3)]
        records += [article(n, f"s{n}", title="") for n in range(30)]
        said = self.command(self.write(section(), *records))
        self.assertEqual(said.count("came in as a draft"), 19)
        self.assertIn("… and 11 more remarks; -v 2 shows them all.", said)
        self.assertIn("30 came in as drafts, since a check stops them from being published.", said)
        Article.objects.all().delete()

    def test_shows_them_all_when_asked(self):
        said = self.command(self.write(section(), *(article(n, f"s{n}", title="") for n in range(30))), verbosity=2)
        self.assertEqual(said.count("came in as a draft:"), 30)

    def test_says_nothing_when_asked(self):
        self.assertEqual(self.command(self.write(*whole()), verbosity=0), "")


class TroubleTests(ArchiveTestCase):
    def test_with_the_file_is_a_sentence(self):
        self.command_fails(self.folder / "none.jsonl", "none.jsonl is not there, or is not a file.")
        self.command_fails(self.folder, "is not there, or is not a file.")
        self.command_fails(self.write(meta=None), "archive.jsonl is empty.")
        self.command_fails(self.write(section(), meta=None), "Nothing was loaded.")

    def test_with_the_folder_of_pictures_is_a_sentence(self):
        self.command_fails(self.write(), "is not a folder.", pictures=self.folder / "none")

    def test_with_the_licence_is_a_sentence(self):
        self.command_fails(self.write(), "longer than 500 characters", cleared_under=501 * "x")

    def test_on_the_way_says_that_it_can_be_run_again(self):
        for trouble, words in (
            (OperationalError("database is locked"), "It went on no further: database is locked. What is in stays in;"),
            (OSError(28, "No space left on device"), "No space left on device. What is in stays in; run it again"),
            (KeyboardInterrupt, "Stopped. What is in stays in; run it again to go on."),
        ):
            with mock.patch("articles.importing.archive.newsroom.insert", side_effect=trouble):
                self.command_fails(self.write(*whole()), words)
        self.assertFalse(Article.objects.exists())


class ProgressTests(ArchiveTestCase):
    def test_tells_the_rate_and_the_time_left(self):
        self.assertEqual(progress(1200, 25, 100, 30), "1,200 stories, 25 % read, 40 a second, 1 min 30 s left")
        self.assertEqual(progress(0, 0, 0, 0), "0 stories, 0 % read, 0 a second, 0 s left")

    def test_is_shown_on_a_terminal_alone(self):
        path = self.write(section(), *(article(n, f"s{n}") for n in range(120)))
        with mock.patch("articles.management.commands.load_archive.BETWEEN_LINES", 0):
            terminal = Terminal()
            from django.core.management import call_command

            call_command("load_archive", str(path), stdout=terminal)
            self.assertRegex(terminal.getvalue(), r"\r100 stories, \d+ % read, [\d,]+ a second, \d+ s left")
            self.assertNotIn("% read", self.command(path))
