from django.test import SimpleTestCase, TestCase

from articles.checks.copy import stray_bracket, stray_quote
from tests.factories import make_block, make_photo

from .found import codes, found, sound_story


class DoubledWordsTests(TestCase):
    def test_are_found_as_words_and_as_phrases(self):
        for line, doubled in [
            ("What this is the is the end.", "“is the is the”"),
            ("She saw the the sea.", "“the the”"),
            ("The the sea.", "“The the”"),
            ("She saw <em>the</em> the sea.", "“the the”"),
            ("It is on the way on the way home.", "“on the way on the way”"),
        ]:
            with self.subTest(line=line):
                story = sound_story(body=[line])
                (problem,) = found(story, "doubled-words")
                self.assertEqual((problem.stops, problem.block), (False, story.blocks.get().pk))
                self.assertIn(doubled, problem.message)

    def test_are_found_in_headline_dek_and_captions(self):
        story = sound_story("The the end", dek="At the at the sea")
        make_block(story, "figure", photo=make_photo(), caption="On on the beach")
        self.assertEqual([problem.field for problem in found(story, "doubled-words")], ["title", "dek", "caption"])

    def test_are_left_alone_where_they_may_be_meant(self):
        for line in [
            "All that she had had was gone.",
            "He said that that was it.",
            "Duran Duran played La La Land.",
            "She read it again and again and again.",
            "It came closer and closer and closer.",
            "In the theatre, the thermal bath",
            "The other then there. There they sat.",
        ]:
            with self.subTest(line=line):
                self.assertEqual(codes(sound_story(body=[line])), [])


class ToComeTests(TestCase):
    def test_is_a_passage_left_as_tk(self):
        for line in ["Born in TK, she moved.", "[TK]", "TKTK wrote it.", "Check (TK)."]:
            with self.subTest(line=line):
                story = sound_story(body=[line])
                (problem,) = found(story, "to-come")
                self.assertEqual((problem.stops, problem.block), (False, story.blocks.get().pk))

    def test_is_found_in_every_field_that_holds_words(self):
        story = sound_story("TK", kicker="TK", dek="TK", kind="review", verdict="TK", body=[])
        make_block(story, "heading", text="TK")
        make_block(story, "pull-quote", text="TK", attribution="TK")
        make_block(story, "list-entry", title="TK", text="<p>TK</p>")
        make_block(story, "note", text="<p>TK</p>")
        self.assertEqual(
            [problem.field for problem in found(story, "to-come")],
            ["kicker", "title", "dek", "verdict", "text", "text", "attribution", "title", "text", "text"],
        )

    def test_is_no_other_word(self):
        self.assertEqual(codes(sound_story(body=["A TKO in the ATK, and tk."])), [])


class BracketTests(TestCase):
    def test_without_a_counterpart_is_named_with_its_place(self):
        story = sound_story(body=["All is well (here).", "She (who walks fast."])
        (problem,) = found(story, "unbalanced-brackets")
        self.assertEqual((problem.stops, problem.block), (False, story.blocks.last().pk))
        self.assertIn("“(”", problem.message)

    def test_stray_ones(self):
        for line, stray in [("a (b", "("), ("a) b, c", None), ("a b) c", ")"), ("(a [b) c]", ")"), ("« a", "«")]:
            with self.subTest(line=line):
                self.assertEqual(stray_bracket(line), stray)

    def test_balanced_ones(self):
        for line in ["(a [b] c)", "1) one", "(2) two", "“[Whenever I thought], I” (so)"]:
            with self.subTest(line=line):
                self.assertIsNone(stray_bracket(line))


class QuotationMarkTests(TestCase):
    def test_without_a_counterpart_is_named_with_its_place(self):
        story = sound_story(body=["“All is well.”", "“She walks fast."])
        (problem,) = found(story, "unbalanced-quotes")
        self.assertEqual((problem.stops, problem.block), (False, story.blocks.last().pk))
        self.assertIn("The quotation mark “ has no counterpart", problem.message)

    def test_may_wait_for_the_paragraph_in_which_the_quotation_ends(self):
        story = sound_story(body=["“She walks fast.</p><p>“She never stops.", "“She is gone.”"])
        self.assertEqual(codes(story), [])

    def test_may_not_wait_beyond_a_paragraph_that_does_not_go_on(self):
        story = sound_story(body=["“She walks fast.", "She never stops.”"])
        self.assertEqual(codes(story), ["unbalanced-quotes"] * 2)


class StrayQuoteTests(SimpleTestCase):
    def test_is_one_that_is_not_closed_or_not_opened(self):
        for line, stray in [
            ("“a b", "“"),
            ("a” b", "”"),
            ("“a “b” c", "“"),
            ('"a b', '"'),
            ('a "b" c" d', '"'),
            ("“a ‘b c”", "‘"),
            ("a 'b c", "'"),
        ]:
            with self.subTest(line=line):
                self.assertEqual(stray_quote(line), stray)

    def test_is_none_that_has_its_counterpart(self):
        for line in [
            "“a” b “c”",
            '"a" b',
            "“a ‘b,’” c",
            "‘a’ b",
            "a 'b' c",
            "“‘Are you?’ ” she says",
            "“Pretty”–esque",
        ]:
            with self.subTest(line=line):
                self.assertIsNone(stray_quote(line))

    def test_is_no_apostrophe(self):
        for line in [
            "It’s hers, isn't it",
            "the actors’ own, the actors' own",
            "rock ’n’ roll of the ’90s",
            "rock 'n' roll of the '90s",
            "‘em all, 'tis the ‘70s",
            "Palme d’Or",
        ]:
            with self.subTest(line=line):
                self.assertIsNone(stray_quote(line))

    def test_is_no_measure(self):
        for line in ["He is 5'10\" tall", "He is 6’2” tall"]:
            with self.subTest(line=line):
                self.assertIsNone(stray_quote(line))


class PullQuoteTests(TestCase):
    def test_should_stand_in_the_story(self):
        story = sound_story(body=["“She walks very fast,” he says."])
        block = make_block(story, "pull-quote", text="“She runs.”")
        (problem,) = found(story, "pull-quote-not-in-story")
        self.assertEqual((problem.stops, problem.block, problem.field), (False, block.pk, "text"))

    def test_may_be_set_otherwise_and_cut(self):
        for text in ["She walks very fast", "“she walks very fast.”", "She walks … fast", "She […] fast,"]:
            with self.subTest(text=text):
                story = sound_story(body=["“She walks very fast,” he says."])
                make_block(story, "pull-quote", text=text)
                self.assertEqual(codes(story), [])

    def test_does_not_begin_in_the_middle_of_a_word(self):
        story = sound_story(body=["She sidewalks fast."])
        make_block(story, "pull-quote", text="walks fast")
        self.assertEqual(codes(story), ["pull-quote-not-in-story"])
