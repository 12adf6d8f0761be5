from django.test import SimpleTestCase

from articles.importing.as_json import where_to_watch
from articles.importing.reading.facts import about

from .written import MORE_PROSE, PROSE, above_a_body, left, notes, under_a_head


class AboutTests(SimpleTestCase):
    def test_where_a_story_first_stood(self):
        for line in (
            "This story originally appeared in the Jan. 30 issue of The Gazette.",
            "Originally published September 2024. Republished with permission.",
            "First published in Saltmarsh Film Quarterly, Summer 2023.",
            "Cet article est paru dans le numéro 12 de La Jetée.",
            "Dieser Text erschien zuerst in der Gazette.",
        ):
            with self.subTest(line):
                self.assertEqual(under_a_head(line).value("provenance"), line)

    def test_until_when_it_waits(self):
        reading = above_a_body("EMBARGOED UNTIL 18:00 BST ON TUESDAY 2 JUNE 2026", "", "A Pier in Winter")
        self.assertEqual(reading.value("embargo"), "2026-06-02T18:00+01:00")

    def test_an_hour_over_a_release_says_how_long_it_waits_whatever_the_words(self):
        line = "For use: 9am GMT, Monday 3 March 2025"
        contact = "Media contact: ana@pier.example"
        self.assertEqual(
            above_a_body(line, "", "A Pier in Winter", "", contact).value("embargo"), "2025-03-03T09:00+00:00"
        )
        self.assertEqual(above_a_body(line, "", "A Pier in Winter").value("embargo"), "")

    def test_a_day_behind_the_word_is_not_the_story_s_own(self):
        reading = above_a_body("Sperrfrist: 3. März 2025, 18.00 Uhr", "", "A Pier in Winter")
        self.assertEqual((reading.value("embargo"), reading.value("published")), ("2025-03-03T18:00", ""))

    def test_what_a_release_says_of_its_firms_is_laid_aside(self):
        reading = under_a_head(PROSE, MORE_PROSE, "About Pier Films\nPier Films makes films about piers.")
        self.assertEqual(left(reading)["About Pier Films"], "boilerplate")

    def test_a_house_asks_to_be_followed(self):
        line = "Puedes seguir a El Muelle en Facebook y X, o recibir nuestra newsletter."
        self.assertEqual(left(under_a_head(line))[line], "newsletter box")

    def test_where_to_watch(self):
        for line in (
            "Dal 20 marzo al cinema",
            "Les Eaux lentes, en salles le 15 octobre.",
            "In cinemas from Friday.",
            "*Pantry is on BFI Player from today.*",
            "Watch the trailer for ‘Low Tide’ below. The film is streaming on Kanopy.",
        ):
            with self.subTest(line):
                self.assertEqual(notes(under_a_head(line)), [("where to watch", line.strip("*"))])

    def test_a_sentence_of_the_story_that_says_where_to_watch_stays_in_its_body(self):
        for line in (
            "Low Tide is available now with a subscription to Hulu.",
            "The film opens on October 18, 2024.",
            "„Der Deich“ läuft ab 20. Februar im Kino.",
            "La sal se estrena el 31 de enero en cines.",
            "Le film sort en salles le 15 octobre.",
        ):
            with self.subTest(line):
                reading = under_a_head(line)
                self.assertEqual(reading.paragraphs[-1].text, line)
                self.assertEqual(list(where_to_watch(reading)), [line])

    def test_a_sentence_that_states_a_fact_of_the_film_stays_in_the_body(self):
        for line in ("It runs 139 minutes.", "The film runs 96 minutes, and is rated R."):
            with self.subTest(line):
                self.assertEqual(under_a_head(line).paragraphs[-1].text, line)

    def test_a_label_with_its_fact_behind_it_is_no_paragraph(self):
        for line in ("Release date: October 18, 2024", "Cast: Ana Ruiz, Bo Lund."):
            with self.subTest(line):
                self.assertEqual(notes(under_a_head(line)), [("film facts", line)])

    def test_what_opens_and_is_no_film(self):
        for line in ("Entries are open from 15 May to 30 September.", "Accreditation opens on 1 November."):
            with self.subTest(line):
                self.assertFalse(about.is_where_to_watch(line))

    def test_a_sentence_that_goes_on_about_something_else_is_running_text(self):
        line = "Pantry will be released in Germany on 9 April. No British distributor has been announced."
        self.assertEqual(under_a_head(line).paragraphs[-1].text, line)

    def test_lines_that_speak_to_the_reader(self):
        for line, name in {
            "Editor’s note: the dog is well.": "editor's note",
            "Correction, Jan. 8: A previous version of this story misspelled a name.": "correction",
            "Content advisory: contains flashing lights": "content advisory",
            "Saturday 12 October 2024 18:15, Curzon Soho Cinema, Screen 2": "event",
            "SCROLL DOWN AND WATCH THE OFFICIAL TRAILER!": "call to action",
        }.items():
            with self.subTest(line):
                self.assertEqual(notes(under_a_head(line)), [(name, line)])

    def test_an_asterisk_s_note_is_a_correction(self):
        line = "* An earlier version of this story gave the number of planks as ninety-six."
        self.assertEqual([name for name, _ in notes(under_a_head(line))], ["correction"])


class FilmFactTests(SimpleTestCase):
    def test_facts_of_a_film_are_one_note_however_they_are_set(self):
        for box in (
            "Dir: Ana Ruiz\nWith: Bo Lund\n118 mins",
            "La casa dei ragni\nRegia: Ettore Malaspina\nCon: Elio Germano\nDurata: 96’",
            "The Bell\nDirected by\tRod Hawtrey\nStarring\tGoogie Withers\n\tJohn McCallum\nRunning time\t87 minutes",
            "Producers Tadhg Lavelle, Hester Quayle\nWith Jessie Buckley\nIreland 2024. 104min\nSales Bankside Films",
            "Directed by Inga Storm. Written by Pat Quill. Starring Ben Adeyemi. 104 minutes.",
        ):
            with self.subTest(box):
                reading = under_a_head(box)
                self.assertEqual([name for name, _ in notes(reading)], ["film facts"])
                self.assertEqual(len(reading.blocks), 2)

    def test_where_to_watch_ends_the_box(self):
        reading = under_a_head("Regia: Ettore Malaspina\nCon: Elio Germano\nDurata: 96’\nDal 20 marzo al cinema")
        self.assertEqual([name for name, _ in notes(reading)], ["film facts", "where to watch"])
