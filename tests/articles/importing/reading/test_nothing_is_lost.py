"""The promise: whatever the text, every character of it ends in one piece, with its place, and in linear work."""

import random
import re
import sys
from collections import Counter
from unittest import mock

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.fixtures import FOLDER
from articles.importing.reading import read
from articles.importing.reading.head import meta
from articles.importing.reading.pieces import (
    Byline,
    Field,
    Figure,
    Heading,
    Leftover,
    ListEntry,
    Note,
    Paragraph,
    PullQuote,
    Quotation,
    RelatedHeadline,
    Rest,
    Video,
    covering,
)
from articles.importing.reading.text.wrapping import LONGEST_STORY
from articles.importing.recognising import recognise
from tests.articles.importing.score import TEXTS

from .test_web_page import VIDEO_ITEM
from .written import COVER_STORY, FILM_PAGE

CORPUS = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.iterdir()) if path.suffix in (".txt", ".md")]
SHAPES = [COVER_STORY, FILM_PAGE, VIDEO_ITEM, *CORPUS]
SIGNS = [
    "\x00",
    "\u2028",
    "\x85",
    "\u202e",
    "*",
    "_",
    "[",
    "](",
    "![",
    ")",
    "|",
    "“",
    "\n",
    "\n\n",
    ">",
    "#",
    "\t",
    "\xa0",
    "\r",
]
SIGNS += [
    "#",
    "\t",
    "\xa0",
    "\r",
    "İ",
    "ß",
    "\u0301",
    "½",
    "²",
    "\ud800",
    "READ MORE",
    "Email address",
    "By ",
    "1. ",
    "Q: ",
    "- ",
]
WORD = re.compile(r"[^\W_]+")


def cut(text, rng):
    start = rng.randrange(len(text))
    return text[start : start + rng.randrange(1, len(text) + 1)]


def spliced(text, rng):
    other = rng.choice(SHAPES)
    return text[: rng.randrange(len(text))] + other[rng.randrange(len(other)) :]


def shuffled(text, rng, by="\n"):
    parts = text.split(by)
    rng.shuffle(parts)
    return by.join(parts)


def peppered(text, rng):
    for _ in range(20):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(SIGNS) + text[at:]
    return text


MANGLES = [
    cut,
    spliced,
    shuffled,
    peppered,
    lambda text, rng: shuffled(text, rng, " "),
    lambda text, rng: text.replace("\n\n", "\n"),
    lambda text, rng: text.replace("\n", ""),
    lambda text, rng: text + text,
    lambda text, rng: text[::-1],
    lambda text, rng: "\n".join(text.split("\n")[::-1]),
]


def has_no_words(piece):
    return isinstance(piece, Video) or (isinstance(piece, Field) and piece.name == "published")


class NothingIsLostTests(SimpleTestCase):
    def assert_kept(self, text):
        pieces = read(text).pieces
        self.assertEqual("".join(text[piece.start : piece.end] for piece in pieces), text)
        # A clip that the text only speaks of and the day of a dateline have a place, but no words of their own.
        self.assertTrue(all(piece.start < piece.end or has_no_words(piece) for piece in pieces))
        for piece in pieces:
            self.assert_holds_its_words(text, piece, pieces)

    def assert_holds_its_words(self, text, piece, pieces):
        source = text[piece.start : piece.end]
        if isinstance(piece, Paragraph):
            source += "".join(text[rest.start : rest.end] for rest in rests_of(piece, pieces))
        signs = iter("".join(WORD.findall(source)).casefold())
        for words in words_of(piece):
            missing = [sign for sign in "".join(WORD.findall(words)).casefold() if sign not in signs]
            self.assertEqual(missing, [], f"{type(piece).__name__} {words!r} is not in {source!r}")

    def test_every_text_of_the_corpus_is_kept_whole(self):
        for text in SHAPES:
            with self.subTest(text[:30]):
                self.assert_kept(text)

    def test_every_source_of_our_fixtures_is_kept_whole(self):
        for path in (FOLDER / "sources").glob("*.txt"):
            with self.subTest(path.name):
                self.assert_kept(path.read_text(encoding="utf-8"))

    @settings(deadline=None, max_examples=60)
    @given(
        st.integers(min_value=0), st.sampled_from(SHAPES), st.lists(st.sampled_from(MANGLES), min_size=1, max_size=3)
    )
    def test_mangled_texts_are_kept_whole(self, seed, text, mangles):
        rng = random.Random(seed)
        for mangle in mangles:
            text = mangle(text, rng) or "x"
        self.assert_kept(text)

    @settings(deadline=None, max_examples=60)
    @given(st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=12), st.sampled_from(COVER_STORY.split(" ")))))
    def test_any_signs_at_all_are_kept_whole(self, parts):
        self.assert_kept("".join(parts))
        self.assert_kept("\n".join(parts))

    @settings(deadline=None, max_examples=60)
    @given(st.integers(min_value=0), st.sampled_from([VIDEO_ITEM, COVER_STORY.replace(". ", ".")]))
    def test_wherever_a_doubtful_cut_is_moved_to_all_is_kept(self, seed, text):
        rng = random.Random(seed)
        text = rng.choice(MANGLES)(text.replace("questions", "Questions"), rng)
        doubtful = [doubt.cut for doubt in read(text).doubts if doubt.cut]
        moved = {cut.at: rng.randint(cut.start + 1, cut.end) for cut in doubtful}
        self.assertEqual("".join(text[piece.start : piece.end] for piece in read(text, None, moved).pieces), text)

    def test_two_pieces_cannot_claim_the_same_words(self):
        with self.assertRaisesMessage(ValueError, "Two pieces claim"):
            covering("some text", [Paragraph(0, 5, "some "), Paragraph(4, 9, " text")])

    def test_what_no_rule_takes_is_called_unread(self):
        names = [piece.name for piece in covering("some text ", [Paragraph(0, 4, "some")])[1:]]
        self.assertEqual(names, ["unread"])


def rests_of(paragraph, pieces):
    return [piece for piece in pieces if isinstance(piece, Rest) and piece.of == paragraph.start]


def words_of(piece):
    """What a piece claims to have read in its stretch of the text, in the order in which it stands there."""
    match piece:
        case Paragraph() | Heading() | PullQuote() | Quotation() | Note() | RelatedHeadline() | Leftover():
            return [piece.text]
        case ListEntry():
            return [piece.title, piece.text]
        case Figure():
            return [max(piece.caption, piece.alt, key=len)]
        case Byline():
            return [piece.name]
        case Field(name="headline" | "dek" | "kicker" | "provenance"):
            return [piece.value]
    return []


HOSTILE = {
    "letters": "a",
    "lines": "a\n",
    "brackets": "[",
    "pictures": "![",
    "emphasis": "*a* ",
    "headings": "# a\n",
    "bylines": "By Ana Ruiz\n",
    "crowded bylines": "Words: Ana Ruiz. " * 17 + "\n",
    "dated bylines": "By Ana Ruiz, 4 March 2025\n",
    "datelines": "LONDON, May 2, 2024\n",
    "labels": "Words: a\n",
    "dates": "May 2, 2024\n",
    "numbers": "1. T\n",
    "facts": "Director: A\n",
    "questions": "Q: a?\nA: b.\n",
    "credits": "Hair by Ana Ruiz. ",
    "quotations": "“a b c d e f g”\n\n",
    "ends": "End\n\nA long line of text that ends with a full stop.\n\n",
    "glue": "ShareLink copiedaB",
    "boxes": "Email address SIGN UP Privacy policy READ MORE ",
    "works listed": "A (1967)\n\nIt is so, and was.\n\n",
    "columns": "a\tb c d e\tf\n",
    "credit lines": "Photographer Ana Ruiz\n",
    "names first": "Ana Ruiz, hair\n",
    "captions": "Caption: a\nCredit: b\n",
    "readers": "Who is it?\nIt is he.\n\n",
    "halves": "and so it went on without an end or any sign that there would ever be one\n\n",
}


STORY = (
    "\nIt rained on the pier all day. We stayed in the bar, played cards, and spoke of the films that nobody makes.\n"
)


class LinearWorkTests(SimpleTestCase):
    def test_twice_the_text_is_at_most_little_more_than_twice_the_work(self):
        for name, part in HOSTILE.items():
            for below in ("", STORY):
                with self.subTest(name, below=below):
                    once, twice = (calls_for(part * (size // len(part)) + below) for size in (6_000, 12_000))
                    self.assertLess(twice, 2.4 * once + 500)

    def test_a_line_is_read_once_for_who_and_when_however_many_rules_ask(self):
        with mock.patch("articles.importing.reading.head.meta.read", wraps=meta.read) as asked:
            read("The Pier\n\n" + "By Ana Ruiz, 4 March 2025\n" * 20 + STORY)
        lines = Counter((call.args[1].start, call.kwargs["names_alone"]) for call in asked.call_args_list)
        self.assertGreaterEqual(len(lines), 20)
        self.assertEqual(set(lines.values()), {1})

    def test_no_more_lines_are_read_for_who_and_when_than_any_story_has(self):
        for line in ("By Ana Ruiz\n", "May 2, 2024\n", "By Ana Ruiz, 4 March 2025\n"):
            with self.subTest(line), mock.patch("articles.importing.reading.head.meta.read", wraps=meta.read) as asked:
                read(line * 2_000)
                self.assertEqual(asked.call_count, meta.MOST_TELLERS)


FRENCH = "Le film est une belle histoire de la mer et des gens qui la regardent dans la nuit. "
ENDLESS = {
    "a line of one word": "a" * 280 + "\n\nThe sea.",
    "a heading and a gap": "# a" + " " * 200_000 + "b",
    "a heading and signs": "# a" + " #" * 100_000 + " b",
    "one word in capitals": "A" * 100_000,
    "words in one": "TheSeaIsBlue" * 10_000,
    "an article and a word": FRENCH * 3 + "Elle dit Le " + "a" * 5_000 + "1.",
}


class EndTests(SimpleTestCase):
    """What a pattern could go back over for hours or for ever is read at once."""

    def test_texts_that_were_never_read_to_their_end_are(self):
        for name, text in ENDLESS.items():
            with self.subTest(name):
                reading = read(text)
                recognise(reading)
                self.assertEqual("".join(text[piece.start : piece.end] for piece in reading.pieces), text)

    def test_twice_the_entries_of_a_list_are_at_most_little_more_than_twice_the_work(self):
        for name, entry in (
            ("countdown", "{0}. Film {0} (1960)\n\nIt has THE SEA and is long enough to be text.\n\n"),
            ("numbered", "{0}. Film {0} (1960)\n"),
        ):
            with self.subTest(name):
                once, twice = (
                    calls_for(
                        "".join(entry.format(number) for number in range(most, 0, -1)),
                        lambda text: recognise(read(text)),
                    )
                    for most in (200, 400)
                )
                self.assertLess(twice, 2.4 * once + 500)

    def test_what_goes_on_beyond_any_story_is_left_and_told(self):
        day = "On day {} the sea was cold, and nobody swam in it for years, and it rained. "
        text = "\n\n".join(day.format(number) * 20 for number in range(200))
        reading = read(text)
        self.assertLess(reading.paragraphs[-1].end, LONGEST_STORY + 2_000)
        self.assertIn("unread", {leftover.name for leftover in reading.leftovers})
        self.assertIn("goes on beyond the length of any story", reading.doubts[-1].question)

    def test_a_line_that_never_ends_is_read_as_far_as_a_story_goes(self):
        text = "The dog came back. " * 20_000
        reading = read(text)
        self.assertLess(reading.doubts[-1].at, len(text))
        self.assertIn("goes on beyond the length of any story", reading.doubts[-1].question)


def calls_for(text, work=read):
    """How many functions are called for reading a text, those of the language's own among them."""
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work(text)
    finally:
        sys.setprofile(None)
    return count
