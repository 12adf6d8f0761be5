from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import RelatedHeadline
from articles.importing.reading.words import split_at_joins

BOX = "Had enough? Get The PostEmail address SIGN UP News for you, daily. Privacy policy Thank you. Privacy policy"
VIDEO_ITEM = (
    "Film & TV / VideoFilm & TV / VideoWatch: Agnès on the seaThe director answers ten questionsShareLink copied ✔️"
    "May 2, 2024May 2, 2024TextThe Gazette Online A walk on the beach. See the video above. "
    + BOX
    + " Join a club of film lovers.READ MORESeven films about ‘the sea’100 piers to visit before winter"
    "Ciné SoapPalm is the new soap by Ciné Soap, out nowWhy d’Or is not a nameMore cats on film, ten of them" + BOX
)


class WebPageTests(SimpleTestCase):
    def setUp(self):
        self.reading = read(VIDEO_ITEM)

    def test_the_glued_head_is_taken_apart(self):
        self.assertEqual(self.reading.value("section"), "Film & TV / Video")
        self.assertEqual(self.reading.value("headline"), "Watch: Agnès on the sea")
        self.assertEqual(self.reading.value("dek"), "The director answers ten questions")
        self.assertEqual(self.reading.value("published"), "2024-05-02")

    def test_the_byline_is_a_role_and_a_name_and_is_asked_about(self):
        (byline,) = self.reading.bylines
        self.assertEqual((byline.label, byline.name, byline.kind), ("Text", "The Gazette Online", "organisation"))
        self.assertIn("The Gazette Online", self.reading.doubts[0].question)

    def test_the_body_is_one_run_without_furniture(self):
        self.assertEqual(
            [paragraph.text for paragraph in self.reading.paragraphs], ["A walk on the beach. See the video above."]
        )

    def test_furniture_is_named(self):
        names = [piece.name for piece in self.reading.leftovers if piece.name != "white space"]
        self.assertEqual(
            names,
            [
                "duplicate",
                "share link",
                "duplicate",
                "newsletter box",
                "promotion",
                "related list",
                "newsletter box",
            ],
        )

    def test_a_house_may_have_a_menu_above_words_of_its_own_in_its_box_and_links_below(self):
        menu, below = "SKIP TO CONTENTTHE GAZETTESearchMenu", " AboutContactPrivacy© The Gazette 2024"
        box = "Get The PostEmail address JOIN By signing up you accept our terms. Thank you, you’re in!"
        reading = read(menu + VIDEO_ITEM.replace(BOX, box) + below)
        self.assertEqual(
            [reading.value(name) for name in ("section", "headline")],
            [self.reading.value("section"), "Watch: Agnès on the sea"],
        )
        names = [piece.name for piece in reading.leftovers if piece.name != "white space"]
        self.assertEqual((names[0], names.count("newsletter box"), names[-1]), ("navigation", 2, "navigation"))
        self.assertEqual(reading.all_of(RelatedHeadline)[-1].text, "More cats on film, ten of them")

    def test_a_page_that_was_copied_twice_is_kept_whole(self):
        text = 2 * VIDEO_ITEM.removesuffix(BOX)
        self.assertEqual("".join(text[piece.start : piece.end] for piece in read(text).pieces), text)

    def test_other_headlines_are_cut_where_the_glue_shows(self):
        self.assertEqual(
            [(headline.label, headline.text) for headline in self.reading.all_of(RelatedHeadline)],
            [
                ("", "Seven films about ‘the sea’"),
                ("", "100 piers to visit before winter"),
                ("Ciné Soap", "Palm is the new soap by Ciné Soap, out now"),
                ("", "Why d’Or is not a name"),
                ("", "More cats on film, ten of them"),
            ],
        )

    def test_a_head_with_two_possible_cuts_stays_whole_and_is_asked_about(self):
        reading = read(VIDEO_ITEM.replace("ten questions", "tenQuestions"))
        self.assertEqual(reading.value("headline"), "Watch: Agnès on the seaThe director answers tenQuestions")
        self.assertIn("headline end", reading.doubts[0].question)

    def test_a_page_without_a_section_shows_in_the_buttons_that_are_glued_to_its_lines(self):
        head, body = "The Pier in Winter", "May 2, 2024TextAna Ruiz A walk on the beach. It was cold."
        for glued in (f"{head}ShareLink copied ✔️{body}", f"{head}{body}READ MORESeven films"):
            with self.subTest(glued):
                reading = read(glued)
                self.assertEqual(reading.value("published"), "2024-05-02")
                self.assertEqual([each.text for each in reading.paragraphs], ["A walk on the beach. It was cold."])

    def test_names_with_a_capital_inside_are_not_cut(self):
        for name in ["McDonald", "MacDonald", "DiCaprio", "iPhone", "Palme d’Or", "O’Brien"]:
            with self.subTest(name):
                self.assertEqual(split_at_joins(name, 0, len(name)), [(0, len(name))])

    def test_a_day_that_cannot_be_has_no_date(self):
        self.assertEqual(
            read(VIDEO_ITEM.replace("May 2", "February 31")).fields["published"].label, "February 31, 2024"
        )

    def test_a_box_ends_where_the_label_of_other_headlines_stands(self):
        boxes = [piece for piece in read(VIDEO_ITEM + VIDEO_ITEM).leftovers if piece.name == "newsletter box"]
        self.assertTrue(boxes)
        self.assertFalse(any("READ MORE" in box.text for box in boxes))
