"""Shapes that pages of trade papers and magazines share: contents, empty boxes, credits behind ©, lists at the foot."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pictures.picture_credits import caption_and_credit
from articles.importing.reading.pieces import Credits, Figure, PullQuote, Question

from .written import MORE_PROSE, PROSE, headings, left, notes, related, under_a_head

OTHERS = "The best boats of the year\nWhich were the longest piers?"


class FootTests(SimpleTestCase):
    def test_lists_of_other_stories_have_many_labels(self):
        for label in ("Must Read Stories", "Other things to explore", "More on this story", "In case you missed it"):
            with self.subTest(label):
                self.assertEqual(related(under_a_head(MORE_PROSE, f"{label}\n{OTHERS}")), OTHERS.split("\n"))

    def test_earlier_episodes_count_down(self):
        reading = under_a_head(MORE_PROSE, "MORE EPISODES\n12: A pier in the rain\n11: Live from the harbour")
        self.assertEqual(related(reading), ["A pier in the rain", "Live from the harbour"])

    def test_the_post_before_is_another_story(self):
        reading = under_a_head(MORE_PROSE, "Previous Post: Boats on the Pier\nNext Post: A Hut in Winter")
        self.assertEqual(related(reading), ["Boats on the Pier", "A Hut in Winter"])

    def test_topics_behind_a_label_are_no_other_story(self):
        line = "Read More: Piers, Ana Ruiz, Boats, Reviews"
        reading = under_a_head(MORE_PROSE, line)
        self.assertEqual((related(reading), left(reading)[line]), ([], "navigation"))

    def test_a_newsletter_says_what_it_offers_over_its_button(self):
        offer = "Pier Dispatch covering boats, hats and more."
        reading = under_a_head(MORE_PROSE, f"Pier Dispatch\n{offer}\nSubscribe\nMust Read\n{OTHERS}")
        self.assertEqual(left(reading).get(offer), "newsletter box")

    def test_a_name_under_a_part_of_the_page_is_no_picture(self):
        prose = [f"{opening} Amado was there. {PROSE}" for opening in ("Kit", "Again, Kit", "Then Kit", "So Kit")]
        self.assertEqual(under_a_head(*prose, "Film Credits\nKit Amado\nThe Pier").all_of(Figure), [])

    def test_labels_over_names_below_the_story_are_facts_of_the_film(self):
        box = "Director\nKit Amado\nComposer\nBo Lund"
        self.assertIn(("film facts", box), notes(under_a_head(MORE_PROSE, f"Film Credits\n{box}")))

    def test_the_last_words_say_where_to_watch_though_a_box_below_has_sentences(self):
        last = "“The Pier” was first shown in March. Pier Films will release it in theaters later this year."
        box = "Want to stay up to date on our reviews? Subscribe to our new newsletter, in which Bo Lund rounds up"
        reading = under_a_head(MORE_PROSE, last, f"{box} the best boats. All of them are only for those who subscribe.")
        self.assertEqual(reading.paragraphs[-1].tells, "where to watch")

    def test_a_podcast_says_who_made_it(self):
        reading = under_a_head(MORE_PROSE, "Credits\nHost: Ana Ruiz\nProducer: Bo Lund\nMusic: Kit Amado")
        names = [line.name for credits in reading.all_of(Credits) for line in credits.lines]
        self.assertEqual(names, ["Ana Ruiz", "Bo Lund", "Kit Amado"])


class BodyTests(SimpleTestCase):
    def test_contents_are_no_headings_and_leave_the_headings_below(self):
        sections = ["When Does the Boat Come?", "Who Lives in That Hut?", "Where Can You Buy Your Ticket?"]
        body = [
            part for section in sections for part in (section, PROSE.replace("longer", f"{len(section)} times longer"))
        ]
        reading = under_a_head("Table of Contents\n" + "\n".join(sections), *body)
        self.assertEqual(headings(reading), sections)
        self.assertEqual(left(reading)[sections[0]], "navigation")
        self.assertEqual(reading.all_of(Question), [])

    def test_the_button_of_a_player_is_no_heading(self):
        for button in ("Watch on Pier", "Regarder sur Arte", "Ver en Filmin"):
            with self.subTest(button):
                self.assertEqual(headings(under_a_head(MORE_PROSE, button, PROSE + " Yes.")), [])
        self.assertEqual(
            headings(under_a_head(MORE_PROSE, "Watch on the Pier", PROSE + " Yes.")), ["Watch on the Pier"]
        )

    def test_what_a_paper_thinks_in_two_words_is_its_verdict(self):
        line = "L’avis de « La Lucarne » – À voir"
        reading = under_a_head(line, MORE_PROSE)
        self.assertEqual((reading.value("verdict"), headings(reading)), ("À voir", []))

    def test_an_empty_box_leaves_the_heading_below_it(self):
        reading = under_a_head(
            MORE_PROSE,
            "Popular on Pier",
            "One hut for every boat",
            PROSE + " Yes.",
            "Fire, in a day",
            MORE_PROSE + " No.",
        )
        self.assertEqual(headings(reading), ["One hut for every boat", "Fire, in a day"])

    def test_a_category_over_its_winner_is_no_pull_quote(self):
        reading = under_a_head(
            MORE_PROSE,
            "MOTION PICTURE – MUSICAL OR COMEDY\n“Low Tide”",
            "ACTRESS IN A MOTION PICTURE – MUSICAL OR COMEDY\nAna Ruiz, “Low Tide”",
        )
        self.assertEqual(reading.all_of(PullQuote), [])

    def test_rows_of_honours_are_no_headings(self):
        reading = under_a_head(MORE_PROSE, "Pier Award: Ana Ruiz\nBo Lund Award: Kit Amado", PROSE + " Yes.")
        self.assertEqual(headings(reading), [])


class HeadTests(SimpleTestCase):
    def test_two_sentences_over_the_credit_of_a_picture_are_the_dek(self):
        dek = "The pier is closing. Here is what we know about its last boat."
        reading = read(
            "\n\n".join(["By Ana Ruiz", "4 March 2025", "A Pier in Winter", dek, "Image via Pier Bros.", PROSE])
        )
        self.assertEqual(reading.value("dek"), dek)
        self.assertEqual([figure.credit for figure in reading.all_of(Figure)], ["Image via Pier Bros."])

    def test_the_kicker_may_repeat_a_link_of_the_menu(self):
        head = (
            "Pier Daily\nMovies\nTV\nTrailers\n\nTrailers\n\nThe Pier Gets a Trailer Struck by Lightning\n\nBy Ana Ruiz"
        )
        self.assertEqual(read(f"{head}\n\n{PROSE}").value("kicker"), "Trailers")


class CaptionTests(SimpleTestCase):
    def test_whose_a_picture_is_stands_behind_signs_and_in_brackets(self):
        for caption, credit, line in (
            ("THE PIER, 2025.", "© Pier Bros. / Courtesy Archive", "{} {}"),
            ("The pier. Ana Ruiz as Bo in The Pier.", "Cr. Kit Amado/Pierflix © 2025.", "{} {}"),
            ("Ana Ruiz on the pier, Jan. 16, 2014.", "Pier News Photo/Kit Amado, File", "{} ({})"),
            ("Ana Ruiz, who won, backstage at the pier.", "Kit Amado / For the Ledger", "{} ({})"),
        ):
            with self.subTest(line):
                self.assertEqual(caption_and_credit(line.format(caption, credit)), (caption, credit))
