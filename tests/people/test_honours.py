"""Prizes and counts side by side: what may be said of both, and in which words."""

from django.test import TestCase

from people.honours import Figure, by_edition
from people.models import Programme, Tally
from tests.factories import make_edition, make_film, make_nomination, make_source


class HonoursTestCase(TestCase):
    def setUp(self):
        self.source = make_source()
        self.film, self.edition = make_film(), make_edition(source=self.source)

    def name(self, count, result="nominee", **fields):
        for n in range(count):
            make_nomination(self.edition, category=f"Prize {result} {n}", films=[self.film], result=result, **fields)

    def count(self, **counts):
        source = counts.pop("source", self.source)
        return Tally.objects.create(film=self.film, edition=self.edition, source=source, **counts)

    def honours(self):
        (honours,) = by_edition(self.film.nominations.in_order().with_nominees(), self.film.tallies.for_listing())
        return honours


class FigureTests(HonoursTestCase):
    def figures(self):
        honours = self.honours()
        return honours.nomination_figure.words, honours.win_figure.words

    def test_a_count_stands_as_its_source_gives_it(self):
        self.count(nominations=6, wins=5)
        self.name(2, "winner")
        self.assertEqual(self.figures(), ("6", "5"))

    def test_wins_that_nobody_states_are_not_none(self):
        self.count(nominations=5)
        self.assertEqual(self.figures(), ("5", "not stated"))

    def test_wins_that_are_named_are_the_least_where_nobody_counts_them(self):
        self.count(nominations=5)
        self.name(1, "winner")
        self.assertEqual(self.figures(), ("5", "at least 1"))

    def test_where_every_nomination_is_named_its_wins_are_known(self):
        self.count(nominations=2)
        self.name(1, "winner")
        self.name(1)
        self.assertEqual(self.figures(), ("2", "1"))

    def test_where_more_is_named_than_counted_a_count_is_the_least(self):
        self.count(nominations=1, wins=0)
        self.name(3)
        self.assertEqual(self.figures(), ("at least 3", "0"))

    def test_where_two_sources_differ_the_smaller_count_is_the_least(self):
        self.count(nominations=7, wins=2)
        self.count(nominations=6, wins=2, source=make_source("The Herald"))
        self.assertEqual(self.figures(), ("at least 6", "2"))

    def test_without_a_count_what_is_named_stands(self):
        self.name(2)
        self.assertEqual(self.figures(), ("2", "0"))

    def test_to_be_listed_is_no_nomination(self):
        self.name(1, "listed")
        self.assertEqual(self.figures(), ("0", "0"))
        self.assertEqual(self.honours().laurel, "Listed")

    def test_nobody_is_nominated_for_the_prize_of_a_festival_that_is_won(self):
        Programme.objects.update(kind="festival")
        self.name(1, "winner")
        self.assertEqual(self.figures(), ("0", "1"))

    def test_a_sum_is_as_sure_as_its_parts(self):
        self.assertEqual((Figure(6) + Figure(7)).words, "13")
        self.assertEqual((Figure(6) + Figure(1, is_exact=False)).words, "at least 7")


class ExplanationTests(HonoursTestCase):
    def explained(self):
        return [why for _, why in self.honours().explained]

    def test_says_which_one_is_not_listed(self):
        self.count(nominations=6, wins=5)
        self.name(5, "winner")
        self.assertEqual(
            self.explained(), ["the source names 5 of the categories; the sixth is not listed by the source"]
        )

    def test_says_how_many_are_not_listed(self):
        self.count(nominations=7, wins=1)
        self.name(1, "winner")
        self.assertEqual(
            self.explained(), ["the source names 1 of the categories; the other 6 are not listed by the source"]
        )

    def test_says_that_none_is_named_and_that_wins_are_not_stated(self):
        self.count(nominations=5)
        self.assertEqual(self.explained(), ["wins not stated; the source names none of the categories"])

    def test_says_where_all_are_named(self):
        self.count(nominations=2, wins=0)
        self.name(2)
        self.assertEqual(self.explained(), ["the source names all 2 categories"])

    def test_says_how_many_of_the_wins_are_named(self):
        self.count(nominations=3, wins=2)
        self.name(1, "winner")
        self.assertIn("it names 1 of its 2 wins", self.explained()[0])

    def test_tells_what_the_source_names_from_what_another_does(self):
        self.count(nominations=3, wins=0)
        self.name(1, source=make_source("The Herald"))
        self.assertEqual(self.explained(), ["the source names none of the categories; another source names 1 more"])

    def test_a_listing_is_not_taken_for_a_named_category(self):
        self.count(nominations=1, wins=0)
        self.name(1, "listed")
        self.assertEqual(self.explained(), ["the source does not name the category"])


class LaurelTests(HonoursTestCase):
    def test_one_prize_makes_a_winner_and_several_are_counted(self):
        self.name(1, "winner")
        self.assertEqual(self.honours().laurel, "Winner")
        self.name(3, "winner", detail="again")
        self.assertEqual(self.honours().laurel, "4 wins")

    def test_wins_that_are_only_counted_earn_one_too(self):
        self.count(nominations=7, wins=2)
        self.assertEqual(self.honours().laurel, "2 wins")

    def test_nominations_alone_earn_none(self):
        self.count(nominations=7)
        self.name(3)
        self.assertEqual(self.honours().laurel, "")
