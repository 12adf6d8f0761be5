"""What belongs to a story beside its body, compared row by row: credits, people and films, topics …"""

from dataclasses import dataclass

from .naming import Names, field_of, is_prose, label_of, model_of
from .words import ADDED, REMOVED, Run, runs

CHANGED, MOVED = "changed", "moved"

# What makes two rows speak of the same thing, though one was taken out and the other put in anew.
IDENTITY = {
    "contributions": ("role", "person", "company"),
    "subjects": ("person", "film"),
    "tagged": ("tag",),
    "related": ("story",),
    "related_headlines": ("headline",),
    "corrections": ("date", "text"),
}
# A row that names somebody or something else is another row, though it kept its key.
WHO = {
    "contributions": ("person", "company"),
    "subjects": ("person", "film"),
    "tagged": ("tag",),
    "related": ("story",),
}
LABELS = {
    "contributions": "Byline and credits",
    "subjects": "People and films",
    "tagged": "Topics",
    "related": "Related stories",
    "related_headlines": "Headlines beside the source",
    "corrections": "Notes to readers",
}
NOUNS = {
    "contributions": ("credit", "credits"),
    "subjects": ("person or film", "people and films"),
    "tagged": ("topic", "topics"),
    "related": ("related story", "related stories"),
    "related_headlines": ("headline beside the source", "headlines beside the source"),
    "corrections": ("note to readers", "notes to readers"),
}
# Rows are shown by their order; their places are not compared number by number.
ORDERED_BY = {"corrections": ("date",)}
NOT_COMPARED = frozenset({"id", "position"})
UNORDERED = frozenset({"tagged"})


@dataclass(frozen=True)
class RowChange:
    """One credit, topic, correction … that came, went or changed."""

    op: str
    words: str
    runs: tuple[Run, ...] = ()

    @property
    def sentence(self) -> str:
        return f"{self.op.capitalize()}: {self.words}" if self.op in (ADDED, REMOVED) else self.words


@dataclass(frozen=True)
class PartChange:
    """All changes of one part of a story."""

    name: str
    label: str
    rows: tuple[RowChange, ...]

    @property
    def nouns(self) -> tuple[str, str]:
        return NOUNS[self.name]

    @property
    def order_changed(self) -> bool:
        return any(row.op == MOVED for row in self.rows)


def compare_part(part: str, old: list[dict], new: list[dict], names: Names) -> PartChange:
    old, new = rows_in_order(part, old), rows_in_order(part, new)
    pairs = _pairs(part, old, new)
    stayed_old = [id(before) for before, _ in pairs]
    stayed_new = [id(after) for _, after in pairs]
    changes = [
        *(RowChange(ADDED, names.row(part, row)) for row in new if id(row) not in stayed_new),
        *(RowChange(REMOVED, names.row(part, row)) for row in old if id(row) not in stayed_old),
        *(change for before, after in pairs for change in _row_changes(part, before, after, names)),
    ]
    if part not in UNORDERED and _reordered(old, new, pairs):
        changes.append(RowChange(MOVED, "New order: " + "; ".join(names.row(part, row) for row in new)))
    return PartChange(part, LABELS[part], tuple(changes))


def rows_in_order(part: str, rows: list[dict]) -> list[dict]:
    fields = ORDERED_BY.get(part, ("position",))
    return sorted(rows, key=lambda row: (*(row.get(name) or 0 for name in fields), str(row["id"])))


def identity(part: str, row: dict) -> tuple:
    return tuple(row.get(name) for name in IDENTITY[part])


def _who(part: str, row: dict) -> tuple:
    return tuple(row.get(name) for name in WHO.get(part, ()))


def _pairs(part: str, old: list[dict], new: list[dict]) -> list[tuple[dict, dict]]:
    """The rows of both sides that are one row: by their key, or else by what they say."""
    by_key = {str(row["id"]): row for row in old}
    pairs = [(by_key[str(row["id"])], row) for row in new if str(row["id"]) in by_key]
    pairs = [(before, after) for before, after in pairs if _who(part, before) == _who(part, after)]
    taken = {id(row) for pair in pairs for row in pair}
    alone = {identity(part, row): row for row in old if id(row) not in taken}
    for row in new:
        if id(row) not in taken and (before := alone.pop(identity(part, row), None)):
            pairs.append((before, row))
    return pairs


def _reordered(old: list[dict], new: list[dict], pairs: list[tuple[dict, dict]]) -> bool:
    partner = {id(before): id(after) for before, after in pairs}
    stayed = set(partner.values())
    return [partner[id(row)] for row in old if id(row) in partner] != [id(row) for row in new if id(row) in stayed]


def _row_changes(part: str, before: dict, after: dict, names: Names):
    model = model_of(part)
    for name in before:
        if name in NOT_COMPARED or name not in after or before[name] == after[name]:
            continue
        words = _special_words(part, name, after, names)
        old, new = names.value(model, name, before[name]), names.value(model, name, after[name])
        if words:
            yield RowChange(CHANGED, words)
        elif is_prose(field_of(model, name)) and part in ("corrections", "related_headlines"):
            yield RowChange(CHANGED, f"{label_of(model, name)} changed", runs(old, new))
        else:
            who = names.party(after) if part == "contributions" else names.row(part, after)
            what = f"{label_of(model, name)} of {who}"
            yield RowChange(CHANGED, f"{what} changed from {old or 'nothing'} to {new or 'nothing'}")


def _special_words(part: str, name: str, after: dict, names: Names) -> str:
    """Changes that read better as a sentence of their own."""
    match part, name:
        case "subjects", "prominence":
            now = "Now about" if after[name] == "about" else "Now only mentions"
            return f"{now} {names.subject(after)}, before " + (
                "only mentioned" if after[name] == "about" else "about them" if after.get("person") else "about it"
            )
        case "contributions", "in_byline":
            where = "in the byline" if after[name] else "at the end of the story, no longer in the byline"
            return f"{names.row(part, after)}: now {where}"
        case "related_headlines", "sponsored":
            return f"{names.row(part, after)}: {'now' if after[name] else 'no longer'} marked as sponsored"
    return ""
