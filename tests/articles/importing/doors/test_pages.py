import re
from collections import Counter

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from .files import one, refusal

LONG = "The festival opened on a wet Thursday with a film about a lighthouse keeper, his cat, and what the sea took."
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>A walk | The Gazette</title>
<meta property="og:description" content="Agnès and her cats"><meta property="article:section" content="Film">
<meta property="article:tag" content="beaches"><meta property="article:tag" content="cats">
<meta property="og:image" content="/lead.jpg"><link rel="canonical" href="https://gazette.example/film/a-walk">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebPage", "name": "The Gazette"}},
 {{"@type": "NewsArticle", "headline": "A walk on the beach", "datePublished": "2024-11-25T09:30:00+01:00",
   "dateModified": "2024-11-26", "author": {{"@id": "#ana"}}}},
 {{"@type": "Person", "@id": "#ana", "name": "Ana Sample"}}]}}</script></head>
<body class="newsletter-open"><header><nav><ul><li><a href="/">Home</a></li><li><a href="/tv">TV</a></li></ul>
</nav></header>
<main><article><h1>A walk on the beach</h1><p class="dek">Agnès and her cats</p><p class="byline">By Ana Sample</p>
<p>{LONG} <em>Really</em>, <b>bold</b>, <a href="/x?a=1&amp;b=(2)">linked</a>
and <a href="javascript:alert(1)">not</a>.</p>
<figure><img src="data:image/gif;base64,AAA" data-src="/a.jpg" alt="A pier"><figcaption>A pier at night.
<span class="credit">Jo Doe</span></figcaption></figure>
<div class="newsletter-box">Sign up for The Post<form><input type="email" placeholder="Email address">
<input type="submit" value="SIGN UP"></form></div>
<h2>Afterwards</h2><p>{LONG} Twice.</p>
<blockquote><p>We were cold.</p><p>I liked it.</p><cite>Agnès</cite></blockquote>
<ul><li>One</li><li>Two <ul><li>Three</li></ul></li></ul><ol start="3" reversed><li>C</li><li>B</li></ol>
<p>One line<br>another<br><br>a new paragraph</p><iframe src="https://www.youtube.com/embed/abc"></iframe>
<table><tr><th>Film</th><th>Prize</th></tr><tr><td>Sea</td><td>Palme</td></tr></table><hr><p>{LONG} Thrice.</p>
<aside class="related"><h3>More</h3><a href="/1">Seven piers</a><a href="/2">Cats</a></aside>
<div class="share-bar">Share this</div></article></main>
<section id="comments"><p>I was there. {LONG}</p></section><div class="cookie-consent">We use cookies</div>
<div style="display:none">Not seen</div><footer>© The Gazette</footer><script>var words = "of a script";</script>
</body></html>"""


class PageTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.page = one("saved.html", PAGE)

    def test_hands_on_its_story_as_text(self):
        self.assertEqual(
            self.page.text,
            f"""# A walk on the beach

Agnès and her cats

By Ana Sample

{LONG} *Really*, **bold**, [linked](https://gazette.example/x?a=1&b=%282%29) and not.

![A pier](https://gazette.example/a.jpg)
*A pier at night. Credit: Jo Doe*

## Afterwards

{LONG} Twice.

> We were cold.

> I liked it.

> — Agnès

- One

- Two

  - Three

3. C

2. B

One line
another

a new paragraph

https://www.youtube.com/embed/abc

| Film | Prize |
| Sea | Palme |

* * *

{LONG} Thrice.
""",
        )

    def test_what_it_says_for_machines_is_given(self):
        facts = self.page.given
        self.assertEqual((facts.headline, facts.dek), ("A walk on the beach", "Agnès and her cats"))
        self.assertEqual((facts.published, facts.updated), ("2024-11-25T09:30:00+01:00", "2024-11-26"))
        self.assertEqual([byline.name for byline in facts.bylines], ["Ana Sample"])
        self.assertEqual((facts.section, facts.tags, facts.language), ("Film", ("beaches", "cats"), "en-GB"))
        self.assertEqual(facts.source_url, "https://gazette.example/film/a-walk")
        self.assertEqual(facts.lead_image, "https://gazette.example/lead.jpg")

    def test_all_else_is_set_aside_under_a_name(self):
        self.assertEqual(
            [(leftover.name, leftover.text) for leftover in self.page.set_aside],
            [
                ("navigation", "- [Home](https://gazette.example/)\n- [TV](https://gazette.example/tv)"),
                ("newsletter box", "Sign up for The Post\nEmail address SIGN UP"),
                (
                    "related list",
                    "### More\n[Seven piers](https://gazette.example/1)\n[Cats](https://gazette.example/2)",
                ),
                ("share link", "Share this"),
                ("comments", f"I was there. {LONG}"),
                ("cookie notice", "We use cookies"),
                ("markup", "Not seen"),
                ("boilerplate", "© The Gazette"),
            ],
        )

    def test_what_leads_past_the_menu_is_set_aside_as_navigation(self):
        page = one("saved.html", PAGE.replace("<header><nav>", '<a href="#main">Skip to content</a><header><nav>'))
        self.assertIn(
            ("navigation", "Skip to content"), [(each.name, each.text.split("\n")[0]) for each in page.set_aside]
        )

    def test_a_story_among_bare_divisions_is_found(self):
        others = "".join(f"<div><a href='/{n}'>A headline of another story, number {n}</a></div>" for n in range(9))
        page = f"""<html><body><div id="top">Home Film TV</div><div id="c"><div>A walk</div><div>{LONG} One.</div>
<div>{LONG} Two.</div><div>{LONG} Three.</div></div>
<div id="side">{others}</div></body></html>"""
        incoming = one("a.html", page)
        self.assertEqual(incoming.text, f"A walk\n\n{LONG} One.\n\n{LONG} Two.\n\n{LONG} Three.\n")
        self.assertEqual([leftover.name for leftover in incoming.set_aside], ["unread", "related list"])

    def test_who_wrote_it_and_the_facts_of_the_film_stand_beside_the_text_with_its_headline(self):
        page = f"""<html><body><div id="top"><a href="/">Home</a> <a href="/tv">TV</a></div><div><div class="left">
<div class="meta">12 February 2025 | by Ana Ruiz</div><div class="title"><h1>A walk</h1></div>
<div class="text">{LONG} One.<br><br>{LONG} Two.<br><br>{LONG} Three.</div><div>A walk<br>UK 2025, 98 min.</div></div>
<div class="right"><div>Nine more lines of another thing altogether.</div></div></div></body></html>"""
        self.assertEqual(
            one("a.html", page).text,
            f"12 February 2025 | by Ana Ruiz\n\n# A walk\n\n{LONG} One.\n\n{LONG} Two.\n\n{LONG} Three.\n\n"
            "A walk\nUK 2025, 98 min.\n",
        )

    def test_a_gallery_is_one_block(self):
        page = """<!doctype html><p>Sea.</p><figure class="wp-block-gallery"><figure><img src="https://a.example/1.jpg">
<figcaption>One</figcaption></figure><figure><img src="https://a.example/2.jpg" alt="Two"></figure></figure>"""
        self.assertEqual(
            one("a.html", page).text,
            "Sea.\n\n![](https://a.example/1.jpg)\n*One*\n![Two](https://a.example/2.jpg)\n",
        )

    def test_a_video_with_a_caption_is_a_link_on_a_line(self):
        page = """<!doctype html><p>Sea.</p><figure><video src="https://a.example/v.mp4">It cannot play.</video>
<figcaption>Waves</figcaption></figure>"""
        self.assertEqual(one("a.html", page).text, "Sea.\n\n[Waves](https://a.example/v.mp4)\n")

    def test_a_pull_quote_in_an_aside_stays(self):
        page = (
            f"<!doctype html><article><p>{LONG}</p><aside class='pullquote'>We were cold</aside><p>{LONG}</p></article>"
        )
        self.assertIn("We were cold", one("a.html", page).text)

    def test_a_page_in_its_own_encoding_is_read(self):
        page = '<html><head><meta charset="windows-1252"></head><body><p>It’s the sea.</p></body></html>'
        self.assertEqual(one("a.html", page.encode("cp1252")).text, "It’s the sea.\n")

    def test_references_to_characters_that_no_page_should_hold_are_left_out(self):
        self.assertEqual(one("a.html", "<!doctype html><p>Sea&#8238;&#7;&#xFFFE; was</p>").text, "Sea was\n")

    def test_broken_data_for_machines_is_passed_over(self):
        nested = "[" * 100_000
        page = f'<!doctype html><script type="application/ld+json">{nested}</script><p>Sea.</p>'
        self.assertEqual(one("a.html", page).text, "Sea.\n")

    def test_a_page_that_stands_in_a_form_as_a_whole_is_read(self):
        page = f"<!doctype html><form class='subscribe'><h1>A walk</h1><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></form>"
        self.assertEqual(one("a.html", page).text, f"# A walk\n\n{LONG}\n\n{LONG}\n\n{LONG}\n")

    def test_a_page_with_nothing_but_navigation_is_left_to_the_editor(self):
        page = "<!doctype html><nav>Home, TV</nav><footer>The Gazette</footer><nav class=menu>Film</nav>"
        page += "<div class=share>Share this</div>"
        self.assertEqual(one("a.html", page).text, "Home, TV\n\nThe Gazette\n\nFilm\n\nShare this\n")

    def test_tags_nested_beyond_reason_leave_their_words(self):
        for deep in (300, 5_000):
            incoming = one("a.html", f"<!doctype html>{'<div>' * deep}The sea.{'</div>' * deep}<script>no</script>")
            self.assertEqual(incoming.text, "The sea.\n")
            self.assertEqual(
                incoming.warnings, ("Read as plain text. Its tags stand more than 200 deep in one another.",)
            )

    def test_more_tags_than_any_story_has_leave_their_words(self):
        incoming = one("a.html", f"<!doctype html>{'<i></i>' * 60_001}The sea.")
        self.assertEqual(
            (incoming.text, incoming.warnings), ("The sea.\n", ("Read as plain text. It has more than 60,000 tags.",))
        )

    def test_cells_that_stand_in_no_row_are_a_row(self):
        incoming = one("a.html", "<!doctype html><p>The sea was there.</p><table><td>Low tide</td><td>12</td></table>")
        self.assertIn("| Low tide | 12 |", incoming.text)

    def test_a_page_without_text_is_refused(self):
        self.assertIn("page without text", refusal("a.html", "<!doctype html><script>app()</script>"))


WORDS = st.sampled_from([f"w{number}x" for number in range(400)])
TAGS = """
    p div h1 h2 span em b a ul li ol blockquote figure figcaption table tr td aside nav footer form section article main
    header button sup pre q cite dl dt dd label
"""
CLASSES = st.sampled_from(["", "newsletter", "related", "share", "credit", "caption", "gallery", "wp-caption", "body"])


@st.composite
def pages(draw):
    """A page whose tags stand where no browser would want them, and are closed in any order or not at all."""
    parts, open_tags = [], []
    for _ in range(draw(st.integers(1, 40))):
        step = draw(st.integers(0, 3))
        if step == 0:
            tag = draw(st.sampled_from(TAGS.split()))
            hidden = draw(st.sampled_from(["", "", "", " hidden"]))
            parts.append(f'<{tag} class="{draw(CLASSES)}"{hidden}>')
            open_tags.append(tag)
        elif step == 1 and open_tags:
            parts.append(f"</{open_tags.pop(draw(st.sampled_from([-1, -1, 0])))}>")
        else:
            parts.append(draw(st.sampled_from(["", " ", "<br>", "<hr>", '<img src="/i.jpg" alt="w9y">'])))
            parts.append(f" {draw(WORDS)} ")
    return "<!doctype html><body>The sea was there. " + "".join(parts)


class NothingIsLostTests(SimpleTestCase):
    @settings(max_examples=200, deadline=None)
    @given(pages())
    def test_every_visible_word_is_in_the_text_or_set_aside_once(self, page):
        incoming = one("a.html", page)
        whole = " ".join([incoming.text, *(leftover.text for leftover in incoming.set_aside)])
        for word, count in Counter(re.findall(r" (w\d+x) ", page)).items():
            self.assertEqual(len(re.findall(rf"(?<!\w){word}(?!\w)", whole)), count, f"{word} in {page}")
