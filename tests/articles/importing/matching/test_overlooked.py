"""Names of the shelf in plain letters: linked where that is plain, asked where it is not, and no flood of questions."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from articles.importing.matching import match
from articles.importing.reading.pieces import Field, Figure, Heading, Paragraph, Reading
from articles.importing.recognising import recognise
from people.models import FilmTitle
from tests.factories import make_company, make_film, make_person


def read_as(*pieces):
    return Reading(tuple(Paragraph(0, 0, piece) if isinstance(piece, str) else piece for piece in pieces))


def overlooked(*pieces):
    """What recognising did not come to, by its name as printed."""
    reading = read_as(*pieces)
    recognised = recognise(reading)
    known = {id(mention) for mention in recognised.mentions}
    return {
        choice.mention.name: choice for choice in match(recognised, reading).choices if id(choice.mention) not in known
    }


def states(*pieces):
    return {name: choice.state for name, choice in overlooked(*pieces).items()}


class TitleTests(TestCase):
    def test_a_rare_word_alone_is_asked_with_its_sentence_and_its_places(self):
        film = make_film("Anora")
        sentence = "On Sunday everybody there spoke of Anora."
        found = overlooked(f"{sentence} Anora was shot in Brooklyn.")["Anora"]
        self.assertEqual((found.state, [row.pk for row in found.candidates]), ("asked", [film.pk]))
        self.assertEqual(found.mention.sentence, sentence)
        self.assertEqual([(place.start, place.end) for place in found.mention.places], [(35, 40), (42, 47)])

    def test_several_words_that_are_no_name_are_linked(self):
        film = make_film("Marrow: Part Two")
        found = overlooked("The jury preferred Marrow: Part Two to the others.")["Marrow: Part Two"]
        self.assertEqual((found.state, found.chosen.pk), ("matched", film.pk))

    def test_everyday_words_with_capitals_are_asked(self):
        make_film("Civil War")
        self.assertEqual(states("They talked about Civil War all evening."), {"Civil War": "asked"})
        self.assertEqual(states("They talked about the civil war all evening."), {})

    def test_what_is_built_like_a_name_or_a_street_is_asked(self):
        make_film("Barry Lyndon")
        make_film("Mulholland Drive")
        text = "Nothing looks like Barry Lyndon, and nothing sounds as Mulholland Drive does."
        self.assertEqual(states(text), {"Barry Lyndon": "asked", "Mulholland Drive": "asked"})

    def test_of_two_films_of_one_title_is_asked(self):
        make_film("Marrow: Part Two", year=2024)
        make_film("Marrow: Part Two", year=2031)
        found = overlooked("The jury preferred Marrow: Part Two to the others.")["Marrow: Part Two"]
        self.assertEqual((found.state, len(found.candidates)), ("asked", 2))

    def test_somebody_named_who_has_a_credit_on_it_settles_it(self):
        baker = make_person("Sean Baker")
        film = make_film("Tangerine", directors=[baker])
        make_film("Tangerine", year=1955)
        found = overlooked("Sean Baker, the director, had an iPhone for Tangerine and no more.")["Tangerine"]
        self.assertEqual((found.state, found.chosen.pk), ("matched", film.pk))
        self.assertIn("the story names Sean Baker", found.reason)

    def test_a_film_that_is_called_as_its_own_character_is_asked_even_then(self):
        madison = make_person("Mikey Madison")
        make_film("Anora", cast=[(madison, "Anora “Ani” Mikheeva")])
        found = overlooked("Mikey Madison, the actress, talked about Anora at last.")["Anora"]
        self.assertEqual(found.state, "asked")
        self.assertIn("Mikey Madison is named in this story", found.candidates[0].evidence[0])

    def test_what_was_taken_for_a_stranger_is_the_film_of_somebody_named(self):
        make_film("Red Rocket", directors=[make_person("Sean Baker")])
        reading = read_as("Sean Baker, the director, stayed at home when Red Rocket came.")
        choices = match(recognise(reading), reading).choices
        self.assertEqual([(c.mention.kind, c.state) for c in choices], [("person", "matched"), ("film", "matched")])

    def test_a_series_is_asked_as_one(self):
        make_film("Severance", kind="series")
        found = overlooked("Nobody at the table had heard of Severance.")["Severance"]
        self.assertEqual((found.mention.kind, found.state), ("series", "asked"))


class SpellingTests(TestCase):
    def test_accents_quotation_marks_dashes_and_spaces_do_not_matter(self):
        make_film("Ménilmontant")
        make_film("The Ferryman’s Daughter-in-Law")
        text = "We talked of MENILMONTANT and of The Ferryman's  Daughter\u2011in\u2011Law for hours."
        self.assertEqual(set(overlooked(text)), {"MENILMONTANT", "The Ferryman's  Daughter\u2011in\u2011Law"})

    def test_other_titles_count(self):
        film = make_film("Vagabond")
        FilmTitle.objects.create(film=film, name="Sans mer ni vent")
        found = overlooked("We talked of Sans mer ni vent for hours.")["Sans mer ni vent"]
        self.assertEqual(found.candidates[0].pk, film.pk)

    def test_capitals_do_and_an_article_may_be_small(self):
        make_film("The Florida Project")
        make_film("Gladiator Games")
        self.assertIn("the Florida Project", overlooked("They had the Florida Project in mind."))
        self.assertEqual(states("They had Gladiator games in mind."), {})

    def test_a_comma_is_no_ampersand_and_a_sentence_no_part_of_the_next(self):
        make_film("Xquor & Zzemb")
        make_film("Xquor Zzemb")
        make_person("Xquor Zzemb")
        self.assertEqual(states("They left with Xquor, Zzemb and others."), {})
        self.assertEqual(states("They left with Xquor. Zzemb stayed."), {})
        self.assertEqual(states("They left with Xquor’s Zzemb."), {})

    def test_a_possessive_is_no_part_of_it(self):
        make_film("Anora")
        self.assertEqual(set(overlooked("Nobody expected Anora’s success.")), {"Anora"})

    def test_it_is_found_wherever_readers_look(self):
        make_film("Anora")
        for piece in (
            Field(0, 0, "headline", "The long night of Anora"),
            Field(0, 0, "dek", "The long night of Anora"),
            Heading(0, 0, "The long night of Anora"),
            Figure(0, 0, caption="The long night of Anora"),
        ):
            with self.subTest(type(piece).__name__):
                self.assertEqual(states(piece), {"Anora": "asked"})

    def test_a_text_for_those_who_see_no_picture_does_not_count(self):
        make_film("Anora")
        self.assertEqual(states(Figure(0, 0, alt="The long night of Anora")), {})


class LongerNameTests(TestCase):
    def test_a_piece_of_a_longer_name_is_not_that_film(self):
        for title in ("Anora", "The Florida", "Gucci", "Scream", "Thelma", "Marrow", "Xquor"):
            make_film(title)
        self.assertEqual(
            states(
                "They met Anora Mikheeva on the set.",
                "They talked of The Florida Project and of House of Gucci.",
                "They talked of Scream 2, of Thelma & Louise and of Marrow: Part Two.",
                "They passed the Grim Xquor and the Bank of Xquor.",
            ),
            {},
        )

    def test_of_titles_within_one_another_the_longest_counts(self):
        make_film("Marrow")
        make_film("Marrow: Part Two")
        make_person("Joan Malkovich")
        make_film("Being Joan Malkovich")
        text = "They talked of Marrow: Part Two and of Being Joan Malkovich."
        self.assertEqual(set(overlooked(text)), {"Marrow: Part Two", "Being Joan Malkovich"})
        self.assertIn("Being Joan Malkovich", overlooked(text, "Joan Malkovich, the actor, was not there."))

    def test_what_was_recognised_keeps_its_words(self):
        make_film("Wives")
        self.assertEqual(states("The cast of “The Lamplighter’s Wives” was there."), {})

    def test_what_is_recognised_elsewhere_is_asked_there_alone(self):
        make_film("Ménilmontant", year=1926)
        make_film("Ménilmontant", year=1936)
        self.assertEqual(states("The film “Ménilmontant” won. Nobody expected Menilmontant to."), {})


class OrdinaryWordTests(TestCase):
    def setUp(self):
        jonze = make_person("Spike Jonze")
        make_film("Her", directors=[jonze])
        for title in ("Us", "It", "Drive", "Heat", "Carol", "Brooklyn", "May", "French", "1917"):
            make_film(title)

    def test_ask_nothing_where_they_are_words(self):
        for text in (
            "Her mother told us to drive. It was the heat.",
            "Drive on, he said. Heat makes films better. It is a film.",
            "“Her film,” he said. “It is the best film.”",
            "Carol said so in May, when the film was shown in Brooklyn.",
            "The French actress was born in 1917.",
            Heading(0, 0, "Drive Us Home in Her Heat: A Film Diary"),
        ):
            with self.subTest(text):
                self.assertEqual(states(text), {})

    def test_are_asked_with_a_word_of_film_near_them(self):
        self.assertEqual(states("He was ten when he saw Drive at a cinema."), {"Drive": "asked"})
        self.assertEqual(states("He was ten when they turned to Drive at the corner."), {})

    def test_are_asked_where_somebody_credited_is_named_and_never_linked(self):
        self.assertEqual(states("Spike Jonze, the director, was asked why Her has no villain."), {"Her": "asked"})

    def test_need_their_article_in_capitals(self):
        make_film("The House")
        self.assertEqual(states("They saw the House at a cinema."), {})

    def test_that_are_places_are_asked_where_somebody_credited_is_named_but_never_as_a_place(self):
        make_film("Belfast", directors=[make_person("Spike Branagh")])
        text = "Spike Branagh, the director, {} Belfast."
        self.assertEqual(states(text.format("is remembered for")), {"Belfast": "asked"})
        self.assertEqual(states(text.format("was born in")), {})

    def test_that_are_surnames_are_those_of_whom_the_text_names(self):
        make_film("Vinge", directors=[make_person("Harald Vinge")])
        self.assertEqual(states("The film was directed by Harald Vinge. When it was over, Vinge left."), {})

    def test_are_no_questions_in_german_where_every_noun_has_a_capital(self):
        make_film("Frühstück")
        text = "Der Mann ist mit der Frau zu Hause, und das Frühstück ist nicht gut."
        self.assertEqual(states(text), {})


class PersonTests(TestCase):
    def test_a_full_name_that_was_not_recognised_is_linked(self):
        person = make_person("Xquor Zzemb")
        found = overlooked("Between them stood Xquor Zzemb.")["Xquor Zzemb"]
        self.assertEqual((found.state, found.chosen.pk), ("matched", person.pk))

    def test_of_everyday_words_is_asked(self):
        make_person("Long Week")
        self.assertEqual(states("Between them stood Long Week."), {"Long Week": "asked"})

    def test_that_two_bear_is_asked(self):
        make_person("Xquor Zzemb", born="1930")
        make_person("Xquor Zzemb", born="1969")
        self.assertEqual(states("Between them stood Xquor Zzemb."), {"Xquor Zzemb": "asked"})

    def test_that_a_film_has_too_is_asked_for_both(self):
        make_person("Xquor Zzemb")
        make_film("Xquor Zzemb")
        reading = read_as("Between them stood Xquor Zzemb.")
        choices = match(recognise(reading), reading).choices
        self.assertEqual([(c.mention.kind, c.state) for c in choices], [("person", "asked"), ("film", "asked")])

    def test_a_surname_alone_is_nobody(self):
        make_person("Xquor Zzemb")
        self.assertEqual(states("Between them stood Zzemb."), {})

    def test_that_is_a_characters_in_the_text_is_asked_only_beside_a_film_of_theirs(self):
        zzemb = make_person("Xquor Zzemb")
        text = "Mikey Madison plays Xquor Zzemb in the film “Ebb”."
        self.assertEqual(states(text), {})
        make_film("Ebb", cast=[(zzemb, "")])
        self.assertEqual(states(text), {"Xquor Zzemb": "asked"})

    def test_a_title_that_a_company_bears_needs_evidence(self):
        make_film("Xquor")
        make_company("Xquor")
        self.assertEqual(states("Between them stood Xquor."), {})


class CostTests(TestCase):
    def test_the_number_of_queries_depends_on_neither_text_nor_shelf(self):
        counts = []
        for size in (2, 60):
            for number in range(size):
                make_film(f"Xquor {'abcdefghij'[number % 10].upper()}{number}{size}")
            reading = read_as(*(f"They saw Xquor {'ABCDEFGHIJ'[n % 10]}{n}{size} there." for n in range(size)))
            recognised = recognise(reading)
            with CaptureQueriesContext(connection) as queries:
                match(recognised, reading)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
