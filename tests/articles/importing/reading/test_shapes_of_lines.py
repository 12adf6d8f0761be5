"""What recurs in a text tells what its lines are: heads of works, readers' questions, columns, credits, captions."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Answer, Byline, Credits, Figure, ListEntry, Question

from .written import MORE_PROSE, PROSE, above_a_body, bylines, headings, left, under_a_head


def titled(story):
    return [(entry.title, entry.rank) for entry in story.all_of(ListEntry)]


def texts(story):
    return [entry.text for entry in story.all_of(ListEntry)]


def credited(story):
    return [(line.name, line.role) for credits in story.all_of(Credits) for line in credits.lines]


class WorksListedTests(SimpleTestCase):
    def test_lines_that_name_a_work_over_prose_are_entries_whatever_stands_in_their_brackets(self):
        heads = ("{} (1967)", "{} (Bo Lund, 1967)", "{} (dir. Bo Lund)", "{}, dir. Bo Lund", "**{} (1967)**")
        for head in heads:
            with self.subTest(head):
                lines = [f"{head.format(title)}\n{PROSE}" for title in ("Low Tide", "Ebb", "The Hut, the Sea")]
                story = under_a_head(*lines)
                printed = [head.format(title).strip("*") for title in ("Low Tide", "Ebb", "The Hut, the Sea")]
                self.assertEqual(titled(story), [(title, None) for title in printed])
                self.assertEqual(headings(story), [])

    def test_paragraphs_may_be_led_in_by_what_they_speak_of(self):
        for lead in ("{} (1967): ", "{} (1967) – ", "**{}** (Bo Lund, 1967) "):
            with self.subTest(lead):
                story = under_a_head(*(lead.format(title) + PROSE for title in ("Low Tide", "Ebb", "Slip")))
                self.assertEqual(len(story.all_of(ListEntry)), 3)

    def test_two_works_in_an_essay_make_no_list(self):
        story = under_a_head(f"Low Tide (1967)\n{PROSE}", f"Ebb (1971)\n{PROSE}")
        self.assertEqual(story.all_of(ListEntry), [])

    def test_what_is_said_of_an_entry_keeps_what_is_set_apart_in_it(self):
        lines = [
            f"## {rank}. Low Tide (196{rank})\n\nA first line.\n\nIt follows *Ebb* out to sea." for rank in (1, 2, 3)
        ]
        entry = under_a_head(*lines).all_of(ListEntry)[0]
        self.assertEqual([entry.text[mark.start : mark.end] for mark in entry.marks], ["Ebb"])

    def test_numbered_lines_without_text_between_them_are_no_parts_of_an_essay(self):
        story = under_a_head("1. Low Tide (Pier House) – $4m\n2. Ebb (Hut) – $3m\n3. Slip (Hut) – $2m", MORE_PROSE)
        self.assertEqual(headings(story), [])
        self.assertEqual([rank for _, rank in titled(story)], [1, 2, 3])


class ReadersQuestionTests(SimpleTestCase):
    def test_short_questions_that_address_nobody_are_headings(self):
        story = under_a_head(f"When is it out?\n{PROSE}", f"Who is in it?\n{PROSE}", "Is there a boat?\nThere is one.")
        self.assertEqual(headings(story), ["When is it out?", "Who is in it?", "Is there a boat?"])

    def test_what_asks_somebody_is_an_interview(self):
        asked = ("Why do you sail?", "Who taught you?", "Do you swim?")
        story = under_a_head(*(line for question in asked for line in (question, f"I do not know. {PROSE}")))
        self.assertEqual([turn.text for turn in story.all_of(Question)], list(asked))

    def test_an_interview_may_number_its_questions(self):
        story = read(
            f"Three Questions\n\n1. Do you sail?\n\nI do. {PROSE}\n\n2. Who swims?\n\nMe.\n\n3. And now?\n\nTea.\n"
        )
        self.assertEqual([turn.text for turn in story.all_of(Question)], ["Do you sail?", "Who swims?", "And now?"])
        self.assertEqual(len(story.all_of(Answer)), 3)

    def test_a_remark_that_breaks_off_asks_too_where_others_ask(self):
        asked = ("Why do you sail?", "Who taught you?", "Do you swim?", "You often come back…")
        story = under_a_head(*(line for question in asked for line in (question, f"I do not know. {PROSE}")))
        self.assertEqual(len(story.all_of(Question)), 4)


class ColumnTests(SimpleTestCase):
    rows = ("Best Film\t—\tLow Tide", "Best Actress\tAna Ruiz\tEbb", "Best Actor\tBo Lund\tEbb", "Best Song\t—\tSlip")

    def test_rows_with_as_many_columns_are_entries_and_their_columns_stay_apart(self):
        story = under_a_head("\n".join(self.rows), MORE_PROSE)
        self.assertEqual(texts(story)[1], "Best Actress | Ana Ruiz | Ebb")
        self.assertEqual(len(texts(story)), 4)

    def test_bars_of_links_are_no_table(self):
        story = under_a_head(
            "\n".join(["Film\tTV\tMusic", "Books\tArt\tStage", "Games\tFood\tTravel", "Shop\tHelp\tAbout"]), MORE_PROSE
        )
        self.assertEqual(story.all_of(ListEntry), [])

    def test_a_first_column_that_counts_is_the_rank(self):
        story = under_a_head("1   Low Tide     $4m\n2   Ebb          $3m\n3   28 Suns      $2m", MORE_PROSE)
        self.assertEqual([entry.rank for entry in story.all_of(ListEntry)], [1, 2, 3])
        self.assertEqual(texts(story)[2], "28 Suns | $2m")

    def test_lines_that_nearly_all_begin_with_a_capital_were_not_broken_by_hand(self):
        prizes = (
            "Golden Gannet: The Long Furrow, Amara Diop",
            "Silver Gannet: Small Mercies, Juno Hasegawa",
            "Best Actress: Fatou Sarri, The Long Furrow",
            "Jury Prize: The Wet and the Dry, Lila Brand",
            "Best Short Film: A Hinge, Marcus van Oduya",
        )
        self.assertEqual(texts(under_a_head("\n".join(prizes), MORE_PROSE)), list(prizes))


class CreditLinesTests(SimpleTestCase):
    def test_credits_may_stand_a_line_each_without_a_sign(self):
        story = under_a_head(
            MORE_PROSE,
            "Photographer Ana Ruiz\nPhoto assistant Bo Lund\nStylist Cy Lee at The Row\nMake-up Dee Moss using Paint\n"
            "Shot at Pier House, Hythe, on 12 January 2026",
        )
        roles = [("Ana Ruiz", "photography"), ("Bo Lund", "other"), ("Cy Lee", "styling"), ("Dee Moss", "make-up")]
        self.assertEqual(credited(story), roles)
        [credits] = story.all_of(Credits)
        self.assertEqual((credits.date, credits.location), ("2026-01-12", "Pier House, Hythe"))

    def test_the_name_may_stand_first(self):
        story = under_a_head(MORE_PROSE, "Ana Ruiz, photographer\nBo Lund (hair)\nCy Lee – styling")
        self.assertEqual(credited(story), [("Ana Ruiz", "photography"), ("Bo Lund", "hair"), ("Cy Lee", "styling")])

    def test_they_may_run_together_in_one_paragraph_with_day_and_place(self):
        line = "Hair Ana Ruiz at Row, stylist’s assistants Bo Lund and Cy Lee, retouching Dee Moss."
        story = under_a_head(MORE_PROSE, f"{line} Shot in Hythe, 11 May 2024")
        roles = [("Ana Ruiz", "hair"), ("Bo Lund", "other"), ("Cy Lee", "other"), ("Dee Moss", "retouching")]
        self.assertEqual(credited(story), roles)
        [credits] = story.all_of(Credits)
        self.assertEqual((credits.date, credits.location), ("2024-05-11", "Hythe"))

    def test_the_agency_behind_a_name_is_nobody_of_the_shoot(self):
        story = under_a_head(MORE_PROSE, "Styling: Ana Ruiz | Hair: Bo Lund, North Agency | Location: Pier, 3 May 2026")
        self.assertEqual(credited(story), [("Ana Ruiz", "styling"), ("Bo Lund", "hair")])

    def test_a_headline_that_begins_as_a_credit_does_is_none(self):
        story = read(f"Casting news: Ruiz joins a series\n\n{PROSE}\n\n{MORE_PROSE}\n")
        self.assertEqual((story.value("headline"), credited(story)), ("Casting news: Ruiz joins a series", []))


class SignedTests(SimpleTestCase):
    def test_a_byline_is_told_from_the_town_beside_it(self):
        lines = {
            ("ANA RUIZ | GIJÓN", "8 de febrero de 2025"): ["Ana Ruiz"],
            ("Ana Ruiz, 3 November 2025",): ["Ana Ruiz"],
            ("San Sebastián, 3 November 2025",): [],
            ("Written by Ana Ruiz", "New Delhi | Updated: 9 August 2024 14:06"): ["Ana Ruiz"],
            ("WORDS Ana Ruiz", "PHOTOS Bo Lund"): ["Ana Ruiz", "Bo Lund"],
            ("Wire services", "9 August 2024"): ["Wire services"],
        }
        for above, named in lines.items():
            with self.subTest(above):
                story = above_a_body("A Pier in Winter", "", *above)
                self.assertEqual([byline.name for byline in story.all_of(Byline)], named)

    def test_a_first_name_under_a_letter_is_no_second_writer(self):
        story = read(f"A Pier\n\nby Ana Ruiz\n\n{PROSE}\n\n{MORE_PROSE}\n\nSee you next week,\nAna\n")
        self.assertEqual(bylines(story), [("Ana Ruiz", "words")])


class CaptionTests(SimpleTestCase):
    def shown(self, *lines):
        story = read("\n\n".join(["A Pier in Winter\nBy Ana Ruiz", *lines, PROSE, MORE_PROSE]))
        return [(figure.caption, figure.credit) for figure in story.all_of(Figure)]

    def test_a_caption_stands_over_whose_the_picture_is(self):
        self.assertEqual(
            self.shown("Ana on the pier in 1979.\nRuiz family"), [("Ana on the pier in 1979.", "Ruiz family")]
        )

    def test_a_writer_marks_where_a_picture_goes(self):
        marked = "[PIC 1]\nCaption: Ana on the pier\nCredit: Bo Lund / Hut"
        self.assertEqual(self.shown(marked), [("Ana on the pier", "Bo Lund / Hut")])

    def test_a_label_before_what_is_seen_makes_nobody_of_the_crew(self):
        line = "Photo: Ana Ruiz on the pier in Brumes. Credit: Harbour Pictures"
        self.assertEqual(self.shown(line), [("Ana Ruiz on the pier in Brumes.", "Credit: Harbour Pictures")])
        self.assertEqual(self.shown("Photo: Ana Ruiz. Hair: Bo Lund"), [])

    def test_a_credit_may_be_told_by_its_capitals(self):
        line = "Ana Ruiz et Bo Lund dans « Brumes », de Cy Lee. LES FILMS DU PLATEAU"
        self.assertEqual(
            self.shown(line), [("Ana Ruiz et Bo Lund dans « Brumes », de Cy Lee.", "LES FILMS DU PLATEAU")]
        )


class BarePictureTests(SimpleTestCase):
    def test_a_picture_without_a_description_is_one_with_the_words_under_it(self):
        story = under_a_head("![](https://img.example/pier.jpg)\n*Ana on* The Pier*. Courtesy of Hut*", MORE_PROSE)
        [figure] = story.all_of(Figure)
        self.assertEqual((figure.address, figure.caption), ("https://img.example/pier.jpg", "Ana on The Pier."))


class EmbargoTests(SimpleTestCase):
    def test_whatever_asks_to_wait_until_an_hour_is_an_embargo(self):
        lines = {
            "Please hold until Monday 9 March 2026, 8 am Pacific / 3 pm GMT": "2026-03-09T08:00-07:00",
            "NOT FOR PUBLICATION BEFORE 00:01 BST, THURSDAY 5 JUNE 2025": "2025-06-05T00:01+01:00",
            "For release on 5 June 2025 at 14:00 CEST": "2025-06-05T14:00+02:00",
            "EMBARGO\n5 June 2025, 14:00 CEST": "2025-06-05T14:00+02:00",
        }
        for line, moment in lines.items():
            with self.subTest(line):
                story = above_a_body(line, "", "A Pier in Winter")
                self.assertEqual((story.value("embargo"), story.value("headline")), (moment, "A Pier in Winter"))

    def test_a_sentence_of_the_story_that_speaks_of_one_is_none(self):
        story = under_a_head(f"They were held until 5 June 2025 at 14:00, in the hut. {MORE_PROSE}")
        self.assertEqual(story.value("embargo"), "")

    def test_the_sender_over_it_is_not_the_headline(self):
        story = above_a_body("Pier Pictures", "Hold until 9 March 2026, 8 am GMT", "", "Pier Pictures buys the Hut", "")
        self.assertEqual(story.value("headline"), "Pier Pictures buys the Hut")


class BesideTheStoryTests(SimpleTestCase):
    def test_what_else_stands_in_a_box_that_asks_for_an_address_belongs_to_it(self):
        box = ["Sign up to The Pier newsletter", "Every Friday. Free.", "Notice: we may send boats."]
        story = under_a_head("\n".join(box), PROSE)
        self.assertEqual([left(story).get(line) for line in box], ["newsletter box"] * 3)
