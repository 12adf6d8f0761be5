"""What stands with names: for whom somebody works, whose film it is, which part is played, who is whose kin."""

from unittest import TestCase

from articles.importing.reading import read
from articles.importing.recognising import recognise

from .written import films, names, people, recognised


class PeopleTests(TestCase):
    def test_whom_somebody_is_seen_as_between_commas_is_a_part(self):
        said = recognised("Matthew Macfadyen, as Gideon, gets up. The will leaves a spoon to Gideon Farr.")
        self.assertEqual(names(said.people), ["Matthew Macfadyen"])

    def test_families_of_an_episode_are_none(self):
        told = "The will leaves the house to Marguerite Lascelles, and nothing to young Benedict Lascelles."
        self.assertEqual(people(told, headline="The Bequest Recap: A Spoon for Everyone"), [])
        self.assertEqual(len(people(told, headline="A Spoon for Everyone")), 2)

    def test_a_film_of_a_family_has_a_maker(self):
        self.assertEqual(people("Edward Yang’s family epic was first released here in 2000."), ["Edward Yang"])

    def test_a_house_is_known_by_its_production(self):
        self.assertEqual(people("Two on the Aisle is a Penny Gaff production."), [])

    def test_a_credit_gives_a_name_in_full(self):
        credits = "Cinematography: Ruben Woodin Dechamps\nRuntime: 118 mins"
        story = read(f"Undertide\n\nBy Ana Ruiz\n\nIt rained. It rained on the pier, and on the sea.\n\n{credits}")
        self.assertIn("Ruben Woodin Dechamps", names(recognise(story).people))


class FilmTests(TestCase):
    def test_what_somebody_works_for_is_none(self):
        self.assertEqual(
            films("“It is close,” said the analyst Corwin Tetlow, then Mary Tetlow of Turnstile Data."), []
        )

    def test_a_category_is_none(self):
        self.assertEqual(films("Who is eating whose lunch in International Feature is known to all."), [])

    def test_a_question_whether_it_is_a_comedy_is_about_one(self):
        self.assertEqual(films("Is Marrowgates a romantic comedy? Nobody knows."), ["Marrowgates"])

    def test_a_verb_behind_a_name_ends_a_row_of_films(self):
        self.assertNotIn("Judith", films("Bram reviews The Marrowgate Scheme, and Judith says what she thinks of it."))

    def test_capitals_on_the_smallest_words_are_a_title_s(self):
        title = "Do Not Expect Too Much from the End of the World"
        self.assertEqual(films(f"Here is the furious driver of {title}, who is a clerk now."), [title])

    def test_in_french_a_maker_stands_before_a_title(self):
        told = "C’est la réalisatrice de Nos soleils, qui n’était pas là, et qui ne le regrette pas."
        self.assertEqual(films(told), ["Nos soleils"])

    def test_in_french_a_title_may_stand_behind_a_comma(self):
        told = "L’autre film du palmarès, Las Palomas de hierro, obtient le prix du jury, et c’est bien."
        self.assertEqual(films(told), ["Las Palomas de hierro"])


class SectionTests(TestCase):
    SAID = ("Nino Lund’s first feature is about a goat.", "Nobody will accuse him; this is his third film in a year.")

    def test_films_stand_over_what_is_said_of_them(self):
        told = ["# Goat, Descending", self.SAID[0], "# The Paperwork of Agnes Roth", self.SAID[1]]
        self.assertEqual(films(*told), ["Goat, Descending", "The Paperwork of Agnes Roth"])

    def test_one_heading_says_nothing(self):
        self.assertEqual(films("# Goat, Descending", self.SAID[0]), [])

    def test_a_heading_in_small_letters_is_none(self):
        told = ["# What the jury may do", self.SAID[0], "# What the public wants", self.SAID[1]]
        self.assertEqual(films(*told), [])


class AwardTests(TestCase):
    def test_gold_in_italian_and_a_prize_of_two_words(self):
        found = names(recognised("The Pardo d’oro went to a goat, the Prix de la mise en scène to Carla Simón.").awards)
        self.assertEqual(found, ["Pardo d’oro", "Prix de la mise en scène"])
