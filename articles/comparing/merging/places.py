"""The places where two editors' states differ, and whose change each of them is."""

from dataclasses import dataclass

from articles.comparing.words import Run, runs

MINE, THEIRS, BOTH, CONFLICT = "mine", "theirs", "both", "conflict"


@dataclass(frozen=True)
class Side:
    """What a place says on one side, with what that side changed in it."""

    words: str
    runs: tuple[Run, ...]
    notes: tuple[str, ...] = ()
    absent: bool = False


@dataclass(frozen=True)
class Place:
    """Where two sides differ, and whose change it is: mine, theirs, both (they fit together) or a conflict."""

    key: str
    label: str
    standing: str
    base: str
    mine: Side
    theirs: Side
    # What an editor chose here already, when they are asked once more.
    chosen: str = ""

    @property
    def is_conflict(self) -> bool:
        return self.standing == CONFLICT

    @property
    def picked(self) -> str:
        """What is taken unless the editor says otherwise; nothing where they have to say."""
        return self.chosen or ("" if self.is_conflict else self.standing)


def standing_of(base, mine, theirs) -> str:
    """Whose change it is, for a place where the sides differ."""
    if mine == base:
        return THEIRS
    return MINE if theirs == base else CONFLICT


def side_of(base: str, words: str, notes=(), absent=False) -> Side:
    return Side(words, runs(base, words), tuple(notes), absent)


def as_frozen(rows) -> list[dict]:
    """Rows in the order in which a frozen story holds them."""
    return sorted(rows, key=lambda row: str(row["id"]))
