"""Who may be named: runs of capitalised words, and all that speaks for or against each."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import contexts
from .extents import is_trade_of
from .gazetteer import fold, is_common, is_english, is_given
from .german import is_genitive
from .hyphens import parted
from .passages import Passage, Word

FEWEST_CAPITALS = 4  # words
# “Hauptdarsteller”, “Kostümbildnerin”, “Tonmann”: in German a trade has its capital
COMPOUND_ROLE = re.compile(
    r"\w{3,}(?:darsteller|regisseur|autor|macher|meister|bildner|schauspieler|produzent|kollege|partner)(?:in)?"
    r"|\w{3,}(?:mann|frau|kollegin)"
)
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?\Z|[A-Z]\Z")


@dataclass
class Spot:
    """Where a run stands."""

    passage: int
    first: int
    last: int
    start: int
    end: int
    name: str
    possessive: bool = False


@dataclass
class Bearer:
    """All spots of one name, with what speaks for each kind, and why."""

    name: str
    spots: list[Spot] = field(default_factory=list)
    evidence: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, kind: str, reason: str, weight: int) -> None:
        self.evidence[kind][reason] = max(weight, self.evidence[kind].get(reason, 0))

    def score(self, kind: str, without: tuple[str, ...] = ()) -> int:
        return sum(weight for reason, weight in self.evidence[kind].items() if reason not in without)

    @property
    def stated(self) -> int:
        """What the sentences say for a person, the name itself apart."""
        return self.score("person", without=("given name", "form of the name", "no everyday words"))

    @property
    def word_count(self) -> int:
        return len(self.name.split())


def runs(number: int, passage: Passage, taken: set[int]) -> Iterator[Spot]:
    """Names in running text; where every word has a capital, only those that open with a given name."""
    yield from headline_runs(number, passage, taken) if passage.is_title_cased else running(number, passage, taken)


def running(number: int, passage: Passage, taken: set[int]) -> Iterator[Spot]:
    words = passage.words
    at = 0
    while at < len(words):
        if capitals := opening_in_capitals(passage, at):
            yield from headline_runs(number, passage, taken, at, capitals)
            at = capitals
            continue
        if not name_word(words, at, taken):
            at += 1
            continue
        first = last = at
        while last - first < 8 and not words[last].possessive and not is_genitive(passage, first, last):
            following = step(words, last, taken)
            if following is None or following in passage.line_starts:
                break
            last = following
        at = last + 1
        if words[first].text == "I" and first < last:
            continue  # “I Walk Alone”: nobody's name
        first = trimmed(passage, first, last)
        while last > first and words[last].text in ("I", "A"):
            last -= 1
        if first <= last and not (first == last and words[first].low in contexts.FUNCTION):
            yield from parted(spot(number, passage, first, last))


def opening_in_capitals(passage: Passage, at: int) -> int:
    """Where the first words of a paragraph end that are set in capitals, as magazines open a story; else nought."""
    if at or not passage.text[:12].isupper():
        return 0
    words = passage.words
    end = next((n for n, word in enumerate(words) if word.is_word and not word.text.isupper()), len(words))
    return end if FEWEST_CAPITALS <= end < len(words) else 0


def name_word(words: list[Word], at: int, taken: set[int]) -> bool:
    word = words[at]
    return word.is_capital and word.is_word and at not in taken


def step(words: list[Word], last: int, taken: set[int]) -> int | None:
    """The next word of a name: straight on, over a particle, or over a nickname in quotation marks."""
    after = last + 1
    if after >= len(words) or after in taken or words[after].start - words[last].end > 1:
        return None
    word = words[after]
    joined = word.start == words[last].end
    if word.is_capital and word.is_word and not joined:
        return after
    if (
        word.text == ","
        and after + 1 < len(words)
        and words[after + 1].low in ("jr", "jr.", "sr", "sr.")
        and words[after + 1].is_capital
    ):
        return after + 1
    known = (
        is_given(words[last].text) or (last > 0 and is_given(words[last - 1].text)) or INITIALS.match(words[last].text)
    ) or word.low in contexts.PATRONYMIC | BETWEEN_NAMES_ONLY
    if word.low in ("y", "e", "i") and joins_names(words, last, after):
        return None
    if word.low in contexts.PARTICLES and word.is_word and known:
        ahead = after
        while ahead - after < 3 and ahead < len(words) and words[ahead].low in contexts.PARTICLES:
            ahead += 1
        if ahead < len(words) and name_word(words, ahead, taken) and words[ahead].start - words[ahead - 1].end <= 1:
            return ahead
    if word.text in "“\"‘'(" and not joined:
        ahead = after + 1
        while ahead - after < 4 and ahead < len(words) and words[ahead].is_capital and words[ahead].is_word:
            ahead += 1
        closes = ahead < len(words) and ahead > after + 1 and words[ahead].text in "”\"’')"
        if (
            closes
            and (words[after].text != "(")
            and ahead + 1 < len(words)
            and name_word(words, ahead + 1, taken)
            and words[ahead + 1].start == words[ahead].end + 1
        ):
            return ahead + 1
    return None


BETWEEN_NAMES_ONLY = contexts.words("van bin ibn ter")


def joins_names(words: list[Word], last: int, after: int) -> bool:
    """Whether “y” stands between two names and not within one: a name in full follows, or a given name stands on
    either side. “José Ortega y Gasset” has a given name and a surname before it, and one word behind.
    """
    behind = words[after + 1 : after + 3]
    if not behind:
        return False
    in_full = len(behind) > 1 and behind[1].is_capital and behind[1].is_word and behind[1].start - behind[0].end == 1
    alone = last == 0 or not (words[last - 1].is_capital and words[last - 1].is_word)
    return is_given(behind[0].text) or in_full or alone


def trimmed(passage: Passage, first: int, last: int) -> int:
    """Past the words that open a sentence, a role or a nationality: “After Madison”, “Director Sean Baker”."""
    words = passage.words
    while first <= last:
        word = words[first]
        low = word.low.rstrip(".")
        voice = first == 0 and last > 0 and word.text in ("P.", "R.", "Q.", "A.")  # of a question or an answer
        if voice and not INITIALS.match(words[1].text):
            first += 1
            continue
        if opens_only(passage, first, last) or is_trade_of(passage, first, last):
            first += 1
        elif (
            low in contexts.ROLES
            or (passage.language == "de" and COMPOUND_ROLE.fullmatch(low))
            or low in contexts.MODIFIERS
            or word.low in contexts.SIR
            or word.low in contexts.OFFICES
            or (word.low in contexts.CALENDAR and first in passage.openers and not is_given(word.text))
        ):
            if first == last or not words[first + 1].is_word:
                return last + 1
            if low == "young" and len(words) > first + 1 and last == first + 1 and not is_given(words[first + 1].text):
                break
            first += 1
        elif (
            (
                first in passage.openers
                and first < last
                and passage.is_everyday(word.text)
                and not is_given(word.text)
                and last - first > 1
                and (is_given(words[first + 1].text) or len(word.text) > 3)
            )
            or stands_before_name(passage, first, last)
            or (first in passage.openers and first < last and low.endswith("ing") and not is_given(word.text))
        ):
            first += 1
        else:
            break
        if first <= last and words[first].low in contexts.PARTICLES and not words[first].is_capital:
            first += 1
    return first


def stands_before_name(passage: Passage, first: int, last: int) -> bool:
    """Whether an everyday word opens a run that goes on, perhaps over another, to a given name and a surname: what
    somebody is, with capitals as offices give them (“Deputy Member Rob Tillery”).
    """
    words = passage.words
    at = first
    while at < min(first + 2, last) and is_english(words[at].text) and not is_given(words[at].text):
        at += 1
    return at > first and at + 1 == last and is_given(words[at].text) and not is_english(words[last].text)


ALSO_NAMES = contexts.words("al will may per han son una sam ana june april august van in bo jo")
ARTICLES = contexts.words("the a an i and of in on at by for with el los las der die das le les il lo")


def opens_only(passage: Passage, first: int, last: int) -> bool:
    """Whether the first word of a run is a small word that has its capital from its place."""
    word = passage.words[first]
    low = word.low.rstrip(".")
    if low not in contexts.FUNCTION:
        return False
    if word.text.endswith(".") and first < last and INITIALS.match(passage.words[first + 1].text):
        return False  # “A. R. Rahman”
    if low in ALSO_NAMES and first < last and not is_given(passage.words[first + 1].text):
        return False
    return first in passage.openers or low in ARTICLES


def headline_runs(
    number: int, passage: Passage, taken: set[int], first: int = 0, end: int | None = None
) -> Iterator[Spot]:
    words = passage.words[:end]
    at = first
    while at < len(words) - 1:
        word = words[at]
        usable = name_word(words, at, taken) and not word.possessive
        if usable and fold(word.text) in contexts.MONONYMS and not is_common(word.text) and not is_given(word.text):
            yield spot(number, passage, at, at)
            at += 1
            continue
        if (
            not usable
            or not (is_given(word.text) or INITIALS.match(word.text))
            or word.low in contexts.FUNCTION
            or (passage.is_everyday(word.text) and not after_role(words, at))
        ):
            at += 1
            continue
        last = at
        while last - at < 4 and not words[last].possessive:
            following = step(words, last, taken)
            if (
                following is None
                or following in passage.line_starts
                or (passage.is_everyday(words[following].text) and last > at)
                or words[following].low in contexts.FUNCTION
                or words[following].low in contexts.THING_TAILS
            ):
                break
            if (
                last - at >= 1
                and words[following].is_capital
                and words[following].low not in contexts.SUFFIXES
                and not (
                    is_given(words[last].text)
                    or INITIALS.match(words[last].text)
                    or words[last].low in contexts.PARTICLES
                )
            ):
                break
            last = following
        if last > at:
            yield spot(number, passage, at, last)
        at = last + 1


def after_role(words: list[Word], at: int) -> bool:
    return at > 0 and words[at - 1].low in contexts.ROLES


def spot(number: int, passage: Passage, first: int, last: int) -> Spot:
    start, end = passage.words[first].start, passage.words[last].end
    name = passage.text[start:end]
    if name.isupper() and len(name) > 5 and " " in name:
        name = " ".join(part.capitalize() if not INITIALS.match(part) else part for part in name.split(" "))
    possessive = passage.words[last].possessive
    if is_genitive(passage, first, last):
        name, end, possessive = name[:-1], end - 1, True
    return Spot(number, first, last, start, end, " ".join(name.split()), possessive)
