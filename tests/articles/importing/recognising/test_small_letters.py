from django.test import SimpleTestCase

from articles.importing.as_json import story_as_json
from tests.articles.importing.reading.written import MORE_PROSE, PROSE


def films(sentence):
    return story_as_json(f"A Pier in Winter\n\nBy Ana Ruiz\n\n{PROSE}\n\n{sentence} {MORE_PROSE}", "pier.md")["films"]


class SmallLettersTests(SimpleTestCase):
    def test_titles_that_are_printed_in_small_letters(self):
        for sentence, title in {
            "It has been compared to mother! and to others.": "mother!",
            "The critic had seen *mother!* twice.": "mother!",
            "Her uncle had slept through eXistenZ and its sequels.": "eXistenZ",
            "*mid90s* (2018) came before it.": "mid90s",
            "The film “after the rain” is longer.": "after the rain",
        }.items():
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [title])

    def test_what_is_no_title(self):
        for sentence in (
            "Oh mother! she cried, and went in.",
            "He called it “a disaster” and left.",
            "It was *really* good, he says.",
            "He looked at his iPhone, and at eBay.",
            "“wow!” said the dog’s owner.",
        ):
            with self.subTest(sentence):
                self.assertEqual(films(sentence), [])


class BesideTests(SimpleTestCase):
    def test_a_word_of_no_language_before_whoever_made_it(self):
        self.assertEqual(films("Zephyrine director Anna Lund was there."), ["Zephyrine"])
        self.assertEqual(films("Austrian director Anna Lund was there."), [])

    def test_what_is_somebody_s_goes_on_over_a_small_word(self):
        self.assertEqual(films("We watched Anna Lund’s Salt in the Wall."), ["Salt in the Wall"])

    def test_what_a_film_took_stands_behind_its_title(self):
        chart = "1. Low Tide, $41.2 million\n2. Ebb, $17 million\n3. Our Lady of the Pier, $9.1 million"
        self.assertEqual(films(f"Top three\n{chart}\n\n"), ["Low Tide", "Ebb", "Our Lady of the Pier"])
