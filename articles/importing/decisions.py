"""What the desk decides about a story and the text cannot say: kind, pictures, topics, dates."""

import tomllib
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any


class StoryError(ValueError):
    """Why a story cannot be built, in a sentence for whoever wrote the text or the decisions."""


@dataclass(frozen=True)
class FigureDecision:
    """The photo that stands in a figure's place, with words instead of its own caption."""

    photo: str
    caption: str | None = None
    width: str = ""


@dataclass(frozen=True)
class Edit:
    """A slip of the source that is put right on the way: these words for those, in one place."""

    find: str
    put: str


@dataclass(frozen=True)
class Subjects:
    """Slugs of people and films."""

    people: tuple[str, ...] = ()
    films: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decisions:
    """One story's decisions. Where the text says something itself, these need not."""

    kind: str
    published_at: datetime
    title_source: str
    source: str
    title: str = ""
    dek: str = ""
    section: str = ""
    lead_photo: str = ""
    shoot: str = ""
    video: str = ""
    quoted: str = ""
    new_paragraph_at: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    figures: tuple[FigureDecision, ...] = ()
    edits: tuple[Edit, ...] = ()
    about: Subjects = field(default_factory=Subjects)
    mentions: Subjects = field(default_factory=Subjects)
    # A title that several films bear, and those of them that are meant.
    films_named: dict[str, list[str]] = field(default_factory=dict)


def read_decisions(path: Path) -> Decisions:
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        for name, kind in [("figures", FigureDecision), ("edits", Edit)]:
            given[name] = tuple(kind(**entry) for entry in given.get(name, ()))
        for name in ("about", "mentions"):
            given[name] = Subjects(**{party: tuple(slugs) for party, slugs in given.get(name, {}).items()})
        return Decisions(**{name: frozen(value) for name, value in given.items()})
    except TypeError as error:
        known = ", ".join(each.name for each in fields(Decisions))
        raise StoryError(f"{path.name}: {error}. The desk decides on: {known}.") from None


def frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
