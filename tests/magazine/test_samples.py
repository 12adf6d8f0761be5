"""The demo's sample stories: each layout can be seen, and none of them is taken for fact."""

import json
import tempfile

from django.test import TestCase, override_settings

from articles.importing.fixtures import FIXTURES, FOLDER, SAMPLES
from articles.models import Article, Block
from magazine.management.commands.demo import fill
from people.models import Film, Person

LANDMARKS = {
    "sample-interview": ("opener--interview", "turn--question", "turn--answer"),
    "sample-review": ("opener--review", "The film and the verdict", "4 out of 5", "97 min"),
    "sample-critique": ('class="kicker">Sample critique', "<blockquote"),
    "sample-list": ("entry--ranked", "entry__film"),
    "sample-news-festival": ("opener--news",),
    "sample-news-cinema": ("opener--news",),
    "sample-series-how-a-card-is-drawn": ("data-gallery", "4 pictures", "/series/drawn-not-photographed/"),
    "sample-series-what-it-is-not": ("Originally in the sample issue of", "/series/drawn-not-photographed/"),
}


class SamplesOfTheDemoTests(TestCase):
    @classmethod
    def setUpClass(cls):
        media = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.enterClassContext(override_settings(MEDIA_ROOT=media))
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        fill()
        cls.samples = Article.objects.live().filter(section__path="samples")

    def page(self, slug):
        response = self.client.get(f"/stories/{slug}/")
        self.assertEqual(response.status_code, 200, slug)
        return response.content.decode()

    def test_each_shows_the_landmarks_of_its_layout(self):
        self.assertCountEqual(LANDMARKS, self.samples.values_list("slug", flat=True))
        for slug, landmarks in LANDMARKS.items():
            page = self.page(slug)
            for landmark in landmarks:
                self.assertIn(landmark, page, slug)

    def test_the_interview_has_two_voices(self):
        page = self.page("sample-interview")
        for voice in ("Matinee", "Wren Tallowmere"):
            self.assertIn(f'<strong class="turn__who">{voice}<', page)

    def test_the_list_ranks_five_entries(self):
        self.assertEqual(self.page("sample-list").count("entry--ranked"), 5)

    def test_each_says_that_it_is_a_sample_above_its_headline_and_before_its_text(self):
        self.assertEqual(len(self.samples), len(LANDMARKS))
        for story in self.samples:
            self.assertTrue(story.kicker.startswith("Sample "), story.slug)
            first = story.blocks.first()
            self.assertEqual(first.kind, Block.Kind.NOTE, story.slug)
            self.assertIn("<strong>This is a sample.</strong>", first.text, story.slug)

    def test_whoever_and_whatever_was_invented_is_called_so_on_the_shelf(self):
        keys = [(row["model"], row["fields"]["slug"]) for row in read("demo/shelf.json") if "slug" in row["fields"]]
        said = [Person.objects.get(slug=slug).bio for model, slug in keys if model == "people.person"]
        said += [Film.objects.get(slug=slug).synopsis for model, slug in keys if model == "people.film"]
        self.assertEqual(len(said), len(keys))
        for words in said:
            self.assertTrue(words.startswith("An invented "), words)

    def test_the_front_page_still_opens_with_the_cover_story(self):
        front = self.client.get("/").content.decode()
        lead = front[front.index('class="lead"') :]
        self.assertLess(lead.index("/stories/mikey-madison-anora-cover-story/"), lead.index("/stories/sample-"))

    def test_nobody_who_was_invented_stands_among_the_people_of_the_front_page(self):
        front = self.client.get("/").content.decode()
        people = front[front.index('class="faces"') :].partition("</ul>")[0]
        self.assertEqual(people.count("<li>"), 6)
        for person in Person.objects.filter(bio__startswith="An invented "):
            self.assertNotIn(person.get_absolute_url(), people)


class FixturesOfTheSamplesTests(TestCase):
    def test_every_file_has_its_place_in_the_order_and_none_is_loaded_by_default(self):
        files = [f"demo/{path.name}" for path in (FOLDER / "demo").glob("*.json")]
        self.assertCountEqual(files, SAMPLES)
        self.assertFalse(set(FIXTURES) & set(SAMPLES))

    def test_rows_are_named_by_words_and_not_by_numbers(self):
        for name in SAMPLES:
            for row in read(name):
                self.assertEqual(sorted(row), ["fields", "model"], name)


def read(name):
    return json.loads((FOLDER / name).read_text("utf-8"))
