"""Pages copied without an empty line: what stands amid and below the story is told by what stands round it."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Figure, ListEntry, PullQuote

from .written import MORE_PROSE, PROSE, headings, left, notes, page, related, under_a_head

AT_LENGTH = "The book that came of it is out in the spring, and has been read by one dog at the least so far."
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

    def test_who_made_the_hair_of_this_story_wrote_no_other(self):
        lines = ["Above: a camera on a table", "She speaks of boats at length.", "Hair by Kit Amado."]
        self.assertEqual(related(page(PROSE, MORE_PROSE, *lines)), [])

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


class OwnNameTests(SimpleTestCase):
    """What a page offers, known by the paper's name, which stands above the headline."""

    MENU = ("Skip to content", "Harbour Lights", "Search", "Reviews", "Interviews")

    def read(self, *lines):
        return read(
            "\n".join(
                [
                    *self.MENU,
                    "Two keepers spend a whole winter out on a pier",
                    "By Ana Ruiz",
                    "November 8, 2025",
                    PROSE,
                    *lines,
                ]
            )
        )

    def test_a_paper_that_asks_its_readers_for_money_is_no_story(self):
        asks = "If you can, please consider supporting Harbour Lights."
        more = "Since 2001, we’ve brought you candid takes on huts. Papers like Harbour Lights have been hit hard."
        reading = self.read(MORE_PROSE, "Score:", "★★★", asks, more, "Related Topics: Huts, Boats")
        self.assertEqual([paragraph.text for paragraph in reading.paragraphs], [PROSE, MORE_PROSE])

    def test_what_is_in_the_new_issue_is_no_part_of_the_story(self):
        issue = (
            "On the cover: a farewell to the hut. Inside: interviews with Kit Amado and Bo Lund, and our pick of boats."
        )
        head = ["Harbour Lights", "# Two keepers spend a winter", "By Ana Ruiz", PROSE, MORE_PROSE]
        reading = read("\n\n".join([*head, "### The new issue of Harbour Lights", issue]))
        self.assertEqual((headings(reading), len(reading.paragraphs)), ([], 2))

    def test_the_paper_s_name_in_capitals_over_a_headline_amid_the_story_is_another_story(self):
        reading = self.read("VIDEO FROM HARBOUR LIGHTS", "The Last Keeper in Queens", MORE_PROSE)
        self.assertEqual((related(reading), headings(reading)), (["The Last Keeper in Queens"], []))

    def test_sentences_under_a_label_below_the_story_are_other_stories(self):
        teasers = ["A photographer’s huts, back then and now.", "How to sail in good health."]
        reading = self.read(MORE_PROSE, "Harbour Favorites", *teasers, "Privacy Policy")
        self.assertEqual(related(reading), teasers)

    def test_what_a_letter_offers_over_its_address_amid_the_story_is_of_the_page(self):
        reading = self.read("What’s the Big Idea?", "Smaller huts, bigger boats. Get our daily newsletter.", MORE_PROSE)
        self.assertEqual((headings(reading), len(reading.paragraphs)), ([], 2))

    def test_a_sentence_that_says_what_the_paper_is_belongs_to_the_page(self):
        line = "Harbour Lights is a daily, international film publication."
        reading = self.read(MORE_PROSE, "Previous features", "The best boats of the year", line)
        self.assertEqual(left(reading).get(line), "boilerplate")

    def test_a_label_with_a_colon_below_the_story_is_of_the_page(self):
        self.assertEqual(left(self.read(MORE_PROSE, "About Us", "More:", "Boats")).get("More:"), "navigation")


class SmallPrintTests(SimpleTestCase):
    def test_a_day_in_digits_over_a_headline_is_none(self):
        lines = ["Movies | 17 02 2026", "The Best Boats Of The Year", "Movies | 02 02 2026", "The Longest Pier Of All"]
        reading = page(PROSE, MORE_PROSE, "Related Articles", *lines)
        self.assertEqual(related(reading), lines[1::2])

    def test_how_old_another_story_is_stands_over_its_headline(self):
        lines = ["3 hours ago", "The Best Boats Of The Year", "about 7 hours ago", "The Longest Pier Of All"]
        self.assertEqual(related(page(PROSE, MORE_PROSE, "Latest blog posts", *lines)), lines[1::2])

    def test_two_words_between_long_headlines_are_a_label(self):
        lines = ["The Best Boats Of The Year", "The Longest Pier Of All", "Just Added", "A Hut For Every Boat Here"]
        self.assertEqual(related(page(PROSE, MORE_PROSE, "Related Articles", *lines)), [*lines[:2], lines[3]])

    def test_names_under_titles_in_blocks_are_their_writers(self):
        cards = "Latest reviews\n\nHighway Nine\nKit Amado\n\nThe Paper Moth\nBo Lund"
        self.assertEqual(related(under_a_head(MORE_PROSE, cards)), ["Highway Nine", "The Paper Moth"])

    def test_a_link_in_square_brackets_is_another_story(self):
        reading = page(PROSE, "[Read: The quiet collapse of the pier]", MORE_PROSE)
        self.assertEqual(related(reading), ["The quiet collapse of the pier"])

    def test_a_writer_is_introduced_by_what_was_written_or_under_a_label(self):
        for lines in (
            ["Kit Amado", "Kit Amado’s writing has appeared in Reverse Boat and elsewhere. " + AT_LENGTH],
            ["About the Author", "Kit Amado is a staff writer at The Pier. " + AT_LENGTH],
        ):
            with self.subTest(lines[0]):
                self.assertEqual(len(page(PROSE, MORE_PROSE, *lines, "Related Topics: Huts").paragraphs), 2)

    def test_the_headline_of_the_printed_issue_belongs_to_where_it_stood(self):
        line = "Published in the print edition of the May 1, 2025, issue, with the headline “Waiting for Boats.”"
        self.assertEqual(page(PROSE, MORE_PROSE, line).value("provenance"), line)


class AddressTests(SimpleTestCase):
    def test_a_name_with_an_address_amid_the_story_is_no_heading(self):
        reading = under_a_head(MORE_PROSE, "Kit Amado, Pier Pictures kit@pier.example", PROSE + " No.")
        self.assertEqual(headings(reading), [])


class MarkdownPageTests(SimpleTestCase):
    """Pages that a clipper has made Markdown of: an empty line parts each line from the next."""

    def test_a_link_over_several_lines_is_one_card(self):
        titles = ["The Hut Club: a horror with the kettle on", "Kit Amado on huts, boats and land"]
        cards = [
            f"[![](https://p.example/{number}.jpg)\n\nReviews\n\n### {title}\n\nBy Bo Lund](https://p.example/a)"
            for number, title in enumerate(titles)
        ]
        top = "[Back to the top](https://p.example/)"
        reading = under_a_head(MORE_PROSE, "## Other things to explore", *cards, top)
        self.assertEqual((related(reading), reading.all_of(Figure)), (titles, []))
        self.assertEqual(left(reading).get("By Bo Lund](https://p.example/a)"), "related list")

    def test_a_button_stands_between_a_card_and_its_writer(self):
        card = [
            "### Related",
            "#### [10 Boats Without A Sail](https://p.example/a)",
            "You need none.",
        ]
        reading = under_a_head(*card, "[Posts](https://p.example/b)", "By [Kit Amado](https://p.example/c)", MORE_PROSE)
        self.assertEqual((related(reading), len(reading.paragraphs)), (["10 Boats Without A Sail"], 2))

    def test_what_is_left_of_a_picture_s_link_is_no_text(self):
        reading = under_a_head("[", "](https://pier.example/still.jpeg)", MORE_PROSE)
        self.assertEqual(len(reading.paragraphs), 2)

    def test_a_few_words_under_a_picture_are_its_caption_where_headings_are_set_apart(self):
        reading = under_a_head(
            "## The Hut", MORE_PROSE, "![](https://pier.example/1.jpg)", "Kit Amado as Vane", PROSE + " No."
        )
        self.assertEqual([figure.caption for figure in reading.all_of(Figure)], ["Kit Amado as Vane"])

    def test_a_film_with_its_year_under_a_picture_is_its_caption(self):
        picture = "![](https://pier.example/1.jpg)"
        reading = under_a_head(MORE_PROSE, picture, "_Low Tide_ (Kit Amado, 2000).", PROSE + " No.")
        self.assertEqual([figure.caption for figure in reading.all_of(Figure)], ["Low Tide (Kit Amado, 2000)."])

    def test_facts_of_the_film_have_an_empty_line_between_label_and_value(self):
        lines = ["Release Date", "June 6, 2014", "Director", "Kit Amado"]
        self.assertIn(("film facts", "\n".join(lines)), notes(under_a_head(MORE_PROSE, *lines)))

    def test_links_of_the_page_s_foot_are_no_list(self):
        reading = under_a_head(
            MORE_PROSE, "- [Help and FAQ](https://pier.example/faq)\n- [Shop](https://pier.example/s)"
        )
        self.assertEqual(reading.all_of(ListEntry), [])

    def test_who_may_see_a_film_and_where_to_buy_it_are_no_headings(self):
        reading = under_a_head(
            MORE_PROSE, "PG-13", "Action", "WHERE TO WATCH", "Streaming", "RENT", "Now", "BUY", "Soon"
        )
        self.assertEqual((headings(reading), notes(reading), reading.all_of(ListEntry)), ([], [], []))

    def test_notes_behind_raised_numbers_are_sources(self):
        reading = under_a_head(
            MORE_PROSE + " It is not empty.¹", "1. See, among many others, Kit Amado, Huts, pp. 174–75."
        )
        self.assertEqual([name for name, _ in notes(reading)], ["sources"])

    def test_topics_that_are_glued_links_are_no_story(self):
        names = ("Kit Amado Ruiz", "Bo Lund Otero", "Ada Brandt Lee", "Long Reads")
        topics = "".join(f"[{name}](https://p.example/{name[0]})" for name in names)
        self.assertEqual(related(under_a_head(MORE_PROSE, "TAGS", topics)), [])


class PrintedPageTests(SimpleTestCase):
    def test_what_stands_at_the_edges_of_every_page_is_no_story(self):
        head = "HALFMOON / PRESS INFORMATION                    THE PIER"
        pages = [
            f"{head}\n\nA Pier in Winter\n\nBy Ana Ruiz\n\n{PROSE}",
            MORE_PROSE,
            f"{PROSE} Yes.",
            f"{MORE_PROSE} No.",
        ]
        text = "".join(f"{page}\n\n{' ' * 40}{number}\n{head}\n\n" for number, page in enumerate(pages, 1))
        self.assertEqual([paragraph.text for paragraph in read(text).paragraphs], [PROSE, *pages[1:]])
        self.assertEqual(read(text).all_of(ListEntry), [])

    def test_notes_to_editors_may_stand_under_an_empty_line(self):
        line = "A first-look image is available at pier.example/press."
        reading = under_a_head(MORE_PROSE, "NOTES TO EDITORS", line, "For further information: ana@pier.example")
        self.assertEqual(left(reading).get(line), "boilerplate")

    def test_what_is_worn_in_a_story_with_a_crew_is_a_caption(self):
        worn = "Ruiz wears a Pier sweater and hat; Lund tights."
        crew = "Hair by Kit Amado at Pier; makeup by Bo Lund. Photographed at the pier on January 14, 2026."
        reading = under_a_head("Ruiz was there. " + PROSE, worn, MORE_PROSE, crew)
        self.assertEqual([figure.caption for figure in reading.all_of(Figure)], [worn])
