"""Turns of phrase behind which a title stands: “Best Director for”, “his first film since”, “credits include”."""

import re

# Behind these a title may be one word.
FIRM = re.compile(
    r"(?:\bBest (?:[A-Z]\w+ ){1,4}for|\b(?:Oscars?|Baftas?|BAFTAs?|Césars?|Goyas?|Emmys?) (?:nod |nomination )?for"
    r"|(?i:\bnominated for|\b(?:nomination|prize|award) (?:last year |in \d{4} )?for (?:her|his) (?:\w+ ){1,3}in"
    r"|\b(?:first|second|third|last|next) (?:film|feature|movie|role|picture) (?:since|after)"
    r"|\bfollow-?up to|\b(?:en)?titled|\b(?:film|movie|documentary|short|feature|drama|comedy) (?:is |was )?called"
    r"|\b(?:it|one|film|movie|which|that)(?:['’]s| is| was) called"
    r"|\bcast in|\b(?:credits|filmography) (?:also )?(?:includes?|are)"
    r"|\b(?:next|last|first|latest|new) (?:film|feature|movie|project) (?:is|was|will be)))\s\Z"
)
# Behind these it has several: one word with a capital may be anything.
LOOSER = re.compile(
    r"(?:\b(?:best )?(?:known|remembered|famous) for|\b(?:cast|release|making|success|on the set) of"
    r"|\b(?:finished shooting|shooting on|directing|wrapped|remaking|rewatching|production on)"
    r"|\b(?:who|she|he|they|has|had) (?:then |first |also )?made"
    r"|\b(?:music|score|screenplay|script|idea|songs?|costumes|sets) for"
    r"|\b(?:any|every|no|some)(?:thing|body|one) in"
    r"|\b(?:sequel|follow-up|prequel|western|musical|biopic|satire|remake|spin-off),)\s\Z",
    re.IGNORECASE,
)
LONGEST = 60  # characters of what leads up to a title


def lead_up(text: str, start: int, words: int) -> str:
    """The turn of phrase that stands right before a place of a text, if there is one."""
    before = text[max(0, start - LONGEST) : start]
    match = FIRM.search(before) or (LOOSER.search(before) if words > 1 else None)
    return match[0].strip(" ,") if match else ""
