"""Two editors' states of a story, both built on the same earlier one, brought together place by place.

A place is a field of the story, a block, or a part such as the credits. Where one side
alone changed a place, its change is taken; where both did, an editor chooses.
"""

from dataclasses import dataclass

from django.utils.text import capfirst

from articles.freezing import with_heirs
from articles.models import Article

from .naming import RICH, Names, label_of
from .parts import LABELS, identity, rows_in_order
from .stories import form_order, in_order, in_place, kind_of
from .words import Run, formatting_notes, runs

MINE, THEIRS, BOTH, CONFLICT = "mine", "theirs", "both", "conflict"
ORDER = "blocks.order"

# Fields that only make sense together are one place: a rating belongs to a review.
TOGETHER = {"kind": ("kind", "rating", "rating_scale")}
# What the database holds unique beside the identity of a row.
UNIQUE = {"related_headlines": ("position",)}


class Undecided(ValueError):
    """Both sides changed these places, and nobody chose."""

    def __init__(self, keys: list[str]):
        super().__init__(f"Both sides changed: {', '.join(keys)}")
        self.keys = keys


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

    @property
    def is_conflict(self) -> bool:
        return self.standing == CONFLICT


def conflicts(base: dict, mine: dict, theirs: dict, may_see=None) -> list[Place]:
    """The places where two sides differ from each other, in the order of the form."""
    base, mine, theirs = with_heirs(base, mine, theirs)
    names = Names(base, mine, theirs, may_see=may_see)
    return [
        *_story_places(base["story"], mine["story"], theirs["story"], names),
        *_block_places(_blocks(base), _blocks(mine), _blocks(theirs), names),
        *_order_place(base, mine, theirs, names),
        *_part_places(base["parts"], mine["parts"], theirs["parts"], names),
    ]


def merge(base: dict, mine: dict, theirs: dict, choices: dict[str, str]) -> dict:
    """One story of two. A choice is heeded at any place; a conflict without one is refused."""
    base, mine, theirs = with_heirs(base, mine, theirs)
    undecided: list[str] = []

    def side(key, standing):
        chosen = choices.get(key, standing)
        if chosen not in (MINE, THEIRS) and not chosen == standing == BOTH:
            undecided.append(key)
        return chosen

    parts = {part: _merged_part(part, base, mine, theirs, side) for part in LABELS}
    merged = {
        **mine,
        "story": _merged_story(base["story"], mine["story"], theirs["story"], side),
        "parts": {**mine["parts"], **parts, "blocks": _merged_blocks(base, mine, theirs, choices, side)},
    }
    if undecided:
        raise Undecided(undecided)
    return merged


def _standing(base, mine, theirs) -> str:
    """Whose change it is, for a place where the sides differ."""
    if mine == base:
        return THEIRS
    return MINE if theirs == base else CONFLICT


# The story's own fields


def _story_fields(mine: dict, theirs: dict):
    """Each place of the story with its fields, where the sides differ."""
    grouped = {name for names in TOGETHER.values() for name in names}
    for first in form_order(mine.keys() | theirs.keys()):
        fields = TOGETHER.get(first, (first,))
        if first in grouped and first not in TOGETHER:
            continue
        if _values(mine, fields) != _values(theirs, fields):
            yield f"story.{first}", fields


def _values(story: dict, fields) -> dict:
    return {name: story[name] for name in fields if name in story}


def _story_places(base, mine, theirs, names):
    for key, fields in _story_fields(mine, theirs):
        standing = _standing(*(_values(side, fields) for side in (base, mine, theirs)))
        words = [_field_words(side, fields, names) for side in (base, mine, theirs)]
        label = " and ".join([label_of(Article, fields[0]), *(["rating"] if len(fields) > 1 else [])])
        yield Place(key, label, standing, words[0], _side(words[0], words[1]), _side(words[0], words[2]))


def _field_words(story, fields, names) -> str:
    said = {name: names.value(Article, name, story.get(name)) for name in fields}
    if len(fields) == 1:
        return said[fields[0]]
    return "\n".join(f"{label_of(Article, name)}: {words}" for name, words in said.items() if words)


def _side(base: str, words: str, notes=(), absent=False) -> Side:
    return Side(words, runs(base, words), tuple(notes), absent)


def _merged_story(base, mine, theirs, side) -> dict:
    merged = dict(mine)
    for key, fields in _story_fields(mine, theirs):
        standing = _standing(*(_values(story, fields) for story in (base, mine, theirs)))
        if side(key, standing) == THEIRS:
            merged.update(_values(theirs, fields))
    return merged


# The body


def _blocks(frozen) -> list[dict]:
    return in_order(frozen["parts"]["blocks"])


def _content(block: dict | None) -> dict | None:
    """A block without its place in the body."""
    return block and {name: value for name, value in block.items() if name != "ordering"}


def _differing_blocks(base, mine, theirs):
    """Keys of blocks that the sides have differently, each with whose change it is."""
    base, mine, theirs = ({block["id"]: _content(block) for block in side} for side in (base, mine, theirs))
    for key in dict.fromkeys([*mine, *theirs]):
        if mine.get(key) != theirs.get(key):
            yield key, _standing(base.get(key), mine.get(key), theirs.get(key))


def _block_places(base, mine, theirs, names):
    sides = [{block["id"]: block for block in side} for side in (base, mine, theirs)]
    numbers = {block["id"]: number for side in (theirs, mine) for number, block in enumerate(side, 1)}
    for key, standing in _differing_blocks(base, mine, theirs):
        before, ours, other = (side.get(key) for side in sides)
        words = names.block(before) if before else ""
        label = f"{kind_of(ours or other)}, block {numbers[key]}"
        first, second = (_block_side(before, words, block, names) for block in (ours, other))
        yield Place(f"blocks.{key}", label, standing, words, first, second)


def _block_side(before: dict | None, words: str, block: dict | None, names) -> Side:
    if block is None:
        return _side(words, "", absent=True)
    notes = formatting_notes(before["text"], block["text"]) if before and block["kind"] in RICH else ()
    return _side(words, names.block(block), notes)


def _keys(frozen) -> list:
    return [block["id"] for block in _blocks(frozen)]


def _moved(base: list, side: list) -> bool:
    return len(in_place(base, side)) < len(set(base) & set(side))


def _order_standing(base, mine, theirs) -> str:
    """Which side moved blocks, where that made a difference; the empty string where it made none."""
    base, mine, theirs = _keys(base), _keys(mine), _keys(theirs)
    if not _moved(mine, theirs):
        return ""
    if _moved(base, mine) and _moved(base, theirs):
        return CONFLICT
    return MINE if _moved(base, mine) else THEIRS


def _order_place(base, mine, theirs, names):
    if standing := _order_standing(base, mine, theirs):
        # A block goes by one name on all sides: this place is about order, not about words.
        lines = {block["id"]: _line(block, names) for side in (theirs, mine, base) for block in _blocks(side)}
        words = ["\n".join(lines[key] for key in _keys(side)) for side in (base, mine, theirs)]
        yield Place(ORDER, "Order of the blocks", standing, words[0], *(_side(words[0], side) for side in words[1:]))


def _line(block, names) -> str:
    words = " ".join(names.block(block).split())
    return f"{kind_of(block)}: {words if len(words) <= 60 else words[:59] + '…'}"


def _leads(base, mine, theirs, choices) -> str:
    """The side whose order of blocks is kept: the one that was chosen, or that moved blocks, or mine."""
    if choices.get(ORDER) in (MINE, THEIRS):
        return choices[ORDER]
    if standing := _order_standing(base, mine, theirs):
        return THEIRS if standing == THEIRS else MINE
    return THEIRS if _numbers(mine) == _numbers(base) else MINE


def _numbers(frozen) -> list:
    return [(block["id"], block["ordering"]) for block in _blocks(frozen)]


def _merged_blocks(base, mine, theirs, choices, side) -> list[dict]:
    leading = _leads(base, mine, theirs, choices)
    lead, other = (mine, theirs) if leading == MINE else (theirs, mine)
    by_side = {MINE: _by_key(mine), THEIRS: _by_key(theirs)}
    kept = _by_key(other) | _by_key(lead)
    for key, standing in _differing_blocks(_blocks(base), _blocks(mine), _blocks(theirs)):
        chosen = by_side.get(side(f"blocks.{key}", standing), {}).get(key)
        if chosen is None:
            del kept[key]
        else:
            kept[key] = {**chosen, "ordering": kept[key]["ordering"]}
    return _in_one_order(kept, _keys(lead), _keys(other))


def _by_key(frozen) -> dict:
    return {block["id"]: block for block in frozen["parts"]["blocks"]}


def _in_one_order(kept: dict, lead: list, other: list) -> list[dict]:
    """The leading side's order; what stands only on the other stays after the block that it followed."""
    order = [key for key in lead if key in kept]
    placed, last = set(order), None
    for key in other:
        if key in kept and key not in placed:
            order.insert(order.index(last) + 1 if last is not None else 0, key)
            placed.add(key)
        last = key if key in placed else last
    blocks = [kept[key] for key in order]
    if [block["id"] for block in in_order(blocks)] != order:
        blocks = [{**block, "ordering": 10 * number} for number, block in enumerate(blocks, 1)]
    return _as_frozen(blocks)


def _as_frozen(rows) -> list[dict]:
    return sorted(rows, key=lambda row: str(row["id"]))


# Credits, people and films, topics …


def _rows(parts, part) -> dict:
    return {row["id"]: row for row in parts.get(part, [])}


def _together(part, base: dict, mine: dict, theirs: dict) -> list[dict] | None:
    """Both sides' changes of one part, or nothing where they do not fit together."""
    merged = {}
    for key in {**base, **theirs, **mine}:
        before, ours, other = base.get(key), mine.get(key), theirs.get(key)
        if ours != other and ours != before and other != before:
            return None
        if row := other if ours == before else ours:
            merged[key] = row
    rows = _without_twins(part, list(merged.values()))
    for unique in (lambda row: identity(part, row), lambda row: tuple(row[name] for name in UNIQUE.get(part, ("id",)))):
        if len({unique(row) for row in rows}) < len(rows):
            return None
    return _as_frozen(rows)


def _without_twins(part, rows: list[dict]) -> list[dict]:
    """The same topic or credit put in by both sides is one; mine come last, and stay."""
    said = {}
    for row in rows:
        said[tuple((name, value) for name, value in sorted(row.items()) if name not in ("id", "position"))] = row
    return list(said.values()) if part not in UNIQUE else rows


def _part_standing(part, base, mine, theirs) -> str:
    standing = _standing(base, mine, theirs)
    return BOTH if standing == CONFLICT and _together(part, base, mine, theirs) is not None else standing


def _part_places(base, mine, theirs, names):
    for part, label in LABELS.items():
        sides = [_rows(parts, part) for parts in (base, mine, theirs)]
        if sides[1] == sides[2]:
            continue
        words = [_part_words(part, side, names) for side in sides]
        standing = _part_standing(part, *sides)
        yield Place(part, label, standing, words[0], _side(words[0], words[1]), _side(words[0], words[2]))


def _part_words(part, rows: dict, names) -> str:
    return "\n".join(capfirst(names.details(part, row)) for row in rows_in_order(part, list(rows.values())))


def _merged_part(part, base, mine, theirs, side) -> list[dict]:
    before, ours, other = (_rows(frozen["parts"], part) for frozen in (base, mine, theirs))
    if ours == other:
        return _as_frozen(ours.values())
    match side(part, _part_standing(part, before, ours, other)):
        case "theirs":
            return _as_frozen(other.values())
        case "both":
            return _together(part, before, ours, other) or []
    return _as_frozen(ours.values())
