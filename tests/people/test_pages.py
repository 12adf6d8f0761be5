from django.test import TestCase

from people.models import (
    Broadcast,
    Claim,
    EditionRole,
    FilmTitle,
    PersonName,
    Programme,
    Release,
    Tally,
)
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_company,
    make_edition,
    make_film,
    make_nomination,
    make_person,
    make_photo,
    make_source,
    show_to_readers,
)


class PersonPageTests(TestCase):
    def setUp(self):
        self.person = make_person("Agnès Varda", bio="A filmmaker.\n\nAnd a photographer.")

    def get(self):
        return self.client.get(self.person.get_absolute_url())

    def test_shows_films_with_characters_newest_first(self):
        make_film("Early", year=1955, cast=[(self.person, "Herself")])
        make_film("Late", year=2017, directors=[self.person])
        html = self.get().content.decode()
        self.assertIn("Herself", html)
        self.assertLess(html.index("Late"), html.index("Early"))

    def test_shows_other_names(self):
        PersonName.objects.create(person=self.person, name="Arlette Varda")
        self.assertContains(self.get(), "Also known as Arlette Varda")

    def test_shows_awards_with_their_result(self):
        edition = make_edition(name="90th Honours")
        make_nomination(edition, category="Best Director", nominees=[self.person], result="winner")
        page = self.get()
        self.assertContains(page, "90th Honours")
        self.assertContains(page, "Winner")

    def test_shows_a_tally_as_its_source_counts_it(self):
        Tally.objects.create(
            person=self.person,
            scope="critics' groups",
            nominations=38,
            wins=45,
            wins_are_nominations=False,
            source=make_source("The Gazette"),
        )
        page = self.get()
        self.assertContains(page, "38 nominations, 45 wins")
        self.assertContains(page, "as counted by The Gazette")

    def test_shows_claims_of_two_sources_side_by_side(self):
        for publisher, text in [("The Gazette", "Born in Brussels."), ("The Herald", "Born in Ixelles.")]:
            Claim.objects.create(person=self.person, topic="life", text=text, source=make_source(publisher))
        page = self.get()
        for words in ["Born in Brussels.", "The Gazette", "Born in Ixelles.", "The Herald"]:
            self.assertContains(page, words)

    def test_shows_stories_about_and_by_while_they_are_live(self):
        make_article("About her", about=[self.person])
        make_article("By her", by=[self.person])
        make_article("Not yet", about=[self.person], by=[self.person], published_at=ahead(days=1))
        page = self.get()
        self.assertContains(page, "About her")
        self.assertContains(page, "By her")
        self.assertNotContains(page, "Not yet")

    def test_shows_pictures_only_while_their_rights_last(self):
        show_to_readers(make_photo(people=[self.person], credit_line="Photograph by Ellen Example"))
        show_to_readers(make_photo(people=[self.person], credit_line="Rights are over", rights_until=ago(hours=1)))
        page = self.get()
        self.assertContains(page, "Photograph by Ellen Example")
        self.assertNotContains(page, "Rights are over")

    def test_leaves_in_the_library_what_no_story_shows(self):
        make_photo(people=[self.person], credit_line="One of forty frames")
        self.assertNotContains(self.get(), "One of forty frames")

    def test_shows_pictures_that_they_made(self):
        show_to_readers(make_photo(credit_line="Photograph by Agnès Varda")).creators.create(person=self.person)
        page = self.get()
        self.assertContains(page, f'Photograph by <a href="{self.person.get_absolute_url()}">Agnès Varda</a>')

    def test_hides_a_portrait_that_is_not_cleared(self):
        make_photo(portrait_of=self.person, credit_line="Unknown rights", rights_status="unknown")
        self.assertNotContains(self.get(), "Unknown rights")
        cards = self.client.get("/people/")
        self.assertNotContains(cards, "Unknown rights")
        self.assertContains(cards, "face__blank")

    def test_names_the_editions_they_had_a_part_in(self):
        edition = make_edition(name="90th Honours")
        EditionRole.objects.create(edition=edition, person=self.person, role="jury-president", note="main jury")
        page = self.get()
        for words in ["Jury president", "90th Honours", "main jury"]:
            self.assertContains(page, words)


class FilmPageTests(TestCase):
    def setUp(self):
        self.film = make_film("Vagabond", year=1985, directors=[make_person("Agnès Varda")])

    def get(self):
        return self.client.get(self.film.get_absolute_url())

    def test_shows_cast_and_crew_under_their_jobs(self):
        page = self.get()
        self.assertContains(page, "Director")
        self.assertContains(page, "Agnès Varda")

    def test_shows_releases_with_date_company_and_festival(self):
        edition = make_edition(name="42nd Festival")
        Release.objects.create(film=self.film, kind="premiere", date="1985-09", edition=edition)
        Release.objects.create(film=self.film, kind="theatrical", date="1985-12-04", company=make_company("MK2"))
        page = self.get()
        for words in ["September 1985", "42nd Festival", "4 December 1985", "MK2"]:
            self.assertContains(page, words)

    def test_shows_two_dates_of_one_release_with_the_sources_that_disagree(self):
        for date, publisher in [("1985-12-04", "The Gazette"), ("1985-12-11", "The Herald")]:
            Release.objects.create(film=self.film, kind="theatrical", date=date, source=make_source(publisher))
        page = self.get()
        for words in ["4 December 1985", "The Gazette", "11 December 1985", "The Herald"]:
            self.assertContains(page, words)

    def test_shows_its_tagline_its_pictures_and_what_sources_say(self):
        film = make_film("Moonrise", tagline="It comes up twice.")
        show_to_readers(make_photo(films=[film], credit_line="Courtesy of the studio"))
        Claim.objects.create(film=film, topic="origin", text="It began as a play.", source=make_source())
        page = self.client.get(film.get_absolute_url())
        for words in ["It comes up twice.", "Courtesy of the studio", "It began as a play."]:
            self.assertContains(page, words)

    def test_hides_a_poster_that_is_not_cleared(self):
        make_photo(poster_of=self.film, credit_line="Unknown rights", rights_status="unknown")
        self.assertNotContains(self.get(), "Unknown rights")
        self.assertContains(self.client.get("/films/"), "poster__blank")

    def test_says_where_to_watch(self):
        Release.objects.create(film=self.film, kind="streaming", terms="subscription", company=make_company("Reelbox"))
        page = self.get()
        self.assertContains(page, "Where to watch")
        self.assertContains(page, "Reelbox</a>, with a subscription")

    def test_tells_no_wins_from_wins_that_are_not_stated(self):
        source = make_source()
        Tally.objects.create(film=self.film, edition=make_edition(), nominations=5, source=source)
        Tally.objects.create(film=self.film, edition=make_edition(), nominations=4, wins=0, source=source)
        page = self.get()
        self.assertContains(page, "wins not stated", count=1)
        self.assertContains(page, "4 nominations, 0 wins")

    def test_shows_money_as_a_reader_says_it(self):
        Claim.objects.create(
            film=self.film,
            topic="gross",
            text="It earned much.",
            amount=56_500_000,
            currency="USD",
            source=make_source(),
        )
        self.assertContains(self.get(), "$56.5 million")

    def test_two_films_of_one_title_have_a_page_each(self):
        other = make_film("Vagabond", year=2030)
        self.assertNotEqual(self.film.get_absolute_url(), other.get_absolute_url())
        self.assertContains(self.client.get(other.get_absolute_url()), "2030")
        self.assertContains(self.get(), "1985")

    def test_shows_other_titles_in_order(self):
        for title in ["Without Roof or Law", "Sans toit ni loi"]:
            FilmTitle.objects.create(film=self.film, name=title)
        self.assertContains(self.get(), "Also known as Sans toit ni loi, Without Roof or Law")


class CompanyPageTests(TestCase):
    def setUp(self):
        self.company = make_company("Academy of Reels")

    def get(self):
        return self.client.get(self.company.get_absolute_url())

    def test_shows_the_films_it_brought_out(self):
        company = make_company("MK2")
        Release.objects.create(film=make_film("Vagabond"), kind="theatrical", date="1985-12-04", company=company)
        page = self.client.get(company.get_absolute_url())
        self.assertContains(page, "Vagabond")
        self.assertContains(page, "4 December 1985")

    def test_names_the_awards_that_it_gives_once_each(self):
        programme = Programme.objects.create(
            name="The Golden Reels", slug="golden-reels", kind="academy", organiser=self.company
        )
        make_edition(programme)
        make_edition(programme)
        page = self.get()
        self.assertContains(page, '<li><a href="/awards/golden-reels/">The Golden Reels</a></li>', count=1, html=True)
        self.assertNotContains(page, "Ceremonies it carries")

    def test_names_the_ceremonies_that_it_carries_and_how(self):
        carried, other = make_edition(name="7th Golden Reels"), make_edition(name="8th Golden Reels")
        Broadcast.objects.create(edition=carried, company=self.company, kind="stream")
        Broadcast.objects.create(edition=carried, company=make_company("Reel TV"), kind="television")
        Broadcast.objects.create(edition=other, company=make_company("Reel Radio"))
        page = self.get()
        self.assertContains(page, "7th Golden Reels", count=1)
        self.assertContains(page, "Stream")
        for words in ["Television", "8th Golden Reels", "Awards it gives"]:
            self.assertNotContains(page, words)

    def test_shows_the_pictures_that_it_made_while_readers_may_see_them(self):
        for credit_line, rights_status in [("Drawn by the house", "own"), ("Not to be seen", "unknown")]:
            photo = show_to_readers(make_photo(credit_line=credit_line, rights_status=rights_status))
            photo.creators.create(company=self.company)
        show_to_readers(make_photo(credit_line="Somebody else's"))
        page = self.get()
        self.assertContains(page, "Drawn by the house")
        self.assertNotContains(page, "Not to be seen")
        self.assertNotContains(page, "Somebody else")
