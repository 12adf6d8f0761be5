"""What was found in a file, where it stood, and what of it is taken."""

from dataclasses import dataclass
from functools import cached_property

from .rights import Rights
from .standards import BY_NAME, FIELDS, IIM_LENGTHS


@dataclass(frozen=True)
class Found:
    """What one place of a file says, and why it is not to be taken if it is not."""

    field: str
    place: str
    values: tuple[str, ...]
    reason: str = ""

    def __str__(self) -> str:
        return "; ".join(self.values)

    def agrees_with(self, other: "Found") -> bool:
        """Whether both say the same, but for spaces, the way it is encoded, and what a standard had to cut."""
        if len(self.values) != len(other.values):
            return False
        return all(
            alike(one, two)
            or is_cut(one, two, self.place)
            or is_cut(two, one, other.place)
            or (self.field == "created" and (one.startswith(two) or two.startswith(one)))
            for one, two in zip(self.values, other.values, strict=True)
        )


@dataclass(frozen=True)
class Row:
    """One line of the table of what a file says."""

    field: str
    label: str
    taken: Found | None
    agreeing: tuple[Found, ...]
    others: tuple[Found, ...]

    @property
    def disagrees(self) -> bool:
        """Whether another place says something else that somebody may have meant."""
        return any(not other.reason for other in self.others)


@dataclass(frozen=True)
class Embedded:
    """Everything that a file says of itself, in the order in which it is trusted."""

    found: tuple[Found, ...] = ()
    problems: tuple[str, ...] = ()

    @cached_property
    def by_field(self) -> dict[str, list[Found]]:
        by_field: dict[str, list[Found]] = {field.name: [] for field in FIELDS}
        for found in self.found:
            by_field[found.field].append(found)
        return by_field

    def taken(self, field: str) -> Found | None:
        """The most trusted of what may be taken."""
        return next((found for found in self.by_field[field] if not found.reason), None)

    def names(self, field: str) -> tuple[str, ...]:
        """The names of a list, none longer than its column."""
        taken = self.taken(field)
        return tuple(name[: BY_NAME[field].length].rstrip() for name in taken.values) if taken else ()

    def text(self, field: str) -> str:
        """The text that is taken, no longer than its column."""
        return next(iter(self.names(field)), "")

    @property
    def rights(self) -> Rights:
        """What is taken, as it would be written."""
        lists = {name: self.names(name) for name in ("creators", "people")}
        lines = {field.name: self.text(field.name) for field in FIELDS if field.name not in (*lists, "headline")}
        return Rights(**lists, **lines | {"title": self.title})

    @property
    def title(self) -> str:
        """What the file calls the picture: its title, or failing that its headline."""
        return self.text("title") or self.text("headline")

    def rows(self) -> list[Row]:
        """A row for every field of which the file says something."""
        return [self._row(field) for field in FIELDS if self.by_field[field.name]]

    def _row(self, field) -> Row:
        taken = self.taken(field.name)
        rest = [found for found in self.by_field[field.name] if found is not taken]
        agreeing = tuple(found for found in rest if taken and not found.reason and found.agrees_with(taken))
        others = tuple(found for found in rest if found not in agreeing)
        return Row(field.name, field.label, taken, agreeing, others)

    def to_json(self) -> dict:
        found = [[found.field, found.place, list(found.values), found.reason] for found in self.found]
        return {"found": found, "problems": list(self.problems)}

    @classmethod
    def from_json(cls, kept: dict) -> "Embedded":
        """What was kept. A field that we no longer know is passed over."""
        return cls(
            tuple(
                Found(field, place, tuple(values), reason)
                for field, place, values, reason in kept.get("found", ())
                if field in BY_NAME
            ),
            tuple(kept.get("problems", ())),
        )


def alike(one: str, other: str) -> bool:
    """Whether two texts, both made plain, differ in nothing but spaces and ends of lines."""
    return one.split() == other.split()


def is_cut(text: str, whole: str, place: str) -> bool:
    """Whether it is the beginning of the whole, up to where IIM had to cut it."""
    limit = IIM_LENGTHS.get(place.removeprefix("IIM "))
    text, whole = (" ".join(each.split()) for each in (text, whole))
    if not limit or not whole.startswith(text):
        return False
    # By bytes or by characters, and a little less where the cut fell into a letter or on a space.
    return limit - 4 <= len(text) <= limit or limit - 4 <= len(text.encode()) <= limit
