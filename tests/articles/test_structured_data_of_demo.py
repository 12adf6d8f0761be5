"""Of the stories and the shelf that the project comes with, what pages tell machines is what readers see."""

from django.core.management import call_command

from articles.importing.fixtures import FIXTURES, FOLDER
from articles.models import (
    Article,
    Issue,
    Tag,
)
from people.models import Company, Edition, Film, Person, Programme

from .agreement import LISTS, AgreementCase, develop_all


class DemoTests(AgreementCase):
    """The fixtures that the project comes with."""

    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", *(FOLDER / name for name in FIXTURES), verbosity=0)
        develop_all()

    def test_stories_agree_with_their_pages(self):
        for article in Article.objects.live():
            with self.subTest(article.slug):
                self.assert_agrees(article.get_absolute_url())

    def test_the_shelf_agrees_with_its_pages(self):
        for model in (Film, Person, Company, Programme, Edition):
            for row in model.objects.all():
                with self.subTest(model=model.__name__, row=str(row)):
                    self.assert_agrees(row.get_absolute_url())

    def test_lists_agree_with_their_pages(self):
        rows = [*Tag.objects.all(), *Issue.objects.all(), *{story.section for story in Article.objects.live()} - {None}]
        for address in [*LISTS, *(row.get_absolute_url() for row in rows)]:
            with self.subTest(address):
                self.assert_agrees(address)

    def test_pictures_of_somebody_agree_with_their_page(self):
        self.assert_agrees("/people/mikey-madison/pictures/")

    def test_a_film_is_told_whole(self):
        (film,) = self.assert_agrees("/films/anora/").of_type("Movie")
        self.assertEqual(film["director"]["name"], "Sean Baker")
        parts = {role["characterName"]: role["actor"]["name"] for role in film["actor"] if "actor" in role}
        self.assertEqual(parts["Igor"], "Yura Borisov")
        self.assertIn("Palme d'Or, 77th Cannes Film Festival", film["award"])
        premiere = next(each for each in film["releasedEvent"] if each["name"] == "Premiere")
        self.assertEqual(premiere["startDate"], "2024-05-21")
        self.assertIn("Neon", str(film["releasedEvent"]))

    def test_what_a_source_does_not_say_is_not_told(self):
        (film,) = self.assert_agrees("/films/anora/").of_type("Movie")
        named = [role for role in film["actor"] if role["@type"] == "Person"]
        self.assertIn("Darya Ekamasova", [actor["name"] for actor in named])
        self.assertEqual(len([each for each in film["award"] if "British Academy" in each]), 0)

    def test_a_story_opens_in_three_shapes_large_enough(self):
        page = self.assert_agrees("/stories/mikey-madison-anora-cover-story/")
        images = [image for image in page.of_type("ImageObject") if "contentUrl" in image]
        first = [round(image["width"] / image["height"], 2) for image in images[1:4]]
        self.assertEqual(first, [1.78, 1.33, 1.0])
        for image in images:
            self.assertGreaterEqual(image["width"] * image["height"], 50_000)
