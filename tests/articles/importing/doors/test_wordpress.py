import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import SimpleTestCase

from articles.importing.doors import open_bytes, open_file

from .files import attached, export, one, post, refusal

PIER = attached(7, "https://gazette.example/pier.jpg", "The pier at night", "A pier")
CAT = attached(8, "https://gazette.example/cat.jpg", "", "A cat")
META = "<wp:postmeta><wp:meta_key>{}</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:postmeta>"


class ExportTests(SimpleTestCase):
    def test_one_story_a_post_or_page(self):
        stories = list(open_bytes("export.xml", export(post("Sea", 1), post("Sand", 2, kind="page"), PIER)))
        self.assertEqual(
            [story.name for story in stories], ["export.xml, post 1 (story-1)", "export.xml, page 2 (story-2)"]
        )
        self.assertEqual([story.text for story in stories], ["Sea\n", "Sand\n"])

    def test_a_post_of_nothing_but_signs_that_nobody_sees_ends_no_export(self):
        stories = list(open_bytes("export.xml", export(post("<p>&#8203;</p>", 1), post("Sand", 2))))
        self.assertEqual([story.text.strip() for story in stories], ["", "Sand"])

    def test_what_its_columns_say_is_given(self):
        topics = """<category domain="category" nicename="reviews"><![CDATA[Reviews]]></category>
<category domain="category" nicename="film"><![CDATA[Film]]></category>
<category domain="post_tag" nicename="cats"><![CDATA[cats]]></category>
<category domain="mood" nicename="blue"><![CDATA[Blue]]></category>
<excerpt:encoded><![CDATA[Agnès &amp; <em>her</em> cats]]></excerpt:encoded>"""
        incoming = one(
            "e.xml",
            export(
                post(
                    "Sea",
                    more=topics,
                    title="A &lt;em&gt;walk&lt;/em&gt; &amp;#8220;x&amp;#8221;",
                    post_modified_gmt="2024-06-01 00:00:00",
                )
            ),
        )
        given = incoming.given
        self.assertEqual((given.headline, given.dek), ("A walk “x”", "Agnès & her cats"))
        self.assertEqual((given.section, given.tags), ("Film / Reviews", ("cats",)))
        self.assertEqual((given.published, given.updated), ("2024-05-01T10:00:00+00:00", "2024-06-01T00:00:00+00:00"))
        self.assertEqual((given.slug, given.status, given.kind), ("story-1", "published", "post"))
        self.assertEqual([byline.name for byline in given.bylines], ["Ana Sample"])
        self.assertEqual((given.source_url, given.language), ("https://gazette.example/1", "en-GB"))
        self.assertIn("mood: “Blue” has no place here.", incoming.warnings)

    def test_states_of_wordpress_become_ours(self):
        for theirs, ours in (
            ("publish", "published"),
            ("draft", "draft"),
            ("pending", "draft"),
            ("future", "scheduled"),
        ):
            self.assertEqual(one("e.xml", export(post("Sea", status=theirs))).given.status, ours)
        behind = one("e.xml", export(post("Sea", post_password="x")))
        self.assertEqual(behind.given.status, "protected")
        self.assertEqual(behind.warnings, ("It stood behind a password in WordPress.",))
        scheduled = one("e.xml", export(post("Sea", status="future")))
        self.assertEqual(scheduled.warnings, ("It was scheduled in WordPress, and had not appeared.",))
        private = one("e.xml", export(post("Sea", status="private")))
        self.assertEqual((private.given.status, private.warnings), ("protected", ("It was private in WordPress.",)))

    def test_a_date_of_noughts_is_none(self):
        never = {"post_date_gmt": "0000-00-00 00:00:00", "post_date": "2024-05-01 12:00:00"}
        self.assertEqual(one("e.xml", export(post("Sea", **never))).given.published, "2024-05-01T12:00:00")
        self.assertEqual(one("e.xml", export(post("Sea", status="draft", **never))).given.published, "")

    def test_versions_are_read_alike(self):
        for version in ("1.0", "1.1", "1.2"):
            incoming = one("e.xml", export(post("Sea"), version=version))
            self.assertEqual((incoming.text, incoming.warnings), ("Sea\n", ()))

    def test_blank_lines_part_the_paragraphs_of_a_classic_post(self):
        text = """One <em>and</em>
still one.

Two.

<h2>Afterwards</h2>
<blockquote>Said.

Again.</blockquote>
[sic] [laughs]"""
        self.assertEqual(
            one("e.xml", export(post(text))).text,
            "One *and*\nstill one.\n\nTwo.\n\n## Afterwards\n\n> Said.\n\n> Again.\n\n[sic] [laughs]\n",
        )

    def test_shortcodes_are_read(self):
        text = """Sea.

[caption id="x" width="3"]<a href="/x"><img src="https://a.example/1.jpg" alt="One" /></a> The <em>first</em>[/caption]

[gallery ids="7,8,99"]

[embed]https://www.youtube.com/watch?v=abc&amp;t=1[/embed]

[audio mp3="https://a.example/a.mp3"][/audio]

[rating stars="4"]Fine[/rating] [contact-form-7 id="3"]

Sand."""
        incoming = one("e.xml", export(PIER, CAT, post(text)))
        self.assertEqual(
            incoming.text,
            """Sea.

![One](https://a.example/1.jpg)
*The first*

![A pier](https://gazette.example/pier.jpg)
*The pier at night*
![A cat](https://gazette.example/cat.jpg)

https://www.youtube.com/watch?v=abc&t=1

https://a.example/a.mp3

Fine

Sand.
""",
        )
        self.assertEqual(
            incoming.warnings,
            (
                "It holds shortcodes that are not known here: rating (1), contact-form-7 (1). "
                "The text in them is kept.",
                "A gallery names pictures that the export does not hold: 99.",
            ),
        )
        self.assertEqual(incoming.set_aside[0].text, '[rating stars="4"]\n[/rating]\n[contact-form-7 id="3"]')

    def test_quotations_notes_and_pictures_of_page_builders_keep_what_they_are(self):
        text = """Sea.[ref]By the scale.[/ref] Sand.

[pullquote author="Agnès"]We were cold.[/pullquote]

[vc_single_image image="8" size="full"]"""
        incoming = one("e.xml", export(PIER, CAT, post(text)))
        self.assertEqual(
            incoming.text,
            "Sea.[1] Sand.\n\n> We were cold.\n\n> — Agnès\n\n"
            "![A cat](https://gazette.example/cat.jpg)\n\n[1] By the scale.\n",
        )

    def test_what_is_said_under_a_film_clip_is_its_caption(self):
        text = """<!-- wp:embed --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://youtu.be/abc?a=1&amp;b=2
</div><figcaption>The trailer</figcaption></figure><!-- /wp:embed -->"""
        incoming = one("e.xml", export(post(text)))
        self.assertEqual(incoming.text, "[The trailer](https://youtu.be/abc?a=1&b=2)\n")

    def test_blocks_are_read(self):
        text = """<!-- wp:heading {"level":3} --><h3>Afterwards</h3><!-- /wp:heading -->
<!-- wp:paragraph --><p>Sea
and sand.</p><!-- /wp:paragraph -->
<!-- wp:image {"id":7} --><figure class="wp-block-image"><img class="wp-image-7"
 src="https://gazette.example/pier-300.jpg" alt=""/></figure><!-- /wp:image -->
<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Cold.</p><cite>Agnès</cite></blockquote></figure>
<!-- /wp:pullquote -->
<!-- wp:embed {"url":"https://youtu.be/abc"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://youtu.be/abc
</div></figure><!-- /wp:embed -->
<!-- wp:list {"ordered":true} --><ol><!-- wp:list-item --><li>One</li><!-- /wp:list-item --></ol><!-- /wp:list -->
<!-- wp:acme/rating {"stars":4} --><p>Four stars</p><!-- /wp:acme/rating --><!-- wp:latest-posts /-->"""
        incoming = one("e.xml", export(PIER, post(text)))
        self.assertEqual(
            incoming.text,
            """### Afterwards

Sea and sand.

![A pier](https://gazette.example/pier-300.jpg)
*The pier at night*

> Cold.

> — Agnès

https://youtu.be/abc

1. One

Four stars
""",
        )
        self.assertEqual(
            incoming.warnings,
            ("It holds blocks that are not known here: acme/rating (1), latest-posts (1). The text in them is kept.",),
        )

    def test_the_featured_picture_comes_along(self):
        incoming = one("e.xml", export(PIER, post("Sea", more=META.format("_thumbnail_id", 7))))
        self.assertEqual(incoming.given.lead_image, "https://gazette.example/pier.jpg")
        self.assertEqual(incoming.text, "![A pier](https://gazette.example/pier.jpg)\n*The pier at night*\n\nSea\n")

    def test_what_has_no_place_here_is_listed_by_kind_and_count(self):
        comment = """<wp:comment><wp:comment_author>Jo</wp:comment_author>
<wp:comment_content>Fine!</wp:comment_content></wp:comment>"""
        incoming = one(
            "e.xml",
            export(
                post(kind="nav_menu_item", number=3),
                post(kind="nav_menu_item", number=4),
                post(kind="event", number=5),
                post("Bin", number=6, status="trash"),
                post("Sea", more=comment + META.format("stars", 4) + META.format("_edit_last", 1)),
            ),
        )
        self.assertEqual(
            incoming.warnings,
            (
                "The export also holds what has no place here: 2 “nav_menu_item”, 1 “event”, 1 post in the bin, "
                "1 comment, 1 internal field.",
            ),
        )
        self.assertEqual(
            [(each.name, each.text) for each in incoming.set_aside], [("comments", "Jo: Fine!"), ("unread", "stars: 4")]
        )

    def test_control_characters_that_xml_forbids_are_left_out(self):
        incoming = one("e.xml", export(post("Se\x0ba\x08")))
        self.assertEqual(incoming.text, "Sea\n")
        self.assertIn("Left out 2 control characters that XML forbids.", incoming.warnings)


class ExportRefusalTests(SimpleTestCase):
    def test_broken_xml_with_its_line_and_before_anything_has_come_in(self):
        whole = export(post("Sea", 1), post("Sand", 2))
        self.assertIn("line ", refusal("e.xml", whole[:-60]))
        with self.assertRaises(ValueError):
            next(open_bytes("e.xml", whole[:-60]))

    def test_entity_bombs(self):
        bomb = b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        content = export(post("Sea")).replace(b"<rss", bomb + b"<rss", 1)
        self.assertEqual(
            refusal("e.xml", content), "e.xml declares entities, as no export of WordPress’s does. Refused."
        )

    def test_no_stories(self):
        self.assertEqual(
            refusal("e.xml", export(post(kind="event"))),
            "e.xml holds no post and no page. The export also holds what has no place here: 1 “event”.",
        )

    def test_a_feed_that_is_no_export(self):
        self.assertIn("is an RSS feed", refusal("e.xml", "<?xml version='1.0'?><rss><channel/></rss>"))
        self.assertIn("is XML (<books>)", refusal("e.xml", "<?xml version='1.0'?><books/>"))

    def test_depth(self):
        content = export(post("Sea", more="<a>" * 30 + "</a>" * 30))
        self.assertIn("more than 20 deep", refusal("e.xml", content))


class FlatMemoryTests(SimpleTestCase):
    def test_a_large_export_is_held_a_post_at_a_time(self):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "export.xml"
            head, tail = export("@@").split(b"@@")
            with path.open("wb") as file:
                file.write(head)
                for number in range(120):
                    file.write(post("The sea was there. " * 3_000, number).encode())
                file.write(tail)
            tracemalloc.start()
            count = sum(1 for _ in open_file(path))
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        self.assertEqual(count, 120)
        self.assertLess(most, 2_000_000)
