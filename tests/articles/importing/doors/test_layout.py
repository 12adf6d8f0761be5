"""What a stylesheet sets apart is read apart: elements in a row, cards of other stories."""

from django.test import SimpleTestCase

from .files import one
from .test_pages import LONG


def page(*parts):
    return one("saved.html", f"<html><body><main><h1>A walk</h1>{''.join(parts)}<p>{LONG}</p></main></body></html>")


def lines_of(markup):
    """What is read between the headline and the running text."""
    return page(markup).text.removeprefix("# A walk\n\n").removesuffix(f"{LONG}\n").strip("\n")


class RowTests(SimpleTestCase):
    def test_elements_side_by_side_are_a_line_each(self):
        self.assertEqual(
            lines_of("<div><span>By Ana Ruiz</span><time>Nov 7, 2025</time><span>6 min read</span></div>"),
            "By Ana Ruiz\nNov 7, 2025\n6 min read",
        )

    def test_so_they_are_beside_a_picture_or_a_block(self):
        row = '<img src="https://a.example/1.jpg"><div>Ana Ruiz</div><span>Nov 7, 2025</span><span>6 min read</span>'
        self.assertTrue(lines_of(f"<div>{row}</div>").endswith("Ana Ruiz\n\nNov 7, 2025\n6 min read"))

    def test_in_a_headline_they_are_words_of_one_line(self):
        found = one(
            "saved.html", f"<article><h1><span>Two walks</span><span>One beach</span></h1><p>{LONG}</p></article>"
        )
        self.assertTrue(found.text.startswith("# Two walks One beach\n"), found.text)

    def test_a_word_whose_letters_are_set_in_several_stays_one(self):
        for markup, read in {
            "<div><span>T</span><span>he sea</span></div>": "The sea",
            "<div><span>4</span><span>/5</span></div>": "4/5",
            "<div><span>★</span><span>★</span></div>": "★★",
            "<div><span>1</span><span>0</span></div>": "10",
            "<div><span>Pre-</span><span>Oscar</span></div>": "Pre-Oscar",
            "<div><b>Über</b><span>mut</span></div>": "**Über**mut",
            "<div>Mc<span>Ewan</span><span>Ltd</span></div>": "McEwanLtd",
            "<p><span>Mac</span><span>Donald</span></p>": "MacDonald",
        }.items():
            with self.subTest(markup):
                self.assertEqual(lines_of(markup), read)


class EmphasisTests(SimpleTestCase):
    def test_goes_on_where_its_elements_stand_side_by_side(self):
        for markup, read in {
            "<b>One</b><b> two</b>": "**One two**",
            "<b>One</b><b>two</b>": "**Onetwo**",
            "<b>One</b><b><br>two</b>": "**One**\n**two**",
            "<i>One</i><i>two</i><i>three</i>": "*Onetwothree*",
            "<b><i>One</i></b><i>, two</i>": "***One**, two*",
            "<i>One</i><b><i>, two</i></b>": "*One****, two***",
            "<b><i>One</i></b><b>, two</b>": "***One*, two**",
            "<b>One</b><i>two</i>": "**One***two*",
            "<i>One</i><a href='/2'><i>two</i></a>": "*One*[*two*](/2)",
            "One ****<i>two</i>": "One *****two*",
        }.items():
            with self.subTest(markup):
                self.assertEqual(lines_of(f"<p>{markup}</p>"), read)


class CardTests(SimpleTestCase):
    def card(self, number):
        return (
            f'<a href="/{number}"><img src="/{number}.jpg"><div>A headline of another story, number {number}</div></a>'
        )

    def set_aside(self, *parts):
        return {each.name: each.text for each in page(f"<p>{LONG}</p>", *parts).set_aside}

    def test_pictures_and_headlines_that_are_links_side_by_side_are_other_stories(self):
        for box in (
            f"<div>Recommended{self.card(1)}{self.card(2)}</div>",
            f"<ul><li>{self.card(1)}</li><li>{self.card(2)}</li></ul>",
        ):
            with self.subTest(box):
                self.assertIn("number 2", self.set_aside(box)["related list"])

    def test_one_alone_may_be_the_storys_own(self):
        self.assertEqual(self.set_aside(f'<div>{self.card(1)}<a href="/more">More</a></div>'), {})

    def test_so_may_those_that_something_is_said_of(self):
        said = "<p>Of which a good deal more is said here than a label would ever say beside a card.</p>"
        self.assertEqual(self.set_aside(f"<div>{self.card(1)}{said}{self.card(2)}{said}</div>"), {})


class FiledTests(SimpleTestCase):
    def test_topics_after_a_label_are_navigation(self):
        row = '<div><span>Filed under:</span><a href="/t/1">Ana Ruiz</a><a href="/t/2">Bo Lund</a></div>'
        (aside,) = page(f"<p>{LONG}</p>", row).set_aside
        self.assertEqual((aside.name, "Bo Lund" in aside.text), ("navigation", True))

    def test_names_without_one_are_the_storys(self):
        row = '<div><span>Ana met</span> <a href="/1">Bo Lund</a> <a href="/2">Di Ash</a></div>'
        self.assertIn("Bo Lund", page(f"<p>{LONG}</p>", row).text)


class NamedTests(SimpleTestCase):
    def test_what_is_called_a_caption_is_one_in_small_print_too(self):
        small = '<small class="img-caption">Image via Pier</small>'
        markup = f'<img src="https://a.example/1.jpg">{small}'
        self.assertEqual(
            lines_of(f'<div class="lead">{markup}</div>'), "![](https://a.example/1.jpg)\n*Image via Pier*"
        )

    def test_who_wrote_it_and_what_it_is_filed_under_stand_beside_it(self):
        bio = '<div class="block-bio"><p>Ana writes lists, and once spent nine hours in a lift.</p></div>'
        tags = '<ul class="article-tags"><li><a href="/t/1">Ran</a></li><li><a href="/t/2">Cléo</a></li></ul>'
        self.assertEqual(
            {each.name for each in page(tags, f"<p>{LONG}</p>", bio).set_aside}, {"navigation", "boilerplate"}
        )
