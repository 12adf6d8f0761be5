"""What a reader is offered who misspells a name, or shortens it."""

from magazine.search.indexing import take_in_everything
from magazine.search.misspelling import CANDIDATES
from people.models import FilmTitle, Person
from tests.factories import make_article, make_film, make_person

from .test_finding import SearchTestCase


class MisspeltTests(SearchTestCase):
    def test_offers_the_name_that_was_meant(self):
        make_person("Mikey Madison")
        make_film("The Lost Daughter")
        for words, name in [
            ("Micky Madisen", "Mikey Madison"),
            ("nikey", "Mikey Madison"),
            ("lots daugther", "The Lost Daughter"),
        ]:
            with self.subTest(words):
                self.assertContains(self.ask(words), f">{name}</a>?")

    def test_offers_nothing_for_what_is_spelt_as_a_name_or_like_none(self):
        make_person("Mikey Madison")
        for words in ("mikey madison", "zyzzogeton", "ab"):
            with self.subTest(words):
                self.assertIsNone(self.ask(words).context["meant"])

    def test_offers_no_word_that_stands_in_a_story_only(self):
        make_article("Telltale")
        self.assertIsNone(self.ask("telltole").context["meant"])

    def test_one_wrong_word_among_right_ones_is_put_right_where_that_finds_a_story(self):
        make_person("Sean Baker")
        make_film("Anora")
        make_film("A Season")  # as near to “sean” as any, which is right as it is
        make_article("In Cannes", body=["Sean Baker walks in, of whom Anora is."])
        for words, right in [
            ("sean bakre anora", "sean baker anora"),
            ("Sean Bakre, Anora", "Sean Baker, Anora"),
            ("Cannes ANROA", "Cannes Anora"),
            ("bakre anroa", "baker anora"),
        ]:
            with self.subTest(words):
                page = self.ask(words)
                self.assertEqual(page.context["meant"], right)
                self.assertTrue(self.found(right))

    def test_no_right_word_is_told_by_a_story_that_nobody_may_see(self):
        make_person("Sean Baker")
        make_article("In Cannes", body=["Baker walks in."], status="draft")
        self.assertNotIn("annes", str(self.ask("Cannes bakre").context["meant"]))

    def test_the_name_is_offered_that_most_of_the_words_come_near(self):
        make_person("Sean Baker")
        make_person("Sean Penn")
        self.assertEqual(self.ask("sean bakre zyzzogeton").context["meant"], "Sean Baker")

    def test_of_words_in_no_order_a_right_one_stands_for_no_other(self):
        make_film("Anora")
        make_person("Andrea Werhun")
        self.assertEqual(self.ask("anora trailer offical").context["meant"], "Anora")
        self.assertIsNone(self.ask("trailer offical").context["meant"])

    def test_another_name_is_offered_as_well(self):
        FilmTitle.objects.create(film=make_film("The Leopard", year=1963), name="Il gattopardo")
        self.assertEqual(self.ask("il gatopardo").context["meant"], "Il gattopardo")
        for words in ("featrue", "1936"):
            self.assertIsNone(self.ask(words).context["meant"])

    def test_a_name_is_known_by_an_initial(self):
        make_person("Mikey Madison")
        make_person("Guy Madison")
        for words in ("M. Madison", "m madison", "madison, mi", "m. madisno"):
            with self.subTest(words):
                self.assertEqual(self.ask(words).context["meant"], "Mikey Madison")

    def test_a_name_is_known_by_an_initial_where_stories_have_the_letter(self):
        make_person("Sean Baker")
        story = make_article("Baker’s own")
        page = self.ask("S. Baker")
        self.assertEqual([each["article"] for each in page.context["stories"]], [story])
        self.assertEqual(page.context["meant"], "Sean Baker")
        self.assertIsNone(self.ask("baker own").context["meant"])

    def test_among_many_of_whom_the_name_may_be_misspelt_those_are_found_who_have_it(self):
        Person.objects.bulk_create(Person(name=f"Gil Bates{n} Corker", slug=f"gil-{n}") for n in range(2 * CANDIDATES))
        make_person("Sean Baker")
        take_in_everything()
        self.assertEqual(self.ask("S. Baker").context["meant"], "Sean Baker")

    def test_a_number_may_be_written_otherwise(self):
        make_film("Dune: Part Two")
        self.assertEqual(self.ask("dune part 2").context["meant"], "Dune: Part Two")

    def test_what_was_chosen_stays_chosen(self):
        make_person("Sean Baker")
        page = self.ask("bakre", kind="person")
        self.assertContains(page, '<a href="?q=Sean+Baker&amp;kind=person">Sean Baker</a>?')
        self.assertContains(self.ask("bakre", year="2024"), '<a href="?q=Sean+Baker&amp;year=2024">')
        self.assertIsNone(self.ask("bakre", kind="film").context["meant"])

    def test_is_printed_as_the_magazine_prints(self):
        make_person("Conan O'Brien")
        self.assertContains(self.ask("conan obrein"), ">Conan O’Brien</a>?")

    def test_among_many_names_that_begin_so_the_one_with_the_right_word_beside_it_is_found(self):
        Person.objects.bulk_create(
            Person(name=f"Sebastian Ba{number}", slug=f"sebastian-{number}") for number in range(2 * CANDIDATES)
        )
        make_person("Sean Baker")
        take_in_everything()
        self.assertEqual(self.ask("sean bakre").context["meant"], "Sean Baker")
