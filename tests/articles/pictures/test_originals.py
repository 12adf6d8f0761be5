import io
import os
import struct
import zlib
from unittest import mock

from django.test import SimpleTestCase
from PIL import Image, ImageCms, ImageDraw

from articles.pictures.originals import (
    ORIENTATION,
    PAPER,
    BrokenPicture,
    decode,
    open_original,
    read_header,
    upright_size,
)
from tests.articles.pictures.photographs import as_jpeg


def encoded(image, format="PNG", **options):
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def profile(space="sRGB"):
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def swapped_profile():
    """Colours of a device whose red is our green, and the other way about."""
    return profile().replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")


def first_pixel(content):
    return open_original(content).getpixel((0, 0))


class OriginalTests(SimpleTestCase):
    def refused(self, content, sentence):
        with self.assertRaisesMessage(BrokenPicture, sentence):
            open_original(content)

    def test_refuses_what_is_no_picture_by_its_content(self):
        self.refused(b"<html>cover.jpg</html>", "It is not a JPEG, PNG, WebP or AVIF picture.")
        self.refused(encoded(Image.new("RGB", (64, 64)), "TIFF"), "It is not a JPEG, PNG, WebP or AVIF picture.")

    def test_refuses_a_file_that_was_cut_off(self):
        for format in ("JPEG", "PNG"):
            for spare in (1, 4):
                with self.subTest(format=format, spare=spare):
                    noise = Image.frombytes("RGB", (200, 200), os.urandom(120_000))
                    content = encoded(noise, format)
                    with self.assertRaisesMessage(BrokenPicture, "It is damaged"):
                        decode(read_header(content[: len(content) // 2]), spare)

    def test_refuses_whatever_pillow_cannot_open_for_its_damage(self):
        for error in (EOFError, OSError, RuntimeError, SyntaxError, ValueError, struct.error, zlib.error):
            with self.subTest(error), mock.patch.object(Image, "open", side_effect=error("Missing image item")):
                self.refused(b"", "It is damaged: Missing image item.")

    def test_refuses_more_than_forty_million_pixels_before_decoding_them(self):
        content = encoded(Image.new("1", (6400, 6300)))
        with mock.patch.object(Image.Image, "load", side_effect=AssertionError("decoded")):
            self.refused(content, "It has 6400 × 6300 pixels, more than 40 million.")
        self.refused(encoded(Image.new("1", (20_000, 10_000))), "It has more than 40 million pixels.")

    def test_refuses_a_sliver(self):
        self.refused(encoded(Image.new("RGB", (1, 6000))), "It has only 1 × 6000 pixels.")


class UprightTests(SimpleTestCase):
    def test_turns_the_picture_upright_in_each_of_the_eight_ways(self):
        upright = Image.new("RGB", (96, 48), "black")
        ImageDraw.Draw(upright).rectangle((0, 0, 47, 23), fill="red")
        # How a camera that was held so laid the same scene down.
        lying = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
        for orientation, transpose in lying.items():
            for format in ("JPEG", "PNG", "WEBP"):
                with self.subTest(orientation=orientation, format=format):
                    exif = Image.Exif()
                    exif[ORIENTATION] = orientation
                    laid = upright if transpose is None else upright.transpose(Image.Transpose(transpose))
                    header = read_header(encoded(laid, format, exif=exif))
                    self.assertEqual(upright_size(header), (96, 48))
                    image = decode(header)
                    self.assertEqual(image.size, (96, 48))
                    self.assertGreater(image.getpixel((10, 10))[0], 200)
                    self.assertLess(image.getpixel((85, 10))[0] + image.getpixel((10, 40))[0], 100)


class ColourTests(SimpleTestCase):
    def test_lays_transparent_parts_on_paper(self):
        paper = Image.new("RGB", (1, 1), PAPER).getpixel((0, 0))
        clear = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
        for name, content in {
            "RGBA": encoded(clear),
            "LA": encoded(clear.convert("LA")),
            "palette": encoded(Image.new("P", (20, 20)), transparency=0),
            "grey": encoded(Image.new("L", (20, 20), 7), transparency=7),
            "with a profile": encoded(clear, icc_profile=profile()),
            "WebP": encoded(clear, "WEBP", lossless=True),
        }.items():
            with self.subTest(name):
                self.assertEqual(open_original(content).mode, "RGB")
                self.assertEqual(first_pixel(content), paper)

    def test_brings_colours_to_srgb(self):
        for mode in ("RGB", "RGBA"):
            for size in ((20, 20), (20, 900)):
                with self.subTest(mode=mode, size=size):
                    content = encoded(Image.new(mode, size, "#ff0000"), icc_profile=swapped_profile())
                    image = open_original(content)
                    for place in ((0, 0), (19, size[1] - 1)):
                        red, green, _ = image.getpixel(place)
                        self.assertTrue(red < 5 and green > 250, (red, green))

    def test_a_profile_that_does_not_fit_is_ignored(self):
        for unfit in (profile("LAB"), b"nonsense"):
            content = encoded(Image.new("RGB", (20, 20), "#336699"), icc_profile=unfit)
            self.assertEqual(first_pixel(content), (0x33, 0x66, 0x99))

    def test_scales_sixteen_bits_instead_of_cutting_them_off(self):
        self.assertEqual(first_pixel(encoded(Image.new("I;16", (20, 20), 257 * 100))), (100, 100, 100))

    def test_takes_pictures_for_print(self):
        red, green, blue = first_pixel(encoded(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG"))
        self.assertTrue(red > 240 and green < 15 and blue < 15)


class SpareTests(SimpleTestCase):
    def test_takes_off_no_more_than_may_be_spared(self):
        for format in ("JPEG", "PNG", "WEBP"):
            for size in ((600, 400), (17, 23), (601, 399)):
                for spare in (1, 1.9, 2, 3.9, 7, 8, 40):
                    with self.subTest(format=format, size=size, spare=spare):
                        image = decode(read_header(encoded(Image.new("RGB", size), format)), spare)
                        self.assertGreaterEqual(image.width, size[0] / spare)
                        self.assertGreaterEqual(image.height, size[1] / spare)

    def test_decodes_a_jpeg_at_half_its_size_where_that_is_enough(self):
        header = read_header(as_jpeg(Image.new("RGB", (600, 400))))
        self.assertEqual(decode(header, spare=3).size, (300, 200))

    def test_reduces_other_formats_with_colours_and_paper_as_they_were(self):
        image = Image.new("RGBA", (400, 3000), (255, 0, 0, 255))
        ImageDraw.Draw(image).rectangle((0, 1500, 400, 3000), fill=(0, 0, 0, 0))
        reduced = decode(read_header(encoded(image, icc_profile=swapped_profile())), spare=4)
        self.assertEqual(reduced.size, (200, 1500))
        red, green, _ = reduced.getpixel((100, 10))
        self.assertTrue(red < 5 and green > 250, (red, green))
        self.assertEqual(reduced.getpixel((100, 1490)), Image.new("RGB", (1, 1), PAPER).getpixel((0, 0)))
