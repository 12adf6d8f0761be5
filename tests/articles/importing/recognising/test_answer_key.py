"""The three stories of the training ground, whose names are known, read where MATINEE_SOURCES leads to them."""

import os
import unittest
from pathlib import Path

from articles.importing.reading import read
from articles.importing.reading.pieces import Figure
from articles.importing.recognising import recognise

FOLDER = os.environ.get("MATINEE_SOURCES", "")

PEOPLE_IN_BODIES = """
    Mikey Madison|Sean Baker|Samantha Quan|Mark Eydelshteyn|Karren Karagulian|Vache Tovmasyan|Yura Borisov
    Luna Sofía Miranda|Andrea Werhun|Pamela Adlon|Louis C.K.|Quentin Tarantino|Matt Bettinelli-Olpin
    Tyler Gillett|John Hughes|Molly Ringwald|River Phoenix|Alice Rohrwacher|Coralie Fargeat|Luca Guadagnino
    Stanislavsky|Shayan Asgharnia|Rena Calhoun|Melissa Hernandez|Jamie Mizrahi|Andy Turnbull|Darya Ekamasova
    Aleksei Serebryakov|Terrence Malick|Walt Disney|Sally Rooney
"""
PEOPLE_IN_CAPTIONS = """
    Greta Gerwig|Akira Kurosawa|Camille Cottin|Meryl Streep|George Lucas|Mohammad Rasoulof|Soheila Golestani
    Missagh Zareh|Quentin Dupieux|Conan O'Brien|Raj Kapoor|Katy Mullan|Chelsea Handler|Kristen Bell
    Jane Fonda|Emmanuel Lubezki
"""
FILMS_IN_BODIES = """
    Anora|Once Upon a Time… in Hollywood|Scream|The Hateful Eight|Pretty Woman|Pretty in Pink|Sixteen Candles
    Stand by Me|The Tree of Life|The Lost Weekend|Marty|Parasite
"""
FILMS_IN_CAPTIONS = """
    Rhapsody in August|The Seed of the Sacred Fig|The Second Act|Emilia Pérez|The Brutalist|Wicked|Conclave
    Dune: Part Two|Badlands|Days of Heaven|The Thin Red Line|The New World|To the Wonder|Knight of Cups
    Song to Song|A Hidden Life|Voyage of Time
"""
SERIES = """
    Better Things|Shōgun|Abbott Elementary|The Diplomat|Disclaimer|Hacks|The Penguin
    What We Do in the Shadows
"""


def listed(names):
    return {name.strip() for line in names.strip().splitlines() for name in line.split("|")}


@unittest.skipUnless(
    FOLDER, "MATINEE_SOURCES names no folder, so the three stories of the training ground are not read."
)
class AnswerKeyTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.readings = {
            path.stem: read(path.read_text(encoding="utf-8")) for path in sorted(Path(FOLDER).glob("*.txt"))
        }
        cls.found = {name: recognise(reading) for name, reading in cls.readings.items()}

    def named(self, kind, captions):
        """Names whose first place is in a caption, or is not."""
        names = set()
        for story, found in self.found.items():
            blocks = self.readings[story].blocks
            for mention in getattr(found, kind):
                places = [place for place in mention.places if place.block is not None]
                in_captions = bool(places) and all(isinstance(blocks[place.block], Figure) for place in places)
                if captions == in_captions:
                    names.add(mention.name)
        return names

    def test_people_of_the_bodies_are_exactly_these(self):
        self.assertEqual(self.named("people", captions=False) - {"Tarantino"}, listed(PEOPLE_IN_BODIES))
        self.assertEqual(len(listed(PEOPLE_IN_BODIES)), 31)

    def test_people_of_the_captions_are_exactly_these(self):
        self.assertEqual(self.named("people", captions=True) - listed(PEOPLE_IN_BODIES), listed(PEOPLE_IN_CAPTIONS))

    def test_films_of_the_bodies_are_exactly_these_and_scream_is_two(self):
        self.assertEqual(self.named("films", captions=False), listed(FILMS_IN_BODIES))
        years = [film.year for film in self.found["cover-story"].films if film.name == "Scream"]
        self.assertEqual(years, [2022, None])

    def test_films_of_the_captions_are_exactly_these(self):
        self.assertEqual(self.named("films", captions=True) - listed(FILMS_IN_BODIES), listed(FILMS_IN_CAPTIONS))

    def test_series_stand_apart(self):
        found = {mention.name for found in self.found.values() for mention in found.series}
        self.assertEqual(found, listed(SERIES))

    def test_a_band_is_no_person_and_characters_are_none(self):
        self.assertEqual([band.name for band in self.found["video-item"].of("band")], ["Mazzy Star"])
        characters = {mention.name for found in self.found.values() for mention in found.characters}
        self.assertTrue(
            {"Ani", "Ivan", "Toros", "Garnik", "Igor", "Sam Fox", "Amber Freeman", "Lulu", "Sadie", "Max"} <= characters
        )

    def test_applause_and_counts_go_where_the_text_puts_them(self):
        facts = {(f.kind, f.subject, f.object, f.value) for f in self.found["film-page"].facts}
        ceremonies = {
            "97th Academy Awards": "6",
            "78th British Academy Film Awards": "7",
            "30th Critics Choice Awards": "7",
            "82nd Golden Globe Awards": "5",
            "31st Screen Actors Guild Awards": "3",
        }
        for name, count in ceremonies.items():
            self.assertIn(("nominations", "Anora", name, count), facts)
        self.assertIn(("ovation", "Anora", "", "10"), facts)
        self.assertIn(("ovation", "The Seed of the Sacred Fig", "", "12"), facts)
        self.assertIn(("gross", "Anora", "worldwide", "56500000 USD"), facts)
        self.assertIn(("budget", "Anora", "", "6000000 USD"), facts)
        self.assertIn(("premiere", "Anora", "77th Cannes Film Festival", "2024-05-21"), facts)
        self.assertIn(("release", "Anora", "Neon", "2024-10-18"), facts)
