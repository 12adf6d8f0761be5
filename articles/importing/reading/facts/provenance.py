"""Lines that say where a story first stood.

Told by what they are about, which is the story itself, and by what they say of it: that it was printed, and in which
issue, or that it was there first. Some are known by their words.
"""

import re

from ..head.kickers import is_kicker
from ..words import sentence_count
from .about import PROVENANCE

LONGEST = 300
MOST_SENTENCES = 2
ITSELF = re.compile(
    r"(?:this|ce|cet|cette|le|la|est[ea]|dies\w{1,2}|quest[oa]|quest['’]|an? \w+ version of this|a version of this) ?"
    r"(?P<piece>[^\W\d_]+)\b|(?P<first>[^\W\d_]+)\b",
    re.IGNORECASE,
)
PIECE = re.compile(
    r"story|article|articolo|artículo|artikel|piece|text[eo]?|testo|beitrag|pezzo|gespräch|column|post|excerpt|extract",
    re.IGNORECASE,
)
# What kickers say that stories are about
SUBJECT = re.compile(
    r"films?|movies?|cin[eé]ma?|kino|culture|tv|television|videos?|festivals?|awards|news", re.IGNORECASE
)
PRINTED = (
    r"(?:appear(?:s|ed)|publish(?:ed|es)|print(?:ed|s)|ran|runs|sent|posted|commissioned|syndicated|reproduced|reprinted"
    r"|paru[es]?|publié[es]*|reproduit[es]*|erschien(?:en)?|veröffentlicht|gedruckt|appars[oa]|pubblicat[oa]|uscit[oa]"
    r"|aparec\w+|apareció|publicad[oa]|publicó)"
)
SAYS_PRINTED = re.compile(rf"\b{PRINTED}\b", re.IGNORECASE)
STARTS_PRINTED = re.compile(
    rf"(?:(?:first|originally|previously|initialement|zuerst|ursprünglich|originalmente|originariamente) )?{PRINTED}\b",
    re.IGNORECASE,
)
FIRST = re.compile(
    r"\b(?:first|originally|previously|initialement|d['’]abord|zuerst|ursprünglich|originalmente|por primera vez"
    r"|per la prima volta|originariamente|permission|autorisation|permiso|permesso|genehmigung)\b",
    re.IGNORECASE,
)
ISSUE = re.compile(
    r"\b(?:issue|no|n[o°º]|nr|núm|numéro|número|numero|ausgabe|heft|vol|volume)\.?[ \u00a0]?#?\d"
    r"|\b(?:issue|edition|number|numéro|número|numero|ausgabe|heft) (?:of|de|du|di|der|des|von)\b"
    r"|\b(?:\w+ )?\d{0,4} ?(?:issue|edition)\b",
    re.IGNORECASE,
)


def says_where_from(words: str) -> bool:
    """Whether a line says where the story first stood, and nothing else."""
    words = words.strip("*_()[] ")
    if PROVENANCE.fullmatch(words):
        return True
    if len(words) > LONGEST or sentence_count(words) > MOST_SENTENCES or not SAYS_PRINTED.search(words):
        return False
    placed = FIRST.search(words) or ISSUE.search(words)
    return bool(placed) and (bool(STARTS_PRINTED.match(words) and ISSUE.search(words)) or is_about_itself(words))


def is_about_itself(words: str) -> bool:
    """“This obituary was …”, “Entretien paru …”: the story speaks of itself by what it is."""
    match = ITSELF.match(words)
    if match and match["piece"]:
        return is_piece(match["piece"])
    return bool(match) and is_piece(match["first"]) and bool(SAYS_PRINTED.match(words[match.end() :].lstrip()))


def is_piece(word: str) -> bool:
    return bool(PIECE.fullmatch(word)) or (is_kicker(word) and not SUBJECT.fullmatch(word))
