from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Answer, PullQuote, Question

TURNS = ["When did you come here?", "In 1987, with a dog.", "And you stayed?", "The dog did not."]


def talk(*turns):
    reading = read(
        "\n\n".join(["On the Pier", "By Ana Ruiz", "He sells tickets for boats that no longer sail.", *turns])
    )
    asked = [(turn.text, turn.speaker) for turn in reading.all_of(Question)]
    return asked, [(turn.text, turn.speaker) for turn in reading.all_of(Answer)]


def labelled(asker, answerer, sign=":"):
    return [f"{label}{sign} {turn}" for label, turn in zip([asker, answerer] * 2, TURNS, strict=True)]


class TalkTests(SimpleTestCase):
    def test_labels_of_every_house_say_who_asks(self):
        for asker, answerer, sign in [
            ("Q", "A", ":"),
            ("Q", "A", "."),
            ("P", "R", "."),
            ("Pregunta", "Respuesta", "."),
            ("Frage", "Antwort", ":"),
            ("MATINEE", "Ole Dahl", ":"),
            ("HOST", "OLE DAHL", ":"),
        ]:
            with self.subTest(asker):
                asked, answered = talk(*labelled(asker, answerer, sign))
                self.assertEqual(asked, [(TURNS[0], asker), (TURNS[2], asker)])
                self.assertEqual(answered, [(TURNS[1], answerer), (TURNS[3], answerer)])

    def test_words_say_once_what_letters_stand_for(self):
        for words in (("Pregunta", "Respuesta"), ("Frage", "Antwort")):
            with self.subTest(words):
                labels = [*words, words[0][0], words[1][0]]
                asked, answered = talk(*(f"{label}. {turn}" for label, turn in zip(labels, TURNS, strict=True)))
                self.assertEqual([text for text, _ in asked], [TURNS[0], TURNS[2]])
                self.assertEqual([text for text, _ in answered], [TURNS[1], TURNS[3]])

    def test_few_words_behind_a_label_are_no_part_of_it(self):
        turns = ["Pregunta. Who?", "Respuesta. A dog. Then a hat.", "P. Why?", "R. It was cold.", "P. So?", "R. So."]
        self.assertEqual([len(said) for said in talk(*turns)], [3, 3])

    def test_the_time_before_a_turn_of_a_transcript_is_no_part_of_it(self):
        turns = [f"[00:12:3{number}] {turn}" for number, turn in enumerate(labelled("HOST", "OLE DAHL"))]
        self.assertEqual(talk(*turns)[0], [(TURNS[0], "HOST"), (TURNS[2], "HOST")])

    def test_letters_need_no_sign_behind_them_and_an_a_further_on_in_an_answer_is_a_word(self):
        asked, answered = talk(*labelled("Q", "A", ""), "A dog knows when it is beaten.")
        self.assertEqual(asked, [(TURNS[0], "Q"), (TURNS[2], "Q")])
        self.assertEqual(answered, [(TURNS[1], "A"), (TURNS[3], "A")])

    def test_questions_in_bold_have_answers_under_them(self):
        asked, answered = talk(f"**{TURNS[0]}**", TURNS[1], f"**{TURNS[2]}**", TURNS[3])
        self.assertEqual([text for text, _ in asked], [TURNS[0], TURNS[2]])
        self.assertEqual([text for text, _ in answered], [TURNS[1], TURNS[3]])

    def test_initials_are_the_voice_of_the_full_name(self):
        asked, answered = talk(
            "La Jetée : Pourquoi ?", "Solveig Armand : Parce que.", "La Jetée : Et ?", "S. A. : Rien."
        )
        self.assertEqual((len(asked), len(answered)), (2, 2))

    def test_a_question_in_running_text_is_no_interview(self):
        self.assertEqual(talk("Does it mean anything? Probably. He sat down.", "Why not? It was late."), ([], []))


class QuestionTests(SimpleTestCase):
    def test_a_question_may_begin_with_a_title_between_quotation_marks(self):
        turns = [
            "Where did you find it?",
            "In the shed, behind the oars, which I had not looked at for years.",
            "« Low Tide » lasts three hours. Was that planned?",
            "No. We had five hours of it when we came home, and cut.",
            "And what comes after it?",
            "I mean to say nothing for a year or so, and then we will see.",
        ]
        self.assertEqual(len(talk(*turns)[0]), 3)


class AnsweringBackTests(SimpleTestCase):
    def test_an_answer_that_ends_by_asking_is_an_answer(self):
        told = "It was the lamp of my mother. It stood in the hall for years. "
        reading = read(
            "The Keeper on Her Lamp\n\nBy Ana Ruiz\n\n"
            "The pier has had one keeper since the war, and she has seen every film that ever came to town there.\n\n"
            f"What do you see when you watch it?\n\n{told}Did we ever give it back?\n\n"
            f"How close were you to stopping?\n\n{told}Nobody said so.\n\n"
            f"Would you cut a scene today?\n\n{told}What was I saving it for?\n\n"
            f"And what do you do now?\n\n{told}I sell tickets."
        )
        self.assertEqual([len(reading.all_of(kind)) for kind in (Question, Answer)], [4, 4])


def asked_and_answered(reading):
    return [len(reading.all_of(kind)) for kind in (Question, Answer)]


class PlainTalkTests(SimpleTestCase):
    HEAD = "The Keeper on Her Lamp\n\nBy Ana Ruiz\n\n"
    OPENING = "The pier has had one keeper since the war, and she has seen every film that ever came to town there."
    ASKED = ["What do you see in it?", "How close were you to the end?", "Would you cut it?", "And what is next?"]
    ANSWER = "It was the lamp of my mother. It stood in the hall for {} years and I never saw it there."

    def read(self, *more, at=2):
        """Four questions with their answers, and something more before the question with that number."""
        turns = [words for asked in self.ASKED for words in (asked, self.ANSWER.format(len(asked)))]
        return read(self.HEAD + "\n\n".join([self.OPENING, *turns[: 2 * at], *more, *turns[2 * at :]]))

    def test_one_sentence_in_the_place_of_a_question_is_one(self):
        story = self.read("Bo Lund has said that it was a home movie.", f"He said so, daily! {self.ANSWER}")
        self.assertEqual(asked_and_answered(story), [5, 5])

    def test_one_sentence_more_of_an_answer_is_none(self):
        for more in (
            ["I said so, daily."],
            ["Bo Lund has said so.", self.ANSWER.format("two"), self.ANSWER.format("many")],
        ):
            with self.subTest(len(more)):
                self.assertEqual(asked_and_answered(self.read(*more)), [4, 4])

    def test_an_answer_of_few_sentences_may_ask_over_the_next_question(self):
        asked = (
            "My mother’s lamp. Half of all that stood in it came from other people, did we ever give it back to them?"
        )
        self.assertEqual(asked_and_answered(self.read("And whose was the lamp?", asked)), [5, 5])

    def test_words_between_quotation_marks_and_two_turns_are_set_large(self):
        quote = "“I did not want a lamp. I wanted the one that burns.”"
        story = self.read(quote)
        self.assertEqual([pull.text for pull in story.all_of(PullQuote)], [quote])
        self.assertEqual(asked_and_answered(story), [4, 4])

    def test_they_are_a_paragraph_amid_an_answer(self):
        story = self.read("“I did not want a lamp. I wanted the one that burns.”", self.ANSWER)
        self.assertEqual(story.all_of(PullQuote), [])

    def test_a_question_goes_on_below_a_box_of_other_stories(self):
        box = "Related Stories\n\nThe Best Boats of the Year\nHow a Pier Found Its Dog"
        self.assertEqual(asked_and_answered(self.read(box)), [4, 4])

    def test_so_does_a_short_turn_with_its_letter(self):
        box = "Related Stories\n\nThe Best Boats of the Year\nHow a Pier Found Its Dog"
        asked, answered = talk(*labelled("P", "R", "."), box, "P. And then?", "R. It was cold.")
        self.assertEqual((len(asked), len(answered)), (3, 3))


class TalkOnPagesTests(SimpleTestCase):
    def test_who_signs_the_story_asks_under_a_surname_too(self):
        said = ["Tell me of the dog.", "He came in 1987.", "He stayed, I think.", "So did I."]
        labels = ["Ruiz", "Dahl"] * 2
        asked, answered = talk(*(f"{label}: {words}" for label, words in zip(labels, said, strict=True)))
        self.assertEqual(asked, [(said[0], "Ruiz"), (said[2], "Ruiz")])
        self.assertEqual(answered, [(said[1], "Dahl"), (said[3], "Dahl")])

    def test_two_sentences_to_somebody_stand_for_a_question(self):
        remark = "Your hats are often called small. It is a word you dislike."
        long = "There are two kinds of hat. One is for the wind, and I have lost that one more often than I can say."
        asked, _ = talk(*TURNS, remark, long, "And boats?", "No boats sail.")
        self.assertEqual([text for text, _ in asked], [TURNS[0], TURNS[2], remark, "And boats?"])

    def test_a_remark_right_over_its_answer_among_questions_over_theirs_stands_for_one(self):
        remark = "One thinks of the dog, who brought you here."
        pairs = [TURNS[:2], [remark, "That is so, and he was never thanked for it by anybody."], TURNS[2:]]
        pairs.append(["And boats?", "No boats sail."])
        asked, _ = talk(*("\n".join(pair) for pair in pairs))
        self.assertEqual([text for text, _ in asked], [TURNS[0], remark, TURNS[2], "And boats?"])

    def test_the_foot_of_a_page_asks_readers(self):
        turns = [*TURNS, "And boats?", "No boats sail, and nobody has asked for one since the spring. I keep a list."]
        asked, _ = talk(*turns, "Copyright 2025 The Pier. All rights reserved.", "Want to change what you get?", "Do.")
        self.assertEqual(len(asked), 3)

    def test_a_sentence_of_the_story_set_large_under_a_headline_of_another_is_a_pull_quote(self):
        said = "Nobody sees them there, or they are gone when the summer is over and the boats are in."
        turns = [TURNS[0], f"In 1987. {said} I stayed.", "À lire aussi\nLe phare, ou l’art d’attendre", f"« {said} »"]
        reading = read("\n\n".join(["On the Pier", "By Ana Ruiz", "He sells tickets.", *turns, *TURNS[2:]]))
        self.assertEqual([piece.text for piece in reading.all_of(PullQuote)], [f"« {said} »"])
