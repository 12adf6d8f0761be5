from django.test import SimpleTestCase

from articles.importing.reading.inline import plain
from articles.importing.reading.pieces import Mark


class InlineTests(SimpleTestCase):
    def test_emphasis_and_links_leave_the_words_and_are_remembered(self):
        words, marks = plain("See *Cléo* on [the shelf](/cleo), **now**")
        self.assertEqual(words, "See Cléo on the shelf, now")
        self.assertEqual(marks, (Mark(4, 8, "em"), Mark(12, 21, "link", "/cleo"), Mark(23, 26, "strong")))

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
