"""Lists in the body: ranked entries with what belongs to them, plain items, tables."""

import re
from dataclasses import replace

from ..copy import Copy
from ..facts import about
from ..facts.provenance import says_where_from
from ..furniture import furniture
from ..house import House
from ..pictures.picture_credits import caption_and_credit
from ..pieces import ListEntry, Mark
from ..text.lines import Passage
from ..text.running_text import text_of
from ..words import is_finished, tidy
from . import ranks, works_listed

LONGEST_HEADING = 110
PARTED_BY = "\n\n"
PAIR = re.compile(r"[^\W\d_][^:]{2,60}: \S.{0,160}")  # “Audience Award: The Salt Ledger”
ENTRY_PAIR = re.compile(rf"^{PAIR.pattern}$")
STARRED = re.compile(r"^[★☆½✭✩]+\s(?=\w)|\s[★☆½✭✩]+$|\s\d{1,2}(?:[.,]\d)?/\d{1,2}$")
# How the lines of a list are alike: “Prize: winner”, “a title in quotation marks”, “Name, Title”, “Title ★★★”.
SHAPES = [
    ENTRY_PAIR,
    re.compile(r"[“\"«‘„].+[”\"»’“]"),
    re.compile(r"^[^\W\d_a-z][^,.;:]{2,60}(?:, | [–—] )[^\W\d_a-z]"),
    re.compile(r"\(\S.*\)"),
    STARRED,
]
RATED = re.compile(r"^[★☆½✭✩]+\s\w|\w[”’\")]?\s[★☆½✭✩]+$")
TIMED = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+(?:[–—-]\s)?\S.{2}")
FEWEST_ROWS = 3
FEWEST_IN_COLUMNS = 4  # rows
CELLS = re.compile(r"[ \t]*\|[ \t]*|\t+|[ ]{3,}")
LONGEST_ROW = 200
DIGIT = re.compile(r"\d")
COLUMNS = re.compile(r"\S(?:[ \t]*\|[ \t]*|[ \t]{3,}|\t)\S")

HEADING_RANK = re.compile(r"(?:No\.?|[#№])?[ ]?\d{1,3}[.):]?[ ]+(?:[–—-][ ]+)?(?=\S)")
RANK = re.compile(r"[|\s]{0,6}(\d{1,3})(?:[ \t]*\||\t|[ ])[ \t]*(?=\S)")  # the first column of a table, where it counts


def ranked(copy: Copy, index: int, house: House) -> int:
    """An entry with its rank, and the paragraphs that belong to it."""
    if index not in house.ranks:
        return 0
    passage = copy.passages[index]
    below = ranks.title_below(copy, index)
    named = copy.passages[index + 1] if below else passage
    title, text = works_listed.title_and_text(named) or ranks.title_and_text(named)
    if copy.source(passage).startswith("#"):  # a heading keeps its number, which may be part of it
        title = HEADING_RANK.sub("", title, count=1)
    texts, taken, end = [text] if text else [], 1 + below, named.end
    marks: list[Mark] = []
    while index + taken < len(copy.passages) and goes_with_entry(copy, index + taken, house):
        words, _, own = text_of(copy, copy.passages[index + taken])
        moved = sum(len(each) + len(PARTED_BY) for each in texts)
        marks += [replace(mark, start=mark.start + moved, end=mark.end + moved) for mark in own]
        texts.append(words)
        end = copy.passages[index + taken].end
        taken += 1
    copy.add(ListEntry(passage.start, end, PARTED_BY.join(texts), title, house.ranks[index], tuple(marks)))
    return taken


def goes_with_entry(copy: Copy, index: int, house: House) -> bool:
    passage = copy.passages[index]
    if index in house.ranks or passage.set_as not in ("", "quote") or copy.kind(index):
        return False
    if len(passage.text) < 260 and furniture.INLINE_MORE.fullmatch(passage.text):
        return False
    if passage.is_bare and caption_and_credit(passage.text)[1]:
        return False
    near = index - 2 in house.ranks or index - 1 in house.ranks
    stated = bool(PAIR.fullmatch(passage.text)) and copy.stands_right_below(index)
    states = index - 1 in house.ranks and copy.stands_right_below(index) and passage.is_bare
    if not is_finished(passage.text) and not states and (len(passage.text) > 80 or not (near or stated)):
        return False
    if index - house.last_entry > house.usual_length:
        return False
    return (
        not about.name_of_note(passage.text)
        and not says_where_from(passage.text)
        and not about.is_where_to_watch(passage.text)
    )


def item(copy: Copy, index: int, house: House) -> int:
    passage = copy.passages[index]
    last = copy.pieces[-1] if copy.pieces else None
    under_item = isinstance(last, ListEntry) and not last.title and passage.is_bare and copy.stands_right_below(index)
    if passage.set_as not in ("item", "entry") and not (under_item and not passage.set_as):
        return 0
    if not passage.text or (index > house.last_prose and copy.has_paragraph and passage.is_all("link")):
        return copy.leave(index, 1, "navigation")
    words, _, marks = text_of(copy, passage)
    copy.add(
        ListEntry(
            passage.start, passage.end, words, rank=passage.level if passage.set_as == "entry" else None, marks=marks
        )
    )
    return 1


def timed(copy: Copy, index: int, house: House) -> int:
    """“04:12 Is it a Christmas film?”: what a recording comes to, and when."""
    count = 0
    if house.talk:
        return 0  # a transcript: who speaks when
    while index + count < len(copy.passages) and is_timed(copy.passages[index + count]):
        count += 1
    if count < FEWEST_ROWS:
        return 0
    for line in copy.passages[index : index + count]:
        copy.add(ListEntry(line.start, line.end, line.text, marks=line.marks))
    return count


def is_timed(line: Passage) -> bool:
    return line.set_as in ("", "item") and len(line.text) <= LONGEST_HEADING and bool(TIMED.match(line.text))


def begins_table(copy: Copy, index: int) -> bool:
    """Whether rows with numbers in them stand in a row from here on, perhaps under the heads of their columns."""
    rows = range(index, min(index + FEWEST_ROWS + 1, len(copy.passages)))
    if len(rows) <= FEWEST_ROWS or not all(is_row(copy, at) for at in rows):
        return False
    return all(any(sign.isdigit() for sign in copy.passages[at].text) for at in rows[1:])


def starred(copy: Copy, index: int, house: House) -> int:
    """Titles in a row, each with its stars: “★★★ Low Tide”."""
    count = 0
    while index + count < len(copy.passages) and is_starred(copy.passages[index + count]):
        count += 1
    if count < 2:
        return 0
    for line in copy.passages[index : index + count]:
        copy.add(ListEntry(line.start, line.end, line.text, marks=line.marks))
    return count


def is_starred(line: Passage) -> bool:
    return line.set_as in ("", "item") and len(line.text) <= LONGEST_HEADING and bool(RATED.search(line.text))


def figures(copy: Copy, index: int, house: House) -> int:
    """A table with numbers in it: no bar of links has them on every line."""
    if has_columns(copy, index):
        return table(copy, index, house)
    near = copy.passages[index : index + FEWEST_ROWS]
    numbered = all(len(line.text) < LONGEST_ROW and DIGIT.search(line.text) for line in near)
    return table(copy, index, house) if len(near) == FEWEST_ROWS and numbered else 0


def has_columns(copy: Copy, index: int) -> bool:
    """Whether several rows stand right under one another with as many columns each, and are more than bars of links."""
    rows = copy.passages[index : index + FEWEST_IN_COLUMNS]
    if len(rows) < FEWEST_IN_COLUMNS or not all(is_row(copy, at) for at in range(index, index + len(rows))):
        return False
    if not all(map(copy.stands_right_below, range(index + 1, index + len(rows)))):
        return False
    sources = [copy.source(row) for row in rows]
    counts = {len(CELLS.split(source.strip("| \t"))) for source in sources}
    opened = {source.split(maxsplit=1)[0] for source in sources}
    links = all(map(furniture.is_bar, sources)) and len(opened) > len(sources) / 2  # prizes begin alike, links do not
    return len(counts) == 1 and counts.pop() > 2 and not links


def table(copy: Copy, index: int, house: House) -> int:
    """Lines in a row that are parted into columns, each a list entry."""
    count = 0
    while (
        index + count < len(copy.passages)
        and is_row(copy, index + count)
        and (not count or copy.stands_right_below(index + count))
    ):
        count += 1
    if count < FEWEST_ROWS:
        return 0
    rows = [replace(row, text=in_cells(copy, row)) for row in copy.passages[index : index + count]]
    ranks_in_rows = [RANK.match(copy.source(row)) for row in rows]
    counted = [int(rank[1]) for rank in ranks_in_rows if rank]
    counts_up = len(counted) >= FEWEST_ROWS and counted == list(range(counted[0], counted[0] + len(counted)))
    for line, rank in zip(rows, ranks_in_rows, strict=True):
        if counts_up and rank:
            words = RANK.sub("", line.text, count=1)
            copy.add(ListEntry(line.start, line.end, words, rank=int(rank[1])))
        else:
            level = line.level if line.set_as == "entry" else None
            copy.add(ListEntry(line.start, line.end, line.text, rank=level, marks=line.marks))
    return count


def in_cells(copy: Copy, row: Passage) -> str:
    """A row with a bar between its cells, where a wide gap parted them that nobody would see."""
    source = copy.source(row)
    if "|" in source or row.set_as or row.marks:
        return row.text
    return " | ".join(tidy(cell) for cell in CELLS.split(source.strip()))


def is_row(copy: Copy, index: int) -> bool:
    line = copy.passages[index]
    return (
        line.set_as in ("", "item", "entry")
        and len(line.text) < LONGEST_ROW
        and bool(COLUMNS.search(copy.source(line)))
    )


def under_heading(copy: Copy, index: int, house: House) -> int:
    """The lines of a list that stands, an empty line between, under a heading set as the others of the text are: who
    was nominated for a prize. All of them are entries, the first too.
    """
    if index - 1 not in house.in_capitals or copy.blocks[index].start != index:
        return 0
    lines = [copy.passages[at] for at in copy.blocks[index]]
    if any(
        line.set_as not in ("", "item") or line.is_prose or len(line.text) > LONGEST_HEADING or copy.kind(at)
        for at, line in zip(copy.blocks[index], lines, strict=True)
    ):
        return 0
    below = copy.blocks[index].stop
    over_another = below >= len(copy.passages) or below in house.in_capitals or copy.stands_alone(below)
    if any(is_finished(line.text) for line in lines) or (len(lines) == 1 and not over_another):
        return 0
    if caption_and_credit(lines[-1].text)[1]:
        return 0
    for line in lines:
        copy.add(ListEntry(line.start, line.end, *text_of(copy, line)[::2][:1], marks=line.marks))
    return len(lines)


def lines_of_list(copy: Copy, index: int) -> int:
    """How many lines stand right below it as a list does: a prize and who is nominated."""
    if index >= len(copy.passages):
        return 0
    passage, count = copy.passages[index], 0
    if not passage.is_bare or copy.stands_right_below(index):
        return 0
    while index + count + 1 < len(copy.passages) and copy.stands_right_below(index + count + 1):
        line = copy.passages[index + count + 1]
        if (
            line.set_as not in ("", "item")
            or len(line.text) > LONGEST_HEADING
            or line.is_prose
            or (copy.kind(index + count + 1) and not (count and copy.passages[index + 1].set_as == "item"))
        ):
            return 0
        if line.set_as != "item" and is_finished(line.text) and not line.text.endswith("”"):
            return 0
        count += 1
    if not count:
        return 0
    lines = copy.passages[index + 1 : index + count + 1]
    if lines[0].set_as == "item" or passage.text.isupper():
        return count
    return count if count >= 2 and are_alike(lines) else 0


def names_winner(copy: Copy, index: int) -> bool:
    """Whether a prize stands over those nominated for it, of whom only the winner is marked as an item."""
    count = lines_of_list(copy, index) if not copy.kind(index) else 0
    set_as = [line.set_as for line in copy.passages[index + 1 : index + 1 + count]]
    return count > 1 and set_as[0] == "item" and "" in set_as


def begins_pairs(copy: Copy, index: int) -> bool:
    """Whether a line is the first of several “Prize: winner” right under one another."""
    count = lines_of_list(copy, index)
    return count > 0 and all(ENTRY_PAIR.search(line.text) for line in copy.passages[index : index + 1 + count])


def is_entry_itself(lines: list[Passage]) -> bool:
    """Whether the line over a list is built as its entries are."""
    return any(all(shape.search(line.text) for line in lines) for shape in (ENTRY_PAIR, STARRED))


def are_alike(lines: list[Passage]) -> bool:
    """Whether lines without bullets are entries of one list: each is built as the others are."""
    return any(all(shape.search(line.text) for line in lines) for shape in SHAPES)
