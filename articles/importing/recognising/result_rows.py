"""Results by their layout: a prize, a film and a name in each row of a table; “Best Actress: Ana Ruiz, for Ebb”."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from . import contexts
from .bodies import Body
from .gazetteer import is_given
from .passages import Passage
from .results import CATEGORY, FOR_PEOPLE, LONGEST
from .titles import PRIZE_WORDS, Title

FEWEST_ROWS = 3
CELL = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
PRIZES = re.compile(
    r"(?:prizes?|awards?|categor(?:y|ies)|premios?|categorías?|prix|catégories?|preise?|kategorien?|premi|categorie)",
    re.IGNORECASE,
)
NOBODY = re.compile(r"\W*")
TIED = re.compile(r"\s?\((?:tie|ex[ -]?aequo|empate|shared)\)", re.IGNORECASE)
AND = re.compile(r"\s*(?:,(?:\s(?:y|and|et|und|e)\b)?|\s(?:y|and|et|und|e|&)\s)\s*")
FOR = r"(?:for|por|pour|für|per|voor)"
# “Ana Ruiz y Bo Lund, por La sal, y Cy Lee, por Ebb”
PARTY = re.compile(
    rf"(?:^|,? (?:y|and|et|und|e) |; ?)(?P<who>[^\W\d_a-zà-ÿ][^:;|]*?),? {FOR} [“«‘\"]?"
    rf"(?P<film>[^\W_a-zà-ÿ][^:;|“”«»\"]*?)[”»’\"]?(?=$|; |,? (?:y|and|et|und|e) [^,;]+,? {FOR} )"
)
SPOKEN = re.compile(r"[.!?]$")


@dataclass(frozen=True)
class Row:
    """One line of results: where its prize, its films and its people stand."""

    passage: int
    prize: tuple[int, int]
    films: tuple[tuple[int, int], ...] = ()
    people: tuple[tuple[int, int], ...] = ()


def rows(passages: list[Passage]) -> Iterator[Row]:
    """Every line of results that its layout tells."""
    yield from table_rows(passages)
    yield from lines_for(passages)


def titles_in(found: list[Row], passages: list[Passage]) -> Iterator[Title]:
    """The films of rows of results."""
    for row in found:
        passages[row.passage].in_results = True
        for start, end in row.films:
            name = passages[row.passage].text[start:end]
            yield Title(row.passage, start, end, name, "film", 4, "in a row of results")


def prizes_in(found: list[Row], passages: list[Passage]) -> dict[int, list[Body]]:
    """What heads a row of results and is no category, by its passage."""
    prizes = {}
    for row in found:
        passage, (start, end) = passages[row.passage], row.prize
        first, last = passage.index_at(start), passage.index_at(end - 1)
        if last > first and not CATEGORY.fullmatch(passage.text[start:end]):
            name = passage.text[start:end]
            prizes[row.passage] = [Body(row.passage, first, last, name, "award", "heads a row of results")]
    return prizes


# Tables


def table_rows(passages: list[Passage]) -> Iterator[Row]:
    cells = [spans(passage.text) if "|" in passage.text else [] for passage in passages]
    for count, run in groupby(range(len(passages)), key=lambda number: len(cells[number])):
        numbers = list(run)
        if count < 3 or len(numbers) < FEWEST_ROWS:
            continue
        texts = [[passages[n].text[slice(*span)] for span in cells[n]] for n in numbers]
        headed = bool(PRIZES.fullmatch(texts[0][0]))
        prizes = sum(is_prize(row[0]) for row in texts)
        if not headed and prizes * 2 < len(texts):
            continue
        named = column_of_people([row for row in texts if not headed or row is not texts[0]])
        for number, row in zip(numbers[headed:], texts[headed:], strict=True):
            if NOBODY.fullmatch(row[0]):
                continue
            filled = [at for at in range(1, count) if not NOBODY.fullmatch(row[at])]
            people = [at for at in filled if at == named]
            films = [at for at in filled if at != named][:1]
            yield Row(
                number,
                cells[number][0],
                tuple(cells[number][at] for at in films),
                tuple(each for at in people for each in within(passages[number].text, *cells[number][at])),
            )


def spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in CELL.finditer(text)]


def is_prize(words: str) -> bool:
    words = TIED.sub("", words)
    return bool(CATEGORY.fullmatch(words)) or bool(set(words.lower().split()) & PRIZE_WORDS)


def column_of_people(texts: list[list[str]]) -> int | None:
    """The column in which names of people stand: where most of what can be a given name opens a cell."""
    votes = Counter(at for row in texts for at, cell in enumerate(row) if at and opens_with_name(cell))
    return votes.most_common(1)[0][0] if votes else None


def opens_with_name(cell: str) -> bool:
    words = cell.split()
    return len(words) > 1 and is_given(words[0]) and words[0].lower() not in contexts.FUNCTION


def within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each of several names in a stretch."""
    at = start
    for parting in [*AND.finditer(text, start, end), None]:
        stop = parting.start() if parting else end
        if text[at:stop].strip():
            yield at, stop
        at = parting.end() if parting else end


# Lines


def lines_for(passages: list[Passage]) -> Iterator[Row]:
    """“Prize: winner” where several stand in a row and most of what is before their colons is a prize."""
    run: list[tuple[int, int]] = []
    for number, passage in enumerate([*passages, None]):
        colon = passage.text.find(": ") if passage is not None and is_line(passage) else -1
        if 0 < colon < 70:
            run.append((number, colon))
            continue
        prizes = sum(is_prize(passages[at].text[:colon]) for at, colon in run)
        if len(run) >= FEWEST_ROWS and prizes * 2 > len(run):
            for at, colon in run:
                yield from parties(at, passages[at].text, colon)
        run = []


def is_line(passage: Passage) -> bool:
    return passage.part in ("text", "title", "heading") and len(passage.text) < 2 * LONGEST and "|" not in passage.text


def parties(number: int, text: str, colon: int) -> Iterator[Row]:
    """Who got a prize, where “for” says for what; and for both where it was shared between films."""
    start = colon + 2
    found = list(PARTY.finditer(text[start:]))
    prize = (0, colon)
    if found:
        films = tuple((start + match.start("film"), start + match.end("film")) for match in found)
        people = [span for m in found for span in within(text, start + m.start("who"), start + m.end("who"))]
        yield Row(number, prize, films, tuple(people))
        return
    words = text[start:]
    plain = not set(words) & set('(;“"') and " by " not in words
    if plain and TIED.search(text[:colon]) and not FOR_PEOPLE.search(text[:colon]):
        yield Row(number, prize, tuple(within(text, start, len(text))))
    elif not SPOKEN.search(words) and not is_prize(text[:colon]) and opens_with_name(words):
        yield Row(number, prize, people=((start, len(text)),) if "," not in words else ())
