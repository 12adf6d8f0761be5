import io
import json
import math
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from unittest import mock, skipUnless

from django.test import SimpleTestCase
from PIL import Image, ImageChops, ImageDraw, ImageStat, PngImagePlugin

from articles.pictures import darkroom
from articles.pictures.darkroom import Order, develop, spare
from articles.pictures.frames import FRAMES, Frame, crop, sizes_of
from articles.pictures.metadata import Rights
from articles.pictures.originals import BrokenPicture, decode, open_original, read_header
from tests.articles.pictures.photographs import as_jpeg, photograph
from tests.factories import picture_bytes

# Two pictures this near to each other (peak signal to noise, in decibels) look the same.
LOOKS_THE_SAME = 40

RIGHTS = Rights(creators=("Ellen Example",), credit_line="Courtesy NEON", copyright_notice="© NEON")


def order(**changes):
    return Order(**{"frames": tuple(FRAMES), "focal": (50, 50), "rights": RIGHTS} | changes)


def encoded(image, format="PNG", **options):
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def likeness(one, other):
    """Peak signal to noise of two pictures, in decibels."""
    squares = ImageStat.Stat(ImageChops.difference(one, other)).sum2
    mean = sum(squares) / (3 * one.width * one.height)
    return math.inf if mean == 0 else 10 * math.log10(255**2 / mean)


class DevelopTests(SimpleTestCase):
    def test_makes_every_frame_in_its_shape_and_both_formats(self):
        sizes, files = develop(picture_bytes((2000, 1200)), order())
        self.assertEqual(set(sizes), set(FRAMES))
        self.assertEqual(sizes["flat"], [[400, 216], [800, 432], [1200, 649]])
        self.assertEqual(sizes["widescreen"], [[400, 225], [800, 450], [1200, 675]])
        self.assertEqual(sizes["scope"][-1], [1920, 803])
        self.assertEqual(sizes["free"], [[480, 288], [800, 480], [1200, 720], [1600, 960]])
        self.assertEqual(sizes["poster"], [[240, 360], [480, 720]])
        names = {
            f"{frame}-{width}.{suffix}" for frame in sizes for width, _ in sizes[frame] for suffix in ("avif", "jpg")
        }
        self.assertEqual(set(files), names)
        for frame, made in sizes.items():
            for width, height in made:
                for suffix in ("avif", "jpg"):
                    with self.subTest(frame=frame, width=width, suffix=suffix):
                        size = Image.open(io.BytesIO(files[f"{frame}-{width}.{suffix}"])).size
                        self.assertEqual(size, (width, height))

    def test_crops_around_the_focal_point_whether_reduced_while_decoding_or_not(self):
        for size in ((300, 1200), (1200, 4800)):
            image = Image.new("RGB", size, "black")
            ImageDraw.Draw(image).rectangle((0, size[1] * 3 // 4, *size), fill="white")
            for content in (encoded(image), as_jpeg(image)):
                square = {}
                for focal in ((50, 0), (50, 100)):
                    _, files = develop(content, order(frames=("square",), focal=focal))
                    square[focal] = Image.open(io.BytesIO(files["square-240.jpg"])).getpixel((120, 120))
                self.assertLess(sum(square[50, 0]), 30)
                self.assertGreater(sum(square[50, 100]), 730)

    def test_crops_what_the_camera_laid_on_its_side_as_it_stands_upright(self):
        upright = Image.new("RGB", (400, 1200), "black")
        ImageDraw.Draw(upright).rectangle((0, 900, 400, 1200), fill="white")
        exif = Image.Exif()
        exif[0x0112] = 6
        content = as_jpeg(upright.transpose(Image.Transpose.ROTATE_90), exif=exif)
        sizes, files = develop(content, order(frames=("free", "square"), focal=(50, 100)))
        self.assertEqual(sizes["free"], [[400, 1200]])
        self.assertGreater(sum(Image.open(io.BytesIO(files["square-240.jpg"])).getpixel((120, 200))), 730)

    def test_says_what_is_wrong_with_an_original(self):
        with self.assertRaisesMessage(BrokenPicture, "It is damaged"):
            develop(as_jpeg(photograph())[:20_000], order())


class LikenessTests(SimpleTestCase):
    """Shortcuts are taken where nobody sees it: a JPEG decoded smaller, each size made from the next larger."""

    def assert_looks_the_same(self, content, frames):
        whole = open_original(content)
        crops = {name: crop(whole.size, FRAMES[name].ratio, (30, 60)) for name in frames}
        image = decode(read_header(content), spare(crops))
        for name, box in crops.items():
            part = darkroom.scaled(box, whole.size, image.size)
            for made in darkroom.prints(image, part, sizes_of(FRAMES[name], box)):
                direct = whole.resize(made.size, Image.Resampling.LANCZOS, box=box)
                with self.subTest(frame=name, width=made.width):
                    self.assertGreater(likeness(made, direct), LOOKS_THE_SAME)
        return image

    def test_a_jpeg_decoded_smaller_looks_the_same(self):
        content = as_jpeg(photograph((3860, 1640)), subsampling=0)
        image = self.assert_looks_the_same(content, frames=("free", "scope", "flat", "square"))
        self.assertEqual(image.size, (1930, 820))

    def test_another_format_reduced_by_averaging_looks_the_same(self):
        content = encoded(photograph((1950, 2925)), compress_level=1)
        image = self.assert_looks_the_same(content, frames=("poster",))
        self.assertEqual(image.size, (975, 1463))

    def test_decodes_as_much_as_the_widest_rendition_of_any_frame_needs(self):
        for size in ((2000, 1200), (6000, 4000), (4000, 6000), (1000, 9000), (64, 48)):
            crops = {name: crop(size, frame.ratio, (50, 50)) for name, frame in FRAMES.items()}
            image = decode(read_header(picture_bytes(size)), spare(crops))
            for name, box in crops.items():
                with self.subTest(size=size, frame=name):
                    left, _, right, _ = darkroom.scaled(box, size, image.size)
                    self.assertGreaterEqual(right - left + 0.02, sizes_of(FRAMES[name], box)[-1][0])


class RecipeTests(SimpleTestCase):
    def test_changes_with_each_ingredient(self):
        recipes = {
            order().recipe(b"one"),
            order().recipe(b"two"),
            order(focal=(50, 51)).recipe(b"one"),
            order(frames=("free",)).recipe(b"one"),
            order(rights=Rights(credit_line="Courtesy Neon")).recipe(b"one"),
        }
        with mock.patch.dict(FRAMES, {"square": Frame(1, (320,))}):
            recipes.add(order().recipe(b"one"))
        with mock.patch.dict(darkroom.SAVED, {"jpg": ("JPEG", {"quality": 70})}):
            recipes.add(order().recipe(b"one"))
        self.assertEqual(len(recipes), 7)
        self.assertEqual({len(recipe) for recipe in recipes}, {64})
        self.assertEqual(order().recipe(b"one"), order().recipe(b"one"))

    def test_the_half_that_is_the_orders_is_known_without_the_original(self):
        self.assertTrue(order().recipe(b"one").endswith(order().fingerprint()))
        self.assertTrue(order(focal=(1, 1)).recipe(b"one").startswith(darkroom.fingerprint(b"one")))


PRIVATE_XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:ours="http://example.org/private/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 ours:Client="XMP-SECRET" aux:SerialNumber="SERIAL-SECRET"/></rdf:RDF></x:xmpmeta>"""


def telling_exif():
    """What a camera notes: whose it is, where it was, and the picture once more, as it was before the crop."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x9C9C] = "CAMERA-SECRET", "ARTIST-SECRET", "NOTE-SECRET".encode("utf-16-le")
    exif[0x8769] = {0x927C: b"Nikon\0MAKER-SECRET", 0xA431: "BODY-SECRET", 0x9286: b"ASCII\0\0\0USER-SECRET"}
    exif[0x8825] = {1: "N", 2: (47.0, 0.0, 9.25), 3: "W", 4: (2.0, 14.0, 50.5), 0x1D: "1999:05:01"}
    return exif


def telling_original(format):
    """A picture full of what readers must not be given."""
    options = {"exif": telling_exif(), "xmp": PRIVATE_XMP}
    if format == "JPEG":
        options |= {"comment": b"COMMENT-SECRET", "extra": b"\xff\xec\x00\x0fAPP12-SECRET"}
    if format == "PNG":
        chunks = PngImagePlugin.PngInfo()
        chunks.add_text("Author", "AUTHOR-SECRET")
        chunks.add_text("Comment", "ZTXT-SECRET", zip=True)
        chunks.add_itxt("XML:com.adobe.xmp", PRIVATE_XMP.decode())
        options = {"exif": telling_exif(), "pnginfo": chunks}
    return encoded(photograph((600, 400)), format, **options)


class PrivacyTests(SimpleTestCase):
    def test_leaves_everything_private_behind_and_writes_the_rights_back(self):
        for format in ("JPEG", "PNG", "WEBP", "AVIF"):
            original = telling_original(format)
            self.assertGreater(original.count(b"SECRET"), 3)
            _, files = develop(original, order(frames=("free", "square")))
            for name, content in files.items():
                with self.subTest(format=format, name=name):
                    self.assertNotIn(b"SECRET", content)
                    image = Image.open(io.BytesIO(content))
                    self.assertFalse(image.getexif())
                    self.assertIn(b"<photoshop:Credit>Courtesy NEON</photoshop:Credit>", image.info["xmp"])
                    self.assertEqual(b"Photoshop 3.0" in content, name.endswith(".jpg"))


# What a decoder needs to know, and what exiftool says of the file and of itself.
OF_THE_FILE = {"SourceFile", "ExifTool", "System", "File", "JFIF", "QuickTime", "Meta", "Composite"}
OUR_RIGHTS = {
    "XMP-x:XMPToolkit",
    "XMP-dc:Creator",
    "XMP-dc:Rights",
    "XMP-photoshop:Credit",
    "XMP-xmpRights:Marked",
    "IPTC:CodedCharacterSet",
    "IPTC:ApplicationRecordVersion",
    "IPTC:By-line",
    "IPTC:Credit",
    "IPTC:CopyrightNotice",
    "Photoshop:IPTCDigest",
}


@skipUnless(shutil.which("exiftool"), "exiftool is not installed, so no second program looks for what is private.")
class ExiftoolTests(SimpleTestCase):
    def written_into(self, original, suffix):
        """The original, with more than Pillow can write."""
        with tempfile.TemporaryDirectory() as folder:
            file, small = Path(folder, f"telling{suffix}"), Path(folder, "small.jpg")
            file.write_bytes(original)
            small.write_bytes(picture_bytes((16, 16)))
            tags = ["-GPSLatitude=47.0", "-EXIF:SerialNumber=SERIAL-SECRET", "-XMP-xmpMM:DocumentID=DOCUMENT-SECRET"]
            tags += ["-XMP-exif:GPSLatitude=47.0", "-Comment=COMMENT-SECRET", f"-ThumbnailImage<={small}"]
            tags += ["-IPTC:SpecialInstructions=INSTRUCTIONS-SECRET"] if suffix == ".jpg" else []
            done = subprocess.run(
                ["exiftool", "-m", "-overwrite_original", *tags, str(file)], capture_output=True, text=True
            )
            self.assertEqual(done.returncode, 0, done.stderr)
            return file.read_bytes()

    def everything_in(self, content):
        """Group and name of every tag, with its value."""
        command = ["exiftool", "-json", "-G1", "-a", "-u", "-U", "-s", "-b", "-"]
        return json.loads(subprocess.run(command, input=content, capture_output=True, check=True).stdout)[0]

    def test_a_second_program_finds_our_rights_and_nothing_else(self):
        for format, suffix in (("JPEG", ".jpg"), ("PNG", ".png")):
            original = self.written_into(telling_original(format), suffix)
            before = self.everything_in(original)
            self.assertTrue({"GPS:GPSLatitude", "XMP-xmpMM:DocumentID"} <= set(before), before.keys())
            _, files = develop(original, order(frames=("free",)))
            for name, content in files.items():
                with self.subTest(format=format, name=name):
                    found = self.everything_in(content)
                    kept = {tag for tag in found if re.split(r"\d*:", tag)[0] not in OF_THE_FILE}
                    self.assertLessEqual(kept, OUR_RIGHTS)
                    self.assertEqual(found["XMP-photoshop:Credit"], "Courtesy NEON")
                    self.assertNotRegex(json.dumps(found), "SECRET|GPS|Serial|Thumbnail|Comment")
