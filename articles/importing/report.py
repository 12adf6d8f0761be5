"""What came of a load."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    """What a load did to each model, and what it left as editors had it."""

    made: Counter = field(default_factory=Counter)
    changed: Counter = field(default_factory=Counter)
    removed: Counter = field(default_factory=Counter)
    unchanged: Counter = field(default_factory=Counter)
    kept: Counter = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    pictures: int = 0
    warnings: int = 0

    @property
    def did_something(self) -> bool:
        return bool(self.made or self.changed or self.removed or self.pictures)

    def __str__(self) -> str:
        made, changed, removed = (sum(counts.values()) for counts in (self.made, self.changed, self.removed))
        return f"{made:,} made, {changed:,} changed, {removed:,} removed, {self.pictures:,} pictures copied"


def in_words(parts: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
