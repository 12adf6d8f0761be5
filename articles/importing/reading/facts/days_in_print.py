"""When a story stood, as it is printed: a day, an hour, “updated”, “3 hours ago”."""

import re
from dataclasses import replace

from ..pieces import Doubt, Field, Piece
from ..text.lines import Passage
from . import dates
from .film_facts import dates_the_film

CHANGED = (
    r"(?:updated|modified|edited|mise? à jour|modifiée?|actualizad[oa]|modificad[oa]|aktualisiert|geändert"
    r"|aggiornat[oa]|modificat[oa]|modifica(?= il\b)|atualizad[oa])"
)
STOOD = (
    r"(?:published|posted|filed|uploaded|premiered|streamed(?: live)?"
    r"|publiée?|posté|mise? en ligne|publicad[oa]|veröffentlicht|erschienen"
    r"|pubblicat[oa])"
)
UPDATED = re.compile(rf"(?:last )?(?:{CHANGED}|stand)\b", re.IGNORECASE)
DATE_WORDS = re.compile(
    rf"(?:first |last |originally |zuletzt )?(?:{STOOD}|{CHANGED}|date|added|online since|stand"
    r"|(?:this |cet |este |dieser )?(?:article|story|post|page|artikel|artículo|articolo)"
    r"|il|em|am|le|el|les|du|was|on|at|à|a"
    r"|às|om|op|um|the|as of|a las|is|was)\b|[,:;|()•·–—.-]",
    re.IGNORECASE,
)
WEEKDAY = re.compile(dates.WEEKDAY, re.IGNORECASE)
WRITTEN_IN = re.compile(r"[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?, \d{1,2}\b.*\b\d{4}\.?$")
AGENCY = re.compile(r"[A-Z]{2,5}")  # “AFP, publié le …”: no town
LONGEST_DATED = 7  # words
LONGEST_RELATIVE = 100  # characters: “online since about 3 hours ago”
# “2h ago  A pier is saved”, “A pier is saved – 3 days ago”: how old another story is, beside its headline
AGO = (
    r"(?:\d{1,3}\s?(?:hours?|hrs?|h|min(?:ute)?s?|m|days?|d|weeks?|w|months?|years?) ago"
    r"|il y a \d{1,3} \w+|hace \d{1,3} \w+|vor \d{1,3} \w+|yesterday|just now)"
)
AGED = re.compile(
    rf"{AGO}\s?[|·•:–—-]?\s(?P<after>\S.{{8,180}})|(?P<before>\S.{{8,180}}?)\s?[|·•–—-]?\s\(?{AGO}\)?", re.IGNORECASE
)


def without_age(words: str) -> str:
    """A headline without how long ago it was, where that stands beside it; nothing where it does not."""
    match = AGED.fullmatch(words)
    return (match["after"] or match["before"]) if match else ""


def dateline(start: int, end: int, said: str) -> list[Piece]:
    """“Madrid - 8 Nov 2024 - 05:30 CET”: a day with its hour, and where it was written."""
    moment = dates.find(said)
    if moment is None or len(said) > 120:
        return []
    if "T" not in moment.value and not (WRITTEN_IN.match(said) and moment.end == len(said.rstrip(" ."))):
        return []
    rest = DATE_WORDS.sub(" ", WEEKDAY.sub(" ", said[: moment.start] + " " + said[moment.end :])).split()
    if (
        len(rest) > 1 + ("T" not in moment.value)
        or not all(word.isalpha() and word[0].isupper() for word in rest)
        or UPDATED.search(said)
        or any(AGENCY.fullmatch(word) for word in rest)
    ):
        return []
    return [Field(start, end, "published", moment.value, said)]


def date_pieces(start: int, end: int, said: str, doubts: list[Doubt]) -> list[Piece] | None:
    """A date with whatever is said about it, and nothing else."""
    if relative := is_relative(said):
        return [Field(start, end, "updated" if UPDATED.search(said) else "published", relative, said)]
    moment = dates.find(said)
    if moment is None or not is_only_date(said[: moment.start] + " " + said[moment.end :]):
        return None
    if moment.doubt:
        doubts.append(Doubt(start, moment.doubt))
    return [Field(start, end, "updated" if UPDATED.search(said) else "published", moment.value, said)]


def is_only_date(rest: str) -> bool:
    return not DATE_WORDS.sub(" ", WEEKDAY.sub(" ", rest)).strip(" '’")


def is_relative(said: str) -> str:
    """“8h”, “3 hours ago”: a date that only its page could tell."""
    if len(said) > LONGEST_RELATIVE:
        return ""
    words = DATE_WORDS.sub(" ", said).strip()
    return words if dates.RELATIVE.fullmatch(words) else ""


def with_day_first(pieces: list[Piece]) -> list[Piece]:
    """“05/03/2024” in a text that is not in English: the day stands first, and nobody need be asked."""
    return [
        replace(piece, value=moment.value)
        if is_doubtful(piece) and (moment := dates.find(piece.label, day_first=True))
        else piece
        for piece in pieces
    ]


def is_doubtful(piece: Piece) -> bool:
    day = dates.find(piece.label) if isinstance(piece, Field) and piece.name in ("published", "updated") else None
    return day is not None and bool(day.doubt)


def whole_day(line: Passage) -> Field | None:
    """“Week of 18 April 2014”: a few words of the head with a whole day in them, and no more than that day to say."""
    if line.words > LONGEST_DATED or dates_the_film(line.text):
        return None
    day = dates.find(line.text)
    if day is None or day.doubt or len(day.value) < 10 or not day.value[:4].isdigit():
        return None
    beside = (line.text[: day.start] + " " + line.text[day.end :]).split()
    if any(word[0].isupper() for word in beside[1:]):
        return None  # “Curzon Soho, 12 October 2024”: where something is
    return Field(line.start, line.end, "published", day.value, line.text)


def later_that_day(start: int, end: int, said: str, before: list[list[Piece] | None]) -> list[Piece] | None:
    """“Published 3 March 2025 at 9:00, updated 14:30”: an hour alone is of the day that stands before it."""
    day = next((piece for pieces in reversed(before) for piece in pieces or () if isinstance(piece, Field)), None)
    if day is None or not UPDATED.match(said) or len(day.value) < 10 or not day.value[:4].isdigit():
        return None
    moment = dates.at_hour(day.value, said)
    if moment is None or not is_only_date(said[: moment.start] + " " + said[moment.end :]):
        return None
    return [Field(start, end, "updated", moment.value, said)]
