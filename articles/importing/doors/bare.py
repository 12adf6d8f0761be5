"""The words of markup that cannot be followed: every tag parts a line, scripts and styles go."""

import re
from html import unescape

from people.text import one_line

TAG = re.compile(r"<[a-z/!?][^<>]*>", re.IGNORECASE)
SCRIPT = re.compile(r"<(script|style)\b", re.IGNORECASE)


def words_of(markup: str) -> str:
    lines = (" ".join(line.split()) for line in unescape(TAG.sub("\n", without_scripts(markup))).split("\n"))
    return "\n\n".join(line for line in lines if line)


def plain(markup: str) -> str:
    """A title or summary on one line, without tags."""
    return one_line(words_of(markup)) if "<" in markup else one_line(unescape(markup))


def without_scripts(markup: str) -> str:
    """A script that is never closed ends the page."""
    kept, at = [], 0
    for opening in SCRIPT.finditer(markup):
        if opening.start() < at:
            continue
        kept.append(markup[at : opening.start()])
        closing = re.compile(rf"</{opening[1]}\s*>", re.IGNORECASE).search(markup, opening.end())
        if not closing:
            return "".join(kept)
        at = closing.end()
    return "".join([*kept, markup[at:]])
