"""How many stars a review gives, as houses print it."""

import re
from functools import lru_cache

IN_WORDS = {
    **{"half a": "0.5", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10"},
    **{"une": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5"},
    **{"una": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5"},
    **{"due": "2", "tre": "3", "quattro": "4", "cinque": "5"},
    **{"ein": "1", "zwei": "2", "drei": "3", "vier": "4", "fünf": "5"},
}
NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?(?:\s?[½¼¾])?|\d\s1/2|[½]"
WORD = "|".join(IN_WORDS)
STAR = r"(?:stars?|étoiles?|estrellas?|stell[ae]|sternen?)"
HALF = r"(?:(?: and|-and| et| y)(?: a| an|-a)?[ -](?:half|demie?|media)|einhalb)"
LABEL = (
    r"(?:(?:our |my |final |critic['’]?s? |editor['’]?s? |the )?(?:rating|score|grade|verdict|stars?|voto|giudizio"
    r"|note(?: de la rédaction| des lecteurs| globale)?|nota|wertung|bewertung|puntuación|calificación"
    r"|marks?)\s?[:–—-]?\s*)"
)
STARS = re.compile(
    rf"{LABEL}?(?P<stars>[★⭐✮✭☆✩✰⯨½/\s\ufe0f]{{1,24}})(?:\s?\((?P<said>{NUMBER})\s?(?:/|out of|von|sur"
    rf"|de)\s?(?P<of>\d{{1,3}})\)?|,?\s?\(?(?:out of|sur|von) (?P<scale>\d{{1,3}}|{WORD})\)?)?",
    re.IGNORECASE,
)
OUT_OF = re.compile(
    rf"{LABEL}?(?P<value>{NUMBER})\s?(?:stars?|étoiles?|estrellas?|stelle|sterne)?\s?\(?(?:/|out of|sur|von|of"
    rf"|de|su)\s?(?P<scale>\d{{1,3}}|(?-i:{'|'.join(IN_WORDS)}))\)?(?:\s?(?:stars?|étoiles?|estrellas"
    r"|sternen?))?\.?",
    re.IGNORECASE,
)
# “Two and a half stars (out of four)”, “Deux étoiles et demie sur cinq”
COUNTED = re.compile(
    rf"{LABEL}?(?P<value>{NUMBER}|{WORD})(?P<half>{HALF})?[ -]{STAR}(?P<more>{HALF})?"
    rf"(?:,?\s?\(?(?:out of|of|sur|von|de|su|/)\s?(?:a possible )?(?P<scale>\d{{1,3}}|{WORD})(?:\s{STAR})?\)?)?\.?",
    re.IGNORECASE,
)
# “Rating: three out of five”; without label or half it may be anything: “Four out of five”
SPOKEN_OUT_OF = re.compile(
    rf"(?P<label>{LABEL})?(?P<value>{WORD})(?P<half>(?(label){HALF}?|{HALF}))(?P<more>)"
    rf" (?:out of|sur|von) (?P<scale>\d{{1,3}}|{WORD})(?:\s{STAR})?\.?",
    re.IGNORECASE,
)
# “Four out of five stars”
SPOKEN_STARS = re.compile(
    rf"(?P<value>{WORD})(?P<half>{HALF})?(?P<more>) (?:out of|sur|von) (?P<scale>\d{{1,3}}|{WORD})\s{STAR}\.?",
    re.IGNORECASE,
)
TWICE = re.compile(r"(?P<said>\S.{2,40}?)\s+[★☆⭐✮✭✩✰⯨½]{1,12}")  # “4 stars ★★★★”
LETTER = re.compile(rf"(?P<label>{LABEL})?(?P<letter>[A-DF][+−–-]?)", re.IGNORECASE)
LABELLED = re.compile(rf"{LABEL}(?P<value>{NUMBER})\.?", re.IGNORECASE)
PERCENT = re.compile(rf"{LABEL}(?P<value>\d{{1,3}})\s?%", re.IGNORECASE)
# “***1/2”, “**** (out of five)”: stars as a typewriter has them; without a half or a scale they only part two things
TYPED = re.compile(
    rf"{LABEL}?(?P<stars>\*{{1,10}})\s?(?P<half>½|1/2)?"
    rf"(?:\s?\(?(?:out of|of|sur|von|/)\s?(?P<scale>\d{{1,2}}|{WORD})\)?)?",
    re.IGNORECASE,
)
SAID = re.compile(
    r"(?P<rating>\d{1,2}(?:[.,]\d)?\s?/\s?(?:4|5|6|10|20|100))\s(?:[–—-]|\|)\s[^\d].{2,50}"
)  # “8/10 – go”
# “★★☆☆☆ On aime un peu”: what its stars mean to a house
STARS_SAID = re.compile(r"(?P<rating>[★⭐✮✭☆✩✰½]{3,10})\s[^\W\d_][^★☆.:|]{2,30}")
LONGEST = 80
MOST_STARS = 5


def rating(line: str) -> str:
    """“★★★★☆” is 4/5, “Grade: B+” is B+. Nothing where a line says anything else beside it.

    The scale is printed with the stars that were not given; without them it is not known.
    """
    if len(line) <= LONGEST and (typed := TYPED.fullmatch(line.strip())) and (typed["half"] or typed["scale"]):
        value = f"{len(typed['stars'])}{'.5' if typed['half'] else ''}"
        return f"{value}/{scale_of(typed)}" if typed["scale"] else value
    line = line.strip(" *_()[]\u00a0")
    return rating_of(line) if len(line) <= LONGEST else ""


@lru_cache(maxsize=1024)
def rating_of(line: str) -> str:
    if (match := STARS.fullmatch(line)) and any(sign in line for sign in "★⭐✮✭"):
        if match["said"]:
            return f"{number(match['said'])}/{match['of']}"
        given = sum(match["stars"].count(sign) for sign in "★⭐✮✭")
        halves = match["stars"].count("½") or match["stars"].count("⯨") or ("1/2" in line)
        empty = sum(match["stars"].count(sign) for sign in "☆✩✰")
        value = f"{given}.5" if halves else str(given)
        if match["scale"]:
            return f"{value}/{scale_of(match)}"
        if value == str(MOST_STARS):
            return f"{value}/{given + empty}"  # a longer scale would show the stars that were not given
        return f"{value}/{given + empty + bool(halves)}" if empty else value
    if match := OUT_OF.fullmatch(line):
        return f"{number(match['value'])}/{scale_of(match)}"
    if match := COUNTED.fullmatch(line) or SPOKEN_OUT_OF.fullmatch(line) or SPOKEN_STARS.fullmatch(line):
        value = IN_WORDS.get(match["value"].lower()) or number(match["value"])
        value = f"{value}.5" if match["half"] or match["more"] else value
        return f"{value}/{scale_of(match)}" if match["scale"] else value
    if (match := LETTER.fullmatch(line)) and (match["label"] or match["letter"][-1] in "+−–-"):
        return match["letter"].upper().replace("−", "-").replace("–", "-")
    if match := LABELLED.fullmatch(line):
        return number(match["value"])
    if match := PERCENT.fullmatch(line):
        return f"{match['value']}%"
    if match := SAID.fullmatch(line) or STARS_SAID.fullmatch(line):
        return rating_of(match["rating"])
    if match := TWICE.fullmatch(line):
        return rating_of(match["said"])
    return ""


def scale_of(match: re.Match) -> str:
    return IN_WORDS.get(match["scale"].lower(), match["scale"])


def number(printed: str) -> str:
    """“3½” and “3,5” as 3.5."""
    value = printed.replace(",", ".").replace(" ", "")
    return re.sub(r"^(\d*)(?:½|(?<=\d)1/2)$", lambda match: f"{match[1] or 0}.5", value)
