"""The facts of a film as reviews print them: who directed it, who is in it, how long it is."""

import re

from ..copy import Copy
from ..pieces import Field, Note
from ..text.lines import Passage
from ..words import key
from . import about, dates, labelled_lines, ratings
from .copy_or_label import is_sentence
from .labelled_lines import FACT

FACTS = re.compile(rf"\W{{0,3}}{FACT}\W{{0,3}}\s?[:–]\s?\S.{{0,300}}", re.IGNORECASE)
# “118 mins”, “1 h 52”
LONG = r"(?:\d{2,3}\s?(?:mins?\.?|minutes|min\.)|\d\s?h\s?\d\d)"
RUNTIME = re.compile(rf".{{0,160}}\b{LONG}(?:\W|$).{{0,120}}", re.IGNORECASE)
# “Film français d’Ana Ruiz. Avec Bo Lund, Kit Amado (1 h 52).”
CREDITED = re.compile(
    r"(?:(?:film|documentaire|série|comédie|drame|película|documental|spielfilm|dokumentarfilm) )?[^.]{0,60}\b"
    r"(?:de|d['’]|di|von|by) ?[A-ZÀ-Þ][^.]{2,80}[.,] (?:avec|con|mit|with) [A-ZÀ-Þ].{2,200}",
    re.IGNORECASE,
)
DIRECTED = re.compile(
    r"(?:written and |produced and )?(?:directed|written|produced|réalisé|dirigida) (?:and \w+ )?(?:by"
    r"|par|por)\s(?-i:[A-ZÀ-Þ])[^.]{2,80}",
    re.IGNORECASE,
)
BARE_RUNTIME = re.compile(r"[^.!?]{0,80}\b\d{2,3}\s?(?:mins?\b\.?|minutes\b)[^!?]{0,80}", re.IGNORECASE)
# The same without a sign between label and fact, as in a box that was copied: “Starring Googie Withers”.
BARE_FACT = re.compile(rf"{FACT}(?:\t+|[ ](?=(?-i:[A-ZÀ-Þ\d„“«])))\S.{{0,160}}", re.IGNORECASE)
FACT_LABELS = re.compile(rf"(?:^|[.;,|·•]\s*)\W{{0,2}}{FACT}\W{{0,2}}\s?[:–]", re.IGNORECASE)
OF_THE_FILM = re.compile(
    r"(?:release date|released?|running time|runtime|run time|duration|length|year|kinostart|sortie"
    r"|estreno|uscita|durata|durée|"
    r"duración|länge|opens|premiered?)\b[:\s]",
    re.IGNORECASE,
)
# “Directed by A. Written by B. Starring C. 104 minutes.”
STATED = re.compile(
    r"(?:^|[.;] )(?:(?:written and )?directed|written|produced|screenplay|starring|with|running time"
    r"|rated|not rated|unrated|"
    r"in (?:theaters|theatres|cinemas)|at (?:\w+ ){0,3}theaters|pg-13|r |rated r)\b",
    re.IGNORECASE,
)
SCORE = re.compile(r"[^\W\d_][\w’' &-]{2,40}\s?[:–—-]\s?(?:\d{1,2}(?:[.,]\d)?(?:\s?/\s?\d{1,3})?|[★☆✭✩½]{1,10})")
SIGNS = re.compile(r"(?:written|reviewed|words|text|story) by ", re.IGNORECASE)
MARK = re.compile(r"\|?\s*(?P<label>[^\W\d_][\w’'-]{2,20})\s*(?:\||\t| {3,})\s*(?P<mark>[^|]{1,20}?)\s*\|?")
WHOLE = re.compile(r"film|movie|overall|total|gesamt|película|filme", re.IGNORECASE)
LABEL_AND_FACT = re.compile(r"[^\W\d_][\w &/.-]{0,24}\s?:\s\S")
CERTIFIED = re.compile(r"\((?:\d{1,2}A?|U|PG|R|PG-13|(?:19|20)\d\d)\)$")  # “Low Tide (15)”
# Who may see it, over the facts: “12A”
CERTIFICATE = re.compile(r"(?:U|PG|12A?|15|18|R|PG-13|NC-17|TV-(?:MA|14|PG)|FSK (?:ab )?\d{1,2}|-\d{2}|\+\d{1,2})")
BARS = re.compile(r"\s*[/|·•‧]\s*")
YEAR = re.compile(r"(?:19|20)\d\d")
MINUTES = re.compile(r"\d{2,3}\s?(?:mins?\.?|minutes|minutos|minuti|minuten|['’′])", re.IGNORECASE)
FEWEST_MARKS = 2
LONGEST_TITLE = 6  # words
BY_WHOM = re.compile(r"(?:by|von|de|di|par) [A-ZÀ-Þ][^.!?:]{2,80}", re.IGNORECASE)
WITH_WHOM = re.compile(r"(?:with|mit|avec|con) [A-ZÀ-Þ][^.!?:]{2,160}", re.IGNORECASE)
LONGEST_STATED = 400
LONGEST_LINE = 200
LONGEST_LABELLED = 1_000
MOST_LINES = 40
FEWEST_SPOKEN = 12  # words
MOST_WORDS = 100
MOSTLY_SMALL = 0.65
FEWEST_LINES = 3  # of a box that also holds lines without a label


def facts_box(copy: Copy, index: int, in_tail: bool) -> int:
    """“Dir: … / Cast: … / 118 mins”: facts of the film, a line each or all on one."""
    if copy.kind(index) == "share link":
        return 0  # “Listen to this article · 6:12 min”
    count = max(
        facts_in_a_row(copy, index),
        scores_in_a_row(copy, index),
        lines_of_box(copy, index),
        titled(copy, index),
        certified(copy, index),
        card_of_film(copy, index),
        labelled_lines.over_names(copy, index) if in_tail else 0,
        0 if copy.has_paragraph else labelled_lines.box_at(copy, index),
    )
    again = int(count > 1 and repeats_headline(copy, index))
    lines = copy.passages[index + again : index + count]
    labelled = in_tail and count == 1 and bool(FACTS.fullmatch(lines[0].text))
    if count > 1 or labelled or (lines and reads_as_facts(lines[0].text)):
        copy.leave(index, again, "duplicate")
        copy.add(Note(lines[0].start, lines[-1].end, "film facts", "\n".join(line.text for line in lines)))
        return count
    return 0


def repeats_headline(copy: Copy, index: int) -> bool:
    """Whether the whole headline, which says more than a title, stands over the facts once more."""
    headline = next((piece for piece in copy.pieces if isinstance(piece, Field) and piece.name == "headline"), None)
    is_long = headline is not None and copy.passages[index].words > LONGEST_TITLE
    return is_long and copy.keys[index] == key(headline.value)


def card_of_film(copy: Copy, index: int) -> int:
    """“Low Tide” over “By Ana Ruiz” over “With Bo Lund, Kit Amado”, below the first paragraph."""
    lines = [line.text[:LONGEST_LINE] for line in copy.passages[index : index + 3]]
    if not copy.has_paragraph or len(lines) < 3 or not copy.passages[index].is_bare:
        return 0
    if not all(map(copy.stands_right_below, (index + 1, index + 2))):
        return 0
    return 3 if BY_WHOM.fullmatch(lines[1]) and WITH_WHOM.fullmatch(lines[2]) else 0


def titled(copy: Copy, index: int) -> int:
    """A line of facts right under the title of the film."""
    below = copy.below(index)
    if below is None or not copy.passages[index].is_bare or copy.passages[index].set_as:
        return 0
    if not any(sign.isalpha() for sign in copy.passages[index].text) or CERTIFICATE.fullmatch(
        copy.passages[index].text
    ):
        return 0  # stars, or who may see it
    states = reads_as_facts(below.text)
    states = states or bool(CERTIFIED.search(copy.passages[index].text) and FACTS.fullmatch(below.text))
    if not copy.stands_right_below(index + 1) or below.set_as or not states:
        return 0
    count = 2
    while index + count < len(copy.passages) and is_labelled(copy, index + count):
        count += 1
    return count


def stand_below(copy: Copy, index: int) -> bool:
    """Whether a few words stand over what a film is: who may see it, how long it is, who made it."""
    below = copy.below(index)
    states = below is not None and (CERTIFICATE.fullmatch(below.text) or reads_as_facts(below.text))
    return bool(states) and copy.passages[index].words <= LONGEST_TITLE


def certified(copy: Copy, index: int) -> int:
    """“12A” right over the facts of the film, and they."""
    over = copy.below(index) is not None and copy.stands_right_below(index + 1)
    if not over or not CERTIFICATE.fullmatch(copy.passages[index].text):
        return 0
    below = facts_in_a_row(copy, index + 1)
    return 1 + below if below else 0


def is_labelled(copy: Copy, index: int) -> bool:
    """“R: Ana Ruiz” right under the line above it, whatever its label means."""
    line = copy.passages[index]
    return (
        copy.stands_right_below(index)
        and not line.set_as
        and len(line.text) <= LONGEST_LINE
        and bool(LABEL_AND_FACT.match(line.text))
        and not copy.kind(index)
        and not ratings.rating(line.text)
        and not about.is_where_to_watch(line.text)
    )


def scores_in_a_row(copy: Copy, index: int) -> int:
    """“Anticipation: 3 / Enjoyment: 4”: what a house gives points for, a line each."""
    count = 0
    while index + count < len(copy.passages) and SCORE.fullmatch(copy.passages[index + count].text[:80]):
        count += 1
    return count if count > 1 else 0


def marks_in_table(copy: Copy, index: int, house: object) -> int:
    """“| Picture | 9/10 |”: what a house gives marks for, a row each, none of them a title of more than a word; the
    row of the film itself is its rating.
    """
    rows = []
    while index + len(rows) < len(copy.passages) and (not rows or copy.stands_right_below(index + len(rows))):
        match = MARK.fullmatch(copy.source(copy.passages[index + len(rows)])[:LONGEST_LINE].strip())
        if not match or not ratings.rating(match["mark"]):
            break
        rows.append(match)
    if len(rows) < FEWEST_MARKS:
        return 0
    for line, row in zip(copy.passages[index : index + len(rows)], rows, strict=True):
        if "rating" not in copy.fields and WHOLE.fullmatch(row["label"]):
            copy.add(Field(line.start, line.end, "rating", ratings.rating(row["mark"]), line.text))
        else:
            copy.add(Note(line.start, line.end, "film facts", f"{row['label']}: {row['mark']}"))
    return len(rows)


def facts_in_a_row(copy: Copy, index: int) -> int:
    count = 0
    while index + count < len(copy.passages) and states_fact(copy.passages[index + count], after=count > 0):
        if count and (gives_stars(copy.passages[index + count].text) or signs_story(copy, index + count)):
            break
        count += 1
    return count


def signs_story(copy: Copy, index: int) -> bool:
    """Whether “Written by Ana Ruiz” stands apart from the box above it, over the day on which the story stood."""
    below = copy.below(index)
    when = dates.find(below.text[:LONGEST_LINE]) if below is not None and copy.stands_right_below(index + 1) else None
    apart = not copy.stands_right_below(index) and not copy.has_paragraph
    return (
        apart and when is not None and not dates_the_film(below.text) and bool(SIGNS.match(copy.passages[index].text))
    )


def gives_stars(line: str) -> bool:
    """Whether a line of a box is the critic's rating, and not the age from which a film may be seen."""
    return any(sign in line for sign in "/★") and bool(ratings.rating(line))


def lines_of_box(copy: Copy, index: int) -> int:
    """How many lines stand right under one another, half of them at least with the label of a fact."""
    count = stated = 0
    while index + count < min(len(copy.passages), index + MOST_LINES) and (
        not count or copy.stands_right_below(index + count)
    ):
        line = copy.passages[index + count]
        if (
            line.set_as not in ("", "item")
            or len(line.text) > LONGEST_LINE
            or line.is_prose
            or copy.kind(index + count)
        ):
            break
        if about.is_where_to_watch(line.text) or ratings.rating(line.text):
            break
        stated += bool(FACTS.fullmatch(line.text) or BARE_FACT.fullmatch(line.text))
        count += 1
        if count > FEWEST_LINES and not stated:
            return 0
    return count if count >= FEWEST_LINES and stated >= max(2, count / 2) else 0


def states_fact(passage: Passage, *, after: bool) -> bool:
    line = passage.text
    if is_sentence(line):
        return False
    if (BARE_RUNTIME.fullmatch(line) and not speaks(line)) or DIRECTED.fullmatch(line):
        return True
    if passage.set_as in ("picture", "quote", "entry") or len(line) > 320:
        return False
    if reads_as_facts(line):
        return True
    return bool(FACTS.fullmatch(line)) or (after and len(line) < 60 and bool(RUNTIME.fullmatch(line)))


def reads_as_facts(line: str) -> bool:
    """Whether a line holds nothing but facts of a film."""
    if is_sentence(line):
        return False
    labels = FACT_LABELS.findall(line[:LONGEST_LABELLED])
    return (
        bool((BARE_RUNTIME.fullmatch(line) and not speaks(line)) or DIRECTED.fullmatch(line))
        or bool(len(line) < LONGEST_STATED and CREDITED.fullmatch(line) and RUNTIME.fullmatch(line))
        or len(labels) >= 2
        or (len(labels) >= 1 and bool(RUNTIME.fullmatch(line)))
        or (len(line) < LONGEST_STATED and len(STATED.findall(line)) >= (2 if RUNTIME.fullmatch(line) else 3))
    )


def speaks(line: str) -> bool:
    """“She joins us to talk of its last 20 minutes”: most of its many words are small, as in no list of facts."""
    words = line.split(maxsplit=MOST_WORDS)
    small = sum(word[0].islower() for word in words)
    return len(words) >= FEWEST_SPOKEN and small >= MOSTLY_SMALL * len(words) and not BARS.search(line)


def dates_the_film(line: str) -> bool:
    """Whether a line says when the film came out or how long it is: that is no date of the story."""
    return bool(OF_THE_FILM.match(line)) or states_year_and_length(line)


def states_year_and_length(line: str) -> bool:
    """“2025 / France / 112 min”: between bars a year alone and how many minutes, and whatever stands beside them."""
    parts = BARS.split(line[:LONGEST_LINE])
    return len(parts) > 2 and any(map(YEAR.fullmatch, parts)) and any(map(MINUTES.fullmatch, parts))
