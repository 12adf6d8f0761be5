"""Where in the text a name of the shelf could stand in plain letters, and what the shelf would be asked for it by."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from people.text import without_accents

from ..reading.words import plain_quotes
from ..recognising import contexts
from ..recognising.passages import Passage, Word
from ..recognising.titles import bare_words
from .candidates import name_key

LONGEST_TITLE, LONGEST_NAME = 12, 6  # words
LONGEST_RUN = 24  # words and signs
INSIDE_TITLES = frozenset(",&:–—-…!?/'’+.")
AFTER_SIGN = frozenset(",;)”\"'’»")
ARTICLES = frozenset(["the", "a", "an"])
TOLD_APART = re.compile(r"[,&+/]")
SEEN = frozenset({"headline", "dek", "kicker", "tagline", "title", "heading", "text", "caption", "attribution"})


class Run(NamedTuple):
    """Words of a passage that follow one another, by the numbers of the first and the last."""

    passage: Passage
    first: int
    last: int

    @property
    def start(self) -> int:
        return self.passage.words[self.first].start

    @property
    def end(self) -> int:
        return self.passage.words[self.last].end

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def words(self) -> list[Word]:
        return [word for word in self.passage.words[self.first : self.last + 1] if word.is_word]

    @property
    def place(self) -> tuple[int, int, int]:
        return id(self.passage), self.first, self.last

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)

    def is_spelled(self, name: str, *, exactly: bool = False) -> bool:
        """Whether it is printed as the shelf has it, accents, quotation marks, dashes and spaces aside.

        A capital of the shelf is a capital in print, but for its opening article (“the Florida Project”) and
        small words within (“In The Mood for Love”). What the shelf has in small letters may have capitals.
        """
        mine, theirs = letters(self.text), letters(name)
        if len(mine) != len(theirs) or TOLD_APART.findall(self.text) != TOLD_APART.findall(name):
            return False
        if exactly:
            return mine == theirs
        return all(
            one[:1].isupper()
            or not other[:1].isupper()
            or (other.lower() in (contexts.CONNECTORS if number else ARTICLES))
            for number, (one, other) in enumerate(zip(mine, theirs, strict=True))
        )


def letters(text: str) -> list[str]:
    """The words of a name without accents and apostrophes, in their own capitals."""
    return re.findall(r"\w+", without_accents(plain_quotes(text).replace("'", "")))


class Printed:
    """The words that readers see, as far as a name could stand in them. One walk over them for each question."""

    def __init__(self, passages: Iterable[Passage] = ()):
        self.order: dict[tuple, int] = {}
        self.passages: list[Passage] = []
        for number, passage in enumerate(passages):
            self.order.setdefault((passage.block, passage.part), number)
            self.passages += [passage] if passage.part in SEEN else []

    @cached_property
    def titles(self) -> set[str]:
        return {key for key, _ in self.runs(titles_from)}

    @cached_property
    def names(self) -> set[str]:
        return {key for key, _ in self.runs(names_from)}

    def where(self, from_here: Callable, wanted: Iterable[str]) -> dict[str, list[Run]]:
        """The places of those that are on the shelf."""
        found: dict[str, list[Run]] = defaultdict(list)
        wanted = frozenset(wanted)
        for key, run in self.runs(from_here) if wanted else ():
            if key in wanted:
                found[key].append(run)
        return found

    def runs(self, from_here: Callable) -> Iterator[tuple[str, Run]]:
        for passage in self.passages:
            for number, word in enumerate(passage.words):
                if may_begin(passage.words, number, word) or is_small_title(passage.words, number):
                    for key, last in from_here(passage, number):
                        yield key, Run(passage, number, last)


def may_begin(words: list[Word], number: int, word: Word) -> bool:
    """A capital, a figure, or a small article before one of them."""
    if word.low in ARTICLES and number + 1 < len(words):
        word = words[number + 1]
    return word.is_word and (word.is_capital or word.text[0].isdigit())


def is_small_title(words: list[Word], number: int) -> bool:
    """“eXistenZ”, or “mother!” amid a sentence: small letters that no word of copy would have so."""
    word = words[number]
    if not word.is_word or not word.text[0].islower():
        return False
    return has_odd_letters(word.text) or has_own_sign(words, number)


def has_odd_letters(text: str) -> bool:
    """Whether capitals stand within a word that begins small."""
    return text[:1].islower() and any(sign.isupper() for sign in text[1:]) and text.isalpha()


def has_own_sign(words: list[Word], number: int) -> bool:
    """Whether “!” right behind a word ends no sentence, and so is a part of it."""
    after = words[number + 1 : number + 3]
    if len(after) < len(("!", "and")) or after[0].text != "!" or after[0].start != words[number].end:
        return False
    return after[1].text in AFTER_SIGN or after[1].text[0].islower()


def titles_from(passage: Passage, first: int) -> Iterator[tuple[str, int]]:
    """All runs from a word on that could be a title, by its key. They end with the sentence, “!” and “?” apart."""
    words, key, count = passage.words, "", 0
    for number in range(first, min(first + LONGEST_RUN, len(words))):
        word = words[number]
        if not word.is_word:
            if word.text not in INSIDE_TITLES or (word.text == "." and number + 1 in passage.openers):
                return
            continue
        count += 1
        if count > LONGEST_TITLE:
            return
        bare = " ".join(bare_words(word.text))
        if count > 1 or word.low not in ARTICLES:
            yield f"{key}{bare}", number
            key += f"{bare}{'s' if word.possessive else ''}{space_after(word)}"


def names_from(passage: Passage, first: int) -> Iterator[tuple[str, int]]:
    """All runs of two and more words from one on that could be somebody's full name."""
    words, key = passage.words, ""
    if words[first].low in ARTICLES:
        return
    for number in range(first, min(first + LONGEST_NAME, len(words))):
        word = words[number]
        if not word.is_word or not (word.is_capital or word.low in contexts.PARTICLES):
            return
        bare = name_key(word.text)
        if number > first and word.is_capital:
            yield f"{key}{bare}", number
        if word.possessive:
            return
        key += f"{bare}{space_after(word)}"


def space_after(word: Word) -> str:
    """None after an elided article: “Palme d’Or”."""
    return "" if word.text.endswith(("'", "’")) else " "
