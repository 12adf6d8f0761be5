"""Whatever a reader asks, at whatever moment: nothing of a story that is not theirs to see stands in any answer."""

from collections import defaultdict

from django.db import transaction
from django.test import TestCase

from articles.roles import ROLES
from tests.factories import make_member

from .matrix import Matrix, at
from .readers import PlainClient, Reader, Remembering
from .surfaces import SHOWN_ON, SURFACES
from .world import HOUR, SECOND, T_AS_THE_CLOCKS_GO_BACK, T, World


class OneWorld(TestCase):
    """What the classes here share: the magazine is made once."""

    t = T

    @classmethod
    def setUpTestData(cls):
        cls.world = World(cls.t)
        cls.addClassCleanup(cls.world.clear_away)

    def assertNothingLeaks(self, moment, reader=None, **scope):
        leaks = list(Matrix(self.world, reader or Remembering(self.world, moment), moment, **scope).leaks())
        self.assertEqual(leaks, [], "\n".join(["", *leaks[:40]]))


class MomentTests(OneWorld):
    def test_a_second_before_its_time(self):
        self.assertNothingLeaks(self.t - SECOND)

    def test_at_its_time(self):
        self.assertNothingLeaks(self.t)

    def test_a_second_after(self):
        self.assertNothingLeaks(self.t + SECOND)


class ClocksGoBackTests(OneWorld):
    """The same in the hour that comes twice where the magazine is made."""

    t = T_AS_THE_CLOCKS_GO_BACK

    def test_an_hour_has_its_own_second_each_time_it_comes(self):
        with self.settings(TIME_ZONE="Europe/London"):
            surfaces = ["home", "story", "feed", "search", "story-sitemap"]
            for moment in (self.t - HOUR, self.t - SECOND, self.t, self.t + HOUR):
                with self.subTest(moment):
                    self.assertNothingLeaks(moment, surfaces=surfaces, in_short=True)


class WhoAsksTests(OneWorld):
    def test_the_desk_sees_no_more_on_the_pages_of_readers(self):
        surfaces = ["home", "story", "story-json", "person", "search", "feed"]
        for role in ROLES:
            with self.subTest(role):
                client = PlainClient()
                client.force_login(make_member(role))
                self.assertNothingLeaks(self.t - SECOND, Reader(client), surfaces=surfaces, in_short=True)


class WhatIsShownTests(OneWorld):
    """The other half: without it, a magazine that shows nothing would pass."""

    def answers(self, name):
        """What is answered to everything asked about one story, by surface."""
        told, answers = self.world.stories[name], defaultdict(list)
        reader = Remembering(self.world, self.t + SECOND)
        with at(self.t + SECOND):
            for surface, ask_for in SURFACES.items():
                given = [reader.answer(ask) for ask in ask_for(self.world, told)]
                answers[surface] += [answer for answer in given if answer.status == 200]
        return told, answers

    def test_a_live_story_is_named_wherever_stories_are_shown(self):
        for name in ("published", "scheduled", "embargoed", "with a draft beside it"):
            with self.subTest(name):
                told, answers = self.answers(name)
                shown = {
                    surface
                    for surface, given in answers.items()
                    if any(each.shows(told.article.slug) for each in given)
                }
                self.assertEqual(SHOWN_ON - shown, set())

    def test_every_canary_of_a_live_story_is_somewhere_found(self):
        told, answers = self.answers("published")
        looked_for = told.readers_see(self.t + SECOND, self.t)
        found = {place for given in answers.values() for each in given for place in each.places(looked_for)}
        self.assertEqual(looked_for.keys() - found, set())


class TwoWorldsTests(TestCase):
    def answers(self, world, reader):
        """Every answer about what is live."""
        self.addCleanup(world.clear_away)
        with at(T - SECOND):
            return {
                f"{surface}: {ask}": reader.answer(ask).plainly()
                for surface, ask_for in SURFACES.items()
                for ask in ask_for(world, world.stories["published"])
            }

    def test_no_answer_differs_from_what_it_would_be_without_the_hidden_stories(self):
        with transaction.atomic():
            without = self.answers(World(hidden=False), Reader())
            transaction.set_rollback(True)
        world = World()
        with_them = self.answers(world, Remembering(world, T - SECOND))
        self.assertEqual([ask for ask, answer in with_them.items() if answer != without[ask]], [])
