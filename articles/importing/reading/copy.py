"""A text on the reader's desk: its passages, and what was asked of them already."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice

from . import furniture
from .given import Given
from .lines import Passage, passages
from .pieces import Byline, Doubt, Field, Paragraph, Piece
from .words import key

WORD = re.compile(r"\w+")
COUNTER = re.compile(r"\d{1,3} ?/ ?\d{1,3}")
SHINGLE = 5  # words that make a sentence known again
ALIKE = 0.75  # share of the words of a quotation
LONGEST_SHINGLED = 400_000  # passages and words beyond that many characters are not looked for again


@dataclass
class Copy:
    """One text while it is read. The pieces that were made of it so far are the answer in the making."""

    text: str
    passages: list[Passage]
    pieces: list[Piece] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    given: Given = field(default_factory=Given)
    seen: dict[str, int] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)  # their names
    bylines: list[str] = field(default_factory=list)
    has_paragraph: bool = False

    @classmethod
    def of(cls, text: str, given: Given | None) -> "Copy":
        return cls(text, passages(text), given=given or Given())

    def kind(self, index: int) -> str | None:
        """What furniture a passage is, if any."""
        return self.kinds[index]

    @cached_property
    def kinds(self) -> list[str | None]:
        return [furniture.kind_of(passage.text) for passage in self.passages]

    @cached_property
    def keys(self) -> list[str]:
        return [key(passage.text) for passage in self.passages]

    def is_mostly_above(self, index: int) -> bool:
        """Whether most of the running text stands above a passage."""
        total = self.prose_before[-1]
        return total > 0 and self.prose_before[index] >= 0.6 * total

    @cached_property
    def prose_before(self) -> list[int]:
        """How many characters of running text stand before each passage."""
        return [0, *accumulate(len(passage.text) if passage.is_prose else 0 for passage in self.passages)]

    @cached_property
    def body_keys(self) -> str:
        """The running text, for looking whether it speaks of something; of a long one the beginning."""
        read = zip(self.keys, self.passages, self.kinds, strict=True)
        prose = (words for words, passage, furnishing in read if passage.is_prose and not furnishing)
        return "\n".join(islice(prose, 60))

    @cached_property
    def words_of_body(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.body_keys))

    def names_in_body(self, words: str) -> bool:
        """Whether the running text says just these words."""
        return f" {words.strip(' .')}" in f" {self.body_keys}"

    @cached_property
    def counters(self) -> int:
        """How many lines count pictures: “3/12”."""
        return sum(bool(COUNTER.fullmatch(words)) for words in self.keys)

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many passages each word stands."""
        return Counter(word for words in self.keys for word in set(WORD.findall(words)))

    @cached_property
    def shingles(self) -> dict[tuple[str, ...], list[int]]:
        """The passages in which a run of words stands, for finding where a quotation was taken from."""
        found: dict[tuple[str, ...], list[int]] = {}
        read = 0
        for index, words in enumerate(self.keys):
            read += len(words)
            if read > LONGEST_SHINGLED:
                break
            run = WORD.findall(words)
            for at in range(len(run) - SHINGLE + 1):
                places = found.setdefault(tuple(run[at : at + SHINGLE]), [])
                if len(places) < 3 and (not places or places[-1] != index):
                    places.append(index)
        return found

    def source_of(self, index: int, words: str, may_change: int = 3) -> int | None:
        """The other, longer passage in which these words stand too, the first few perhaps changed on the way."""
        run = WORD.findall(key(words))
        if len(run) < SHINGLE:
            return None
        for dropped in range(min(may_change, len(run) - SHINGLE) + 1):
            for other in self.shingles.get(tuple(run[dropped : dropped + SHINGLE]), ()):
                if (
                    other != index
                    and len(self.keys[other]) > len(self.keys[index]) + 10
                    and self.holds(other, run[dropped:])
                ):
                    return other
        return None

    def nearly_source_of(self, index: int) -> int | None:
        """The passage that holds most of these words, where a quotation was put together from what was said."""
        words = set(WORD.findall(self.keys[index]))
        rare = sorted((word for word in words if self.spread[word] <= 4), key=lambda word: self.spread[word])[:6]
        if len(words) < SHINGLE + 1:
            return None
        for other in dict.fromkeys(at for word in rare for at in self.places.get(word, ()) if at != index):
            there = set(WORD.findall(self.keys[other]))
            if len(words & there) >= ALIKE * len(words) and len(self.keys[other]) > len(self.keys[index]):
                return other
        return None

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where the words stand that stand in few passages."""
        found: dict[str, list[int]] = {}
        for index, words in enumerate(self.keys):
            for word in set(WORD.findall(words)):
                if self.spread[word] <= 4:
                    found.setdefault(word, []).append(index)
        return found

    def holds(self, index: int, run: list[str]) -> bool:
        return " ".join(run) in " ".join(WORD.findall(self.keys[index]))

    def add(self, *pieces: Piece):
        self.pieces += pieces
        for piece in pieces:
            match piece:
                case Field():
                    self.fields.add(piece.name)
                case Byline():
                    self.bylines.append(piece.name)
                case Paragraph():
                    self.has_paragraph = True

    def ask(self, at: int, question: str):
        self.doubts.append(Doubt(at, question))

    def source(self, passage: Passage) -> str:
        return self.text[passage.start : passage.end]

    def stands_right_below(self, index: int) -> bool:
        """Whether no empty line parts a passage from the one above."""
        return index > 0 and self.text.count("\n", self.passages[index - 1].end, self.passages[index].start) <= 1
