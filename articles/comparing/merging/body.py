"""The body: its blocks, and the order in which they stand."""

from articles.comparing.naming import RICH
from articles.comparing.stories import in_order, in_place, kind_of
from articles.comparing.words import formatting_notes

from .places import CONFLICT, MINE, THEIRS, Place, Side, as_frozen, side_of, standing_of

ORDER = "blocks.order"


def places(base, mine, theirs, names):
    yield from _block_places(*(_blocks(frozen) for frozen in (base, mine, theirs)), names)
    yield from _order_place(base, mine, theirs, names)


def merged(base, mine, theirs, choices, side) -> list[dict]:
    leading = _leads(base, mine, theirs, choices)
    lead, other = (mine, theirs) if leading == MINE else (theirs, mine)
    by_side = {MINE: _by_key(mine), THEIRS: _by_key(theirs)}
    kept = _by_key(other) | _by_key(lead)
    for key, standing in _differing(_blocks(base), _blocks(mine), _blocks(theirs)):
        chosen = by_side.get(side(f"blocks.{key}", standing), {}).get(key)
        if chosen is None:
            del kept[key]
        else:
            kept[key] = {**chosen, "ordering": kept[key]["ordering"]}
    return _in_one_order(kept, _keys(lead), _keys(other))


def _differing(base, mine, theirs):
    """Keys of blocks that the sides have differently, each with whose change it is."""
    base, mine, theirs = ({block["id"]: _content(block) for block in side} for side in (base, mine, theirs))
    for key in dict.fromkeys([*mine, *theirs]):
        if mine.get(key) != theirs.get(key):
            yield key, standing_of(base.get(key), mine.get(key), theirs.get(key))


def _content(block: dict | None) -> dict | None:
    """A block without its place in the body."""
    return block and {name: value for name, value in block.items() if name != "ordering"}


def _block_places(base, mine, theirs, names):
    sides = [{block["id"]: block for block in side} for side in (base, mine, theirs)]
    numbers = {block["id"]: number for side in (theirs, mine) for number, block in enumerate(side, 1)}
    for key, standing in _differing(base, mine, theirs):
        before, ours, other = (side.get(key) for side in sides)
        words = names.block(before) if before else ""
        label = f"{kind_of(ours or other)}, block {numbers[key]}"
        first, second = (_block_side(before, words, block, names) for block in (ours, other))
        yield Place(f"blocks.{key}", label, standing, words, first, second)


def _block_side(before: dict | None, words: str, block: dict | None, names) -> Side:
    if block is None:
        return side_of(words, "", absent=True)
    notes = formatting_notes(before["text"], block["text"]) if before and block["kind"] in RICH else ()
    return side_of(words, names.block(block), notes)


# Their order


def _order_place(base, mine, theirs, names):
    if standing := _order_standing(base, mine, theirs):
        # A block goes by one name on all sides: this place is about order, not about words.
        lines = {block["id"]: _line(block, names) for side in (theirs, mine, base) for block in _blocks(side)}
        words = ["\n".join(lines[key] for key in _keys(side)) for side in (base, mine, theirs)]
        yield Place(ORDER, "Order of the blocks", standing, words[0], *(side_of(words[0], side) for side in words[1:]))


def _order_standing(base, mine, theirs) -> str:
    """Which side moved blocks, where that made a difference; the empty string where it made none."""
    base, mine, theirs = _keys(base), _keys(mine), _keys(theirs)
    if not _moved(mine, theirs):
        return ""
    if _moved(base, mine) and _moved(base, theirs):
        return CONFLICT
    return MINE if _moved(base, mine) else THEIRS


def _moved(base: list, side: list) -> bool:
    return len(in_place(base, side)) < len(set(base) & set(side))


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
    return as_frozen(blocks)


# The blocks of a frozen story


def _blocks(frozen) -> list[dict]:
    return in_order(frozen["parts"]["blocks"])


def _by_key(frozen) -> dict:
    return {block["id"]: block for block in frozen["parts"]["blocks"]}


def _keys(frozen) -> list:
    return [block["id"] for block in _blocks(frozen)]
