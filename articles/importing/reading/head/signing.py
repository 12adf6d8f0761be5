"""Bylines as pieces: a line shared out between the names that it prints, and the day behind them."""

import re
from dataclasses import replace
from itertools import pairwise

from ..facts.days_in_print import date_pieces
from ..facts.names_in_print import Printed, bylines_in, is_of_a_firm, kind_of, looks_like_names, names_in, role_of
from ..pieces import Byline, Doubt, Piece

LETTERS = re.compile(r"[^\W_]+")
NUMBERED = re.compile(r"\(.*\d")
CLOSING_DATE = re.compile(
    r"(?P<who>.{3,80}?)(?:,|\s[|·•–—-]|\s\(|(?=\s(?i:published|posted|updated"
    r"|on)\b)|(?<=[a-zà-ÿ])(?=\d{1,2}\.? [^\W\d_]))\s*(?P<when>[^,|·•]{0,30}\d.{2,40})"
)


def byline_pieces(start: int, end: int, words: str, said: str, doubts: list[Doubt]) -> list[Piece] | None:
    """“By Ana Ruiz and Bo Lund”, “Words: Ana Ruiz. Photography: Bo Lund”, “By Ana Ruiz, 4 March 2025”."""
    printed = bylines_in(said)
    made: list[tuple[Printed, str]] = []
    when: list[Piece] = []
    for each in printed:
        names = each.names
        dated = CLOSING_DATE.fullmatch(names) if each is printed[-1] else None
        if dated and (when := date_pieces(start, end, dated["when"].strip("() "), doubts) or []):
            names = dated["who"]
        if not looks_like_names(names) or NUMBERED.search(names):
            return None
        if is_of_a_firm(each.label, names):
            return None
        made += [(each, name) for name in names_in(names)]
    if not made:
        return None
    labels = [
        (each.label if number == 0 or each is not made[number - 1][0] else "") for number, (each, _) in enumerate(made)
    ]
    parts = [*([label, name] for label, (_, name) in zip(labels, made, strict=True)), *([one.label] for one in when)]
    edges = laid_out(start, end, words, parts)
    bylines = [
        Byline(*edges[number], name, role_of(each.label), each.label, kind_of(name))
        for number, (each, name) in enumerate(made)
    ]
    return [*bylines, *(replace(one, start=edges[-1][0], end=edges[-1][1]) for one in when)]


def bylines(start: int, end: int, words: str, printed: str, label: str = "", role: str = "words") -> list[Byline]:
    """A byline for each name of a line; the line is shared out between them."""
    names = names_in(printed)
    edges = laid_out(start, end, words, [[name] for name in names])
    return [Byline(*edge, name, role, label, kind_of(name)) for edge, name in zip(edges, names, strict=True)]


def laid_out(start: int, end: int, words: str, parts: list[list[str]]) -> list[tuple[int, int]]:
    """A line shared out between what it says, each part from where the first of its words stands."""
    begins, reached = [], 0
    for part in parts:
        found = []
        for said in filter(None, part):
            run = r"[\W_]+".join(map(re.escape, LETTERS.findall(said)))
            if match := re.compile(run, re.IGNORECASE).search(words, reached):
                found.append(match.start())
                reached = match.end()
        begins.append(found[0] if found else reached)
    edges = [start, *(start + begin for begin in begins[1:]), end]
    return list(pairwise(edges)) if parts else []
