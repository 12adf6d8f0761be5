"""The matrix would notice: with any one door forgetting its rule, something shows that must not."""

from collections import defaultdict

from django.test import Client, TestCase

from .doors import watched, written
from .matrix import Matrix, at
from .world import SECOND, World

# Doors that may forget and nothing shows, because another stands behind or before them: each with which.
SECOND_DOORS = {
    (
        "cleared",
        "articles/models/gallery.py",
        "prefetch",
    ): "a picture of a gallery is shown by Photo.shown(), which asks again",
    (
        "cleared",
        "articles/models/library.py",
        "uncleared",
    ): "where it forgets, fewer pictures show: none is stood in for",
    ("live", "articles/pictures/standing.py", "places"): "with_newest_stories() finds no others",
    ("live", "articles/pictures/standing.py", "with_newest_stories"): "places() names no others",
    ("live", "magazine/search/views.py", "stories_of"): "door_to() finds no others",
    ("live", "magazine/search/asking.py", "suggestions"): "door_to() finds no others",
    ("public", "magazine/sitemaps.py", "has_more"): "the page of pictures that it names asks again",
    ("cleared", "magazine/views.py", "home"): "a poster is shown by Photo.shown(), which asks again",
}
# Doors that the matrix does not go through, and why.
ELSEWHERE = {
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
        cls.moments = [cls.world.t - SECOND, cls.world.t]
        cls.used = cls.find_doors()

    @classmethod
    def find_doors(cls):
        """Door to the surfaces that go through it."""
        used, client = defaultdict(set), Client()
        for moment in cls.moments:
            with at(moment):
                for surface, _, ask in Matrix(cls.world, client, moment, in_short=True).asks():
                    with watched(lambda door, surface=surface: used[door].add(surface)):
                        ask.by(client)
        return used

    def test_every_door_in_the_code_is_gone_through(self):
        self.assertEqual(set(written()) - set(self.used) - ELSEWHERE.keys(), set())

    def test_a_door_that_forgets_is_noticed(self):
        for door, surfaces in sorted(self.used.items()):
            with self.subTest(door), watched(lambda asked, door=door: asked == door):
                noticed = any(next(self.matrix(moment, surfaces).leaks(), None) for moment in self.moments)
                self.assertEqual(noticed, door not in SECOND_DOORS)

    def matrix(self, moment, surfaces):
        return Matrix(self.world, Client(raise_request_exception=False), moment, sorted(surfaces), in_short=True)
