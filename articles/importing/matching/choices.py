"""What the mentions of a text mean, and what nobody has decided yet."""

from dataclasses import dataclass

from ..recognising import Mention
from .candidates import Candidate
from .facts_beside import FactBeside


@dataclass(frozen=True)
class Choice:
    """What a mention means. ``state`` is “matched”, “asked” (nobody has chosen yet) or “unknown” (proposed as new)."""

    mention: Mention
    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    reason: str
    state: str


@dataclass(frozen=True)
class Matched:
    """All choices in the order of the text, and the facts beside what the shelf says."""

    choices: tuple[Choice, ...]
    facts: tuple[FactBeside, ...] = ()

    def in_state(self, state: str) -> list[Choice]:
        return [choice for choice in self.choices if choice.state == state]

    @property
    def questions(self) -> list[Choice]:
        return self.in_state("asked")
