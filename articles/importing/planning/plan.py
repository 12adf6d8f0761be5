"""A plan: what would be made of a text, with every decision that led there. Plain data."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from .decisions import Decision

Row = dict[str, Any]
FORMAT = 1
STORY = "articles.article"


class Refused(ValueError):
    """Why a story cannot come in, in a sentence; ``problems`` are those of its rows, a sentence each."""

    def __init__(self, sentence: str, problems: Iterable[str] = ()):
        super().__init__(sentence)
        self.problems = tuple(problems)


@dataclass(frozen=True)
class PlannedBlock:
    """A block as it would stand, the decision that it hangs on, and where in the text it comes from."""

    decision: str
    start: int
    end: int
    values: Row


@dataclass(frozen=True)
class Left:
    """What does not come into the draft, what it is taken for, and the decision that could bring it in."""

    name: str
    text: str
    start: int = 0
    end: int = 0
    decision: str = ""


@dataclass(frozen=True)
class Mark:
    """What a stretch of the text was taken for."""

    start: int
    end: int
    what: str


@dataclass(frozen=True)
class Plan:
    """Everything that would be made of one source."""

    name: str
    text: str
    digest: str
    address: str
    slug: str
    decisions: tuple[Decision, ...]
    story: Row
    blocks: tuple[PlannedBlock, ...]
    parts: tuple[Row, ...]
    shelf: tuple[Row, ...]
    left: tuple[Left, ...] = ()
    warnings: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    standing: str = "new"  # “new”, “changed” (a source of a story that is there), “same”
    changes: str = ""  # the address of the story that it changes, or that it became

    @property
    def title(self) -> str:
        return self.story.get("title", "") or "Without a headline"

    @property
    def open_decisions(self) -> list[Decision]:
        return [decision for decision in self.decisions if decision.is_open]

    def decision(self, key: str) -> Decision | None:
        return next((decision for decision in self.decisions if decision.key == key), None)

    # As rows

    def story_rows(self, slug: str = "") -> list[Row]:
        """The story and all that belongs to it; under another address, if one is given."""
        slug = slug or self.slug
        own = row(STORY, **{**self.story, "slug": slug})
        blocks = [
            row("articles.block", parent=[slug], ordering=10 * number, **block.values)
            for number, block in enumerate(self.blocks, 1)
        ]
        parts = [{**part, "fields": {OWNER[part["model"]]: [slug], **part["fields"]}} for part in self.parts]
        return [own, *blocks, *parts]

    def rows(self) -> list[Row]:
        """All that would be made, as a fixture holds it: what others refer to stands first."""
        return [*self.shelf, *self.story_rows()]

    def as_json(self) -> dict:
        """The whole plan, for whoever is not Python."""
        return {"format": FORMAT, **asdict(self), "rows": self.rows()}


OWNER = {
    "articles.contribution": "article",
    "articles.subject": "article",
    "articles.taggedarticle": "content_object",
    "articles.relatedheadline": "article",
}


def row(model: str, *, adds: bool = False, **values: Any) -> Row:
    """A fixture object that says only what it has to say."""
    fields = {name: value for name, value in values.items() if value not in (None, "")}
    return {"model": model, **({"adds": True} if adds else {}), "fields": fields}


def fixture(rows: Iterable[Row]) -> bytes:
    """Rows as they stand in a fixture file."""
    return (json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogateescape")
