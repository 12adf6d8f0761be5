"""Names as papers everywhere print them."""

from unittest import TestCase

from .written import films, names, people, recognised


class PrizeTests(TestCase):
    def test_categories_that_somebody_won_in_are_prizes_and_no_films(self):
        said = "“Tidewater” won Best Feature, Best Director and Outstanding Lead Performance for Amanda Seyfried."
        found = recognised(said)
        self.assertEqual(names(found.films), ["Tidewater"])
        prizes = ["Best Feature", "Best Director", "Outstanding Lead Performance"]
        self.assertEqual([name for name in names(found.awards) if name in prizes], prizes)

    def test_a_category_may_go_on_over_small_words(self):
        said = "It came out in the wake of her Golden Globe win for Best Actress in a Musical or Comedy last week."
        self.assertEqual(films(said), [])

    def test_a_category_went_to_somebody(self):
        said = "The Outstanding Supporting Performance went to Wunmi Mosaku for “Sinners”."
        self.assertIn("Outstanding Supporting Performance", names(recognised(said).awards))

    def test_for_what_a_prize_is_given_is_a_part_of_it(self):
        said = "She won the Orizzonti Award for Best Director."
        self.assertNotIn("Best Director", names(recognised(said).awards))

    def test_a_star_before_a_name_and_a_film_says_that_they_won(self):
        found = recognised("# Best Director", "★ Reed Almeida, Tidewater", "Oliver Laxe, Sirât")
        self.assertEqual(names(found.films), ["Tidewater", "Sirât"])


class HyphenTests(TestCase):
    def test_two_names_that_a_hyphen_joins_are_two_people(self):
        said = "The Michelle Yeoh-John Boyega comedy, in which a train can’t be stopped, did well."
        self.assertEqual(people(said), ["Michelle Yeoh", "John Boyega"])

    def test_what_a_hyphen_joins_to_a_name_is_no_part_of_it(self):
        for said in ("a Mel Gibson-free drama", "the Mel Gibson-directed drama", "another Mel Gibson-led drama"):
            with self.subTest(said):
                self.assertEqual(people(f"It was followed by {said} that nobody saw."), ["Mel Gibson"])

    def test_a_given_name_of_two_parts_stays_whole(self):
        self.assertEqual(people("It was directed by Park Chan-wook."), ["Park Chan-wook"])


class AgainTests(TestCase):
    def test_a_name_within_a_long_title_is_nobody_wherever_the_title_stands(self):
        found = recognised(
            "‘Sister Agnes’s Garage’ rises.",
            "The studio’s Sister Agnes’s Garage, a comedy about a nun, added 1,400 runs.",
        )
        self.assertEqual((names(found.films), names(found.people)), (["Sister Agnes’s Garage"], []))


class CaptionTests(TestCase):
    def test_whom_a_picture_shows_is_no_part_of_the_film_with_its_year(self):
        found = films("It is long.", caption="Dev Patel and Jessie Buckley in The Cormorant (2026).")
        self.assertEqual(found, ["The Cormorant"])


class SpokenTests(TestCase):
    def test_what_she_said_is_no_title_though_its_marks_have_spaces_within(self):
        said = (
            "Hafsia Herzi a dormi trois heures. « Comme mon personnage », dit-elle en riant, et elle commande un thé."
        )
        self.assertEqual(films(said), [])


class PairTests(TestCase):
    ROWS = ["1. Leland Archer, The Quarryman", "2. Wagner Moura, Undertow", "3. Ethan Hawke, Blue Moon"]

    def test_lines_of_somebody_and_a_film_of_which_the_story_speaks_name_films(self):
        found = films("Nobody has seen The Quarryman, in which he walks into a lake.", *self.ROWS)
        self.assertEqual(set(found), {"The Quarryman", "Undertow", "Blue Moon"})

    def test_of_lines_of_which_the_story_does_not_speak_nothing_is_known(self):
        self.assertNotIn("Accounts", films("They met.", "Ana Ruiz, Accounts", "Bo Lund, Legal", "Cy Lee, Marketing"))


class BracketTests(TestCase):
    def test_in_german_what_somebody_is_may_stand_before_the_part_of_whoever_is_in_brackets(self):
        said = (
            "Als der Taxifahrer Yusuf (Murathan Muslu) mit einer Tasche voller Bargeld in dem kleinen Laden auftaucht "
            "und kurz darauf zwei Männer nach ihm fragen, ist die Nacht noch nicht vorbei."
        )
        self.assertEqual(people(said), ["Murathan Muslu"])


class OwnerTests(TestCase):
    def test_whose_prize_somebody_calls_it_is_no_part_of_its_name(self):
        self.assertEqual(names(recognised("It starts with Our Oscars and ends at night.").awards), ["Oscars"])
