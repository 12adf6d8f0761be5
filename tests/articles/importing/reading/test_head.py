from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.given import Given

from .written import MORE_PROSE, PROSE, above_a_body, bylines, left, related


class HeadTests(SimpleTestCase):
    def test_kicker_headline_and_dek_stand_over_each_other(self):
        reading = above_a_body("FILM REVIEW", "A Pier in Winter", "It is longer than it looks", "", "By Ana Ruiz")
        said = [reading.value(name) for name in ("kicker", "headline", "dek")]
        self.assertEqual(said, ["FILM REVIEW", "A Pier in Winter", "It is longer than it looks"])

    def test_what_kind_of_story_it_is_may_take_two_words(self):
        for kicker in ("Awards season", "Festival report", "Box office preview", "Film of the week"):
            with self.subTest(kicker):
                reading = above_a_body(kicker, "Everything that won a plank on Tuesday night", "4 March 2025")
                self.assertEqual(reading.value("kicker"), kicker)

    def test_a_text_whose_file_states_the_headline_begins_with_its_first_sentence(self):
        opening = "The pier had been closed for eleven days when Ana Ruiz came down to it and asked to be let in."
        for given in (Given(headline="A Pier in Winter"), Given(headline="A Pier in Winter", dek="It is longer")):
            reading = read("\n\n".join((opening, PROSE, MORE_PROSE)), given)
            self.assertEqual((reading.value("dek"), reading.paragraphs[0].text), ("", opening))

    def test_a_dek_is_one_still_where_it_is_set_apart_or_stated_or_the_headline_stands_above(self):
        dek = "The pier had been closed for eleven days."
        for text, given in (
            (f"*{dek}*", Given(headline="A Pier in Winter")),
            (dek, Given(headline="A Pier in Winter", dek=dek)),
            (f"# A Pier in Winter\n\n{dek}", Given(headline="A Pier in Winter")),
        ):
            with self.subTest(text):
                self.assertEqual(read("\n\n".join((text, PROSE, MORE_PROSE)), given).value("dek"), dek)

    def test_a_path_is_the_section_without_the_home_page(self):
        self.assertEqual(above_a_body("Home › Film › Reviews", "A Pier").value("section"), "Film / Reviews")

    def test_the_name_of_a_site_over_its_menu_is_no_headline(self):
        lines = ["The Pier Hound", "One woman, one dog", "", "Menu", "Home", "Piers A–Z", "Contact", ""]
        reading = above_a_body(*lines, "Review: The Long Pier (2018)", "Posted on June 3, 2019 by pierhound")
        self.assertEqual(reading.value("headline"), "Review: The Long Pier (2018)")
        self.assertEqual(left(reading)["Piers A–Z"], "navigation")

    def test_the_name_of_a_paper_over_its_issue_is_no_headline(self):
        reading = above_a_body("THE FRIDAY FLICKER", "Issue #112 | 6 March 2026", "", "The year of the small room")
        self.assertEqual(reading.value("headline"), "The year of the small room")

    def test_a_line_that_ends_with_the_issue_says_what_the_paper_is_and_is_no_headline(self):
        for line in ("Notes on sound, once a month · Issue 9", "A letter for people in piers, No. 41"):
            with self.subTest(line):
                reading = above_a_body("The Hum", line, "", "What the hut sounds like")
                self.assertEqual(reading.value("headline"), "What the hut sounds like")

    def test_a_line_that_begins_with_a_label_in_capitals_leads_elsewhere_and_is_no_headline(self):
        for lines in (["WATCH: Tickets for boats at the pier"], ["WATCH: Tickets for boats at the pier", ""]):
            with self.subTest(lines):
                reading = above_a_body(*lines, "The spring that nobody remembers", "", "By Ana Ruiz")
                self.assertEqual(reading.value("headline"), "The spring that nobody remembers")

    def test_the_dek_may_name_more_of_the_body_than_the_headline_does(self):
        reading = above_a_body(
            "Winter at Sea: The Full Story", "A man sells tickets for boats there, and has for years"
        )
        self.assertEqual(reading.value("headline"), "Winter at Sea: The Full Story")

    def test_a_headline_goes_over_two_lines_behind_its_colon(self):
        reading = above_a_body("Counting the planks:", "A winter on the pier", "", "By Ana Ruiz")
        self.assertEqual(reading.value("headline"), "Counting the planks: A winter on the pier")

    def test_a_dek_may_stand_under_the_byline(self):
        for dek in (
            "*A winter with the man who sells tickets for nothing.*",
            "A winter with a man who sells tickets. Our report",
        ):
            with self.subTest(dek):
                reading = above_a_body("A Pier in Winter", "By Ana Ruiz", "4 March 2025", "", dek)
                self.assertEqual(reading.value("dek"), dek.strip("*"))

    def test_a_first_paragraph_with_its_dateline_is_no_dek(self):
        wire = "TALLINN, Estonia (Reuters) - A film about a pier won the Grand Prix on Saturday, the jury of it said."
        reading = read(f"A pier wins\n\n{wire}\n\nIt beat 18 others.\n\nBy Ana Ruiz")
        self.assertEqual((reading.value("dek"), reading.paragraphs[0].text), ("", wire))

    def test_other_stories_between_byline_and_body_are_none_of_it(self):
        lines = ["A Pier in Winter", "By Ana Ruiz", "", "Latest", "", "Labs Name Eleven Fellows", "2 hours ago"]
        reading = above_a_body(*lines)
        self.assertEqual(related(reading), ["Labs Name Eleven Fellows"])
        self.assertEqual(reading.value("dek"), "")

    def test_what_the_file_states_is_the_headline(self):
        text = f"Some Other Line\n\nA Pier in Winter\n\n{PROSE}\n\n{MORE_PROSE}"
        self.assertEqual(read(text, Given(headline="A Pier in Winter")).value("headline"), "A Pier in Winter")

    def test_the_head_of_a_mail_and_its_greeting_are_no_story(self):
        mail = "From: Ana <ana@pier.example>\nTo: desk@pier.example\nSubject: Pier\n\nHi Ruth, here it is."
        reading = read(f"{mail}\n\nA Pier in Winter\n\nBy Ana Ruiz\n\n{PROSE}")
        self.assertEqual(reading.value("headline"), "A Pier in Winter")
        self.assertIn("boilerplate", left(reading).values())

    def test_a_manuscript_says_itself_what_its_lines_are(self):
        reading = above_a_body("Title: A Pier in Winter", "Standfirst: It is longer than it looks", "By Ana Ruiz")
        self.assertEqual(
            (reading.value("headline"), reading.value("dek")), ("A Pier in Winter", "It is longer than it looks")
        )

    def test_a_letter_to_readers_has_no_headline(self):
        reading = read(f"Dear readers,\n\n{PROSE}\n\n{MORE_PROSE}")
        self.assertEqual((reading.value("headline"), len(reading.paragraphs)), ("", 3))

    def test_a_post_has_its_writer_s_name_over_it(self):
        reading = read(f"Dana Whitfield\nFilm programmer | Writer | She/her\n3d • Edited •\n\n{PROSE}\n\n{MORE_PROSE}")
        self.assertEqual((reading.value("headline"), bylines(reading)), ("", [("Dana Whitfield", "words")]))

    def test_two_who_took_turns_have_signed_over_the_day(self):
        head = "A Pier in Winter\n\nAna Ruiz (now) and Bo Lund (earlier)\nSun 8 Feb 2026 23.12 GMT\n\n"
        self.assertEqual([name for name, _ in bylines(read(head + PROSE))], ["Ana Ruiz", "Bo Lund"])

    def test_what_somebody_does_behind_the_name_is_no_part_of_it(self):
        reading = above_a_body("A Pier in Winter", "", "Par Ana Ruiz, envoyée spéciale à Rouen", "Publié le 18/10/2025")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_how_long_a_recording_takes_may_be_in_hours(self):
        reading = above_a_body("A Pier in Winter", "", "21 June 2025 · 1 hr 4 min")
        self.assertEqual((reading.value("published"), reading.value("dek")), ("2025-06-21", ""))

    def test_by_may_stand_over_the_name(self):
        about = "Ana Ruiz writes lists at The Pier with a weakness for anything made of planks. She lives in Hull."
        head = ("The Best Piers of All Time", "By", "Ana Ruiz", "Published Oct 26, 2025", about, "Follow", "Like", "5")
        reading = above_a_body("Trending", "Home", "Movies", *head)
        self.assertEqual([byline.name for byline in reading.bylines], ["Ana Ruiz"])
        self.assertEqual(reading.value("headline"), "The Best Piers of All Time")
