from django.db import IntegrityError, transaction
from django.test import TestCase

from articles.models import Tag
from articles.models.tag import normalise
from tests.factories import make_article


class TopicTests(TestCase):
    def test_spellings_of_one_topic_stay_one_topic(self):
        article = make_article()
        article.tags.add("Noir", "noir", "NOIR", "n\u200boir", "ＮＯＩＲ", " noir ")
        self.assertEqual(Tag.objects.count(), 1)
        self.assertEqual(article.tags.count(), 1)

    def test_composed_and_decomposed_accents_are_one_topic(self):
        make_article().tags.add("Ame\u0301lie", "Am\u00e9lie")
        self.assertEqual(Tag.objects.get().name, "Am\u00e9lie")

    def test_the_first_spelling_stays(self):
        make_article().tags.add("Film noir")
        make_article().tags.add("FILM NOIR")
        self.assertEqual(Tag.objects.get().name, "Film noir")

    def test_nothing_visible_is_no_topic(self):
        article = make_article()
        article.tags.add("", "  ", "\u200b")
        self.assertFalse(article.tags.exists())

    def test_setting_topics_replaces_them(self):
        article = make_article(tags=["noir", "books"])
        article.tags.set(["Books", "acting"])
        self.assertEqual(sorted(article.tags.values_list("name", flat=True)), ["acting", "books"])

    def test_the_database_refuses_a_second_spelling(self):
        Tag.objects.create(name="Noir")
        with self.assertRaises(IntegrityError), transaction.atomic():
            Tag.objects.create(name="noir", slug="another")

    def test_a_topic_in_another_script_keeps_an_address(self):
        for name in ["日本", "!!!", "Ω"]:
            with self.subTest(name=name):
                tag = Tag.objects.create(name=name)
                self.assertTrue(tag.slug)
                self.assertTrue(tag.get_absolute_url())

    def test_normalising_twice_changes_nothing(self):
        for name in ["  Film\tnoir\n", "ﬁlm", "e\u0301", "a\u00adb", "\u2003x"]:
            with self.subTest(name=name):
                self.assertEqual(normalise(normalise(name)), normalise(name))
