"""Who wrote a story, introduced at its foot: their name, and below it a sentence that begins with it."""

import re

from ..copy import Copy
from ..facts.names_in_print import NAME_LINE
from ..words import is_finished

DOES = re.compile(
    r"[’']s (?:writing|work|criticism|reviews?|essays?|books?) "
    r"|,? (?:an?|is|was|has|writes|covers|works|lives|teaches|reports|joined"
    r"|est|a|écrit|ist|schreibt|arbeitet|lebt"
    r"|es|escribe|trabaja|è|scrive|lavora) "
)
LONGEST_NAME = 40
LONGEST_CARD = 500


ABOUT = re.compile(
    r"(?:about|meet) the (?:author|writer|critic|contributor|reviewer)s?\W?|über (?:den autor|die autorin)\W?"
    r"|(?:sobre|acerca de) (?:el autor|la autora|la firma)\W?|zur person\W?|à propos de l['’]aut(?:eur|rice|eure)\W?"
    r"|l['’]autor[ei]\W?",
    re.IGNORECASE,
)


def stands_under_label(copy: Copy, index: int) -> bool:
    """Whether “About the author” stands above, perhaps over the name."""
    over = [copy.passages[at].text[:LONGEST_NAME] for at in (index - 1, index - 2) if at >= 0]
    return any(map(ABOUT.fullmatch, over[:1])) or (
        any(map(ABOUT.fullmatch, over[1:])) and bool(NAME_LINE.fullmatch(over[0]))
    )


def introduces(copy: Copy, index: int) -> bool:
    """Whether a sentence begins with the full name that stands alone above it."""
    if not 0 < index < len(copy.passages):
        return False
    name, passage = copy.passages[index - 1].text, copy.passages[index]
    return (
        " " in name
        and len(name) <= LONGEST_NAME
        and len(passage.text) <= LONGEST_CARD
        and tells_of(name, passage.text)
        and is_finished(passage.text)
        and bool(NAME_LINE.fullmatch(name))
    )


def tells_of(name: str, words: str) -> bool:
    """“Ana Ruiz has been a critic since …”, “Ana Ruiz’s work has appeared in …”"""
    return words.startswith(name) and bool(DOES.match(words, len(name)))
