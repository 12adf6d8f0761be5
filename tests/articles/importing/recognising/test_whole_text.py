"""What the whole text says: names that no list has, titles as one house sets them, prizes as they were won."""

from unittest import mock

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.recognising import firms, recognise
from articles.importing.recognising.passages import passages_of

from .written import films, names, people, recognised


def awards(*paragraphs, **fields):
    return names(recognised(*paragraphs, **fields).awards)


class UnlistedPeopleTests(SimpleTestCase):
    def test_a_name_of_no_language_is_somebodys_by_what_is_said_of_it(self):
        for sentence in (
            "There is a season of Xhanfise Kekko.",
            "It has a mayor. Tjarra Wandinn was there.",
            "Its star, Tynka Kurtty, was in the front row.",
            "The jury are Ana Ruiz and Sadhbha Keanneq.",
        ):
            with self.subTest(sentence):
                self.assertEqual(len([name for name in people(sentence) if name != "Ana Ruiz"]), 1)

    def test_everyday_words_with_capitals_are_nobodys_name(self):
        self.assertEqual(people("They live on Projection Booth. Little Miss Sunshine was on."), [])

    def test_a_name_alone_in_no_sentence_that_says_so_stays_unsaid(self):
        self.assertEqual(people("We walked along the Xhanfise Kekko and came home."), [])

    def test_german_gives_every_noun_a_capital(self):
        story = "Der Film ist da und die Leute sind da mit einem Hund. Minuten Länge ist nicht das Problem der Leute."
        self.assertEqual(people(story), [])

    def test_one_name_that_does_what_people_do_is_somebodys(self):
        self.assertEqual(people("It was shot by the cinematographer Kogonaddo, who lives there."), ["Kogonaddo"])
        self.assertEqual(people("We liked Kogonaddo’s film best of all."), ["Kogonaddo"])
        self.assertEqual(people("She goes to Kogonaddo in winter."), [])

    def test_initials_before_the_answers_are_those_of_the_person_asked(self):
        asked = "BS: Do you swim?\n\nTW: I do not swim.\n\nBS: Do you sail?\n\nTW: On Sundays, and never far.\n"
        story = recognise(read(f"A Talk\n\nBy Ben Small\n\nTjarra Wandinn drinks tea by the pier, slowly.\n\n{asked}"))
        self.assertIn("Tjarra Wandinn", names(story.people))

    def test_what_somebody_is_stands_before_the_name(self):
        self.assertEqual(people("“No,” said Deputy Member Rob Tillery."), ["Rob Tillery"])


class TitlesOfOneHouseTests(SimpleTestCase):
    def test_the_headline_of_a_review_begins_with_the_title_whatever_its_letters(self):
        for headline in ("mother! review – a house", "Low Tide movie review: a boat", "Review: Low Tide"):
            with self.subTest(headline):
                self.assertIn(films("It is wet.", headline=headline), (["mother!"], ["Low Tide"]))

    def test_a_small_word_with_its_sign_is_a_title_where_it_comes_again(self):
        self.assertEqual(films("Since mother! emptied cinemas. Whoever saw mother! knows."), ["mother!"])
        self.assertEqual(films("And oh! what a day it was."), [])

    def test_capitals_are_titles_where_a_known_title_has_them(self):
        told = "PEAT is out. Before it came THE GOOSE GIRLS and nothing else."
        self.assertEqual(films(told, headline="They release “Peat”"), ["Peat", "THE GOOSE GIRLS"])
        self.assertEqual(films("It is out. The sign said THANK YOU ALL and nothing else."), [])

    def test_the_entries_of_a_list_open_with_titles_where_they_go_on_to_films(self):
        entries = (
            "Low Tide — A debut about a boat.",
            "The Hut — The new film of a baker.",
            "Ebb — By the director of it.",
        )
        self.assertEqual(films(*entries), ["Low Tide", "The Hut", "Ebb"])
        voices = ("Ana Ruiz — A director of it all.", "Bo Lund — The new star.", "Sam Moss — The producer.")
        self.assertEqual(films(*voices), [])

    def test_what_a_film_is_called_who_wrote_it_and_what_happens_in_it(self):
        said = {
            "It’s called Keeper, and it is wet.": ["Keeper"],
            "She also wrote Lamb and a play.": ["Lamb"],
            "They gave us Slow Water, in which nobody swims.": ["Slow Water"],
            "He is the director of Slow Water, and sails.": ["Slow Water"],
            "He is the director of Human Resources, and sails.": [],
            "He told The Petaluma Argus so.": [],
            "They shot on Imax 65mm and sailed.": [],
            "It is in County Offaly.": [],
        }
        for sentence, titles in said.items():
            with self.subTest(sentence):
                self.assertEqual(films(sentence), titles)


class WellKnownTests(SimpleTestCase):
    def test_a_title_that_everybody_knows_needs_nothing_beside_it(self):
        said = {
            "Nothing since Kes, or Rosemary’s Baby, had it.": ["Kes", "Rosemary’s Baby"],
            "It is Lean’s Brief Encounter with a dog.": ["Brief Encounter"],
            "We drove up Mulholland Drive for hours.": [],
            "They had a Barry Lyndon of a time.": [],
            "They met on Star Wars Day and slept.": [],
            "It was home alone and a brief encounter.": [],
        }
        for sentence, titles in said.items():
            with self.subTest(sentence):
                self.assertEqual(films(sentence), titles)


class ResultTests(SimpleTestCase):
    def test_the_columns_of_a_table_tell_films_from_people(self):
        rows = "Best Actress\tAna Ruiz\tLiving\nBest Actor\tKe Hoy Quann\tLiving\nBest Film\t—\tTurning Red"
        rows += "\nBest Song\t—\tEbb"
        story = recognise(read(f"The Prizes\n\nThey met on a pier and voted all day until it was dark.\n\n{rows}\n"))
        self.assertEqual(names(story.films), ["Living", "Turning Red", "Ebb"])
        self.assertEqual(names(story.people), ["Ana Ruiz", "Ke Hoy Quann"])

    def test_what_stands_behind_for_is_the_film(self):
        lines = (
            "Mejor película: La sal",
            "Mejor actriz: Ana Ruiz, por La sal, y Eva Moss, por Nadie en casa",
            "Mejor documental (ex aequo): El último tranvía y Cuaderno de Ceuta",
        )
        story = recognised(*lines)
        self.assertEqual(names(story.films), ["La sal", "Nadie en casa", "El último tranvía", "Cuaderno de Ceuta"])
        self.assertEqual(names(story.people), ["Ana Ruiz", "Eva Moss"])


class WonTests(SimpleTestCase):
    def test_what_was_won_is_a_prize_whatever_it_is_called(self):
        said = {
            "Ebb won the Salty Hazel in June.": ["Salty Hazel"],
            "It was nominated for three Gannets and a Kettle Prize.": ["Gannets", "Kettle Prize"],
            "She was given the Silver Hazel of the jury.": ["Silver Hazel"],
            "It won the audience prize at sea.": ["audience prize"],
            "He won the Second World War on his own.": [],
            "She took the Land Rover home.": [],
        }
        for sentence, prizes in said.items():
            with self.subTest(sentence):
                self.assertEqual(awards(sentence), prizes)

    def test_a_prize_may_be_called_after_somebody_in_small_letters(self):
        self.assertEqual(awards("La gala de los premios Faro fue larga y la gente es de aquí."), ["premios Faro"])
        self.assertEqual(awards("Le film a le Prix du jury et les gens sont dans la rue."), ["Prix du jury"])


class BoundedWorkTests(SimpleTestCase):
    def test_no_more_words_are_looked_at_than_the_longest_story_has(self):
        for part in ("A. ", "*a*", "1 "):
            with self.subTest(part):
                words = sum(len(passage.words) for passage in passages_of(read(part * 50_000)))
                self.assertLess(words, 40_000)

    def test_only_what_begins_as_a_company_does_is_looked_up_at_every_length(self):
        with mock.patch("articles.importing.recognising.firms.is_known", wraps=firms.is_known) as asked:
            recognise(read("B. " * 1_000))
            self.assertEqual(asked.call_count, 0)
            recognise(read("It was released by Netflix and shown."))
            self.assertGreater(asked.call_count, 0)
