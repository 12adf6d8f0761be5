import struct

from django.test import SimpleTestCase

from articles.pictures.metadata import read
from tests.articles.pictures.metadata.files import exif, jpeg, picture, png

DESCRIPTION, ARTIST, COPYRIGHT, TAKEN, COMMENT = 0x010E, 0x013B, 0x8298, 0x9003, 0x9286
XP_TITLE, XP_COMMENT, XP_AUTHOR = 0x9C9B, 0x9C9C, 0x9C9D


class ExifTests(SimpleTestCase):
    def read(self, *entries, behind=(), order="<"):
        return read(jpeg(exif=exif(entries, behind, order)))

    def test_both_orders_of_bytes_are_read(self):
        for order in "<>":
            with self.subTest(order=order):
                rights = self.read(
                    (DESCRIPTION, b"A beach\0"),
                    (ARTIST, b"Ellen Example; Max Muster\0"),
                    behind=[(TAKEN, b"1999:05:21 10:30:00\0")],
                    order=order,
                ).rights
                self.assertEqual(rights.caption, "A beach")
                self.assertEqual(rights.creators, ("Ellen Example", "Max Muster"))
                self.assertEqual(rights.created, "1999-05-21")

    def test_png_webp_and_avif_hold_it_too(self):
        block = exif([(COPYRIGHT, "© Agnès\0".encode())])
        for format in ("PNG", "WEBP", "AVIF"):
            with self.subTest(format=format):
                self.assertEqual(read(picture(format, exif=block)).rights.copyright_notice, "© Agnès")
        profile = (b"Exif\0\0" + block).hex().encode()
        raw = b"tEXt", b"Raw profile type exif\0\nexif\n      %d\n" % len(block) + profile
        self.assertEqual(read(png(raw)).rights.copyright_notice, "© Agnès")

    def test_text_is_utf8_or_latin1_whatever_the_standard_says(self):
        for written in ("© Agnès".encode(), "© Agnès".encode("latin-1")):
            with self.subTest(written=written):
                self.assertEqual(self.read((COPYRIGHT, written + b"\0")).rights.copyright_notice, "© Agnès")

    def test_a_text_of_four_bytes_stands_in_its_entry(self):
        self.assertEqual(self.read((ARTIST, b"Bea\0")).rights.creators, ("Bea",))

    def test_the_copyright_of_photographer_and_editor_are_two(self):
        rights = self.read((COPYRIGHT, b"Ellen Example\0The Gazette\0")).rights
        self.assertEqual(rights.copyright_notice, "Ellen Example; The Gazette")

    def test_what_windows_writes_is_read(self):
        embedded = self.read(
            (XP_TITLE, "Am Strand".encode("utf-16-le") + b"\0\0"), (XP_AUTHOR, "Łucja Ś".encode("utf-16-le"))
        )
        self.assertEqual((embedded.rights.title, embedded.rights.creators), ("Am Strand", ("Łucja Ś",)))

    def test_a_comment_is_taken_only_where_there_is_no_caption(self):
        for comment in (
            b"ASCII\0\0\0A beach\0\0",
            bytes(8) + b"A beach",
            b"UNICODE\0" + "A beach".encode("utf-16-le"),
        ):
            with self.subTest(comment=comment):
                self.assertEqual(self.read(behind=[(COMMENT, comment)]).rights.caption, "A beach")
        (row,) = self.read((DESCRIPTION, b"The sea"), (XP_COMMENT, "A beach".encode("utf-16-le"))).rows()
        self.assertEqual(str(row.taken), "The sea")
        self.assertEqual([other.reason for other in row.others], ["It is taken only where there is no caption."])
        self.assertFalse(row.disagrees)


class HostileExifTests(SimpleTestCase):
    def read(self, block):
        return read(jpeg(exif=block))

    def test_a_directory_that_leads_to_itself_is_read_once(self):
        block = exif([(ARTIST, b"Ellen Example\0"), (0x8769, 8)])
        self.assertEqual(self.read(block).rights.creators, ("Ellen Example",))

    def test_two_directories_that_lead_to_each_other_have_an_end(self):
        block = exif([(ARTIST, b"Ellen Example\0")], behind=[(0x8769, 8)])
        self.assertEqual(self.read(block).rights.creators, ("Ellen Example",))

    def test_what_leads_nowhere_is_left_and_said(self):
        sound = exif([(ARTIST, b"Ellen Example\0"), (0x8769, 60_000)])
        embedded = self.read(sound)
        self.assertEqual(embedded.rights.creators, ("Ellen Example",))
        self.assertEqual(embedded.problems, ("Its EXIF is broken: only a part of it was read.",))
        for block in (b"", b"II", b"II*\0\xff\xff\xff\xff", sound[:12]):
            with self.subTest(block=block):
                embedded = self.read(block)
                self.assertEqual((embedded.found, len(embedded.problems)), ((), 1))

    def test_lengths_without_measure_are_not_followed(self):
        for length in (0xFFFFFFFF, 100_000):
            block = b"II*\0" + struct.pack("<IHHHIII", 8, 1, ARTIST, 2, length, 8, 0)
            with self.subTest(length=length):
                self.assertEqual(self.read(block).found, ())

    def test_only_so_many_entries_are_looked_at(self):
        filling = [(1, 0)] * 1000
        self.assertEqual(self.read(exif([*filling, (ARTIST, b"Ellen Example\0")])).found, ())
        self.assertEqual(
            self.read(exif([*filling[1:], (ARTIST, b"Ellen Example\0")])).rights.creators[0], "Ellen Example"
        )
