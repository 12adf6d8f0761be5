import io
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import TestCase

from articles.management.commands import check_stories
from articles.models import Waiver

from .checks.found import found, sound_story


class CheckStoriesTests(TestCase):
    def run_command(self, *arguments):
        out = io.StringIO()
        call_command("check_stories", *arguments, stdout=out, no_color=True)
        return out.getvalue()

    def stopped_command(self, *arguments):
        """What it prints and the sentence with which it stops."""
        out = io.StringIO()
        with self.assertRaises(CommandError) as stopped:
            call_command("check_stories", *arguments, stdout=out, no_color=True)
        self.assertEqual(stopped.exception.returncode, 1)
        return out.getvalue(), str(stopped.exception)

    def test_is_content_with_sound_stories(self):
        sound_story()
        self.assertEqual(self.run_command(), "1 story checked: 0 problems that stop publication, 0 warnings.\n")

    def test_names_each_problem_with_severity_place_and_sentence(self):
        sound_story(dek="", slug="a-walk")
        self.assertEqual(
            self.run_command().splitlines(),
            [
                "a-walk (published)",
                "  warns  Dek: Write a dek: the sentence under the headline. [no-dek]",
                "1 story checked: 0 problems that stop publication, 1 warning.",
            ],
        )

    def test_ends_in_failure_when_something_stops_a_story(self):
        sound_story(section=None, slug="a-walk", status="draft")
        out, sentence = self.stopped_command()
        self.assertIn("a-walk (draft)\n  stops publication  Section: Choose the section", out)
        self.assertIn("1 story checked: 1 problem that stops publication", out)
        self.assertEqual(sentence, "1 story could not be published as things stand.")

    def test_shows_only_what_stops_stories_when_asked(self):
        sound_story(dek="", slug="a-warning")
        sound_story(dek="", section=None, slug="a-stop")
        out, _ = self.stopped_command("--blocking")
        self.assertIn("[no-section]", out)
        self.assertNotIn("[no-dek]", out)
        self.assertNotIn("a-warning", out)

    def test_names_what_was_waved_through_only_when_asked(self):
        story = sound_story("She walks.", dek="", slug="a-walk")
        (dek,) = found(story, "no-dek")
        Waiver.objects.wave_through(story, [dek], by=None, reason="There is none.")
        out = self.run_command()
        self.assertNotIn("[no-dek]", out)
        self.assertIn("0 problems that stop publication, 1 warning, 1 waved through.", out)
        out = self.run_command("--waived")
        self.assertIn("under the headline. Waved through: “There is none.” [no-dek]", out)
        self.assertIn("[headline-full-stop]", out)

    def test_leaves_withdrawn_stories_alone_unless_asked(self):
        sound_story(dek="", slug="a-walk", status="withdrawn")
        self.assertIn("0 stories checked", self.run_command())
        self.assertIn("a-walk (withdrawn)", self.run_command("--all"))

    def test_checks_the_stories_that_are_named(self):
        sound_story(dek="", slug="one", status="withdrawn")
        sound_story(dek="", slug="two")
        out = self.run_command("one")
        self.assertIn("one (withdrawn)", out)
        self.assertNotIn("two", out)

    def test_refuses_a_slug_of_no_story(self):
        with self.assertRaisesMessage(CommandError, "No story is called no-such-story."):
            self.run_command("no-such-story")

    def test_goes_through_every_story_some_at_a_time(self):
        for number in range(5):
            sound_story(dek="", slug=f"story-{number}")
        with (
            mock.patch.object(check_stories, "check_many", wraps=check_stories.check_many) as check_many,
            mock.patch.object(check_stories, "AT_ONCE", 2),
        ):
            out = self.run_command()
        self.assertEqual([len(call.args[0]) for call in check_many.call_args_list], [2, 2, 1])
        self.assertEqual([out.count(f"story-{number} (") for number in range(5)], [1] * 5)

    def test_shows_on_a_terminal_how_far_it_is(self):
        for _ in range(3):
            sound_story()
        out = io.StringIO()
        out.isatty = lambda: True
        with mock.patch.object(check_stories, "AT_ONCE", 2):
            call_command("check_stories", stdout=out, no_color=True)
        self.assertIn("2 of 3 stories", out.getvalue())
