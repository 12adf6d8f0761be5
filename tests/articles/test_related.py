"""What to read after a story: its editors' choice, then what shares something; and the stories beside it."""

from django.test import TestCase

from articles.models import Article, RelatedStory, Series
from articles.models.ways import LAST_LINKED, RELATED
from tests.factories import ago, ahead, make_article, make_film, make_person, make_section


class RelatedTests(TestCase):
    def setUp(self):
        self.film, self.person = make_film(), make_person()
        self.story = make_article("This one", about=[self.film, self.person], tags=["noir", "beach"])

    def related(self, story=None):
        return [each.title for each in self.client.get((story or self.story).get_absolute_url()).context["related"]]

    def test_shared_film_comes_before_person_before_topics(self):
        make_article("Topic", tags=["noir"], published_at=ago(hours=1))
        make_article("Person", mentions=[self.person], published_at=ago(hours=2))
        make_article("Film", mentions=[self.film], published_at=ago(hours=3))
        make_article("Nothing shared")
        self.assertEqual(self.related(), ["Film", "Person", "Topic"])

    def test_of_equals_what_shares_more_comes_first_and_then_the_newest(self):
        make_article("One topic", tags=["noir"], published_at=ago(hours=1))
        make_article("Two topics", tags=["noir", "beach"], published_at=ago(days=9))
        make_article("Older", tags=["beach"], published_at=ago(days=5))
        self.assertEqual(self.related(), ["Two topics", "One topic", "Older"])

    def test_the_editors_own_choice_stands_first_in_its_order_and_whole(self):
        make_article("Film", about=[self.film])
        picks = [make_article(f"Pick {n}") for n in range(RELATED + 1)]
        for position, pick in enumerate(reversed(picks[:2])):
            RelatedStory.objects.create(article=self.story, story=pick, position=position)
        self.assertEqual(self.related(), ["Pick 1", "Pick 0", "Film"])
        for position, pick in enumerate(picks[2:], 2):
            RelatedStory.objects.create(article=self.story, story=pick, position=position)
        self.assertEqual(self.related(), ["Pick 1", "Pick 0", *(f"Pick {n}" for n in range(2, RELATED + 1))])

    def test_never_itself_never_twice_and_never_a_hidden_one(self):
        make_article("Draft", about=[self.film], status="draft")
        hidden = make_article("To come", about=[self.film], published_at=ahead(days=1))
        RelatedStory.objects.create(article=self.story, story=hidden)
        both = make_article("Both", about=[self.film, self.person], tags=["noir"])
        RelatedStory.objects.create(article=self.story, story=both)
        self.assertEqual(self.related(), ["Both"])

    def test_a_story_that_shares_nothing_has_none(self):
        self.assertEqual(self.related(make_article("Alone")), [])

    def test_of_a_busy_topic_only_the_stories_linked_last_are_looked_at(self):
        tag = self.story.tags.get(name="noir")
        for n in range(LAST_LINKED + 5):
            make_article(f"Story {n}", tags=["noir"], published_at=ago(days=n))
        self.assertEqual(tag.tagged.count(), LAST_LINKED + 6)
        self.assertEqual(self.related(), ["Story 5", "Story 6", "Story 7"])


class BesideTests(TestCase):
    def beside(self, story):
        return {name: each.title for name, each in Article.objects.live().beside(story).items()}

    def run_of(self, **fields):
        return [make_article(f"Story {n}", published_at=ago(days=9 - n), **fields) for n in range(3)]

    def test_in_a_section_the_older_one_is_before_and_the_newer_one_after(self):
        stories = self.run_of(section=make_section())
        make_article("Elsewhere", section=make_section(), published_at=ago(days=8, hours=1))
        self.assertEqual(self.beside(stories[1]), {"previous": "Story 0", "next": "Story 2"})
        self.assertEqual(self.beside(stories[0]), {"next": "Story 1"})
        self.assertEqual(self.beside(stories[2]), {"previous": "Story 1"})

    def test_without_a_section_all_of_the_magazine_is_the_run(self):
        stories = self.run_of()
        make_article("Elsewhere", section=make_section(), published_at=ago(days=8, hours=1))
        self.assertEqual(self.beside(stories[1]), {"previous": "Elsewhere", "next": "Story 2"})

    def test_in_a_series_its_own_order_counts(self):
        series = Series.objects.create(name="Run", slug="run")
        one, two, three = (
            make_article(title, series=series, number_in_series=number, published_at=ago(days=days))
            for title, number, days in [("One", 1, 1), ("Two", 2, 3), ("Three", 3, 2)]
        )
        self.assertEqual(self.beside(two), {"previous": "One", "next": "Three"})
        self.assertEqual(self.beside(three), {"previous": "Two"})
        page = self.client.get(two.get_absolute_url())
        self.assertContains(page, f'rel="next" href="{three.get_absolute_url()}"')
        self.assertContains(page, f'rel="prev" href="{one.get_absolute_url()}"')

    def test_of_one_moment_each_story_comes_once_in_the_order_of_the_lists(self):
        moment, section = ago(days=1), make_section()
        stories = [make_article(f"Story {n}", slug=f"s{n}", published_at=moment, section=section) for n in range(4)]
        walked, at = [], stories[0]
        while at:
            walked.append(at)
            at = Article.objects.live().beside(at).get("previous")
        self.assertEqual(walked, list(Article.objects.live().newest_first()))

    def test_hidden_stories_are_passed_over(self):
        stories = self.run_of(section=make_section())
        Article.objects.filter(pk=stories[1].pk).update(embargo_until=ahead(days=1))
        self.assertEqual(self.beside(stories[0]), {"next": "Story 2"})
