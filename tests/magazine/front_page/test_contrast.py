import re
from pathlib import Path

from django.test import SimpleTestCase

from magazine.front_page import contrast
from magazine.front_page.models.look import DARK_ROOM, HOUSE_DARK, HOUSE_LIGHT, PAPER

STYLE = Path(__file__).resolve().parents[3] / "magazine/static/magazine/matinee.css"


class ContrastTests(SimpleTestCase):
    def test_of_pairs_that_are_known(self):
        # Published with WCAG 2 and by its usual checkers.
        for one, other, known in [
            ("#000000", "#ffffff", 21.0),
            ("#ffffff", "#ffffff", 1.0),
            ("#767676", "#ffffff", 4.54),
            ("#777777", "#ffffff", 4.48),
            ("#ff0000", "#ffffff", 4.0),
            ("#0000ff", "#ffffff", 8.59),
            ("#008000", "#ffffff", 5.14),
            ("#808080", "#000000", 5.32),
        ]:
            with self.subTest(one=one, other=other):
                self.assertAlmostEqual(contrast.ratio(one, other), known, places=2)
                self.assertEqual(contrast.ratio(one, other), contrast.ratio(other, one))

    def test_is_never_said_to_be_more_than_it_is(self):
        self.assertEqual(contrast.in_words(contrast.ratio("#777777", "#ffffff")), "4.4 to 1")

    def test_the_nearest_that_passes_does_and_its_neighbour_does_not(self):
        self.assertEqual(contrast.nearest_that_passes("#777777", ["#ffffff"]), "#767676")
        for colour in ("#ffff00", "#00ff00", "#ff7f50", "#d8b45a", "#ffffff", "#000000", "#3355aa"):
            for grounds in (PAPER, DARK_ROOM):
                found = contrast.nearest_that_passes(colour, grounds)
                self.assertGreaterEqual(contrast.lowest(found, grounds), contrast.ENOUGH, colour)
                if contrast.lowest(colour, grounds) >= contrast.ENOUGH:
                    self.assertEqual(found, colour)

    def test_the_house_s_own_accent_can_be_read(self):
        self.assertGreaterEqual(contrast.lowest(HOUSE_LIGHT, PAPER), contrast.ENOUGH)
        self.assertGreaterEqual(contrast.lowest(HOUSE_DARK, DARK_ROOM), contrast.ENOUGH)


class GroundTests(SimpleTestCase):
    """What the accent is checked on is at least as unkind as what the style sheet has."""

    def test_no_ground_of_the_style_sheet_asks_for_more_than_those_that_are_checked(self):
        style = STYLE.read_text()
        found = re.findall(r"--(?:paper|sheet): ?([^;]+);", style)
        colours = {colour for value in found for colour in re.findall(r"#[0-9a-f]{6}", value)}
        light = {colour for colour in colours if contrast.luminance(colour) > 0.5}
        dark = colours - light
        self.assertTrue(light and dark)
        self.assertLessEqual(min(map(contrast.luminance, PAPER)), min(map(contrast.luminance, light)))
        self.assertGreaterEqual(max(map(contrast.luminance, DARK_ROOM)), max(map(contrast.luminance, dark)))

    def test_the_style_sheet_takes_up_what_was_chosen(self):
        style = STYLE.read_text()
        self.assertIn(f"var(--accent-chosen-light, {HOUSE_LIGHT})", style)
        self.assertIn(f"var(--accent-chosen-dark, {HOUSE_DARK})", style)
