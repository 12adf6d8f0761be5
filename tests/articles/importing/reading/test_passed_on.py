"""Stories that a mail passes on, and what else of a page or a mail stands round them."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Answer, Credits, Figure, PullQuote, Question, Quotation

from .written import MORE_PROSE, PROSE, above_a_body, bylines, entries, headings, left, related, under_a_head

HEAD = """From: Ana Ruiz <ana@pier.example>
Date: 16 October 2024
Subject: the pier
To: Bo Lund <bo@pier.example>
"""
STORY = """The pier is longer than it looks from the town, and at its end there
is a hut where a man sells tickets for boats that no longer sail. He
has read every paper there is, and some of them he has read aloud to
the dog, who came back on foot along the shore in 1987.

Nobody has bought a ticket since that spring, which he remembers very
well. It was for a dog, he says, and he would not have had the heart
to charge it more than half. The boat was late, as it is to this day
in the book that he keeps, with its pencil, on a nail by the window."""


def quoted(text):
    return "\n".join(f"> {line}" if line else ">" for line in text.splitlines())


class MailTests(SimpleTestCase):
    def read_mail(self, above=""):
        return read(f"{above}{HEAD}\n{quoted(f'A pier in winter{chr(10) * 2}By Ana Ruiz{chr(10) * 2}{STORY}')}\n")

    def test_a_quoted_story_is_read_as_it_was_before(self):
        reading = self.read_mail()
        self.assertEqual(reading.value("headline"), "A pier in winter")
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])
        self.assertEqual([text.text for text in reading.paragraphs], [" ".join(part.split()) for part in parts(STORY)])

    def test_the_mail_in_a_mail_is_no_story_and_nor_is_the_note_above_it(self):
        note = f"{HEAD}\nHere it is. Pictures will follow.\n\n---------- Forwarded message ---------\n"
        reading = self.read_mail(above=note)
        self.assertEqual(reading.value("headline"), "A pier in winter")
        self.assertEqual(left(reading)["Here it is. Pictures will follow."], "boilerplate")

    def test_a_mail_that_a_story_prints_is_no_head_of_it(self):
        mail = "From: The Pier\nTo: Ole Dahl\nSubject: Your dog\nDate: 4 March 2025"
        reading = read("\n\n".join(["A Pier in Winter", "By Ana Ruiz", PROSE, mail, MORE_PROSE]))
        self.assertEqual((reading.value("headline"), reading.paragraphs[0].text), ("A Pier in Winter", PROSE))

    def test_questions_and_answers_are_no_head_of_a_mail(self):
        turns = [f"{label}: {words}" for label, words in zip("QAQAQA", [PROSE, MORE_PROSE] * 3, strict=True)]
        reading = read("\n\n".join(["On the pier", *turns]))
        self.assertEqual((len(reading.all_of(Question)), len(reading.all_of(Answer))), (3, 3))


def parts(text):
    return text.split("\n\n")


class TalkTests(SimpleTestCase):
    TURNS = (
        "Ana Ruiz: You sell tickets for boats that no longer sail.",
        "Ole Dahl: I do. Would you like one?",
        "Ruiz: The last was for a dog.",
        "Dahl: It came back on foot.",
        "Ruiz: What next?",
        "Dahl: The spring.",
    )

    def turns(self, byline):
        reading = read("\n\n".join(["On the pier", byline, PROSE, *self.TURNS]))
        return [(turn.speaker, type(turn)) for turn in (*reading.all_of(Question), *reading.all_of(Answer))]

    def test_who_has_written_it_asks_though_hardly_any_turn_is_a_question(self):
        asked = [speaker for speaker, kind in self.turns("By Ana Ruiz") if kind is Question]
        self.assertEqual(asked, ["Ana Ruiz", "Ruiz", "Ruiz"])

    def test_where_neither_has_written_it_nobody_asks(self):
        self.assertEqual(self.turns("By Bo Lund"), [])


class PictureTests(SimpleTestCase):
    def figures(self, *lines):
        return [(figure.caption, figure.credit) for figure in under_a_head(*lines, MORE_PROSE).all_of(Figure)]

    def test_a_description_that_says_just_what_the_caption_says_is_one_with_it(self):
        words = "Ana Ruiz, in a coat, looks at the pier in Low Tide."
        reading = under_a_head(f"{words}\n{words} Photograph: Bo Lund/Pier Films", MORE_PROSE)
        self.assertEqual(reading.all_of(PullQuote), [])
        self.assertEqual([figure.caption for figure in reading.all_of(Figure)], [words])

    def test_what_a_prize_is_for_is_nobody_s_picture(self):
        self.assertEqual(self.figures("THE ANA RUIZ AWARD (for a film set on a pier)"), [])

    def test_two_who_are_named_over_an_agency_wrote_nothing(self):
        body = (
            "Ana Ruiz and Bo Lund will play two people who sell tickets for boats that no longer sail from the pier. "
            "Nobody has bought one."
        )
        reading = read("\n".join(["A pier is saved", "By Cy Lee", "3 May 2025", "", "Ana Ruiz Bo Lund", "", body]))
        self.assertEqual(bylines(reading), [("Cy Lee", "words")])

    def test_what_is_worn_is_a_caption_where_the_shoot_is_credited(self):
        walks = "Ana Ruiz walks. Ana sits, and Ana says that the sea was never the same colour twice in all that time."
        heads = ["THE FIRST DAY", "THE SECOND DAY"]
        crew = "PHOTOGRAPHER BO LUND\nHAIR IDA MOSS AT SALT\nSET DESIGN ED FINN"
        for worn in (
            "ANA WEARS COAT, PIER & SONS. BOOTS, HER OWN",
            "Ana Ruiz wears a coat by Pier",
            "Ana wears a coat",
        ):
            with self.subTest(worn):
                above = ["Ana Ruiz at sea", "By Cy Lee", f"{walks} One.", worn, f"{walks} Ms Ruiz walks. Two."]
                below = [heads[0], f"{walks} Three.", heads[1], f"{walks} Four."]
                reading = read("\n\n".join([*above, *below, crew]))
                self.assertEqual([figure.caption or figure.alt for figure in reading.all_of(Figure)], [worn])
                self.assertEqual(headings(reading), heads)

    def test_what_somebody_does_in_weather_is_nothing_worn(self):
        walks = "Ruiz walks in a storm; it rains, and she laughs about it."
        reading = under_a_head(MORE_PROSE, walks, MORE_PROSE, "PHOTOGRAPHER BO LUND\nHAIR IDA MOSS AT SALT")
        self.assertIn(walks, [paragraph.text for paragraph in reading.paragraphs])

    def test_credits_in_capitals_have_their_whole_label_and_no_agency(self):
        reading = under_a_head(MORE_PROSE, "HAIR IDA MOSS AT SALT\nSET DESIGN ED FINN\nPHOTOGRAPHY ASSISTANT FAY ODO")
        [credits] = reading.all_of(Credits)
        self.assertEqual(
            [(line.name, line.role) for line in credits.lines],
            [("Ida Moss", "hair"), ("Ed Finn", "set-design"), ("Fay Odo", "other")],
        )


class PageTests(SimpleTestCase):
    def test_what_asks_notifies_or_parts_the_page_is_no_story(self):
        for line, name in {
            "after newsletter promotion": "newsletter box",
            "Want to keep up with the latest from the pier?": "newsletter box",
            "Privacy Notice: Newsletters may hold information about charities and what others pay for.": "navigation",
            "Join as a member and save £2 on every boat": "navigation",
            "← Previous post": "navigation",
            "Comments: Our rules": "comments",
        }.items():
            with self.subTest(line):
                self.assertEqual(left(under_a_head(line, MORE_PROSE)).get(line), name)

    def test_what_is_sold_under_its_label_is_no_other_story(self):
        reading = under_a_head(
            MORE_PROSE, "Up next\nHow one boat was saved\nSponsored\nPier Pro: the rope that sailors trust"
        )
        self.assertEqual(related(reading), ["How one boat was saved"])

    def test_the_stars_under_what_a_paper_said_are_that_paper_s(self):
        reading = under_a_head(MORE_PROSE, "“A slow, stubborn wonder”\n★★★★ The Pier Times")
        self.assertEqual(
            [(quote.text, quote.attribution) for quote in reading.all_of(Quotation)],
            [("“A slow, stubborn wonder”", "The Pier Times")],
        )
        self.assertEqual(reading.value("rating"), "")

    def test_a_sentence_set_large_may_have_single_quotation_marks(self):
        spoken = "“I have sold more tickets than boats,” he says. “None of them sailed. They were drawn on a wall.”"
        reading = under_a_head(spoken, "‘I HAVE SOLD MORE TICKETS THAN BOATS. NONE OF THEM SAILED’")
        self.assertEqual(len(reading.all_of(PullQuote)), 1)

    def test_the_title_of_a_film_stands_over_who_may_see_it(self):
        facts = "2024 | Belgium/Ireland | 104 mins | Flemish and English with English subtitles"
        tagline = "A ticket seller walks along the boards once for every year that has passed since the last boat."
        reading = above_a_body("What's on / Films", "", "The Ropewalk", "", "12A", facts, "", "BOOK NOW", "", tagline)
        self.assertEqual(reading.value("headline"), "The Ropewalk")

    def test_a_video_has_its_day_and_its_makers(self):
        head = ["Now playing", "How a boat is cut", "184K views • Premiered Nov 21, 2024"]
        body = [PROSE, "", f"In the video above he sells one. {MORE_PROSE}"]
        credits = ["Credits", "Director: Ana Ruiz", "Camera: Bo Lund", "Sound: Cy Lee"]
        reading = read("\n".join([*head, "", *body, "", *credits]))
        self.assertEqual(reading.value("published"), "2024-11-21")
        [credits] = reading.all_of(Credits)
        self.assertEqual([line.role for line in credits.lines], ["direction", "cinematography", "sound"])

    def test_a_release_is_of_the_day_that_its_first_words_name(self):
        self.assertEqual(read(f"A pier is saved\n\nLeeds, 2 June 2025: {PROSE}").value("published"), "2025-06-02")

    def test_where_to_watch_may_be_the_last_that_a_story_says(self):
        reading = under_a_head(MORE_PROSE, "“Low Tide” is rated PG-13 for fog. Opens Friday at the Regal.")
        self.assertEqual([text.tells for text in reading.paragraphs][-1], "where to watch")

    def test_a_verdict_that_sends_readers_to_a_cinema_tells_them_no_place(self):
        reading = under_a_head(
            MORE_PROSE, "A good film with its windows shut. See it in a cinema, and take the stairs."
        )
        self.assertEqual({text.tells for text in reading.paragraphs}, {""})


class LineTests(SimpleTestCase):
    def test_a_line_that_ends_with_an_article_goes_on_below(self):
        lines = [
            "Es gibt Filme, die erst beginnen, wenn jemand den",
            "Schirm aufspannt, und dieser hier ist einer von ihnen, denn",
            "nach zwölf Minuten tritt ein Mann auf die Mole von Husum, um",
            "ein Lineal ins Wasser zu halten, und er schreibt eine Zahl",
            "auf, die niemand von ihm wissen will, und das ist auch alles.",
        ]
        reading = read("\n".join(["Am Pegel", "", "Von Ana Ruiz", "", *lines, "", *lines]))
        self.assertEqual([text.text for text in reading.paragraphs][:1], [" ".join(lines)])

    def test_a_number_of_minutes_is_no_rank(self):
        self.assertEqual(entries(under_a_head(MORE_PROSE, "109 Minuten lang")), [])

    def test_a_word_of_one_letter_is_no_large_capital(self):
        question = "**E con il mare?**"
        body = (
            "Il molo è più lungo di quanto non sembri dalla città, e alla fine c’è un uomo con un cane che vende i "
            "biglietti della barca. Ha letto tutti i giornali."
        )
        reading = read("\n\n".join(["Sul molo", body, question, body, "**E con la barca?**", body]))
        self.assertEqual([turn.text for turn in reading.all_of(Question)], ["E con il mare?", "E con la barca?"])
