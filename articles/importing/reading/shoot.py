"""The credits of a shoot: who took the pictures, who did hair and make-up, when and where."""

import re

from .names_in_print import BY, LONGEST_NAME, ORGANISATION, PARTS, ROLE_OF, in_print, role_of
from .pieces import CreditLine

# A full stop after a single capital is an initial's: “Ellen Q. Example”.
PARTED = re.compile(r"(?<!\b[A-ZÀ-Þ])(?<!\bSt)[.;]\s+|\s+[|/]\s+|[.;]?\s*$")
COMMA = re.compile(
    rf",\s+(?=(?:and )?(?:{'|'.join(sorted(ROLE_OF, key=len, reverse=True))})\b[\w &-]{{0,30}}"
    r"(?:\s?:|\sby\b|\s(?-i:[A-ZÀ-Þ])))",
    re.IGNORECASE,
)
CREDIT = re.compile(
    rf"(?P<label>[^\W\d_][\w &/,’'-]{{1,50}}?)(?:\s?[:–—]\s?|\s+{BY}\s+)(?P<rest>\S.{{1,160}})"
    rf"|(?P<said>(?:{'|'.join(ROLE_OF)})(?: (?:and"
    rf"|&) (?:{'|'.join(ROLE_OF)}))?) (?P<who>(?-i:[A-ZÀ-Þ]).{{2,120}})",
    re.IGNORECASE,
)
SHOT = re.compile(
    r"(?:shot|photographed|taken)(?: on location)? (?:at|in) (?P<place>.+?)(?:,? on (?P<day>(?=.*\d).{4,30}))?\.?",
    re.IGNORECASE,
)
THANKS = re.compile(r"(?:with )?(?:special )?thanks\b.{2,200}", re.IGNORECASE)
WHEN_WHERE = re.compile(
    r"(?P<name>.+?)(?: (?:between"
    r"|from) (?P<days>\d[\w ,–-]{4,40}?\d{4}))?(?:,? on (?P<date>(?=.*\d)[\w/., -]{4,30}?\d))?"
    r"(?:,? (?:at|for|@|chez) (?P<location>.+))?"
)
TELLS = re.compile(
    r"\b(?:was|were|is|are|has|had|which|who|that|film|movie|he|she|it|they)\b", re.IGNORECASE
)  # a label tells nothing
PLACE = re.compile(r"(?:location|shot (?:at|in|on location)|photographed at|lieu|lugar|ort)\b", re.IGNORECASE)
DAY = re.compile(r"(?:date|shot on)\b", re.IGNORECASE)
AND = re.compile(r"\s*(?:\band\b|&|/|,|\bet\b|\by\b)\s*")
PHOTO_OF = re.compile(r"^photo (?=assist)", re.IGNORECASE)
CREW = re.compile(
    r"photo|hair|make-?up|styl|groom|cover|retouch|prop|set design|fashion|casting|coiff|maquill|produc", re.IGNORECASE
)


def crew(text: str) -> tuple[tuple[CreditLine, ...], str, str] | None:
    """The people of a line that consists of nothing but credits, with the day and the place where it says so."""
    if not CREW.search(text):
        return None
    sentences = [part for sentence in PARTED.split(text) if sentence.strip() for part in COMMA.split(sentence)]
    lines, day, place = [], "", ""
    if shot := next((match for sentence in sentences if (match := SHOT.fullmatch(sentence.strip()))), None):
        day, place = shot["day"] or "", shot["place"]
    found = [
        CREDIT.fullmatch(sentence.strip())
        for sentence in sentences
        if not SHOT.fullmatch(sentence.strip()) and not THANKS.fullmatch(sentence.strip())
    ]
    if not found or not all(found):
        return None
    for match in found:
        label, rest = match["label"] or match["said"], match["rest"] or match["who"]
        if TELLS.search(label):
            return None
        if PLACE.match(label):
            place = rest.strip(" .")
            continue
        if DAY.match(label):
            day = rest.strip(" .")
            continue
        who = WHEN_WHERE.fullmatch(rest.strip(" ."))
        day = day or who["date"] or who["days"] or ""
        if who["location"] and CREW.match(label) and "photo" in label.lower():
            place = place or who["location"].strip(" .")
        names = [name.strip() for name in PARTS.split(who["name"]) if name.strip()]
        company = ORGANISATION.search(who["name"]) or "&" in who["name"]
        if company and len(names) > 1 and "&" in who["name"]:
            names = [who["name"].strip()]
        if not names or not all(name[0].isupper() and len(name) <= LONGEST_NAME for name in names):
            return None
        lines += [CreditLine(label, in_print(name), role) for role in roles_of(label) for name in names]
    enough = len(lines) > 1 or bool(day or place) or (lines and match["label"])
    return (tuple(lines), day, place) if enough and any(CREW.search(line.label) for line in lines) else None


def roles_of(label: str) -> list[str]:
    """“Hair and make-up” are two roles; what has no name here goes with what has one: “Printing and retouching”."""
    parts = [part for part in AND.split(PHOTO_OF.sub("", label)) if part.strip()]
    roles = list(dict.fromkeys(map(role_of, parts))) or ["other"]
    return [role for role in roles if role != "other"] or roles
