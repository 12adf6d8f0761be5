"""Heads of pages of papers that nobody knows, and what papers everywhere say round a story."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.furniture.furniture import kind_of
from articles.importing.reading.pieces import RelatedHeadline

from .written import MORE_PROSE, PROSE, above_a_body, bylines, entries, left, notes, related, under_a_head


class HeadTests(SimpleTestCase):
    def test_two_spaces_behind_by_part_nothing(self):
        self.assertEqual(bylines(above_a_body("A Pier in Winter", "", "by  Ana Ruiz")), [("Ana Ruiz", "words")])

    def test_whom_an_interview_is_with_did_not_make_it(self):
        body = f"Ana Ruiz sells the tickets there. {PROSE}"
        reading = read("\n\n".join(["Interview: Ana Ruiz", "She speaks of hats", "BY BO LUND", body, MORE_PROSE]))
        self.assertEqual((reading.value("headline"), bylines(reading)), ("Interview: Ana Ruiz", [("Bo Lund", "words")]))

    def test_who_sent_a_letter_is_no_headline_of_it(self):
        mail = ["From: The Pier <pier@pier.example>", "Subject: The Pier Letter | Why the keeper wears a hat"]
        lines = [
            "\n".join(mail),
            "The Pier Letter\n16 October 2025",
            "Why the keeper wears a hat",
            "BY BO LUND",
            PROSE,
            MORE_PROSE,
        ]
        self.assertEqual(read("\n\n".join(lines)).value("headline"), "Why the keeper wears a hat")

    def test_a_headline_goes_on_where_a_title_in_it_does(self):
        lines = [
            "‘Iron Tide’ Claims The Frame With $61M, ‘Sister",
            "Agnes’s Pier’ Rises To $19M, ‘Ebb 2’ Still Kicking:",
        ]
        reading = read("\n".join([*lines, "Sunday Box Office", "", "By Ana Ruiz", "January 18, 2026", "", PROSE]))
        self.assertEqual(reading.value("headline"), " ".join([*lines, "Sunday Box Office"]))
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_how_long_something_lasts_amid_many_small_words_is_a_dek(self):
        dek = "Plus: a keeper joins the show to talk about the pier’s final 20 minutes, and what he learned from a dog"
        reading = read("\n\n".join(["The Pier and Our Boats", dek, "By Ana Ruiz", PROSE, MORE_PROSE]))
        self.assertEqual((reading.value("dek"), notes(reading)), (dek, []))

    def test_the_headline_once_more_below_the_byline_is_what_the_picture_is_called(self):
        lines = ["Review: The Weight of Hay", "by Ana Ruiz", "Review: The Weight of Hay", PROSE, MORE_PROSE]
        reading = read("\n\n".join(lines))
        self.assertEqual(reading.value("headline"), lines[0])
        self.assertEqual((reading.value("dek"), left(reading).get(lines[0])), ("", "duplicate"))

    def test_a_name_under_the_day_signs_even_where_the_dek_says_who_asked(self):
        dek = (
            "As the pier opens wide, a keeper tells Ana Ruiz about hats, boats and the film that he saw on a wet night."
        )
        reading = read("\n\n".join(["Four Hats and a Pier", dek, "10 Feb 2026\nAna Ruiz", PROSE, MORE_PROSE]))
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_words_in_capitals_under_a_byline_that_has_none_are_no_second(self):
        head = ["A Pier in Winter", "By Ana Ruiz", "13/02/2026 - 05:00", "PIER EXCLUSIVE"]
        self.assertEqual(bylines(above_a_body(*head)), [("Ana Ruiz", "words")])

    def test_the_day_may_stand_before_the_dek(self):
        dek = "The keeper returns with a patient chamber piece about three hats and a barn nobody wants to sell"
        reading = read("\n\n".join(["Review: Low Tide", "by Ana Ruiz", f"23/07/2025 - {dek}", PROSE, MORE_PROSE]))
        self.assertEqual((reading.value("published"), reading.value("dek")), ("2025-07-23", dek))

    def test_behind_the_kind_of_story_the_film_of_which_it_speaks_makes_the_headline(self):
        body = f"Low Tide is the second film that was made on it. {PROSE}"
        reading = read("\n\n".join(["PIER TOWN 2025 Competition of Boats", "Review: Low Tide", "by Ana Ruiz", body]))
        self.assertEqual(reading.value("headline"), "Review: Low Tide")
        self.assertEqual(reading.value("kicker"), "PIER TOWN 2025 Competition of Boats")

    def test_a_link_of_the_menu_over_the_links_to_its_parts_is_the_section(self):
        menu = "Pier\nSign in\nFilms\nMembers\nJournal"
        parts = "Journal\nArticles\nInterviews\nPodcast"
        reading = read("\n\n".join([menu, parts, "Four Hats and a Winter Pier", "By Ana Ruiz", PROSE, MORE_PROSE]))
        self.assertEqual((reading.value("section"), reading.value("kicker")), ("Journal", ""))

    def test_the_story_itself_at_the_end_of_a_path_is_no_section(self):
        for path, section in [
            ("Home > Film > Reviews > Why the pier is longer than it looks", "Film / Reviews"),
            ("Startseite > Kino > Beste Filme > Four Hats and a Pier > Kritik", "Kino / Beste Filme"),
        ]:
            with self.subTest(path):
                reading = read("\n\n".join([path, "Four Hats and a Pier", "By Ana Ruiz", PROSE, MORE_PROSE]))
                self.assertEqual(reading.value("section"), section)

    def test_a_firm_that_owns_the_picture_has_made_no_story(self):
        owner = "Photo by Focus Features / Pier illustration"
        reading = read("\n\n".join(["Four Hats and a Winter Pier", owner, "By Ana Ruiz", PROSE, MORE_PROSE]))
        self.assertEqual((bylines(reading), reading.value("section")), ([("Ana Ruiz", "words")], ""))
        self.assertEqual([figure.credit for figure in reading.figures], [owner])


class EdgeTests(SimpleTestCase):
    def test_what_a_browser_prints_at_the_edges_of_each_page_is_no_story(self):
        head, foot = (
            "1/18/26, 7:02 PM          A Pier in Winter – The Pier",
            "https://pier.example/winter           {}/2",
        )
        lines = [
            head,
            "",
            "A Pier in Winter",
            "",
            "By Ana Ruiz",
            "",
            PROSE,
            "",
            foot.format(1),
            "",
            head,
            "",
            MORE_PROSE,
        ]
        reading = read("\n".join([*lines, "", "MORE FROM THE PIER", "", foot.format(2)]))
        self.assertEqual((related(reading), len(reading.paragraphs)), ([], 2))

    def test_a_rank_may_have_a_full_stop_and_a_bracket(self):
        rows = ["1.) Low Tide (Pier) 3,912 theaters", "2.) Ebb (Quay) 2,880 theaters", "3.) Hats (Dock) 3,100 theaters"]
        reading = under_a_head(MORE_PROSE, *rows)
        self.assertEqual([rank for rank, _, _ in entries(reading)], [1, 2, 3])

    def test_a_list_of_other_stories_ends_where_links_to_the_page_begin_a_block(self):
        stories = (
            "Related Articles\nOur editors pick the wettest films ever made\nQ&A with Ana Ruiz: the long way to the sea"
        )
        reading = under_a_head(MORE_PROSE, stories, "About\nNews\nPro\nApps\nYear in Review")
        self.assertEqual(related(reading), stories.split("\n")[1:])

    def test_a_page_s_own_copyright_above_its_last_line_is_no_picture_s(self):
        reading = under_a_head(MORE_PROSE, "About Us\nHelp\n© The Pier Limited. Made by fans of hats.\nPrivacy Policy")
        self.assertEqual(reading.figures, [])

    def test_a_placeholder_may_name_the_film_that_its_caption_has(self):
        reading = under_a_head(PROSE, "[image: The Ice Pier]\nThe Ice Pier (Ana Ruiz, 2025)", MORE_PROSE)
        shown = [(figure.alt, figure.caption, figure.credit) for figure in reading.figures]
        self.assertEqual(shown, [("The Ice Pier", "The Ice Pier (Ana Ruiz, 2025)", "")])


class FurnitureTests(SimpleTestCase):
    def test_words_of_every_page(self):
        for line, kind in [
            ("Pubblicità", "advertisement"),
            ("(The article continues below - Commercial information)", "advertisement"),
            ("email print share on Facebook share on LinkedIn pin on Pinterest", "share link"),
            ("Our mailing address is:", "newsletter box"),
            ("Want to change how you receive these emails?", "newsletter box"),
            ("You can update your preferences or unsubscribe from this list.", "newsletter box"),
            ("Support The Pier. Become a member today.", "newsletter box"),
            ("Artículo solo para suscriptores", "boilerplate"),
            ("This story is for subscribers only", "boilerplate"),
            ("FEATURED VIDEO", "related list"),
            ("Topics Awards Season Oscars Pier Insider", "topics"),
            ("TAG: Ana Ruiz, Bo Lund, Venezia 82", "topics"),
            ("Image may contain Ana Ruiz Face Head Person", "boilerplate"),
            ("This article is available in English.", "boilerplate"),
            ("Cet article est également disponible en anglais.", "boilerplate"),
        ]:
            with self.subTest(line):
                self.assertEqual(kind_of(line), kind)

    def test_a_dash_parts_the_label_from_the_headline_of_another_story_too(self):
        reading = under_a_head("LEGGI ANCHE – Tutti i film del molo, dal peggiore al migliore", MORE_PROSE)
        self.assertEqual(related(reading), ["Tutti i film del molo, dal peggiore al migliore"])

    def test_an_address_under_a_headline_of_another_story_is_no_part_of_it(self):
        story = "The Pier Podcast: Ana Ruiz on Hats and Sweaters"
        reading = under_a_head(MORE_PROSE, f"More from The Pier:\n\n{story}\n<https://pier.example/hats>")
        self.assertEqual([piece.text for piece in reading.all_of(RelatedHeadline)], [story])
