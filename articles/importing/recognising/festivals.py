"""Festivals that are called by their town, or in small letters: “out of Cannes”, “the Trondheim film festival”."""

import re
from collections.abc import Iterator

from . import contexts
from .passages import Passage

# Towns that stand for their festival: “at Cannes”, “premiered in Venice”, “Cannes 2024”.
TOWNS = re.compile(
    r"\b(?:(?:Wettbewerb|[Cc]ompétition|[Cc]oncorso|[Ss]ección [Oo]ficial) (?:von|de|di|à|a|in)"
    r"|[Aa]t|from|since|after|before|premiered in|premiere in|premieres in|à|bowed in|screened in|"
    r"competition in|wins?) "
    r"(?P<town>Cannes|Venice|Toronto|Telluride|Locarno|Rotterdam|Karlovy Vary|San Sebastián|Tribeca|"
    r"Sitges|Annecy|Busan|Berlin)\b"
    r"(?! Film| International)(?=[ ,.;:’')]|$)"
)
# … and by how films and people come and go: “took her to Cannes”, “by way of Telluride and Toronto”
FAIRS = re.compile(
    r"\b(?:to|[Oo]ut of|by way of|via|through) (?P<town>Cannes|Telluride)\b"
    r"(?:(?:, | and )(?P<next>Venice|Toronto|Telluride|Locarno|New York|London))?"
    r"(?! Film| International)(?=[ ,.;:’')]|$)"
)
# … and by the prize that was won there: “bekam in Cannes den Preis der Jury”, “took the Palme d’Or in Cannes”
PRIZED = re.compile(
    r"\bin (?P<town>Cannes|Venedig|Locarno|Venice|Telluride|Karlovy Vary)\b"
    r"(?= (?:den|die|das|mit dem|mit der|the|a) (?:\w+ ){0,2}(?:Preis\b|\w+preis\b|Palme"
    r"|Löwe\w*|Leopard\w*|[Pp]rize|[Aa]ward))"
    r"|\b(?:[Pp]rize|[Aa]ward|Palme d[’']Or|Grand Prix|Golden L(?:ion|eopard)|Preis der Jury|Goldene[nr]? Palme)"
    r" in (?P<next>Cannes|Venedig|Locarno|Venice|Telluride|Karlovy Vary)\b(?! Film| International)"
)
# “the Cannes film festival”, in small letters
SMALL_FESTIVAL = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+){0,3} (?:international )?(?:short |documentary )?film festival)\b"
)
# What stands before “Review” and is no film
CALLED_BY_TOWN = re.compile(
    r"Cannes|Venice|Toronto|Telluride|Locarno|Rotterdam|Karlovy Vary|San Sebasti[áa]n|Tribeca|Sitges|Annecy|Busan"
    r"|Berlin(?:ale)?|Sundance|SXSW|TIFF|NYFF|IDFA|CPH:DOX|Fantastic Fest|Venedig|Venise|Venezia|Tokyo|Sheffield"
)
ARTICLES = contexts.words("the a an its this that")


def named_by_town(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """The first and the last word of each, and how it is told."""
    for pattern, parts in ((TOWNS, ("town",)), (FAIRS, ("town", "next")), (PRIZED, ("town", "next"))):
        for match in pattern.finditer(passage.text):
            for part in filter(match.group, parts):
                yield passage.index_at(match.start(part)), passage.index_at(match.end(part) - 1), "town"
    for match in SMALL_FESTIVAL.finditer(passage.text) if not passage.is_title_cased else ():
        first = passage.index_at(match.start("name"))
        first += passage.words[first].low in ARTICLES
        if passage.words[first].is_capital and passage.words[first].low not in contexts.MODIFIERS:
            yield first, passage.index_at(match.end("name") - 1), "small tail"
