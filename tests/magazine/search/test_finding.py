"""What a reader finds, and in which order."""

import re
from unittest import mock

from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Block
from magazine.search import shelf
from magazine.search.indexing import take_in_everything
from magazine.search.shelf import OF_A_GROUP
from people.models import FilmTitle, PersonName
from tests.factories import (
    ago,
    make_article,
    make_block,
    make_edition,
    make_film,
    make_person,
    make_section,
)

LISTS = {"person": "person", "film": "film", "award": "programme"}


class SearchTestCase(TestCase):
    def ask(self, q, **others):
        page = self.client.get("/search/", {"q": q, **others})
        self.assertEqual(page.status_code, 200)
        return page

    def found(self, q, **others):
        return [each["article"] for each in self.ask(q, **others).context["stories"]]

    def names(self, q, group, **others):
        context = self.ask(q, **others).context
        groups = {each["group"]: each for each in context["groups"]}
        found = [*context["called_so"], *groups.get(group, {"names": []})["names"]]
        return [each["address"] for each in found if each["address"].startswith(reverse(f"{LISTS[group]}-list"))]


class StoryTests(SearchTestCase):
    def test_finds_a_story_by_any_of_its_words(self):
        story = make_article(
            "A walk with Varda", dek="Along the beach at Noirmoutier", kicker="Encounter", body=["She walks fast."]
        )
        make_block(story, Block.Kind.PULL_QUOTE, text="I am a dreamer", attribution="Agnès herself")
        make_block(story, Block.Kind.LIST_ENTRY, title="The gleaners", text="<p>Potatoes</p>")
        make_article("Elsewhere", body=())
        for words in ("varda", "noirmoutier", "encounter", "fast", "dreamer", "herself", "gleaners", "potatoes"):
            with self.subTest(words):
                self.assertEqual(self.found(words), [story])

    def test_finds_only_what_holds_every_word(self):
        make_article("A walk with Varda")
        self.assertEqual(self.found("varda demy"), [])
        self.assertEqual(len(self.found("varda fast")), 1)

    def test_finds_nothing_by_markup_or_where_a_link_leads(self):
        make_article("A walk", body=['<em>Quick</em> <a href="https://hidden.example/">there</a>'])
        for words in ("em", "href", "hidden", "example"):
            with self.subTest(words):
                self.assertEqual(self.found(words), [])
        self.assertEqual(len(self.found("quick there")), 1)

    def test_the_very_headline_comes_before_a_headline_that_holds_it_before_the_dek_before_the_body(self):
        at = {number: ago(days=number) for number in range(1, 6)}
        body = make_article("Five", body=["Seen at the Anora premiere."], published_at=at[1])
        dek = make_article("Four", dek="On Anora", published_at=at[2])
        title = make_article("Who made Anora", published_at=at[3])
        exact = make_article("Anora", published_at=at[4])
        self.assertEqual(self.found("anora"), [exact, title, dek, body])

    def test_words_side_by_side_come_before_words_apart_and_then_the_newest_first(self):
        apart = make_article("One", body=["Luna was there, and later Sofia."], published_at=ago(days=1))
        old = make_article("Two", body=["With Luna Sofía in it."], published_at=ago(days=3))
        new = make_article("Three", body=["Again Luna Sofía."], published_at=ago(days=2))
        self.assertEqual(self.found("luna sofia"), [new, old, apart])

    def test_the_last_word_may_be_the_beginning_of_one_and_whole_words_come_first(self):
        beginning = make_article("Dancers of the night", published_at=ago(days=1))
        whole = make_article("Danc", published_at=ago(days=2))
        self.assertEqual(self.found("danc"), [whole, beginning])

    def test_quotes_and_hyphens_of_any_kind_find_the_same(self):
        story = make_article("Winning the Palme d’Or", body=["By Jean‑Luc."])
        for words in ("palme d'or", "Palme d’or", "PALME D`OR", "“palme d'or”", "jean-luc", "jean luc"):
            with self.subTest(words):
                self.assertEqual(self.found(words), [story])

    def test_marks_the_words_where_they_stand_and_escapes_the_rest(self):
        make_article("Anora <b>& co</b>", body=["She said &lt;script&gt; to Anora."])
        page = self.ask("anora")
        self.assertContains(page, "<mark>Anora</mark> &lt;b&gt;&amp; co&lt;/b&gt;")
        self.assertContains(page, "She said &lt;script&gt; to <mark>Anora</mark>.")

    def test_goes_on_over_pages(self):
        for number in range(12):
            make_article(f"Anora {number}", published_at=ago(days=number + 1))
        self.assertEqual(len(self.found("anora")), 10)
        self.assertEqual([story.title for story in self.found("anora", page="2")], ["Anora 10", "Anora 11"])
        self.assertContains(self.ask("anora"), "12 found")
        self.assertContains(self.ask("anora"), 'href="?q=anora&amp;page=2"')


class ShelfTests(SearchTestCase):
    def test_finds_people_by_any_of_their_names(self):
        person = make_person("Luna Sofía Miranda")
        PersonName.objects.create(person=person, name="Lulu")
        for words in ("luna sofia", "MIRANDA", "lulu", "luna mir"):
            with self.subTest(words):
                self.assertEqual(self.names(words, "person"), [person.get_absolute_url()])

    def test_finds_a_film_without_its_article_and_a_series_by_another_title(self):
        film = make_film("The Lost Daughter")
        series = make_film("Better Things", kind="series")
        FilmTitle.objects.create(film=series, name="Des choses meilleures")
        self.assertEqual(self.names("Lost Daughter", "film"), [film.get_absolute_url()])
        self.assertEqual(self.names("choses", "film"), [series.get_absolute_url()])

    def test_the_very_title_comes_first(self):
        make_film("Parasite Eve")
        make_film("A Parasite")
        exact = make_film("Parasite")
        page = self.ask("parasite", kind="film")
        self.assertIn(exact.get_absolute_url(), [each["address"] for each in page.context["page"]][:2])
        self.assertEqual(self.names("parasite", "film")[-1].split("-")[1], "eve")

    def test_finds_awards_and_their_editions(self):
        edition = make_edition(name="97th Academy Awards", city="Los Angeles")
        award = edition.programme
        type(award).objects.filter(pk=award.pk).update(name="Academy Awards")
        self.assertEqual(self.names("academy awards", "award"), [award.get_absolute_url(), edition.get_absolute_url()])
        self.assertEqual(self.names("los angeles", "award"), [edition.get_absolute_url()])

    def test_counts_no_further_than_anybody_would_read(self):
        for _ in range(OF_A_GROUP):
            make_person("Jacques Demy")
        take_in_everything()
        self.assertEqual(self.ask("demy").context["groups"][0]["more"], f"{OF_A_GROUP}")
        make_person("Another Demy")
        self.assertEqual(self.ask("demy").context["groups"][0]["more"], f"{OF_A_GROUP}+")

    @mock.patch.object(shelf, "OF_A_GROUP", 4)
    def test_counts_once_whoever_has_the_word_and_begins_so(self):
        for name in ["Jacques Demy"] * 3 + ["Jacques Demyan"] * 2:
            make_person(name, bio="Demy, they say.")
        self.assertEqual(self.ask("demy").context["groups"][0]["more"], "4+")

    @mock.patch.object(shelf, "OF_A_GROUP", 2)
    def test_reads_no_more_of_one_name_than_of_any_other(self):
        for _ in range(6):
            make_person("Jacques Demy")
        self.assertEqual(len(self.ask("jacques demy").context["called_so"]), 3)

    def test_lists_more_people_than_are_counted_where_people_are_asked_for(self):
        for _ in range(6):
            make_person("Jacques Demy")
        with mock.patch.multiple(shelf, OF_A_GROUP=2, OF_ONE_GROUP=5):
            page = self.ask("demy", kind="person")
        self.assertEqual((len(page.context["page"]), page.context["names_total"]), (6, "2+"))

    def test_an_award_that_moves_takes_its_editions_along(self):
        edition = make_edition(name="97th Academy Awards")
        self.names("academy", "award")
        type(edition.programme).objects.filter(pk=edition.programme_id).update(slug="oscars")
        self.assertEqual(self.names("97th", "award"), [f"/awards/oscars/{edition.slug}/"])


class CalledSoTests(SearchTestCase):
    """What is called just what was asked stands before everything that merely holds the words."""

    def addresses(self, q, **others):
        """Every address that the answer leads to, in the order in which a reader comes upon them."""
        main = self.ask(q, **others).content.decode().partition("<main")[2].partition("</form>")[2]
        return list(dict.fromkeys(re.findall(r'href="(/(?:people|films|awards|stories)/[^"/]+/(?:[^"/]+/)?)"', main)))

    def test_a_film_comes_before_people_who_mention_it(self):
        people = [make_person(f"Somebody {number}", bio="Known for Anora.") for number in range(6)]
        longer = make_film("Anora and after")
        film = make_film("Anora")
        found = self.addresses("anora")
        self.assertEqual(found[0], film.get_absolute_url())
        self.assertEqual(found.count(film.get_absolute_url()), 1)
        self.assertIn(longer.get_absolute_url(), found)
        self.assertIn(people[0].get_absolute_url(), found)

    def test_a_name_and_a_title_are_heard_in_any_case_with_or_without_accents_quotes_and_article(self):
        person = make_person("Agnès Varda")
        make_person("Agnès Varda Jr")
        film = make_film("The Gleaners’ Dream")
        make_film("Gleaners’ Dream Revisited")
        for words, row in [
            ("agnes VARDA", person),
            ("“Agnès Varda”", person),
            ("gleaners' dream", film),
            ("THE GLEANERS’ DREAM", film),
        ]:
            with self.subTest(words):
                self.assertEqual(self.addresses(words)[0], row.get_absolute_url())

    def test_what_goes_by_another_name_is_called_so_too_after_what_has_it_for_its_own(self):
        film, person = make_film("The Leopard"), make_person("Agnès Varda")
        FilmTitle.objects.create(film=film, name="Il gattopardo", kind="translated")
        PersonName.objects.create(person=person, name="Arlette Varda", kind="birth")
        make_article("A ball", body=["Il gattopardo. Arlette Varda."])
        make_film("Il gattopardo e l’amore")
        make_person("Arlette Varda Jr")
        for words, row in [("IL GATTOPARDO", film), ("arlette varda", person)]:
            with self.subTest(words):
                self.assertEqual(self.addresses(words)[0], row.get_absolute_url())
        own = make_film("Il Gattopardo")
        self.assertEqual(self.addresses("il gattopardo")[:2], [own.get_absolute_url(), film.get_absolute_url()])
        self.assertContains(self.ask("il gattopardo", kind="film"), ", <mark>Il</mark> <mark>gattopardo</mark></span>")

    def test_initials_need_no_full_stops(self):
        comedian, director = make_person("Louis C.K."), make_person("J. J. Abrams")
        film = make_film("L.A. Confidential")
        make_article("Elsewhere", body=["Louis CK, JJ Abrams, LA Confidential."])
        for words, row in [
            ("louis ck", comedian),
            ("Louis C.K.", comedian),
            ("jj abrams", director),
            ("J.J. Abrams", director),
            ("la confidential", film),
        ]:
            with self.subTest(words):
                self.assertEqual(self.addresses(words)[0], row.get_absolute_url())

    def test_another_name_that_is_taken_away_is_nobody_s(self):
        film = make_film("The Leopard")
        title = FilmTitle.objects.create(film=film, name="Il gattopardo")
        self.assertEqual(len(self.ask("il gattopardo").context["called_so"]), 1)
        title.delete()
        self.assertEqual(self.addresses("il gattopardo"), [])

    def test_a_headline_comes_before_names_that_hold_it(self):
        person = make_person("Nora Anora")
        mentions = make_article("Elsewhere", body=["Anora."], published_at=ago(days=1))
        story = make_article("The Anora", published_at=ago(days=9))
        found = self.addresses("anora")
        self.assertEqual(found[0], story.get_absolute_url())
        self.assertLess(found.index(story.get_absolute_url()), found.index(person.get_absolute_url()))
        self.assertEqual(found.count(mentions.get_absolute_url()), 1)

    def test_a_headline_of_more_words_than_are_looked_for_is_known_too(self):
        headline = "One two three four five six seven eight nine ten eleven"
        story = make_article(headline, published_at=ago(days=9))
        make_article(f"{headline} twelve", published_at=ago(days=1))
        self.assertEqual(self.addresses(headline)[0], story.get_absolute_url())

    def test_a_film_and_a_story_of_one_name_both_come_before_the_rest(self):
        film, story = make_film("Anora"), make_article("Anora", published_at=ago(days=9))
        make_film("Anora and after")
        make_article("Who made Anora", published_at=ago(days=1))
        self.assertEqual(self.addresses("anora")[:2], [film.get_absolute_url(), story.get_absolute_url()])

    def test_a_beginning_is_nobody_s_name(self):
        make_person("Nora Anorak")
        make_article("Anorak", published_at=ago(days=9))
        page = self.ask("anora")
        self.assertEqual(page.context["called_so"], [])
        self.assertFalse(page.context["stories_first"])

    def test_it_is_the_first_suggestion_too(self):
        for number in range(5):
            make_person(f"Anora {number}")
        story, film = make_article("Anora"), make_film("Anora")
        suggestions = self.client.get("/search/suggest/", {"q": "anora"}).json()["suggestions"]
        self.assertEqual(
            [each["address"] for each in suggestions[:2]], [film.get_absolute_url(), story.get_absolute_url()]
        )


class FilterTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.top, cls.other = make_section("Film"), make_section("Music")
        cls.inner = make_section("Video", parent=cls.top)
        cls.varda = make_person("Agnès Varda")
        cls.review = make_article("Anora one", kind=Article.Kind.REVIEW, section=cls.top, first_published="2019")
        cls.news = make_article("Anora two", kind=Article.Kind.NEWS, section=cls.inner, about=[cls.varda])
        cls.list = make_article("Anora three", kind=Article.Kind.LIST, section=cls.other, by=[cls.varda])

    def test_by_kind(self):
        self.assertEqual(self.found("anora", kind="review"), [self.review])
        self.assertEqual(len(self.found("anora", kind="story")), 3)

    def test_by_section_with_those_inside(self):
        self.assertCountEqual(self.found("anora", section=self.top.path), [self.review, self.news])
        self.assertEqual(self.found("anora", section=self.inner.path), [self.news])

    def test_by_the_year_that_the_page_shows(self):
        self.assertEqual(self.found("anora", year="2019"), [self.review])
        self.assertEqual(len(self.found("anora", year=f"{self.news.published_at.year}")), 2)

    def test_by_a_person_they_are_about_or_by(self):
        self.assertCountEqual(self.found("anora", person=self.varda.slug), [self.news, self.list])

    def test_of_people_films_and_awards_none_is_narrowed_down_by_what_only_stories_have(self):
        for kind in ("person", "film", "award"):
            for name, value in [("section", self.top.path), ("year", "2019"), ("person", self.varda.slug)]:
                with self.subTest(kind, by=name):
                    self.assertEqual(
                        self.ask("varda", kind=kind, **{name: value}).context["names_total"],
                        self.ask("varda", kind=kind).context["names_total"],
                    )

    def test_together(self):
        self.assertEqual(self.found("anora", person=self.varda.slug, section=self.top.path, kind="news"), [self.news])

    def test_says_how_many_each_would_leave(self):
        page = self.ask("anora")
        for option in ("Review (1)", "All stories (3)", "Film (2)", "Film › Video (1)", "2019 (1)", "Agnès Varda"):
            with self.subTest(option):
                self.assertContains(page, option)

    def test_one_that_names_nothing_is_told_and_otherwise_as_if_not_asked(self):
        for name, value in [
            ("kind", "xyzzy"),
            ("section", "xyzzy"),
            ("year", "xyzzy"),
            ("year", "٢٠١٩"),
            ("person", "xyzzy"),
        ]:
            with self.subTest(name, value=value):
                page = self.ask("anora", **{name: value})
                self.assertEqual([each["article"] for each in page.context["stories"]], self.found("anora"))
                self.assertContains(page, f"There is no such {name}, so what follows is not narrowed down by it.")
                self.assertNotContains(page, f'value="{value}"')
                self.assertNotContains(page, f">{value}<")
                self.assertNotContains(page, "Look everywhere")

    def test_several_that_name_nothing_are_told_at_once_and_the_others_hold(self):
        page = self.ask("anora", year="abc", person="xyzzy", kind="review")
        self.assertContains(page, "There is no such year or person")
        self.assertEqual([each["article"] for each in page.context["stories"]], [self.review])

    def test_one_that_names_something_is_not_told(self):
        page = self.ask("anora", year="2019", kind="review", section=self.top.path)
        self.assertNotContains(page, "There is no such")

    def test_a_year_of_which_nothing_is_found_is_no_choice(self):
        page = self.ask("anora", year="1234")
        self.assertEqual(page.context["stories"], [])
        self.assertNotContains(page, 'value="1234"')
        self.assertContains(page, "Look for it everywhere")

    def test_the_shelf_can_be_looked_at_alone(self):
        page = self.ask("varda", kind="person")
        self.assertContains(page, f'href="{self.varda.get_absolute_url()}"')
        self.assertEqual(page.context["stories"], [])


class PageTests(SearchTestCase):
    def test_says_what_to_do_before_anything_is_asked(self):
        for address in ("/search/", "/search/?q=", "/search/?q=%20%3F"):
            with self.subTest(address):
                self.assertContains(self.client.get(address), "Type a name, a film, a prize")

    def test_says_what_to_do_where_nothing_is_found(self):
        self.assertContains(self.ask("zyzzogeton"), "Nothing found for “zyzzogeton”")
        self.assertContains(self.ask("zyzzogeton", kind="news"), "Look for it everywhere")

    def test_asks_search_engines_to_leave_it_out(self):
        page = self.ask("anora")
        self.assertEqual(page["X-Robots-Tag"], "noindex")
        self.assertContains(page, '<meta name="robots" content="noindex">')

    def test_is_reached_from_every_page(self):
        self.assertContains(self.client.get("/stories/"), '<a href="/search/">Search</a>')

    def test_takes_no_post(self):
        self.assertEqual(self.client.post("/search/").status_code, 405)
        self.assertEqual(self.client.post("/search/suggest/").status_code, 405)

    def test_holds_no_script_or_style_of_its_own(self):
        page = self.ask("anora").content.decode()
        self.assertNotRegex(page, r"<script(?![^>]*(?:\ssrc=|application/ld\+json))|<style|\sstyle=|\son\w+=")


class SuggestionTests(SearchTestCase):
    def suggested(self, q):
        answer = self.client.get("/search/suggest/", {"q": q})
        self.assertEqual(answer.status_code, 200)
        return [(each["name"], each["address"]) for each in answer.json()["suggestions"]]

    def test_offers_names_and_headlines_that_begin_so(self):
        person = make_person("Mikey Madison")
        story = make_article("Meeting Mikey", body=["Mitochondria."])
        self.assertEqual(
            self.suggested("mik"),
            [("Mikey Madison", person.get_absolute_url()), ("Meeting Mikey", story.get_absolute_url())],
        )
        self.assertEqual(self.suggested("mikey m")[0], ("Mikey Madison", person.get_absolute_url()))
        self.assertEqual(self.suggested("mikey mad"), [("Mikey Madison", person.get_absolute_url())])

    def test_offers_nothing_for_words_of_a_body_or_a_single_letter(self):
        make_article("Meeting", body=["Mitochondria."])
        make_person("Mikey Madison")
        self.assertEqual(self.suggested("mitoch"), [])
        self.assertEqual(self.suggested("m"), [])

    def test_offers_no_more_than_a_list_holds(self):
        for number in range(30):
            make_person(f"Mikey {number}")
            make_article(f"Mikey {number}")
        self.assertEqual(len(self.suggested("mikey")), 10)
