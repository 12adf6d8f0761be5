"""Copy as a writer hands it in: headline, dek, paragraphs, and lines that stand for pictures."""

import re

from . import credits
from .lines import Passage, passages
from .pieces import Credits, Field, Figure, Paragraph, Piece, PullQuote, Reading, covering
from .words import key, without_markers

PROVENANCE = re.compile(r"This (?:story|article|interview) (?:originally|first) appeared in .+\.")
QUOTED = re.compile(r"“[^“”]+”")
PICTURE_CREDIT = re.compile(
    r"(?P<caption>.*?)[.,;]?\s*(?P<credit>(?:Courtesy|Photo(?:graph)?s? by|Photograph(?:y|ed) by|Credit:|©) ?.+)"
)
WORDS_THAT_MAY_CHANGE = 3


def shows_in(text: str) -> bool:
    return True


def read(text: str) -> Reading:
    found = passages(text)
    pieces: list[Piece] = head(found)
    body = found[len(pieces) :]
    while body:
        taken = next(taken for rule in RULES if (taken := rule(body, found)))
        pieces.append(taken)
        body = [passage for passage in body if passage.start >= taken.end]
    return Reading(covering(text, pieces))


def head(found: list[Passage]) -> list[Piece]:
    """The bare lines at the top: the headline, then the dek."""
    fields: list[Piece] = []
    for name, passage in zip(["headline", "dek"], found, strict=False):
        if not passage.is_bare:
            break
        fields.append(Field(passage.start, passage.end, name, passage.text))
    return fields


# Rules: each takes the first of the passages that are left, or leaves it to the next rule.


def provenance(body: list[Passage], found: list[Passage]) -> Field | None:
    """The line that says where the story first appeared in print."""
    line = body[0]
    return Field(line.start, line.end, "provenance", line.text) if PROVENANCE.fullmatch(line.text) else None


def production_credits(body: list[Passage], found: list[Passage]) -> Credits | None:
    return credits.read(body[0])


def pull_quote(body: list[Passage], found: list[Passage]) -> PullQuote | None:
    """A quotation on its own whose words stand in one of the paragraphs too."""
    line = body[0]
    source = source_of(line, found) if QUOTED.fullmatch(line.text) else None
    return source and PullQuote(line.start, line.end, line.text, taken_from=source.start)


def figure(body: list[Passage], found: list[Passage]) -> Figure | None:
    """A bare line is what is left of a picture. Printed twice, with its credit, it is still one."""
    line = body[0]
    if not line.is_bare:
        return None
    alt, credit = caption_and_credit(line.text)
    if credit and len(body) > 1 and body[1].is_bare:
        caption, second_credit = caption_and_credit(body[1].text)
        if second_credit and key(caption).startswith(key(alt)):
            return Figure(line.start, body[1].end, alt=alt, caption=caption, credit=second_credit)
    return Figure(line.start, line.end, alt=alt, credit=credit)


def paragraph(body: list[Passage], found: list[Passage]) -> Paragraph:
    words, markers = without_markers(body[0].text)
    return Paragraph(body[0].start, body[0].end, words, markers)


RULES = (provenance, production_credits, pull_quote, figure, paragraph)


def source_of(quote: Passage, found: list[Passage]) -> Passage | None:
    """The paragraph that a pull quote comes from, its first words perhaps changed on the way."""
    words = key(quote.text.strip("“”")).split()
    for dropped in range(min(WORDS_THAT_MAY_CHANGE, len(words) // 2) + 1):
        tail = " ".join(words[dropped:])
        for passage in found:
            if passage != quote and tail in key(passage.text):
                return passage
    return None


def caption_and_credit(line: str) -> tuple[str, str]:
    match = PICTURE_CREDIT.fullmatch(line)
    return (match["caption"], match["credit"]) if match else (line, "")
