from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Credits, PullQuote, Quotation, Video

from .written import MORE_PROSE, PROSE, bylines, entries, headings, left, notes, related, under_a_head


class BodyTests(SimpleTestCase):
    def test_a_bare_line_between_paragraphs_is_a_heading(self):
        self.assertEqual(headings(under_a_head("Mind the gap", MORE_PROSE)), ["Mind the gap"])

    def test_a_bare_line_under_the_last_paragraph_belongs_to_the_page(self):
        reading = under_a_head("Recommended for piers")
        self.assertEqual((headings(reading), left(reading)["Recommended for piers"]), ([], "navigation"))

    def test_prizes_line_on_line_are_a_list_without_a_heading(self):
        reading = under_a_head("Golden Lantern: Stopcock\nJury Prize: The Deluge\nAudience Award: Low Tide")
        self.assertEqual(headings(reading), [])
        self.assertEqual(entries(reading)[0], (None, "", "Golden Lantern: Stopcock"))
        self.assertEqual(len(entries(reading)), 3)

    def test_lines_in_columns_are_a_table(self):
        rows = "1     Harbor Patrol      $28.4M\n2     Zephyr             $27.1M\n3     Tin                $11.6M"
        self.assertEqual(len(entries(under_a_head(rows))), 3)

    def test_the_rows_of_a_table_keep_their_numbers(self):
        rows = "1.\t“Tin” (Pier)\t$28.4M\n2.\t“Zephyr” (Sea)\t$27.1M\n3.\t“Low” (Pier)\t$11.6M"
        self.assertEqual([rank for rank, _, _ in entries(under_a_head(rows))], [1, 2, 3])

    def test_it_is_asked_about_what_its_writer_struck_out(self):
        (doubt,) = under_a_head("The hut has ~~nine~~ ten planks, and not one of them has a nail in it.").doubts
        self.assertIn("“nine”", doubt.question)

    def test_a_sentence_set_large_knows_the_paragraph_it_comes_from(self):
        reading = under_a_head("> He has read every paper there is.", MORE_PROSE)
        (quote,) = reading.all_of(PullQuote)
        self.assertEqual(quote.taken_from, reading.paragraphs[0].start)

    def test_a_heading_that_takes_up_the_dek_is_a_heading(self):
        head = "# Slow Signals\n\nAna Ruiz on fog, trains and the actor who would not blink.\n\nBy Bo Lund"
        reading = read("\n\n".join([head, MORE_PROSE, "## The actor who would not blink", PROSE]))
        self.assertEqual(headings(reading), ["The actor who would not blink"])

    def test_words_set_apart_that_stand_nowhere_else_are_a_quotation(self):
        (quotation,) = under_a_head("> Nobody has ever said this anywhere.", MORE_PROSE).all_of(Quotation)
        self.assertEqual(quotation.text, "Nobody has ever said this anywhere.")

    def test_dialogue_stays_running_text(self):
        reading = under_a_head(
            "“Where does it go?” a boy asks.", "— Je n’ai pas arrêté.", "“Across,” says Hedda.", MORE_PROSE
        )
        self.assertEqual((len(reading.paragraphs), reading.all_of(PullQuote)), (5, []))

    def test_a_film_that_the_text_points_to_is_asked_for_once(self):
        reading = under_a_head("In the video above she says so, and laughs.", MORE_PROSE)
        self.assertEqual([video.address for video in reading.all_of(Video)], [""])
        self.assertTrue(reading.doubts)

    def test_a_film_with_its_address_is_not_asked_for(self):
        reading = under_a_head(
            "On the pier (6 min)\nhttps://youtu.be/a1B2c3", "In the video above she says so.", MORE_PROSE
        )
        self.assertEqual([video.address for video in reading.all_of(Video)], ["https://youtu.be/a1B2c3"])

    def test_names_over_the_lines_of_a_screenplay_are_no_headings(self):
        reading = under_a_head("INT. PIER - NIGHT", "ELENA\nYou said nine.", "TOMAS\nI said ten.", MORE_PROSE)
        self.assertEqual(headings(reading), ["INT. PIER - NIGHT"])

    def test_glued_sentences_are_parted_and_asked_about(self):
        reading = under_a_head("He sold a ticket to the dog.Then he sat down again on his chair.")
        self.assertIn("dog. Then", reading.paragraphs[-1].text)
        self.assertTrue(reading.doubts)


class UnderTheBodyTests(SimpleTestCase):
    def test_a_name_alone_under_the_story_is_its_byline(self):
        self.assertEqual(bylines(read(f"A Pier\n\n{PROSE}\n\nImogen Tallis-Wood")), [("Imogen Tallis-Wood", "words")])

    def test_a_name_under_a_closing_formula_is_a_byline(self):
        reading = read(f"A Pier\n\n{PROSE}\n\nSee you next week,\nMarigold Etchells")
        self.assertEqual(bylines(reading), [("Marigold Etchells", "words")])

    def test_the_writer_s_card_under_a_mail_is_no_story(self):
        reading = under_a_head("--\nAna Ruiz\nThe Pier | +46 70 555 01 12\nSent from my phone")
        self.assertEqual((headings(reading), entries(reading)), ([], []))
        self.assertEqual(left(reading)["Sent from my phone"], "boilerplate")

    def test_below_the_end_of_a_press_release_all_is_for_the_press(self):
        reading = under_a_head(
            "ENDS", "About the pier", "It was built in 1911.", "For further information: jo@pier.example"
        )
        self.assertEqual(left(reading)["It was built in 1911."], "boilerplate")

    def test_whom_the_press_may_ask_shows_in_the_words_though_no_address_stands_there(self):
        for line in ("Press contact: Jo Lund, the pier office", "Notes to editors", "Images and stills on request"):
            with self.subTest(line):
                reading = under_a_head("ENDS", "The festival", "It was founded in 1911.", line)
                self.assertEqual(left(reading)["It was founded in 1911."], "boilerplate")

    def test_who_wrote_it_is_told_in_a_note(self):
        self.assertEqual(
            notes(under_a_head("Ana Ruiz is the Gazette’s film critic. Reach her at ana@gazette.example.")),
            [("about the author", "Ana Ruiz is the Gazette’s film critic. Reach her at ana@gazette.example.")],
        )

    def test_production_credits_under_the_story(self):
        (credits,) = under_a_head("Photographed by Bo Lund between 24 and 30 April 2023 at the Regal.").all_of(Credits)
        self.assertEqual((credits.date, credits.location), ("2023-04-24/2023-04-30", "the Regal"))

    def test_a_story_pasted_twice_is_one(self):
        reading = read(f"A Pier in Winter\n\nBy Ana Ruiz\n\n{PROSE}\n\nA Pier in Winter\n\n{PROSE}")
        self.assertEqual(len(reading.paragraphs), 1)
        self.assertEqual(left(reading)[PROSE], "duplicate")

    def test_headlines_under_their_label_are_other_stories(self):
        reading = under_a_head("Related", "Review: Eel Season (short)\nIn “Shorts”\nMy ten favourite piers\nIn “Lists”")
        self.assertEqual(related(reading), ["Review: Eel Season (short)", "My ten favourite piers"])

    def test_see_also_ends_at_the_references(self):
        reading = under_a_head(
            "See also[edit]\nDead of Night", "References[edit]\n^ Stanhope, Ivor. A Producer Regrets."
        )
        self.assertEqual(related(reading), ["Dead of Night"])
        self.assertEqual([name for name, _ in notes(reading)], ["sources"])
