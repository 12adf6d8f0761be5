from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.archive.paragraphs import cleaned, is_clean
from articles.rich_text import clean

# Pieces of which clean and unclean paragraphs are made alike.
PIECES = st.sampled_from(
    [
        *["a", "Ünder", "日本", " ", "\n", "\t", "\u00a0", "“", "'", '"', "=", "/", ";", "&", "<", ">"],
        *["&amp;", "&lt;", "&gt;", "&nbsp;", "&quot;", "&#60;", "&eacute;", "&ampx", "\u200b", "\u202e", "\x00", "\r"],
        *["<em>", "</em>", "<strong>", "</strong>", "<EM>", "<em >", "<em/>", "<b>", "<i>", "<br>", "<p>", "</p>"],
        *['<a href="https://example.org/a?b=1&amp;c=2">', "</a>", "<a>", '<a href="/stories/x/">', "<ul><li>"],
        *[
            '<a href="javascript:x">',
            '<a href="https://x">',
            '<a href="http://example.org">',
            "<script>",
            "<!--",
            "-->",
        ],
        *['<a href="https://www.google.com/url?q=https://example.org/">', '<a href="https://a-.org/">', "<a href=x>"],
        *['<a href="https://example.org:99999/">', '<a href="https://xn--a.org/">', '<a href="HTTPS://Example.org/%">'],
        *[
            '<a href="https://example.org/../x">',
            '<a href="https://1.2.3.4.5/">',
            '<a href="https://example.org/" title="x">',
        ],
    ]
)
PARAGRAPHS = st.lists(PIECES, max_size=12).map("".join)


def inline(inner):
    wrapped = st.sampled_from(["em", "strong"])
    return st.tuples(wrapped, inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>")


TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
NEAT = st.lists(st.recursive(TEXT, inline, max_leaves=4), max_size=5).map("".join)


class CleanTests(SimpleTestCase):
    @settings(max_examples=800, deadline=None)
    @given(PARAGRAPHS)
    def test_what_is_taken_for_clean_is_what_cleaning_leaves(self, html):
        if is_clean(html):
            self.assertEqual(clean(f"<p>{html}</p>"), f"<p>{html}</p>")

    @settings(max_examples=300, deadline=None)
    @given(NEAT)
    def test_so_is_neat_text_of_any_letters(self, html):
        if is_clean(html):
            self.assertEqual(clean(f"<p>{html}</p>"), f"<p>{html}</p>")

    @settings(max_examples=500, deadline=None)
    @given(PARAGRAPHS)
    def test_a_paragraph_is_kept_exactly_as_the_desk_would_keep_it(self, html):
        self.assertEqual(cleaned(html), clean(f"<p>{html}</p>"))

    def test_the_usual_paragraph_is_seen_to_be_clean(self):
        for html in (
            "Words, “quoted” and 'plain'.",
            "A &amp; B",
            "<em>Cléo</em> by <strong>Agnès <em>V.</em> Varda</strong>",
            'See <a href="https://www.example.org/a-b/?c=1&amp;d=2"><em>this</em></a>.',
        ):
            with self.subTest(html):
                self.assertTrue(is_clean(html))

    def test_what_is_not_allowed_goes_and_its_words_stay(self):
        self.assertEqual(cleaned('<span onclick="x()">Words</span><script>x()</script>'), "<p>Words</p>")
