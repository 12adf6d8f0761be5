"""Titles and people known by what stands right beside them, whatever the house."""

from unittest import TestCase

from articles.importing.reading import read
from articles.importing.recognising import recognise

from .written import films, names, people, recognised


class TitleTests(TestCase):
    def known(self, name, *sentences):
        for sentence in sentences:
            with self.subTest(sentence):
                self.assertIn(name, films(sentence))

    def unknown(self, *sentences):
        for sentence in sentences:
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [])

    def test_are_told_by_which_film_they_are(self):
        self.known(
            "Marrowgate",
            "He has worked so since Marrowgate, his first feature, in 1995.",
            "Nothing prepared us for Marrowgate, a quiet little comedy about rope.",
            "They met on the stairs after Marrowgate, her third film.",
        )
        self.unknown(
            "We met in Marrowgate, the film festival that nobody leaves.",
            "She left Marrowgate, a film critic by trade.",
        )

    def test_are_told_by_their_length(self):
        self.known("Ruby Herrings Come Home", "She came out with Ruby Herrings Come Home, 28 minutes long, and slept.")
        self.known("Ruby Herrings Come Home", "It ends on Ruby Herrings Come Home (12 mins), without a word.")

    def test_are_told_by_what_came_next(self):
        self.known(
            "Marrowgate",
            "Then came Marrowgate, which hardly anybody has seen.",
            "After that came Marrowgate, with its samurai.",
            "Next was Marrowgate, and a year of rain.",
        )

    def test_are_told_by_who_worked_on_them(self):
        self.known(
            "Grey Herrings",
            "She was an uncredited assistant on Grey Herrings before the war.",
            "Lund was a runner to Terence Davies on Grey Herrings, and it shows.",
            "He has worked on Grey Herrings since the spring.",
        )

    def test_stand_at_either_end_of_everything(self):
        sentence = "Lund has worked on everything from Grey Herrings to Salt Ledger."
        self.assertEqual(films(sentence), ["Grey Herrings", "Salt Ledger"])

    def test_stand_in_a_row_in_which_each_has_its_clause(self):
        for clause in ("which nobody saw", "with its rope and its rain", "about a funeral"):
            with self.subTest(clause):
                sentence = f"He came back with “Salt Ledger”, {clause}, and Marrowgate, {clause}."
                self.assertEqual(films(sentence), ["Salt Ledger", "Marrowgate"])

    def test_go_on_over_a_small_word_at_the_end_of_a_row(self):
        self.assertEqual(
            films("She was an assistant on Salt Ledger and Gone to Sea, no more."), ["Salt Ledger", "Gone to Sea"]
        )

    def test_are_parted_by_or(self):
        sentence = "I would put it beside anything in Grey Herrings or Salt Ledger for strangeness."
        self.assertEqual(films(sentence), ["Grey Herrings", "Salt Ledger"])

    def test_in_quotation_marks_above_a_story_are_nobody_there(self):
        story = recognised(
            "For the legend Mother Tarrow she was given ten days.", headline="On the set of ‘Mother Tarrow’"
        )
        self.assertEqual((names(story.films), names(story.people)), (["Mother Tarrow"], []))

    def test_that_a_page_set_with_ligatures_names(self):
        self.known("Marrowgate", "It is the one bad habit in his ﬁrst ﬁlm, Marrowgate, and he has not lost it.")

    def test_of_what_a_film_is_based_on_are_books(self):
        for line in (
            "It is based on “Salt Ledger” by Ana Ruiz.",
            "The script was adapted from ‘Salt Ledger’ by Ana Ruiz.",
        ):
            with self.subTest(line):
                self.assertEqual(films(line), [])


class PeopleTests(TestCase):
    def test_are_told_by_their_trade(self):
        for sentence in (
            "We met the raven and his handler, Ghrian Tovaquist.",
            "It was found again by the archivist Ghrian Tovaquist.",
            "She was the fourth child of Ghrian Tovaquist, a weaver, and of the sea.",
            "Then Ghrian Tovaquist, the local glassmaker, came in.",
        ):
            with self.subTest(sentence):
                self.assertEqual(people(sentence), ["Ghrian Tovaquist"])

    def test_are_not_told_by_the_trade_of_a_part(self):
        self.assertEqual(people("Peter Mullan plays the greenkeeper, Ghrian Tovaquist."), ["Peter Mullan"])

    def test_are_told_by_german_trades(self):
        for trade in ("Ihr Hauptdarsteller", "Unser Kameramann", "Die Kostümbildnerin"):
            with self.subTest(trade):
                found = people(f"{trade} Albrecht Pauls saß hinten und hat nicht geredet, und das ist auch gut so.")
                self.assertEqual(found, ["Albrecht Pauls"])

    def test_are_two_where_and_stands_between_names_in_full(self):
        found = people(
            "Es una película de Penélope Cruz y Bárbara Lennie, escrita por José Ortega y Gasset en la casa."
        )
        self.assertEqual(found, ["Penélope Cruz", "Bárbara Lennie", "José Ortega y Gasset"])
        self.assertNotIn(
            "Maite y Koro", people("Penélope Cruz da vida a las otras dos, Maite y Koro, que no se hablan.")
        )

    def test_are_told_by_lines_of_credits(self):
        for line in (
            "Music: Ghrian Tovaquist",
            "Dir. Ana Ruiz; with Ghrian Tovaquist, Bo Lund",
            "With the voices of Ghrian Tovaquist, Ana Ruiz",
            "Kamera: Ghrian Tovaquist",
        ):
            with self.subTest(line):
                self.assertIn("Ghrian Tovaquist", people(line))

    def test_stand_before_their_parts_in_a_cast_list(self):
        prose = (
            "In a terraced house it has begun to rain, and Ellen Voss puts out pans, one in every room that she has."
        )
        rows = "Ghrian Tovaquist … Ellen Voss\nBo Lund … Wren\nIda Moss … The Reader"
        story = recognise(read(f"Low Weather\n\nBy Ana Ruiz\n\n{prose} {prose}\n\nCast\n{rows}\n"))
        self.assertIn("Ghrian Tovaquist", names(story.people))
        self.assertNotIn("Ellen Voss", names(story.people))
