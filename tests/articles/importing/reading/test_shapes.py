"""Shapes of pages, each with the lines that it is known by."""

from django.test import SimpleTestCase

from articles.importing.as_json import story_as_json
from articles.importing.reading import read
from articles.importing.reading.pieces import Answer, Figure, Question

from .written import MORE_PROSE, PROSE, above_a_body, bylines, left, notes, under_a_head


class HeadTests(SimpleTestCase):
    def test_stars_behind_a_headline_are_the_rating(self):
        story = above_a_body("Review", "", "The Pier ★★★½", "", "A man, a hut, a dog", "", "By Ana Ruiz")
        self.assertEqual((story.value("headline"), story.value("rating")), ("The Pier", "3.5"))

    def test_a_name_with_a_writer_s_title_is_a_byline(self):
        story = above_a_body("A Pier in Winter", "", "Ana Ruiz, Chief Film Critic", "24 October 2025")
        self.assertEqual(bylines(story), [("Ana Ruiz", "words")])

    def test_where_a_writer_was_sent_is_no_part_of_the_name(self):
        story = above_a_body("Un hiver à la jetée", "", "Par Ana Ruiz (Cannes, envoyée spéciale)")
        self.assertEqual(bylines(story), [("Ana Ruiz", "words")])

    def test_the_way_to_a_story_may_be_parted_by_bars(self):
        story = above_a_body("Startseite | Kultur | Film", "", "Der Steg im Winter", "", "Von Ana Ruiz")
        self.assertEqual(story.value("section"), "Kultur / Film")

    def test_what_stands_over_a_dateline_is_the_dek(self):
        dek = "Der Steg liegt im Schnee, und niemand kauft eine Karte."
        story = read("\n\n".join(["Der Steg im Winter", "Von Ana Ruiz", dek, f"Berlin (dpa) – {PROSE}", MORE_PROSE]))
        self.assertEqual(story.value("dek"), dek)

    def test_a_season_is_no_day(self):
        story = above_a_body("A Pier in Winter", "", "By Ana Ruiz | Winter issue 2025")
        self.assertEqual((bylines(story), story.value("published")), ([("Ana Ruiz", "words")], ""))

    def test_when_a_film_came_out_is_not_when_the_story_did(self):
        story = above_a_body("A Pier in Winter", "", "By Ana Ruiz", "", "Release date: 3 May 2019")
        self.assertEqual(story.value("published"), "")


class FileTests(SimpleTestCase):
    def test_front_matter_may_state_a_rating(self):
        text = f"---\ntitle: The Pier\nrating: 3.5/5\n---\n\n{PROSE}\n"
        self.assertEqual(story_as_json(text, "pier.md")["rating"], "3.5/5")


class PictureTests(SimpleTestCase):
    def figures(self, *lines):
        return [(each.caption, each.credit) for each in under_a_head(*lines, MORE_PROSE).all_of(Figure)]

    def test_captions_stand_under_counters(self):
        pictures = [f"{number} of 2\nThe dog at the hut.\nPhoto: Bo Lund/Getty Images" for number in (1, 2)]
        story = under_a_head(*pictures, MORE_PROSE)
        self.assertEqual(story.all_of(Figure)[0].caption, "The dog at the hut.")
        self.assertEqual(left(story)["1 of 2"], "navigation")
        self.assertEqual(story.value("rating"), "")

    def test_a_credit_may_be_set_in_capitals(self):
        line = "Ana Ruiz, à Brest, le 17 mai 2026. BO LUND/AGENCE DU PORT POUR « LA LUCARNE »"
        said = [("Ana Ruiz, à Brest, le 17 mai 2026.", "BO LUND/AGENCE DU PORT POUR « LA LUCARNE »")]
        self.assertEqual(self.figures(line), said)

    def test_a_still_names_its_film_and_whose_it_is(self):
        self.assertEqual(self.figures("Still from Ebb. Pier Pictures."), [("Still from Ebb.", "Pier Pictures")])


class BesideTests(SimpleTestCase):
    def test_that_an_interview_was_edited_is_a_note(self):
        line = "This interview has been edited for length and clarity."
        self.assertEqual(notes(under_a_head(MORE_PROSE, line)), [("editor's note", line)])

    def test_a_letter_that_asks_for_money_asks_beside_the_story(self):
        story = under_a_head("∙ Paid", "Upgrade to paid", MORE_PROSE)
        self.assertEqual(left(story), {"∙ Paid": "newsletter box", "Upgrade to paid": "newsletter box"})

    def test_a_name_behind_a_dash_closes_a_story(self):
        story = read("\n\n".join(["A Pier in Winter", PROSE, MORE_PROSE, "— Ana Ruiz"]))
        self.assertEqual(bylines(story), [("Ana Ruiz", "words")])


class TalkTests(SimpleTestCase):
    def test_whoever_is_called_host_asks_though_nothing_ends_in_a_question_mark(self):
        said = ["HOST: Tell me of the hut.", "RUIZ: It is cold.", "HOST: And the dog.", "RUIZ: He is not."]
        story = under_a_head(*said)
        self.assertEqual((len(story.all_of(Question)), len(story.all_of(Answer))), (2, 2))
