"""Pages as the themes and programs of the day write them."""

import json

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Figure, Quotation, Video

from .files import one

RAIN = (
    "The rain had not stopped for eleven days when the crew came down to the harbour, and Ines asked them all to wait."
)
BOATS = "It was made for less than a million, most of it spent on boats, and it looks like nothing else this year."
BEES = (
    "Nobody had expected the smallest hall to be the fullest, and yet there stood a queue around the block on Tuesday."
)


def page(*body, head=""):
    inner = "\n".join(body)
    return one(
        "saved.html",
        f"<html><head>{head}</head><body><nav><a href='/'>Home</a></nav><main><article><h1>Waiting for the light</h1>"
        f"<p>{RAIN}</p>{inner}<p>{BOATS}</p></article></main></body></html>",
    )


def figures_of(incoming):
    return [
        (figure.address, figure.caption, figure.credit) for figure in read(incoming.text, incoming.given).all_of(Figure)
    ]


def set_aside(incoming):
    return {leftover.name: leftover.text for leftover in incoming.set_aside}


class PictureTests(SimpleTestCase):
    def test_a_picture_that_is_loaded_late_has_its_own_address_and_not_that_of_what_stands_in(self):
        for markup in (
            '<img src="/i/spacer.gif" data-lazy="https://x.example/a.jpg" alt="A">',
            '<img src="/placeholder.png" data-srcset="/s.jpg 300w, https://x.example/a.jpg 900w" alt="A">',
            '<img srcset="https://x.example/a.jpg 900w, https://x.example/s.jpg 300w" alt="A">',
            '<img srcset="https://x.example/w_1,h_2/s.jpg 1x, https://x.example/a.jpg 2x" alt="A">',
            '<picture><source type="image/webp" srcset="https://x.example/a.webp 900w">'
            '<source srcset="https://x.example/a.jpg 900w"><img alt="A"></picture>',
            '<img src="data:image/gif;base64,R0"><noscript><img src="https://x.example/a.jpg" alt="A"></noscript>',
            '<noscript><img src="https://x.example/a.jpg" alt="A"></noscript><img src="/blank.gif" alt="A">',
            '<div role="img" aria-label="A" style="background-image: url(\'https://x.example/a.jpg\')"></div>',
            '<amp-img src="https://x.example/a.jpg" alt="A"><noscript><img src="https://x.example/a.jpg"></noscript></amp-img>',
        ):
            for around in ("<figure>{}<figcaption>At dawn</figcaption></figure>", "<div>{}</div>"):
                with self.subTest(markup=markup, around=around):
                    found = figures_of(page(around.format(markup)))
                    self.assertEqual([address for address, _, _ in found], ["https://x.example/a.jpg"])

    def test_a_picture_only_for_those_without_scripts_is_a_picture(self):
        found = figures_of(
            page(
                '<figure><div class="js"></div><noscript><img src="https://x.example/a.jpg"></noscript>'
                "<figcaption>At dawn</figcaption></figure>"
            )
        )
        self.assertEqual(found, [("https://x.example/a.jpg", "At dawn", "")])

    def test_what_counts_readers_without_scripts_is_none(self):
        self.assertEqual(
            figures_of(page('<noscript><img src="https://t.example/p?c=1" height="1" width="1"></noscript>')), []
        )
        self.assertEqual(figures_of(page('<noscript><img src="https://t.example/p?c=1"></noscript>')), [])

    def test_caption_and_credit_are_two_whatever_they_stand_in(self):
        picture, caption = '<img src="https://x.example/a.jpg" alt="">', "Ines at dawn."
        for markup in (
            f"<figure>{picture}<figcaption>{caption}<cite>Photo: Jo Marsh</cite></figcaption></figure>",
            f'<div>{picture}<span class="caption">{caption}</span><span class="credit">Jo Marsh</span></div>',
            f'<div>{picture}<p class="image-caption">{caption}</p><p class="photo-credit">Photo: Jo Marsh</p></div>',
            f"<table><tr><td>{picture}<tr><td class='tr-caption'>{caption} Photo: Jo Marsh</table>",
        ):
            with self.subTest(markup=markup):
                ((address, printed, credit),) = figures_of(page(markup))
                self.assertEqual((address, printed), ("https://x.example/a.jpg", caption))
                self.assertIn("Jo Marsh", credit)

    def test_what_holds_a_heading_is_no_caption_whatever_it_is_called(self):
        picture = '<img src="https://x.example/a.jpg" alt="">'
        incoming = page(f'<div class="card">{picture}<div class="caption"><h2>Nets</h2><p>{BEES}</p></div></div>')
        self.assertIn(f"\n\n## Nets\n\n{BEES}\n\n", incoming.text)

    def test_the_credit_of_a_slide_is_its_picture_s_and_its_number_is_no_text(self):
        slide = (
            '<div class="slide"><div class="slide-count">{0} / 3</div><img src="https://x.example/{0}.jpg" alt="">'
            '<h2>Film {0}</h2><p>{1}</p><div class="slide-credit">Jo Marsh {0}</div></div>'
        )
        incoming = page(*(slide.format(number, BOATS) for number in (1, 2, 3)))
        self.assertEqual(["Jo Marsh" in credit for _, _, credit in figures_of(incoming)], [True] * 3)
        self.assertNotIn("/ 3", incoming.text)
        self.assertIn("1 / 3\n2 / 3\n3 / 3", set_aside(incoming)["navigation"])

    def test_who_wrote_it_is_shown_beside_the_story_and_not_in_it(self):
        incoming = page(
            '<p><img src="/m.jpg" alt="Mara Lind" width="44">Mara Lind</p>',
            head='<meta name="author" content="Mara Lind">',
        )
        self.assertEqual(figures_of(incoming), [])
        self.assertIn("m.jpg", set_aside(incoming)["boilerplate"])


class TermTests(SimpleTestCase):
    def test_terms_and_what_is_said_of_them_are_a_line(self):
        incoming = page(
            "<dl><dt>Director</dt><dd>Ines Falk</dd><dt>Cast:</dt><dd>Ola Brandt</dd><dd>Mia Reuter</dd></dl>"
        )
        self.assertIn("\n\nDirector: Ines Falk\n\nCast: Ola Brandt, Mia Reuter\n\n", incoming.text)

    def test_words_between_terms_are_not_lost(self):
        incoming = page("<dl><dt>Director</dt>so they say<dd>Ines Falk</dd>and so on</dl>")
        for words in ("Director", "so they say", "Ines Falk", "and so on"):
            self.assertIn(words, incoming.text)

    def test_addresses_for_machines_are_no_words(self):
        told = {"@type": "NewsArticle", "url": "https://x.example/?p=1&section=2", "headline": "One &amp; two"}
        incoming = page(head=f'<script type="application/ld+json">{json.dumps(told)}</script>')
        self.assertEqual(incoming.given.source_url, told["url"])

    def test_topics_of_the_next_story_are_not_this_one_s(self):
        def story(number, topic):
            return (
                f"<article><h1>Story {number}</h1><p>{RAIN}</p><p>{BEES}</p><p>"
                f'<a rel="category" href="/c/">Section {number}</a> <a rel="tag" href="/t/">{topic}</a></p>'
                f'<footer><a rel="tag" href="/t/">{topic}</a></footer></article>'
            )

        incoming = one("saved.html", f"<html><body>{story(1, 'Rain')}{story(2, 'Bees')}</body></html>")
        self.assertEqual((incoming.given.section, incoming.given.tags), ("Section 1", ("Rain",)))


class QuotationTests(SimpleTestCase):
    def test_whose_words_they_are_stands_with_them(self):
        for markup in (
            "<figure><blockquote><p>The coast is a liar, and I have loved it since I was nine.</p>"
            "<cite>Ines Falk</cite></blockquote></figure>",
            "<blockquote><p>The coast is a liar, and I have loved it since I was nine.</p><footer>— Ines Falk</footer>"
            "</blockquote>",
            "<figure><blockquote>The coast is a liar, and I have loved it since I was nine.</blockquote>"
            "<figcaption>— Ines Falk</figcaption></figure>",
        ):
            with self.subTest(markup=markup):
                incoming = page(markup)
                (quotation,) = read(incoming.text, incoming.given).all_of(Quotation)
                self.assertEqual(
                    (quotation.text, quotation.attribution),
                    ("The coast is a liar, and I have loved it since I was nine.", "Ines Falk"),
                )


class PlayerTests(SimpleTestCase):
    def test_whatever_plays_is_a_film_at_its_address(self):
        address = "https://www.youtube.com/watch?v=abcdefghijk"
        for markup in (
            '<amp-youtube data-videoid="abcdefghijk"></amp-youtube>',
            '<lite-youtube videoid="abcdefghijk"></lite-youtube>',
            f'<iframe src="about:blank" data-src="{address}"></iframe>',
            f'<div data-html="&lt;iframe src=&quot;{address}&quot;&gt;&lt;/iframe&gt;"></div>',
        ):
            with self.subTest(markup=markup):
                incoming = page(markup)
                self.assertEqual(
                    [each.address for each in read(incoming.text, incoming.given).all_of(Video)], [address]
                )

    def test_what_another_site_lends_stays_with_its_address(self):
        incoming = page(
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Cx/?utm=1">'
            "<a href='https://www.instagram.com/p/Cx/'>View this post</a></blockquote>",
            '<amp-twitter data-tweetid="12"><blockquote placeholder>Nine minutes.</blockquote></amp-twitter>',
        )
        self.assertIn("\n\nhttps://www.instagram.com/p/Cx/\n\n", incoming.text)
        self.assertIn("https://twitter.com/i/status/12", incoming.text)


class OtherStoriesTests(SimpleTestCase):
    NEXT = f"<article><h1>A queue for bees</h1><p>{BEES}</p><p>{BEES} Again.</p></article>"

    def test_the_next_story_of_a_page_without_end_is_set_aside_and_told(self):
        markup = f"<article><h1>Waiting</h1><p>{RAIN}</p><p>{BOATS}</p></article>"
        for stories in (
            markup + self.NEXT,
            (markup + self.NEXT).replace("<article>", "<div class='post'>").replace("</article>", "</div>"),
        ):
            with self.subTest(stories=stories):
                incoming = one("saved.html", f"<title>Waiting</title><main>{stories}</main>")
                self.assertNotIn("smallest hall", incoming.text)
                self.assertIn("smallest hall", set_aside(incoming)["related list"])
                self.assertIn("“A queue for bees”", incoming.warnings[0])

    def test_the_one_that_the_page_is_named_for_is_its_story_wherever_it_stands(self):
        first = f"<article><h1>Waiting</h1><p>{RAIN}</p><p>{BOATS}</p></article>"
        incoming = one("saved.html", f"<title>A queue for bees | The Gazette</title><main>{first}{self.NEXT}</main>")
        self.assertIn("smallest hall", incoming.text)
        self.assertNotIn("eleven days", incoming.text)

    def test_headings_within_one_story_and_articles_below_its_headline_part_nothing(self):
        for markup in (
            f"<article><h1>Waiting</h1><p>{RAIN}</p><p>{BOATS}</p><h1>Later</h1><p>{BEES}</p><p>{BEES}</p></article>",
            f"<h1>Waiting</h1><article><h1>One</h1><p>{RAIN}</p><p>{BOATS}</p></article>{self.NEXT}",
        ):
            with self.subTest(markup=markup):
                incoming = one("saved.html", f"<title>Waiting</title><main>{markup}</main>")
                self.assertIn("eleven days", incoming.text)
                self.assertIn("smallest hall", incoming.text)
                self.assertEqual(incoming.warnings, ())

    def test_a_page_that_does_not_show_all_of_its_story_says_so(self):
        whole = " ".join([RAIN, BOATS, BEES] * 3)
        incoming = page(
            head='<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false, '
            f'"articleBody": "{whole}"}}</script>'
        )
        self.assertEqual(len(incoming.warnings), 2)
        self.assertIn("not free to read", incoming.warnings[0])
        self.assertIn("some may be missing", incoming.warnings[1])


class NamedForMachinesTests(SimpleTestCase):
    def test_the_headline_is_the_one_that_readers_see(self):
        for told in (
            "Waiting for the light — The Gazette",
            "WAITING FOR THE LIGHT | Gazette",
            "This director waited 11 days",
        ):
            with self.subTest(told=told):
                incoming = page(head=f'<meta property="og:title" content="{told}">')
                self.assertEqual(incoming.given.headline, "Waiting for the light")

    def test_the_name_of_a_site_is_no_headline(self):
        incoming = one(
            "saved.html",
            f'<head><meta property="og:title" content="Waiting"></head><header><h1 class="site-title">The Gazette</h1>'
            f"</header><div class='entry'><h2>Waiting</h2><p>{RAIN}</p><p>{BOATS}</p></div>",
        )
        self.assertEqual(incoming.given.headline, "Waiting")

    def test_references_and_tags_in_it_are_read(self):
        incoming = page(
            head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Waiting for the light", '
            '"description": "On &#8216;The Salt Year&#8217; &amp; <i>Nets</i>", '
            '"author": {"name": "Jos&eacute; Ruiz"}}</script>'
        )
        self.assertEqual(incoming.given.dek, "On ‘The Salt Year’ & Nets")
        self.assertEqual(incoming.given.bylines[0].name, "José Ruiz")

    def test_section_and_topics_stand_in_its_links_where_nowhere_else(self):
        incoming = page(
            '<div class="cat-links"><a href="/category/film/" rel="category tag">Film</a></div>'
            '<p>About: <a href="/tag/sea" rel="tag">sea</a> <a href="/tag/debut" rel="tag">debut</a></p>'
        )
        self.assertEqual((incoming.given.section, incoming.given.tags), ("Film", ("sea", "debut")))

    def test_a_rating_is_given_out_of_what_it_states(self):
        for stated, given in (('"4"', "4/5"), ('7.5, "bestRating": 10', "7.5/10"), ('"A"', "")):
            told = f'{{"@type": "Review", "headline": "Waiting", "reviewRating": {{"ratingValue": {stated}}}}}'
            incoming = page(head=f'<script type="application/ld+json">{told}</script>')
            self.assertEqual(incoming.given.rating, given)


class HiddenWordsTests(SimpleTestCase):
    def test_words_for_ears_alone_part_no_paragraph_and_are_kept(self):
        incoming = page(
            '<p>See <a href="https://x.example/">the list<span class="sr-only"> (opens anew)</span></a> by Ines.</p>'
        )
        self.assertIn("\n\nSee [the list](https://x.example/) by Ines.\n\n", incoming.text)
        self.assertIn("(opens anew)", "".join(set_aside(incoming).values()))

    def test_a_note_stands_under_its_number_without_superscripts(self):
        incoming = page(
            '<p>The net is heavy.<a class="footnote-anchor" href="#footnote-1">1</a></p>',
            '<div class="footnote"><a class="footnote-number" href="#footnote-anchor-1">1</a>'
            "<div><p>By the scale on the quay.</p></div></div>",
        )
        self.assertIn("\n\nThe net is heavy.[1]\n\n[1] By the scale on the quay.\n\n", incoming.text)
