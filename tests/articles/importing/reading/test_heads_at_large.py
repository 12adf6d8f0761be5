"""Heads of pages of papers that nobody knows, and what papers everywhere say round a story."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.furniture import kind_of
from articles.importing.reading.pieces import RelatedHeadline

from .written import MORE_PROSE, PROSE, above_a_body, bylines, left, notes, related, under_a_head


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
