import struct

from django.test import SimpleTestCase

from articles.pictures.metadata import read
from articles.pictures.metadata.reading.containers import MOST_TEXTS
from tests.articles.pictures.metadata.files import dataset, jpeg, picture, png, resource, segment

UTF8 = dataset(90, b"\x1b%G", record=1)


class IimTests(SimpleTestCase):
    def read(self, *datasets):
        return read(jpeg(iim=b"".join(datasets)))

    def test_every_field_is_read(self):
        rights = self.read(
            UTF8,
            dataset(5, "On the beach"),
            dataset(55, "19990521"),
            dataset(60, "103000+0200"),
            dataset(80, "Ellen Example"),
            dataset(80, "Max Muster"),
            dataset(105, "Varda walks"),
            dataset(110, "Courtesy NEON"),
            dataset(115, "An agency"),
            dataset(116, "© 1999"),
            dataset(120, "She walks.\rThe sea is calm."),
        )
        self.assertEqual(
            {field: str(rights.taken(field)) for field in rights.by_field if rights.taken(field)},
            {
                "title": "On the beach",
                "headline": "Varda walks",
                "caption": "She walks.\nThe sea is calm.",
                "creators": "Ellen Example; Max Muster",
                "credit_line": "Courtesy NEON",
                "copyright_notice": "© 1999",
                "source": "An agency",
                "created": "1999-05-21",
            },
        )

    def test_its_encoding_is_found_out_where_it_is_not_said_or_said_wrongly(self):
        for record, text in (
            ([dataset(110, "Agnès".encode())], "Agnès"),
            ([dataset(110, "Agnès".encode("latin-1"))], "Agnès"),
            ([dataset(110, "café".encode("latin-1"))], "café"),
            ([UTF8, dataset(110, "Agnès".encode("latin-1"))], "Agnès"),
            ([dataset(110, "“Agnès”".encode("cp1252"))], "“Agnès”"),
            ([UTF8, dataset(110, "Agnès é".encode()[:-1])], "Agnès"),
            ([dataset(110, b"\x81\x8d \xe9t\xe9")], "été"),
        ):
            with self.subTest(record=record):
                self.assertEqual(self.read(*record).rights.credit_line, text)

    def test_an_extended_dataset_is_read(self):
        text = b"x" * 3000
        for digits in (2, 4):
            extended = struct.pack(">BBBH", 0x1C, 2, 120, 0x8000 + digits) + len(text).to_bytes(digits, "big") + text
            with self.subTest(digits=digits):
                embedded = self.read(extended, dataset(110, "Courtesy NEON"))
                self.assertEqual(len(embedded.rights.caption), 3000)
                self.assertEqual(embedded.rights.credit_line, "Courtesy NEON")

    def test_several_creators_in_one_dataset_are_parted(self):
        self.assertEqual(self.read(dataset(80, "Ellen Example; Max Muster;")).rights.creators[1:], ("Max Muster",))

    def test_what_stands_before_a_wrong_length_is_read_and_the_rest_is_said_to_be_missing(self):
        credit = dataset(110, "Courtesy NEON")
        for broken in (
            b"\x1c\x02\x78\x7f\xffshort",
            b"\x1c\x02\x78\x80\x09" + bytes(20),
            b"\x1c\x02\x78\x80\x00",
            b"\x1c\x02\x78\x84\x00\xff\xff",
            b"\x1c\x02",
            b"rubbish",
        ):
            with self.subTest(broken=broken):
                embedded = self.read(credit, broken)
                self.assertEqual(embedded.rights.credit_line, "Courtesy NEON")
                self.assertEqual(embedded.problems, ("Its IIM is broken after 1 datasets: what follows was not read.",))

    def test_filling_between_and_behind_is_passed_over(self):
        embedded = self.read(dataset(115, "An agency"), b"\0", dataset(110, "Courtesy NEON"), b"\0\0\0")
        self.assertEqual((embedded.rights.credit_line, embedded.problems), ("Courtesy NEON", ()))

    def test_a_record_over_several_segments_behind_other_resources_is_one(self):
        whole = resource(b"odd", number=0x0425) + resource(dataset(120, "x" * 300) + dataset(110, "Courtesy NEON"))
        parts = [segment(0xED, b"Photoshop 3.0\0" + part) for part in (whole[:100], whole[100:])]
        base = picture()
        self.assertEqual(read(base[:2] + b"".join(parts) + base[2:]).rights.credit_line, "Courtesy NEON")

    def test_of_a_pngs_texts_only_so_many_are_inflated(self):
        record = dataset(110, "Courtesy NEON")
        sound = b"Raw profile type iptc\0\niptc\n      %d\n" % len(record) + record.hex().encode()
        rubbish = b"tEXt", b"Raw profile type iptc\0rubbish"
        for before, credit in ((MOST_TEXTS - 1, "Courtesy NEON"), (MOST_TEXTS, "")):
            with self.subTest(before=before):
                embedded = read(png(*[rubbish] * before, (b"tEXt", sound)))
                self.assertEqual(embedded.rights.credit_line, credit)

    def test_png_holds_it_as_a_raw_profile(self):
        record = dataset(110, "Courtesy NEON")
        for profile in (record, resource(record)):
            text = b"\niptc\n      %d\n" % len(profile) + profile.hex().encode() + b"\n"
            with self.subTest(profile=profile[:4]):
                self.assertEqual(
                    read(png((b"tEXt", b"Raw profile type iptc\0" + text))).rights.credit_line, "Courtesy NEON"
                )
