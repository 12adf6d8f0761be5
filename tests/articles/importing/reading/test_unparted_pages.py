"""Pages copied without an empty line: what stands amid and below the story is told by what stands round it."""

from django.test import SimpleTestCase

from articles.importing.reading.pieces import PullQuote

from .written import MORE_PROSE, PROSE, headings, left, page, related

SAID = "“It is like finding a hut in your own garden,” he said. “Nobody had looked there, and there it was.”"


class SubheadTests(SimpleTestCase):
    def test_a_short_question_below_an_advertisement_heads_what_answers_it(self):
        reading = page(PROSE, "Advertisement", "A separate pier?", MORE_PROSE)
        self.assertEqual(headings(reading), ["A separate pier?"])

    def test_a_short_question_below_one_sentence_heads_what_answers_it(self):
        reading = page(
            PROSE, "The man said that the pier would be shown before the boats.", "How long is it?", MORE_PROSE
        )
        self.assertEqual(headings(reading), ["How long is it?"])

    def test_words_in_single_marks_over_the_text_that_says_them_are_a_subhead(self):
        reading = page(PROSE, "'Like finding a hut in your own garden'", MORE_PROSE, SAID)
        self.assertEqual(headings(reading), ["'Like finding a hut in your own garden'"])

    def test_words_in_single_marks_that_were_said_above_are_set_large(self):
        reading = page(PROSE, SAID, "'Like finding a hut in your own garden'", MORE_PROSE)
        self.assertEqual((headings(reading), len(reading.all_of(PullQuote))), ([], 1))


class CardTests(SimpleTestCase):
    def test_a_headline_and_its_day_under_a_label_amid_the_story_are_another_story(self):
        reading = page(PROSE, "For Subscribers", "Why the new boats could reshape the bay", "Nov. 5, 2025", MORE_PROSE)
        self.assertEqual(related(reading), ["Why the new boats could reshape the bay"])
        self.assertEqual(left(reading).get("Nov. 5, 2025"), "related list")

    def test_who_wrote_another_story_is_no_part_of_this_one(self):
        lines = ["The best boats of the year", "By Kit Amado", "Which were the longest piers?", "By Bo Lund"]
        reading = page(PROSE, MORE_PROSE, "Suggested For You", *lines, "Pier Logo")
        self.assertEqual(related(reading), lines[::2])
        self.assertEqual([byline.name for byline in reading.bylines], ["Ana Ruiz"])
        self.assertEqual(left(reading).get("Pier Logo"), "navigation")

    def test_the_sentence_under_a_headline_with_its_writer_is_no_part_of_the_story(self):
        lines = ["10 Boats That Get Better", "You may need to take notes.", "By Kit Amado", "Oct 3, 2025"]
        reading = page(PROSE, "Related", *lines, MORE_PROSE)
        self.assertEqual(related(reading), lines[:1])
        self.assertEqual(len(reading.paragraphs), 2)

    def test_titles_over_their_writers_below_the_story_need_no_label(self):
        reading = page(PROSE, MORE_PROSE, "Pier Club", "The best boats of the year", "By Kit Amado", "Pier Logo")
        self.assertEqual(related(reading), ["The best boats of the year"])

    def test_for_whom_another_story_is_stands_below_its_day(self):
        headline = "Ana Ruiz : «J’aime les bateaux»"
        reading = page(PROSE, "A lire aussi", headline, "Cinéma", "1er nov. 2025", "abonnés", MORE_PROSE)
        self.assertEqual(related(reading), ["Ana Ruiz : «J’aime les bateaux»"])
