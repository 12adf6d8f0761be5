from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from magazine.front_page.composing import compose
from magazine.front_page.explaining import explain
from magazine.front_page.models import Band, FrontPage, Slot
from tests.factories import ago, ahead, make_article, make_film, make_person, make_photo, make_section
from tests.magazine.front_page.pages import make_band, make_page, place

HIDDEN = {
    "draft": {"status": Article.Status.DRAFT},
    "withdrawn": {"status": Article.Status.WITHDRAWN},
    "embargoed": {"embargo_until": ahead(days=30)},
    "expired": {"expires_at": ago(hours=1)},
    "still to come": {"published_at": ahead(days=30)},
}


def stories_in_order(composition):
    """Every story on the page, from the top."""
    placed = [standing.story for standing in composition.places if standing.story]
    return [str(story) for story in placed + [story for shown in composition.bands for story in shown.stories]]


class PlaceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.old = make_article("Old", published_at=ago(days=9))
        cls.cover = make_article("Cover", published_at=ago(days=8), kind=Article.Kind.COVER_STORY)
        cls.middle = make_article("Middle", published_at=ago(days=7))
        cls.new = make_article("New", published_at=ago(days=6))

    def lead(self, at=None):
        return str(compose(at).lead.story)

    def why(self, number=0):
        return explain(compose())[number].why

    def test_without_slots_the_newest_cover_story_leads_and_the_newest_follow(self):
        composition = compose()
        self.assertEqual([str(each.story) for each in composition.places], ["Cover", "New", "Middle", "Old"])

    def test_without_a_cover_story_the_newest_leads(self):
        Article.objects.filter(pk=self.cover.pk).update(kind=Article.Kind.NEWS)
        self.assertEqual(self.lead(), "New")

    def test_a_slot_has_its_place(self):
        place("lead", self.old)
        place("row-2", self.cover)
        composition = compose()
        self.assertEqual([str(each.story) for each in composition.places], ["Old", "New", "Cover", "Middle"])

    def test_a_story_that_is_meant_for_the_row_does_not_lead_for_want_of_a_lead(self):
        place("row-1", self.cover)
        self.assertEqual(self.lead(), "New")

    def test_a_slot_has_its_place_between_its_moments_only(self):
        place("lead", self.old, starts=ago(hours=1), ends=ahead(hours=1))
        self.assertEqual(self.lead(), "Old")
        self.assertEqual(self.lead(ago(hours=2)), "Cover")
        self.assertEqual(self.lead(ahead(hours=1)), "Cover")

    def test_the_slot_that_began_last_has_the_place_and_the_one_before_returns(self):
        place("lead", self.middle)
        place("lead", self.old, starts=ago(hours=1), ends=ahead(hours=1))
        self.assertEqual(self.lead(), "Old")
        self.assertEqual(self.lead(ahead(hours=2)), "Middle")

    def test_a_story_that_readers_may_not_see_gives_way_and_none_of_its_words_show(self):
        for state, fields in HIDDEN.items():
            with self.subTest(state), transaction.atomic():
                hidden = make_article(f"Hushhush {state}", **fields)
                for where in ("lead", "row-1"):
                    place(where, hidden, title="Hushhush here", kicker="Hushhush kicker", dek="Hushhush dek")
                self.assertEqual(self.lead(), "Cover")
                self.assertNotContains(self.client.get("/"), "Hushhush")
                transaction.set_rollback(True)

    def test_a_slot_before_it_stands_in_for_one_whose_story_is_hidden(self):
        place("lead", self.middle)
        place("lead", make_article("Gone", status=Article.Status.WITHDRAWN), starts=ago(hours=1))
        self.assertEqual(self.lead(), "Middle")

    def test_no_story_stands_on_the_page_twice(self):
        section = make_section("Films")
        Article.objects.update(section=section)
        for n in range(12):
            make_article(f"Story {n}", section=section, published_at=ago(days=20 + n))
        for where in ("lead", "row-1", "row-3"):
            place(where, self.new)
        make_band("section", section=section, rhythm="strip")
        make_band("latest")
        shown = stories_in_order(compose())
        self.assertEqual(len(shown), len(set(shown)))
        self.assertEqual(len(shown), 16)

    def test_words_written_here_show_here_alone(self):
        place("lead", self.old, title="Here only", kicker="Only kicker", dek="Only dek")
        page = self.client.get("/")
        for words in ("Here only", "Only kicker", "Only dek"):
            self.assertContains(page, words)
        self.assertEqual(Article.objects.get(pk=self.old.pk).title, "Old")
        self.assertNotContains(self.client.get(self.old.get_absolute_url()), "Here only")

    def test_an_empty_magazine_says_that_the_house_lights_are_up(self):
        place("lead", self.old, title="Hushhush")
        Article.objects.update(status=Article.Status.WITHDRAWN)
        page = self.client.get("/")
        self.assertContains(page, "The house lights are still up")
        self.assertNotContains(page, "Hushhush")

    def test_it_is_told_what_stands_where_and_why(self):
        self.assertEqual(self.why(), "the newest cover story, because nothing is chosen for it")
        slot = place("lead", self.old)
        self.assertEqual(self.why(), "as chosen")
        Article.objects.filter(pk=self.old.pk).update(status=Article.Status.WITHDRAWN)
        self.assertEqual(
            self.why(),
            "the newest cover story, because readers may not see “Old”, which is chosen for it (withdrawn)",
        )
        Slot.objects.filter(pk=slot.pk).update(story=self.new, ends=ago(hours=1))
        self.assertEqual(self.why(), "the newest cover story, because the time of what was chosen is over")
        Slot.objects.filter(pk=slot.pk).update(starts=ahead(days=1), ends=None)
        self.assertIn("when somebody’s choice takes the place", self.why())

    def test_a_slot_whose_story_leads_already_is_told_of(self):
        place("lead", self.new)
        place("row-1", self.new)
        self.assertIn("“New”, which is chosen for it, stands further up already", self.why(1))


class BandTests(TestCase):
    def test_stand_in_their_order_with_the_stories_of_their_sections(self):
        section, other = make_section("Films"), make_section("Books")
        inside = make_section("Shorts", parent=section)
        for n in range(4):
            make_article(f"Newest {n}", section=other, published_at=ago(hours=n + 1))
        for title, within in [("A short", inside), ("A film", section), ("A book", other)]:
            make_article(title, section=within, published_at=ago(days=3))
        make_band("section", section=other, position=1, heading="On paper")
        make_band("section", section=section, position=0, rhythm="large")
        shown = compose().bands
        self.assertEqual([str(band.band) for band in shown], ["Films", "On paper"])
        self.assertEqual({str(story) for story in shown[0].stories}, {"A short", "A film"})
        self.assertEqual([str(story) for story in shown[1].stories], ["A book"])
        self.assertContains(self.client.get("/"), "On paper")

    def test_a_page_from_which_all_were_taken_shows_none_and_one_never_composed_the_usual(self):
        self.assertTrue(compose().bands)
        make_page()
        self.assertEqual(compose().bands, [])

    def test_every_kind_and_rhythm_is_drawn(self):
        film = make_film("Vagabond", year=1985)
        make_photo(poster_of=film)
        make_photo(poster_of=(other := make_film("Moonrise")))
        section = make_section("Films")
        for n in range(30):
            make_article(f"Story {n}", section=section, about=[film, other, make_person(f"Person {n}")])
        place("film", film, dek="A sentence of ours.")
        for kind in Band.Kind.values:
            if kind != Band.Kind.SECTION:
                make_band(kind, heading=f"Heading {kind}")
        band = make_band("section", section=section, heading="Heading section")
        for rhythm in Band.Rhythm.values:
            with self.subTest(rhythm):
                Band.objects.filter(pk=band.pk).update(rhythm=rhythm)
                page = self.client.get("/")
                for kind in set(Band.Kind.values) - {Band.Kind.AWARDS}:
                    self.assertContains(page, f"Heading {kind}")
                self.assertNotContains(page, "Heading awards")  # there are none
                self.assertContains(page, "A sentence of ours.")

    def test_people_of_the_stories_it_presents_come_before_those_of_stories_it_lists(self):
        make_band("latest")
        make_band("people")
        about, mentioned, listed = (make_person(name) for name in ("Agnès Varda", "Jane Birkin", "Jacques Demy"))
        make_article("The lead", about=[about], mentions=[mentioned])
        for n in range(5):
            make_article(f"Story {n}", about=[listed] * (n > 2), published_at=ago(days=n + 2))
        people = compose().bands[1]
        self.assertEqual(people.rows, [about, mentioned, listed])

    def test_every_headline_of_a_list_has_its_kicker(self):
        make_band("latest")
        for n in range(6):
            make_article(f"Story {n}", kicker=f"Kicker {n}", published_at=ago(days=n + 1))
        listed = self.client.get("/").content.decode().partition('class="latest"')[2]
        for n in (4, 5):
            self.assertRegex(listed, rf'class="kicker">Kicker {n}</p>\s*<a href="/stories/story-{n}-')


class FilmOfTheMonthTests(TestCase):
    def film(self):
        return compose().film.film

    def test_is_the_one_chosen_or_else_that_of_the_newest_film_page(self):
        old, new, chosen = make_film("Old"), make_film("New"), make_film("Chosen")
        make_article(kind=Article.Kind.FILM_PAGE, about=[old], published_at=ago(days=4))
        make_article(kind=Article.Kind.FILM_PAGE, about=[new], published_at=ago(days=3))
        self.assertEqual(self.film(), new)
        slot = place("film", chosen, ends=ahead(hours=1))
        self.assertEqual(self.film(), chosen)
        Slot.objects.filter(pk=slot.pk).update(ends=ago(hours=1))
        self.assertEqual(self.film(), new)

    def test_a_hidden_film_page_names_none(self):
        for state, fields in HIDDEN.items():
            make_article(kind=Article.Kind.FILM_PAGE, about=[make_film(f"Hushhush {state}")], **fields)
        self.assertIsNone(self.film())
        self.assertNotContains(self.client.get("/"), "Hushhush")

    def test_a_poster_that_readers_may_not_see_does_not_show(self):
        photo = make_photo(poster_of=(film := make_film()), credit_line="Hushhush", rights_status="withdrawn")
        make_article()
        place("film", film)
        make_band("film")
        page = self.client.get("/")
        self.assertContains(page, film.title)
        self.assertNotContains(page, photo.credit_line)


class RuleTests(TestCase):
    def assertRefused(self, name, make):
        """By the rule of that name; SQLite names the fields of some instead."""
        constraints = {each.name: each for model in (Slot, Band, FrontPage) for each in model._meta.constraints}
        fields = getattr(constraints[name], "fields", ())
        with self.assertRaises(IntegrityError) as refused, transaction.atomic():
            make()
        words = str(refused.exception)
        self.assertTrue(name in words or all(field in words for field in fields or [name]), words)

    def test_the_database_keeps_what_must_be_true(self):
        story, film, section = make_article(), make_film(), make_section()
        place("lead", story)
        place("row-1", story, starts=(moment := ago(days=1)))
        make_band("section", section=section)
        make_band("latest")
        for name, make in {
            "slot_one_per_place_without_a_moment": lambda: place("lead", story),
            "slot_one_per_place_and_moment": lambda: place("row-1", story, starts=moment),
            "slot_ends_after_it_starts": lambda: place("row-2", story, starts=ahead(days=2), ends=ahead(days=1)),
            "slot_holds_a_story_or_the_film": lambda: place("film", story),
            "slot_film_keeps_its_title": lambda: place("film", film, title="Another"),
            "band_one_per_position": lambda: make_band("films", position=0),
            "band_section_once": lambda: make_band("section", section=section),
            "band_kind_once": lambda: make_band("latest"),
            "band_section_only_of_a_section": lambda: make_band("films", section=section),
            "frontpage_only_one": lambda: FrontPage.objects.create(slug="other"),
        }.items():
            with self.subTest(name):
                self.assertRefused(name, make)

    def test_they_are_said_in_sentences(self):
        slot = Slot(page=make_page(), place="lead", story=make_article(), starts=ahead(days=2), ends=ahead(days=1))
        with self.assertRaisesMessage(ValidationError, "set “until” later than “from”"):
            slot.full_clean()


class QueryTests(TestCase):
    def test_as_many_whatever_the_archive_holds(self):
        counts = []
        sections = [make_section(f"Section {n}") for n in range(3)]
        film = make_film()
        for n, section in enumerate(sections):
            make_section(f"Inside {n}", parent=section)
            make_band("section", section=section)
        for kind in set(Band.Kind.values) - {"section"}:
            make_band(kind)
        place("lead", make_article("Lead", about=[film, make_person()]))
        for size in (2, 60):
            for n in range(size):
                make_article(f"Story {n}", section=sections[n % 3], kind=Article.Kind.FILM_PAGE, about=[film])
            with CaptureQueriesContext(connection) as queries:
                compose()
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 11)

    def test_reads_no_more_stories_than_the_page_could_show(self):
        for n in range(60):
            make_article(f"Story {n}")
        make_band("latest")
        with CaptureQueriesContext(connection) as queries:
            compose()
        marks = next(each["sql"] for each in queries if "UNION" in each["sql"])
        self.assertIn("LIMIT 14", marks)
