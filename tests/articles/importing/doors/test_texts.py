from django.test import SimpleTestCase

from .files import one, refusal

YAML = """---
title: "A walk: on the beach"
subtitle: Agnès and her cats
author: [Ana Sample, Ben Example]
date: 2024-11-25 09:30:00 +0100
lastmod: 2024-12
tags: [beaches, cats]
categories: [Film, Reviews]
slug: a-walk
draft: true
image: /pier.jpg
canonical: https://gazette.example/a-walk
layout: wide
---

# A walk

The sea.
"""


class PlainTextTests(SimpleTestCase):
    def test_is_handed_on_as_it_is(self):
        incoming = one("a.txt", "A walk\n\nThe sea[1] *was* there.\n* not a bullet of ours\n")
        self.assertEqual(incoming.text, "A walk\n\nThe sea[1] *was* there.\n* not a bullet of ours\n")
        self.assertEqual((incoming.name, incoming.warnings, incoming.set_aside), ("a.txt", (), ()))

    def test_line_ends_of_every_system_become_one(self):
        self.assertEqual(one("a.txt", "one\r\ntwo\rthree\x0bfour\u2028five").text, "one\ntwo\nthree\nfour\nfive")

    def test_a_byte_order_mark_is_taken_off(self):
        self.assertEqual(one("a.txt", b"\xef\xbb\xbfsea").text, "sea")

    def test_utf_16_is_read_by_its_mark(self):
        self.assertEqual(one("a.txt", "Agnès".encode("utf-16")).text, "Agnès")
        self.assertEqual(one("a.txt", b"\xfe\xff" + "Agnès".encode("utf-16-be")).text, "Agnès")

    def test_control_characters_are_left_out_and_told_with_their_place(self):
        incoming = one("a.txt", "The sea\nwas\x07 there\u202e.")
        self.assertEqual(incoming.text, "The sea\nwas there.")
        self.assertEqual(
            incoming.warnings,
            (
                "Left out a character that cannot be printed (U+0007 first, in line 2).",
                "Left out a mark turning the direction of a line (U+202E first, in line 2).",
            ),
        )

    def test_joined_emoji_and_scripts_are_kept_exactly(self):
        text = "👩‍💻 می‌خواهم नमस्ते é"
        self.assertEqual(one("a.txt", text).text, text)
        self.assertEqual(one("a.txt", text).warnings, ())

    def test_accents_that_stand_beside_their_letters_are_put_on_them(self):
        self.assertEqual(one("a.txt", "Le\u0301a So\u0308derberg").text, "Léa Söderberg")
        self.assertEqual(one("a.md", "---\ntitle: Le\u0301a\n---\nThe sea.\n").given.headline, "Léa")

    def test_more_accents_on_a_letter_than_any_has_are_left_out_and_told(self):
        incoming = one("a.txt", "The sea" + "\u0301\u0316" * 200 + " was there.")
        self.assertEqual(incoming.text.count("\u0316"), 15)
        self.assertEqual(
            incoming.warnings, ("Left out 370 accents that stood on one another: no letter has more than 30.",)
        )

    def test_signs_that_nobody_sees_are_left_out_and_told(self):
        incoming = one("a.txt", "The sea\nMi\u00adkey Ma\u200bdi\u2060son\ufeff.")
        self.assertEqual(incoming.text, "The sea\nMikey Madison.")
        self.assertEqual(incoming.warnings, ("Left out 4 characters that nobody sees (U+00AD first, in line 2).",))
        self.assertIn("holds nothing but signs that nobody sees", refusal("a.txt", "\u200b\n"))

    def test_a_word_that_a_soft_hyphen_parts_at_the_end_of_its_line_goes_on_in_the_next(self):
        self.assertEqual(one("a.txt", "a har\u00ad\nbour").text, "a har-\nbour")

    def test_letters_set_as_one_and_accents_for_apostrophes_are_what_they_stand_for(self):
        self.assertEqual(
            one("a.txt", "The ﬁlm of O´Hara, O`Brien, O′Dell and OʼShea").text,
            "The film of O’Hara, O’Brien, O’Dell and O’Shea",
        )
        self.assertEqual(one("a.txt", "Set in `code`, 5′10″").text, "Set in `code`, 5′10″")

    def test_an_address_is_kept_sign_by_sign(self):
        given = one("a.md", "---\ncanonical: https://a.example/le\u0301a\n---\nThe sea.\n").given
        self.assertEqual(given.source_url, "https://a.example/le\u0301a")

    def test_a_named_encoding_is_used(self):
        self.assertEqual(one("a.txt", "It’s".encode("cp1252"), encoding="windows-1252").text, "It’s")

    def test_a_rule_above_a_plain_text_is_no_front_matter(self):
        self.assertEqual(one("a.txt", "---\nThe sea was there\n").text, "---\nThe sea was there\n")

    def test_a_text_that_opens_with_a_brace_is_a_text(self):
        self.assertEqual(one("a.txt", "{sic} The sea.").text, "{sic} The sea.")


class WrongEncodingTests(SimpleTestCase):
    def test_names_byte_offset_and_line_and_offers_windows_1252(self):
        self.assertEqual(
            refusal("a.txt", "The sea.\nIt’s there, and it was there.".encode("cp1252")),
            "a.txt is not UTF-8: byte 0x92 at offset 11, in line 2. As Windows-1252 it reads “…The sea. It’s there, "
            "and it was…”: save it as UTF-8, or give --encoding windows-1252.",
        )

    def test_offers_nothing_where_that_reads_badly(self):
        self.assertIn("Save it as UTF-8, or name its encoding", refusal("a.txt", b"sea \x80\x81\x8d\x9d sea"))

    def test_a_named_encoding_that_does_not_fit_is_told(self):
        self.assertIn("is not UTF-16-LE: byte", refusal("a.txt", b"abc", encoding="utf-16-le"))

    def test_no_encoding_of_text_is_told(self):
        for encoding in ("rot13", "hex", "klingon", "idna", "a\0b"):
            self.assertIn("no encoding of text has this name", refusal("a.txt", "sea", encoding=encoding))

    def test_utf_16_without_its_mark_is_told(self):
        self.assertIn("looks like UTF-16 without its mark", refusal("a.txt", "The sea".encode("utf-16-le")))


class MarkdownTests(SimpleTestCase):
    def test_front_matter_is_given_beside_the_text(self):
        incoming = one("a.md", YAML)
        self.assertEqual(incoming.text, "# A walk\n\nThe sea.\n")
        given = incoming.given
        self.assertEqual(given.headline, "A walk: on the beach")
        self.assertEqual(given.dek, "Agnès and her cats")
        self.assertEqual([byline.name for byline in given.bylines], ["Ana Sample", "Ben Example"])
        self.assertEqual((given.published, given.updated), ("2024-11-25T09:30:00+01:00", "2024-12"))
        self.assertEqual((given.section, given.tags), ("Film", ("Reviews", "beaches", "cats")))
        self.assertEqual((given.slug, given.status), ("a-walk", "draft"))
        self.assertEqual((given.lead_image, given.source_url), ("/pier.jpg", "https://gazette.example/a-walk"))
        self.assertEqual(incoming.warnings, ("layout: “wide” has no place here.",))

    def test_toml_and_json_say_the_same(self):
        for matter in (
            '+++\ntitle = "A walk"\ndate = 2024-11-25T09:30:00+01:00\nauthor = "By Ana Sample and Ben Example"\n+++\n',
            '{"title": "A walk", "date": "2024-11-25T09:30:00+01:00", '
            '"author": ["Ana Sample", {"name": "Ben Example"}]}\n',
        ):
            given = one("a.md", matter + "\nThe sea.").given
            self.assertEqual((given.headline, given.published), ("A walk", "2024-11-25T09:30:00+01:00"))
            self.assertEqual([byline.name for byline in given.bylines], ["Ana Sample", "Ben Example"])

    def test_somebody_with_a_page_is_called_by_name(self):
        matter = "authors:\n  - name: Ana Sample\n    url: https://a.example/ana\n  - Ben Example"
        bylines = one("a.md", f"---\n{matter}\n---\nThe sea.\n").given.bylines
        self.assertEqual([byline.name for byline in bylines], ["Ana Sample", "Ben Example"])

    def test_a_second_value_for_a_field_is_told_and_not_lost(self):
        incoming = one("a.md", "---\nsubtitle: One\ndescription: Two\ndate: 12/11/2024\n---\nThe sea.")
        self.assertEqual(incoming.given.dek, "One")
        self.assertEqual(
            incoming.warnings,
            (
                "description: “Two” is another dek.",
                "date: “12/11/2024” is no date that can be read for certain.",
            ),
        )

    def test_words_that_mean_no_stay_words(self):
        self.assertEqual(one("a.md", "---\ntitle: No\nlanguage: no\n---\nThe sea.").given.language, "no")

    def test_published_may_be_a_date_or_a_no(self):
        self.assertEqual(one("a.md", "---\npublished: false\n---\nSea").given.status, "draft")
        self.assertEqual(one("a.md", "---\npublished: 25 November 2024\n---\nSea").given.published, "2024-11-25")

    def test_forms_of_every_hand_become_ours(self):
        text = """A walk
======

On the beach
---
* one
+ two
1) three

_Sea_ and __sand__, snake_case_name, ![a pier][p] and [a link][P], <https://example.org/x>

[p]: https://example.org/pier.jpg "The pier"
[unused]: https://example.org/
"""
        self.assertEqual(
            one("a.md", text).text,
            """# A walk

## On the beach
- one
- two
1. three

*Sea* and **sand**, snake_case_name, ![a pier](https://example.org/pier.jpg "The pier") and \
[a link](https://example.org/pier.jpg), https://example.org/x

[unused]: https://example.org/
""",
        )

    def test_a_picture_s_title_is_printed_under_it(self):
        self.assertEqual(
            one("a.md", '![A pier](/a.jpg "At night")\n\n!["](b "\n![](x "")\n').text,
            '![A pier](/a.jpg)\n*At night*\n\n!["](b "\n![](x "")\n',
        )

    def test_code_is_left_alone_and_rules_stay(self):
        text = "One\n\n---\n\n```\n* a\nb\n===\n```\n"
        self.assertEqual(one("a.md", text).text, text)

    def test_shortcodes_and_tags_are_told(self):
        warnings = one("a.md", 'Sea\n\n{{< youtube abc >}}\n\n<div class="x">y</div>\n').warnings
        self.assertIn("youtube (1)", warnings[0])
        self.assertIn("div (1)", warnings[1])


class FrontMatterRefusalTests(SimpleTestCase):
    def assert_refused(self, text, *words):
        sentence = refusal("a.md", text)
        for word in words:
            self.assertIn(word, sentence)

    def test_unclosed(self):
        self.assert_refused("---\ntitle: A walk\n\nThe sea.", "line 1 with ---", "never closes it")

    def test_a_name_twice(self):
        self.assert_refused("---\ntitle: A\ntitle: B\n---\nSea", "gives “title” twice, again in line 3")
        self.assert_refused("+++\na = 1\na = 2\n+++\nSea", "not TOML")
        self.assert_refused('{"a": 1, "a": 2}\nSea', "gives 'a' twice")

    def test_anchors_and_alias_bombs(self):
        bomb = "a: &a [x, x]\n" + "".join(
            f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )
        self.assert_refused(f"---\n{bomb}---\nSea", "anchor or alias", "(line 2)")
        self.assert_refused("---\na: &a [*a]\n---\nSea", "anchor or alias")

    def test_depth(self):
        self.assert_refused(f"---\na: {'[' * 3000}{']' * 3000}\n---\nSea", "more than 8 deep")
        self.assert_refused(f"+++\na = {'[' * 3000}{']' * 3000}\n+++\nSea", "more than 8 deep")

    def test_tabs_and_bad_yaml_with_their_line(self):
        self.assert_refused("---\ntitle: A\ntags:\n\t- x\n---\nSea", "in line 4", "not with tabs")
        self.assert_refused('---\ntitle: "A\n---\nSea', "is not YAML")

    def test_no_names(self):
        self.assert_refused("---\nTitle: A\n...\n", "ends after its front matter")

    def test_size(self):
        self.assert_refused(f"---\ntitle: {'x' * 70_000}\n---\nSea", "more than 64 KB")

    def test_an_archive_is_sent_to_its_command(self):
        self.assert_refused('{"kind": "story"}\n{"kind": "story"}\n', "is JSON", "load_archive")
