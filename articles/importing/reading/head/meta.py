"""The lines under a headline: who, when, how long to read; one thing a line, or several parted by a bar."""

import re
from collections.abc import Callable

from ..copy import Copy
from ..facts import about, dates, ratings
from ..facts.copy_or_label import is_sentence
from ..facts.days_in_print import date_pieces, dateline, later_that_day, with_day_first
from ..facts.film_facts import dates_the_film
from ..facts.names_in_print import (
    AFFILIATED,
    LONGEST_NAME,
    ORGANISATION,
    STAFF,
    is_desk,
    kind_of,
    looks_like_names,
    names_in,
)
from ..facts.roles_in_print import WRITER, is_role
from ..furniture import furniture
from ..furniture.buttons import are_buttons
from ..pictures import labelled_again, picture_credits
from ..pieces import Byline, Doubt, Field, Leftover, Piece
from ..text import inline
from ..text.lines import Passage
from ..text.stretches import around_day, between_stops, hours_with_days, segments
from ..words import key
from .kickers import is_kicker
from .signing import byline_pieces, bylines

SIGN = re.compile(r"^[^\w\s(@#“„«\"‘'\[$£€+–—.-]+\s*")  # “✍ Ana Ruiz”
POSTED_BY = re.compile(
    r"(?P<when>(?:posted|published|written)?\s?(?:on )?.{6,50}?\d{4}) by (?P<who>\S.{1,60})", re.IGNORECASE
)
ISSUE = re.compile(r"(?:issue|no\.?|n[o°º]\.?|nr\.?|vol(?:ume|\.)?|ausgabe|numéro|número)\s?#?\d.{0,20}", re.IGNORECASE)
OF_THE_CAST = re.compile(
    r"(?:director|starring|stars|cast|screenplay|screenwriter|producers?|music|composer|cinematograph\w+|regie|mit|avec"
    r"|con|regia|réalisat\w+|reparto|released?|running time|runtime|certificate|country|year)\b",
    re.IGNORECASE,
)
SEASON = re.compile(
    r"(?:spring|summer|autumn|fall|winter|printemps|été|automne|hiver|primavera|verano|otoño|invierno|frühjahr|sommer"
    r"|herbst)(?: issue)?,? \d{4}",
    re.IGNORECASE,
)
REPORTS = re.compile(  # “Ana Ruiz reports from Passau”
    r"(?P<who>[^,|.]{4,60}?) (?:reports?|reporting|writes|writing|reported|berichtet|informa|rapporte)(?: live)? "
    r"(?:from|in|at|aus|desde|depuis|de) (?:the )?(?-i:[A-ZÀ-Þ])[^.,;!?]{2,50}\.?",
    re.IGNORECASE,
)
# “4 Min. Lesezeit”, “Estimated reading time: 4 minutes”
TAKES = re.compile(
    r"(?:[^\W\d_]+ ){0,3}[^\W\d_]*\s?:?\s?(?:\d{1,2}\s?(?:h|hrs?|hours?|heures?|horas?|std)\b\.? (?:and )?)?"
    r"(?:\d{1,2}\s?[–-]\s?)?\d{1,3}\s?(?:min|minut\w+)\b\.?(?: [^\W\d_]+){0,3}",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\d[\d.,]*\s?[km]?\s[a-zà-ÿ]+")  # “12 comentarios”
READ_IN = re.compile(r"(?:\d{1,2}\s?[–-]\s?)?[1-4]?\d\s?min\w{0,5}\.?", re.IGNORECASE)  # no film is so short
LONGEST_SECTION = 3  # words
BY = re.compile(r"by\s|par\s|por\s|von\s|di\s", re.IGNORECASE)
MOST_BETWEEN = 4  # lines from whom an interview is with to who wrote it
MOST_SENTENCES = 4  # of a line that says who and when
MOST_TELLERS = 400  # lines that say who and when: no story has more
MOST_ASKED = 800  # lines that might, and do not
LONGEST_ASKED = 300  # characters
FROM_THERE = re.compile(  # “From Ana Ruiz in Passau”, “Aus Passau berichtet Ana Ruiz”
    r"(?:from (?P<one>[^,|.]{4,60}?) in (?-i:[A-ZÀ-Þ])[^.,;!?]{2,40}"
    r"|(?:aus|from|desde|depuis) (?-i:[A-ZÀ-Þ])[^.,;!?]{2,40}? (?:berichtet|informa|rapporte)"
    r" (?P<other>[^,|.]{4,60}))\.?",
    re.IGNORECASE,
)
USER = re.compile(r"posted by (?:u/)?(?P<who>[\w-]{3,30})", re.IGNORECASE)


def told(copy: Copy, index: int, *, names_alone: bool = False) -> tuple[list[Piece], list[Doubt]] | None:
    """What a passage says of who and when, read once however many rules ask.

    Of a text that says it over and over only so many lines are read so: the others say nothing of it.
    """
    asked = (index, names_alone)
    if asked not in copy.told:
        found = None
        may_tell = copy.tellers < MOST_TELLERS and copy.asked < MOST_ASKED and not are_buttons(copy.passages[index])
        if may_tell and index not in copy.page_lines and not labelled_again.stands_over_itself(copy, index):
            found = read(copy.text, copy.passages[index], names_alone=names_alone)
            found = None if found and names_whom_it_is_about(copy, index, found[0]) else found
            found = (with_day_first(found[0]), []) if found and copy.counts_days_first else found
            copy.tellers += found is not None
            copy.asked += found is None and len(copy.passages[index].text) <= LONGEST_ASKED
        copy.told[asked] = found
    return copy.told[asked]


def names_whom_it_is_about(copy: Copy, index: int, found: list[Piece]) -> bool:
    """“Interview: Ana Ruiz”, over who wrote it: with whom it is, where the story speaks of her."""
    said = [piece for piece in found if isinstance(piece, Byline)]
    if len(said) != 1 or len(found) != 1 or said[0].role != "interview" or ":" not in copy.passages[index].text:
        return False
    below = copy.passages[index + 1 : index + 1 + MOST_BETWEEN]
    signed = any(BY.match(line.text) and looks_like_names(line.text[3:].strip()) for line in below)
    return signed and copy.names_in_body(key(said[0].name))


def read(text: str, passage: Passage, *, names_alone: bool = False) -> tuple[list[Piece], list[Doubt]] | None:
    """A line that says nothing but who and when, as pieces; None where it says anything else.

    ``names_alone`` lets a name without “by” be one: it stands where bylines do. So does one beside a date.
    """
    if len(passage.text) > LONGEST_ASKED or passage.set_as in ("picture", "entry") or passage.text.endswith(("?", "!")):
        return None
    if (
        ratings.rating(passage.text)
        or about.VERDICT.fullmatch(passage.text)
        or about.PLAYED.fullmatch(passage.text)
        or dates_the_film(passage.text)
        or about.IN_ISSUE.fullmatch(passage.text)
        or about.EMBARGO.match(passage.text)
        or picture_credits.labelled(passage.text)
    ):
        return None
    if pieces := dateline(passage.start, passage.end, passage.text):
        return pieces, []
    return (
        read_of(text, hours_with_days(text, segments(text, passage)), names_alone=names_alone)
        or read_around_day(text, passage)
        or read_of_sentences(text, passage)
    )


def read_of_sentences(text: str, passage: Passage) -> tuple[list[Piece], list[Doubt]] | None:
    """“Comédie. Par Ana Ruiz. Le 22 janvier 2025.”: who and when between full stops, and a word or two beside them."""
    stretches = list(between_stops(text, passage))
    if not 1 < len(stretches) <= MOST_SENTENCES:
        return None
    doubts: list[Doubt] = []
    found = [certain(start, end, text[start:end].rstrip(" ."), doubts) for start, end in stretches]
    said = {type(piece) for pieces in found for piece in pieces or ()}
    beside = [text[start:end].split() for (start, end), pieces in zip(stretches, found, strict=True) if not pieces]
    if not {Byline, Field} <= said or any(len(words) > LONGEST_SECTION for words in beside):
        return None
    pieces = [
        each or [Leftover(start, end, "boilerplate", text[start:end])]
        for (start, end), each in zip(stretches, found, strict=True)
    ]
    return [piece for each in pieces for piece in each], doubts


def read_around_day(
    text: str, passage: Passage, may_sign: Callable[[str], bool] = lambda name: False
) -> tuple[list[Piece], list[Doubt]] | None:
    """“5 March 2024, words by Ana Ruiz, film critic”: a line without a bar, in which each part must be certain; a bare
    name is so where it may sign.
    """
    if about.EMBARGO.match(passage.text) or about.WAITS.search(passage.text):
        return None
    doubts: list[Doubt] = []
    found = []
    for start, end in around_day(text, passage):
        words = SIGN.sub("", text[start:end].strip("*_ "))
        signs = is_full_name(words) and kind_of(words) == "person" and may_sign(words)
        found.append(
            certain(start, end, text[start:end], doubts) or (bylines(start, end, words, words) if signs else None)
        )
    if not all(found) or not any(isinstance(piece, Byline) for pieces in found for piece in pieces):
        return None
    return [piece for pieces in found for piece in pieces], doubts


def read_of(
    text: str, stretches: list[tuple[int, int]], *, names_alone: bool = False
) -> tuple[list[Piece], list[Doubt]] | None:
    """What the stretches of a line say, if each of them says who or when, or may be that beside the others."""
    doubts: list[Doubt] = []
    found: list[list[Piece] | None] = []
    for start, end in stretches:
        found.append(certain(start, end, text[start:end], doubts) or later_that_day(start, end, text[start:end], found))
    if not all(found):
        told = any(isinstance(piece, Byline | Field) for pieces in found for piece in pieces or ())
        told = told or any(dates.is_hour(text[start:end]) for start, end in stretches)
        if not told and not (names_alone and found.count(None) == 1):
            return None
        taken: set[str] = set()
        for number, (start, end) in enumerate(stretches):
            found[number] = found[number] or likely(
                start, end, text[start:end], taken, alone=not told, beside_both=signed_and_dated(found)
            )
    if not all(found):
        return None
    pieces = [piece for each in found for piece in each]
    return (pieces, doubts) if pieces else None


def signed_and_dated(found: list[list[Piece] | None]) -> bool:
    """Whether a line says who as well as when: what else is on it can only be where the story stands."""
    said = [type(piece) for pieces in found for piece in pieces or ()]
    return Byline in said and Field in said


def posted_by(start: int, end: int, words: str, said: str, doubts: list[Doubt]) -> list[Piece] | None:
    """“Posted on June 3, 2019 by somebody”: a blog's own line, in which even a user's name is a byline."""
    match = POSTED_BY.fullmatch(said)
    when = date_pieces(start, end, match["when"], doubts) if match else None
    if not when or not match["who"].strip():
        return None
    cut = max(start + words.rfind(match["who"].split()[0]), start + 1)
    byline = Byline(cut, end, match["who"].strip(" ."), "words", "by", kind_of(match["who"]))
    return [Field(start, cut, when[0].name, when[0].value, when[0].label), byline]


def certain(start: int, end: int, words: str, doubts: list[Doubt]) -> list[Piece] | None:
    """What says by itself that it is a date, a byline, or furniture."""
    said = SIGN.sub("", inline.plain(words)[0].strip("*_ "))
    if pieces := date_pieces(start, end, said, doubts) or dateline(start, end, said):
        return pieces
    if pieces := posted_by(start, end, words, said, doubts):
        return pieces
    if match := USER.fullmatch(said):
        return [Byline(start, end, match["who"], "words", "Posted by", "person")]
    if pieces := byline_pieces(start, end, words, said, doubts):
        return pieces
    if (match := WRITER.fullmatch(said)) and kind_of(match["who"]) == "person" and is_full_name(match["who"]):
        return [*bylines(start, end, words, match["who"])]
    if (match := REPORTS.fullmatch(said)) and is_full_name(match["who"]):
        return [*bylines(start, end, words, match["who"])]
    if (match := FROM_THERE.fullmatch(said)) and is_full_name(name := match["one"] or match["other"]):
        return [*bylines(start, end, words, name)]
    if SEASON.fullmatch(said) or dates.is_hour(said):
        return [Leftover(start, end, "navigation", words)]
    if name := furniture.kind_of(said):
        return [Leftover(start, end, name, words)]
    if is_role(said) or AFFILIATED.fullmatch(said) or (TAKES.fullmatch(said) and not is_sentence(said)):
        return [Leftover(start, end, "boilerplate", words)]
    return None


def belongs_beside(words: str) -> bool:
    """Whether it is a button, a role or how long to read: what stands beside a name on its line."""
    return bool(furniture.kind_of(words) or is_role(words) or TAKES.fullmatch(words))


def likely(
    start: int, end: int, words: str, taken: set[str], *, alone: bool, beside_both: bool = False
) -> list[Piece] | None:
    """What stands beside a date or a byline: a name is a byline, one or two words are the section."""
    said = SIGN.sub("", inline.plain(words)[0].strip("*_ "))
    if OF_THE_CAST.match(said):
        return None  # “Director Tomasz Wilk” is a fact of the film
    if alone and STAFF.fullmatch(said):
        return [*bylines(start, end, words, said)]
    if alone and not is_desk(said) and (kind_of(said) != "person" or not all(" " in name for name in names_in(said))):
        return None  # “Sight and Sound”
    if not alone and is_kicker(said):
        return [section_or_bar(start, end, said, words, taken)]
    if not alone and COUNTED.fullmatch(said):
        return [Leftover(start, end, "boilerplate", words)]
    if looks_like_names(said) and not any(" " in name or ORGANISATION.search(name) for name in names_in(said)):
        return (
            [Leftover(start, end, "boilerplate", words)] if not alone and re.search(r"[,(]", said) else None
        )  # a town
    if looks_like_names(said) and len(said) <= 2 * LONGEST_NAME and (" " in said or ORGANISATION.search(said)):
        return [*bylines(start, end, words, said)]
    if not alone and ISSUE.fullmatch(said):
        return [Leftover(start, end, "navigation", words)]
    most = LONGEST_SECTION + 2 * beside_both
    if not alone and len(said.split()) <= most and said[:1].isupper() and not said.endswith((".", ":")):
        return [section_or_bar(start, end, said, words, taken)]
    return None


def is_full_name(words: str) -> bool:
    return 2 <= len(words.split()) <= 4 and looks_like_names(words) and len(names_in(words)) == 1


def section_or_bar(start: int, end: int, said: str, words: str, taken: set[str]) -> Piece:
    """The first of such words beside a date is the section, what follows a bar of links."""
    first = "section" not in taken
    taken.add("section")
    return Field(start, end, "section", said) if first else Leftover(start, end, "navigation", words)
