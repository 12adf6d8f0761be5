"""Lists without a prize over them in which each line is somebody and a film: “1. Ana Ruiz, Low Tide”."""

import re
from collections.abc import Iterator

from . import contexts
from .gazetteer import companies, fold, is_given, places
from .passages import Passage
from .titles import Title, title_cased

PAIR = re.compile(
    r"(?:\d{1,3}[.)] )?(?P<who>[^\W\d_a-zà-ÿ][^,;:()“”]{3,60}),? (?:– |— )?[“‘\"]?"
    r"(?P<film>[^\W_a-zà-ÿ][^,;:()“”]{1,60}?)[”’\"]?"
)
PARTED = re.compile(r", | [–—] ")
FEWEST = 3
LONGEST = 110


def in_lists(passages: list[Passage]) -> Iterator[Title]:
    """The films of lines in a row, where most open with a given name and the story speaks of one of the films."""
    run: list[tuple[int, re.Match]] = []
    for number, passage in enumerate([*passages, None]):
        line = passage.text if passage is not None and passage.part in ("title", "text", "heading") else ""
        match = PAIR.fullmatch(line) if len(line) <= LONGEST and len(PARTED.findall(line)) == 1 else None
        if match and not line.endswith("."):
            run.append((number, match))
            continue
        if len(run) >= FEWEST and are_pairs(run, passages):
            for at, pair in run:
                name = pair["film"].strip()
                yield Title(
                    at, pair.start("film"), pair.start("film") + len(name), name, "film", 3, "beside a name in a list"
                )
        run = []


def are_pairs(run: list[tuple[int, re.Match]], passages: list[Passage]) -> bool:
    named = sum(is_given(pair["who"].split()[0]) and " " in pair["who"] for _, pair in run)
    films = [pair["film"].strip() for _, pair in run]
    if named * 3 < 2 * len(run) or not all(map(title_cased, films)):
        return False
    if any(
        fold(film) in places() or fold(film) in companies() or film.split()[0].lower() in contexts.ROLES
        for film in films
    ):
        return False
    listed = {number for number, _ in run}
    prose = [passage.text for number, passage in enumerate(passages) if number not in listed]
    return any(film in text for film in films for text in prose)
