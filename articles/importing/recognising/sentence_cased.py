"""Titles in languages that give them the capitals of a sentence: “se llamará Los cuñados”, “celui du Rayon bleu”."""

import re
from collections.abc import Iterator

from .gazetteer import is_given
from .passages import Passage
from .titles import Title

LOWER_TITLE = re.compile(
    r"(?<=[\w,] )(?:(?:Le|La|Les|Los|Las|El|Der|Die|Das|Il|Gli)\s|L['’])[^\W\d_]++(?: [^\W\d_]++){0,3} ?(?=[,.;:)»]|$)"
)


# “Éric Rohmer, bien sûr, celui du Rayon vert”
ONE_OF = re.compile(
    r"(?<!\w)[A-ZÀ-Þ][\w’-]{1,40},(?: [a-zà-ÿ ]{2,20},)? (?:celui|celle|ceux) (?:du |des |de la |de l[’'])"
    r"(?P<title>[A-ZÀ-Þ][\w’'-]+(?: [a-zà-ÿ][\w’'-]*){1,4})(?=[,.;:)»]|$)"
)


# “la réalisatrice de Nos soleils, …”
MADE = re.compile(
    r"(?:réalisat(?:eur|rice)|cinéaste|realizadora?|cineasta|regista) (?:de |di |d['’])"
    r"(?P<title>[A-ZÀ-Þ][\w’'-]+(?: [a-zà-ÿ][\w’'-]*){1,4})(?=[,.;:)»]|$)"
)


BORNE = re.compile(
    r"(?<!\w)(?P<given>[A-ZÀ-Þ][\w’-]{1,40}) (?P<name>(?:Le|La|Les|L['’]|Los|Las|El|Der|Il)\s[A-ZÀ-Þ][\w’-]+)"
)


def surnames_with_article(passages: list[Passage]) -> frozenset[str]:
    """“Le Guen” of “Ana Le Guen”: it has its capitals as a name, not as a title."""
    found = (match for passage in passages for match in BORNE.finditer(passage.text))
    return frozenset(match["name"] for match in found if is_given(match["given"]))


def sentence_cased(number: int, passage: Passage, surnames: frozenset[str] = frozenset()) -> Iterator[Title]:
    """“se llamará Los cuñados,”: an article with a capital amid a sentence, up to the next sign."""
    if passage.language == "en":
        return
    for match in LOWER_TITLE.finditer(passage.text):
        name = match[0].strip()
        if " ".join(name.split()[:2]) in surnames:
            continue
        if len(name.split()) > 1 and name.split()[-1][0].islower():
            yield Title(number, match.start(), match.start() + len(name), name, "film", 3, "an article with a capital")
    for match in MADE.finditer(passage.text):
        yield Title(number, *match.span("title"), match["title"], "film", 3, "whose maker somebody is")
    for match in ONE_OF.finditer(passage.text):
        yield Title(number, *match.span("title"), match["title"], "film", 3, "the one of somebody’s films")
