from django.test import SimpleTestCase, TestCase

from articles.checks.shelf import ShelfNames, fold, runs
from people.models import FilmTitle, PersonName
from tests.factories import make_block, make_film, make_person

from .found import codes, found, sound_story


class NameTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for name in ["Agnès Varda", "Mark Eydelshteyn", "Guillermo del Toro", "Conan O’Brien", "Luna Sofía Miranda"]:
            make_person(name)
        PersonName.objects.create(person=make_person("Arlette V."), name="Arlette Varda")

    def test_is_found_when_it_is_close_to_one_on_the_shelf(self):
        for line, spoken, name in [
            ("She met Mark Eidelshteyn’s mother.", "Mark Eidelshteyn", "Mark Eydelshteyn"),
            ("When Marc Eydelshteyn came", "Marc Eydelshteyn", "Mark Eydelshteyn"),
            ("In 'Marc Eydelshteyn'", "Marc Eydelshteyn", "Mark Eydelshteyn"),
            ("Agnes Vardo walks.", "Agnes Vardo", "Agnès Varda"),
            ("So said Guillermo del Torro, who", "Guillermo del Torro", "Guillermo del Toro"),
            ("With Connan O'Brien", "Connan O'Brien", "Conan O’Brien"),
            ("Arlete Varda", "Arlete Varda", "Arlette Varda"),
        ]:
            with self.subTest(line=line):
                story = sound_story(body=[line])
                (problem,) = found(story, "name-not-as-on-shelf")
                self.assertEqual((problem.stops, problem.block), (False, story.blocks.get().pk))
                self.assertTrue(problem.message.startswith(f"“{spoken}” is not on the shelf, but “{name}” is."))

    def test_is_right_when_only_accents_capitals_or_quotation_marks_differ(self):
        for line in ["Agnes Varda", "AGNÈS VARDA’S film", "Conan O'Brien", "Luna Sofia Miranda", "Arlette Varda"]:
            with self.subTest(line=line):
                self.assertEqual(codes(sound_story(body=[line])), [])

    def test_is_right_when_it_is_someone_elses_or_a_shorter_form(self):
        for line in [
            "Mark Wahlberg",
            "Agnès Jaoui",
            "Luna Miranda",
            "Jane Vardas",
            "Miranda Luna",
            "Mark. Eidelshteyn",
        ]:
            with self.subTest(line=line):
                self.assertEqual(codes(sound_story(body=[line])), [])

    def test_is_right_when_it_is_on_the_shelf_however_close_to_another(self):
        make_person("Agnès Verda")
        self.assertEqual(codes(sound_story(body=["Agnès Verda"])), [])

    def test_is_right_when_it_is_the_title_of_a_linked_film(self):
        film = make_film("Agnès Vardo", year=None)
        self.assertEqual(codes(sound_story(body=["In Agnès Vardo she walks."], about=[film])), [])

    def test_is_named_once_where_it_first_stands(self):
        story = sound_story(dek="Agnès Vardo walks", body=["Agnès Vardo walks.", "Agnès Vardo runs."])
        (problem,) = found(story, "name-not-as-on-shelf")
        self.assertEqual(problem.field, "dek")


class ShelfNamesTests(TestCase):
    def test_fetches_no_more_names_than_share_their_first_or_last_word_with_the_text(self):
        for name in ["Agnès Varda", "Rosalie Varda", "Jacques Demy", "Mathieu Demy"]:
            make_person(name)
        with self.assertNumQueries(2):
            names = ShelfNames.near(["Agnes Vardo met Rosalee Varda and Agathe Demi"])
        self.assertEqual(names.folded, {"agnes varda", "rosalie varda"})

    def test_asks_nothing_for_a_text_without_names(self):
        with self.assertNumQueries(0):
            ShelfNames.near(["She walks fast. Later, in Paris, she stops."])


class RunsTests(SimpleTestCase):
    def test_are_capitalised_words_side_by_side(self):
        for line, expected in [
            ("When Mikey Madison met Sean Baker’s Anora", [["When", "Mikey", "Madison"], ["Sean", "Baker"]]),
            ("by Guillermo del Toro, Spain", [["Guillermo", "del", "Toro"]]),
            ("Louis C.K. and Samuel L. Jackson", [["Louis", "C.K."], ["Samuel", "L.", "Jackson"]]),
            ("a walk in Paris. Varda", []),
            ("Émilie Dequenne", [["Émilie", "Dequenne"]]),
        ]:
            with self.subTest(line=line):
                self.assertEqual(list(runs(line)), expected)

    def test_fold_leaves_what_a_reader_would_call_the_same(self):
        self.assertEqual(fold("Kai‑Wai O’BRIEN"), fold("kai wai o'brien"))


class FilmYearTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.film = make_film("Vagabond", year=1985)
        FilmTitle.objects.create(film=cls.film, name="Sans toit ni loi")

    def warned(self, *body, **fields):
        return found(sound_story(body=body, **{"mentions": [self.film], **fields}), "film-without-year")

    def test_should_stand_at_the_first_mention(self):
        for title in ["“Vagabond”", "“Vagabond,”", '"Vagabond"', "<em>Vagabond</em>", "‘Sans toit ni loi’"]:
            with self.subTest(title=title):
                (problem,) = self.warned("She walks.", f"Then came {title}, a triumph.", "“Vagabond” (1985) won.")
                self.assertFalse(problem.stops)
                self.assertTrue(problem.place.startswith("Block 2, text “Then came"))
                self.assertEqual(problem.field, "text")
                self.assertIn("1985", problem.message)

    def test_need_stand_only_once(self):
        for first in ["“Vagabond” (1985) won.", "In 1985 she made “Vagabond,” a triumph.", "Vagabond (1985) won."]:
            with self.subTest(first=first):
                self.assertEqual(self.warned(first, "Then “Vagabond” went round the world."), [])

    def test_is_asked_for_in_a_list_entry_and_may_stand_in_its_heading(self):
        for heading, warnings in [("“Vagabond”", 1), ("“Vagabond” (1985)", 0)]:
            with self.subTest(heading=heading):
                story = sound_story(mentions=[self.film])
                make_block(story, "list-entry", title=heading, text="<p>Still the best.</p>")
                self.assertEqual(len(found(story, "film-without-year")), warnings)

    def test_is_not_asked_for_a_bare_word_or_a_film_that_is_not_linked_or_has_none(self):
        self.assertEqual(self.warned("A vagabond. Vagabond."), [])
        self.assertEqual(self.warned("“Vagabond” won.", mentions=[]), [])
        self.assertEqual(self.warned("“Daguerréotypes” won.", mentions=[make_film("Daguerréotypes", year=None)]), [])

    def test_is_not_asked_of_a_film_page_whose_head_gives_it(self):
        self.assertEqual(self.warned("“Vagabond” won.", kind="film-page", about=[self.film], mentions=[]), [])
        self.assertEqual(len(self.warned("“Vagabond” won.", kind="film-page")), 1)

    def test_of_either_film_tells_which_of_two_is_meant(self):
        other = make_film("Vagabond", year=2022)
        films = [self.film, other]
        self.assertEqual(self.warned("“Vagabond” (2022) won.", mentions=films), [])
        (problem,) = self.warned("“Vagabond” won.", mentions=films)
        self.assertIn("1985 or 2022", problem.message)
