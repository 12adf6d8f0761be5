"""Titles that claim the same words: which of them stands."""

from .titles import Title


def without_overlaps(found: list[Title]) -> list[Title]:
    """Of titles that claim the same words, the surest, then the longest."""
    kept: list[Title] = []
    reached = -1
    for title in sorted(found, key=lambda t: (t.start, -t.sure, -(t.end - t.start))):
        if title.start >= reached:
            kept.append(title)
            reached = title.end
    return kept


def without_parts(found: list[Title]) -> list[Title]:
    """The titles without those that stand inside a longer one: “Wife” in “The Lamplighter’s Wife”."""
    kept: list[Title] = []
    held: dict[int, Title] = {}
    for title in sorted(found, key=lambda t: (t.passage, t.start, -t.end)):
        longer = held.get(title.passage)
        if longer is not None and title.end <= longer.end and longer.key != title.key and longer.sure >= title.sure:
            continue
        if longer is None or title.end > longer.end:
            held[title.passage] = title
        kept.append(title)
    return kept
