"""Titles that the layout of a line states: “Fathom (Dir. Mateus Brandão)”, “Slip ★★★”, a row of a table of grosses."""

import re
from collections.abc import Iterator

from ..reading import pieces
from ..reading.body.guides import OVER_PLACES
from ..reading.body.works_listed import HEAD, YEAR
from ..reading.facts.cast_lists import ROW as ROW_OF_CAST
from ..reading.facts.services import names_services
from . import contexts, results
from .extents import is_voice, run_of_title
from .gazetteer import companies, fold, is_common, is_given, places
from .leading import is_named, may_be_title
from .passages import Passage
from .set_apart import DATED
from .titles import Title

RANK = re.compile(r"\A\W*\d{1,3}[.)] ")  # of an entry: “3. Low Tide”
MAKER = re.compile(
    r"(?P<title>[^()|]{1,90}?),? ?\((?:(?:dir(?:\.|ected by|ector:?)?|réal(?:\.|isé par)?|regia(?: di)?|regie:?"
    r"|d\.|r\.):?\s|by |de |di |von )(?P<names>[^()]{3,80})\)\W{0,2}",
    re.IGNORECASE,
)
STARRED = re.compile(r"(?P<title>[^★☆|]{1,90}?)[ \u00a0:–—-]+[★☆✭✩½]{1,10}")
STARS_FIRST = re.compile(r"[★☆✭✩½]{1,10}[ \u00a0:–—-]+(?P<title>[^★☆|]{1,90}?)")
ROW = re.compile(
    r"(?:\|[ ]*)?(?:\d{1,3}[ ]*\|[ ]*)?(?P<title>[^|]{1,90}?)[ ]*"
    r"(?:(?:\([^()|]{2,60}\))?[ ]*\||\([^()|]{2,60}\)[ ]+(?=[$£€¥]))(?P<rest>.*)"
)
# “Low Tide, $41.2 million”, “2. Low Tide (Pier Films) – $41.2M”
TOOK = re.compile(
    r"(?:\d{1,3}[.)] )?(?P<title>[^|$£€¥()]{1,90}?)(?: \([^()|]{2,60}\))?(?:[,:]|\s?[–—-])\s(?P<rest>[$£€¥]\s?\d.*)"
)
QUOTED_WITHIN = re.compile(r"[:,] ?[“«„\"]|\w [“«„\"‘]")  # a prize, then its film
SUM = re.compile(r"[$£€¥]\s?\d|\d[\d,.]*\s?(?:[mk]\b|million)", re.IGNORECASE)
FILMS = re.compile(
    r"\b(?:films|movies|features|documentaries|shorts|musicals|westerns|thrillers|comedies|películas|filme|documentales)\b",
    re.IGNORECASE,
)
SERIES = re.compile(r"\b(?:series|shows?|tv|television|box ?sets?|séries?|serien)\b", re.IGNORECASE)
FILM = re.compile(r"\b(?:film|movie|picture|película)s?\b(?!.*\b(?:director|actor|actress|star)s?\b)", re.IGNORECASE)
WHICH_FILM = re.compile(
    r"\b(?:what|which|last|first|favou?rite|best|quel|qué|welche[rn]?)\b.*"
    r"\b(?:films?|movies?|pictures?|watch(?:ed|ing)?|see|saw|seen|película)\b"
    r"|\b(?:is there|a|any|one|the) (?:a )?(?:film|movie|picture)\b.*\b(?:you|your)\b",
    re.IGNORECASE,
)
CERTIFICATE = re.compile(r"\s\((?:[A-Z]{1,3}|[A-Z]{0,3}-?\d{1,2}[A-Z]{0,2})\)$")  # “(12A)”
LONGEST_TITLE = 12  # words and signs
ENOUGH = 60  # passages
FEWEST_ROWS = 3
LONGEST_LINE = 200
LONGEST_HEADLINE = 6  # words of the headline of a review that is the title of its film
DIRECTED = re.compile(
    r"^(?:dir(?:\.|ected by|ector:?)?|réal\.|regia(?: di)?|regie:?|d\.|r\.|by|de|di|von)\s", re.IGNORECASE
)
WINNER_FIRST = re.compile(r"[★☆] [^★☆,]{3,60}, [^★☆]+")
NAMES = re.compile(r"\s*(?:,|;|/|&|\band\b|\bet\b|\by\b|\bund\b|\be\b)\s*")
CREDIT = re.compile(
    r"(?:(?:written|directed|produced|photographed|edited|shot|scored)(?: and \w+)? by"
    r"|(?:co-)?dir(?:s?\.|ect(?:ors?|ion))|(?:co-)?(?:writers?|producers?|editors?|composers?)|screenplay|script"
    r"|cinematograph(?:y|er)s?|d\.?o\.?p\.?|camera|editing|music|score|cast|starring|stars|with(?: the voices? of)?"
    r"|featuring|regie|buch|drehbuch|kamera|schnitt|musik|mit|réal(?:\.|isation)|scénario|image|montage|musique|avec"
    r"|dirección|guion|guión|fotografía|montaje|música|reparto|con|regia|sceneggiatura|fotografia|montaggio"
    r"|(?-i:[RDBK])(?=:))"
    r"\s?:?\s(?P<names>(?-i:[A-ZÀ-Þ]).{3,160})",
    re.IGNORECASE,
)
CREDITS_PARTED = re.compile(
    r"\s*[;|•·]\s*|\.\s+(?=\d|[A-ZÀ-Þ]\w+(?: by)?\s?:|(?:With|Mit|Avec|Con|Starring|Written|Produced) )"
)
NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w.’'-]*(?: [\w.’'-]+){1,4}")
SMALL = {"the", "of", "in", "as", "for", "from", "to", "at", "on", "about", "with", "original", "title", "The"}


def titles_in(number: int, passage: Passage, in_table: bool) -> Iterator[Title]:
    """The title that a line of its own gives with its maker, its stars or what it took."""
    line = passage.text
    if passage.part not in ("heading", "title", "text", "caption") or len(line) > LONGEST_LINE:
        return
    row = (ROW.fullmatch(line) or TOOK.fullmatch(line)) if in_table else None
    if not row and results.prize_before_colon(line):
        return
    if passage.part in ("heading", "title") and HEAD.fullmatch(line) and not QUOTED_WITHIN.search(line):
        yield from headed(number, line)
        return
    if match := row or MAKER.fullmatch(line) or STARRED.fullmatch(line) or STARS_FIRST.fullmatch(line):
        name = match["title"].strip(' “”"‘’«»„*_')
        if WINNER_FIRST.fullmatch(line):
            return  # “★ Ana Ruiz, Low Tide”: who won, in a list of results
        if name and not QUOTED_WITHIN.search(name) and (name[0].isupper() or name[0].isdigit()):
            start = match.start("title") + match["title"].index(name)
            yield Title(number, start, start + len(name), name, "film", 4, "a line of its own")


def headed(number: int, line: str) -> Iterator[Title]:
    """“Low Tide, High Noon (1967)” over what is said of it: a comma in it parts nothing."""
    title = re.split(r" \(|, dir(?:\.|ected by) ", re.sub(r"^\d{1,3}[.)] ", "", line), maxsplit=1)[0]
    name = title.strip(' “”"‘’«»„*_')
    if name and (name[0].isupper() or name[0].isdigit()):
        year = re.search(YEAR, line[line.index(title) + len(title) :])
        start = line.index(name)
        yield Title(
            number, start, start + len(name), name, "film", 4, "a line of its own", int(year[0]) if year else None
        )


def makers_in(passages: list[Passage]) -> Iterator[str]:
    """The names that stand as a film's makers in the brackets behind its title."""
    for passage in passages:
        for match in DATED.finditer(passage.text):
            before_year = match[0][: match.start("year") - match.start()] if match["year"] else ""
            yield from filter(is_maker, NAMES.split(DIRECTED.sub("", before_year.strip(" (,;"))))
        match = MAKER.fullmatch(passage.text) if len(passage.text) <= LONGEST_LINE else None
        if match and passage.part in ("heading", "title", "text", "caption"):
            yield from (name for name in NAMES.split(match["names"]) if NAME.fullmatch(name))


def is_maker(name: str) -> bool:
    """Whether it is somebody's name, and no country that a film is from, and no studio."""
    return bool(NAME.fullmatch(name)) and fold(name) not in places() | companies() and not {*name.split()} & SMALL


def cast_in(passages: list[Passage]) -> Iterator[tuple[str, str]]:
    """Who plays whom in the cast lists of a text."""
    for passage in passages:
        lines = passage.text.split("\n") if passage.part == "text" else ()
        rows = [match for line in lines if len(line) <= LONGEST_LINE and (match := ROW_OF_CAST.fullmatch(line))]
        turned = are_parts([row["who"] for row in rows]) and not are_parts([row["whom"] for row in rows])
        for row in rows:
            yield (row["whom"], row["who"]) if turned else (row["who"], row["whom"])


def are_parts(names: list[str]) -> bool:
    """Whether a column of a cast list has names that only parts bear: of one word, or behind a rank."""
    ranks = contexts.RANKS | contexts.SIR | contexts.OFFICES
    return any(" " not in name or name.split()[0].lower() in ranks for name in names)


def credited_in(passages: list[Passage]) -> Iterator[str]:
    """The names behind a credit of a film, on a line that says nothing else: “Music: Ana Ruiz”, “Dir. Bo Lund; with …”.

    One part of the line may be no such credit; a line whose first part is none, or that is a sentence, has none.
    """
    for passage in passages:
        for line in passage.text.split("\n") if passage.part in ("text", "heading") else ():
            if len(line) > LONGEST_LINE or not CREDIT.match(line):
                continue
            for part in CREDITS_PARTED.split(line.rstrip(" .")):
                if match := CREDIT.fullmatch(part.strip()):
                    names = [name.strip() for name in NAMES.split(match["names"])]
                    if all(NAME.fullmatch(name) for name in names):
                        yield from names


def tables(passages: list[Passage]) -> set[int]:
    """The rows of tables that say what films took: a sum of money in each."""
    found: set[int] = set()
    run: list[int] = []
    for number, passage in enumerate([*passages, None]):
        short = passage is not None and len(passage.text) <= LONGEST_LINE
        row = ROW.fullmatch(passage.text) or TOOK.fullmatch(passage.text) if short else None
        if row and SUM.search(row["rest"]):
            run.append(number)
            continue
        if len(run) >= FEWEST_ROWS:
            found.update(run)
        if not row:
            run = []
    return found


def listed(passages: list[Passage]) -> Iterator[Title]:
    """The titles of a ranked list whose heading, or else the headline, promises films."""
    promised = False
    for number, passage in enumerate(passages):
        if passage.part in ("headline", "heading"):
            promised = bool(FILMS.search(passage.text)) or (passage.part == "headline" and have_makers(passages))
        elif passage.part == "title" and promised and 0 < len(passage.words) <= LONGEST_TITLE:
            name = RANK.sub("", passage.text).strip(' .,:;*_“”"‘’')
            longer = [word for word in name.split() if len(word) > 3]
            if name and name[0].isupper() and all(not word[0].islower() for word in longer):
                start = passage.text.index(name)
                yield Title(number, start, start + len(name), name, "film", 3, "in a list of films")


def have_makers(passages: list[Passage]) -> bool:
    """Whether a credit opens what is said under most of the titles of a list: “dir. Ana Ruiz”."""
    titled = [number for number, passage in enumerate(passages[:-1]) if passage.part == "title"]
    credited = sum(bool(CREDIT.match(passages[number + 1].text[:LONGEST_LINE])) for number in titled)
    return credited >= FEWEST_ROWS and credited * 2 >= len(titled)


def guided(reading: pieces.Reading, passages: list[Passage]) -> Iterator[Title]:
    """The headings of a guide: right under each stands where it can be seen, or what there is to say of the film.

    One line of that kind may stand anywhere; where several headings have one, no line need be understood.
    """
    promised = passages[0].text if passages else ""
    kind = "series" if SERIES.search(promised) and not FILMS.search(promised) else "film"
    headed = [
        (number, passage, note)
        for number, passage in enumerate(passages)
        if passage.part == "heading" and (note := note_below(reading, passage))
    ]
    in_a_row = sum(note.name == "film facts" for *_, note in headed) >= FEWEST_ROWS
    sees = sum(names_services(note.text) for *_, note in headed) >= FEWEST_ROWS
    for number, passage, note in headed:
        if not (in_a_row if note.name == "film facts" else sees or names_services(note.text)):
            continue
        name = CERTIFICATE.sub("", passage.text).strip(' .,:;*_“”"‘’«»')
        start = passage.text.index(name)
        if name and not DATED.search(passage.text) and not OVER_PLACES.fullmatch(passage.text):
            yield Title(number, start, start + len(name), name, kind, 4, "over where to watch it")


def note_below(reading: pieces.Reading, passage: Passage) -> pieces.Note | None:
    """What tells of a film right under a heading."""
    at = len(reading.blocks) if passage.block is None else passage.block + 1
    below = reading.blocks[at] if at < len(reading.blocks) else None
    return below if isinstance(below, pieces.Note) and below.name in ("where to watch", "film facts") else None


def answered(reading: pieces.Reading, passages: list[Passage]) -> Iterator[Title]:
    """What an answer begins with, where the question was which film somebody saw, or likes best."""
    asked = {
        number + 1: block.text
        for number, block in enumerate(reading.blocks)
        if isinstance(block, pieces.Question) and WHICH_FILM.search(block.text[:LONGEST_LINE])
    }
    for number, passage in enumerate(passages if asked else []):
        last = run_of_title(passage, 0) if passage.block in asked and passage.part == "text" else None
        if (
            last is None
            or is_voice(passage, 0)
            or not is_answer(passage, last, may_be_named=bool(FILM.search(asked[passage.block])))
        ):
            continue
        end = passage.words[last].end
        yield Title(
            number, passage.words[0].start, end, passage.text[:end].strip(), "film", 3, "the answer to which film"
        )


def is_answer(passage: Passage, last: int, *, may_be_named: bool) -> bool:
    """Whether the capitals that open an answer are set off by a sign, and are no name, place or small word."""
    run, after = passage.words[: last + 1], passage.text[passage.words[last].end :].lstrip("”’'\"")
    if after[:1] not in ("", ",", ".", ";", ":", "!", "—", "–", "("):
        return False
    if len(run) == 1 and (run[0].low in contexts.FUNCTION or is_common(run[0].text) or is_given(run[0].text)):
        return False
    return may_be_title(passage, run) and (may_be_named or not is_named(run))


def reviewed(reading: pieces.Reading, passages: list[Passage]) -> Iterator[Title]:
    """The headline of a review, where it is nothing but the title of the film: the story rates it or states its facts,
    and speaks of it by that name or by no other.
    """
    told = reading.value("rating") or any(note.name == "film facts" for note in reading.all_of(pieces.Note))
    for number, passage in enumerate(passages[:1] if told else []):
        words = passage.text.split()
        if passage.part != "headline" or len(words) > LONGEST_HEADLINE or passage.text.endswith(("?", "!", ".")):
            continue
        if re.search(r"[:|–—“”‘’«»]|\breview\b|\bcritique\b|^(?:the )?best\b", passage.text, re.IGNORECASE):
            continue
        if FILMS.search(passage.text):
            continue  # “Best Movies of the Month”
        if "," in passage.text and not any(passage.text in other.text for other in passages[1:ENOUGH]):
            continue  # “Low Tide, High Noon” is one title where the story says it as one
        longer = [word for word in words if len(word) > 3]
        if all(word[0].isupper() or word[0].isdigit() for word in longer):
            yield Title(number, 0, len(passage.text), passage.text, "film", 4, "the headline of its review")
