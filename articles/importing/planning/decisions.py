"""What was decided on the way from a text to a draft, and what else could be."""

import hashlib
from dataclasses import dataclass

from people.text import one_line, printable

LEAVE = ""  # the option of doing nothing


class Unfit(ValueError):
    """Why what an editor wrote or chose cannot be taken, in a sentence."""


@dataclass(frozen=True)
class Evidence:
    """Where in the text a decision rests: a stretch of it, and the words as they read."""

    start: int
    end: int
    words: str = ""


@dataclass(frozen=True)
class Option:
    """One way to decide: what is kept, how it reads, and what speaks for it."""

    value: str
    label: str
    why: str = ""


@dataclass(frozen=True)
class Decision:
    """One thing decided: how, why, and how else it could be.

    Its key is made from the words that it is about, so that the same source gives the same keys.
    ``asked`` marks what no rule could decide: it stands as nothing until an editor says. ``write``
    is the most characters that an editor may write instead of choosing; nought where there is only a choice.
    ``cut`` are the words around a cut, with a bar where it stands: an editor may move the bar.
    """

    key: str
    about: str
    question: str
    chosen: str
    why: str
    options: tuple[Option, ...] = ()
    write: int = 0
    lines: bool = False
    evidence: tuple[Evidence, ...] = ()
    asked: bool = False
    by_editor: bool = False
    cut: str = ""

    @property
    def chosen_label(self) -> str:
        """What was chosen, in words."""
        return next((option.label for option in self.options if option.value == self.chosen), self.chosen)

    @property
    def is_open(self) -> bool:
        """Whether an editor was asked, and has not answered."""
        return self.asked and not self.by_editor


def mark_of(*words: str) -> str:
    """A short key for words: the same for the same words, spacing and capitals aside."""
    said = "\x1f".join(" ".join(part.split()).casefold() for part in words)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def fit_to_write(decision: Decision, given: str) -> str:
    """What an editor wrote, as it is kept."""
    text = printable(given).strip() if decision.lines else one_line(given)
    if len(text) > decision.write:
        raise Unfit(f"{decision.question}: {len(text)} characters, and {decision.write} is the most.")
    return text
