import io
import json

from django.test import SimpleTestCase

from articles.models import Photo, PhotoCreator
from articles.pictures.metadata import Embedded, read
from articles.pictures.metadata.standards import FIELDS
from people.models import Person

from .files import dataset, description, exif, jpeg, packet, picture, read_xmp

LONG_CREDIT = "Photograph by Ellen Example for the Gazette"


def three_standards(**changes):
    """A file in which each standard gives another copyright notice, unless one is left out."""
    packets = {
        "xmp": packet(description("<dc:rights>© XMP</dc:rights>")).encode(),
        "iim": dataset(116, "© IIM"),
        "exif": exif([(0x8298, "© EXIF\0".encode())]),
    }
    return read(jpeg(**packets | changes))


def credits(xmp, iim):
    """The row of the credit line, as XMP and IIM give it."""
    written = packet(description(f"<photoshop:Credit>{xmp}</photoshop:Credit>")).encode()
    (row,) = read(jpeg(xmp=written, iim=dataset(110, iim))).rows()
    return row


class TrustTests(SimpleTestCase):
    def test_xmp_is_trusted_before_iim_and_iim_before_exif(self):
        self.assertEqual(three_standards().rights.copyright_notice, "© XMP")
        self.assertEqual(three_standards(xmp=None).rights.copyright_notice, "© IIM")
        self.assertEqual(three_standards(xmp=None, iim=None).rights.copyright_notice, "© EXIF")

    def test_what_is_not_taken_is_kept_with_where_it_stood(self):
        (row,) = three_standards().rows()
        self.assertEqual((row.label, row.taken.place, str(row.taken)), ("Copyright notice", "XMP dc:rights", "© XMP"))
        self.assertEqual(
            [(other.place, str(other)) for other in row.others],
            [("IIM 2:116", "© IIM"), ("EXIF Copyright", "© EXIF")],
        )
        self.assertTrue(row.disagrees)

    def test_a_machines_text_gives_way_to_the_next_and_is_kept_with_its_reason(self):
        written = packet(description("<dc:description>OLYMPUS DIGITAL CAMERA</dc:description>")).encode()
        (row,) = read(jpeg(xmp=written, iim=dataset(120, "A beach"))).rows()
        self.assertEqual((str(row.taken), row.disagrees), ("A beach", False))
        (other,) = row.others
        self.assertEqual((str(other), other.reason), ("OLYMPUS DIGITAL CAMERA", "A camera writes this by itself."))

    def test_of_a_list_only_peoples_names_are_taken(self):
        (row,) = read_xmp("<dc:creator>Picasa; Ellen Example; Owner</dc:creator>").rows()
        self.assertEqual(row.taken.values, ("Ellen Example",))
        self.assertEqual([str(other) for other in row.others], ["Picasa", "Owner"])

    def test_bytes_that_never_were_text_are_not_taken(self):
        embedded = read(jpeg(exif=exif([(0x010E, b"\x01\x02ab\x03\x0f\x02\0")])))
        self.assertEqual((embedded.rights.caption, embedded.rows()[0].others[0].reason), ("", "It is not text."))

    def test_a_title_is_made_of_the_headline_where_there_is_none(self):
        headline = "<photoshop:Headline>Varda walks</photoshop:Headline>"
        self.assertEqual(read_xmp(headline).rights.title, "Varda walks")
        self.assertEqual(read_xmp(f"{headline}<dc:title>DSC_0815.NEF</dc:title>").rights.title, "Varda walks")
        self.assertEqual(read_xmp(f"{headline}<dc:title>On the beach</dc:title>").rights.title, "On the beach")

    def test_a_longer_description_is_the_caption_only_where_there_is_none(self):
        longer = "<Iptc4xmpCore:ExtDescrAccessibility>A long one</Iptc4xmpCore:ExtDescrAccessibility>"
        self.assertEqual(read_xmp(longer).rights.caption, "A long one")
        self.assertEqual(read_xmp(f"{longer}<dc:description>A beach</dc:description>").rights.caption, "A beach")

    def test_only_an_address_of_the_web_is_taken_for_one(self):
        for address in (
            "javascript:alert(1)",
            "ftp://example.org/",
            "see our website",
            "https://example.org/" + "x" * 600,
        ):
            with self.subTest(address=address[:30]):
                embedded = read_xmp(f"<xmpRights:WebStatement>{address}</xmpRights:WebStatement>")
                self.assertEqual(embedded.rights.licence_url, "")
                self.assertEqual(str(embedded.rows()[0].others[0]), address)


class DisagreementTests(SimpleTestCase):
    def test_spaces_and_the_way_letters_are_encoded_are_no_difference(self):
        for other in ("  Courtesy   Agnès\n", "Courtesy Agne\u0300s", "Courtesy\u00a0Agnès"):
            with self.subTest(other=other):
                row = credits("Courtesy Agnès", other)
                self.assertEqual((len(row.agreeing), row.others), (1, ()))

    def test_what_iim_had_to_cut_is_no_difference(self):
        accented = "Ágnès Várdá ét Jácqués Démý, à Noirmoutier"
        for whole, cut in (
            (LONG_CREDIT, LONG_CREDIT[:32]),
            (LONG_CREDIT, LONG_CREDIT[:31]),
            (accented, accented.encode()[:32]),
            (accented, accented[:32]),
        ):
            with self.subTest(cut=cut):
                self.assertFalse(credits(whole, cut).disagrees)

    def test_a_beginning_that_iim_had_no_need_to_cut_is_one(self):
        self.assertTrue(credits(LONG_CREDIT, LONG_CREDIT[:20]).disagrees)
        self.assertTrue(credits(LONG_CREDIT, LONG_CREDIT[:31] + "?").disagrees)

    def test_a_less_precise_date_is_no_difference(self):
        for day, disagrees in (("19990521", False), ("19990500", False), ("19990522", True)):
            written = packet(description("<photoshop:DateCreated>1999-05-21</photoshop:DateCreated>")).encode()
            (row,) = read(jpeg(xmp=written, iim=dataset(55, day))).rows()
            with self.subTest(day=day):
                self.assertEqual(row.disagrees, disagrees)

    def test_other_creators_are_a_difference(self):
        written = packet(description("<dc:creator>Ellen Example; Max Muster</dc:creator>")).encode()
        for iim, disagrees in (("Ellen Example;Max Muster", False), ("Ellen Example", True)):
            (row,) = read(jpeg(xmp=written, iim=dataset(80, iim))).rows()
            with self.subTest(iim=iim):
                self.assertEqual(row.disagrees, disagrees)


class LengthTests(SimpleTestCase):
    def test_no_text_is_longer_than_its_column(self):
        for field in FIELDS:
            if field.name in ("headline", "caption"):
                continue
            model, name = {"creators": (PhotoCreator, "credited_as"), "people": (Person, "name")}.get(
                field.name, (Photo, field.name)
            )
            with self.subTest(field=field.name):
                self.assertEqual(field.length, model._meta.get_field(name).max_length)

    def test_what_is_cut_is_said(self):
        embedded = read_xmp(f"<photoshop:Credit>{'x' * 400}</photoshop:Credit>")
        self.assertEqual(embedded.rights.credit_line, "x" * 300)
        self.assertEqual(
            embedded.problems, ("Credit line in XMP photoshop:Credit has 400 characters: the first 300 are taken.",)
        )
        self.assertEqual(len(str(embedded.rows()[0].taken)), 400)


class KeepingTests(SimpleTestCase):
    def test_comes_back_from_json_as_it_was(self):
        embedded = three_standards(iim=dataset(116, "© IIM") + b"rubbish")
        self.assertTrue(embedded.problems)
        self.assertEqual(Embedded.from_json(json.loads(json.dumps(embedded.to_json()))), embedded)

    def test_nothing_comes_back_from_nothing(self):
        self.assertEqual(Embedded.from_json({}), Embedded())
        self.assertEqual(Embedded.from_json({"found": [["a field of old", "XMP", ["x"], ""]]}), Embedded())

    def test_what_the_database_cannot_hold_is_not_kept(self):
        block = exif([(0x010E, b"A\0 beach \x07 and \x9b sea"), (0x9C9B, b"\0\xd8A\0\0")])
        kept = json.dumps(read(jpeg(exif=block)).to_json())
        self.assertNotRegex(kept, r"\\u0000|\\ud8|\\u0007")


class FileTests(SimpleTestCase):
    def test_a_file_is_read_wherever_it_stands_and_left_at_its_beginning(self):
        file = io.BytesIO(jpeg(iim=dataset(110, "Courtesy NEON")))
        file.seek(20)
        self.assertEqual(read(file).rights.credit_line, "Courtesy NEON")
        self.assertEqual(file.tell(), 0)

    def test_a_file_that_says_nothing_has_no_rows(self):
        for format in ("JPEG", "PNG", "WEBP", "AVIF"):
            with self.subTest(format=format):
                self.assertEqual(read(picture(format)), Embedded())

    def test_what_is_no_picture_of_ours_is_said_to_be_none(self):
        for content in (b"", b"GIF89a", b"<svg/>", b"\0\0\0\x1cftypavif"):
            with self.subTest(content=content):
                embedded = read(content)
                self.assertEqual((embedded.found, len(embedded.problems)), ((), 1))
