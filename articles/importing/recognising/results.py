"""Lists of results: under “Best Actress”, a line is a person and a film; under “Best Film”, a film."""

import re
from collections.abc import Iterator

from . import contexts
from .gazetteer import fold, is_given
from .passages import Passage
from .people import Spot
from .titles import PRIZE_WORDS, Title, title_cased

CATEGORY = re.compile(
    r"(?:Best|Outstanding|Meilleure?s?|Mejor|Beste[rs]?)\s.{2,60}|(?:Palme|Grand Prix|"
    r"Grand Jury Prize|Jury Prize|Golden \w+|Silver \w+)\b.{0,60}|(?:[\w.’'-]+ ){1,5}(?:Award|Prize|Medal|Trophy|"
    r"Achievement|Honou?r|Tribute)(?:\s(?:for|in|to)\s.{2,40})?(?:\s\([^()]{2,20}\))?",
    re.IGNORECASE,
)
FOR_FILMS = re.compile(
    r"\b(?:Film|Picture|Feature|Documentary|Short|Debut|Animat\w+|Palme|Golden|Grand|Jury|Película|"
    r"Musical|Comedy|Drama)\b",
    re.IGNORECASE,
)
FOR_PEOPLE = re.compile(
    r"\b(?:Act(?:or|ress|ing)|Director|Directing|Réalisat\w+|Dirección|Performance|Cinematograph\w+|"
    r"Screenplay|Writ\w+|Score|Edit\w+|Newcomer|Career|Act\w+|Honorary|Lifetime|Design|Supporting|"
    r"Lead\w*)\b",
    re.IGNORECASE,
)
LABEL = r"(?:(?:WINNERS?|Runners?[- ]up|Finalists?|Nominees?):?\s*)?"
ENTRY = re.compile(
    rf"\s*[*•✓✔★☆🏆–-]?\s*{LABEL}[“\"]?"
    r"(?P<one>[^,–—“”\"()]{2,80}?|[^,–—“”\"()]{2,40} “\w+” [^,–—“”\"()]{2,40}?)"
    r"[”\"]?(?:\s*(?:,|–|—|\s-\s|"
    r"\()\s*[“\"]?(?:dir\.\s)?(?P<two>[^,–—“”\"()]{2,80})[”\"]?\)?)?\s*(?:\(tie\)|\*)?",
    re.IGNORECASE,
)
NICKNAME = re.compile(r"(?<=\w) [“\"]\w+[”\"] (?=\w)")  # “Ana “Nan” Ruiz, Low Tide”
LONGEST = 110


def entries(passages: list[Passage]) -> Iterator[tuple[int, str, re.Match]]:
    """Every line of results with the category that it stands under."""
    category, quoted = "", False
    for number, passage in enumerate(passages):
        line = passage.text.strip()
        if passage.part not in ("heading", "text", "title") or len(line) > LONGEST or "|" in line:
            category = ""
        elif passage.part == "heading" and not CATEGORY.fullmatch(line) and ":" not in line:
            category = ""  # of what comes below the heading says nothing
        elif (
            (prize := prize_before_colon(line))
            and (match := ENTRY.fullmatch(passage.text, len(prize) + 1))
            and (title_cased(match["one"]) or len(match["one"].split()) < 4)
        ):
            yield number, prize, match
        elif CATEGORY.fullmatch(line) and ":" not in line and not line.endswith("."):
            category, quoted = line, False
        elif category and not line.endswith((".", "?", "!”", ".”")) and (match := ENTRY.fullmatch(passage.text)):
            said = NICKNAME.sub(" ", line)
            has_quotes = "“" in said or '"' in said
            if (quoted and not has_quotes) or not title_cased(match["one"]) or len(match["one"].split()) > 9:
                category = ""
                continue
            quoted = quoted or has_quotes
            yield number, category, match


def prize_before_colon(line: str) -> str:
    """“Golden Lantern” of “Golden Lantern: Stopcock (dir. Mireille Auclair)”."""
    prize, colon, _ = line.partition(":")
    words = set(prize.lower().split())
    return prize if colon and len(prize) < 60 and (words & PRIZE_WORDS or CATEGORY.fullmatch(prize)) else ""


MARK = re.compile(r"\d{1,2}(?:[.,]\d)?\s?/\s?\d{1,3}\b")  # “Film: 10/10”, of a disc


def is_person(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and is_given(words[0]) and words[0].lower() not in contexts.FUNCTION


def titles_in(number: int, passages: list[Passage]) -> Iterator[Title]:
    """The film of a line of results."""
    marks = getattr(passages[number], "_results", None)
    if marks is None:
        for passage in passages:
            passage._results = []
        for at, category, match in entries(passages):
            passages[at]._results.append((category, match))
            passages[at].in_results = True
        marks = passages[number]._results
    for category, match in marks:
        one, two = match["one"], match["two"]
        directed = two and "(dir" in match[0]
        group = "two" if two and not directed and (FOR_PEOPLE.search(category) or is_person(one)) else "one"
        if group == "one" and (
            FOR_PEOPLE.search(category) or (is_person(one) and not two and not FOR_FILMS.search(category))
        ):
            continue
        name = match[group].strip()
        start = match.start(group) + match[group].index(name[0])
        if (name[0].isupper() or name[0].isdigit()) and not MARK.match(name):
            yield Title(number, start, start + len(name), name, "film", 3, "in a list of results")


def people_in(passages: list[Passage], spots: list[list[Spot]]) -> Iterator[str]:
    """Keys of the names that a line of results puts first."""
    for passage, here in zip(passages, spots, strict=True):
        for category, match in getattr(passage, "_results", []):
            group = "one" if FOR_PEOPLE.search(category) else "two"
            if group == "two" and (not match["two"] or not is_person(match["two"]) or is_person(match["one"])):
                continue
            for spot in here:
                opened = passage.words[spot.first - 1].low == "the" if spot.first else False
                if match.start(group) <= spot.start < match.end(group) and len(spot.name.split()) > 1 and not opened:
                    yield fold(spot.name)
