"""What the shelf keeps with straight quotation marks is printed with those of a book, as stories are."""

from django.test import SimpleTestCase, TestCase

from people.text import typographic
from tests.factories import make_article, make_edition, make_film, make_nomination, make_person
from tests.structured import HTML, read


class QuotationMarkTests(SimpleTestCase):
    def test_are_those_that_are_printed(self):
        for typed, printed in [
            ("Palme d'Or", "Palme d’Or"),
            ("Palme d&#x27;Or", "Palme d’Or"),
            ("Critics' Choice", "Critics’ Choice"),
            ("the '90s", "the ’90s"),
            ("'Round Midnight", "’Round Midnight"),
            ("A 'walk' ends", "A ‘walk’ ends"),
            ("&quot;A walk&quot; (&quot;slow&quot;)", "“A walk” (“slow”)"),
            ("<cite>Anora</cite>'s, 'so' called", "<cite>Anora</cite>’s, ‘so’ called"),
            ("R&amp;B's", "R&amp;B’s"),
            ('<a href="/x?q=d&#x27;Or" title="a">d&#39;Or</a>', '<a href="/x?q=d&#x27;Or" title="a">d’Or</a>'),
            ("Nothing", "Nothing"),
            ("'", "’"),
            ('"', "”"),
        ]:
            with self.subTest(typed):
                self.assertEqual(typographic(typed), printed)

    def test_once_printed_they_stay(self):
        for text in ("Palme d’Or", "“A ‘walk’”", "the ’90s"):
            self.assertEqual(typographic(text), text)


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.person = make_person("Conan O'Brien", bio="The critics' choice.")
        words = {"tagline": "It's on.", "synopsis": "Don't.", "year": 2024}
        cls.film = make_film('Ocean\'s "Last"', directors=[cls.person], **words)
        cls.edition = make_edition(name="The Critics' Evening", honours_year="2024")
        make_nomination(cls.edition, category="Palme d'Or", films=[cls.film], nominees=[cls.person])
        cls.story = make_article("A walk", kind="film-page", about=[cls.person, cls.film])

    def pages(self):
        rows = [self.person, self.film, self.edition, self.edition.programme]
        yield from (row.get_absolute_url() for row in rows)
        yield from ["/people/", "/films/", "/awards/", "/seasons/2024/"]
        yield from ["/search/?q=o'brien", "/search/?q=ocean&kind=film"]

    def test_no_page_of_the_shelf_shows_one_that_is_straight(self):
        for address in self.pages():
            with self.subTest(address):
                page = read(self.client, address)
                self.assertNotRegex(page.text, "['\"]")
                if "search" not in address:
                    self.assertNotRegex(page.tree.find(f".//{HTML}title").text, "['\"]")

    def test_a_story_shows_none_of_the_shelf_either(self):
        page = self.client.get(self.story.get_absolute_url())
        self.assertContains(page, "Conan O’Brien")
        self.assertContains(page, "<cite>Ocean’s “Last”</cite>")

    def test_suggestions_read_as_the_pages_they_lead_to(self):
        (suggestion,) = self.client.get("/search/suggest/", {"q": "o'brien"}).json()["suggestions"]
        self.assertEqual(suggestion["name"], "Conan O’Brien")

    def test_data_for_machines_keeps_what_the_shelf_keeps(self):
        """Whoever compares a name with another database's finds it as it is typed there."""
        data = str(read(self.client, self.person.get_absolute_url()).data)
        self.assertIn("Conan O'Brien", data)
        self.assertEqual(self.client.get(f"/people/{self.person.slug}.json").json()["name"], "Conan O'Brien")
