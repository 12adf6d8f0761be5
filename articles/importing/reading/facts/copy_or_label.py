"""Whether a line that states a fact is a sentence of the story, or a label with the fact behind it.

“The film opens on October 18.” is both: the story says it, and it says when. “Release date: October 18” and “In cinemas
from Friday” are facts alone.
"""

import re

from ..text.lines import Passage
from ..words import is_finished

# What can be said of a film in the present: a subject stands before it, as it does in no label.
SAYS = re.compile(
    r"\s(?:is|are|was|were|will|has|have|had|can|opens?|opened|hits?|reach(?:es)?|arrives?|lands?|comes?|premieres?"
    r"|streams?|screens?|releases?|airs?|returns?|continues?|concludes?|begins?|starts?|runs?|plays?|goes|remains?|stays?"
    r"|est|sont|sera|sort|sortira|arrive|passe|dure|ist|wird|läuft|startet|kommt|erscheint|dauert"
    r"|es|está|se|será|llega|llegará|puede|podrá|dura|è|sono|sarà|esce|uscirà|arriva|arriverà)\s",
    re.IGNORECASE,
)
SOON = 1_000  # letters: of a megabyte in one line no more need be looked at
LABELLED = re.compile(r"[^.:“”«»]{2,40}:\s")
# Where or how it can be seen, before anything is said of what: “Now streaming on MUBI”, “Out now”
UNNAMED = re.compile(
    r"(?:in|on|at|now|out|also|still|currently|available|streaming|showing|playing|screening|opening|watch|see|stream"
    r"|rent|buy|catch|how|where|when|opens|released?|en|au|où|comment|voir|ya|dónde|ver|jetzt|ab|im|wo|dal|al|nelle)\b",
    re.IGNORECASE,
)


def is_sentence(words: str) -> bool:
    """Whether it says something of somebody or something, to the full stop."""
    return (
        is_finished(words)
        and not words.rstrip().endswith((":", ";", "…", "..."))  # “Now on Somewhere…” calls, and states nothing
        and not LABELLED.match(words)
        and not UNNAMED.match(words)
        and bool(SAYS.search(words, 0, SOON))
    )


def belongs_to_copy(passage: Passage) -> bool:
    """Whether a line reads as the story does: a sentence, set as its paragraphs are."""
    apart = passage.set_as or passage.is_all("em") or passage.is_all("strong") or passage.is_all("link")
    return not apart and is_sentence(passage.text)
