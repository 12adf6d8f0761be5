"""A text on the reader's desk: its passages, and what was asked of them already."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice, pairwise

from .body import hours
from .facts import shoot
from .furniture import charts, furniture
from .furniture.buttons import are_buttons
from .given import Given
from .pictures import counters
from .pieces import Byline, Cut, Doubt, Field, Leftover, Paragraph, Piece, Video
from .text.counted_headings import with_ranks
from .text.echoes import Echoes
from .text.lines import Passage, passages
from .text.running_heads import OF_BROWSER, PAGE_NUMBER, names_paper
from .words import WORD, is_finished, key

SCENE = re.compile(r"(?:INT|EXT|INT\.?/EXT|I/E)\. ?[A-Z]")
LONGEST_DEK = 220  # characters
FEWEST_SPREAD = 9  # gaps above the first paragraph
MOSTLY_SPREAD = 0.9
MOSTLY = 0.6  # of the running text
MADE = ("pieces", "doubts", "seen", "fields", "bylines", "pictures", "has_paragraph", "has_video")
ENGLISH = frozenset(["the", "and", "of", "to", "is", "was", "that", "with"])
SMALL = ENGLISH | frozenset(
    WORD.findall("le la les des et est une dans el los y que en una der die und das ist nicht il che")
)
CENTRED = 15  # spaces
FEWEST_SMALL = 5
LOOKED_AT = 4_000  # characters
ENOUGH_PROSE = 60  # paragraphs tell what a story speaks of


@dataclass
class Copy:
    """One text while it is read. The pieces that were made of it so far are the answer in the making."""

    text: str
    passages: list[Passage]
    given: Given = field(default_factory=Given)
    pieces: list[Piece] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)  # their names
    bylines: dict[str, None] = field(default_factory=dict)  # names, in their order
    pictures: dict[tuple[str, str], int] = field(default_factory=dict)  # where each stood first
    has_paragraph: bool = False
    has_video: bool = False
    # What lines say of who and when, by place and by whether a name alone counts: several rules ask it of each.
    told: dict[tuple[int, bool], tuple[list[Piece], list[Doubt]] | None] = field(default_factory=dict)
    tellers: int = 0
    asked: int = 0  # how many were read for it in vain
    owned: frozenset[int] | None = None  # captions over whose they are, once somebody has asked
    boxes: dict[int, int] | None = None  # labels over what they say, once somebody has asked
    cuts: Mapping[int, int] = field(default_factory=dict)  # that an editor has moved: from where, to where

    @classmethod
    def of(cls, text: str, given: Given | None, cuts: Mapping[int, int] | None = None) -> "Copy":
        return cls(text, with_ranks(passages(text)), given or Given(), cuts=cuts or {})

    # What is made of it

    def add(self, *pieces: Piece):
        self.pieces += pieces
        for piece in pieces:
            match piece:
                case Field():
                    self.fields.add(piece.name)
                case Byline():
                    self.bylines[piece.name] = None
                case Paragraph():
                    self.has_paragraph = True
                case Video():
                    self.has_video = True

    def leave(self, first: int, count: int, name: str) -> int:
        """Lay passages aside, under the name of what they are taken for."""
        for passage in self.passages[first : first + count]:
            self.add(Leftover(passage.start, passage.end, name, self.source(passage)))
        return count

    def take_off(self, indexes: set[int]):
        """Take passages off the desk before any other is read."""
        self.passages = [passage for at, passage in enumerate(self.passages) if at not in indexes]
        for name in [name for name in vars(self) if isinstance(getattr(type(self), name, None), cached_property)]:
            delattr(self, name)

    def ask(self, at: int, question: str, cut: Cut | None = None):
        self.doubts.append(Doubt(at, question, cut))

    def tries(self, rule: Callable[["Copy", int], int], index: int) -> bool:
        """Whether a rule would take a passage. Nothing is kept of what it makes."""
        kept = [getattr(self, name) for name in MADE]
        self.clear()
        try:
            return bool(rule(self, index))
        finally:
            for name, value in zip(MADE, kept, strict=True):
                setattr(self, name, value)

    def clear(self):
        self.pieces, self.doubts, self.seen, self.fields, self.bylines, self.pictures = [], [], {}, set(), {}, {}
        self.has_paragraph = self.has_video = False

    # What its passages are

    def source(self, passage: Passage) -> str:
        return self.text[passage.start : passage.end]

    def below(self, index: int) -> Passage | None:
        return self.passages[index + 1] if index + 1 < len(self.passages) else None

    def stands_right_below(self, index: int) -> bool:
        """Whether no empty line parts a passage from the one above."""
        return self.close[index] if index >= 0 else False

    @cached_property
    def close(self) -> list[bool]:
        """For each passage whether it stands right below the one above it; rules ask it of each over and over."""
        between = ((above.end, below.start) for above, below in pairwise(self.passages))
        gaps = [self.text.count("\n", end, start) for end, start in between]
        spread = self.spread_to(gaps)
        return [False, *(gap <= 1 + (at < spread) for at, gap in enumerate(gaps))]

    def spread_to(self, gaps: list[int]) -> int:
        """Down to where an empty line parts nothing: to the first paragraph, where one stands between all the many
        lines above it, as in a page of which each line was copied as a paragraph.
        """
        prose = [passage.is_prose for passage in self.passages]
        long = (len(passage.text) > LONGEST_DEK for passage in self.passages)
        texts = enumerate(zip(prose, [*prose[1:], False], long, strict=False))
        first = next((at for at, (is_text, goes_on, is_long) in texts if is_text and (goes_on or is_long)), 0)
        above = gaps[: max(first - 1, 0)]
        many = len(above) >= FEWEST_SPREAD and above.count(2) >= MOSTLY_SPREAD * len(above)
        return first if many else 0

    @cached_property
    def blocks(self) -> list[range]:
        """For each passage those that no empty line parts from it."""
        firsts = [at for at in range(len(self.passages)) if not self.stands_right_below(at)]
        edges = zip(firsts, [*firsts[1:], len(self.passages)], strict=True)
        return [block for block in (range(*edge) for edge in edges) for _ in block]

    def stands_alone(self, index: int) -> bool:
        """Whether an empty line stands above and below it."""
        return len(self.blocks[index]) == 1

    def kind(self, index: int) -> str | None:
        """What furniture a passage is, if any."""
        return self.kinds[index]

    @cached_property
    def kinds(self) -> list[str | None]:
        return [
            furniture.kind_of(passage.text) or ("navigation" if are_buttons(passage) else None)
            for passage in self.passages
        ]

    @cached_property
    def keys(self) -> list[str]:
        return [key(passage.text) for passage in self.passages]

    @cached_property
    def echoes(self) -> Echoes:
        return Echoes(self.keys)

    @cached_property
    def counters(self) -> int:
        """How many lines count pictures: “3/12”."""
        return sum(bool(counters.COUNTER.fullmatch(words)) for words in self.keys)

    @cached_property
    def counted(self) -> dict[int, int]:
        """The counters over the pictures of a gallery, each with how many lines belong to it."""
        return counters.counted(self.passages)

    @cached_property
    def hours(self) -> frozenset[int]:
        """The lines that say only when, in a story told by the hour."""
        return hours.of(self.passages)

    @cached_property
    def printings(self) -> Counter[str]:
        """How often each passage is printed."""
        return Counter(self.keys)

    @cached_property
    def last_printed(self) -> dict[str, int]:
        """Where each passage is printed last."""
        return {words: at for at, words in enumerate(self.keys)}

    @cached_property
    def has_headings(self) -> bool:
        """Whether bare lines part its running text."""
        around = zip(self.passages, self.passages[1:], self.passages[2:], strict=False)
        return any(
            line.is_bare and not line.set_as and above.is_prose and below.is_prose and not self.kinds[at]
            for at, (above, line, below) in enumerate(around, 1)
        )

    @cached_property
    def page_lines(self) -> frozenset[int]:
        """The lines that count pages: “REEL QUARTERLY | 45”, where there are several."""
        found = frozenset(at for at, passage in enumerate(self.passages) if PAGE_NUMBER.fullmatch(passage.text[:200]))
        first = self.source(self.passages[0]) if self.passages else ""
        named = {at for at, passage in enumerate(self.passages) if at and names_paper(self.source(passage), first)}
        named |= {at for at, passage in enumerate(self.passages) if self.is_centred_number(passage)}
        named |= {at for at, passage in enumerate(self.passages) if OF_BROWSER.fullmatch(self.source(passage)[:300])}
        return frozenset(named | (found if len(found) > 1 else {at for at in found if self.cuts_sentence(at)}))

    def is_centred_number(self, passage: Passage) -> bool:
        """Whether a number stands alone in the middle of its line, as that of a page does."""
        if passage.set_as != "entry" or passage.text:
            return False
        return self.text[max(passage.start - CENTRED, 0) : passage.start].isspace() and passage.start >= CENTRED

    def cuts_sentence(self, index: int) -> bool:
        """Whether it stands amid a sentence that breaks off above and goes on below."""
        above, below = self.passages[index - 1 : index], self.below(index)
        return bool(above) and below is not None and not is_finished(above[0].text) and below.text[:1].islower()

    @cached_property
    def charted(self) -> frozenset[int]:
        """The numbered lines under “Most read”: other stories' headlines, and no list of this one."""
        return charts.charted(self.passages, self.kinds)

    @cached_property
    def has_script(self) -> bool:
        """Whether scenes of a screenplay stand in it: a name in capitals is who speaks there, and no heading."""
        return any(SCENE.match(passage.text) for passage in self.passages)

    # Its running text

    def is_mostly_above(self, index: int) -> bool:
        """Whether most of the running text stands above a passage."""
        total = self.prose_before[-1]
        return total > 0 and self.prose_before[index] >= MOSTLY * total

    @cached_property
    def prose_before(self) -> list[int]:
        """How many characters of running text stand before each passage."""
        read = zip(self.passages, self.kinds, strict=True)
        return [0, *accumulate(len(passage.text) if passage.is_prose and not kind else 0 for passage, kind in read)]

    @cached_property
    def body_keys(self) -> str:
        """The running text, for looking whether it speaks of something; of a long one the beginning."""
        read = zip(self.keys, self.passages, self.kinds, strict=True)
        prose = (words for words, passage, furnishing in read if passage.is_prose and not furnishing)
        return "\n".join(islice(prose, ENOUGH_PROSE))

    def has_crew(self, first: int, end: int) -> bool:
        """Whether one of these passages has a word for what somebody does at a shoot."""
        before = self.crew_before
        return before[min(end, len(before) - 1)] > before[first]

    @cached_property
    def crew_before(self) -> list[int]:
        """How many passages with such a word stand before each: runs of credits are looked for from every line."""
        return [0, *accumulate(bool(shoot.CREW.search(passage.text[:LOOKED_AT])) for passage in self.passages)]

    @cached_property
    def is_release(self) -> bool:
        """Whether it came from a press office: it says whom to ask, or where the part for readers ends."""
        sources = (self.source(passage)[: furniture.LONGEST].strip(" *_#-–—") for passage in self.passages)
        return any(furniture.CONTACTS.match(words) or furniture.END.fullmatch(words) for words in sources)

    @cached_property
    def counts_days_first(self) -> bool:
        """Whether it is in a language whose dates begin with the day: most of its smallest words are not English."""
        small = Counter(word for word in WORD.findall(self.body_keys[:LOOKED_AT]) if word in SMALL)
        return small.total() > FEWEST_SMALL and sum(small[word] for word in ENGLISH) * 2 < small.total()

    @cached_property
    def words_of_paper(self) -> frozenset[str]:
        """The words of the first line of the page and of its last, which has the paper's name behind its ©."""
        return frozenset(word for words in (self.keys[:1] + self.keys[-1:]) for word in WORD.findall(words))

    @cached_property
    def words_of_body(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.body_keys))

    def names_in_body(self, words: str) -> bool:
        """Whether the running text says just these words."""
        return f" {words.strip(' .')}" in f" {self.body_keys}"
