"""A letter and a manuscript: the lines above a story that speak to its editor."""

import re

from ..copy import Copy
from ..pieces import Field

MAIL_LINE = re.compile(
    r"(?:from|to|cc|bcc|subject|date|sent|reply-to|attachments?|von|an|betreff|de|à|objet|para|asunto)\s?:\s",
    re.IGNORECASE,
)
HEADER = re.compile(r"[^\W\d_][\w-]{0,24}\s?:\s")  # “X-Mailer: …”
LONGEST_LETTER = 10  # passages
FEWEST_LINES = 2  # of a mail's head; one more amid a text, where “From: …” may be anything
GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|bonjour|cher|chère|hola|estimad[oa]|liebe[rs]?|hallo)\b",
    re.IGNORECASE,
)
MANUSCRIPT = re.compile(
    r"(?-i:[A-Z]{2})-{1,2}(?-i:[A-Z]{3,})\S*(?:, \d?(?:st|nd|rd|th)? ?(?:ld|lead)\b.{0,40})?|eds\s?:\s.{1,300}|"
    r"draft \d{1,2}|words?\s?:\s?(?:c\.?\s?|about |approx\.? )?\d.{0,40}|"
    r"(?:for|fao|attn|word count|length|file|version|draft|date filed|deadline|slug|status|commissioned by"
    r"|submitted to)\s?:\s?(?:c\.? ?)?.{1,80}",
    re.IGNORECASE,
)
LABELS = {
    "headline": "title|headline|hed|titre|título|titel|überschrift",
    "dek": (
        "dek|standfirst|subtitle|subhead|sell|deck|strapline|chapô|chapeau|sous-titre|entradilla|subtítulo"
        "|vorspann|untertitel"
    ),
    "kicker": "kicker|strap|overline|surtitre|antetítulo|dachzeile",
    "section": "section|rubrique|sección|ressort|rubrik|category",
}
LONGEST_GREETING = 300
# “---------- Forwarded message ---------”
PASSED_ON = re.compile(
    r"\b(?:forwarded|original) (?:message|e-?mail)\b|weitergeleitete nachricht|message (?:transféré|d['’]origine)"
    r"|mensaje reenviado|messaggio inoltrato",
    re.IGNORECASE,
)
LABELLED = re.compile(rf"(?P<label>{'|'.join(LABELS.values())})\s?[:：]\s?(?P<value>\S.{{0,300}})", re.IGNORECASE)


def letter_head(copy: Copy, index: int) -> int:
    """The lines of a mail above the story, and the greeting under them."""
    if index > 2:
        return 0
    count = lines_of_head(copy, index, FEWEST_LINES)
    while passed_on := mail_within(copy, index + count, is_marked=not count):
        count = passed_on - index
    if not count:
        return 0
    below = copy.below(index + count - 1)
    if below is not None and GREETING.match(below.text) and len(below.text) < LONGEST_GREETING:
        count = max(count + 1, covering_letter(copy, index + count) - index)
    return copy.leave(index, count, "boilerplate")


def lines_of_head(copy: Copy, index: int, fewest: int) -> int:
    """How many lines of a mail's head stand from here on, where at least so many are known."""
    count, known = 0, set()
    while index + count < len(copy.passages) and HEADER.match(copy.passages[index + count].text):
        if match := MAIL_LINE.match(copy.passages[index + count].text):
            known.add(match[0].strip(" :").lower())
        count += 1
    return count if len(known) >= fewest else 0


def mail_within(copy: Copy, index: int, *, is_marked: bool) -> int:
    """Below the head of a mail that stands under a few words of another: whoever passed it on. 0 where none does.

    ``is_marked``: only one over which it says so, as where no mail stands above.
    """
    for at in range(index, min(index + LONGEST_LETTER, len(copy.passages))):
        if is_marked and (at == index or not PASSED_ON.search(copy.passages[at - 1].text)):
            continue
        if count := lines_of_head(copy, at, FEWEST_LINES + 1):
            return at + count
    return 0


def covering_letter(copy: Copy, index: int) -> int:
    """Where the story begins that a rule parts from the few lines of the letter it came with."""
    near = copy.passages[index : index + LONGEST_LETTER]
    rule = next((at for at, passage in enumerate(near, index) if passage.set_as == "rule"), index)
    return rule if len(copy.passages) > rule + 2 else index


def labelled(copy: Copy, index: int) -> int:
    """“Title: …”, “Standfirst: …”: a manuscript that says itself what its lines are."""
    passage = copy.passages[index]
    if MANUSCRIPT.fullmatch(passage.text):
        return copy.leave(index, 1, "boilerplate")
    match = LABELLED.fullmatch(passage.text) if not passage.set_as else None
    if not match:
        return 0
    name = next(name for name, labels in LABELS.items() if match["label"].lower() in labels.split("|"))
    if name in copy.fields:
        return 0
    copy.add(Field(passage.start, passage.end, name, match["value"].strip(" *_"), passage.text))
    return 1
