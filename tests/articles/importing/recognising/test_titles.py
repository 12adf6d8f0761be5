from unittest import TestCase

from .written import films, names, recognised


def with_years(*paragraphs):
    return [(film.name, film.year) for film in recognised(*paragraphs).films]


class FilmTests(TestCase):
    def test_are_told_by_quotation_marks_of_every_kind(self):
        for sentence in (
            "She was in “The Quiet Earth,” and it showed.",
            'She was in "The Quiet Earth" for a minute.',
            "She was in ‘The Quiet Earth’ for a minute.",
            "She was in «The Quiet Earth» for a minute.",
            "She was in „The Quiet Earth“ for a minute.",
            "She was in »The Quiet Earth« for a minute.",
            "She was in *The Quiet Earth* for a minute.",
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), ["The Quiet Earth"])

    def test_are_told_by_the_year_after_them(self):
        self.assertEqual(
            with_years("After To Be or Not to Be (1942) came Heaven Can Wait (1943), and Wanda (Barbara Loden, 1970)."),
            [("To Be or Not to Be", 1942), ("Heaven Can Wait", 1943), ("Wanda", 1970)],
        )

    def test_lose_neither_their_own_possessive_nor_keep_their_makers(self):
        self.assertEqual(
            films("Both Rosemary’s Baby (1968) and John Ford’s The Searchers (1956) were shown."),
            ["Rosemary’s Baby", "The Searchers"],
        )

    def test_are_told_by_what_is_said_of_them(self):
        for sentence, title in (
            ("Petite Ourse is a 2023 Belgian drama film about a bear.", "Petite Ourse"),
            ("It is the best thing about the film Quarrymen.", "Quarrymen"),
            ("Quarrymen premiered in Locarno.", "Quarrymen"),
            ("Claire Denis directed the thriller Quarrymen in a month.", "Quarrymen"),
            ("She made her name with Salt of the Marsh, directed by Lynne Ramsay.", "Salt of the Marsh"),
            ("On the way home we talked about The Long Winter.", "The Long Winter"),
            ("Lynne Ramsay’s The Long Winter is short.", "The Long Winter"),
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [title])

    def test_that_were_marked_once_need_no_mark_again(self):
        film = recognised("“Quarrymen” opened in May.", "People liked Quarrymen. Nobody liked its poster.").films[0]
        self.assertEqual([(place.block, place.start) for place in film.places], [(0, 1), (1, 13)])

    def test_stand_in_rows(self):
        self.assertEqual(
            films("It is the fourth film—after The Lost Weekend, Marty, and Parasite—to win both."),
            ["The Lost Weekend", "Marty", "Parasite"],
        )

    def test_are_one_whatever_article_and_quotation_marks_they_have(self):
        self.assertEqual(
            films("“The Ferryman’s Daughter” is long. “Ferryman's Daughter” was the working title."),
            ["The Ferryman’s Daughter"],
        )

    def test_of_one_title_and_two_years_are_two(self):
        self.assertEqual(
            with_years("“Nosferatu” (1922) frightened more people than “Nosferatu” (2024)."),
            [("Nosferatu", 1922), ("Nosferatu", 2024)],
        )

    def test_the_original_is_another_than_the_one_with_a_year(self):
        self.assertEqual(
            with_years("In 2022’s “Scream” she screams. She had seen the original “Scream.”"),
            [("Scream", 2022), ("Scream", None)],
        )

    def test_in_french_spanish_and_german_are_written_as_sentences_are(self):
        for sentence, title in (
            ("On la retrouve dans « Une vie de chien », de Mati Diop, avec un chien qui joue.", "Une vie de chien"),
            (
                "La directora presenta «El sol del membrillo» en los cines de la ciudad y habla de los árboles.",
                "El sol del membrillo",
            ),
            (
                "Das ist der Film „Alle anderen“, und er ist nicht von gestern, sondern mit den Jahren gewachsen.",
                "Alle anderen",
            ),
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [title])

    def test_are_found_in_lists_of_results(self):
        found = recognised(
            "# Best Actress", "Vicky Krieps, Corsage", "Tang Wei, Decision to Leave", "# Best Film", "Saint Omer"
        )
        self.assertEqual(names(found.films), ["Corsage", "Decision to Leave", "Saint Omer"])
        self.assertEqual(names(found.people), ["Vicky Krieps", "Tang Wei"])


class NotFilmsTests(TestCase):
    def test_what_people_say_is_no_title(self):
        for sentence in (
            "“Never again,” she said.",
            "“Stop!” he shouted.",
            "“It was cold,” says the director. “We had no heating.”",
            "She calls it “a kind of accident” and a “slow film.”",
            "He asked: “Why not?”",
            "“I love this film and everyone in it,” Madison says.",
            "They were told to “be human.”",
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [])

    def test_labels_and_signatures_in_italics_are_no_titles(self):
        for sentence in (
            "*Director: Aki Salonen* Three brothers, one sauna.",
            "We would follow him anywhere. — *Imke Vos*",
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [])
        self.assertEqual(films("Then came his best film — *Imke Vos*."), ["Imke Vos"])

    def test_papers_prizes_and_dates_are_no_titles(self):
        for sentence in (
            "She told *The Guardian* about it.",
            "It opens in May 2025 in the United States.",
            "He won the Golden Lion.",
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [])

    def test_series_books_and_songs_are_told_by_the_words_around_them(self):
        found = recognised(
            "After the HBO series “Night Ferry,” she wrote a memoir, “Low Water,”"
            " and sang the song “Blue Rain” in “Quarrymen.”"
        )
        self.assertEqual(
            (names(found.series), names(found.of("book")), names(found.films)),
            (["Night Ferry"], ["Low Water"], ["Quarrymen"]),
        )

    def test_a_band_is_called_one(self):
        self.assertEqual(names(recognised("She loves the cult alt-rock band Mazzy Dune.").of("band")), ["Mazzy Dune"])


class BodiesTests(TestCase):
    def test_ceremonies_keep_their_number(self):
        found = recognised(
            "It lost at the 49th César Awards, at the 96th Academy Awards and at the 77th Cannes Film Festival."
        )
        self.assertEqual(names(found.awards), ["49th César Awards", "96th Academy Awards", "77th Cannes Film Festival"])

    def test_prizes_and_festivals_are_known_in_several_languages(self):
        for sentence, name in (
            ("It won the Palme d’Or.", "Palme d’Or"),
            ("Elle a reçu le César de la meilleure actrice au Festival de Cannes.", "Festival de Cannes"),
            ("La película ganó la Concha de Oro.", "Concha de Oro"),
            ("Der Film gewann den Goldenen Bären auf der Berlinale.", "Berlinale"),
            ("It premiered at Telluride.", "Telluride"),
            ("The National Board of Review listed it.", "National Board of Review"),
            ("It took the Grand Jury Prize.", "Grand Jury Prize"),
        ):
            with self.subTest(sentence):
                self.assertIn(name, names(recognised(sentence).awards))

    def test_companies_are_told_by_their_last_word_by_name_or_by_what_they_do(self):
        for sentence, name in (
            ("It was released by Neon in October.", "Neon"),
            ("Marsh Light Pictures made it.", "Marsh Light Pictures"),
            ("The distributor Tidewater bought it.", "Tidewater"),
            ("It streams on MUBI.", "MUBI"),
            ("Studio Ghibli was honoured.", "Studio Ghibli"),
        ):
            with self.subTest(sentence):
                self.assertEqual(names(recognised(sentence).companies), [name])
