import os
import re
import tempfile
import unittest
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from django.test import SimpleTestCase

from articles.importing.decisions import Decisions, Edit, FigureDecision, StoryError, Subjects, read_decisions
from articles.importing.fixtures import FOLDER
from articles.importing.matching import Names
from articles.importing.reading import read
from articles.importing.stories import Story, story_rows

RAW = os.environ.get("MATINEE_SOURCES")

TEXT = """Two Days With Agnès

She talks about the beach

Agnès Varda and Chris Marker saw “Vertigo” twice. It is the is the film of her life.

Above: a camera on a table

She speaks of Varda, of “Vertigo Now” and of "Cléo" at length."""
SHELF = [
    {"model": "people.person", "fields": {"name": "Agnès Varda", "slug": "agnes-varda"}},
    {"model": "people.person", "fields": {"name": "Chris Marker", "slug": "chris-marker"}},
    {"model": "people.personname", "fields": {"name": "Varda", "person": ["agnes-varda"]}},
    {"model": "people.film", "fields": {"title": "Vertigo", "slug": "vertigo", "year": 1958}},
    {"model": "people.film", "fields": {"title": "Vertigo Now", "slug": "vertigo-now"}},
    {"model": "people.company", "fields": {"name": "The Gazette", "slug": "the-gazette"}},
]
REMAKE = {"model": "people.film", "fields": {"title": "Vertigo", "slug": "vertigo-2001", "year": 2001}}
DECISIONS = Decisions(
    kind="interview",
    published_at=datetime(2026, 5, 1, 9, tzinfo=UTC),
    title_source="source",
    source="gazette-agnes-varda",
    section="features",
    figures=(FigureDecision("camera"),),
    about=Subjects(people=("agnes-varda",)),
    edits=(Edit("is the is the", "is the"),),
)


def rows_of(text=TEXT, *, shelf=SHELF, **decided):
    story = Story("two-days", read(text), replace(DECISIONS, **decided))
    return story_rows(story, Names(shelf), desk=[])


def fields_of(model, rows):
    return [row["fields"] for row in rows if row["model"] == f"articles.{model}"]


class StoryRowsTests(SimpleTestCase):
    def test_the_body_is_numbered_in_steps_that_leave_room(self):
        blocks = fields_of("block", rows_of())
        self.assertEqual([block["ordering"] for block in blocks], [10, 20, 30])
        self.assertEqual([block["kind"] for block in blocks], ["text", "figure", "text"])

    def test_a_paragraph_is_escaped_on_its_way_into_rich_text(self):
        blocks = fields_of("block", rows_of(TEXT + "\n\nFilm & TV, and <b> is no tag."))
        self.assertEqual(blocks[-1]["text"], "<p>Film &amp; TV, and &lt;b&gt; is no tag.</p>")

    def test_a_slip_that_the_desk_found_is_put_right(self):
        blocks = fields_of("block", rows_of())
        self.assertIn("It is the film of her life.", blocks[0]["text"])

    def test_words_to_be_edited_that_are_not_there_are_refused(self):
        with self.assertRaisesMessage(StoryError, "not in the text: a dog"):
            rows_of(edits=(Edit("a dog", "a cat"),))

    def test_words_to_be_edited_that_stand_twice_are_refused(self):
        with self.assertRaisesMessage(StoryError, "more than one place"):
            rows_of(edits=(Edit("Varda", "Agnès Varda"),))

    def test_a_figure_without_a_photo_is_refused(self):
        with self.assertRaisesMessage(StoryError, "which photo stands at “Above: a camera on a table”"):
            rows_of(figures=())

    def test_a_photo_without_a_figure_is_refused(self):
        with self.assertRaisesMessage(StoryError, "no figure for cat"):
            rows_of(figures=(FigureDecision("camera"), FigureDecision("cat")))

    def test_no_byline_is_made_up(self):
        self.assertEqual(fields_of("contribution", rows_of()), [])

    def test_people_and_films_are_matched_by_whole_names_the_longest_first(self):
        subjects = fields_of("subject", rows_of())
        self.assertEqual(
            [(each["prominence"], *(each.get("person") or each["film"])) for each in subjects],
            [
                ("about", "agnes-varda"),
                ("mentions", "chris-marker"),
                ("mentions", "vertigo"),
                ("mentions", "vertigo-now"),
            ],
        )

    def test_a_title_that_two_films_bear_is_asked_about(self):
        with self.assertRaisesMessage(StoryError, "two-days: “Vertigo” may be any of vertigo, vertigo-2001"):
            rows_of(shelf=[*SHELF, REMAKE])

    def test_the_desk_may_say_which_of_two_films_is_meant(self):
        rows = rows_of(shelf=[*SHELF, REMAKE], films_named={"Vertigo": ["vertigo-2001"]})
        films = [each["film"][0] for each in fields_of("subject", rows) if "film" in each]
        self.assertEqual(films, ["vertigo-2001", "vertigo-now"])

    def test_a_credited_name_that_is_not_on_the_shelf_is_refused(self):
        with self.assertRaisesMessage(StoryError, "“Ana Sample” is credited, and nobody"):
            rows_of(TEXT + "\n\nHair by Ana Sample.", shoot="beach")

    def test_a_crew_without_a_shoot_is_refused(self):
        with self.assertRaisesMessage(StoryError, "not said which shoot"):
            rows_of(TEXT + "\n\nHair by Chris Marker.")

    def test_a_crew_belongs_to_its_shoot_under_the_printed_word(self):
        (hair,) = fields_of("contribution", rows_of(TEXT + "\n\nHair by Chris Marker.", shoot="beach"))
        self.assertEqual((hair["shoot"], hair["person"], hair["role"]), (["beach"], ["chris-marker"], "hair"))
        self.assertNotIn("article", hair)

    def test_a_decision_nobody_knows_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "two-days.toml"
            path.write_text('kind = "interview"\ncolour = "red"\n', encoding="utf-8")
            with self.assertRaisesMessage(StoryError, "colour"):
                read_decisions(path)


# Our own telling


LONGEST_SHARED_RUN = 7
LONGEST_QUOTATION = 30
TOLD_FROM = {
    "mikey-madison-anora-cover-story": "cover-story",
    "mikey-madison-video-interview": "video-item",
    "anora-film-page": "film-page",
}
# What has one name only, and lines that are facts as they stand.
NAMES = [
    "This story originally appeared in the Jan. 30 issue of Backstage Magazine.",
    "Mikey Madison as Ani and Mark Eydelshteyn as Ivan",
    "Academy of Motion Picture Arts and Sciences",
    "Anora is the is the Featured Film Blog of the month for April",
    "Broke Behind the Screens (Sous les écrans la dèche)",
    "at the 77th Cannes Film Festival",
    "Once Upon a Time… in Hollywood",
    "14 to 25 May 2024",
]


def words_of(text):
    return re.findall(r"[^\W_]+(?:’[^\W_]+)*", re.sub("[‘']", "’", text).casefold())


def narration(text):
    """The text without quotations, names, picture addresses and the credits of the shoot, in stretches."""
    for name in NAMES:
        text = text.replace(name, "|")
    text = re.sub(r"\]\(\S+\)|Photographed by .*|“[^”]*”|[A-Z][a-z]+ \d\d?, \d{4}", "|", text)
    return [words_of(stretch) for stretch in text.split("|")]


def runs_of(words, size):
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


class OurOwnWordsTests(SimpleTestCase):
    def test_quotations_are_short(self):
        for slug in TOLD_FROM:
            text = (FOLDER / "sources" / f"{slug}.txt").read_text(encoding="utf-8")
            for quotation in re.findall("“[^”]*”", text):
                with self.subTest(quotation[:40]):
                    self.assertLessEqual(len(words_of(quotation)), LONGEST_QUOTATION)

    @unittest.skipUnless(RAW, "Set MATINEE_SOURCES to the folder with the three texts as they came.")
    def test_no_narration_is_copied(self):
        size = LONGEST_SHARED_RUN + 1
        copied = []
        for slug, raw in TOLD_FROM.items():
            theirs = words_of((Path(RAW) / f"{raw}.txt").read_text(encoding="utf-8"))
            runs = set(runs_of(theirs, size))
            for ours in narration((FOLDER / "sources" / f"{slug}.txt").read_text(encoding="utf-8")):
                copied += [f"{slug}: {' '.join(run)}" for run in runs_of(ours, size) if run in runs]
        self.assertEqual(copied, [])
