import unicodedata
from unittest import mock

from django.test import SimpleTestCase

from people import text as text_module
from people.text import one_line, printable, without_accents


class PrintableTests(SimpleTestCase):
    def test_drops_what_cannot_be_printed_and_what_turns_a_line_round(self):
        self.assertEqual(printable("a\x00b\x1fc\ufffed\U0001fffee\u202ef\u2066g\u2069h"), "abcdefgh")

    def test_keeps_lines_tabs_and_every_script(self):
        for text in ["one\ntwo\tthree", "Emilia Pérez", "بیضایی", "日本", "👩\u200d👧"]:
            with self.subTest(text):
                self.assertEqual(printable(text), text)

    def test_ends_lines_in_one_way(self):
        self.assertEqual(printable("one\r\ntwo\rthree"), "one\ntwo\nthree")


class OneLineTests(SimpleTestCase):
    def test_parts_words_by_single_spaces_whatever_parted_them(self):
        self.assertEqual(one_line(" a\r\nb\t c\u2028d\x0be\u00a0f \x00 g "), "a b c d e f g")


class WithoutAccentsTests(SimpleTestCase):
    def test_letters_stay_however_their_accents_were_written(self):
        for text in ("Pérez", "Pe\u0301rez"):
            self.assertEqual(without_accents(text), "Perez")
        self.assertEqual(without_accents("e\u0301" * 40), "e" * 40)

    def test_no_long_run_of_accents_is_put_in_order(self):
        with mock.patch.object(text_module, "unicodedata", wraps=unicodedata) as asked:
            self.assertEqual(without_accents("a" + "\u0327\u0301\u0f73" * 5000 + "ç"), "ac")
        self.assertEqual({len(call.args[1]) for call in asked.normalize.call_args_list}, {1})
