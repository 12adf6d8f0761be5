"""The reference shelf holds what the sources say of people and films, and nothing more."""

import json
import tempfile
from decimal import Decimal
from pathlib import Path

from django.core import serializers
from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

from articles.importing.shelf import shelf_fixtures
from people import models
from people.models import Claim, Company, Credit, Film, Nomination, Person, Release, Source, Tally
from tests.shelf import SHELF, ShelfTestCase, load_shelf

ROWS = [getattr(models, name) for name in models.__all__ if not getattr(models, name)._meta.abstract]


def whole_shelf():
    """Every row of the shelf with its number, as one text."""
    return "\n".join(serializers.serialize("json", model.objects.order_by("pk")) for model in ROWS)


def slugs(rows):
    return {row.slug for row in rows}


class AnoraTests(ShelfTestCase):
    def credits(self, job):
        return [(credit.name, credit.character) for credit in self.anora.credits.filter(job=job)]

    def test_has_the_facts_of_its_page(self):
        facts = (self.anora.title, self.anora.year, self.anora.kind, self.anora.countries, self.anora.genre)
        self.assertEqual(facts, ("Anora", 2024, "feature", "United States", "romantic comedy-drama"))
        self.assertEqual(self.anora.tagline, "A Cinderella Tease…")

    def test_is_directed_written_produced_and_edited_by_sean_baker_alone(self):
        for job in ["director", "writer", "producer", "editor"]:
            with self.subTest(job):
                self.assertEqual(self.credits(job), [("Sean Baker", "")])

    def test_has_its_cast_in_billing_order(self):
        cast = [
            ("Mikey Madison", "Anora “Ani” Mikheeva"),
            ("Mark Eydelshteyn", "Ivan “Vanya” Zakharov"),
            ("Yura Borisov", "Igor"),
            ("Karren Karagulian", "Toros"),
            ("Vache Tovmasyan", "Garnik"),
            ("Darya Ekamasova", ""),
            ("Aleksei Serebryakov", ""),
            ("Luna Sofía Miranda", "Lulu"),
        ]
        self.assertEqual(self.credits("actor"), cast)

    def test_has_one_consultant_and_no_other_credit(self):
        self.assertEqual(self.credits("consultant"), [("Andrea Werhun", "")])
        self.assertEqual(self.anora.credits.count(), 13)

    def test_reached_audiences_three_ways(self):
        releases = {
            (release.kind, release.date, release.company and release.company.name, release.terms, release.territory)
            for release in self.anora.releases.all()
        }
        self.assertEqual(
            releases,
            {
                ("premiere", "2024-05-21", None, "", ""),
                ("theatrical", "2024-10-18", "Neon", "", ""),
                ("streaming", "", "Hulu", "subscription", ""),
            },
        )

    def test_had_its_premiere_at_the_77th_cannes(self):
        self.assertEqual(self.anora.releases.get(kind="premiere").edition.name, "77th Cannes Film Festival")

    def test_cost_six_million_dollars_and_took_fifty_six_and_a_half(self):
        amounts = {(claim.topic, claim.amount, claim.currency) for claim in Claim.objects.exclude(amount=None)}
        self.assertEqual(amounts, {("budget", Decimal("6000000.00"), "USD"), ("gross", Decimal("56500000.00"), "USD")})
        self.assertEqual(self.anora.claims.exclude(amount=None).count(), 2)

    def test_was_applauded_for_ten_minutes_and_another_film_for_twelve(self):
        self.assertEqual(self.anora.claims.filter(topic="reception", text__contains="ten minutes").count(), 1)
        twelve = Claim.objects.get(text__contains="twelve minutes")
        self.assertEqual(twelve.film.slug, "the-seed-of-the-sacred-fig")


class MikeyMadisonTests(ShelfTestCase):
    def test_has_four_parts(self):
        credits = Credit.objects.filter(person__slug="mikey-madison")
        self.assertEqual(
            {(credit.film.title, credit.film.year, credit.job, credit.character) for credit in credits},
            {
                ("Better Things", None, "actor", "Max"),
                ("Once Upon a Time… in Hollywood", 2019, "actor", "Sadie"),
                ("Scream", 2022, "actor", "Amber Freeman"),
                ("Anora", 2024, "actor", "Anora “Ani” Mikheeva"),
            },
        )

    def test_won_best_actress_and_is_named_nowhere_else(self):
        nomination = Nomination.objects.get(nominees__person__slug="mikey-madison")
        self.assertEqual(nomination.category.name, "Best Actress")

    def test_has_her_wins_counted_apart_from_her_nominations(self):
        tally = Tally.objects.get(person__slug="mikey-madison")
        self.assertEqual((tally.wins, tally.nominations, tally.wins_are_nominations), (45, 38, False))
        self.assertEqual(tally.source.publisher, "Backstage Magazine")
        self.assertTrue(tally.scope)


class FilmTests(ShelfTestCase):
    def test_two_films_are_called_scream(self):
        self.assertEqual(
            set(Film.objects.filter(title="Scream").values_list("slug", "year")),
            {("scream", None), ("scream-2022", 2022)},
        )

    def test_has_a_year_only_where_a_source_states_it(self):
        self.assertEqual(
            dict(Film.objects.exclude(year=None).values_list("slug", "year")),
            {
                "anora": 2024,
                "once-upon-a-time-in-hollywood": 2019,
                "scream-2022": 2022,
                "badlands": 1973,
                "days-of-heaven": 1978,
                "the-thin-red-line": 1998,
                "the-new-world": 2005,
                "the-tree-of-life": 2011,
                "to-the-wonder": 2013,
                "knight-of-cups": 2015,
                "voyage-of-time": 2016,
                "song-to-song": 2017,
                "a-hidden-life": 2019,
            },
        )

    def test_has_a_director_only_where_a_source_states_it(self):
        directors = Credit.objects.filter(job="director").exclude(person__slug="terrence-malick")
        self.assertEqual(
            set(directors.values_list("film__slug", "person__slug")),
            {
                ("anora", "sean-baker"),
                ("once-upon-a-time-in-hollywood", "quentin-tarantino"),
                ("the-hateful-eight", "quentin-tarantino"),
            },
        )
        self.assertEqual(Credit.objects.filter(job="director", person__slug="terrence-malick").count(), 10)

    def test_better_things_is_a_series_on_fx_with_pamela_adlon_as_sam_fox(self):
        series = Film.objects.get(slug="better-things")
        self.assertEqual(series.kind, Film.Kind.SERIES)
        self.assertEqual(series.credits.get(job="broadcaster").name, "FX")
        self.assertEqual(series.credits.get(job="actor", person__slug="pamela-adlon").character, "Sam Fox")

    def test_every_credit_has_a_source(self):
        self.assertFalse(Credit.objects.filter(source=None).exists())


class ClaimTests(ShelfTestCase):
    def assertSourcesDisagree(self, topic, *texts):
        """Each text is claimed once of Anora under that topic, and not all by one source."""
        claims = [self.anora.claims.get(topic=topic, text__contains=text) for text in texts]
        self.assertGreater(len({claim.source for claim in claims}), 1)

    def test_keep_both_sides_where_sources_disagree(self):
        self.assertSourcesDisagree("genre", "A romantic comedy-drama", "A comedy-thriller")
        self.assertSourcesDisagree("casting", "Baker saw", "Baker and Samantha Quan saw", "written for her")
        self.assertSourcesDisagree("preparation", "Brighton Beach accent", "Brooklyn accent")
        self.assertSourcesDisagree("crew", "chief consultant", "creative consultant")
        self.assertSourcesDisagree("crew", "producing partner", "no other producer")
        self.assertSourcesDisagree("character", "from Brooklyn", "sex worker from New York", "stripper from New York")

    def test_give_three_labels_for_the_genre(self):
        self.assertEqual(self.anora.claims.filter(topic="genre").count(), 3)

    def test_see_the_oscar_at_three_times(self):
        record = Claim.objects.filter(person__slug="mikey-madison", topic="record")
        self.assertEqual(
            set(record.values_list("source__slug", "as_of")),
            {
                ("dazed-mikey-madison", "2024-11-25"),
                ("backstage-mikey-madison", "XXXX-01-30"),
                ("movies-to-history-anora", ""),
            },
        )

    def test_count_the_lost_weekend_and_doubt_it(self):
        record = Claim.objects.filter(film__slug="the-lost-weekend", topic="record")
        self.assertEqual(record.count(), 2)
        self.assertTrue(record.filter(text__contains="1955").exists())


class ScopeTests(ShelfTestCase):
    """Who and what is on the shelf at all."""

    BODIES = """
        mikey-madison sean-baker samantha-quan mark-eydelshteyn karren-karagulian vache-tovmasyan yura-borisov
        darya-ekamasova aleksei-serebryakov luna-sofia-miranda andrea-werhun pamela-adlon louis-ck quentin-tarantino
        matt-bettinelli-olpin tyler-gillett john-hughes molly-ringwald river-phoenix alice-rohrwacher coralie-fargeat
        luca-guadagnino stanislavsky shayan-asgharnia rena-calhoun melissa-hernandez jamie-mizrahi andy-turnbull
        terrence-malick walt-disney sally-rooney
    """
    EDITIONS = """
        greta-gerwig camille-cottin meryl-streep george-lucas conan-obrien raj-kapoor katy-mullan chelsea-handler
        kristen-bell jane-fonda
    """
    FILMS = """
        anora once-upon-a-time-in-hollywood scream-2022 scream the-hateful-eight pretty-woman pretty-in-pink
        sixteen-candles stand-by-me the-tree-of-life the-lost-weekend marty parasite
        badlands days-of-heaven the-thin-red-line the-new-world to-the-wonder knight-of-cups song-to-song
        a-hidden-life voyage-of-time
        the-second-act the-seed-of-the-sacred-fig emilia-perez the-brutalist wicked conclave dune-part-two
        better-things shogun abbott-elementary the-diplomat disclaimer hacks the-penguin what-we-do-in-the-shadows
    """
    COMPANIES = """
        neon fx hulu abc e peacock dazed-digital academy-of-motion-picture-arts-and-sciences studio-ghibli matinee
    """

    def test_people_are_the_31_of_the_stories_and_those_whom_an_edition_needs(self):
        self.assertEqual(len(self.BODIES.split()), 31)
        self.assertEqual(slugs(Person.objects.all()), {*self.BODIES.split(), *self.EDITIONS.split()})

    def test_films_are_the_13_of_the_stories_and_those_that_something_needs(self):
        self.assertEqual(slugs(Film.objects.all()), set(self.FILMS.split()))

    def test_companies_and_sources_are_those_agreed(self):
        self.assertEqual(slugs(Company.objects.all()), set(self.COMPANIES.split()))
        self.assertEqual(
            set(Source.objects.values_list("publisher", "date")),
            {("Backstage Magazine", "XXXX-01-30"), ("Dazed", "2024-11-25"), ("Movies to History", "XXXX-04")},
        )

    def test_lists_sort_people_by_surname(self):
        names = dict(Person.objects.values_list("slug", "sort_name"))
        self.assertEqual(names["luna-sofia-miranda"], "Miranda, Luna Sofía")
        self.assertEqual(names["stanislavsky"], "Stanislavsky")

    def test_other_films_have_the_premiere_a_source_dates(self):
        others = Release.objects.exclude(film=self.anora).values_list("film__slug", "kind", "date")
        self.assertEqual(list(others), [("the-seed-of-the-sacred-fig", "premiere", "2024-05-24")])

    def test_what_is_only_known_from_elsewhere_is_not_there(self):
        shelf = json.dumps(shelf_fixtures(SHELF), ensure_ascii=False)
        for word in ["Eidelstein", "Yuriy", "Coco", "7 February", "1945", "Supporting", "imdb", "tmdb"]:
            with self.subTest(word):
                self.assertNotIn(word, shelf)


class LoadingTests(ShelfTestCase):
    def test_every_row_is_valid(self):
        for model in ROWS:
            for row in model.objects.all():
                with self.subTest(f"{model.__name__} {row}"):
                    row.full_clean()

    def test_a_second_time_changes_nothing(self):
        before = whole_shelf()
        load_shelf()
        self.assertEqual(whole_shelf(), before)


class PlainLoaddataTests(TestCase):
    def test_takes_the_same_objects_as_json(self):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for name, objects in shelf_fixtures(SHELF).items():
                path = Path(folder, name)
                path.write_text(json.dumps(objects), "utf-8")
                paths.append(path)
            call_command("loaddata", *paths, verbosity=0)
        loaded = sum(model.objects.count() for model in ROWS)
        self.assertEqual(loaded, sum(len(objects) for objects in shelf_fixtures(SHELF).values()))


class DeterminismTests(SimpleTestCase):
    def test_the_shelf_reads_the_same_every_time(self):
        self.assertEqual(json.dumps(shelf_fixtures(SHELF)), json.dumps(shelf_fixtures(SHELF)))
