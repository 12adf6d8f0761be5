"""Short lines amid a story: what they are shows in what stands round them, and what is doubtful is not invented."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import PullQuote

from .written import MORE_PROSE, PROSE, above_a_body, bylines, entries, headings, left, notes, related, under_a_head


class HeadingTests(SimpleTestCase):
    def test_a_line_over_two_other_bare_lines_is_none(self):
        reading = under_a_head("Mind the gap\nOver the rail\nDown the steps", MORE_PROSE)
        self.assertNotIn("Mind the gap", headings(reading))

    def test_a_heading_over_bullets_counts_though_no_paragraph_follows(self):
        self.assertEqual(
            headings(under_a_head("What works", "- The rain falls upwards, and is not explained.")), ["What works"]
        )

    def test_a_word_or_two_between_byline_and_story_are_no_heading(self):
        reading = above_a_body("A Pier in Winter", "By Ana Ruiz", "", "The Gazette")
        self.assertEqual((headings(reading), left(reading)["The Gazette"]), ([], "navigation"))

    def test_the_foot_of_a_page_is_none(self):
        reading = under_a_head("GAZETTE QUARTERLY | 44", MORE_PROSE, "GAZETTE QUARTERLY | 45", PROSE[:-1] + "?")
        self.assertEqual((headings(reading), left(reading)["GAZETTE QUARTERLY | 45"]), ([], "navigation"))


class ListTests(SimpleTestCase):
    def test_bare_lines_are_a_list_only_if_they_are_alike(self):
        self.assertEqual(len(entries(under_a_head("Marks", "Low Tide ★★★\nTin ★★½\nZephyr ★"))), 3)
        self.assertEqual(entries(under_a_head("In the issue", "On the pier with Tin\nA visit\nGet it now")), [])

    def test_an_arrow_before_a_sentence_is_no_bullet(self):
        reading = under_a_head("► In cinemas from 7 February.")
        self.assertEqual((entries(reading), notes(reading)[0][0]), ([], "where to watch"))

    def test_points_for_this_and_that_are_facts_and_no_list(self):
        reading = under_a_head("Anticipation: 3\nEnjoyment: 4\nIn retrospect: 5")
        self.assertEqual((entries(reading), len(notes(reading))), ([], 1))

    def test_an_entry_s_title_ends_at_its_full_stop(self):
        reading = under_a_head(
            "1. Into Great Silence. Say no more.", "2. Local Hero. For the box.", "3. Tin. It rains."
        )
        self.assertEqual(entries(reading)[1], (2, "Local Hero", "For the box."))

    def test_a_link_to_another_list_is_no_part_of_an_entry(self):
        reading = under_a_head(
            "3) Tin (1990)", "It rains.", "Related: 10 great films on piers", "2) Zinc (1991)", "1) Lead (1992)"
        )
        self.assertEqual((related(reading), len(entries(reading))), (["10 great films on piers"], 3))


class CaptionTests(SimpleTestCase):
    def figure(self, *lines):
        (figure,) = under_a_head(*lines, MORE_PROSE).figures
        return figure.caption, figure.credit

    def test_a_sentence_over_a_bare_credit_is_a_caption(self):
        told = self.figure("Ana Ruiz in 1964. She was thinking of lunch.\nCredit...Everett Collection")
        self.assertEqual(told, ("Ana Ruiz in 1964. She was thinking of lunch.", "Credit...Everett Collection"))

    def test_a_name_behind_the_bar_of_a_finished_caption_is_its_credit(self):
        self.assertEqual(self.figure("Ana Ruiz, en su casa en 2016. / LUIS OTERO")[1], "LUIS OTERO")

    def test_a_line_that_points_above_is_a_caption(self):
        self.assertEqual(self.figure("Above: Low Tide (1975).")[0], "Above: Low Tide (1975).")

    def test_a_film_with_its_year_on_a_line_of_its_own_is_a_caption(self):
        self.assertEqual(self.figure("Ana Ruiz’s Low Tide (1975).")[0], "Ana Ruiz’s Low Tide (1975).")

    def test_what_an_image_shows_is_told_from_whose_it_is(self):
        told = self.figure("Image: Low Tide (1975). Courtesy of the Pier Archive.")
        self.assertEqual(told, ("Image: Low Tide (1975).", "Courtesy of the Pier Archive."))

    def test_somebody_in_a_film_over_its_house_is_a_picture(self):
        self.assertEqual(self.figure("Riz Ahmed in “Low Tide”\nA24"), ("Riz Ahmed in “Low Tide”", "A24"))

    def test_a_name_and_a_firm_behind_a_quotation_mark_are_the_credit(self):
        for line in ("Ana Ruiz in ‘Low Tide’   Bo Lund/Pier House", "Ana Ruiz on the set of “Tin” Bo de Vries / A24"):
            with self.subTest(line):
                caption, credit = self.figure(line)
                self.assertEqual((caption[-1] in "’”", "/" in credit, "Bo" in caption), (True, True, False))

    def test_a_photographer_and_two_agencies_are_one_credit(self):
        told = self.figure("Ana Ruiz brought a boat. Bo Lund/Corbis/Getty Images")
        self.assertEqual(told[1], "Bo Lund/Corbis/Getty Images")


class HeadTests(SimpleTestCase):
    def test_an_hour_behind_its_own_bar_goes_with_its_day(self):
        reading = above_a_body("A Pier in Winter", "By Ana Ruiz | Sunday, Mar. 16, 2025 | 8:58 a.m. PDT")
        self.assertEqual(
            (reading.value("published"), bylines(reading)), ("2025-03-16T08:58-07:00", [("Ana Ruiz", "words")])
        )

    def test_a_change_is_told_from_the_first_day_in_other_languages_too(self):
        reading = above_a_body("Une jetée en hiver", "Publié le 12 mars 2025 à 06h30, modifié le 13 mars 2025 à 14h05")
        self.assertEqual(
            (reading.value("published"), reading.value("updated")), ("2025-03-12T06:30", "2025-03-13T14:05")
        )
        reading = above_a_body("Un muelle en invierno", "Actualizado: 17 de enero de 2025, 13:40 h")
        self.assertEqual(reading.value("updated"), "2025-01-17T13:40")

    def test_a_headline_over_two_lines_is_one(self):
        self.assertEqual(
            above_a_body("THE MAN WHO", "WALKED THE PIER", "", "By Ana Ruiz").value("headline"),
            "THE MAN WHO WALKED THE PIER",
        )

    def test_links_in_a_row_above_a_headline_are_a_menu(self):
        links = ["News", "Opinion", "Sport", "Books", "Games", "Review"]
        reading = above_a_body(*links, "The pier that nobody walked, and why it matters", "By Ana Ruiz")
        self.assertEqual(
            (reading.value("headline"), reading.value("kicker")),
            ("The pier that nobody walked, and why it matters", "Review"),
        )
        self.assertEqual(left(reading)["Sport"], "navigation")

    def test_a_path_glued_by_copying_is_the_section(self):
        self.assertEqual(
            above_a_body("HomeFilmMarkets", "A pier is sold to a man", "By Ana Ruiz").value("section"), "Film / Markets"
        )

    def test_a_byline_at_the_end_of_the_dek_is_one(self):
        reading = above_a_body("A Pier in Winter", "It is longer than it looks. By Ana Ruiz", "14 January 2025")
        self.assertEqual(
            (reading.value("dek"), bylines(reading)), ("It is longer than it looks.", [("Ana Ruiz", "words")])
        )

    def test_what_is_said_of_a_writer_is_no_name(self):
        self.assertEqual(
            bylines(above_a_body("A Pier in Winter", "By Ana Ruiz, a walker and a reader")), [("Ana Ruiz", "words")]
        )

    def test_a_name_with_and_in_it_is_no_pair_of_writers(self):
        self.assertEqual(
            bylines(above_a_body("A Pier in Winter", "By Ana Ruiz", "", "Sight and Sound")), [("Ana Ruiz", "words")]
        )

    def test_a_covering_letter_above_a_rule_is_no_part_of_the_story(self):
        mail = [
            "From: Ana Ruiz",
            "To: desk",
            "X-Mailer: Pier 7",
            "",
            "Hi both,",
            "",
            "Here it is.",
            "",
            "----------",
            "",
        ]
        reading = above_a_body(*mail, "Low Tide")
        self.assertEqual((reading.value("headline"), left(reading)["Here it is."]), ("Low Tide", "boilerplate"))


class AroundTests(SimpleTestCase):
    def test_what_is_left_of_a_player_is_a_video(self):
        self.assertEqual(
            len([b for b in under_a_head("0:00 / 3:41", MORE_PROSE).blocks if type(b).__name__ == "Video"]), 1
        )

    def test_other_stories_below_the_comments_are_related(self):
        reading = under_a_head(MORE_PROSE, "48 comments", "More from Film", "The pier that nobody walked")
        self.assertEqual(related(reading), ["The pier that nobody walked"])

    def test_what_a_recording_comes_to_may_have_a_heading(self):
        reading = under_a_head("In this episode\n\n02:10 The pier\n07:45 A dog\n38:20 The last boat", MORE_PROSE)
        self.assertEqual(headings(reading), ["In this episode"])


class CreditTests(SimpleTestCase):
    def test_whoever_made_whatever_is_no_heading_and_no_pull_quote(self):
        line = "Hosted by Ana Ruiz and Bo Lund"
        reading = above_a_body("A Pier in Winter", "", "12 May 2025", "", line)
        self.assertEqual((headings(reading), reading.all_of(PullQuote)), ([], []))
        reading = under_a_head(line, MORE_PROSE, f"Presented and h{line[1:]}. The pier is a friend of theirs.")
        self.assertEqual((headings(reading), reading.all_of(PullQuote)), ([], []))


class HouseTests(SimpleTestCase):
    def test_who_sends_a_letter_is_no_headline(self):
        own = "The Back Stalls"
        head = [
            own,
            "A weekly letter about piers and rooms",
            "The Seller Wants a Word\nWhy the lamp is dimmer than it was",
        ]
        foot = f"If you enjoyed this post, you can tell {own} so by pledging a future subscription."
        body = [
            PROSE,
            MORE_PROSE,
            f"{own} is a letter about a seller of tickets, who wants a word with all of its readers.",
        ]
        reading = read("\n\n".join([*head, "Ana Ruiz\nMar 14, 2026", *body, foot]))
        self.assertEqual(reading.value("headline"), "The Seller Wants a Word")

    def test_a_noun_of_a_german_heading_is_nobody_in_a_picture(self):
        said = "Der Regisseur erhält den Ehrenpreis am Abend, und die Frau vom Pier erhält einen Ehrenpreis am Morgen."
        lines = ["Von Ana Ruiz", said + " " + said, "Ehrenpreis für Bo Lund", said + " " + said, "Hair by Cy Lee."]
        self.assertEqual(headings(read("\n\n".join(["Ein Pier im Winter", *lines]))), ["Ehrenpreis für Bo Lund"])


class NeighbourTests(SimpleTestCase):
    def test_the_story_before_and_the_one_after_stand_under_their_buttons(self):
        lines = ["« Previous", "A Dog Went to Sea", "Next »", "Who Will Sail the Last Boat?"]
        reading = under_a_head(MORE_PROSE, "\n".join(lines))
        self.assertEqual(related(reading), lines[1::2])
        self.assertEqual([left(reading)[button] for button in lines[::2]], ["navigation"] * 2)

    def test_two_buttons_side_by_side_stand_over_nothing(self):
        reading = under_a_head(MORE_PROSE, "← Previous post\nNext post →\n2 thoughts on “A Pier in Winter”")
        self.assertEqual(related(reading), [])

    def test_a_button_heads_nothing(self):
        reading = under_a_head("« Previous\nNext »", MORE_PROSE)
        self.assertEqual((headings(reading), left(reading)["« Previous"]), ([], "navigation"))

    def test_more_of_the_kind_is_other_stories(self):
        others = ["The year that the prizes moved indoors", "A campaign in winter: “We sent a ham”"]
        reading = under_a_head(MORE_PROSE, "\n".join(["Read more awards coverage", *others]))
        self.assertEqual(related(reading), others)

    def test_where_the_writer_may_be_written_to_introduces_the_writer(self):
        line = "Ana Ruiz’s column appears on Thursdays. Write to her at ana@pier.example."
        self.assertEqual(notes(under_a_head(MORE_PROSE, line)), [("about the author", line)])
