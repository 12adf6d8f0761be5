import io
import json

from django.test import SimpleTestCase

from articles.importing.archive.lines import LONGEST, NoArchive, read_meta, records

from .written import META, line, section


def sentence(raw):
    """What is said of a line that cannot be read."""
    (record,) = records(io.BytesIO(raw))
    assert record.refused and not record.kind, record
    return record.refused


class MetaTests(SimpleTestCase):
    def assertNoArchive(self, raw, words):
        with self.assertRaisesMessage(NoArchive, words):
            read_meta(io.BytesIO(raw))

    def test_is_read(self):
        self.assertEqual(read_meta(io.BytesIO(line({**META, "articles": 3})))["articles"], 3)

    def test_must_be_there(self):
        self.assertNoArchive(b"", "is empty.")
        self.assertNoArchive(line(section()), "has no first line of kind “meta”.")
        self.assertNoArchive(b"PK\3\4\xff", "its first line is not UTF-8: byte 0xff at place 5.")

    def test_must_name_a_format_that_is_known(self):
        self.assertNoArchive(line({**META, "format": "film-archive/2"}), "is of the format 'film-archive/2'.")

    def test_must_not_have_a_byte_order_mark_before_it(self):
        self.assertNoArchive(b"\xef\xbb\xbf" + line(META), "begins with a byte order mark. Save it as UTF-8 without")


class LineTests(SimpleTestCase):
    def test_is_a_record_with_its_number(self):
        (record,) = records(io.BytesIO(line(section())))
        self.assertEqual((record.line, record.kind, record.given["slug"]), (2, "section", "features"))

    def test_that_is_blank_is_passed_over(self):
        self.assertEqual([each.line for each in records(io.BytesIO(b"\n" + line(section()) + b"  \n"))], [3])

    def test_that_is_no_record_is_named_with_the_reason(self):
        for raw, words in {
            b"nonsense\n": "is not JSON: Expecting value at place 1.",
            b'{"kind": "tag"\n': "is not JSON: Expecting ',' delimiter",
            b'{"kind": "tag\n': "is not JSON: Invalid control character at place 14.",
            b"[1, 2]\n": "is not an object.",
            b'"tag"\n': "is not an object.",
            b'{"slug": "noir"}\n': "does not say of which kind it is.",
            b'{"kind": 7}\n': "does not say of which kind it is.",
            b'{"kind": "tag", "name": "\0"}\n': "holds a NUL at place 26. Remove it.",
            b'{"kind": "tag", "name": "\xff"}\n': "is not UTF-8: byte 0xff at place 26.",
            b'{"kind": "tag", "name": "a", "name": "b"}\n': "gives “name” twice. Keep one.",
            b'{"kind": "tag", "n": NaN}\n': "holds NaN, which is not JSON.",
            b'{"kind": "tag", "n": ' + 5000 * b"9" + b"}\n": "holds a number that is longer than any number here",
            b'{"kind": "tag", "n": ' + 100_000 * b"[" + b"}\n": "nests values far deeper than any record does.",
            b'{"kind": "tag", "na': "breaks off, so the file was cut short.",
        }.items():
            with self.subTest(raw[:40]):
                self.assertIn(words, sentence(raw))

    def test_that_is_too_long_is_named_and_read_past_in_little_memory(self):
        class Endless(io.RawIOBase):
            """A hundred megabytes of one line, which nobody could hold at once here, and a record after it."""

            left = 100 * 1024 * 1024

            def readable(self):
                return True

            def readinto(self, buffer):
                if self.left > 0:
                    size = min(len(buffer), self.left)
                    buffer[:size] = size * b"x"
                    self.left -= size
                    return size
                rest, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
                buffer[: len(rest)] = rest
                return len(rest)

            rest = b"\n" + line(section())

        long, after = records(io.BufferedReader(Endless()))
        self.assertEqual(long.refused, f"is 104,857,601 bytes long, and {LONGEST:,} is the most. Split it.")
        self.assertEqual((after.line, after.kind), (3, "section"))

    def test_that_ends_the_file_needs_no_line_feed(self):
        (record,) = records(io.BytesIO(json.dumps(section()).encode()))
        self.assertEqual(record.refused, "")
