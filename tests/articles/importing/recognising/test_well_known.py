"""Titles that everybody knows, in plain letters, and others by what is said of them."""

from unittest import TestCase

from articles.importing.reading import read
from articles.importing.recognising import recognise
from articles.importing.recognising.gazetteer import listed

from .written import films, names, people, recognised


class WellKnownTests(TestCase):
    def test_a_word_is_a_title_where_it_has_its_capital_amid_a_sentence(self):
        self.assertEqual(films("Nobody has waited so long for a boat since Rififi."), ["Rififi"])
        self.assertEqual(films("It does for ferries what Jaws did for the beach."), ["Jaws"])
        self.assertEqual(films("I was thinking about Titanic, honestly."), ["Titanic"])

    def test_a_word_is_none_where_it_opens_a_sentence_or_is_the_thing_itself(self):
        for sentence in (
            "Heat is what they lacked. Psycho babble was not.",
            "They sailed on the Titanic and saw an Alien at the window.",
            "The boat was released by Vertigo in the spring.",
            "Avatar: A Boat is out next year, and has no boat.",
        ):
            with self.subTest(sentence):
                self.assertFalse({"Heat", "Psycho", "Titanic", "Alien", "Vertigo", "Avatar"} & {*films(sentence)})

    def test_what_is_built_like_a_name_is_a_film_and_nobody(self):
        story = "By then Barton Fink could have been in the next room, and she had seen Toni Erdmann twice."
        self.assertEqual(films(story), ["Barton Fink", "Toni Erdmann"])
        self.assertEqual(people(story), [])

    def test_whom_somebody_plays_is_no_film(self):
        self.assertEqual(films("Ana Ruiz plays Barton Fink in a coat, and he is called Billy Elliot."), [])
        self.assertEqual(films("It has Ana Ruiz as Anora “Ani” Mikheeva, who sells tickets."), [])

    def test_german_nouns_are_no_films(self):
        story = "Die Leute sind müde, und das Wasser ist kalt. Sie haben die Avatar und Magnolia nicht gesehen."
        self.assertEqual(films(story), [])

    def test_nothing_is_listed_as_a_film_and_as_a_series(self):
        self.assertEqual(listed("films") & listed("series"), set())

    def test_a_year_is_no_film(self):
        story = "They married in 1917, and in 1941 she was still on the pier; since 2001 nobody is."
        self.assertEqual(films(story), [])

    def test_what_a_sentence_may_begin_with_is_no_film(self):
        story = "Las niñas llegan tarde y no hay nadie en la escuela. Los domingos el tren no pasa por el pueblo."
        self.assertEqual(films(story), [])
        story = "Der Hauptmann ist müde und das Wasser ist kalt. Die Welle kommt nicht, sagen die Leute im Dorf."
        self.assertEqual(films(story), [])

    def test_a_title_in_small_letters_is_one_amid_a_sentence(self):
        story = "Nadie en el pueblo hablaba así antes de Las niñas y todos lloran mucho con Los domingos en la escuela."
        self.assertEqual(films(story), ["Las niñas", "Los domingos"])

    def test_a_word_behind_whose_it_is_belongs_to_a_longer_title(self):
        self.assertNotIn("Ghost", films("Nobody has waited so long for a boat since The Drover’s Ghost."))
        self.assertIn("Ghost", films("Nobody has waited so long for a boat since Zucker’s Ghost."))

    def test_titles_with_a_subtitle_are_found_whole(self):
        story = "Nothing has sold so many tickets as Avengers: Endgame or Now You See Me: Now You Don’t."
        self.assertEqual(films(story), ["Avengers: Endgame", "Now You See Me: Now You Don’t"])

    def test_an_agency_is_no_film(self):
        story = "Ana Ruiz is repped by UTA, and Bo Lund is repped by United Agents and Curtis Brown."
        companies = names(recognised(story).companies)
        self.assertEqual((films(story), companies), ([], ["UTA", "United Agents", "Curtis Brown"]))

    def test_capitals_are_titles_where_one_that_is_known_is_set_so(self):
        story = (
            "It closes with PATHS OF GLORY in a new print. The others include HUESOS DE SAL and the short TWO MINUTES’ "
            "SILENCE by Ana Ruiz."
        )
        self.assertLessEqual({"HUESOS DE SAL", "TWO MINUTES’ SILENCE"}, {*films(story)})


class BuiltLikeNamesTests(TestCase):
    def test_a_known_title_whose_second_word_is_nobody_s_name_opens_a_sentence(self):
        said = recognised("I learned to wait. Frances Ha taught me that, and the sea did the rest.")
        self.assertEqual(names(said.films), ["Frances Ha"])
        self.assertEqual(names(said.people), [])

    def test_who_speaks_in_it_is_no_film(self):
        self.assertEqual(names(recognised("I learned to wait. Frances Ha says that she did too.").films), [])


class SaidOfTests(TestCase):
    def known(self, name, sentence):
        with self.subTest(sentence):
            self.assertIn(name, films(sentence))

    def test_titles_by_what_is_said_of_them(self):
        self.known("Marrowgate", "It was edited by Ana Ruiz, who cut Marrowgate on a kitchen table.")
        self.known("Grey Herrings", "Ana Ruiz, whose Grey Herrings and Marrowgate made her known, is on the phone.")
        self.known("Grey Herrings", "We did Grey Herrings, which nobody saw, and went home.")
        self.known("Grey Herrings", "She edited the Ghanaian hit Grey Herrings, and it shows.")
        self.known("Marrowgate", "She was an electrician in Ana Ruiz’s Marrowgate that was cut.")

    def test_what_is_no_title(self):
        self.assertEqual(films("Bo Lund produces for Les Films Marrow, with comment from Les Films Marrow."), [])
        self.assertEqual(films("Ana Ruiz, 13 minutes, a yellow gown.", headline="Seven rooms"), [])
        line = "*The talk was held in Milan on 15 January 2025.*"
        self.assertEqual(films("A man sells tickets for boats.", line), [])

    def test_a_series_is_known_too(self):
        found = recognised("Ana Ruiz, so alarming in I May Destroy You, plays a decent woman.").series
        self.assertEqual(names(found), ["I May Destroy You"])

    def test_what_somebody_does_behind_a_title_is_no_kind_of_work(self):
        self.assertEqual(films("Ana Ruiz, who was so good in “Matria,” plays grief as a kind of office."), ["Matria"])

    def test_who_speaks_is_no_part_of_a_title(self):
        asked = "**You said that you listen to a film before you look at it.**"
        more = "**Do you ever watch your old films?**"
        turns = [
            "On the pier",
            asked,
            "SALAZAR: Always. I put it on and I cook.",
            more,
            "SALAZAR: Never. I sew.",
            "**What else?**",
            "No.",
        ]
        self.assertEqual(names(recognise(read("\n\n".join(turns))).films), [])

    def test_where_somebody_works_is_no_film(self):
        self.assertEqual(films("Le film suit Awa, agente d’entretien à La Défense, qui découvre la tour vide."), [])


class PrizeTests(TestCase):
    def awards(self, sentence):
        return names(recognised(sentence).awards)

    def test_are_what_somebody_won_though_nobody_knows_them(self):
        self.assertEqual(
            self.awards("It was made of nothing else, and won the Amanda for best short in 2019."), ["Amanda"]
        )
        self.assertEqual(self.awards("In the end The Kingfisher went to Ana Ruiz, and it rained."), ["Kingfisher"])

    def test_are_no_towns_days_or_people(self):
        for sentence in (
            "The Monday went to Ana Ruiz, as usual.",
            "She won the Peckham vote and the Ana Ruiz in all of us.",
            "The Saltburn went to Paris on its last day.",
        ):
            with self.subTest(sentence):
                self.assertEqual(self.awards(sentence), [])


class PeopleTests(TestCase):
    def test_what_they_do_is_no_part_of_their_name(self):
        self.assertEqual(people("Baker Jean Pickersgill, 71, has never sold so many scones."), ["Jean Pickersgill"])

    def test_words_of_a_title_are_nobody(self):
        story = (
            "There are eleven in Roy Andersson’s A Pigeon Sat on a Branch Reflecting on Existence, which is cheating."
        )
        self.assertEqual(people(story), ["Roy Andersson"])

    def test_where_somebody_lives_and_dies_is_nobody(self):
        story = "She was born in Accra and raised in Milton Sayle, and he died peacefully at Trinity Moss on Friday."
        self.assertEqual(people(story), [])

    def test_what_they_have_studied_is_no_part_of_their_name(self):
        self.assertEqual(
            people("The historian Dr Imran Sheikh, who wrote the score, called him the last."), ["Imran Sheikh"]
        )

    def test_two_under_one_picture_are_two(self):
        story = "Ana Ruiz and Bo Lund are set to star, said director Ana Ruiz and actor Bo Lund."
        self.assertEqual(people(story, caption="Ana Ruiz Bo Lund"), ["Ana Ruiz", "Bo Lund"])

    def test_a_german_genitive_is_the_same_person(self):
        story = (
            "Ruth Amslers „Pegelstand“ läuft nicht oft. Die Regisseurin Ruth Amsler hat das Drehbuch mit dem Autor "
            "Jan Gerster geschrieben."
        )
        self.assertEqual(people(story), ["Ruth Amsler", "Jan Gerster"])
