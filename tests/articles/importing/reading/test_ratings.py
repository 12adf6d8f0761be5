from django.test import SimpleTestCase

from articles.importing.reading.ratings import rating

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
}


class RatingTests(SimpleTestCase):
    def test_houses_print_their_stars_in_many_ways(self):
        for printed, meant in PRINTED.items():
            with self.subTest(printed):
                self.assertEqual(rating(printed), meant)

    def test_a_line_that_says_more_is_no_rating(self):
        for line in ("Rotten Tomatoes: 45%", "A", "Three of the five best films", "Critic’s Pick", "4 July"):
            with self.subTest(line):
                self.assertEqual(rating(line), "")
