"""What trade papers say of films and festivals without marks: sequels, agents, money, towns."""

from unittest import TestCase

from .written import names, recognised


def films(*paragraphs):
    return names(recognised(*paragraphs).films)


def awards(*paragraphs):
    return names(recognised(*paragraphs).awards)


class SequelTests(TestCase):
    def test_a_known_title_goes_on_with_its_number_or_behind_a_colon(self):
        self.assertEqual(films("It came within a whisker of Moana 2, which holds the record."), ["Moana 2"])
        self.assertEqual(films("Those who saw Blade Runner 2049 know better."), ["Blade Runner 2049"])
        self.assertEqual(films("We went to Predator: Badlands, and stayed."), ["Predator: Badlands"])


class MoneyTests(TestCase):
    def test_rows_that_say_who_released_a_film_and_what_it_took_name_it(self):
        rows = [f"{title} (Pier Films) – ${sum}M" for title, sum in (("Low Tide", 41), ("The Hut", 7), ("Ebb", 2))]
        self.assertEqual(films(*rows), ["Low Tide", "The Hut", "Ebb"])


class NoTitleTests(TestCase):
    def test_agents_among_whom_others_are_repped_are_no_films(self):
        said = "She is repped by Tavistock Wood. Ruiz, who produced a play, is with United Agents and UTA."
        self.assertEqual(films(said), [])

    def test_a_grade_is_no_title(self):
        self.assertEqual(films("It landed an “A” CinemaScore on Friday."), [])


class FestivalTests(TestCase):
    def test_by_how_films_come_and_go(self):
        self.assertEqual(awards("The film has travelled by way of Telluride and Toronto."), ["Telluride", "Toronto"])
        self.assertEqual(awards("It sold out of Cannes for a large sum."), ["Cannes"])

    def test_by_the_prize_that_was_won_there(self):
        self.assertEqual(awards("Ihr zweiter Film bekam in Cannes den Preis der Kritik.")[:1], ["Cannes"])
        self.assertIn("Locarno", awards("She took the jury prize in Locarno, and swam."))
        self.assertEqual(awards("She has a house in Cannes, and swims there."), [])

    def test_by_a_deal_in_a_headline(self):
        self.assertEqual(awards("Pier Films Takes ‘Ebb’ Out of Cannes in Deal Worth Millions"), ["Cannes"])

    def test_in_small_letters(self):
        self.assertEqual(awards("It screened at the Trondheim film festival."), ["Trondheim film festival"])

    def test_an_oscar_that_is_somebody_s_name_is_none(self):
        self.assertEqual(awards("Oscar Isaac plays God in the new film."), [])


class NoFilmTests(TestCase):
    def test_the_country_in_brackets_behind_a_director_is_no_film(self):
        rows = ["“Low Tide” – Ana Ruiz (USA)", "“The Hut” – Bo Lund (UK)", "“Ebb” – Ana Ruiz (USA)"]
        self.assertEqual(films(*rows), ["Low Tide", "The Hut", "Ebb"])

    def test_the_disc_that_a_film_is_on_is_no_part_of_its_title(self):
        self.assertEqual(films("Paris, Texas – 4K Ultra HD (1984)"), ["Paris, Texas"])
        self.assertEqual(films("Low Tide – Limited Edition Blu-ray (1984)"), ["Low Tide"])

    def test_the_marks_that_a_disc_is_given_are_no_films(self):
        self.assertEqual(films("Film: 10/10\nPicture: 9/10\nExtras: 8/10"), [])
