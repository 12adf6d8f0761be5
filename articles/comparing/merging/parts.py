"""What belongs to a story beside its body: credits, people and films, topics …"""

from django.utils.text import capfirst

from articles.comparing.parts import LABELS, identity, rows_in_order

from .places import BOTH, CONFLICT, Place, as_frozen, side_of, standing_of

# What the database holds unique beside the identity of a row.
UNIQUE = {"related_headlines": ("position",)}


def places(base, mine, theirs, names):
    for part, label in LABELS.items():
        sides = [_rows(parts, part) for parts in (base, mine, theirs)]
        if sides[1] == sides[2]:
            continue
        words = [_words(part, side, names) for side in sides]
        standing = _standing(part, *sides)
        yield Place(part, label, standing, words[0], side_of(words[0], words[1]), side_of(words[0], words[2]))


def merged(base, mine, theirs, side) -> dict:
    return {part: _merged(part, *(_rows(parts, part) for parts in (base, mine, theirs)), side) for part in LABELS}


def _merged(part, base, mine, theirs, side) -> list[dict]:
    if mine == theirs:
        return as_frozen(mine.values())
    match side(part, _standing(part, base, mine, theirs)):
        case "theirs":
            return as_frozen(theirs.values())
        case "both":
            return _together(part, base, mine, theirs) or []
    return as_frozen(mine.values())


def _standing(part, base, mine, theirs) -> str:
    standing = standing_of(base, mine, theirs)
    return BOTH if standing == CONFLICT and _together(part, base, mine, theirs) is not None else standing


def _together(part, base: dict, mine: dict, theirs: dict) -> list[dict] | None:
    """Both sides' changes of one part, or nothing where they do not fit together."""
    rows_by_key = {}
    for key in {**base, **theirs, **mine}:
        before, ours, other = base.get(key), mine.get(key), theirs.get(key)
        if ours != other and ours != before and other != before:
            return None
        if row := other if ours == before else ours:
            rows_by_key[key] = row
    rows = _without_twins(part, list(rows_by_key.values()))
    for unique in (lambda row: identity(part, row), lambda row: tuple(row[name] for name in UNIQUE.get(part, ("id",)))):
        if len({unique(row) for row in rows}) < len(rows):
            return None
    return as_frozen(rows)


def _without_twins(part, rows: list[dict]) -> list[dict]:
    """The same topic or credit put in by both sides is one; mine come last, and stay."""
    said = {}
    for row in rows:
        said[tuple((name, value) for name, value in sorted(row.items()) if name not in ("id", "position"))] = row
    return list(said.values()) if part not in UNIQUE else rows


def _words(part, rows: dict, names) -> str:
    return "\n".join(capfirst(names.details(part, row)) for row in rows_in_order(part, list(rows.values())))


def _rows(parts, part) -> dict:
    return {row["id"]: row for row in parts.get(part, [])}
