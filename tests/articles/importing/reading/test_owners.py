from django.test import SimpleTestCase

from articles.importing.reading import read

from .written import MORE_PROSE, PROSE, headings, under_a_head


def shown(story):
    return [(figure.caption or figure.alt, figure.credit) for figure in story.figures]


class CaptionOverOwnerTests(SimpleTestCase):
    def test_somebody_who_stands_under_several_captions_owns_the_pictures(self):
        captions = ["A man waits at the end of the pier", "Two dogs look at the last boat"]
        story = under_a_head(*(f"{caption}\nBo Lund\n\n{MORE_PROSE}" for caption in captions))
        self.assertEqual(shown(story), [(caption, "Bo Lund") for caption in captions])

    def test_who_is_credited_above_owns_the_picture_below(self):
        head = "A Pier in Winter\n\nWords by Ana Ruiz\nPhotographs by Bo Lund\n\n"
        story = read(f"{head}{PROSE}\n\nA man waits at the end of the pier\nBo Lund\n\n{MORE_PROSE}")
        self.assertEqual(shown(story), [("A man waits at the end of the pier", "Bo Lund")])

    def test_a_name_once_under_a_line_is_no_owner(self):
        story = under_a_head(MORE_PROSE, "A man waits at the end of the pier\nBo Lund", MORE_PROSE)
        self.assertEqual(shown(story), [])

    def test_a_prize_over_its_winner_is_no_picture(self):
        prizes = ["Best film of the year\nLow Tide", "Best actress of the year\nLow Tide"]
        self.assertEqual(shown(under_a_head(*prizes)), [])

    def test_a_picture_may_have_an_owner_and_no_caption(self):
        self.assertEqual(shown(under_a_head("Bo Lund / Reuters", MORE_PROSE)), [("", "Bo Lund / Reuters")])

    def test_a_firm_may_stand_over_the_caption(self):
        story = under_a_head("Pier/Shutterstock\nA man waits at the end of the pier, 1982", MORE_PROSE)
        self.assertEqual(shown(story), [("A man waits at the end of the pier, 1982", "Pier/Shutterstock")])

    def test_a_firm_over_a_caption_may_stand_under_the_headline(self):
        caption = "A man waits at the end of the pier, with a hat"
        story = read(f"A Pier in Winter and a Hat\n\nAlamy\n{caption}\n\nBy Ana Ruiz\n\n{PROSE}")
        self.assertEqual((shown(story), story.value("dek")), ([(caption, "Alamy")], ""))

    def test_a_wire_over_a_headline_owns_no_picture_of_it(self):
        story = read(f"Reuters\nA pier is saved by a hat in winter\n\nBy Ana Ruiz\n\n{PROSE}")
        self.assertEqual(story.value("headline"), "A pier is saved by a hat in winter")

    def test_a_firm_behind_a_slash_may_stand_between_a_caption_and_the_story(self):
        owner = "Bo Lund / The Pier Times via Getty Images"
        story = read(
            "A Pier in Winter and a Hat\nBy Ana Ruiz\n4 March 2025\n\nComments\n\n"
            f"The gate of an old pier\n{owner}\n{PROSE}\n\n{MORE_PROSE}"
        )
        self.assertEqual(shown(story), [("The gate of an old pier", owner)])

    def test_few_words_under_a_line_that_stands_twice_are_the_owner(self):
        head = "A Pier in Winter and a Hat\nA man sells tickets for boats that sail no more\nBy Ana Ruiz\n4 March 2025"
        story = read(f"{head}\n\nShare\n“The Pier”\n“The Pier”\nRotterdam\n{PROSE}\n\n{MORE_PROSE}")
        self.assertEqual(shown(story), [("“The Pier”", "Rotterdam")])

    def test_a_headline_that_stands_twice_is_no_picture(self):
        story = read(f"The Pier in Winter, a Hat\nThe Pier in Winter, a Hat\nAna Ruiz\n{PROSE}\n\n{MORE_PROSE}")
        self.assertEqual(shown(story), [])


class CaptionTests(SimpleTestCase):
    def test_a_caption_may_say_more_than_what_describes_the_picture(self):
        (figure,) = under_a_head("Ana Ruiz and a dog wait.\n‘Cold’ … Ana Ruiz and a dog wait. Photo: Bo Lund").figures
        self.assertEqual((figure.alt, figure.credit), ("Ana Ruiz and a dog wait.", "Photo: Bo Lund"))

    def test_a_caption_stands_once_though_buttons_part_it_from_itself(self):
        caption = "A dog waits on the pier. Photo: Bo Lund"
        story = under_a_head(f"{caption}\nView image in fullscreen\n{caption}", MORE_PROSE)
        self.assertEqual(shown(story), [("A dog waits on the pier.", "Photo: Bo Lund")])

    def test_two_pictures_may_have_one_owner(self):
        story = under_a_head("A dog waits. Photo: Bo Lund\nShare\nA hat waits. Photo: Bo Lund", MORE_PROSE)
        self.assertEqual([caption for caption, _ in shown(story)], ["A dog waits.", "A hat waits."])

    def test_the_dek_over_a_caption_that_stands_twice_describes_no_picture(self):
        dek, caption = "A man sells tickets on a pier for boats that sail no more", "A dog waits on the pier."
        (figure,) = under_a_head(f"{dek}\n{caption}\n{caption} Photo: Bo Lund", MORE_PROSE).figures
        self.assertEqual(figure.alt, caption)

    def test_lines_between_a_button_and_a_credit_are_what_it_shows_and_its_caption(self):
        shows, caption, credit = "A man waits at the end of a pier.", "The keeper. He stays in.", "Credit: Bo Lund"
        (figure,) = under_a_head(MORE_PROSE, f"Share this\n{shows}\n{caption}\n{credit}", PROSE + " Yes.").figures
        self.assertEqual((figure.alt, figure.caption, figure.credit), (shows, caption, credit))

    def test_the_same_words_stand_over_and_under_whose_a_picture_is(self):
        dek = "A man sells tickets on a pier for boats that sail no more"
        picture = "The Last Boat of All\nSource: Pier Films\n‘The Last Boat Of All’"
        (figure,) = under_a_head(f"{dek}\n{picture}", MORE_PROSE).figures
        self.assertEqual((figure.alt, figure.caption), ("The Last Boat of All", "‘The Last Boat Of All’"))
        self.assertEqual(figure.credit, "Source: Pier Films")

    def test_the_last_line_of_a_page_owns_the_page(self):
        self.assertEqual(shown(under_a_head(MORE_PROSE, "Most read\nA pier is saved by a hat\n© PIER PRESS, S.L.")), [])
        owned = "A dog waits on the pier.\n© Bo Lund"
        self.assertEqual(shown(under_a_head(MORE_PROSE, owned)), [("A dog waits on the pier.", "© Bo Lund")])

    def test_what_a_page_says_in_brackets_belongs_to_the_caption_under_it(self):
        (figure,) = under_a_head("[Image: A man waits in the rain on a pier]\nThe pier. Photo: Bo Lund").figures
        self.assertEqual((figure.alt, figure.caption), ("A man waits in the rain on a pier", "The pier."))
        self.assertEqual(figure.credit, "Photo: Bo Lund")

    def test_whose_a_picture_is_stays_a_credit_in_brackets(self):
        self.assertEqual(shown(under_a_head("[Photo: Bo Lund]", MORE_PROSE)), [("", "Photo: Bo Lund")])

    def test_nothing_but_a_picture_has_a_left(self):
        line = "Ana Ruiz (left) and Bo Lund on the pier"
        self.assertEqual(shown(under_a_head(line, MORE_PROSE)), [(line, "")])

    def test_a_label_may_stand_before_a_caption(self):
        line = "Foto: Una mujer espera en el muelle y mira el mar (Muelle Films)"
        self.assertEqual(
            shown(under_a_head(line, MORE_PROSE)), [("Una mujer espera en el muelle y mira el mar", "Muelle Films")]
        )

    def test_a_caption_may_stand_in_brackets_with_its_credit(self):
        line = "(Pictured above: a man waits on the pier. Picture: Bo Lund/Pier News)"
        self.assertEqual(
            shown(under_a_head(line, MORE_PROSE)),
            [("Pictured above: a man waits on the pier.", "Picture: Bo Lund/Pier News")],
        )

    def test_a_firm_with_a_picture_has_not_made_the_story(self):
        story = read(f"A Pier in Winter\nBy Ana Ruiz\nPhoto: Pier Pictures\n\n{PROSE}")
        self.assertEqual([byline.name for byline in story.bylines], ["Ana Ruiz"])
        self.assertEqual(shown(story), [("", "Photo: Pier Pictures")])

    def test_between_two_turns_of_an_interview_stands_a_caption(self):
        turns = ["RUIZ: Why the pier?", "LUND: It was there.", "RUIZ: And the dog?", "LUND: It came with it."]
        story = under_a_head(*turns[:2], "Lund wears a coat, his own", *turns[2:])
        self.assertEqual((shown(story), headings(story)), ([("Lund wears a coat, his own", "")], []))

    def test_a_caption_s_label_leaves_its_last_name_to_the_owner(self):
        story = under_a_head("Photo: Ana Ruiz and Bo Lund on the pier. Harbour Films", MORE_PROSE)
        self.assertEqual(shown(story), [("Ana Ruiz and Bo Lund on the pier.", "Harbour Films")])

    def test_the_picture_over_a_story_may_say_so(self):
        story = under_a_head("Header image: A man waits at the end of the pier. Photo by Bo Lund", MORE_PROSE)
        self.assertEqual(shown(story), [("A man waits at the end of the pier.", "Photo by Bo Lund")])

    def test_a_line_that_breaks_off_before_a_photo_is_no_caption(self):
        story = read(f"BOX OFFICE REPORT\n\nA Pier Beats a Dog in Photo Finish of Hats\n\nBy Ana Ruiz\n\n{PROSE}")
        self.assertEqual((story.value("headline"), shown(story)), ("A Pier Beats a Dog in Photo Finish of Hats", []))


class HeadingTests(SimpleTestCase):
    def test_lines_in_capitals_that_stand_alone_are_headings_over_lists_of_their_own(self):
        story = under_a_head(
            "BEST FILM", "Low Tide\nTin\nEbb", "BEST ACTOR", "Bo Lund\nCy Lee", "BEST DOG", "Rex", PROSE
        )
        self.assertEqual(headings(story), ["BEST FILM", "BEST ACTOR", "BEST DOG"])

    def test_a_heading_whose_last_word_the_story_never_says_shows_nobody(self):
        story = read(
            f"BOX OFFICE\n\nA Pier Beats a Dog\n\nBy Ana Ruiz\n\n{PROSE}\n\nSpecialty Box Office\n\n{MORE_PROSE}"
            "\n\nBox Office Letters\n\nOur Box Office"
        )
        self.assertEqual(headings(story), ["Specialty Box Office"])
