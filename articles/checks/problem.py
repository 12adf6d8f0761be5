"""What a check says, and the list of all checks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices


class Severity(TextChoices):
    BLOCKS = "blocks", "stops publication"
    WARNS = "warns", "warns"


@dataclass(frozen=True)
class Place:
    """Where in a story: in words, and so that a form can lead there."""

    words: str
    field: str
    block: UUID | None = None
    position: int = 0


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a story, or may be, and what to do about it."""

    code: str
    severity: Severity
    message: str
    place: str
    field: str
    block: UUID | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"

    @property
    def stops(self) -> bool:
        """Whether the story cannot be published as long as this stands."""
        return self.severity == Severity.BLOCKS


@dataclass(frozen=True)
class Check:
    code: str
    severity: Severity
    look: Callable[..., Iterable[tuple[Place, str]]]


CHECKS: list[Check] = []


def stops(look):
    """A check whose problems keep a story from being published."""
    return _listed(look, Severity.BLOCKS)


def warns(look):
    """A check whose problems an editor may wave through."""
    return _listed(look, Severity.WARNS)


def _listed(look, severity):
    CHECKS.append(Check(look.__name__.replace("_", "-"), severity, look))
    return look
