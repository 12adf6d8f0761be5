import os
import unittest
from pathlib import Path

from django.test import SimpleTestCase

from articles.importing.as_json import story_as_json
from articles.importing.reading import read
from articles.importing.reading.pieces import PullQuote, RelatedHeadline

RAW = os.environ.get("MATINEE_SOURCES")


@unittest.skipUnless(RAW, "Set MATINEE_SOURCES to the folder with the three texts as they came.")
class RawSourceTests(SimpleTestCase):
    """The texts as they came are not in this repository; who has them can try the reader on them."""

    def read(self, name):
        text = (Path(RAW) / f"{name}.txt").read_bytes().decode()
        reading = read(text)
        self.assertEqual("".join(text[piece.start : piece.end] for piece in reading.pieces), text)
        self.assertNotIn("unread", [piece.name for piece in reading.leftovers])
        return reading

    def test_the_cover_story_has_29_paragraphs_2_pull_quotes_and_4_figures(self):
        reading = self.read("cover-story")
        self.assertEqual(len(reading.paragraphs), 29)
        sources = {paragraph.start: number for number, paragraph in enumerate(reading.paragraphs)}
        self.assertEqual([sources[quote.taken_from] for quote in reading.all_of(PullQuote)], [25, 17])
        self.assertEqual(len(reading.figures), 4)
        self.assertEqual(reading.figures[2].credit, "Courtesy NEON")
        self.assertEqual(len(reading.blocks), 35)
        self.assertEqual(reading.bylines, [])
        self.assertFalse(any("\u00a0" in paragraph.text for paragraph in reading.paragraphs))

    def test_the_video_item_is_one_run_with_12_headlines(self):
        reading = self.read("video-item")
        (body,) = reading.paragraphs
        self.assertEqual((body.start, body.end), (256, 1025))
        self.assertEqual(len(reading.all_of(RelatedHeadline)), 12)
        self.assertEqual([bool(headline.label) for headline in reading.all_of(RelatedHeadline)].index(True), 2)
        self.assertEqual([byline.name for byline in reading.bylines], ["Dazed Digital"])
        self.assertEqual(reading.value("published"), "2024-11-25")

    def test_the_film_page_has_9_paragraphs_and_8_figures_of_6_pictures(self):
        reading = self.read("film-page")
        self.assertEqual(len(reading.paragraphs), 9)
        self.assertEqual(len(reading.figures), 8)
        self.assertEqual(len({figure.address for figure in reading.figures}), 6)
        self.assertEqual(sum(len(figure.markers) for figure in reading.figures), 16 + 3 * 4 + 6 + 9 + 2 + 2)
        for block in [*reading.paragraphs, *reading.figures]:
            self.assertNotRegex(getattr(block, "caption", "") or getattr(block, "text", ""), r"\[\d+\]")

    def test_the_cover_story_has_its_crew_the_day_and_the_place(self):
        said = self.as_json("cover-story")
        self.assertEqual(
            [credit["role"] for credit in said["credits"]],
            ["photography", "hair", "make-up", "styling", "cover-design"],
        )
        self.assertEqual(said["shoot"], {"date": "2024-12-17", "place": "Dust Studios"})
        self.assertIn("Jan. 30 issue", said["provenance"])
        self.assertEqual((said["bylines"], said["published"]), ([], None))

    def test_the_video_item_has_section_headline_dek_byline_date_and_one_video_without_address(self):
        said = self.as_json("video-item")
        self.assertEqual(said["section"], "Film & TV / Video")
        self.assertTrue(said["headline"].startswith("Watch: "))
        self.assertTrue(said["dek"].endswith("cover shoot"))
        self.assertEqual([byline["kind"] for byline in said["bylines"]], ["organisation"])
        self.assertEqual(said["published"], "2024-11-25")
        self.assertEqual([block["url"] for block in said["blocks"] if block["kind"] == "video"], [None])
        self.assertEqual(len(said["related"]), 12)
        self.assertIn("sponsored item", [leftover["kind"] for leftover in said["leftovers"]])

    def test_the_pictures_of_the_film_page_have_their_own_addresses(self):
        said = self.as_json("film-page")
        addresses = [block["url"] for block in said["blocks"] if block["kind"] == "figure"]
        self.assertEqual((len(addresses), len(set(addresses))), (8, 6))
        self.assertFalse(any("wp.com" in address or "?" in address for address in addresses))
        self.assertIsNone(said["headline"])
        self.assertTrue(said["where_to_watch"])

    def as_json(self, name):
        return story_as_json((Path(RAW) / f"{name}.txt").read_bytes().decode(), f"{name}.txt")
