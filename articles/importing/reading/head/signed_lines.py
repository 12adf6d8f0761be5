"""Lines above a story that say who wrote it without “by”: beside the day, over a town, under the name of a column."""

import re
from collections.abc import Callable

from ..copy import Copy
from ..facts.names_in_print import in_print, role_of
from ..pieces import Byline, Field, Leftover, Piece
from ..text.lines import Passage
from ..words import key
from . import meta

LONGEST_SIGNED = 100
LONGEST_STORY = 200  # passages
# “Ana Ruiz, 3 November 2025”; with these words towns begin
SIGNED = re.compile(
    r"(?!(?:San|Santa|Santo|São|Sankt|Saint|St|New|Los|Las|Le|La|El|Fort|Port|Cape|Tel|Hong|Rio|Buenos|Mar|Bad|Park)\b)"
    r"(?P<who>[^\W\d_a-zà-ÿ][\w.’'-]+(?: [\w.’'-]+){1,3}), \d{1,2}\b"
)
WITH_TOWN = re.compile(r"(?P<who>[^|•·/,]{5,50}?) [|•·/] [A-ZÀ-Þ][\w’' -]{2,30}")
ARTICLE = re.compile(r"(?:the|el|la|los|las|le|les|der|die|das|il|o)\s", re.IGNORECASE)
ROLE_ALONE = re.compile(
    r"(?:words|text|texte|testo|texto|interview|photography|photographs|photos|photographie|fotografie|fotografía|styling"
    r"|fashion|illustrations?|portraits)\s?:?",
    re.IGNORECASE,
)
VENUE = re.compile(
    r"\b(?:cinemas?|cinéma|theat(?:re|er)|festival|museum|hall|kino|palace|cine|teatro)\b", re.IGNORECASE
)
PRESENTED = re.compile(r"(?:with|avec|con|mit) (?P<who>[^,.|·]{5,50})", re.IGNORECASE)


def signed_and_dated(copy: Copy, index: int, found: list[Piece]) -> list[Piece]:
    """“Ana Ruiz, 3 November 2025”: what stands before the day of a story that nobody else has signed is no town, where
    the story does not speak of it. “New Delhi | 3 November 2025” right under “By Ana Ruiz” is one.
    """
    passage = copy.passages[index]
    if copy.bylines and copy.stands_right_below(index) and any(isinstance(piece, Field) for piece in found):
        above = meta.told(copy, index - 1)
        labelled_above = above and any(isinstance(piece, Byline) and piece.label for piece in above[0])
        if labelled_above or signed_in_capitals(copy, index - 1):
            return [in_town(copy, piece) for piece in found]
    match = SIGNED.match(passage.text)
    only = found[0] if len(found) == 1 else None
    if not match or not isinstance(only, Field) or only.name != "published" or copy.bylines:
        return found
    if not meta.is_full_name(match["who"]) or copy.names_in_body(key(match["who"])):
        return found
    cut = passage.start + copy.source(passage).index(match["who"]) + len(match["who"])
    byline = Byline(passage.start, cut, match["who"], "words", "", meta.kind_of(match["who"]))
    return [byline, Field(cut, passage.end, "published", only.value, passage.text[match.end("who") :].strip(" ,"))]


def signed_in_capitals(copy: Copy, index: int) -> bool:
    """Whether a line right over another is a full name in capitals: what stands under it before the day is a town."""
    words = copy.passages[index].text
    return words.isupper() and copy.stands_right_below(index + 1) and meta.is_full_name(in_print(words))


def signed_beside_day(copy: Copy, index: int) -> list[Byline]:
    """“10 February 2026” over “Ana Ruiz” and nothing else, or the other way round: who wrote it, even where the dek
    says that it was she who asked. Whom the story speaks of below does not sign it.
    """
    block = copy.blocks[index]
    passage = copy.passages[index]
    if copy.bylines or len(block) != 2 or passage.set_as or not tells_when(copy, sum(block) - index):
        return []
    name = in_print(passage.text[:LONGEST_SIGNED])
    if not meta.is_full_name(name) or meta.kind_of(name) != "person" or VENUE.search(name):
        return []
    below = range(block.stop, min(block.stop + LONGEST_STORY, len(copy.passages)))
    if any(key(name) in copy.keys[at] for at in below if copy.passages[at].is_prose):
        return []
    return [Byline(passage.start, passage.end, name, "words", "", "person")]


def in_town(copy: Copy, piece: Piece) -> Piece:
    if not isinstance(piece, Byline) or piece.label:
        return piece
    return Leftover(piece.start, piece.end, "boilerplate", copy.text[piece.start : piece.end])


def signed_from(copy: Copy, index: int) -> list[Piece]:
    """“LUCÍA BARRENECHEA | GIJÓN” over the day: who wrote it, and where."""
    passage = copy.passages[index]
    parts = WITH_TOWN.fullmatch(passage.text[:LONGEST_SIGNED]) if not passage.set_as and not copy.bylines else None
    if not parts or not meta.is_full_name(in_print(parts["who"])) or not tells_when(copy, index + 1):
        return []
    name = in_print(parts["who"])
    of_paper = bool(ARTICLE.match(name))  # “EL CUADERNO | MADRID”
    if meta.kind_of(name) != "person":
        return []
    cut = passage.start + copy.source(passage).index(parts["who"]) + len(parts["who"])
    return [
        Byline(passage.start, cut, name, "words", "", "organisation" if of_paper else "person"),
        Leftover(cut, passage.end, "boilerplate", copy.text[cut : passage.end]),
    ]


def label_over_name(copy: Copy, index: int) -> Byline | None:
    """“Photography”, and right under it who took the pictures."""
    label, below = copy.passages[index].text, copy.below(index)
    if below is None or not copy.stands_right_below(index + 1) or not ROLE_ALONE.fullmatch(label):
        return None
    if not meta.is_full_name(below.text) or meta.kind_of(below.text) != "person":
        return None
    return Byline(copy.passages[index].start, below.end, below.text, role_of(label), label.strip(" :"), "person")


def presented_by(copy: Copy, passage: Passage) -> Byline | None:
    """“with Cosmo Trelawney” under the name of a column: whose it is, where the text speaks of nobody of that name."""
    match = PRESENTED.fullmatch(passage.text[:LONGEST_SIGNED]) if not passage.set_as and not copy.bylines else None
    if not match or not meta.is_full_name(match["who"]) or copy.names_in_body(key(match["who"])):
        return None
    label = passage.text[: match.start("who")].strip()
    return Byline(passage.start, passage.end, match["who"], "words", label, meta.kind_of(match["who"]))


def may_sign(copy: Copy) -> Callable[[str], bool]:
    """Whether a bare name beside the day is the writer's: no place where films are shown, and nobody of the story."""
    return lambda name: not VENUE.search(name) and not copy.names_in_body(key(name))


def tells_when(copy: Copy, index: int) -> bool:
    found = meta.told(copy, index) if index < len(copy.passages) else None
    return bool(found) and any(isinstance(piece, Field) for piece in found[0])
