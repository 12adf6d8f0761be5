from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from articles.importing.matching import match
from articles.importing.reading.pieces import Paragraph, Reading
from articles.importing.recognising import Mention, Place, Recognised, recognise
from people.models import (
    Category,
    Claim,
    Company,
    CompanyName,
    Edition,
    FilmTitle,
    PersonName,
    Programme,
    ProgrammeName,
    Release,
    Tally,
)
from tests.factories import make_company, make_film, make_nomination, make_person, make_source


def matched(*paragraphs):
    reading = Reading(tuple(Paragraph(0, 0, text) for text in paragraphs))
    return match(recognise(reading), reading)


def named(name, kind="person", **fields):
    return Mention(kind, name, (Place(0, 0, len(name)),), fields.pop("sentence", name), **fields)


def only(result):
    return result.choices[0]


class PeopleOnTheShelfTests(TestCase):
    def test_are_found_whatever_accents_capitals_and_hyphens_the_text_has(self):
        person = make_person("Luna Sofía Miranda-Lévy")
        choice = only(match(Recognised((named("LUNA SOFIA MIRANDA LEVY"),))))
        self.assertEqual((choice.state, choice.chosen.pk), ("matched", person.pk))

    def test_are_found_by_another_name(self):
        person = make_person("Mark Eydelshteyn")
        PersonName.objects.create(person=person, name="Mark Eidelstein")
        choice = only(match(Recognised((named("Mark Eidelstein"),))))
        self.assertEqual(choice.chosen.pk, person.pk)
        self.assertIn("also goes by “Mark Eidelstein”", choice.chosen.evidence)

    def test_that_nobody_knows_are_proposed_with_their_sentence(self):
        choice = only(matched("The film was directed by Teodora Băsescu."))
        self.assertEqual((choice.state, choice.chosen), ("unknown", None))
        self.assertEqual(choice.mention.sentence, "The film was directed by Teodora Băsescu.")

    def test_of_one_name_are_asked_and_never_guessed(self):
        one = make_person("Steve McQueen", born="1930")
        other = make_person("Steve McQueen", born="1969")
        choice = only(match(Recognised((named("Steve McQueen"),))))
        self.assertEqual((choice.state, choice.chosen), ("asked", None))
        self.assertEqual({row.pk for row in choice.candidates}, {one.pk, other.pk})
        self.assertEqual({row.detail for row in choice.candidates}, {"born 1930", "born 1969"})

    def test_of_one_name_are_told_apart_by_a_film_of_the_same_sentence(self):
        make_person("Steve McQueen", born="1930")
        director = make_person("Steve McQueen", born="1969")
        make_film("Widows", directors=[director])
        choices = matched("Steve McQueen, the director of “Widows”, was there.").choices
        self.assertEqual(
            [(c.state, c.chosen and c.chosen.pk) for c in choices if c.mention.kind == "person"],
            [("matched", director.pk)],
        )
        self.assertIn("this one alone is credited", choices[0].reason)

    def test_are_asked_where_the_text_gives_a_surname_alone(self):
        make_person("Quentin Tarantino")
        choice = only(match(Recognised((named("Tarantino"),))))
        self.assertEqual((choice.state, choice.reason), ("asked", "The text gives a surname alone."))


class FilmsOnTheShelfTests(TestCase):
    def test_are_found_without_their_article_and_quotation_marks(self):
        film = make_film("The Ferryman’s Daughter")
        self.assertEqual(only(match(Recognised((named("Ferryman's Daughter", "film"),)))).chosen.pk, film.pk)

    def test_are_found_by_a_translated_title(self):
        film = make_film("Vagabond")
        FilmTitle.objects.create(film=film, name="Sans toit ni loi")
        self.assertEqual(only(match(Recognised((named("Sans toit ni loi", "film"),)))).chosen.pk, film.pk)

    def test_of_one_title_are_told_apart_by_the_year_in_the_text(self):
        make_film("Scream", year=1996)
        later = make_film("Scream", year=2022)
        choice = only(match(Recognised((named("Scream", "film", year=2022),))))
        self.assertEqual((choice.chosen.pk, choice.reason), (later.pk, "The text says 2022."))

    def test_of_one_title_are_asked_where_no_year_stands(self):
        make_film("Scream", year=1996, directors=[make_person("Wes Craven")])
        make_film("Scream", year=2022)
        choice = only(match(Recognised((named("Scream", "film"),))))
        self.assertEqual(choice.state, "asked")
        self.assertIn("directed by Wes Craven", choice.candidates[0].evidence)

    def test_of_one_title_are_told_apart_by_who_made_them(self):
        craven = make_person("Wes Craven")
        first = make_film("Scream", year=1996, directors=[craven])
        make_film("Scream", year=2022)
        choices = matched("Wes Craven made “Scream” on a small budget, says the director’s biographer.").choices
        film = next(choice for choice in choices if choice.mention.kind == "film")
        self.assertEqual(film.chosen.pk, first.pk)
        self.assertIn("Wes Craven", film.reason)

    def test_whoever_made_the_one_of_another_year_does_not_answer_for_it(self):
        make_film("Scream", year=2022, directors=[make_person("Ana Ruiz")])
        make_film("Scream", year=None)
        choice = next(
            choice
            for choice in matched("Ana Ruiz spoke of “Scream” (1996), the film of her youth.").choices
            if choice.mention.kind == "film"
        )
        self.assertEqual((choice.state, choice.chosen), ("asked", None))

    def test_of_another_year_are_asked(self):
        make_film("Scream", year=2022)
        choice = only(match(Recognised((named("Scream", "film", year=1996),))))
        self.assertEqual((choice.state, choice.chosen), ("asked", None))
        self.assertIn("the shelf has Scream (2022)", choice.reason)

    def test_a_remake_does_not_answer_for_the_original(self):
        make_film("Scream", year=2022)
        mentions = named("Scream", "film", year=2022), named("Scream", "film")
        self.assertEqual([c.state for c in match(Recognised(mentions)).choices], ["matched", "asked"])

    def test_a_series_is_not_the_film_of_its_title(self):
        make_film("Fargo", year=1996)
        self.assertEqual(only(match(Recognised((named("Fargo", "series"),)))).state, "asked")


class CompaniesAndAwardsTests(TestCase):
    def test_a_company_is_found_by_a_short_name(self):
        company = make_company("Neon Rated")
        CompanyName.objects.create(company=company, name="NEON")
        self.assertEqual(only(match(Recognised((named("Neon", "company"),)))).chosen.pk, company.pk)

    def test_an_edition_is_found_by_its_number_and_a_ceremony_by_its_nickname(self):
        programme = Programme.objects.create(name="Academy Awards", slug="academy-awards", kind="academy")
        ProgrammeName.objects.create(programme=programme, name="Oscars", kind="short")
        edition = Edition.objects.create(programme=programme, slug="97th", name="97th Academy Awards", number=97)
        choices = match(Recognised((named("97th Academy Awards", "award"), named("Oscars", "award")))).choices
        self.assertEqual(
            [c.chosen.key for c in choices], [("people.edition", edition.pk), ("people.programme", programme.pk)]
        )

    def test_a_prize_of_a_festival_is_found_as_its_category(self):
        programme = Programme.objects.create(name="Cannes Film Festival", slug="cannes", kind="festival")
        category = Category.objects.create(programme=programme, slug="palme-dor", name="Palme d'Or")
        self.assertEqual(
            only(match(Recognised((named("Palme d’Or", "award"),)))).chosen.key, ("people.category", category.pk)
        )


class FactsBesideTheShelfTests(TestCase):
    def facts(self, *paragraphs):
        return {(beside.fact.kind, beside.fact.object): beside for beside in matched(*paragraphs).facts}

    def test_what_the_shelf_says_too_is_the_same(self):
        make_film("Ebb", directors=[make_person("Harald Vinge")])
        self.assertEqual(self.facts("“Ebb” was directed by Harald Vinge.")["directed", "Harald Vinge"].state, "same")

    def test_another_director_disagrees_and_both_are_shown(self):
        make_person("Harald Vinge")
        make_film("Ebb", directors=[make_person("Liv Ullmann")])
        beside = self.facts("“Ebb” was directed by Harald Vinge.")["directed", "Harald Vinge"]
        self.assertEqual((beside.state, beside.shelf_says), ("disagrees", "Liv Ullmann"))

    def test_a_part_is_the_same_by_its_first_name_and_new_where_none_is_known(self):
        ronan, corrin = make_person("Saoirse Ronan"), make_person("Emma Corrin")
        make_film("Ebb", cast=[(ronan, "Joan Hale"), (corrin, "")])
        facts = self.facts("“Ebb” has Joan (Saoirse Ronan) fall out with Maud (Emma Corrin).")
        self.assertEqual(facts["plays", "Saoirse Ronan"].state, "same")
        self.assertEqual(facts["plays", "Emma Corrin"].state, "new")

    def test_a_premiere_on_another_day_disagrees(self):
        film = make_film("Ebb")
        Release.objects.create(film=film, kind="premiere", date="2024-05-20")
        beside = self.facts("“Ebb” premiered at the Cannes Film Festival on May 21, 2024.")[
            "premiere", "Cannes Film Festival"
        ]
        self.assertEqual(beside.state, "disagrees")
        self.assertIn("20 May 2024", beside.shelf_says)

    def test_money_is_compared_with_its_currency(self):
        film = make_film("Ebb")
        Claim.objects.create(
            film=film,
            topic="budget",
            text="It cost $6 million.",
            amount=6_000_000,
            currency="USD",
            source=make_source(),
        )
        self.assertEqual(self.facts("“Ebb” was made on a budget of $6 million.")["budget", ""].state, "same")
        self.assertEqual(self.facts("“Ebb” was made on a budget of €6 million.")["budget", ""].state, "disagrees")

    def test_counts_are_compared_for_the_ceremony_that_the_sentence_names(self):
        programme = Programme.objects.create(name="Academy Awards", slug="academy-awards", kind="academy")
        edition = Edition.objects.create(programme=programme, slug="97th", name="97th Academy Awards", number=97)
        Tally.objects.create(film=make_film("Ebb"), edition=edition, nominations=6, wins=5, source=make_source())
        facts = self.facts("At the 97th Academy Awards, “Ebb” received six nominations and won four awards.")
        self.assertEqual(facts["nominations", "97th Academy Awards"].state, "same")
        self.assertEqual(facts["wins", "97th Academy Awards"].state, "disagrees")

    def test_a_prize_that_the_shelf_has_as_a_nomination_disagrees(self):
        programme = Programme.objects.create(name="Academy Awards", slug="academy-awards", kind="academy")
        edition = Edition.objects.create(programme=programme, slug="97th", name="97th Academy Awards", number=97)
        make_nomination(edition, category="Best Picture", films=[make_film("Ebb")])
        self.assertEqual(
            self.facts("At the 97th Academy Awards, “Ebb” won Best Picture.")["win", "Best Picture"].state, "disagrees"
        )


class QueryTests(TestCase):
    def test_their_number_does_not_grow_with_the_number_of_names(self):
        counts = []
        for size in (5, 50):
            people = [make_person(f"Harald Vinge {number}{size}") for number in range(size)]
            films = [make_film(f"Ebb {number}{size}", directors=[people[number]]) for number in range(size)]
            mentions = [named(row.name) for row in people] + [named(row.title, "film") for row in films]
            mentions += [named("Neon", "company"), named("97th Academy Awards", "award")]
            with CaptureQueriesContext(connection) as queries:
                result = match(Recognised(tuple(mentions)))
            self.assertEqual(len(result.in_state("matched")), 2 * size)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 20)

    def test_nothing_named_asks_nothing_of_people_and_films(self):
        Company.objects.create(name="Neon", slug="neon")
        self.assertEqual(match(Recognised()).choices, ())
