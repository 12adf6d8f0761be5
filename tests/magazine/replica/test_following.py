"""How long, and on what condition, a replica stands in for a primary that is away."""

from unittest import mock

from django.test import SimpleTestCase

from magazine.edition.kept import LIFE
from magazine.replica import following
from magazine.replica.following import AGAIN, Replica
from magazine.replica.reading import Reading


class StandingInTests(SimpleTestCase):
    def setUp(self):
        self.now = 1000.0
        self.enterContext(mock.patch.object(following.time, "monotonic", lambda: self.now))
        self.primary, self.own = mock.Mock(return_value=7), mock.Mock(return_value=7)
        self.replica = Replica(self.primary)
        self.replica.own = self.own

    def test_asks_the_primary_alone_while_it_answers(self):
        self.assertEqual(self.replica.number(), 7)
        self.own.assert_not_called()

    def test_lasts_no_longer_than_a_cache_in_front_may_keep_a_page(self):
        self.replica.number()
        self.primary.return_value = None
        self.now += LIFE
        self.assertEqual(self.replica.number(), 7)
        self.now += 1
        self.assertIsNone(self.replica.number())

    def test_is_refused_to_a_replica_that_has_seen_less_than_this_process(self):
        self.replica.number()
        self.primary.return_value = None
        self.own.return_value = 6
        self.assertIsNone(self.replica.number())

    def test_is_refused_where_the_primary_was_never_heard(self):
        self.primary.return_value = None
        self.assertIsNone(self.replica.number())

    def test_ends_within_a_second_of_the_primary_coming_back(self):
        self.replica.number()
        self.primary.return_value = None
        self.replica.number()
        self.primary.return_value = 9
        self.assertEqual(self.replica.number(), 7)
        self.now += AGAIN
        self.assertEqual(self.replica.number(), 9)
        self.assertFalse(self.replica.alone)


class CaughtUpTests(SimpleTestCase):
    def caught_up(self, there, **wanted):
        cursor = mock.MagicMock()
        cursor.__enter__.return_value.fetchall.return_value = list(there.items())
        with mock.patch("magazine.replica.reading.connections") as connections:
            connections.__getitem__.return_value.cursor.return_value = cursor
            return Reading(**wanted).look()

    def test_means_every_row_and_not_their_sum(self):
        self.assertTrue(self.caught_up({1: 5, 2: 3}, parts={1: 5, 2: 3}))
        self.assertTrue(self.caught_up({1: 6, 2: 3}, parts={1: 5, 2: 3}))
        self.assertFalse(self.caught_up({1: 4, 2: 4}, parts={1: 5, 2: 3}))
        self.assertFalse(self.caught_up({1: 9}, parts={1: 5, 2: 3}))
