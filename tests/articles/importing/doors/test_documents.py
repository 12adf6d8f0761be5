import struct
import zipfile
from io import BytesIO
from unittest import mock

from django.test import SimpleTestCase

from .files import PICTURE, WORD, document, one, paragraph, refusal

KEPT = '<w:t xml:space="preserve">'
LINK = (
    f"<w:p><w:r>{KEPT}See </w:t></w:r>"
    '<w:hyperlink r:id="rId2"><w:r><w:t>the pier</w:t></w:r></w:hyperlink>'
    f"<w:r><w:rPr><w:b/></w:rPr>{KEPT} boldly</w:t></w:r><w:r><w:rPr><w:i/></w:rPr>{KEPT} and so.</w:t></w:r></w:p>"
)
CHANGED = (
    f"<w:p><w:r>{KEPT}It was </w:t></w:r>"
    '<w:ins w:id="1" w:author="x"><w:r><w:t>cold</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="x"><w:r><w:delText>warm</w:delText></w:r></w:del></w:p>'
)
NOTED = '<w:p><w:r><w:t>The sea</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
FOOTNOTES = f"""<w:footnotes {WORD}><w:footnote w:id="2"><w:p><w:r><w:t>A note on it.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
COMMENTS = f"""<w:comments {WORD}><w:comment w:id="0" w:author="Ben Example">
<w:p><w:r><w:t>Is this so?</w:t></w:r></w:p>
</w:comment></w:comments>"""
FOOTER = f"<w:ftr {WORD}>{paragraph('The Gazette, page 1')}</w:ftr>"
TABLE = f"<w:tbl><w:tr><w:tc>{paragraph('Sea')}</w:tc><w:tc>{paragraph('Palme')}</w:tc></w:tr></w:tbl>"
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>
</cp:coreProperties>"""


def packed(*entries):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in entries:
            package.writestr(name, part)
    return content.getvalue()


class DocumentTests(SimpleTestCase):
    def test_styles_become_headings_quotations_and_emphasis(self):
        content = document(
            paragraph("A walk", "Title"),
            paragraph("Afterwards", "Heading1"),
            paragraph("We were cold.", "Quote"),
            LINK,
            TABLE,
        )
        self.assertEqual(
            one("a.docx", content).text,
            "# A walk\n\n## Afterwards\n\n> We were cold.\n\n"
            "See [the pier](https://example.org/pier) **boldly** *and so.*\n\n| Sea | Palme |\n",
        )

    def test_a_picture_is_named_in_its_place_with_its_caption(self):
        content = document(paragraph("One"), PICTURE, paragraph("At night", "Caption"), paragraph("Two"))
        self.assertEqual(one("a.docx", content).text, "One\n\n![A pier](word/media/image1.png)\n*At night*\n\nTwo\n")

    def test_additions_come_in_and_deletions_do_not(self):
        incoming = one("a.docx", document(CHANGED))
        self.assertEqual(incoming.text, "It was cold\n")
        self.assertEqual(
            incoming.warnings,
            ("It has changes that nobody has accepted yet: 1 additions are in the text, 1 deletions are not.",),
        )

    def test_footnotes_stand_at_the_end_under_their_marker(self):
        self.assertEqual(
            one("a.docx", document(NOTED, word_footnotes=FOOTNOTES)).text, "The sea[1].\n\n[1] A note on it.\n"
        )

    def test_comments_and_footers_are_set_aside(self):
        incoming = one("a.docx", document(paragraph("Sea"), word_comments=COMMENTS, word_footer1=FOOTER))
        self.assertEqual(
            [(leftover.name, leftover.text) for leftover in incoming.set_aside],
            [("comments", "Ben Example: Is this so?"), ("boilerplate", "The Gazette, page 1")],
        )

    def test_a_paragraph_that_does_not_arrive_is_set_aside(self):
        box = (
            '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="wps">{paragraph("In a box")}</mc:Choice></mc:AlternateContent></w:r></w:p>'
        )
        incoming = one("a.docx", document(paragraph("Sea"), box))
        self.assertEqual([(each.name, each.text) for each in incoming.set_aside], [("unread", "In a box")])

    def test_a_letter_that_falls_over_some_lines_begins_its_word(self):
        initial = f'<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r>{KEPT}W</w:t></w:r></w:p>'
        incoming = one("a.docx", document(paragraph("A"), initial, paragraph("e were cold."), paragraph("B")))
        self.assertEqual((incoming.text, incoming.set_aside), ("A\n\nWe were cold.\n\nB\n", ()))

    def test_one_that_is_empty_takes_nothing_for_its_letter(self):
        empty = '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr></w:p>'
        incoming = one("a.docx", document(paragraph("A"), empty, paragraph("We were cold."), paragraph("B")))
        self.assertEqual((incoming.text, incoming.set_aside), ("A\n\nWe were cold.\n\nB\n", ()))

    def test_what_a_field_shows_is_read(self):
        number = f'<w:fldSimple w:instr=" SEQ Figure "><w:r>{KEPT}7</w:t></w:r></w:fldSimple>'
        incoming = one("a.docx", document(PICTURE, f"<w:p><w:r>{KEPT}Figure </w:t></w:r>{number}</w:p>"))
        self.assertEqual(incoming.text, "![A pier](word/media/image1.png)\n\nFigure 7\n")

    def test_a_page_s_end_glues_no_words_and_hyphens_of_word_s_own_hide_none(self):
        text = (
            f'<w:p><w:r>{KEPT}The end</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r>{KEPT}of a nine</w:t></w:r>'
            f"<w:r><w:noBreakHyphen/></w:r><w:r>{KEPT}minute sc</w:t></w:r><w:r><w:softHyphen/></w:r>"
            f"<w:r>{KEPT}ene.</w:t></w:r></w:p>"
        )
        incoming = one("a.docx", document(text))
        self.assertEqual((incoming.text, incoming.set_aside), ("The end\nof a nine‑minute scene.\n", ()))

    def test_properties_count_where_the_text_agrees(self):
        core = CORE.format(title="A walk", creator="Ana Sample")
        incoming = one("a.docx", document(paragraph("A walk"), paragraph("By Ana Sample"), docProps_core=core))
        self.assertEqual(incoming.given.headline, "A walk")
        self.assertEqual([byline.name for byline in incoming.given.bylines], ["Ana Sample"])

    def test_properties_of_another_document_are_only_told(self):
        core = CORE.format(title="Template 2019", creator="Intern Three")
        incoming = one("a.docx", document(paragraph("A walk"), docProps_core=core))
        self.assertEqual((incoming.given.headline, incoming.given.bylines), ("", ()))
        self.assertEqual(
            incoming.warnings,
            (
                "The document's properties call it “Template 2019”, its text does not.",
                "The document was made by “Intern Three”, who is not named in its text.",
            ),
        )

    def test_is_told_by_content_whatever_its_name(self):
        self.assertEqual(one("a.txt", document(paragraph("Sea"))).text, "Sea\n")


class DocumentRefusalTests(SimpleTestCase):
    def test_a_document_cut_short(self):
        content = document(paragraph("Sea"))
        for length in range(4, len(content), 97):
            self.assertTrue(refusal("a.docx", content[:length]).startswith("a.docx is damaged or was cut short"))

    def test_a_document_with_a_byte_changed_is_read_or_refused(self):
        content = document(paragraph("Sea"), PICTURE)
        for at in range(0, len(content), 41):
            try:
                one("a.docx", content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :])
            except ValueError as error:
                self.assertIn("a.docx ", str(error))

    def test_no_document(self):
        for entries, words in (
            ([("a.txt", "x")], "is a zip archive, not a Word document"),
            ([("xl/workbook.xml", "<a/>")], "is a spreadsheet"),
            ([("mimetype", "x"), ("content.xml", "<a/>")], "is an OpenDocument file. Save it as .docx."),
        ):
            self.assertIn(words, refusal("a.docx", packed(*entries)))

    def test_a_zip_bomb_before_it_is_unpacked(self):
        bomb = packed(("word/document.xml", "x"), ("word/media/a.bin", b"\0" * 20_000_000))
        self.assertIn("a zip bomb. Refused.", refusal("a.docx", bomb))
        with mock.patch("articles.importing.doors.package.LARGEST_XML", 1024):
            self.assertIn("MB of text; 0 MB are allowed", refusal("a.docx", document(paragraph("Sea"))))

    def test_more_parts_than_any_document_has(self):
        many = packed(("word/document.xml", "x"), *((f"p{number}", "") for number in range(5_100)))
        self.assertIn("more than 5,000 parts", refusal("a.docx", many))

    def test_entities(self):
        bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'
        for part in ("word/document.xml", "word/styles.xml", "docProps/core.xml"):
            content = packed(*{"word/document.xml": f"<a {WORD}/>", part: bomb}.items())
            self.assertIn(f"declares entities in {part}", refusal("a.docx", content))

    def test_depth(self):
        self.assertIn("more than 100 deep", refusal("a.docx", document("<w:p>" * 200 + "</w:p>" * 200)))

    def test_a_password(self):
        content = bytearray(packed(("word/document.xml", "x")))
        at = content.rindex(b"PK\x01\x02")
        struct.pack_into("<H", content, at + 8, 1)
        self.assertIn("locked by a password", refusal("a.docx", bytes(content)))

    def test_no_text(self):
        self.assertIn("has no text", refusal("a.docx", document("<w:p/>")))
