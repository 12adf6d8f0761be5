"""Names in the copy lead to their pages: at first mention, outside other people's words, where only one is meant."""

import re

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from articles.freezing import freeze, thaw
from articles.models import Article, Block
from people.merging import merge
from people.models import FilmTitle, Person, PersonName, Programme
from tests.factories import make_article, make_block, make_company, make_edition, make_film, make_person

LINK = re.compile(r'<a href="(/(?:people|films|companies|awards)/[^"]*)">(.*?)</a>')


class NamesInCopyTests(TestCase):
    def setUp(self):
        self.varda = make_person("Agnès Varda", slug="varda")

    def page(self, article):
        html = self.client.get(article.get_absolute_url()).content.decode()
        return html.partition('<div class="body">')[2].partition("</article>")[0].partition("<footer")[0]

    def links(self, *paragraphs, **fields):
        """The links in the copy of a story: (address, words)."""
        return LINK.findall(self.page(make_article(body=paragraphs, **fields)))

    def assertLinks(self, text, *expected, **fields):
        self.assertEqual(self.links(text, **fields), list(expected), text)

    # At first mention

    def test_the_first_mention_of_a_story_and_no_other_is_a_link(self):
        html = self.page(make_article(body=["She walks.", "Agnès Varda walks.", "Agnès Varda, again."]))
        self.assertEqual(LINK.findall(html), [("/people/varda/", "Agnès Varda")])
        self.assertIn('<p><a href="/people/varda/">Agnès Varda</a> walks.</p>', html)

    def test_people_films_series_companies_awards_and_editions_are_known(self):
        film = make_film("Paris, Texas Revisited", slug="paris")
        series = make_film("Heaven Days", kind="series", slug="heaven")
        company = make_company("Ciné-Tamaris", slug="tamaris")
        award = Programme.objects.create(name="Golden Reel Awards", slug="reels", kind="academy")
        make_edition(award, name="5th Golden Reel Awards", slug="5th")
        self.assertLinks(
            "With <em>Paris, Texas Revisited</em> and <em>Heaven Days</em>, Ciné-Tamaris won at the "
            "5th Golden Reel Awards, not at the Golden Reel Awards.",
            (film.get_absolute_url(), film.title),
            (series.get_absolute_url(), series.title),
            (company.get_absolute_url(), company.name),
            ("/awards/reels/5th/", "5th Golden Reel Awards"),
            ("/awards/reels/", "Golden Reel Awards"),
        )

    def test_another_name_leads_to_the_same_page_once(self):
        PersonName.objects.create(person=self.varda, name="Arlette Varda")
        self.assertLinks("Arlette Varda, known as Agnès Varda.", ("/people/varda/", "Arlette Varda"))

    def test_a_possessive_is_not_part_of_the_link(self):
        html = self.page(make_article(body=["Agnès Varda’s film."]))
        self.assertIn('<a href="/people/varda/">Agnès Varda</a>’s film.', html)
        self.assertLinks("The film is Agnès Varda's.", ("/people/varda/", "Agnès Varda"))

    def test_markup_and_every_letter_of_the_copy_stay(self):
        text = "A &amp; B, <strong>Agnès\xa0Varda</strong> &lt;3 <em>x</em>"
        html = self.page(make_article(body=[text]))
        self.assertIn('<strong><a href="/people/varda/">Agnès\xa0Varda</a></strong>', html.replace("&nbsp;", "\xa0"))
        self.assertIn("A &amp; B, ", html)
        self.assertIn(" &lt;3 <em>x</em>", html)

    # Not in other people's words, nor where something is a link already

    def test_quotations_headings_captions_links_and_questions_are_left_alone(self):
        for text in [
            "“I admire Agnès Varda,” she says.",
            "“I admire Agnès Varda, and go on",
            "«Agnès Varda est là»",
            "„Agnès Varda“",
            "‘We met Agnès Varda at the actors’ ball’",
            '"Agnès Varda is here," he said.',
            "<strong>Who is Agnès Varda?</strong>",
            "<strong>Agnès Varda:</strong> I walk.",
            '<a href="https://example.org/">Agnès Varda</a>',
        ]:
            self.assertLinks(text)
        article = make_article(body=[])
        make_block(article, Block.Kind.HEADING, text="Agnès Varda")
        make_block(article, Block.Kind.PULL_QUOTE, text="Agnès Varda", attribution="Agnès Varda")
        make_block(article, text="<blockquote><p>Agnès Varda</p></blockquote>")
        make_block(article, Block.Kind.LIST_ENTRY, title="Agnès Varda", text="<p>No name.</p>")
        make_block(article, Block.Kind.NOTE, text="<p>Agnès Varda</p>")
        self.assertEqual(LINK.findall(self.page(article)), [])

    def test_no_name_in_a_quotation_is_linked_though_another_stands_before_it(self):
        baker = make_person("Sean Baker")
        make_person("Yura Borisov"), make_person("Mikey Madison")
        self.assertLinks(
            "Sean Baker was there. “I met Yura Borisov and Mikey Madison,” he said.",
            (baker.get_absolute_url(), "Sean Baker"),
        )

    def test_after_a_quotation_the_copy_goes_on(self):
        self.assertLinks("“Agnès Varda!” That is Agnès Varda, they say.", ("/people/varda/", "Agnès Varda"))
        html = self.page(make_article(body=["“Agnès Varda!” That is Agnès Varda."]))
        self.assertIn('“Agnès Varda!” That is <a href="/people/varda/">', html)

    def test_what_an_editor_linked_by_hand_is_not_linked_again(self):
        html = self.page(make_article(body=['<a href="/people/varda/">Agnès Varda</a> is Agnès Varda.']))
        self.assertEqual(html.count('href="/people/varda/"'), 1)

    # Only where one is meant

    def test_a_name_of_two_leads_nowhere(self):
        make_person("Agnès Varda", slug="another")
        self.assertLinks("Agnès Varda walks.")

    def test_a_name_of_two_leads_to_the_one_that_the_story_is_about(self):
        other = make_person("Agnès Varda", slug="another")
        self.assertLinks("Agnès Varda walks.", ("/people/another/", "Agnès Varda"), about=[other])
        self.assertLinks("Agnès Varda walks.", about=[other, self.varda])

    def test_another_name_of_somebody_else_makes_it_ambiguous(self):
        PersonName.objects.create(person=make_person("Arlette Demy"), name="Agnès Varda")
        self.assertLinks("Agnès Varda walks.")

    def test_a_surname_alone_never_leads_anywhere(self):
        PersonName.objects.create(person=self.varda, name="Varda", kind="short")
        self.assertLinks("Varda walks.", about=[self.varda])

    def test_somebody_of_one_name_is_linked_where_the_story_is_about_them(self):
        bjork = make_person("Björk", slug="bjork")
        self.assertLinks("Then Björk sang.")
        self.assertLinks("Then Björk sang.", ("/people/bjork/", "Björk"), about=[bjork])

    def test_a_name_inside_a_longer_one_is_not_meant(self):
        for text in [
            "Marie-Agnès Varda",
            "Jean Agnès Varda walks.",
            "The lawyer J. Agnès Varda.",
            "Agnès Varda-Demy walks.",
            "Agnès Varda Junior walks.",
            "O’Agnès Varda",
            "Agnès Vardas",
            "agnès varda",
            "Agnes Varda",
        ]:
            self.assertLinks(text)

    def test_of_names_within_names_the_longest_is_meant(self):
        make_company("Agnès Varda Films", slug="films")
        self.assertLinks("At Agnès Varda Films.", ("/companies/films/", "Agnès Varda Films"))

    def test_other_scripts_have_their_own_bounds(self):
        miyazaki = make_person("宮崎駿", slug="miyazaki")
        make_person("Андрей Звягинцев", slug="zvyagintsev")
        make_person("يوسف شاهين", slug="chahine")
        self.assertLinks("A film by 宮崎駿の弟子.", ("/people/miyazaki/", "宮崎駿"), about=[miyazaki])
        self.assertLinks("宮崎駿一郎", about=[miyazaki])
        self.assertLinks("Режиссёр: Андрей Звягинцев.", ("/people/zvyagintsev/", "Андрей Звягинцев"))
        self.assertLinks("Андрей Звягинцева")
        self.assertLinks("قال يوسف شاهين هنا", ("/people/chahine/", "يوسف شاهين"))

    # Titles

    def test_a_title_is_linked_where_it_is_marked_as_one(self):
        make_film("Scream", slug="scream")
        for marked in ["<em>Scream</em>", "“Scream”", "“Scream,”", "‘Scream’", "<em>Scream</em>’s"]:
            self.assertLinks(f"They saw {marked} twice.", ("/films/scream/", "Scream"))
        self.assertLinks("Scream and shout. They heard a Scream.")
        self.assertLinks("<em>I heard a Scream and ran</em>")
        self.assertLinks("“They ran from <em>Scream</em>,” he says.")

    def test_a_common_word_is_a_title_only_inside_a_sentence_of_a_story_about_the_film(self):
        scream = make_film("Scream", slug="scream")
        self.assertLinks("Scream and shout.", about=[scream])
        self.assertLinks("They saw Scream twice.", ("/films/scream/", "Scream"), about=[scream])
        self.assertLinks("They saw Scream Queens and Scream 2.", about=[scream])

    def test_a_title_of_many_words_needs_a_mark_only_if_all_are_common(self):
        make_film("Pretty Woman", slug="pretty")
        make_film("Knight of Zanzibar", slug="knight")
        self.assertLinks("In Knight of Zanzibar he walks.", ("/films/knight/", "Knight of Zanzibar"))
        self.assertLinks("In Pretty Woman he walks.")
        self.assertLinks("In “Pretty Woman” he walks.", ("/films/pretty/", "Pretty Woman"))

    def test_two_films_of_one_title_are_told_apart_by_the_story(self):
        make_film("Scream", year=1996)
        later = make_film("Scream", year=2022, slug="scream-2022")
        self.assertLinks("<em>Scream</em>")
        self.assertLinks("<em>Scream</em>", ("/films/scream-2022/", "Scream"), about=[later])

    def test_a_marked_title_is_the_film_and_not_the_person(self):
        make_film("Agnès Varda", slug="the-film")
        self.assertLinks("<em>Agnès Varda</em>", ("/films/the-film/", "Agnès Varda"))
        self.assertLinks("Agnès Varda walks.")

    def test_a_translated_title_is_one_of_its_names(self):
        film = make_film("Vagabond", slug="vagabond")
        FilmTitle.objects.create(film=film, name="Sans toit ni loi", kind="translated")
        self.assertLinks("<em>Sans toit ni loi</em>", ("/films/vagabond/", "Sans toit ni loi"))

    # Right at once

    def test_a_new_name_counts_at_once_and_an_old_one_no_longer(self):
        article = make_article(body=["Agnès Varda walks."])
        Person.objects.filter(pk=self.varda.pk).update(name="Arlette Varda")
        self.assertEqual(LINK.findall(self.page(article)), [])
        Person.objects.filter(pk=self.varda.pk).update(name="Agnès Varda", slug="agnes")
        self.assertEqual(LINK.findall(self.page(article)), [("/people/agnes/", "Agnès Varda")])
        double = make_person("Agnès Varda", slug="double")
        self.assertEqual(LINK.findall(self.page(article)), [])
        merge(double, Person.objects.get(pk=self.varda.pk), by=None)
        self.assertEqual(LINK.findall(self.page(article)), [("/people/agnes/", "Agnès Varda")])
        self.varda.delete()
        self.assertEqual(LINK.findall(self.page(article)), [])

    # The editor's say

    def test_an_editor_switches_one_link_off_or_all(self):
        make_person("Jacques Demy", slug="demy")
        both = "Agnès Varda and Jacques Demy."
        self.assertLinks(both, ("/people/demy/", "Jacques Demy"), names_not_linked="Agnès Varda\nNobody at all")
        self.assertLinks(both, links_names=False)

    def test_a_name_that_is_off_is_off_under_every_spelling(self):
        PersonName.objects.create(person=self.varda, name="Arlette Varda")
        self.assertLinks("Agnès Varda, or Arlette Varda.", names_not_linked="Agnès Varda")

    def test_it_is_part_of_the_frozen_story(self):
        article = make_article(names_not_linked="Agnès Varda", links_names=False)
        frozen = freeze(article)
        Article.objects.filter(pk=article.pk).update(names_not_linked="", links_names=True)
        article.refresh_from_db()
        thaw(article, frozen)
        article.refresh_from_db()
        self.assertEqual((article.names_not_linked, article.links_names), ("Agnès Varda", False))

    # Elsewhere

    def test_feeds_and_json_link_with_whole_addresses(self):
        article = make_article(body=["Agnès Varda walks."])
        whole = '<a href=\\"http://testserver/people/varda/\\">Agnès Varda</a> walks.'
        self.assertIn(whole, self.client.get("/feed.json").content.decode())
        self.assertIn(whole, self.client.get(f"/stories/{article.slug}.json").content.decode())

    def test_the_text_itself_stays_the_editors(self):
        article = make_article(body=["Agnès Varda walks."])
        self.page(article)
        self.assertEqual(article.blocks.get().text, "<p>Agnès Varda walks.</p>")

    def test_one_query_finds_the_names_of_a_whole_feed(self):
        def queries(stories):
            for number in range(stories):
                make_article(body=[f"Agnès Varda and Jacques Demy met Person{number} Name{number}."])
            with CaptureQueriesContext(connection) as caught:
                self.client.get("/feed.json")
            return len(caught)

        self.assertEqual(queries(2), queries(20))

    def test_a_very_long_story_asks_for_no_more_than_its_bound(self):
        words = " ".join(f"Person{n} Surname{n}," for n in range(4000))
        self.assertLinks(f"Agnès Varda. {words}", ("/people/varda/", "Agnès Varda"))
