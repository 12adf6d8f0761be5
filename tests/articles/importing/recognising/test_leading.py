"""Titles that stand without marks, known by the words that lead up to them, and what is none."""

from unittest import TestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Answer, Heading, Mark, Note, Question, Reading
from articles.importing.recognising import recognise
from tests.articles.importing.reading.written import MORE_PROSE, PROSE, under_a_head

from .written import films, names, paragraph, recognised


def sentence_title(sentence):
    return "Quarrymen" if "Quarrymen" in sentence else "Ordinary Weather"


class LedUpToTests(TestCase):
    def test_by_what_is_made_or_shown_of_a_film(self):
        for sentence, title in (
            ("He lost two reels of Ryan’s Daughter in the snow.", "Ryan’s Daughter"),
            ("She had a print of Nanook of the North under her bed.", "Nanook of the North"),
            ("There was a poster for Quarrymen in the hall.", "Quarrymen"),
            ("It is a sequel to Quarrymen, and a longer one.", "Quarrymen"),
            ("Nobody forgets the cut in Wages of Fear.", "Wages of Fear"),
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [title])

    def test_by_what_an_audience_does_with_it(self):
        self.assertEqual(films("My aunt walked out of Gaslight, and came back."), ["Gaslight"])
        self.assertEqual(films("We sat through Quarrymen twice."), ["Quarrymen"])

    def test_by_who_is_in_it(self):
        for sentence in (
            "Ruiz was last seen in Ordinary Weather: Part Two.",
            "She starred in Quarrymen with a goat.",
            "He has a role in Ordinary Weather.",
            "He broke out in the Sundance title Quarrymen.",
            "I had done Ordinary Weather and I wept.",
        ):
            with self.subTest(sentence):
                self.assertEqual([name.split(":")[0] for name in films(sentence)], [sentence_title(sentence)])

    def test_by_a_turn_of_phrase(self):
        for sentence in (
            "She won Best Actress for Bitter Herbs at the Oscars.",
            "Nominated for Bitter Herbs, he stayed at home.",
            "It is Ana Ruiz’s first film since Bitter Herbs.",
            "Her follow-up to Bitter Herbs is shorter.",
            "The film is called Bitter Herbs.",
            "Her credits include Bitter Herbs.",
            "Ana Ruiz is best known for Bitter Herbs.",
            "Ana Ruiz, who made Bitter Herbs, is tired.",
            "The cast of Bitter Herbs met on a train.",
            "He wrote the music for Bitter Herbs.",
            "Production on Bitter Herbs begins in May.",
            "In Bitter Herbs, she plays a judge.",
            "Bitter Herbs stars Ana Ruiz as a judge.",
            "Her credits include Bitter Herbs for Ana Ruiz.",
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), ["Bitter Herbs"])

    def test_what_else_stands_behind_such_phrases_is_none(self):
        for sentence in (
            "He was nominated for Best Supporting Actor, and won a Bafta for Comedy.",
            "She is known for Brutalism, and made Vice President.",
            "The cast of the Pier Theatre met Ana Ruiz. The release of Ana Ruiz was filmed.",
            "In Kilkenny, Bo Lund plays golf.",
            "Ana Ruiz stars as a judge.",
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [])

    def test_by_the_pronoun_that_opens_it(self):
        found = recognised("Ana Ruiz is to follow I Sell Tickets, her last, with a western.")
        self.assertEqual((names(found.films), names(found.people)), (["I Sell Tickets"], ["Ana Ruiz"]))

    def test_by_what_it_took(self):
        self.assertEqual(films("It came ahead of Quarrymen in Space (£1.8m) and of rain."), ["Quarrymen in Space"])
        self.assertEqual(films("They paid Bo Lund ($2m) and Warner Bros. ($9m)."), [])

    def test_by_a_maker_nobody_has_heard_of_but_as_one(self):
        said = "The prize went to Fish Passage, by the Slovene newcomer Tjašo Kovačnik."
        self.assertEqual(films(said), ["Fish Passage"])

    def test_by_whose_it_is(self):
        self.assertEqual(films("Bo Lund, whose Quarrymen opened here, has lent a chair."), ["Quarrymen"])

    def test_by_what_is_so_in_it(self):
        self.assertEqual(films("In Notorious it is a key. In Tokyo Snow it is a train."), ["Notorious", "Tokyo Snow"])

    def test_by_an_article_between_its_capitals(self):
        self.assertEqual(films("It is the door from Memoir of a Snail, or like it."), ["Memoir of a Snail"])

    def test_in_brackets_behind_several_films_or_behind_who_is_in_them(self):
        self.assertEqual(films("It was a year of westerns (Quarrymen, Lode) and of rain."), ["Quarrymen", "Lode"])
        said = films("Ana Ruiz says she is tired.", "Ruiz (Quarrymen, Lode) plays the judge.")
        self.assertEqual(said, ["Quarrymen", "Lode"])

    def test_whom_somebody_plays_stands_in_brackets_too(self):
        self.assertEqual(
            films("Ana Ruiz says she is tired.", "The judge (Ruiz) hates the sea; Ruiz (Asa) does not."), []
        )

    def test_places_houses_names_and_formats_are_none(self):
        for sentence in (
            "It was a scene in Kilkenny, and a print of Ana Ruiz, and the poster for Netflix.",
            "He studied at the School of the Art Institute of Chicago.",
            "In Kentish Town it rains. In Part Two it snows.",
            "Bo Lund, whose Leica was stolen, wept.",
            "The house can still show 70mm, and 4K.",
            "At ten Mr Lund opened it for the air, and Ana Ruiz opened the evening.",
            "Ruiz is represented by The Pier Office, and Lund by The Hut.",
            "Ruiz went to The Pier Partnership.",
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [])


class SetApartTests(TestCase):
    def test_a_title_in_another_language_behind_its_maker_has_small_letters(self):
        self.assertEqual(films("It is Pagnol’s ‘La femme du boulanger’ again."), ["La femme du boulanger"])

    def test_a_stressed_name_that_is_somebody_is_none(self):
        self.assertEqual(films("*Marta*, who sells the tickets, laughed."), [])

    def test_a_word_that_is_a_sentence_of_its_own_is_none(self):
        self.assertEqual(films("“Nebraska.” Nobody in the room said more."), [])

    def test_a_nickname_among_results_is_none(self):
        found = recognised("# BEST ACTOR", "Alexander “Sandy” Lund, Quarrymen", "Bo Ruiz, Lode")
        self.assertEqual(names(found.films), ["Quarrymen", "Lode"])

    def test_the_stressed_words_of_a_heading_are_one(self):
        heading = Heading(0, 0, "Monday: Ordinary Weather", 2, (Mark(8, 24, "em"),))
        self.assertEqual(names(recognise(Reading((heading, paragraph("It rained.")))).films), ["Ordinary Weather"])

    def test_a_heading_in_italics_is_set_so_by_the_house(self):
        heading = Heading(0, 0, "Ordinary Weather", 2, (Mark(0, 16, "em"),))
        self.assertEqual(names(recognise(Reading((heading, paragraph("It rained.")))).films), [])

    def test_the_end_of_somebody_s_name_is_none(self):
        said = "Un premier film d’Ana Le Guen, et le cinéma de Le Guen est là."
        self.assertEqual(films(said, "Elle filme la mer, qui est dans le cadre."), [])

    def test_the_one_of_somebody_s_films_is_one(self):
        said = "On pense à Agnès Varda, bien sûr, celle du Bonheur retrouvé, et à la mer qui est dans le cadre."
        self.assertEqual(films(said), ["Bonheur retrouvé"])


class ByLineTests(TestCase):
    def test_a_heading_over_where_to_watch_it_is_a_film(self):
        reading = under_a_head("Us and Them\nShudder\n" + PROSE, "Quiet\nHulu\n" + MORE_PROSE)
        self.assertEqual(names(recognise(reading).films), ["Us and Them", "Quiet"])

    def test_in_a_guide_to_series_it_is_a_series(self):
        text = f"6 series to stream now\nBy Ana Ruiz\n\n{MORE_PROSE}\n\nQuiet\nHulu\n{PROSE}"
        self.assertEqual(names(recognise(read(text)).series), ["Quiet"])

    def test_an_answer_to_which_film_begins_with_it(self):
        pieces = [Question(0, 0, "Which film did you see last?"), Answer(0, 0, "Local Weather, in an empty room.")]
        self.assertEqual(names(recognise(Reading(tuple(pieces))).films), ["Local Weather"])
        pieces = [Question(0, 0, "Where were you born?"), Answer(0, 0, "Local Weather, in an empty room.")]
        self.assertEqual(names(recognise(Reading(tuple(pieces))).films), [])

    def test_an_answer_may_sound_like_a_name_where_a_film_was_asked_for(self):
        for question, found in (("Is there a film you would cut again?", ["Barry Linden"]), ("Who saw it first?", [])):
            with self.subTest(question):
                pieces = [Question(0, 0, question), Answer(0, 0, "Barry Linden. No! I am joking.")]
                self.assertEqual(names(recognise(Reading(tuple(pieces))).films), found)

    def test_the_rows_of_a_table_need_no_bar_before_them(self):
        for row in ("{} (Sky) | £1.4m | £6.0m", "{} (Sky) £1.4m 612 sites"):
            with self.subTest(row):
                rows = [row.format(title) for title in ("Tin", "The Heron Club", "Zinc: Part Two")]
                self.assertEqual(films(*rows), ["Tin", "The Heron Club", "Zinc: Part Two"])

    def test_a_prize_for_a_life_s_work_has_a_person_under_it(self):
        found = recognised("# BEST FILM", "Quarrymen", "# LIFETIME ACHIEVEMENT", "Ana Ruiz")
        self.assertEqual((names(found.films), names(found.people)), (["Quarrymen"], ["Ana Ruiz"]))

    def test_a_first_film_may_stand_before_its_maker(self):
        found = recognised("# BEST FIRST FILM", "The Long Pier, Amélia Stone")
        self.assertEqual((names(found.films), names(found.people)), (["The Long Pier"], ["Amélia Stone"]))

    def test_a_row_of_titles_does_not_cut_one_in_two(self):
        self.assertEqual(films("She lit Night Bus to Vigo and The Long Pier."), ["Night Bus to Vigo", "The Long Pier"])

    def test_a_heading_that_is_no_prize_ends_the_results(self):
        self.assertEqual(films("# BEST FILM", "Quarrymen", "# Who was there", "Everybody and Nobody"), ["Quarrymen"])

    def test_a_name_ends_with_its_line(self):
        facts = Note(0, 0, "film facts", "Directed by Ana Ruiz\nRated PG-13 for rain")
        self.assertEqual(names(recognise(Reading((facts,))).people), ["Ana Ruiz"])
