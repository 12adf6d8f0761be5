from django.test import SimpleTestCase

from articles.importing.reading.pieces import Mark
from articles.importing.reading.text.inline import plain


class InlineTests(SimpleTestCase):
    def test_emphasis_and_links_leave_the_words_and_are_remembered(self):
        words, marks = plain("See *Cléo* on [the shelf](/cleo), **now**")
        self.assertEqual(words, "See Cléo on the shelf, now")
        self.assertEqual(marks, (Mark(4, 8, "em"), Mark(12, 21, "link", "/cleo"), Mark(23, 26, "strong")))

    def test_one_emphasis_may_end_within_another(self):
        em, strong = Mark(0, 3, "em"), Mark(0, 3, "strong")
        for source, whole, inner in (
            ("***Ran**, 1985*", Mark(0, 9, "em"), strong),
            ("***Ran*, 1985**", Mark(0, 9, "strong"), em),
            ("***Ran***, 1985", strong, em),
            ("*Ran***, 1985**", em, Mark(3, 9, "strong")),
        ):
            with self.subTest(source):
                words, marks = plain(source)
                self.assertEqual((words, set(marks)), ("Ran, 1985", {whole, inner}))

    def test_brackets_in_an_address_belong_to_it(self):
        self.assertEqual(plain("[Ran](/Ran_(film))")[1], (Mark(0, 3, "link", "/Ran_(film)"),))

    def test_what_its_writer_struck_out_is_left_out(self):
        self.assertEqual(plain("It has ~~nine~~ ten planks, ~5 of them new")[0], "It has ten planks, ~5 of them new")

    def test_signs_that_close_nothing_stay(self):
        for words in ("5 * 3", "snake_case_name", "[an insertion] in a quote", "a ] b"):
            with self.subTest(words):
                self.assertEqual(plain(words), (words, ()))

    def test_an_escaped_sign_is_the_sign(self):
        self.assertEqual(plain(r"four \*stars\*"), ("four *stars*", ()))
