from django.test import SimpleTestCase

from articles.talk import turns, voices

TALK = [
    "<p>We meet in a café.</p>",
    "<p><strong>Matinee: Where were you?</strong></p>",
    "<p><strong>Agnès Varda:</strong> On the beach, with <em>her</em>.</p>",
    "<p><strong>Matinee: Alone?</strong></p><p><strong>Agnès Varda</strong>: Never.</p><p>She laughs.</p>",
]


class TalkTests(SimpleTestCase):
    def told(self, text, speaking=None):
        return [
            (turn.kind, turn.who, turn.words)
            for turn in turns(text, voices([*TALK, text]) if speaking is None else speaking)
        ]

    def test_a_voice_is_a_name_that_speaks_twice_and_asks_if_most_of_its_turns_do(self):
        self.assertEqual(voices(TALK), {"Matinee": True, "Agnès Varda": False})

    def test_a_paragraph_in_bold_is_a_question_and_a_name_before_a_colon_its_speaker(self):
        self.assertEqual(self.told(TALK[1]), [("question", "Matinee", "Where were you?")])
        self.assertEqual(self.told("<p><strong>And then?</strong></p>"), [("question", "", "And then?")])

    def test_an_answer_keeps_its_words_and_gives_its_speaker_apart(self):
        self.assertEqual(self.told(TALK[2]), [("answer", "Agnès Varda", "On the beach, with <em>her</em>.")])

    def test_whoever_asks_is_known_where_only_the_names_are_bold(self):
        text = "".join(f"<p><strong>{who}:</strong> {words}</p>" for who, words in 2 * [("Q", "Why?"), ("A", "So.")])
        self.assertEqual([turn.kind for turn in turns(text, voices([text]))], 2 * ["question", "answer"])

    def test_what_is_no_turn_stays_as_it_is(self):
        for text in [
            "<p>We meet in a café.</p>",
            "<p><strong>Note:</strong> shortened.</p>",
            "<p>It is <strong>very</strong> late.</p>",
            "<ul><li>one</li><li><p><strong>two</strong></p></li></ul>",
            "<blockquote><p><strong>Matinee: Where?</strong></p></blockquote>",
        ]:
            with self.subTest(text=text):
                self.assertEqual(self.told(text), [("", "", text)])

    def test_a_question_that_has_a_colon_in_it_has_no_speaker_by_that(self):
        self.assertEqual(self.told("<p><strong>So tell me: why?</strong></p>"), [("question", "", "So tell me: why?")])

    def test_not_a_word_is_lost(self):
        for text in [*TALK, "loose <p>words</p> between", "<p></p>", ""]:
            with self.subTest(text=text):
                words = "".join(turn.who + turn.words for turn in turns(text, voices(TALK)))
                for word in ["café", "Where", "beach", "Alone", "Never", "laughs", "loose", "words", "between"]:
                    self.assertEqual(word in text, word in words)
