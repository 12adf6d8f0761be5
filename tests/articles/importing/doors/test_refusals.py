import os
import socket
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock, skipIf

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.doors import Refused, open_bytes, open_file
from people.text import UNPRINTABLE

from .files import document, export, one, paragraph, post, refusal

SIZE = 400_000  # characters; what grows by the square of it would take minutes


def filled(unit: str, end: str = "") -> str:
    return unit * (SIZE // (len(unit) + len(end))) + end * (SIZE // (len(unit) + len(end)))


HOSTILE = {
    "less-than signs": filled("<"),
    "ampersands": filled("&"),
    "brackets": filled("["),
    "pictures never closed": filled("![a]("),
    "underscores": filled("_a "),
    "references": filled("[a]["),
    "one line": filled("word "),
    "headings": filled("# x\n"),
    "rules": filled("a\n---\n"),
    "definitions": filled("[a]: b\n"),
    "codes": filled("{{<"),
    "comments never closed": filled("<!--"),
    "quotations": filled(">"),
}
HOSTILE_MARKUP = {
    "divisions": filled("<div>", "</div>"),
    "bold": filled("<b>"),
    "paragraphs": filled("<p>a"),
    "links": filled("<a href=/x>x</a> "),
    "attributes": f"<a {filled('x=1 ')}>y",
    "tables": filled("<table><tr><td>"),
    "breaks": filled("<br>"),
    "lists": filled("<ul><li>"),
    "asides": filled("<aside>a</aside>"),
    "figures": filled("<figure><img src=a alt=b>"),
    "flat figures": filled("<figure><img src=a alt=b></figure>"),
    "scripts never closed": filled("<script>"),
    "a long class": f"<p class='{filled('a ')}'>x",
    "emphasis in one paragraph": f"<p>{filled('<i>a</i>b')}",
    "forms": filled("<form><input name=mail>"),
    "credits": f"<figure>{filled('<span class=credit>x</span>')}",
}
HOSTILE_CODES = {
    "blocks never closed": filled("<!-- wp:a {"),
    "shortcodes": filled("[a b=c]"),
    "closed shortcodes": filled("[a][/b]"),
    "captions": filled("[caption]", "[/caption]"),
    "galleries": filled("[gallery ids=1,2]"),
}


class FileTests(SimpleTestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(TemporaryDirectory())).resolve()
        self.path = self.folder / "a.txt"
        self.path.write_text("The sea.")

    def sentence(self, path, **options):
        with self.assertRaises(Refused) as caught:
            list(open_file(path, **options))
        return str(caught.exception)

    def test_a_file_is_opened_under_its_name(self):
        (incoming,) = open_file(self.path)
        self.assertEqual((incoming.name, incoming.text), ("a.txt", "The sea."))

    def test_in_a_named_folder_under_its_path_there(self):
        (self.folder / "in").mkdir()
        path = self.path.rename(self.folder / "in" / "a.txt")
        (incoming,) = open_file(path, folder=self.folder)
        self.assertEqual(incoming.name, os.path.join("in", "a.txt"))  # noqa: PTH118

    def test_missing_files_and_folders(self):
        self.assertIn("b.txt is not there.", self.sentence(self.folder / "b.txt"))
        self.assertIn("is a folder. Name the files in it.", self.sentence(self.folder))
        self.assertIn("cannot be opened", self.sentence(Path("a\0b")))
        self.assertIn("cannot be opened", self.sentence(Path("a" * 5000)))
        self.assertIn("cannot be opened", self.sentence(self.path / "b.txt"))

    def test_pipes_and_devices(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        for path in (pipe, Path("/dev/zero")):
            self.assertIn("is a device or pipe", self.sentence(path))

    def test_links_out_of_the_folder(self):
        outside = Path(self.enterContext(TemporaryDirectory())) / "b.txt"
        outside.write_text("secret")
        link = self.folder / "link.txt"
        link.symlink_to(outside)
        self.assertIn("leads out of its folder", self.sentence(link))
        self.assertIn("lies outside", self.sentence(link, folder=self.folder))
        self.assertIn("lies outside", self.sentence(outside, folder=self.folder))
        self.assertIn(
            "lies outside", self.sentence(self.folder / ".." / outside.parent.name / "b.txt", folder=self.folder)
        )

    def test_links_inside_the_folder_are_followed(self):
        link = self.folder / "link.txt"
        link.symlink_to(self.path)
        self.assertEqual([each.text for each in open_file(link)], ["The sea."])

    def test_rings_of_links(self):
        ring = self.folder / "ring"
        ring.symlink_to(ring)
        self.assertIn("ring", self.sentence(ring))

    @skipIf(os.geteuid() == 0, "root may read everything")
    def test_files_that_may_not_be_read(self):
        self.path.chmod(0)
        self.assertIn("may not be read", self.sentence(self.path))

    def test_empty_files(self):
        for content in (b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"):
            self.path.write_bytes(content)
            self.assertIn("a.txt is empty.", self.sentence(self.path))

    def test_files_too_large_are_not_read(self):
        with self.path.open("wb") as file:
            file.write(b"a" * 100_000)
            file.truncate(50 * 1024 * 1024)
        with mock.patch("articles.importing.doors.sources.Source.read", side_effect=AssertionError):
            self.assertEqual(self.sentence(self.path), "a.txt has 50 MB. A text may have 20 MB: split it.")


class OtherKindsTests(SimpleTestCase):
    def test_are_named_with_the_way_out(self):
        for content, words in (
            (b"%PDF-1.7\n", "is a PDF. Save it as plain text or .docx, or copy its text."),
            (b"\x89PNG\r\n\x1a\n", "is a PNG picture. Pictures come in by the picture library."),
            (b"\xff\xd8\xff\xe0", "is a JPEG picture"),
            (b"RIFF1234WEBPVP8 ", "is a WebP picture"),
            (b"\0\0\0\x18ftypmp42", "is a video"),
            (b"ID3\x03\0", "is a recording"),
            (b"{\\rtf1 Sea}", "is a rich text file"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word document (.doc)"),
            (b"\x1f\x8b\x08\0", "is a packed archive"),
            (b"\x7fELF\x02", "is a program"),
            (b"SQLite format 3\0", "is a database"),
            (b"<svg xmlns='x'></svg>", "is an SVG drawing"),
            (b"<?xml version='1.0'?><feed/>", "is an Atom feed"),
            (
                b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n",
                "is a page saved as one file (MHTML)",
            ),
            (b"se\0a", "holds a NUL character, the first in line 1: it is not text."),
            (b"\x01\x02\x03\x04\x05\x06\x07" * 9, "holds 63 control characters, the first in line 1"),
            (bytes(range(256)), "is not text: byte 0x80 at offset 128"),
        ):
            self.assertIn(f"a.txt {words}", refusal("a.txt", content))

    def test_content_tells_and_the_name_does_not(self):
        self.assertEqual(one("a.docx", "The sea.").text, "The sea.")
        self.assertEqual(one("a.txt", "<!-- x --><!DOCTYPE html><p>Sea</p>").text, "Sea\n")
        self.assertEqual(one("a.md", "<p>Sea</p>\n").text, "Sea\n")
        self.assertEqual(one("a.txt", export(post("Sea"))).text, "Sea\n")
        self.assertEqual(one("a.html", "Is 3 < 4? <b>Yes</b>").text, "Is 3 < 4? <b>Yes</b>")

    def test_the_name_of_an_upload_is_only_its_last_part(self):
        self.assertEqual(one("../../etc/a\u202e\n.txt", "Sea").name, "a .txt")
        self.assertEqual(one("C:\\x\\a.txt", "Sea").name, "a.txt")


class AnyBytesTests(SimpleTestCase):
    STARTS = st.sampled_from(
        [b"", b"<html>", b"---\n", b"+++\n", b"{", b"PK\x03\x04", b"<rss ", b"\xff\xfe", b"<?xml ", b"---\na: ", b"<p>"]
    )

    @settings(max_examples=400, deadline=None)
    @given(
        STARTS,
        st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))),
    )
    def test_are_stories_or_a_sentence_and_nothing_unprintable_passes(self, start, content):
        try:
            stories = list(open_bytes("a.md", start + content))
        except Refused as reason:
            self.assertRegex(str(reason), r"^a\.md .*\.$")
            return
        for story in stories:
            shown = repr(story.given) + "".join(story.warnings) + "".join(each.text for each in story.set_aside)
            self.assertIsNone(UNPRINTABLE.search(story.text + shown), story)


class HostileTests(SimpleTestCase):
    """What is built to be read for ever comes to an end: in a refusal, or in a story that has lost no word."""

    def assert_ends(self, name, content, word="sea"):
        try:
            stories = list(open_bytes(name, content))
        except Refused as reason:
            self.assertIn(name, str(reason))
            return
        read = " ".join([each.text + " ".join(aside.text for aside in each.set_aside) for each in stories])
        self.assertIn(word, read)

    def test_text_and_markdown(self):
        for name, text in HOSTILE.items():
            for file in ("a.txt", "a.md", "a.html"):
                with self.subTest(f"{name} in {file}"):
                    self.assert_ends(file, f"{text}\nsea".encode())

    def test_pages(self):
        for name, markup in {**HOSTILE, **HOSTILE_MARKUP}.items():
            with self.subTest(name):
                self.assert_ends("a.html", f"<!doctype html><p>sea</p>{markup}".encode())

    def test_posts(self):
        for name, markup in {**HOSTILE, **HOSTILE_MARKUP, **HOSTILE_CODES}.items():
            with self.subTest(name):
                self.assert_ends("a.xml", export(post(f"<p>sea</p>{markup}")))

    def test_front_matter(self):
        for name, text in (("a", "- " * 30_000), ("b", "{a: " * 15_000), ("c", "'" * 60_000), ("d", "? " * 30_000)):
            with self.subTest(name):
                self.assert_ends("a.md", f"---\nx: 1\n{text}\n---\nsea".encode())

    def test_a_million_headings(self):
        self.assert_ends("a.md", b"# x\n" * 1_000_000, word="# x")


class NoNetworkTests(SimpleTestCase):
    def test_no_door_reaches_out(self):
        page = """<!DOCTYPE html PUBLIC "x" "http://a.example/x.dtd"><html><head><base href="http://a.example/">
<link rel=stylesheet href="http://a.example/x.css"></head><body><img src="http://a.example/x.png"><p>Sea</p></body></html>"""
        with mock.patch.object(socket, "socket", side_effect=AssertionError("reached out")):
            one("a.html", page)
            one("a.docx", document(paragraph("Sea")))
            one("a.xml", export(post("Sea")))
            one("a.md", "---\nimage: http://a.example/x.png\n---\n![x](http://a.example/x.png)")
