from unittest import TestCase

from .written import names, people, recognised


def characters(*paragraphs, **fields):
    return names(recognised(*paragraphs, **fields).characters)


class PeopleTests(TestCase):
    def test_are_told_by_what_they_did_though_nobody_has_heard_of_them(self):
        for sentence in (
            "The script was written by Ghrian Tovaquist over a winter.",
            "It stars Ghrian Tovaquist and a great many geese.",
            "“We had no money at all,” says Ghrian Tovaquist.",
            "The cinematographer Ghrian Tovaquist shot it in a quarry.",
            "Editor Ghrian Tovaquist cut it in a week.",
        ):
            with self.subTest(sentence):
                self.assertEqual(people(sentence), ["Ghrian Tovaquist"])

    def test_keep_initials_particles_suffixes_and_hyphens(self):
        for name in (
            "Guillermo del Toro",
            "Paul Thomas Anderson",
            "J.J. Abrams",
            "Louis C.K.",
            "Robert Downey Jr.",
            "Gus Van Sant",
            "Hong Sang-soo",
            "Rainer Werner Fassbinder",
            "Marina de Tavira",
            "Florian Henckel von Donnersmarck",
            "Sacha Baron Cohen",
            "Daniel Day-Lewis",
            "Saoirse O’Donnell",
            "Apichatpong Weerasethakul",
        ):
            with self.subTest(name):
                self.assertEqual(people(f"The film, directed by {name}, opens on Friday."), [name])

    def test_lose_the_possessive_however_it_is_typed(self):
        for apostrophe in "’'‘":
            self.assertEqual(people(f"Critics adored Claire Denis{apostrophe}s last film."), ["Claire Denis"])

    def test_are_one_though_the_surname_stands_alone_before_and_after(self):
        mentions = recognised(
            "Triet wrote it in two months.", "Justine Triet has won before. “I was tired,” says Triet."
        ).people
        self.assertEqual(names(mentions), ["Justine Triet"])
        self.assertEqual(len(mentions[0].places), 3)
        self.assertEqual([place.block for place in mentions[0].places], [0, 1, 1])

    def test_of_one_surname_stay_two(self):
        found = people("Joel Coen and Ethan Coen wrote it. Coen says it took a week.")
        self.assertEqual(found, ["Joel Coen", "Ethan Coen"])

    def test_in_a_list_help_each_other(self):
        found = people("The cast includes Agnes Moorehead, Tiqvah Brelm, Ursk Vandeloo and Greta Gerwig.")
        self.assertEqual(found, ["Agnes Moorehead", "Tiqvah Brelm", "Ursk Vandeloo", "Greta Gerwig"])

    def test_are_found_in_headlines_where_every_word_has_a_capital(self):
        self.assertEqual(people("It rained.", headline="Why Agnès Varda Still Walks Beside Us"), ["Agnès Varda"])
        self.assertEqual(people("It rained.", headline="TILDA SWINTON TALKS ABOUT SLEEP"), ["Tilda Swinton"])

    def test_are_found_in_captions(self):
        self.assertEqual(people("It rained.", caption="Kelly Reichardt on the set, with a cow"), ["Kelly Reichardt"])

    def test_of_one_name_need_words_that_say_who_they_are(self):
        self.assertEqual(people("She had read Brecht, and it showed."), ["Brecht"])
        self.assertEqual(people("Actor Zendaya starred, and Zendaya says she was glad."), ["Zendaya"])
        self.assertEqual(people("Jam ran out. Hope was gone. Grace followed."), [])

    def test_are_found_in_french_spanish_and_german(self):
        self.assertEqual(
            people("Le film est réalisé par Mati Diop, avec Mame Bineta Sané."), ["Mati Diop", "Mame Bineta Sané"]
        )
        self.assertEqual(people("La película, dirigida por Víctor Erice, llega a los cines en mayo."), ["Víctor Erice"])
        self.assertEqual(
            people("Das Drehbuch schrieb die Regisseurin Maren Ade, sagt ihr Produzent Janine Jackowski."),
            ["Maren Ade", "Janine Jackowski"],
        )

    def test_carry_the_sentence_of_their_first_mention(self):
        person = recognised("It snowed. Joanna Hogg directed it. Hogg was cold.").people[0]
        self.assertEqual(person.sentence, "Joanna Hogg directed it.")


class NotPeopleTests(TestCase):
    def test_characters_are_told_by_who_plays_them(self):
        text = "Nora (Greta Lee) meets Hae Sung (Teo Yoo) again, and Arthur (John Magaro) waits."
        self.assertEqual(people(text), ["Greta Lee", "Teo Yoo", "John Magaro"])
        self.assertEqual(characters(text), ["Nora", "Hae Sung", "Arthur"])

    def test_characters_are_told_by_the_words_before_them(self):
        for sentence, character in (
            ("Carey Mulligan plays Felicia Montealegre Quill.", "Felicia Montealegre Quill"),
            ("Emma Stone as Bella Baxter is a wonder.", "Bella Baxter"),
            ("Bella Baxter, a young woman brought back to life, is played by Emma Stone.", "Bella Baxter"),
            ("She was cast in the role of Ellen Ripley.", "Ellen Ripley"),
            ("The film follows Arthur Fleck, a clown.", "Arthur Fleck"),
        ):
            with self.subTest(sentence):
                self.assertIn(character, characters(sentence))
                self.assertNotIn(character, people(sentence))

    def test_neither_bands_nor_places_nor_bodies_nor_pets_are_people(self):
        for sentence in (
            "The score is by the rock band Mazzy Dune.",
            "They met at the Dolby Theatre and walked down Abbey Road to Brighton Beach.",
            "It was shot in Los Angeles, New York and the San Fernando Valley.",
            "Her rescue dog, Biscuit, slept through it.",
            "The Manson Family appears for a moment.",
            "Warner Bros. and Sony Pictures Classics passed on it.",
            "In December, on a Tuesday, the Russian American left.",
            "The Academy Award for Best Director went elsewhere.",
            "Second World War films bore him.",
        ):
            with self.subTest(sentence):
                self.assertEqual(people(sentence), [])

    def test_titles_that_sound_like_people_are_titles(self):
        found = recognised("“Annie Hall” and *Barry Lyndon* were both shown, as was Erin Brockovich (2000).")
        self.assertEqual(names(found.people), [])
        self.assertEqual(names(found.films), ["Annie Hall", "Barry Lyndon", "Erin Brockovich"])

    def test_words_with_a_headlines_capitals_are_not_people(self):
        self.assertEqual(people("It rained.", headline="The Best Films to Watch This Christmas"), [])

    def test_a_nickname_is_part_of_a_name_and_no_title(self):
        found = recognised("Mark Eydelshteyn plays Ivan “Vanya” Zakharov.")
        self.assertEqual((names(found.characters), names(found.films)), (["Ivan “Vanya” Zakharov"], []))


class LastingTests(TestCase):
    def test_no_text_at_all_makes_it_fail(self):
        for text in (
            "",
            " ",
            "“",
            "((((",
            "’s’s’s",
            "A" * 500,
            "— — —",
            "\x00\ud800",
            "1. 2. 3.",
            "*",
            "“”«»",
            "Jr. Jr.",
            "\u200b-A B\u0345 \u0345",
            "(2019)",
            ": (dir.",
        ):
            with self.subTest(ascii(text[:20])):
                recognised(text, headline=text, caption=text)

    def test_a_sentence_without_an_end_is_looked_about_in_within_bounds(self):
        from articles.importing.recognising.passages import LONGEST_SENTENCE, Passage

        passage = Passage("Anora won three awards at the Oscars winning two " * 400)
        lengths = [end - first for first, end in map(passage.sentence_of, range(0, len(passage.words), 50))]
        self.assertLessEqual(max(lengths), LONGEST_SENTENCE)

    def test_the_lists_are_not_read_before_a_text_is(self):
        import subprocess
        import sys

        code = "import sys, articles.importing.recognising; print(any('gazetteer' in name for name in sys.modules))"
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        self.assertEqual(out.stdout.strip(), "False")

    def test_the_long_lists_stand_folded_in_their_files(self):
        from articles.importing.recognising import gazetteer

        for name in ("given_names", "surnames", "common_words"):
            self.assertEqual([line for line in gazetteer.listed(name) if line != gazetteer.fold(line)], [], name)


class StandingTests(TestCase):
    """What is said of people by where their names stand."""

    def test_a_part_behind_a_name_makes_a_person_of_it(self):
        self.assertEqual(people("Zvjezda Marušek, as the ferryman’s aunt, is in every shot."), ["Zvjezda Marušek"])
        self.assertEqual(people("Ordinary Weather, as the title says, is about rain."), [])

    def test_whom_somebody_plays_may_stand_behind_what(self):
        found = recognised("Riz Ahmed as a ticket seller, Daniel Marsh, who cannot stop, is good.")
        self.assertEqual((names(found.people), names(found.characters)), (["Riz Ahmed"], ["Daniel Marsh"]))
        self.assertEqual(people("Ana Ruiz began as an actor, Daniel Marsh says."), ["Ana Ruiz", "Daniel Marsh"])

    def test_brothers_share_their_surname(self):
        self.assertEqual(people("The sisters Zuzka and Alojka Brtník wrote it on a train."), ["Alojka Brtník"])

    def test_an_office_is_no_part_of_a_name(self):
        self.assertEqual(people("Senator Ana Ruiz, who voted against, went home."), ["Ana Ruiz"])

    def test_a_patronymic_is(self):
        self.assertEqual(people("It is a documentary, by Merfyn ap Gwilym, about a goat."), ["Merfyn ap Gwilym"])

    def test_who_sits_on_a_jury_is_one(self):
        jury = "The jury – the actress Ana Ruiz and last year’s winner, Tülgün Aydemirt – went home."
        self.assertEqual(people(jury), ["Ana Ruiz", "Tülgün Aydemirt"])

    def test_whose_film_it_is_in_french(self):
        self.assertEqual(
            people("C’est le premier film de Maëlwen Moreau, et il est dans le cadre."), ["Maëlwen Moreau"]
        )

    def test_who_is_called_by_surname_too_is_one_by_the_full_name(self):
        self.assertEqual(people("Zvjezdo Brtník’s hut burned.", "The director Brtník says so."), ["Zvjezdo Brtník"])

    def test_keep_the_name_by_which_they_are_mostly_called(self):
        told = people("The actor Ana Ruiz wept.", "“No,” says Ana Ruiz.", "The actor Ana Ruiz Otero was born in Vigo.")
        self.assertEqual(told, ["Ana Ruiz"])

    def test_critics_in_the_plural_give_prizes(self):
        said = "They won four of the Lisbon Film Critics’ Prizes on Tuesday."
        self.assertEqual(names(recognised(said).awards), ["Lisbon Film Critics’ Prizes"])

    def test_who_will_star_is_one(self):
        said = "Zvjezdo Moreau and Ana Ruiz will star, and it is to open in May."
        self.assertEqual(people(said), ["Zvjezdo Moreau", "Ana Ruiz"])

    def test_a_bay_in_which_it_was_shot_is_none(self):
        self.assertEqual(people("They shot it in Sandy Bay, and went home."), [])
        self.assertEqual(people("Everybody in the Little League wept."), [])

    def test_one_name_with_accents_is_enough_where_it_is_known(self):
        self.assertEqual(people("It has Rosalía as a voice on the radio."), ["Rosalía"])

    def test_a_prize_in_capitals_that_is_called_after_somebody_is_a_prize(self):
        found = recognised("# THE ROGER MAYNE PRIZE FOR A FIRST FILM", "Ana Ruiz, Low Tide")
        self.assertEqual((names(found.awards), names(found.films)), (["Roger Mayne Prize"], ["Low Tide"]))
