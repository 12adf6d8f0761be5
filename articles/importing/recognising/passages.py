"""The stretches of a reading in which names may stand, cut into words and sentences.

One pass each, with patterns that cannot go back over what they have taken.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ..reading import pieces
from .gazetteer import fold, is_common
from .mentions import Place

# A word with its inner apostrophes and hyphens; initials with their full stops; an elided article
# apart from what follows it (“d’Anora”); any other sign on its own.
WORD = re.compile(
    r"""(?:[^\W\d_]\.){1,4}(?![^\W_])              # J.J.  C.K.  T.
      | \b(?:[Jj]r|[Ss]r|[Dd]r|[Mm]rs?|[Mm]s|[Ss]t|[Pp]rof|[Ss]gt|[Ll]t|[Cc]apt|[Bb]ros|[Dd]ir|[Vv]s
            |Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No)\.(?=[\s,;)])
      | \d+(?:[.,:]\d+)*[^\W\d_]*                 # 56.5  1,000  97th
      | (?:[dlnmstcj]|qu)['’](?=[^\W_])            # d’ l’ qu’
      | [^\W_]+(?:[-'’‘‐‑·&](?=[^\W_])[^\W_]+)*   # Park Chan-wook’s, O’Brien
      | [^\w\s] | _""",
    re.VERBOSE,
)
POSSESSIVE = re.compile(r"(?<=[^\W_])['’‘][sS]\Z")
BRACKETED_YEAR = re.compile(r"\([^()]{0,60}\b(?:19|20)\d\d[^()]{0,40}\)|\(dir\.")
OPENS = "“„«\"‘'("
# Whatever runs on for longer is cut, so that looking about in a sentence has its bounds.
LONGEST_SENTENCE = 200
LONGEST_STORY = 100_000  # characters: twice the longest of long reads
MOST_WORDS = 20_000  # and signs: as many as such a story has
MOST_CAPITALS = 6_000  # words: a list of nothing but names as long as a long read has so many
ENDS = frozenset(".!?…")
CLOSES = frozenset("”“»\"’')]")


@dataclass(frozen=True)
class Word:
    """A word or a sign, with what a possessive ending leaves of it."""

    text: str
    start: int
    end: int
    is_capital: bool
    is_word: bool
    possessive: bool = False

    @cached_property
    def low(self) -> str:
        return self.text.lower().replace("’", "'").replace("ﬁ", "fi").replace("ﬂ", "fl")


@dataclass
class Passage:
    """A stretch of running text, or of words set as a heading is."""

    text: str
    block: int | None = None
    part: str = "text"
    emphasised: tuple[tuple[int, int], ...] = ()
    speaker: str = ""
    small: frozenset[str] = frozenset()
    in_results: bool = False
    language: str = "en"

    def is_everyday(self, word: str) -> bool:
        """Whether it is a word and no name: in English, or in the small letters of this text itself."""
        return is_common(word) or fold(word) in self.small

    def place(self, start: int, end: int) -> Place:
        return Place(self.block, start, end, self.part)

    @cached_property
    def words(self) -> list[Word]:
        return list(cut(self.text))

    @cached_property
    def starts(self) -> list[int]:
        return [word.start for word in self.words]

    def index_at(self, position: int) -> int:
        """The word that stands at a place of the text, or the last before it."""
        return bisect_right(self.starts, position) - 1

    def numbers(self, start: int, end: int) -> range:
        """The words of a stretch."""
        return range(self.index_at(start), self.index_at(max(start, end - 1)) + 1)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Numbers of the words that begin a sentence."""
        begins = [0]
        words = self.words
        for number, word in enumerate(words):
            if number - begins[-1] >= LONGEST_SENTENCE or number in self.line_starts:
                begins.append(number)
            if word.text not in ENDS or number + 1 >= len(words):
                continue
            after = number + 1
            while after < len(words) and words[after].text in CLOSES and words[after].start == words[after - 1].end:
                after += 1
            if after < len(words) and words[after].start > words[after - 1].end and begins_one(words, after):
                begins.append(after)
        return list(dict.fromkeys(begins))

    @cached_property
    def line_starts(self) -> frozenset[int]:
        """Numbers of the words that begin a further line: of a box of facts, or what was joined in one note."""
        if "\n" not in self.text:
            return frozenset()
        return frozenset(
            number
            for number, (above, word) in enumerate(pairwise(self.words), 1)
            if "\n" in self.text[above.end : word.start]
        )

    def sentence_of(self, number: int) -> tuple[int, int]:
        """The first word and the word after the last of the sentence that holds a word."""
        at = bisect_right(self.sentence_starts, number)
        end = self.sentence_starts[at] if at < len(self.sentence_starts) else len(self.words)
        return self.sentence_starts[at - 1], end

    def sentence(self, number: int) -> str:
        first, end = self.sentence_of(number)
        return self.text[self.words[first].start : self.words[end - 1].end].strip() if self.words else ""

    @cached_property
    def openers(self) -> frozenset[int]:
        """Numbers of words that a capital means nothing for: the first of a sentence or quotation."""
        found = set()
        for number in self.sentence_starts:
            while number < len(self.words) and not self.words[number].is_word:
                number += 1
            found.add(number)
        for number, word in enumerate(self.words[:-1]):
            if word.text in '“„«:—"' and word.text:
                found.add(number + 1)
        return frozenset(found)

    @cached_property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @cached_property
    def is_title_cased(self) -> bool:
        """Set as a headline is, most longer words with a capital: capitals tell nothing there."""
        longer = [word for word in self.words if word.is_word and len(word.text) > 3]
        capitals = sum(word.is_capital for word in longer)
        if self.in_results or BRACKETED_YEAR.search(self.text):
            return False
        if self.part in ("text", "caption") and self.text.rstrip().endswith((".", ".”", '."', "?”", "!”", "?", "!")):
            return self.is_upper
        return self.is_upper or (len(longer) > 3 and capitals > 0.72 * len(longer))


def begins_one(words: list[Word], number: int) -> bool:
    first = words[number]
    if not first.is_word:
        return first.text in OPENS or first.text in "[—*-"
    return first.is_capital or first.text[0].isdigit()


def cut(text: str) -> Iterator[Word]:
    for match in WORD.finditer(text):
        token = match[0]
        is_word = token[0].isalnum()
        end = match.end()
        ending = POSSESSIVE.search(token[-2:] if len(token) < 3 else token[-3:]) if is_word else None
        if ending:
            token, end = token[:-2], end - 2
        yield Word(token, match.start(), end, has_capital(token), is_word, bool(ending))


def has_capital(token: str) -> bool:
    """“Madison”, “d’Or” after its article is cut, “iPhone” not; “L’actrice” is an article and a word."""
    if not token[0].isupper():
        return False
    return not (len(token) > 2 and token[1] in "'’" and token[0] in "LDJNSCMT" and token[2].islower())


# Passages of a reading


def whole(reading: pieces.Reading) -> list[Passage]:
    """Headline and dek first, then the body in its order. Other stories' headlines never count."""
    found = [
        Passage(field.value, part=field.name)
        for field in reading.all_of(pieces.Field)
        if field.name in ("headline", "dek", "kicker", "tagline") and field.value
    ]
    order = {"headline": 0, "dek": 1, "kicker": 2, "tagline": 3}
    found = [passage for _, passage in sorted(enumerate(found), key=lambda pair: (order[pair[1].part], pair[0]))]
    for number, block in enumerate(reading.blocks):
        found += passages_of_block(number, block)
    return [passage for passage in found if passage.text.strip()]


def passages_of(reading: pieces.Reading) -> list[Passage]:
    """All that names are looked for in."""
    found = no_longer_than_a_story(whole(reading))
    small = frozenset(
        fold(word.text)
        for passage in found
        for word in passage.words
        if word.is_word and not word.is_capital and len(word.text) > 3 and word.text.isalpha()
    )
    language = language_of(found)
    for passage in found:
        passage.small = small
        passage.language = language
    return found


def no_longer_than_a_story(passages: list[Passage]) -> list[Passage]:
    """The passages from the beginning on, up to what the longest story has of signs, words and names: what goes on
    beyond is none. Of a text of single letters it is the words that tell, of one of names alone the capitals.
    """
    kept, signs, words, capitals = [], LONGEST_STORY, MOST_WORDS, MOST_CAPITALS
    for passage in passages:
        reached: list[Word] = []
        end = len(passage.text)
        for word in cut(passage.text[:signs]):
            words, capitals = words - 1, capitals - word.is_capital
            if words < 0 or capitals < 0:
                end = reached[-1].end if reached else 0
                break
            reached.append(word)
        end, signs = min(end, signs), signs - len(passage.text)
        if end < len(passage.text):
            shortened = replace(passage, text=passage.text[:end], emphasised=())
            shortened.words = reached
            return [*kept, shortened] if end else kept
        passage.words = reached
        kept.append(passage)
    return kept


TELLTALES = {
    "en": frozenset(["the", "and", "of", "is", "was", "with", "that", "his", "her", "it", "has"]),
    "fr": frozenset(["le", "la", "les", "et", "est", "dans", "qui", "une", "des", "pour", "avec", "du"]),
    "es": frozenset(["el", "la", "los", "y", "es", "en", "que", "una", "las", "con", "del", "por"]),
    "de": frozenset(["der", "die", "und", "das", "ist", "mit", "ein", "eine", "nicht", "den", "von", "zu"]),
    "it": frozenset(["il", "di", "che", "è", "una", "con", "per", "gli", "nel", "della", "sono"]),
}


def language_of(passages: list[Passage]) -> str:
    """The language whose smallest words stand there most often."""
    counts = dict.fromkeys(TELLTALES, 0)
    for passage in passages[:60]:
        for word in passage.words[:400]:
            for language, telltales in TELLTALES.items():
                counts[language] += word.text in telltales
    return max(counts, key=lambda language: counts[language]) if any(counts.values()) else "en"


def passages_of_block(number: int, block: pieces.Block) -> Iterator[Passage]:
    marks = getattr(block, "marks", ())
    emphasised = tuple((mark.start, mark.end) for mark in marks if mark.kind == "em")
    match block:
        case pieces.Figure() | pieces.Video():
            yield from passages_of_picture(number, block)
        case pieces.Gallery():
            for figure in block.figures:
                yield from passages_of_picture(number, figure)
        case pieces.ListEntry():
            yield Passage(block.title, number, "title")
            yield Passage(block.text, number, "text", emphasised)
        case pieces.PullQuote() | pieces.Quotation():
            yield Passage(block.text, number, "text", emphasised)
            yield Passage(block.attribution, number, "attribution")
        case pieces.Heading():
            within = tuple(
                span for span in emphasised if span[1] - span[0] < len(block.text)
            )  # not the house's italics
            yield Passage(block.text, number, "heading", within)
        case pieces.Note():
            if block.name not in ("about the author", "event", "sources", "correction"):
                yield Passage(block.text, number, "text", emphasised)
        case _:
            yield Passage(getattr(block, "text", ""), number, "text", emphasised, getattr(block, "speaker", ""))


def passages_of_picture(number: int, picture: pieces.Figure | pieces.Video) -> Iterator[Passage]:
    yield Passage(picture.caption, number, "caption")
    alt = getattr(picture, "alt", "")
    if alt != picture.caption:
        yield Passage(alt, number, "alt")
