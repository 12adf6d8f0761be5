"""The pages of the shelf as a whole: laurels, sources, neighbours, coverage, long lists."""

from django.test import TestCase

from articles.templatetags.stories import STORIES_IN_A_BAND
from people.models import Claim, Credit, Release, Tally
from tests.factories import (
    ahead,
    make_article,
    make_company,
    make_edition,
    make_film,
    make_nomination,
    make_person,
    make_source,
)
from tests.shelf import ShelfTestCase


class AnoraPageTests(ShelfTestCase):
    """The numbers on the page against what its sources say."""

    def setUp(self):
        self.page = self.client.get("/films/anora/")

    def test_explains_the_count_of_the_academy_awards(self):
        self.assertContains(self.page, "<strong>6 nominations, 5 wins</strong>")
        self.assertContains(
            self.page, "the source names 5 of the categories; the sixth is not listed by the source", count=1
        )

    def test_leaves_open_what_nobody_states(self):
        for words in ["<strong>5 nominations</strong>; wins not stated", "<strong>3 nominations</strong>; wins not"]:
            self.assertContains(self.page, words, count=1)

    def test_wears_a_laurel_for_each_award_that_it_won_or_that_lists_it(self):
        for words, count in [("5 wins", 1), ("2 wins", 1), ("Winner", 2), ("Listed", 2)]:
            self.assertContains(self.page, f'<span class="laurel__word">{words}</span>', count=count, html=True)

    def test_says_where_sources_differ_and_shows_all_of_them(self):
        self.assertContains(self.page, '<span class="differ">sources differ</span>', count=1, html=True)
        for words in ["A comedy-thriller.", "A romantic comedy-drama.", "A comedy-drama."]:
            self.assertContains(self.page, words)

    def test_names_its_sources_with_what_each_is_the_source_of(self):
        for words in ["Movies to History", "Backstage Magazine", "Dazed", "cast and crew (", "statements ("]:
            self.assertContains(self.page, words)

    def test_leads_to_films_of_the_same_awards_with_the_reason(self):
        self.assertContains(self.page, "also at the 97th Academy Awards and 30th Critics Choice Awards")


class SourceTests(TestCase):
    def setUp(self):
        self.film = make_film("Wanda")
        self.gazette, self.herald = make_source("The Gazette"), make_source("The Herald")

    def get(self):
        return self.client.get(self.film.get_absolute_url())

    def claim(self, source, text="It is short.", topic="origin", **fields):
        Claim.objects.create(film=self.film, topic=topic, text=text, source=source, **fields)

    def test_a_fact_bears_the_number_of_its_source(self):
        self.claim(self.gazette)
        Credit.objects.create(film=self.film, person=make_person("Ada"), job="writer", source=self.herald)
        page = self.get()
        self.assertContains(page, '<a href="#source-1"><span class="visually-hidden">Source </span>1</a>')
        self.assertContains(page, '<a href="#source-2"><span class="visually-hidden">Source </span>2</a>')
        self.assertContains(page, '<li id="source-1" value="1">The Herald')

    def test_numbers_are_spared_where_all_is_from_one_source(self):
        self.claim(self.gazette)
        page = self.get()
        self.assertNotContains(page, 'href="#source-1"')
        self.assertContains(page, "All of them from one source.")

    def test_two_sources_of_one_truth_differ_and_two_of_a_life_do_not(self):
        for topic in ("budget", "origin"):
            self.claim(self.gazette, "Five.", topic)
            self.claim(self.herald, "Six.", topic)
        self.assertContains(self.get(), "sources differ", count=1)

    def test_one_source_that_says_two_things_does_not_differ_from_itself(self):
        self.claim(self.gazette, "Five.", "genre")
        self.claim(self.gazette, "Six.", "genre")
        self.assertNotContains(self.get(), "sources differ")

    def test_two_dates_of_one_release_say_that_sources_differ(self):
        Release.objects.create(film=self.film, kind="theatrical", date="1970-09-01", source=self.gazette)
        Release.objects.create(film=self.film, kind="theatrical", date="1971-02-28", source=self.herald)
        self.assertContains(self.get(), "sources differ", count=1)

    def test_two_territories_are_two_releases(self):
        for date, territory, source in [("1970", "Italy", self.gazette), ("1971", "France", self.herald)]:
            Release.objects.create(film=self.film, kind="theatrical", date=date, territory=territory, source=source)
        self.assertNotContains(self.get(), "sources differ")

    def test_an_offer_says_when_it_was_checked_or_that_it_was_not(self):
        for name, checked in [("Reelbox", "2025-03-01"), ("Filmhouse", "")]:
            Release.objects.create(
                film=self.film, kind="streaming", terms="rent", company=make_company(name), checked_on=checked
            )
        page = self.get()
        self.assertContains(page, 'checked <time datetime="2025-03-01">1 March 2025</time>')
        self.assertContains(page, "not checked", count=1)


class NeighbourTests(TestCase):
    def test_a_film_stands_near_those_of_its_director(self):
        ada, eve = make_person("Ada"), make_person("Eve")
        film, near = make_film("Alpha", directors=[ada, eve]), make_film("Beta", directors=[ada, eve])
        make_film("Gamma", cast=[(ada, "Herself")])
        page = self.client.get(film.get_absolute_url())
        self.assertContains(page, near.get_absolute_url())
        self.assertContains(page, "also directed by Ada and Eve")
        self.assertNotContains(page, "Gamma")

    def test_a_film_stands_near_those_with_most_awards_in_common_and_never_near_itself(self):
        film, near, nearer = make_film("Alpha"), make_film("Beta"), make_film("Gamma")
        first, second = make_edition(name="1st Reels"), make_edition(name="2nd Reels")
        for edition, films in [(first, [film, near, nearer]), (second, [film, nearer])]:
            make_nomination(edition, films=films)
        for counted in (film, make_film("Delta")):
            Tally.objects.create(film=counted, edition=first, nominations=1, source=make_source())
        found = self.client.get(film.get_absolute_url()).context["neighbours"]["in_season"]
        self.assertEqual(found[0].row, nearer)
        self.assertEqual(found[0].reason, "also at the 1st Reels and 2nd Reels")
        self.assertEqual({each.row.title for each in found}, {"Beta", "Gamma", "Delta"})

    def test_a_person_stands_near_those_with_most_films_in_common(self):
        ada, eve, ivy = make_person("Ada"), make_person("Eve"), make_person("Ivy")
        for year in range(2001, 2006):
            cast = [(ada, "A"), (eve, "B"), *([(ivy, "C")] if year == 2003 else [])]
            make_film(f"Film {year}", year=year, cast=cast)
        make_film("Elsewhere", cast=[(make_person("Una"), "D")])
        found = self.client.get(ada.get_absolute_url()).context["worked_with"]
        self.assertEqual(
            [(each.row, each.reason) for each in found],
            [(eve, "in 5 films, the latest Film 2005"), (ivy, "in Film 2003")],
        )

    def test_a_company_stands_near_who_worked_on_most_of_its_films(self):
        reel, ada, ivy = make_company("Reel"), make_person("Ada"), make_person("Ivy")
        for year in range(2001, 2006):
            film = make_film(f"Film {year}", year=year, cast=[(ada, "A"), *([(ivy, "C")] if year == 2003 else [])])
            Credit.objects.create(film=film, company=reel, job=Credit.Job.PRODUCTION_COMPANY)
        make_film("Elsewhere", cast=[(make_person("Una"), "D")])
        self.assertEqual(
            self.neighbours_of(reel)["worked_with"],
            [(ada, "in 5 films, the latest Film 2005"), (ivy, "in Film 2003")],
        )

    def test_a_company_stands_near_those_on_the_same_films_whether_it_made_or_released_them(self):
        reel, other, strange = make_company("Reel"), make_company("Other"), make_company("Strange")
        made, released, neither = (make_film(title, year=2024) for title in ("Alpha", "Beta", "Gamma"))
        Credit.objects.create(film=made, company=reel, job=Credit.Job.PRODUCTION_COMPANY)
        Release.objects.create(film=released, company=reel, kind="theatrical", date="2024")
        for film, company in ((made, other), (released, other), (neither, strange)):
            Credit.objects.create(film=film, company=company, job=Credit.Job.DISTRIBUTOR)
        self.assertEqual(self.neighbours_of(reel)["companies"], [(other, "on Alpha and Beta")])

    def test_a_company_stands_near_what_was_put_forward_beside_its_films_and_never_near_those(self):
        reel, film, own, near = make_company("Reel"), make_film("Alpha"), make_film("Beta"), make_film("Gamma")
        for each in (film, own):
            Credit.objects.create(film=each, company=reel, job=Credit.Job.DISTRIBUTOR)
        edition, elsewhere = (make_edition(name=name, honours_year="2024") for name in ("1st Reels", "1st Cans"))
        make_nomination(edition, films=[film, own, near])
        make_nomination(elsewhere, films=[make_film("Delta")])
        self.assertEqual(self.neighbours_of(reel)["in_season"], [(near, "also at the 1st Reels")])
        self.assertContains(self.client.get(reel.get_absolute_url()), 'href="/seasons/2024/"')

    def neighbours_of(self, company):
        found = self.client.get(company.get_absolute_url()).context["neighbours"]
        return {**found, **{name: list(map(tuple, found[name])) for name in ("worked_with", "companies", "in_season")}}


class CoverageTests(TestCase):
    def setUp(self):
        self.film, self.person, self.company = make_film(), make_person(), make_company()
        self.rows = [self.film, self.person, self.company]

    def write(self, count):
        for n in range(count):
            make_article(f"Story {n}", about=[self.film, self.person], by=[self.company])

    def test_all_stories_are_a_page_of_their_own_where_they_are_many(self):
        self.write(STORIES_IN_A_BAND + 10)
        for row in self.rows:
            with self.subTest(row):
                page = self.client.get(row.get_absolute_url())
                self.assertContains(page, f"(the newest {STORIES_IN_A_BAND} of {STORIES_IN_A_BAND + 10} stand here)")
                self.assertContains(page, f'href="{row.get_absolute_url()}stories/"')
                self.assertContains(self.client.get(f"{row.get_absolute_url()}stories/?page=2"), "Story 0<")

    def test_nothing_leads_there_where_all_that_readers_may_see_stand_on_the_page(self):
        self.write(STORIES_IN_A_BAND)
        make_article("Not yet", about=[self.film, self.person], by=[self.company], published_at=ahead(days=1))
        for row in self.rows:
            self.assertNotContains(self.client.get(row.get_absolute_url()), "All stories")

    def test_only_what_readers_may_see_stands_there(self):
        self.write(1)
        make_article("Not yet", about=[self.film, self.person], by=[self.company], published_at=ahead(days=1))
        for row in self.rows:
            page = self.client.get(f"{row.get_absolute_url()}stories/")
            self.assertContains(page, "Story 0")
            self.assertNotContains(page, "Not yet")

    def test_a_row_of_which_nobody_wrote_has_no_such_page(self):
        make_article("Not yet", about=[self.film, self.person], by=[self.company], published_at=ahead(days=1))
        for row in self.rows:
            self.assertEqual(self.client.get(f"{row.get_absolute_url()}stories/").status_code, 404)


class ManyCreditsTests(TestCase):
    def test_a_filmography_is_grouped_by_job_and_keeps_every_film(self):
        person = make_person()
        for n in range(45):
            make_film(f"Film {n}", year=1950 + n, cast=[(person, f"Part {n}")])
        make_film("Behind the camera", directors=[person])
        html = self.client.get(person.get_absolute_url()).content.decode()
        self.assertLess(html.index("Behind the camera"), html.index("Part 44"))
        self.assertIn("<summary>5 earlier</summary>", html)
        self.assertLess(html.index("5 earlier"), html.index("Part 4<"))


class LongListTests(TestCase):
    def titles(self, address):
        return [row.title for row in self.client.get(address).context["page"]]

    def test_films_stand_under_their_letter_whatever_its_accent_or_case(self):
        for title in ["Élodie", "elsewhere", "Émile", "Fargo", "8½", "羅生門"]:
            make_film(title)
        self.assertEqual(set(self.titles("/films/?letter=E")), {"Élodie", "elsewhere", "Émile"})
        self.assertEqual(set(self.titles("/films/?letter=0-9")), {"8½", "羅生門"})

    def test_films_stand_under_their_decade(self):
        for year in (1969, 1970, 1979, 1980, None):
            make_film(f"Film of {year}", year=year)
        self.assertEqual(self.titles("/films/?decade=1970"), ["Film of 1970", "Film of 1979"])

    def test_people_stand_under_the_letter_of_their_surname(self):
        make_person("Agnès Varda", sort_name="Varda, Agnès")
        make_person("Vittorio de Sica", sort_name="de Sica, Vittorio")
        page = self.client.get("/people/?letter=D")
        self.assertContains(page, "Vittorio de Sica")
        self.assertNotContains(page, "Agnès Varda")

    def test_what_is_no_letter_of_the_list_shows_all_of_it(self):
        make_film("Fargo")
        for query in ["letter=Q", "letter=%00", "decade=1890", "decade=x", "decade=99999999999999999999"]:
            with self.subTest(query):
                self.assertEqual(self.titles(f"/films/?{query}"), ["Fargo"])

    def test_pages_of_a_letter_keep_to_it_and_name_themselves(self):
        for n in range(60):
            make_film(f"Film {n}")
        make_film("Zazie")
        page = self.client.get("/films/?letter=F&page=2")
        self.assertEqual(len(page.context["page"]), 12)
        self.assertContains(page, '<link rel="canonical" href="http://testserver/films/?letter=F&amp;page=2">')
        self.assertContains(page, "?letter=F&amp;page=1")
