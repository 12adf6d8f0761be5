"""Lines put back together into passages: paragraphs, captions, headlines, and how each is set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise

from ..facts.dates import AGE, CHANGED_DAY, DAY_ALONE, MONTHS
from ..furniture.furniture import kind_of
from ..pieces import Mark
from ..words import LONGEST_END, OPEN_LINE, OPEN_WORD, is_finished, sentence_count, tidy
from . import inline
from .passed_on import is_passed_on, without_signs
from .running_heads import running_heads
from .wrapping import SPLIT_WORD, Line, edges_of_lines, follows_at_once, wrapped_at

MOST_LINES = 20_000
MOST_PASSAGES = 1_500
LONGEST_BARE_LINE = 150
FEWEST_PARTED = 4  # empty lines: where they part paragraphs, a full line that ends a sentence ends none
RAGGED = 6  # characters by which a line may fall short though the next word had room
LONGEST_LINK = 300  # characters: a name with its address
LONGEST_HEAD = 110  # of a headline over its byline
SHORTEST_PROSE = 140
HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]+(?P<text>\S.*)")
UNDERLINE = re.compile(r"(?:={3,}|-{3,})[ \t]*")
RULE = re.compile(r"[ \t]*[—–*•~§#][ \t]*|[ \t]*(?:[*_–—=~•·#-][ \t]*){3,}")
QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
LONE_RANK = re.compile(r"[ \t]{0,6}(?:No\.?[ \t]?|#|№[ \t]?)?(?P<rank>\d{1,3})[.)]?")
WINNER = re.compile(r"[ \t]{0,6}(?:\*(?=[^\s*][^*]*$)|(?:[✔✓☑]|🏆|\(winner\)|WINNER:)[ \t]?(?=\S))")
ITEM = re.compile(r"[ \t]{0,6}(?:[-*+•·‣▪◦●→►▸]|–(?=\s))[ \t\u00a0]+(?=\S)")
ARROW = re.compile(r"[ \t]*[→►▸]")
ENTRY = re.compile(
    r"[ \t]{0,6}(?:#{1,6}[ \t]+)?(?:\*\*)?(?:No\.?[ \t]?|#"
    r"|№[ \t]?)?(?P<rank>\d{1,3})(?:(?<=\b0\d)[ \t]{1,3}|(?:[.):]|\.\))[ \t\u00a0]+|[ \t]?[–—-][ \t]+)(?=\S)"
)
STARTS_ANEW = re.compile(r"<?https?://|!\[|#{1,6}[ \t]|>|[-*+•‣▪◦●][ \t]|\d{1,3}(?:[.)]|\.\))[ \t]|\[!\[|\|")
CLOSED_BY = re.compile(r"\]\((?P<address>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"]*\")?\)")
# “By” on a line of its own, and the name that belongs to it on the next
BY_ALONE = re.compile(
    r"(?:(?:written |text |story )?by|par|por|von|di|words|text|texte|testo|texto)\s?:?", re.IGNORECASE
)
NAME_BELOW = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|la|von|van|der|di|da)){1,4}")
HANGING = re.compile(r"[ \t]*(?:\[\d{1,3}\]|\d{1,3}[.)]|[-*+•†])[ \t]")  # what goes on further in, line by line
INDENT = re.compile(r"[ \t]*")
BY = re.compile(r"(?:di|by|von|par|por|words by|text by|as told to) [A-ZÀ-Þ]")  # starts a line of its own
LONGEST_DAY = 60
LABELLED = re.compile(r"[A-ZÀ-Þ][\w-]{2,14}\s?: \S")  # “Caption: …” over “Credit: …”
BROKEN_WORD = re.compile(r"(?<=[^\W\d_]{2})-[ \t]*\n[ \t]*(?=[a-zà-ÿ])")


@dataclass(frozen=True)
class Passage:
    """One or more lines that belong together.

    ``set_as`` says how they were set: “heading”, “quote”, “item”, “entry” (of a numbered list), “picture”,
    “rule”, or nothing; ``level`` is a heading's level or an entry's number. A picture's text is its
    description, and ``address`` its own.
    """

    start: int
    end: int
    text: str
    set_as: str = ""
    level: int = 0
    marks: tuple[Mark, ...] = ()
    address: str = ""
    is_pointed_at: bool = False

    @cached_property
    def is_bare(self) -> bool:
        """Whether it is too short and too open to be a paragraph: a headline, a name under a picture."""
        return len(self.text) <= LONGEST_BARE_LINE and not is_finished(self.text)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text: a long sentence, or several."""
        return (
            self.set_as in ("", "quote")
            and is_finished(self.text)
            and (len(self.text) >= SHORTEST_PROSE or (sentence_count(self.text) > 1 and len(self.text) > 60))
        )

    def is_all(self, kind: str) -> bool:
        """Whether the whole of it is set apart that way."""
        covered = sum(mark.end - mark.start for mark in self.marks if mark.kind == kind)
        return bool(self.text) and covered >= len(self.text.strip(" .:")) - 1

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1


def passages(text: str) -> list[Passage]:
    """The passages of a text, each with what it is set as; no more than the longest story has."""
    lines = [Line(*edges, text[slice(*edges)]) for edges in islice(edges_of_lines(text), MOST_LINES)]
    quoted = {line.end for line in lines if line.source.startswith(">")} if is_passed_on(lines) else ()
    lines = [line for line in (map(without_signs, lines) if quoted else lines) if not line.is_blank]
    width = wrapped_at(text, [line for line in lines if line.end in quoted] if quoted else lines)
    found: list[Passage] = []
    group: list[Line] = []
    parted = sum(not follows_at_once(text, above, line) for above, line in pairwise(lines)) >= FEWEST_PARTED
    heads = running_heads([(line.start, line.source) for line in lines]) if width else frozenset()
    for line in lines:
        if len(found) >= MOST_PASSAGES:
            break
        if group and (
            line.start in heads or group[-1].start in heads or not goes_on(text, group[-1], line, width, parted)
        ):
            found += made_of(text, group, MOST_PASSAGES - len(found))
            group = []
        group.append(line)
    found += made_of(text, group, MOST_PASSAGES - len(found)) if group else []
    return without_lone_arrows(found[:MOST_PASSAGES])


def without_lone_arrows(found: list[Passage]) -> list[Passage]:
    """The passages, an arrow before a single sentence no bullet: it points somewhere, and lists nothing."""
    for index, passage in enumerate(found):
        if passage.set_as == "item" and passage.is_pointed_at and is_finished(passage.text):
            around = found[max(index - 1, 0) : index + 2]
            if sum(each.set_as == "item" for each in around) == 1:
                found[index] = replace(passage, set_as="")
    return found


def goes_on(text: str, above: Line, line: Line, width: int, parted: bool = False) -> bool:
    """Whether a line is the rest of the one above: that one broke off, and this one starts nothing of its own."""
    source, begins = above.source.rstrip(), line.source.lstrip()
    if BY_ALONE.fullmatch(source.strip()) and NAME_BELOW.fullmatch(inline.plain(begins[:LONGEST_LINK])[0]):
        return 1 <= text.count("\n", above.end, line.start) <= 2
    if not follows_at_once(text, above, line) or source.endswith("  "):
        return False
    if UNDERLINE.fullmatch(begins) and len(source) < 200:
        return bool(source.strip()) and not RULE.fullmatch(source)
    if QUOTE.match(line.source):
        return (
            bool(QUOTE.match(above.source))
            and bool(QUOTE.sub("", line.source).strip())
            and bool(QUOTE.sub("", above.source).strip())
        )
    if (
        STARTS_ANEW.match(begins)
        or HEADING.fullmatch(source)
        or RULE.fullmatch(source)
        or source.lstrip().startswith("![")
    ):
        return False
    if LABELLED.match(begins) and LABELLED.match(source.lstrip()):
        return False
    if DAY_ALONE.fullmatch(begins) and len(source) < LONGEST_HEAD:
        return False
    if BY.match(begins) and len(begins) < LONGEST_HEAD and len(source) < LONGEST_HEAD:
        return False
    if SPLIT_WORD.search(source) and begins[0].islower():
        return True
    if BY_ALONE.fullmatch(begins.rstrip()) and not width:
        return False
    if width:
        if indent(line) > indent(above) + 1 and not HANGING.match(source):
            return False
        if source.isupper() and begins.isupper() and len(source) > width / 2 and not kind_of(source):
            return True  # a headline in capitals
        room = width - len(source)
        full = len(begins.split(maxsplit=1)[0]) + 1 > room
        near = begins[0].islower() and room < width / 4
        near = near or (begins[0].islower() and source[-1:].isalpha() and len(source) > LONGEST_DAY // 3)
        near = near or (room < width / 6 and not is_finished(source) and begins[0].isalnum())
        near = near or (room <= RAGGED and (parted or not is_finished(source)) and begins[0].isalnum())
        near = near or (room < width / 6 and not is_finished(source) and begins[0] in "($€£+")
        near = near or (room < width / 4 and any(sign.search(source[-LONGEST_END:]) for sign in (OPEN_WORD, OPEN_LINE)))
        return (full or near) and len(source) <= width + 15
    if AGE.fullmatch(begins) or is_finished(source):
        return False
    if len(source) < LONGEST_DAY and CHANGED_DAY.fullmatch(begins):
        return False
    if len(begins) < LONGEST_DAY and (LABELLED.match(begins) or (begins.count(" ") < 2 and kind_of(source))):
        return False
    return (begins[0].islower() and len(source) > 15) or (len(source) > LONGEST_BARE_LINE and not begins.isupper())


def indent(line: Line) -> int:
    return len(line.source) - len(line.source.lstrip(" "))


def made_of(text: str, group: list[Line], most: int) -> list[Passage]:
    """A group of lines as a passage; as several where pictures stand in it, a line of which has no end of its own."""
    start, end = group[0].start, group[-1].end
    start += len(INDENT.match(text, start, end)[0])
    source = "\n".join(line.source for line in group)[start - group[0].start :]
    if len(group) > 1 and UNDERLINE.fullmatch(group[-1].source.strip()):
        if group[-2].source.rstrip().endswith("."):  # sentences between two rules
            return [*made_of(text, group[:-1], most), *made_of(text, group[-1:], most)]
        words = text[start : group[-2].end]
        return [heading(start, end, words, 1 if "=" in group[-1].source else 2)]
    if RULE.fullmatch(source):
        return [Passage(start, end, tidy(source), set_as="rule")]
    if "![" in source:
        return list(islice(around_pictures(text, start, end), most))
    return [passage(start, end, source)]


def passage(start: int, end: int, source: str) -> Passage:
    if "-" in source and "\n" in source:
        source = BROKEN_WORD.sub("", source)
    if match := HEADING.fullmatch(source):
        entry = ENTRY.match(source)
        words = match["text"].rstrip(" \t").rstrip("#").rstrip(" \t")  # “## Low Tide ##”
        made = heading(start, end, words or "#", len(match["signs"]))
        return replace(made, set_as="entry", level=int(entry["rank"])) if entry else made
    if QUOTE.match(source):
        words, marks = inline.plain(re.sub(r"\n[ \t]{0,3}>[ \t]?", "\n", QUOTE.sub("", source, count=1)))
        return Passage(start, end, words, "quote", marks=marks)
    if match := LONE_RANK.fullmatch(source):
        return Passage(start, end, "", "entry", level=int(match["rank"]))
    if (match := ENTRY.match(source)) and not is_date(source, match):
        words, marks = inline.plain(("**" if "**" in match[0] else "") + source[match.end() :])
        return Passage(start, end, words, "entry", level=int(match["rank"]), marks=marks)
    if match := ITEM.match(source) or WINNER.match(source):
        words, marks = inline.plain(source[match.end() :])
        return Passage(start, end, words, "item", marks=marks, is_pointed_at=bool(ARROW.match(source)))
    words, marks = inline.plain(inline.without_half_link(source))
    return Passage(start, end, words, marks=marks)


def heading(start: int, end: int, source: str, level: int) -> Passage:
    words, marks = inline.plain(source)
    return Passage(start, end, words, "heading", level, marks)


def is_date(source: str, entry: re.Match) -> bool:
    """“12. Februar 2025”: the number is a day's."""
    following = source[entry.end() :].split(maxsplit=1)
    return bool(following) and following[0].strip(".,").lower() in MONTHS and int(entry["rank"]) <= 31


# Pictures


def around_pictures(text: str, start: int, end: int) -> Iterator[Passage]:
    """The pictures of a stretch, and the words between them."""
    while start < end:
        opened = text.find("![", start, end)
        if opened < 0 or not (closed := picture_end(text, opened, end)):
            yield from words_between(text, start, end)
            return
        first, last = linked(text, opened, closed.end(), start, end)
        yield from words_between(text, start, first)
        words, marks = inline.plain(text[opened + 2 : closed.start()])
        yield Passage(first, last, words, "picture", marks=marks, address=closed["address"])
        start = last


def picture_end(text: str, opened: int, end: int) -> re.Match | None:
    """Where a picture's caption ends. Brackets of every kind stand in captions, mostly in pairs; where they do
    not, the last “](” of the line parts caption from address.
    """
    depth = 0
    for at in range(opened + 1, end):
        sign = text[at]
        if sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
            if depth == 0:
                if closed := CLOSED_BY.match(text, at, end):
                    return closed
                break
    line_end = text.find("\n", opened, end)
    last = text.rfind("](", opened, line_end if line_end > 0 else end)
    return CLOSED_BY.match(text, last, end) if last > 0 else None


def linked(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """A picture together with the link that it stands in."""
    around = CLOSED_BY.match(text, last, end)
    return (first - 1, around.end()) if around and first > start and text[first - 1] == "[" else (first, last)


def words_between(text: str, start: int, end: int) -> list[Passage]:
    source = text[start:end]
    if not source.strip():
        return []
    start += len(source) - len(source.lstrip())
    return [passage(start, start + len(source.strip()), source.strip())]
