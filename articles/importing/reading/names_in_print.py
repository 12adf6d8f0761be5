# ruff: noqa: E501 (a pattern is read whole)
"""Who made a story, as it is printed: bylines, credits of a shoot, credits under a picture."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .pieces import CreditLine

# A printed word for what somebody did, and the role that Contribution has for it.
ROLES = {
    "words": "words text story article report review essay by written author texte texto autor textos redaktion",
    "interview": "interview interviewer interviewed entretien entrevista gespräch told",
    "photography": "photography photograph photographs photographed photo photos photographer pictures images portrait "
    "portraits shot photographie photographies fotografía fotografie fotos fotografin fotograf foto",
    "video": "video videography filmed",
    "direction": "director directed direction",
    "cinematography": "cinematography cinematographer dop",
    "editing": "editor edited editing",
    "sound": "sound",
    "production": "production producer produced",
    "styling": "styling styled stylist fashion style stylisme estilismo",
    "hair": "hair hairstylist coiffure peluquería haare",
    "make-up": "make-up makeup maquillage maquillaje",
    "grooming": "grooming groomer grooming",
    "set-design": "set-design prop props set",
    "cover-design": "cover",
    "retouching": "retouching retouched retoucher post-production",
}
ROLE_OF = {word: role for role, words in ROLES.items() for word in words.split()}
WRITES = frozenset({"by", "par", "por", "von", "di", "reporting", "reported", "contributed"})
# Two words decide before one does.
PAIRS = {
    "director of photography": "cinematography",
    "directors of photography": "cinematography",
    "set design": "set-design",
    "cover design": "cover-design",
    "cover designed": "cover-design",
    "hair and": "hair",
}

WORD = r"[^\W\d_][\w’'.\-]*"
CAPITAL = r"(?:[A-ZÀ-ÞŁŚŠŽ][\w’'\-]*\.?|[A-Z]\.(?:[A-Z]\.)*|(?:de|del|della|di|da|do|dos|du|des|la|le|van|von|der|den|ter|bin|ibn|al|el|zu|y)\b)"
NAME = rf"[A-ZÀ-ÞŁŚŠŽ][\w’'\-]*\.?(?:[ \u00a0]{CAPITAL}){{0,5}}"
NAME_LINE = re.compile(rf"(?:{NAME})")
PARTS = re.compile(r"\s*(?:,(?:\s*(?:and|&|et|y|und)\b)?|;|\s&\s|\band\b|\bet\b|\by\b|\bund\b|\+)\s*")

LABEL = (
    r"(?:story|words|text|article|interview|review|reviewed|report|reporting|reported|written|essay|photos?|photography|photographs?|"
    r"photographed|pictures?|portraits?|video|filmed|edited|illustrations?|illustrated|styling|styled|style|hair|make-?up|grooming|translated|translation|compiled|"
    r"interviewed|published|posted|author|critic|"
    r"texte|texto|textos|recueilli|entretien|entrevista|traduction|traducción|fotos?|gespräch|protokoll|redaktion|"
    r"photographies?|fotografía|fotografie)"
)
BY = r"(?:by|par|por|von|di)\b"
# Each label of a byline that may have several: “Words: A. Photographs by B, with additional reporting by C”.
LABELS = re.compile(
    rf"(?:^|[\s,;|/·•–—-]+|(?<=[.)])\s*)(?P<label>(?:with |and )?(?:additional |further |main |original )?"
    rf"(?:{LABEL}(?:\s?(?:and|&|et|,) {LABEL}){{0,2}}\s?)?{BY}\s?:?|(?:with |and )?(?:additional )?{LABEL}(?:\s?(?:and|&|et) {LABEL})?\s?:|as told to\b|propos recueillis par\b)",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"(?P<names>.{3,120}?) (?:contributed (?:to this|reporting|additional)|also contributed|a contribué à)\b.{0,80}",
    re.IGNORECASE,
)
LONGEST_BYLINE = 300


@dataclass(frozen=True)
class Printed:
    """A label of a byline and the names behind it, with where in the line they stand."""

    start: int
    end: int
    label: str
    names: str


def bylines_in(line: str) -> list[Printed]:
    """A line that is nothing but a byline, label by label; nothing for any other line."""
    if len(line) > LONGEST_BYLINE:
        return []
    if match := CONTRIBUTED.fullmatch(line):
        return [Printed(0, len(line), "contributed", match["names"])] if looks_like_names(match["names"]) else []
    found = list(LABELS.finditer(line))
    if not found or line[: found[0].start("label")].strip(" *_-–—|"):
        return []
    edges = [0, *(match.start("label") for match in found[1:]), len(line)]
    return [
        Printed(start, end, match["label"].strip(" :"), line[match.end("label") : end].strip(" ,;:|/·•–—-*_"))
        for match, start, end in zip(found, edges, edges[1:], strict=False)
    ]


ORGANISATION = re.compile(
    r"\b(?:staff|desk|team|editors|editorial|magazine|news|newsroom|digital|media|press|agency|agence|agencia|agencies|reuters|afp|dpa|"
    r"efe|bbc|redaktion|rédaction|redacción|studios?|films?|pictures|entertainment|review|times|post|guardian|gazette|journal|daily|weekly|"
    r"quarterly|institute|society|collective|contributors|writers|correspondents?|bureau|wire|network|group|company|ltd|inc|"
    r"associated press|(?-i:[Tt]he [A-Z]\w+))\b|&|^(?-i:[A-Z]{2,5})$",
    re.IGNORECASE,
)
# What follows a name that is no part of it: “, film critic”, “in Cannes”, “@jane”, “Senior Editor”.
AFTER_NAME = re.compile(
    r"\s*(?:[,|–—-]\s*)?(?:\b(?:in|for|at|à|en|aus|from|on)\s.*|@\w+.*|\(.*|\b(?:chief |senior |staff |contributing |associate |assistant |deputy |"
    r"managing |guest |freelance )*(?:film |movie |tv |culture |arts |features? |news |reviews? |entertainment |festival )*"
    r"(?:critic|editor|writer|reporter|correspondent|contributor|journalist|columnist|producer|intern|photographer|blogger)s?\b.*)",
    re.IGNORECASE,
)
UNPRINTED = re.compile(
    r"(?<!\w)(?!(?:of|the|and|for|de|del|la|le|les|des|von|der|und|y|et)\b)[a-zà-ÿ]\w{3,}"
)  # a name has no such word
LONGEST_NAME = 60  # characters


def names_in(printed: str) -> list[str]:
    """The names of a byline: “Ana Ruiz, Bo Lund and the Gazette’s staff” has three."""
    found = []
    for part in parts_of(printed):
        if part and (part[0].isupper() or part.lower().startswith(("the ", "la ", "le ", "die "))):
            found.append(in_print(part))
    return found


def parts_of(printed: str) -> list[str]:
    """The names of a line without what follows them: “, film critic”, “in Cannes”."""
    parts = (AFTER_NAME.sub("", part).strip(" .,;:|–—-*_") for part in PARTS.split(printed.strip(" .,;:|–—-*_")))
    return [part for part in parts if part]


def in_print(name: str) -> str:
    """A name that was set in capitals as it is otherwise printed."""
    if not name.isupper() or len(name) < 6 or ORGANISATION.search(name):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize() if len(word[0]) > 1 else word[0], name)


def kind_of(name: str) -> str:
    return "organisation" if ORGANISATION.search(name) else "person"


def looks_like_names(printed: str) -> bool:
    """Whether every part of it is a run of capitalised words."""
    parts = parts_of(printed)
    return bool(parts) and all(
        part
        and len(part) <= LONGEST_NAME
        and (
            NAME_LINE.fullmatch(part)
            or (ORGANISATION.search(part) and len(part.split()) < 7 and not UNPRINTED.search(part))
        )
        for part in parts
    )


def role_of(label: str) -> str:
    """The role that a printed label means: “Photographed by” is photography."""
    words = re.sub(r"[^\w -]", " ", label.lower()).split()
    for pair, role in PAIRS.items():
        if " ".join(words).startswith(pair):
            return role
    named = next((ROLE_OF[word] for word in words if word in ROLE_OF), "")
    return named or ("words" if WRITES & set(words) or not words else "other")


# The credits of a shoot

# A full stop after a single capital is an initial's: “Ellen Q. Example”.
PARTED = re.compile(r"(?<!\b[A-ZÀ-Þ])(?<!\bSt)[.;]\s+|\s+[|/]\s+|[.;]?\s*$")
COMMA = re.compile(
    rf",\s+(?=(?:and )?(?:{'|'.join(sorted((word for word in ROLE_OF), key=len, reverse=True))})\b[\w &-]{{0,30}}(?:\s?:|\sby\b|\s(?-i:[A-ZÀ-Þ])))",
    re.IGNORECASE,
)
CREDIT = re.compile(
    rf"(?P<label>[^\W\d_][\w &/,’'-]{{1,50}}?)(?:\s?[:–—]\s?|\s+{BY}\s+)(?P<rest>\S.{{1,160}})|(?P<said>(?:{'|'.join(ROLE_OF)})(?: (?:and|&) (?:{'|'.join(ROLE_OF)}))?) (?P<who>(?-i:[A-ZÀ-Þ]).{{2,120}})",
    re.IGNORECASE,
)
SHOT = re.compile(
    r"(?:shot|photographed|taken)(?: on location)? (?:at|in) (?P<place>.+?)(?:,? on (?P<day>(?=.*\d).{4,30}))?\.?",
    re.IGNORECASE,
)
THANKS = re.compile(r"(?:with )?(?:special )?thanks\b.{2,200}", re.IGNORECASE)
WHEN_WHERE = re.compile(
    r"(?P<name>.+?)(?: (?:between|from) \d[\w ,–-]{4,40}?\d{4})?(?:,? on (?P<date>(?=.*\d)[\w/., -]{4,30}?\d))?"
    r"(?:,? (?:at|for|@|chez) (?P<location>.+))?"
)
TELLS = re.compile(
    r"\b(?:was|were|is|are|has|had|which|who|that|film|movie|he|she|it|they)\b", re.IGNORECASE
)  # a label tells nothing
PLACE = re.compile(r"(?:location|shot (?:at|in|on location)|photographed at|lieu|lugar|ort)\b", re.IGNORECASE)
DAY = re.compile(r"(?:date|shot on)\b", re.IGNORECASE)
CREW = re.compile(
    r"photo|hair|make-?up|styl|groom|cover|retouch|prop|set design|fashion|casting|coiff|maquill|produc", re.IGNORECASE
)


def crew(text: str) -> tuple[tuple[CreditLine, ...], str, str] | None:
    """The people of a line that consists of nothing but credits, with the day and the place where it says so."""
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
        day = day or (who["date"] or "")
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
    """“Hair and make-up” are two roles."""
    return list(
        dict.fromkeys(
            role_of(part)
            for part in re.split(r"\s*(?:\band\b|&|/|,|\bet\b|\by\b)\s*", re.sub(r"(?i)^photo (?=assist)", "", label))
            if part.strip()
        )
    ) or ["other"]


# Under a picture

POSED = re.compile(r"[A-ZÀ-Þ][^.!?]{2,60}, photographed (?:in|at|by|on|for|exclusively)\b.{3,250}")
SUPPLIER = (
    r"(?:getty|reuters|afp|alamy|everett|shutterstock|rex|ap|epa|dpa|wireimage|netflix|a24|neon|mubi|bfi|focus|searchlight|"
    r"cannes|festival|pictures|films?|studios?|entertainment|releasing|distribution|collection|courtesy|archive)"
)
CREDIT_WORDS = (
    r"(?:(?:image|photo|picture|photography|still)s? (?:credits?|courtesy)(?: of| by)?\s?:?|credits?(?: photo)?\s?:|courtesy of\b|courtesy (?=(?-i:[A-Z]))|"
    r"photo(?:graph)?s?\s?(?:by\b|:|/|(?=(?-i:[A-Z])))|photograph(?:ed by\b|y by\b|y\s?:|y (?=(?-i:[A-Z])))|"
    r"(?:(?<=[.;,|] )|(?<=[(\[])|^)(?:all )?(?:(?:images?|pictures?)\s?(?:by\b|:|courtesy(?: of)?\b)|stills?\s?:)|©|\(c\)|crédits?(?: photo)?\s?:|photographie\s?:|foto(?:s|grafía)?\s?:|"
    r"fotos?\s(?:von|de) (?=(?-i:[A-Z]))|imagen\s?:|bild(?:er)?\s?:|avec l['’]aimable autorisation|cortesía de\b)"
)
PICTURE_CREDIT = re.compile(
    rf"(?P<caption>.*?)[,;|–—-]?\s*(?P<bracket>[\[(])?(?P<credit>(?<![\w-]){CREDIT_WORDS} ?\S[^!?]{{0,140}}?)(?(bracket)[\])]\.?|)",
    re.IGNORECASE,
)
SUPPLIED = re.compile(
    rf"(?P<caption>.+?)\s*(?P<credit>[\[(](?:[^()\[\]]{{0,60}}/\s?)?[^()\[\]]{{0,40}}\b{SUPPLIER}\b[^()\[\]]{{0,40}}[\])])\.?",
    re.IGNORECASE,
)
GLUED_CREDIT = re.compile(
    rf"(?P<caption>.{{12,300}}?[.!?][”\"]?)(?P<credit>[A-ZÀ-Þ](?=[^.!?]{{2,60}}$)(?:(?i:[\w&+/’'. -]*\b{SUPPLIER}\b)[\w&+/’' -]*))"
)
AGENCY = r"(?:getty images|reuters|afp|ap(?: photo)?|alamy|everett collection|shutterstock|wireimage|filmmagic|epa|dpa|rex(?: features)?)"
AGENCY_LAST = re.compile(
    rf"(?P<caption>.*?)\s?(?P<credit>(?:(?:[A-ZÀ-Þ][\w.’'-]+ ){{0,2}}[A-ZÀ-Þ][\w.’'-]+\s?/\s?)?(?i:{AGENCY})(?: (?i:for|via) .{{2,40}})?)"
)
BARE_CREDIT = re.compile(rf"(?:{CREDIT_WORDS})\s?\S.{{1,120}}", re.IGNORECASE)
RUNS_ON = re.compile(
    r"(?<![A-Z])(?<!\bInc)(?<!\bLtd)(?<!\bSt)\.\s+(?:[A-Z]\w+ ){2}[a-z]|\b(?:was|were|is|are|had|has|said|says|who|which|because|but)\b"
)  # a credit is no sentence
LONGEST_CAPTION = 400
CREDIT_HINT = re.compile(rf"{CREDIT_WORDS}|\b{SUPPLIER}\b|{AGENCY}", re.IGNORECASE)


@lru_cache(maxsize=1024)
def caption_and_credit(line: str) -> tuple[str, str]:
    """What a line under a picture says, and whose the picture is, word for word."""
    if len(line) > 3 * LONGEST_CAPTION or not CREDIT_HINT.search(line):
        return line, ""
    if (match := PICTURE_CREDIT.fullmatch(line)) and not RUNS_ON.search(match["credit"]):
        return match["caption"].strip(" ,;|–—-"), match["credit"].strip()
    if match := GLUED_CREDIT.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if match := AGENCY_LAST.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if match := SUPPLIED.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip("()[]")
    return line, ""
