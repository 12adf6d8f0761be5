import sys

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rich_text import clean, from_plain
from tests.pasted import FROM_GOOGLE_DOCS, FROM_WORD, GOOGLE_DOCS, WORD

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


STYLED = [
    *["<p class=MsoNormal>", "</p>", "<h2>", "</h2>", "<b style='font-weight:normal' id=docs-internal-guid-1>", "</b>"],
    *["<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>", "<p style='mso-list:l0 level3 lfo1'>"],
    *["<span style='mso-list:Ignore'>", "<span style='mso-spacerun:yes'>", "</span>", "<o:p>", "</o:p>", "<![if x]>"],
    *["<span style='font-weight:700;font-style:italic'>", "<i style='font-style:normal'>", "</i>", "<em>", "</em>"],
    *["<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<br class=Apple-interchange-newline>", "<br>", "1.", "·"],
    *[
        "<a name=x>",
        "<a href='https://google.com/url?q=https://x.org'>",
        "</a>",
        "&nbsp;",
        " ",
        "\n",
        "words",
        "<",
        "&",
    ],
    *["<blockquote>", "</blockquote>", "<td>", "<a style='\"' href='/\"&lt;'>", "<span style='a:b\">c'>"],
]


class PastedTests(SimpleTestCase):
    maxDiff = None

    def assert_becomes(self, html, expected):
        self.assertEqual(clean(html), expected)

    def test_of_word_is_left_what_it_means(self):
        self.assert_becomes(WORD, FROM_WORD)

    def test_of_google_docs_is_left_what_it_means(self):
        self.assert_becomes(GOOGLE_DOCS, FROM_GOOGLE_DOCS)

    def test_bold_and_italics_are_read_from_styles_and_the_style_has_the_last_word(self):
        for html, expected in [
            ('<span style="font-weight:700">a</span>', "<strong>a</strong>"),
            ('<span style="FONT-WEIGHT: Bold; font-style: italic">a</span>', "<strong><em>a</em></strong>"),
            ('<b style="font-weight:400">a</b>', "a"),
            ('<i style="font-style:normal">a</i>', "a"),
            ('<b style="mso-bidi-font-weight:normal">a</b>', "<strong>a</strong>"),
            ('<strong><span style="font-weight:700">a</span></strong>', "<strong>a</strong>"),
            ('<span style="font-weight:900000000000">a</span>', "a"),
        ]:
            with self.subTest(html):
                self.assert_becomes(html, expected)

    def test_words_are_never_lost_with_the_marks_around_them(self):
        self.assert_becomes(
            '<p style="margin:0">a<span style="font-weight:700"> </span>b <span style="font-style:italic">c </span></p>'
            '<table style="x"><tr><td>d</td></tr></table><p class=MsoNormal><b></b></p>',
            "<p>a b <em>c</em></p>d",
        )

    def test_a_list_drawn_by_word_ends_where_another_begins(self):
        drawn = "<span style='mso-list:Ignore'>{1}</span>"
        item = "<p class=MsoListParagraph style='mso-list:l{0} level1 lfo1'>" + drawn + "{2}</p>"
        self.assert_becomes(
            item.format(0, "·", "a") + item.format(1, "a)", "b") + "<p>c</p>" + item.format(0, "·", "d"),
            "<ul><li><p>a</p></li></ul><ol><li><p>b</p></li></ol><p>c</p><ul><li><p>d</p></li></ul>",
        )

    def test_links_lead_to_their_target_and_not_by_way_of_google(self):
        for address, target in [
            ("https://www.google.com/url?q=https://example.org/a%3Fb%3D1&amp;sa=D", "https://example.org/a?b=1"),
            ("http://google.co.uk/url?sa=t&amp;url=https://example.org/", "https://example.org/"),
            ("https://www.google.com/url?q=https://example.org/a%20b", "https://example.org/a%20b"),
            (
                "https://www.google.com/search?q=https://example.org/",
                "https://www.google.com/search?q=https://example.org/",
            ),
            ("https://www.google.com/url?q=mailto:desk@example.org", "mailto:desk@example.org"),
        ]:
            with self.subTest(address):
                self.assert_becomes(f'<a href="{address}">x</a>', f'<a href="{target}">x</a>')

    def test_google_leads_to_no_foreign_address(self):
        html = '<a href="https://www.google.com/url?q=javascript:alert(1)">x</a>'
        self.assertNotIn('href="javascript', clean(html))
        self.assert_becomes(
            '<a href="https://www.google.com/url?q=//evil.example">x</a>'.replace("//evil", "/%09/evil"), "<a>x</a>"
        )

    def test_writing_that_only_speaks_of_styles_stays_as_it_is(self):
        self.assert_becomes("<p>a style = 1\n  b</p>", "<p>a style = 1\n  b</p>")

    @settings(deadline=None)
    @given(st.lists(st.sampled_from(STYLED), max_size=16).map("".join))
    def test_what_is_clean_stays_as_it_is(self, html):
        self.assertEqual(clean(clean(html)), clean(html))
        self.assertNotRegex(clean(html), "<[^>]*(?:style|class|id)=")

    @settings(deadline=None)
    @given(st.lists(st.sampled_from(STYLED), max_size=16))
    def test_no_word_is_lost_but_what_word_draws_itself(self, pieces):
        html = "".join(piece for piece in pieces if "Ignore" not in piece and piece != "<")
        self.assertEqual(clean(html).count("words"), html.count("words"))

    def test_much_of_it_takes_no_more_than_its_share_of_steps(self):
        for piece in [
            "<p style='mso-list:l0 level1'><b>x</b>",
            "<ul style=a><li><p>x</p></li><ul><li>y</ul></ul>",
            "<p><span style='a'>&nbsp;</span><a href='https://google.com/url?q=https://x.org'>x</a>",
        ]:
            with self.subTest(piece):
                self.assertLess(steps(piece * 400), 6 * steps(piece * 100))

    def test_what_is_nested_beyond_reason_is_taken_for_text(self):
        for piece in ["<blockquote>", "<ul style=a><li>", "<span style='a'>", "<div></x>"]:
            with self.subTest(piece):
                self.assert_becomes(piece * 1000 + "words", "<p>words</p>")

    def test_many_paragraphs_that_nobody_closed_are_not(self):
        self.assert_becomes("<ul>" + "<li>a<br>" * 500 + "</ul>", "<ul>" + "<li>a<br></li>" * 500 + "</ul>")


def steps(html):
    """How many lines of Python the cleaning takes: a measure that no busy machine changes."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        clean(html)
    finally:
        sys.settrace(before)
    return counted


class FromPlainTests(SimpleTestCase):
    def test_a_paragraph_is_escaped(self):
        self.assertEqual(from_plain("Film & TV <b>"), "<p>Film &amp; TV &lt;b&gt;</p>")

    def test_nothing_stays_nothing(self):
        self.assertEqual(from_plain(" \n"), "")

    @settings(deadline=None)
    @given(st.text())
    def test_the_result_is_clean(self, text):
        self.assertEqual(clean(from_plain(text)), from_plain(text))
