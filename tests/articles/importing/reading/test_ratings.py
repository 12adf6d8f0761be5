from django.test import SimpleTestCase

from articles.importing.reading.facts.ratings import rating

PRINTED = {
    "★★★★☆": "4/5",
    "★ ★ ★": "3",
    "3 stars (out of four)": "3/4",
    "3½ stars out of four": "3.5/4",
    "(3.5 out of 4)": "3.5/4",
    "Voto: 7,5/10": "7.5/10",
    "My score: 8.5 out of 10": "8.5/10",
    "Grade: A−": "A-",
    "B+": "B+",
    "Rating: 4": "4",
    "One and a half stars (out of five)": "1.5/5",
    "Two-and-a-half stars": "2.5",
    "3 1/2 stars": "3.5",
    "★★½ out of four": "2.5/4",
    "Score: ★★☆☆☆ (2/5)": "2/5",
    "Verdict: four and a half out of five": "4.5/5",
    "Trois étoiles et demie sur cinq": "3.5/5",
    "Tres estrellas y media": "3.5",
    "Zweieinhalb Sterne": "2.5",
}


class RatingTests(SimpleTestCase):
    def test_houses_print_their_stars_in_many_ways(self):
        for printed, meant in PRINTED.items():
            with self.subTest(printed):
                self.assertEqual(rating(printed), meant)

    def test_five_stars_are_all_of_five_and_of_a_longer_scale_only_where_it_shows(self):
        self.assertEqual([rating("★★★★★"), rating("★★★★★☆"), rating("★★★★")], ["5/5", "5/6", "4"])

    def test_a_line_that_says_more_is_no_rating(self):
        for line in (
            "Rotten Tomatoes: 45%",
            "A",
            "Three of the five best films",
            "Critic’s Pick",
            "4 July",
            "Two out of three",
        ):
            with self.subTest(line):
                self.assertEqual(rating(line), "")
        self.assertEqual(rating("Two out of three"), "")


class RatingsByTheirShapeTests(SimpleTestCase):
    def test_shapes(self):
        for line, stars in {
            "***1/2": "3.5",
            "**** (out of five)": "4/5",
            "Score: 82%": "82%",
            "8/10 — go and see it": "8/10",
            "★★☆☆☆ On aime un peu": "2/5",
            "Tre stelle su cinque": "3/5",
        }.items():
            with self.subTest(line):
                self.assertEqual(rating(line), stars)

    def test_what_is_no_rating(self):
        for line in ("***", "82%", "4/5 of them left", "Score: many"):
            with self.subTest(line):
                self.assertEqual(rating(line), "")
