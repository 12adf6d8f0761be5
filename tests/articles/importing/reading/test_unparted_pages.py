"""Pages copied without an empty line: what stands amid and below the story is told by what stands round it."""

from django.test import SimpleTestCase

from articles.importing.reading.pieces import Figure, ListEntry, PullQuote

from .written import MORE_PROSE, PROSE, headings, left, notes, page, related

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


class FootTests(SimpleTestCase):
    FOOT = ("Newsletter Sign Up", "Privacy Policy", "Terms of Service")

    def test_a_sentence_below_the_terms_of_a_page_is_of_the_page(self):
        line = "Pier Daily is part of the Harbour publishing family."
        self.assertEqual(left(page(PROSE, MORE_PROSE, *self.FOOT, line)).get(line), "boilerplate")

    def test_a_sentence_of_the_story_below_a_box_is_of_the_story(self):
        line = "The hut is run by Bo Lund, and boats will come back to it."
        reading = page(PROSE, MORE_PROSE, "Sign up to Pier Weekly", "The best of it, in your inbox every Friday", line)
        self.assertEqual(reading.paragraphs[-1].text, line)

    def test_what_a_house_says_of_itself_below_its_lists_is_no_story(self):
        house = "Harbour Lights was established in 1905 as a monthly magazine for people who like huts and boats. "
        lines = ["Suggested For You", "The best boats of the year", "By Kit Amado", "Which were the longest piers?"]
        reading = page(PROSE, MORE_PROSE, *lines, "By Bo Lund", "© Harbour Lights", house, "© Harbour Lights")
        self.assertEqual([paragraph.text for paragraph in reading.paragraphs], [PROSE, MORE_PROSE])

    def test_a_name_over_a_sentence_that_begins_with_it_is_the_writer_s_card(self):
        card = "Kit Amado is a columnist for the Pier, writing about boats."
        reading = page(PROSE, MORE_PROSE, "Read Next", "The best boats of the year", "Kit Amado", card)
        self.assertEqual((related(reading), left(reading).get(card)), (["The best boats of the year"], "boilerplate"))

    def test_a_word_between_buttons_is_a_button(self):
        reading = page(PROSE, "Share", "Followed", "5", "Link copied to clipboard", "Email", MORE_PROSE)
        self.assertEqual((headings(reading), reading.all_of(ListEntry)), ([], []))

    def test_who_made_a_film_stands_below_the_label_name_by_name(self):
        box = ["Release date", "February 10, 1982", "Cast:", "Kit Amado", "Bo Lund", "Ada Brandt"]
        self.assertIn(("film facts", "\n".join(box)), notes(page(PROSE, MORE_PROSE, *box, "Advertising")))

    def test_where_to_watch_may_be_in_two_countries(self):
        line = "In UK and Irish cinemas Nov 14."
        self.assertIn(("where to watch", line), notes(page(PROSE, MORE_PROSE, line)))

    def test_a_button_that_names_the_paper_is_no_other_story(self):
        reading = page(PROSE, MORE_PROSE, "Elsewhere on the Pier", "Explore the Pier", "Terms of Use", "© The Pier")
        self.assertEqual(related(reading), [])


class VerdictTests(SimpleTestCase):
    def test_what_points_are_given_for_is_no_list(self):
        verdicts = ["Hope.", "We have waited for this.", "4", "Joy.", "A feast for the ears.", "3"]
        reading = page(PROSE, *verdicts, MORE_PROSE)
        self.assertEqual([name for name, _ in notes(reading)], ["film facts", "film facts"])
        self.assertEqual(reading.all_of(ListEntry), [])


class CreditTests(SimpleTestCase):
    def test_a_firm_may_begin_with_a_number(self):
        reading = page(PROSE, "Image via 20th Pier-Fox", MORE_PROSE)
        self.assertEqual([figure.credit for figure in reading.all_of(Figure)], ["Image via 20th Pier-Fox"])
