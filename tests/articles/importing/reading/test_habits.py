"""Small habits of print, each with a sentence to know it by."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.facts import about, film_facts, names_in_print, ratings, shoot
from articles.importing.reading.pictures import picture_credits
from articles.importing.reading.pieces import Credits, PullQuote, Quotation, Video

from .written import MORE_PROSE, PROSE, above_a_body, bylines, entries, headings, left, notes, under_a_head


def note_names(*lines):
    return [name for name, _ in notes(under_a_head(*lines))]


class NoteTests(SimpleTestCase):
    def test_the_dates_of_a_life_are_one(self):
        line = "Ana Ruiz, walker, born 3 May 1931; died 9 June 2020"
        self.assertEqual(note_names(MORE_PROSE, line), ["dates of a life"])

    def test_a_verdict_is_a_field(self):
        self.assertEqual(under_a_head("Verdict: a pier worth its length").value("verdict"), "a pier worth its length")

    def test_a_source_s_line_and_lines_with_markers_are_sources(self):
        self.assertEqual(note_names("Source: The Pier Gazette, 1987"), ["sources"])
        self.assertEqual(note_names("Notes", "* The man at the hut, in a letter", "† The dog’s owner"), ["sources"])

    def test_somebody_s_words_about_a_cinema_tell_nobody_where_to_watch(self):
        spoken = "“I have been to every one of the films, so has my dog, and the last is in cinemas now,” he says."
        self.assertFalse(about.is_where_to_watch(spoken))

    def test_an_address_in_a_reference_is_markup(self):
        self.assertIn("markup", left(under_a_head("[pier]: https://pier.example/1 The pier")).values())


class FactTests(SimpleTestCase):
    def test_how_long_a_film_is(self):
        for line in (
            "Drama, 118 minutes",
            "Directed by Ana Ruiz",
            "Dir: Ana Ruiz. 118 mins",
            "Dir: Ana Ruiz; cast: Bo Lund",
        ):
            with self.subTest(line):
                self.assertTrue(film_facts.reads_as_facts(line))

    def test_when_a_film_came_out_is_no_date_of_its_story(self):
        self.assertEqual(above_a_body("A Pier in Winter", "Released: 11 October 2024").value("published"), "")


class BylineTests(SimpleTestCase):
    def test_a_day_behind_a_name_is_the_story_s(self):
        reading = above_a_body("A Pier in Winter", "By Ana Ruiz, 4 March 2025")
        self.assertEqual((bylines(reading), reading.value("published")), ([("Ana Ruiz", "words")], "2025-03-04"))

    def test_a_weekday_may_stand_before_the_day(self):
        self.assertEqual(above_a_body("A Pier in Winter", "Thursday 6 February 2025").value("published"), "2025-02-06")

    def test_who_is_in_the_film_did_not_write_of_it(self):
        reading = above_a_body("A Pier in Winter", "By Ana Ruiz", "Director Tomasz Wilk")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_a_season_is_that_of_an_issue(self):
        reading = above_a_body("A Pier in Winter", "By Ana Ruiz", "Spring 2025")
        self.assertEqual((headings(reading), left(reading)["Spring 2025"]), ([], "navigation"))

    def test_a_staff_is_an_organisation(self):
        self.assertEqual(names_in_print.kind_of("our film critics"), "organisation")
        self.assertFalse(names_in_print.looks_like_names("the desk that walks about"))

    def test_a_name_under_a_story_signs_it(self):
        text = f"A Pier in Winter\n\n{PROSE}\n\n{MORE_PROSE}\n\n— Ana Ruiz"
        self.assertEqual(bylines(read(text)), [("Ana Ruiz", "words")])

    def test_a_card_under_a_letter_is_left_over(self):
        reading = under_a_head(MORE_PROSE, "--\nAna Ruiz\nThe Pier")
        self.assertEqual(left(reading)["The Pier"], "boilerplate")

    def test_a_manuscript_s_count_is_left_over(self):
        self.assertEqual(left(above_a_body("Title: A Pier", "Words: c. 800"))["Words: c. 800"], "boilerplate")


class PictureTests(SimpleTestCase):
    def credited(self, line):
        return picture_credits.caption_and_credit(line)

    def test_a_house_in_brackets_is_a_credit(self):
        self.assertEqual(self.credited("Ana on the pier (Pier Pictures)"), ("Ana on the pier", "Pier Pictures"))

    def test_a_house_glued_to_its_caption_is_a_credit(self):
        self.assertEqual(self.credited("Ana walks on the pier.Pier Pictures")[1], "Pier Pictures")

    def test_a_sentence_behind_a_credit_word_is_none(self):
        self.assertEqual(self.credited("Photo by Bo. He was on the pier because he likes it")[1], "")

    def test_posed_for_the_paper(self):
        (figure,) = under_a_head("Ana Ruiz, photographed at the pier on 4 May.", MORE_PROSE).figures
        self.assertIn("photographed", figure.caption)

    def test_a_description_is_told_from_its_label(self):
        reading = under_a_head("Alt text: A pier in the rain\nA pier in the rain. Photo: Bo Lund", MORE_PROSE)
        self.assertEqual(reading.figures[0].alt, "A pier in the rain")

    def test_counters_of_a_gallery_are_left_over(self):
        self.assertEqual(left(under_a_head("1/12", "2/12", MORE_PROSE))["1/12"], "navigation")

    def test_the_paper_s_own_article_is_no_portrait(self):
        lines = [MORE_PROSE, "The Orderly", f"The Orderly is long. {PROSE}", f"The Orderly again. {MORE_PROSE}"]
        self.assertEqual(under_a_head(*lines).figures, [])

    def test_what_is_left_of_a_player_is_one_video(self):
        self.assertEqual(len(under_a_head("0:00 / 3:41", "0:00 / 3:41").all_of(Video)), 1)


class QuotationTests(SimpleTestCase):
    def test_marks_that_close_no_such_quotation_make_none(self):
        for words in (
            "“Nobody walks a pier like that one does’ — Ana Ruiz",
            "‘Nobody walks a pier like that» — Ana Ruiz",
        ):
            with self.subTest(words):
                self.assertEqual(under_a_head(words, MORE_PROSE).all_of(Quotation), [])

    def test_marks_that_point_inwards_are_some(self):
        (quote,) = under_a_head("»Nobody walks a pier like that one does« — Ana Ruiz", MORE_PROSE).all_of(Quotation)
        self.assertEqual(quote.attribution, "Ana Ruiz")

    def test_a_title_in_single_marks_and_whose_it_is_are_no_quotation(self):
        reading = under_a_head("‘The Longest Pier’ – Ana Ruiz", MORE_PROSE)
        self.assertEqual(reading.all_of(Quotation), [])
        self.assertIn("‘The Longest Pier’ – Ana Ruiz", [block.text for block in reading.blocks])

    def test_whose_words_they_are_may_stand_within_what_is_set_apart(self):
        said = "> Nobody has ever said this of any pier anywhere."
        for below in ("> — A. B. Ruiz", "> — *A. B. Ruiz*"):
            (quote,) = under_a_head(f"{said}\n\n{below}", MORE_PROSE).all_of(Quotation)
            self.assertEqual((quote.text, quote.attribution), (said[2:], "A. B. Ruiz"))

    def test_who_said_it_may_stand_behind_it(self):
        (quote,) = under_a_head("“Nobody walks a pier like that one does” — Ana Ruiz").all_of(Quotation)
        self.assertEqual(quote.attribution, "Ana Ruiz")

    def test_who_said_it_may_stand_under_it(self):
        (quote,) = under_a_head("> He has read every paper there is.\n\n— Ana Ruiz", MORE_PROSE).all_of(PullQuote)
        self.assertEqual(quote.attribution, "Ana Ruiz")

    def test_an_epigraph_stands_above_the_story(self):
        reading = above_a_body(
            "A Pier in Winter", "By Ana Ruiz", "", "I have never met a pier.\n– Bo Lund, a letter, 1932"
        )
        self.assertEqual([q.attribution for q in reading.all_of(Quotation)], ["Bo Lund, a letter, 1932"])


class RatingTests(SimpleTestCase):
    def test_stars_may_be_counted(self):
        for line, value in (("4 stars", "4"), ("Three and a half stars", "3.5"), ("Editor’s Rating 4 stars", "4")):
            with self.subTest(line):
                self.assertEqual(ratings.rating(line), value)


class LineTests(SimpleTestCase):
    def test_a_line_under_a_line_makes_it_a_heading(self):
        self.assertEqual(headings(under_a_head("Mind the gap\n------------", MORE_PROSE)), ["Mind the gap"])

    def test_a_tick_marks_who_won(self):
        self.assertEqual(
            entries(under_a_head("BEST PIER\n✓ Low Tide\nTin")), [(None, "", "Low Tide"), (None, "", "Tin")]
        )


class CreditTests(SimpleTestCase):
    def credits(self, line):
        (credits,) = under_a_head(MORE_PROSE, line).all_of(Credits)
        return credits

    def test_a_comma_parts_two_of_them(self):
        said = self.credits("Hair by Ana Ruiz, make-up by Bo Lund.")
        self.assertEqual([line.name for line in said.lines], ["Ana Ruiz", "Bo Lund"])

    def test_where_and_when_have_their_own_sentences(self):
        said = self.credits(
            "Hair by Ana Ruiz. Styling by Bo Lund. Shot on location at North Hall on 4 May 2024. Thanks to a dog."
        )
        self.assertEqual((said.location, said.date), ("North Hall", "2024-05-04"))
        said = self.credits("Hair: Ana Ruiz. Styling: Bo Lund. Location: North Hall. Date: 4 May 2024.")
        self.assertEqual((said.location, said.date), ("North Hall", "2024-05-04"))

    def test_a_sentence_that_tells_is_none(self):
        self.assertIsNone(shoot.crew("The film was shot by Ana Ruiz. Hair by Bo Lund"))

    def test_an_assistant_of_the_photographer_takes_no_pictures(self):
        self.assertEqual(shoot.roles_of("Photo assistant"), ["other"])
