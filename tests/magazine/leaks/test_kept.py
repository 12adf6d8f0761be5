"""With pages kept from before: asked a second before their time, then at it and after, none is stale and none leaks."""

from django.test import TestCase

from .matrix import Matrix, at
from .readers import BehindTheFront, Remembering
from .world import SECOND, World


class KeptPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = World()
        cls.addClassCleanup(cls.world.clear_away)

    def matrix(self, reader, moment):
        return Matrix(self.world, reader, moment, in_short=True)

    def asks(self, moment):
        with at(moment):
            return [asked for asked in self.matrix(None, moment).asks() if asked[-1].method == "get"]

    def test_nothing_kept_is_given_past_its_moment(self):
        t, front, made = self.world.t, BehindTheFront(), {}
        for moment in (t - SECOND, t, t + SECOND):
            before = len(front.readers.made)
            with self.subTest(moment):
                asks, made_anew = self.asks(moment), Remembering(self.world, moment)
                leaks = list(self.matrix(front, moment).leaks(asks))
                self.assertEqual(leaks, [], "\n".join(["", *leaks[:40]]))
                with at(moment):
                    stale = [
                        str(ask)
                        for _, _, ask in asks
                        if front.answer(ask).plain_content != made_anew.answer(ask).plain_content
                    ]
                self.assertEqual(stale, [])
            made[moment] = len(front.readers.made) - before
        self.assertLess(made[t + SECOND], made[t])  # nothing changes in the last second: what was made at t is given
