import io
import json
import shutil
import subprocess
from unittest import skipUnless
from xml.etree import ElementTree

from django.test import SimpleTestCase, TestCase
from PIL import Image, IptcImagePlugin

from articles.models import PhotoCreator
from articles.pictures.metadata import Rights, save
from articles.pictures.metadata.standards import NAMESPACES
from articles.pictures.metadata.writing import LONGEST_TEXT, app13
from tests.factories import make_company, make_person, make_photo

RIGHTS = Rights(
    creators=("Ellen Example", "Ciné-Tamaris"),
    credit_line="Photograph by Ellen Example & Łucja <Sohn> for “The Gazette”",
    copyright_notice="© 2024 Ellen Example",
    usage_terms="Once, in print and online",
    licence_url="https://example.org/licence",
    acquire_url="https://example.org/buy?picture=1&size=2",
    source="The Example Agency",
    title="Varda on the beach",
    caption="Agnès Varda at Noirmoutier.\nMay 1999.",
    alt="A woman on a beach, a camera in her hand",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
    people=("Agnès Varda", "Jacques Demy"),
    created="1999-05",
)


def written(format, rights=RIGHTS):
    file = io.BytesIO()
    save(Image.new("RGB", (64, 48), "#8a1c1c"), file, format, rights)
    return file.getvalue()


def xmp_of(content):
    packet = Image.open(io.BytesIO(content)).info["xmp"]
    return ElementTree.fromstring(packet.decode() if isinstance(packet, bytes) else packet)


def texts(root, name):
    """The texts of an XMP property, in order, however it is wrapped."""
    prefix, local = name.split(":")
    found = root.find(f".//{{{NAMESPACES[prefix]}}}{local}")
    return [] if found is None else [text.strip() for text in found.itertext() if text.strip()]


class XmpTests(SimpleTestCase):
    def test_every_format_carries_every_field(self):
        expected = {
            "dc:creator": ["Ellen Example", "Ciné-Tamaris"],
            "dc:rights": ["© 2024 Ellen Example"],
            "dc:title": ["Varda on the beach"],
            "dc:description": ["Agnès Varda at Noirmoutier. May 1999."],
            "photoshop:Headline": ["Varda on the beach"],
            "photoshop:Credit": ["Photograph by Ellen Example & Łucja <Sohn> for “The Gazette”"],
            "photoshop:Source": ["The Example Agency"],
            "photoshop:DateCreated": ["1999-05"],
            "xmpRights:UsageTerms": ["Once, in print and online"],
            "xmpRights:WebStatement": ["https://example.org/licence"],
            "plus:LicensorURL": ["https://example.org/buy?picture=1&size=2"],
            "Iptc4xmpCore:AltTextAccessibility": ["A woman on a beach, a camera in her hand"],
            "Iptc4xmpExt:DigitalSourceType": ["http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"],
            "Iptc4xmpExt:PersonInImage": ["Agnès Varda", "Jacques Demy"],
        }
        for format in ("JPEG", "AVIF", "WEBP", "PNG"):
            root = xmp_of(written(format))
            for name, value in expected.items():
                with self.subTest(format=format, name=name):
                    self.assertEqual(texts(root, name), value)

    def test_leaves_out_what_is_not_known(self):
        root = xmp_of(written("JPEG", Rights(credit_line="Courtesy NEON")))
        self.assertEqual(texts(root, "photoshop:Credit"), ["Courtesy NEON"])
        for name in ("dc:creator", "dc:rights", "plus:LicensorURL", "Iptc4xmpExt:PersonInImage"):
            with self.subTest(name=name):
                self.assertEqual(texts(root, name), [])

    def test_keeps_control_characters_out(self):
        root = xmp_of(written("JPEG", Rights(caption="One\x00two\x0bthree")))
        self.assertEqual(texts(root, "dc:description"), ["One two three"])

    def test_keeps_what_joins_letters(self):
        name = "\u0646\u06cc\u200c\u0646\u0627"
        self.assertEqual(texts(xmp_of(written("JPEG", Rights(creators=(name,)))), "dc:creator"), [name])

    def test_fits_into_a_jpeg_segment_however_long_the_caption(self):
        content = written("JPEG", Rights(caption="é" * 200_000))
        self.assertEqual(len(texts(xmp_of(content), "dc:description")[0]), LONGEST_TEXT)

    def test_says_nothing_where_there_is_nothing_to_say(self):
        info = Image.open(io.BytesIO(written("JPEG", Rights()))).info
        self.assertNotIn("xmp", info)
        self.assertNotIn("photoshop", info)


class IimTests(SimpleTestCase):
    def test_jpeg_carries_the_older_fields_too(self):
        found = IptcImagePlugin.getiptcinfo(Image.open(io.BytesIO(written("JPEG"))))
        expected = {
            (1, 90): b"\x1b%G",
            (2, 5): "Varda on the beach",
            (2, 55): "19990500",
            (2, 105): "Varda on the beach",
            (2, 110): RIGHTS.credit_line,
            (2, 115): "The Example Agency",
            (2, 116): "© 2024 Ellen Example",
            (2, 120): "Agnès Varda at Noirmoutier. May 1999.",
        }
        for dataset, value in expected.items():
            with self.subTest(dataset=dataset):
                self.assertEqual(found[dataset], value if isinstance(value, bytes) else value.encode())
        self.assertEqual(found[2, 80], [b"Ellen Example", "Ciné-Tamaris".encode()])

    def test_records_of_odd_and_even_length_are_read_alike(self):
        for credit in ("Odd", "Even"):
            with self.subTest(credit=credit):
                image = Image.open(io.BytesIO(written("JPEG", Rights(credit_line=credit))))
                image.load()
                self.assertEqual(IptcImagePlugin.getiptcinfo(image)[2, 110], credit.encode())
                # Photoshop's resources are padded to an even length.
                resource = app13(Rights(credit_line=credit)).partition(b"Photoshop 3.0\0")[2]
                self.assertEqual(len(resource) % 2, 0)


@skipUnless(shutil.which("exiftool"), "exiftool is not installed, so no second program reads the rights back.")
class ExiftoolTests(SimpleTestCase):
    def test_another_program_reads_the_same(self):
        for format in ("JPEG", "AVIF", "WEBP"):
            answer = subprocess.run(
                ["exiftool", "-json", "-G0", "-a", "-"], input=written(format), capture_output=True, check=True
            )
            found = json.loads(answer.stdout)[0]
            expected = {
                "XMP:Creator": ["Ellen Example", "Ciné-Tamaris"],
                "XMP:Credit": RIGHTS.credit_line,
                "XMP:Rights": "© 2024 Ellen Example",
                "XMP:UsageTerms": RIGHTS.usage_terms,
                "XMP:WebStatement": RIGHTS.licence_url,
                "XMP:LicensorURL": RIGHTS.acquire_url,
                "XMP:AltTextAccessibility": RIGHTS.alt,
                "XMP:DigitalSourceType": RIGHTS.digital_source_type,
                "XMP:PersonInImage": ["Agnès Varda", "Jacques Demy"],
            }
            if format == "JPEG":
                expected |= {
                    "IPTC:CodedCharacterSet": "UTF8",
                    "IPTC:By-line": ["Ellen Example", "Ciné-Tamaris"],
                    "IPTC:Credit": RIGHTS.credit_line,
                    "IPTC:CopyrightNotice": "© 2024 Ellen Example",
                    "IPTC:Headline": "Varda on the beach",
                    "IPTC:Source": "The Example Agency",
                }
            for name, value in expected.items():
                with self.subTest(format=format, name=name):
                    self.assertEqual(found.get(name), value)


class RightsOfPhotoTests(TestCase):
    def test_takes_creators_in_order_and_the_people_shown(self):
        varda = make_person("Agnès Varda")
        photo = make_photo(
            "On the beach",
            people=[varda],
            created="1999-05",
            copyright_notice="© Ciné-Tamaris",
            acquire_url="https://example.org/",
        )
        PhotoCreator.objects.create(photo=photo, company=make_company("Ciné-Tamaris"), position=1)
        PhotoCreator.objects.create(
            photo=photo, person=make_person("Ellen Example"), credited_as="E. Example", position=0
        )
        rights = Rights.of(photo)
        self.assertEqual(rights.creators, ("E. Example", "Ciné-Tamaris"))
        self.assertEqual(rights.people, ("Agnès Varda",))
        self.assertEqual(rights.copyright_notice, "© Ciné-Tamaris")
        self.assertEqual(rights.acquire_url, "https://example.org/")
        self.assertEqual((rights.title, rights.created), ("On the beach", "1999-05"))
