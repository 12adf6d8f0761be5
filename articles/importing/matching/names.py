"""Names in a text matched to what is on the shelf: exactly, or not at all. A doubtful one is asked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ..decisions import StoryError
from ..reading.words import plain_quotes

Row = dict[str, Any]

# Model of the row: what it names, the field with the name, the field with the slug of what is named.
NAMES = {
    "people.person": ("person", "name", "slug"),
    "people.personname": ("person", "name", "person"),
    "people.company": ("company", "name", "slug"),
    "people.companyname": ("company", "name", "company"),
    "people.film": ("film", "title", "slug"),
    "people.filmtitle": ("film", "name", "film"),
}


class Names:
    """Every name of the shelf, with whom or what it may mean."""

    def __init__(self, rows: Iterable[Row]):
        self.meanings: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind, _, _ in NAMES.values()}
        for row in rows:
            if row["model"] in NAMES:
                kind, name, slug = NAMES[row["model"]]
                bearer = row["fields"][slug]
                self.meanings[kind][plain_quotes(row["fields"][name])].add(bearer if slug == "slug" else bearer[0])

    def named_in(self, kind: str, text: str, chosen: Mapping[str, list[str]] | None = None) -> list[str]:
        """The slugs of those named in a text, in the order of their first mention.

        ``chosen`` says which are meant by a name that several bear.
        """
        found: list[str] = []
        for name in dict.fromkeys(self.pattern(kind).findall(plain_quotes(text))):
            found += self.meant_by(kind, name, chosen or {})
        return list(dict.fromkeys(found))

    def pattern(self, kind: str) -> re.Pattern:
        """The longest name first: whoever is in “The Tree of Life” is not in “Tree”."""
        names = sorted(self.meanings[kind], key=lambda name: (-len(name), name))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)" if names else r"(?!)")

    def meant_by(self, kind: str, name: str, chosen: Mapping[str, list[str]]) -> list[str]:
        bearers = self.meanings[kind][name]
        if len(bearers) > 1 and name not in chosen:
            any_of = ", ".join(sorted(bearers))
            raise StoryError(f"“{name}” may be any of {any_of}. Say in the decisions which is meant.")
        meant = chosen.get(name, list(bearers))
        if strangers := set(meant) - bearers:
            raise StoryError(f"“{name}” is no name of {', '.join(sorted(strangers))}.")
        return meant

    def party(self, name: str) -> dict[str, list[str]]:
        """The person or the company of that name, as a credit refers to it."""
        found = [
            (kind, slug) for kind in ("person", "company") for slug in self.meanings[kind].get(plain_quotes(name), ())
        ]
        if len(found) != 1:
            raise StoryError(f"“{name}” is credited, and {len(found) or 'nobody'} of that name on the shelf.")
        return {found[0][0]: [found[0][1]]}
