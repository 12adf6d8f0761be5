"""What a check says, and the list of all checks."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices

from articles.models import Waiver


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
    """One thing that is wrong with a story, or may be, and what to do about it.

    A warning that somebody waved through carries the waiver, with the reason.
    """

    code: str
    severity: Severity
    message: str
    place: str
    field: str
    block: UUID | None = None
    waived: Waiver | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"

    @property
    def stops(self) -> bool:
        """Whether the story cannot be published as long as this stands."""
        return self.severity == Severity.BLOCKS

    @property
    def is_open(self) -> bool:
        """Whether it is a warning that nobody has waved through."""
        return not self.stops and self.waived is None

    @property
    def key(self) -> tuple[str, str, UUID | None, str]:
        """That very sentence in that place, wherever the place has moved to."""
        return self.code, self.field, self.block, self.message

    @property
    def token(self) -> str:
        """The key in short, for a form to name the problem by."""
        return hashlib.sha256(json.dumps(self.key, default=str).encode()).hexdigest()[:20]


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
