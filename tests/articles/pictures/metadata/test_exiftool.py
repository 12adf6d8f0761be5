"""A second program, the one that picture desks trust, writes the files that we read."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from unittest import skipUnless

from django.test import SimpleTestCase

from articles.pictures.metadata import read

from .files import picture

CREDIT = "Courtesy of Agnès Varda"
CAPTION = "Agnès Varda at Noirmoutier, 1999 & later"
CREATORS = ["Ellen Example", "Zoë Müller"]

XMP = [
    *(f"-XMP-dc:Creator={name}" for name in CREATORS),
    f"-XMP-photoshop:Credit={CREDIT}",
    "-XMP-photoshop:Source=An agency",
    "-XMP-photoshop:Headline=Varda walks",
    "-XMP-photoshop:DateCreated=1999:05:21 10:30:00",
    "-XMP-dc:Rights=© 1999 Agnès",
    "-XMP-dc:Rights-fr=© 1999 en français",
    "-XMP-dc:Title=On the beach",
    f"-XMP-dc:Description={CAPTION}",
    "-XMP-xmpRights:UsageTerms=Once, in print",
    "-XMP-xmpRights:WebStatement=https://example.org/licence",
    "-XMP-plus:LicensorURL=https://example.org/buy?a=1&b=2",
    "-XMP-plus:LicensorName=An agency",
    "-XMP-iptcCore:AltTextAccessibility=A woman on a beach",
    "-XMP-iptcExt:PersonInImage=Agnès Varda",
    "-XMP-iptcExt:PersonInImage=Jacques Demy",
    "-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
]
IIM = [
    *(f"-IPTC:By-line={name}" for name in CREATORS),
    f"-IPTC:Credit={CREDIT}",
    "-IPTC:Source=An agency",
    "-IPTC:Headline=Varda walks",
    "-IPTC:DateCreated=1999:05:21",
    "-IPTC:CopyrightNotice=© 1999 Agnès",
    "-IPTC:ObjectName=On the beach",
    f"-IPTC:Caption-Abstract={CAPTION}",
]
EXIF = [
    "-EXIF:Artist=Ellen Example; Zoë Müller",
    "-EXIF:Copyright=© 1999 Agnès",
    f"-EXIF:ImageDescription={CAPTION}",
    "-EXIF:DateTimeOriginal=1999:05:21 10:30:00",
]

# Ours, and what exiftool calls it in each standard.
BOTH = {
    "creators": ("XMP:Creator", "IPTC:By-line"),
    "credit_line": ("XMP:Credit", "IPTC:Credit"),
    "source": ("XMP:Source", "IPTC:Source"),
    "headline": ("XMP:Headline", "IPTC:Headline"),
    "copyright_notice": ("XMP:Rights", "IPTC:CopyrightNotice", "EXIF:Copyright"),
    "title": ("XMP:Title", "IPTC:ObjectName"),
    "caption": ("XMP:Description", "IPTC:Caption-Abstract", "EXIF:ImageDescription"),
    "usage_terms": ("XMP:UsageTerms",),
    "licence_url": ("XMP:WebStatement",),
    "acquire_url": ("XMP:LicensorURL",),
    "alt": ("XMP:AltTextAccessibility",),
    "people": ("XMP:PersonInImage",),
    "digital_source_type": ("XMP:DigitalSourceType",),
}


@skipUnless(shutil.which("exiftool"), "exiftool is not installed, so no second program writes files to be read.")
class ExiftoolTests(SimpleTestCase):
    def written(self, format, *arguments):
        """A file with what exiftool wrote into it, and what it reads out of it."""
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        path = folder / f"picture.{format.lower()}"
        path.write_bytes(picture(format))
        run = ["exiftool", "-q", "-q", "-struct-", "-overwrite_original", *arguments, str(path)]
        subprocess.run(run, check=True, capture_output=True)
        answer = subprocess.run(["exiftool", "-json", "-G0", "-a", str(path)], check=True, capture_output=True)
        return path.read_bytes(), json.loads(answer.stdout)[0]

    def assertReadAlike(self, format, count, *arguments):
        """We read what exiftool reads, and it is as many fields as we know that it wrote."""
        content, theirs = self.written(format, *arguments)
        embedded = read(content)
        expected = {}
        for field, tags in BOTH.items():
            if tag := next((tag for tag in tags if tag in theirs), None):
                expected[field] = theirs[tag] if isinstance(theirs[tag], list) else [theirs[tag]]
        ours = {field: list(embedded.taken(field).values) for field in BOTH if embedded.taken(field)}
        self.assertEqual(ours, expected)
        self.assertEqual(len(ours), count)
        self.assertEqual(embedded.rights.created, "1999-05-21")
        self.assertEqual(embedded.problems, ())
        self.assertFalse([row for row in embedded.rows() if row.disagrees])

    def test_xmp_in_every_format(self):
        for format in ("JPEG", "PNG", "WEBP", "AVIF"):
            with self.subTest(format=format):
                self.assertReadAlike(format, 13, *XMP)

    def test_iim_in_either_encoding(self):
        for encoding in ("UTF8", "Latin"):
            charset = ["-charset", "iptc=Latin"] if encoding == "Latin" else ["-IPTC:CodedCharacterSet=UTF8"]
            for format in ("JPEG", "PNG"):
                with self.subTest(format=format, encoding=encoding):
                    self.assertReadAlike(format, 7, *charset, *IIM)

    def test_exif_in_every_format(self):
        for format in ("JPEG", "PNG", "WEBP", "AVIF"):
            with self.subTest(format=format):
                content, theirs = self.written(format, *EXIF)
                rights = read(content).rights
                self.assertEqual(rights.creators, tuple(CREATORS))
                self.assertEqual(rights.copyright_notice, theirs["EXIF:Copyright"])
                self.assertEqual(rights.caption, theirs["EXIF:ImageDescription"])
                self.assertEqual(rights.created, "1999-05-21")

    def test_all_three_in_one_file_agree(self):
        self.assertReadAlike("JPEG", 13, *XMP, "-IPTC:CodedCharacterSet=UTF8", *IIM, *EXIF)
