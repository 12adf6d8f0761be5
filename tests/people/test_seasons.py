"""Seasons of awards: which edition belongs to which, and the page that shows one."""

import re
from xml.etree import ElementTree

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from people.models import Edition, Programme, Tally
from people.season_chart import FILMS_IN_A_PANEL, WIDTH, panels
from people.seasons import PROGRAMMES_IN_A_TABLE, Season
from tests.factories import make_edition, make_film, make_nomination, make_person, make_source
from tests.shelf import ShelfTestCase


def season_of(edition):
    return Edition.objects.with_season().get(pk=edition.pk).season


class SeasonOfAnEditionTests(TestCase):
    def test_is_the_year_honoured_and_not_that_of_the_ceremony(self):
        self.assertEqual(season_of(make_edition(honours_year="2024", starts="2025-03-02")), "2024")

    def test_of_a_festival_is_the_year_it_is_held(self):
        festival = Programme.objects.create(name="Cannes", slug="cannes", kind="festival")
        edition = make_edition(festival, starts="2024-05-14")
        make_nomination(edition, films=[make_film(year=2023)])
        self.assertEqual(season_of(edition), "2024")

    def test_is_told_by_its_films_where_no_source_states_it(self):
        named, counted = make_edition(starts=""), make_edition(starts="2025-02")
        make_nomination(named, films=[make_film(year=2023), make_film(year=2024)])
        Tally.objects.create(film=make_film("Counted", year=2024), edition=counted, nominations=7, source=make_source())
        self.assertEqual([season_of(named), season_of(counted)], ["2024", "2024"])

    def test_is_the_year_it_begins_where_nothing_else_tells(self):
        self.assertEqual(season_of(make_edition(starts="2019-02")), "2019")

    def test_is_none_where_nothing_tells(self):
        self.assertEqual([season_of(make_edition(starts=starts)) for starts in ["", "XXXX-02"]], ["", ""])
        self.assertEqual(Edition.objects.seasons(), [])


class SeasonPageTests(TestCase):
    def setUp(self):
        self.source = make_source("The Gazette")
        self.edition = make_edition(name="7th Golden Reels", honours_year="2024")

    def get(self, **query):
        return self.client.get("/seasons/2024/", query)

    def fill(self, films, editions):
        editions = [self.edition, *(make_edition(honours_year="2024") for _ in range(editions - 1))]
        for n in range(films):
            film = make_film(f"Film {n:03}")
            for edition in editions:
                Tally.objects.create(film=film, edition=edition, nominations=films - n, source=self.source)

    def test_a_season_with_one_film(self):
        make_nomination(self.edition, films=[make_film("Alpha")], result="winner")
        page = self.get()
        self.assertContains(page, "leads with 1 nomination and 1 win.")
        self.assertContains(page, "Alpha, 1; no other film is counted")

    def test_a_season_without_a_film(self):
        self.assertContains(self.get(), "No film is named or counted yet.")

    def test_a_season_that_is_not_there_is_not_found(self):
        self.assertEqual(self.client.get("/seasons/1901/").status_code, 404)

    def test_nobody_leads_those_of_whose_wins_nothing_is_said(self):
        for title, wins in [("Alpha", 2), ("Beta", None)]:
            Tally.objects.create(
                film=make_film(title), edition=self.edition, nominations=9, wins=wins, source=self.source
            )
        self.assertContains(self.get(), "Alpha, 2, of those stated")
        self.assertContains(self.get(), "Alpha, Beta, 9 each")

    def test_a_winner_is_marked_by_a_word(self):
        make_nomination(self.edition, films=[make_film("Alpha")], result="winner")
        self.assertContains(self.get(), "<strong>1 won</strong>", html=True)

    def test_a_full_season_is_bounded_and_says_what_is_left(self):
        self.fill(films=65, editions=PROGRAMMES_IN_A_TABLE + 2)
        page = self.get()
        self.assertContains(page, "And 25 more films")
        self.assertContains(page, "And 2 more awards with fewer films")
        table = re.search(r'<table class="season">.*?</table>', page.content.decode(), re.DOTALL)[0]
        self.assertEqual(table.count('<th scope="row">'), 40)
        self.assertEqual(table.count('<th scope="col">'), PROGRAMMES_IN_A_TABLE + 2)
        self.assertContains(self.get(page=2), "Film 064")

    def test_costs_the_same_for_one_film_and_for_forty(self):
        counts = []
        for films in (1, 40):
            self.fill(films=films, editions=2)
            with CaptureQueriesContext(connection) as queries:
                self.get()
            counts.append(len(queries))
        self.assertEqual(*counts)

    def test_people_whom_a_source_counts_stand_beside_the_films(self):
        Tally.objects.create(person=make_person("Ada"), edition=self.edition, wins=4, source=self.source)
        self.assertContains(self.get(), "Ada</a>: 4 wins")

    def test_leads_to_the_season_before_and_after(self):
        for year in ("2022", "2026"):
            make_edition(honours_year=year)
        page = self.get()
        self.assertContains(page, '<a rel="prev" href="/seasons/2022/">')
        self.assertContains(page, '<a rel="next" href="/seasons/2026/">')

    def test_is_in_the_map_of_the_site(self):
        make_edition(honours_year="1927/28")
        self.assertContains(self.client.get("/sitemap-seasons.xml"), "/seasons/1927-28/</loc>")


class DrawnSeasonTests(TestCase):
    def setUp(self):
        self.edition = make_edition(honours_year="2024")
        self.source = make_source()

    def count(self, title, nominations, wins=None):
        Tally.objects.create(
            film=make_film(title), edition=self.edition, nominations=nominations, wins=wins, source=self.source
        )

    def boxes(self):
        return [box for panel in panels(Season.at("2024")) for line in panel.lines for box in line.boxes]

    def test_draws_a_square_for_each_nomination_and_fills_those_won(self):
        self.count("Alpha", 6, 5)
        kinds = [box.kind for box in self.boxes()]
        self.assertEqual(kinds, ["won"] * 5 + ["counted"])

    def test_stays_in_its_frame_however_many_there_are(self):
        for n, most in enumerate((1, 13, 31, 32, 53, 54, 300)):
            self.count(f"Film {n}", most, 1)
            with self.subTest(most=most):
                self.assertLessEqual(max(box.x + box.width for box in self.boxes()), WIDTH)

    def test_leaves_out_films_that_it_has_no_room_for_and_says_so(self):
        for n in range(FILMS_IN_A_PANEL + 2):
            self.count(f"Film {n}", 9 - n)
        (panel,) = panels(Season.at("2024"))
        self.assertEqual((len(panel.lines), panel.more), (FILMS_IN_A_PANEL, 2))
        self.assertIn("and 2 more", panel.words)

    def test_is_a_picture_with_a_name_and_a_description_and_styles_nothing_in_the_page(self):
        self.count("Tom & Jerry <Again>", 1_500, 1)
        html = self.client.get("/seasons/2024/").content.decode()
        (svg,) = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
        drawn = ElementTree.fromstring(svg)
        self.assertEqual(drawn.get("role"), "img")
        self.assertEqual([part.tag for part in drawn][:2], ["title", "desc"])
        self.assertIn("Tom & Jerry <Again>: 1500 nominations, 1 win", drawn.find("desc").text)
        self.assertEqual(drawn.get("aria-labelledby").split(), [drawn[0].get("id"), drawn[1].get("id")])
        self.assertNotIn("style=", html)


class SeasonOf2024Tests(ShelfTestCase):
    """The shelf's own season against what its sources say."""

    def setUp(self):
        self.season = Season.at("2024")
        self.anora = next(row for row in self.season.films if row.film.slug == "anora")

    def test_anora_has_28_nominations_and_at_least_9_wins(self):
        self.assertEqual(self.anora.nominations.words, "28")
        self.assertEqual(self.anora.wins.words, "at least 9")
        self.assertEqual(self.anora.listings, 2)

    def test_each_award_counts_as_its_source_does(self):
        found = {
            honours.edition.programme.slug: (honours.nomination_figure.words, honours.win_figure.words)
            for honours in self.anora.at.values()
        }
        self.assertEqual(
            found,
            {
                "academy-awards": ("6", "5"),
                "bafta-film-awards": ("7", "2"),
                "critics-choice-awards": ("7", "1"),
                "golden-globe-awards": ("5", "not stated"),
                "screen-actors-guild-awards": ("3", "not stated"),
                "cannes-film-festival": ("0", "1"),
                "national-board-of-review": ("0", "0"),
                "american-film-institute": ("0", "0"),
            },
        )

    def test_two_awards_of_no_stated_year_are_told_apart(self):
        placed = {edition.programme.slug for edition in self.season.placed_by_films}
        self.assertEqual(placed, {"bafta-film-awards", "golden-globe-awards"})

    def test_the_page_says_who_leads_where(self):
        page = self.client.get("/seasons/2024/")
        self.assertContains(page, "leads with 28 nominations and at least 9 wins.")
        for words in ["Emilia Pérez, 13", "Conclave, Wicked, 11 each", "Anora, 5, of those stated"]:
            self.assertContains(page, words)
