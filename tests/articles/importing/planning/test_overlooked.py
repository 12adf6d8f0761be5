"""Names of the shelf in plain letters, as an editor is asked about them."""

import io
from pathlib import Path

from django.core.management import call_command
from django.test import TestCase

from articles.importing.planning import apply, plan_for
from articles.models import Article
from tests.factories import make_film, make_person

from .incoming import all_rows, incoming, opening, starting

SENTENCE = "On Sunday everybody there spoke of Anora."
TEXT = f"""The morning after

Somebody slept late. They had seen Anora Mikheeva on a poster across the street, and had turned away from it.

{SENTENCE} Anora was shot in Brooklyn, and the winter there was long, as winters by the sea tend to be.
"""


class OverlookedTests(TestCase):
    def setUp(self):
        self.film = make_film("Anora", slug="anora", year=2024)

    def asked(self, **options):
        (found,) = (each for each in starting(plan_for(incoming(TEXT), **options), "name.") if each.question == "Anora")
        return found

    def test_a_film_is_asked_with_its_sentence_at_its_place(self):
        found = self.asked()
        self.assertTrue(found.is_open)
        self.assertEqual([option.value for option in found.options][:2], ["mentions.anora", "about.anora"])
        self.assertEqual(found.options[0].label, "Anora (2024): the story mentions it")
        first = found.evidence[0]
        self.assertEqual(first.words, SENTENCE)
        self.assertEqual([TEXT[each.start : each.end] for each in found.evidence], ["Anora", "Anora"])
        self.assertEqual(first.start, TEXT.index("Anora."))

    def test_a_film_in_small_letters_is_asked_where_its_sign_ends_no_sentence(self):
        make_film("tick!", year=2021)
        for words, asked in {"tick! and of nothing else": ["tick"], "how the clocks tick! Nobody slept": []}.items():
            with self.subTest(words):
                plan = plan_for(incoming(TEXT.replace("everybody there spoke of Anora", f"everybody spoke of {words}")))
                self.assertEqual([each.question for each in starting(plan, "name.") if "tick" in each.question], asked)

    def test_a_film_with_its_own_capitals_is_linked(self):
        film = make_film("zEbrA", year=1999)
        plan = plan_for(incoming(TEXT.replace("spoke of Anora", "spoke at length of zEbrA")))
        self.assertIn(film, [subject.film for subject in apply(plan).story.subjects.all()])

    def test_nothing_is_linked_until_an_editor_says_so(self):
        self.assertFalse(apply(plan_for(incoming(TEXT))).story.subjects.exists())

    def test_an_answer_links_it(self):
        plan = plan_for(incoming(TEXT), answers={self.asked().key: "mentions.anora"})
        self.assertEqual(apply(plan).story.subjects.get().film, self.film)

    def test_what_is_plain_is_linked_with_its_reason(self):
        rocket = make_film("Red Rocket", directors=[make_person("Sean Baker")])
        plan = plan_for(incoming(TEXT.replace("They had seen", "Sean Baker, the director, had Red Rocket, and saw")))
        (found,) = (each for each in starting(plan, "name.") if each.question == "Red Rocket")
        self.assertFalse(found.is_open)
        self.assertIn("the story names Sean Baker", found.why)
        self.assertIn(rocket, [subject.film for subject in apply(plan).story.subjects.all()])

    def test_the_command_asks_and_takes_the_answer(self):
        out = io.StringIO()
        with opening(incoming(TEXT)):
            call_command("import_story", Path("walk.txt"), dry_run=True, stdout=out)
            key = self.asked().key
            self.assertIn(f"--decide {key}=mentions.anora|about.anora", out.getvalue())
            call_command("import_story", Path("walk.txt"), decide=[f"{key}=about.anora"], stdout=io.StringIO())
        self.assertEqual(Article.objects.get().subjects.get(prominence="about").film, self.film)

    def test_the_same_source_again_changes_nothing_whatever_came_to_the_shelf(self):
        apply(plan_for(incoming(TEXT)))
        make_film("The Morning After")
        before = all_rows()
        self.assertEqual(apply(plan_for(incoming(TEXT))).what, "unchanged")
        self.assertEqual(all_rows(), before)
