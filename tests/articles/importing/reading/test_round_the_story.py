"""What stands round a story on a page, in a wire's copy and in a paper's columns."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Figure, Video

from .written import MORE_PROSE, PROSE, headings, left, notes, related, under_a_head


class HeadTests(SimpleTestCase):
    def test_the_last_word_of_a_menu_is_no_headline(self):
        reading = read("\n".join(["Home", "News", "Pier", "Boats are saved as town turns", "", "By Ana Ruiz", PROSE]))
        self.assertEqual(reading.value("headline"), "Boats are saved as town turns")

    def test_what_a_wire_says_to_editors_is_no_headline(self):
        slug, note = "BC-OBIT-DAHL, 2nd Ld-Writethru", "Eds: UPDATES: With comment from the dog."
        reading = read("\n\n".join([f"{slug}\nOle Dahl, who sold tickets, dies at 87", note, "By Ana Ruiz", PROSE]))
        self.assertEqual(reading.value("headline"), "Ole Dahl, who sold tickets, dies at 87")
        self.assertEqual((left(reading)[slug], left(reading)[note]), ("boilerplate", "boilerplate"))

    def test_a_day_under_what_the_page_says_of_the_writer_is_the_story_s(self):
        card = "Latest\n‘Northbound’ Review: A Train Without a Town 2 days ago\nSee All"
        reading = read("\n\n".join(["A Pier in Winter", "By Ana Ruiz", card, "Feb 17, 2025 8:05am", PROSE, MORE_PROSE]))
        self.assertEqual(reading.value("published"), "2025-02-17T08:05")


class FootTests(SimpleTestCase):
    def test_whose_a_text_is_and_a_row_of_links_below_are_neither_picture_nor_story(self):
        source, links = "Quelle: dpa", "Impressum  Datenschutz  AGB  Kontakt"
        reading = under_a_head(MORE_PROSE, source, f"Mehr zum Thema\nEin Hund kommt heim\n\nAnzeige\n\n{links}")
        self.assertEqual((reading.all_of(Figure), related(reading)), ([], ["Ein Hund kommt heim"]))
        self.assertEqual(left(reading)[links], "navigation")

    def test_a_path_may_say_that_it_is_one(self):
        for path in ("You are here: The Gazette / Reviews / In cinemas", "Sie sind hier: Startseite › Film › Kritiken"):
            with self.subTest(path):
                reading = read("\n\n".join([path, "A Pier in Winter", "By Ana Ruiz", PROSE, MORE_PROSE]))
                self.assertEqual(reading.value("headline"), "A Pier in Winter")
                self.assertTrue(path.replace("›", "/").endswith(reading.value("section")), reading.value("section"))

    def test_lines_of_a_word_or_three_are_topics_and_no_stories_whatever_stands_over_them(self):
        for label in ("More about:", "More:", "Tagged with:"):
            with self.subTest(label):
                reading = under_a_head(MORE_PROSE, f"{label}\nBritish film\nBo Lund\nDrama")
                self.assertEqual((related(reading), set(left(reading).values())), ([], {"navigation"}))

    def test_links_that_lead_nowhere_are_buttons_and_sign_nothing(self):
        row = "[Follow](#) [Followed](#) [Like](#) [Thread](#)"
        reading = read("\n\n".join(["# A Pier in Winter", "By Ana Ruiz", row, PROSE, row, MORE_PROSE]))
        self.assertEqual([byline.name for byline in reading.bylines], ["Ana Ruiz"])
        self.assertEqual(left(reading)[row], "navigation")

    def test_a_rating_over_the_button_of_a_newsletter_is_the_story_s(self):
        button = "Grade: B+\nSign up for our newsletter"
        self.assertEqual(under_a_head(MORE_PROSE, button).value("rating"), "B+")

    def test_a_triangle_set_as_a_sign_of_text_plays_nothing(self):
        reading = under_a_head("▶\ufe0e The Pier is in cinemas now", MORE_PROSE)
        self.assertEqual(reading.all_of(Video), [])

    def test_the_story_before_is_told_with_an_arrow(self):
        self.assertEqual(
            related(under_a_head(MORE_PROSE, "← Previous: The Pier and the Dog")), ["The Pier and the Dog"]
        )

    def test_a_headline_may_stand_beside_the_name_of_its_house(self):
        for line in ("Also on Ninepenny: Ten Piers, Ranked by How Cold They Are", "More from The Gazette: Ten Piers"):
            with self.subTest(line):
                self.assertEqual(related(under_a_head(MORE_PROSE, line, MORE_PROSE)), [line.partition(": ")[2]])

    def test_topics_are_no_stories(self):
        reading = under_a_head(MORE_PROSE, "Related topics:\nThe Pier\nTown Council\nBoats")
        self.assertEqual(related(reading), [])

    def test_one_headline_under_more_on_this_story_is_a_story(self):
        reading = under_a_head(
            PROSE, MORE_PROSE, "More on this story\nThe keeper: ‘I have seen every film on the pier’"
        )
        self.assertEqual(related(reading), ["The keeper: ‘I have seen every film on the pier’"])

    def test_whom_a_link_is_for_is_no_part_of_its_headline(self):
        line = "Lire aussi | Article réservé à nos abonnés Le phare, ou l’art d’attendre"
        self.assertEqual(related(under_a_head(PROSE, line, MORE_PROSE)), ["Le phare, ou l’art d’attendre"])

    def test_a_headline_of_another_story_may_be_two_sentences(self):
        line = "Related: The Pier Had A Record Year. Here Is Why"
        self.assertEqual(related(under_a_head(PROSE, line, MORE_PROSE)), ["The Pier Had A Record Year. Here Is Why"])

    def test_spanish_pages_have_other_stories_too(self):
        reading = under_a_head(MORE_PROSE, "Entradas relacionadas\nLas diez mejores escaleras del puerto")
        self.assertEqual(related(reading), ["Las diez mejores escaleras del puerto"])

    def test_buttons_of_a_paper_s_page_are_no_headings(self):
        reading = under_a_head("Hide Ad", MORE_PROSE, "Watch more of our videos on Pier TV", "Visit Pier! now", PROSE)
        self.assertEqual(headings(reading), [])

    def test_a_firm_s_own_words_may_open_with_their_year(self):
        about = "À PROPOS DE QUAI\nCréée en 1989, Quai est une société indépendante de distribution et de ventes."
        self.assertEqual(left(under_a_head(MORE_PROSE, about)).get(about.split("\n")[1]), "boilerplate")

    def test_a_label_over_a_button_tells_nobody_where_to_watch(self):
        reading = under_a_head(MORE_PROSE, "WHERE TO WATCH\npowered by JustWatch")
        self.assertEqual(left(reading).get("WHERE TO WATCH"), "navigation")

    def test_a_button_s_word_in_a_list_of_films_ends_it_not(self):
        reading = under_a_head(MORE_PROSE, "You may also like\nClose\nKneecap\nThe Quiet Girl")
        self.assertEqual(related(reading), ["Kneecap", "The Quiet Girl"])

    def test_who_wrote_it_is_no_comment(self):
        reading = under_a_head(MORE_PROSE, "Comments\nAna Ruiz is the boats reporter at The Pier.")
        self.assertEqual([name for name, _ in notes(reading)], ["about the author"])


class ColumnTests(SimpleTestCase):
    LINES = (
        "There is a chair at the beginning of the film, and no-",
        "body is in it. The camera stays with it for a minute and",
        "forty seconds. We hear a party going on in the next room.",
        "When the door opens at last, the person who comes in does",
        "not sit down on the chair, and nor does anybody else there.",
    )

    def test_a_dek_over_two_lines_is_one(self):
        dek = "Why so many recent films begin after\neverybody has left the room"
        reading = read("\n\n".join(["THE SOUND OF AN EMPTY CHAIR", dek, "by Ana Ruiz", *["\n".join(self.LINES)] * 2]))
        self.assertEqual(reading.value("dek"), dek.replace("\n", " "))

    def test_a_line_that_ends_with_a_preposition_goes_on_below(self):
        last = "Nobody has yet sat on any chair that is not in\nDún Laoghaire, where she lives with a dog."
        reading = read("\n\n".join(["AN EMPTY CHAIR", "by Ana Ruiz", *["\n".join(self.LINES)] * 2, last]))
        self.assertEqual(reading.paragraphs[-1].text, last.replace("\n", " "))

    def test_a_full_line_that_ends_a_sentence_ends_no_paragraph_where_empty_lines_do(self):
        last = "It would be easy to blame the sea, and the people have.\nI prefer the prices. A generation cannot buy."
        columns = ["\n".join(self.LINES)] * 3
        reading = read("\n\n".join(["AN EMPTY CHAIR", "by Ana Ruiz", *columns, last]))
        self.assertEqual(reading.paragraphs[-1].text, last.replace("\n", " "))
