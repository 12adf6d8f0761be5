"""Two states of a story compared as an editor reads them."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.text import capfirst

from articles.freezing import with_heirs
from articles.models import Article, Block

from .naming import (
    ABOUT_THE_ROW,
    RICH,
    TEXT_LABELS,
    Names,
    field_of,
    is_prose,
    label_of,
    says_something,
)
from .parts import CHANGED, LABELS, MOVED, PartChange, compare_part
from .words import ADDED, REMOVED, SAME, Run, formatting_notes, plain, replaced, runs

# A summary names so many fields, and counts the others.
NAMED_FIELDS = 4


@dataclass(frozen=True)
class Change:
    """One field, before and after."""

    label: str
    before: str
    after: str
    runs: tuple[Run, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class BlockChange:
    """One block of the body: what became of it, and where it stands or stood."""

    key: str
    op: str
    kind: str
    number: int
    old_number: int | None
    words: str
    changes: tuple[Change, ...] = ()
    moved: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        return (f"Moved from place {self.old_number} to place {self.number}.",) if self.moved else ()


@dataclass(frozen=True)
class Comparison:
    """All that an editor would see differ between two states of a story."""

    fields: tuple[Change, ...]
    blocks: tuple[BlockChange, ...]
    parts: tuple[PartChange, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.fields or self.parts or self.body_changed)

    @property
    def body_changed(self) -> bool:
        return any(block.op != SAME for block in self.blocks)

    @property
    def passages(self) -> list[tuple[bool, list[BlockChange]]]:
        """The body in stretches, each with whether it stayed the same: those can be folded away."""
        return [(same, list(blocks)) for same, blocks in groupby(self.blocks, lambda block: block.op == SAME)]

    def summary(self) -> str:
        """A short sentence for a list of versions: “Headline, 2 blocks changed, 1 added, 1 topic added”."""
        return capfirst(", ".join([*self._field_words(), *self._block_words(), *self._part_words()])) or "No change"

    def _field_words(self):
        labels = [change.label.lower() for change in self.fields]
        yield from labels[:NAMED_FIELDS]
        if (more := len(labels) - NAMED_FIELDS) > 0:
            yield f"{more} more {_plural('field', more)}"

    def _block_words(self):
        noun = True
        for op in (CHANGED, ADDED, REMOVED, MOVED):
            if count := sum(block.op == op for block in self.blocks):
                yield f"{count} {_plural('block', count)} {op}" if noun else f"{count} {op}"
                noun = False

    def _part_words(self):
        for part in self.parts:
            for op in (ADDED, REMOVED, CHANGED):
                if count := sum(row.op == op for row in part.rows):
                    yield f"{count} {part.nouns[count > 1]} {op}"
            if part.order_changed:
                yield f"order of {part.label.lower()}"


def compare(old: dict, new: dict, may_see=None) -> Comparison:
    """What changed from one frozen story to the other, names of rows looked up once for both."""
    old, new = with_heirs(old, new)
    names = Names(old, new, may_see=may_see)
    parts = (compare_part(part, old["parts"].get(part, []), new["parts"].get(part, []), names) for part in LABELS)
    return Comparison(
        fields=tuple(_field_changes(old["story"], new["story"], names)),
        blocks=tuple(_block_changes(in_order(old["parts"]["blocks"]), in_order(new["parts"]["blocks"]), names)),
        parts=tuple(part for part in parts if part.rows),
    )


def in_order(blocks: list[dict]) -> list[dict]:
    """Frozen blocks as readers meet them."""
    return sorted(blocks, key=lambda block: (block["ordering"], str(block["id"])))


def _plural(noun, count):
    return noun if count == 1 else f"{noun}s"


# The story's own fields


def _field_changes(old: dict, new: dict, names: Names):
    """In the order of the form; a field that only one side knows says nothing about a change."""
    for name in form_order(old.keys() & new.keys() - {"id"}):
        if old[name] != new[name]:
            yield _change(Article, name, old[name], new[name], names)


def form_order(fields) -> list[str]:
    order = {field.name: number for number, field in enumerate(Article._meta.get_fields())}
    return sorted(fields, key=lambda name: (order.get(name, len(order)), name))


def _change(model, name, old, new, names: Names, label=None) -> Change:
    before, after = names.value(model, name, old), names.value(model, name, new)
    marked = runs if is_prose(field_of(model, name)) else replaced
    return _with_notes(label or label_of(model, name), before, after, marked(before, after))


def _rich_change(label, old: str, new: str) -> Change:
    before, after = plain(old), plain(new)
    return _with_notes(label, before, after, runs(before, after), formatting_notes(old, new))


def _with_notes(label, before, after, marked, notes=()) -> Change:
    """A change always shows: where no word and no format differs, it says so."""
    if not notes and all(run.op == SAME for run in marked):
        notes = ("Only spaces or markup changed.",)
    elif before == after and notes:
        notes = ("The words stayed, their formatting changed.", *notes)
    return Change(label, before, after, marked, tuple(notes))


# The body


def _block_changes(old: list[dict], new: list[dict], names: Names):
    """The new body in order; what was removed stands after the block that it followed."""
    old_numbers = {block["id"]: number for number, block in enumerate(old, 1)}
    new_numbers = {block["id"]: number for number, block in enumerate(new, 1)}
    before = {block["id"]: block for block in old}
    stayed = in_place([block["id"] for block in old], [block["id"] for block in new])
    removed = _removed_after(old, new_numbers)
    yield from (_lone(REMOVED, block, old_numbers, names) for block in removed.get(None, ()))
    for block in new:
        key = block["id"]
        if key in before:
            yield _pair(before[key], block, old_numbers[key], new_numbers[key], key not in stayed, names)
        else:
            yield _lone(ADDED, block, new_numbers, names)
        yield from (_lone(REMOVED, gone, old_numbers, names) for gone in removed.get(key, ()))


def in_place(old: list, new: list) -> set:
    """The most keys that kept their order among themselves: the others were moved."""
    number = {key: n for n, key in enumerate(old)}
    tails, ends, before = [], [], {}
    for key in (key for key in new if key in number):
        place = bisect_left(tails, number[key])
        before[key] = ends[place - 1] if place else None
        tails[place : place + 1] = [number[key]]
        ends[place : place + 1] = [key]
    key, kept = ends[-1] if ends else None, set()
    while key is not None:
        kept.add(key)
        key = before[key]
    return kept


def _removed_after(old: list[dict], kept) -> dict:
    """What was removed, by the block before it that is still there."""
    found, last = {}, None
    for block in old:
        if block["id"] in kept:
            last = block["id"]
        else:
            found.setdefault(last, []).append(block)
    return found


def _pair(before, after, old_number, number, moved, names: Names) -> BlockChange:
    changes = tuple(block_field_changes(before, after, names))
    op = CHANGED if changes else MOVED if moved else SAME
    words = names.block(after)
    return BlockChange(str(after["id"]), op, kind_of(after), number, old_number, words, changes, moved)


def _lone(op, block, numbers, names: Names) -> BlockChange:
    """A block that stands on one side only: all that it says was added, or removed."""
    empty = {name: block[name] if name in ABOUT_THE_ROW else "" for name in block}
    sides = (empty, block) if op == ADDED else (block, empty)
    changes = tuple(
        replace(_block_change(name, *sides, names), notes=())
        for name in _text_first(block)
        if says_something(block, name)
    )
    number = numbers[block["id"]]
    return BlockChange(str(block["id"]), op, kind_of(block), number, None, names.block(block), changes)


def block_field_changes(before: dict, after: dict, names: Names):
    if before["kind"] != after["kind"]:
        yield Change("Kind", kind_of(before), kind_of(after), replaced(kind_of(before), kind_of(after)))
    for name in _text_first(after):
        if name not in ABOUT_THE_ROW and name in before and before[name] != after[name]:
            yield _block_change(name, before, after, names)


def _block_change(name, before, after, names: Names) -> Change:
    if name == "text" and after["kind"] in RICH:
        return _rich_change("Text" if after["kind"] != Block.Kind.NOTE else "Note", before[name], after[name])
    label = TEXT_LABELS.get(after["kind"]) if name == "text" else None
    return _change(Block, name, before[name], after[name], names, label)


def _text_first(block: dict) -> list[str]:
    """As in the block's form: heading, text, then the rest."""
    return sorted(block, key=lambda name: {"rank": 0, "title": 1, "text": 2}.get(name, 3))


def kind_of(block: dict) -> str:
    return str(dict(Block.Kind.choices).get(block["kind"], block["kind"]))
