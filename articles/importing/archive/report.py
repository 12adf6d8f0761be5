"""What comes of an archive: counts for each kind, and a word on every record that did not simply come in."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from people.text import one_line

OUTCOMES = ("made", "changed", "unchanged", "kept", "missing", "refused")
PLURAL = {"person": "people", "photo": "pictures", "article": "stories", "category": "categories"}


@dataclass(frozen=True)
class Remark:
    """A word on one record: where it stands, and what is to be known."""

    line: int
    name: str
    sentence: str
    refused: bool = False

    def __str__(self):
        return f"line {self.line:,}{f' ({self.name})' if self.name else ''}: {self.sentence}"


@dataclass
class Report:
    """Counts by kind. Nothing of it counts before the batch that it is about is certain."""

    tell: Callable[[Remark], None] = lambda remark: None
    counts: dict[str, Counter] = field(default_factory=lambda: {outcome: Counter() for outcome in OUTCOMES})
    held_back: int = 0  # stories that came in as drafts
    cleaned: int = 0  # paragraphs that lost some markup
    completed: int = 0  # stories that were given pictures that were not there before
    begun: list[Callable[[], None]] = field(default_factory=list)

    def count(self, outcome: str, kind: str, number: int = 1):
        if number:
            self.begun.append(lambda: self.counts[outcome].update({kind: number}))

    def add(self, name: str, number: int = 1):
        self.begun.append(lambda: setattr(self, name, getattr(self, name) + number))

    def remark(self, line: int, name: str, sentence: str, *, refused: bool = False):
        # Whatever stands in an archive is fit to be shown on a terminal then.
        remark = Remark(line, one_line(name), one_line(sentence), refused)
        self.begun.append(lambda: self.tell(remark))

    def settle(self):
        """The batch is certain."""
        for step in self.begun:
            step()
        self.begun.clear()

    def forget(self):
        """Nothing came of the batch."""
        self.begun.clear()

    @property
    def refused(self) -> int:
        return sum(self.counts["refused"].values())

    @property
    def did_something(self) -> bool:
        return bool(self.counts["made"] or self.counts["changed"] or self.completed)

    def __str__(self) -> str:
        """Everything that was made, in a line: 12 people, 40 stories."""
        parts = [
            f"{number:,} {kind if number == 1 else PLURAL.get(kind, f'{kind}s')} {outcome}"
            for outcome in ("made", "changed")
            for kind, number in self.counts[outcome].items()
        ]
        return ", ".join(parts) or "nothing new"
