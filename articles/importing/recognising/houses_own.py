"""Titles by how this one house sets them: over its review, all in capitals, in each entry."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from . import contexts
from .festivals import CALLED_BY_TOWN
from .gazetteer import is_given
from .leading import is_named
from .passages import Passage
from .result_rows import opens_with_name
from .titles import Title, title_cased
from .well_known import known_in_capitals

# “mother! review – a house without doors”, “Low Tide movie review: …”
REVIEWED = re.compile(
    r"[“‘\"«']?(?P<title>[^“”\"«»:|–—]{2,70}?)[”’\"»']?[,:]? (?:(?:movie|film|tv|series|show|book) )?review"
    r"(?:\s?[:–—|]|\s-|$)",
    re.IGNORECASE,
)
REVIEW_OF = re.compile(
    r"(?:(?:movie|film|tv) )?(?:review|critique|crítica|kritik|recensione|filmkritik)(?:\s?[:–—|]\s?|\s(?:zu|of|di)\s)"
    r"[“‘\"«']?(?P<title>[^“”\"«»:|–—()]{2,70}?)[”’\"»']?(?: \([^()]{2,60}\))?(?:\s?[:–—|,].*|$)",
    re.IGNORECASE,
)
TYPED = re.compile(r"['\"](?!\w)")  # a typewriter's closing quotation mark
NO_TITLE = contexts.words(
    "the this our a my film movie tv book dvd blu-ray festival first early in pictures video live year"
)
# “THE GOOSE GIRLS” amid small letters
CAPITALS = re.compile(
    r"(?<![\w’'-])(?:[A-ZÀ-Þ][A-ZÀ-Þ’']+|\d+|[AI&])(?: (?:[A-ZÀ-Þ][A-ZÀ-Þ’']+|\d+|[AI&])){1,8}(?![\w’'-])"
)
WORD = re.compile(r"\w+")
LED = re.compile(r"(?P<title>[^\n–—]{2,70}?) ?[–—] ?(?=\S.{14})")
PAIR = re.compile(r"(?P<one>[^–—]{2,70}?) ?[–—] ?(?P<two>[^–—]{2,70})")
OF_FILMS = contexts.FILM_NOUNS | contexts.SERIES_NOUNS | contexts.ROLES | {"directed", "debut", "stars", "starring"}
FEWEST = 3
LONGEST = 200


def over_review(passages: list[Passage]) -> Iterator[Title]:
    """The title in the headline of a review, whatever its letters are."""
    for number, passage in enumerate(passages[:4]):
        if passage.part not in ("headline", "kicker", "dek") or len(passage.text) > LONGEST:
            continue
        match = (REVIEWED.match(passage.text) if passage.part == "headline" else None) or REVIEW_OF.match(passage.text)
        if match and not {*match["title"].lower().split()} <= NO_TITLE and match["title"].lower() not in NO_TITLE:
            if CALLED_BY_TOWN.fullmatch(match["title"]) and passage.text[match.end() :].strip():
                continue  # “Locarno Review: Low Tide Rises”: where it was seen
            start, end = match.span("title")
            closed = TYPED.search(passage.text, start, end) if passage.text[start - 1 : start] in ("'", '"') else None
            end = closed.start() if closed else end  # “Review: 'Low Tide' rises slowly”
            yield Title(number, start, end, passage.text[start:end], "film", 4, "over its review")


def in_capitals(passages: list[Passage], known: list[Title]) -> Iterator[Title]:
    """What stands in capitals amid small letters, where a known title does so too: the house sets its titles so."""
    names = {title.name.upper() for title in known if title.sure >= 3 and len(title.name) > 2}
    found = [
        (number, match)
        for number, passage in enumerate(passages)
        if passage.part == "text" and not passage.is_upper
        for match in CAPITALS.finditer(passage.text)
    ]
    texts = (passage.text for passage in passages if passage.part == "text" and not passage.is_upper)
    shown = any(match[0].replace("’", "'") in known_in_capitals() for _, match in found)
    for number, match in found if shown or (found and any(any_stands(names, texts))) else ():
        if match.start() > 0 and not match[0].replace(" ", "").isdigit():
            yield Title(number, *match.span(), match[0], "film", 3, "in capitals as other titles are")


def any_stands(names: set[str], texts: Iterable[str]) -> Iterator[bool]:
    """For each place of the texts where one of the names may stand, whether it does: no name looks through all of
    them, for a list of a thousand films has a thousand texts too.
    """
    by_words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        by_words[tuple(WORD.findall(name))].append(name)
    firsts, lengths = {words[0] for words in by_words if words}, {len(words) for words in by_words if words}
    for text in texts:
        words = list(WORD.finditer(text))
        for number, word in enumerate(words):
            if word[0] not in firsts:
                continue
            for length in lengths:
                for name in by_words.get(tuple(each[0] for each in words[number : number + length]), ()):
                    start = word.start() - name.index(word[0])
                    before, after = (
                        text[max(start - 1, 0) : max(start, 0)],
                        text[start + len(name) : start + len(name) + 1],
                    )
                    parted = not any(sign.isalnum() or sign == "_" for sign in (before, after))
                    yield start >= 0 and text.startswith(name, start) and parted


def in_entries(passages: list[Passage]) -> Iterator[Title]:
    """“Low Tide — a debut about …” as the entries of a list open, where most go on to speak of a film."""
    run: list[tuple[int, re.Match]] = []
    for number, passage in enumerate([*passages, None]):
        match = LED.match(passage.text) if passage is not None and passage.part == "text" else None
        if match and title_cased(match["title"]) and match["title"][0].isupper():
            run.append((number, match))
            continue
        speak = sum(bool(OF_FILMS & {word.low for word in passages[at].words}) for at, _ in run)
        if len(run) >= FEWEST and speak * 2 >= len(run) and not are_people(passages, run):
            for at, match in run:
                yield Title(at, *match.span("title"), match["title"], "film", 3, "opens an entry of a list")
        run = []


def beside_names(passages: list[Passage]) -> Iterator[Title]:
    """“Low Tide — Ana Ruiz” as the lines of a list are: where those on one side are people, the others are titles."""
    lines = [
        (number, match)
        for number, passage in enumerate(passages)
        if passage.part == "title" and (match := PAIR.fullmatch(passage.text[:LONGEST]))
    ]
    if len(lines) < FEWEST:
        return
    for side, other in (("one", "two"), ("two", "one")):
        named = sum(opens_with_name(match[side]) for _, match in lines)
        others = sum(opens_with_name(match[other]) for _, match in lines)
        if named * 2 >= len(lines) and named > 2 * others:
            for number, match in lines:
                yield Title(number, *match.span(other), match[other], "film", 3, "in a list beside names")
            return


def are_people(passages: list[Passage], run: list[tuple[int, re.Match]]) -> bool:
    """Whether the entries open with names, as a list of voices or of a jury does."""
    named = 0
    for number, match in run:
        words = [word for word in passages[number].words if word.end <= match.end("title")]
        named += is_named(words) or (len(words) in (2, 3) and is_given(words[0].text))
    return named * 2 > len(run)
