"""Pages of awards: all of them, one through the years, one edition."""

import re

from django.test import TestCase

from people.models import Broadcast, EditionRole, Programme, ProgrammeName, Tally
from tests.factories import make_company, make_edition, make_film, make_nomination, make_person, make_source


class AwardPagesTests(TestCase):
    def setUp(self):
        self.programme = Programme.objects.create(name="The Golden Reels", slug="golden-reels", kind="academy")
        ProgrammeName.objects.create(programme=self.programme, name="Reelies")
        self.edition = make_edition(self.programme, slug="7th", name="7th Golden Reels", venue="The Rex")

    def test_the_list_names_programmes_and_their_editions(self):
        page = self.client.get("/awards/")
        for words in ["The Golden Reels", "Reelies", "7th Golden Reels"]:
            self.assertContains(page, words)

    def test_an_edition_shows_a_tie_and_puts_winners_first(self):
        films = [make_film(title) for title in ["Alpha", "Beta", "Gamma"]]
        for film, result in zip(films, ["nominee", "winner", "winner"], strict=True):
            make_nomination(self.edition, films=[film], result=result)
        html = self.client.get("/awards/golden-reels/7th/").content.decode()
        self.assertEqual(html.count("Winner"), 2)
        self.assertLess(max(html.index("Beta"), html.index("Gamma")), html.index("Alpha"))

    def test_a_shared_award_names_everybody(self):
        make_nomination(
            self.edition, films=[make_film("Alpha")], nominees=[make_person("Ada"), make_company("Bell & Co")]
        )
        page = self.client.get(self.edition.get_absolute_url())
        self.assertContains(page, "Ada")
        self.assertContains(page, "Bell &amp; Co")

    def test_an_edition_words_its_prizes_as_it_did_that_year(self):
        make_nomination(
            self.edition, category="Best Film", label="Outstanding Picture", detail="Sung in Welsh", films=[make_film()]
        )
        page = self.client.get(self.edition.get_absolute_url())
        self.assertContains(page, "<h3>Outstanding Picture</h3>", html=True)
        self.assertContains(page, "(Sung in Welsh)")

    def test_an_edition_names_its_hosts_broadcasters_venue_and_tallies(self):
        EditionRole.objects.create(edition=self.edition, person=make_person("Ada"), role="host")
        Broadcast.objects.create(edition=self.edition, company=make_company("Reel TV"), note="live")
        Tally.objects.create(film=make_film("Alpha"), edition=self.edition, nominations=7, wins=2, source=make_source())
        page = self.client.get(self.edition.get_absolute_url())
        for words in ["Ada", "Reel TV", "live", "The Rex", "Alpha", "7 nominations, 2 wins"]:
            self.assertContains(page, words)

    def test_a_programme_lists_its_winners_and_its_prizes(self):
        make_nomination(self.edition, category="Best Film", films=[make_film("Alpha")], result="winner")
        make_nomination(self.edition, category="Best Short", films=[make_film("Beta")])
        page = self.client.get(self.programme.get_absolute_url())
        for words in ["Alpha", "Best Film", "Best Short"]:
            self.assertContains(page, words)
        self.assertNotContains(page, "Beta")

    def test_a_programme_names_the_people_who_won(self):
        make_nomination(
            self.edition, films=[make_film("Alpha")], nominees=[make_person("Ada"), make_person("Eve")], result="winner"
        )
        page = self.client.get(self.programme.get_absolute_url())
        self.assertContains(page, "Ada</a>, <a")
        self.assertContains(page, "Eve</a>, <a")

    def test_tables_stay_tables_where_rows_are_set_as_blocks(self):
        film = make_film("Alpha")
        make_nomination(self.edition, films=[film], result="winner")
        for page in [self.client.get(self.programme.get_absolute_url()), self.client.get(film.get_absolute_url())]:
            table = re.search(r'<table class="awards".*?</table>', page.content.decode(), re.DOTALL)[0]
            roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader"}
            for tag in re.findall(r"<(?:table|thead|tbody|tr|th|td)\b[^>]*>", table):
                role = roles.get(tag.strip("<>").split()[0], "cell")
                self.assertIn('role="rowheader"' if 'scope="row' in tag else f'role="{role}"', tag)

    def test_an_edition_of_another_programme_is_not_found_under_this_one(self):
        other = make_edition(slug="9th")
        self.assertEqual(self.client.get("/awards/golden-reels/9th/").status_code, 404)
        self.assertEqual(self.client.get(other.get_absolute_url()).status_code, 200)

    def test_the_list_shows_the_newest_editions_and_leads_to_all(self):
        for number in range(10, 18):
            make_edition(self.programme, number=number, name=f"{number}th Reels", starts=f"20{number}-01")
        page = self.client.get("/awards/")
        self.assertContains(page, "17th Reels")
        self.assertNotContains(page, "10th Reels")
        self.assertContains(page, "All 9 editions")

    def test_the_list_leads_to_the_seasons(self):
        make_edition(self.programme, honours_year="1927/28")
        self.assertContains(self.client.get("/awards/"), '<a href="/seasons/1927-28/">1927/28</a>', html=True)

    def test_a_programme_shows_who_won_one_prize_through_the_years(self):
        make_nomination(self.edition, category="Best Film", films=[make_film("Alpha")], result="winner")
        make_nomination(self.edition, category="Best Short", films=[make_film("Beta")], result="winner")
        page = self.client.get("/awards/golden-reels/?prize=best-short")
        self.assertContains(page, "Best Short through the years")
        self.assertContains(page, "Beta")
        self.assertNotContains(page, "Alpha")
        self.assertContains(page, 'href="http://testserver/awards/golden-reels/?prize=best-short"')

    def test_a_programme_of_many_years_is_shown_some_years_at_a_time(self):
        for number in range(30, 55):
            edition = make_edition(self.programme, number=9000 + number, starts=f"19{number}")
            make_nomination(edition, films=[make_film(f"Film of {number}")], result="winner")
        self.assertContains(self.client.get("/awards/golden-reels/"), "Film of 54")
        self.assertNotContains(self.client.get("/awards/golden-reels/"), "Film of 30")
        self.assertContains(self.client.get("/awards/golden-reels/?page=2"), "Film of 30")

    def test_an_edition_leads_to_the_one_before_and_the_one_after_it(self):
        make_edition(self.programme, name="6th Golden Reels", starts="2023-05")
        make_edition(self.programme, name="8th Golden Reels", starts="2025-05")
        make_edition(name="Of another award", starts="2025-05")
        page = self.client.get(self.edition.get_absolute_url())
        self.assertContains(page, "← 6th Golden Reels")
        self.assertContains(page, "8th Golden Reels →")
        self.assertNotContains(page, "Of another award")

    def test_an_edition_says_how_much_of_a_count_is_named(self):
        film, source = make_film("Alpha"), make_source()
        self.programme.editions.update(source=source)
        Tally.objects.create(film=film, edition=self.edition, nominations=3, wins=1, source=source)
        make_nomination(self.edition, films=[film], result="winner")
        make_nomination(self.edition, category="Best Cut", films=[film])
        page = self.client.get(self.edition.get_absolute_url())
        self.assertContains(page, "the source names 2 of the categories; the third is not listed by the source")
