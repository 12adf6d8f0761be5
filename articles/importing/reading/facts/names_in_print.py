"""Who made a story, as it is printed: names, roles, bylines."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ..head.kickers import is_kicker

# A printed word for what somebody did, and the role that Contribution has for it.
ROLES = {
    "words": "words text story article report review essay by written author auteur auteure autrice autora autore "
    "autorin texte texto autor textos testo testi redaktion",
    "interview": "interview interviews interviewer interviewed entretien entrevista intervista gespräch told",
    "photography": "photography photograph photographs photographed photo photos photographer pictures images portrait "
    "portraits shot photographie photographies fotografía fotografie fotos fotografin fotograf foto",
    "video": "video videography filmed",
    "direction": "director directed direction",
    "cinematography": "cinematography cinematographer dop camera",
    "editing": "editor edited editing",
    "sound": "sound",
    "production": "production producer produced",
    "styling": "styling styled stylist fashion style stylisme estilismo",
    "hair": "hair hairstylist coiffure peluquería haare capelli",
    "make-up": "make-up makeup maquillage maquillaje trucco",
    "grooming": "grooming groomer grooming",
    "set-design": "set-design prop props set",
    "cover-design": "cover",
    "retouching": "retouching retouched retoucher post-production",
    "other": "illustration illustrations illustrated illustrator translation translated traduction traducción",
}
ROLE_OF = {word: role for role, words in ROLES.items() for word in words.split()}
WRITES = frozenset({"by", "par", "por", "von", "di", "reporting", "reported", "writing", "contributed"})
# Two words decide before one does.
PAIRS = {
    "director of photography": "cinematography",
    "directors of photography": "cinematography",
    "set design": "set-design",
    "cover design": "cover-design",
    "cover designed": "cover-design",
    "hair and": "hair",
}
CAPITAL = (
    r"(?:[A-ZÀ-ÞŁŚŠŽ][\w’'\-]*\.?|[A-Z]\.(?:[A-Z]\.)*|(?:de|del|della|di|da|do|dos|du|des|la|le|van|von"
    r"|der|den|ter|bin|ibn|al|el|zu|y)\b)"
)
NAME = rf"[A-ZÀ-ÞŁŚŠŽ][\w’'\-]*\.?(?:[ \u00a0]{CAPITAL}){{0,5}}"
NAME_LINE = re.compile(rf"(?:{NAME})")
PARTS = re.compile(r"\s*(?:,(?:\s*(?:and|&|et|y|und)\b)?|;|\s&\s|\band\b|\bet\b|\by\b|\bund\b|\+)\s*")
LABEL = (
    r"(?:story|words|text|article|interviews?|review|reviewed|report|reporting|reported|writing|editing"
    r"|edited|written|essay|photos?|photography|photographs?|"
    r"photographed|pictures?|portraits?|video|filmed|edited|illustrations?|illustrated|styling|styled"
    r"|style|hair|make-?up|grooming|translated|translation|compiled|"
    r"interviewed|published|posted|authors?|auteure?s?|autrice|autor(?:a|e|es|in)?|autori|critic|"
    r"texte|texto|textos|recueilli|entretien|entrevista|traduction|traducción|fotos?|gespräch|protokoll|redaktion|"
    r"photographies?|fotografía|fotografie)"
)
BY = r"(?:by|par|por|von|di)\b"
# Each label of a byline that may have several: “Words: A. Photographs by B, with additional reporting by C”.
LABELS = re.compile(
    rf"(?:^|[\s,;|/·•–—-]+|(?<=[.)])\s*)(?P<label>(?:with |and )?(?:additional |further |main |original )?"
    rf"(?:{LABEL}(?:\s?(?:and|&|et|,) {LABEL}){{0,2}}\s?)?{BY}\s?:?|(?:with "
    rf"|and )?(?:additional )?(?!reviews?\s?:){LABEL}(?:\s?(?:and|&|et) {LABEL})?\s?:|as told to\b"
    r"|propos recueillis par\b)",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"(?:(?:[A-Z][\w.]* ){0,4}?(?:film |entertainment |staff |senior )*(?:writer|reporter|correspondent"
    r"|critic|journalist)s? )?"
    r"(?P<names>.{3,120}?) (?:contributed (?:to this|reporting|additional)|also contributed|a contribué à)\b.{0,80}",
    re.IGNORECASE,
)
# “WORDS Ana Ruiz”: a label told by its capitals alone
IN_CAPITALS = re.compile(
    r"(?P<label>(?:ADDITIONAL )?(?:WORDS|TEXT|STORY|INTERVIEW|REVIEW|REPORT|PHOTOS?|PHOTOGRAPHY|PHOTOGRAPHS?|PICTURES"
    r"|PORTRAITS?|VIDEO|STYLING|FASHION|TEXTE|TEXTO|FOTOS?))\s+(?P<names>[A-ZÀ-Þ](?=[\w’'.-]*[a-zà-ÿ]).{2,80})"
)
# “Words Ana Ruiz”, “Photos Bo Lund”: with nothing but a full name behind it, its capital alone is enough
TITLE = r"(?:Words|Text|Texte|Texto|Testo|Story|Photos|Photography|Photographs|Pictures|Portraits|Illustration|Fotos"
TITLE += r"|Styling|Fashion|Interview)"
TITLE_OF_ROLE = re.compile(rf"\b{TITLE}(?=\s[A-ZÀ-Þ])")  # “Words Ana Ruiz Photography Bo Lund”
TITLED = re.compile(
    rf"(?P<label>{TITLE})(?:\s|(?=[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ]))"
    rf"(?P<names>{NAME}(?:(?: and | & |, ){NAME}){{0,3}})"
)
# “Ein Interview von Ana Ruiz”, “Escrito por Ana Ruiz”: whatever was made, a name stands behind it
MADE = re.compile(
    rf"(?P<label>(?:[^\W\d_][\w’-]{{1,14}} ){{1,3}}(?:by|par|por|von|di|BY|PAR|POR|VON|DI|DE)) "
    rf"(?P<names>{NAME}(?:(?: and | & |, | et | und | e ){NAME}){{0,3}})"
)
PIECE_OF = re.compile(
    rf"(?P<label>(?:(?:Une?|Una|Ein[e]?) )?"
    rf"(?:{LABEL}|crónica|crítica|reportaje|artículo|chronique|critique) (?:de|d[’'])) ?(?P<names>{NAME})",
    re.IGNORECASE,
)
OF_A_FILM = re.compile(
    r"\b(?:film|movie|picture|pelí?cula|documentar\w*|directed|produced|starring|réalisé\w*|dirigid\w+|scène|regie"
    r"|based|novel|roman|novela|play|series|album|music\w*|screenplay|script|presented|distributed|sponsored|chosen"
    r"|created|starring|shot|cast|led|adapted|inspired|followed|hosted|won|released|scored|composed|played)\b",
    re.IGNORECASE,
)
LONGEST_BYLINE = 300
LONGEST_MADE = 90


@dataclass(frozen=True)
class Printed:
    """A label of a byline and the names behind it."""

    label: str
    names: str


def bylines_in(line: str) -> list[Printed]:
    """A line that is nothing but a byline, label by label; nothing for any other line."""
    if len(line) > LONGEST_BYLINE:
        return []
    if match := CONTRIBUTED.fullmatch(line):
        return [Printed("contributed", match["names"])] if looks_like_names(match["names"]) else []
    line = line.removeprefix("(").removesuffix(")") if line.startswith("(") else line
    if match := IN_CAPITALS.fullmatch(line):
        return [Printed(match["label"].capitalize(), match["names"])] if looks_like_names(match["names"]) else []
    if match := made_by(line):
        return [Printed(match["label"], match["names"])]
    if len(starts := [match.start() for match in TITLE_OF_ROLE.finditer(line)]) > 1 and starts[0] == 0:
        parts = [TITLED.fullmatch(line[at:to].strip(" ,;/|·•")) for at, to in pairwise([*starts, len(line)])]
        if all(parts):
            return [Printed(part["label"], part["names"]) for part in parts]
    told_of = TOLD_OF.search(line)
    found = [
        match
        for match in LABELS.finditer(line)
        if not told_of or match.start() < told_of.start() or line[match.end() :].lstrip()[:1].isupper()
    ]
    if not found or line[: found[0].start("label")].strip(" *_-–—|"):
        return []
    edges = [*(match.start("label") for match in found[1:]), len(line)]
    return [
        Printed(match["label"].strip(" :"), line[match.end("label") : end].strip(" ,;:|/·•–—-*_"))
        for match, end in zip(found, edges, strict=True)
    ]


def made_by(line: str) -> re.Match | None:
    """A line that says in a few words that somebody made the story, and neither the film nor what it is based on."""
    if len(line) > LONGEST_MADE or OF_A_FILM.search(line):
        return None
    match = TITLED.fullmatch(line) or MADE.fullmatch(line)
    if not match:
        match = PIECE_OF.fullmatch(line)
    names = parts_of(match["names"]) if match else []
    full = all(" " in name and name[0].isupper() for name in names)
    return match if names and full and not LABELS.match(match["label"] + " X") else None


def credits_somebody(line: str) -> bool:
    """“Hosted by Ana Ruiz and Bo Lund”: whoever made whatever, it is neither a heading nor a sentence of the story."""
    match = MADE.fullmatch(line) if len(line) <= LONGEST_MADE else None
    return match is not None and all(" " in name for name in parts_of(match["names"]))


ORGANISATION = re.compile(
    r"\b(?:staff|desk|team|editors|editorial|magazine|news|newsroom|digital|media|press|agency|agence"
    r"|agencia|agencies|reuters|afp|dpa|"
    r"efe|bbc|redaktion|rédaction|redacción|studios?|films?|pictures|entertainment|review|times|post"
    r"|guardian|gazette|journal|daily|weekly|"
    r"quarterly|institute|society|collective|contributors|writers|correspondents?|bureau|wire|network"
    r"|group|company|ltd|inc|"
    r"associated press|images|picture library|(?-i:[Tt]he [A-Z]\w+))\b|&|^(?-i:[A-Z]{2,5})$",
    re.IGNORECASE,
)
# What follows a name that is no part of it: “, film critic”, “in Cannes”, “@jane”, “Senior Editor”.
AFTER_NAME = re.compile(
    r"\s*(?:[,|–—-]\s*)?(?:\b(?:in|for|at|à|en|aus|from|on)\s[^“\"‘«„].*|@\w+.*|\(.*|\b(?:chief |senior |staff "
    r"|contributing |associate |assistant |deputy |"
    r"managing |guest |freelance )*(?:film |movie |tv |culture |arts |features? |news |reviews? "
    r"|entertainment |festival )*"
    r"(?:critic|editor|writer|reporter|correspondent|contributor|journalist|columnist|producer|intern"
    r"|photographer|blogger)s?\b.*)",
    re.IGNORECASE,
)
# Whose paper somebody wrote for: “Special to the Gazette” is no name, though it has capitals.
AFFILIATED = re.compile(
    r"[,/|–—-]?\s*(?:special(?:ly)?|exclusive(?:ly)?) (?:to|for) (?:the )?(?-i:[A-ZÀ-Þ]).{1,60}"
    r"|[,/|–—-]?\s*(?:(?:writing|reporting|on assignment) )?for the (?-i:[A-ZÀ-Þ])[\w’' -]{0,40}"
    r"(?:times|post|gazette|tribune|herald|journal|news|review|globe|guardian|observer|chronicle|courier|star|press|weekly|daily|mail|echo|standard|record|bulletin|argus|telegraph|mercury"
    r"|independent|reporter|ledger|[ie]nquirer|examiner|dispatch|sentinel|monitor)",
    re.IGNORECASE,
)
UNPRINTED = re.compile(
    r"(?<!\w)(?!(?:film|news|desk|staff|team|culture|arts|of|the|and|for|de|del|la|le|les|des|von|der"
    r"|und|y|et)\b)[a-zà-ÿ]\w{3,}"
)  # a name has no such word
STAFF = re.compile(
    r"(?:wire|news|agency) (?:services?|agencies|reports?)|(?:staff and )?agenc(?:y|ies)"
    r"|staff(?: (?:writers?|reporters?|reports?))?"
    r"|(?:our|a|the|an) (?:own |special |staff |film |roving |paris |london )*(?:correspondents?|critics?|reporters?)",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"Getty|Alamy|Shutterstock|WireImage|Netflix|A24|Neon|MUBI|Searchlight|Lionsgate|Disney|Sony", re.IGNORECASE
)
# “(Cannes, envoyée spéciale)”, “(now) and …”
BRACKETED = re.compile(r"\s\([^()\d]{2,60}\)(?=[\s,.;]*$|\s?(?:,|&|and\b|et\b|y\b|und\b|e\b))")
# “, a writer and reader”, “, envoyée spéciale à Passau”: behind a comma in small letters, and no part of a name
DESCRIBED = re.compile(
    r",\s(?:(?:an?|our|une?|una|eine?|who|whose|qui|der|die|que)\s[^A-ZÀ-Þ]?.*"
    r"|(?!(?:and|et|und|with|von|van|dem|del|della|photo|foto)\w*\s)[a-zà-ÿ]{4,} [a-zà-ÿ]{3,}[^\d,;|(]{0,40})$"
)
# “Ana Ruiz, Senior International Critic”
TITLE_LAST = re.compile(
    r",(?: [^\W\d_]+){1,4} (?:critic|editor|writer|reporter|correspondent|columnist)$", re.IGNORECASE
)
TOLD_OF = re.compile(r",\s(?:who|whose|qui)\s")  # “, who has watched it frame by frame”: nobody else is named there
LONGEST_NAME = 60  # characters


def names_in(printed: str) -> list[str]:
    """The names of a byline: “Ana Ruiz, Bo Lund and the Gazette’s staff” has three."""
    if STAFF.fullmatch(printed.strip(" .")):
        return [printed.strip(" .")]
    found, parts = [], parts_of(printed)
    in_full = any(" " in part for part in parts)
    for part in parts:
        if in_full and " " not in part and not ORGANISATION.search(part):
            continue  # where somebody is: “Ana Ruiz, Madrid”
        if part and (part[0].isupper() or part.lower().startswith(("the ", "la ", "le ", "die "))):
            found.append(in_print(part))
    return found


def parts_of(printed: str) -> list[str]:
    """The names of a line without what follows them: “, film critic”, “in Cannes”, “, a writer and reader”."""
    printed = DESCRIBED.sub("", BRACKETED.sub("", printed))
    printed = TITLE_LAST.sub("", printed)
    parts = (AFTER_NAME.sub("", part).strip(" .,;:|–—-*_") for part in PARTS.split(printed.strip(" .,;:|–—-*_")))
    return [part for part in parts if part and not AFFILIATED.fullmatch(part)]


def in_print(name: str) -> str:
    """A name that was set in capitals as it is otherwise printed."""
    if not name.isupper() or len(name) < 6 or ORGANISATION.search(name):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize() if len(word[0]) > 1 else word[0], name)


def kind_of(name: str) -> str:
    return "organisation" if is_desk(name) or ORGANISATION.search(in_print(name)) or STAFF.fullmatch(name) else "person"


def is_desk(name: str) -> bool:
    """“Telegraph Obituaries”: who makes that part of a paper."""
    return " " in name and name.endswith("s") and is_kicker(name.rpartition(" ")[2])


def looks_like_names(printed: str) -> bool:
    """Whether every part of it is a run of capitalised words."""
    if STAFF.fullmatch(printed.strip(" .")):
        return True
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


@lru_cache(maxsize=1024)
def role_of(label: str) -> str:
    """The role that a printed label means: “Photographed by” is photography."""
    words = re.sub(r"[^\w -]", " ", label.lower()).split()
    if any(word.startswith(("assist", "ayudant")) for word in words):
        return "other"  # whoever they assist, they do not do it
    for pair, role in PAIRS.items():
        if " ".join(words).startswith(pair):
            return role
    named = next((ROLE_OF[word] for word in words if word in ROLE_OF), "")
    return named or ("words" if WRITES & set(words) or not words else "other")


def is_of_a_firm(label: str, names: str) -> bool:
    """“Photo: Pier Pictures” says whose a picture is; nobody has made the story with it."""
    taken = role_of(label) == "photography" and not re.search(BY, label, re.IGNORECASE)
    return taken and all(kind_of(name) == "organisation" or AGENCY.fullmatch(name) for name in names_in(names))
