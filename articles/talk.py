"""An interview as readers see it: who asks, who answers, and what stands between.

There is no markup for it but what anybody would type. A paragraph in bold is a question; a paragraph that begins
with a name in bold and a colon is said by that person. A name is one only if it speaks twice or more in the story,
so that “Note:” in bold stays what it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Quotations and lists keep the paragraphs that stand in them.
PIECE = re.compile(r"<(?P<kept>blockquote|ul|ol)>.*?</(?P=kept)>|<p>(?P<said>.*?)</p>", re.DOTALL)
WHOLLY_BOLD = re.compile(r"\s*<strong>(?P<words>(?:(?!</?strong>).)*)</strong>\s*", re.DOTALL)
NAME = r"(?P<name>[^<>:]{1,40})"
NAMED = re.compile(rf"\s*<strong>\s*{NAME}(?::\s*</strong>|</strong>\s*:)\s*(?P<words>.*)", re.DOTALL)
NAMED_WITHIN = re.compile(rf"\s*{NAME}:\s+(?P<words>.*)", re.DOTALL)
ASKS = re.compile(r"\?[”’\"')\s]*\Z")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Turn:
    """A paragraph of the talk; ``kind`` is empty for what is no turn: a quotation, a list, a word of introduction."""

    words: str
    kind: str = ""
    who: str = ""


def voices(texts: Iterable[str]) -> dict[str, bool]:
    """Each name that speaks in these clean texts, and whether it is the one that asks."""
    said, asked = Counter(), Counter()
    for text in texts:
        for piece in PIECE.finditer(text):
            if piece["said"] and (found := spoken(piece["said"])):
                said[found["name"].strip()] += 1
                asked[found["name"].strip()] += bool(ASKS.search(TAG.sub("", found["words"])))
    return {name: asked[name] * 2 >= count for name, count in said.items() if count > 1}


def has_questions(texts: list[str]) -> bool:
    """Whether anything in these clean texts is set apart as a question."""
    speaking = voices(texts)
    return any(turn.kind == "question" for text in texts for turn in turns(text, speaking))


def spoken(paragraph: str) -> re.Match | None:
    """The name that a paragraph begins with, and what it says."""
    if found := NAMED.fullmatch(paragraph):
        return found
    bold = WHOLLY_BOLD.fullmatch(paragraph)
    return NAMED_WITHIN.fullmatch(bold["words"]) if bold else None


def turns(text: str, speaking: dict[str, bool]) -> Iterator[Turn]:
    """A clean text piece by piece; joined, the words are those of the text."""
    end = 0
    for piece in PIECE.finditer(text):
        if between := text[end : piece.start()].strip():
            yield Turn(between)
        end = piece.end()
        yield turn(piece["said"], speaking) if piece["said"] is not None else Turn(piece[0])
    if rest := text[end:].strip():
        yield Turn(rest)


def turn(paragraph: str, speaking: dict[str, bool]) -> Turn:
    bold = WHOLLY_BOLD.fullmatch(paragraph)
    found = spoken(paragraph)
    if found and (name := found["name"].strip()) in speaking:
        return Turn(found["words"], "question" if bold or speaking[name] else "answer", name)
    return Turn(bold["words"], "question") if bold else Turn(f"<p>{paragraph}</p>")
