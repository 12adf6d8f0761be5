"""Finding rows in the lists of the desk: by words, and by filters that offer a choice while there are few."""

from unittest import mock

from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Photo
from people.admin import filters
from people.models import Person, Source
from tests.factories import make_article, make_film, make_person, make_photo, make_source


def url(model, page):
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"


class SearchTests(TestCase):
    def setUp(self):
        self.client.force_login(User.objects.create_superuser("boss"))

    def found(self, model, words):
        return list(self.client.get(reverse(url(model, "changelist")), {"q": words}).context_data["cl"].result_list)

    def test_finds_a_story_by_its_own_words_and_by_those_in_it(self):
        varda, cleo = make_person("Agnès Varda"), make_film("Cléo from 5 to 7")
        story = make_article("The beaches", about=[varda, cleo])
        make_article("Elsewhere")
        for words in ("beaches", "varda", "Cléo beaches", '"5 to 7"', "Varda THE"):
            with self.subTest(words):
                self.assertEqual(self.found(Article, words), [story])

    def test_finds_nothing_where_one_of_the_words_is_missing(self):
        make_article("The beaches", about=[make_person("Agnès Varda")])
        self.assertEqual(self.found(Article, "beaches demy"), [])

    def test_finds_each_row_once(self):
        story = make_article("Two sisters", about=[make_person("Anne Sister"), make_person("Jane Sister")])
        photo = make_photo(people=[make_person("Anne Twin"), make_person("Jane Twin")])
        self.assertEqual(self.found(Article, "sister"), [story])
        self.assertEqual(self.found(Photo, "twin"), [photo])

    def test_takes_text_that_no_database_should_be_asked_for(self):
        for words in ("\x00", '"', "%", "_", "\\", "a " * 500, "\ud800"):
            with self.subTest(words=ascii(words)):
                self.assertEqual(self.found(Person, words.encode(errors="replace").decode()), [])


class FilterTests(TestCase):
    """Choices are offered while they are few."""

    def setUp(self):
        self.client.force_login(User.objects.create_superuser("boss"))
        patch = mock.patch.object(filters, "MOST_CHOICES", 2)
        patch.start()
        self.addCleanup(patch.stop)

    def titles(self, model, query=""):
        changelist = self.client.get(reverse(url(model, "changelist")) + query).context_data["cl"]
        return [spec.title for spec in changelist.filter_specs]

    def test_by_what_stands_in_a_column(self):
        make_source("The Gazette")
        make_source("The Herald")
        self.assertIn("publisher", self.titles(Source))
        make_source("The Times")
        self.assertNotIn("publisher", self.titles(Source))

    def test_by_rows_of_another_table(self):
        shoots = [make_photo(shoot=self.shoot(name)).shoot for name in ("one", "two")]
        self.assertIn("shoot", self.titles(Photo))
        make_photo(shoot=self.shoot("three"))
        self.assertNotIn("shoot", self.titles(Photo))
        chosen = f"?shoot__id__exact={shoots[0].pk}"
        self.assertIn("shoot", self.titles(Photo, chosen))
        found = self.client.get(reverse("admin:articles_photo_changelist") + chosen).context_data["cl"].result_list
        self.assertEqual([photo.shoot for photo in found], [shoots[0]])

    def shoot(self, name):
        return Photo._meta.get_field("shoot").related_model.objects.create(title=name, slug=name)

    def test_a_chosen_value_is_obeyed_though_it_is_no_longer_offered(self):
        for publisher in ("The Gazette", "The Herald", "The Times"):
            make_source(publisher)
        page = self.client.get(reverse("admin:people_source_changelist") + "?publisher=The+Times")
        self.assertEqual([source.publisher for source in page.context_data["cl"].result_list], ["The Times"])
