"""What the look must keep to: small, legible, and nothing a strict policy would stop."""

import gzip
import re
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "magazine/static/magazine"
SHEET = (STATIC / "matinee.css").read_text()
TEMPLATES = [
    path
    for path in ROOT.glob("*/**/templates/**/*.html")
    # The desk has a policy of its own, and mail none.
    if not {"admin", "mail"} & set(path.parts) and not path.relative_to(ROOT).parts[0].startswith((".", "var", "tests"))
]
BY_SCHEME = re.compile(r"--(\w+): light-dark\(([^;]+)\);")
SPOKEN_COLOUR = re.compile(r"#[0-9a-f]{6}")
INLINE = {
    "a style attribute": re.compile(r"\sstyle\s*="),
    "a style element": re.compile(r"<style\b"),
    "a script without a file": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)"),
    "an event attribute": re.compile(r"<[^>{%]*\son[a-z]+\s*="),
    "an address that is a script": re.compile(r"javascript:", re.IGNORECASE),
}


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    brighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def colours(sheet):
    """Each colour by name, on paper and in the room: the first time each is said."""
    found = {}
    for name, values in BY_SCHEME.findall(sheet):
        found.setdefault(name, SPOKEN_COLOUR.findall(values))
    return found


class SheetTests(SimpleTestCase):
    def test_all_style_of_the_magazine_is_under_thirty_kilobytes_compressed(self):
        size = sum(len(gzip.compress(path.read_bytes(), 9)) for path in STATIC.glob("*.css"))
        self.assertLess(size, 30_000)

    def test_each_script_is_under_three_kilobytes(self):
        scripts = list(STATIC.glob("*.js"))
        self.assertTrue(scripts)
        for path in scripts:
            with self.subTest(script=path.name):
                self.assertLess(path.stat().st_size, 3_072)

    def test_nothing_is_asked_of_another_house(self):
        for path in STATIC.glob("*.css"):
            with self.subTest(sheet=path.name):
                self.assertNotRegex(path.read_text(), r"url\(|@import|@font-face")

    def test_words_can_be_read_on_paper_and_in_the_room(self):
        found = colours(SHEET)
        room = dict(re.findall(r"--(paper|sheet): (#[0-9a-f]{6});", SHEET[SHEET.index(".room {") :]))
        grounds = [
            (0, found["paper"][0]),
            (0, found["sheet"][0]),
            (1, found["paper"][1]),
            (1, found["sheet"][1]),
            (1, room["paper"]),
            (1, room["sheet"]),
        ]
        for name in ("ink", "muted", "accent", "gold"):
            for scheme, ground in grounds:
                with self.subTest(colour=name, ground=ground):
                    self.assertGreaterEqual(contrast(found[name][scheme], ground), 4.5)

    def test_the_accent_is_said_once_and_an_editor_s_own_takes_its_place(self):
        self.assertIn(
            "--accent: light-dark(var(--accent-chosen-light, #a3201c), var(--accent-chosen-dark, #ff8674));", SHEET
        )
        self.assertEqual(SHEET.count("#a3201c"), 1)
        self.assertEqual(SHEET.count("#ff8674"), 1)


class PublicTemplateTests(SimpleTestCase):
    def test_hold_nothing_that_a_strict_policy_stops(self):
        self.assertGreater(len(TEMPLATES), 50)
        for path in TEMPLATES:
            for what, pattern in INLINE.items():
                with self.subTest(template=str(path.relative_to(ROOT)), what=what):
                    self.assertNotRegex(path.read_text(), pattern)

    def test_every_script_waits_for_the_page(self):
        for path in TEMPLATES:
            for tag in re.findall(r"<script[^>]*\bsrc=.*?>", path.read_text()):
                with self.subTest(template=str(path.relative_to(ROOT))):
                    self.assertIn(" defer", tag)
