"""Two texts compared word by word, and rich text read as text. No database here."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

SAME, ADDED, REMOVED = "same", "added", "removed"

# Chinese and Japanese are written without spaces: each of their characters is a word here.
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
MARKS = r"""\.,;:!?…"“”„«»‹›()\[\]{}–—"""
TOKEN = re.compile(rf"(\n+|[{UNSPACED}]|[{MARKS}]|[^\s{UNSPACED}{MARKS}]+)([^\S\n]*)")

# The work grows with the product of two lengths. Longer texts are compared by paragraphs first.
MOST_PAIRS = 2_000_000
# Beyond this product very common words are not taken as the start of a match.
MANY_PAIRS = 100_000
# A text that keeps fewer of its words is shown as rewritten: the old one whole, then the new one.
REWRITTEN = 0.2


class Run(NamedTuple):
    """Some words in a row that stayed, came or went."""

    op: str
    words: str

    @property
    def shown(self) -> str:
        """The words; a break between paragraphs that came or went is made visible."""
        return self.words if self.op == SAME or self.words.strip() else f"¶{self.words}"


class Token(NamedTuple):
    word: str
    gap: str


class Hunk(NamedTuple):
    """A stretch of the old text and the stretch of the new one that stands in its place."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def runs(old: str, new: str) -> tuple[Run, ...]:
    """The new text with what was taken out of the old one, in runs of words."""
    before, after = tokens(old), tokens(new)
    found, gap = [], ""
    for same, old_start, old_end, new_start, new_end in _hunks(
        [token.word for token in before], [token.word for token in after]
    ):
        if same:
            found.append(Run(SAME, _text(after[new_start:new_end])))
            gap = "" if after[new_end - 1].gap else before[old_end - 1].gap
        else:
            if old_end > old_start:
                found.append(Run(REMOVED, gap + _text(before[old_start:old_end])))
            if new_end > new_start:
                found.append(Run(ADDED, _text(after[new_start:new_end])))
    return tuple(found)


def replaced(old: str, new: str) -> tuple[Run, ...]:
    """A value that is not prose: it changes as a whole."""
    return tuple(run for run in (Run(REMOVED, old), Run(ADDED, new)) if run.words)


def tokens(text: str) -> list[Token]:
    return [Token(*found) for found in TOKEN.findall(text.replace("\r\n", "\n").strip())]


def _text(some: list[Token]) -> str:
    return "".join(token.word + token.gap for token in some)


def _hunks(old: list[str], new: list[str]) -> list[Hunk]:
    """What is the same at both ends is set aside first: most edits are small."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    end = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    old_end, new_end = len(old) - end, len(new) - end
    found = [Hunk(True, 0, start, 0, start)] if start else []
    if old_end > start or new_end > start:
        middle = _readable(_compared(old[start:old_end], new[start:new_end]), old[start:old_end])
        found += [Hunk(hunk.same, *(place + start for place in hunk[1:])) for hunk in middle]
    if end:
        found.append(Hunk(True, old_end, len(old), new_end, len(new)))
    return found


def _compared(old: list[str], new: list[str]) -> list[Hunk]:
    if len(old) * len(new) <= MOST_PAIRS:
        return list(_matched(old, new))
    return list(_compared_by_paragraphs(old, new))


def _matched(old: list, new: list) -> Iterator[Hunk]:
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > MANY_PAIRS)
    for op, *places in matcher.get_opcodes():
        yield Hunk(op == "equal", *places)


def _compared_by_paragraphs(old: list[str], new: list[str]) -> Iterator[Hunk]:
    """Whole paragraphs first, then the words of those that differ, as far as the work allows."""
    old_starts, new_starts = _paragraph_starts(old), _paragraph_starts(new)
    if len(old_starts) * len(new_starts) > MOST_PAIRS:
        yield Hunk(False, 0, len(old), 0, len(new))
        return
    left = MOST_PAIRS
    for hunk in _matched(_paragraphs(old, old_starts), _paragraphs(new, new_starts)):
        a, b = old_starts[hunk.old_start], old_starts[hunk.old_end]
        c, d = new_starts[hunk.new_start], new_starts[hunk.new_end]
        pairs = (b - a) * (d - c)
        if hunk.same or not 0 < pairs <= left:
            yield Hunk(hunk.same, a, b, c, d)
        else:
            left -= pairs
            for inner in _matched(old[a:b], new[c:d]):
                yield Hunk(inner.same, inner[1] + a, inner[2] + a, inner[3] + c, inner[4] + c)


def _paragraph_starts(words: list[str]) -> list[int]:
    """Where each paragraph begins, and last where the text ends."""
    breaks = [n + 1 for n, word in enumerate(words) if word.startswith("\n") and n + 1 < len(words)]
    return [0, *breaks, len(words)]


def _paragraphs(words: list[str], starts: list[int]) -> list[tuple[str, ...]]:
    return [tuple(words[start:end]) for start, end in pairwise(starts)]


def _readable(hunks: list[Hunk], old: list[str]) -> list[Hunk]:
    """Differences as a reader takes them in: no lone comma kept between two changes."""
    shorter = min(hunks[-1].old_end, hunks[-1].new_end)
    kept = sum(_words_in(old, hunk) for hunk in hunks if hunk.same)
    if kept < REWRITTEN * shorter:
        return [Hunk(False, 0, hunks[-1].old_end, 0, hunks[-1].new_end)]
    found: list[Hunk] = []
    for number, hunk in enumerate(hunks):
        inside = 0 < number < len(hunks) - 1
        same = hunk.same and (not inside or _words_in(old, hunk) > 0)
        if found and not found[-1].same and not same:
            last = found.pop()
            found.append(Hunk(False, last.old_start, hunk.old_end, last.new_start, hunk.new_end))
        else:
            found.append(Hunk(same, *hunk[1:]))
    return found


def _words_in(old: list[str], hunk: Hunk) -> int:
    """How many words, marks and breaks aside."""
    return sum(any(char.isalnum() for char in word) for word in old[hunk.old_start : hunk.old_end])


# Rich text

PARAGRAPHS = frozenset({"p", "ul", "ol", "li", "blockquote"})
FORMATS = {"em": "emphasis", "strong": "strong emphasis", "blockquote": "quotation", "li": "list"}


class RichTextReader(HTMLParser):
    """Rich text as its words, and as the list of what is emphasised, linked, listed or quoted."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.formatted: Counter[tuple[str, str, str]] = Counter()
        self._open: list[tuple[str, str, int]] = []
        self._lists: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return _lines("".join(self.pieces))

    def handle_starttag(self, tag, attrs):
        if tag == "br":
            self.pieces.append("\n")
        if tag in PARAGRAPHS:
            self.pieces.append("\n\n")
        if tag in ("ul", "ol"):
            self._lists.append("numbered list" if tag == "ol" else "list")
        if tag == "a" or tag in FORMATS:
            self._open.append((tag, dict(attrs).get("href") or "", len(self.pieces)))

    def handle_data(self, data):
        self.pieces.append(re.sub(r"\s+", " ", data))

    def handle_endtag(self, tag):
        if self._open and self._open[-1][0] == tag:
            _, address, start = self._open.pop()
            name = self._lists[-1] if tag == "li" and self._lists else FORMATS.get(tag, "link")
            self.formatted[name, _lines("".join(self.pieces[start:])), address] += 1
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in PARAGRAPHS:
            self.pieces.append("\n\n")


def _lines(text: str) -> str:
    """Single spaces within a line, one empty line between paragraphs."""
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n\n", lines).strip()


def plain(html: str) -> str:
    """Rich text as text, its paragraphs kept."""
    return RichTextReader(html).text


def formatting_notes(old: str, new: str) -> tuple[str, ...]:
    """What came and went of emphasis, links, lists and quotations, in words."""
    before, after = RichTextReader(old).formatted, RichTextReader(new).formatted
    came, went = sorted((after - before).elements()), sorted((before - after).elements())
    return (*(f"Added {_format(each)}" for each in came), *(f"Removed {_format(each)}" for each in went))


def _format(each: tuple[str, str, str]) -> str:
    name, words, address = each
    words = words if len(words) <= 60 else f"{words[:59]}…"
    return f"{name}: “{words}”" + (f" to {address}" if name == "link" else "")
