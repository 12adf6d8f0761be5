"""The credits of a shoot: who took the pictures, who did hair and make-up, when and where."""

import re
from functools import lru_cache

from ..pieces import CreditLine
from . import dates
from .names_in_print import BY, LONGEST_NAME, NAME, ORGANISATION, PARTS, ROLE_OF, UNPRINTED, in_print, role_of

# A full stop after a single capital is an initial's: “Ellen Q. Example”.
PARTED = re.compile(r"(?<!\b[A-ZÀ-Þ])(?<!\bSt)[.;]\s+|\s+[|/]\s+|[.;]?\s*$")
COMMA = re.compile(
    rf",\s+(?=(?:and )?(?:{'|'.join(sorted(ROLE_OF, key=len, reverse=True))})(?:['’]s)?\b[\w &-]{{0,30}}"
    r"(?:\s?:|\sby\b|\s(?-i:[A-ZÀ-Þ])))",
    re.IGNORECASE,
)
CREDIT = re.compile(
    rf"(?P<label>[^\W\d_][\w &/,’'-]{{1,50}}?)(?:\s?[:–—]\s?|\s+(?-i:{BY}|BY|DI|PAR|POR|VON)\s+)(?P<rest>\S.{{1,160}})"
    rf"|(?P<said>(?:{'|'.join(ROLE_OF)})(?: (?:and"
    rf"|&) (?:{'|'.join(ROLE_OF)}))?(?:['’]s)?(?: (?:design(?:er)?|assist\w+))?"
    r"(?: (?!by\b)(?-i:[a-zà-ÿ][a-zà-ÿ-]+)){0,2}) "
    r"(?P<who>(?-i:[A-ZÀ-Þ]).{2,120})",
    re.IGNORECASE,
)
# “Manicure Pebbles Aikens”: among credits that are known, what else is built as they are
ALIKE = re.compile(rf"(?P<label>[A-ZÀ-Þ][\w’'-]+(?: [a-zà-ÿ&][\w’'-]*){{0,3}}) (?P<rest>{NAME}.{{0,100}})")
FEWEST_KNOWN = 2
SHOT = re.compile(
    r"(?:shot|photographed|taken)(?: on location)? (?:at|in) (?P<place>.+?)(?:,? on (?P<day>(?=.*\d).{4,30}))?\.?"
    r"|(?:shot|photographed|taken)(?: on location)? on (?P<first>(?=.*\d).{4,30}?),? (?:at|in) (?P<where>.+?)\.?",
    re.IGNORECASE,
)
THANKS = re.compile(
    r"(?:(?:with )?(?:special )?thanks|si ringrazia\w*|(?:un )?merci|remerciements|(?:mit )?dank|gracias"
    r"|agradecimientos)\b.{2,200}",
    re.IGNORECASE,
)
WHEN_WHERE = re.compile(
    r"(?P<name>.+?)(?: (?:between"
    r"|from) (?P<days>\d[\w ,–-]{4,40}?\d{4}))?(?:,? on (?P<date>(?=.*\d)[\w/., -]{4,30}?\d))?"
    r"(?:,? (?:at|for|@|chez) (?P<location>.+))?",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"\b(?:was|were|is|are|has|had|wears?|porte|lleva|trägt|indossa|which|who|that|film|movie|he|she|it|they)\b",
    re.IGNORECASE,
)  # a label tells nothing
PLACE = re.compile(r"(?:location|shot (?:at|in|on location)|photographed at|lieu|lugar|ort)\b", re.IGNORECASE)
DAY = re.compile(r"(?:date|shot on)\b", re.IGNORECASE)
AND = re.compile(r"\s*(?:\band\b|&|/|,|\bet\b|\by\b)\s*")
PHOTO_OF = re.compile(r"^[\w-]+(?:['’]s)? (?=assist)", re.IGNORECASE)  # whoever they assist, they do not do it
CREW = re.compile(
    r"photo|foto|hair|make-?up|styl|groom|video|filmed|cover|retouch|prop|set design|fashion"
    r"|casting|coiff|maquill|produc",
    re.IGNORECASE,
)


# “Ana Ruiz, photographer”, “Bo Lund (hair)”, “Cy Lee – styling”
REVERSED = re.compile(rf"(?P<who>{NAME})(?:, | ?[–—|/] ?|: | \()(?P<role>[\w &/-]{{3,40}})\)?", re.IGNORECASE)
BEHIND_NAME = re.compile(
    r",?\s(?:using|via|c/o|represented by|@)\s.*|,?\s@\w.*|\s\([^()]{2,60}\)(?=\W*$)", re.IGNORECASE
)  # what they worked with
OF_FILM = re.compile(
    r"(?:dir(?:\.|ector|ected by)|cast|starring|screenplay|script|run(?:ning)? ?time|length|countr|music|score|writer)"
    r"(?!\w* of photo)",
    re.IGNORECASE,
)
FEWEST_IN_RUN = 2
LONGEST_LABEL = 40
LONGEST_CREW = 10_000  # characters: of a line with everybody who was there
NAMED = re.compile(r"[:,]|\bby\b|\d")
Shoot = tuple[tuple[CreditLine, ...], str, str]


def crew(text: str) -> Shoot | None:
    """The people of a line that consists of nothing but credits, with the day and the place where it says so."""
    if len(text) > LONGEST_CREW or not CREW.search(text) or not (found := credits_in(text)):
        return None
    lines, day, place, labelled = found
    enough = len(lines) > 1 or bool(day or place) or (lines and labelled)
    return (lines, day, place) if enough and any(CREW.search(line.label) for line in lines) else None


def crew_of_lines(texts: list[str]) -> tuple[Shoot, int] | None:
    """The same of several lines under one another, each with a credit, a day or a place; and how many they are."""
    if not CREW.search("\n".join(texts)):
        return None
    lines, days, places, count = [], [], [], 0
    for text in texts:
        found = None if OF_FILM.match(text) else credits_in(text) or reversed_credit(text)
        if not found and len(lines) >= FEWEST_KNOWN:
            found = credit_alike(text)
        if not found or any(line.role == "words" for line in found[0]):
            break
        lines += found[0]
        days, places = [*days, found[1]], [*places, found[2]]
        count += 1
    if len(lines) < FEWEST_IN_RUN or count < FEWEST_IN_RUN or not any(CREW.search(line.label) for line in lines):
        return None
    return (tuple(lines), next(filter(None, days), ""), next(filter(None, places), "")), count


def credit_alike(text: str) -> tuple[tuple[CreditLine, ...], str, str, bool] | None:
    """“Tailor Flo Tan” under credits that are known."""
    match = ALIKE.fullmatch(text.strip(" ."))
    names = names_of(BEHIND_NAME.sub("", match["rest"])) if match and not TELLS.search(text) else []
    if not names or any(len(name) > LONGEST_NAME or UNPRINTED.search(name) for name in names):
        return None
    return tuple(CreditLine(match["label"], in_print(name), role_of(match["label"])) for name in names), "", "", True


def crew_of_video(texts: list[str], *, any_role: bool = False) -> tuple[CreditLine, ...]:
    """Who made a video, where every line of a box says what somebody did and nothing else: “Camera: Ana Ruiz”."""
    found = [credits_in(text) for text in texts]
    lines = [line for each in found if each for line in each[0]]
    labelled = all(each and each[3] and len(each[0]) for each in found)
    known = any_role or all(line.role not in ("other", "words") for line in lines)
    return tuple(lines) if len(texts) >= FEWEST_IN_RUN and labelled and known else ()


def label_over_name(texts: list[str]) -> list[str]:
    """“Styling” over “Bo Lund”, line by line, as one line each; other lines as they are."""
    labels, names = texts[::2], texts[1::2]
    paired = len(labels) == len(names) >= FEWEST_IN_RUN and all(is_label(text) for text in labels)
    if not paired or any(is_label(text) for text in names):
        return texts
    return [f"{label.strip(' :')}: {name}" for label, name in zip(labels, names, strict=True)]


def is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and role_of(text) not in ("other", "words") and not NAMED.search(text)


def may_begin_run(text: str) -> bool:
    """Whether a line may be the first of several credits: what does not look like one is not read on from."""
    return bool(credits_in(text) or reversed_credit(text)) or is_label(text)


@lru_cache(maxsize=1024)
def reversed_credit(text: str) -> tuple[tuple[CreditLine, ...], str, str, bool] | None:
    match = REVERSED.fullmatch(text.strip(" ."))
    if not match or len(match["who"]) > LONGEST_NAME or role_of(match["role"]) in ("other", "words"):
        return None
    role = match["role"].strip()
    return tuple(CreditLine(role, in_print(match["who"]), each) for each in roles_of(role)), "", "", True


@lru_cache(maxsize=1024)  # a line is asked for by each of those above it
def credits_in(text: str) -> tuple[tuple[CreditLine, ...], str, str, bool] | None:
    """What a line of nothing but credits says: who did what, when and where, and whether a sign parts the two."""
    sentences = [part for sentence in PARTED.split(text) if sentence.strip() for part in COMMA.split(sentence)]
    lines, day, place, match = [], "", "", None
    if shot := next((match for sentence in sentences if (match := SHOT.fullmatch(sentence.strip()))), None):
        place, told = place_and_day(shot["place"] or shot["where"])
        day = shot["day"] or shot["first"] or told
    told = [
        sentence.strip()
        for sentence in sentences
        if not SHOT.fullmatch(sentence.strip()) and not THANKS.fullmatch(sentence.strip())
    ]
    found = [CREDIT.fullmatch(sentence) for sentence in told]
    if sum(map(bool, found)) >= max(FEWEST_KNOWN, len(found) / 2):
        found = [known or ALIKE.fullmatch(sentence) for known, sentence in zip(found, told, strict=True)]
    if not all(found) or not (found or shot or THANKS.fullmatch(text.strip())):
        return None
    for match in found:
        said = match.groupdict()
        label, rest = said["label"] or said["said"], said["rest"] or said["who"]
        if TELLS.search(label):
            return None
        if PLACE.match(label):
            place, told = place_and_day(rest)
            day = day or told
            continue
        if DAY.match(label):
            day = rest.strip(" .")
            continue
        who = WHEN_WHERE.fullmatch(BEHIND_NAME.sub("", rest).strip(" ."))
        day = day or who["date"] or who["days"] or ""
        if who["location"] and CREW.match(label) and "photo" in label.lower():
            where, told = place_and_day(who["location"])
            place, day = place or where, day or told
        names = names_of(who["name"])
        if not names or not all(name[0].isupper() and len(name) <= LONGEST_NAME for name in names):
            return None
        if any(UNPRINTED.search(name) and not ORGANISATION.search(name) for name in names):
            return None  # “Casting news: Okonkwo joins a series”
        lines += [CreditLine(label, in_print(name), role) for role in roles_of(label) for name in names]
    return tuple(lines), day, place, any(match["label"] for match in found)


def place_and_day(rest: str) -> tuple[str, str]:
    """“Malmö Live, 3 February 2026” as where and when."""
    when = dates.find(rest)
    if not when or when.end < len(rest.rstrip(" .")):
        return rest.strip(" ."), ""
    return rest[: when.start].strip(" .,;–—-").removesuffix(" on"), rest[when.start : when.end]


def names_of(printed: str) -> list[str]:
    """The names of a credit; without the agency behind somebody's name, which a comma parts from it."""
    names = [name.strip() for name in PARTS.split(printed) if name.strip()]
    if ORGANISATION.search(printed) or "&" in printed:
        if len(names) > 1 and "&" in printed:
            return [printed.strip()]
        if "," in printed and not ORGANISATION.search(names[0]):
            return [name for name in names if not ORGANISATION.search(name)]
    return names


def roles_of(label: str) -> list[str]:
    """“Hair and make-up” are two roles; what has no name here goes with what has one: “Printing and retouching”."""
    parts = [part for part in AND.split(PHOTO_OF.sub("", label)) if part.strip()]
    roles = list(dict.fromkeys(map(role_of, parts))) or ["other"]
    return [role for role in roles if role != "other"] or roles
