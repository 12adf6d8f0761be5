"""The names of categories in which somebody won: “Best Actress in a Musical or Comedy” is no film, and nobody."""

import re
from collections.abc import Iterator

from .bodies import Body
from .passages import Passage

NOUNS = (
    r"(?:feature|director|directing|direction|performance|actor|actress|picture|film|screenplay|writing|song|score|music"
    r"|documentary|editing|cinematography|comedy|drama|series|short|design|make-?up|sound|effects|ensemble|newcomer|debut"
    r"|musical|cast|animation|role|hauptdarsteller(?:in)?|nebendarsteller(?:in)?|regie|film|actriz|película|dirección"
    r"|guion|guión|actrice|acteur|réalisation|scénario|regia|attrice|attore|sceneggiatura)"
)
WORD = r"(?-i:[A-ZÀ-Þ])[\w’'-]{1,20}"
CATEGORY = re.compile(
    r"\b(?-i:Best|Outstanding|Meilleure?|Mejor|Migliore?|Beste[rs]?)"
    rf"(?: (?:{WORD}|in|an?|of|the|by|and|or|für)){{0,5}}? {NOUNS}(?! {WORD}\b)"
    rf"(?:,? (?:in|for|by) an? {WORD}(?:(?: or|,) {WORD}){{0,2}})?\b",
    re.IGNORECASE,
)
WON = re.compile(
    r"\b(?:w[io]n(?:s|ning|ner)?|took(?: home)?|takes?|awarded|named|received|collected|walk(?:s|ed)? off with"
    r"|nominat\w+|nods?|up for|prize|remporté|obtenu|ganó|gewann|erhielt|vinto)\b"
)
WENT = re.compile(r" (?:prize |award )?(?:went|goes) to\b")
OF_A_PRIZE = re.compile(
    r"\b(?:awards?|prizes?|prix|premio|preis) (?:for|pour|por|für|per) (?:the |an? )?\Z", re.IGNORECASE
)
NEAR = 80  # characters


def categories(number: int, passage: Passage, taken: set[int]) -> Iterator[Body]:
    """Each with the verb that says that it was given; of others only the words are taken."""
    for match in CATEGORY.finditer(passage.text):
        first, last = passage.index_at(match.start()), passage.index_at(match.end() - 1)
        if taken.intersection(range(first, last + 1)):
            continue
        taken.update(range(first, last + 1))
        before = passage.text[max(0, match.start() - NEAR) : match.start()]
        given = (WON.search(before) and not OF_A_PRIZE.search(before)) or WENT.match(passage.text, match.end())
        if given and not passage.is_title_cased:
            yield Body(number, first, last, match[0], "category", "somebody won it")
