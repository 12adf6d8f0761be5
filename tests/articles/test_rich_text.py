from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rich_text import clean, from_plain

MARKUP = [
    *["<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<em>", "<a href='/x'>", "<a href='https://y/<b>'>", "</a>"],
    *["<table>", "<td>", "<ul>", "<li>", "<svg>", "<math>", "<style>", "</style>", "<!--", "-->", "<blockquote>"],
    *["<select>", "<template>", "<textarea>", "<title>", "&lt;b&gt;", "&#13;", "&#1;", "&#xFFFE;", "&", "<", " b>"],
    *["\x00", "\ud800", "\ufffe", "\u00a0", "words"],
]


class CleanTests(SimpleTestCase):
    def assert_becomes(self, html, expected):
        self.assertEqual(clean(html), expected)

    def test_keeps_the_tags_of_the_editor(self):
        html = (
            '<p><em>a</em> <strong>b</strong><br><a href="https://example.org/">c</a></p>'
            "<ul><li>d</li></ul><ol><li>e</li></ol><blockquote><p>f</p></blockquote>"
        )
        self.assert_becomes(html, html)

    def test_reads_bold_and_italic_as_what_they_mean(self):
        self.assert_becomes('<B>a</B> <i class="x">b</i>', "<strong>a</strong> <em>b</em>")

    def test_drops_scripts_styles_and_handlers_and_keeps_the_words(self):
        self.assert_becomes(
            '<p onclick="x()">a<script>alert(1)</script><img src=x onerror=y><span style="color:red">b</span></p>',
            "<p>ab</p>",
        )

    def test_keeps_addresses_of_the_web_of_letters_and_of_this_site_only(self):
        for address in ["https://example.org/a", "http://example.org", "mailto:desk@example.org", "/films/anora/"]:
            with self.subTest(address):
                self.assert_becomes(f'<a href="{address}">x</a>', f'<a href="{address}">x</a>')
        for address in ["javascript:alert(1)", " java\tscript:x", "data:text/html,x", "//evil.example", "/\\evil", "x"]:
            with self.subTest(address):
                self.assert_becomes(f'<a href="{address}">x</a>', "<a>x</a>")

    def test_a_tab_cannot_hide_a_foreign_address(self):
        self.assert_becomes('<a href="/&#9;/evil.example">x</a>', "<a>x</a>")

    def test_drops_characters_that_cannot_be_printed_however_they_are_written(self):
        self.assert_becomes("a\x00b\x1fc\ufffed\ud800e&#1;f&#xFDD0;g", "abcdefg")

    def test_drops_marks_that_turn_a_line_round(self):
        self.assert_becomes("<p>a\u202eb&#x2066;c</p>", "<p>abc</p>")

    def test_leaves_quotation_marks_and_letters_alone(self):
        self.assert_becomes("<p>“Shōgun”, Emilia Pérez… d’Or</p>", "<p>“Shōgun”, Emilia Pérez… d’Or</p>")

    @settings(deadline=None)
    @given(st.lists(st.sampled_from(MARKUP), max_size=14).map("".join))
    def test_what_is_clean_stays_as_it_is(self, html):
        self.assertEqual(clean(clean(html)), clean(html))


class FromPlainTests(SimpleTestCase):
    def test_a_paragraph_is_escaped(self):
        self.assertEqual(from_plain("Film & TV <b>"), "<p>Film &amp; TV &lt;b&gt;</p>")

    def test_nothing_stays_nothing(self):
        self.assertEqual(from_plain(" \n"), "")

    @settings(deadline=None)
    @given(st.text())
    def test_the_result_is_clean(self, text):
        self.assertEqual(clean(from_plain(text)), from_plain(text))
