"""The matrix would notice: with any one door forgetting its rule, something shows that must not."""

from collections import defaultdict

from django.test import TestCase

from .doors import watched, written
from .matrix import Matrix, at
from .readers import Reader, Remembering
from .world import SECOND, World

# Doors that may forget and nothing shows, since another stands behind them: with both forgetting, it is noticed.
PAGED = ("live_one_by_one", "articles/views.py", "paged")
BANDS = ("live_one_by_one", "articles/templatetags/stories.py", "bands")
FEEDS = ("live_one_by_one", "articles/feeds.py", "stories_of")
PLACES = ("live_one_by_one", "articles/pictures/standing.py", "places")
FOUND = ("live", "magazine/search/stories.py", "live_by_its_key")
SECOND_DOORS = {
    ("live", "articles/views.py", "story_list"): PAGED,
    ("live", "articles/views.py", "section"): PAGED,
    ("live", "articles/archive_views.py", "kind"): PAGED,
    ("live", "articles/archive_views.py", "page_of_time"): PAGED,
    ("live_one_by_one", "articles/models/ways.py", "live_on_topic"): PAGED,
    ("live_one_by_one", "articles/templatetags/stories.py", "coverage"): BANDS,
    ("live_one_by_one", "articles/templatetags/stories.py", "stories_of"): BANDS,
    ("live_one_by_one", "articles/templatetags/stories.py", "stories_by"): BANDS,
    ("live", "articles/feeds.py", "site_feed"): FEEDS,
    ("live", "articles/feeds.py", "section_feed"): FEEDS,
    ("live_one_by_one", "articles/feeds.py", "person_feed"): FEEDS,
    ("live_one_by_one", "articles/feeds.py", "film_feed"): FEEDS,
    ("live", "articles/pictures/standing.py", "with_newest_stories"): PLACES,
    ("live_one_by_one", "magazine/search/views.py", "live_by_keys"): FOUND,
    ("live_one_by_one", "magazine/search/suggesting.py", "told"): FOUND,
}
# Doors that show nothing by themselves when they forget, and why.
HARMLESS = {
    PAGED: "it fetches the rows of a list that asked",
    BANDS: "it fetches the rows of bands that asked",
    FEEDS: "it fetches the rows of a feed that asked",
    PLACES: "it fetches the stories that with_newest_stories() found",
    (
        "live",
        "articles/archive_views.py",
        "archive",
    ): "it says which years and kinds have stories: tests/articles/test_archives.py",
    ("live", "articles/archive_views.py", "year"): "it says which months have stories: tests/articles/test_archives.py",
    (
        "live",
        "articles/archive_views.py",
        "month",
    ): "it says which months have stories: tests/articles/test_archives.py",
    ("cleared", "articles/models/library.py", "uncleared"): "fewer pictures show: none is stood in for",
    ("live_one_by_one", "magazine/sitemaps.py", "rows"): "it fetches the rows of a map that asked",
    ("public", "magazine/sitemaps.py", "with_more"): "the page of pictures that it names asks again",
    ("live", "magazine/front_page/composing.py", "fetch_stories"): "it fetches the rows of those that were chosen",
    ("live", "magazine/front_page/composing.py", "film_of_the_month"): "films are public: tests/magazine/front_page/",
    ("cleared", "magazine/front_page/shelf.py", "with_posters"): "Photo.shown() asks again",
}
# Doors that the matrix does not go through, and why.
ELSEWHERE = {
    ("live", "articles/plates/story.py", "ask"): "a plate, made in no transaction: tests/articles/test_plates.py",
    ("live", "articles/plates/story.py", "made"): "a plate, made in no transaction: tests/articles/test_plates.py",
    (
        "live",
        "magazine/printed_maps.py",
        "<module>",
    ): "whether a plate is fresh: tests/articles/test_plates_of_pages.py",
    (
        "live",
        "articles/plates/shown.py",
        "<module>",
    ): "whether a plate is fresh: tests/articles/test_plates_of_pages.py",
    (
        "live_one_by_one",
        "articles/plates/shown.py",
        "<module>",
    ): "whether a plate is fresh: tests/articles/test_plates_of_pages.py",
    (
        "live_one_by_one",
        "articles/plates/shown.py",
        "of_shelf",
    ): "whether a plate is fresh: tests/articles/test_plates_of_pages.py",
    (
        "public",
        "articles/plates/shown.py",
        "of_shelf",
    ): "whether a plate is fresh: tests/articles/test_plates_of_pages.py",
    ("live", "articles/models/ways.py", "live_on_topic"): "a topic of a thousand: tests/articles/test_archives.py",
    ("live", "magazine/baking/addresses.py", "of_stories"): "files: tests/magazine/baking/",
    ("public", "magazine/baking/run.py", "withdraw"): "files: tests/magazine/baking/",
    ("live_one_by_one", "magazine/newsletter/letters.py", "compose"): "a letter: tests/magazine/newsletter/",
    ("public", "magazine/newsletter/letters.py", "picture_of"): "a letter: tests/magazine/newsletter/",
    (
        "live",
        "articles/pictures/social/keeping.py",
        "make_if_live",
    ): "by command: tests/articles/test_social_pictures.py",
    ("live", "articles/models/comment.py", "corrections_due"): "asked by the desk only",
    ("live", "articles/views.py", "rehearsed_story"): "a shared preview: tests/articles/test_sharing.py",
    ("public", "articles/sharing.py", "is_public_once_live"): "a shared preview: tests/articles/test_sharing.py",
    ("public", "articles/models/rendition.py", "public"): "asked by previews only: tests/articles/test_sharing.py",
    ("cleared", "articles/models/rendition.py", "cleared"): "asked by previews only: tests/articles/test_sharing.py",
    ("cleared", "articles/views.py", "seen_beforehand"): "asked by previews only: tests/articles/test_sharing.py",
}


class DoorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = World()
        cls.addClassCleanup(cls.world.clear_away)
        cls.used = defaultdict(lambda: defaultdict(list))
        for moment in (cls.world.t - SECOND, cls.world.t):
            cls.find_doors(moment)

    @classmethod
    def find_doors(cls, moment):
        """Door to what is asked through it, at a moment."""
        reader = Remembering(cls.world, moment)
        with at(moment):
            for asked in Matrix(cls.world, reader, moment, in_short=True).asks():
                for door in reader.answer(asked[-1]).doors:
                    cls.used[door][moment].append(asked)

    def test_every_door_in_the_code_is_gone_through(self):
        self.assertEqual(set(written()) - set(self.used) - ELSEWHERE.keys(), set())

    def test_a_door_that_forgets_is_noticed(self):
        for door in sorted(self.used):
            with self.subTest(door):
                behind = SECOND_DOORS.get(door)
                if door not in HARMLESS:
                    self.assertEqual(self.is_noticed({door}, door), behind is None)
                    self.assertTrue(behind is None or self.is_noticed({door, behind}, door))

    def is_noticed(self, doors, door):
        with watched(lambda asked: asked in doors):
            return any(
                next(Matrix(self.world, Reader(), moment).leaks(asks), None) for moment, asks in self.used[door].items()
            )
