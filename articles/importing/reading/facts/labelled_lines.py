"""Facts of a film over which their labels stand, a line each: “Directed by” over a name, “Start:” over a day."""

import re

from ..copy import Copy
from ..text.lines import Passage
from .names_in_print import NAME_LINE

# “Dir: A. With: B, C. 118 mins. Cert: 15”, one a line or all on one.
FACT = (
    r"(?:dir(?:ector|ected by|\.)?s?|director[- ]screenwriters?|directed (?:and \w+ )?by|produced by"
    r"|writers?|written by|screenplay|script|cast|starring|stars|with|producers?|produced by"
    r"|cinematograph\w*|dop|editors?|edited by|"
    r"music|score|composer|run(?:ning)? ?time|length|duration|rated|rating|cert(?:ificate|\.)?"
    r"|release(?: date)?|released?|in (?:cinemas|theaters|theatres)|opens|distributors?|distribution"
    r"|distributed by|"
    r"production(?: compan(?:y|ies))?|countr(?:y|ies)|genre|year|language|original title|title|festival"
    r"|section|venue|network|platform|studio|sales|world sales|based on|"
    r"réalisat(?:ion|eur|rice)|réal\.?|de|avec|scénario|durée|sortie|pays|genre|género|genere|distributeur|dirección"
    r"|director[ae]?|guion|guión|reparto|intérpretes|duración|estreno|país|"
    r"regia|sceneggiatura|soggetto|con|interpreti|genere|paese|durata|distribuzione|anno|realização|elenco|argumento|"
    r"cinematography by|photographed by|edited by|starring|release date|box office|budget|sales agent"
    r"|writers?[- ]directors?|"
    r"regie|buch|drehbuch|mit|darsteller|kamera|schnitt|länge|land|verleih|kinostart|start|fsk)"
)
LABEL = re.compile(rf"{FACT}\s?:?", re.IGNORECASE)
# What stands over who wrote the story, and when
OF_STORY = re.compile(
    r"(?:words|text|story|review|author|auteur|autora?|autorin|autore|by|von|par|por|di|photos?|date|datum|published|posted"
    r"|updated|publiée?|mise? à jour|publicad[oa]|actualizad[oa]|veröffentlicht|aktualisiert|pubblicat[oa])\b.*",
    re.IGNORECASE,
)
LONGEST_LINE = 200
LONGEST_VALUE = 5  # words
LONGEST_LABEL = 4  # words
MOST_LINES = 60  # of a box
MOST_POINTS = 10
LOOKED_AT = 200  # passages


def over_names(copy: Copy, index: int) -> int:
    """“Director” over “Ana Ruiz” over “Cast:” over “Bo Lund” over “Kit Amado”: two names or values at least, below the
    story, the first of them under its label.
    """
    count = 0
    while index + count + 1 < len(copy.passages) and (not count or goes_on(copy, index + count)):
        below = values_below(copy, index + count + 1) if is_fact_label(copy.passages[index + count]) else 0
        if not below:
            break
        count += 1 + below
    return count if count > 2 else 0


def values_below(copy: Copy, index: int) -> int:
    """How many names stand under the label of a fact, or the one value that it has."""
    count = 0
    while index + count < len(copy.passages) and goes_on(copy, index + count) and count < MOST_LINES:
        line = copy.passages[index + count]
        if line.set_as or is_fact_label(line) or copy.kind(index + count):
            break
        if not (is_full_name(line) if count else states_value(line)):
            break
        count += 1
    return count


def goes_on(copy: Copy, index: int) -> bool:
    """Whether no empty line parts a line from the one above, or one parts each of them."""
    return copy.stands_right_below(index) or (copy.stands_alone(index) and copy.stands_alone(index - 1))


def is_fact_label(line: Passage) -> bool:
    return bool(LABEL.fullmatch(line.text[:LONGEST_LINE]))


def is_full_name(line: Passage) -> bool:
    return line.words > 1 and bool(NAME_LINE.fullmatch(line.text[:LONGEST_LINE]))


def states_value(line: Passage) -> bool:
    """“149 minutes”, “February 10, 1982”, “Drama, War”: a few words, no sentence."""
    return line.is_bare and line.words <= LONGEST_VALUE


def box_at(copy: Copy, index: int) -> int:
    """How many lines the box has that begins with a line, above the story; 0 where none does."""
    return boxes(copy).get(index, 0)


def is_boxed(copy: Copy, index: int) -> bool:
    return any(first <= index < first + count for first, count in boxes(copy).items())


def boxes(copy: Copy) -> dict[int, int]:
    """The boxes above and round the beginning of a story: where each begins, and how many lines it has."""
    if copy.boxes is None:
        copy.boxes = {}
        at = 0
        while at < min(len(copy.passages), LOOKED_AT):
            count = lines_of_box(copy, at) or lines_of_scores(copy, at)
            if count:
                copy.boxes[at] = count
            at += count or 1
    return copy.boxes


def lines_of_box(copy: Copy, index: int) -> int:
    """Labels over what they say, two at least and one of them of those that films have."""
    count = known = 0
    while index + count + 1 < len(copy.passages) and count < MOST_LINES:
        at = index + count
        if (count and not copy.stands_right_below(at)) or not copy.stands_right_below(at + 1):
            break
        if not is_label(copy, at) or not is_value(copy, at + 1):
            break
        known += bool(LABEL.fullmatch(copy.passages[at].text))
        count += 2
    return count if count > 2 and known else 0


def lines_of_scores(copy: Copy, index: int) -> int:
    """“Enjoyment.”, what is said of it and how many points, a line each and twice at least."""
    count = 0
    while index + count + 2 < len(copy.passages) and count < MOST_LINES:
        label, said, points = copy.passages[index + count : index + count + 3]
        if label.set_as or label.words > LONGEST_LABEL or not label.text.endswith((".", ":")):
            break
        if said.set_as or len(said.text) > LONGEST_LINE or points.set_as != "entry" or points.text:
            break
        if points.level > MOST_POINTS:
            break
        count += 3
    return count if count > 3 else 0


def is_label(copy: Copy, index: int) -> bool:
    line = copy.passages[index]
    if line.set_as or line.words > LONGEST_LABEL or OF_STORY.fullmatch(line.text):
        return False
    return line.text.endswith(":") or bool(LABEL.fullmatch(line.text))


def is_value(copy: Copy, index: int) -> bool:
    line = copy.passages[index]
    short = len(line.text) <= LONGEST_LINE and not line.is_prose
    return short and not line.text.endswith(":") and not LABEL.fullmatch(line.text)
