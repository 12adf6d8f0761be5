"""The names of people on the shelf that resemble the ones in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Q

from people.models import Person, PersonName
from people.models.words import FirstWord, LastWord
from people.text import without_accents

# How alike two names must be, and how alike what the two do not share: 1 is the same.
ALIKE, REST_ALIKE = 0.85, 0.6
WORDS_AT_ONCE = 4000

PARTICLES = frozenset(
    ["al", "bin", "da", "de", "del", "della", "der", "di", "du", "el", "la", "le", "ten", "van", "von", "y"]
)
# Initials, a word that begins with a capital (of any alphabet: small letters beyond Latin-1 are sorted out
# later), or a particle.
WORD = re.compile(
    rf"""(?<!\w)(?<!\w[’'‑-])(?:
        (?:[^\W\d_a-zß-ÿ]\.){{1,4}}
      | [^\W\d_a-zß-ÿ]\w*(?:[’'‑-][^\W\d_]\w*)*
      | (?:{"|".join(sorted(PARTICLES))})(?!\w)
    )""",
    re.VERBOSE,
)
POSSESSIVE = re.compile(r"[’']s?$")
LONGEST = 5


def fold(text: str) -> str:
    """A name for comparing: accents, capitals, hyphens and the shape of quotation marks do not matter."""
    return " ".join(re.findall(r"\w+", without_accents(text).casefold()))


def runs(line: str) -> Iterator[list[str]]:
    """Words that begin with a capital and stand side by side, with the “de” and “von” between them."""
    run, end = [], None
    for match in WORD.finditer(line):
        word = POSSESSIVE.sub("", match[0])
        beside = end is not None and line[end : match.start()] == " "
        if not beside or not is_part_of_a_name(word):
            yield from longer_than_one(run)
            run = []
        if is_part_of_a_name(word):
            run.append(word)
        # What follows a possessive is somebody or something else.
        end = match.end() if word == match[0] else None
    yield from longer_than_one(run)


def is_part_of_a_name(word: str) -> bool:
    return word[0].isupper() or word in PARTICLES


def longer_than_one(run: list[str]) -> Iterator[list[str]]:
    if sum(word[0].isupper() for word in run) > 1:
        yield run


@dataclass(frozen=True)
class Known:
    """A name on the shelf, with its folded words."""

    name: str
    folded: str
    words: frozenset[str]


class ShelfNames:
    """Names of people by their folded words."""

    def __init__(self, names: Iterable[str] = ()):
        self.folded: set[str] = set()
        self.by_word: dict[str, list[Known]] = defaultdict(list)
        for name in sorted(set(names)):
            known = Known(name, fold(name), frozenset(fold(name).split()))
            self.folded.add(known.folded)
            for word in known.words - PARTICLES:
                if len(word) > 1:
                    self.by_word[word].append(known)

    @classmethod
    def near(cls, lines: Iterable[str]) -> "ShelfNames":
        """The names on the shelf that begin or end with a word of the names in these lines.

        Only those are fetched, by indexes: with one look people's own names, also by their addresses, which
        have them in plain letters, and with one the others that they go by.
        """
        words = sorted(
            {form for line in lines for run in runs(line) for word in run if word[0].isupper() for form in forms(word)}
        )
        names = []
        for start in range(0, len(words), WORDS_AT_ONCE):
            some = words[start : start + WORDS_AT_ONCE]
            address_begins = Person.objects.alias(address_begins=FirstWord("slug", between="-"))
            names += people_named(address_begins, some, Q(address_begins__in=some))
            names += people_named(PersonName.objects.all(), some)
        return cls(names)

    def unlike(self, line: str, other_names: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
        """Pairs of a name in the text and the one on the shelf that it all but is.

        ``other_names`` are folded names of other things (films, say), which are right as they are.
        """
        for run in runs(line):
            free = self.without_known(run, other_names)
            found = []
            for start, end in stretches(run, free):
                spoken = " ".join(run[start:end])
                if nearest := self.nearest(fold(spoken)):
                    found.append((-nearest[0], start, end, spoken, nearest[1]))
            for _, start, end, spoken, name in sorted(found):
                if all(free[start:end]):
                    free[start:end] = [False] * (end - start)
                    yield spoken, name

    def without_known(self, run: list[str], other_names: frozenset[str]) -> list[bool]:
        """For each word of a run whether it is still to be explained: those of known names are not."""
        free = [True] * len(run)
        for length in range(min(LONGEST, len(run)), 1, -1):
            for start in range(len(run) - length + 1):
                folded = fold(" ".join(run[start : start + length]))
                if folded in self.folded or folded in other_names:
                    free[start : start + length] = [False] * length
        return free

    def nearest(self, folded: str) -> tuple[float, str] | None:
        """The most similar name that shares a word and differs in another, and how similar it is."""
        words = folded.split()
        best = None
        for known in {known for word in words for known in self.by_word.get(word, ())}:
            rest = " ".join(word for word in words if word not in known.words)
            its_rest = " ".join(word for word in known.folded.split() if word not in words)
            if not alike(rest, its_rest, REST_ALIKE):
                continue
            ratio = alike(folded, known.folded, ALIKE)
            if ratio:
                best = max(best or (0, ""), (ratio, known.name))
        return best


def alike(one: str, other: str, least: float) -> float:
    """How alike two texts are, or 0 where that is less than asked for or one is empty."""
    if not one or not other:
        return 0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0


def stretches(run: list[str], free: list[bool]) -> Iterator[tuple[int, int]]:
    """Where in a run a name of two or three words may stand."""
    for start in range(len(run)):
        for end in range(start + 2, min(start + LONGEST, len(run)) + 1):
            capitals = sum(word[0].isupper() for word in run[start:end])
            if all(free[start:end]) and run[start][0].isupper() and run[end - 1][0].isupper() and 2 <= capitals <= 3:
                yield start, end


def forms(word: str) -> set[str]:
    """A word as it is written, with either apostrophe, and as it begins a slug."""
    return {word, word.replace("’", "'"), word.replace("'", "’"), *fold(word).split()[:1]}


def people_named(rows, words, or_else=None):
    """Names of which the first or the last word is one of these. Each word is compared whole."""
    return (
        rows.alias(first_word=FirstWord("name"), last_word=LastWord("name"))
        .filter(Q(first_word__in=words) | Q(last_word__in=words) | (or_else or Q()))
        .order_by()
        .values_list("name", flat=True)
    )
