import tempfile
from pathlib import Path

from django.test import SimpleTestCase

from articles.importing.shelf import ShelfError, shelf_fixtures

FILES = {
    "sources.toml": """
        [gazette]
        publisher = "The Gazette"
        title = "A walk with Varda"
    """,
    "people.toml": """
        [agnes-varda]
        name = "Agnès Varda"
        other_names = [{ name = "Arlette Varda", kind = "birth" }]
    """,
    "companies.toml": """
        [cine-tamaris]
        name = "Ciné-Tamaris"
    """,
    "films.toml": """
        [cleo]
        title = "Cléo from 5 to 7"
        year = 1962
        credits_source = "gazette"
        credits = [
            { job = "director", person = "agnes-varda" },
            { job = "production-company", company = "cine-tamaris", position = 9 },
        ]
    """,
    "awards.toml": """
        [cannes]
        name = "Cannes"
        kind = "festival"

        [cannes.categories]
        palme.name = "Palme"
        jury.name = "Jury prize"

        [cannes.editions.15th]
        name = "15th Cannes"
        source = "gazette"
        nominations = [{ category = "palme", films = ["cleo"], people = ["agnes-varda"] }]
        tallies = [{ film = "cleo", nominations = 1 }]
    """,
    "tallies.toml": """
        [[agnes-varda]]
        scope = "everything"
        wins = 3
        source = "gazette"
    """,
    "releases.toml": """
        [[cleo.theatrical]]
        date = 1962-04-11
        source = "gazette"
    """,
    "claims.toml": """
        [[film.cleo.budget]]
        text = "It cost very little."
        amount = 32_000
        currency = "FRF"
        source = "gazette"
    """,
}


def read_shelf(**changed):
    """The fixtures of a small shelf, with the files named put in place of the usual ones."""
    files = {**FILES, **{f"{name}.toml": text for name, text in changed.items()}}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, "utf-8")
        return shelf_fixtures(Path(folder))


def fields_of(model, **changed):
    """The fields of every object of one model, whichever file it goes into."""
    files = read_shelf(**changed).values()
    return [row["fields"] for rows in files for row in rows if row["model"] == f"people.{model}"]


class ShelfFixtureTests(SimpleTestCase):
    def test_stand_in_four_files_in_the_order_that_loaddata_needs(self):
        self.assertEqual(list(read_shelf()), ["people.json", "films.json", "awards.json", "releases-and-claims.json"])

    def test_have_no_numbers_for_keys(self):
        for rows in read_shelf().values():
            for row in rows:
                self.assertEqual(sorted(row), ["fields", "model"])

    def test_name_what_they_refer_to_by_natural_key(self):
        director, company = fields_of("credit")
        self.assertEqual((director["film"], director["person"]), (["cleo"], ["agnes-varda"]))
        self.assertEqual(company["company"], ["cine-tamaris"])

    def test_give_each_credit_the_source_of_all_and_its_place_in_the_list(self):
        director, company = fields_of("credit")
        self.assertEqual((director["source"], director["position"]), (["gazette"], 1))
        self.assertEqual((company["source"], company["position"]), (["gazette"], 9))

    def test_sort_a_name_by_its_last_word_unless_told_otherwise(self):
        self.assertEqual(fields_of("person")[0]["sort_name"], "Varda, Agnès")
        told = FILES["people.toml"] + 'sort_name = "Varda"'
        self.assertEqual(fields_of("person", people=told)[0]["sort_name"], "Varda")

    def test_put_categories_in_the_order_they_stand_in(self):
        positions = {category["slug"]: category["position"] for category in fields_of("category")}
        self.assertEqual(positions, {"palme": 1, "jury": 2})

    def test_give_a_nomination_its_key_and_its_nominees(self):
        (nomination,), (nominee,) = fields_of("nomination"), fields_of("nominee")
        self.assertEqual(nomination["key"], "palme_cleo_agnes-varda")
        self.assertEqual((nomination["films"], nomination["category"]), ([["cleo"]], ["cannes", "palme"]))
        self.assertEqual(nominee["nomination"], ["cannes", "15th", "palme_cleo_agnes-varda"])
        self.assertEqual(nomination["source"], ["gazette"])

    def test_write_dates_and_amounts_as_text(self):
        self.assertEqual(fields_of("release")[0]["date"], "1962-04-11")
        self.assertEqual(fields_of("claim")[0]["amount"], "32000.00")

    def test_leave_out_what_the_shelf_leaves_out(self):
        self.assertNotIn("runtime", fields_of("film")[0])


class RefusedShelfTests(SimpleTestCase):
    def assertRefused(self, sentence, **changed):
        with self.assertRaisesMessage(ShelfError, sentence):
            read_shelf(**changed)

    def test_a_key_that_the_model_does_not_have(self):
        films = '[cleo]\ntitle = "Cléo"\ncolour = "black and white"'
        self.assertRefused(
            "films.toml, cleo: “colour” is nothing that can be said here of a film or series.", films=films
        )

    def test_a_key_that_the_heading_says_already(self):
        self.assertRefused(
            "companies.toml, mk2: “slug” is nothing that can be said", companies='[mk2]\nname = "MK2"\nslug = "x"'
        )

    def test_a_claim_about_something_else_than_a_film_or_a_person(self):
        claims = '[[company.cine-tamaris.life]]\ntext = "It lives."\nsource = "gazette"'
        self.assertRefused("claims.toml, company, cine-tamaris, life, number 1: “company” is nothing", claims=claims)

    def test_a_missing_fact(self):
        self.assertRefused("films.toml, cleo: title is missing.", films="[cleo]\nyear = 1962")

    def test_a_slug_that_stands_nowhere(self):
        films = '[cleo]\ntitle = "Cléo"\ncredits = [{ job = "director", person = "agnes-vadra" }]'
        self.assertRefused(
            "films.toml, cleo, credits, number 1: no person “agnes-vadra” stands on the shelf.", films=films
        )

    def test_an_unknown_choice(self):
        films = '[cleo]\ntitle = "Cléo"\nkind = "film"'
        self.assertRefused("films.toml, cleo, kind: Value 'film' is not a valid choice.", films=films)

    def test_an_impossible_date(self):
        sources = '[gazette]\npublisher = "The Gazette"\ntitle = "A walk"\ndate = "2024-02-30"'
        self.assertRefused("sources.toml, gazette, date: '2024-02-30' is not a day of the calendar.", sources=sources)

    def test_the_same_thing_twice(self):
        releases = FILES["releases.toml"] * 2
        self.assertRefused(
            "releases.toml, cleo, theatrical, number 2: this stands on the shelf already.", releases=releases
        )

    def test_facts_without_a_heading(self):
        self.assertRefused("people.toml, name: make this a heading in [brackets]", people='name = "Agnès Varda"')

    def test_a_single_heading_where_several_may_stand(self):
        releases = '[cleo.theatrical]\ndate = "1962"'
        self.assertRefused(
            "releases.toml, cleo, theatrical: make this a heading in [[double brackets]]", releases=releases
        )

    def test_a_list_of_words_where_facts_are_meant(self):
        films = '[cleo]\ntitle = "Cléo"\ncredits = ["agnes-varda"]'
        self.assertRefused("films.toml, cleo, credits: make this a list of entries in { braces }.", films=films)

    def test_text_that_is_not_toml(self):
        self.assertRefused("tallies.toml: ", tallies="[[agnes-varda]")
