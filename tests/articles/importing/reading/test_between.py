"""What a page puts between and below paragraphs, told by where it stands."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import PullQuote

from .written import MORE_PROSE, PROSE, headings, left, page, related, under_a_head

SOLD = "Now playing at the Pier: The Complete Boats. Get tickets."


class BetweenTests(SimpleTestCase):
    def test_a_word_in_bold_over_the_rest_of_its_line_as_a_link_leads_to_another_story(self):
        line = "**SEE** [Boats: Is this pier the new harbour?](https://pier.example/boats)"
        reading = under_a_head(line, MORE_PROSE)
        self.assertEqual((related(reading), headings(reading)), (["Boats: Is this pier the new harbour?"], []))

    def test_what_is_sold_between_two_rules_is_an_advertisement(self):
        rule = "-" * 60
        reading = under_a_head(MORE_PROSE, f"{rule}\nADVERTISEMENT\n{SOLD}\n{rule}", PROSE.replace("pier", "quay"))
        self.assertEqual((left(reading).get(SOLD), headings(reading)), ("advertisement", []))

    def test_sentences_over_a_rule_are_no_heading(self):
        lines = "The hut is shut now.\nNobody has the key, and nobody asks for it.\n---"
        self.assertEqual(headings(under_a_head(MORE_PROSE, lines, PROSE.replace("pier", "quay"))), [])

    def test_what_stands_right_over_the_button_of_a_newsletter_is_of_it(self):
        offer = "Get the latest from the Pier Insider"
        self.assertEqual(left(under_a_head(MORE_PROSE, f"{offer}\nSIGN ME UP")).get(offer), "newsletter box")

    def test_the_last_sentence_of_a_story_is_its_own_over_what_stands_at_the_foot(self):
        for words in ("The boats are late again.", "Who is the pier for?"):
            for below in ("Share", "Related stories", "© 2025 The Pier"):
                with self.subTest(f"{words} {below}"):
                    reading = page(PROSE, MORE_PROSE, words, below)
                    self.assertEqual(reading.paragraphs[-1].text, words)

    def test_the_day_below_a_story_that_says_so_is_the_story_s(self):
        self.assertEqual(under_a_head(MORE_PROSE, "Published 30 October 2025").value("published"), "2025-10-30")

    def test_a_question_to_readers_is_not(self):
        words = "Did you enjoy this review of the pier?"
        self.assertEqual(left(page(PROSE, MORE_PROSE, words, "Share")).get(words), "navigation")

    def test_what_a_paper_says_it_is_stands_between_other_stories_and_its_links(self):
        motto = "The world’s defining voice in piers and hats since 1952."
        reading = page(PROSE, MORE_PROSE, "More Stories", "Five things we learned from a hat", motto, "About Us")
        self.assertEqual(left(reading).get(motto), "boilerplate")

    def test_the_first_words_of_the_headline_over_the_first_paragraph_are_no_pull_quote(self):
        lines = ["The house of numbers, a review | Pier 82", "By Ana Ruiz", "The house of numbers", PROSE, MORE_PROSE]
        self.assertEqual(left(read("\n\n".join(lines))).get("The house of numbers"), "duplicate")


class CardTests(SimpleTestCase):
    def test_where_another_story_stands_over_its_headline_is_none_itself(self):
        cards = ["Celebrity", "The night the pier ran out of ice", "By Bo Lund"]
        cards += ["Royals", "Inside the very quiet winter of a hut", "By Cy Lee"]
        reading = page(PROSE, "Most Popular", *cards, MORE_PROSE)
        self.assertEqual(related(reading), [cards[1], cards[4]])

    def test_a_name_right_under_a_headline_of_another_story_signs_it(self):
        card = "TE PUEDE INTERESAR\nEl lago que se tragó una mina: la historia real\nMarta Louzao"
        self.assertEqual(len(related(under_a_head(card, MORE_PROSE))), 1)

    def test_a_line_that_ends_with_a_day_over_a_headline_says_where_that_stood(self):
        where = "Pier Festival 2025 - Competition of Hats / Awards 12/07/2025"
        reading = under_a_head(MORE_PROSE, f"related articles\n{where}\nThe prize goes to the quietest hat of all")
        self.assertEqual(related(reading), ["The prize goes to the quietest hat of all"])


class CallTests(SimpleTestCase):
    def test_below_a_call_for_comments_the_story_may_go_on(self):
        reading = under_a_head(MORE_PROSE, "Let us know in the comments!", "SCORE: 7.5", "About Us")
        self.assertEqual(reading.value("rating"), "7.5")


class AskedTests(SimpleTestCase):
    def test_a_question_below_the_story_over_a_link_is_the_page_s(self):
        asked = "Would you like to see more piers?"
        reading = under_a_head(MORE_PROSE, asked, "[The newest piers of all](https://pier.example/new)", "About Us")
        self.assertEqual(left(reading).get(asked), "navigation")


class BoxTests(SimpleTestCase):
    def test_a_few_words_in_a_box_of_the_page_head_nothing(self):
        box = "The pier in your pocket\nSign up now"
        reading = under_a_head(MORE_PROSE, box, PROSE.replace("pier", "quay"))
        self.assertEqual(headings(reading), [])

    def test_a_few_words_between_two_lines_of_the_page_head_nothing(self):
        lines = ["Advertisement", "Hats for every head", "Share this article"]
        self.assertEqual(headings(under_a_head(MORE_PROSE, *lines, PROSE.replace("pier", "quay"))), [])

    def test_a_few_words_before_an_arrow_head_nothing(self):
        reading = under_a_head(MORE_PROSE, "The whole pier at a glance →", PROSE.replace("pier", "quay"))
        self.assertEqual(headings(reading), [])

    def test_a_few_words_over_text_are_a_heading_still(self):
        reading = under_a_head(MORE_PROSE, "Advertisement", "Hats for every head", PROSE.replace("pier", "quay"))
        self.assertEqual(headings(reading), ["Hats for every head"])


class SetLargeTests(SimpleTestCase):
    def test_sentences_over_a_dash_and_somebody_of_the_story_are_set_large(self):
        said = "If I could not cry in a wet hat then I would have no business being there. It is an unforgiving hat."
        reading = under_a_head(said, "— Bo Lund", f"Bo Lund sells the tickets. {MORE_PROSE}")
        found = [(quote.text, quote.attribution) for quote in reading.all_of(PullQuote)]
        self.assertEqual(found, [(said, "Bo Lund")])

    def test_topics_below_the_story_are_no_pictures(self):
        told = "Bo Lund and Ana Ruiz sell the tickets. Bo Lund has a hat. " + MORE_PROSE
        reading = under_a_head(told, "Lund said so. " + PROSE, "Bo Lund\nHats\nPier Festival 2025", "About Us")
        self.assertEqual(reading.figures, [])


class SideTests(SimpleTestCase):
    def test_who_is_seen_where_is_the_caption_of_a_picture_and_no_crew_of_it(self):
        seen = "From left: Ana Ruiz, Bo Lund, and Cy Lee."
        owner = "Photo illustration by The Pier; photos from Neon and Quay Pictures."
        reading = page(f"{seen} {owner}", PROSE, MORE_PROSE)
        self.assertEqual([(figure.caption, figure.credit) for figure in reading.figures], [(seen, owner)])
